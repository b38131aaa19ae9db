"""Room `columnar`: days moved by months and days, and moments as days in Brussels, in SQL."""

from __future__ import annotations

from dataclasses import replace

from ..checking.policy import Moved
from ..checking.schema import Kind
from .amounts import Amount, Quantity
from .formulas import NotCompiled

_MOST_MONTHS = 1200
_MOST_DAYS = 30_000
# Outside of these years the calendar may end, and zones have no rules that are known to all alike.
_FIRST, _LAST = "DATE '1200-01-01'", "DATE '9700-01-01'"
_FIRST_MOMENT, _LAST_MOMENT = 631_152_000_000_000, 2_145_916_800_000_000


def moved(term: Moved, quantity: Quantity) -> Amount:
    """The day moved; both ends of what is known keep their order."""
    if not isinstance(quantity, Amount) or abs(term.months) > _MOST_MONTHS or abs(term.days) > _MOST_DAYS:
        raise NotCompiled("moved day")
    if quantity.sort == "moment":
        if term.type.kind is not Kind.DAY:
            raise NotCompiled("moved moment")
        quantity = _as_day(quantity)
    if quantity.sort != "day":
        raise NotCompiled("moved day")
    if not term.months and not term.days:
        return quantity
    low, high = (None if end is None else _shifted(term, end) for end in (quantity.low, quantity.high))
    asks = {f"COALESCE({end} NOT BETWEEN {_FIRST} AND {_LAST}, FALSE)" for end in (quantity.low, quantity.high) if end}
    return replace(quantity, low=low, high=high, value=None, asks=quantity.asks | asks)


def day_in_brussels(moment: str) -> str:
    """The calendar day of a moment in microseconds since 1970."""
    return f"CAST(timezone('Europe/Brussels', make_timestamptz({moment})) AS DATE)"


def beyond_rules(moment: str) -> str:
    """Whether a moment lies where the rules of the zone are not certain; never NULL."""
    return f"COALESCE({moment} NOT BETWEEN {_FIRST_MOMENT} AND {_LAST_MOMENT}, FALSE)"


def _as_day(quantity: Amount) -> Amount:
    low, high = (None if end is None else day_in_brussels(end) for end in (quantity.low, quantity.high))
    asks = {beyond_rules(end) for end in (quantity.low, quantity.high) if end is not None}
    return replace(quantity, low=low, high=high, sort="day", value=None, asks=quantity.asks | asks)


def _shifted(term: Moved, day: str) -> str:
    later = day
    if term.months:
        later = f"CAST({day} + to_months({term.months}) AS DATE)"
        if term.rounding == "up":
            later = f"(CASE WHEN day({later}) < day({day}) THEN {later} + 1 ELSE {later} END)"
    later = f"({later} + {term.days})" if term.days else later
    # Beyond, the law is asked, and the calendar may end.
    return f"(CASE WHEN {day} BETWEEN {_FIRST} AND {_LAST} THEN {later} END)"
