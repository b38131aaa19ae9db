"""Tests of officers: what they read, what they expect, what they say when they fail, and running them again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from eligo.checking.cases import Case, read_cases
from eligo.checking.loader import load
from eligo.cli.differences import Difference, differences, plain, written
from eligo.cli.watching import watch
from eligo.evaluation.engine import evaluate
from eligo.syntax.formatter import layout
from eligo.syntax.parser import parse
from eligo.text.diagnostics import Diagnostic
from eligo.text.shipped import shipped
from eligo.text.span import Source

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
LOT1 = load(SEED / "lot1.pol").value
assert LOT1 is not None
_SHIPPED = (SEED / "lot1.test.pol").read_text("utf-8")
COMPLETE = _SHIPPED[_SHIPPED.index("example complete") : _SHIPPED.index('test "')]


def read(text: str, folder: Path) -> tuple[tuple[Case, ...], tuple[Diagnostic, ...]]:
    """The cases of a text, the shipped examples of lot 1 at hand, and the diagnostics with lines of the text."""
    assert LOT1 is not None
    file = folder / "lot1.test.pol"
    file.write_text(text + "\n" + COMPLETE, "utf-8")
    result, _ = read_cases(file, LOT1)
    return result.value or (), result.diagnostics


def failing(text: str, folder: Path, language: str = "en") -> list[Difference]:
    """What comes out differently from what the tests of a text expect."""
    assert LOT1 is not None
    cases, found = read(text, folder)
    assert not found, found
    return [
        d
        for case in cases
        for d in differences(case, evaluate(LOT1, "t", case.values, case.as_of, "all"), LOT1, language)
    ]


# ── what is expected ──────────────────────────────────────────────────────────────────────

MET = [
    "expect rule countries pass measured 4",
    "expect rule countries fail measured 3 | given partners[8].country = CZ",
    "expect rule countries undecided measured 3 to 4 missing partners[8].country | given partners[8].country = unknown",
    "expect rule full_partners undecided measured at least 0 | given partners = unknown",
    "expect rule duration undecided measured unknown missing duration_months | given duration_months = unknown",
    "expect rule duration pass measured 24",
    "expect rule grant undecided measured unknown | given requested_grant = unknown",
    'expect rule countries fail message en "3 programme" cs "3 programové země" | given partners[8].country = CZ',
    'expect rule grant fail message cs "1 000 001 EUR" | given requested_grant = 1 000 001 EUR',
    'expect fail message en "Grant within the limit" | given requested_grant = 1 000 001 EUR',
    "expect undecided missing lot | given lot = unknown",
    "expect undecided missing partners[8].country, partners[7].country | given partners[8].country = unknown",
    "expect warnings 1 | given partners[1].type = VET",
    "expect warnings 0",
]
UNMET = [
    ("expect rule countries pass measured 5", "measured"),
    ("expect rule countries pass measured at least 4", "measured"),
    ("expect rule countries pass measured at most 4", "measured"),
    ("expect rule countries pass measured 3 to 4", "measured"),
    ("expect rule countries pass measured unknown", "measured"),
    ("expect rule countries pass measured CZ", "measured"),
    ("expect rule innovative_and_transnational needs_judgement measured 1", "measured"),
    ("expect rule duration undecided measured 24 | given duration_months = unknown", "measured"),
    ("expect rule countries undecided missing partners[7].country | given partners[8].country = unknown", "missing"),
    ("expect pass missing lot", "missing"),
    ('expect rule countries pass message en "5 programme countries"', "message"),
    ('expect rule countries pass message cs "4 programme countries"', "message"),
    ('expect pass message "Grant"', "message"),
    ("expect warnings 1", "warnings"),
    ("expect rule countries fail", "outcome"),
    ("expect undecided", "outcome"),
]


def _test(line: str) -> str:
    expected, _, given = line.partition(" | ")
    return f'test "one"\n  as in complete\n  {given}\n  {expected}\n'


@pytest.mark.parametrize("line", MET)
def test_what_is_expected_can_be_met(line: str, tmp_path: Path) -> None:
    found = failing(_test(line), tmp_path)
    # Of two facts named missing, one is not.
    assert len(found) == ("partners[7].country" in line), found


@pytest.mark.parametrize(("line", "what"), UNMET)
def test_what_is_expected_can_fail(line: str, what: str, tmp_path: Path) -> None:
    (difference,) = failing(_test(line), tmp_path)
    assert difference.what == what and difference.wanted != difference.got and difference.reason
    assert difference.diagnostic.code == ("E0504" if what == "outcome" else "E0509")
    assert difference.diagnostic.span.line == 4


def test_several_differences_of_a_test_are_all_told_in_the_order_of_its_lines(tmp_path: Path) -> None:
    text = 'test "all"\n as in complete\n expect rule countries fail measured 3\n expect warnings 2\n expect fail\n'
    found = failing(text, tmp_path)
    assert [(d.what, d.diagnostic.span.line) for d in found] == [
        ("outcome", 3), ("measured", 3), ("warnings", 4), ("outcome", 5),
    ]  # fmt: skip


def test_names_of_facts_and_spaces() -> None:
    assert [written(p) for p in ("/lot", "/partners/7/role", "/partners/0")] == [
        "lot",
        "partners[8].role",
        "partners[1]",
    ]
    assert plain("1\u00a0000\u202f000  EUR\n") == "1 000 000 EUR"


# ── what a test says ──────────────────────────────────────────────────────────────────────

MISTAKES = [
    ("example e\n  expect pass", "E0508", 2),
    ("example e\n  cases\n    | lot |\n    | 1   |", "E0508", 2),
    ('test "t"\n  as in complete\n  cases\n    | lot | outcome |\n    | pass | pass |', "E0510", 5),
    ('test "t"\n  as in complete\n  cases\n    | lot | outcome |\n    | 1 | 24 |', "E0510", 5),
    ('test "t"\n  as in complete\n  cases\n    | measured grant |\n    | pass |', "E0510", 5),
    ('test "t"\n  as in complete\n  cases\n    | warnings |\n    | 1.5 |', "E0510", 5),
    ('test "t"\n  as in complete\n  cases\n    | lot | outcome |\n    | 1 |', "E0408", 5),
    ('test "t"\n  as in complete\n  cases\n    | lot |\n    | 1 |', "E0501", 5),
    ('test "t"\n  as in complete\n  cases\n    | rule grnt |\n    | pass |', "E0208", 4),
    ('test "t"\n  as in complete\n  cases\n    | lott | outcome |\n    | 1 | pass |', "E0202", 4),
    ('test "t"\n  as in complete\n  cases\n    | partners[9].role | outcome |\n    | coordinator | pass |', "E0503", 5),
    ('test "t"\n  as in complete\n  expect rule grant undecided missing partners[1].rol', "E0202", 3),
    ('test "t"\n  as in complete\n  expect rule grant undecided missing lot[1].role', "E0303", 3),
    ('test "t"\n  as in complete\n  expect rule grant pass measured EURO', "E0314", 3),
    ('test "t"\n  as in complete\n  expect pass message de "ja"', "E0218", 3),
    ('test "t"\n  as in complete\n  expect pass message ""', "E0501", 3),
    ('test "t"\n  as in complete\n  with lot\n    | a |\n    | 1 |\n  expect pass', "E0303", 3),
    ('test "t"\n  as in complete\n  given lot = {}\n  expect pass', "E0303", 3),
]


@pytest.mark.parametrize(("text", "code", "line"), MISTAKES)
def test_a_mistake_in_a_test_is_told_where_it_is(text: str, code: str, line: int, tmp_path: Path) -> None:
    _, found = read(text, tmp_path)
    assert [(d.code, d.span.line) for d in found] == [(code, line)]


def test_each_row_of_a_table_is_a_test_of_its_own(tmp_path: Path) -> None:
    text = """test "rows"
  as in complete
  given duration_months = 36
  expect rule countries pass
  cases
    | requested_grant | partners[8].role   | rule full_partners | outcome |
    |                 |                    | pass               | pass    |
    | unknown         | associated_partner | fail               |         |
    | 1 000 000.5 EUR |                    | pass               |         |
"""
    cases, found = read(text, tmp_path)
    assert not found
    assert [case.title for case in cases] == [
        "rows",
        "rows: requested_grant = unknown, partners[8].role = associated_partner",
        "rows: requested_grant = 1 000 000.5 EUR",
    ]
    assert [[c.place for c in case.changes] for case in cases] == [
        ["duration_months"],
        ["duration_months", "requested_grant", "partners[8].role"],
        ["duration_months", "requested_grant"],
    ]
    assert [len(case.expectations) for case in cases] == [3, 2, 2]
    assert [case.span.line for case in cases] == [7, 8, 9]
    assert cases[0].values != cases[1].values and cases[0].example == "complete"


def test_only_what_differs_from_the_example_is_a_change(tmp_path: Path) -> None:
    text = """test "changes"
  as in complete
  given lot = 1
  given duration_months = 36
  given duration_months = 24
  given requested_grant = 5 EUR
  given requested_grant = 6 EUR
  without partners[8]
  with partners
    | name  |
    | "One" |
    | "Two" |
  expect fail
"""
    (case,), _ = read(text, tmp_path)
    assert [(c.place, c.element, c.before is None, c.after is None) for c in case.changes] == [
        ("requested_grant", False, False, False),
        ("partners[8]", True, False, True),
        ("partners[8]", True, True, False),
        ("partners[9]", True, True, False),
    ]
    assert (case.changes[0].before, case.changes[0].after) == (1_000_000, 6)


def test_both_languages_of_a_test_file_mean_the_same(tmp_path: Path) -> None:
    assert LOT1 is not None
    file = parse(Source("lot1.test.pol", _SHIPPED)).value
    assert file is not None
    czech = tmp_path / "lot1.test.pol"
    czech.write_text(layout(file, "cs"), "utf-8")
    assert "výsledek pravidla" in czech.read_text("utf-8") and "expect" not in czech.read_text("utf-8").split()
    cases, shipped_cases = (read_cases(p, LOT1)[0].value for p in (czech, SEED / "lot1.test.pol"))
    assert cases and shipped_cases and [c.values for c in cases] == [c.values for c in shipped_cases]
    assert [c.expectations for c in cases] == [c.expectations for c in shipped_cases]


# ── watching ──────────────────────────────────────────────────────────────────────────────


def test_watching_acts_at_once_and_after_each_change(tmp_path: Path) -> None:
    watched, beside, other = tmp_path / "w" / "a.pol", tmp_path / "model.pol", tmp_path / "w" / "notes.txt"
    watched.parent.mkdir()
    for file in (watched, beside, other):
        file.write_text("1", "utf-8")
    acts: list[list[str]] = []
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: watched.write_text("12", "utf-8"),
        lambda: other.write_text("12", "utf-8"),
        lambda: beside.write_text("12", "utf-8"),
        lambda: (watched.parent / "b.pol").write_text("1", "utf-8"),
        watched.unlink,
        lambda: None,
    ]
    waited: list[float] = []

    def wait(seconds: float) -> None:
        steps[len(waited)]()
        waited.append(seconds)

    def act(changed: Sequence[Path]) -> Sequence[Path]:
        acts.append([file.name for file in changed])
        return (beside,)

    watch((tmp_path / "w",), act, wait, looks=len(steps))
    assert acts == [[], ["a.pol"], ["model.pol"], ["b.pol"], ["a.pol"]]
    assert len(waited) == len(steps) and all(0 < seconds <= 1 for seconds in waited)
