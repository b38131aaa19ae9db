"""Room `data`: numbers, days and words as other systems write them → what the readers of cells understand."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from ..checking.schema import Kind
from .mapping import Formats, text_key
from .scalars import Refused
from .spellings import is_empty, without_currency

ENCODINGS = ("utf-8", "utf-16", "cp1250", "cp1252", "cp852", "iso-8859-1", "iso-8859-2", "iso-8859-15")
SERIAL = "serial"

_NUMBERS = re.compile(r"1([ ,.'\u00a0]?)234([.,])56")
_PARTS = {"year": 4, "month": 2, "day": 2, "hour": 2, "minute": 2, "second": 2}
_CZECH = {"rok": "year", "měsíc": "month", "den": "day", "hodina": "hour", "minuta": "minute", "sekunda": "second"}
_WORD = re.compile("|".join((*_PARTS, *_CZECH)))
_LONGEST = 60
_LEAP_BUG = 60
"""Spreadsheets count a 29 February 1900, the sixtieth day, which there never was."""


class Misread:
    """A cell that is not written as the mapping says; every reader of cells refuses it."""

    __slots__ = ("written",)

    def __init__(self, written: object) -> None:
        self.written = written

    def __str__(self) -> str:
        return str(self.written)


def numbers_known(example: str) -> bool:
    """Whether the example says how numbers are written: 1234.56 with or without a sign between thousands."""
    found = _NUMBERS.fullmatch(example)
    return found is not None and found[1] != found[2]


def dates_known(order: str) -> bool:
    """Whether the words say how days are written: each of day, month and year once, and perhaps the time."""
    if order == SERIAL:
        return True
    parts = [_CZECH.get(word, word) for word in _WORD.findall(order)]
    rest = _WORD.sub("", order)
    whole = len(set(parts)) == len(parts) and {"day", "month", "year"} <= set(parts)
    timed = {"hour", "minute"} <= set(parts) or not {"hour", "minute", "second"} & set(parts)
    return whole and timed and len(rest) <= 10 and all(sign in "/.-: T" for sign in rest)


def zone_known(name: str) -> bool:
    """Whether there is a time zone of that name."""
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def as_read(raw: object, kind: Kind, currency: str | None, formats: Formats) -> object:
    """A cell as the reader of cells of that kind understands it; a `Misread` where it is not written as said."""
    if is_empty(raw):
        return None
    match kind:
        case Kind.NUMBER | Kind.MONEY if formats.numbers and isinstance(raw, str):
            return _number(raw, currency if kind is Kind.MONEY else None, formats.numbers)
        case Kind.DAY if formats.dates:
            return _day(raw, formats.dates)
        case Kind.MOMENT if formats.dates or formats.zone:
            return _moment(raw, formats)
        case Kind.YES_NO if isinstance(raw, str) and (formats.yes or formats.no):
            key = text_key(raw)
            return True if key in formats.yes else False if key in formats.no else raw
    return raw


def _number(raw: str, currency: str | None, example: str) -> object:
    found = _NUMBERS.fullmatch(example)
    between, point = (found[1], found[2]) if found else ("", ".")
    written = re.sub(r"[ \u00a0\u2007\u2009\u202f]+", " ", raw.strip()).replace("\u2212", "-")
    between = " " if between == "\u00a0" else between
    try:
        body = without_currency(written, currency)
    except Refused:
        return Misread(raw)
    if len(body) > _LONGEST or not _number_pattern(between, point).fullmatch(body):
        return Misread(raw)
    plain = body.replace(between, "") if between else body
    return Decimal(plain.replace(" ", "").replace(point, "."))


@cache
def _number_pattern(between: str, point: str) -> re.Pattern[str]:
    grouped = rf"|\d{{1,3}}(?:{re.escape(between)}\d{{3}})+" if between else ""
    return re.compile(rf"[+-]? ?(?:\d+{grouped})(?:{re.escape(point)}\d+)?", re.ASCII)


def _day(raw: object, order: str) -> object:
    if isinstance(raw, (date, datetime)):
        return raw
    read = _written(raw, order)
    return read.date() if isinstance(read, datetime) else read


def _moment(raw: object, formats: Formats) -> object:
    if isinstance(raw, datetime):
        read: object = raw
    elif formats.dates is None or isinstance(raw, date):
        read = raw
    else:
        read = _written(raw, formats.dates)
    if isinstance(read, str) and formats.zone:
        return f"{read.strip()} {formats.zone}" if re.search(r"\d:\d\d(?::\d\d)?$", read.strip(), re.ASCII) else read
    if isinstance(read, datetime) and read.tzinfo is None and formats.zone:
        return read.replace(tzinfo=ZoneInfo(formats.zone))
    return read


def _written(raw: object, order: str) -> object:
    if order == SERIAL:
        return _serial(raw)
    found = _order_pattern(order).fullmatch(raw.strip()) if isinstance(raw, str) and len(raw) <= _LONGEST else None
    if found is None:
        return Misread(raw)
    parts = {name: int(digits) for name, digits in found.groupdict().items()}
    try:
        return datetime(
            parts["year"],
            parts["month"],
            parts["day"],
            parts.get("hour", 0),
            parts.get("minute", 0),
            parts.get("second", 0),
        )
    except ValueError:
        return Misread(raw)


@cache
def _order_pattern(order: str) -> re.Pattern[str]:
    pattern, at, loose = "", 0, not _WORD.sub("", order)
    for word in _WORD.finditer(order):
        name = _CZECH.get(word[0], word[0])
        width = _PARTS[name]
        digits = rf"\d{{{width}}}" if loose or width == 4 else rf"\d{{1,{width}}}"
        pattern += re.escape(order[at : word.start()]) + f"(?P<{name}>{digits})"
        at = word.end()
    return re.compile(pattern + re.escape(order[at:]), re.ASCII)


def _serial(raw: object) -> object:
    if isinstance(raw, str) and re.fullmatch(r"\d{1,6}(?:[.,]\d{1,15})?", raw.strip(), re.ASCII):
        raw = Decimal(raw.strip().replace(",", "."))
    if isinstance(raw, bool) or not isinstance(raw, (int, float, Decimal)):
        return Misread(raw)
    days = int(raw)
    if not 1 <= days <= 2_958_465 or days == _LEAP_BUG:
        return Misread(raw)
    start = date(1899, 12, 30) if days > _LEAP_BUG else date(1899, 12, 31)
    seconds = round((Decimal(str(raw)) - days) * 86_400)
    return datetime.combine(start + timedelta(days=days), time()) + timedelta(seconds=int(seconds))
