"""Room `data`: exports of other systems read through a mapping; the door of what mappings do."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from ..checking.schema import Field, Kind, Schema, Value
from ..text.diagnostics import Diagnostic, in_order
from .mapped import Given, given_proposals
from .mapping import Mapping
from .mapping_fit import fit, unfilled
from .mapping_formats import Misread
from .mapping_report import MappingReport
from .prepare import Unknown, reader_for
from .records import Proposal, Rejected
from .scalars import Convert, Refused
from .spellings import cell_converter

Line = tuple[str, int, dict[str, object]]
"""One proposal as a JSON object, with the file and the row of the export in which it begins."""


def mapped(
    sources: Sequence[str], mapping: Mapping, schema: Schema, report: MappingReport | None = None
) -> Iterator[Proposal | Rejected]:
    """The proposals of an export one after another; `report` is filled on the way.

    Raises `MappingError` where the mapping does not fit the records, `DataError` where the export cannot be read.
    """
    report = begun(mapping, schema, report)
    reader, unknown = reader_for(schema, "spellings"), Unknown()
    for given in given_proposals(sources, mapping, schema, report):
        outcome = (
            given
            if isinstance(given, Rejected)
            else _outcome(reader.proposal(given.values, given.file, given.row, unknown), given)
        )
        report.proposals += isinstance(outcome, Proposal)
        report.rejected += isinstance(outcome, Rejected)
        yield outcome


def mapped_lines(
    sources: Sequence[str],
    mapping: Mapping,
    schema: Schema,
    report: MappingReport | None = None,
    rejected: Callable[[Rejected], None] | None = None,
) -> Iterator[Line]:
    """The proposals of an export as JSON objects, values as JSON has them, one after another.

    A value that does not fit its field stays as it was written, so that whoever reads the objects refuses it. What
    is no proposal at all goes to `rejected`. Raises as `mapped` does.
    """
    report = begun(mapping, schema, report)
    convert = _Plain(schema)
    for given in given_proposals(sources, mapping, schema, report):
        if isinstance(given, Rejected) or given.reasons:
            report.rejected += 1
            if rejected is not None:
                rejected(given if isinstance(given, Rejected) else given.rejected(None))
        else:
            report.proposals += 1
            yield given.file, given.row, convert.proposal(given.values)


def begun(mapping: Mapping, schema: Schema, report: MappingReport | None = None) -> MappingReport:
    """The report of a run that begins; raises `MappingError` where the mapping does not fit the records."""
    fit(mapping, schema)
    report = report or MappingReport(mapping.name)
    report.unfilled = unfilled(mapping, schema)
    return report


def warnings_of(mapping: Mapping, schema: Schema) -> tuple[Diagnostic, ...]:
    """What is odd about the mapping for these records."""
    return in_order(fit(mapping, schema))


def json_line(values: object) -> str:
    """An object as one line of JSON, numbers exact."""
    match values:
        case dict():
            return (
                "{" + ", ".join(f"{json.dumps(k, ensure_ascii=False)}: {json_line(v)}" for k, v in values.items()) + "}"
            )
        case list() | tuple():
            return "[" + ", ".join(map(json_line, values)) + "]"
        case Decimal():
            return format(values, "f")
        case _:
            return json.dumps(values, ensure_ascii=False)


def _outcome(read: Proposal | Rejected, given: Given) -> Proposal | Rejected:
    if isinstance(read, Rejected):
        return given.rejected(read)
    return given.rejected(None) if given.reasons else read


class _Plain:
    """Turns what cells held into values as JSON has them."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._root = _converters(schema.proposal.fields, schema)
        self._lists = {
            f.name: _converters(schema.records[f.type.of or ""].fields, schema)
            for f in schema.proposal.fields
            if f.type.kind is Kind.LIST and not f.register
        }

    def proposal(self, values: dict[str, object]) -> dict[str, object]:
        """The whole object."""
        plain: dict[str, object] = {}
        for name, value in values.items():
            inner = self._lists.get(name)
            if inner is not None and isinstance(value, list):
                plain[name] = [{n: _plain(v, inner.get(n)) for n, v in element.items()} for element in value]
            else:
                plain[name] = _plain(value, self._root.get(name))
        return plain


def _converters(fields: Sequence[Field], schema: Schema) -> dict[str, Convert]:
    return {f.name: cell_converter(f, schema) for f in fields if f.type.kind is not Kind.LIST}


def _plain(raw: object, convert: Convert | None) -> object:
    try:
        return _json(convert(raw)) if convert is not None else _json(raw)
    except Refused:
        # An object is refused by every reader of values, where the text itself might be read otherwise than it is meant.
        return raw if isinstance(raw, (str, bool)) and not isinstance(raw, Misread) else {"": str(raw)}


def _json(value: Value | object) -> object:
    match value:
        case datetime() | date():
            return value.isoformat()
        case None | bool() | int() | Decimal() | str():
            return value
        case float() if value.is_integer():
            return int(value)
        case _:
            return str(value)
