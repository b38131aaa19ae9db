"""Slips of the hand in the shipped policies: each is told once, at its place, and hides nothing else."""

from __future__ import annotations

import time
from functools import lru_cache
from pathlib import Path

import pytest

from eligo.checking.cases import read_cases
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.syntax import tree
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse, salvage
from eligo.text.diagnostics import Diagnostic
from eligo.text.span import Source

from .survival import PROGRAMME, SEED

LOT, MODEL, TESTS = "alliances/seed/lot1.pol", "model.pol", "alliances/seed/lot1.test.pol"
COUNTRIES = "countries.pol"


@lru_cache(maxsize=10)
def _shipped(file: str, language: str) -> str:
    text = (PROGRAMME / file).read_text(encoding="utf-8")
    return layout(parse(Source(file, text)).value or pytest.fail("unreadable"), language) if language == "cs" else text


@lru_cache(maxsize=1)
def _policy() -> CheckedPolicy:
    return load(SEED / "lot1.pol").value or pytest.fail("the shipped policy is sound")


def _told(tmp_path: Path, file: str, language: str, was: str, now: str) -> tuple[list[Diagnostic], int]:
    """What is told of a shipped file with one slip, and the line of the slip."""
    text = _shipped(file, language)
    assert was in text, "the slip is made in a text that stands there"
    for each in (LOT, MODEL, COUNTRIES):
        path = tmp_path / "erasmus_plus" / each
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace(was, now, 1) if each == file else _shipped(each, language), encoding="utf-8")
    line = text.count("\n", 0, text.index(was)) + 1
    if file != TESTS:
        return list(load(tmp_path / "erasmus_plus" / LOT).diagnostics), line
    path = tmp_path / "lot1.test.pol"
    path.write_text(text.replace(was, now, 1), encoding="utf-8")
    return list(read_cases(path, _policy())[0].diagnostics), line


ENGLISH = [
    (LOT, 'title   en "At least 4', 'title   en At least 4', "E0120"),
    (LOT, "title   en", "title title en", "E0122"),
    (LOT, "define full_partners", "define full-partners", "E0121"),
    (LOT, "count(full_partners) >= 8", "count(full_partners >= 8", "E0120"),
    (LOT, "count(full_partners) >= 8", "cuont(full_partners) >= 8", "E0107"),
    (LOT, "count(full_partners) >= 8", "count(full_partners) => 8", "E0112"),
    (LOT, "count(full_partners) >= 8", "count(full_partners) >=", "E0123"),
    (LOT, "rule vocational", "ruel vocational", "E0107"),
    (LOT, "rule vocational", "rule", "E0123"),
    (LOT, "rule vocational", "rule vocational\nrule vocational", "E0212"),
    (LOT, "1 500 000 EUR              |", "1 500 000 EUR", "E0120"),
    (LOT, "| 24  ", "24  ", "E0120"),
    (LOT, "in {24, 36}", "in {24 36}", "E0120"),
    (LOT, 'clause page "A1"', "clause page", "E0123"),
    (LOT, 'clause page "A1"', 'clause page "A1"\nclause page "A1"', "E0421"),
    (MODEL, "vocabulary role", "vocabluary role", "E0107"),
    (MODEL, "group labour", "gruop labour", "E0107"),
    (MODEL, 'en "labour market actors"  cs', 'EN "labour market actors"  cs', "E0121"),
    (MODEL, "TRADE_UNION, TRADE_ASSOCIATION", "TRADE_UNION, TRADE_ASSOCIATION or", "E0122"),
    (MODEL, "LARGE_ENTERPRISE, SOCIAL", "LARGE_ENTERPRISE SOCIAL", "E0120"),
    (MODEL, "role                       : role", "role                         role", "E0120"),
    (MODEL, ": country            en", ": contry             en", "E0204"),
    (TESTS, "  given partners[8].country = CZ", "  given partners[8].country =", "E0123"),
    (TESTS, "  expect rule countries pass\n", "  expect rule countries\n", "E0123"),
    (TESTS, "  given partners\n", "  given\n", "E0123"),
    (TESTS, "| CZ      | coordinator  | HEI      |\n", "| CZ      | coordinator  | HEI\n", "E0123"),
    (MODEL, "vocabulary role\n", "", "E0101"),
    (LOT, "define education_partners / vzdělávajících_partnerů =\n", "", "E0101"),
    (LOT, "  | 24  ", "  | duration_months / délka_v_měsících | max_grant / nejvyšší_grant |\n  | 24  ", "E0411"),
    (TESTS, 'test "three programme', 'tset "three programme', "E0107"),
]  # fmt: skip
CZECH = [
    (LOT, "požadavek  počet(full_partners) >= 8", "požadavek  počet(full_partners >= 8", "E0120"),
    (LOT, "požadavek  počet(full_partners) >= 8", "požadvek  počet(full_partners) >= 8", "E0107"),
    (LOT, "požadavek  počet(full_partners) >= 8", "require  počet(full_partners) >= 8", "E0106"),
    (LOT, "pravidlo vocational", "rule vocational", "E0106"),
    (LOT, "pravidlo vocational", "pravidlo", "E0123"),
    (LOT, '"At least 4 programme countries"', "„At least 4 programme countries“", "E0110"),
    (MODEL, "číselník ecosystem", "číselnkí ecosystem", "E0107"),
    (MODEL, "množina labour", "group labour", "E0106"),
    (TESTS, "výsledek nesplněno", "výsledek", "E0123"),
    (TESTS, "výsledek pravidla grant nesplněno", "výseldek pravidla grant nesplněno", "E0107"),
    (TESTS, "příklad with_ninth", "example with_ninth", "E0106"),
]


@pytest.mark.parametrize(
    ("language", "file", "was", "now", "code"),
    [("en", *slip) for slip in ENGLISH] + [("cs", *slip) for slip in CZECH],
)
def test_one_slip_is_told_once_at_its_place(
    language: str, file: str, was: str, now: str, code: str, tmp_path: Path
) -> None:
    told, line = _told(tmp_path, file, language, was, now)
    assert [d.code for d in told] == [code]
    first = line + (now.count("\n") if code in ("E0212", "E0421") else 0)
    assert told[0].span.line == first


def test_without_diacritics_nothing_is_wrong(tmp_path: Path) -> None:
    assert _told(tmp_path, LOT, "cs", "požadavek", "pozadavek")[0] == []


def test_slips_in_two_parts_are_both_told() -> None:
    source = Source("x.pol", 'rule r\n  titel en "R"\n  source page, "1"\n  require cuont(x) >= 1\n  nota en "N"\n')
    assert [(d.code, d.span.line) for d in parse(source).diagnostics] == [("E0107", 2), ("E0107", 4), ("E0107", 5)]


def test_what_is_sound_is_kept_and_what_is_not_is_named() -> None:
    source = Source("x.pol", "define a = b == 1\n\nrule c\n  require a\n\nrule d\n  require b = = 1\n")
    assert parse(source).value is None
    kept = salvage(source).value
    assert kept is not None
    assert [d.name.text for d in kept.declarations if isinstance(d, tree.Rule)] == ["c", "d"]
    assert [span.line for span in kept.damaged] == [6]
    assert {"a", "d"} <= set(kept.broken)
    assert not {"b", "c"} & set(kept.broken)


def test_a_lost_use_leaves_nothing_to_check() -> None:
    assert salvage(Source("x.pol", "ues a.b\n\nrule c\n  require a\n")).value is None


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ("  as in complete\n  given partners[8]", "  as in complte\n  given partners[8]", "E0502"),
        ("example complete", "example compelte", "E0502"),
        ('    | "999000088" | "Mladí remeselníci, o.z."', '#    | "999000088" | "Mladí"', "E0503"),
        ("| pic         | name  ", "| pci         | name  ", "E0202"),
    ],
)
def test_what_follows_from_a_mistaken_example_is_not_told(was: str, now: str, code: str, tmp_path: Path) -> None:
    told, _ = _told(tmp_path, TESTS, "en", was, now)
    assert [d.code for d in told] == [code]


def test_the_other_test_files_mistakes_are_told_beside_a_syntax_mistake(tmp_path: Path) -> None:
    text = _shipped(TESTS, "en").replace("  as in complete", "  as ni complete", 1)
    text = text.replace("expect rule grant fail", "expect rule grnat fail", 1)
    path = tmp_path / "lot1.test.pol"
    path.write_text(text, encoding="utf-8")
    assert sorted(d.code for d in read_cases(path, _policy())[0].diagnostics) == ["E0107", "E0208"]


@pytest.mark.parametrize("spoil", [(")", ""), ('"', ""), ("title", "titel"), ("\nrule ", "\nruel "), (" en ", " ")])
def test_a_megabyte_of_mistakes_is_told_in_seconds(spoil: tuple[str, str]) -> None:
    text = _shipped(LOT, "en")
    half = text * (500_000 // len(text))
    begin = time.process_time()
    for broken in (half + half.replace(*spoil), half + text.replace(*spoil, 1) + half):
        assert salvage(Source("large.pol", broken)).diagnostics
    assert time.process_time() - begin < 20, "far above what it takes"
