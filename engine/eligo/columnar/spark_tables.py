"""Room `columnar`: data frames of Apache Spark as tables that queries can scan, and as cells for the law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self, TypeAlias
from uuid import uuid4

from ..checking.schema import Field, Kind, Record, Schema
from ..data.duck import quoted as duck_quoted
from ..data.prepare import Unknown
from ..data.tables import LINK, ROOT, Table, places
from .relations import Relation, Stored
from .spark_dialect import in_spark, quoted, text
from .spark_law import Heading, Sheet

Frame: TypeAlias = Any
"""A data frame of Spark; that of a remote session is of another class than that of a local one."""
Session: TypeAlias = Any

NUMBER = "#row"
"""The column with the number of a row, where a frame has one; no field can be called so."""
_OWN = {True: frozenset({"row", "file"}), False: frozenset({"position"})}
"""What tables that Eligo wrote say of each row of proposals, and of each element."""
_SETTINGS = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "false",
    "spark.sql.decimalOperations.allowPrecisionLoss": "false",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.variable.substitute": "false",
}
"""What decides on the meaning of a query; it is fixed when the query is made, and then given back to its owner."""
_TYPES = {
    "string": "VARCHAR",
    "boolean": "BOOLEAN",
    "tinyint": "TINYINT",
    "smallint": "SMALLINT",
    "int": "INTEGER",
    "bigint": "BIGINT",
    "float": "DOUBLE",
    "double": "DOUBLE",
    "date": "DATE",
    "timestamp": "TIMESTAMP WITH TIME ZONE",
    "timestamp_ntz": "TIMESTAMP",
}
_AS_THEY_ARE = frozenset({"string", "boolean", "tinyint", "smallint", "int", "bigint", "double", "binary"})


@contextmanager
def settled(session: Session) -> Iterator[None]:
    """The settings under which our queries mean what they say."""
    before = {name: session.conf.get(name, None) for name in _SETTINGS}
    try:
        for name, value in _SETTINGS.items():
            session.conf.set(name, value)
        yield
    finally:
        for name, kept in before.items():
            if kept is None:
                session.conf.unset(name)
            else:
                session.conf.set(name, kept)


class Views:
    """Names for data frames in queries; gone with the work, while frames made from them stay."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._mark = f"eligo_{uuid4().hex}"
        self._names: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *wrong: object) -> None:
        for name in self._names:
            self._session.catalog.dropTempView(name)

    def named(self, frame: Frame) -> str:
        """A name for the frame."""
        name = f"{self._mark}_{len(self._names)}"
        frame.createOrReplaceTempView(name)
        self._names.append(name)
        return name

    def asked(self, query: str) -> Frame:
        """What a query of ours comes to; raises `NotCompiled`."""
        return self._session.sql(in_spark(query))


@dataclass(frozen=True, slots=True)
class Scanned:
    """A table: how queries scan it, and the cells of its rows with their group `g`, their number `r` and the key."""

    relation: Relation
    sheet: Sheet
    cells: Frame


def scanned(
    kind: str, frame: Frame, name: str, schema: Schema, views: Views, unknown: Unknown, given: Sequence[str] = ()
) -> Scanned:
    """The frame as a table of its kind, as `name` people know it; raises `DataError` where its columns do not fit.

    `given` are further columns of the frame that say whether a list is known.
    """
    from pyspark.sql import functions

    types = {field.name: field.dataType.simpleString() for field in frame.schema.fields}
    record = schema.proposal if kind == ROOT else schema.records[_listed(schema, kind).type.of or ""]
    own = set(types) >= _OWN[kind == ROOT] and not any(_kind(record, name) for name in _OWN[kind == ROOT])
    marks = (*given, *(n for n in types if own and n.endswith(".given")))
    apart = {NUMBER, *marks, *(_OWN[kind == ROOT] if own else ()), *(n for n in types if own and n.endswith(".zone"))}
    header = tuple(n for n in types if n not in apart)
    found = places(Table(kind, name, None, header, 1, ()), schema, unknown)
    headings: list[Heading] = []
    columns, cells, fields = [], [], {}
    for place, (field, at) in enumerate(found.items()):
        type = types[header[at]]
        moment = own and type == "timestamp_ntz" and _kind(record, field) is Kind.MOMENT
        columns.append(functions.expr(_scan(quoted(header[at]), type, moment)).alias(f"c{place}"))
        told = "timestamp" if moment else type
        headings.append(Heading(header[at], _SORTS.get(told, "value")))
        cells.append(functions.expr(_told(f"c{place}", told)).alias(f"c{place}"))
        fields[field] = Stored(f"c{place}", _stored("timestamp" if moment else type))
    for mark in marks:
        columns.append(functions.col(quoted(mark)).alias(mark))
        cells.append(functions.col(quoted(mark)).alias(f"given{len(headings)}"))
        headings.append(Heading(mark))
    numbered = NUMBER in types
    number = functions.col(quoted(NUMBER)) if numbered else functions.monotonically_increasing_id()
    scan = frame.select(number.alias("r"), *columns)
    named = fields["id" if kind == ROOT else LINK]
    key = Stored("key_", named.type)
    scan = scan.withColumn(key.name, functions.expr(_bare(named.name) if named.type == "VARCHAR" else named.name))
    group = f"CASE WHEN {key.name} IS NULL THEN concat('n', r) ELSE concat('k', CAST({key.name} AS STRING)) END"
    listed = scan.select(functions.expr(group).alias("g"), functions.struct(functions.col("r"), *cells).alias("cells"))
    relation = Relation(
        views.named(scan), key, "r", fields, utc=own,
        given={mark.removesuffix(".given"): mark for mark in marks} if kind == ROOT else None,
    )  # fmt: skip
    return Scanned(relation, Sheet(kind, name, tuple(headings), numbered, tuple(marks)), listed)


_BLANK = "".join(
    f"\\u{n:04x}"
    for n in (*range(9, 14), *range(28, 33), 133, 160, 5760, *range(8192, 8203), 8232, 8233, 8239, 8287, 12288)
)
"""What Python takes for space around a text."""


def _bare(column: str) -> str:
    """The name of a proposal as it is read: without the space around it, and none where there is nothing else."""
    usual = f"left({column}, 1) BETWEEN '!' AND '~' AND right({column}, 1) BETWEEN '!' AND '~'"
    around = text(f"^[{_BLANK}]+|[{_BLANK}]+$")
    return f"CASE WHEN {usual} THEN {column} ELSE nullif(regexp_replace({column}, {around}, ''), '') END"


_SORTS = {"timestamp": "moment", "date": "day", "timestamp_ntz": "clock"}


def _scan(column: str, type: str, moment: bool) -> str:
    if type == "float":
        # The shortest number that the short float stands for, not all the digits of the long one.
        return f"CAST(CAST({column} AS STRING) AS DOUBLE)"
    # The session speaks of moments in UTC while the query is made.
    return f"CAST({column} AS TIMESTAMP)" if moment else column


def _told(column: str, type: str) -> str:
    """The column in a type that Python knows: days beyond its calendar are told as they are written."""
    if type == "timestamp":
        return f"unix_micros({column})"
    if type in _AS_THEY_ARE or type == "float" or type.startswith("decimal"):
        return column
    return f"CAST({column} AS STRING)"


def _stored(type: str) -> str:
    if type.startswith("decimal("):
        return "DECIMAL" + type.removeprefix("decimal")
    return _TYPES.get(type, "OTHER")


def _kind(record: Record, name: str) -> Kind | None:
    return next((field.type.kind for field in record.fields if field.name == name), None)


def _listed(schema: Schema, kind: str) -> Field:
    return next(f for f in schema.proposal.fields if f.name == kind)


def with_text_keys(tables: Mapping[str, Scanned]) -> dict[str, Relation]:
    """How queries scan the tables; keys of several types are compared as texts."""
    relations = {kind: table.relation for kind, table in tables.items()}
    if len({relation.key.type for relation in relations.values()}) == 1:
        return relations
    found = {}
    for kind, relation in relations.items():
        name = duck_quoted(relation.key.name)
        scan = f"(SELECT * EXCLUDE ({name}), CAST({name} AS VARCHAR) AS {name} FROM {relation.scan})"
        key = Stored(relation.key.name, "VARCHAR")
        own = {field: key if stored.name == key.name else stored for field, stored in relation.fields.items()}
        found[kind] = Relation(scan, key, relation.row, own, utc=relation.utc, given=relation.given)
    return found


def nested(frame: Frame, schema: Schema, lists: Mapping[str, Frame]) -> tuple[Frame, dict[str, Frame], tuple[str, ...]]:
    """The frame without lists that stand in its rows, those as frames of their own, and the marks of what is known."""
    from pyspark.sql import functions

    found: dict[str, Frame] = {}
    marks: list[str] = []
    types = {field.name: field.dataType for field in frame.schema.fields}
    for field in schema.proposal.fields:
        name = field.name
        if field.type.kind is not Kind.LIST or field.register or name in lists or name not in types:
            continue
        if types[name].simpleString().startswith("array<struct<"):
            opened = frame.select(
                functions.col("id").alias(LINK), functions.posexplode(functions.col(quoted(name))).alias(NUMBER, "e")
            )
            inner = types[name].elementType.fieldNames()
            found[name] = opened.select(LINK, NUMBER, *(functions.col(f"e.{quoted(n)}").alias(n) for n in inner))
            frame = frame.withColumn(f"{name}.given", functions.col(quoted(name)).isNotNull()).drop(name)
            marks.append(f"{name}.given")
    return frame, found, tuple(marks)
