"""Room `data`: files of DuckDB → tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..checking.schema import Schema
from . import codes, duck
from .databases import Address, Chosen, chosen, table_of, with_columns
from .duck import Connection, quoted
from .records import DataError, unusable
from .sqlite_files import as_text
from .tables import Table

_SOURCE = "eligo_source"
_AT_ONCE = 10_000
_WHOLE = {
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
}
_AS_THEY_ARE = {"BOOLEAN", "DOUBLE", "VARCHAR", "BLOB", *_WHOLE}
_DAMAGED = ("IOException", "SerializationException", "FatalException", "InternalException", "OutOfRangeException")


def read_duckdb(address: Address, schema: Schema) -> list[Table]:
    """The tables of a file that the policy knows; raises `DataError` where they cannot be read."""
    with opened(address) as file:
        return [table_of(t, address, _rows(file, t)) for t in tables_in(file, address, schema)]


@contextmanager
def opened(address: Address) -> Iterator[Connection]:
    """The file, attached for reading to a connection that reaches no other file; failures become `DataError`."""
    errors = duck.errors()
    with tempfile.TemporaryDirectory(prefix="eligo-") as spill:
        try:
            with closing(duck.connect(Path(spill))) as connection:
                attach(connection, address, _SOURCE)
                # A view of the file could name any other file.
                connection.execute("SET enable_external_access = false")
                yield connection
        except errors as wrong:
            raise _failure(wrong, address) from None


def attach(connection: Connection, address: Address, name: str) -> None:
    """Attach the file to a connection, for reading only."""
    connection.execute(f"ATTACH {duck.text(str(address.path))} AS {quoted(name)} (TYPE duckdb, READ_ONLY)")


def tables_in(file: Connection, address: Address, schema: Schema) -> list[Chosen]:
    """The tables and views that the policy knows, with their columns."""
    found = file.execute(
        "SELECT table_name FROM information_schema.tables WHERE table_catalog = ? AND table_schema = 'main'"
        " ORDER BY table_name",
        [_SOURCE],
    )
    names = [name for (name,) in found.fetchall()]
    return [
        with_columns(kind, name, types_of(file, name), address, schema)
        for name, kind in chosen(names, address, schema).items()
    ]


def types_of(file: Connection, name: str) -> dict[str, str]:
    """The columns of a table with their types."""
    return {column: kind for column, kind, *_ in file.execute(f"DESCRIBE {_in_source(name)}").fetchall()}


def _in_source(name: str) -> str:
    return f"{quoted(_SOURCE)}.main.{quoted(name)}"


def _rows(file: Connection, table: Chosen) -> Iterator[tuple[int, tuple[object, ...]]]:
    types = types_of(file, table.name)
    read = ", ".join(_read(column, types[column]) for column in table.columns.values())
    query = f"SELECT {_number(file, table.name)}, {read} FROM {_in_source(table.name)} ORDER BY 1"
    result = file.execute(query)
    while rows := result.fetchmany(_AT_ONCE):
        for number, *cells in rows:
            yield number, tuple(as_text(cell) if isinstance(cell, bytes) else cell for cell in cells)


def _number(file: Connection, name: str) -> str:
    """Views number no rows of their own."""
    found = file.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_catalog = ? AND table_schema = 'main'"
        " AND table_name = ?",
        [_SOURCE, name],
    )
    return "row_number() OVER ()" if found.fetchone() == ("VIEW",) else "rowid + 1"


def _read(column: str, kind: str) -> str:
    if kind == "FLOAT":
        # The shortest number that the short float stands for, not all the digits of the long one.
        return f"CAST(CAST({quoted(column)} AS VARCHAR) AS DOUBLE)"
    if kind in _AS_THEY_ARE or kind.startswith("DECIMAL("):
        return quoted(column)
    # Days beyond the calendar of Python, and values that it has no type for, are told as they are written.
    return f"CAST({quoted(column)} AS VARCHAR)"


def _failure(wrong: Exception, address: Address) -> DataError:
    name = type(wrong).__name__
    said = str(wrong)
    if "lock on file" in said:
        return unusable(codes.DATABASE_BUSY, address.shown)
    if name in _DAMAGED:
        return unusable(codes.NOT_A_DATABASE, address.shown, kind="DuckDB")
    return unusable(codes.DATABASE_ERROR, address.shown, state=name)
