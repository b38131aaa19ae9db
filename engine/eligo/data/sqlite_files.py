"""Room `data`: files of SQLite → tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from ..checking.schema import Schema
from . import codes
from .databases import Address, Chosen, chosen, readable, table_of, with_columns
from .duck import quoted
from .parquet_writing import Rows
from .records import DataError, unusable
from .tables import Table

WAIT = 5.0
"""How many seconds another program may hold the file."""
_ROW_NAMES = ("rowid", "_rowid_", "oid")


def read_sqlite(address: Address, schema: Schema) -> list[Table]:
    """The tables of a file that the policy knows; raises `DataError` where they cannot be read."""
    with opened(address) as file:
        return [table_of(t, address, _rows(file, t)) for t in tables_in(file, address, schema)]


@contextmanager
def opened(address: Address) -> Iterator[sqlite3.Connection]:
    """The file, open for reading as it is at one moment; what fails inside becomes `DataError`."""
    with failing(address), closing(_connection(address)) as file:
        yield file


@contextmanager
def failing(address: Address) -> Iterator[None]:
    """Turns what SQLite cannot do with the file into `DataError`."""
    try:
        yield
    except sqlite3.Error as wrong:
        raise _failure(wrong, address) from None


def tables_in(file: sqlite3.Connection, address: Address, schema: Schema) -> list[Chosen]:
    """The tables and views that the policy knows, with their columns."""
    names = [
        name
        for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid")
        if not name.startswith("sqlite_")
    ]
    return [
        with_columns(kind, name, _columns(file, name), address, schema)
        for name, kind in chosen(names, address, schema).items()
    ]


def row_number(file: sqlite3.Connection, table: Chosen) -> str | None:
    """The expression that numbers the rows of a table, in whose order they are read; None where there is none."""
    taken = {name.casefold() for name in _columns(file, table.name)}
    name = next((name for name in _ROW_NAMES if name not in taken), None)
    is_table = file.execute("SELECT type FROM sqlite_master WHERE name = ?", (table.name,)).fetchone() == ("table",)
    if name is None or not is_table:
        return None
    try:
        file.execute(f"SELECT {name} FROM {quoted(table.name)} LIMIT 0")
    except sqlite3.OperationalError:
        return None
    return name


def _connection(address: Address) -> sqlite3.Connection:
    uri = f"{address.path.resolve().as_uri()}?mode=ro"
    file = sqlite3.connect(uri, uri=True, timeout=WAIT, isolation_level=None)
    # What is no text is rejected where it stands, with its row.
    file.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    file.execute("PRAGMA query_only = 1")
    file.execute("PRAGMA trusted_schema = 0")
    file.execute("BEGIN")
    return file


def _columns(file: sqlite3.Connection, name: str) -> list[str]:
    return [row[0] for row in file.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1", (name,))]


def _rows(file: sqlite3.Connection, table: Chosen) -> Iterator[tuple[int, tuple[object, ...]]]:
    for number, *cells in _query(file, table):
        yield number, tuple(map(readable, cells))


def batches(file: sqlite3.Connection, table: Chosen, size: int) -> Rows:
    """The rows, many at a time, their texts as bytes."""
    factory = file.text_factory
    with closing(_query(file, table)) as cursor:
        try:
            # They become texts where they are put into columns, not one by one.
            file.text_factory = bytes
            while some := cursor.fetchmany(size):
                numbers, *cells = zip(*some, strict=True)
                yield numbers, cells
        finally:
            file.text_factory = factory


def _query(file: sqlite3.Connection, table: Chosen) -> sqlite3.Cursor:
    number = row_number(file, table)
    read = ", ".join(map(quoted, table.columns.values()))
    order = f" ORDER BY {number}" if number else ""
    return file.execute(f"SELECT {number or 'row_number() OVER ()'}, {read} FROM {quoted(table.name)}{order}")


def _failure(wrong: sqlite3.Error, address: Address) -> DataError:
    name = getattr(wrong, "sqlite_errorname", None) or "SQLITE_ERROR"
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return unusable(codes.NOT_A_DATABASE, address.shown, kind="SQLite")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return unusable(codes.DATABASE_BUSY, address.shown)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_READONLY", "SQLITE_IOERR", "SQLITE_AUTH")):
        return unusable(codes.UNREADABLE, address.shown)
    return unusable(codes.DATABASE_ERROR, address.shown, state=name)
