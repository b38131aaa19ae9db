"""Room `checking`: a term that is put inside one more list still reads the elements that it read before."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from .policy import (
    Arithmetic,
    Both,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from .walking import nodes


def reads_element(condition: Condition) -> bool:
    """Whether a condition says anything of the element at hand, or of the group at hand."""
    if _condition(condition, 0) != _condition(condition, 1):
        return True
    return any(isinstance(node, Selection) and node.within_group for node in nodes(condition))


def outward(term: Term, inside: int = 0) -> Term:
    """The term as it reads one list deeper; `inside` is how many of the lists around a node are its own."""
    match term:
        case Constant():
            return term
        case Fact(scope=Scope.ELEMENT, depth=depth) if depth >= inside:
            return replace(term, depth=depth + 1)
        case Fact():
            return term
        case Count(of):
            return replace(term, of=_selection(of, inside))
        case Distinct(of=of):
            return replace(term, of=_selection(of, inside))
        case Groups(of=of, condition=condition):
            return replace(term, of=_selection(of, inside), condition=_condition(condition, inside + 1))
        case Total(term=inner, of=of):
            return replace(term, of=_selection(of, inside), term=outward(inner, inside + 1))
        case Arithmetic(left=left, right=right):
            return replace(term, left=outward(left, inside), right=outward(right, inside))
        case Lookup(keys=keys):
            return replace(term, keys=tuple(outward(key, inside) for key in keys))
        case Moved(term=inner) | Rounded(term=inner):
            return replace(term, term=outward(inner, inside))
        case _:
            assert_never(term)


def _selection(selection: Selection, inside: int) -> Selection:
    if selection.condition is None:
        return selection
    return replace(selection, condition=_condition(selection.condition, inside + 1))


def _condition(condition: Condition, inside: int) -> Condition:
    match condition:
        case Comparison(left=left, right=right):
            return replace(condition, left=outward(left, inside), right=outward(right, inside))
        case Member(value=value) | Yes(value=value):
            return replace(condition, value=outward(value, inside))
        case Given(value=value):
            moved = outward(value, inside)
            return replace(condition, value=moved) if isinstance(moved, Fact) else condition
        case NoTwo(of=of):
            return replace(condition, of=_selection(of, inside))
        case Negation(operand):
            return replace(condition, operand=_condition(operand, inside))
        case Both(items) | Either(items):
            return replace(condition, items=tuple(_condition(item, inside) for item in items))
        case _:
            assert_never(condition)
