"""Room `checking`: records and vocabularies, the facts that a policy may read.

A proposal in memory is a tuple of values in the order of the record's fields: `None` where the fact is not
known; `str` for text and canonical codes; `int` or `Decimal` for numbers and money (never float); `date`;
`datetime` with a zone; `bool`; and for a list a tuple of such tuples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias, Union

Value: TypeAlias = Union[
    None, str, int, Decimal, date, datetime, bool, "tuple[Value, ...]", "tuple[tuple[Value, ...], ...]"
]
Values: TypeAlias = tuple[Value, ...]
Texts: TypeAlias = Mapping[str, str]
"""A text by language (``cs``, ``en``)."""


class Kind(Enum):
    """The kinds of value a field or a term can have."""

    TEXT = "text"
    NUMBER = "number"
    MONEY = "money"
    DAY = "date"
    MOMENT = "datetime"
    YES_NO = "yes_no"
    CODE = "code"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Type:
    """A kind with what belongs to it: the currency of money, the vocabulary of a code, the record of a list."""

    kind: Kind
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Noun:
    """The forms of a counted noun by language: English one, other; Czech one, few, many (1,5 …), other."""

    forms: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """One code of a vocabulary: its canonical spelling, others that are accepted in data, its labels."""

    code: str
    alias: str | None
    also: tuple[str, ...]
    label: Texts


@dataclass(frozen=True, slots=True)
class CodeGroup:
    """A named set of codes of one vocabulary."""

    name: str
    alias: str | None
    codes: frozenset[str]
    label: Texts
    noun: Noun | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A closed list of codes with groups; `entries` by canonical code in the order of the file."""

    name: str
    alias: str | None
    entries: Mapping[str, CodeEntry]
    groups: Mapping[str, CodeGroup]
    noun: Noun | None = None

    @property
    def codes(self) -> frozenset[str]:
        """Every canonical code."""
        return frozenset(self.entries)

    def spellings(self) -> dict[str, str]:
        """Every spelling accepted in data, to its canonical code."""
        known = {other: entry.code for entry in self.entries.values() for other in (*entry.also, entry.code)}
        return known | {e.alias: e.code for e in self.entries.values() if e.alias and e.alias not in known}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record; `minimum` is the least possible value (0: never negative) or None.

    A `register` is a list of the proposal that comes with the data, the same for every proposal. What a `personal`
    field holds is shown only to readers who get personal data; of a list, that is everything in it.
    """

    name: str
    alias: str | None
    type: Type
    required: bool
    minimum: Decimal | None
    label: Texts
    register: bool = False
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """A kind of thing with fields. `label` is how one is named to people: literal texts and field names.

    Parts of `label` are ``("text", " (")`` or ``("field", "country")``. `holds` names the fields of a register
    that say from when to when an entry holds.
    """

    name: str
    alias: str | None
    fields: tuple[Field, ...]
    label: tuple[tuple[str, str], ...]
    noun: Noun | None = None
    holds: tuple[str, str | None] | None = None

    def index(self, name: str) -> int:
        """The position of the field of that name; ValueError where there is none."""
        return next(i for i, f in enumerate(self.fields) if f.name == name)


@dataclass(frozen=True, slots=True)
class Schema:
    """What a policy can read: its records by name (the root is ``proposal``) and its vocabularies by name."""

    records: Mapping[str, Record] = field(default_factory=dict)
    vocabularies: Mapping[str, Vocabulary] = field(default_factory=dict)

    @property
    def proposal(self) -> Record:
        """The record of a whole proposal."""
        return self.records["proposal"]
