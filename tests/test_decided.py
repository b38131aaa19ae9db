"""What an officer sees decided is decided, although facts are missing."""

from __future__ import annotations

from pathlib import Path

import pytest

import eligo
from eligo.evaluation.verdict import RuleVerdict

from .random_conditions import HEADER

TABLES = """
table pages
  | grant            | most |
  | < 400 EUR        | 70   |
  | at least 400 EUR | 120  |

table worths
  | start                    | worth |
  | at most 2023-12-31       | 1     |
  | 2024-01-01 to 2024-06-30 | 2     |
  | at least 2024-07-01      | 3     |

table hours
  | submitted_at                             | hour |
  | < 2024-10-27 02:30 Europe/Brussels       | 1    |
  | at least 2024-10-27 02:30 Europe/Brussels | 2    |
"""


def _said(condition: str, values: dict[str, object], folder: Path) -> RuleVerdict:
    rule = f'\nrule r\n  title en "R" cs "R"\n  source page, "1"\n  require {condition}\n'
    path = folder / "small.pol"
    path.write_text(HEADER + TABLES + rule, encoding="utf-8")
    said = eligo.load(path).evaluate({"id": "P", **values}, reasons="all").rules[0]
    assert bool(said.missing) is (said.outcome.value == "undecided")
    return said


def _full(full: int, unknown: int, **facts: object) -> dict[str, object]:
    return {"partners": [{**facts, "role": "full"}] * full + [facts] * unknown}


@pytest.mark.parametrize(
    ("condition", "values", "outcome"),
    [
        # Ranges that leave nothing out: whatever the key, there is a row.
        ("months <= pages[grant].most", {"months": 60}, "pass"),
        ("months <= pages[grant].most", {"months": 130}, "fail"),
        ("months <= pages[grant].most", {"months": 100}, "undecided"),
        ("worths[start].worth <= 3", {}, "pass"),
        ("worths[day(submitted_at)].worth <= 3", {}, "pass"),
        ("hours[submitted_at].hour in {1, 2}", {}, "undecided"),
        ("hours[submitted_at].hour between 1 and 2", {}, "pass"),
        # Two and a half months are in no row, but so many partners there cannot be.
        ("grant <= caps[months].cap", {"grant": 50}, "undecided"),
        ("grant <= caps[count(partners where role = full)].cap", {"grant": 50, **_full(1, 3)}, "pass"),
        ("grant <= caps[count(partners where role = full)].cap", {"grant": 50, **_full(0, 3)}, "undecided"),
        # A count is a whole number.
        ("count(partners where role = full) in {1, 2}", _full(1, 1), "pass"),
        ("count(partners where role = full) + 1 not in {1, 2, 3}", _full(1, 1), "fail"),
        ("count(partners where role = full) in {1, 3}", _full(1, 2), "undecided"),
        ("months in {1, 2}", {}, "undecided"),
    ],
)
def test_ranges_and_whole_numbers(condition: str, values: dict[str, object], outcome: str, tmp_path: Path) -> None:
    assert _said(condition, values, tmp_path).outcome.value == outcome


MATRIX = (
    "all partners have (role = lead and country in union) or (role = full and country != US)"
    " or (role = guest and country in {CZ, US})"
)


@pytest.mark.parametrize(
    ("country", "outcome"), [("CZ", "pass"), ("DE", "undecided"), ("US", "undecided"), (None, "undecided")]
)
def test_who_may_take_part_in_any_role_may_take_part(country: str | None, outcome: str, tmp_path: Path) -> None:
    assert _said(MATRIX, {"partners": [{"country": country}]}, tmp_path).outcome.value == outcome


@pytest.mark.parametrize("moment", ["2024-10-27T00:30:00Z", "2024-10-27T02:30:00+02:00"])
def test_a_time_that_the_clocks_show_twice_is_equal_to_itself(moment: str, tmp_path: Path) -> None:
    # Python finds such a time of a named zone equal to no other: a rule stayed open with nothing missing.
    condition = "submitted_at = 2024-10-27 02:30 Europe/Brussels and submitted_at in {2024-10-27 02:30 Europe/Brussels}"
    assert _said(condition, {"submitted_at": moment}, tmp_path).outcome.value == "pass"
