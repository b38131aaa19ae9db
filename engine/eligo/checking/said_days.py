"""Room `checking`: the days and times of day that a title or a message says, in figures or with the name of a month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .said import GAP, INSERTION, LONGEST, clause_at, words_of

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?<![\w.,:/])(?P<day>\d{1,2})"
_OTHER_ZONE = re.compile(rf"{GAP}?(?:UTC|GMT|Z\b)")
_MONTHS = 12
_HOURS = 24
_NOON = 12


@dataclass(frozen=True, slots=True)
class DaySaid:
    """A day in a text; None: the text leaves it open. Of `10/03/2026` two days may be meant: `swapped`."""

    year: int | None
    month: int
    day: int | None
    written: str
    clause: int
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class TimeSaid:
    """A time of day in a text; a place whose zone is not named is the one that the condition means."""

    hour: int
    minute: int
    written: str
    clause: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    days: tuple[re.Pattern[str], ...]
    times: tuple[re.Pattern[str], ...]
    months: Mapping[str, int]


@lru_cache(maxsize=8)
def _patterns(language: str) -> _Patterns | None:
    table = words_of(language)
    if table is None:
        return None
    months = {word.lower(): int(number) for number, words in table["months"].items() for word in words}
    names = "|".join(sorted((w for words in table["months"].values() for w in words), key=lambda w: -len(w)))
    month = rf"(?P<month>(?:{names}))(?!\w)\.?"
    clock = "|".join(table["clock"])
    until = rf"(?:\.?{GAP}?(?:–|-|{'|'.join(table['joints'])}){GAP}?(?P<last>\d{{1,2}}))?"
    nth = r"(?:st|nd|rd|th|\.)?"
    days = (
        rf"(?<![\w.,:/-]){_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?![\w-])",
        rf"{_DAY}/(?P<swapped>)(?P<month>\d{{1,2}})/{_YEAR}",
        rf"{_DAY}\.{GAP}?(?P<month>\d{{1,2}})\.{GAP}?{_YEAR}",
        rf"{_DAY}\.{GAP}(?P<month>\d{{1,2}})\.(?!{GAP}?\d)",
        rf"{_DAY}{nth}{until}{nth}{GAP}{month}(?:,?{GAP}{_YEAR})?",
        rf"(?<!\w){month}{GAP}(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?(?:,?{GAP}{_YEAR})?",
        rf"(?<!\w){month}{GAP}{_YEAR}",
    )
    times = (
        r"(?<![\w.,:/])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?[ \u00a0]?(?P<half>[ap])\.?m\b\.?",
        r"(?<![\w.,:/])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?![\w:])",
        rf"(?<!\w)(?:{clock}){GAP}(?P<hour>\d{{1,2}})\.(?P<minute>\d\d)(?![\w%.])(?!{GAP}?%)",
        rf"(?<![\w.,:/])(?P<hour>\d{{1,2}})(?:[.:](?P<minute>\d\d))?{GAP}?(?:hod\.?|hodin|hodině|h)(?!\w)",
    )
    return _Patterns(tuple(map(re.compile, days)), tuple(map(re.compile, times)), months)


def days_said(text: str, language: str) -> tuple[tuple[DaySaid, ...], tuple[TimeSaid, ...], str]:
    """The days and the times of day in a text, and the text in which they are blotted out."""
    patterns = _patterns(language)
    text = text[:LONGEST]
    if patterns is None or not any(letter.isdecimal() for letter in text):
        return (), (), text
    days: list[DaySaid] = []
    times: list[TimeSaid] = []
    left = text
    for pattern in patterns.days:
        for found in pattern.finditer(left):
            days += _days(found, clause_at(text, found.start()), patterns.months)
        left = pattern.sub(lambda found: INSERTION * len(found[0]), left)
    for pattern in patterns.times:
        for found in pattern.finditer(left):
            if not _OTHER_ZONE.match(left, found.end()):
                times += _times(found, clause_at(text, found.start()))
        left = pattern.sub(lambda found: INSERTION * len(found[0]), left)
    return tuple(days), tuple(times), left


def _days(found: re.Match[str], clause: int, months: Mapping[str, int]) -> Iterator[DaySaid]:
    parts = found.groupdict()
    month = int(parts["month"]) if parts["month"].isdecimal() else months[parts["month"].lower()]
    year = int(parts["year"]) if parts.get("year") else None
    for day in (parts.get("day"), parts.get("last")):
        if day is not None and 1 <= month <= _MONTHS:
            yield DaySaid(year, month, int(day), found[0], clause, "swapped" in parts)
    if parts.get("day") is None:
        yield DaySaid(year, month, None, found[0], clause)


def _times(found: re.Match[str], clause: int) -> Iterator[TimeSaid]:
    parts = found.groupdict()
    hour = int(parts["hour"])
    if parts.get("half"):
        hour = hour % _NOON + (_NOON if parts["half"] == "p" else 0)
    if hour < _HOURS:
        yield TimeSaid(hour, int(parts["minute"] or 0), found[0], clause)
