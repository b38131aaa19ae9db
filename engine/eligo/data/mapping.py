"""Room `data`: a mapping, how the columns of another system's export fill the fields of proposals."""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ..text.diagnostics import Code, Fact
from ..text.nearest import folded
from ..text.span import Source, Span, span_of_file
from .records import MappingError

Constant: TypeAlias = str | int | Decimal | bool
"""What a mapping may put into a field by itself."""

NUMBER = "#"
"""Stands in a heading for 1, 2, 3 …"""
REST = "…"
"""Stands at the end of a heading that goes on."""
REJECT, EMPTY = "reject", "empty"

_ALIKE = str.maketrans({"–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "‘": "'", "`": "'", "´": "'"})


def heading_key(heading: str) -> str:
    """What spellings of a heading share: letters and digits alone, without case and diacritics."""
    return "".join(c for c in folded(heading) if c.isalnum()) or heading.strip()


def text_key(written: str) -> str:
    """What spellings of a code share: no case, single spaces, plain dashes and apostrophes."""
    return " ".join(written.translate(_ALIKE).casefold().split())


@dataclass(frozen=True, slots=True)
class Formats:
    """How values are written; None is what Eligo reads anyway.

    `numbers` is an example such as `1.234,56`, `dates` the order such as `day/month/year` or `serial`.
    """

    numbers: str | None = None
    dates: str | None = None
    zone: str | None = None
    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Codes:
    """Translations of codes: what stands in the export (by `text_key`) → what the policy calls it."""

    known: Table[str, Constant]
    unlisted: str = REJECT
    """`reject`, `empty`, or the code that stands for all others."""
    spans: Table[str, Span] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Filling:
    """What fills one field: a constant, or columns with what is done to their text.

    Of `columns` the first that the export has counts, or all of them where they are joined.
    """

    name: str
    columns: tuple[str, ...] = ()
    joined: str | None = None
    value: Constant | None = None
    default: Constant | None = None
    before: str | None = None
    after: str | None = None
    codes: Codes | None = None
    formats: Formats = Formats()
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Condition:
    """Rows count only if a column holds one of the texts (by `text_key`), or, `holds` false, none of them."""

    column: str
    texts: frozenset[str]
    holds: bool = True


@dataclass(frozen=True, slots=True)
class Where:
    """A table of the export: the names its file may have, its sheet, and how it is written."""

    files: tuple[str, ...] = ()
    sheet: str | None = None
    heading_row: int | None = None
    delimiter: str | None = None
    encoding: str | None = None
    key: str | None = None
    conditions: tuple[Condition, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Group:
    """Elements of a list field, one or several a row; `where` is None where they stand in the row of the proposal."""

    list: str
    fillings: tuple[Filling, ...]
    where: Where | None = None
    span: Span | None = field(default=None, compare=False, repr=False)

    @property
    def numbered(self) -> bool:
        """Whether its columns come again with 1, 2, 3 …"""
        return any(NUMBER in column for filling in self.fillings for column in filling.columns)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping; `one_row_per` names the list whose elements stand one in each row of the export."""

    name: str
    where: Where
    fillings: tuple[Filling, ...]
    groups: tuple[Group, ...]
    one_row_per: str | None = None
    ignored: tuple[str, ...] = ()
    title: str | None = None
    sources: tuple[Source, ...] = field(default=(), compare=False, repr=False)


def no_place(mapping: Mapping, code: Code, where: Span | None, **facts: Fact | None) -> MappingError:
    """The error that something of a mapping cannot be found in an export, at its place in the mapping."""
    return MappingError((code.at(where or span_of_file(mapping.name), **facts),), mapping.sources)
