"""Room `data`: rows set aside in a temporary file until the proposal comes to which they belong."""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import TracebackType
from typing import Self, TypeAlias

from . import codes
from .records import unusable

Kept: TypeAlias = tuple[str, int, list[object], str | None]
"""A row that was set aside: its file, its number, its cells, and what stood beyond the last heading."""

_AT_ONCE = 5_000
_BETWEEN = "\x1f"
"""Stands between cells that are all texts, as those of CSV are; other rows are kept as JSON, which begins with `[`."""


class SetAside:
    """A store on the disk: memory stays the same however many rows there are; the disk holds what the tables hold.

    Used with `with`; the file goes when the work ends. Raises `DataError` where the disk is full.
    """

    def __init__(self) -> None:
        try:
            self._folder = tempfile.TemporaryDirectory(prefix="eligo-")
            self._base = sqlite3.connect(Path(self._folder.name) / "rows", isolation_level=None)
        except (OSError, sqlite3.Error):
            raise unusable(codes.DISK_FULL, "TMPDIR") from None
        self._files: dict[str, int] = {}
        for line in ("journal_mode = OFF", "synchronous = OFF", "temp_store = FILE", "cache_size = -32000"):
            self._base.execute(f"PRAGMA {line}")
        self._base.execute("CREATE TABLE kept (slot INT, key TEXT, file INT, row INT, cells TEXT, beyond TEXT)")
        self._base.execute("CREATE TABLE met (key TEXT PRIMARY KEY) WITHOUT ROWID")
        self._base.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._base.close()
        self._folder.cleanup()
        if isinstance(wrong, sqlite3.OperationalError):
            raise unusable(codes.DISK_FULL, self._folder.name) from None

    def keep(self, slot: int, file: str, rows: Iterable[tuple[str, int, Sequence[object], str | None]]) -> None:
        """Sets rows of a table aside, each with its key, its number, its cells and what stood beyond them."""
        place = self._files.setdefault(file, len(self._files))
        self._base.executemany(
            "INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)",
            ((slot, key, place, number, _written(cells), beyond) for key, number, cells, beyond in rows),
        )

    def ready(self) -> None:
        """Makes the rows easy to find; called once, when all are there."""
        self._base.execute("CREATE INDEX by_key ON kept (key, slot, file, row)")

    def taken(self, key: str, slot: int) -> Iterator[Kept]:
        """The rows with a key, in the order in which they stood."""
        found = self._base.execute(
            "SELECT file, row, cells, beyond FROM kept WHERE key = ? AND slot = ? ORDER BY file, row", (key, slot)
        )
        files = list(self._files)
        for file, row, cells, beyond in found:
            yield files[file], row, _read(cells), beyond

    def meet(self, key: str) -> None:
        """Takes note that there is a proposal with this key."""
        self._base.execute("INSERT OR IGNORE INTO met VALUES (?)", (key,))

    def keys(self, slot: int) -> Iterator[str]:
        """Every key of a table once, in the order in which they first stood."""
        found = self._base.execute(
            "SELECT key, min(file * 1000000000000 + row) AS place FROM kept WHERE slot = ? GROUP BY key ORDER BY place",
            (slot,),
        )
        while several := found.fetchmany(_AT_ONCE):
            yield from (key for key, _ in several)

    def unmet(self) -> Iterator[tuple[str, str, int]]:
        """Every key for which no proposal came, with the place where it first stood."""
        found = self._base.execute(
            "SELECT key, file, min(row) FROM kept WHERE key NOT IN (SELECT key FROM met) GROUP BY key ORDER BY 2, 3"
        )
        files = list(self._files)
        while several := found.fetchmany(_AT_ONCE):
            yield from ((key, files[file], row) for key, file, row in several)


def _written(cells: Sequence[object]) -> str:
    if all(type(cell) is str for cell in cells):
        joined = _BETWEEN.join(cells)  # type: ignore[arg-type]
        if joined.count(_BETWEEN) == len(cells) - 1 and not joined.startswith("["):
            return joined
    return json.dumps(list(cells), default=_tagged)


def _tagged(cell: object) -> object:
    match cell:
        case datetime():
            return {"moment": cell.isoformat()}
        case date():
            return {"day": cell.isoformat()}
        case time():
            return {"time": cell.isoformat()}
        case Decimal():
            return {"number": str(cell)}
        case _:
            return str(cell)


def _read(written: str) -> list[object]:
    if not written.startswith("["):
        return list(written.split(_BETWEEN))
    cells: list[object] = json.loads(written)
    return [_untagged(cell) if isinstance(cell, dict) else cell for cell in cells]


def _untagged(cell: dict[str, str]) -> object:
    match cell:
        case {"moment": written}:
            return datetime.fromisoformat(written)
        case {"day": written}:
            return date.fromisoformat(written)
        case {"time": written}:
            return time.fromisoformat(written)
        case {"number": written}:
            return Decimal(written)
        case _:
            raise AssertionError(cell)
