"""Room `syntax`: the part of the syntax tree that stands for declarations and their parts."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from decimal import Decimal
from typing import TypeAlias

from ..text.span import Span
from .expressions import Condition, Filtered, Single
from .parts import (
    Citation,
    Consequence,
    Evidence,
    Note,
    RangeCell,
    Require,
    RuleException,
    Title,
    Unconfirmed,
    Unless,
    Valid,
    When,
)
from .texts import Text, Words
from .words import Called, Literal, Name, Names


@dataclass(frozen=True, slots=True)
class Document:
    """``source page "Aliance pro inovace" url "https://…"``: a document the policy rests on"""

    name: Name
    text: Text
    url: str | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Applies:
    """``applies lot = 1``"""

    condition: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Stage:
    """``stage admissibility``"""

    name: Name
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Judge:
    """``judge en "Is …?"`` (force must) or ``judge should en "Is …?"``: a question for a person"""

    force: str
    question: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """``otherwise en "…" cs "…"``: the author's reason where the rule fails"""

    text: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Advice:
    """``advice en "…" cs "…"``: what the applicant can do"""

    text: Text
    span: Span = attribute(compare=False, repr=False)


PolicyPart: TypeAlias = Title | Document | Applies | Valid | Stage | Note
RulePart: TypeAlias = (
    Title
    | Citation
    | Stage
    | When
    | Unless
    | Require
    | Judge
    | Otherwise
    | Advice
    | Consequence
    | Evidence
    | Unconfirmed
    | Note
)


@dataclass(frozen=True, slots=True)
class Policy:
    """``policy erasmus_plus.alliances.2024.lot1 extends erasmus_plus.alliances.2023.lot1 …``"""

    name: Name
    extends: Name | None
    parts: tuple[PolicyPart, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Use:
    """``use erasmus_plus.model``"""

    name: Name
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """``define full_partners = partners where role in {…}  called …``; a list where `body` is `Filtered`"""

    names: Names
    body: Condition | Filtered | Single
    called: Called | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: a value, bounds, a heading with an alias, or nothing"""

    value: Literal | Names | RangeCell | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Row:
    """``| 24 | 1 000 000 EUR |``"""

    cells: tuple[Cell, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """``table grant_limits`` and its rows, the first of them the headings"""

    names: Names
    rows: tuple[Row, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """``GR also EL  en "Greece" cs "Řecko"``: one code of a vocabulary"""

    names: Names
    also: tuple[Name, ...]
    text: Text | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """``group education_providers = HEI, VET  en "…"``"""

    names: Names
    period: Valid | None
    members: tuple[Name, ...]
    text: Text | None
    called: Called | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``vocabulary organisation_type`` with its entries and groups"""

    names: Names
    called: Called | None
    parts: tuple[Entry | Group, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FieldType:
    """``text``, ``money EUR``, ``country``, ``list of partner``"""

    name: Name
    currency: str | None
    is_list: bool
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Field:
    """``country / země : country  required personal data  en "country" cs "země"``"""

    names: Names
    type: FieldType
    required: bool
    personal: bool
    minimum: Decimal | None
    text: Text | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Label:
    """``label "{name} ({country})"``: how a record is named to people"""

    words: Words
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Record:
    """``record partner`` with its fields"""

    names: Names
    called: Called | None
    parts: tuple[Field | Label, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ValidFields:
    """``valid from issued_on to expires_on``: the fields that say when an entry of a register holds"""

    first: Name
    last: Name | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Register:
    """``register eche_holders …`` with its fields: a table that comes with the data, for all proposals"""

    names: Names
    called: Called | None
    parts: tuple[Field | Label | ValidFields, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Says:
    """``says en "…" cs "…"``: what a clause of the call says"""

    text: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Bound:
    """``rules countries, full_partners``: the rules that carry a clause"""

    rules: tuple[Name, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Excused:
    """``excused en "…" cs "…"``: why a clause needs no rule"""

    text: Text
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """``clause page "L1.3"``: one clause of the text of the call, bound to rules or excused

    `place` is its name, the English one where the place is given by language; then `named` holds all of them.
    """

    document: Name
    place: str
    named: Text | None
    parts: tuple[Says | Bound | Excused, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """``rule countries …`` with its exceptions"""

    name: Name
    parts: tuple[RulePart, ...]
    exceptions: tuple[RuleException, ...]
    span: Span = attribute(compare=False, repr=False)
