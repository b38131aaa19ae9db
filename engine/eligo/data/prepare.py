"""Room `data`: a proposal given as a JSON object or a Python dictionary → a proposal, or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ..checking.schema import Field, Kind, Record, Schema, Value, Values
from ..text.diagnostics import Code, Diagnostic
from ..text.nearest import nearest
from . import codes, scalars, spellings
from .records import Proposal, Reason, Rejected, place, reason
from .scalars import Convert, Refused

Unknown: TypeAlias = dict[tuple[str, str], Diagnostic]
"""The unknown fields met so far, by record and name."""

Manner: TypeAlias = Literal["values", "spellings"]
"""Whether values come with their types, as in JSON, or all as the text that somebody wrote, as in YAML."""

Whole: TypeAlias = Callable[[Sequence[object]], Sequence[Value]]
"""Converts one field of all elements of a list at once; raises `Refused` where any needs a closer look."""

MOST_UNKNOWN = 100
_TRUTHS = frozenset({bool, type(None)})
_OBJECTS = frozenset({dict})


class Repeated(dict[str, object]):
    """A JSON object in which some key stands twice."""

    __slots__ = ("key",)
    key: str


def whole_object(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """The object with these keys and values, which remembers a key that stands twice."""
    read = dict(pairs)
    if len(read) == len(pairs):
        return read
    seen: set[str] = set()
    repeated = Repeated(read)
    repeated.key = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return repeated


@dataclass(frozen=True, slots=True)
class _Shape:
    """A record with what reads its fields; `wholes` is None where elements have lists of their own."""

    record: Record
    names: tuple[str, ...]
    known: frozenset[str]
    by_name: Mapping[str, Field]
    converts: tuple[Convert | None, ...]
    wholes: tuple[Whole, ...] | None
    required: tuple[int, ...]


class Reader:
    """Reads proposals of one schema; made once, used for many."""

    __slots__ = ("_converts", "_id", "_root", "_schema", "_shapes")

    def __init__(self, schema: Schema, manner: Manner) -> None:
        self._schema = schema
        self._shapes = {name: _shape(record, schema, manner) for name, record in schema.records.items()}
        self._root = self._shapes["proposal"]
        names = self._root.names
        self._id = names.index("id") if "id" in names else None
        self._converts = tuple(
            convert or self._list_reader(self._shapes[f.type.of or ""])
            for convert, f in zip(self._root.converts, self._root.record.fields, strict=True)
        )

    def proposal(
        self, given: object, file: str = "", row: int | None = None, unknown: Unknown | None = None
    ) -> Proposal | Rejected:
        """The proposal, or every reason why it cannot be evaluated; unknown fields are noted in `unknown`."""
        if type(given) is dict:
            read = self._at_once(given)
            if read is not None:
                return Proposal(read[0], read[1], file, row)
        look = _CloserLook(self._shapes, file, row, {} if unknown is None else unknown)
        try:
            return look.proposal(given, self._root)
        except RecursionError:
            return Rejected(None, file, row, (reason(codes.TOO_DEEP, file, row, None, None),))

    def entries(
        self, listed: Field, given: object, rows: Sequence[int], file: str, unknown: Unknown
    ) -> tuple[Value, tuple[Reason, ...]]:
        """The entries of a register with every reason why it cannot be used; `rows` are their numbers."""
        try:
            return self._list_reader(self._shapes[listed.type.of or ""])(given), ()
        except (Refused, RecursionError):
            look = _CloserLook(self._shapes, file, None, unknown)
        try:
            return look.entries(given, listed, rows), tuple(look.reasons)
        except RecursionError:
            return None, (*look.reasons, reason(codes.TOO_DEEP, file, look.row, listed.name, None))

    def _at_once(self, given: Mapping[str, object]) -> tuple[str, Values] | None:
        root = self._root
        if not root.known.issuperset(given):
            return None
        try:
            values = tuple([read(raw) for read, raw in zip(self._converts, map(given.get, root.names), strict=True)])
            name = scalars.identifier(given.get("id")) if self._id is None else values[self._id]
        except (Refused, RecursionError):
            return None
        if not isinstance(name, str) or any(values[i] is None for i in root.required):
            return None
        return name, values

    def _list_reader(self, shape: _Shape) -> Convert:
        names, known, wholes, required = shape.names, shape.known, shape.wholes, shape.required

        def elements(raw: object) -> Value:
            if raw is None:
                return None
            if wholes is None or not isinstance(raw, (list, tuple)) or not _OBJECTS.issuperset(map(type, raw)):
                raise Refused(codes.NOT_A_LIST)
            if not raw:
                return ()
            if not all(map(known.issuperset, raw)):
                raise Refused(codes.NOT_A_LIST)
            rows = [map(item.get, names) for item in raw]
            columns = [whole(cells) for whole, cells in zip(wholes, zip(*rows, strict=True), strict=True)]
            for i in required:
                if None in columns[i]:
                    raise Refused(codes.REQUIRED)
            return tuple(zip(*columns, strict=True))

        return elements


_MOST_READERS = 16
_READERS: dict[tuple[int, Manner], tuple[Schema, Reader]] = {}


def reader_for(schema: Schema, manner: Manner = "values") -> Reader:
    """What reads proposals of a schema; made once for each schema object, since making it costs more than reading."""
    kept = _READERS.get((id(schema), manner))
    if kept is not None and kept[0] is schema:
        return kept[1]
    while len(_READERS) >= _MOST_READERS:
        _READERS.pop(next(iter(_READERS)), None)
    reader = Reader(schema, manner)
    _READERS[id(schema), manner] = (schema, reader)
    return reader


def prepare(record: Mapping[str, object], schema: Schema) -> Proposal | Rejected:
    """One proposal given as a mapping."""
    return reader_for(schema).proposal(record if type(record) is dict else dict(record))


class _CloserLook:
    """Goes through a proposal field by field and collects every reason."""

    __slots__ = ("file", "reasons", "row", "shapes", "unknown")

    def __init__(self, shapes: Mapping[str, _Shape], file: str, row: int | None, unknown: Unknown) -> None:
        self.shapes = shapes
        self.file = file
        self.row = row
        self.unknown = unknown
        self.reasons: list[Reason] = []

    def proposal(self, given: object, root: _Shape) -> Proposal | Rejected:
        values = self.record(given, root, "")
        name: str | None = None
        if isinstance(given, Mapping):
            try:
                name = scalars.identifier(self.fields(given, root, "", quiet=True).get("id", given.get("id")))
                if name is None:
                    self.refuse(codes.NO_ID, "id", None)
            except Refused as refused:
                if "id" not in root.names:
                    self.refuse(refused.code, "id", given.get("id"), refused)
        if name is None or self.reasons:
            return Rejected(name, self.file, self.row, tuple(self.reasons))
        return Proposal(name, values, self.file, self.row)

    def record(self, given: object, shape: _Shape, path: str) -> Values:
        if not isinstance(given, Mapping):
            self.refuse(codes.NOT_A_RECORD, path.rstrip(".") or None, given)
            return ()
        fields = self.fields(given, shape, path)
        values: list[Value] = []
        for declared, convert in zip(shape.record.fields, shape.converts, strict=True):
            where, raw = path + declared.name, fields.get(declared.name)
            reasons = len(self.reasons)
            try:
                value = self.elements(raw, declared, where) if convert is None else convert(raw)
            except Refused as refused:
                self.refuse(refused.code, where, raw, refused)
                value = None
            is_id = declared.name == "id" and not path
            if value is None and declared.required and reasons == len(self.reasons) and not is_id:
                self.refuse(codes.REQUIRED, where, raw)
            values.append(value)
        return tuple(values)

    def elements(self, raw: object, declared: Field, where: str) -> Value:
        if raw is None:
            return None
        if not isinstance(raw, (list, tuple)):
            raise Refused(codes.NOT_A_LIST)
        shape = self.shapes[declared.type.of or ""]
        return tuple([self.record(item, shape, f"{where}[{place}].") for place, item in enumerate(raw, 1)])

    def entries(self, given: object, listed: Field, rows: Sequence[int]) -> Value:
        if not isinstance(given, (list, tuple)):
            self.refuse(codes.NOT_A_LIST, listed.name, given)
            return None
        shape = self.shapes[listed.type.of or ""]
        entries: list[Values] = []
        for position, (item, row) in enumerate(zip(given, rows, strict=True), 1):
            self.row = row
            entries.append(self.record(item, shape, f"{listed.name}[{position}]."))
        return tuple(entries)

    def fields(
        self, given: Mapping[str, object], shape: _Shape, path: str, *, quiet: bool = False
    ) -> dict[str, object]:
        found: dict[str, object] = {}
        for key, raw in given.items():
            declared = shape.by_name.get(key) if isinstance(key, str) else None
            if declared is None:
                if not quiet and key not in shape.known:
                    note_unknown(self.unknown, shape.record, str(key), self.file, self.row)
            elif declared.name in found and not quiet:
                self.refuse(codes.GIVEN_TWICE, path + declared.name, raw)
            else:
                found[declared.name] = raw
        if isinstance(given, Repeated) and not quiet:
            self.refuse(codes.GIVEN_TWICE, path + given.key, given.get(given.key))
        return found

    def refuse(self, code: Code, field: str | None, raw: object, refused: Refused | None = None) -> None:
        facts = refused.facts if refused else ()
        self.reasons.append(reason(code, self.file, self.row, field, raw, facts))


def note_unknown(unknown: Unknown, record: Record, name: str, file: str, row: int | None) -> None:
    """Note an unknown field once for the whole set of data."""
    if (record.name, name) not in unknown and len(unknown) < MOST_UNKNOWN:
        known = [n for f in record.fields for n in (f.name, f.alias) if n]
        shown = reason(codes.UNKNOWN_FIELD, file, row, None, name).value
        unknown[record.name, name] = codes.UNKNOWN_FIELD.at(
            place(file, row or 1), field=shown, record=record.name, nearest=nearest(name[:80], known)
        )


def _shape(record: Record, schema: Schema, manner: Manner) -> _Shape:
    is_root = record.name == "proposal"
    converter = scalars.converter if manner == "values" else spellings.cell_converter
    has_id = any(f.name == "id" for f in record.fields)
    by_name = {f.alias: f for f in record.fields if f.alias} | {f.name: f for f in record.fields}
    converts = tuple(
        None if f.type.kind is Kind.LIST else scalars.identifier if is_root and f.name == "id" else converter(f, schema)
        for f in record.fields
    )
    wholes = [
        _whole(f, schema, convert, manner)
        for f, convert in zip(record.fields, converts, strict=True)
        if convert is not None
    ]
    return _Shape(
        record,
        tuple(f.name for f in record.fields),
        frozenset(f.name for f in record.fields) | (frozenset() if has_id or not is_root else {"id"}),
        by_name,
        converts,
        tuple(wholes) if wholes and len(wholes) == len(converts) else None,
        tuple(i for i, f in enumerate(record.fields) if f.required),
    )


def _whole(field: Field, schema: Schema, convert: Convert, manner: Manner) -> Whole:
    if manner == "spellings":
        match field.type.kind:
            case Kind.TEXT:
                return lambda cells: _written_texts(cells, convert)
            case Kind.CODE:
                return _codes(schema.vocabularies[field.type.of or ""].spellings(), convert)
            case _:
                return lambda cells: [convert(cell) for cell in cells]
    match field.type.kind:
        case Kind.TEXT:
            return _texts
        case Kind.CODE:
            return _codes(schema.vocabularies[field.type.of or ""].spellings(), convert)
        case Kind.YES_NO:
            return lambda cells: _truths(cells, convert)
        case Kind.NUMBER | Kind.MONEY | Kind.DAY | Kind.MOMENT | Kind.LIST:
            return lambda cells: [convert(cell) for cell in cells]


def _texts(cells: Sequence[object]) -> Sequence[Value]:
    texts = [cell for cell in cells if type(cell) is str]
    joined = "".join(texts)
    whole = len(texts) == len(cells) and len(joined) <= scalars.LONGEST_TEXT
    if whole and (joined.isascii() or not scalars.is_broken(joined)):
        return [text.strip() or None for text in texts]
    return [scalars.text(cell) for cell in cells]


def _written_texts(cells: Sequence[object], convert: Convert) -> Sequence[Value]:
    """Texts of cells; where one is no text, or may be an error of a spreadsheet such as `#N/A`, each is looked at."""
    if all(cell is None or (type(cell) is str and "#" not in cell) for cell in cells):
        return _texts(cells)
    return [convert(cell) for cell in cells]


def _codes(spellings: Mapping[str, str], convert: Convert) -> Whole:
    known: dict[object, str | None] = {None: None, "": None}
    known.update(spellings)

    def canonical(cells: Sequence[object]) -> Sequence[Value]:
        try:
            return [known[cell] for cell in cells]
        except (KeyError, TypeError):
            return [convert(cell) for cell in cells]

    return canonical


def _truths(cells: Sequence[object], convert: Convert) -> Sequence[Value]:
    if _TRUTHS.issuperset(map(type, cells)):
        return cells  # type: ignore[return-value]
    return [convert(cell) for cell in cells]
