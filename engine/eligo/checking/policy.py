"""Room `checking`: the checked policy, what a `.pol` file means; the hub that everything after it reads.

Names are resolved, types are known, sugar is gone: definitions are put in their places, `all`, `some` and
`no` are counts compared with a number, `between` and the like are conjunctions. A node keeps its span and,
where it helps people, the noun or the form in which it was written; neither takes part in equality.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from ..text.span import Span
from .schema import Noun, Schema, Texts, Type

Scalar: TypeAlias = str | int | Decimal | date | datetime | bool


class Scope(Enum):
    """Whose fact is read: the proposal's or the element's at hand."""

    PROPOSAL = "proposal"
    ELEMENT = "element"


# ── terms: what has a value ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the policy."""

    value: Scalar
    type: Type
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of the proposal, or of the element `depth` lists out (0: the innermost at hand).

    `index` is the field's position in its record; `minimum` its least possible value, if declared.
    """

    scope: Scope
    record: str
    field: str
    index: int
    type: Type
    minimum: Decimal | None = None
    depth: int = 0
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Selection:
    """The elements of a list of the proposal that satisfy a condition (None: all of them).

    `field` and `index` name the list field of the proposal, `record` the kind of its elements. With
    `within_group` the elements are those of the group at hand (`all distinct … have count(group …)`).
    For sentences, `base` is the named list that was narrowed, `added` the condition that narrowed it.
    Inside `condition` the element is at depth 0, and what was at hand outside is one deeper.
    """

    field: str
    index: int
    record: str
    condition: Condition | None
    within_group: bool = False
    noun: Noun | None = attribute(default=None, compare=False, repr=False)
    name: str | None = attribute(default=None, compare=False)
    base: Selection | None = attribute(default=None, compare=False, repr=False)
    added: Condition | None = attribute(default=None, compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Count:
    """How many elements a selection has."""

    of: Selection
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Distinct:
    """How many different values a field takes in a selection; unknown values may be any.

    `key` is a Fact at depth 0. `noun` names what is counted (`programme country`).
    """

    key: Fact
    of: Selection
    noun: Noun | None = attribute(default=None, compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Groups:
    """How many of the groups that share a value of `key` in a selection satisfy a condition.

    Inside `condition`, `key` is read as a Fact at depth 0, and selections may be `within_group`.
    """

    key: Fact
    of: Selection
    condition: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Total:
    """`sum`, `min` or `max` (`kind`) of a term over a selection; the element is at depth 0 in `term`."""

    kind: str
    term: Term
    of: Selection
    type: Type
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Exact decimal `+`, `-` or `*`; a share such as `30 % of x` is `0.30 * x`, `-x` is `0 - x`."""

    sign: str
    left: Term
    right: Term
    type: Type
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Lookup:
    """The value in a column of a table, in the row whose first columns equal the keys."""

    table: Table
    keys: tuple[Term, ...]
    column: int
    type: Type
    span: Span = attribute(compare=False, repr=False)


Term: TypeAlias = Constant | Fact | Count | Distinct | Groups | Total | Arithmetic | Lookup

# ── conditions: what is true, false or unknown ────────────────────────────────────────────


class Form(Enum):
    """How a comparison was written, for the sentence about it."""

    PLAIN = "plain"
    ALL = "all"
    SOME = "some"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left sign right`, sign one of ``= != < <= > >=``.

    `all X have C` is Count(X where not C) <= 0, `some` is Count(X where C) >= 1, `no` is Count(X where C) <= 0;
    with groups the same with Groups. `asked` is the selection the quantifier was asked of (X), for "the list
    was empty". `without_row` is the truth where a table surely has no row for the key: the one that makes the
    rule fail (semantics 10), false outside of requirements.
    """

    left: Term
    sign: str
    right: Term
    without_row: bool = False
    form: Form = attribute(default=Form.PLAIN, compare=False)
    asked: Selection | None = attribute(default=None, compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Member:
    """`value in {…}`: any of the values; `names` are the groups that were written, for sentences."""

    value: Term
    values: frozenset[Scalar]
    names: tuple[str, ...] = attribute(default=(), compare=False)
    without_row: bool = False
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes/no term used as a condition."""

    value: Term
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Given:
    """`x is given`: true or, where absent, unknown (semantics 8); never false."""

    value: Fact
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoTwo:
    """`no two X share f`: no two elements of the selection have the same value of `key`."""

    key: Fact
    of: Selection
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Negation:
    """`not a`"""

    operand: Condition
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Both:
    """`a and b`"""

    items: tuple[Condition, ...]
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Either:
    """`a or b`"""

    items: tuple[Condition, ...]
    span: Span = attribute(compare=False, repr=False)


Condition: TypeAlias = Comparison | Member | Yes | Given | NoTwo | Negation | Both | Either

# ── tables, texts, rules ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name and the type of its values."""

    name: str
    alias: str | None
    type: Type


@dataclass(frozen=True, slots=True)
class Table:
    """A look-up table: the first `keys` columns choose a row; `places` says where each row stands."""

    name: str
    alias: str | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar, ...], ...]
    keys: int = 1
    places: tuple[Span, ...] = attribute(default=(), compare=False, repr=False)


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
class Rule:
    """One condition of the call. Exactly one of `requirement` and `question` (a judgement) is set.

    `when` already holds the rule's `unless`, negated.
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
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the call's text; bound to rules, or excused with a reason."""

    document: Document
    place: str
    says: Texts
    rules: tuple[str, ...]
    excused: Texts | None


@dataclass(frozen=True, slots=True)
class CheckedPolicy:
    """A policy as understood: everything later rooms need to evaluate, explain and report it."""

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
