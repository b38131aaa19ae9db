"""Room `data`: tables of proposals and of their partners → proposals, joined by `proposal_id`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from ..checking.schema import Field, Kind, Record, Schema, Values
from ..text.diagnostics import Code
from ..text.nearest import folded
from . import codes
from .prepare import Unknown, note_unknown
from .records import Proposal, Reason, Rejected, reason, unusable
from .scalars import Convert, Refused
from .spellings import cell_converter, cell_identifier, is_empty

Outcome: TypeAlias = Proposal | Rejected
Rows: TypeAlias = tuple[tuple[int, tuple[object, ...]], ...]

ROOT = ""
"""The kind of the table of proposals; other kinds are the names of list fields."""

LINK = "proposal_id"
LONGEST_SHEET = 31
"""How many characters the name of a sheet may have in Excel."""
_ROOT_NAMES = ("proposal", "proposals", "návrh", "návrhy")
_LINK_NAMES = (LINK, "id_návrhu", "návrh_id", "návrh", "proposal")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in a file: its kind, the header, and the rows with their numbers.

    `absent` names lists that are not known, each with the number of the row of its proposal.
    """

    kind: str
    file: str
    sheet: str | None
    header: tuple[str, ...]
    header_row: int
    rows: Rows
    absent: frozenset[tuple[str, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    heading: str
    field: Field
    convert: Convert


@dataclass(frozen=True, slots=True)
class _Row:
    id: str | None
    values: Values
    file: str
    row: int
    reasons: tuple[Reason, ...]


@dataclass(slots=True)
class _Children:
    """The rows of the tables of one list field, by proposal."""

    rows: dict[str, list[_Row]] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


def key_of(name: str) -> str:
    """What spellings of the same heading share."""
    return "".join(c for c in folded(name) if c.isalnum())


def kinds_by_key(schema: Schema) -> dict[str, str]:
    """The kind of table by the key of its name: the file or sheet that holds it."""
    root = schema.proposal
    forms = [form for several in root.noun.forms.values() for form in several] if root.noun else []
    known = {key_of(name): ROOT for name in (*_ROOT_NAMES, *forms, root.name, root.alias or "") if name}
    for listed in root.fields:
        if listed.type.kind is Kind.LIST:
            names = (listed.name[:LONGEST_SHEET], listed.name, listed.alias, *listed.label.values())
            known |= {key_of(name): listed.name for name in names if name}
    return known


def looks_like_header(schema: Schema, kind: str, cells: Iterable[str]) -> int:
    """How many of the cells are headings that this kind of table knows."""
    known = _headings(schema, kind)
    return sum(key_of(cell) in known for cell in cells)


def assemble(
    containers: Sequence[Sequence[Table]], schema: Schema, unknown: Unknown
) -> tuple[list[list[Outcome]], list[Rejected]]:
    """The proposals of each container, and the rows that belong to no proposal at all."""
    lists = [f.name for f in schema.proposal.fields if f.type.kind is Kind.LIST and not f.register]
    children = {name: _Children() for name in lists}
    strays: list[Rejected] = []
    for table in (t for container in containers for t in container if t.kind != ROOT):
        for row in _rows(table, schema, unknown):
            if row.id is None:
                strays.append(Rejected(None, row.file, row.row, row.reasons))
            else:
                children[table.kind].rows.setdefault(row.id, []).append(row)
    alone = {t.kind for c in containers if not any(t.kind == ROOT for t in c) for t in c}
    found: list[list[Outcome]] = []
    for container in containers:
        given = alone | {t.kind for t in container}
        found.append(
            [
                _joined(row, schema, children, given, table.absent)
                for table in container
                if table.kind == ROOT
                for row in _rows(table, schema, unknown)
            ]
        )
    return found, [*_orphans(children), *strays]


def _joined(
    row: _Row,
    schema: Schema,
    children: Mapping[str, _Children],
    given: set[str],
    absent: frozenset[tuple[str, int]],
) -> Outcome:
    reasons = list(row.reasons)
    values = list(row.values)
    for i, declared in enumerate(schema.proposal.fields):
        if declared.type.kind is not Kind.LIST or declared.register:
            continue
        known = children[declared.name]
        mine = known.rows.get(row.id, []) if row.id is not None else []
        if row.id is not None:
            known.taken.add(row.id)
        reasons.extend(r for child in mine for r in child.reasons)
        is_given = declared.name in given and (declared.name, row.row) not in absent
        values[i] = tuple(child.values for child in mine) if mine or is_given else None
        if values[i] is None and declared.required:
            reasons.append(reason(codes.REQUIRED, row.file, row.row, declared.name, None))
    if row.id is None or reasons:
        return Rejected(row.id, row.file, row.row, tuple(reasons))
    return Proposal(row.id, tuple(values), row.file, row.row)


def _orphans(children: Mapping[str, _Children]) -> list[Rejected]:
    lost: dict[str, list[_Row]] = {}
    for known in children.values():
        for name, rows in known.rows.items():
            if name not in known.taken:
                lost.setdefault(name, []).extend(rows)
    return [
        Rejected(
            name,
            rows[0].file,
            rows[0].row,
            tuple(r for row in rows for r in (_orphaned(row, name), *row.reasons)),
        )
        for name, rows in lost.items()
    ]


def _orphaned(row: _Row, name: str) -> Reason:
    return reason(codes.NO_SUCH_PROPOSAL, row.file, row.row, LINK, name)


def register_entries(table: Table, schema: Schema, unknown: Unknown) -> tuple[tuple[Values, ...], tuple[Reason, ...]]:
    """The entries of a table that holds a register, and every reason why it cannot be used."""
    rows = _rows(table, schema, unknown)
    return tuple(row.values for row in rows), tuple(r for row in rows for r in row.reasons)


def places(table: Table, schema: Schema, unknown: Unknown) -> dict[str, int]:
    """Where the columns of a table stand, by field; raises `DataError` for one that is missing or stands twice."""
    link, columns = _columns(table, record_of(schema, table.kind), schema, unknown)
    key = _key_column(schema, table.kind)
    return {c.field.name: c.place for c in columns} | ({key: link} if key and link is not None else {})


def _rows(table: Table, schema: Schema, unknown: Unknown) -> list[_Row]:
    record = record_of(schema, table.kind)
    link, columns = _columns(table, record, schema, unknown)
    width = len(table.header)
    by_name = {c.field.name: c for c in columns}
    ordered = [by_name.get(f.name) for f in record.fields]
    return [_row(table, record, number, cells, link, ordered, width) for number, cells in table.rows]


def _row(
    table: Table,
    record: Record,
    number: int,
    cells: tuple[object, ...],
    link: int | None,
    columns: Sequence[_Column | None],
    width: int,
) -> _Row:
    reasons: list[Reason] = []

    def refuse(code: Code, heading: str, raw: object, refused: Refused | None = None) -> None:
        where = f"{table.sheet}.{heading}" if table.sheet else heading
        reasons.append(reason(code, table.file, number, where, raw, refused.facts if refused else ()))

    identity: str | None = None
    if link is not None:
        raw_id = cells[link] if link < len(cells) else None
        missing = codes.NO_ID if table.kind == ROOT else codes.ROW_WITHOUT_PROPOSAL
        try:
            identity = cell_identifier(raw_id)
            if identity is None:
                refuse(missing, table.header[link], raw_id)
        except Refused as refused:
            refuse(refused.code, table.header[link], raw_id, refused)
    values: list[object] = []
    for declared, column in zip(record.fields, columns, strict=True):
        if column is not None and column.place == link:
            values.append(identity)
            continue
        raw = cells[column.place] if column is not None and column.place < len(cells) else None
        heading = column.heading if column is not None else declared.name
        value: object = None
        try:
            value = column.convert(raw) if column is not None else None
            if value is None and declared.required and declared.type.kind is not Kind.LIST:
                refuse(codes.REQUIRED, heading, raw)
        except Refused as refused:
            refuse(refused.code, heading, raw, refused)
        values.append(value)
    beyond = next((cell for cell in cells[width:] if not is_empty(cell)), None)
    if beyond is not None:
        refuse(codes.TOO_MANY_CELLS, table.header[-1], beyond)
    return _Row(identity, tuple(values), table.file, number, tuple(reasons))  # type: ignore[arg-type]


def _columns(table: Table, record: Record, schema: Schema, unknown: Unknown) -> tuple[int | None, list[_Column]]:
    known = _headings(schema, table.kind)
    own = _key_column(schema, table.kind)
    link: int | None = None
    columns: list[_Column] = []
    taken: set[str] = set()
    for place, heading in enumerate(table.header):
        name = known.get(key_of(heading)) if heading.strip() else None
        if name is None:
            if heading.strip():
                note_unknown(unknown, record, heading.strip(), table.file, table.header_row)
            continue
        if name in taken:
            raise unusable(
                codes.COLUMN_TWICE,
                table.file,
                table.header_row,
                field=heading.strip(),
                sheet=table.sheet or Path(table.file).name,
            )
        taken.add(name)
        if name == own:
            link = place
        declared = next((f for f in record.fields if f.name == name), None)
        if declared is not None:
            columns.append(_Column(place, heading.strip(), declared, cell_converter(declared, schema)))
    if link is None and (own is not None or not columns):
        raise unusable(
            codes.NO_ID_COLUMN,
            table.file,
            table.header_row,
            field=own or record.fields[0].name,
            sheet=table.sheet or Path(table.file).name,
            found=", ".join(h.strip()[:30] for h in table.header if h.strip())[:200],
        )
    return link, columns


def _headings(schema: Schema, kind: str) -> dict[str, str]:
    """The name of the field by the key of a heading; names go before aliases, aliases before labels."""
    fields = [f for f in record_of(schema, kind).fields if f.type.kind is not Kind.LIST]
    known: dict[str, str] = {}
    for f in fields:
        for label in f.label.values():
            known.setdefault(key_of(label), f.name)
    own = _key_column(schema, kind)
    if own == LINK:
        labels = (label for f in schema.proposal.fields if f.name == "id" for label in f.label.values())
        known |= {key_of(name): LINK for name in (*_LINK_NAMES, *labels)}
    known |= {key_of(f.alias): f.name for f in fields if f.alias}
    known |= {key_of(f.name): f.name for f in fields}
    return known | ({key_of(own): own} if own else {})


def _key_column(schema: Schema, kind: str) -> str | None:
    """The column that names the proposal; a register has none."""
    return "id" if kind == ROOT else None if _listed(schema, kind).register else LINK


def record_of(schema: Schema, kind: str) -> Record:
    """The record that a row of a kind of table holds."""
    return schema.proposal if kind == ROOT else schema.records[_listed(schema, kind).type.of or ""]


def _listed(schema: Schema, kind: str) -> Field:
    return next(f for f in schema.proposal.fields if f.name == kind)
