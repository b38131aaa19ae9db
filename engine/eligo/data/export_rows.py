"""Room `data`: exports of other systems → their rows, one after another, with the numbers that people see."""

from __future__ import annotations

import codecs
import csv
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from ..text.diagnostics import Code
from . import codes
from .duck import connect, errors, text
from .mapping import Where
from .records import Reason, reason, unusable
from .spellings import is_empty

Cells: TypeAlias = Sequence[object]
Known: TypeAlias = Callable[[Sequence[str]], int]
"""How many of some headings the mapping knows."""

KINDS = (".csv", ".tsv", ".xlsx", ".xlsm", ".parquet", ".txt")
"""The endings that are read; the last one only where people name the file itself."""

DELIMITERS = (";", ",", "\t", "|")
_PIECE = 1 << 20
_ROWS_AT_ONCE = 10_000
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Row:
    """One row with its number; `broken` says why it could not be read as cells."""

    number: int
    cells: Cells
    broken: Reason | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """One table of an export: its file as people named it, its sheet, its headings, and its rows as a stream."""

    file: str
    sheet: str | None
    headings: tuple[str, ...]
    heading_row: int
    rows: Iterator[Row]


def opened(path: Path, file: str, where: Where, known: Known) -> Export:
    """The table in a file; raises `DataError` where it cannot be read at all."""
    try:
        match path.suffix.casefold():
            case ".csv" | ".tsv" | ".txt":
                return _headed(_csv_rows(path, file, where, known), file, None, where)
            case ".xlsx" | ".xlsm":
                # The library for workbooks is wanted here only.
                from .workbooks import sheet_rows

                sheet, rows = sheet_rows(path, file, where.sheet)
                return _headed((Row(number, cells) for number, cells in rows), file, sheet, where)
            case ".parquet":
                return _headed(_parquet_rows(path, file), file, None, where)
            case ending:
                raise unusable(codes.UNKNOWN_FORMAT, file, ending=ending)
    except OSError:
        raise unusable(codes.UNREADABLE, file) from None


def _headed(rows: Iterator[Row], file: str, sheet: str | None, where: Where) -> Export:
    for row in rows:
        if row.broken is not None:
            raise unusable(codes.BROKEN_CSV, file, row.number)
        if all(map(is_empty, row.cells)) or row.number < (where.heading_row or 0):
            continue
        headings = ["" if cell is None else str(cell).strip() for cell in row.cells]
        while headings and not headings[-1]:
            headings.pop()
        return Export(file, sheet, tuple(headings), row.number, _filled(rows))
    raise unusable(codes.EMPTY_TABLE, file, sheet=sheet or Path(file).name)


def _filled(rows: Iterator[Row]) -> Iterator[Row]:
    return (row for row in rows if row.broken is not None or not all(map(is_empty, row.cells)))


# ── CSV ──


def _csv_rows(path: Path, file: str, where: Where, known: Known) -> Iterator[Row]:
    encoding = where.encoding or _encoding(path, file)
    with path.open(encoding=encoding, newline="") as start:
        try:
            head = [line for _, line in zip(range(50), iter(lambda: start.readline(_PIECE), ""), strict=False)]
        except UnicodeError:
            raise unusable(codes.WRONG_ENCODING, file) from None
    named = head[0].strip() if head else ""
    before = 1 if named.casefold().startswith("sep=") and len(named) == 5 else 0
    delimiter = where.delimiter or (named[-1] if before else _delimiter(head[(where.heading_row or 1) - 1 :], known))
    return _records(path, encoding, delimiter, file, before)


def _encoding(path: Path, file: str) -> str:
    """UTF-8 where the whole file is such, or as its mark says; else what Excel writes in Prague."""
    with path.open("rb") as stream:
        mark = stream.read(4)
        marked = next((name for sign, name in _MARKS if mark.startswith(sign)), None)
        stream.seek(0)
        try:
            line = _read_through(stream, marked or "utf-8")
        except UnicodeDecodeError:
            if marked is not None:
                raise unusable(codes.WRONG_ENCODING, file) from None
            stream.seek(0)
            try:
                line = _read_through(stream, "cp1250")
            except UnicodeDecodeError:
                raise unusable(codes.WRONG_ENCODING, file) from None
            marked = "cp1250"
    if line is not None:
        raise unusable(codes.WRONG_ENCODING, file, line)
    return marked or "utf-8"


def _read_through(stream: IO[bytes], encoding: str) -> int | None:
    """Decodes a whole file and gives the line of a character that no text has; raises where it cannot be decoded."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line = 1
    while True:
        piece = stream.read(_PIECE)
        read = decoder.decode(piece, final=not piece)
        if "\x00" in read:
            return line + read.count("\n", 0, read.index("\x00"))
        if not piece:
            return None
        line += read.count("\n")


def _delimiter(head: Sequence[str], known: Known) -> str:
    header = next((line for line in head if line.strip()), "")

    def likeness(delimiter: str) -> tuple[int, int]:
        cells = next(csv.reader([header], delimiter=delimiter), [])
        return known([cell.strip() for cell in cells]), len(cells)

    try:
        return max(DELIMITERS, key=likeness)
    except csv.Error:
        return ";"


class _Lines:
    """Lines of a file for the reader of CSV, which can take back those of a record that came to nothing."""

    __slots__ = ("_again", "_stream", "number", "record")

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._again: list[str] = []
        self.record: list[str] = []
        self.number = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._again.pop() if self._again else next(self._stream)
        self.number += 1
        self.record.append(line)
        return line

    def all_but_first_again(self) -> None:
        """Lets all lines of the record come again but its first."""
        self.number -= len(self.record) - 1
        self._again.extend(reversed(self.record[1:]))


def _records(path: Path, encoding: str, delimiter: str, file: str, before: int) -> Iterator[Row]:
    with path.open(encoding=encoding, newline="") as stream:
        for _ in range(before):
            stream.readline()
        lines = _Lines(stream)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            number = before + lines.number + 1
            lines.record = []
            try:
                cells = next(reader, None)
            except csv.Error as error:
                too_long = str(error).startswith("field larger")
                code = codes.CELL_TOO_LONG if too_long else codes.BROKEN_CSV
                yield Row(number, (), _broken(code, file, number, lines.record))
                lines.all_but_first_again()
                continue
            except UnicodeError:
                raise unusable(codes.WRONG_ENCODING, file, number) from None
            if cells is None:
                return
            yield Row(number, cells)


def _broken(code: Code, file: str, number: int, record: Sequence[str]) -> Reason:
    return reason(code, file, number, None, record[0].strip() if record else None, (("line", str(number)),))


# ── Parquet ──


def _parquet_rows(path: Path, file: str) -> Iterator[Row]:
    with tempfile.TemporaryDirectory(prefix="eligo-") as spill:
        connection = connect(Path(spill))
        try:
            found = connection.execute(f"SELECT * FROM read_parquet({text(str(path))})")
            yield Row(0, tuple(column[0] for column in found.description))
            number = 0
            while rows := found.fetchmany(_ROWS_AT_ONCE):
                for cells in rows:
                    number += 1
                    yield Row(number, cells)
        except errors():
            raise unusable(codes.BROKEN_PARQUET, file) from None
        finally:
            connection.close()
