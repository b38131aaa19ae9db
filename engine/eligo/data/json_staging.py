"""Room `data`: JSON Lines → pieces of the columnar form, at the speed of the database's typed reader.

A stretch of the file goes to the database with an expression that only lines match which both readers understand
alike; the other lines are read in Python, and what they hold is put among the rest.
"""

from __future__ import annotations

import io
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from ..checking.schema import Field, Kind, Schema
from . import staged
from .duck import Connection, quoted, text
from .json_files import json_line_values
from .json_habits import NEVER, Habits
from .pieces import LINK, ROOT, Form, Piece, union
from .prepare import Reader
from .records import Proposal, Reason, Rejected
from .scalars import LONGEST_TEXT

STRETCH = 16_000_000
"""How many bytes go to the database at once."""

LONGEST_LINE = LONGEST_TEXT
"""How long a line may be that goes to the database; no text in it is longer than a text may be."""

_WORKERS = 2
_LEARNED = 300
_MANY = 50
_MOST_LEARNINGS = 20
_ODD = (b"\x00", b"\r")
"""What the two readers could take for different things."""
_NOTHING = b"0"
_NO_KEY = "\x01"
"""A key that no object has."""


class Bytes(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """The next bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Whole lines of a file, with the number of the first."""

    number: int
    first: int
    content: bytes


@dataclass(frozen=True, slots=True)
class _Plan:
    """What was learned from lines: which ones the database may read, and with what queries."""

    samples: tuple[object, ...]
    expression: str
    views: tuple[str, ...]
    whole: frozenset[str]
    """The tables in which all numbers are small and whole."""


def stretches(stream: Bytes, number: int, size: int = STRETCH) -> Iterator[Stretch]:
    """A stream cut at the ends of lines."""
    first, rest = 1, [b""]
    while read := stream.read(size):
        end = read.rfind(b"\n") + 1
        if not end:
            rest.append(read)
            continue
        content = b"".join((*rest, read[:end]))
        yield Stretch(number, first, content)
        number, first, rest = number + 1, first + content.count(b"\n"), [read[end:]]
    if any(rest):
        yield Stretch(number, first, b"".join(rest))


class JsonStaging:
    """Stages JSON Lines of one schema; what it learns of one file helps with the next."""

    def __init__(self, form: Form, reader: Reader, connection: Connection) -> None:
        self._form = form
        self._reader = reader
        self._connection = connection
        self._plan = _plan(form.schema, ())
        self._cursors: SimpleQueue[tuple[Connection, str]] = SimpleQueue()
        for name in map(str, range(_WORKERS)):
            self._cursors.put((connection.cursor(), name))

    def lines(
        self, stream: Bytes, name: str, file: int, number: int, size: int, told: Callable[[int], None] | None = None
    ) -> Iterator[Piece]:
        """The pieces of a stream in their order, from this number on; `told` hears how many bytes were read."""
        waiting: list[tuple[int, Future[Piece]]] = []
        with ThreadPoolExecutor(_WORKERS) as pool:
            for stretch in stretches(stream, number, size):
                waiting.append((len(stretch.content), pool.submit(self._piece, stretch, name, file)))
                if len(waiting) > _WORKERS:
                    yield _next(waiting, told)
            while waiting:
                yield _next(waiting, told)

    def _piece(self, stretch: Stretch, name: str, file: int) -> Piece:
        cursor, own = self._cursors.get()
        path = self._form.folder / f"stretch{own}.txt"
        try:
            return self._staged(stretch, name, file, cursor, path, own)
        finally:
            path.unlink(missing_ok=True)
            self._cursors.put((cursor, own))

    def _staged(self, stretch: Stretch, name: str, file: int, cursor: Connection, path: Path, own: str) -> Piece:
        piece = Piece(stretch.number)
        plan = self._plan
        content = stretch.content
        if b"\r" in content:
            content = content.replace(b"\r\n", b"\n")
        count = content.count(b"\n") + (not content.endswith(b"\n"))
        if not _is_tidy(content):
            content = _tidied(content)
        path.write_bytes(content)
        others = _others(cursor, plan, path, count)
        if others is None:
            # Blank lines are none for the database.
            content = _tidied(content)
            path.write_bytes(content)
            others = _others(cursor, plan, path, count) or []
        lines = list(io.BytesIO(stretch.content)) if others else []
        if self._form.able and len(others) > _MANY and len(plan.samples) < _LEARNED * _MOST_LEARNINGS:
            sample = _values(lines, others[:_LEARNED], stretch.first, name)
            for row, given in sample:
                if not isinstance(given, Reason):
                    self._reader.proposal(given, name, row, piece.unknown)
            better = _plan(self._form.schema, (*plan.samples, *(given for _, given in sample)))
            if better.expression != plan.expression:
                self._plan = plan = better
                others = _others(cursor, plan, path, count) or []
        if others:
            path.write_bytes(_without(content, others))
        slow = self._read(lines, others, stretch.first, name, piece)
        self._views(cursor, plan, path, own, stretch.first, file, ordered=bool(slow))
        views = f"good{own}_"
        if slow:
            self._form.views_of(cursor, slow, file, f"slow{own}_")
            union(cursor, self._form, views, f"slow{own}_", f"both{own}_")
            views = f"both{own}_"
        piece.accepted = count - len(others) + len(slow)
        self._form.write(cursor, piece, views, order=bool(slow), known=frozenset() if slow else plan.whole)
        return piece

    def _read(self, lines: list[bytes], others: list[int], first: int, name: str, piece: Piece) -> list[Proposal]:
        slow: list[Proposal] = []
        for row, given in _values(lines, others, first, name):
            if isinstance(given, Reason):
                piece.rejected.append(Rejected(None, name, row, (given,)))
                continue
            outcome = self._reader.proposal(given, name, row, piece.unknown)
            if isinstance(outcome, Rejected):
                piece.rejected.append(outcome)
            elif self._form.holds(outcome):
                slow.append(outcome)
            else:
                piece.aside.append(outcome)
        return slow

    def _views(
        self, cursor: Connection, plan: _Plan, path: Path, own: str, first: int, file: int, *, ordered: bool
    ) -> None:
        for place, (table, query) in enumerate(zip(self._form.tables, plan.views, strict=True)):
            made = query.replace("{path}", text(str(path))).replace("{file}", str(file))
            made = made.replace("{row}", "row_number() OVER () + {first} - 1" if ordered else "0::BIGINT")
            made = made.replace("{first}", str(first))
            if table not in plan.whole:
                # What is read more than once is kept.
                cursor.execute(f"CREATE OR REPLACE TEMP TABLE kept{own}_{place} AS {made}")
                made = f"FROM kept{own}_{place}"
            cursor.execute(f"CREATE OR REPLACE TEMP VIEW good{own}_{place} AS {made}")


def _next(waiting: list[tuple[int, Future[Piece]]], told: Callable[[int], None] | None) -> Piece:
    length, future = waiting.pop(0)
    piece = future.result()
    if told is not None:
        told(length)
    return piece


def _is_tidy(content: bytes) -> bool:
    return (
        not (content.startswith(BOM_UTF8) or any(odd in content for odd in _ODD))
        and not _has_long_line(content)
        and _is_text(content)
    )


def _tidied(content: bytes) -> bytes:
    """The lines as the database can take them; one that it could misread becomes a line that nothing matches."""
    lines = content.removesuffix(b"\n").split(b"\n")
    return b"\n".join(line if _is_usual(line) else _NOTHING for line in lines)


def _is_usual(line: bytes) -> bool:
    return (
        len(line) < LONGEST_LINE
        and not line.startswith(BOM_UTF8)
        and bool(line.strip(b" \t"))
        and not any(odd in line for odd in _ODD)
        and _is_text(line)
    )


def _has_long_line(content: bytes) -> bool:
    at = 0
    while len(content) - at >= LONGEST_LINE:
        at = content.rfind(b"\n", at, at + LONGEST_LINE) + 1
        if not at:
            return True
    return False


def _is_text(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _values(lines: list[bytes], places: list[int], first: int, name: str) -> list[tuple[int, object]]:
    """What these lines hold, each with its number; not the blank ones."""
    found: list[tuple[int, object]] = []
    for place in places:
        found.extend((first + place, value) for _, value in json_line_values([lines[place]], name, first + place))
    return found


def _without(content: bytes, others: list[int]) -> bytes:
    """The lines, empty objects in the place of those that are read otherwise."""
    lines = content.removesuffix(b"\n").split(b"\n")
    for place in others:
        lines[place] = b"{}"
    return b"\n".join(lines)


def _others(cursor: Connection, plan: _Plan, path: Path, count: int) -> list[int] | None:
    """The places of the lines that do not match, None where the database counts the lines otherwise."""
    source = f"read_ndjson_objects({text(str(path))}, ignore_errors = true, maximum_object_size = {2 * LONGEST_LINE})"
    matched = f"coalesce(regexp_full_match(json::VARCHAR, {text(plan.expression)}), false)"
    [(read, good)] = cursor.execute(f"SELECT count(*), count(*) FILTER ({matched}) FROM {source}").fetchall()
    if read != count:
        return None
    if good == count:
        return []
    found = cursor.execute(
        f"SELECT row FROM (SELECT row_number() OVER () - 1 AS row, {matched} AS ok FROM {source}) WHERE NOT ok"
    )
    return [row for (row,) in found.fetchall()]


def _plan(schema: Schema, samples: tuple[object, ...]) -> _Plan:
    habits = Habits(schema)
    habits.learn(samples)
    return _Plan(
        samples,
        habits.expression() if samples else NEVER,
        tuple(_query(habits, table) for table in habits.records),
        frozenset(name for name, of in habits.records.items() if not of.fractions),
    )


def _structure(habits: Habits, name: str = ROOT) -> dict[str, str]:
    """The types of the keys under which the fields of a record are written."""
    record = habits.records[name]
    fields = {f.name: f for f in record.record.fields}
    types: dict[str, str] = {}
    for field, key in record.keys.items():
        if name == ROOT and field in habits.lists:
            types[key] = staged.struct(_structure(habits, field)) + "[]"
        elif field not in fields or fields[field].type.kind is not Kind.LIST:
            types[key] = _leaf(fields.get(field), field in record.fractions, field in record.words)
    return types or {"id": "VARCHAR"}


def _leaf(field: Field | None, fraction: bool, word: bool) -> str:
    if field is None:
        return "VARCHAR"
    match field.type.kind:
        case Kind.NUMBER | Kind.MONEY:
            return staged.NUMBER_TYPES[1 if fraction else 0]
        case Kind.YES_NO:
            return "VARCHAR" if word else "BOOLEAN"
        case Kind.TEXT | Kind.CODE | Kind.DAY | Kind.MOMENT | Kind.LIST:
            return "VARCHAR"


def _query(habits: Habits, table: str) -> str:
    """The rows of a table, made of the objects of the lines."""
    record = habits.records[table]
    row = "s" if table == ROOT else "e"
    columns = [
        f"{_made(habits, table, f, name, row)} AS {quoted(name)}"
        for name, f in staged.columns_of([f for f in record.record.fields if table or f.name != "id"])
    ]
    keys = habits.records[ROOT].keys
    id_ = f"s.{quoted(keys['id'])}" if "id" in keys else "NULL::VARCHAR"
    if table == ROOT:
        given = [f"{_list(keys, n)} IS NOT NULL AS {quoted(f'{n}.given')}" for n in habits.lists]
        head = [f"{id_} AS id", "row_number() OVER () + {first} - 1 AS row", "{file}::USMALLINT AS file"]
        made = f"SELECT {', '.join([*head, *columns, *given])} FROM {_source(habits, None)} AS s"
        return f"FROM ({made}) WHERE id IS NOT NULL"
    if table not in keys:
        # no line with such a list was met
        empty = f"(SELECT NULL::VARCHAR AS {LINK}, 0::BIGINT AS position, 0::BIGINT AS row) WHERE false"
        return f"SELECT {', '.join([LINK, 'position', 'row', *columns])} FROM {empty}"
    elements = f"s.{quoted(keys[table])}"
    return (
        f"SELECT {', '.join([LINK, 'position', 'row', *columns])} FROM (SELECT {id_} AS {LINK}, {{row}} AS row,"
        f" generate_subscripts({elements}, 1) - 1 AS position, unnest({elements}) AS e"
        f" FROM {_source(habits, table)} AS s) WHERE {LINK} IS NOT NULL"
    )


def _source(habits: Habits, listed: str | None) -> str:
    """What reads the lines: of the lists the elements of one, of the others only whether they are given."""
    types = _structure(habits)
    for name in habits.lists:
        key = habits.records[ROOT].keys.get(name)
        if key is not None and name != listed:
            types[key] = staged.struct({_NO_KEY: "BOOLEAN"}) + "[]"
    columns = ", ".join(f"{quoted(key)}: {text(kind)}" for key, kind in types.items())
    return (
        f"read_json({{path}}, format = 'newline_delimited', records = true, maximum_object_size = {2 * LONGEST_LINE},"
        f" columns = {{{columns}}})"
    )


def _list(keys: dict[str, str], name: str) -> str:
    return f"s.{quoted(keys[name])}" if name in keys else "NULL"


def _made(habits: Habits, table: str, field: Field, column: str, row: str) -> str:
    """The value of a column, made of the leaf of a JSON object."""
    record = habits.records[table]
    kind = "VARCHAR" if column != field.name else staged.sql_type(field)
    key = record.keys.get(field.name)
    if key is None:
        return f"NULL::{kind}"
    raw = f"{row}.{quoted(key)}"
    match field.type.kind:
        case Kind.TEXT:
            return f"nullif(trim({raw}), '')" if field.name in record.padded else raw
        case Kind.NUMBER | Kind.MONEY | Kind.LIST:
            return raw
        case Kind.YES_NO:
            return f"lower({raw}) IN ('true', 'yes', 'ano')" if field.name in record.words else raw
        case Kind.DAY:
            return f"{raw}::DATE"
        case Kind.CODE:
            others = [(s, c) for s, c in habits.spelled(record, field).items() if s != c]
            cases = " ".join(f"WHEN {text(s)} THEN {text(c)}" for s, c in others)
            code = f"CASE {raw} {cases} ELSE {raw} END" if cases else raw
            return f"nullif({code}, '')" if field.name in record.padded else code
        case Kind.MOMENT:
            if column == field.name:
                return f"{raw}::TIMESTAMPTZ::TIMESTAMP"
            offset = f"CASE WHEN ends_with({raw}, 'Z') THEN '+00:00' ELSE right({raw}, 6) END"
            return f"replace({offset}, '-00:00', '+00:00')"
