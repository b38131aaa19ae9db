"""Room `reporting`: the shapes of what pages say; every string in them is finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..checking.policy import Clause
from ..evaluation.verdict import Outcome
from ..text.locale import clean, typeset
from .once import once
from .wording import in_language

ORDER = (
    Outcome.PASS,
    Outcome.FAIL,
    Outcome.UNDECIDED,
    Outcome.NEEDS_JUDGEMENT,
    Outcome.NOT_APPLICABLE,
    Outcome.WAIVED,
)
STAGES = ("admissibility", "eligibility", "exclusion", "selection", "award")
"""The stages of a call in the order in which an office goes through them."""
_LONG = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """A text and, where it is not in the page's language, its own."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """An outcome: the key of its mark and its word."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value."""

    label: str
    value: Words


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """An element that counted: its position, its name, how it counted."""

    position: str
    label: str
    counts: str
    word: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a rule rests on."""

    document: Words
    place: Words
    url: str


@dataclass(frozen=True, slots=True)
class ExceptionView:
    """An exception that applied: its name and what it rests on."""

    title: Words
    source: SourceView | None
    note: Words


@dataclass(frozen=True, slots=True)
class ConsequenceView:
    """What follows where a rule is not met, other than rejection."""

    sentence: str
    actor: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule with its result and why."""

    id: str
    anchor: str
    title: Words
    status: Status
    force: str
    warns: bool
    required: str
    reason: Words
    advice: Words
    note: Words
    source: SourceView | None
    mark: str
    """How well the source is known, in short; empty where the policy does not say."""
    proof: str
    unconfirmed: Words | None
    """Why no source of this call confirms the rule; None where one does."""
    origin: str
    exceptions: tuple[ExceptionView, ...]
    consequence: ConsequenceView | None
    evidence: tuple[EvidenceView, ...]
    missing: tuple[str, ...]
    slip: str = ""
    """The question whether a figure is a slip of the hand, and why; empty where nothing suggests it."""


@dataclass(frozen=True, slots=True)
class TaskView:
    """One thing to do: about which rule, why, what to do, who acts."""

    rule: RuleView
    actor: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A list of the proposal, such as its partners; the last column names the rules that an element concerns."""

    title: str
    known: bool
    headings: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A named value of the policy, as it was used."""

    name: Words
    value: str
    source: SourceView | None


@dataclass(frozen=True, slots=True)
class DroppedView:
    """A rule that was taken over no longer, and why."""

    rule: str
    because: Words


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Everything on the page of one proposal under one policy."""

    language: str
    id: str
    title: str
    policy: Words
    status: Status
    conclusion: str
    counts: str
    unconfirmed: str
    several_sources: bool
    """Whether the rules rest on several documents, so that a place alone would not tell which."""
    marks: str
    """What the marks beside the sources mean; empty where there are none."""
    pairs: tuple[Pair, ...]
    tasks: tuple[TaskView, ...]
    rules: tuple[RuleView, ...]
    missing: tuple[str, ...]
    tables: tuple[TableView, ...]
    parameters: tuple[ParameterView, ...]
    dropped: tuple[DroppedView, ...]
    production: tuple[Pair, ...]
    statement: str
    """What the report states to machines of itself, as JSON."""
    hidden: tuple[str, ...] = ()
    """What the page does not have: ``index`` (the way to all proposals), ``tasks``, ``found`` (why a rule came out as
    it did), ``decision`` (the block for the officer), ``ids`` (what the policy calls its rules)."""


def authored(text: tuple[str, str | None], language: str) -> Words:
    """An author's text, typeset in its own language."""
    spoken = text[1] or language
    return Words(typeset(spoken, clean(text[0], _LONG)), text[1])


def place_of(clause: Clause, language: str) -> Words:
    """Where a clause stands in its document."""
    return words_in(clause.named, language) if clause.named else Words(clause.place)


@once
def words_in(texts: Mapping[str, str] | None, language: str) -> Words:
    """The text in that language, or the nearest there is."""
    return authored(in_language(texts, language), language)
