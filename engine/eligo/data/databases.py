"""Room `data`: databases as sources: what an address means, and which of its tables and columns are read."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

from ..checking.schema import Kind, Schema
from . import codes
from .prepare import Unknown
from .records import unusable
from .tables import LINK, ROOT, Table, key_of, kinds_by_key, places, record_of

_SQLITE = b"SQLite format 3\x00"
_DUCKDB = b"DUCK"
_ENDINGS = {".db", ".sqlite", ".sqlite3", ".duckdb"}
_PORT = re.compile(r"(\[[0-9A-Fa-f:.]*\]|[^:]*)(:\d*)?")
MOST_NAMED = 8


class Engine(Enum):
    """What opens a database."""

    DUCKDB = "duckdb"
    SQLITE = "sqlite"
    SERVER = "server"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a database is; only `shown` may be told to people, since `url` may hold a password."""

    engine: Engine
    shown: str
    path: Path = Path()
    url: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A table of a database that is read: its kind, its name, and its columns by the fields they hold."""

    kind: str
    name: str
    columns: dict[str, str]
    kinds: dict[str, Kind]
    others: tuple[str, ...]
    """The columns that no record knows; people are told of them."""

    @property
    def key(self) -> str | None:
        """The column that the rows of one proposal share; None in a register."""
        return self.columns.get(key_field(self.kind))


def key_field(kind: str) -> str:
    """What the column is called by which the tables are joined."""
    return "id" if kind == ROOT else LINK


def address_of(source: str) -> Address | None:
    """The database that a source names, or None where it is none."""
    scheme, colon, rest = source.partition(":")
    # An address such as `sqlite+pysqlite:///calls.db` names a file too; SQLAlchemy would make one that is missing.
    kind = scheme.casefold().partition("+")[0]
    if colon and kind in ("duckdb", "sqlite"):
        # `sqlite:///calls.db` is how an address of SQLAlchemy names the file of the same name.
        file = rest.removeprefix("///")
        return Address(Engine(kind), f"{kind}:{file}", Path(file))
    if "://" in source:
        return Address(Engine.SERVER, shown(source), url=source)
    return None


def address_of_file(path: Path, source: str) -> Address | None:
    """The database in a file, by its ending and its first bytes, or None where it is none."""
    if path.suffix.casefold() not in _ENDINGS:
        return None
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError:
        return None
    engine = Engine.SQLITE if head == _SQLITE else Engine.DUCKDB if head[8:12] == _DUCKDB else None
    return Address(engine, source, path) if engine else None


def told(source: str) -> str:
    """The source as people may see it."""
    known = address_of(source)
    return known.shown if known else source


def shown(url: str) -> str:
    """The address without who logs in, without a password, and without options, which may hold one too."""
    scheme, _, rest = url.partition("://")
    place = re.split(r"[?#]", rest.rpartition("@")[2], maxsplit=1)[0]
    host, slash, database = place.partition("/")
    # What is no host and port is perhaps a password whose sign before the host is missing.
    return f"{scheme}://{host}{slash}{database}" if _PORT.fullmatch(host) else f"{scheme}://"


def read_database(address: Address, schema: Schema) -> list[Table]:
    """The tables that the policy knows; raises `DataError` where the database or one of them cannot be read."""
    match address.engine:
        case Engine.SQLITE:
            from .sqlite_files import read_sqlite

            return read_sqlite(existing(address), schema)
        case Engine.DUCKDB:
            from .duck_files import read_duckdb

            return read_duckdb(existing(address), schema)
        case Engine.SERVER:
            from .servers import read_server

            return read_server(address, schema)


def existing(address: Address) -> Address:
    """The same address, whose file is there; raises `DataError` otherwise."""
    try:
        if address.path.is_file():
            return address
        there = address.path.exists()
    except (OSError, ValueError):
        there = False
    raise unusable(codes.UNREADABLE if there else codes.NO_SUCH_FILE, address.shown)


def chosen(names: Sequence[str], address: Address, schema: Schema) -> dict[str, str]:
    """The kind of each table that the policy knows; raises `DataError` where there is none, or two of a kind."""
    known = kinds_by_key(schema)
    found: dict[str, str] = {}
    for name in names:
        kind = known.get(key_of(name))
        if kind is None:
            continue
        other = next((n for n, k in found.items() if k == kind), None)
        if other is not None:
            raise unusable(codes.TABLE_TWICE, address.shown, other=other, sheet=name)
        found[name] = kind
    if not found:
        raise unusable(codes.NO_TABLES, address.shown, found=listed(names))
    return found


def with_columns(kind: str, name: str, columns: Iterable[str], address: Address, schema: Schema) -> Chosen:
    """The table with the columns to read; raises `DataError` where the one with the id is missing."""
    header = tuple(columns)
    unknown: Unknown = {}
    found = places(Table(kind, address.shown, name, header, 1, ()), schema, unknown)
    taken = set(found.values())
    others = tuple(column for place, column in enumerate(header) if place not in taken)
    kinds = {f.name: f.type.kind for f in record_of(schema, kind).fields}
    named = {f: header[place] for f, place in found.items()}
    return Chosen(kind, name, named, {f: kinds.get(f, Kind.TEXT) for f in named}, others)


def table_of(table: Chosen, address: Address, rows: Iterable[tuple[int, tuple[object, ...]]]) -> Table:
    """The table with its rows, whose cells stand in the order of `table.columns`."""
    header = (*table.columns.values(), *table.others)
    return Table(table.kind, address.shown, table.name, header, 1, tuple(rows))


def readable(cell: object) -> object:
    """A value of a driver as cells are read: bytes that are text as text, what no record knows as it is written."""
    match cell:
        case float() | Decimal() if not math.isfinite(cell):
            return str(cell)
        case Decimal() if cell.adjusted() < 18 and cell == cell.to_integral_value():
            return int(cell)
        case None | str() | bool() | int() | float() | Decimal() | date():
            return cell
        case bytes() | bytearray() | memoryview():
            try:
                return bytes(cell).decode("utf-8")
            except UnicodeDecodeError:
                return bytes(cell)
        case dict() | list():
            return json.dumps(cell, ensure_ascii=False, default=str)
        case _:
            return str(cell)


def listed(names: Sequence[str]) -> str:
    """The first of many names, a dash where there is none."""
    if not names:
        return "–"
    return ", ".join([*(name[:40] for name in names[:MOST_NAMED]), *("…" for _ in names[MOST_NAMED : MOST_NAMED + 1])])
