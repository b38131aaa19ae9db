"""Evaluation: each line of the meaning that two good engineers would answer differently, and the reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from eligo.checking.policy import (
    Arithmetic,
    Comparison,
    Condition,
    Constant,
    Force,
    Given,
    Member,
    Rule,
    Yes,
)
from eligo.checking.schema import Value, Values
from eligo.checking.truth import Truth
from eligo.evaluation.counting import most_matched
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Interval, Outcome

from .small_policies import (
    BREAKS,
    EUR,
    HOLDS,
    NUMBER,
    SPAN,
    both,
    compared,
    constant,
    count,
    distinct,
    either,
    every,
    every_country_has_a_lead,
    fact,
    found,
    limit,
    no,
    no_two,
    one_of,
    own,
    partner,
    partners,
    policy,
    proposal,
    rule,
    total,
    truth_in,
)

CZ, DE, FR, SOMEWHERE = (partner(country=c) if c else partner() for c in ("CZ", "DE", "FR", ""))
LEAD, FULL, GUEST, SOMEBODY = (partner(role=r) if r else partner() for r in ("lead", "full", "guest", ""))
IS_FULL = one_of("role", "lead", "full")


def measured(condition: Condition, values: Values) -> object:
    """What was measured, as a pair where it is an interval."""
    finding = found(condition, values).finding
    assert finding is not None
    return (finding.measured.low, finding.measured.high) if isinstance(finding.measured, Interval) else finding.measured


# ── truth, counts, missing facts ──────────────────────────────────────────────────────────


def test_not_keeps_unknown_and_a_false_side_decides_an_and() -> None:
    unknown, false = Yes(fact("signed"), SPAN), compared(constant(1), ">", 2)
    assert truth_in(no(unknown), proposal()) is Truth.UNKNOWN
    assert truth_in(both(unknown, false), proposal()) is Truth.FALSE
    assert truth_in(either(unknown, no(false)), proposal()) is Truth.TRUE


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("CZ", "DE"), Truth.UNKNOWN),
        (("CZ", "DE", "FR", "US"), Truth.TRUE),
        (("XX",), Truth.FALSE),
    ],
)
def test_a_missing_code_stands_for_every_code_of_its_vocabulary(codes: tuple[str, ...], expected: Truth) -> None:
    assert truth_in(Member(fact("home"), frozenset(codes), span=SPAN), proposal()) is expected


def test_an_element_with_an_unknown_filter_is_possibly_in_the_list() -> None:
    assert measured(compared(count(IS_FULL), ">=", 2), proposal((LEAD, GUEST, SOMEBODY))) == (1, 2)


def test_enough_known_partners_pass_whatever_the_others_are() -> None:
    condition = compared(count(IS_FULL), ">=", 2)
    assert found(condition, proposal((LEAD, FULL, SOMEBODY))).outcome is Outcome.PASS
    assert found(condition, proposal((GUEST, SOMEBODY))).outcome is Outcome.FAIL
    assert found(condition, proposal((LEAD, SOMEBODY))).outcome is Outcome.UNDECIDED


@pytest.mark.parametrize(
    ("listed", "bounds"),
    [
        ((CZ, CZ, DE), (2, 2)),
        ((CZ, SOMEWHERE), (1, 2)),
        ((SOMEWHERE, SOMEWHERE), (1, 2)),
        ((SOMEWHERE,) * 9, (1, 4)),
        ((CZ, DE, *(SOMEWHERE,) * 9), (2, 4)),
    ],
)
def test_different_values_are_the_fewest_and_the_most_over_all_fillings(
    listed: tuple[Values, ...], bounds: tuple[int, int]
) -> None:
    assert measured(compared(distinct("country"), ">=", 3), proposal(listed)) == bounds


def test_different_values_are_capped_by_the_codes_that_can_still_qualify() -> None:
    condition = compared(distinct("country", one_of("country", "CZ", "DE")), ">=", 3)
    assert found(condition, proposal((SOMEWHERE,) * 9)).outcome is Outcome.FAIL
    assert found(condition, proposal(None)).outcome is Outcome.FAIL


def test_elements_that_need_the_same_code_cannot_both_have_it() -> None:
    assert most_matched({frozenset({"CZ"}): 2, frozenset({"CZ", "DE"}): 1}) == 2
    assert most_matched({frozenset({"CZ", "DE"}): 2, frozenset({"DE", "FR"}): 2}) == 3
    assert most_matched({frozenset(): 5}) == 0


def test_an_absent_list_is_an_unknown_list_and_an_empty_one_is_empty() -> None:
    condition = compared(count(), ">=", 1)
    assert measured(condition, proposal(None)) == (0, None)
    assert found(condition, proposal(None)).missing == ("/partners",)
    assert found(condition, proposal(())).outcome is Outcome.FAIL


def test_all_over_an_empty_list_is_true_and_says_so() -> None:
    verdict = found(every(partners(), IS_FULL), proposal(()))
    assert verdict.outcome is Outcome.PASS
    assert verdict.finding is not None and verdict.finding.empty
    known = found(every(partners(), IS_FULL), proposal((LEAD,)))
    assert known.finding is not None and not known.finding.empty


def test_the_least_of_an_empty_list_fails_and_of_a_possibly_empty_list_is_unknown() -> None:
    condition = compared(total("min", own("size"), IS_FULL), ">=", 1)
    assert found(condition, proposal((GUEST,))).outcome is Outcome.FAIL
    assert found(condition, proposal((partner(size=5),))).outcome is Outcome.UNDECIDED
    assert found(condition, proposal((partner(size=5, role="lead"),))).outcome is Outcome.PASS


def test_a_sum_is_bounded_below_only_where_the_field_is_never_negative() -> None:
    sure, maybe = partner(size=5, profit=5, role="lead"), partner(size=3, profit=-3)
    one = proposal((sure, maybe))
    assert measured(compared(total("sum", own("size"), IS_FULL), ">=", 1), one) == (5, 8)
    assert measured(compared(total("sum", own("profit"), IS_FULL), ">=", 1), one) == (2, 5)
    assert measured(compared(total("sum", own("size")), ">=", 0), proposal(None)) == (0, None)
    assert measured(compared(total("sum", own("profit")), ">=", 0), proposal(None)) == (None, None)
    assert measured(compared(total("sum", own("size")), ">=", 0), proposal((partner(),))) == (0, None)


def test_is_given_is_never_false() -> None:
    given = Given(fact("home"), SPAN)
    assert found(given, proposal(home="CZ")).outcome is Outcome.PASS
    verdict = found(given, proposal())
    assert (verdict.outcome, verdict.missing) == (Outcome.UNDECIDED, ("/home",))
    assert found(no(given), proposal(home="CZ")).outcome is Outcome.FAIL
    listed = Given(fact("partners"), SPAN)
    assert found(listed, proposal(None)).missing == ("/partners",)
    assert found(listed, proposal(())).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("listed", "outcome"),
    [
        ((("CZ", "lead"), ("CZ", "guest"), ("DE", "lead")), Outcome.PASS),
        ((("CZ", "lead"), ("DE", "guest")), Outcome.FAIL),
        ((("CZ", "lead"), (None, "guest")), Outcome.UNDECIDED),
        ((("CZ", "lead"), (None, "lead")), Outcome.PASS),
        ((("CZ", "guest"), (None, "lead")), Outcome.UNDECIDED),
        ((("CZ", "guest"), ("DE", "guest"), (None, "lead")), Outcome.UNDECIDED),
        ((), Outcome.PASS),
    ],
)
def test_an_element_with_an_unknown_key_may_join_every_group_or_found_one(
    listed: tuple[tuple[str | None, str], ...], outcome: Outcome
) -> None:
    rows = tuple(partner(country=c, role=r) if c else partner(role=r) for c, r in listed)
    assert found(every_country_has_a_lead(), proposal(rows)).outcome is outcome


@pytest.mark.parametrize(
    ("months", "grant", "outcome"),
    [
        (24, 100, Outcome.PASS),
        (24, 101, Outcome.FAIL),
        (30, 1, Outcome.FAIL),
        (30, None, Outcome.FAIL),
        (None, 151, Outcome.FAIL),
        (None, 100, Outcome.UNDECIDED),
        (24, None, Outcome.UNDECIDED),
    ],
)
def test_a_table_has_no_row_or_the_hull_of_its_column(months: int | None, grant: int | None, outcome: Outcome) -> None:
    condition = Comparison(fact("grant"), "<=", limit(fact("months")), span=SPAN)
    assert found(condition, proposal((), months=months, grant=grant)).outcome is outcome


def test_a_key_without_a_row_is_named() -> None:
    condition = Comparison(fact("grant"), "<=", limit(fact("months")), span=SPAN)
    finding = found(condition, proposal(months=30, grant=1)).finding
    assert finding is not None
    assert (finding.missing_row, finding.required, finding.margin) == (("30",), None, None)
    negated = no(replace(condition, without_row=True))
    assert found(negated, proposal(months=30, grant=1)).outcome is Outcome.FAIL


WHEN = Yes(fact("signed"), SPAN)


@pytest.mark.parametrize(
    ("signed", "requirement", "outcome"),
    [
        (True, HOLDS, Outcome.PASS),
        (True, BREAKS, Outcome.FAIL),
        (True, None, Outcome.NEEDS_JUDGEMENT),
        (False, BREAKS, Outcome.NOT_APPLICABLE),
        (False, None, Outcome.NOT_APPLICABLE),
        (None, HOLDS, Outcome.PASS),
        (None, BREAKS, Outcome.UNDECIDED),
        (None, None, Outcome.UNDECIDED),
    ],
)
def test_when_comes_before_the_requirement(
    signed: bool | None, requirement: Condition | None, outcome: Outcome
) -> None:
    values = proposal() if signed is None else proposal(signed=signed)
    verdict = evaluate(policy(rule(requirement, WHEN)), "P", values).rules[0]
    assert verdict.outcome is outcome
    assert verdict.missing == (("/signed",) if outcome is Outcome.UNDECIDED else ())


def test_an_undecided_rule_names_the_missing_facts_of_both_its_conditions() -> None:
    verdict = found(compared(fact("months"), "<=", 24), proposal(), WHEN)
    assert verdict.missing == ("/months", "/signed")


def test_a_policy_of_unknown_applicability_is_undecided_and_runs_no_rule() -> None:
    checked = policy(rule(HOLDS), applies=Comparison(fact("home"), "=", constant("CZ"), span=SPAN))
    verdict = evaluate(checked, "P", proposal())
    assert (verdict.outcome, verdict.missing, verdict.rules) == (Outcome.UNDECIDED, ("/home",), ())
    verdict = evaluate(checked, "P", proposal(home="DE"))
    assert (verdict.outcome, verdict.missing, verdict.rules) == (Outcome.NOT_APPLICABLE, (), ())
    assert evaluate(checked, "P", proposal(home="CZ")).outcome is Outcome.PASS


def test_all_rules_not_applicable_is_a_pass() -> None:
    assert evaluate(policy(rule(BREAKS, WHEN)), "P", proposal(signed=False)).outcome is Outcome.PASS


def test_arithmetic_is_exact() -> None:
    third = Constant(Decimal("0.30"), NUMBER, SPAN)
    share = Arithmetic("*", third, fact("grant"), EUR, SPAN)
    cents = Decimal("123456789012345678901234567890.01")
    limit_of_it = Constant(Decimal("37037036703703703670370370367.003"), EUR, SPAN)
    assert truth_in(Comparison(share, "=", limit_of_it, span=SPAN), proposal(grant=cents)) is Truth.TRUE


def test_numbers_beyond_all_digits_neither_raise_nor_decide_wrongly() -> None:
    vast = Constant(Decimal("1E+999999"), NUMBER, SPAN)
    whole = Arithmetic("+", Arithmetic("*", vast, vast, NUMBER, SPAN), constant(1), NUMBER, SPAN)
    assert truth_in(Comparison(whole, ">", vast, span=SPAN), proposal()) is Truth.TRUE
    assert truth_in(
        Comparison(Arithmetic("-", whole, whole, NUMBER, SPAN), "=", constant(0), span=SPAN), proposal()
    ) in (
        Truth.TRUE,
        Truth.UNKNOWN,
    )


@pytest.mark.parametrize(
    ("sign", "low", "high"),
    [("+", 10, None), ("-", None, -10), ("*", None, None)],
    ids=["sum", "difference", "product"],
)
def test_arithmetic_with_a_missing_number_keeps_what_is_known(sign: str, low: Value, high: Value) -> None:
    left = constant(-10) if sign != "+" else constant(10)
    term = Arithmetic(sign, left, fact("months"), NUMBER, SPAN)
    assert measured(Comparison(term, "=", constant(0), span=SPAN), proposal()) == (low, 0 if sign == "*" else high)


# ── no two share ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("pics", "outcome", "bounds"),
    [
        (("1", "2"), Outcome.PASS, (0, 0)),
        (("1", "1", "2"), Outcome.FAIL, (2, 2)),
        (("1", None), Outcome.UNDECIDED, (0, 2)),
        ((None,), Outcome.PASS, (0, 0)),
        ((None, None), Outcome.UNDECIDED, (0, 2)),
        (("1", "1", None), Outcome.FAIL, (2, 3)),
    ],
)
def test_no_two_share(pics: tuple[str | None, ...], outcome: Outcome, bounds: tuple[int, int]) -> None:
    rows = tuple(partner(pic=p) if p else partner() for p in pics)
    assert found(no_two("pic"), proposal(rows)).outcome is outcome
    assert measured(no_two("pic"), proposal(rows)) == bounds


def test_those_who_share_are_named_unless_one_is_surely_out() -> None:
    rows = (
        partner(pic="1", role="full"),
        partner(pic="1", role="full"),
        partner(pic="1", role="guest"),
        partner(pic="1"),
    )
    verdict = found(no_two("pic", IS_FULL), proposal(rows))
    assert [(e.path, e.counts) for e in verdict.evidence] == [
        ("/partners/0", "against"),
        ("/partners/1", "against"),
        ("/partners/3", "unknown"),
    ]
    assert found(no_two("pic", IS_FULL), proposal((rows[0], rows[2]))).outcome is Outcome.PASS


# ── the outcome of a proposal ─────────────────────────────────────────────────────────────

UNKNOWN = Yes(fact("signed"), SPAN)


@pytest.mark.parametrize(
    ("rules", "outcome", "warnings", "judgements"),
    [
        ((rule(HOLDS), rule(BREAKS), rule(UNKNOWN)), Outcome.FAIL, 0, 0),
        ((rule(HOLDS), rule(UNKNOWN), rule(None)), Outcome.UNDECIDED, 0, 1),
        ((rule(HOLDS), rule(None)), Outcome.NEEDS_JUDGEMENT, 0, 1),
        ((rule(HOLDS), rule(None, force=Force.SHOULD), rule(BREAKS, force=Force.SHOULD)), Outcome.PASS, 1, 1),
        ((rule(UNKNOWN, force=Force.SHOULD),), Outcome.PASS, 1, 0),
        ((), Outcome.PASS, 0, 0),
    ],
)
def test_must_rules_decide_and_should_rules_warn(
    rules: tuple[Rule, ...], outcome: Outcome, warnings: int, judgements: int
) -> None:
    verdict = evaluate(policy(*rules), "P", proposal())
    assert (verdict.outcome, verdict.warnings, verdict.judgements) == (outcome, warnings, judgements)


@pytest.mark.parametrize(
    ("submitted", "as_of", "applies"),
    [
        (None, None, True),
        (None, date(2022, 12, 31), True),
        (None, date(2023, 1, 1), False),
        # One o'clock in Brussels is still the day before in Greenwich.
        (datetime(2021, 12, 31, 23, 30, tzinfo=UTC), None, True),
        (datetime(2021, 12, 31, 22, 30, tzinfo=UTC), None, False),
        (datetime(2021, 6, 1, tzinfo=UTC), date(2022, 6, 1), False),
    ],
)
def test_a_policy_holds_in_its_time(submitted: datetime | None, as_of: date | None, applies: bool) -> None:
    checked = replace(policy(rule(HOLDS)), valid_from=date(2022, 1, 1), valid_to=date(2022, 12, 31))
    values = proposal() if submitted is None else proposal(submitted_at=submitted)
    outcome = evaluate(checked, "P", values, as_of=as_of).outcome
    assert outcome is (Outcome.PASS if applies else Outcome.NOT_APPLICABLE)
