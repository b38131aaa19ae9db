"""Room `evaluation`: the elements of a long list that a condition cannot tell apart, so that one of them stands for all.

Whether an element is in a selection hangs on the fields that the condition reads, and on nothing else of it. Where a field
is only compared with something that can be anything, as a PIC is that nobody knows, not even its value matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from ..checking.policy import Comparison, Condition, Fact, Scope, Term
from ..checking.schema import Value
from ..checking.truth import Truth
from .belonging import belongs
from .quantities import ANY_NUMBER, ANY_TEXT, Quantity
from .reading import conjuncts, own_fields, parts, repeated
from .situation import Element, Situation

LONG = 32
_MOST_KEPT = 64
_MOST_PLANS = 4096

Alike: TypeAlias = tuple[list[int], ...]
"""The positions of the elements, those that are alike together."""
Judged: TypeAlias = Callable[[Condition, Situation], Truth]


@dataclass(frozen=True, slots=True)
class _Plan:
    """The own fields that a condition reads, and what those are compared with that it only compares."""

    condition: Condition
    read: tuple[int, ...]
    compared: tuple[tuple[int, tuple[Term, ...]], ...]
    items: tuple[tuple[Condition, tuple[int, ...]], ...]
    """The conditions that must all hold, each with the own fields that it reads."""


_PLANS: dict[int, _Plan] = {}
_KEPT: dict[tuple[int, tuple[int, ...], frozenset[int]], tuple[Sequence[Value], Alike]] = {}


def alike(
    condition: Condition, listed: Sequence[Value], value: Callable[[Term], Quantity]
) -> tuple[Alike, frozenset[int]]:
    """The elements of a list that a condition cannot tell apart, and the fields whose values do not matter for that.

    `value` is what an outer term comes to.
    """
    plan = _plan(condition)
    blind = frozenset(field for field, terms in plan.compared if all(_says_nothing(value(term)) for term in terms))
    key = (id(listed), plan.read, blind)
    kept = _KEPT.get(key)
    if kept is None or kept[0] is not listed:
        while len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)), None)
        kept = (listed, _grouped(listed, plan.read, blind))
    # The one asked for last is given up last: a register stays while the partners of each proposal come and go.
    _KEPT.pop(key, None)
    _KEPT[key] = kept
    return kept[1], blind


def judging(
    condition: Condition, blind: frozenset[int], situation: Situation, judged: Judged
) -> Callable[[Element], Truth]:
    """Whether an element satisfies a condition, each part of which is asked once for all that is alike to it."""
    parts_of = [(item, [(f, f in blind) for f in read], dict[object, Truth]()) for item, read in _plan(condition).items]
    often = [fact.index for fact in repeated(condition)]

    def held(element: Element) -> Truth:
        values, whole = element.values, Truth.TRUE
        for item, read, known in parts_of:
            mark = tuple([values[field] is None if unseen else values[field] for field, unseen in read])
            told = known.get(mark)
            if told is None:
                told = known[mark] = judged(item, situation.within(element))
            if told is Truth.FALSE:
                return told
            whole &= told
        if whole is Truth.UNKNOWN and any(values[field] is None for field in often):
            return belongs(condition, situation, element, judged)
        return whole

    return held


def items_of(condition: Condition) -> tuple[tuple[Condition, tuple[int, ...]], ...]:
    """The conditions that must all hold for a condition, each with the fields of the element at hand that it reads."""
    return _plan(condition).items


def _says_nothing(quantity: Quantity) -> bool:
    """Whether nothing can be told of a value by comparing it with this."""
    return quantity.shape in (ANY_TEXT, ANY_NUMBER)


def _grouped(listed: Sequence[Value], read: tuple[int, ...], blind: frozenset[int]) -> Alike:
    seen = tuple(field for field in read if field not in blind)
    groups: dict[object, list[int]] = {}
    for place, element in enumerate(listed):
        if isinstance(element, tuple):
            mark = (*[element[field] for field in seen], *[element[field] is None for field in blind])
            groups.setdefault(mark, []).append(place)
    return tuple(groups.values())


def _plan(condition: Condition) -> _Plan:
    plan = _PLANS.get(id(condition))
    if plan is not None and plan.condition is condition:
        return plan
    reads, compared = Counter[int](), dict[int, list[Term]]()
    for node, depth in parts(condition):
        if isinstance(node, Fact) and node.scope is Scope.ELEMENT and node.depth == depth:
            reads[node.index] += 1
        if isinstance(node, Comparison) and depth == 0 and node.sign in ("=", "!="):
            for own, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(own, Fact) and own.scope is Scope.ELEMENT and own.depth == 0 and not own_fields(other):
                    compared.setdefault(own.index, []).append(other)
    only = tuple((field, tuple(terms)) for field, terms in compared.items() if len(terms) == reads[field])
    if len(_PLANS) >= _MOST_PLANS:
        _PLANS.clear()
    items = tuple((item, tuple(sorted(own_fields(item)))) for item in conjuncts(condition))
    plan = _PLANS[id(condition)] = _Plan(condition, tuple(sorted(reads)), only, items)
    return plan
