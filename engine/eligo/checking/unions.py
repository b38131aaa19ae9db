"""Room `checking`: one schema for data that several policies read, and the way from it to that of each policy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from .schema import CodeEntry, Field, Kind, Record, Schema, Value, Values, Vocabulary

Projection: TypeAlias = Callable[[Values], Values]


@dataclass(frozen=True, slots=True)
class Differing:
    """A field that two schemas declare with different types; `second` is the place of the later schema."""

    record: str
    field: str
    second: int


def differing(schemas: Sequence[Schema]) -> Iterator[Differing]:
    """The fields on whose type the schemas do not agree: data cannot be read for both."""
    first: dict[tuple[str, str], Field] = {}
    for place, schema in enumerate(schemas):
        for record in schema.records.values():
            for field in record.fields:
                known = first.setdefault((record.name, field.name), field)
                if known.type != field.type:
                    yield Differing(record.name, field.name, place)


def united(schemas: Sequence[Schema]) -> Schema:
    """What data for all the schemas can hold; the first one itself where none has more."""
    first = schemas[0]
    if all(_same(schema, first) for schema in schemas[1:]):
        return first
    records: dict[str, Record] = {}
    vocabularies: dict[str, Vocabulary] = {}
    for schema in schemas:
        for name, record in schema.records.items():
            records[name] = _joined(records[name], record) if name in records else record
        for name, vocabulary in schema.vocabularies.items():
            known = vocabularies.get(name, vocabulary)
            merged = {code: _spelled(entry, vocabulary) for code, entry in known.entries.items()}
            vocabularies[name] = replace(known, entries={**vocabulary.entries, **merged})
    return Schema(records, vocabularies)


def _same(one: Schema, other: Schema) -> bool:
    return one is other or (
        one.records == other.records
        and one.vocabularies.keys() == other.vocabularies.keys()
        and all(v.entries == other.vocabularies[name].entries for name, v in one.vocabularies.items())
    )


def _spelled(entry: CodeEntry, other: Vocabulary) -> CodeEntry:
    """The entry, with what the same code may be called according to another schema."""
    same = other.entries.get(entry.code, entry)
    known = {entry.code, entry.alias, *entry.also}
    return replace(entry, also=(*entry.also, *(s for s in (*same.also, same.alias) if s and s not in known)))


def _joined(one: Record, other: Record) -> Record:
    fields = {field.name: field for field in one.fields}
    for field in other.fields:
        known = fields.get(field.name)
        if known is None:
            fields[field.name] = field if field.register else replace(field, required=False)
            continue
        bounds = [bound for bound in (known.minimum, field.minimum) if bound is not None]
        required = known.required and field.required
        personal = known.personal or field.personal
        fields[field.name] = replace(
            known, required=required, minimum=max(bounds) if bounds else None, personal=personal
        )
    missing = {field.name for field in one.fields} - {field.name for field in other.fields}
    for name in missing:
        fields[name] = replace(fields[name], required=False)
    return replace(one, fields=tuple(sorted(fields.values(), key=lambda field: field.register)))


def projection(whole: Schema, own: Schema) -> Projection | None:
    """From a proposal as it was read to the same in the fields of one policy; None where they are the same."""
    return _projection(whole, own, "proposal")


def _projection(whole: Schema, own: Schema, name: str) -> Projection | None:
    source, target = whole.records[name], own.records[name]
    places = [_place(source, field.name) for field in target.fields]
    inner = [
        _projection(whole, own, field.type.of or "") if field.type.kind is Kind.LIST else None
        for field in target.fields
    ]
    if places == list(range(len(source.fields))) and not any(inner):
        return None

    def project(values: Values) -> Values:
        return tuple(
            _elements(None if place is None else values[place], below)
            for place, below in zip(places, inner, strict=True)
        )

    return project


def _place(record: Record, name: str) -> int | None:
    return next((i for i, field in enumerate(record.fields) if field.name == name), None)


def _elements(value: Value, project: Projection | None) -> Value:
    if project is None or not isinstance(value, tuple):
        return value
    return tuple(project(element) for element in value if isinstance(element, tuple))
