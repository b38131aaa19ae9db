"""Room `columnar`: the registers that were given with a set of data → tables that queries can look into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

from ..checking.schema import Field, Kind, Schema, Value, Values
from ..data.duck import Connection, quoted
from ..data.registers import Registers
from .relations import Relation, Stored

_KEY, _ROW = "k_", "r_"
_MOST_AT_ONCE = 100_000
_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.CODE: "VARCHAR",
    Kind.YES_NO: "BOOLEAN",
    Kind.DAY: "DATE",
    Kind.MOMENT: "TIMESTAMP WITH TIME ZONE",
}
_LARGEST = 10**18


def register_tables(registers: Registers | None, schema: Schema, connection: Connection) -> dict[int, Relation]:
    """A table for each register whose entries are known, by its place among the facts of a proposal.

    One with a number that is too large or too fine for a table is left out, and with it the rules that read it.
    """
    found = {}
    for place, declared in enumerate(schema.proposal.fields):
        entries = registers.entries_of(declared.name) if registers is not None and declared.register else None
        if entries is not None:
            table = _table(f"register{place}_", entries, schema.records[declared.type.of or ""].fields, connection)
            if table is not None:
                found[place] = table
    return found


def _table(name: str, entries: Sequence[Values], fields: Sequence[Field], connection: Connection) -> Relation | None:
    columns = {f.name: [entry[i] for entry in entries] for i, f in enumerate(fields) if f.type.kind is not Kind.LIST}
    types = {f.name: _type(f.type.kind, columns[f.name]) for f in fields if f.name in columns}
    if any(type is None for type in types.values()):
        return None
    own = _apart({column.casefold() for column in columns})
    declared = ", ".join(f"{quoted(column)} {type}" for column, type in types.items())
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {name} ({', '.join(f'{quoted(c)} VARCHAR' for c in own)}, {declared})"
    )
    taken = ", ".join(f"unnest(?::VARCHAR[])::{type}" for type in types.values())
    for start in range(0, len(entries) if columns else 0, _MOST_AT_ONCE):
        told = [list(map(written, each[start : start + _MOST_AT_ONCE])) for each in columns.values()]
        connection.execute(f"INSERT INTO {name} SELECT NULL, NULL, {taken}", told)
    stored = {
        column: Stored(column, str(types[column]), any(v is None for v in each)) for column, each in columns.items()
    }
    return Relation(name, Stored(own[0], "VARCHAR"), quoted(own[1]), stored)


def _apart(taken: set[str]) -> tuple[str, str]:
    """Names for the key and the number of a row, neither of which an entry has."""
    underlines = ""
    while {_KEY + underlines, _ROW + underlines} & taken:
        underlines += "_"
    return _KEY + underlines, _ROW + underlines


def _type(kind: Kind, values: Sequence[Value]) -> str | None:
    if kind not in (Kind.NUMBER, Kind.MONEY):
        return _TYPES[kind]
    numbers = [Decimal(v) for v in values if isinstance(v, (int, Decimal))]
    if any(abs(number) >= _LARGEST for number in numbers):
        return None
    places = max((-int(number.normalize().as_tuple().exponent) for number in numbers), default=0)
    return "BIGINT" if places <= 0 else "DECIMAL(28,10)" if places <= 10 else None


def written(value: Value) -> str | None:
    """A value as a text from which the database reads it again."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)
