"""Room `data`: files of DuckDB → tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ..checking.schema import Kind, Schema
from . import codes, duck
from .databases import Address, Chosen, chosen, readable, table_of, with_columns
from .duck import Connection, quoted
from .parquet_writing import ROW
from .records import DataError, unusable
from .tables import Table

_SOURCE = "eligo_source"
_AT_ONCE = 10_000
_AS_THEY_ARE = frozenset(
    [
        "BOOLEAN",
        "DOUBLE",
        "VARCHAR",
        "BLOB",
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
    ]
)
_TIMES = ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS")
_ZONED = "TIMESTAMP WITH TIME ZONE"
_DAMAGED = ("IOException", "SerializationException", "FatalException", "InternalException", "OutOfRangeException")


def read_duckdb(address: Address, schema: Schema) -> list[Table]:
    """The tables of a file that the policy knows; raises `DataError` where they cannot be read."""
    with opened(address) as file:
        return [table_of(t, address, _rows(file, t)) for t in tables_in(file, address, schema)]


@contextmanager
def opened(address: Address, folder: Path | None = None) -> Iterator[Connection]:
    """The file, attached for reading to a connection that reaches no other file, except to write to the folder.

    What fails inside becomes `DataError`.
    """
    with (
        tempfile.TemporaryDirectory(prefix="eligo-") as spill,
        failing(address),
        closing(duck.connect(Path(spill))) as connection,
    ):
        _attach(connection, address, _SOURCE)
        if folder is not None:
            connection.execute(f"SET allowed_directories = [{duck.text(str(folder))}]")
        # A view of the file could name any other file.
        connection.execute("SET enable_external_access = false")
        yield connection


@contextmanager
def failing(address: Address) -> Iterator[None]:
    """Turns what DuckDB cannot do with the file into `DataError`."""
    errors = duck.errors()
    try:
        yield
    except errors as wrong:
        raise _failure(wrong, address) from None


def attached(connection: Connection, address: Address) -> str:
    """The name under which the file is attached to a connection, for reading only."""
    with failing(address):
        taken = {name for (name,) in connection.execute("SELECT database_name FROM duckdb_databases()").fetchall()}
        name = next(n for n in (f"{_SOURCE}_{i}" for i in range(1, len(taken) + 2)) if n not in taken)
        _attach(connection, address, name)
    return name


def _attach(connection: Connection, address: Address, name: str) -> None:
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
        with_columns(kind, name, _types(file, name), address, schema)
        for name, kind in chosen(names, address, schema).items()
    ]


def is_view(file: Connection, table: Chosen) -> bool:
    """Whether the table is a view, whose rows have no numbers of their own."""
    found = file.execute(
        "SELECT table_type FROM information_schema.tables WHERE table_catalog = ? AND table_schema = 'main'"
        " AND table_name = ?",
        [_SOURCE, table.name],
    )
    return bool(found.fetchone() == ("VIEW",))


def selection(file: Connection, table: Chosen, source: str = _SOURCE) -> str:
    """A query over a table whose columns are called as the fields are, with the number of the row."""
    types = _types(file, table.name)
    number = "row_number() OVER ()" if is_view(file, table) else "rowid + 1"
    columns = [
        f"{_natural(quoted(name), types[name], table.kinds[field])} AS {quoted(field)}"
        for field, name in table.columns.items()
    ]
    return f"SELECT {number} AS {quoted(ROW)}, {', '.join(columns)} FROM {_named(source, table.name)}"


def copy(file: Connection, table: Chosen, path: Path) -> None:
    """Write the table to a Parquet file, whole or not at all; `path` stands in the folder of `opened`.

    Raises OSError where nothing can be written there, `DataError` where the disk is full.
    """
    partial = path.with_name(f".{path.name}.partial")
    try:
        file.execute(f"COPY ({selection(file, table)}) TO {duck.text(str(partial))} (FORMAT parquet)")
        partial.replace(path)
    except duck.errors() as wrong:
        if "No space left" in str(wrong):
            raise unusable(codes.DISK_FULL, str(path.parent)) from None
        if partial.name in str(wrong):
            raise OSError(str(path.parent)) from None
        raise
    finally:
        partial.unlink(missing_ok=True)


def _types(file: Connection, name: str) -> dict[str, str]:
    return {column: kind for column, kind, *_ in file.execute(f"DESCRIBE {_named(_SOURCE, name)}").fetchall()}


def _named(source: str, name: str) -> str:
    return f"{quoted(source)}.main.{quoted(name)}"


def _rows(file: Connection, table: Chosen) -> Iterator[tuple[int, tuple[object, ...]]]:
    told = ", ".join(_told(quoted(field), kind) for field, kind in _described(file, table))
    result = file.execute(f"SELECT {quoted(ROW)}, {told} FROM ({selection(file, table)}) ORDER BY 1")
    while rows := result.fetchmany(_AT_ONCE):
        for number, *cells in rows:
            yield number, tuple(map(readable, cells))


def _described(file: Connection, table: Chosen) -> Iterator[tuple[str, str]]:
    for field, kind, *_ in file.execute(f"DESCRIBE {selection(file, table)}").fetchall():
        if field != ROW:
            yield field, kind


def _natural(column: str, type: str, kind: Kind) -> str:
    """The column in a type that the engine knows."""
    if type == "FLOAT":
        # The shortest number that the short float stands for, not all the digits of the long one.
        return f"CAST(CAST({column} AS VARCHAR) AS DOUBLE)"
    if type in _AS_THEY_ARE or type in ("DATE", _ZONED) or type.startswith(("DECIMAL(", "ENUM(")):
        return column
    if type in _TIMES and kind is Kind.DAY:
        day = f"CAST({column} AS DATE)"
        return f"CASE WHEN {day} = {column} THEN CAST({day} AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
    return f"CAST({column} AS VARCHAR)"


def _told(column: str, type: str) -> str:
    """The column in a type that Python knows: days beyond its calendar are told as they are written."""
    return column if type in _AS_THEY_ARE or type.startswith("DECIMAL(") else f"CAST({column} AS VARCHAR)"


def _failure(wrong: Exception, address: Address) -> DataError:
    name = type(wrong).__name__
    said = str(wrong)
    if "lock on file" in said:
        return unusable(codes.DATABASE_BUSY, address.shown)
    if name in _DAMAGED or "orrupt" in said:
        return unusable(codes.NOT_A_DATABASE, address.shown, kind="DuckDB")
    return unusable(codes.DATABASE_ERROR, address.shown, state=name)
