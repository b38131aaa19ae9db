"""Room `evaluation`: what was decided, and why; facts only, no sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from ..checking.policy import CheckedPolicy, Comparison, Force, Given, Member, NoTwo, Rule, Scalar, Yes
from ..checking.schema import Values

Leaf: TypeAlias = Comparison | Member | Yes | Given | NoTwo
Bound: TypeAlias = int | Decimal | date | datetime | None


class Outcome(Enum):
    """What a rule or a proposal came to."""

    PASS = "pass"
    FAIL = "fail"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_JUDGEMENT = "needs_judgement"
    WAIVED = "waived"


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the greatest value a quantity can still take; None: no bound on that side."""

    low: Bound
    high: Bound


@dataclass(frozen=True, slots=True)
class Choice:
    """A coded, yes/no or text value: the one value, or None where it is not known."""

    value: str | bool | None


Measured: TypeAlias = Interval | Choice


@dataclass(frozen=True, slots=True)
class Evidence:
    """An element that counted; `counts` is ``for``, ``against`` or ``unknown`` (it cannot be said yet)."""

    path: str
    label: str
    counts: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The comparison that decided a rule, with what it measured and against what.

    `leaf` is the first comparison (as written) whose truth is the truth of the whole condition.
    `required` is what it was compared with: an interval or value (of a table, an expression), or the allowed values.
    `margin` is how far the measured value lies inside (positive) or outside (negative) the limit, None where
    that makes no sense or is not known. `missing_row` holds the key for which a table has no row.
    `empty` says that the list a quantifier was asked of is surely empty.
    """

    leaf: Leaf
    measured: Measured
    required: Measured | tuple[Scalar, ...] | None
    margin: int | Decimal | None
    missing_row: tuple[str, ...] | None = None
    empty: bool = False


@dataclass(frozen=True, slots=True)
class RuleVerdict:
    """What one rule came to. Why: `finding`, `evidence`, and for undecided the `missing` facts (JSON pointers).

    `kinds` are the different values that surely counted, or the keys of the groups, in a fixed order.
    `exception` names the exceptions that applied, each followed by those to it; with `conflict` they disagree.
    `values` are the values of the insertions of the author's messages, by (message, language, part number),
    where message is ``otherwise`` or ``advice``.
    """

    rule: Rule
    outcome: Outcome
    finding: Finding | None = None
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    values: tuple[tuple[tuple[str, str, int], Measured], ...] = ()
    kinds: tuple[Scalar, ...] = ()
    exception: tuple[str, ...] = ()
    conflict: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a policy says of one proposal.

    `policy` is None where no policy of a folder applied. `missing` names the facts on which the policy's
    applicability hangs, where that is what is undecided (then `rules` is empty).
    """

    proposal: str
    policy: CheckedPolicy | None
    outcome: Outcome
    rules: tuple[RuleVerdict, ...] = ()
    missing: tuple[str, ...] = ()
    values: Values = field(default=(), compare=False, repr=False)

    @property
    def warnings(self) -> int:
        """How many `should` rules failed or are undecided."""
        return sum(r.rule.force is Force.SHOULD and r.outcome in (Outcome.FAIL, Outcome.UNDECIDED) for r in self.rules)

    @property
    def judgements(self) -> int:
        """How many rules wait for a person."""
        return sum(r.outcome is Outcome.NEEDS_JUDGEMENT for r in self.rules)
