"""Room `data`: a folder of CSV files → the columnar form, at the speed of the database's reader of CSV.

Only files that both readers cut into the same cells are read so. A proposal with a cell that is not written in the
usual way is read in Python, with all its rows.
"""

from __future__ import annotations

import codecs
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from ..checking.schema import Field, Kind, Schema
from . import duck, staged
from .csv_files import delimiter_of, read_csv
from .duck import Connection, quoted, text
from .json_habits import DAY, MOMENT
from .pieces import LINK, ROOT, Form, Piece, union
from .prepare import Unknown
from .records import DataError, Proposal, Rejected
from .scalars import Refused
from .spellings import cell_identifier
from .tables import Table, assemble, places

Outcome: TypeAlias = Proposal | Rejected

LONGEST_LINE = 100_000
_OURS = ("id", "row", "blank", "ok", "place", "position", "before")
"""Names of columns that stand beside those of the fields."""

_STRETCH = 4_000_000
_HEAD = 200_000
_SPACES = (b"\t", b"\x0b", b"\x0c", b"\x1c", b"\x1d", b"\x1e", b"\x1f")
_WIDER_SPACES = {
    b"\xc2": re.compile(rb"\xc2[\x85\xa0]"),
    b"\xe1": re.compile(rb"\xe1\x9a\x80"),
    b"\xe2": re.compile(rb"\xe2(?:\x80[\x80-\x8a\xa8\xa9\xaf]|\x81\x9f)"),
    b"\xe3": re.compile(rb"\xe3\x80\x80"),
}
"""Spaces of UTF-8 by their first byte; one byte is found much faster than several."""

_ODD_ENDS = (
    r"^[\t\x0b\x0c\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]"
    r"|[\t\x0b\x0c\x1c-\x1f\x{85}\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}]$"
)
_CZECH_DAY = r"[0-9]{1,2}\. ?[0-9]{1,2}\. ?[12][0-9]{3}"
_WHOLE = "-?[0-9]{1,14}"
_NUMBER = r"-?[0-9]{1,11}(?:[.,](?:[0-9]{1,2}|[0-9]{4}))?|-?[0-9]{4,11}[.,][0-9]{3}"


@dataclass(frozen=True, slots=True)
class _Raw:
    """A CSV file that the database can cut into cells: its head as a table without rows, and how it is written."""

    path: Path
    head: Table
    delimiter: str
    crlf: bool
    lines: int
    odd_spaces: bool
    wholes: frozenset[int]
    """The columns in whose first cells no number has decimal places."""

    @property
    def source(self) -> str:
        """What reads the rows, all columns as text, with their numbers."""
        columns = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(len(self.head.header)))
        return (
            f"(SELECT *, row_number() OVER () + {self.head.header_row} AS row FROM read_csv({text(str(self.path))},"
            f" columns = {{{columns}}}, header = false, auto_detect = false, delim = {text(self.delimiter)},"
            f" quote = '\"', escape = '\"', strict_mode = true, null_padding = true, parallel = false,"
            f" new_line = {text(chr(92) + ('r' + chr(92) + 'n' if self.crlf else 'n'))},"
            f" skip = {self.head.header_row}, max_line_size = {LONGEST_LINE}, comment = ''))"
        )


class CsvStaging:
    """Stages the tables of one folder; raises nothing where it cannot, but leaves them to the Python readers."""

    def __init__(self, form: Form, connection: Connection, unknown: Unknown) -> None:
        self._form = form
        self._schema = form.schema
        self._connection = connection
        self._unknown = unknown
        self._types: dict[str, str] = {}

    def staged(self, tables: Sequence[tuple[Path, str, str]], file: int, piece: Piece) -> list[list[Outcome]] | None:
        """What is left of the tables (path, name and kind) after writing a piece; None where they must be read otherwise."""
        if not self._form.able or any(f.name in _OURS for t in self._form.tables for f in self._form.fields(t)):
            return None
        raws: list[_Raw] = []
        for path, name, kind in tables:
            raw = _raw(path, name, kind, self._schema)
            if raw is None:
                return None
            raws.append(raw)
        ordered = sorted(raws, key=lambda r: r.head.kind == ROOT)
        where = {r.head.kind: places(r.head, self._schema, self._unknown) for r in ordered}
        try:
            return self._read(raws, where, file, piece)
        finally:
            for at in range(len(raws)):
                self._connection.execute(f"DROP TABLE IF EXISTS cells{at}")

    def _read(
        self, raws: Sequence[_Raw], where: dict[str, dict[str, int]], file: int, piece: Piece
    ) -> list[list[Outcome]] | None:
        try:
            for at, raw in enumerate(raws):
                self._cells(at, raw, where[raw.head.kind])
                [(rows, last)] = self._connection.execute(f"SELECT count(*), max(row) FROM cells{at}").fetchall()
                if (last or raw.head.header_row) != raw.lines or rows != raw.lines - raw.head.header_row:
                    return None
        except duck.errors() as wrong:
            if type(wrong).__name__ not in ("InvalidInputException", "ConversionException"):
                raise
            return None
        return self._written(raws, where, file, piece)

    def _cells(self, at: int, raw: _Raw, where: dict[str, int]) -> None:
        """Make the table of the values of a file; `ok` says whether all cells are written in the usual way."""
        kind = raw.head.kind
        fields = [f for f in self._form.fields(kind) if f.type.kind is not Kind.LIST]
        key = "id" if kind == ROOT else LINK
        made: list[str] = []
        usual = [f"id IS NOT NULL AND NOT starts_with(id, '#'){_ends('id', raw.odd_spaces)}"]
        cleaned = [f"nullif(trim(c{where[key]}), '') AS id"]
        for n, f in enumerate(fields):
            if f.name not in where:
                made += [f"NULL::{_type(f, c)} AS {quoted(c)}" for c, _ in staged.columns_of([f])]
                usual += ["false"] if f.required else []
                continue
            cell = f"c{where[f.name]}"
            cleaned.append(f"nullif(trim({cell}), '') AS x{n}" if f.type.kind is Kind.TEXT else f"{cell} AS x{n}")
            value, fine = self._value(f, f"x{n}", raw, where[f.name])
            made.append(f"{value} AS {quoted(f.name)}")
            if f.type.kind is Kind.MOMENT:
                offset = f"CASE WHEN ends_with(x{n}, 'Z') THEN '+00:00' ELSE right(x{n}, 6) END"
                made.append(f"replace({offset}, '-00:00', '+00:00') AS {quoted(f'{f.name}.zone')}")
            if fine:
                usual.append(f"x{n} IS NOT NULL AND {fine}" if f.required else f"(x{n} IS NULL OR {fine})")
        blank = " AND ".join(f"coalesce(trim(c{i}), '') = ''" for i in range(len(raw.head.header)))
        # Not a file: what goes to the disk for want of memory is written much faster than Parquet.
        self._connection.execute(
            f"CREATE OR REPLACE TEMP TABLE cells{at} AS SELECT id, row, blank,"
            f" coalesce({' AND '.join(usual)}, false) AS ok{''.join(', ' + m for m in made)}"
            f" FROM (SELECT row, CASE WHEN coalesce(trim(c{where[key]}), '') = '' THEN {blank} ELSE false END AS blank, {', '.join(cleaned)} FROM {raw.source})"
        )

    def _value(self, declared: Field, x: str, raw: _Raw, place: int) -> tuple[str, str]:
        """The value of a cell, and what holds where it is written in the usual way."""
        match declared.type.kind:
            case Kind.TEXT | Kind.LIST:
                return x, f"NOT starts_with({x}, '#'){_ends(x, raw.odd_spaces)}"
            case Kind.CODE:
                known = self._schema.vocabularies[declared.type.of or ""].spellings()
                if not known:
                    return "NULL::VARCHAR", "false"
                value = f"TRY_CAST({x} AS {self._spelled(declared.type.of or '', known)})"
                return value, f"{value} IS NOT NULL"
            case Kind.YES_NO:
                yes, no = "('true', 'yes', 'ano', '1', 'pravda')", "('false', 'no', 'ne', '0', 'nepravda')"
                value = f"CASE WHEN lower({x}) IN {yes} THEN true WHEN lower({x}) IN {no} THEN false END"
                return value, f"({value}) IS NOT NULL"
            case Kind.NUMBER | Kind.MONEY:
                whole = place in raw.wholes
                digits = x if whole else f"replace({x}, ',', '.')"
                value = f"TRY_CAST({digits} AS {staged.NUMBER_TYPES[0 if whole else 1]})"
                fine = f"regexp_full_match({x}, {text(_WHOLE if whole else _NUMBER)})"
                return value, fine + _least(declared.minimum, value)
            case Kind.DAY:
                czech = f"CAST(try_strptime(replace({x}, ' ', ''), '%d.%m.%Y') AS DATE)"
                value = f"CASE WHEN regexp_full_match({x}, {text(DAY)}) THEN TRY_CAST({x} AS DATE)"
                value += f" WHEN regexp_full_match({x}, {text(_CZECH_DAY)}) THEN {czech} END"
                return value, f"({value}) IS NOT NULL"
            case Kind.MOMENT:
                value = f"CAST(TRY_CAST({x} AS TIMESTAMPTZ) AS TIMESTAMP)"
                return value, f"regexp_full_match({x}, {text(MOMENT)})"

    def _told(self, declared: Field, column: str) -> str:
        """A column of the form: codes are kept as they are spelled, which is the least, until they are told."""
        name = quoted(column)
        known = self._schema.vocabularies[declared.type.of or ""].spellings() if declared.type.kind is Kind.CODE else {}
        others = " ".join(f"WHEN {text(s)} THEN {text(c)}" for s, c in known.items() if s != c)
        return f"CASE {name} {others} ELSE {name} END AS {name}" if others else name

    def _spelled(self, vocabulary: str, known: Iterable[str]) -> str:
        """The type of the spellings of a vocabulary: a text is looked up in it, not compared with one after the other."""
        if vocabulary not in self._types:
            name = self._types[vocabulary] = f"spelled{len(self._types)}_"
            self._connection.execute(f"CREATE OR REPLACE TYPE {name} AS ENUM ({', '.join(map(text, known))})")
        return self._types[vocabulary]

    def _written(
        self, raws: Sequence[_Raw], where: dict[str, dict[str, int]], file: int, piece: Piece
    ) -> list[list[Outcome]]:
        run = self._connection.execute
        root = next(at for at, raw in enumerate(raws) if raw.head.kind == ROOT)
        self._look(raws, where, root)
        outcomes: list[list[Outcome]] = [[], []]
        [(looks,)] = run("SELECT count(*) FROM look").fetchall()
        slow: list[Proposal] = []
        if looks:
            closer = [replace(raw.head, rows=self._rows(raw, at)) for at, raw in enumerate(raws)]
            joined, lost = assemble([closer], self._schema, self._unknown)
            slow = [o for o in joined[0] if isinstance(o, Proposal)]
            outcomes = [[o for o in joined[0] if isinstance(o, Rejected)], list(lost)]
        clustered = not slow and all(self._clustered(at, root) for at in range(len(raws)) if at != root)
        self._views(raws, root, file, clustered=clustered)
        views = "good_"
        if slow:
            self._form.views_of(self._connection, slow, file, "slow_")
            union(self._connection, self._form, "good_", "slow_", "both_")
            views = "both_"
        [(good,)] = run("SELECT count(*) FROM good_0").fetchall()
        piece.accepted = good + len(slow)
        self._form.write(self._connection, piece, views, order=not clustered)
        return outcomes

    def _look(self, raws: Sequence[_Raw], where: dict[str, dict[str, int]], root: int) -> None:
        """Make the table of the ids of proposals that need a closer look."""
        run = self._connection.execute
        run("CREATE OR REPLACE TEMP TABLE look (id VARCHAR)")
        run("CREATE OR REPLACE TEMP TABLE odd (kind INTEGER, row BIGINT)")
        found: set[str] = set()
        for at, raw in enumerate(raws):
            run(f"INSERT INTO look SELECT DISTINCT id FROM cells{at} WHERE NOT ok AND NOT blank AND id IS NOT NULL")
            if at != root:
                run(f"INSERT INTO look SELECT DISTINCT id FROM cells{at} WHERE NOT blank AND id IS NOT NULL"
                    f" AND id NOT IN (SELECT id FROM cells{root} WHERE id IS NOT NULL)")  # fmt: skip
            key = where[raw.head.kind]["id" if raw.head.kind == ROOT else LINK]
            run(f"INSERT INTO odd SELECT {at}, row FROM cells{at} WHERE NOT ok AND NOT blank")
            if not run(f"SELECT 1 FROM odd WHERE kind = {at} LIMIT 1").fetchall():
                continue
            cells = run(f"SELECT c{key} FROM {raw.source} WHERE row IN (SELECT row FROM odd WHERE kind = {at})")
            for (cell,) in cells.fetchall():
                try:
                    name = cell_identifier(cell)
                except Refused:
                    continue
                if name is not None:
                    found.add(name)
        if found:
            self._connection.executemany("INSERT INTO look VALUES (?)", [[name] for name in found])
        run("INSERT INTO look SELECT NULL::VARCHAR FROM odd LIMIT 1")

    def _rows(self, raw: _Raw, at: int) -> tuple[tuple[int, tuple[object, ...]], ...]:
        """The rows of the proposals that need a closer look, as they stand in the file."""
        cells = ", ".join(f"coalesce(c{i}, '')" for i in range(len(raw.head.header)))
        found = self._connection.execute(
            f"SELECT row, {cells} FROM {raw.source} WHERE row IN (SELECT row FROM cells{at} WHERE NOT blank AND"
            f" (id IN (SELECT id FROM look WHERE id IS NOT NULL) OR NOT ok)) ORDER BY row"
        )
        return tuple((row, tuple(given)) for row, *given in found.fetchall())

    def _views(self, raws: Sequence[_Raw], root: int, file: int, *, clustered: bool) -> None:
        """Make the views of the rows that need no closer look."""
        run = self._connection.execute
        by_kind = {raw.head.kind: at for at, raw in enumerate(raws)}
        unseen = "id NOT IN (SELECT id FROM look WHERE id IS NOT NULL) AND ok AND NOT blank"
        for place, (table, fields) in enumerate((t, self._form.fields(t)) for t in self._form.tables):
            names = [self._told(f, name) for name, f in staged.columns_of(fields)]
            if table == ROOT:
                given = [
                    f"{'true' if t in by_kind else 'false'} AS {quoted(f'{t}.given')}" for t in self._form.tables if t
                ]
                body = ", ".join(["id", "row", f"{file}::USMALLINT AS file", *names, *given])
                query = f"SELECT {body} FROM cells{root} WHERE {unseen}"
            elif table not in by_kind:
                empty = ", ".join(f"NULL::{_type(f, c)} AS {quoted(c)}" for c, f in staged.columns_of(fields))
                query = f"SELECT NULL::VARCHAR AS {LINK}, 0::BIGINT AS position, 0::BIGINT AS row, {empty} WHERE false"
            else:
                at = by_kind[table]
                numbered = (
                    f"SELECT *, row - max(CASE WHEN id IS DISTINCT FROM before THEN row END) OVER"
                    f" (ROWS UNBOUNDED PRECEDING) AS position, row AS place"
                    f" FROM (SELECT *, lag(id) OVER () AS before FROM cells{at} WHERE NOT blank)"
                    if clustered
                    else f"SELECT c.*, row_number() OVER (PARTITION BY c.id ORDER BY c.row) - 1 AS position,"
                    f" r.row AS place FROM cells{at} c JOIN cells{root} r USING (id) WHERE NOT c.blank"
                )
                body = ", ".join([f"id AS {LINK}", "position", "place AS row", *names])
                query = f"SELECT {body} FROM ({numbered}) WHERE {unseen}"
            run(f"CREATE OR REPLACE TEMP VIEW good_{place} AS {query}")

    def _clustered(self, at: int, root: int) -> bool:
        """Whether the rows of a list stand together by proposal, in the order of the proposals."""
        firsts = (
            f"(SELECT id, row FROM (SELECT id, row, lag(id) OVER () AS before FROM cells{at})"
            " WHERE id IS DISTINCT FROM before)"
        )
        [(blank,)] = self._connection.execute(f"SELECT count(*) FROM cells{at} WHERE blank").fetchall()
        [(runs, ids)] = self._connection.execute(f"SELECT count(*), count(DISTINCT id) FROM {firsts}").fetchall()
        if blank or runs != ids:
            return False
        [(back,)] = self._connection.execute(
            f"SELECT count(*) FROM (SELECT r.row AS here, lag(r.row) OVER (ORDER BY f.row) AS before"
            f" FROM {firsts} f JOIN cells{root} r USING (id)) WHERE here <= before"
        ).fetchall()
        return not back


def _ends(x: str, odd: bool) -> str:
    return f" AND NOT regexp_matches({x}, {text(_ODD_ENDS)})" if odd else ""


def _least(minimum: Decimal | None, value: str) -> str:
    return "" if minimum is None else f" AND {value} >= {minimum}"


def _type(declared: Field, column: str) -> str:
    return "VARCHAR" if column != declared.name else staged.sql_type(declared)


def _raw(path: Path, name: str, kind: str, schema: Schema) -> _Raw | None:
    """The file, if both readers cut it into the same cells as far as its bytes tell."""
    with path.open("rb") as stream:
        begun = stream.read(_HEAD)
    begun = begun[: begun.rfind(b"\n") + 1]
    try:
        text = begun.removeprefix(BOM_UTF8).decode()
        head = read_csv(begun, name, kind, schema)
    except (UnicodeDecodeError, DataError):
        return None
    delimiter = delimiter_of(text, kind, schema)[1]
    if not delimiter.isascii() or delimiter in '"\r\n ' or any("\n" in cell for cell in head.header):
        return None
    wholes = frozenset(
        place
        for place in range(len(head.header))
        if not any("." in str(cell) or "," in str(cell) for _, cells in head.rows for cell in cells[place : place + 1])
    )
    return _scanned(path, replace(head, rows=()), delimiter, wholes)


def _scanned(path: Path, head: Table, delimiter: str, wholes: frozenset[int]) -> _Raw | None:
    """The file with what its bytes tell; None where the two readers could understand it differently."""
    mark = re.escape(delimiter.encode())
    unsure = re.compile(rb'(?:^|[\n%b])[ \t]+"|"[ \t]+(?:[%b\r\n]|$)' % (mark, mark))
    decoder = codecs.getincrementaldecoder("utf-8")()
    breaks = returns = pairs = 0
    odd, last = False, b""
    with path.open("rb") as stream:
        while read := stream.read(_STRETCH):
            read += stream.readline(2 * LONGEST_LINE)
            try:
                decoder.decode(read)
            except UnicodeDecodeError:
                return None
            if b"\x00" in read or (b'"' in read and _is_unsure(read, unsure)):
                return None
            breaks += read.count(b"\n")
            if b"\r" in read:
                returns += read.count(b"\r")
                pairs += read.count(b"\r\n")
            odd = odd or _has_odd_space(read, delimiter)
            last = read[-1:]
    crlf = returns > 0
    if crlf and not returns == pairs == breaks:
        return None
    return _Raw(path, head, delimiter, crlf, breaks + (last != b"\n"), odd, wholes)


def _has_odd_space(read: bytes, delimiter: str) -> bool:
    return any(s in read for s in _SPACES if s != delimiter.encode()) or any(
        first in read and bool(space.search(read)) for first, space in _WIDER_SPACES.items()
    )


def _is_unsure(read: bytes, unsure: re.Pattern[bytes]) -> bool:
    """Whether a quotation mark stands beside a space at the end of a cell, which the readers take differently."""
    return (b' "' in read or b'" ' in read or b'\t"' in read or b'"\t' in read) and bool(unsure.search(read))
