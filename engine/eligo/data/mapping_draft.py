"""Room `data`: the columns and codes of an export → what a first mapping of it may say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from ..checking.schema import Field, Kind, Schema
from ..text.nearest import likeness
from .export_files import tables_of
from .mapping import NUMBER, Mapping, Where, heading_key, text_key
from .spellings import is_empty

_LOOKED_AT = 20_000
_MOST_VALUES = 60
_ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Suggested:
    """A field, the column that seems to fill it, and the codes in that column which the policy does not know."""

    field: Field
    heading: str | None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of an export: its file, the fields of the proposal and of its lists, and the columns left over."""

    file: str
    proposal: tuple[Suggested, ...]
    lists: tuple[tuple[str, tuple[Suggested, ...]], ...]
    unused: tuple[str, ...]


def draft_of(sources: Sequence[str], schema: Schema) -> Draft:
    """What the first table in the sources suggests; raises `DataError` where it cannot be read."""
    nothing = Mapping("", Where(), (), ())
    path, file = tables_of(sources, nothing).of_proposals[0]
    columns = {heading_key(n) for f in _fields(schema) for n in _names(f)}
    table = tables_of(sources, nothing).opened(path, file, Where(), nothing, columns)
    rows = [row.cells for row in islice(table.rows, _LOOKED_AT) if row.broken is None]
    shown = {heading: places for heading, places in _together(table.headings)}
    left = list(shown)
    proposal = tuple(
        _suggested(f, left, shown, rows, schema, numbered=False)
        for f in schema.proposal.fields
        if f.type.kind is not Kind.LIST
    )
    lists = tuple(
        (
            listed.name,
            tuple(
                _suggested(f, left, shown, rows, schema, numbered=True)
                for f in schema.records[listed.type.of or ""].fields
                if f.type.kind is not Kind.LIST
            ),
        )
        for listed in schema.proposal.fields
        if listed.type.kind is Kind.LIST and not listed.register
    )
    return Draft(file, proposal, lists, tuple(left))


def _fields(schema: Schema) -> Iterator[Field]:
    for record in schema.records.values():
        yield from record.fields


def _names(field: Field) -> Iterator[str]:
    yield from (name for name in (field.name, field.alias, *field.label.values()) if name)


def _together(headings: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each heading with its column; those that differ by a number alone together, with `#` for the number."""
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        if heading:
            places.setdefault(re.sub(r"\d+", NUMBER, heading, count=1, flags=re.ASCII), []).append(place)
    for pattern, found in places.items():
        if len(found) > 1:
            yield pattern, tuple(found)
        else:
            yield headings[found[0]], tuple(found)


def _suggested(
    field: Field,
    left: list[str],
    shown: dict[str, tuple[int, ...]],
    rows: Sequence[Sequence[object]],
    schema: Schema,
    *,
    numbered: bool,
) -> Suggested:
    """The column most like the names of a field; one that is taken is not suggested again."""
    names = list(_names(field))
    best, score = None, _ALIKE
    for heading in left:
        if (len(shown[heading]) > 1) is not numbered:
            continue
        own = heading.rpartition(NUMBER)[2] if numbered else heading
        for name in names:
            same = heading_key(own) == heading_key(name)
            alike = 1.0 if same else likeness(own.strip(), name.replace("_", " "))
            if alike > score:
                best, score = heading, alike
    if best is None:
        return Suggested(field, None)
    left.remove(best)
    return Suggested(field, best, tuple(_unknown(field, shown[best], rows, schema)))


def _unknown(field: Field, places: Sequence[int], rows: Sequence[Sequence[object]], schema: Schema) -> Iterator[str]:
    if field.type.kind is not Kind.CODE:
        return
    vocabulary = schema.vocabularies[field.type.of or ""]
    known = {text_key(n) for n in vocabulary.spellings()}
    known |= {text_key(label) for entry in vocabulary.entries.values() for label in entry.label.values()}
    met: dict[str, str] = {}
    for cells in rows:
        for place in places:
            cell = cells[place] if place < len(cells) else None
            if not is_empty(cell) and text_key(str(cell)) not in known and len(met) < _MOST_VALUES:
                met.setdefault(text_key(str(cell)), " ".join(str(cell).split()))
    yield from sorted(met.values())
