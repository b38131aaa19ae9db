"""Room `checking`: the terms and conditions of a checked policy, and the tables that they look into.

Names are resolved, types are known, sugar is gone: definitions are put in their places, `all`, `some` and
`no` are counts compared with a number, `between` is a conjunction, a register is a list of every proposal, an
entity is a selection of which there is one. A node keeps its span and, where it helps people, the noun or the
form in which it was written; neither takes part in equality.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from ..text.span import Span
from .schema import Noun, Type

Scalar: TypeAlias = str | int | Decimal | date | datetime | bool


class Scope(Enum):
    """Whose fact is read: the proposal's or the element's at hand."""

    PROPOSAL = "proposal"
    ELEMENT = "element"


# ── tables ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name and the type of its values."""

    name: str
    alias: str | None
    type: Type


@dataclass(frozen=True, slots=True)
class Range:
    """A cell of a key column that stands for all values between two ends; None: without end on that side."""

    low: Scalar | None
    low_open: bool
    high: Scalar | None
    high_open: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A look-up table: the first `keys` columns choose a row, only they hold ranges; `places` are those of the rows."""

    name: str
    alias: str | None
    columns: tuple[Column, ...]
    rows: tuple[tuple[Scalar | Range, ...], ...]
    keys: int = 1
    places: tuple[Span, ...] = attribute(default=(), compare=False, repr=False)


# ── terms: what has a value ───────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Constant:
    """A value written in the policy; `name` and `noun` are those of the parameter that holds it, for sentences."""

    value: Scalar
    type: Type
    span: Span = attribute(compare=False, repr=False)
    name: str | None = attribute(default=None, compare=False)
    noun: Noun | None = attribute(default=None, compare=False, repr=False)


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
    """`sum`, `min` or `max` (`kind`) of a term over a selection; the element is at depth 0 in `term`.

    The kind `only` is the value for the one element of the selection, and not known with none or several.
    """

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


@dataclass(frozen=True, slots=True)
class Moved:
    """The day of a term so many months, then days, later (negative: earlier).

    Where the month has no such day, `rounding` is ``down`` (its last day) or ``up`` (the first of the next).
    A moment whose type here is a day is the day in Brussels; a moment moved keeps its time of day.
    """

    term: Term
    months: int
    days: int
    rounding: str
    type: Type
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rounded:
    """The nearest multiple of `to`: `mode` is ``down``, ``up`` or ``half_up`` (halves away from zero)."""

    term: Term
    mode: str
    to: Decimal
    type: Type
    span: Span = attribute(compare=False, repr=False)


Term: TypeAlias = Constant | Fact | Count | Distinct | Groups | Total | Arithmetic | Lookup | Moved | Rounded

# ── conditions: what is true, false or unknown ────────────────────────────────────────────


class Form(Enum):
    """How a comparison was written, for the sentence about it."""

    PLAIN = "plain"
    ALL = "all"
    SOME = "some"
    NO = "no"
    LISTED = "listed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`left sign right`, sign one of ``= != < <= > >=``.

    `all X have C` is Count(X where not C) <= 0, `some` is Count(X where C) >= 1, `no` is Count(X where C) <= 0;
    with groups the same with Groups. `asked` is the selection the quantifier was asked of (X), for "the list
    was empty". `x is listed in R` is Count(R where …) >= 1 with `asked` R, unfiltered, and `subject` x.
    `without_row` is the truth where a table surely has no row for the key: the one that makes the rule fail
    (semantics 10), false outside of requirements.
    """

    left: Term
    sign: str
    right: Term
    without_row: bool = False
    form: Form = attribute(default=Form.PLAIN, compare=False)
    asked: Selection | None = attribute(default=None, compare=False, repr=False)
    subject: Term | None = attribute(default=None, compare=False, repr=False)
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Member:
    """`value in {…}`: any of the values; `names` are the groups that were written, for sentences.

    `without_row` as in a comparison; `without_value` is the truth where there is no least or greatest: `not in` is
    the negation of this node, and does not hold then either.
    """

    value: Term
    values: frozenset[Scalar]
    names: tuple[str, ...] = attribute(default=(), compare=False)
    without_row: bool = False
    without_value: bool = False
    span: Span = attribute(compare=False, repr=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Yes:
    """A yes/no term used as a condition; `= no` is its negation. `without_row` as in a comparison."""

    value: Term
    span: Span = attribute(compare=False, repr=False)
    without_row: bool = False


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
