"""The documents: every example in them parses, checks, runs and prints what the page says, so that none can rot."""

from __future__ import annotations

import os
import re
import runpy
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import pytest

import eligo
from eligo.checking.cases import read_cases
from eligo.checking.loader import load, load_file
from eligo.cli.differences import differences
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Outcome
from eligo.syntax.formatter import layout
from eligo.syntax.keywords import keywords, language_of
from eligo.syntax.parser import parse
from eligo.text.span import Source

from .conftest import ROOT

DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
LOT1 = ROOT / "policies/erasmus_plus/alliances/seed/lot1.pol"
SEMANTICS = 30
LOCALES = {"cs": "cs_CZ.UTF-8", "en": "en_GB.UTF-8"}

# What a fragment may lean on: taken where the fragment uses the name and does not declare it itself.
POLICY = """policy example.call
  title  en "Example"  cs "Příklad"
  source page en "The page of the call"  cs "Stránka výzvy"
"""
USE = "use erasmus_plus.model\n"
DECLARATIONS = {
    "full_partners": """define full_partners / řádných_partnerů = partners where role in {coordinator, full_partner}
  called  en "full partner", "full partners"
          cs "řádný partner", "řádní partneři", "řádného partnera", "řádných partnerů"
""",
    "grant_limits": """table grant_limits / limity_grantu
  | duration_months / délka_v_měsících | max_grant / nejvyšší_grant |
  | 24                                 | 1 000 000 EUR              |
  | 36                                 | 1 500 000 EUR              |
""",
}
DECLARING = {
    form
    for t in ("DEFINE", "TABLE", "RULE", "CLAUSE", "REGISTER", "PARAMETER")
    for language in ("en", "cs")
    for form in keywords()[t].accepted(language)
}
ALIASES = {"full_partners": "řádných_partnerů", "grant_limits": "limity_grantu"}
RULE = """rule {name}
  title  en "Example"  cs "Příklad"
  source page, "1"
  require """


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a document, or (kind `comment`) a comment that tells the test what to do."""

    document: Path
    line: int
    kind: str
    text: str
    comments: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    """The earlier blocks of the same section on which this one may lean."""

    @property
    def codes(self) -> set[str]:
        """The diagnostics that the comments after the block announce."""
        return {code for c in self.comments for code in re.findall(r"(?<=error: )\w+|(?<=warning: )\w+", c)}


def blocks(document: Path) -> list[Block]:
    """The blocks of a document in their order, each with the comments that follow it."""
    found: list[Block] = []
    kept: tuple[str, ...] = ()
    fence, start = "", 0
    inside: list[str] = []
    for number, line in enumerate(document.read_text("utf-8").splitlines(), 1):
        if fence:
            if line.strip() == fence[:3]:
                text = "".join(f"{row}\n" for row in inside)
                found.append(Block(document, start, fence[3:].strip(), text, kept=kept))
                fence, inside = "", []
            else:
                inside.append(line)
        elif line.startswith("```"):
            fence, start = line, number
        elif line.startswith("## "):
            kept = ()
        elif line.startswith("<!--") and line.endswith("-->"):
            comment = line[4:-3].strip()
            if found and comment == "keep":
                kept = (*kept, found[-1].text)
            elif found and comment.partition(":")[0] in ("error", "warning", "append"):
                found[-1] = replace(found[-1], comments=(*found[-1].comments, comment))
            else:
                found.append(Block(document, number, "comment", comment))
    assert not fence, f"{document.name}:{start}: the block is not closed"
    return found


def policies_in(document: Path) -> list[Block]:
    """The blocks with text in the language, those that walks append to files left out."""
    return [b for b in blocks(document) if b.kind == "pol" and not any(c.startswith("append") for c in b.comments)]


FRAGMENTS = [b for document in DOCUMENTS for b in policies_in(document)]


# ── blocks in the language ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("block", FRAGMENTS, ids=lambda b: f"{b.document.name}:{b.line}")
def test_what_is_written_in_the_language_is_sound(block: Block, tmp_path: Path) -> None:
    """It checks, with exactly the mistakes that the page announces; its tests come out as they expect."""
    language = spoken(block)
    first = first_word(block.text)
    if first in words("EXAMPLE", "TEST"):
        assert failures(block.text, language, tmp_path) == []
        return
    for earlier in block.kept:
        if first_word(earlier) in words("POLICY"):
            written(whole(replace(block, text=earlier, kept=()), language), tmp_path)
    file = written(whole(block, language), tmp_path)
    found = load_file(file)[0].diagnostics
    errors = {d.code for d in found if d.code.startswith("E")}
    warnings = {d.code for d in found} - errors
    announced = block.codes
    assert errors == {code for code in announced if code.startswith("E")}, (file.read_text("utf-8"), found)
    assert {code for code in announced if code.startswith("W")} <= warnings, (file.read_text("utf-8"), found)
    policy = load(file).value
    if policy is not None:
        # Of a proposal of which nothing is known, nothing can be said that a fact could still change.
        outcomes = {rule.outcome for rule in evaluate(policy, "P", (None,) * len(policy.schema.proposal.fields)).rules}
        assert not outcomes & {Outcome.FAIL}, file.read_text("utf-8")


def whole(block: Block, language: str) -> str:
    """The file in which a block can stand: with what it leans on before it, and what it lacks after it."""
    first = first_word(block.text)
    if first in words("RECORD", "VOCABULARY"):
        return "\n".join([*block.kept, block.text])
    frame = "\n".join(text for text in block.kept if first_word(text) not in words("POLICY"))
    if not re.search(rf"^(?:{'|'.join(words('RECORD'))}) ", frame, re.MULTILINE):
        frame = in_language(USE, language) + frame
    if first in words("POLICY"):
        own = any(
            re.search(rf"^{w} |^{p} .* {e} ", block.text, re.MULTILINE)
            for w in words("USE", "RECORD")
            for p in words("POLICY")
            for e in words("EXTENDS")
        )
        return block.text + ("" if own else "\n" + frame) + lacking(block.text, language)
    body = block.text if first in DECLARING else as_rules(block.text, language)
    return "\n".join([in_language(POLICY, language), frame, body, lacking(frame + body, language)])


def words(*terminals: str) -> set[str]:
    """Every spelling of some keywords, in both languages."""
    return {form for t in terminals for language in LOCALES for form in keywords()[t].accepted(language)}


def first_word(text: str) -> str:
    """The word with which a text begins, comments left out."""
    found = re.search(r"^(?!#)\s*([^\W\d]\w*)", text, re.MULTILINE)
    return found[1] if found else ""


def spoken(block: Block) -> str:
    """The language of a block's keywords: what its words say, else that of its document."""
    document = "cs" if block.document.name.endswith(".cs.md") else "en"
    decided = first_word(block.text) in words("POLICY", "RECORD", "VOCABULARY") | DECLARING
    return language_of(block.text) if decided else document


def in_language(text: str, language: str) -> str:
    """English text with the keywords of a language."""
    file = parse(Source("prelude.pol", text), "en").value
    assert file is not None
    return layout(file, language)


def as_rules(conditions: str, language: str) -> str:
    """A rule for each condition; one begins with each line at the margin."""
    parts = re.split(r"\n(?=\S)", conditions.strip("\n"))
    whole = [part for part in parts if not part.lstrip().startswith("#")]
    head = in_language(RULE.format(name="example") + "lot = 1\n", language).rpartition("lot = 1")[0]
    return "\n".join(f"{head.replace('example', f'example_{n}')}{part}\n" for n, part in enumerate(whole))


def lacking(text: str, language: str) -> str:
    """What a text uses and does not declare: the usual names, and a rule where it has none."""
    text = re.sub(r'"[^"\n{]*"', '""', text)
    taken = []
    for name, declaration in DECLARATIONS.items():
        uses = re.search(rf"\b(?:{name}|{ALIASES[name]})\b", text)
        declares = re.search(rf"^(?:define|pojem|table|tabulka) {name}\b", text, re.MULTILINE)
        if uses and not declares:
            taken.append(in_language(declaration, language))
    if not any(re.search(rf"^{w} ", text, re.MULTILINE) for w in words("RULE")):
        source = RULE if re.search(r"(?:source|zdroj) +page ", text) else re.sub(r"  source.*\n", "", RULE)
        taken.append(in_language(source.format(name="needed") + "count(partners) >= 1\n", language))
    return "\n" + "\n".join(taken)


def written(text: str, folder: Path) -> Path:
    """The file of a policy, where its dotted name says."""
    named = re.search(r"^(?:policy|předpis) ([\w.]+)", text, re.MULTILINE)
    file = folder.joinpath(*(named[1] if named else "example.module").split(".")).with_suffix(".pol")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def failures(text: str, language: str, folder: Path) -> list[str]:
    """What goes wrong in tests of lot 1; the example `complete` of the shipped tests is at hand."""
    if not re.search(r"^(?:example|příklad) complete\b", text, re.MULTILINE):
        shipped = LOT1.with_name("lot1.test.pol").read_text("utf-8")
        complete = shipped[shipped.index("example complete") : shipped.index("# One partner more")]
        text = in_language(complete, language) + "\n" + text
    file = folder / "lot1.test.pol"
    file.write_text(text, "utf-8")
    policy = load(LOT1).value
    assert policy is not None
    cases = read_cases(file, policy)[0]
    assert cases.value, cases.diagnostics
    wrong = []
    for case in cases.value:
        verdict = evaluate(policy, "test", case.values, case.as_of, "all")
        wrong += [f"{case.title}: {d}" for d in differences(case, verdict, policy, language)]
    return wrong


# ── what is typed and what is printed ─────────────────────────────────────────────────────


@pytest.mark.slow
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_what_is_typed_prints_what_the_page_shows(
    document: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Commands, changes of files and Python run in their order, in a copy of the policies and examples."""
    for folder in ("policies", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    lines = document.read_text("utf-8").splitlines(keepends=True)
    changed: list[tuple[Block, str]] = []
    for block in blocks(document):
        where = f"{document.name}:{block.line}"
        match block.kind:
            case "console":
                printed = typed(block, tmp_path)
                if as_shown(block.text).fullmatch(printed):
                    continue
                assert request.config.getoption("--accept"), f"{where} prints:\n{printed}"
                assert "\n…\n" not in block.text, f"{where}: edit it by hand; it prints:\n{printed}"
                changed.append((block, printed))
            case "python":
                script = tmp_path / "example.py"
                script.write_text(block.text, "utf-8")
                runpy.run_path(str(script))
            case "pol":
                for comment in block.comments:
                    if comment.startswith("append:"):
                        file = tmp_path / comment.removeprefix("append:").strip()
                        file.write_text(file.read_text("utf-8") + "\n" + block.text, "utf-8")
            case "comment" if block.text.startswith("replace:"):
                name, old, new = (part.strip() for part in block.text.removeprefix("replace:").split(" | "))
                text = (tmp_path / name).read_text("utf-8")
                assert old in text, f"{where}: `{old}` does not stand in {name}"
                (tmp_path / name).write_text(text.replace(old, new), "utf-8")
    for block, printed in reversed(changed):
        lines[block.line : block.line + block.text.count("\n")] = [printed]
    if changed:
        document.write_text("".join(lines), "utf-8")


def typed(block: Block, folder: Path) -> str:
    """The commands of a block, each followed by what it prints."""
    language = "cs" if block.document.name.endswith(".cs.md") else "en"
    environment = os.environ | {
        "LC_ALL": LOCALES[language],
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        "NO_COLOR": "1",
    }
    printed = ""
    for line in block.text.splitlines(keepends=True):
        if not line.startswith("$ "):
            continue
        program, *arguments = shlex.split(line[2:])
        assert program == "eligo", f"{block.document.name}:{block.line}: only eligo is run"
        done = subprocess.run(
            [sys.executable, "-m", "eligo", *arguments],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
        assert done.returncode != 3, done.stdout.decode()
        printed += line + "".join(f"{row.rstrip()}\n" for row in done.stdout.decode().splitlines())
    return printed.replace(str(folder), "…").rstrip("\n") + "\n"


def as_shown(text: str) -> re.Pattern[str]:
    """What a page shows as a pattern: a line `…` stands for any lines, `…` in a line for any words."""
    rows = (
        r"(?:.*\n)*?" if row.strip() == "…" else re.escape(row).replace("…", ".*") + r"\n" for row in text.splitlines()
    )
    return re.compile("".join(rows))


# ── what the documents promise ────────────────────────────────────────────────────────────


@lru_cache(maxsize=4)
def reference(name: str) -> str:
    """A reference of the language."""
    return (ROOT / "docs" / name).read_text("utf-8")


@pytest.mark.parametrize("name", [d.name for d in DOCUMENTS if d.name.startswith("language.")])
def test_every_fine_point_of_the_meaning_is_said(name: str) -> None:
    """Each of the numbered points stands once in its place, and the index at the end leads to each."""
    placed = [int(n) for n in re.findall(r'<a id="m(\d+)"></a>', reference(name))]
    assert sorted(placed) == list(range(1, SEMANTICS + 1))
    assert {int(n) for n in re.findall(r"\]\(#m(\d+)\)", reference(name))} == set(placed)


@pytest.mark.parametrize("name", [d.name for d in DOCUMENTS if d.name.startswith("language.")])
def test_every_keyword_is_in_the_table(name: str) -> None:
    """The reference lists every keyword in both languages."""
    text = reference(name)
    missing = [w for k in keywords().values() for w in (k.spelled["en"][0], k.spelled["cs"][0]) if f"`{w}`" not in text]
    assert missing == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    """Links to files and to headings of the same page exist."""
    text = document.read_text("utf-8")
    anchors = {slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}
    anchors |= set(re.findall(r'<a id="([^"]+)"></a>', text))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif "://" not in target:
            assert (document.parent / target.partition("#")[0]).exists(), target


def slug(heading: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


# ── the recipes ───────────────────────────────────────────────────────────────────────────

KINDS = ("VET", "HEI", "VET", "COMPANY", "CHAMBER", "TRADE_UNION", "HEI", "HEI")


def consortium(*countries: str, **changed: object) -> list[dict[str, object]]:
    """Partners of these countries, the first of them the coordinator; `changed` says what is different for all."""
    return [
        {
            "pic": str(n),
            "country": country,
            "role": "full_partner" if n else "coordinator",
            "type": KINDS[n % len(KINDS)],
            "edtech": n == 1,
            "trains": n % 2 == 0,
            "employs": n % 2 == 1,
            "founded": "2001-05-17",
            "russian_share": 0,
            "budget": 40_000,
        }
        | changed
        for n, country in enumerate(countries)
    ]


ACTIVITIES = [{"name": f"{c}.{n}", "cluster": c} for c, least in ((1, 4), (2, 3), (3, 2)) for n in range(least)]
FINE: dict[str, object] = {
    "lot": 1,
    "managed_by": "executive_agency",
    "submitted_at": "2022-09-15T17:00:00+02:00",
    "starts_on": "2023-03-01",
    "ends_on": "2025-02-28",
    "award_day": "2023-01-20",
    "duration_months": 24,
    "extension_months": 6,
    "requested_grant": 250_000,
    "total_budget": 320_000,
    "participants": 2_000,
    "pages": 60,
    "ecosystem": "health",
    "partners": consortium("CZ", "CZ", "DE", "DE", "FR", "FR", "NO", "NO"),
    "priorities": [{"name": "digital", "kind": "horizontal"}],
    "activities": ACTIVITIES,
    "work_packages": [
        {"name": "1", "kind": "management", "budget": 20_000},
        {"name": "2", "kind": "teaching", "budget": 200_000},
        {"name": "3", "kind": "equipment", "budget": 100_000},
    ],
    "eche_holders": [{"pic": str(n), "issued": "2021-01-01", "expires": "2027-12-31"} for n in range(8)],
    "sanctioned": [{"pic": "999"}],
    "blueprints": [{"ecosystem": "health", "ends": "2023-06-30"}],
    "measures": [{"pic": "3", "since": "2022-01-01", "until": "2022-12-31"}],
}
PROPOSALS: tuple[dict[str, object], ...] = (
    FINE,
    FINE | {"partners": consortium("AT", "FR")},
    FINE | {"partners": consortium("ME", "CZ", "ME", "ME", edtech=False)},
    FINE | {"partners": consortium("CZ", "ME", "GE", "RU", type="COMPANY", trains=False)},
    FINE
    | {
        "submitted_at": "2022-09-15T17:00:01+02:00",
        "starts_on": "2023-07-01",
        "ends_on": "2026-07-02",
        "duration_months": 37,
        "requested_grant": 4_000_001,
        "participants": 3,
        "pages": 121,
        "partners": consortium(*["GE"] * 8, type="PUBLIC_BODY", founded="2020-09-16", russian_share=51, pic="3"),
        "priorities": [],
        "activities": ACTIVITIES[1:],
        "work_packages": [{"name": "1", "kind": k, "budget": 2_000_000} for k in ("management", "equipment")],
        "eche_holders": [{"pic": "3", "issued": "2021-01-01", "expires": "2022-09-14"}],
        "sanctioned": [{"pic": "3"}],
        "blueprints": [{"ecosystem": "health", "ends": "2024-01-01"}],
        "measures": [{"pic": "3", "since": "2022-01-01", "until": "2023-12-31"}],
    },
    FINE
    | {
        "requested_grant": 300_000,
        "partners": consortium("AT", "AT", "CZ", "CZ", type="HEI", pic="7"),
        "eche_holders": [{"pic": "7", "issued": "2021-01-01", "expires": "2022-09-14"}],
    },
)
RECIPES = [b for b in FRAGMENTS if len(b.kept) > 1 and any("the_coordinator" in text for text in b.kept)]


@pytest.mark.parametrize("block", RECIPES, ids=lambda b: f"{b.document.name}:{b.line}")
def test_every_recipe_lets_one_proposal_pass_and_stops_another(block: Block, tmp_path: Path) -> None:
    """A recipe that never holds, or always does, would not say what its line promises."""
    block = replace(block, text=block.text.replace('"digitální"', '"digital"'))
    policy = eligo.load(written(whole(block, spoken(block)), tmp_path))
    outcomes: dict[str, set[str]] = {}
    for number, proposal in enumerate(PROPOSALS):
        verdict = policy.evaluate(proposal | {"id": str(number)})
        for rule in verdict.rules:
            if rule.rule.question is None and rule.rule.id != "needed":
                outcomes.setdefault(rule.rule.id, set()).add(rule.outcome.value)
    one_sided = [name for name, seen in outcomes.items() if not {"pass", "fail"} <= seen]
    assert one_sided == [], outcomes
