"""Lists in lists: what does not hang on the outer element is counted once, and no condition takes for ever."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eligo.checking.policy import Comparison, Condition, Count, Term
from eligo.checking.schema import Values
from eligo.checking.truth import Truth
from eligo.evaluation import interpreter
from eligo.evaluation.interpreter import quantity_of, truth_of
from eligo.evaluation.situation import Situation
from eligo.evaluation.verdict import Interval, Outcome

from .generated_proposals import DAYS
from .small_policies import (
    LONG,
    SCHEMA,
    SPAN,
    compared,
    constant,
    count,
    entries,
    every,
    fact,
    found,
    found_in,
    groups,
    held,
    holder,
    listed,
    one_of,
    own,
    partner,
    partners,
    proposal,
    total,
)

MANY = 4000
EVERYBODY = tuple(partner(pic=f"{n}", country=("CZ", "DE")[n % 2], size=n, since=DAYS[n % 3]) for n in range(MANY))
REGISTER = tuple(holder(code=f"{n}", points=n, issued=DAYS[0], expires=DAYS[2]) for n in range(MANY))


class Asked:
    """How often the law is asked for a truth."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.times = 0

        def asked(condition: Condition, situation: Situation) -> Truth:
            self.times += 1
            return truth_of(condition, situation)

        patch.setattr(interpreter, "truth_of", asked)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


def _nested(deep: int) -> Condition:
    inner: Condition = one_of("country", "CZ")
    for _ in range(deep):
        inner = compared(count(inner), ">=", 2)
    return inner


@pytest.mark.parametrize("deep", [1, 2, 4])
def test_lists_in_lists_that_do_not_hang_together_are_counted_once_each(asked: Asked, deep: int) -> None:
    assert found(_nested(deep), proposal(EVERYBODY)).outcome is Outcome.PASS
    assert asked.times < 4 * (deep + 1) * MANY


def test_missing_facts_in_lists_in_lists_are_looked_for_once(asked: Asked) -> None:
    unknown: tuple[Values, ...] = tuple(partner(pic=f"{n}") for n in range(MANY))
    said = found(_nested(4), proposal(unknown))
    assert said.outcome is Outcome.UNDECIDED
    assert said.missing == tuple(f"/partners/{n}/country" for n in range(MANY))
    assert asked.times < 60 * MANY


def test_the_greatest_of_all_is_found_once(asked: Asked) -> None:
    greatest = total("max", own("size"), one_of("country", "CZ"))
    said = found(every(partners(), compared(own("size"), "<=", greatest)), proposal(EVERYBODY))
    assert said.outcome is Outcome.FAIL
    assert asked.times < 10 * MANY


def test_partners_are_looked_up_in_a_register_by_an_index(asked: Asked) -> None:
    inside = listed(Comparison(held("code"), "=", own("pic", depth=1), span=SPAN))
    said = found(every(partners(), inside), proposal(EVERYBODY, REGISTER))
    assert said.outcome is Outcome.PASS
    assert asked.times < 20 * MANY


def _fewer(limit: int) -> Condition:
    less = compared(held("points"), "<", own("size", depth=1))
    return every(partners(), Comparison(count_of(less), ">=", constant(limit), span=SPAN))


def count_of(*conditions: Condition) -> Term:
    return Count(entries(*conditions), SPAN)


def test_what_takes_too_many_steps_is_judged_for_an_unknown_element(asked: Asked) -> None:
    said = found(_fewer(1), proposal(EVERYBODY, REGISTER))
    assert (said.outcome, said.missing) == (Outcome.UNDECIDED, ())
    assert found(_fewer(0), proposal(EVERYBODY, REGISTER)).outcome is Outcome.PASS
    assert asked.times < 30 * MANY
    assert found(_fewer(1), proposal(EVERYBODY[1:200], REGISTER)).outcome is Outcome.PASS


def test_one_pass_over_a_long_list_is_never_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interpreter, "_MOST_STEPS", 10)
    assert found(_fewer(1), proposal(EVERYBODY[1:2], REGISTER)).outcome is Outcome.PASS
    many = groups("country", compared(count(within_group=True), ">=", 2))
    assert found(compared(many, ">=", 2), proposal(EVERYBODY)).outcome is Outcome.PASS


def test_a_table_that_may_have_no_row_leaves_nobody_out_of_a_long_list() -> None:
    # Without a row the comparison is true, so an element with another value is not surely out.
    table = replace(LONG, rows=((24, 1),))
    wanted = Comparison(held("points"), "=", found_in(table, fact("months")), without_row=True, span=SPAN)
    for months, low, high in ((24, 1, 1), (36, MANY, MANY), (None, 1, MANY)):
        quantity = quantity_of(count_of(wanted), Situation(SCHEMA, proposal((), REGISTER, months=months)))
        assert quantity.shape == Interval(low, high)
