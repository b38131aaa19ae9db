"""Room `syntax`: the syntax tree, what a `.pol` file says, as it was written.

A node's docstring is the text it stands for. Spans and spellings never take part in equality, so that
two trees are equal when they say the same thing in either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from ..text.span import Span


def _place() -> Span:
    return attribute(compare=False, repr=False)  # type: ignore[no-any-return]


# ── names and texts ───────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Name:
    """``full_partners``"""

    text: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Names:
    """``full_partners / řádných_partnerů``: an English name and its Czech alias"""

    name: Name
    alias: Name | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Insertion:
    """``{count(full_partners) full_partners}`` inside a message: a value, or a value with a counted noun"""

    value: Condition
    noun: Name | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Words:
    """``"only {count(partners)} partners"``: one text; `parts` are literal strings and insertions"""

    parts: tuple[str | Insertion, ...]
    span: Span = _place()

    @property
    def plain(self) -> str:
        """The literal text, insertions left out."""
        return "".join(part for part in self.parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Text:
    """``en "…" cs "…"``: a text by language; a text without a label has the language ``""``"""

    by_language: tuple[tuple[str, Words], ...]
    span: Span = _place()

    def plain(self) -> dict[str, str]:
        """The literal texts by language."""
        return {language: words.plain for language, words in self.by_language}


@dataclass(frozen=True, slots=True)
class Called:
    """``called en "full partner", "full partners" cs …``: the forms of a counted noun by language"""

    forms: tuple[tuple[str, tuple[str, ...]], ...]
    span: Span = _place()


# ── terms and conditions ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Number:
    """``1 500 000 EUR`` or ``36``"""

    amount: Decimal
    currency: str | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class TextValue:
    """``"2022"``"""

    text: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class DayValue:
    """``2022-09-15``"""

    day: date
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class MomentValue:
    """``2022-09-15 17:00 Europe/Brussels``; `written` keeps the zone's name"""

    moment: datetime
    written: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class YesNo:
    """``yes`` or ``no``"""

    yes: bool
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Path:
    """``country`` or ``proposal.lot``: what it names is found out by the checker"""

    names: tuple[Name, ...]
    span: Span = _place()

    @property
    def text(self) -> str:
        """The path as it is written."""
        return ".".join(name.text for name in self.names)


@dataclass(frozen=True, slots=True)
class GroupRef:
    """``group``: the members of the group at hand, inside ``all distinct … have``"""

    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Filtered:
    """``partners where role in {coordinator}``; no condition: the whole list"""

    source: Path | GroupRef
    condition: Condition | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Lookup:
    """``grant_limits[duration_months].max_grant``"""

    table: Name
    keys: tuple[Condition, ...]
    column: Name
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Count:
    """``count(full_partners where type = HEI)``"""

    members: Filtered
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class CountDistinct:
    """``count(distinct country of full_partners)``"""

    field: Path
    members: Filtered
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``sum(budget of partners)``, ``min(…)``, ``max(…)``; `kind` is ``sum``, ``min`` or ``max``"""

    kind: str
    value: Condition
    members: Filtered
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``a + b``, ``a - b``, ``a * b``"""

    sign: str
    left: Condition
    right: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Minus:
    """``-a``"""

    operand: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Share:
    """``30 % of total_budget``"""

    percent: Decimal
    of: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Listing:
    """``{CZ, SK, programme_countries}``"""

    elements: tuple[Literal, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Comparison:
    """``a >= b`` or ``a at least b``; `sign` is one of ``= != < <= > >=``, `worded` how it was spelled"""

    left: Condition
    sign: str
    right: Condition
    worded: bool = attribute(compare=False)
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Member:
    """``a in {…}``, ``a not in programme_countries``"""

    value: Condition
    members: Path | Listing
    negated: bool
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class IsGiven:
    """``ecosystem is given``"""

    value: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class NoTwo:
    """``no two full_partners share pic``"""

    members: Filtered
    field: Name
    spelling: str = attribute(compare=False, repr=False)
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Quantified:
    """``all full_partners have eche``, ``some …``, ``no …``; with `key`: ``all distinct country of … have …``"""

    quantifier: str
    key: Path | None
    members: Filtered
    condition: Condition
    spelling: str = attribute(compare=False, repr=False)
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Negation:
    """``not a``"""

    operand: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Both:
    """``a and b and c``"""

    items: tuple[Condition, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Either:
    """``a or b or c``"""

    items: tuple[Condition, ...]
    span: Span = _place()


Literal: TypeAlias = Number | TextValue | DayValue | MomentValue | YesNo | Name

Condition: TypeAlias = (
    Number
    | TextValue
    | DayValue
    | MomentValue
    | YesNo
    | Path
    | Lookup
    | Count
    | CountDistinct
    | Aggregate
    | Arithmetic
    | Minus
    | Share
    | Comparison
    | Member
    | IsGiven
    | NoTwo
    | Quantified
    | Negation
    | Both
    | Either
)

# ── declarations and their parts ──────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Title:
    """``title en "…" cs "…"``"""

    text: Text
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Document:
    """``source page "Aliance pro inovace" url "https://…"``: a document the policy rests on"""

    name: Name
    text: Text
    url: str | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Citation:
    """``source page, "Skupina 1, second point"``: the place in a document that a rule rests on"""

    document: Name
    place: Text | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Applies:
    """``applies lot = 1``"""

    condition: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Valid:
    """``valid from 2021-01-01 to 2021-12-31``"""

    first: date
    last: date | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Stage:
    """``stage admissibility``"""

    name: Name
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Note:
    """``note en "…" cs "…"``: a decision of the author, shown beside the rule"""

    text: Text
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class When:
    """``when call_year >= 2024``"""

    condition: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Unless:
    """``unless type = HEI``"""

    condition: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Require:
    """``require …`` (force must) or ``recommend …`` (force should)"""

    force: str
    condition: Condition
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Judge:
    """``judge en "Is …?"`` (force must) or ``judge should en "Is …?"``: a question for a person"""

    force: str
    question: Text
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Otherwise:
    """``otherwise en "…" cs "…"``: the author's reason where the rule fails"""

    text: Text
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Advice:
    """``advice en "…" cs "…"``: what the applicant can do"""

    text: Text
    span: Span = _place()


PolicyPart: TypeAlias = Title | Document | Applies | Valid | Stage | Note
RulePart: TypeAlias = Title | Citation | Stage | When | Unless | Require | Judge | Otherwise | Advice | Note


@dataclass(frozen=True, slots=True)
class Policy:
    """``policy erasmus_plus.alliances.seed.lot1 …``"""

    name: Name
    parts: tuple[PolicyPart, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Use:
    """``use erasmus_plus.model``"""

    name: Name
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Definition:
    """``define full_partners = partners where role in {…}  called …``; a list where `body` is `Filtered`"""

    names: Names
    body: Condition | Filtered
    called: Called | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table row: a value, a heading with an alias, or nothing"""

    value: Literal | Names | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Row:
    """``| 24 | 1 000 000 EUR |``"""

    cells: tuple[Cell, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Table:
    """``table grant_limits`` and its rows, the first of them the headings"""

    names: Names
    rows: tuple[Row, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Entry:
    """``GR also EL  en "Greece" cs "Řecko"``: one code of a vocabulary"""

    names: Names
    also: tuple[Name, ...]
    text: Text | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Group:
    """``group education_providers = HEI, VET  en "…"``"""

    names: Names
    members: tuple[Name, ...]
    text: Text | None
    called: Called | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``vocabulary organisation_type`` with its entries and groups"""

    names: Names
    called: Called | None
    parts: tuple[Entry | Group, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class FieldType:
    """``text``, ``money EUR``, ``country``, ``list of partner``"""

    name: Name
    currency: str | None
    is_list: bool
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Field:
    """``country / země : country  required  en "country" cs "země"``"""

    names: Names
    type: FieldType
    required: bool
    minimum: Decimal | None
    text: Text | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Label:
    """``label "{name} ({country})"``: how a record is named to people"""

    words: Words
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Record:
    """``record partner`` with its fields"""

    names: Names
    called: Called | None
    parts: tuple[Field | Label, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Says:
    """``says en "…" cs "…"``: what a clause of the call says"""

    text: Text
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Bound:
    """``rules countries, full_partners``: the rules that carry a clause"""

    rules: tuple[Name, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Excused:
    """``excused en "…" cs "…"``: why a clause needs no rule"""

    text: Text
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Clause:
    """``clause page "L1.3"``: one clause of the text of the call, bound to rules or excused"""

    document: Name
    place: str
    parts: tuple[Says | Bound | Excused, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Rule:
    """``rule countries …``"""

    name: Name
    parts: tuple[RulePart, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class AsIn:
    """``as in complete``: start from an example"""

    example: Name
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class GivenValue:
    """``given lot = 1``, ``given partners[8].role = unknown``; the position counts from 1, value None: unknown

    An empty tuple as the value stands for ``{}``, the empty list.
    """

    field: Name
    position: int | None
    inner: Name | None
    value: Literal | tuple[()] | None
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class GivenRows:
    """``given partners`` and a table"""

    field: Name
    rows: tuple[Row, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Without:
    """``without partners[8]``"""

    field: Name
    position: int
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class AsOf:
    """``as of 2022-09-15``"""

    day: date
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Expect:
    """``expect fail`` or ``expect rule grant undecided``"""

    rule: Name | None
    outcome: str
    span: Span = _place()


TestPart: TypeAlias = AsIn | GivenValue | GivenRows | Without | AsOf | Expect


@dataclass(frozen=True, slots=True)
class Test:
    """``test "seven partners are too few" …``"""

    title: str
    parts: tuple[TestPart, ...]
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class Example:
    """``example complete …``: input that tests start from"""

    name: Name
    parts: tuple[TestPart, ...]
    span: Span = _place()


Declaration: TypeAlias = Policy | Use | Definition | Rule | Table | Vocabulary | Record | Clause | Test | Example


@dataclass(frozen=True, slots=True)
class Comment:
    """``# why the number is eight``"""

    text: str
    span: Span = _place()


@dataclass(frozen=True, slots=True)
class File:
    """A whole `.pol` file: its declarations in order, its comments, the language of its keywords."""

    declarations: tuple[Declaration, ...]
    comments: tuple[Comment, ...] = attribute(compare=False)
    language: str = attribute(compare=False)
    span: Span = _place()
