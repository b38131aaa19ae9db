"""Room `syntax`: how tightly the phrases of a condition hold together, which decides where brackets stand."""

from __future__ import annotations

from typing import assert_never

from . import tree

EITHER, BOTH, CLOSED, COMPARISON, AMOUNT, TOTAL, PRODUCT, ATOM = range(8)
"""The levels of the grammar, from the loosest."""


def needs_brackets(node: tree.Condition, least: int, last: bool) -> bool:
    """Whether a phrase needs brackets where one of the level `least` or a tighter one can stand."""
    return binding(node) < least or (not last and is_open(node))


def is_open(node: tree.Condition) -> bool:
    """Whether a phrase takes everything to the end of its clause, so that nothing may follow it."""
    return isinstance(node, tree.Quantified | tree.AllSame) or (
        isinstance(node, tree.Listed) and node.condition is not None
    )


def mixes(chain: tree.Both | tree.Either, last: tree.Condition) -> bool:
    """Whether `and` would stand beside `or` without brackets, once outside and once inside an open phrase."""
    inner = last.condition if isinstance(last, tree.Quantified | tree.Listed) else None
    return isinstance(inner, tree.Both | tree.Either) and type(inner) is not type(chain)


def sides(sign: str) -> tuple[int, int]:
    """The levels to the left and to the right of a sign of arithmetic."""
    return (PRODUCT, ATOM) if sign == "*" else (TOTAL, PRODUCT)


def binding(node: tree.Condition) -> int:
    """The level of the grammar at which a phrase stands."""
    match node:
        case tree.Either():
            return EITHER
        case tree.Both():
            return BOTH
        case tree.Negation() | tree.Quantified() | tree.AllSame():
            return CLOSED
        case tree.Listed(condition=condition):
            return COMPARISON if condition is None else CLOSED
        case tree.Comparison() | tree.Between() | tree.Member() | tree.IsGiven() | tree.NoTwo():
            return COMPARISON
        case tree.Rounded():
            return AMOUNT
        case tree.Shifted():
            return TOTAL
        case tree.Arithmetic(sign):
            return PRODUCT if sign == "*" else TOTAL
        case (
            tree.Number()
            | tree.TextValue()
            | tree.DayValue()
            | tree.MomentValue()
            | tree.YesNo()
            | tree.Path()
            | tree.Lookup()
            | tree.Count()
            | tree.CountDistinct()
            | tree.CountGroups()
            | tree.Aggregate()
            | tree.DayOf()
            | tree.Minus()
            | tree.Share()
        ):
            return ATOM
        case _:
            assert_never(node)
