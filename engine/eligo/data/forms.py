"""Room `data`: the form that a schema expects, as a JSON schema, CSV headers or a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..checking.schema import Field, Kind, Record, Schema
from .tables import LINK
from .writers import csv_text

ROOT_TABLE = "proposals"
_MOMENT = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}"


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of the form: the fields that are columns, and the column that names the proposal, if it has one."""

    name: str
    key: str | None
    fields: tuple[Field, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns, the one that names the proposal first."""
        names = tuple(f.name for f in self.fields if f.name != self.key)
        return (self.key, *names) if self.key else names


def form_tables(schema: Schema) -> Iterator[FormTable]:
    """The tables of the form: proposals, their lists, and the registers."""
    root = schema.proposal
    yield FormTable(ROOT_TABLE, "id", _columns(root))
    for listed in root.fields:
        if listed.type.kind is Kind.LIST:
            columns = _columns(schema.records[listed.type.of or ""])
            yield FormTable(listed.name, None if listed.register else LINK, columns)


def csv_forms(schema: Schema) -> dict[str, str]:
    """The header lines of the CSV files, by file name."""
    return {f"{table.name}.csv": csv_text([table.headings], ";") for table in form_tables(schema)}


def json_schema(schema: Schema) -> dict[str, object]:
    """The JSON schema (2020-12) of a file of proposals: an array of them, one, or an object with the registers."""
    proposal: dict[str, object] = {"$ref": "#/$defs/proposal"}
    several: dict[str, object] = {"type": "array", "items": proposal}
    forms = [proposal, several]
    registers = [f for f in schema.proposal.fields if f.register]
    if registers:
        keys = {ROOT_TABLE: several} | {f.name: _typed(f, schema) | _named(f) for f in registers}
        # a proposal is known by its id, as when data are read
        forms.append({"type": "object", "properties": keys, "required": [ROOT_TABLE], "not": {"required": ["id"]}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "oneOf": forms,
        "$defs": {name: _object(record, schema, name == "proposal") for name, record in schema.records.items()},
    }


def _columns(record: Record) -> tuple[Field, ...]:
    return tuple(f for f in record.fields if f.type.kind is not Kind.LIST)


def _object(record: Record, schema: Schema, is_root: bool) -> dict[str, object]:
    required = [f.name for f in record.fields if f.required]
    properties: dict[str, object] = {}
    for f in record.fields:
        is_id = is_root and f.name == "id"
        described: dict[str, object] = {"type": ["string", "integer"]} if is_id else _typed(f, schema)
        properties[f.name] = described | _named(f)
    if is_root:
        properties.setdefault("id", {"type": ["string", "integer"]})
        required = list(dict.fromkeys(["id", *required]))
    return {"type": "object", "properties": properties, "required": required}


def _named(f: Field) -> dict[str, object]:
    named: dict[str, object] = {}
    if "en" in f.label:
        named["title"] = f.label["en"]
    if "cs" in f.label:
        named["description"] = f.label["cs"]
    if f.personal:
        named["x-personal-data"] = True
    return named


def _typed(f: Field, schema: Schema) -> dict[str, object]:
    absent = [] if f.required else ["null"]
    match f.type.kind:
        case Kind.TEXT:
            return {"type": ["string", *absent]}
        case Kind.NUMBER | Kind.MONEY:
            bounds = {} if f.minimum is None else {"minimum": _plain(f)}
            return {"type": ["number", *absent], **bounds}
        case Kind.YES_NO:
            return {"type": ["boolean", *absent]}
        case Kind.DAY:
            return {"type": ["string", *absent], "format": "date"}
        case Kind.MOMENT:
            return {"type": ["string", *absent], "pattern": _MOMENT}
        case Kind.CODE:
            spellings = list(schema.vocabularies[f.type.of or ""].spellings())
            return {"enum": [*spellings, *([] if f.required else [None])]}
        case Kind.LIST:
            return {"type": ["array", *absent], "items": {"$ref": f"#/$defs/{f.type.of}"}}


def _plain(f: Field) -> int | float:
    least = f.minimum or 0
    return int(least) if least == int(least) else float(least)
