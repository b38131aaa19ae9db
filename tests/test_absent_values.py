"""What is asked of a value that does not exist: no row in a table, or the least of nobody (semantics 7, 10)."""

from __future__ import annotations

from pathlib import Path

import pytest

import eligo

from .random_conditions import HEADER

NOWHERE: dict[str, object] = {"id": "P", "months": 7, "home": "US", "partners": [{"size": 7, "country": "US"}]}
NOBODY: dict[str, object] = {"id": "P", "partners": []}


def _outcome(condition: str, values: dict[str, object], folder: Path, before: str = "") -> str:
    rule = f'\nrule r\n  title en "R" cs "R"\n  source page, "1"\n{before}  require {condition}\n'
    path = folder / "small.pol"
    path.write_text(HEADER + rule, encoding="utf-8")
    return eligo.load(path).evaluate(values).rules[0].outcome.value


@pytest.mark.parametrize(
    "condition",
    [
        "lands[home].open",
        "lands[home].open = no",
        "lands[home].open != yes",
        "not lands[home].open",
        "not lands[home].open = no",
        "limits[months].most not in {100 EUR}",
        "not limits[months].most in {100 EUR}",
        "no partners have lands[country].open",
        "all partners have lands[country].open = no",
    ],
)
def test_a_rule_that_asks_for_a_row_that_is_not_there_fails_whatever_it_asks_of_it(
    condition: str, tmp_path: Path
) -> None:
    # `= no` and `not` passed: only `yes` had been taken for something that a missing row breaks.
    assert _outcome(condition, NOWHERE, tmp_path) == "fail"


@pytest.mark.parametrize(
    "test",
    [
        "lands[country].open",
        "lands[country].open = no",
        "limits[size].most not in {100 EUR}",
        "limits[size].most != 1 EUR",
    ],
)
def test_in_a_filter_nothing_holds_of_a_row_that_is_not_there(test: str, tmp_path: Path) -> None:
    # Members of whom a table knows nothing were counted by `not in` and `= no`, though not by `!=`.
    assert _outcome(f"count(partners where {test}) = 0", NOWHERE, tmp_path) == "pass"


def test_a_guard_about_a_row_that_is_not_there_does_not_hold(tmp_path: Path) -> None:
    assert _outcome("months = 0", NOWHERE, tmp_path, "  when lands[home].open = no\n") == "not_applicable"
    assert _outcome("months = 0", NOWHERE, tmp_path, "  unless limits[months].most not in {1 EUR}\n") == "fail"


@pytest.mark.parametrize("test", ["in {3}", "not in {3}", "= 3", "!= 3", ">= 3", "< 3"])
def test_nothing_holds_of_the_least_of_nobody(test: str, tmp_path: Path) -> None:
    assert _outcome(f"min(size of partners) {test}", NOBODY, tmp_path) == "fail"
    assert _outcome(f"not min(size of partners) {test}", NOBODY, tmp_path) == "pass"
