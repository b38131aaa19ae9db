"""Room `data`: rows of a database → a Parquet file, in bounded memory; the types are those of the values."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

from ..checking.schema import Kind
from . import codes
from .databases import readable
from .records import unusable
from .spellings import spelled_number

Rows: TypeAlias = Iterator[tuple[Sequence[int], Sequence[Sequence[object]]]]
"""Many rows at a time: their numbers, and their cells column by column."""

ROW = "#row"
"""The column with the number of the row; no field can be called so."""
AT_ONCE = 20_000
"""How many rows are turned into columns at once."""
GROUP = 120_000
"""How many rows one group of the file holds: what is read by one worker at a time."""
EXTRA = "arrow"

_NUMBERS = (Kind.NUMBER, Kind.MONEY)


@dataclass(frozen=True, slots=True)
class _Shape:
    """What a column can hold: the types of the values, and which shape is tried when one does not fit."""

    name: str
    holds: frozenset[type]


_NONE = type(None)
_WHOLE = _Shape("whole", frozenset({int, _NONE}))
_SMALL = _Shape("small", frozenset({int, Decimal, _NONE}))
_LARGE = _Shape("large", frozenset({int, Decimal, _NONE}))
_BINARY = _Shape("binary", frozenset({int, float, _NONE}))
_TRUTH = _Shape("truth", frozenset({bool, _NONE}))
_DAY = _Shape("day", frozenset({date, _NONE}))
_MOMENT = _Shape("moment", frozenset({datetime, _NONE}))
_TOLD_DAY = _Shape("told day", frozenset({str, _NONE}))
_TOLD_MOMENT = _Shape("told moment", frozenset({str, _NONE}))
_PLAIN = _Shape("plain", frozenset({str, bytes, _NONE}))
_ANY = _Shape("any", frozenset())
_ORDER = (_TOLD_DAY, _TOLD_MOMENT, _TRUTH, _DAY, _MOMENT, _WHOLE, _SMALL, _LARGE, _BINARY, _PLAIN, _ANY)
_COUNTED = (_WHOLE, _SMALL, _LARGE, _BINARY)
_STRICT = (_TRUTH, _PLAIN)
"""The shapes of which the library itself refuses every value of another type."""
_EMPTY = {
    Kind.TEXT: _PLAIN,
    Kind.CODE: _PLAIN,
    Kind.NUMBER: _WHOLE,
    Kind.MONEY: _SMALL,
    Kind.YES_NO: _TRUTH,
    Kind.DAY: _DAY,
    Kind.MOMENT: _MOMENT,
}


class _Widened(Exception):
    """A column turned out to hold other values than those before it: the file begins again."""


class _NoText(Exception):
    """A column of texts holds bytes that are none, which no file of Parquet can say."""

    def __init__(self, place: int) -> None:
        super().__init__(place)
        self.place = place


def write_parquet(
    path: Path, columns: Mapping[str, Kind], told: Mapping[str, Kind], rows: Callable[[], Rows], file: str
) -> int:
    """Write the rows and say how many there are; `told` are the days and moments that come as text.

    Raises `DataError` where Arrow is missing, a text is none or the disk is full; OSError where nothing can be written.
    """
    try:
        import pyarrow
    except ImportError:
        raise unusable(codes.NO_LIBRARY, file, library="pyarrow", extra=EXTRA) from None
    shapes = [_TOLD_DAY if told.get(c) is Kind.DAY else _TOLD_MOMENT if c in told else None for c in columns]
    partial = path.with_name(f".{path.name}.partial")
    try:
        while True:
            try:
                count = _write(partial, columns, shapes, rows(), file)
                break
            except _Widened:
                continue
        os.replace(partial, path)
    except _NoText as wrong:
        raise unusable(codes.NO_TEXT, file, field=list(columns)[wrong.place]) from None
    except OSError as wrong:
        if wrong.errno in (errno.ENOSPC, errno.EDQUOT):
            raise unusable(codes.DISK_FULL, str(path.parent)) from None
        raise
    except pyarrow.ArrowInvalid as wrong:
        raise unusable(codes.DATABASE_ERROR, file, state=type(wrong).__name__) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    return count


def _write(path: Path, columns: Mapping[str, Kind], shapes: list[_Shape | None], rows: Rows, file: str) -> int:
    import pyarrow
    from pyarrow import parquet

    writer: Any = None
    kinds = list(columns.values())
    waiting: list[Any] = []
    count = held = 0

    def flush() -> None:
        nonlocal held
        if writer is not None and waiting:
            writer.write_table(pyarrow.Table.from_batches(waiting), row_group_size=GROUP)
        waiting.clear()
        held = 0

    def begin(schema: Any) -> Any:
        return parquet.ParquetWriter(path, schema, compression="snappy")

    try:
        for numbers, cells in rows:
            arrays = [
                _array(column, kind, shapes, place, begun=writer is not None, file=file)
                for place, (column, kind) in enumerate(zip(cells, kinds, strict=True))
            ]
            batch = pyarrow.RecordBatch.from_arrays(
                [pyarrow.array(numbers, pyarrow.int64()), *arrays], names=[ROW, *columns]
            )
            writer = writer or begin(batch.schema)
            waiting.append(batch)
            held += len(numbers)
            count += len(numbers)
            if held >= GROUP:
                flush()
        if writer is None:
            types = [_type(shape or _EMPTY[kind]) for shape, kind in zip(shapes, kinds, strict=True)]
            writer = begin(pyarrow.schema([(ROW, pyarrow.int64()), *zip(columns, types, strict=True)]))
        flush()
    finally:
        close = getattr(rows, "close", None)
        if close is not None:
            close()
        if writer is not None:
            writer.close()
    return count


def _array(
    cells: Sequence[object], kind: Kind, shapes: list[_Shape | None], place: int, *, begun: bool, file: str
) -> Any:
    """The column; one that needs another shape than the file was begun with makes it begin again."""
    import pyarrow

    shape = shapes[place] or _first(cells, kind)
    while True:
        shapes[place] = shape
        if shape is _ANY:
            try:
                return pyarrow.array([_written(cell, kind) for cell in cells], pyarrow.string())
            except UnicodeError:
                raise _NoText(place) from None
        try:
            if shape in _STRICT or (shape.holds.issuperset(map(type, cells)) and not _zoneless(shape, cells)):
                return _converted(cells, shape)
        except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError, OverflowError, UnicodeError):
            pass
        shape = _wider(shape, cells, kind)
        if begun:
            shapes[place] = shape
            raise _Widened


def _converted(cells: Sequence[object], shape: _Shape) -> Any:
    import pyarrow

    if shape in (_TOLD_DAY, _TOLD_MOMENT):
        return pyarrow.array(cells, pyarrow.string()).cast(_type(shape))
    return pyarrow.array(cells, _type(shape))


def _first(cells: Sequence[object], kind: Kind) -> _Shape:
    seen = set(map(type, cells)) - {_NONE}
    if not seen:
        return _EMPTY[kind]
    return next((shape for shape in _ORDER[2:] if seen <= shape.holds and _suits(shape, kind)), _ANY)


def _wider(shape: _Shape, cells: Sequence[object], kind: Kind) -> _Shape:
    seen = set(map(type, cells))
    further = _ORDER[_ORDER.index(shape) + 1 :]
    if shape in _COUNTED:
        return next((w for w in further if w in _COUNTED and seen <= w.holds and _suits(w, kind)), _ANY)
    return _PLAIN if shape in (_TOLD_DAY, _TOLD_MOMENT) else _ANY


def _suits(shape: _Shape, kind: Kind) -> bool:
    """Decimal numbers are an identifier or a truth only where they are whole, so they are told as text there."""
    return shape not in (_SMALL, _LARGE) or kind in _NUMBERS


def _zoneless(shape: _Shape, cells: Sequence[object]) -> bool:
    return shape is _MOMENT and any(isinstance(c, datetime) and c.utcoffset() is None for c in cells)


def _type(shape: _Shape) -> Any:
    import pyarrow

    return {
        "whole": pyarrow.int64(),
        "small": pyarrow.decimal128(18, 2),
        "large": pyarrow.decimal128(38, 20),
        "binary": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "day": pyarrow.date32(),
        "moment": pyarrow.timestamp("us", "UTC"),
        "told day": pyarrow.date32(),
        "told moment": pyarrow.timestamp("us", "UTC"),
    }.get(shape.name, pyarrow.string())


def _written(cell: object, kind: Kind) -> str | None:
    """A value among others of another type, as a text that is read as the value is."""
    match readable(cell):
        case None:
            return None
        case str() as text:
            return text if kind is Kind.TEXT else text.encode("utf-8", "replace").decode("utf-8")
        case bool() as truth:
            return json.dumps(truth)
        case int() | float() | Decimal() as number:
            return spelled_number(number, kind in _NUMBERS)
        case date() as day:
            return day.isoformat()
        case bytes() as raw if kind is Kind.TEXT:
            return raw.decode("utf-8")
        case bytes() as raw:
            return raw.hex(" ")
        case other:
            return str(other)
