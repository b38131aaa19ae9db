"""What a condition means when every fact is known, said independently of the engine."""

from __future__ import annotations

import operator
from calendar import SUNDAY
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias, assert_never

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
    Moved,
    Negation,
    NoTwo,
    Range,
    Rounded,
    RuleException,
    Scalar,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from eligo.checking.schema import Kind, Value, Values

from .small_policies import SCHEMA

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


class NotOne(Exception):
    """The one element of a list that has none or several: nobody knows its value."""


Scopes = tuple[Values, ...]
Known: TypeAlias = bool | None
"""None: undecided though every fact is known, since a list does not have the one element that is asked for."""


def holds(condition: Condition, values: Values, scopes: Scopes = (), group: list[Values] | None = None) -> Known:
    """Whether a condition holds, every fact known."""
    match condition:
        case Comparison(left, sign, right, without_row):
            return _worked_out(
                (left, right), lambda a, b: SIGN[sign](a, b), (without_row, False), values, scopes, group
            )
        case Member(value=term, values=allowed, without_row=without_row, without_value=nothing):
            return _worked_out((term,), lambda value: value in allowed, (without_row, nothing), values, scopes, group)
        case Yes(term, without_row=without_row):
            return _worked_out((term,), lambda value: value is True, (without_row, False), values, scopes, group)
        case Given():
            return True
        case NoTwo(key, of):
            try:
                keys = [e[key.index] for e in chosen(of, values, scopes, group)]
            except NotOne:
                return None
            return len(keys) == len(set(keys))
        case Negation(operand):
            found = holds(operand, values, scopes, group)
            return None if found is None else not found
        case Both(items):
            each = {holds(item, values, scopes, group) for item in items}
            return False if False in each else None if None in each else True
        case Either(items):
            each = {holds(item, values, scopes, group) for item in items}
            return True if True in each else None if None in each else False
        case _:
            assert_never(condition)


def _worked_out(
    terms: tuple[Term, ...],
    judge: Callable[..., bool],
    without: tuple[bool, bool],
    values: Values,
    scopes: Scopes,
    group: list[Values] | None,
) -> Known:
    """What a leaf comes to; `without` a row, which decides before anything else that is not there, or a value."""
    found: list[Value] = []
    wrong: set[type[Exception]] = set()
    for term in terms:
        try:
            found.append(worth(term, values, scopes, group))
        except (NoRow, Nothing, NotOne) as reason:
            wrong.add(type(reason))
    if NotOne in wrong:
        return None
    if NoRow in wrong:
        return without[0]
    return without[1] if wrong else judge(*found)


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
            return _groups(key.index, of, condition, values, scopes, group)
        case Total(kind, inner, of):
            members = chosen(of, values, scopes, group)
            if kind == "only" and len(members) != 1:
                raise NotOne
            each = [worth(inner, values, (e, *scopes), group) for e in members]
            if kind == "only":
                return each[0]
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
                if all(_fits(value, cell) for value, cell in zip(wanted, row, strict=False)):
                    limit = row[column]
                    assert not isinstance(limit, Range)
                    return limit
            raise NoRow
        case Moved(term=inner, months=months, days=days, rounding=rounding, type=type):
            return moved(worth(inner, values, scopes, group), months, days, rounding, type.kind)
        case Rounded(term=inner, mode=mode, to=to):
            return rounded(worth(inner, values, scopes, group), mode, to)
        case _:
            assert_never(term)


def _groups(
    key: int, of: Selection, condition: Condition, values: Values, scopes: Scopes, group: list[Values] | None
) -> int:
    members = chosen(of, values, scopes, group)
    found = 0
    for shared in {e[key] for e in members}:
        head = tuple(shared if i == key else None for i in range(len(SCHEMA.records[of.record].fields)))
        inside = [e for e in members if e[key] == shared]
        held = holds(condition, values, (head, *scopes), inside)
        if held is None:
            raise NotOne
        found += held
    return found


def chosen(of: Selection, values: Values, scopes: Scopes, group: list[Values] | None) -> list[Values]:
    """The elements of a selection, every fact known."""
    elements = group if of.within_group and group is not None else values[of.index]
    assert isinstance(elements, (tuple, list))
    found: list[Values] = []
    for e in elements:
        assert isinstance(e, tuple)
        held = True if of.condition is None else holds(of.condition, values, (e, *scopes), group)
        if held is None:
            raise NotOne
        if held:
            found.append(e)
    return found


def _fits(value: Value, cell: Scalar | Range) -> bool:
    if not isinstance(cell, Range):
        return value == cell
    above = cell.low is None or SIGN[">" if cell.low_open else ">="](value, cell.low)
    return above and (cell.high is None or SIGN["<" if cell.high_open else "<="](value, cell.high))


# ── days, moments, amounts ────────────────────────────────────────────────────────────────


def moved(value: Value, months: int, days: int, rounding: str, kind: Kind) -> date:
    """A day moved by months, then days; a moment by the clocks of Brussels, or its day there."""
    if not isinstance(value, datetime):
        assert isinstance(value, date)
        return _day(value, months, days, rounding)
    local = _in_brussels(value)
    if kind is Kind.DAY:
        return _day(local.date(), months, days, rounding)
    wall = datetime.combine(_day(local.date(), months, days, rounding), local.time())
    for hours in (2, 1):
        there = (wall - timedelta(hours=hours)).replace(tzinfo=UTC)
        if _in_brussels(there) == wall:
            return there
    raise AssertionError("a time of day that the clocks leave out")


def _day(day: date, months: int, days: int, rounding: str) -> date:
    number = day.year * 12 + day.month - 1 + months
    for back in range(4):
        try:
            found = date(number // 12, number % 12 + 1, day.day - back)
        except ValueError:
            continue
        return found + timedelta(days=days + (1 if back and rounding == "up" else 0))
    raise AssertionError(day)


def _in_brussels(moment: datetime) -> datetime:
    """The clock there: an hour ahead, two from the last Sunday of March to that of October, at one o'clock UTC."""
    plain = moment.astimezone(UTC).replace(tzinfo=None)

    def turn(month: int) -> datetime:
        last = date(plain.year, month, 31)
        return datetime(plain.year, month, 31 - (last.weekday() - SUNDAY) % 7, 1)

    return plain + timedelta(hours=2 if turn(3) <= plain < turn(10) else 1)


def rounded(value: Value, mode: str, to: Decimal) -> Decimal:
    """The multiple below, above, or nearest, halves away from zero."""
    assert isinstance(value, (int, Decimal))
    share = Fraction(value) / Fraction(to)
    half = Fraction(1, 2)
    away = floor(share + half) if share >= 0 else ceil(share - half)
    return {"down": floor(share), "up": ceil(share), "half_up": away}[mode] * to


# ── exceptions ────────────────────────────────────────────────────────────────────────────


def required(requirement: Condition | None, exceptions: tuple[RuleException, ...], values: Values) -> Known:
    """Whether what a rule requires holds: what the exceptions that apply require in its place, if they agree."""
    taken: set[Known] = set()
    for exception in exceptions:
        applies = holds(exception.when, values)
        if applies is None:
            return None
        if applies:
            taken.add(required(exception.requirement, exception.exceptions, values))
    if taken:
        return taken.pop() if len(taken) == 1 else None
    return True if requirement is None else holds(requirement, values)
