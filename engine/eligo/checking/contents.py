"""Room `checking`: the numbers, days and signs of conditions, to be compared with the words that people read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from .domains import FLIPPED, NEGATED
from .policy import (
    Arithmetic,
    Both,
    Comparison,
    Condition,
    Constant,
    Either,
    Fact,
    Form,
    Lookup,
    Member,
    Moved,
    Negation,
    Range,
    Rounded,
    Scalar,
    Selection,
)
from .said import YEARS
from .schema import Kind, Schema
from .walking import nodes

_HUNDRED = 100
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Content:
    """What conditions say in numbers and days (`had`), and what words about them may say besides.

    `signs` has the numbers that stand in plain comparisons only, with every sign that they stand beside; `sizes` how
    many codes the vocabularies and lists of the conditions have; `shares` whether something is a share of something.
    """

    had: frozenset[Decimal]
    besides: frozenset[Decimal]
    sizes: frozenset[Decimal]
    years: frozenset[int]
    days: frozenset[date]
    days_besides: frozenset[date]
    times: frozenset[time]
    signs: Mapping[Decimal, frozenset[str]]
    shares: bool


def content(demanded: Iterable[Condition | Constant], besides: Iterable[Condition], schema: Schema) -> Content:
    """The content of conditions that hold together; `besides` are those that only say where they hold."""
    conditions, besides = tuple(demanded), tuple(besides)
    below = [node for condition in conditions for node in nodes(condition)]
    around = [node for condition in besides for node in nodes(condition)]
    scalars = [value for node in below for value in _scalars(node)]
    scalars_around = [value for node in around for value in _scalars(node)]
    computed = any(isinstance(n, Arithmetic) and _shifted(n) for n in below)
    had = frozenset() if computed else frozenset([*_numbers_of(below), *_percents(below)])
    days = frozenset(_days(scalars))
    return Content(
        had,
        frozenset([*_numbers_of(around), *_percents(around)]),
        frozenset(_sizes([*below, *around], schema)),
        frozenset(_years([*scalars, *scalars_around])),
        days,
        frozenset(_days(scalars_around))
        | {near for day in days for near in (day - _DAY, day + _DAY) if _open(below, day)},
        frozenset(
            value.time().replace(second=0) for value in (*scalars, *scalars_around) if isinstance(value, datetime)
        ),
        {} if computed else _signs((*conditions, *besides), had),
        any(isinstance(n, Arithmetic) and n.sign == "*" for n in below),
    )


def _shifted(node: Arithmetic) -> bool:
    """Whether a number is added to something: the limit is then another one than those that are written."""
    if node.sign == "*" or (node.sign == "-" and isinstance(node.left, Constant) and node.left.value == 0):
        return False
    return any(isinstance(n, Constant | Lookup) for side in (node.left, node.right) for n in nodes(side))


def _open(below: Iterable[object], day: date) -> bool:
    """Whether a day may also be told by its neighbour: `before 11 March` and `by 10 March` are the same."""
    for node in below:
        if isinstance(node, Comparison) and isinstance(node.right, Constant):
            value = node.right.value
            if isinstance(value, datetime):
                if value.date() == day and value.time() <= time(0, 0, 59):
                    return True
            elif value == day and node.sign in ("<", ">"):
                return True
    return False


def _percents(below: Iterable[object]) -> Iterator[Decimal]:
    """`30 % of x` is kept as `0.30 * x`."""
    for node in below:
        if isinstance(node, Arithmetic) and isinstance(node.left, Constant):
            share = node.left.value
            if isinstance(share, Decimal) and share != share.to_integral_value():
                yield share * _HUNDRED


def _scalars(node: object) -> Iterator[Scalar]:
    """The values that are written in a node; of a table those of the keys and of the column that is asked for."""
    match node:
        case Constant(value=value):
            yield value
        case Member(values=values):
            yield from values
        case Lookup(table=table, column=column):
            for row in table.rows:
                for cell in (*row[: table.keys], row[column]):
                    ends = (cell.low, cell.high) if isinstance(cell, Range) else (cell,)
                    yield from (end for end in ends if end is not None)
        case _:
            return


def _numbers_of(below: Iterable[object]) -> Iterator[Decimal]:
    for node in below:
        match node:
            case Moved(months=months, days=days):
                yield from (abs(Decimal(n)) for n in (months, days) if n)
            case Rounded(to=to):
                yield to
            case _:
                yield from (number for value in _scalars(node) for number in number_of(value))


def number_of(value: Scalar) -> Iterator[Decimal]:
    """The number that a value is, also one written as a text: calls are years."""
    match value:
        case bool() | date():
            return
        case int() | Decimal():
            yield Decimal(value)
        case str():
            if value.isascii() and value.isdecimal() and len(value) < 10:
                yield Decimal(value)


def _years(values: Iterable[Scalar]) -> Iterator[int]:
    for value in values:
        if isinstance(value, date):
            yield value.year
        else:
            yield from (int(number) for number in number_of(value) if number in YEARS)


def _days(values: Iterable[Scalar]) -> Iterator[date]:
    for value in values:
        if isinstance(value, date):
            yield value.date() if isinstance(value, datetime) else value


def _sizes(below: Iterable[object], schema: Schema) -> Iterator[Decimal]:
    """How many codes the vocabularies and lists of a condition have: `one of the 14 ecosystems`."""
    for node in below:
        match node:
            case Member(values=values):
                yield Decimal(len(values))
            case Fact(type=type_) if type_.kind is Kind.CODE:
                yield from _size(type_.of, schema)
            case Selection(record=record_name):
                record = schema.records.get(record_name)
                for field in record.fields if record else ():
                    if field.type.kind is Kind.CODE:
                        yield from _size(field.type.of, schema)
            case _:
                pass


def _size(vocabulary: str | None, schema: Schema) -> Iterator[Decimal]:
    found = schema.vocabularies.get(vocabulary or "")
    if found is not None:
        yield Decimal(len(found.entries))


def _signs(conditions: Iterable[Condition | Constant], had: Iterable[Decimal]) -> dict[Decimal, frozenset[str]]:
    """The signs beside each number, for the numbers that stand nowhere else than in plain comparisons."""
    beside: dict[Decimal, set[str]] = {}
    places: dict[Decimal, int] = {}
    plain: dict[Decimal, int] = {}
    waiting: list[tuple[object, bool]] = [(condition, True) for condition in conditions]
    for condition, _ in waiting:
        for number in _numbers_of(nodes(condition)):
            places[number] = places.get(number, 0) + 1
    while waiting:
        node, holds = waiting.pop()
        match node:
            case Negation(operand):
                waiting.append((operand, not holds))
            case Both(items) | Either(items):
                waiting += [(item, holds) for item in items]
            case Comparison(left=left, sign=sign, right=right, form=Form.PLAIN):
                if isinstance(left, Constant):
                    left, sign, right = right, FLIPPED[sign], left
                if isinstance(right, Constant) and right.type.kind in (Kind.NUMBER, Kind.MONEY):
                    for number in number_of(right.value):
                        beside.setdefault(number, set()).add(sign if holds else NEGATED[sign])
                        plain[number] = plain.get(number, 0) + 1
            case _:
                pass
    return {
        n: frozenset(signs) for n, signs in beside.items() if n in had and plain[n] == places[n] and "!=" not in signs
    }
