"""Room `evaluation`: which elements of a long list can equal a value at all, found by an index instead of a search.

An element whose field is known to be another value is surely not in a selection that asks for this value: leaving
it out changes nothing. Registers have thousands of entries, and every partner is looked up in them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from ..checking.policy import Comparison, Fact, Scope, Selection, Term
from ..checking.schema import Value
from ..checking.truth import Truth
from .quantities import Options, Quantity
from .reading import conjuncts, own_fields
from .verdict import Interval

_LONG = 32
_MOST_KEPT = 64
_Index: TypeAlias = dict[Value, list[int]]
_KEPT: dict[tuple[int, int], tuple[Sequence[Value], _Index]] = {}


def candidates(
    selection: Selection, listed: Sequence[Value], value: Callable[[Term], Quantity]
) -> Sequence[int] | range:
    """The positions of the elements that a selection can have, in order; `value` is what an outer term comes to."""
    fitting = _fitting(selection, listed, value)
    return range(len(listed)) if fitting is None else sorted([*fitting[0], *fitting[1]])


def number_of_candidates(selection: Selection, listed: Sequence[Value], value: Callable[[Term], Quantity]) -> int:
    """How many they are, without looking at them."""
    fitting = _fitting(selection, listed, value)
    return len(listed) if fitting is None else len(fitting[0]) + len(fitting[1])


def _fitting(
    selection: Selection, listed: Sequence[Value], value: Callable[[Term], Quantity]
) -> tuple[Sequence[int], Sequence[int]] | None:
    """The elements with the value asked for and those where it is not known; None: no value tells them apart."""
    if len(listed) < _LONG:
        return None
    for condition in conjuncts(selection.condition):
        joined = _join(condition)
        if joined is None:
            continue
        wanted = _single(value(joined[1]))
        if wanted is None:
            continue
        index = _index(listed, joined[0])
        return index.get(wanted, ()), index.get(None, ())
    return None


def _join(condition: object) -> tuple[int, Term] | None:
    """The own field that a condition compares with something that does not hang on the element."""
    if isinstance(condition, Comparison) and condition.sign == "=":
        for own, other in ((condition.left, condition.right), (condition.right, condition.left)):
            if isinstance(own, Fact) and own.scope is Scope.ELEMENT and own.depth == 0 and not own_fields(other):
                return own.index, other
    return None


def _single(quantity: Quantity) -> Value:
    if quantity.no_row is not Truth.FALSE or quantity.empty is not Truth.FALSE:
        # Without a row in a table a comparison can be true, whatever the element.
        return None
    match quantity.shape:
        case Options(values) if values is not None and len(values) == 1:
            return next(iter(values))
        case Interval(low, high) if low is not None and low == high:
            return low
        case _:
            return None


def _index(listed: Sequence[Value], field: int) -> _Index:
    key = (id(listed), field)
    kept = _KEPT.get(key)
    if kept is not None and kept[0] is listed:
        # The one asked for last is given up last: a register stays while the partners of each proposal come and go.
        _KEPT[key] = _KEPT.pop(key)
        return kept[1]
    while len(_KEPT) >= _MOST_KEPT:
        _KEPT.pop(next(iter(_KEPT)), None)
    index: _Index = {}
    for place, element in enumerate(listed):
        index.setdefault(element[field] if isinstance(element, tuple) else None, []).append(place)
    _KEPT[key] = (listed, index)
    return index
