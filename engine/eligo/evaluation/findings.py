"""Room `evaluation`: the comparison that decided, what it measured and how far it was from its limit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from ..checking.policy import Comparison, Given, Lookup, Member, NoTwo, Scalar, Selection, Term, Yes
from ..checking.truth import Truth
from .counting import Sharing
from .quantities import Quantity, difference, measured
from .reading import parts
from .verdict import Bound, Finding, Interval, Leaf, Measured

Valuation: TypeAlias = Callable[[Term], Quantity]
"""What each term of a leaf came to."""


def finding_of(
    leaf: Leaf, value: Valuation, shares: Callable[[NoTwo], Sharing], is_empty: Callable[[Selection], bool]
) -> Finding:
    """The finding about a leaf, given what its terms came to."""
    match leaf:
        case Comparison(left, sign, right):
            asked = leaf.asked
            measure, limit = value(left), value(right)
            return Finding(
                leaf,
                measured(measure),
                None if limit.absent else measured(limit),
                _margin(sign, measure, limit),
                _missing_row(leaf, value),
                asked is not None and is_empty(asked),
            )
        case Member(value=term, values=values):
            return Finding(leaf, measured(value(term)), allowed(values), None, _missing_row(leaf, value))
        case Yes(term) | Given(term):
            return Finding(leaf, measured(value(term)), None, None, _missing_row(leaf, value))
        case NoTwo():
            return Finding(leaf, shares(leaf).sharing, None, None)


def allowed(values: frozenset[Scalar]) -> tuple[Scalar, ...]:
    """The values of a set in a fixed order."""
    return tuple(sorted(values, key=lambda v: (0, v, "") if isinstance(v, (int, Decimal)) else (1, 0, str(v))))


def _margin(sign: str, measure: Quantity, limit: Quantity) -> int | Decimal | None:
    reached, bound = _single(measured(measure)), _single(measured(limit))
    if sign in (">=", ">"):
        return difference(reached, bound)
    return difference(bound, reached) if sign in ("<=", "<") else None


def _single(value: Measured) -> Bound:
    return value.low if isinstance(value, Interval) and value.low == value.high else None


def _missing_row(leaf: Leaf, value: Valuation) -> tuple[str, ...] | None:
    for node, depth in parts(leaf):
        if isinstance(node, Lookup) and depth == 0 and value(node).no_row is Truth.TRUE:
            keys = tuple(value(key) for key in node.keys)
            if not any(key.absent for key in keys):
                return tuple(_written(measured(key)) for key in keys)
    return None


def _written(key: Measured) -> str:
    single = _single(key) if isinstance(key, Interval) else key.value
    match single:
        case None:
            return ""
        case datetime() | date():
            return single.isoformat()
        case _:
            return str(single)
