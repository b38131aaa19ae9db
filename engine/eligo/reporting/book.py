"""Room `reporting`: the shapes of a handbook, the policy as a document; every string in them is finished."""

from __future__ import annotations

from dataclasses import dataclass

from .pages import Words

NOTHING = Words("")


@dataclass(frozen=True, slots=True)
class Link:
    """A way to another place of the handbook."""

    target: str
    text: Words


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text, with where it leads: to an address outside, to other places, to what belongs below it."""

    text: Words = NOTHING
    url: str = ""
    links: tuple[Link, ...] = ()
    inner: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A label with the passages that belong to it; `key` is the same in every language."""

    key: str
    label: Words
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Badge:
    """A word that marks an entry."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the policy; the first `keys` columns of a row choose it."""

    caption: str
    keys: int
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """What the handbook says of one thing: a rule, a table, a term."""

    anchor: str
    title: Words = NOTHING
    number: str = ""
    name: str = ""
    badges: tuple[Badge, ...] = ()
    rows: tuple[Row, ...] = ()
    grid: Grid | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A section under a heading. The entries of a `listed` one are items of a list, others stand on their own."""

    key: str
    anchor: str
    heading: str
    intro: tuple[Passage, ...] = ()
    entries: tuple[Entry, ...] = ()
    parts: tuple[Part, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Chapter:
    """One policy."""

    anchor: str
    name: str
    title: Words
    parts: tuple[Part, ...]
    production: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """The whole handbook in one language."""

    language: str
    title: Words
    lead: str
    contents: str
    policies: str
    chapters: tuple[Chapter, ...]
