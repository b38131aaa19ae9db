"""Random proposals of any schema: the values that a policy names and those beside them, odd and extreme ones, and none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import singledispatch
from random import Random
from typing import TypeAlias, TypeVar

from eligo.checking.policy import CheckedPolicy, Constant, Lookup, Member, Range, Scalar, Table, every_exception
from eligo.checking.schema import Field, Kind, Record, Schema, Value, Values
from eligo.evaluation.reading import parts

T = TypeVar("T")
Naming: TypeAlias = dict[Kind, list[Value]]

TEXTS = (
    "1",
    "2",
    "A",
    "B",
    "fresh",
    "é",
    "e\u0301",
    "É",
    "ß",
    "SS",
    "日本",
    "𝔘nicode",
    "a b",
    "a'b",
    'a"b',
    "ﷺ",
    "%",
    "_",
    "\\",
    "123456700",
    "1234567e2",
    "12345678",
    "1_2345678",
)
UNTIDY = (" A", "A ", "\u00a0A", "A\u2003", "")
NUMBERS: tuple[int | Decimal, ...] = (
    0,
    1,
    2,
    3,
    5,
    24,
    36,
    100,
    Decimal("0.5"),
    Decimal("2.50"),
    Decimal("99.99"),
    Decimal("0.01"),
)
EXTREME: tuple[int | Decimal, ...] = (
    10**18 - 1,
    -(10**18) + 1,
    10**17,
    Decimal("-0.00000000000000000001"),
    Decimal("0." + "0" * 19 + "1"),
    Decimal("123456789012345678.12345678901234567891"),
)
NEGATIVE: tuple[int | Decimal, ...] = (-1, -3, Decimal("-2.5"))
DAYS = tuple(date(*d) for d in ((2023, 1, 31), (2023, 3, 1), (2024, 2, 29), (2024, 12, 31), (2025, 3, 30)))
EDGES_OF_DAYS = (date.min, date.max, date(1, 3, 1), date(1900, 2, 28), date(9999, 11, 30))
MOMENTS = (
    datetime(2024, 2, 29, 23, 30, tzinfo=UTC),
    datetime(2024, 10, 27, 0, 59, 59, 999_999, tzinfo=UTC),
    datetime(2024, 10, 27, 1, 0, tzinfo=UTC),
    datetime(2024, 3, 31, 0, 59, 59, tzinfo=UTC),
    datetime(2024, 3, 31, 1, 0, tzinfo=UTC),
    datetime(2024, 3, 30, 23, 0, tzinfo=UTC),
)
EDGES_OF_MOMENTS = (
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(2100, 7, 1, tzinfo=UTC),
)


def named_in(policies: Iterable[CheckedPolicy]) -> Naming:
    """The constants of policies by kind, those of their tables as well."""
    found: dict[Kind, dict[Value, None]] = {}
    for value in (value for policy in policies for value in _constants(policy)):
        found.setdefault(_kind(value), {})[value] = None
    return {kind: list(values) for kind, values in found.items()}


def _constants(policy: CheckedPolicy) -> Iterator[Scalar]:
    for rule in policy.rules:
        excepted = [c for e in every_exception(rule.exceptions) for c in (e.when, e.requirement)]
        for condition in (rule.when, rule.requirement, policy.applies, *excepted):
            for node, _ in parts(condition) if condition is not None else ():
                match node:
                    case Constant(value):
                        yield value
                    case Member(values=values):
                        yield from values
                    case Lookup(table=table):
                        yield from _cells(table)


def _cells(table: Table) -> Iterator[Scalar]:
    for row in table.rows:
        for cell in row:
            yield from (e for e in ((cell.low, cell.high) if isinstance(cell, Range) else (cell,)) if e is not None)


@singledispatch
def _kind(value: object) -> Kind:
    raise AssertionError(value)


_kind.register(str)(lambda _: Kind.TEXT)
_kind.register(bool)(lambda _: Kind.YES_NO)
_kind.register(int)(lambda _: Kind.NUMBER)
_kind.register(Decimal)(lambda _: Kind.NUMBER)
_kind.register(date)(lambda _: Kind.DAY)
_kind.register(datetime)(lambda _: Kind.MOMENT)


def domain(field: Field, schema: Schema, naming: Naming, draw: Random, *, extreme: bool) -> list[Value]:
    """Some values of a field; few, so that elements meet."""
    kind = field.type.kind
    match kind:
        case Kind.CODE:
            codes = sorted(schema.vocabularies[field.type.of or ""].entries)
            named = [c for c in naming.get(Kind.TEXT, ()) if c in codes]
            some = [*draw.sample(named, min(4, len(named))), *draw.sample(codes, min(4, len(codes)))]
            return list(some)
        case Kind.YES_NO:
            return [True, False]
        case Kind.TEXT:
            return [*draw.sample(TEXTS, 4), *_odd(UNTIDY, draw, extreme=extreme), *naming.get(Kind.TEXT, ())[:3]]
        case Kind.NUMBER | Kind.MONEY:
            return _numbers(field, naming, draw, extreme=extreme)
        case Kind.DAY:
            one = timedelta(days=1)
            listed: list[Value] = [*DAYS, *_odd(EDGES_OF_DAYS, draw, extreme=extreme)]
            for day in _some(naming.get(Kind.DAY, []), draw):
                assert isinstance(day, date)
                listed += [day, day - one, day + one]
            return listed
        case Kind.MOMENT:
            listed = [*MOMENTS, *_odd(EDGES_OF_MOMENTS, draw, extreme=extreme)]
            for moment in _some(naming.get(Kind.MOMENT, []), draw):
                assert isinstance(moment, datetime)
                listed += [moment, moment - timedelta(microseconds=1), moment + timedelta(hours=1)]
            return listed
        case Kind.LIST:
            raise AssertionError(field.name)


def _numbers(field: Field, naming: Naming, draw: Random, *, extreme: bool) -> list[Value]:
    listed: list[int | Decimal] = [*draw.sample(NUMBERS, 6), *draw.sample(NEGATIVE, 1)]
    listed += _odd(EXTREME, draw, extreme=extreme)
    listed += [n for n in listed if isinstance(n, int)] * 2
    for number in _some(naming.get(Kind.NUMBER, []), draw):
        assert isinstance(number, (int, Decimal))
        listed += [number, number, number - 1, number + 1, number + Decimal("0.01")]
    least = field.minimum
    return [n for n in listed if (least is None or n >= least) and -(10**18) < n < 10**18]


def _odd(values: Sequence[T], draw: Random, *, extreme: bool) -> list[T]:
    """Few, and not often: a proposal with such a value is mostly left to the law."""
    return draw.sample(values, 1) if extreme and draw.random() < 0.4 else []


def _some(values: list[Value], draw: Random) -> list[Value]:
    return draw.sample(values, min(6, len(values)))


def random_proposals(
    draw: Random, schema: Schema, naming: Naming, number: int, *, most: int = 6, register: int = 4
) -> list[Values]:
    """Proposals of the schema, some facts missing; registers are the same in all of them. Ids are the positions."""
    extreme = draw.random() < 0.25
    doubt = draw.choice((0.0, 0.05, 0.2, 0.4))
    unlisted = draw.choice((0.0, 0.0, 0.05))

    def facts(record: Record, extreme: bool) -> Callable[[], Values]:
        makers: list[tuple[list[Value], float]] = []
        for field in record.fields:
            values = [] if field.type.kind is Kind.LIST else domain(field, schema, naming, draw, extreme=extreme)
            makers.append((values, 0.0 if field.required or draw.random() < 0.4 else doubt))
        return lambda: tuple(
            None if not values or (missing and draw.random() < missing) else draw.choice(values)
            for values, missing in makers
        )

    root = schema.proposal
    whole = facts(root, extreme)
    lists = {
        i: (field, facts(schema.records[field.type.of or ""], extreme and draw.random() < 0.5))
        for i, field in enumerate(root.fields)
        if field.type.kind is Kind.LIST
    }
    registers = {
        i: None if unlisted and draw.random() < 0.3 else tuple(make() for _ in range(draw.randint(0, register)))
        for i, (field, make) in lists.items()
        if field.register
    }
    found = []
    for _ in range(number):
        values = list(whole())
        for i, (field, make) in lists.items():
            if field.register:
                values[i] = registers[i]
            elif draw.random() >= unlisted:
                values[i] = tuple(make() for _ in range(draw.randint(0, most)))
        found.append(tuple(values))
    return found
