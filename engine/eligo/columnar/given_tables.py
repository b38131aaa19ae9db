"""Room `columnar`: tables that Python hands over → a set of data that queries scan, or proposals in memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..checking.schema import Field, Kind, Schema
from ..data import codes
from ..data.arrow_tables import known_as, rows_in
from ..data.duck import Connection, quoted
from ..data.prepare import Unknown
from ..data.reading import each_id_once
from ..data.records import Batch, Proposal, Rejected, unusable
from ..data.registers import Registers
from ..data.tables import LINK, ROOT, Table, key_of, kinds_by_key, places
from ..text.diagnostics import in_order
from .choosing import SEVERAL
from .closer import looked_at, rows_of
from .data_sets import ROW, DataSet, Source, of_sources, types_of
from .register_tables import register_tables

SHOWN = "proposals"
"""What the table of proposals is called where a place is told."""


@dataclass(frozen=True, slots=True)
class Given:
    """The table of proposals, and those of lists and registers by the name of their field."""

    proposals: object
    lists: Mapping[str, object] = field(default_factory=dict)

    @property
    def is_large(self) -> bool:
        """Whether there are so many proposals that queries are faster, or nobody knows how many."""
        count = rows_in(self.proposals)
        return count is None or count > SEVERAL


def opened_tables(given: Given, schema: Schema, connection: Connection, folder: Path) -> DataSet:
    """The tables as a set of data; raises `DataError` where they cannot be understood."""
    unknown: Unknown = {}
    registers = Registers(schema, unknown)
    found: dict[str, Source] = {}
    folder /= "given"
    root = known_as("given_", given.proposals, SHOWN, connection, folder)
    types = types_of(connection, root)
    nested = _nested(types, schema)
    for name, table in given.lists.items():
        kind = kinds_by_key(schema).get(key_of(name))
        if kind is None or kind == ROOT:
            raise unusable(codes.NO_TABLES, name, found=name)
        if kind in found or kind in nested.values():
            raise unusable(codes.TABLE_TWICE, name, other=kind, sheet=name)
        scan = known_as(f"given_{kind}_", table, name, connection, folder)
        found[kind] = _source(kind, name, scan, types_of(connection, scan), schema, unknown)
        if registers.named(kind) is not None:
            registers.out_of([_whole(found.pop(kind), connection)])
    own = next((n for n in types if key_of(n) == "id"), None)
    for column, kind in nested.items():
        scan = _flat(root, own or "id", column)
        found[kind] = _source(kind, f"{SHOWN}.{column}", scan, types_of(connection, scan), schema, unknown)
    if nested:
        marks = "".join(f", {quoted(c)} IS NOT NULL AS {quoted(f'{kind}.given')}" for c, kind in nested.items())
        left_out = ", ".join(map(quoted, nested))
        root = f"(SELECT * EXCLUDE ({left_out}){marks} FROM {root})"
        types = types_of(connection, root)
    found[ROOT] = _source(ROOT, SHOWN, root, types, schema, unknown)
    data = of_sources(found, schema, connection, clean=False, utc=False, ordered=True)
    return replace(
        data,
        warnings=tuple(in_order([*unknown.values(), *registers.warnings])),
        registers=registers if registers.names else None,
        register_tables=register_tables(registers, schema, connection),
    )


def _nested(types: Mapping[str, str], schema: Schema) -> dict[str, str]:
    """The columns that hold lists of rows, to the field that they are."""
    lists: dict[str, Field] = {f.name: f for f in schema.proposal.fields if f.type.kind is Kind.LIST}
    known = kinds_by_key(schema)
    kinds = {n: known.get(key_of(n)) for n, type in types.items() if type.startswith("STRUCT(") and type.endswith("[]")}
    return {n: kind for n, kind in kinds.items() if kind in lists and not lists[kind].register}


def _flat(root: str, own: str, column: str) -> str:
    """The rows of a list as a table of its own; those of a proposal without an id go with it."""
    rows = (
        f"SELECT {quoted(own)} AS {LINK}, unnest({quoted(column)}) AS row FROM {root} WHERE {quoted(own)} IS NOT NULL"
    )
    return f"(SELECT {LINK}, row.* FROM ({rows}))"


def _source(kind: str, shown: str, scan: str, types: Mapping[str, str], schema: Schema, unknown: Unknown) -> Source:
    header = tuple(n for n in types if not (kind == ROOT and n.endswith(".given")))
    columns = {f: header[at] for f, at in places(Table(kind, shown, None, header, 1, ()), schema, unknown).items()}
    numbered = f"(SELECT *, row_number() OVER () - 1 AS {ROW} FROM {scan})"
    return Source(kind, numbered, shown, None, columns, types)


def _whole(source: Source, connection: Connection) -> Table:
    columns, rows = rows_of(source, connection, "TRUE", ())
    cells = tuple((int(str(row[0])) + 1, tuple(row[1:])) for row in rows)
    return Table(source.kind, source.file, None, tuple(columns), 1, cells)


# ── a few: read at once ───────────────────────────────────────────────────────────────────


def batch_of(data: DataSet, connection: Connection) -> Batch:
    """Everything in the tables as proposals in memory, in their order."""
    key = quoted(data.proposals.key.name)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE all_ AS SELECT {ROW} AS r, {key} AS k FROM {data.proposals.scan}")
    for relation in data.lists.values():
        link = quoted(relation.key.name)
        connection.execute(
            f"INSERT INTO all_ SELECT DISTINCT NULL, {link} FROM {relation.scan} "
            f"WHERE {link} IS NULL OR {link} NOT IN (SELECT k FROM all_ WHERE k IS NOT NULL)"
        )
    found = [outcome for _, outcome in looked_at(data, connection, "all_", at_once=1 << 60)]
    outcomes = each_id_once(found)
    return Batch(
        tuple(o for o in outcomes if isinstance(o, Proposal)),
        tuple(o for o in outcomes if isinstance(o, Rejected)),
        data.warnings,
    )
