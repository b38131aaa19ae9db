"""Room `reporting`: the parts of a condition that sentences are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import TypeGuard, assert_never

from ..checking.policy import (
    Both,
    Comparison,
    Condition,
    Constant,
    Count,
    Either,
    Fact,
    Form,
    Given,
    Groups,
    Member,
    Negation,
    NoTwo,
    Scalar,
    Selection,
    Term,
    Yes,
)
from ..checking.schema import Schema

OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def quantified(comparison: Comparison) -> Condition | None:
    """What is said of X: the C of `all X have C`, of `some X have C` and of `no X have C`.

    None where the comparison is no quantifier. The filter of X itself is left out.
    """
    if comparison.form not in (Form.ALL, Form.SOME, Form.NO):
        return None
    left, asked = comparison.left, comparison.asked
    if isinstance(left, Groups):
        inner: Condition | None = left.condition
    elif isinstance(left, Count):
        inner = without(left.of.condition, asked.condition if asked is not None else None)
    else:
        return None
    if inner is None or comparison.form is not Form.ALL:
        return inner
    return inner.operand if isinstance(inner, Negation) else Negation(inner, inner.span)


def turned(comparison: Comparison) -> tuple[Selection, Condition] | None:
    """Of `no X have A and not B`, which people read more easily as *all X with A have B*: those X, and B.

    None where nothing under the *no* is ruled out, or where groups are counted.
    """
    held, asked = quantified(comparison), comparison.asked
    if comparison.form is not Form.NO or asked is None or not isinstance(comparison.left, Count):
        return None
    items = held.items if isinstance(held, Both) else () if held is None else (held,)
    wanted = tuple(item.operand for item in items if _ruled_out(item))
    given = tuple(item for item in items if not _ruled_out(item))
    if not wanted:
        return None
    return _narrowed(asked, given), one_of(wanted) or Either(wanted, comparison.span)


def as_read(comparison: Comparison) -> tuple[str, Selection, Condition]:
    """A quantifier as people read it: `all`, `some` or `no`, of which elements, and what is said of them."""
    if (as_all := turned(comparison)) is not None:
        return Form.ALL.value, *as_all
    asked, condition = comparison.asked, quantified(comparison)
    assert asked is not None and condition is not None, "a quantifier was asked of a list"
    return comparison.form.value, asked, condition


def one_of(items: tuple[Condition, ...]) -> Condition | None:
    """Of `x in A or x in B`: x in the values of both, to be told once; None of anything else but a single condition."""
    first = items[0]
    if len(items) == 1:
        return first
    members = [
        item for item in items if isinstance(item, Member) and isinstance(first, Member) and item.value == first.value
    ]
    if not isinstance(first, Member) or len(members) < len(items):
        return None
    values = frozenset[Scalar]().union(*(member.values for member in members))
    return replace(first, values=values, names=tuple(name for member in members for name in member.names))


def _ruled_out(item: Condition) -> TypeGuard[Negation]:
    return isinstance(item, Negation) and isinstance(item.operand, Member | Yes)


def _narrowed(of: Selection, by: tuple[Condition, ...]) -> Selection:
    """The elements of a list that meet all these conditions too, named after the list that has a noun."""
    if not by:
        return of
    base = of if of.noun is not None or of.base is None else of.base
    shown = () if base is of or of.added is None else _items(of.added)
    added, whole = (*shown, *by), (*_items(of.condition), *by)
    return replace(
        of,
        condition=whole[0] if len(whole) == 1 else Both(whole, of.span),
        noun=None,
        name=None,
        base=base,
        added=added[0] if len(added) == 1 else Both(added, of.span),
    )


def _items(condition: Condition | None) -> tuple[Condition, ...]:
    return condition.items if isinstance(condition, Both) else () if condition is None else (condition,)


def all_the_same(items: Iterable[Condition]) -> tuple[Selection, tuple[Member, ...]] | None:
    """Of `all X have F in one and the same of {A, B}`, which is kept as *all X have F in A, or …*: X and each F in A."""
    asked: Selection | None = None
    members: list[Member] = []
    for item in items:
        held = quantified(item) if isinstance(item, Comparison) and item.form is Form.ALL else None
        if not isinstance(item, Comparison) or not isinstance(held, Member) or isinstance(item.left, Groups):
            return None
        if members and (item.asked != asked or held.value != members[0].value):
            return None
        asked = item.asked
        members.append(held)
    return None if asked is None else (asked, tuple(members))


def between(items: tuple[Condition, ...]) -> tuple[Term, Constant, Constant] | None:
    """Of `x between a and b`, which is kept as *x at least a and x at most b*: x, a and b."""
    match items:
        case (
            Comparison(left, ">=", Constant() as low, form=Form.PLAIN),
            Comparison(right, "<=", Constant() as high, form=Form.PLAIN),
        ) if left == right:
            return left, low, high
        case _:
            return None


def leaves(condition: Condition | None, negated: bool = False) -> Iterable[tuple[Condition, bool]]:
    """The comparisons of a condition in their order, each with whether it stands under a *not*."""
    match condition:
        case None:
            return
        case Both(items) | Either(items):
            for item in items:
                yield from leaves(item, negated)
        case Negation(operand):
            yield from leaves(operand, not negated)
        case Comparison() | Member() | Yes() | Given() | NoTwo():
            yield condition, negated
        case _:
            assert_never(condition)


def is_clause(leaf: Condition) -> bool:
    """Whether a condition is told as a clause with a verb and not as a fact with its value."""
    match leaf:
        case Comparison(form=form):
            return form is not Form.PLAIN
        case Given() | NoTwo():
            return True
        case _:
            return False


def opposite(comparison: Comparison) -> Comparison:
    """The comparison with the opposite sign."""
    return replace(comparison, sign=OPPOSITE[comparison.sign])


def listed_in(comparison: Comparison, schema: Schema) -> tuple[Term | None, tuple[Condition, ...]]:
    """On which day something must be listed in a register (None: any), and what else its entry must meet."""
    asked = comparison.asked
    if not isinstance(comparison.left, Count) or asked is None:
        return None, ()
    condition = comparison.left.of.condition
    items = condition.items if isinstance(condition, Both) else () if condition is None else (condition,)
    fields = schema.records[asked.record].holds or (None, None)
    held = [(name, sign) for name, sign in zip(fields, ("<=", ">="), strict=False) if name is not None]
    rest = items[1:]  # the first one compares the key
    day = rest[0].right if held and rest and isinstance(rest[0], Comparison) else None
    for (name, sign), item in zip_longest(held, rest[: len(held)]):
        match item:
            case Comparison(left=Fact(field=field, depth=0), right=right) if (field, item.sign, right) == (
                name,
                sign,
                day,
            ):
                continue
            case _:
                return None, rest
    return day, rest[len(held) :]


def without(condition: Condition | None, outer: Condition | None) -> Condition | None:
    """What a filter adds to the filter of the list that it was applied to."""
    if outer is None or not isinstance(condition, Both):
        return condition
    taken = list(outer.items) if isinstance(outer, Both) else [outer]
    rest = tuple(item for item in condition.items if item != outer)
    if len(rest) == len(condition.items) and list(condition.items[: len(taken)]) == taken:
        rest = condition.items[len(taken) :]
    if not rest:
        return condition
    return rest[0] if len(rest) == 1 else Both(rest, condition.span)
