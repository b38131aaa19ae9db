"""Every sentence: in both languages, with the same facts and all plural forms; every code has its page."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pytest
from fluent.syntax import ast

from eligo import cli
from eligo.checking.cases import read_cases
from eligo.checking.loader import load
from eligo.syntax.parser import parse
from eligo.text import codes, messages
from eligo.text.diagnostics import Code
from eligo.text.messages import CatalogueError, has, languages, parsed, say, variables
from eligo.text.rendering import as_json, as_text
from eligo.text.shipped import shipped
from eligo.text.span import Source, Span

CATEGORIES = {"zero", "one", "two", "few", "many"}
DEMANDED = {"en": {"one", "other"}, "cs": {"one", "few", "other"}}
# Whom a sentence is about: one language says that none of them does something, another that all of them do not.
SAME = {"none": "everyone"}
# Too large or too long for a page, not a text, not there, a matter of two files, or of a test that runs.
BEYOND_A_FILE = {"E0108", "E0116", "E0118", "E0119", "E0211", "E0504", "E0505", "E0509"}
# Matters of tests, of several policies and of today's date: their examples are run in `test_lint.py`.
BEYOND_A_POLICY = {"E0431", "W0331", "W0322", "W0323", "W0324", "W0325", "W0326", "W0327"}
CODES = sorted({code.id for code in vars(codes).values() if isinstance(code, Code)})


def _entries(language: str) -> Iterator[tuple[str, ast.Message]]:
    for path in sorted((shipped("reports") / "messages" / language).glob("*.ftl")):
        for entry in parsed(path).body:
            if isinstance(entry, ast.Message):
                yield entry.id.name, entry


def _inventory(language: str) -> dict[tuple[str, str | None], frozenset[str]]:
    return {
        (name, attribute): variables(language, name, attribute)
        for name, entry in _entries(language)
        for attribute in [*([None] if entry.value else []), *(a.id.name for a in entry.attributes)]
    }


def _selections(node: object) -> Iterator[ast.SelectExpression]:
    if isinstance(node, ast.SelectExpression):
        yield node
    if isinstance(node, list):
        for part in node:
            yield from _selections(part)
    elif isinstance(node, ast.BaseNode):
        for part in vars(node).values():
            yield from _selections(part)


def test_both_languages_say_the_same_things() -> None:
    assert {"cs", "en"} <= set(languages())
    # Agreement may need a number in one language only: what just chooses a form is left out.
    chosen = {
        (name, s.selector.id.name)
        for language in languages()
        for name, entry in _entries(language)
        for s in _selections(entry)
        if isinstance(s.selector, ast.VariableReference)
    }
    said = {
        language: {
            (name, attribute): {SAME.get(fact, fact) for fact in asked if (name, fact) not in chosen}
            for (name, attribute), asked in _inventory(language).items()
        }
        for language in languages()
    }
    for language in languages():
        assert said[language] == said["en"], language


@pytest.mark.parametrize("language", languages())
def test_every_plural_has_all_its_forms(language: str) -> None:
    demanded = DEMANDED.get(language, {"other"})
    for name, entry in _entries(language):
        for selection in _selections(entry):
            keys = {v.key.name if isinstance(v.key, ast.Identifier) else v.key.value for v in selection.variants}
            if keys & CATEGORIES:
                assert demanded <= keys, f"{name} [{language}] lacks {demanded - keys}"


@pytest.mark.parametrize("language", languages())
def test_every_sentence_can_be_said(language: str) -> None:
    for (name, attribute), asked in _inventory(language).items():
        for fact in (0, 1, 2, 5, 21, Decimal("1.5")):
            text = say(language, name, attribute, **dict.fromkeys(asked, fact))
            assert text.strip() and "{$" not in text and "???" not in text


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", languages())
def test_every_code_has_its_page(language: str, code: str) -> None:
    for attribute in (None, "help", "why"):
        assert has(language, code, attribute), f"{code} {attribute}"
    text = say(language, code, **dict.fromkeys(variables(language, code), "x"))
    assert not text.endswith("."), "one clause, no full stop"
    assert text[0] in "`" or text[0].islower()
    assert say(language, code, "why").endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_an_example(code: str) -> None:
    bad, line, good = (shipped("reports") / "codes" / f"{code}.pol").read_text("utf-8").partition("\n# ---\n")
    assert bad.strip() and line and good.strip()
    assert bad != good


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_is_bad_and_the_good_one_good(code: str, tmp_path: Path) -> None:
    bad, _, good = (shipped("reports") / "codes" / f"{code}.pol").read_text("utf-8").partition("\n# ---\n")
    policy = tmp_path / "call.pol"
    if code.startswith("E05") or code in BEYOND_A_POLICY:
        assert not parse(Source(code, bad)).diagnostics and not parse(Source(code, good)).diagnostics
        if code not in BEYOND_A_FILE | BEYOND_A_POLICY:
            tested = load(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
            assert tested is not None
            policy.write_text(bad, encoding="utf-8")
            assert {found.code for found in read_cases(policy, tested)[0].diagnostics} == {code}
            policy.write_text(good, encoding="utf-8")
            assert read_cases(policy, tested)[0].diagnostics == ()
        return
    policy.write_text(good, encoding="utf-8")
    assert load(policy).diagnostics == ()
    policy.write_text(bad, encoding="utf-8")
    if code not in BEYOND_A_FILE:
        assert code in {found.code for found in load(policy).diagnostics}


@pytest.mark.parametrize("code", sorted(BEYOND_A_FILE))
def test_what_no_page_can_show_is_found_too(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, _, good = (shipped("reports") / "codes" / f"{code}.pol").read_text("utf-8").partition("\n# ---\n")
    policy, command = tmp_path / "call.pol", "check"
    (tmp_path / "example").mkdir()
    match code:
        case "E0108":
            policy.write_text(bad + "\n#" + "x" * 2_000_000, "utf-8")
        case "E0116":
            policy.write_bytes(good.replace("en", "ž").encode("cp1250"))
        case "E0118":
            policy = tmp_path / "missing.pol"
        case "E0119":
            policy.write_text(bad + "".join(f"    or duration_months = {n}\n" for n in range(2_100)), "utf-8")
        case "E0211":
            policy = tmp_path / "example" / "call.pol"
            policy.write_text(bad, "utf-8")
        case "E0504" | "E0509":
            seed = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
            policy.write_text((seed / "lot1.pol").read_text("utf-8"), "utf-8")
            policy, command = tmp_path / "call.test.pol", "test"
            policy.write_text(bad, "utf-8")
        case "E0505":
            policy = tmp_path / "tests.test.pol"
            policy.write_text(bad, "utf-8")
    if code == "E0118":
        assert code in {found.code for found in load(policy).diagnostics}
        return
    monkeypatch.setattr(sys, "argv", ["eligo", command, str(policy), "--format", "json"])
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert code in {found["code"] for found in json.loads(capsys.readouterr().out)}


def test_no_code_without_a_constant() -> None:
    named = {name for name, _ in _entries("en") if re.fullmatch(r"[EW]\d{4}", name)}
    assert named == set(CODES)
    assert {path.stem for path in (shipped("reports") / "codes").glob("[EW]*.pol")} == set(CODES)


def test_every_terminal_has_a_name() -> None:
    grammar = (shipped("grammar") / "pol.lark").read_text("utf-8")
    keywords = (shipped("grammar") / "keywords.toml").read_text("utf-8")
    terminals = set(re.findall(r"\b[A-Z][A-Z_]+\b", re.sub(r'//.*|".*?"|/.*/', "", grammar)))
    unnamed = terminals - set(re.findall(r"^\[(\w+)\]", keywords, re.MULTILINE)) - {"COMMENT", "SPACE"}
    for terminal in sorted(unnamed):
        assert has("cs", f"terminal-{terminal}"), terminal


def test_a_broken_catalogue_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "broken.ftl"
    path.write_text("good = fine\n\nbad = { $n ->\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"broken\.ftl:\d+: "):
        parsed(path)


def test_what_is_inserted_is_never_read_as_a_sentence() -> None:
    assert say("en", "E0201", name="{ $x } \u2068*[one]") == "no such name: `{ $x } \u2068*[one]`"
    assert say("cs", "E0108", size=1_500_000) == "soubor je příliš velký, počet znaků: 1\u00a0500\u00a0000"
    assert len(say("en", "E0201", name="x" * 10_000)) > 10_000


@pytest.mark.parametrize("language", sorted(DEMANDED))
def test_a_plain_sentence_reads_as_fluent_writes_it(language: str) -> None:
    """Most sentences are words and facts only, and are said without Fluent; nobody can tell."""
    catalogue = messages._catalogue(language)
    drawn: Iterator[str | int] = cycle([0, "", 1, "a { $b }", 999, 1_000, "ž\nc  ", -1_234_567, 10**12])
    told = 0
    for name, _ in _entries(language):
        for attribute, pieces in catalogue.plain_parts(name).items():
            read = catalogue.entry(name)
            pattern = read.value if attribute is None else read.attributes[attribute]
            facts: dict[str, str | int] = {fact: next(drawn) for fact in pieces[1::2]}
            several: list[dict[str, str | int]] = [facts, dict.fromkeys(facts, 12_345), dict.fromkeys(facts, "x")]
            for every in several:
                written, wrong = catalogue.bundle.format_pattern(pattern, every)  # type: ignore[arg-type]
                assert not wrong and say(language, name, attribute, **every) == written
            told += 1
    assert told > 800, "the plain ones are most of the catalogue"


@pytest.mark.parametrize("entry", ["m = { $a ->\n *[other] b\n }\n", "m =\n    a\n    b\n", "m = { -b }\n", 'm = { "a" }\n',
                                   "m = a\n    b\n", "m = a }\n", "m = { NUMBER($a) }\n", "m = a\n    .b = { c }\n"])  # fmt: skip
def test_anything_but_words_and_facts_is_left_to_fluent(entry: str) -> None:
    assert messages._plain_parts(entry) == {}


def test_an_unknown_language_or_message_is_a_key_error() -> None:
    for language, message in (("xx", "E0201"), ("../en", "E0201"), ("en", "E9999")):
        assert not has(language, message)
        with pytest.raises(KeyError):
            say(language, message)


def test_a_third_language_is_just_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports" / "messages" / "sk"
    folder.mkdir(parents=True)
    (folder / "one.ftl").write_text("partner = { -name }: { $n ->\n    [one] jeden\n    [few] pár\n"
                                    "    [many] kus\n   *[other] veľa\n}\n", encoding="utf-8")  # fmt: skip
    (folder / "two.ftl").write_text("-name = partneri\n", encoding="utf-8")
    monkeypatch.setattr(messages, "shipped", lambda name: tmp_path / name)
    assert messages.languages() == ("sk",)
    assert [say("sk", "partner", n=n) for n in (1, 2, 5, Decimal("1.5"), Decimal("2.0"))] == [
        "partneri: jeden", "partneri: pár", "partneri: veľa", "partneri: kus", "partneri: pár",
    ]  # fmt: skip


# ── diagnostics on a terminal ─────────────────────────────────────────────────────────────

TEXT = "rule countries\n  require contry = CZ\n"
SPAN = Span("ceiling.pol", 25, 31, 2, 11, 2, 17)


def test_a_diagnostic_shows_its_place() -> None:
    found = codes.UNKNOWN_NAME.at(SPAN, name="contry", nearest="country")
    sources = {"ceiling.pol": Source("ceiling.pol", TEXT)}
    assert as_text([found], sources, "cs") == (
        "chyba[E0201]: neznámé jméno: `contry`\n"
        " --> ceiling.pol:2:11\n"
        "2 |   require contry = CZ\n"
        "  |           ^^^^^^\n"
        "  = nejbližší známé jméno: `country`\n"
    )
    assert "\x1b" not in as_text([found], sources, "en")
    assert "\x1b[1;31m" in as_text([found], sources, "en", color=True)


def test_what_may_stand_here_is_named() -> None:
    found = codes.UNEXPECTED.at(SPAN, read="[", expected="terminal-NAME|where|terminal-END")
    assert "  = co tu může stát: jméno, `where`, konec souboru\n" in as_text(
        [found], {"ceiling.pol": Source("ceiling.pol", TEXT)}, "cs"
    )


def test_hostile_text_is_made_visible_and_long_lines_are_clipped() -> None:
    line = "x" * 500 + "\x1b[31m\u202e" + "y" * 500
    place = Span("a\x1bb.pol", 500, 501, 1, 501, 1, 502)
    text = as_text([codes.UNEXPECTED.at(place, read="\x1b")], {place.file: Source(place.file, line)}, "en")
    assert "\x1b" not in text and "\u202e" not in text
    assert "␛" in text
    excerpt, marks = text.split("\n")[2:4]
    assert len(excerpt) < 120
    assert excerpt[marks.index("^")] == "␛"


def test_a_missing_fact_or_source_is_no_accident() -> None:
    for code in CODES:
        for language in languages():
            assert as_text([Code(code).at(SPAN)], {}, language)


def test_an_expected_result_is_named_as_it_is_typed() -> None:
    found = codes.TEST_FAILED.at(SPAN, expected="outcome-needs-judgement", found="outcome-fail")
    assert "test dopadl jinak, očekáváno: `k posouzení`, výsledek: `nesplněno`" in as_text([found], {}, "cs")


def test_a_page_shows_where_facts_stand() -> None:
    assert messages.pattern("cs", "E0201") == "neznámé jméno: `…`"
    assert messages.pattern("cs", "W0301").startswith("pravidlo `…` nemá název")


def test_json() -> None:
    (found,) = as_json([codes.UNKNOWN_NAME.at(SPAN, name="contry")], "en")
    assert found == {
        "code": "E0201", "severity": "error", "message": "no such name: `contry`",
        "help": "declare it with `define`, or take a field of the proposal",
        "file": "ceiling.pol", "line": 2, "column": 11, "end_line": 2, "end_column": 17, "facts": {"name": "contry"},
        "fix": None,
    }  # fmt: skip
