"""Room `data`: exports of other systems, read through a mapping → proposals with the places of the export."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from ..checking.schema import Field, Kind, Schema, Type
from ..text.diagnostics import Code
from ..text.nearest import nearest
from ..text.span import Span
from . import codes
from .export_files import Tables, tables_of
from .export_rows import Cells, Export, Row
from .mapping import Mapping, Where, no_place
from .mapping_columns import Elements, Headings, Slot, elements_of, holding, nothing_in, rests, slots_of
from .mapping_formats import Misread
from .mapping_report import MappingReport, TableRead
from .records import Reason, Rejected, clipped, reason
from .scalars import Refused
from .set_aside import SetAside
from .spellings import cell_identifier, is_empty

_ID = Field("id", None, Type(Kind.TEXT), True, None, {})
_AT_ONCE = 2_000

Origin = tuple[str, int, tuple[Slot, ...]]
"""Where an element of a list came from: file, row, and what read it."""


@dataclass(slots=True)
class Given:
    """One proposal as an object, with where each part of it came from, and what is already wrong with it."""

    file: str
    row: int
    values: dict[str, object]
    slots: tuple[Slot, ...]
    origins: dict[str, list[Origin]] = field(default_factory=dict)
    reasons: list[Reason] = field(default_factory=list)

    def rejected(self, found: Rejected | None) -> Rejected:
        """The rejection with the columns, the file and the rows of the export."""
        told = [self._told(r) for r in found.reasons] if found is not None else []
        name = found.id if found is not None else None
        if name is None and isinstance(self.values.get("id"), str):
            name = str(self.values["id"])
        return Rejected(name, self.file, self.row, (*self.reasons, *told))

    def _told(self, why: Reason) -> Reason:
        head, bracket, rest = (why.field or "").partition("[")
        file, row, slots, name, holder = why.file, why.row, self.slots, head, self.values
        if bracket:
            place, _, name = rest.partition("].")
            file, row, slots = self.origins[head][int(place) - 1]
            listed = self.values[head]
            assert isinstance(listed, list)
            holder = listed[int(place) - 1]
        slot = next((s for s in slots if s.field.name == name), None)
        told = replace(why, file=file, row=row, field=clipped(slot.heading) if slot and slot.heading else why.field)
        if slot is not None and isinstance(holder.get(name), Misread):
            return replace(told, code=codes.NOT_AS_MAPPED.id, facts=(("format", slot.format),))
        return told


@dataclass(slots=True)
class _Opened:
    """One table with all that reads its rows."""

    export: Export
    read: TableRead
    holds: Callable[[Cells], bool]
    slots: tuple[Slot, ...] = ()
    elements: tuple[Elements, ...] = ()
    rests: tuple[slice, ...] = ()
    key: int | None = None
    lists: tuple[str, ...] = ()
    """The lists that it holds; one of which it has no column at all is not known, rather than empty."""

    def rows(self) -> Iterator[Row]:
        """The rows that count."""
        for row in self.export.rows:
            self.read.rows += 1
            if row.broken is None and not self.holds(row.cells):
                self.read.left_out += 1
            else:
                yield row

    def beyond(self, cells: Cells) -> str | None:
        """What stands beyond the last heading."""
        width = len(self.export.headings)
        if len(cells) <= width:
            return None
        rest = cells[width:]
        return next((clipped(cell) for cell in rest if not is_empty(cell)), None)


def given_proposals(
    sources: Sequence[str], mapping: Mapping, schema: Schema, report: MappingReport
) -> Iterator[Given | Rejected]:
    """The proposals of an export one after another, as objects of cells; raises `DataError` where it cannot be read."""
    tables = tables_of(sources, mapping)
    reading = _Reading(mapping, schema, report, tables)
    if mapping.one_row_per is not None:
        yield from reading.by_key()
    elif tables.of_groups:
        yield from reading.joined()
    else:
        for path, file in tables.of_proposals:
            opened = reading.proposals(path, file)
            for row in opened.rows():
                yield reading.given(opened, row)


class _Reading:
    def __init__(self, mapping: Mapping, schema: Schema, report: MappingReport, tables: Tables) -> None:
        self.mapping, self.schema, self.report, self.tables = mapping, schema, report, tables
        root = schema.proposal
        self.lists = {
            name: f
            for f in root.fields
            if f.type.kind is Kind.LIST and not f.register
            for name in (f.name, f.alias)
            if name
        }

    # ── tables ──

    def proposals(self, path: Path, file: str) -> _Opened:
        """The table of proposals in a file."""
        export, headings = self._opened(path, file, self.mapping.where)
        slots = tuple(slots_of(self.mapping.fillings, self._root(), headings, self.schema, ""))
        name = next((s for s in slots if s.field.name == "id"), None)
        if name is not None and name.columns == () and any(f.columns for f in self.mapping.fillings if f.name == "id"):
            wanted = next(f.columns[0] for f in self.mapping.fillings if f.name == "id")
            span = next(f.span for f in self.mapping.fillings if f.name == "id")
            raise self._missing(export, span)(wanted)
        elements: list[Elements] = []
        for group in self.mapping.groups:
            listed = self.lists.get(group.list)
            if group.where is None and listed is not None:
                elements += elements_of(group, self._fields(listed), headings, self.schema, listed.name)
        holds = holding(self.mapping.where.conditions, headings, self._missing(export, self.mapping.where.span))
        lists = tuple(dict.fromkeys(each.list for each in elements if each.placed))
        return self._noted(
            _Opened(export, self._table(export), holds, slots, tuple(elements), rests(elements), None, lists), headings
        )

    def elements(self, index: int, path: Path, file: str) -> _Opened:
        """The table of a group of elements in a file."""
        group = self.mapping.groups[index]
        where, listed = group.where, self.lists.get(group.list)
        assert where is not None and where.key is not None and listed is not None, "checked before"
        export, headings = self._opened(path, file, where)
        key = headings.place(where.key)
        if key is None:
            raise self._missing(export, where.span)(where.key)
        elements = elements_of(group, self._fields(listed), headings, self.schema, listed.name)
        holds = holding(where.conditions, headings, self._missing(export, where.span))
        return self._noted(_Opened(export, self._table(export), holds, (), tuple(elements), (), key), headings)

    def _opened(self, path: Path, file: str, where: Where) -> tuple[Export, Headings]:
        export = self.tables.opened(path, file, where, self.mapping)
        return export, Headings(export)

    def _noted(self, opened: _Opened, headings: Headings) -> _Opened:
        headings.ignore(self.mapping.ignored)
        self.report.columns(opened.export.file, opened.export.headings, headings.used, headings.missing)
        return opened

    def _table(self, export: Export) -> TableRead:
        self.report.tables.append(TableRead(export.file, export.sheet))
        return self.report.tables[-1]

    def _missing(self, export: Export, span: Span | None) -> Callable[[str], Exception]:
        def missing(column: str) -> Exception:
            found = [h for h in export.headings if h]
            return no_place(
                self.mapping,
                codes.EXPORT_NO_COLUMN,
                span,
                field=column,
                file=export.file,
                nearest=nearest(column, found[:2_000]),
                found=", ".join(h[:30] for h in found)[:200],
            )

        return missing

    def _root(self) -> tuple[Field, ...]:
        fields = self.schema.proposal.fields
        return fields if any(f.name == "id" for f in fields) else (_ID, *fields)

    def _fields(self, listed: Field) -> tuple[Field, ...]:
        return self.schema.records[listed.type.of or ""].fields

    # ── proposals ──

    def given(self, opened: _Opened, row: Row) -> Given | Rejected:
        """The proposal in a row of its table."""
        file = opened.export.file
        if row.broken is not None:
            return Rejected(None, file, row.number, (row.broken,))
        cells = row.cells
        given = self._begun(opened, file, row.number, cells, opened.beyond(cells))
        for name in opened.lists:
            given.values[name] = []
            given.origins[name] = []
        for each, rest in zip(opened.elements, opened.rests, strict=True):
            if not nothing_in(cells[each.stretch]):
                self._add(given, each, file, row.number, cells)
            elif nothing_in(cells[rest]):
                break
        return given

    def _begun(self, opened: _Opened, file: str, number: int, cells: Cells, beyond: str | None) -> Given:
        values: dict[str, object] = {}
        for slot in opened.slots:
            value = slot.read(cells, file, number, self.report)
            if value is not None:
                whole = isinstance(value, float) and value.is_integer()
                values[slot.field.name] = int(value) if slot.field.name == "id" and whole else value  # type: ignore[call-overload]
        given = Given(file, number, values, opened.slots)
        if beyond is not None:
            given.reasons.append(_too_many(file, number, opened.export.headings[-1], beyond))
        return given

    def _add(self, given: Given, each: Elements, file: str, row: int, cells: Cells) -> None:
        element = each.read(cells, file, row, self.report)
        if element is not None:
            listed = given.values.setdefault(each.list, [])
            assert isinstance(listed, list)
            listed.append(element)
            given.origins.setdefault(each.list, []).append((file, row, each.slots))

    # ── elements in tables of their own ──

    def joined(self) -> Iterator[Given | Rejected]:
        """The proposals, each with its rows of the other tables; then rows whose proposal never came."""
        with SetAside() as store:
            tables: dict[int, _Opened] = {}
            for index, paths in self.tables.of_groups.items():
                for path, file in paths:
                    opened = tables[len(tables)] = self.elements(index, path, file)
                    assert opened.key is not None
                    key = opened.key
                    heading = opened.export.headings[key]
                    yield from self._kept(
                        store, len(tables) - 1, opened, _cell_at(key), heading, codes.ROW_WITHOUT_PROPOSAL
                    )
            store.ready()
            for path, file in self.tables.of_proposals:
                opened = self.proposals(path, file)
                for row in opened.export.rows:
                    opened.read.rows += 1
                    left_out = row.broken is None and not opened.holds(row.cells)
                    opened.read.left_out += left_out
                    given = self.given(opened, row)
                    if isinstance(given, Given):
                        name = _identity(given.values.get("id"))
                        if name is not None:
                            store.meet(name)
                            if not left_out:
                                self._completed(given, store, tables, name)
                    if not left_out:
                        yield given
            for name, file, row_number in store.unmet():
                why = reason(codes.NO_SUCH_PROPOSAL, file, row_number, self._key_heading(file), name)
                yield Rejected(name, file, row_number, (why,))

    def _completed(self, given: Given, store: SetAside, tables: dict[int, _Opened], name: str) -> None:
        for slot, opened in tables.items():
            for each in opened.elements:
                given.values.setdefault(each.list, [])
            for file, number, cells, beyond in store.taken(name, slot):
                if beyond is not None:
                    given.reasons.append(_too_many(file, number, opened.export.headings[-1], beyond))
                for each in opened.elements:
                    self._add(given, each, file, number, cells)

    def _key_heading(self, file: str) -> str | None:
        keys = [g.where.key for g in self.mapping.groups if g.where is not None]
        return keys[0] if len(set(keys)) == 1 else None

    def _kept(
        self,
        store: SetAside,
        slot: int,
        opened: _Opened,
        key: Callable[[Cells], object],
        heading: str | None,
        without: Code,
    ) -> Iterator[Rejected]:
        file = opened.export.file
        rows = opened.rows()
        while several := list(islice(rows, _AT_ONCE)):
            kept: list[tuple[str, int, Cells, str | None]] = []
            for row in several:
                raw = key(row.cells) if row.broken is None else None
                name = _identity(raw)
                if name is None:
                    why = row.broken or reason(without, file, row.number, heading, raw)
                    yield Rejected(None, file, row.number, (why,))
                else:
                    kept.append((name, row.number, row.cells, opened.beyond(row.cells)))
            store.keep(slot, file, kept)

    def _id_of(self, opened: _Opened, name: Slot) -> Callable[[Cells], object]:
        return lambda cells: name.read(cells, opened.export.file, 0, self.report)

    # ── proposals spread over rows ──

    def by_key(self) -> Iterator[Given | Rejected]:
        """The proposals of a table in which each row is one element; what is said of a proposal twice must agree."""
        with SetAside() as store:
            tables: list[_Opened] = []
            for path, file in self.tables.of_proposals:
                opened = self.proposals(path, file)
                name = next(s for s in opened.slots if s.field.name == "id")
                tables.append(opened)
                yield from self._kept(store, 0, opened, self._id_of(opened, name), name.heading, codes.NO_ID)
            store.ready()
            by_file = {opened.export.file: opened for opened in tables}
            for key in store.keys(0):
                yield self._gathered(
                    [(by_file[file], file, row, cells, beyond) for file, row, cells, beyond in store.taken(key, 0)]
                )

    def _gathered(self, rows: Sequence[tuple[_Opened, str, int, Cells, str | None]]) -> Given:
        opened, file, number, cells, beyond = rows[0]
        given = self._begun(opened, file, number, cells, beyond)
        for listed in opened.lists:
            given.values.setdefault(listed, [])
        places = sorted({p for slot in opened.slots for p in slot.columns})
        first = [cells[p] if p < len(cells) else None for p in places]
        for place, (table, its_file, its_row, its_cells, its_beyond) in enumerate(rows):
            same = (
                table is opened
                and its_beyond is None
                and all(
                    said == (its_cells[p] if p < len(its_cells) else None)
                    for said, p in zip(first, places, strict=True)
                )
            )
            if place and not same:
                self._compared(given, self._begun(table, its_file, its_row, its_cells, its_beyond), number)
            for each in table.elements:
                if place == 0 or each.list == self.lists[self.mapping.one_row_per or ""].name:
                    self._add(given, each, its_file, its_row, its_cells)
        return given

    def _compared(self, given: Given, other: Given, first: int) -> None:
        """Takes note of what another row of the proposal says otherwise."""
        given.reasons += other.reasons
        for slot in other.slots:
            said, again = given.values.get(slot.field.name), other.values.get(slot.field.name)
            if again is not None and str(said) != str(again):
                facts = (("first", str(first)),)
                why = reason(codes.EXPORT_CONTRADICTS, other.file, other.row, slot.heading, again, facts)
                given.reasons.append(why)


def _cell_at(place: int) -> Callable[[Cells], object]:
    return lambda cells: cells[place] if place < len(cells) else None


def _identity(raw: object) -> str | None:
    try:
        return cell_identifier(raw)
    except Refused:
        return None


def _too_many(file: str, row: int, heading: str, beyond: str) -> Reason:
    return reason(codes.TOO_MANY_CELLS, file, row, heading, beyond)
