"""Laws of evaluation, for generated policies over proposals with missing facts: every way of filling them agrees."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from eligo.checking.domains import narrowed
from eligo.checking.policy import Condition, RuleException, Total
from eligo.checking.schema import Kind, Values
from eligo.checking.truth import Truth, truth
from eligo.evaluation import interpreter, joining, lookups, offers
from eligo.evaluation.engine import compile_policy, evaluate
from eligo.evaluation.exceptions import conditions_of
from eligo.evaluation.reading import parts
from eligo.evaluation.reasons import explained
from eligo.evaluation.situation import Situation
from eligo.evaluation.verdict import Evidence, Outcome, Verdict

from .generated_policies import conditions, exact_conditions, exceptions, fields_read
from .generated_proposals import completions, domain, proposals
from .known_facts import holds, required
from .small_policies import (
    HOLDER,
    PARTNER,
    PROPOSAL,
    SCHEMA,
    compared,
    constant,
    policy,
    rule,
    truth_in,
)

LAWS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

# ── the laws ──────────────────────────────────────────────────────────────────────────────


@LAWS
@given(conditions(), proposals())
def test_what_is_decided_holds_for_every_way_of_filling_the_missing_facts(condition: Condition, values: Values) -> None:
    found = truth_in(condition, values)
    for whole in completions(values, fields_read(condition)):
        told, known = truth_in(condition, whole), holds(condition, whole)
        # Where a list has no one element, the law may know more: anything is not less than nothing.
        assert known is None or told is truth(known)
        assert found in (told, Truth.UNKNOWN)


@LAWS
@given(st.none() | conditions(1), exceptions(), proposals())
def test_exceptions_decide_only_what_every_way_of_filling_the_facts_decides(
    requirement: Condition | None, excepted: tuple[RuleException, ...], values: Values
) -> None:
    always = compared(constant(1), ">=", 1)
    checked = policy(rule(requirement or always, exceptions=excepted))
    found = evaluate(checked, "P", values, reasons="all").rules[0]
    read = frozenset[str]().union(*map(fields_read, conditions_of(checked.rules[0])))
    names = {Outcome.PASS: True, Outcome.FAIL: False, Outcome.UNDECIDED: None}
    for whole in completions(values, read):
        told = evaluate(checked, "P", whole, reasons="all").rules[0]
        known = required(requirement or always, excepted, whole)
        assert known is None or names[told.outcome] is known
        assert found.outcome in (told.outcome, Outcome.UNDECIDED)
        assert set(found.exception) <= set(told.exception) or told.outcome is Outcome.UNDECIDED


@LAWS
@given(conditions(), proposals())
def test_lint_calls_nothing_constant_that_can_come_out_otherwise(condition: Condition, values: Values) -> None:
    for whole in completions(values, fields_read(condition)):
        came_out = holds(condition, whole)
        assert came_out is None or narrowed(condition, came_out, {}, SCHEMA) is not None


@LAWS
@given(exact_conditions(), proposals())
def test_where_exactness_is_promised_unknown_means_that_both_can_be(condition: Condition, values: Values) -> None:
    assume(values[-1] is not None)
    seen = {holds(condition, whole) is True for whole in completions(values, fields_read(condition))}
    assert truth_in(condition, values) is (truth(seen.pop()) if len(seen) == 1 else Truth.UNKNOWN)


@LAWS
@given(conditions(), st.none() | conditions(), st.lists(proposals(), min_size=1, max_size=4))
def test_closures_say_what_the_law_says(requirement: Condition, when: Condition | None, many: list[Values]) -> None:
    checked = policy(rule(requirement, when), rule(None, requirement, id="judged"))
    for values in (*many, *many):
        # `evaluate` itself compares the closures with the law.
        verdict = evaluate(checked, "P", values, reasons="all")
        situation = Situation(SCHEMA, values)
        assert verdict.rules == tuple(explained(r, situation) for r in checked.rules)
        plain = evaluate(checked, "P", values, reasons="none")
        assert plain.outcome is verdict.outcome
        assert [(r.outcome, r.finding) for r in plain.rules] == [(r.outcome, r.finding) for r in verdict.rules]


@LAWS
@given(conditions(), proposals(), st.data())
def test_the_order_of_partners_does_not_matter(condition: Condition, values: Values, data: st.DataObject) -> None:
    listed = values[-1]
    assume(isinstance(listed, tuple))
    assert isinstance(listed, tuple)
    order = data.draw(st.permutations(range(len(listed))))
    other = (*values[:-1], tuple(listed[i] for i in order))
    checked = policy(rule(condition))

    def unordered(verdict: Verdict, places: list[int]) -> object:
        back = {f"/partners/{new}": f"/partners/{old}" for new, old in enumerate(places)}

        def moved(pointer: str) -> str:
            if not pointer.startswith("/partners/"):
                return pointer
            head, _, rest = pointer.removeprefix("/partners/").partition("/")
            return back[f"/partners/{head}"] + ("/" + rest if rest else "")

        found = verdict.rules[0]
        evidence = frozenset(Evidence(moved(e.path), moved(e.label), e.counts) for e in found.evidence)
        return found.outcome, found.finding, evidence, frozenset(map(moved, found.missing))

    one, two = (evaluate(checked, "P", v, reasons="all") for v in (values, other))
    assert unordered(one, list(range(len(listed)))) == unordered(two, list(order))


@LAWS
@given(conditions(), proposals(), st.data())
def test_more_facts_only_resolve_what_is_unknown(condition: Condition, values: Values, data: st.DataObject) -> None:
    more = [
        data.draw(st.sampled_from((None, *domain(f.type, f.name)))) if v is None and f.type.kind is not Kind.LIST else v
        for v, f in zip(values, PROPOSAL.fields, strict=True)
    ]
    for index, record in ((PROPOSAL.index("partners"), PARTNER), (PROPOSAL.index("holders"), HOLDER)):
        listed = values[index]
        if isinstance(listed, tuple):
            more[index] = tuple(
                tuple(
                    data.draw(st.sampled_from((None, *domain(f.type, f.name)))) if v is None else v
                    for v, f in zip(element, record.fields, strict=True)  # type: ignore[arg-type]
                )
                for element in listed
            )
    before, after = truth_in(condition, values), truth_in(condition, tuple(more))
    assert before in (after, Truth.UNKNOWN)


@LAWS
@given(conditions(), proposals())
def test_every_missing_fact_is_unknown_and_there_is_one_where_something_is_undecided(
    condition: Condition, values: Values
) -> None:
    found = evaluate(policy(rule(condition)), "P", values).rules[0]
    if found.outcome is not Outcome.UNDECIDED:
        assert found.missing == ()
        return
    asks_for_the_one = any(isinstance(n, Total) and n.kind == "only" for n, _ in parts(condition))
    assert found.missing or asks_for_the_one
    assert len(set(found.missing)) == len(found.missing)
    for pointer in found.missing:
        steps = pointer.split("/")[1:]
        place = values[PROPOSAL.index(steps[0])]
        if len(steps) == 3:
            assert isinstance(place, tuple)
            record = {"partners": PARTNER, "holders": HOLDER}[steps[0]]
            place = place[int(steps[1])][record.index(steps[2])]  # type: ignore[index]
        assert place is None


@LAWS
@given(conditions(), proposals())
def test_the_same_input_gives_the_same_verdict(condition: Condition, values: Values) -> None:
    first, again = policy(rule(condition)), policy(rule(condition))
    assert compile_policy(first) is compile_policy(first)
    assert evaluate(first, "P", values, reasons="all").rules == evaluate(again, "P", values, reasons="all").rules


# ── what must not matter ──────────────────────────────────────────────────────────────────


@LAWS
@given(conditions(), proposals(), st.randoms(use_true_random=False))
def test_the_order_of_a_register_does_not_matter(condition: Condition, values: Values, draw: Random) -> None:
    index = PROPOSAL.index("holders")
    register = values[index]
    assume(isinstance(register, tuple) and len(register) > 1)
    assert isinstance(register, tuple)
    other = (*values[:index], tuple(draw.sample(register, len(register))), *values[index + 1 :])
    one, two = (evaluate(policy(rule(condition)), "P", v, reasons="all").rules[0] for v in (values, other))
    assert (one.outcome, one.finding) == (two.outcome, two.finding)
    assert len(one.missing) == len(two.missing)


@LAWS
@given(st.lists(conditions(), min_size=1, max_size=3), st.lists(proposals(), min_size=2, max_size=4))
def test_what_was_evaluated_before_does_not_matter(several: list[Condition], many: list[Values]) -> None:
    def said(order: list[Values]) -> dict[int, str]:
        checked = policy(*(rule(c, id=f"r{n}") for n, c in enumerate(several)))
        # As text: 1 and 1.00 are equal, but people read them.
        return {id(v): repr([(r.outcome, r.finding) for r in evaluate(checked, "P", v).rules]) for v in order}

    assert said(many) == said(many[::-1])


@LAWS
@given(conditions(), proposals())
def test_a_list_searched_with_an_index_says_what_a_whole_search_says(condition: Condition, values: Values) -> None:
    found = explained(rule(condition), Situation(SCHEMA, values))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(joining, "_LONG", 10_000)
        patch.setattr(lookups, "_LONG", 10_000)
        assert explained(rule(condition), Situation(SCHEMA, values)) == found
        patch.setattr(joining, "_LONG", 0)
        patch.setattr(lookups, "_LONG", 0)
        assert explained(rule(condition), Situation(SCHEMA, values)) == found


@LAWS
@given(conditions(), proposals(), st.integers(1, 3))
def test_elements_that_are_alike_are_judged_together_as_each_would_be_alone(
    condition: Condition, values: Values, often: int
) -> None:
    values = tuple(value * often if isinstance(value, tuple) else value for value in values)
    said = []
    for long in (10_000, 0):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(interpreter, "LONG", long)
            said.append(explained(rule(condition), Situation(SCHEMA, values)))
    assert said[0] == said[1]


@LAWS
@given(conditions(), proposals())
def test_values_that_a_key_can_have_are_the_same_tried_one_by_one(condition: Condition, values: Values) -> None:
    found = explained(rule(condition), Situation(SCHEMA, values))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(offers, "_PLANS", {})
        patch.setattr(offers, "_passing", lambda *_: None)
        patch.setattr(offers, "reads_only_its_element", lambda _: False)
        assert explained(rule(condition), Situation(SCHEMA, values)) == found


@LAWS
@given(conditions(), proposals())
@pytest.mark.filterwarnings("ignore::hypothesis.errors.HypothesisWarning")  # a large proposal has a long repr
def test_where_work_is_cut_short_less_is_known_but_nothing_else(condition: Condition, values: Values) -> None:
    found = truth_in(condition, values)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interpreter, "_MOST_STEPS", 3)
        told = evaluate(policy(rule(condition)), "P", values, reasons="all").rules[0]
        assert truth_in(condition, values) in (found, Truth.UNKNOWN)
        assert told.outcome in (Outcome.UNDECIDED, {Truth.TRUE: Outcome.PASS, Truth.FALSE: Outcome.FAIL}.get(found))
