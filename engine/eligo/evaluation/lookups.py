"""Room `evaluation`: looking a value up in a table when its key may not be known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Context, Decimal
from functools import cmp_to_key, reduce
from itertools import pairwise, product
from math import prod
from typing import TypeAlias, assert_never

from ..checking.policy import Lookup, Range, Scalar, Table
from ..checking.schema import Schema, Type
from ..checking.truth import Truth
from .quantities import Options, Quantity, anything, compare, exactly, hull, less
from .verdict import Bound, Interval

_MOST_KEYS = 4096
_LONG = 32
_MOST_INDEXED = 64
_DAY = timedelta(days=1)
_EXACT = Context(prec=2000, traps=[])
Row: TypeAlias = tuple[Scalar | Range, ...]
_INDEXED: dict[int, tuple[Table, dict[Row, Row], list[Row]]] = {}
"""Rows by their exact keys, and the rows with ranges, of long tables."""


def looked_up(lookup: Lookup, keys: tuple[Quantity, ...], schema: Schema) -> Quantity:
    """The value in the row for the keys, or the hull of those in the rows that can be meant."""
    no_row, empty = reduce(Truth.__or__, (k.no_row for k in keys)), reduce(Truth.__or__, (k.empty for k in keys))
    if no_row is Truth.TRUE or empty is Truth.TRUE:
        return Quantity(anything(lookup.type, schema), no_row, empty)
    found = []
    for row in _rows_for(lookup.table, keys):
        meant = reduce(
            Truth.__and__, (_is_key(key, row[i], lookup.table.columns[i].type) for i, key in enumerate(keys))
        )
        if meant is Truth.TRUE:
            return replace(_exact(row, lookup.column, lookup.type), no_row=no_row, empty=empty)
        if meant is Truth.UNKNOWN:
            found.append(_exact(row, lookup.column, lookup.type).shape)
    if not found:
        return Quantity(anything(lookup.type, schema), Truth.TRUE, empty)
    return Quantity(hull(found), no_row if _has_every_row(lookup, keys) else Truth.UNKNOWN, empty)


def _rows_for(table: Table, keys: tuple[Quantity, ...]) -> Sequence[Row]:
    """The rows that the keys can mean: of a long table and known keys, not all of them."""
    if len(table.rows) <= _LONG:
        return table.rows
    known = tuple(_single(key) for key in keys)
    if None in known:
        return table.rows
    kept = _INDEXED.get(id(table))
    if kept is None or kept[0] is not table:
        while len(_INDEXED) >= _MOST_INDEXED:
            _INDEXED.pop(next(iter(_INDEXED)), None)
        exact: dict[Row, Row] = {}
        ranged: list[Row] = []
        for row in table.rows:
            if any(isinstance(cell, Range) for cell in row[: len(keys)]):
                ranged.append(row)
            else:
                exact.setdefault(row[: len(keys)], row)
        kept = _INDEXED[id(table)] = (table, exact, ranged)
    found = kept[1].get(known)  # type: ignore[arg-type]
    return kept[2] if found is None else (found, *kept[2])


def _single(key: Quantity) -> Scalar | None:
    values = _values_of(key)
    return next(iter(values)) if values is not None and len(values) == 1 else None


def _is_key(key: Quantity, value: Scalar | Range, type: Type) -> Truth:
    plain = replace(key, no_row=Truth.FALSE, empty=Truth.FALSE)
    if not isinstance(value, Range):
        return compare("=", plain, exactly(value, type), without_row=False)
    above = below = Truth.TRUE
    if value.low is not None:
        above = compare(">" if value.low_open else ">=", plain, exactly(value.low, type), without_row=False)
    if value.high is not None:
        below = compare("<" if value.high_open else "<=", plain, exactly(value.high, type), without_row=False)
    return above & below


def _exact(row: Row, column: int, type: Type) -> Quantity:
    value = row[column]
    assert not isinstance(value, Range), "only keys are ranges"
    return exactly(value, type)


def _has_every_row(lookup: Lookup, keys: tuple[Quantity, ...]) -> bool:
    ranges = [_standing_for(key, [row[i] for row in lookup.table.rows]) for i, key in enumerate(keys)]
    if any(values is None for values in ranges) or prod(len(values or ()) for values in ranges) > _MOST_KEYS:
        return False
    rows = {row[: lookup.table.keys] for row in lookup.table.rows}
    return all(
        combination in rows or _in_ranges(lookup, combination)
        for combination in product(*(values or () for values in ranges))
    )


def _standing_for(key: Quantity, cells: Sequence[Scalar | Range]) -> frozenset[Scalar] | None:
    """Values of a key such that any other means the same row as one of them: the ends of the cells, and a value in
    each gap between two; None where they cannot be named."""
    match key.shape:
        case Options(values):
            return values
        case Interval(low, high):
            ends = {end for cell in cells for end in _ends(cell) if not (less(end, low) or less(high, end))}
            marks = [end for end in sorted({*ends, low, high}, key=cmp_to_key(_order)) if end is not None]
            gaps = pairwise([*([None] if low is None else []), *marks, *([None] if high is None else [])])
            inside = (between(before, after, whole=key.whole) for before, after in gaps)
            return frozenset((*marks, *(value for value in inside if value is not None))) if marks else None
        case _:
            assert_never(key.shape)


def _ends(cell: Scalar | Range) -> Iterator[Bound]:
    for end in (cell.low, cell.high) if isinstance(cell, Range) else (cell,):
        if not isinstance(end, (str, bool)) and end is not None:
            yield end


def _order(left: Bound, right: Bound) -> int:
    return less(right, left) - less(left, right)


def between(before: Bound, after: Bound, *, whole: bool = False) -> Bound:
    """A value between two, or beyond one where the other is without end; None where there is none."""
    try:
        match before, after:
            case (datetime() as first, datetime() as second):
                return first + (second - first) / 2
            case (date() as first, date() as second):
                return first + _DAY if first + _DAY < second else None
            case (date() as first, None):
                return first + _DAY
            case (None, date() as second):
                return second - _DAY
            case (int() | Decimal() as low, int() | Decimal() as high):
                middle = _EXACT.divide(_EXACT.add(low, high), 2)
                return middle if not whole else int(low) + 1 if int(low) + 1 < high else None
            case (int() | Decimal() as low, None):
                return low + 1
            case (None, int() | Decimal() as high):
                return high - 1
            case _:
                return None
    except OverflowError:
        # The calendar ends there.
        return None


def _in_ranges(lookup: Lookup, combination: tuple[Scalar, ...]) -> bool:
    types = [column.type for column in lookup.table.columns]
    keys = [exactly(value, types[i]) for i, value in enumerate(combination)]
    return any(
        all(_is_key(key, row[i], types[i]) is Truth.TRUE for i, key in enumerate(keys))
        for row in lookup.table.rows
        if any(isinstance(cell, Range) for cell in row)
    )


def _values_of(key: Quantity) -> frozenset[Scalar] | None:
    match key.shape:
        case Options(values):
            return values
        case Interval(low, high):
            return frozenset((low,)) if low is not None and low == high else None
        case _:
            assert_never(key.shape)
