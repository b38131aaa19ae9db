"""Room `syntax`: the part of the syntax tree that layers a policy: parameters, and changes to what is extended."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from typing import TypeAlias

from ..text.span import Span
from .declarations import Clause, Definition, Rule, Table
from .parts import Citation, Evidence, Note, Title, Unconfirmed, Valid
from .texts import Text
from .words import Called, Literal, Name, Names

# ── parameters ────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class DatedValue:
    """``valid from 2021-01-01 to 2022-12-31 = 8``: the value of a parameter in a period"""

    period: Valid
    value: Literal
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Unit:
    """``unit en "month", "months" cs …``: what a parameter counts"""

    called: Called
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ConfirmBy:
    """``confirm by 2027-01-31``: after that day somebody has to look whether the value still holds"""

    day: date
    span: Span = attribute(compare=False, repr=False)


ParameterPart: TypeAlias = DatedValue | Title | Citation | Unit | ConfirmBy | Note


@dataclass(frozen=True, slots=True)
class Parameter:
    """``parameter minimum_countries / nejméně_zemí = 4 …``"""

    names: Names
    value: Literal | None
    parts: tuple[ParameterPart, ...]
    span: Span = attribute(compare=False, repr=False)


# ── changes to the policy that is extended ────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Replacement:
    """``replace rule grant …``, ``set parameter …``: takes the place of the declaration of that name"""

    by: Rule | Definition | Table | Clause | Parameter
    span: Span = attribute(compare=False, repr=False)


SourcePart: TypeAlias = Citation | Evidence | Unconfirmed


@dataclass(frozen=True, slots=True)
class ReplacedSource:
    """``replace source countries, grant …``: what rules of the extended policy rest on now; the rules stay"""

    rules: tuple[Name, ...]
    parts: tuple[SourcePart, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DroppedRule:
    """``drop rule countries because en "…" cs "…"``"""

    name: Name
    because: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DroppedClause:
    """``drop clause page "L1.3" because en "…" cs "…"``; without a place, all clauses of the document"""

    document: Name
    place: str | None
    because: Text
    span: Span = attribute(compare=False, repr=False)
