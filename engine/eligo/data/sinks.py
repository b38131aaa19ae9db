"""Room `data`: results → a table of a database, replaced as a whole or left as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from . import codes
from .databases import Address, Engine
from .duck import Connection, connect, quoted
from .duck import text as quoted_text
from .records import DataError, unusable

TABLE = "verdicts"
"""The table that is written."""

_AT_ONCE = 5_000
_PLACE = "eligo_sink"


def write_table(address: Address, query: str, spill: Path) -> None:
    """Write what a query gives as the table `verdicts` in one transaction; raises `DataError` where that fails."""
    try:
        with closing(connect(spill)) as connection:
            match address.engine:
                case Engine.DUCKDB:
                    _duckdb(address, query, connection)
                case Engine.SQLITE:
                    _sqlite(address, query, connection)
                case Engine.SERVER:
                    _server(address, query, connection)
    except DataError as wrong:
        if wrong.code in (codes.TABLE_REFUSED.id, codes.UNREADABLE.id, codes.DATABASE_ERROR.id):
            raise unusable(codes.NOT_WRITTEN, address.shown, table=TABLE, state=wrong.facts.get("state")) from None
        raise


def _duckdb(address: Address, query: str, connection: Connection) -> None:
    from .duck_files import failing

    with failing(address):
        connection.execute(f"ATTACH {quoted_text(str(address.path))} AS {_PLACE} (TYPE duckdb)")
        connection.execute(f"CREATE OR REPLACE TABLE {_PLACE}.main.{TABLE} AS {query}")
        connection.execute(f"DETACH {_PLACE}")


def _sqlite(address: Address, query: str, connection: Connection) -> None:
    from .sqlite_files import WAIT, failing

    types = {"VARCHAR": "TEXT", "INTEGER": "INTEGER", "BIGINT": "INTEGER"}
    with failing(address), closing(sqlite3.connect(address.path, timeout=WAIT, isolation_level=None)) as file:
        file.execute("BEGIN IMMEDIATE")
        file.execute(f"DROP TABLE IF EXISTS {TABLE}")
        columns = _columns(connection, query)
        listed = ", ".join(f"{quoted(name)} {types.get(type, 'NUMERIC')}" for name, type in columns)
        file.execute(f"CREATE TABLE {TABLE} ({listed})")
        marks = ", ".join("?" for _ in columns)
        for rows in _batches(connection, query):
            file.executemany(f"INSERT INTO {TABLE} VALUES ({marks})", [[_plain(cell) for cell in row] for row in rows])
        file.execute("COMMIT")


def _server(address: Address, query: str, connection: Connection) -> None:
    from .servers import replace_table

    replace_table(address, TABLE, _columns(connection, query), _batches(connection, query))


def _columns(connection: Connection, query: str) -> list[tuple[str, str]]:
    return [(name, type) for name, type, *_ in connection.execute(f"DESCRIBE {query}").fetchall()]


def _batches(connection: Connection, query: str) -> Iterator[Sequence[Sequence[object]]]:
    found = connection.execute(query)
    while rows := found.fetchmany(_AT_ONCE):
        yield rows


def _plain(cell: object) -> object:
    return str(cell) if isinstance(cell, Decimal) else cell
