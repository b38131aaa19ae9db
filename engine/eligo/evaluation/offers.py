"""Room `evaluation`: the values with which an element whose key is not known can be in a selection."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from ..checking.policy import Comparison, Condition, Constant, Either, Fact, Member, Negation, Scalar, Scope, Selection
from ..checking.schema import Kind, Schema, Value, Values
from ..checking.truth import Truth
from .counting import Offer
from .quantities import answers
from .reading import conjuncts, constants_for, own_fields, reads_only_its_element
from .situation import Element, Situation, with_key

Judged: TypeAlias = Callable[[Condition, Situation], Truth]
Fitting: TypeAlias = dict[Values, frozenset[Value] | None]
"""The values of the key that fit, by the other facts that matter; None: any."""

_MOST_PLANS = 1024
_MOST_KEPT = 4096


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a selection asks of a key, found out once.

    `plain` are the tests of the key alone, which sets decide, `open` those that have to be tried with each value;
    `read` are the fields that they read. With `lasting`, `known` holds for every proposal.
    """

    selection: Selection
    schema: Schema
    every: frozenset[Value] | None
    named: frozenset[Scalar] | None
    about_key: tuple[Condition, ...]
    open: tuple[Condition, ...]
    fitting: frozenset[Value]
    read: tuple[int, ...]
    lasting: bool
    known: Fitting = field(default_factory=dict)


_PLANS: dict[tuple[int, int], _Plan] = {}


def offers_of(
    key: Fact, selection: Selection, situation: Situation, judged: Judged
) -> Callable[[Element, Truth], Offer]:
    """For an element with an unknown key, and whether it is in the selection: what it can add."""
    plan = _plan(key, selection, situation.schema)
    every, named, about_key, read = plan.every, plan.named, plan.about_key, plan.read
    known = plan.known if plan.lasting else {}

    def fits(element: Element, conditions: tuple[Condition, ...], value: Value) -> bool:
        with_value = situation.within(with_key(element, key, value))
        return all(judged(condition, with_value) is not Truth.FALSE for condition in conditions)

    def fitting(element: Element, conditions: tuple[Condition, ...], values: Iterable[Value]) -> frozenset[Value]:
        return frozenset(value for value in values if fits(element, conditions, value))

    def found(element: Element) -> frozenset[Value] | None:
        if every is None and named is not None:
            # A text that the filter does not name stands for all of them: with one, any number fit.
            return None if fits(element, about_key, _unnamed(named)) else fitting(element, about_key, named)
        return fitting(element, plan.open, plan.fitting) if plan.open else plan.fitting

    def offer(element: Element, membership: Truth) -> Offer:
        if (every is None and named is None) or membership is Truth.TRUE or not about_key:
            return Offer(every, membership is Truth.TRUE)
        mark = tuple([element.values[i] for i in read])
        if mark not in known:
            if len(known) >= _MOST_KEPT:
                known.clear()
            known[mark] = found(element)
        return Offer(known[mark], sure=False)

    return offer


def _plan(key: Fact, selection: Selection, schema: Schema) -> _Plan:
    kept = _PLANS.get((id(selection), key.index))
    if kept is not None and kept.selection is selection and kept.schema is schema:
        return kept
    finite = answers(key.type, schema)
    every: frozenset[Value] | None = None if finite is None else frozenset(finite)
    about_key = tuple(c for c in conjuncts(selection.condition) if key.index in own_fields(c))
    named = constants_for(key, about_key) if every is None and key.type.kind is Kind.TEXT else None
    read = sorted(frozenset[int]().union(*map(own_fields, about_key)))
    fitting, open_ones = every or frozenset(), []
    for condition in about_key:
        passing = _passing(condition, key, fitting)
        if passing is None:
            open_ones.append(condition)
        else:
            fitting = passing
    lasting = all(map(reads_only_its_element, about_key))
    while len(_PLANS) >= _MOST_PLANS:
        _PLANS.pop(next(iter(_PLANS)), None)
    made = _Plan(selection, schema, every, named, about_key, tuple(open_ones), fitting, tuple(read), lasting)
    _PLANS[id(selection), key.index] = made
    return made


def _passing(condition: Condition, key: Fact, values: frozenset[Value]) -> frozenset[Value] | None:
    """Which of the values of a key a condition admits; None where that hangs on more than the key."""

    def is_key(fact: Fact) -> bool:
        return fact.scope is Scope.ELEMENT and fact.depth == 0 and fact.index == key.index

    match condition:
        case Member(value=Fact() as fact, values=among) if is_key(fact):
            return values & among
        case Comparison(left=Fact() as fact, sign="=" | "!=", right=Constant(str(one))) if is_key(fact):
            return values & {one} if condition.sign == "=" else values - {one}
        case Negation(operand):
            passing = _passing(operand, key, values)
            return None if passing is None else values - passing
        case Either(items):
            each = [_passing(item, key, values) for item in items]
            return None if None in each else frozenset[Value]().union(*(one for one in each if one is not None))
        case _:
            return None


def _unnamed(named: frozenset[Scalar]) -> str:
    return "".join(str(value) for value in named) + "?"
