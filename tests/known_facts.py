"""What a condition means when every fact is known, said independently of the engine."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import assert_never

from eligo.checking.policy import (
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
    Negation,
    NoTwo,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from eligo.checking.schema import Value, Values

from .small_policies import (
    PARTNER,
)

SIGN: dict[str, Callable[..., bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class NoRow(Exception):
    """A table has no row for the key."""


class Nothing(Exception):
    """The least of an empty list."""


Scopes = tuple[Values, ...]


def holds(condition: Condition, values: Values, scopes: Scopes = (), group: list[Values] | None = None) -> bool:
    """Whether a condition holds, every fact known."""
    match condition:
        case Comparison(left, sign, right, without_row):
            try:
                return SIGN[sign](worth(left, values, scopes, group), worth(right, values, scopes, group))
            except NoRow:
                return without_row
            except Nothing:
                return False
        case Member(value=term, values=allowed, without_row=without_row):
            try:
                return worth(term, values, scopes, group) in allowed
            except NoRow:
                return without_row
        case Yes(term):
            return worth(term, values, scopes, group) is True
        case Given():
            return True
        case NoTwo(key, of):
            keys = [e[key.index] for e in chosen(of, values, scopes, group)]
            return len(keys) == len(set(keys))
        case Negation(operand):
            return not holds(operand, values, scopes, group)
        case Both(items):
            return all(holds(item, values, scopes, group) for item in items)
        case Either(items):
            return any(holds(item, values, scopes, group) for item in items)
        case _:
            assert_never(condition)


def worth(term: Term, values: Values, scopes: Scopes, group: list[Values] | None) -> Value:
    """The value of a term, every fact known."""
    match term:
        case Constant(value):
            return value
        case Fact(scope=scope, index=index, depth=depth):
            return values[index] if scope is Scope.PROPOSAL else scopes[depth][index]
        case Count(of):
            return len(chosen(of, values, scopes, group))
        case Distinct(key, of):
            return len({e[key.index] for e in chosen(of, values, scopes, group)})
        case Groups(key, of, condition):
            members = chosen(of, values, scopes, group)
            found = 0
            for shared in {e[key.index] for e in members}:
                head = tuple(shared if i == key.index else None for i in range(len(PARTNER.fields)))
                inside = [e for e in members if e[key.index] == shared]
                found += holds(condition, values, (head, *scopes), inside)
            return found
        case Total(kind, inner, of):
            each = [worth(inner, values, (e, *scopes), group) for e in chosen(of, values, scopes, group)]
            if kind == "sum":
                return sum(each)  # type: ignore[arg-type]
            if not each:
                raise Nothing
            return min(each) if kind == "min" else max(each)  # type: ignore[type-var]
        case Arithmetic(sign, left, right):
            a, b = worth(left, values, scopes, group), worth(right, values, scopes, group)
            return {"+": operator.add, "-": operator.sub, "*": operator.mul}[sign](a, b)  # type: ignore[no-any-return]
        case Lookup(table, keys, column):
            wanted = tuple(worth(k, values, scopes, group) for k in keys)
            for row in table.rows:
                if row[: len(wanted)] == wanted:
                    return row[column]
            raise NoRow
        case _:
            assert_never(term)


def chosen(of: Selection, values: Values, scopes: Scopes, group: list[Values] | None) -> list[Values]:
    """The elements of a selection, every fact known."""
    elements = group if of.within_group and group is not None else values[of.index]
    assert isinstance(elements, (tuple, list))
    return [e for e in elements if of.condition is None or holds(of.condition, values, (e, *scopes), group)]  # type: ignore[arg-type, misc]
