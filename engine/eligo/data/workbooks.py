"""Room `data`: Excel workbooks → tables · the only door to openpyxl."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from ..checking.schema import Schema
from . import codes
from .records import unusable
from .spellings import is_empty
from .tables import Table, key_of, kinds_by_key

LARGEST_UNPACKED = 1_000_000_000
_LARGE_PART = 10_000_000
_MOST_PACKED = 200
"""How many times smaller a large part may be when packed: the rows of real sheets stay far below it."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# What the library lets through when the parts of a workbook are damaged.
_BROKEN = (
    BadZipFile,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    OSError,
    EOFError,
    zlib.error,
    RuntimeError,
    ArithmeticError,
    AssertionError,
)


def read_workbook(path: Path, file: str, schema: Schema) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """The tables of a workbook, and the names of all its sheets."""
    _examine(path, file)
    kinds = kinds_by_key(schema)
    tables: list[Table] = []
    names: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                for sheet in workbook.worksheets:
                    names.append(sheet.title)
                    kind = kinds.get(key_of(sheet.title))
                    if kind is not None:
                        tables.append(_table(sheet, kind, file))
            finally:
                workbook.close()
    except _BROKEN:
        raise unusable(codes.NOT_A_WORKBOOK, file) from None
    return tuple(tables), tuple(names)


def sheet_rows(path: Path, file: str, wanted: str | None) -> tuple[str, Iterator[tuple[int, tuple[object, ...]]]]:
    """The title of one sheet, the first where none is wanted, and its rows as a stream with their numbers."""
    _examine(path, file)
    # Closed here: a workbook that is broken in its midst leaves its file open.
    stream = path.open("rb")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            workbook = load_workbook(stream, read_only=True, data_only=True, keep_links=False)
        titles = [sheet.title for sheet in workbook.worksheets]
    except _BROKEN:
        stream.close()
        raise unusable(codes.NOT_A_WORKBOOK, file) from None
    chosen = next((t for t in titles if wanted is None or key_of(t) == key_of(wanted)), None)
    if chosen is None:
        workbook.close()
        stream.close()
        raise unusable(codes.EXPORT_NO_SHEET, file, sheet=wanted, found=", ".join(titles)[:200])
    return chosen, _streamed(workbook, chosen, file, stream)


def _streamed(workbook: object, title: str, file: str, stream: BinaryIO) -> Iterator[tuple[int, tuple[object, ...]]]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sheet = workbook[title]  # type: ignore[index]
            sheet.reset_dimensions()
            for number, row in enumerate(sheet.iter_rows(), 1):
                yield number, tuple(_value(cell) for cell in row)
    except _BROKEN:
        raise unusable(codes.NOT_A_WORKBOOK, file) from None
    finally:
        workbook.close()  # type: ignore[attr-defined]
        stream.close()


def _examine(path: Path, file: str) -> None:
    with path.open("rb") as stream:
        head = stream.read(len(_OLE))
        if head == _OLE:
            locked = _ENCRYPTED in stream.read(10_000_000)
            raise unusable(codes.LOCKED_WORKBOOK if locked else codes.OLD_WORKBOOK, file)
    try:
        with ZipFile(path) as packed:
            parts = packed.infolist()
    except _BROKEN:
        raise unusable(codes.NOT_A_WORKBOOK, file) from None
    bomb = any(part.file_size > max(_LARGE_PART, part.compress_size * _MOST_PACKED) for part in parts)
    if bomb or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise unusable(codes.FILE_TOO_LARGE, file, limit=str(LARGEST_UNPACKED // 1_000_000))


def _table(sheet: object, kind: str, file: str) -> Table:
    header: tuple[str, ...] = ()
    header_row = 0
    rows: list[tuple[int, tuple[object, ...]]] = []
    sheet.reset_dimensions()  # type: ignore[attr-defined]
    for number, row in enumerate(sheet.iter_rows(), 1):  # type: ignore[attr-defined]
        cells = tuple(_value(cell) for cell in row)
        if all(map(is_empty, cells)):
            continue
        if not header:
            header, header_row = tuple("" if c is None else str(c) for c in cells), number
            while header and not header[-1].strip():
                header = header[:-1]
        else:
            rows.append((number, cells))
    return Table(kind, file, sheet.title, header, header_row, tuple(rows))  # type: ignore[attr-defined]


def _value(cell: object) -> object:
    value = cell.value  # type: ignore[attr-defined]
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in cell.number_format:  # type: ignore[attr-defined]
        # A share is not a count: people see `30 %` where the file holds 0.3.
        return f"{format(value * 100, '.15g')} %"
    return value
