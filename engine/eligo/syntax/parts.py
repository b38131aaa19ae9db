"""Room `syntax`: the parts that several declarations share: titles, sources, conditions, exceptions, consequences."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ..text.span import Span
from .expressions import Condition
from .texts import Text
from .words import Literal, Name


@dataclass(frozen=True, slots=True)
class Title:
    """``title en "…" cs "…"``"""

    text: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """``source page, "Skupina 1, second point"``: the place in a document that a rule rests on"""

    document: Name
    place: Text | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """``evidence A``: how good the source is"""

    mark: Name
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """``unconfirmed en "…" cs "…"``: no source was found for the call of this policy, and perhaps why"""

    text: Text | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Valid:
    """``valid from 2021-01-01 to 2021-12-31``"""

    first: date
    last: date | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Note:
    """``note en "…" cs "…"``: a decision of the author, shown beside the rule"""

    text: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class When:
    """``when call_year >= 2024``"""

    condition: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unless:
    """``unless type = HEI``"""

    condition: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Require:
    """``require …`` (force must) or ``recommend …`` (force should)"""

    force: str
    condition: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Consequence:
    """``consequence ignore en "…" cs "…"``; `kind` is ``warn``, ``ignore``, ``clarify`` or ``reduce`` (by `points`)"""

    kind: str
    points: Decimal | None
    text: Text | None
    span: Span = attribute(compare=False, repr=False)


ExceptionPart: TypeAlias = Title | Citation | When | Unless | Require | Note


@dataclass(frozen=True, slots=True)
class RuleException:
    """``exception small_country to single_institution …``; without `to` it is an exception to the rule itself"""

    name: Name
    to: Name | None
    parts: tuple[ExceptionPart, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RangeCell:
    """``at least 4``, ``< 10`` or ``12 to 36`` as a cell of a table; the signs are ``>=``, ``>``, ``<=``, ``<``"""

    low: Literal | None
    low_sign: str
    high: Literal | None
    high_sign: str
    span: Span = attribute(compare=False, repr=False)
