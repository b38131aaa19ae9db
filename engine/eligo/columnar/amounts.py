"""Room `columnar`: what a term can come to, as SQL: the ends of an interval, or a code that may not be known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

from ..checking.policy import Scalar
from ..checking.schema import Kind
from ..checking.truth import Truth, truth
from ..data.duck import text as quoted_text
from ..evaluation.quantities import Quantity as Known
from ..evaluation.quantities import contained
from .formulas import (
    FALSE,
    NO_ASKS,
    TRUE,
    Asks,
    Formula,
    NotCompiled,
    cases,
    constant,
    decided,
    disjunction,
    negated,
    open_,
    surely,
    surely_not,
)

MOST_DIGITS = 38
SORTS = {Kind.NUMBER: "number", Kind.MONEY: "number", Kind.DAY: "day", Kind.MOMENT: "moment"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, a day or a moment (microseconds since 1970) between two ends.

    An end is None where there never is one, and NULL in rows where there is none. With `point`, both ends are the
    value itself, and NULL means that nothing is known of it. `digits` and `scale` are those of a decimal number, None
    where it is not one. `sort` is ``number``, ``day`` or ``moment``.
    """

    low: str | None
    high: str | None
    sort: str = "number"
    point: bool = False
    known: bool = False
    whole: bool = False
    digits: int = 9
    scale: int = 0
    no_row: Formula = FALSE
    empty: Formula = FALSE
    asks: Asks = NO_ASKS
    value: int | Decimal | date | datetime | None = None
    """The value of a constant."""

    @property
    def absent(self) -> str:
        """Whether there is surely no value; never NULL."""
        return disjunction((Formula(surely(self.no_row), True), Formula(surely(self.empty), True))).text


@dataclass(frozen=True, slots=True)
class Choice:
    """A code, a text or an answer; NULL where it is not known, and then any of the `options` (None: any text)."""

    text: str
    options: frozenset[str | bool] | None
    known: bool = False
    no_row: Formula = FALSE
    empty: Formula = FALSE
    asks: Asks = NO_ASKS

    @property
    def absent(self) -> str:
        """Whether there is surely no value; never NULL."""
        return disjunction((Formula(surely(self.no_row), True), Formula(surely(self.empty), True))).text


@dataclass(frozen=True, slots=True)
class Known_:
    """How a fact stands in the rows: its value in SQL, whether it may be missing, and the size of a number."""

    value: str
    nullable: bool
    digits: int = 18
    scale: int = 0


Quantity: TypeAlias = Amount | Choice


def literal(value: Scalar) -> str:
    """A value as SQL has it; moments in microseconds since 1970."""
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case str():
            return quoted_text(value)
        case datetime():
            return str((value - _EPOCH) // (datetime.resolution))
        case date():
            return f"DATE '{value.isoformat()}'"
        case Decimal():
            return _decimal(value)
        case int():
            if abs(value) >= 10**18:
                raise NotCompiled("number")
            return str(value)


def _decimal(value: Decimal) -> str:
    written = format(value.normalize(), "f")
    whole, _, places = written.lstrip("-").partition(".")
    if len(whole) > 18 or len(places) > 20:
        raise NotCompiled("number")
    if not places:
        return written
    digits = len(places) + len(whole.lstrip("0"))
    return f"CAST('{written}' AS DECIMAL({digits}, {len(places)}))"


def of_constant(value: Scalar) -> Quantity:
    """The quantity of a value written in the policy."""
    written = literal(value)
    match value:
        case bool() | str():
            return Choice(written, frozenset((value,)), known=True)
        case datetime() | date():
            sort = "moment" if isinstance(value, datetime) else "day"
            return Amount(written, written, sort, point=True, known=True, value=value)
        case int() | Decimal():
            exact = Decimal(value).normalize()
            places = max(0, -int(exact.as_tuple().exponent))
            digits = max(1, exact.adjusted() + 1) + places
            whole = isinstance(value, int)
            return Amount(
                written, written, point=True, known=True, whole=whole, digits=digits, scale=places, value=value
            )


# ── comparing ─────────────────────────────────────────────────────────────────────────────


def compared(sign: str, left: Quantity, right: Quantity, without_row: bool) -> Formula:
    """Whether `left sign right`, as `evaluation.quantities.compare` has it."""
    match left, right:
        case Amount(), Amount():
            plain = _related(sign, left, right)
        case Choice(), Choice() if sign in ("=", "!="):
            plain = _same(left, right)
            plain = plain if sign == "=" else negated(plain)
        case _:
            raise NotCompiled("comparison")
    absent = _either(left.no_row, right.no_row), _either(left.empty, right.empty)
    return replace(settled(plain, *absent, without_row, False), asks=plain.asks | left.asks | right.asks)


def _either(left: Formula, right: Formula) -> Formula:
    return disjunction((left, right))


def _related(sign: str, left: Amount, right: Amount) -> Formula:
    if left.point and right.point:
        known = left.known and right.known
        return Formula(f"({left.low} {'<>' if sign == '!=' else sign} {right.low})", known)
    match sign:
        case "<":
            return _below(left, right)
        case ">":
            return _below(right, left)
        case "<=":
            return negated(_below(right, left))
        case ">=":
            return negated(_below(left, right))
        case "=" | "!=":
            equal = _equal(left, right)
            return equal if sign == "=" else negated(equal)
        case _:
            raise AssertionError(sign)


def _below(left: Amount, right: Amount) -> Formula:
    yes = "FALSE" if left.high is None or right.low is None else f"({left.high} < {right.low})"
    no = "FALSE" if left.low is None or right.high is None else f"({left.low} >= {right.high})"
    return decided(yes, no)


def _equal(left: Amount, right: Amount) -> Formula:
    apart = [
        f"({high} < {low})"
        for high, low in ((left.high, right.low), (right.high, left.low))
        if high is not None and low is not None
    ]
    known = [end for end in (left.low, left.high, right.low, right.high) if end is not None]
    same = "FALSE"
    if len(known) == 4:
        same = f"({known[0]} = {known[1]} AND {known[2]} = {known[3]} AND {known[0]} = {known[2]})"
    return decided(same, " OR ".join(apart) or "FALSE")


def _same(left: Choice, right: Choice) -> Formula:
    left, right = _sure(left), _sure(right)
    if left.options is not None and right.options is not None and left.options.isdisjoint(right.options):
        return FALSE
    plain = f"({left.text} = {right.text})"
    apart = [_apart(one, other) for one, other in ((left, right), (right, left))]
    if apart != ["FALSE", "FALSE"]:
        plain = f"({cases([(condition, 'FALSE') for condition in apart], plain)})"
    return Formula(plain, left.known and right.known)


def _sure(choice: Choice) -> Choice:
    """What has one option is known to be that."""
    if choice.known or choice.options is None or len(choice.options) > 1:
        return choice
    if not choice.options:
        raise NotCompiled("vocabulary")
    return replace(choice, text=f"COALESCE({choice.text}, {literal(next(iter(choice.options)))})", known=True)


def _apart(one: Choice, other: Choice) -> str:
    """Whether a known value is none of the options of one that is not known."""
    if other.known or other.options is None or (one.options is not None and one.options <= other.options):
        return "FALSE"
    listed = ", ".join(sorted(map(literal, other.options)))
    return f"({other.text} IS NULL AND {one.text} NOT IN ({listed}))"


def settled(plain: Formula, no_row: Formula, empty: Formula, without_row: bool, without_value: bool) -> Formula:
    """The truth where a value may be absent, as `evaluation.quantities` settles it."""
    if no_row.constant is Truth.FALSE and empty.constant is Truth.FALSE:
        return plain
    if no_row.known and empty.constant is Truth.FALSE:
        text = cases(((no_row.text, constant(truth(without_row)).text),), plain.text)
        return Formula(f"({text})", plain.known, plain.asks | no_row.asks)

    def agrees(wanted: bool) -> str:
        parts = [
            "TRUE" if without_row is wanted else f"{negated_text(open_(no_row))}",
            "TRUE" if without_value is wanted else surely_not(empty),
        ]
        holds = surely(plain) if wanted else surely_not(plain)
        parts.append(f"({surely(empty)} OR {holds})")
        return " AND ".join(part for part in parts if part != "TRUE") or "TRUE"

    text = cases(
        (
            (surely(no_row), constant(truth(without_row)).text),
            (agrees(True), "TRUE"),
            (agrees(False), "FALSE"),
        ),
        "NULL::BOOLEAN",
    )
    return Formula(f"({text})", asks=plain.asks | no_row.asks | empty.asks)


def negated_text(condition: str) -> str:
    """NOT of a condition that is never NULL."""
    return {"TRUE": "FALSE", "FALSE": "TRUE"}.get(condition, f"(NOT {condition})")


# ── being one of several values ───────────────────────────────────────────────────────────


def among(
    value: Quantity, values: frozenset[Scalar], unknown: Known, without_row: bool, without_value: bool = False
) -> Formula:
    """Whether the value is one of `values`; `unknown` is what it comes to where nothing is known of it."""
    match value:
        case Choice(text, _, known):
            plain = _one_of(text, values, known, unknown)
        case Amount(low, point=True, known=known) if low is not None:
            plain = _one_of(low, values, known, unknown)
        case Amount():
            plain = _reaching(value, values)
    whole = settled(plain, value.no_row, value.empty, without_row, without_value)
    return replace(whole, asks=whole.asks | value.asks)


def _one_of(text: str, values: frozenset[Scalar], known: bool, unknown: Known) -> Formula:
    listed = sorted(literal(value) for value in values)
    if not listed:
        return FALSE
    inside = f"({text} IN ({', '.join(listed)}))"
    if known:
        return Formula(inside, known=True)
    blank = contained(replace(unknown, no_row=Truth.FALSE, empty=Truth.FALSE), values, False)
    if blank is Truth.UNKNOWN:
        return Formula(inside)
    return Formula(f"COALESCE({inside}, {constant(blank).text})", known=True)


def _reaching(value: Amount, values: frozenset[Scalar]) -> Formula:
    bounds = [v for v in values if not isinstance(v, (str, bool))]
    if value.low is None and value.high is None:
        return constant(Truth.UNKNOWN if bounds else Truth.FALSE)
    low, high = value.low or "NULL", value.high or "NULL"
    single = f"({low} = {high})" if value.low is not None and value.high is not None else "FALSE"
    inside = f"({low} IN ({', '.join(sorted(map(literal, bounds)))}))" if bounds else "FALSE"
    reached = " OR ".join(
        f"(({low}) IS NULL OR {low} <= {end}) AND (({high}) IS NULL OR {high} >= {end})" for end in map(literal, bounds)
    )
    branches = [(single, inside), (f"NOT ({reached})" if bounds else "TRUE", "FALSE")]
    if value.whole:
        runs = _runs(int(v) for v in bounds if isinstance(v, (int, Decimal)) and v == int(v))
        branches += [(f"({low} >= {first} AND {high} <= {last})", "TRUE") for first, last in runs]
    return Formula(f"({cases(branches, 'NULL::BOOLEAN')})")


def _runs(values: Iterable[int]) -> Sequence[tuple[int, int]]:
    ordered = sorted(values)
    if not ordered:
        return ()
    starts = [ordered[0], *(after for before, after in pairwise(ordered) if after > before + 1)]
    ends = [*(before for before, after in pairwise(ordered) if after > before + 1), ordered[-1]]
    return tuple(zip(starts, ends, strict=True))


TRUE_VALUES: frozenset[Scalar] = frozenset((True,))
__all__ = [
    "MOST_DIGITS", "SORTS", "TRUE", "TRUE_VALUES", "Amount", "Choice", "Known_", "Quantity", "among", "compared", "literal",
    "negated_text", "of_constant", "settled",
]  # fmt: skip
