"""Numbers, days and limits in titles and messages: what calls really write, beside the conditions of their rules."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligo.checking.loader import load
from eligo.checking.said import numbers_said, words_of
from eligo.checking.said_days import DaySaid, TimeSaid, days_said

from .conftest import CORPUS
from .spoken_limits import SAME, STALE, Line

ABOUT_WORDS = {"W0307", "W0311", "W0312"}
TABLES = {
    "limits[": """table limits
  | duration_months | max_grant     |
  | 24              | 1 000 000 EUR |
  | 36              | 1 500 000 EUR |

""",
    "page_limits[": """table page_limits
  | requested_grant             | most |
  | at most 60 000 EUR          | 40   |
  | 60 001 EUR to 3 999 999 EUR | 70   |
  | at least 4 000 000 EUR      | 120  |

""",
}
POLICY = """policy shapes.call
  title en "T" cs "T"
  source page "The page"

use shapes.model

{declared}rule tried
  title en "{en}" cs "{cs}"
  source page, "1"
  {body}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The model of the rule shapes, for policies that stand beside it."""
    folder = tmp_path_factory.mktemp("root") / "shapes"
    folder.mkdir()
    for name in ("model.pol", "countries.pol"):
        shutil.copy(CORPUS / "shapes" / name, folder)
    return folder


def _told(folder: Path, line: Line) -> list[str]:
    declared, en, cs, body = line
    declared += "".join(table for name, table in TABLES.items() if f" {name}" in body)
    file = folder / "call.pol"
    file.write_text(POLICY.format(declared=declared, en=en, cs=cs, body=body), encoding="utf-8")
    result = load(file)
    assert not result.has_errors, [d.code for d in result.diagnostics]
    return [d.code for d in result.diagnostics if d.code in ABOUT_WORDS]


def _name(line: Line) -> str:
    return next((words for words in line[1:3] if words != "A"), line[3])


@pytest.mark.parametrize("line", SAME, ids=_name)
def test_words_that_say_what_the_condition_says_are_left_alone(line: Line, folder: Path) -> None:
    assert _told(folder, line) == []


@pytest.mark.parametrize("line", STALE, ids=_name)
def test_words_that_the_condition_has_left_behind_are_told(line: Line, folder: Path) -> None:
    assert _told(folder, line)


@pytest.mark.parametrize("language", ["en", "cs"])
def test_each_language_is_compared_alone(language: str, folder: Path) -> None:
    title = {"en": "At least 4 partners", "cs": "Nejméně 4 partneři"}
    texts = {other: title[other] if other == language else "A" for other in title}
    assert _told(folder, ("", texts["en"], texts["cs"], "require count(partners) >= 5")) == ["W0307"]


@pytest.mark.parametrize(
    ("language", "text", "value", "means"),
    [
        ("en", "twenty-five partners", 25, {25}),
        ("cs", "dvacet pět partnerů", 25, {25}),
        ("en", "three years", 3, {3, 36}),
        ("cs", "tříletý projekt", 36, {36}),
        ("cs", "2letý projekt", 2, {2, 24}),
        ("en", "two weeks", 2, {2, 14}),
        ("en", "EUR 1.5M", 1_500_000, {1_500_000}),
        ("en", "1,000,000 EUR", 1_000_000, {1_000_000}),
        ("cs", "120K EUR", 120_000, {120_000}),
        ("cs", "jeden milion eur", 1_000_000, {1_000_000}),
        ("en", "two- or three-year projects", 2, {2, 24}),
        ("en", "a fifth of the budget", 20, {20}),
    ],
)
def test_a_number_means_what_a_condition_would_have(language: str, text: str, value: int, means: set[int]) -> None:
    first = next(numbers_said(text, language))
    assert first.value == value
    assert first.means == means


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "by 10 March 2026", [(2026, 3, 10)]),
        ("en", "by March 10th, 2026", [(2026, 3, 10)]),
        ("en", "by 2026-03-10", [(2026, 3, 10)]),
        ("en", "from 1 to 31 October", [(None, 10, 1), (None, 10, 31)]),
        ("en", "in October 2026", [(2026, 10, None)]),
        ("en", "Partners may join 3 times", []),
        ("cs", "do 10. března 2026", [(2026, 3, 10)]),
        ("cs", "do 10. 3. 2026", [(2026, 3, 10)]),
        ("cs", "do 10.03.2026", [(2026, 3, 10)]),
        ("cs", "v lednu 2027", [(2027, 1, None)]),
        ("cs", "verze 2.1.3", []),
    ],
)
def test_days_are_read_as_they_are_written(language: str, text: str, days: list[tuple[int | None, int, int]]) -> None:
    found = days_said(text, language)[0]
    assert [(one.year, one.month, one.day) for one in found] == days


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "by 17:00:00 Brussels time", [(17, 0)]),
        ("en", "by 5 pm", [(17, 0)]),
        ("en", "by 12.30 a.m.", [(0, 30)]),
        ("en", "by 15:00 UTC", []),
        ("cs", "ve 12.00", [(12, 0)]),
        ("cs", "do 17 hodin", [(17, 0)]),
        ("cs", "za 1.50 bodu", []),
    ],
)
def test_times_of_day_are_read_as_they_are_written(language: str, text: str, times: list[tuple[int, int]]) -> None:
    assert [(one.hour, one.minute) for one in days_said(text, language)[1]] == times


def _words_of(language: str) -> list[str]:
    """Every word that the shipped table has for a language."""
    waiting: list[object] = [words_of(language)]
    found: list[str] = []
    while waiting:
        at_hand = waiting.pop()
        if isinstance(at_hand, str):
            found.append(at_hand)
        elif isinstance(at_hand, dict | list):
            waiting += at_hand.values() if isinstance(at_hand, dict) else at_hand
    return sorted(found)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from(["en", "cs"]))
def test_whatever_is_said_can_be_read(data: st.DataObject, language: str) -> None:
    figures = st.sampled_from(
        ["2", "24", "1 000 000", "1,000,000", "1.5", "2026", "10/03/2026", "17:00", "5 pm", "\ufffc"]
    )
    words = st.sampled_from(_words_of(language)).flatmap(lambda w: st.sampled_from([w, w.upper(), w.title()]))
    said = data.draw(st.lists(figures | words | st.text(max_size=3), max_size=8))
    text = data.draw(st.sampled_from([" ", "", "\u00a0", "-", ", "])).join(said)
    for left in (text, days_said(text, language)[2]):
        list(numbers_said(left, language))


def _kinds(found: Iterator[DaySaid | TimeSaid]) -> list[str]:
    return [type(one).__name__ for one in found]


@pytest.mark.parametrize("text", ["1 " * 100_000, "3. " * 50_000, "twenty-" * 50_000, "1:1" * 50_000, "až 1" * 50_000])
@pytest.mark.parametrize("language", ["en", "cs"])
def test_a_hostile_title_takes_no_time(text: str, language: str) -> None:
    days, times, left = days_said(text, language)
    assert len(list(numbers_said(left, language))) <= len(left)
    assert set(_kinds(iter((*days, *times)))) <= {"DaySaid", "TimeSaid"}


# ── words elsewhere than in the rule that was changed ─────────────────────────────────────

CALL_2022 = """policy shapes.call_2022
  title en "Call 2022" cs "Výzva 2022"
  source page "The page"

use shapes.model

parameter least = 8
  title en "{title}" cs "Počet"
  source page, "1"

rule enough
  title en "At least {literal} partners" cs "Dost partnerů"
  source page, "1"
  require count(partners) >= least

clause page "L1"
  says en "{says}" cs "Dost partnerů."
  rules enough
"""
CALL_2023 = """policy shapes.call_2023 extends shapes.call_2022
  title en "Call 2023" cs "Výzva 2023"

set parameter least = {value}
  source page, "1"
"""


def _layers(folder: Path, value: int, **words: str) -> tuple[list[str], list[str]]:
    """What is told of a policy, and of one that extends it and changes a parameter."""
    texts = {"title": "Least number", "literal": "{least}", "says": "Enough partners."} | words
    (folder / "call_2022.pol").write_text(CALL_2022.format(**texts), encoding="utf-8")
    (folder / "call_2023.pol").write_text(CALL_2023.format(value=value), encoding="utf-8")
    found = [load(folder / f"call_{year}.pol").diagnostics for year in (2022, 2023)]
    facts = [[dict(d.facts).get("part") for d in each if d.code == "W0307"] for each in found]
    return [str(part) for part in facts[0]], [str(part) for part in facts[1]]


@pytest.mark.parametrize(
    ("words", "value", "told"),
    [
        ({}, 10, ([], [])),
        ({"literal": "8"}, 8, ([], [])),
        ({"literal": "8"}, 10, ([], ["inherited"])),
        ({"literal": "7"}, 8, (["rule"], ["inherited"])),
        ({"title": "At least 8 partners"}, 10, ([], ["parameter"])),
        ({"title": "For projects of 36 months"}, 10, ([], [])),
        ({"says": "At least 8 partners from 4 countries."}, 8, ([], [])),
        ({"says": "At least 9 partners from 4 countries."}, 8, (["clause"], [])),
    ],
)
def test_parameters_clauses_and_rules_taken_over_are_compared(
    words: dict[str, str], value: int, told: tuple[list[str], list[str]], folder: Path
) -> None:
    assert _layers(folder, value, **words) == told


def test_a_rule_that_replaces_another_is_compared_too(folder: Path) -> None:
    _layers(folder, 8)
    file = folder / "call_2023.pol"
    replaced = 'rule enough\n  title en "At least 8" cs "A"\n  source page, "1"\n  require count(partners) >= 9\n'
    file.write_text(file.read_text("utf-8") + "\nreplace " + replaced, encoding="utf-8")
    assert [d.code for d in load(file).diagnostics if d.code in ABOUT_WORDS] == ["W0307"]


def test_every_period_of_a_parameter_may_be_told(folder: Path) -> None:
    declared = (
        'parameter top\n  source page, "1"\n'
        "  valid from 2022-01-01 to 2022-05-31 = 1 000 000 EUR\n  valid from 2022-06-01 = 1 200 000 EUR\n"
    )
    said = "At most EUR 1 000 000, and EUR 1 200 000 from June 2022"
    assert _told(folder, (declared, said, "A", "require requested_grant <= top")) == []
