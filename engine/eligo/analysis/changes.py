"""Room `analysis`: what can change between two policies; facts only, no sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeAlias

from ..checking.nodes import Range
from ..checking.policy import (
    CheckedPolicy,
    Citation,
    Clause,
    Condition,
    Document,
    Lookup,
    Member,
    Message,
    Parameter,
    Rule,
    RuleException,
    Scalar,
    Term,
)
from ..checking.schema import CodeGroup, Noun, Texts

Cell: TypeAlias = Scalar | Range
Pair: TypeAlias = tuple[Condition, Condition]


class Direction(Enum):
    """Whether the new condition is met by fewer or by more proposals, where that can be told."""

    STRICTER = "stricter"
    LOOSER = "looser"
    UNCLEAR = "unclear"


class Role(Enum):
    """What the values of a set are to a condition."""

    ALLOWED = "allowed"
    EXCLUDED = "excluded"
    COUNTED = "counted"
    CONCERNED = "concerned"


# ── differences between two conditions ────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Limit:
    """A value at the same place in both conditions; `within` is the comparison that it belongs to, in both."""

    old: Term
    new: Term
    share: bool
    within: Pair
    direction: Direction


@dataclass(frozen=True, slots=True)
class Values:
    """A set of values, or a group, that has other members."""

    old: Member
    new: Member
    role: Role
    within: Pair
    direction: Direction

    @property
    def added(self) -> frozenset[Scalar]:
        """The values that are new."""
        return self.new.values - self.old.values

    @property
    def gone(self) -> frozenset[Scalar]:
        """The values that are there no longer."""
        return self.old.values - self.new.values


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table, each by its key: with another value, added, gone."""

    old: Lookup
    new: Lookup
    changed: tuple[tuple[tuple[Cell, ...], Cell, Cell], ...]
    added: tuple[tuple[tuple[Cell, ...], Cell], ...]
    gone: tuple[tuple[tuple[Cell, ...], Cell], ...]
    within: Pair
    direction: Direction


@dataclass(frozen=True, slots=True)
class Joined:
    """A condition that is joined to the others by ``and`` or ``or``, and is new or there no longer."""

    condition: Condition
    junction: str
    is_new: bool
    direction: Direction


@dataclass(frozen=True, slots=True)
class Other:
    """Two conditions that differ in more than values; None: there is none."""

    old: Condition | None
    new: Condition | None


Difference: TypeAlias = Limit | Values | Rows | Joined | Other

# ── what changes what proposals come to ───────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Applies:
    """To which proposals the policy applies."""

    difference: Difference


@dataclass(frozen=True, slots=True)
class Validity:
    """In which days the policy is valid."""

    old: tuple[date | None, date | None]
    new: tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class RuleAdded:
    """A rule that only the new policy has."""

    rule: Rule


@dataclass(frozen=True, slots=True)
class RuleDropped:
    """A rule that only the old policy has; `because` is what the new one says of it."""

    rule: Rule
    because: Texts | None


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a rule requires; in an exception where `exception` names one, the outermost first."""

    old: Rule
    new: Rule
    exception: tuple[str, ...]
    difference: Difference


@dataclass(frozen=True, slots=True)
class Guard:
    """When a rule, or an exception to it, applies."""

    old: Rule
    new: Rule
    exception: tuple[str, ...]
    difference: Difference


@dataclass(frozen=True, slots=True)
class ForceChanged:
    """Whether a rule is binding."""

    old: Rule
    new: Rule


@dataclass(frozen=True, slots=True)
class Judged:
    """A rule that a person answers in one of the policies and a condition decides in the other."""

    old: Rule
    new: Rule


@dataclass(frozen=True, slots=True)
class Asked:
    """The question that a person answers."""

    old: Rule
    new: Rule


@dataclass(frozen=True, slots=True)
class StageChanged:
    """At which stage a rule is looked at."""

    old: Rule
    new: Rule


@dataclass(frozen=True, slots=True)
class ConsequenceChanged:
    """What follows where a rule is not met."""

    old: Rule
    new: Rule


@dataclass(frozen=True, slots=True)
class ExceptionChanged:
    """An exception that only one of the policies has; `to` names the exceptions that it is an exception to."""

    old: Rule
    new: Rule
    exception: RuleException
    to: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True, slots=True)
class ParameterChanged:
    """A named value that no rule tells of: one of the policies has it alone, or another value."""

    old: Parameter | None
    new: Parameter | None


@dataclass(frozen=True, slots=True)
class FromDay:
    """A change that holds only from a day on, because groups or values change with time."""

    day: date
    change: Substance


Substance: TypeAlias = (
    Applies
    | Validity
    | RuleAdded
    | RuleDropped
    | Requirement
    | Guard
    | ForceChanged
    | Judged
    | Asked
    | StageChanged
    | ConsequenceChanged
    | ExceptionChanged
    | ParameterChanged
    | FromDay
)

# ── what changes words only ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Renamed:
    """A rule that goes by another name."""

    old: Rule
    new: Rule


@dataclass(frozen=True, slots=True)
class GroupRenamed:
    """A set of codes that is called otherwise, with the same members."""

    old: tuple[CodeGroup, ...]
    new: tuple[CodeGroup, ...]
    vocabulary: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounChanged:
    """What is counted is called otherwise."""

    old: Noun
    new: Noun


@dataclass(frozen=True, slots=True)
class Reworded:
    """Another text of a rule, of an exception, of a parameter or of the policy (`rule` None): of which `part`."""

    rule: Rule | None
    part: str
    name: str
    old: Texts | Message | None
    new: Texts | Message | None


Wording: TypeAlias = Renamed | GroupRenamed | NounChanged | Reworded

# ── what changes the grounds ──────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Rested:
    """The source of a rule, of an exception to it, or of a parameter (`rule` None), before and after."""

    rule: Rule | None
    name: str
    old: Citation | None
    new: Citation | None


@dataclass(frozen=True, slots=True)
class Sources:
    """Rules that rest on `new` where they rested on `old`; None: on nothing that is named."""

    old: Document | None
    new: Document | None
    rules: tuple[Rested, ...]


@dataclass(frozen=True, slots=True)
class EvidenceChanged:
    """Rules whose evidence has another mark."""

    old: str | None
    new: str | None
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Rules whose text was not found for the old policy, and is for the new one."""

    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """Rules whose text was not found for the new policy, with what it says of that; `before` tells of the old one."""

    rules: tuple[Rule, ...]
    text: Texts
    before: bool


Ground: TypeAlias = Sources | EvidenceChanged | Confirmed | Unconfirmed


@dataclass(frozen=True, slots=True)
class ClauseChanged:
    """A clause of the call's text, in both policies or (None) in one."""

    old: Clause | None
    new: Clause | None


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed between two policies."""

    old: CheckedPolicy
    new: CheckedPolicy
    substance: tuple[Substance, ...]
    wording: tuple[Wording, ...]
    grounds: tuple[Ground, ...]
    clauses: tuple[ClauseChanged, ...]

    @property
    def nothing(self) -> bool:
        """Whether the policies say the same."""
        return not (self.substance or self.wording or self.regrounded or self.clauses)

    @property
    def regrounded(self) -> tuple[Ground, ...]:
        """What changed the grounds; that something is as little confirmed as before is no change."""
        return tuple(g for g in self.grounds if not (isinstance(g, Unconfirmed) and g.before))
