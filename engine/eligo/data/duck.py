"""Room `data`: a connection to DuckDB that reads only what it is told to read; the only door to that library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

Connection = Any
"""A connection of DuckDB; it does not declare the types of its results."""

MEMORY = "320MB"
"""What a query may use before it goes to the disk; with the interpreter and the library below half a gigabyte."""

_MEGABYTES_TO_WRITE = 17
_MOST_TO_WRITE = 850
"""What the library must be allowed for each column, or else one core writes them all. It does not use so much: a
million rows of 43 columns took 150 MB."""


def connect(spill: Path, *, memory: str = MEMORY, threads: int | None = None) -> Connection:
    """A connection in memory that writes what does not fit to `spill`, and installs and loads nothing."""
    # The library takes a tenth of a second to import.
    import duckdb

    connection = duckdb.connect(
        config={
            "memory_limit": memory,
            "threads": str(threads or os.cpu_count() or 1),
            "temp_directory": str(spill),
            # What is not wanted any more goes back at once.
            "allocator_flush_threshold": "16MB",
            "allocator_bulk_deallocation_flush_threshold": "16MB",
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
        }
    )
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def write_parquet(connection: Connection, query: str, path: Path, columns: int) -> None:
    """Write what a query gives, with so many columns, as a file in the order of its rows."""
    wanted = columns * _MEGABYTES_TO_WRITE
    more = _megabytes(MEMORY) < wanted <= _MOST_TO_WRITE
    if more:
        connection.execute(f"SET memory_limit = '{wanted}MB'")
    try:
        connection.execute(f"COPY ({query}) TO {text(str(path))} (FORMAT parquet)")
    finally:
        if more:
            connection.execute(f"SET memory_limit = '{MEMORY}'")


def _megabytes(size: str) -> int:
    return int(size.removesuffix("MB"))


def errors() -> type[Exception]:
    """The class of everything that the library finds wrong with a file or a query."""
    import duckdb

    return duckdb.Error


def out_of_memory(wrong: Exception) -> bool:
    """Whether a query wanted more memory than it may have."""
    return type(wrong).__name__ == "OutOfMemoryException"


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"
