"""Room `syntax`: the part of the syntax tree that stands for tests and the examples that they start from."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import TypeAlias

from ..text.span import Span
from .declarations import Row
from .words import Literal, Name


@dataclass(frozen=True, slots=True)
class AsIn:
    """``as in complete``: start from an example"""

    example: Name
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactPlace:
    """``lot`` or ``partners[8].role``: which fact of the proposal is meant; the position counts from 1"""

    field: Name
    position: int | None
    inner: Name | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GivenValue:
    """``given lot = 1``, ``given partners[8].role = unknown``; value None: unknown

    An empty tuple as the value stands for ``{}``, the empty list.
    """

    place: FactPlace
    value: Literal | tuple[()] | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class GivenRows:
    """``given partners`` and a table"""

    field: Name
    rows: tuple[Row, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WithRows:
    """``with partners`` and a table: elements beside those of the example"""

    field: Name
    rows: tuple[Row, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Without:
    """``without partners[8]``"""

    field: Name
    position: int
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AsOf:
    """``as of 2022-09-15``"""

    day: date
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bounds:
    """``3``, ``3 to 5``, ``at least 3`` (no high end), ``at most 5`` (no low end) or ``unknown`` (neither)"""

    low: Literal | None
    high: Literal | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Missing:
    """``missing lot, partners[8].role``: facts that are named missing"""

    places: tuple[FactPlace, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Said:
    """``message en "…" cs "…"``: texts that the message contains; without a language it is the policy's"""

    texts: tuple[tuple[str | None, str], ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Expect:
    """``expect fail`` or ``expect rule countries fail measured 3 message en "3 programme countries"``"""

    rule: Name | None
    outcome: str
    measured: Bounds | None
    missing: Missing | None
    said: Said | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ExpectWarnings:
    """``expect warnings 1``"""

    count: int
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A heading over what is expected: ``rule grant``, ``measured grant``, ``outcome``, ``warnings``"""

    what: str
    rule: Name | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OutcomeWord:
    """``not_applicable`` in a cell"""

    outcome: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CaseCell:
    """One cell of a case: a value, ``unknown``, ``{}`` (an empty tuple), an outcome, or nothing"""

    value: Literal | Bounds | OutcomeWord | tuple[()] | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CaseRow:
    """``| 24 | 1 000 000 EUR | pass |``"""

    cells: tuple[CaseCell, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cases:
    """``cases`` and a table: each row is a test of its own"""

    headings: tuple[FactPlace | Asked, ...]
    heading_span: Span = attribute(compare=False, repr=False)
    rows: tuple[CaseRow, ...]
    span: Span = attribute(compare=False, repr=False)


TestPart: TypeAlias = AsIn | GivenValue | GivenRows | WithRows | Without | AsOf | Expect | ExpectWarnings | Cases


@dataclass(frozen=True, slots=True)
class Test:
    """``test "seven partners are too few" …``"""

    title: str
    parts: tuple[TestPart, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Example:
    """``example complete …``: input that tests start from"""

    name: Name
    parts: tuple[TestPart, ...]
    span: Span = attribute(compare=False, repr=False)
