"""Room `syntax`: the part of the syntax tree that stands for names, texts, values and conditions."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from ..text.span import Span

# ── names and texts ───────────────────────────────────────────────────────────────────────


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
class Insertion:
    """``{count(full_partners) full_partners}`` inside a message: a value, or a value with a counted noun"""

    value: Condition
    noun: Name | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """``"only {count(partners)} partners"``: one text; `parts` are literal strings and insertions"""

    parts: tuple[str | Insertion, ...]
    span: Span = attribute(compare=False, repr=False)

    @property
    def plain(self) -> str:
        """The literal text, insertions left out."""
        return "".join(part for part in self.parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Text:
    """``en "…" cs "…"``: a text by language; a text without a label has the language ``""``"""

    by_language: tuple[tuple[str, Words], ...]
    span: Span = attribute(compare=False, repr=False)

    def plain(self) -> dict[str, str]:
        """The literal texts by language."""
        return {language: words.plain for language, words in self.by_language}


@dataclass(frozen=True, slots=True)
class Called:
    """``called en "full partner", "full partners" cs …``: the forms of a counted noun by language"""

    forms: tuple[tuple[str, tuple[str, ...]], ...]
    span: Span = attribute(compare=False, repr=False)


# ── terms and conditions ──────────────────────────────────────────────────────────────────


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


@dataclass(frozen=True, slots=True)
class Path:
    """``country`` or ``proposal.lot``: what it names is found out by the checker"""

    names: tuple[Name, ...]
    span: Span = attribute(compare=False, repr=False)

    @property
    def text(self) -> str:
        """The path as it is written."""
        return ".".join(name.text for name in self.names)


@dataclass(frozen=True, slots=True)
class GroupRef:
    """``group``: the members of the group at hand, inside ``all distinct … have``"""

    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Filtered:
    """``partners where role in {coordinator}``; no condition: the whole list"""

    source: Path | GroupRef
    condition: Condition | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lookup:
    """``grant_limits[duration_months].max_grant``"""

    table: Name
    keys: tuple[Condition, ...]
    column: Name
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Count:
    """``count(full_partners where type = HEI)``"""

    members: Filtered
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CountDistinct:
    """``count(distinct country of full_partners)``"""

    field: Path
    members: Filtered
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Aggregate:
    """``sum(budget of partners)``, ``min(…)``, ``max(…)``; `kind` is ``sum``, ``min`` or ``max``"""

    kind: str
    value: Condition
    members: Filtered
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``a + b``, ``a - b``, ``a * b``"""

    sign: str
    left: Condition
    right: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Minus:
    """``-a``"""

    operand: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Share:
    """``30 % of total_budget``"""

    percent: Decimal
    of: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """``{CZ, SK, programme_countries}``"""

    elements: tuple[Literal, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``a >= b`` or ``a at least b``; `sign` is one of ``= != < <= > >=``, `worded` how it was spelled"""

    left: Condition
    sign: str
    right: Condition
    worded: bool = attribute(compare=False)
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """``a in {…}``, ``a not in programme_countries``"""

    value: Condition
    members: Path | Listing
    negated: bool
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IsGiven:
    """``ecosystem is given``"""

    value: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoTwo:
    """``no two full_partners share pic``"""

    members: Filtered
    field: Name
    spelling: str = attribute(compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quantified:
    """``all full_partners have eche``, ``some …``, ``no …``; with `key`: ``all distinct country of … have …``"""

    quantifier: str
    key: Path | None
    members: Filtered
    condition: Condition
    spelling: str = attribute(compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """``not a``"""

    operand: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Both:
    """``a and b and c``"""

    items: tuple[Condition, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Either:
    """``a or b or c``"""

    items: tuple[Condition, ...]
    span: Span = attribute(compare=False, repr=False)


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
