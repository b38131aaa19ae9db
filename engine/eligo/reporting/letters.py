"""Room `reporting`: the shape of a letter to the applicant; every string in it is finished."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .pages import Status, Words

PAIRS = ("reference", "date", "proposal", "name", "call", "deadline")
SECTIONS = ("until", "spared", "next", "remarks", "ground", "redress", "contact")
BLOCKS = ("protection",)
KINDS = ("completion", "rejection", "positive")
"""A call to complete or explain, a rejection, a positive answer; the keys of a theme's means of redress."""

OWN_NUMBER = "{id}"
"""In a file reference, where the number of the proposal goes."""


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What a letter says beyond its verdict, as far as the office gave it; ``{id}`` in the reference is the proposal's."""

    reference: str = ""
    dated: date | None = None
    deadline: date | None = None
    addressee: tuple[str, ...] = ()
    slips: frozenset[str] = field(default_factory=frozenset)
    """The ids of the failed rules whose figure may be nothing but a typing slip."""
    confirmed: frozenset[str] = field(default_factory=frozenset)
    """The ids of the proposals whose figures are right, as the office knows: nothing in them is taken for a slip."""


NO_FACTS = LetterFacts()


@dataclass(frozen=True, slots=True)
class LetterPair:
    """A fact of the letter's head: the name by which templates ask for it, its label, its value."""

    key: str
    label: str
    value: Words


@dataclass(frozen=True, slots=True)
class LetterTask:
    """One numbered item: what it is about, what was found, what to do, which facts, which partners, on what ground."""

    title: Words
    finding: Words
    action: Words
    facts: tuple[str, ...]
    """The facts to supply, one each."""
    partners: tuple[str, ...]
    """The partners concerned, one each."""
    concerns: str
    """The conditions that wait for it, as a sentence; empty where the title names the condition."""
    source: str
    """The sources of the conditions, with their label; empty where there is none."""


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A heading with paragraphs under the name by which templates ask for them; `missing` where they are a placeholder
    that the office must fill in."""

    key: str
    heading: str
    paragraphs: tuple[Words, ...]
    missing: bool = False


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A line of the enclosed extract: the condition, what it asks for, how it came out, its source."""

    rule: Words
    required: str
    status: Status
    source: str


@dataclass(frozen=True, slots=True)
class LetterView:
    """Everything in a letter to one applicant under one policy.

    From top to bottom: `sender`, `pairs` (file reference, date …), `addressee`, `heading`, `salutation`, `opening`,
    the numbered `tasks` under `tasks_heading`, `sections` (deadline, what is not needed, recommendations, sources,
    means of redress, contact), `closing`, `signature`, `blocks` (data protection), and the enclosure.
    """

    language: str
    kind: str
    id: str
    title: str
    """The title of the document, for its properties."""
    policy: Words
    sender: tuple[str, ...]
    pairs: tuple[LetterPair, ...]
    addressee: tuple[str, ...]
    heading: str
    salutation: str
    opening: tuple[Words, ...]
    tasks_heading: str
    partners_label: str
    """What stands before the partners of a task."""
    tasks: tuple[LetterTask, ...]
    sections: tuple[LetterSection, ...]
    closing: str
    signature: tuple[str, ...]
    blocks: tuple[LetterSection, ...]
    enclosure_heading: str
    enclosure_note: str
    enclosure_headings: tuple[str, ...]
    """The headings of the columns: condition, what is required, result, source."""
    enclosure: tuple[LetterRow, ...]
    marks: str
    """How the letter can be traced to its run, in one line for its foot."""
    evaluation: str
    """SHA-256 of the evaluation that the letter rests on."""
    open: tuple[str, ...]
    """What the office must still add, each by its name; the letter shows a placeholder in its place."""
