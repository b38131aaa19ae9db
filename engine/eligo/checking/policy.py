"""Room `checking`: the checked policy, what a `.pol` file means; the hub that everything after it reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date
from decimal import Decimal
from enum import Enum

from ..text.span import Span
from .nodes import (
    Arithmetic,
    Both,
    Column,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Range,
    Rounded,
    Scalar,
    Scope,
    Selection,
    Table,
    Term,
    Total,
    Yes,
)
from .schema import Noun, Schema, Texts

__all__ = [
    "Arithmetic", "Both", "CheckedPolicy", "Citation", "Clause", "Column", "Comparison", "Condition", "Consequence",
    "Constant", "Count", "Distinct", "Document", "Dropped", "Either", "Fact", "Force", "Form", "Given", "Groups",
    "Insertion", "Lookup", "Member", "Message", "Moved", "Negation", "NoTwo", "Parameter", "Range", "Rounded", "Rule",
    "RuleException", "Scalar", "Scope", "Selection", "Table", "Term", "Total", "Yes", "every_exception",
]  # fmt: skip

# ── texts, rules ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Insertion:
    """A value inside a message, alone or with a counted noun."""

    value: Term
    noun: Noun | None


@dataclass(frozen=True, slots=True)
class Message:
    """The author's words by language: literal strings and insertions."""

    parts: Mapping[str, tuple[str | Insertion, ...]]


@dataclass(frozen=True, slots=True)
class Document:
    """A document the policy rests on."""

    name: str
    title: Texts
    url: str | None


@dataclass(frozen=True, slots=True)
class Citation:
    """The place in a document that a rule rests on."""

    document: Document
    place: Texts


class Force(Enum):
    """What it means to fail: `must` decides, `should` warns."""

    MUST = "must"
    SHOULD = "should"


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows where a rule fails, other than rejection: ``warn``, ``ignore``, ``clarify``, ``reduce`` (by `points`)."""

    kind: str
    points: Decimal | None
    text: Texts | None


@dataclass(frozen=True, slots=True)
class RuleException:
    """Where `when` holds, `requirement` takes the place of what it is an exception to; None: nothing is required.

    An exception to the exception stands in `exceptions`.
    """

    name: str
    title: Texts
    source: Citation | None
    when: Condition
    requirement: Condition | None
    exceptions: tuple[RuleException, ...]
    note: Texts | None
    span: Span = attribute(compare=False, repr=False)


def every_exception(exceptions: Iterable[RuleException]) -> Iterator[RuleException]:
    """Exceptions with those to them, outermost first; names are unique within a rule."""
    for exception in exceptions:
        yield exception
        yield from every_exception(exception.exceptions)


@dataclass(frozen=True, slots=True)
class Rule:
    """One condition of the call. Exactly one of `requirement` and `question` (a judgement) is set.

    `when` already holds the rule's `unless`, negated. `origin` is the name of the policy that states the rule.
    `evidence` is the mark of its source, one of `evidence.MARKS`; `unconfirmed` is None where the source is one for this
    call, otherwise the reason, which may have no words.
    """

    id: str
    title: Texts
    stage: str
    force: Force
    source: Citation | None
    when: Condition | None
    requirement: Condition | None
    question: Texts | None
    otherwise: Message | None
    advice: Message | None
    note: Texts | None
    exceptions: tuple[RuleException, ...] = ()
    consequence: Consequence | None = None
    evidence: str | None = None
    unconfirmed: Texts | None = None
    origin: str = attribute(default="", compare=False)
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named value of the policy; `confirm_by` is the day by which somebody has to look at it again."""

    name: str
    alias: str | None
    value: Constant
    title: Texts
    source: Citation | None
    confirm_by: date | None
    note: Texts | None
    origin: str = attribute(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A rule of the extended policy that no longer holds, and why."""

    rule: str
    because: Texts
    origin: str
    title: Texts = attribute(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the call's text; bound to rules, or excused with a reason. `origin` is the policy that states it."""

    document: Document
    place: str
    named: Texts
    """The place by language, where it is given so; otherwise empty."""
    says: Texts
    rules: tuple[str, ...]
    excused: Texts | None
    origin: str = attribute(default="", compare=False)


@dataclass(frozen=True, slots=True)
class CheckedPolicy:
    """A policy as understood: everything later rooms need to evaluate, explain and report it.

    Where groups or parameters change with time, `later` holds the policy as it is from each day of change on.
    """

    name: str
    language: str
    title: Texts
    documents: tuple[Document, ...]
    applies: Condition | None
    valid_from: date | None
    valid_to: date | None
    note: Texts | None
    schema: Schema
    tables: Mapping[str, Table]
    nouns: Mapping[str, Noun]
    rules: tuple[Rule, ...]
    clauses: tuple[Clause, ...]
    sha256: str
    files: tuple[str, ...]
    extends: str | None = None
    parameters: tuple[Parameter, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    later: tuple[tuple[date, CheckedPolicy], ...] = ()

    @property
    def unconfirmed(self) -> tuple[Rule, ...]:
        """The rules for which no source of this call was found."""
        return tuple(rule for rule in self.rules if rule.unconfirmed is not None)
