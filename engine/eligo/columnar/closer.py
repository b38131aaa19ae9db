"""Room `columnar`: proposals that queries do not decide, read from the tables as Python values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from ..checking.schema import Field, Kind, Record, Schema, Value, Values
from ..data import codes
from ..data.duck import Connection, quoted
from ..data.duck import text as quoted_text
from ..data.parquet_files import told_as, value_of
from ..data.prepare import Unknown
from ..data.records import Proposal, Rejected, reason
from ..data.tables import LINK, ROOT, Table, assemble
from .data_sets import ROW, DataSet, Source

_AT_ONCE = 2_000


def looked_at(
    data: DataSet, connection: Connection, aside: str, *, at_once: int = _AT_ONCE
) -> Iterator[tuple[int | None, Proposal | Rejected]]:
    """The proposals of a table of row numbers (`r`) and keys (`k`), or why they are rejected, in order."""
    keys = connection.execute(f"SELECT r, k FROM {aside} ORDER BY r NULLS LAST, k").fetchall()
    # Rows without a proposal may belong to any that is looked at.
    size = len(keys) if any(r is None for r, _ in keys) else at_once
    for start in range(0, len(keys), max(1, size)):
        several = keys[start : start + size]
        yield from (_clean(data, connection, several) if data.clean else _raw(data, connection, several))


def rows_of(
    source: Source, connection: Connection, where: str, values: Sequence[object]
) -> tuple[list[str], list[list[object]]]:
    """The columns of a table, and those of its rows that meet a condition, each after its number.

    The condition finds the values in a table `looked_`.
    """
    columns = [*dict.fromkeys(source.types)]
    told = [told_as(quoted(name), source.types[name]) for name in columns]
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE looked_ AS SELECT unnest($1::VARCHAR[]) AS v", [list(map(str, values))]
    )
    query = f"SELECT {ROW}, {', '.join(told)} FROM {source.scan} WHERE {where} ORDER BY {ROW}"
    rows = [
        [row[0], *(value_of(cell, source.types[n]) for cell, n in zip(row[1:], columns, strict=True))]
        for row in connection.execute(query).fetchall()
    ]
    return columns, rows


# ── tables as somebody made them: read as those of a workbook ─────────────────────────────


def _raw(
    data: DataSet, connection: Connection, keys: Sequence[tuple[int | None, object]]
) -> Iterator[tuple[int | None, Proposal | Rejected]]:
    unknown: Unknown = {}
    tables: list[Table] = []
    numbers = [r for r, _ in keys if r is not None]
    known = [str(k) for _, k in keys if k is not None]
    near = f"{ROW} BETWEEN {min(numbers)} AND {max(numbers)}" if numbers else "FALSE"
    for kind, source in data.sources.items():
        if kind == ROOT:
            where, values = f"{near} AND {ROW} IN (SELECT v::BIGINT FROM looked_)", [str(number) for number in numbers]
        else:
            where, values = f"CAST({quoted(source.key())} AS VARCHAR) IN (SELECT v FROM looked_)", known
            where = f"{_between(source, known)}{where}"
            if any(r is None and k is None for r, k in keys):
                where = f"({where} OR {quoted(source.key())} IS NULL)"
        columns, rows = rows_of(source, connection, where, values)
        tables.append(
            Table(
                kind,
                source.file,
                source.sheet,
                tuple(columns),
                1,
                tuple((int(str(row[0])) + 1, tuple(row[1:])) for row in rows),
            )
        )
    joined, lost = assemble([tables], data.schema, unknown)
    unsaid = _unsaid(tables)
    by_row: dict[int, Proposal | Rejected] = {}
    for outcome in joined[0]:
        if isinstance(outcome, Proposal) and unsaid:
            outcome = _without(outcome, unsaid, data.schema)
        if isinstance(outcome, Proposal) and data.registers:
            outcome = data.registers.filled(outcome)
        by_row[(outcome.row or 1) - 1] = outcome
    for number in numbers:
        if number in by_row:
            yield number, by_row[number]
    yield from ((None, outcome) for outcome in lost)


def _unsaid(tables: Sequence[Table]) -> dict[str, set[int]]:
    """The lists that are not known although a table of their rows is there, each with its rows of proposals."""
    return {
        heading.removesuffix(".given"): {number for number, cells in table.rows if cells[place] is False}
        for table in tables
        if table.kind == ROOT
        for place, heading in enumerate(table.header)
        if heading.endswith(".given")
    }


def _without(proposal: Proposal, unsaid: Mapping[str, set[int]], schema: Schema) -> Proposal | Rejected:
    values = list(proposal.values)
    reasons = []
    for place, field in enumerate(schema.proposal.fields):
        if field.name in unsaid and proposal.row in unsaid[field.name]:
            values[place] = None
            if field.required:
                reasons.append(reason(codes.REQUIRED, proposal.file, proposal.row, field.name, None))
    if reasons:
        return Rejected(proposal.id, proposal.file, proposal.row, tuple(reasons))
    return replace(proposal, values=tuple(values))


def _between(source: Source, keys: Sequence[str]) -> str:
    """The bounds of keys that are texts: files are read no further than there."""
    if not keys or source.types[source.key()] != "VARCHAR":
        return ""
    return f"{quoted(source.key())} BETWEEN {quoted_text(min(keys))} AND {quoted_text(max(keys))} AND "


# ── tables of our own: the values stand there as they were read ───────────────────────────


def _clean(
    data: DataSet, connection: Connection, keys: Sequence[tuple[int | None, object]]
) -> Iterator[tuple[int | None, Proposal | Rejected]]:
    numbers = [r for r, _ in keys if r is not None]
    root = data.sources[ROOT]
    near = f"{ROW} BETWEEN {min(numbers)} AND {max(numbers)}" if numbers else "FALSE"
    columns, rows = rows_of(root, connection, f"{near} AND {ROW} IN (SELECT v::BIGINT FROM looked_)", numbers)
    ids = [str(row[1 + columns.index("id")]) for row in rows]
    lists: dict[str, dict[str, list[Values]]] = {}
    for field in data.schema.proposal.fields:
        if field.type.kind is not Kind.LIST or field.name not in data.sources:
            continue
        record = data.schema.records[field.type.of or ""]
        source = data.sources[field.name]
        where = f"{_between(source, ids)}{quoted(LINK)} IN (SELECT v FROM looked_)"
        names, elements = rows_of(source, connection, where, ids)
        found = lists.setdefault(field.name, {})
        for row in elements:
            cells = dict(zip(names, row[1:], strict=True))
            found.setdefault(str(cells[LINK]), []).append(_values(record, cells))
    for row, name in zip(rows, ids, strict=True):
        cells = dict(zip(columns, row[1:], strict=True))
        values = list(_values(data.schema.proposal, cells))
        for place, field in enumerate(data.schema.proposal.fields):
            if field.name == "id":
                values[place] = name
            elif (
                field.type.kind is Kind.LIST
                and field.name in data.sources
                and cells.get(f"{field.name}.given") is not False
            ):
                values[place] = tuple(lists[field.name].get(name, ()))
        file = data.files[int(str(cells["file"]))] if data.files and "file" in cells else root.file
        stands = int(str(cells["row"])) if "row" in cells else int(str(row[0])) + 1
        proposal = Proposal(name, tuple(values), file, stands)
        yield int(str(row[0])), data.registers.filled(proposal) if data.registers else proposal


def _values(record: Record, cells: dict[str, object]) -> Values:
    return tuple(_field(field, cells) for field in record.fields)


def _field(field: Field, cells: dict[str, object]) -> Value:
    value = cells.get(field.name)
    if field.type.kind is Kind.MOMENT and isinstance(value, datetime):
        zone = cells.get(f"{field.name}.zone")
        return value.replace(tzinfo=UTC).astimezone(_offset(zone) if isinstance(zone, str) else UTC)
    if field.type.kind in (Kind.NUMBER, Kind.MONEY) and value is not None:
        exact = Decimal(str(value))
        return int(exact) if exact == exact.to_integral_value() else exact.normalize()
    return value if field.type.kind is not Kind.LIST else None  # type: ignore[return-value]


def _offset(zone: str) -> timezone:
    hours, minutes, *seconds = (int(part) for part in zone[1:].split(":"))
    offset = timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))
    return timezone(-offset if zone[:1] == "-" else offset)
