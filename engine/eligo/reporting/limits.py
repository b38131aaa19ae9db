"""Room `reporting`: what is allowed: a sign with its value, the values of a list, the rows of a table."""

from __future__ import annotations

from decimal import Decimal

from ..checking.policy import Lookup, Member, Range, Scalar
from ..checking.schema import Kind, Schema, Type
from ..text.locale import joined
from ..text.messages import say
from .nouns import type_of
from .wording import in_language, shown

_WORDED = {"=": "equal", "!=": "unequal", "<": "less", "<=": "at-most", ">": "more", ">=": "at-least"}
_ROWS = 6


def limit(sign: str, value: str, type_: Type, language: str, *, of_things: bool = False) -> str:
    """A sign with its right side: `at least 8`, `nejvýše 1 000 000 EUR`; equal values of codes stand alone."""
    worded = "fewer" if sign == "<" and of_things else _WORDED[sign]
    if is_bare(sign, type_):
        return value
    if type_.kind in (Kind.DAY, Kind.MOMENT):
        worded = f"{worded}-day"
    return say(language, f"words-{worded}", value=value)


def is_bare(sign: str, type_: Type) -> bool:
    """Whether a limit is told by its value alone, as `country: Czechia`."""
    return sign == "=" and type_.kind in (Kind.CODE, Kind.TEXT, Kind.YES_NO)


def allowed(member: Member, schema: Schema, language: str) -> str:
    """The values of a membership: their list joined with *or*, or the names of the groups that were written."""
    return alternatives(_values(member, schema, language), language)


def excluded(member: Member, schema: Schema, language: str) -> str:
    """The values of a membership that are ruled out, joined with *and*."""
    return joined(language, _values(member, schema, language))


def _values(member: Member, schema: Schema, language: str) -> list[str]:
    type_ = type_of(member.value)
    vocabulary = schema.vocabularies.get(type_.of or "")
    if member.names and vocabulary is not None and all(name in vocabulary.groups for name in member.names):
        groups = [vocabulary.groups[name] for name in member.names]
        rest = member.values - frozenset[Scalar]().union(*(group.codes for group in groups))
        named = [in_language(group.label, language)[0] or group.name for group in groups]
        return [*named, *_sorted_values(rest, type_, schema, language)]
    return _sorted_values(member.values, type_, schema, language)


def alternatives(items: list[str], language: str) -> str:
    """The items joined with *or*: `24 or 36`; with semicolons where an item has a comma of its own."""
    if len(items) < 2:
        return "".join(items)
    separator = "; " if any(", " in item for item in items) else ", "
    return say(language, "words-or-last", items=separator.join(items[:-1]), last=items[-1])


def _sorted_values(values: frozenset[Scalar], type_: Type, schema: Schema, language: str) -> list[str]:
    vocabulary = schema.vocabularies.get(type_.of or "")
    order = {code: place for place, code in enumerate(vocabulary.entries)} if vocabulary is not None else {}
    numbers = sorted(v for v in values if isinstance(v, int | Decimal) and not isinstance(v, bool))
    others = (v for v in values if isinstance(v, bool) or not isinstance(v, int | Decimal))
    in_order = sorted(others, key=lambda v: (order.get(str(v), 0), str(v)))
    return [shown(v, type_, schema, language) for v in (*numbers, *in_order)]


def rows_shown(lookup: Lookup, schema: Schema, language: str) -> str | None:
    """The rows of a small table with one key: `24 → EUR 1,000,000; more than 24 → EUR 1,500,000`; None of another."""
    table = lookup.table
    if len(table.rows) > _ROWS or table.keys > 1:
        return None
    return "; ".join(
        say(
            language,
            "words-table-row",
            key=", ".join(cell_shown(row[i], table.columns[i].type, schema, language) for i in range(table.keys)),
            value=cell_shown(row[lookup.column], lookup.type, schema, language),
        )
        for row in table.rows
    )


def cell_shown(cell: Scalar | Range, type_: Type, schema: Schema, language: str) -> str:
    """A cell of a table in words: a value, or what a range allows."""
    if not isinstance(cell, Range):
        return shown(cell, type_, schema, language)
    low = None if cell.low is None else shown(cell.low, type_, schema, language)
    high = None if cell.high is None else shown(cell.high, type_, schema, language)
    if low is not None and high is not None and not cell.low_open and not cell.high_open:
        return say(language, "words-between", low=low, high=high)
    ends = []
    if low is not None:
        ends.append(limit(">" if cell.low_open else ">=", low, type_, language))
    if high is not None:
        ends.append(limit("<" if cell.high_open else "<=", high, type_, language))
    return joined(language, ends) if ends else say(language, "words-any-value")
