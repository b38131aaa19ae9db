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
from .quantities import ANY_NUMBER, ANY_TEXT, Quantity
from .reading import own_fields, parts

LONG = 32
_MOST_KEPT = 64
_MOST_PLANS = 4096
_WORTH = 4
"""Elements are judged together where at least so many of them are alike, on average."""

Alike: TypeAlias = tuple[list[int], ...]
"""The positions of the elements, those that are alike together."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The own fields that a condition reads, and what those are compared with that it only compares."""

    condition: Condition
    read: tuple[int, ...]
    compared: tuple[tuple[int, tuple[Term, ...]], ...]


_PLANS: dict[int, _Plan] = {}
_KEPT: dict[tuple[int, tuple[int, ...], frozenset[int]], tuple[Sequence[Value], Alike]] = {}


def alike(condition: Condition, listed: Sequence[Value], value: Callable[[Term], Quantity]) -> Alike | None:
    """The elements of a list that a condition cannot tell apart; `value` is what an outer term comes to.

    None where the list is short, or nearly every element is different.
    """
    if len(listed) < LONG:
        return None
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
    return kept[1] if len(kept[1]) * _WORTH <= len(listed) else None


def may_miss(condition: Condition, element: Value) -> bool:
    """Whether an element itself lacks a fact that the condition reads."""
    return isinstance(element, tuple) and any(element[field] is None for field in _plan(condition).read)


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
    plan = _PLANS[id(condition)] = _Plan(condition, tuple(sorted(reads)), only)
    return plan
