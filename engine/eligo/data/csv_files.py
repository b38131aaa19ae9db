"""Room `data`: CSV files, as Excel writes them → tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from ..checking.schema import Schema
from . import codes
from .encodings import decoded
from .records import unusable
from .spellings import is_empty
from .tables import Rows, Table, key_of, kinds_by_key, looks_like_header

_DELIMITERS = (";", ",", "\t")


def csv_kind(path: Path, schema: Schema) -> str | None:
    """Which table a CSV file holds, by its name."""
    return kinds_by_key(schema).get(key_of(path.stem)) if path.suffix.casefold() == ".csv" else None


def read_csv(content: bytes, file: str, kind: str, schema: Schema) -> Table:
    """The table in a CSV file."""
    text = decoded(content, file, fallback="cp1250")
    if "\x00" in text:
        raise unusable(codes.WRONG_ENCODING, file, text.count("\n", 0, text.index("\x00")) + 1)
    before, delimiter = delimiter_of(text, kind, schema)
    if before:
        text = text.partition("\n")[2]
    records = _records(text, delimiter, file, before)
    header_row, header = next(((n, r) for n, r in records if not all(map(is_empty, r))), (0, ()))
    if not header:
        raise unusable(codes.EMPTY_TABLE, file, sheet=Path(file).name)
    rows: Rows = tuple((n, cells) for n, cells in records if not all(map(is_empty, cells)))
    return Table(kind, file, None, header, header_row, rows)


def delimiter_of(text: str, kind: str, schema: Schema) -> tuple[int, str]:
    """How many lines stand before the table, and what separates the cells."""
    first = text.partition("\n")[0].strip()
    if first.casefold().startswith("sep=") and len(first) == 5:
        return 1, first[-1]
    return 0, _delimiter(text, kind, schema)


def _delimiter(text: str, kind: str, schema: Schema) -> str:
    header = next((line for line in text.splitlines()[:50] if line.strip()), "")

    def likeness(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip().strip('"') for cell in header.split(delimiter)]
        return looks_like_header(schema, kind, cells), len(cells)

    return max(_DELIMITERS, key=likeness)


def _records(text: str, delimiter: str, file: str, before: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            too_long = str(error).startswith("field larger")
            raise unusable(codes.CELL_TOO_LONG if too_long else codes.BROKEN_CSV, file, before + line) from None
        if cells is None:
            return
        yield before + line, tuple(cells)
        line = reader.line_num + 1
