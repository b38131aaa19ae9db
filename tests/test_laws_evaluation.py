"""Laws of evaluation, for generated policies over proposals with missing facts: every way of filling them agrees."""

from __future__ import annotations

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from eligo.checking.domains import narrowed
from eligo.checking.policy import (
    Condition,
)
from eligo.checking.schema import Kind, Values
from eligo.checking.truth import Truth, truth
from eligo.evaluation.engine import compile_policy, evaluate
from eligo.evaluation.interpreter import Situation
from eligo.evaluation.reasons import explained
from eligo.evaluation.verdict import Evidence, Outcome, Verdict

from .generated_policies import completions, conditions, domain, exact_conditions, fields_read, proposals
from .known_facts import holds
from .small_policies import (
    PARTNER,
    PROPOSAL,
    SCHEMA,
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
        expected = truth(holds(condition, whole))
        assert truth_in(condition, whole) is expected
        assert found in (expected, Truth.UNKNOWN)


@LAWS
@given(conditions(), proposals())
def test_lint_calls_nothing_constant_that_can_come_out_otherwise(condition: Condition, values: Values) -> None:
    for whole in completions(values, fields_read(condition)):
        came_out = holds(condition, whole)
        assert narrowed(condition, came_out, {}, SCHEMA) is not None


@LAWS
@given(exact_conditions(), proposals())
def test_where_exactness_is_promised_unknown_means_that_both_can_be(condition: Condition, values: Values) -> None:
    assume(values[-1] is not None)
    seen = {holds(condition, whole) for whole in completions(values, fields_read(condition))}
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
        data.draw(st.sampled_from((None, *domain(f.type, f.name))))
        if v is None and f.type.kind not in (Kind.LIST, Kind.MOMENT)
        else v
        for v, f in zip(values, PROPOSAL.fields, strict=True)
    ]
    if isinstance(values[-1], tuple):
        more[-1] = tuple(
            tuple(
                data.draw(st.sampled_from((None, *domain(f.type, f.name)))) if v is None else v
                for v, f in zip(element, PARTNER.fields, strict=True)  # type: ignore[arg-type]
            )
            for element in values[-1]
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
    assert found.missing
    assert len(set(found.missing)) == len(found.missing)
    for pointer in found.missing:
        steps = pointer.split("/")[1:]
        place = values[PROPOSAL.index(steps[0])]
        if len(steps) == 3:
            assert isinstance(place, tuple)
            place = place[int(steps[1])][PARTNER.index(steps[2])]  # type: ignore[index]
        assert place is None


@LAWS
@given(conditions(), proposals())
def test_the_same_input_gives_the_same_verdict(condition: Condition, values: Values) -> None:
    first, again = policy(rule(condition)), policy(rule(condition))
    assert compile_policy(first) is compile_policy(first)
    assert evaluate(first, "P", values, reasons="all").rules == evaluate(again, "P", values, reasons="all").rules
