"""Room `syntax`: the part of the syntax tree that stands for names and values."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from ..text.span import Span

# ── names ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Name:
    """``full_partners``"""

    text: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Names:
    """``full_partners / řádných_partnerů``: an English name and its Czech alias"""

    name: Name
    alias: Name | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Called:
    """``called en "full partner", "full partners" cs …``: the forms of a counted noun by language"""

    forms: tuple[tuple[str, tuple[str, ...]], ...]
    span: Span = attribute(compare=False, repr=False)


# ── values ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Number:
    """``1 500 000 EUR`` or ``36``"""

    amount: Decimal
    currency: str | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextValue:
    """``"2022"``"""

    text: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DayValue:
    """``2022-09-15``"""

    day: date
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MomentValue:
    """``2022-09-15 17:00 Europe/Brussels``; `written` keeps the zone's name"""

    moment: datetime
    written: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class YesNo:
    """``yes`` or ``no``"""

    yes: bool
    span: Span = attribute(compare=False, repr=False)


Literal: TypeAlias = Number | TextValue | DayValue | MomentValue | YesNo | Name
