"""Every kind of page, in a browser and before two validators: anybody can read it, on any screen and on paper.

Needs Node with the packages of `tests/browser` (`npm ci` there), Chromium and Java; without them these tests are skipped
and say what is missing.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

import pytest

from eligo.analysis.comparison import compare
from eligo.analysis.effects import effects
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.data.reading import read
from eligo.data.records import Batch
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Verdict
from eligo.reporting import html
from eligo.reporting.audiences import Audience
from eligo.reporting.changes_page import changes_view
from eligo.reporting.corresponding import kind_of
from eligo.reporting.handbook import handbook
from eligo.reporting.letters import KINDS, LetterFacts
from eligo.reporting.names import file_stem
from eligo.reporting.overview import overview
from eligo.reporting.overview_lists import line
from eligo.reporting.tally import Tally
from eligo.reporting.theme_files import example, load_theme
from eligo.reporting.writing import Wanted, write_reports
from eligo.text.shipped import shipped

from .conftest import CORPUS, ROOT

BROWSER = ROOT / "tests" / "browser"
MODULES = BROWSER / "node_modules"
LANGUAGES = ("cs", "en")
_UNSURE_OF = (
    "Inline script violates Content Security Policy",
    "Resource violates Content Security Policy (meta tag): image “data:image/",
)
"""What the checker cannot tell: it compares no hash of a script with the one that the page admits, which `test_volume`
does, and takes a picture in the page for one from elsewhere, which the browser would tell."""
MODES = ("wide", "narrow", "print", "forced")
pytestmark = pytest.mark.slow


def _chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def _needed(*commands: str) -> None:
    """Skips where a program is absent that no Python package brings."""
    lacking = [name for name in ("node", *commands) if shutil.which(name) is None]
    if lacking:
        pytest.skip(f"not installed: {', '.join(lacking)}")
    asked = subprocess.run(["node", "-p", "process.versions.node"], capture_output=True, text=True, check=True)
    if int(asked.stdout.split(".")[0]) < 20:
        pytest.skip("Node is older than version 20")
    if not MODULES.is_dir():
        pytest.skip("the packages of tests/browser are not installed: run `npm ci` there")


def _policy(path: Path) -> CheckedPolicy:
    checked = load(path).value
    assert checked is not None
    return checked


def _reports(folder: Path) -> Iterator[Path]:
    """The overviews of the examples, and a proposal of each outcome, in one language after the other."""
    seed = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
    policies = [_policy(seed / f"lot{lot}.pol") for lot in (1, 2)]
    batch: Batch = read([str(shipped("examples") / "alliances.xlsx")], policies[0].schema)
    verdicts = [evaluate(policy, p.id, p.values, reasons="all") for policy in policies for p in batch.proposals]
    write_reports(verdicts, batch, folder, Wanted(("html",), LANGUAGES))
    yield from (folder / language / "index.html" for language in LANGUAGES)
    first: dict[str, Verdict] = {}
    for verdict in verdicts:
        first.setdefault(verdict.outcome.value, verdict)
    assert {"pass", "fail", "undecided", "not_applicable"} <= first.keys()
    for verdict, language in zip(first.values(), cycle(LANGUAGES), strict=False):
        assert verdict.policy is not None
        yield folder / language / f"{file_stem(verdict.proposal, verdict.policy.name)}.html"
    yield from _letters(verdicts, batch, folder / "letters")


def _letters(verdicts: Sequence[Verdict], batch: Batch, folder: Path) -> Iterator[Path]:
    """A letter of each kind in each language: with the look of an office, and with all gaps that it may have."""
    theme = load_theme(example(), LANGUAGES)[0]
    facts = LetterFacts("NA-{id}", date(2022, 9, 19), date(2022, 10, 3))
    first = {kind: v for v in reversed(verdicts) if (kind := kind_of(v)) is not None}
    assert set(first) == set(KINDS)
    for name, wanted in (
        ("office", Wanted(("html",), LANGUAGES, theme, Audience.APPLICANT, facts=facts)),
        ("bare", Wanted(("html",), LANGUAGES, audience=Audience.APPLICANT)),
    ):
        written = write_reports(list(first.values()), batch, folder / name, wanted)
        letters = [file for file in written if file.stem.endswith("-letter")]
        assert len(letters) == len(KINDS) * len(LANGUAGES)
        yield from letters


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Pages of every kind, in every language."""
    folder = tmp_path_factory.mktemp("pages")
    calls = [_policy(CORPUS / "handbook" / "policies" / f"call_{year}.pol") for year in (2025, 2026)]
    written = {"book-cs": handbook(calls[:1], ("cs",), "html"), "book-en": handbook(calls, ("en",), "html"),
               "book-of-both": handbook(calls, LANGUAGES, "html")}  # fmt: skip
    years = [
        _policy(shipped("policies") / "erasmus_plus" / "alliances" / year / "lot2.pol") for year in ("2024", "2025")
    ]
    batch = read([str(shipped("examples") / "alliances.jsonl")], years[0].schema)
    between = compare(years[0], years[1])
    happened = effects(between, [(p.id, p.values, p.values) for p in batch.proposals], None)
    for language in LANGUAGES:
        written[f"changes-{language}"] = html.changes_page([changes_view(between, language, happened, 100)])
    for name, page in written.items():
        (folder / f"{name}.html").write_text(page, "utf-8")
    return [*_reports(folder / "reports"), *(folder / f"{name}.html" for name in written)]


@pytest.fixture(scope="module")
def seen(pages: list[Path]) -> list[dict[str, str]]:
    """What a browser finds wrong, in all modes."""
    _needed()
    chromium = _chromium()
    if chromium is None:
        pytest.skip("not installed: chromium")
    return _answers(["node", str(BROWSER / "look.mjs"), chromium], pages)


def _answers(command: list[str], pages: list[Path]) -> list[dict[str, str]]:
    asked = json.dumps([str(page) for page in pages])
    done = subprocess.run(command, input=asked, capture_output=True, text=True, cwd=BROWSER, timeout=600, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def _told(found: list[dict[str, str]]) -> str:
    return "\n".join(f"{Path(wrong['file']).name}: {wrong['problem']}" for wrong in found)


@pytest.mark.parametrize("mode", MODES)
def test_a_browser_finds_nothing_wrong(seen: list[dict[str, str]], mode: str) -> None:
    """No violation of axe; nothing to scroll sideways; the keyboard reaches everything; nothing is loaded."""
    assert not _told([wrong for wrong in seen if wrong["mode"] == mode])


def test_a_long_list_is_unfolded_and_searched_and_is_whole_without_scripts(tmp_path: Path) -> None:
    """Only the first 500 are laid out; the keyboard goes on where the list does; a search finds what is not shown."""
    _needed()
    chromium = _chromium()
    if chromium is None:
        pytest.skip("not installed: chromium")
    policy = _policy(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol")
    proposal = read([str(shipped("examples") / "alliances.jsonl")], policy.schema).proposals[0]
    one = line(evaluate(policy, proposal.id, proposal.values, reasons="all"), "en", "page")
    lines = [replace(one, id=f"P-{n}", file=f"p-{n}") for n in range(1, 1101)]
    lines.append(replace(one, id="P-1101", title="Last of all"))
    page = tmp_path / "index.html"
    page.write_text(html.index_page(overview(Tally(), "en", lines)), "utf-8")
    done = subprocess.run(
        ["node", str(BROWSER / "list.mjs"), chromium],
        input=json.dumps([str(page)]), capture_output=True, text=True, cwd=BROWSER, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    seen = json.loads(done.stdout)
    listed = "Listed: the first 500 of 1,101."
    assert seen["first"] == {
        "rows": 500,
        "told": f"Proposals found: 1,101 of 1,101. {listed}",
        "rest": f"{listed} List 500 more",
        "button": "List 500 more",
        "focus": -1,
    }
    assert (seen["more"]["rows"], seen["more"]["focus"]) == (1000, 500)
    found = seen["found"]
    assert (found["rows"], found["told"], found["rest"]) == (1, "Proposals found: 1 of 1,101", "")
    assert (seen["again"]["rows"], seen["again"]["told"]) == (500, seen["first"]["told"])
    assert (seen["printed"]["rows"], seen["printed"]["button"]) == (500, "")
    assert seen["printed"]["rest"].startswith(listed)
    assert seen["without"]["rows"] == 1101


def test_html_validate_finds_nothing_wrong(pages: list[Path]) -> None:
    _needed()
    assert not _told(_answers(["node", str(BROWSER / "validate.mjs")], pages))


def test_the_nu_checker_finds_nothing_wrong(pages: list[Path]) -> None:
    _needed("java")
    checker = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
    command = ["java", "-Xss4m", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, timeout=300, check=False)
    messages = [m for m in json.loads(done.stdout)["messages"] if not m["message"].startswith(_UNSURE_OF)]
    assert not _told([{"file": m["url"], "problem": f"{m['message']} (line {m.get('lastLine')})"} for m in messages])


def test_the_checks_see_what_is_wrong(tmp_path: Path) -> None:
    """A page with one mistake of each kind: otherwise nobody would know that the checks look."""
    _needed("java")
    chromium = _chromium()
    if chromium is None:
        pytest.skip("not installed: chromium")
    page = tmp_path / "wrong.html"
    page.write_text(
        '<!DOCTYPE html><html lang="cs"><head><title>x</title><style>a:focus { outline: none }</style></head><body><main>'
        '<h1>x</h1><p style="color:#ccc">faint</p><p style="width:900px">wide</p><a href="x">here</a>'
        '<button tabindex="-1">never</button><img src="https://example.org/x.png"></main></body></html>',
        "utf-8",
    )
    found = _told(_answers(["node", str(BROWSER / "look.mjs"), chromium], [page]))
    for said in (
        "color-contrast",
        "image-alt",
        "scrolls sideways",
        "focus is not seen",
        "not reached",
        "asks for",
        "not shown",
    ):
        assert said in found
    assert "no-inline-style" in _told(_answers(["node", str(BROWSER / "validate.mjs")], [page]))


def test_the_lock_file_names_no_registry() -> None:
    lock = json.loads((BROWSER / "package-lock.json").read_text("utf-8"))
    packages = [about for name, about in lock["packages"].items() if name]
    assert packages and all("integrity" in about and "resolved" not in about for about in packages)
