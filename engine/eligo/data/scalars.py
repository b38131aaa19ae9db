"""Room `data`: values as JSON and Python give them, read by the declared type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import TypeAlias, assert_never
from zoneinfo import ZoneInfo

from ..checking.schema import Field, Kind, Schema, Value, Vocabulary
from ..text.diagnostics import Code, Fact
from ..text.nearest import folded, nearest
from . import codes

Convert: TypeAlias = Callable[[object], Value]
"""Turns what was read into a value, None where not known; raises `Refused`."""

LONGEST_TEXT = 100_000
NUMBER_BOUND = 10**18
DECIMAL_PLACES = 20
CODE_SHOWN = 80
_MOST_SEARCHED = 1_000
_WORDS = {"true": True, "yes": True, "ano": True, "false": False, "no": False, "ne": False}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[Tt]|\s{1,4})(\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)"
    r"(?:\s?([Zz]|[+-]\d{2}(?::?\d{2})?)|\s([A-Za-z]\S{1,40}))?",
    re.ASCII,
)
_ZONE = re.compile(r"[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*")


class Refused(Exception):
    """A value that does not fit its field: the code and the facts of the reason."""

    def __init__(self, code: Code, **facts: Fact | None) -> None:
        super().__init__(code.id)
        self.code = code
        self.facts = tuple((name, fact) for name, fact in facts.items() if fact is not None and fact != "")


def converter(field: Field, schema: Schema) -> Convert:
    """What reads values of a field that is not a list."""
    match field.type.kind:
        case Kind.TEXT:
            return text
        case Kind.NUMBER | Kind.MONEY:
            return not_below(field.minimum, number)
        case Kind.YES_NO:
            return yes_no
        case Kind.DAY:
            return day
        case Kind.MOMENT:
            return moment
        case Kind.CODE:
            return code_of(schema.vocabularies[field.type.of or ""])
        case Kind.LIST:
            raise ValueError(field.name)
        case _:
            assert_never(field.type.kind)


def identifier(raw: object) -> str | None:
    """The id of a proposal: a text, or the digits of an integer."""
    if isinstance(raw, str):
        return text(raw)
    if isinstance(raw, int) and not isinstance(raw, bool):
        if not -NUMBER_BOUND < raw < NUMBER_BOUND:
            raise Refused(codes.BAD_ID)
        return str(raw)
    if raw is None:
        return None
    raise Refused(codes.BAD_ID)


def text(raw: object) -> str | None:
    """A text without the space around it."""
    if raw is None:
        return None
    if not isinstance(raw, str):
        raise Refused(codes.NOT_TEXT)
    if len(raw) > LONGEST_TEXT:
        raise Refused(codes.TEXT_TOO_LONG, length=len(raw), limit=LONGEST_TEXT)
    if not raw.isascii() and is_broken(raw):
        raise Refused(codes.BROKEN_TEXT)
    return raw.strip() or None


def is_broken(raw: str) -> bool:
    """Whether the text holds half of a surrogate pair, which no file can hold."""
    try:
        raw.encode()
    except UnicodeEncodeError:
        return True
    return False


def number(raw: object) -> int | Decimal | None:
    """An exact number."""
    if type(raw) is int and -NUMBER_BOUND < raw < NUMBER_BOUND:
        return raw
    match raw:
        case None:
            return None
        case bool():
            raise Refused(codes.NOT_A_NUMBER)
        case int():
            if not -NUMBER_BOUND < raw < NUMBER_BOUND:
                raise Refused(codes.NUMBER_LIMIT)
            return int(raw)
        case Decimal():
            return exact(raw)
        case float():
            return exact(Decimal(repr(float(raw))))
        case str() if not raw.strip():
            return None
        case _:
            raise Refused(codes.NOT_A_NUMBER)


def exact(value: Decimal) -> int | Decimal:
    """The number as an integer where it is one; refused beyond what is counted with exactly."""
    if not value.is_finite():
        raise Refused(codes.NUMBER_LIMIT)
    if not value:
        return 0
    if value.adjusted() >= 18:
        raise Refused(codes.NUMBER_LIMIT)
    whole = value.to_integral_value()
    if value == whole:
        return int(whole)
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -DECIMAL_PLACES:
        raise Refused(codes.NUMBER_LIMIT)
    return value


def yes_no(raw: object) -> bool | None:
    """Yes or no, as a truth value or as a word."""
    if raw is None or isinstance(raw, bool):
        return raw
    if isinstance(raw, str):
        word = raw.strip().casefold()
        if not word:
            return None
        if word in _WORDS:
            return _WORDS[word]
    raise Refused(codes.NOT_YES_NO)


def day(raw: object) -> date | None:
    """A day, written `2022-09-15`."""
    match raw:
        case None:
            return None
        case datetime():
            raise Refused(codes.NOT_A_DATE)
        case date():
            return raw
        case str() if not raw.strip():
            return None
        case str():
            found = _DAY.fullmatch(raw.strip())
            if found:
                return calendar_day(*map(int, found.groups()))
    raise Refused(codes.NOT_A_DATE)


def calendar_day(year: int, month: int, number_of_day: int) -> date:
    """The day of the calendar, refused where there is none."""
    try:
        return date(year, month, number_of_day)
    except ValueError:
        raise Refused(codes.NOT_A_DATE) from None


def moment(raw: object) -> datetime | None:
    """A day and time with its zone, written `2022-09-15T17:00+02:00` or `2022-09-15 17:00 Europe/Brussels`."""
    match raw:
        case None:
            return None
        case datetime():
            return _settled(raw)
        case str() if not raw.strip():
            return None
        case str():
            return _settled(_written_moment(raw.strip()))
        case _:
            raise Refused(codes.NOT_A_MOMENT)


def _written_moment(written: str) -> datetime:
    found = _MOMENT.fullmatch(written)
    if found is None:
        raise Refused(codes.NO_ZONE if _DAY.fullmatch(written) else codes.NOT_A_MOMENT)
    on, at, offset, zone = found.groups()
    try:
        read = datetime.fromisoformat(f"{on}T{at.replace(',', '.')}{(offset or '').upper()}")
    except ValueError:
        raise Refused(codes.NOT_A_MOMENT) from None
    return read.replace(tzinfo=_zone(zone)) if zone else read


def _zone(name: str) -> ZoneInfo:
    if _ZONE.fullmatch(name):
        try:
            return ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            pass
    raise Refused(codes.UNKNOWN_ZONE, zone=name)


def _settled(read: datetime) -> datetime:
    offset = read.utcoffset()
    if offset is None:
        raise Refused(codes.NO_ZONE)
    if not 1 < read.year < 9999:
        raise Refused(codes.NOT_A_MOMENT)
    return read.replace(tzinfo=timezone(offset))


def code_of(vocabulary: Vocabulary) -> Convert:
    """What reads codes of a vocabulary: any accepted spelling, exact case first."""
    spellings = vocabulary.spellings()
    loose = _without_case(spellings)
    near: dict[str, str | None] = {}

    def code(raw: object) -> str | None:
        if raw is None:
            return None
        if not isinstance(raw, str):
            raise Refused(codes.NOT_A_CODE)
        written = raw.strip()
        if not written:
            return None
        known = spellings.get(written) or loose.get(written.casefold())
        if known:
            return known
        short = written[:CODE_SHOWN]
        # The search is slow, and a column full of other things would make it endless.
        if short not in near and len(near) < _MOST_SEARCHED:
            near[short] = _named(vocabulary, short) or nearest(short, spellings)
        raise Refused(codes.UNKNOWN_CODE, vocabulary=vocabulary.name, nearest=near.get(short))

    return code


def _without_case(spellings: Mapping[str, str]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for spelling, code in spellings.items():
        meant.setdefault(spelling.casefold(), set()).add(code)
    return {spelling: min(found) for spelling, found in meant.items() if len(found) == 1}


def _named(vocabulary: Vocabulary, written: str) -> str | None:
    target = folded(written)
    return next(
        (e.code for e in vocabulary.entries.values() if any(folded(label) == target for label in e.label.values())),
        None,
    )


def not_below(minimum: Decimal | None, read: Callable[[object], int | Decimal | None]) -> Convert:
    """The same reader of numbers that refuses what lies below the least possible value."""
    if minimum is None:
        return read
    least = exact(minimum)

    def bounded(raw: object) -> int | Decimal | None:
        value = read(raw)
        if value is not None and value < least:
            raise Refused(codes.BELOW_MINIMUM, minimum=str(least))
        return value

    return bounded
