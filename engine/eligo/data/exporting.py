"""Room `data`: a database → tables that DuckDB can scan, in bounded memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..checking.schema import Schema
from . import codes, duck
from .databases import Address, Chosen, Engine, address_of, address_of_file, existing, key_field
from .duck import Connection, quoted
from .parquet_writing import AT_ONCE, ROW, Rows, write_parquet
from .records import unusable
from .tables import ROOT


@dataclass(frozen=True, slots=True)
class Exported:
    """A table that can be scanned: what stands behind FROM, whose columns are called as the fields are.

    `row` is the number of a row in SQL, `key` the column by which the tables are joined (None in a register);
    `file` and `name` are the database and the table as people know them, `headings` its columns by field, `others`
    the columns that no record knows.
    """

    kind: str
    scan: str
    row: str
    key: str | None
    headings: Mapping[str, str]
    others: tuple[str, ...]
    file: str
    name: str
    ordered: bool


def export(source: str, schema: Schema, folder: Path, connection: Connection) -> tuple[Exported, ...]:
    """The tables of a database that the policy knows, written to `folder` as Parquet or attached to the connection.

    Raises `DataError` where they cannot be read or the disk is full, OSError where nothing can be written.
    """
    address = address_of(source) or address_of_file(Path(source), source)
    if address is None:
        raise unusable(codes.BAD_ADDRESS, source)
    match address.engine:
        case Engine.SQLITE:
            found = _sqlite(existing(address), schema, folder)
        case Engine.DUCKDB:
            found = _duckdb(existing(address), schema, folder, connection)
        case Engine.SERVER:
            found = _server(address, schema, folder)
    if not any(table.kind == ROOT for table in found):
        raise unusable(codes.NO_PROPOSALS_TABLE, address.shown)
    return found


def _sqlite(address: Address, schema: Schema, folder: Path) -> tuple[Exported, ...]:
    from .sqlite_files import batches, opened, tables_in

    found: list[Exported] = []
    with opened(address) as file:
        for table in tables_in(file, address, schema):

            def rows(table: Chosen = table) -> Rows:
                return batches(file, table, AT_ONCE)

            write_parquet(folder / _file(table), table.kinds, {}, rows, address.shown)
            found.append(_written(table, folder, address, ordered=False))
    return tuple(found)


def _server(address: Address, schema: Schema, folder: Path) -> tuple[Exported, ...]:
    from .servers import Query, batches, opened, query_of, tables_in

    found: list[Exported] = []
    with opened(address) as server:
        for table in tables_in(server, schema):
            query = query_of(server, table)

            def rows(query: Query = query) -> Rows:
                return batches(server, query, AT_ONCE)

            write_parquet(folder / _file(table), table.kinds, query.told, rows, address.shown)
            found.append(_written(table, folder, address, ordered=True))
    return tuple(found)


def _duckdb(address: Address, schema: Schema, folder: Path, connection: Connection) -> tuple[Exported, ...]:
    from .duck_files import attached, copy, is_view, opened, selection, tables_in

    found: list[Exported] = []
    with opened(address, folder) as file:
        name = attached(connection, address)
        for table in tables_in(file, address, schema):
            if is_view(file, table):
                copy(file, table, folder / _file(table))
                found.append(_written(table, folder, address, ordered=False))
            else:
                found.append(_exported(table, f"({selection(file, table, name)})", address, ordered=False))
    return tuple(found)


def _file(table: Chosen) -> str:
    return f"{table.kind or 'proposals'}.parquet"


def _written(table: Chosen, folder: Path, address: Address, *, ordered: bool) -> Exported:
    scan = f"read_parquet({duck.text(str(folder / _file(table)))})"
    return _exported(table, scan, address, ordered=ordered)


def _exported(table: Chosen, scan: str, address: Address, *, ordered: bool) -> Exported:
    key = key_field(table.kind) if table.key else None
    return Exported(table.kind, scan, quoted(ROW), key, table.columns, table.others, address.shown, table.name, ordered)
