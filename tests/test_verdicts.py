"""Verdicts: their reasons, the engine that makes them, the shipped policies."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from eligo.checking.loader import load
from eligo.checking.policy import (
    CheckedPolicy,
    Insertion,
    Member,
    Message,
    Yes,
)
from eligo.checking.schema import Value, Values
from eligo.evaluation import engine
from eligo.evaluation.engine import InternalDisagreement, compile_policy, evaluate
from eligo.evaluation.verdict import Choice, Interval, Outcome, RuleVerdict

from .conftest import ROOT
from .small_policies import (
    BREAKS,
    HOLDS,
    SPAN,
    both,
    compared,
    count,
    distinct,
    either,
    every,
    every_country_has_a_lead,
    fact,
    found,
    no,
    no_two,
    one_of,
    partner,
    partners,
    policy,
    proposal,
    rule,
)

CZ, DE, FR, SOMEWHERE = (partner(country=c) if c else partner() for c in ("CZ", "DE", "FR", ""))
LEAD, FULL, GUEST, SOMEBODY = (partner(role=r) if r else partner() for r in ("lead", "full", "guest", ""))
IS_FULL = one_of("role", "lead", "full")


# ── reasons ───────────────────────────────────────────────────────────────────────────────


def test_the_margin_says_how_far_from_the_limit() -> None:
    for condition, margin in (
        (compared(count(), ">=", 5), -3),
        (compared(count(), "<=", 5), 3),
        (compared(count(), "=", 5), None),
    ):
        finding = found(condition, proposal((LEAD, FULL))).finding
        assert finding is not None
        assert (finding.measured, finding.margin) == (Interval(2, 2), margin)


def test_the_finding_is_the_first_comparison_that_decides() -> None:
    first, second = compared(count(), ">=", 1), compared(count(), ">=", 5)
    verdict = found(both(either(second, first), second), proposal((LEAD,)))
    assert verdict.finding is not None and verdict.finding.leaf == second
    verdict = found(no(both(first, second)), proposal((LEAD,)))
    assert verdict.finding is not None and verdict.finding.leaf == second


def test_codes_and_allowed_values_are_measured_too() -> None:
    finding = found(Member(fact("home"), frozenset({"DE", "CZ"}), span=SPAN), proposal(home="FR")).finding
    assert finding is not None
    assert (finding.measured, finding.required) == (Choice("FR"), ("CZ", "DE"))


def test_evidence_counts_for_where_more_is_better_and_against_where_less_is() -> None:
    rows = (partner(role="lead", country="CZ", pic="1"), partner(role="guest"), partner(country="DE"))
    verdict = found(compared(count(IS_FULL), ">=", 9), proposal(rows))
    assert [(e.path, e.label, e.counts) for e in verdict.evidence] == [
        ("/partners/0", "1 (CZ)", "for"),
        ("/partners/2", "DE", "unknown"),
    ]
    assert [e.counts for e in found(compared(count(IS_FULL), "<=", 0), proposal(rows)).evidence] == [
        "against",
        "unknown",
    ]
    assert [e.counts for e in found(no(compared(count(IS_FULL), "<=", 9)), proposal(rows)).evidence] == [
        "for",
        "unknown",
    ]


def test_all_names_those_who_comply_and_those_who_do_not() -> None:
    rows = (LEAD, GUEST, SOMEBODY)
    verdict = found(every(partners(), IS_FULL), proposal(rows))
    assert verdict.outcome is Outcome.FAIL
    assert [(e.path, e.counts) for e in verdict.evidence] == [
        ("/partners/0", "for"),
        ("/partners/1", "against"),
        ("/partners/2", "unknown"),
    ]


def test_only_the_facts_that_can_still_change_the_answer_are_missing() -> None:
    rows = (
        partner(role="guest"),
        partner(country="CZ", role="lead"),
        partner(country="CZ"),
        partner(role="lead"),
        partner(country="DE"),
    )
    verdict = found(compared(distinct("country", IS_FULL), ">=", 3), proposal(rows))
    assert verdict.missing == ("/partners/3/country", "/partners/4/role")


def test_a_surely_false_side_has_nothing_missing() -> None:
    condition = either(both(BREAKS, Yes(fact("signed"), SPAN)), compared(fact("months"), ">=", 3))
    assert found(condition, proposal()).missing == ("/months",)


def test_the_values_of_the_authors_messages_are_found() -> None:
    message = Message({"en": ("only ", Insertion(count(IS_FULL), None)), "cs": (Insertion(fact("home"), None),)})
    written = replace(rule(compared(count(IS_FULL), ">=", 9)), otherwise=message)
    verdict = evaluate(policy(written), "P", proposal((LEAD,), home="CZ")).rules[0]
    assert dict(verdict.values) == {("otherwise", "en", 1): Interval(1, 1), ("otherwise", "cs", 0): Choice("CZ")}


def test_rules_that_pass_have_a_finding_and_reasons_only_on_demand() -> None:
    condition = compared(count(IS_FULL), ">=", 1)
    plain = found(condition, proposal((LEAD,)), reasons="failing")
    assert plain.finding is not None and plain.finding.measured == Interval(1, 1)
    assert plain.evidence == ()
    assert len(found(condition, proposal((LEAD,)), reasons="all").evidence) == 1
    assert found(condition, proposal(()), reasons="none").evidence == ()


# ── the engine ────────────────────────────────────────────────────────────────────────────


def test_a_disagreement_with_the_law_is_an_internal_error(monkeypatch: pytest.MonkeyPatch) -> None:
    checked = policy(rule(BREAKS, id="broken"))
    monkeypatch.setattr(engine, "explained", lambda rule, situation: RuleVerdict(rule, Outcome.PASS))
    with pytest.raises(InternalDisagreement, match="small: broken: P-7"):
        evaluate(checked, "P-7", proposal())


def test_equal_numbers_written_differently_are_reported_as_written() -> None:
    checked = policy(rule(compared(fact("grant"), ">=", 1)))
    for written in ("5", "5.00", "5.0"):
        finding = evaluate(checked, "P", proposal(grant=Decimal(written)), reasons="none").rules[0].finding
        assert finding is not None and isinstance(finding.measured, Interval)
        assert str(finding.measured.low) == written


def test_a_policy_is_compiled_once() -> None:
    checked = policy(rule(HOLDS))
    assert compile_policy(checked) is compile_policy(checked)


def test_many_partners_of_whom_nothing_is_known_are_counted_in_time() -> None:
    rows = tuple(partner(pic=str(i)) for i in range(10_000))
    wanted = either(one_of("country", "CZ", "DE"), one_of("role", "lead"))
    checked = policy(
        rule(compared(distinct("country", wanted), ">=", 5)), rule(no_two("pic")), rule(every_country_has_a_lead())
    )
    assert [r.outcome for r in evaluate(checked, "P", proposal(rows)).rules] == [
        Outcome.FAIL,
        Outcome.PASS,
        Outcome.UNDECIDED,
    ]


# ── the shipped policies ──────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def lot1() -> CheckedPolicy:
    """The shipped policy of lot 1."""
    checked = load(ROOT / "policies" / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
    assert checked is not None
    return checked


def consortium(checked: CheckedPolicy, *rows: dict[str, str], **facts: Value) -> Values:
    """A proposal of lot 1."""
    listed = tuple(tuple(row.get(f.name) for f in checked.schema.records["partner"].fields) for row in rows)
    return tuple(listed if f.name == "partners" else facts.get(f.name) for f in checked.schema.proposal.fields)


COUNTRIES = ("CZ", "DE", "FR", "PL", "SK", "AT", "IT", "ES")
TYPES = ("HEI", "VET", "VET", "SME", "SME", "CHAMBER", "NGO", "NGO")


def rows_of_eight() -> list[dict[str, str]]:
    """Eight full partners who just suffice."""
    return [
        {"pic": str(i), "name": f"N{i}", "country": c, "type": t, "role": "full_partner" if i else "coordinator"}
        for i, (c, t) in enumerate(zip(COUNTRIES, TYPES, strict=True))
    ]


def test_a_consortium_that_just_suffices_passes(lot1: CheckedPolicy) -> None:
    values = consortium(lot1, *rows_of_eight(), lot=1, duration_months=24, requested_grant=Decimal(1_000_000))
    verdict = evaluate(lot1, "P", values, reasons="all")
    assert {r.rule.id: r.outcome.value for r in verdict.rules if r.outcome is not Outcome.PASS} == {
        "innovative_and_transnational": "needs_judgement"
    }
    assert (verdict.outcome, verdict.warnings, verdict.judgements) == (Outcome.PASS, 0, 1)


def test_missing_facts_matter_only_where_they_decide(lot1: CheckedPolicy) -> None:
    rows = rows_of_eight()
    del rows[0]["country"], rows[6]["role"], rows[7]["type"]
    verdict = evaluate(lot1, "P", consortium(lot1, *rows, lot=1, duration_months=36, requested_grant=Decimal(1)))
    undecided = {r.rule.id: r.missing for r in verdict.rules if r.outcome is Outcome.UNDECIDED}
    assert undecided == {"full_partners": ("/partners/6/role",)}
