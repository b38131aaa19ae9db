"""Room `syntax`: the part of the syntax tree that stands for terms and conditions."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from decimal import Decimal
from typing import TypeAlias

from ..text.span import Span
from .words import DayValue, Literal, MomentValue, Name, Number, TextValue, YesNo


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


@dataclass(frozen=True, slots=True)
class Single:
    """``the one of partners where role = coordinator``: an entity, whose fields can be read"""

    members: Filtered
    spelling: str = attribute(compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CountGroups:
    """``count(distinct country of partners for which count(group) >= 2)``"""

    key: Path
    members: Filtered
    condition: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Shifted:
    """``deadline - 2 years``: `sign` is ``+`` or ``-``, `unit` ``days``, ``weeks``, ``months`` or ``years``"""

    sign: str
    base: Condition
    number: Number
    unit: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rounded:
    """``30 % of total_budget rounded down to 1 000 EUR``; `mode` is ``down``, ``up`` or ``half_up``"""

    operand: Condition
    mode: str
    to: Number | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DayOf:
    """``day(submitted_at)``"""

    moment: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Between:
    """``count(partners) between 3 and 5``"""

    value: Condition
    low: Condition
    high: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Listed:
    """``pic is listed in eche_holders by pic on day(submitted_at) where …``, or ``is not listed in``"""

    value: Condition
    register: Name
    by: Name | None
    on: Condition | None
    condition: Condition | None
    negated: bool
    spelling: str = attribute(compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AllSame:
    """``all partners have country in one and the same of {region_1, region_2}``"""

    members: Filtered
    value: Condition
    groups: Listing
    spelling: str = attribute(compare=False, repr=False)
    shared: str = attribute(compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False)


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
    | CountGroups
    | Aggregate
    | Shifted
    | Rounded
    | DayOf
    | Arithmetic
    | Minus
    | Share
    | Comparison
    | Between
    | Member
    | Listed
    | AllSame
    | IsGiven
    | NoTwo
    | Quantified
    | Negation
    | Both
    | Either
)
