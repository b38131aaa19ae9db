"""Room `checking`: the facts that a test names, `lot` or `partners[8].role`, as fields of the schema."""

from __future__ import annotations

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested
from .names import spelled
from .schema import Field, Kind, Record, Schema


def field_named(record: Record, name: tree.Name, found: list[Diagnostic]) -> Field | None:
    """The field of a record by name or alias; None after a diagnostic."""
    fields = spelled(record)
    if name.text not in fields:
        near = suggested(name.text, fields)
        found.append(codes.UNKNOWN_FIELD.at(name.span, name=name.text, record=record.name, **near))
    return fields.get(name.text)


def list_named(schema: Schema, name: tree.Name, found: list[Diagnostic]) -> tuple[Field, Record] | None:
    """A list field of the proposal, and the record of its elements; None after a diagnostic."""
    declared = field_named(schema.proposal, name, found)
    if declared is None:
        return None
    if declared.type.kind is not Kind.LIST:
        found.append(codes.NOT_A_LIST.at(name.span, name=name.text))
        return None
    return declared, schema.records[declared.type.of or ""]


def pointer_of(place: tree.FactPlace, schema: Schema, found: list[Diagnostic]) -> str | None:
    """The JSON pointer by which a verdict names a fact; None after a diagnostic."""
    if place.inner is None or place.position is None:
        declared = field_named(schema.proposal, place.field, found)
        return None if declared is None else f"/{declared.name}"
    listed = list_named(schema, place.field, found)
    inner = listed and field_named(listed[1], place.inner, found)
    if listed is None or inner is None:
        return None
    return f"/{listed[0].name}/{place.position - 1}/{inner.name}"
