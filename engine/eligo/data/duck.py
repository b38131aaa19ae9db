"""Room `data`: a connection to DuckDB that reads only what it is told to read; the only door to that library."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

Connection = Any
"""A connection of DuckDB; it does not declare the types of its results."""

MEMORY = "320MB"
"""What a query may use before it goes to the disk; with the interpreter and the library below half a gigabyte."""


def connect(spill: Path, *, memory: str = MEMORY, threads: int | None = None) -> Connection:
    """A connection in memory that writes what does not fit to `spill`, and installs and loads nothing."""
    # The library takes a tenth of a second to import.
    import duckdb

    connection = duckdb.connect(
        config={
            "memory_limit": memory,
            "threads": str(threads or os.cpu_count() or 1),
            "temp_directory": str(spill),
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
            "allow_community_extensions": "false",
        }
    )
    connection.execute("SET TimeZone = 'UTC'")
    return connection


def errors() -> type[Exception]:
    """The class of everything that the library finds wrong with a file or a query."""
    import duckdb

    return duckdb.Error


def quoted(name: str) -> str:
    """A name as an identifier of SQL."""
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as a literal of SQL."""
    return "'" + value.replace("'", "''") + "'"
