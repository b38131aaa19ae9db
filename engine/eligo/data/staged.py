"""Room `data`: the columnar form of a set of proposals, the tables that a database can read as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

from ..checking.schema import Field, Kind, Schema, Value
from ..text.diagnostics import Diagnostic
from .duck import quoted, text
from .records import Proposal, Rejected
from .registers import Registers

VERSION = 1
"""The version of the form; it changes when a reader of the old one would misread the new one."""

NUMBER_TYPES = ("BIGINT", "DECIMAL(18,4)", "DECIMAL(38,20)")
"""The types of numbers, from the quickest to the one that holds every number."""

WIDEST = NUMBER_TYPES[-1]
_NUMBERS = (Kind.NUMBER, Kind.MONEY)


@dataclass(frozen=True, slots=True)
class Staged:
    """A set of data in the columnar form; `proposals` and `lists` name Parquet files, a pattern where several.

    `read` is always the rows of `proposals` + `aside` + `rejected`. `aside` are the proposals that the form cannot
    hold, because they carry registers of their own.
    """

    proposals: Path
    lists: Mapping[str, Path | None]
    files: tuple[str, ...]
    registers: Registers
    aside: Sequence[Proposal]
    rejected: tuple[Rejected, ...]
    warnings: tuple[Diagnostic, ...]
    accepted: int

    @property
    def read(self) -> int:
        """How many proposals were read."""
        return self.accepted + len(self.aside) + len(self.rejected)


def plain_fields(fields: Sequence[Field]) -> list[Field]:
    """The fields that are columns: all that are not lists; the id of a proposal stands apart."""
    return [f for f in fields if f.type.kind is not Kind.LIST]


def list_fields(schema: Schema) -> list[Field]:
    """The lists of a proposal that are tables of their own."""
    return [f for f in schema.proposal.fields if f.type.kind is Kind.LIST and not f.register]


def has_tables(schema: Schema) -> bool:
    """Whether the form can hold proposals of the schema: lists inside lists have no table, and some names are ours."""
    root = all(f.name not in ("row", "file") for f in schema.proposal.fields)
    return root and all(
        f.type.kind is not Kind.LIST and f.name not in ("proposal_id", "position", "row")
        for listed in list_fields(schema)
        for f in schema.records[listed.type.of or ""].fields
    )


def sql_type(declared: Field, number: str = WIDEST) -> str:
    """The type of the column of a field."""
    match declared.type.kind:
        case Kind.TEXT | Kind.CODE | Kind.LIST:
            return "VARCHAR"
        case Kind.YES_NO:
            return "BOOLEAN"
        case Kind.NUMBER | Kind.MONEY:
            return number
        case Kind.DAY:
            return "DATE"
        case Kind.MOMENT:
            return "TIMESTAMP"


def columns_of(fields: Sequence[Field]) -> list[tuple[str, Field]]:
    """The columns of fields in their order; a moment has a second one with its offset from UTC as written."""
    return [
        (name, f)
        for f in plain_fields(fields)
        for name in ((f.name, f"{f.name}.zone") if f.type.kind is Kind.MOMENT else (f.name,))
    ]


def fingerprint(schema: Schema) -> str:
    """What two schemas share that read the same data in the same way."""
    told = [
        [r.name, [[f.name, f.type.kind.value, f.type.of, f.required, str(f.minimum), f.register] for f in r.fields]]
        for r in schema.records.values()
    ]
    codes = [[v.name, sorted(v.spellings().items())] for v in schema.vocabularies.values()]
    return sha256(json.dumps([told, codes], ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


def metadata(schema: Schema) -> str:
    """What a file of the form says of itself, as an option of SQL's COPY."""
    return f"KV_METADATA {{eligo_form: {text(str(VERSION))}, eligo_schema: {text(fingerprint(schema))}}}"


def as_texts(values: Sequence[Value], fields: Sequence[Field]) -> dict[str, str | bool | None]:
    """Values that were read, as the texts from which `from_texts` makes columns."""
    told: dict[str, str | bool | None] = {}
    for declared, value in zip(fields, values, strict=True):
        if isinstance(value, datetime):
            offset = value.utcoffset() or timedelta()
            told[declared.name] = (value.replace(tzinfo=None) - offset).isoformat(" ")
            told[f"{declared.name}.zone"] = zone_text(offset)
        elif isinstance(value, (bool, str)):
            told[declared.name] = value
        elif isinstance(value, Decimal):
            told[declared.name] = format(value, "f")
        elif isinstance(value, (int, date)):
            told[declared.name] = str(value)
    return told


def zone_text(offset: timedelta) -> str:
    """An offset from UTC as `+02:00`."""
    seconds = int(offset.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("+", seconds)
    ending = f":{seconds % 60:02}" if seconds % 60 else ""
    return f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}{ending}"


def text_types(fields: Sequence[Field]) -> dict[str, str]:
    """The types under which the texts of `as_texts` are read."""
    return {name: "BOOLEAN" if f.type.kind is Kind.YES_NO else "VARCHAR" for name, f in columns_of(fields)}


def from_texts(fields: Sequence[Field], row: str) -> list[str]:
    """The columns made of the texts of `as_texts`, which stand in a struct."""
    return [
        f"CAST({row}.{quoted(name)} AS {'VARCHAR' if name.endswith('.zone') else sql_type(f)}) AS {quoted(name)}"
        for name, f in columns_of(fields)
    ]


def struct(types: Mapping[str, str]) -> str:
    """The type of a struct."""
    return f"STRUCT({', '.join(f'{quoted(name)} {kind}' for name, kind in types.items())})"


def widths(fields: Sequence[Field]) -> list[str]:
    """For each column of numbers, what it holds: 1 fractions, 2 wholes too large beside them, 4 finer fractions."""
    return [
        f"coalesce(bit_or(CASE WHEN {n} = trunc({n}) THEN CASE WHEN abs({n}) < 100000000000000 THEN 0 ELSE 2 END"
        f" WHEN abs({n}) < 100000000000000 AND {n} = round({n}, 4) THEN 1 ELSE 4 END), 0)::INTEGER"
        for n in (quoted(f.name) for f in plain_fields(fields) if f.type.kind in _NUMBERS)
    ]


def rank_of(width: int) -> int:
    """The place in `NUMBER_TYPES` of the type that holds numbers of this width."""
    return 2 if width & 4 or width & 3 == 3 else width & 1


def numbers(fields: Sequence[Field]) -> list[str]:
    """The names of the columns of numbers."""
    return [f.name for f in plain_fields(fields) if f.type.kind in _NUMBERS]


def selected(fields: Sequence[Field], rank: Mapping[str, int]) -> list[str]:
    """The columns of fields with numbers in the types of these ranks."""
    return [
        f"CAST({quoted(name)} AS {NUMBER_TYPES[rank[name]]}) AS {quoted(name)}" if name in rank else quoted(name)
        for name, _ in columns_of(fields)
    ]
