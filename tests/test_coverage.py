"""What tests show of a policy: exactly the outcomes, branches and rows that their proposals take."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligo.checking.cases import read_cases
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy, Condition
from eligo.checking.schema import Values
from eligo.checking.truth import Truth
from eligo.evaluation.coverage import Coverage, covered
from eligo.evaluation.engine import evaluate
from eligo.text.shipped import shipped

from .conftest import CORPUS
from .generated_policies import conditions
from .generated_proposals import proposals
from .small_policies import (
    both,
    compared,
    constant,
    count,
    either,
    fact,
    limit,
    no,
    one_of,
    partner,
    policy,
    proposal,
    rule,
    truth_in,
)

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"


def shown_by(checked: CheckedPolicy, *values: Values) -> Coverage:
    return covered(checked, [evaluate(checked, "P", each) for each in values])


def missed(coverage: Coverage) -> set[tuple[str, str | None, str, Condition | None]]:
    return {(p.kind, p.rule, p.what, p.node) for p in coverage.missed}


# ── laws ──────────────────────────────────────────────────────────────────────────────────


@settings(max_examples=60, deadline=None)
@given(conditions(), st.none() | conditions(), st.lists(proposals(), max_size=4))
def test_more_tests_never_show_less(requirement: Condition, when: Condition | None, values: list[Values]) -> None:
    checked = policy(rule(requirement, when))
    coverages = [shown_by(checked, *values[:length]) for length in range(len(values) + 1)]
    for fewer, more in pairwise(coverages):
        assert fewer.shown <= more.shown and fewer.percent <= more.percent
        assert fewer.points == more.points and more.shown <= set(more.points)
    assert coverages[0].count == 0


@settings(max_examples=60, deadline=None)
@given(conditions(), st.lists(proposals(), min_size=1, max_size=4))
def test_outcomes_are_shown_exactly_where_a_verdict_has_them(requirement: Condition, values: list[Values]) -> None:
    checked = policy(rule(requirement))
    outcomes = {evaluate(checked, "P", each).rules[0].outcome.value for each in values}
    coverage = shown_by(checked, *values)
    assert {p.what for p in coverage.shown if p.kind == "rule"} == outcomes
    truths = {truth_in(requirement, each) for each in values}
    for what, wanted in (("true", Truth.TRUE), ("false", Truth.FALSE)):
        branch = [p for p in coverage.points if p.kind == "branch" and p.node == requirement and p.what == what]
        assert all((p in coverage.shown) >= (wanted in truths) for p in branch)


# ── branches ──────────────────────────────────────────────────────────────────────────────

LONG, RICH = compared(fact("months"), ">=", 24), compared(fact("grant"), ">=", 100)


def test_an_item_of_and_decides_where_it_alone_does_not_hold() -> None:
    checked = policy(rule(both(LONG, RICH)))
    assert ("branch", "rule", "decides", LONG) in missed(shown_by(checked, proposal(months=1, grant=0)))
    coverage = shown_by(checked, proposal(months=1, grant=100))
    assert ("branch", "rule", "decides", LONG) not in missed(coverage)
    assert ("branch", "rule", "decides", RICH) in missed(coverage)
    whole = shown_by(
        checked, proposal(months=1, grant=100), proposal(months=24, grant=0), proposal(months=24, grant=100)
    )
    assert not [p for p in whole.missed if p.kind != "outcome"]
    assert {p.what for p in whole.missed} == {"undecided"}


def test_an_item_of_or_decides_where_it_alone_holds() -> None:
    checked = policy(rule(either(LONG, no(RICH))))
    coverage = shown_by(checked, proposal(months=24, grant=100))
    assert ("branch", "rule", "decides", LONG) not in missed(coverage)
    assert ("branch", "rule", "decides", no(RICH)) in missed(coverage)
    assert ("branch", "rule", "decides", no(RICH)) not in missed(shown_by(checked, proposal(months=1, grant=0)))


def test_conditions_inside_lists_are_asked_of_every_element() -> None:
    lead = one_of("role", "lead")
    checked = policy(rule(compared(count(lead), ">=", 1)))
    one = shown_by(checked, proposal((partner(role="lead"),)))
    assert ("branch", "rule", "false", lead) in missed(one)
    two = shown_by(checked, proposal((partner(role="lead"), partner(role="full"))))
    assert ("branch", "rule", "false", lead) not in missed(two)


def test_a_rule_that_is_not_applicable_shows_nothing_of_its_requirement() -> None:
    checked = policy(rule(RICH, LONG))
    coverage = shown_by(checked, proposal(months=1, grant=100))
    assert ("rule", "rule", "not_applicable", None) not in missed(coverage)
    assert {("branch", "rule", "true", RICH), ("branch", "rule", "true", LONG)} <= missed(coverage)


def test_an_unknown_fact_shows_neither_side_and_undecided_is_counted_apart() -> None:
    coverage = shown_by(policy(rule(RICH)), proposal())
    assert {("branch", "rule", "true", RICH), ("branch", "rule", "false", RICH)} <= missed(coverage)
    assert not coverage.unseen and ("rule", "rule", "undecided", None) not in missed(shown_by(policy(rule(RICH))))
    assert [p.what for p in shown_by(policy(rule(RICH))).unseen] == ["undecided"]


def test_a_condition_without_facts_has_no_branches() -> None:
    always = compared(constant(1), ">=", 1)
    assert all(p.kind != "branch" for p in shown_by(policy(rule(always))).points)


def test_a_row_is_shown_by_a_key_that_surely_means_it() -> None:
    checked = policy(rule(compared(fact("grant"), "<=", limit(fact("months")))))

    def rows(*values: Values) -> list[str]:
        return [p.what for p in shown_by(checked, *values).missed if p.kind == "row"]

    every = rows()
    assert len(every) >= 2 and rows(proposal(grant=1)) == every
    assert rows(proposal(months=24, grant=1)) == [row for row in every if row != "24"]
    assert rows(proposal(months=25, grant=1)) == every


PERIODS = """policy shapes.call
  title en "Call" cs "Výzva"
  source page en "Page" cs "Stránka"

use shapes.model

parameter top
  source page, "1"
  valid from 2022-01-01 to 2022-05-31 = 1 000 000 EUR
  valid from 2022-06-01 = 1 200 000 EUR

rule grant
  title en "Grant" cs "Grant"
  source page, "1"
  require requested_grant <= top

  exception short
    title en "Short projects may ask for more" cs "Krátké projekty mohou žádat více"
    source page, "1"
    when duration_months < 12
    require requested_grant <= 5 000 000 EUR
"""
CASES = """test "early"
  as of 2022-03-01
  given requested_grant = 1 100 000 EUR
  given duration_months = {months}
  expect rule grant {early}

test "late"
  as of 2022-07-01
  given requested_grant = 1 100 000 EUR
  given duration_months = {months}
  expect rule grant pass
"""


@pytest.mark.parametrize(
    ("months", "early", "left"),
    [
        (24, "fail", ["true: duration_months", "true: requested_grant", "false: requested_grant"]),
        (6, "pass", ["false: duration_months", "false: requested_grant"]),
    ],
)
def test_every_period_shows_the_one_rule_and_exceptions_only_what_is_asked(
    months: int, early: str, left: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "shapes"
    folder.mkdir()
    for name in ("model.pol", "countries.pol"):
        shutil.copy(CORPUS / "shapes" / name, folder)
    (folder / "call.pol").write_text(PERIODS, encoding="utf-8")
    (folder / "call.test.pol").write_text(CASES.format(months=months, early=early), encoding="utf-8")
    checked = load(folder / "call.pol").value
    assert checked is not None and checked.later
    cases = read_cases(folder / "call.test.pol", checked)[0].value
    assert cases is not None
    coverage = covered(checked, [evaluate(checked, "test", case.values, case.as_of) for case in cases])
    branches = [p for p in coverage.missed if p.kind == "branch"]
    assert [f"{p.what}: {PERIODS[p.span.start : p.span.end].split()[0]}" for p in branches] == left


# ── the shipped policies ──────────────────────────────────────────────────────────────────


POLICIES = [p.with_name(f"{p.name.removesuffix('.test.pol')}.pol") for p in sorted(SEED.parents[1].rglob("*.test.pol"))]


@pytest.mark.parametrize("path", POLICIES, ids=lambda p: ".".join((*p.parts[-3:-1], p.stem)))
def test_the_tests_of_shipped_policies_show_everything(path: Path) -> None:
    checked = load(path).value
    assert checked is not None
    cases = read_cases(path.with_name(f"{path.stem}.test.pol"), checked)[0].value
    assert cases
    coverage = covered(checked, [evaluate(checked, "test", case.values, case.as_of) for case in cases])
    assert coverage.missed == () and coverage.percent == 100
    assert {p.kind for p in coverage.points} == {"outcome", "rule", "branch", "row"} - (
        {"row"} if not checked.tables else set()
    )
