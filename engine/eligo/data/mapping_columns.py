"""Room `data`: a mapping and the headings of a table → what reads the fields from a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from ..checking.schema import Field, Kind, Schema
from . import codes
from .export_rows import Cells, Export
from .mapping import EMPTY, NUMBER, REJECT, REST, Condition, Filling, Group, heading_key, text_key
from .mapping_formats import as_read
from .mapping_report import MappingReport
from .records import unusable
from .spellings import is_empty

Read: TypeAlias = "Callable[[Cells, str, int, MappingReport], object]"
"""Reads a field from the cells of a row; file and row say where a code stood that nobody translates."""

_MOST_KEPT = 10_000
_NUMBERED = re.compile(re.escape(NUMBER))


class Headings:
    """The headings of one table by what spellings of them share."""

    def __init__(self, export: Export) -> None:
        self._file, self._row = export.file, export.heading_row
        self._places: dict[str, list[int]] = {}
        for place, heading in enumerate(export.headings):
            if heading:
                self._places.setdefault(heading_key(heading), []).append(place)
        self.names = export.headings
        self.used: set[int] = set()
        self.missing: list[tuple[str, str]] = []

    def place(self, heading: str) -> int | None:
        """Where a column stands; refused where two columns bear the heading."""
        if heading.endswith((REST, "...")):
            key = heading_key(heading.rstrip(f"{REST}. "))
            found = [p for known, places in self._places.items() if known.startswith(key) for p in places]
        else:
            found = self._places.get(heading_key(heading), [])
        if len(found) > 1:
            raise unusable(codes.COLUMN_TWICE, self._file, self._row, field=heading, sheet=self._file)
        self.used |= set(found)
        return found[0] if found else None

    def numbers(self, headings: Iterable[str]) -> list[int]:
        """The numbers that stand for `#` in columns of the table, in order."""
        patterns = [_pattern(heading) for heading in headings if NUMBER in heading]
        found = {int(m[1]) for key in self._places for pattern in patterns if (m := pattern.fullmatch(key))}
        return sorted(found)

    def ignore(self, headings: Iterable[str]) -> None:
        """Takes columns for used that nobody wants."""
        for heading in headings:
            pattern = _pattern(heading)
            for key, places in self._places.items():
                if pattern.fullmatch(key):
                    self.used |= set(places)


def _pattern(heading: str) -> re.Pattern[str]:
    rest = r".*" if heading.endswith((REST, "...")) else ""
    parts = [
        re.escape(heading_key(part)) if heading_key(part) else "" for part in heading.rstrip(f"{REST}. ").split(NUMBER)
    ]
    return re.compile(r"(\d{1,4})".join(parts) + rest, re.ASCII)


class Slot:
    """Reads one field from the rows of one table: `read` gives what the readers of cells understand, None if not known."""

    __slots__ = ("_codes", "_currency", "_filling", "_kept", "_kind", "_known", "_labels", "_path", "columns", "field",
                 "heading", "read")  # fmt: skip

    def __init__(
        self, filling: Filling, field: Field, columns: tuple[int, ...], heading: str | None, path: str, schema: Schema
    ) -> None:
        self.field, self.columns, self.heading = field, columns, heading
        self._filling = filling
        self._kind = field.type.kind
        self._currency = field.type.of if self._kind is Kind.MONEY else None
        self._codes = filling.codes
        self._known: frozenset[str] | None = None
        self._labels: dict[str, str] = {}
        self._kept: dict[str, object] = {}
        self._path = path
        if self._kind is Kind.CODE:
            vocabulary = schema.vocabularies[field.type.of or ""]
            self._known = frozenset(map(str.casefold, vocabulary.spellings()))
            labels: dict[str, set[str]] = {}
            for entry in vocabulary.entries.values():
                for label in entry.label.values():
                    labels.setdefault(text_key(label), set()).add(entry.code)
            self._labels = {label: min(meant) for label, meant in labels.items() if len(meant) == 1}
        self.read: Read = self._reading()

    @property
    def format(self) -> str:
        """How the mapping says that values of the field are written."""
        formats = self._filling.formats
        numbers = self._kind in (Kind.NUMBER, Kind.MONEY)
        return (formats.numbers if numbers else formats.dates) or ""

    def given(self, cells: Cells) -> bool:
        """Whether any of its cells holds something."""
        empty = self._filling.formats.empty
        for place in self.columns:
            cell = cells[place] if place < len(cells) else None
            if cell is None or cell == "":
                continue
            if not is_empty(cell) and not (empty and isinstance(cell, str) and text_key(cell) in empty):
                return True
        return False

    def _reading(self) -> Read:
        """The quickest way to read the field; an export holds millions of cells, and most of them need little."""
        filling = self._filling
        given = filling.value if filling.value is not None else filling.default
        if filling.value is not None or not self.columns:
            return lambda cells, file, row, report: given
        if filling.joined is not None or filling.before or filling.after or filling.formats.empty:
            return self._carefully
        at, default, kept, careful = self.columns[0], filling.default, self._kept, self._carefully
        if self._kind is Kind.TEXT and self._codes is None:

            def text(cells: Cells, file: str, row: int, report: MappingReport) -> object:
                cell = cells[at] if at < len(cells) else None
                return default if cell is None or cell == "" or cell == " " else cell

            return text

        def remembered(cells: Cells, file: str, row: int, report: MappingReport) -> object:
            cell = cells[at] if at < len(cells) else None
            if cell is None or cell == "":
                return default
            known = kept.get(cell) if type(cell) is str else None
            return careful(cells, file, row, report) if known is None else known

        return remembered

    def _carefully(self, cells: Cells, file: str, row: int, report: MappingReport) -> object:
        filling = self._filling
        raw = self._raw(cells)
        if raw is None:
            return filling.default
        if self._codes is None and self._known is None:
            return as_read(raw, self._kind, self._currency, filling.formats)
        value, known = self._translated(raw)
        if known:
            if isinstance(raw, str) and value is not None and len(self._kept) < _MOST_KEPT:
                self._kept[raw] = value
        else:
            unlisted = REJECT if self._codes is None else self._codes.unlisted
            became = None if unlisted == REJECT else "" if unlisted == EMPTY else unlisted
            report.code(self._path, _plain(raw), file, row, became)
        return filling.default if value is None else value

    def _raw(self, cells: Cells) -> object:
        filling = self._filling
        found = [cells[place] if place < len(cells) else None for place in self.columns]
        if filling.joined is not None:
            raw: object = filling.joined.join(_plain(cell) for cell in found if not is_empty(cell))
        else:
            raw = found[0] if found else None
        if isinstance(raw, str):
            if filling.after and filling.after in raw:
                raw = raw.partition(filling.after)[2]
            if filling.before and filling.before in raw:
                raw = raw.partition(filling.before)[0]
            if filling.formats.empty and text_key(raw) in filling.formats.empty:
                return None
        return None if is_empty(raw) else raw

    def _translated(self, raw: object) -> tuple[object, bool]:
        """What a code becomes, and whether anybody knows it."""
        written = _plain(raw)
        if self._codes is not None and (value := self._codes.known.get(text_key(written))) is not None:
            return value, True
        if self._known is None:
            if self._codes is None or not self._codes.known:
                return as_read(raw, self._kind, self._currency, self._filling.formats), True
        elif written.strip().casefold() in self._known:
            return raw, True
        elif (meant := self._labels.get(text_key(written))) is not None:
            return meant, True
        if self._codes is None or self._codes.unlisted == REJECT:
            return as_read(raw, self._kind, self._currency, self._filling.formats), False
        return (None, False) if self._codes.unlisted == EMPTY else (self._codes.unlisted, False)


class Elements:
    """What reads one element of a list from a row, or one for each number."""

    __slots__ = ("list", "placed", "slots", "stretch")

    def __init__(self, name: str, slots: tuple[Slot, ...]) -> None:
        self.list, self.slots = name, slots
        self.placed = tuple(slot for slot in slots if slot.columns)
        places = [place for slot in slots for place in slot.columns]
        self.stretch = slice(min(places, default=0), max(places, default=-1) + 1)

    def read(self, cells: Cells, file: str, row: int, report: MappingReport) -> dict[str, object] | None:
        """The element; None where none of its columns holds anything."""
        if nothing_in(cells[self.stretch]) or not any(slot.given(cells) for slot in self.placed):
            return None
        element: dict[str, object] = {}
        for slot in self.slots:
            value = slot.read(cells, file, row, report)
            if value is not None:
                element[slot.field.name] = value
        return element


def nothing_in(cells: Cells) -> bool:
    """Whether no cell holds anything; quick, since of a hundred numbered partners most are not there."""
    return not any(cells) and 0 not in cells


def rests(elements: Sequence[Elements]) -> tuple[slice, ...]:
    """For each of some elements the stretch of a row that holds it and all that follow."""
    found: list[slice] = []
    start, stop = 1 << 30, 0
    for each in reversed(elements):
        if each.placed:
            start, stop = min(start, each.stretch.start), max(stop, each.stretch.stop)
        found.append(slice(start, stop))
    return tuple(reversed(found))


Holds: TypeAlias = Callable[[Cells], bool]


def holding(conditions: Sequence[Condition], headings: Headings, missing: Callable[[str], Exception]) -> Holds:
    """Whether the conditions on rows hold; refused where a column of theirs is not there."""
    placed: list[tuple[int, Condition]] = []
    for condition in conditions:
        place = headings.place(condition.column)
        if place is None:
            raise missing(condition.column)
        placed.append((place, condition))

    def hold(cells: Cells) -> bool:
        return all(
            (text_key(_plain(cells[place]) if place < len(cells) else "") in condition.texts) is condition.holds
            for place, condition in placed
        )

    return hold


def slots_of(
    fillings: Sequence[Filling],
    fields: Sequence[Field],
    headings: Headings,
    schema: Schema,
    path: str,
    number: int | None = None,
    first: bool = True,
) -> Iterator[Slot]:
    """What reads each field that a mapping fills; takes note of columns that are not there."""
    by_name = {f.name: f for f in fields} | {f.alias: f for f in fields if f.alias}
    for filling in fillings:
        field = by_name.get(filling.name)
        if field is None or field.type.kind is Kind.LIST:
            continue
        where = f"{path}.{field.name}" if path else field.name
        wanted = [_NUMBERED.sub(str(number), c) if number is not None else c for c in filling.columns]
        places = [(headings.place(column), column) for column in wanted]
        present = [(place, column) for place, column in places if place is not None]
        if filling.joined is None:
            present = present[:1]
        if filling.columns and not present and first:
            headings.missing.append((filling.columns[0], where))
        names = [headings.names[place] for place, _ in present]
        columns = tuple(place for place, _ in present)
        yield Slot(filling, field, columns, " + ".join(names) or None, where, schema)


def elements_of(group: Group, fields: Sequence[Field], headings: Headings, schema: Schema, name: str) -> list[Elements]:
    """What reads the elements of a group from a row."""
    if not group.numbered:
        return [Elements(name, tuple(slots_of(group.fillings, fields, headings, schema, name)))]
    columns = [column for filling in group.fillings for column in filling.columns]
    numbers = headings.numbers(columns)
    if not numbers:
        headings.missing += [(column, name) for column in columns[:1]]
    return [
        Elements(name, tuple(slots_of(group.fillings, fields, headings, schema, name, n, n == numbers[0])))
        for n in numbers
    ]


def _plain(raw: object) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw)
