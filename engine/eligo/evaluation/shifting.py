"""Room `evaluation`: days moved by days and months, moments as days, amounts rounded, of what is only partly known."""

from __future__ import annotations

import calendar
import datetime as clock
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Context, Decimal
from functools import cache
from zoneinfo import ZoneInfo

from ..checking.policy import Moved, Rounded
from ..checking.schema import Kind
from .quantities import ANY_NUMBER, Options, Quantity
from .verdict import Bound, Interval

_EXACT = Context(prec=2000, Emin=-999_999, Emax=999_999, traps=[])


@cache
def brussels() -> ZoneInfo:
    """The zone in which the Union counts days and hours."""
    return ZoneInfo("Europe/Brussels")


def day_in_brussels(moment: datetime) -> date:
    """The calendar day of a moment."""
    try:
        return moment.astimezone(brussels()).date()
    except OverflowError:
        # The calendar ends within a day of it.
        return date.max if moment.year > 1 else date.min


def shifted(term: Moved, quantity: Quantity) -> Quantity:
    """What a moved day can come to; moving keeps the order of days, so the ends are moved."""
    shape = quantity.shape
    if isinstance(shape, Options):
        return replace(quantity, shape=ANY_NUMBER)
    if shape.low is not None and shape.low == shape.high:
        end = _moved(term, shape.low, None)
        return replace(quantity, shape=Interval(end, end))
    low, high = _moved(term, shape.low, clock.time.min), _moved(term, shape.high, clock.time.max)
    return replace(quantity, shape=Interval(low, high))


def _moved(term: Moved, end: Bound, time: clock.time | None) -> Bound:
    """An end moved; a moment keeps its time of day in Brussels, or has the one given: of moments that move to
    the same day, a later one may have been earlier in its day."""
    match end:
        case datetime() as moment if term.type.kind is Kind.DAY:
            return _on(term, day_in_brussels(moment))
        case datetime() as moment:
            return _moment(term, moment, time)
        case date() as day:
            return _on(term, day)
        case _:
            return None


def _moment(term: Moved, moment: datetime, time: clock.time | None) -> datetime | None:
    try:
        # By way of UTC: a time that the clocks leave out is one that they show.
        local = moment.astimezone(UTC).astimezone(brussels())
        day = _on(term, local.date())
        if day is None:
            return None
        moved = datetime.combine(day, local.time() if time is None else time, brussels()).replace(fold=local.fold)
        # Two moments of one named zone would be compared by their clocks, also in the hour that comes twice.
        return moved.astimezone(UTC).astimezone(timezone(moved.utcoffset() or timedelta()))
    except OverflowError:
        return None


def _on(term: Moved, day: date) -> date | None:
    """The day moved; None where the calendar ends."""
    try:
        if term.months:
            months = day.year * 12 + day.month - 1 + term.months
            year, month = months // 12, months % 12 + 1
            if not date.min.year <= year <= date.max.year:
                return None
            last = calendar.monthrange(year, month)[1]
            if day.day <= last:
                day = day.replace(year=year, month=month)
            elif term.rounding == "down":
                day = date(year, month, last)
            else:
                day = date(year, month, last) + timedelta(days=1)
        return day + timedelta(days=term.days)
    except OverflowError:
        return None


def rounded(term: Rounded, quantity: Quantity) -> Quantity:
    """What a rounded amount can come to; rounding keeps the order of amounts, so the ends are rounded."""
    shape = quantity.shape
    if isinstance(shape, Options):
        return replace(quantity, shape=ANY_NUMBER)
    return replace(quantity, shape=Interval(_rounded(term, shape.low), _rounded(term, shape.high)))


def _rounded(term: Rounded, end: Bound) -> Bound:
    if not isinstance(end, (int, Decimal)):
        return None
    whole, rest = _EXACT.divmod(Decimal(end), term.to)
    if not whole.is_finite():
        return None
    if rest:
        # `divmod` cuts towards zero: `rest` has the sign of the amount.
        away = Decimal(1).copy_sign(rest)
        if (
            (term.mode == "down" and away < 0)
            or (term.mode == "up" and away > 0)
            or (term.mode == "half_up" and abs(rest) * 2 >= term.to)
        ):
            whole = _EXACT.add(whole, away)
    value = _EXACT.multiply(whole, term.to)
    return int(value) if value == value.to_integral_value() else value
