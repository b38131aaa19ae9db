"""Room `data`: Parquet files, somebody's own or those that `eligo convert` makes → tables."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from ..checking.schema import Schema
from . import codes, duck
from .databases import readable
from .duck import Connection, quoted, text
from .records import unusable
from .tables import ROOT, Table, key_of, kinds_by_key

ENDING = ".parquet"
OWN = ("row", "file", "position")
"""Columns of the form that `eligo convert` makes, which are no fields."""

ZONE = ".zone"
GIVEN = ".given"
_AT_ONCE = 10_000
_INTEGERS = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_AS_THEY_ARE = {"BOOLEAN", "DOUBLE", "VARCHAR", "BLOB", *_INTEGERS, *(f"U{name}" for name in _INTEGERS)}


def columnar_kind(path: Path, schema: Schema) -> str | None:
    """Which table a file of Parquet or Arrow, or a folder of files of Parquet, holds by its name."""
    return kinds_by_key(schema).get(key_of(path.stem))


def files_of(path: Path) -> Path:
    """The file, or the pattern of the files in the folder."""
    return path / f"*{ENDING}" if path.is_dir() else path


def read_parquet(path: Path, file: str, kind: str) -> Table:
    """The table in a Parquet file; raises `DataError` where it is none."""
    try:
        with (
            tempfile.TemporaryDirectory(prefix="eligo-") as spill,
            closing(duck.connect(Path(spill))) as connection,
        ):
            return _table(connection, text(str(files_of(path))), file, kind)
    except duck.errors():
        raise unusable(codes.NOT_PARQUET, file) from None


def _table(connection: Connection, source: str, file: str, kind: str) -> Table:
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({source})").fetchall()
    types = {name: type for name, type, *_ in described}
    converted = is_converted(connection, source)
    zones = {n: f"{n}{ZONE}" for n, t in types.items() if t == "TIMESTAMP" and types.get(f"{n}{ZONE}") == "VARCHAR"}
    lists = [n for n, t in types.items() if n.endswith(GIVEN) and t == "BOOLEAN" and kind == ROOT]
    dropped = {*zones.values(), *lists, *(OWN if converted else ())}
    header = tuple(n for n in types if n not in dropped)
    read = [*header, *zones.values(), *lists]
    told = ", ".join(told_as(quoted(name), types[name]) for name in read)
    result = connection.execute(f"SELECT {told} FROM read_parquet({source})")
    rows: list[tuple[int, tuple[object, ...]]] = []
    absent: set[tuple[str, int]] = set()
    for number, cells in enumerate(_fetched(result), 1):
        values = dict(zip(read, (value_of(c, types[n]) for c, n in zip(cells, read, strict=True)), strict=True))
        for name, zone in zones.items():
            values[name] = _moment(values[name], values[zone])
        absent |= {(name.removesuffix(GIVEN), number) for name in lists if values[name] is False}
        rows.append((number, tuple(values[name] for name in header)))
    return Table(kind, file, None, header, 1, tuple(rows), frozenset(absent))


def is_converted(connection: Connection, source: str) -> bool:
    """Whether the files are of the form that `eligo convert` makes."""
    found = connection.execute(f"SELECT count(*) FROM parquet_kv_metadata({source}) WHERE key = 'eligo_form'")
    return bool(found.fetchone() != (0,))


def _fetched(result: Connection) -> Iterator[Sequence[object]]:
    while rows := result.fetchmany(_AT_ONCE):
        yield from rows


def told_as(column: str, type: str) -> str:
    """The column, by its type, in one that Python knows."""
    if type == "FLOAT":
        # The shortest number that the short float stands for, not all the digits of the long one.
        return f"CAST(CAST({column} AS VARCHAR) AS DOUBLE)"
    return column if type in _AS_THEY_ARE or type.startswith("DECIMAL(") else f"CAST({column} AS VARCHAR)"


def value_of(cell: object, type: str) -> object:
    """A cell of a column that was `told_as`, as the readers of tables know it."""
    if isinstance(cell, str) and (type == "DATE" or type in ("TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS")):
        try:
            return date.fromisoformat(cell) if type == "DATE" else datetime.fromisoformat(cell)
        except ValueError:
            return cell
    return readable(cell)


def _moment(at: object, zone: object) -> object:
    """A moment in UTC, as it was written in its own zone."""
    if not isinstance(at, datetime) or not isinstance(zone, str):
        return at
    try:
        hours, minutes, *seconds = (int(part) for part in zone[1:].split(":"))
        offset = timedelta(hours=hours, minutes=minutes, seconds=sum(seconds)) * (-1 if zone[:1] == "-" else 1)
        return at.replace(tzinfo=UTC).astimezone(timezone(offset))
    except (ValueError, OverflowError):
        return at
