"""Room `columnar`: the tables of a set of data as queries can scan them, and how their columns are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..checking.schema import Field, Kind, Record, Schema
from ..data.duck import quoted
from .amounts import Known_
from .decoding import Decoded, decoded
from .masks import Column


@dataclass(frozen=True, slots=True)
class Stored:
    """A column of a table: its name there, the type that DuckDB gives it, and whether it may be missing."""

    name: str
    type: str
    nullable: bool = True


@dataclass(frozen=True, slots=True)
class Relation:
    """A table that can be scanned: what stands behind FROM, the key column, the number of a row, and the fields.

    With `utc`, moments stand without a zone and mean UTC. `given` is the column that says whether a list is known.
    """

    scan: str
    key: Stored
    row: str
    fields: Mapping[str, Stored]
    utc: bool = False
    given: Mapping[str, str] | None = None
    sorted: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A field of a record as it stands in a table, or nowhere."""

    field: Field
    index: int
    stored: str
    decoded: Decoded
    nullable: bool

    @property
    def known(self) -> Known_:
        """How conditions read it."""
        return Known_(self.decoded.value, self.nullable, self.decoded.digits, self.decoded.scale)

    @property
    def column(self) -> Column:
        """How the tests of a list read it."""
        how = self.decoded
        return Column(self.field, self.index, self.stored, how.value, self.nullable, how.plain, how.digits, how.scale)


def fields_of(relation: Relation, record: Record, schema: Schema, prefix: str) -> dict[int, Read]:
    """The fields of a record that are no lists, by position; columns are named by `prefix` and position."""
    found: dict[int, Read] = {}
    for index, field in enumerate(record.fields):
        if field.type.kind is Kind.LIST:
            continue
        stored = relation.fields.get(field.name)
        name = f"{prefix}{index}"
        if stored is None:
            plain = "FALSE" if field.required and field.name != "id" else "TRUE"
            found[index] = Read(field, index, "NULL", Decoded(f"NULL::{_TYPES[field.type.kind]}", plain), True)
            continue
        how = decoded(name, stored.type, field, schema, utc=relation.utc)
        found[index] = Read(field, index, name, how, stored.nullable and not field.required)
    return found


_TYPES = {
    Kind.TEXT: "VARCHAR",
    Kind.CODE: "VARCHAR",
    Kind.YES_NO: "BOOLEAN",
    Kind.NUMBER: "BIGINT",
    Kind.MONEY: "BIGINT",
    Kind.DAY: "DATE",
    Kind.MOMENT: "BIGINT",
}


def source_of(relation: Relation, reads: Mapping[int, Read], where: str = "") -> str:
    """A query over the table that names the columns as conditions know them; `k` is the key, `r` the row."""
    columns = [f"{quoted(relation.key.name)} AS k", f"{relation.row} AS r"]
    columns += [
        f"{quoted(relation.fields[read.field.name].name)} AS {read.stored}"
        for read in reads.values()
        if read.stored != "NULL"
    ]
    return f"SELECT {', '.join(columns)} FROM {relation.scan}{where}"
