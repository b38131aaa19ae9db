"""Room `data`: whether a mapping and the records of a policy fit together, and which fields nothing fills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..checking.schema import Field, Kind, Schema
from ..text.diagnostics import Code, Diagnostic, Fact, Severity, in_order
from ..text.nearest import nearest
from ..text.span import Span, span_of_file
from . import codes
from .mapping import EMPTY, REJECT, Filling, Mapping
from .records import MappingError
from .scalars import Refused
from .spellings import cell_converter


def fit(mapping: Mapping, schema: Schema) -> tuple[Diagnostic, ...]:
    """What is odd about a mapping for these records; raises `MappingError` where it cannot be used with them."""
    found = list(_found(mapping, schema))
    if any(d.severity is Severity.ERROR for d in found):
        raise MappingError(in_order(found), mapping.sources)
    return in_order(found)


def unfilled(mapping: Mapping, schema: Schema) -> tuple[str, ...]:
    """The fields of the records that the mapping fills from nothing: `duration_months`, `partners.pic`."""
    root = schema.proposal
    filled = {f.name for f in mapping.fillings}
    missing = [f.name for f in root.fields if f.type.kind is not Kind.LIST and not filled & {f.name, f.alias}]
    for listed in (f for f in root.fields if f.type.kind is Kind.LIST and not f.register):
        groups = [g for g in mapping.groups if g.list in (listed.name, listed.alias)]
        if not groups:
            missing.append(listed.name)
            continue
        filled = {f.name for group in groups for f in group.fillings}
        fields = schema.records[listed.type.of or ""].fields
        missing += [
            f"{listed.name}.{f.name}" for f in fields if f.type.kind is not Kind.LIST and not filled & {f.name, f.alias}
        ]
    return tuple(missing)


def _found(mapping: Mapping, schema: Schema) -> Iterator[Diagnostic]:
    root = schema.proposal
    lists = {n: f for f in root.fields if f.type.kind is Kind.LIST and not f.register for n in (f.name, f.alias) if n}
    yield from _fillings(mapping, mapping.fillings, root.fields, root.name, schema)
    for group in mapping.groups:
        listed = lists.get(group.list)
        if listed is None:
            yield _at(mapping, codes.MAPPING_LIST, group.span, list=group.list, nearest=nearest(group.list, lists))
        else:
            record = schema.records[listed.type.of or ""]
            yield from _fillings(mapping, group.fillings, record.fields, record.name, schema)
    per = mapping.one_row_per
    if per is not None and (per not in lists or any(g.where for g in mapping.groups)):
        yield _at(mapping, codes.MAPPING_LIST, mapping.where.span, list=per, nearest=nearest(per, lists))


def _fillings(
    mapping: Mapping, fillings: Sequence[Filling], fields: Sequence[Field], record: str, schema: Schema
) -> Iterator[Diagnostic]:
    known = {n: f for f in fields if f.type.kind is not Kind.LIST for n in (f.name, f.alias) if n}
    for filling in fillings:
        field = known.get(filling.name)
        if field is None:
            if filling.name != "id":
                near = nearest(filling.name, known)
                yield _at(mapping, codes.MAPPING_FIELD, filling.span, field=filling.name, record=record, nearest=near)
            continue
        convert = cell_converter(field, schema)
        coded = filling.codes
        given = [(filling.value, filling.span), (filling.default, filling.span)]
        if coded is not None:
            given += [(value, coded.spans.get(written)) for written, value in coded.known.items()]
            if coded.unlisted not in (REJECT, EMPTY):
                given.append((coded.unlisted, filling.span))
        for value, span in given:
            try:
                convert(value)
            except Refused as refused:
                near = str(dict(refused.facts).get("nearest", "")) or None
                place = span or filling.span
                yield _at(mapping, codes.MAPPING_CODE, place, value=str(value), field=field.name, nearest=near)


def _at(mapping: Mapping, code: Code, span: Span | None, **facts: Fact | None) -> Diagnostic:
    return code.at(span or span_of_file(mapping.name), **facts)
