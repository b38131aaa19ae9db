"""Room `evaluation`: what is known of a value: an interval or a set of options, and whether it is there at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import MAX_EMAX, MIN_EMIN, ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from typing import TypeAlias, assert_never

from ..checking.policy import Constant, Fact, Scalar
from ..checking.schema import Kind, Schema, Type, Value
from ..checking.truth import Truth, truth
from .verdict import Bound, Choice, Interval, Measured

Number: TypeAlias = int | Decimal


@dataclass(frozen=True, slots=True)
class Options:
    """One of these codes, texts or answers; None: any text."""

    values: frozenset[str | bool] | None


Shape: TypeAlias = Interval | Options

ANY_NUMBER = Interval(None, None)
ANY_TEXT = Options(None)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a term can come to; or nothing: no row in a table, or the least of an empty list.

    With `whole`, it can only be a whole number, such as a count.
    """

    shape: Shape
    no_row: Truth = Truth.FALSE
    empty: Truth = Truth.FALSE
    whole: bool = False

    @property
    def absent(self) -> bool:
        """Whether there is surely no value."""
        return self.no_row is Truth.TRUE or self.empty is Truth.TRUE


def exactly(value: Scalar, type: Type) -> Quantity:
    """The quantity of a known value."""
    return Quantity(_known(value, type))


def _known(value: Scalar, type: Type) -> Shape:
    if isinstance(value, (str, bool)):
        return Options(frozenset((value,)))
    return Interval(value, value)


def of_constant(constant: Constant) -> Quantity:
    """The quantity of a value written in the policy."""
    return replace(exactly(constant.value, constant.type), whole=isinstance(constant.value, int))


def of_fact(fact: Fact, value: Value, schema: Schema) -> Quantity:
    """The quantity of a fact: its value or, where that is not known, every value it can take."""
    if value is None or isinstance(value, tuple):
        return Quantity(anything(fact.type, schema, fact.minimum))
    return exactly(value, fact.type)


def anything(type: Type, schema: Schema, minimum: Decimal | None = None) -> Shape:
    """Every value of a type."""
    match type.kind:
        case Kind.CODE:
            codes = answers(type, schema)
            return ANY_TEXT if codes is None else Options(codes)
        case Kind.YES_NO:
            return Options(frozenset((True, False)))
        case Kind.TEXT | Kind.LIST:
            return ANY_TEXT
        case Kind.NUMBER | Kind.MONEY | Kind.DAY | Kind.MOMENT:
            return Interval(minimum, None)
        case _:
            assert_never(type.kind)


def answers(type: Type, schema: Schema) -> frozenset[str | bool] | None:
    """All the values of a type that has finitely many, otherwise None."""
    if type.kind is Kind.YES_NO:
        return frozenset((True, False))
    if type.kind is Kind.CODE and type.of is not None and type.of in schema.vocabularies:
        return frozenset(schema.vocabularies[type.of].entries)
    return None


# ── comparing ─────────────────────────────────────────────────────────────────────────────


def compare(sign: str, left: Quantity, right: Quantity, without_row: bool) -> Truth:
    """Whether `left sign right` holds for every pair of values, for none, or for some."""
    return _settled(
        _related(sign, left.shape, right.shape), left.no_row | right.no_row, left.empty | right.empty, without_row
    )


def contained(value: Quantity, values: frozenset[Scalar], without_row: bool, without_value: bool = False) -> Truth:
    """Whether every possible value, none, or some are among `values`."""
    inside = _inside(value.shape, values)
    if inside is Truth.UNKNOWN and value.whole and isinstance(value.shape, Interval):
        inside = _all_inside(value.shape, values)
    return _settled(inside, value.no_row, value.empty, without_row, without_value)


def _settled(plain: Truth, no_row: Truth, empty: Truth, without_row: bool, without_value: bool = False) -> Truth:
    if no_row is Truth.FALSE and empty is Truth.FALSE:
        return plain
    if no_row is Truth.TRUE:
        return truth(without_row)
    possible = set[Truth]()
    if no_row is Truth.UNKNOWN:
        possible.add(truth(without_row))
    if empty is not Truth.FALSE:
        possible.add(truth(without_value))
    if empty is not Truth.TRUE:
        possible.add(plain)
    return possible.pop() if len(possible) == 1 else Truth.UNKNOWN


def _related(sign: str, left: Shape, right: Shape) -> Truth:
    if sign == "=":
        return _equal(left, right)
    if sign == "!=":
        return ~_equal(left, right)
    if isinstance(left, Options) or isinstance(right, Options):
        return Truth.UNKNOWN
    match sign:
        case "<":
            return _below(left, right)
        case ">":
            return _below(right, left)
        case "<=":
            return ~_below(right, left)
        case ">=":
            return ~_below(left, right)
        case _:
            raise AssertionError(sign)


def _below(left: Interval, right: Interval) -> Truth:
    if less(left.high, right.low):
        return Truth.TRUE
    if left.low is not None and right.high is not None and not less(left.low, right.high):
        return Truth.FALSE
    return Truth.UNKNOWN


def less(left: Bound, right: Bound) -> bool:
    """Whether one end surely lies before another; nothing lies before or behind an end that is open."""
    return left is not None and right is not None and left < right  # type: ignore[operator]


def _equal(left: Shape, right: Shape) -> Truth:
    match left, right:
        case Interval(), Interval():
            if less(left.high, right.low) or less(right.high, left.low):
                return Truth.FALSE
            known = left.low is not None and left.low == left.high == right.low == right.high
            return Truth.TRUE if known else Truth.UNKNOWN
        case Options(), Options():
            if left.values is None or right.values is None:
                return Truth.UNKNOWN
            if left.values.isdisjoint(right.values):
                return Truth.FALSE
            return Truth.TRUE if len(left.values) == len(right.values) == 1 else Truth.UNKNOWN
        case _:
            return Truth.UNKNOWN


def _inside(shape: Shape, values: frozenset[Scalar]) -> Truth:
    match shape:
        case Interval(low, high):
            if low is not None and low == high:
                return truth(low in values)
            reachable = any(
                not less(_bound(v), low) and not less(high, _bound(v)) for v in values if _bound(v) is not None
            )
            return Truth.UNKNOWN if reachable else Truth.FALSE
        case Options(options):
            if options is None:
                return Truth.UNKNOWN if values else Truth.FALSE
            if options <= values:
                return Truth.TRUE
            return Truth.FALSE if options.isdisjoint(values) else Truth.UNKNOWN
        case _:
            assert_never(shape)


def _all_inside(whole: Interval, values: frozenset[Scalar]) -> Truth:
    """Whether surely every whole number of an interval that reaches the values is among them."""
    if not isinstance(whole.low, (int, Decimal)) or not isinstance(whole.high, (int, Decimal)):
        return Truth.UNKNOWN
    few = whole.high - whole.low < len(values)
    return Truth.TRUE if few and values.issuperset(range(int(whole.low), int(whole.high) + 1)) else Truth.UNKNOWN


def _bound(value: Scalar) -> Bound:
    return None if isinstance(value, (str, bool)) else value


# ── arithmetic: exact, and where digits would never end, still on the safe side ───────────

_DOWN = Context(prec=2000, rounding=ROUND_FLOOR, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
_UP = Context(prec=2000, rounding=ROUND_CEILING, Emin=MIN_EMIN, Emax=MAX_EMAX, traps=[])
_INFINITE = Decimal("Infinity")


def calculate(sign: str, left: Quantity, right: Quantity) -> Quantity:
    """`left sign right` for the signs ``+ - *``."""
    a, b = left.shape, right.shape
    if isinstance(a, Options) or isinstance(b, Options):
        shape = ANY_NUMBER
    elif sign == "+":
        shape = added(a, b)
    elif sign == "-":
        shape = Interval(_minus(_DOWN, a.low, b.high), _minus(_UP, a.high, b.low))
    elif sign == "*":
        shape = _times(a, b)
    else:
        raise AssertionError(sign)
    return Quantity(shape, left.no_row | right.no_row, left.empty | right.empty, left.whole and right.whole)


def added(left: Interval, right: Interval) -> Interval:
    """The interval of the sums."""
    return Interval(_plus(_DOWN, left.low, right.low), _plus(_UP, left.high, right.high))


def difference(left: Bound, right: Bound) -> Number | None:
    """`left - right` of two numbers, otherwise None."""
    return _minus(_DOWN, left, right)


def _plus(context: Context, left: Bound, right: Bound) -> Number | None:
    if not isinstance(left, (int, Decimal)) or not isinstance(right, (int, Decimal)):
        return None
    if isinstance(left, int) and isinstance(right, int):
        return left + right
    return _finite(context.add(Decimal(left), Decimal(right)))


def _minus(context: Context, left: Bound, right: Bound) -> Number | None:
    if not isinstance(left, (int, Decimal)) or not isinstance(right, (int, Decimal)):
        return None
    if isinstance(left, int) and isinstance(right, int):
        return left - right
    return _finite(context.subtract(Decimal(left), Decimal(right)))


def _times(left: Interval, right: Interval) -> Interval:
    if left.low == left.high and right.low == right.high and isinstance(left.low, int) and isinstance(right.low, int):
        return Interval(left.low * right.low, left.low * right.low)
    corners = [(a, b) for a in _ends(left) for b in _ends(right)]
    low = min(_product(_DOWN, a, b) for a, b in corners)
    high = max(_product(_UP, a, b) for a, b in corners)
    return Interval(_finite(low), _finite(high))


def _ends(interval: Interval) -> tuple[Decimal, Decimal]:
    low = Decimal(interval.low) if isinstance(interval.low, (int, Decimal)) else -_INFINITE
    high = Decimal(interval.high) if isinstance(interval.high, (int, Decimal)) else _INFINITE
    return low, high


def _product(context: Context, left: Decimal, right: Decimal) -> Decimal:
    return Decimal(0) if left.is_zero() or right.is_zero() else context.multiply(left, right)


def _finite(value: Decimal) -> Decimal | None:
    return value if value.is_finite() else None


# ── several at once ───────────────────────────────────────────────────────────────────────


def hull(shapes: Iterable[Shape]) -> Shape:
    """The smallest shape that holds all of them."""
    whole: Shape | None = None
    for shape in shapes:
        match whole, shape:
            case None, _:
                whole = shape
            case Interval(), Interval():
                whole = Interval(least(whole.low, shape.low), greatest(whole.high, shape.high))
            case Options(), Options():
                if whole.values is None or shape.values is None:
                    return ANY_TEXT
                whole = Options(whole.values | shape.values)
            case _:
                return ANY_TEXT
    return ANY_NUMBER if whole is None else whole


def least(left: Bound, right: Bound) -> Bound:
    """The lesser of two lower ends, or of two upper ends that are both known; None is without end."""
    return None if left is None or right is None else right if less(right, left) else left


def greatest(left: Bound, right: Bound) -> Bound:
    """The greater of two ends; None is without end."""
    return None if left is None or right is None else right if less(left, right) else left


def measured(quantity: Quantity) -> Measured:
    """What people are told of a quantity."""
    match quantity.shape:
        case Interval() as interval:
            return ANY_NUMBER if quantity.absent else interval
        case Options(options):
            single = options is not None and len(options) == 1 and not quantity.absent
            return Choice(next(iter(options)) if single and options is not None else None)
        case _:
            assert_never(quantity.shape)
