"""Room `syntax`: what single words of the text stand for: quoted texts, numbers, positions, time zones."""

from __future__ import annotations

import datetime as clock
import re
from decimal import Decimal
from zoneinfo import ZoneInfo, available_timezones

import lark

from ..text.nearest import mistyped


def unescaped(token: lark.Token) -> str:
    """The text of a quoted string."""
    return re.sub(r"\\(.)", r"\1", str(token)[1:-1])


def amount(token: lark.Token) -> Decimal:
    """The number that is written with spaces between thousands."""
    return Decimal(re.sub(r"[ \u00a0\u2009\u202f]", "", str(token)))


def position(token: lark.Token) -> int:
    """A position in a list, counted from 1; 0 where it is no whole number."""
    number = amount(token)
    return int(number) if number == number.to_integral_value() and number < 10**9 else 0


def zone_named(zone: str) -> ZoneInfo | clock.timezone:
    """The time zone of a name or an offset; raises where there is none."""
    if zone == "Z":
        return clock.UTC
    if zone[0] in "+-":
        sign = -1 if zone[0] == "-" else 1
        return clock.timezone(sign * clock.timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6])))
    return ZoneInfo(zone)


def zone_meant(zone: str) -> str | None:
    """The time zone of which the name is a slip; None where it may be another one."""
    return mistyped(zone, available_timezones())


def zone_of(city: str) -> str | None:
    """The one European time zone that is named after a city; None where there is none."""
    named = f"Europe/{city}"
    return named if named in available_timezones() else None


def settled(moment: clock.datetime) -> clock.datetime:
    """A time that the clocks show twice, or leave out, with its offset: Python finds it equal to no other moment."""
    offset = moment.utcoffset()
    doubtful = offset is not None and moment.replace(fold=1).utcoffset() != offset
    return moment.replace(tzinfo=clock.timezone(offset)) if doubtful and offset is not None else moment
