"""Room `checking`: look-up tables as written → as understood."""

from __future__ import annotations

from collections.abc import Iterable

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from .declarations import twice
from .names import codes_of, kind_name, spelled
from .policy import Column, Range, Scalar, Table
from .schema import Field, Kind, Schema, Type

_ORDERED = (Kind.NUMBER, Kind.MONEY, Kind.DAY, Kind.MOMENT)


def tables_of(declarations: Iterable[tree.Declaration], schema: Schema, found: list[Diagnostic]) -> dict[str, Table]:
    """The tables by every spelling of their names."""
    tables: dict[str, Table] = {}
    for node in declarations:
        if isinstance(node, tree.Table):
            table = _table(node, schema, found)
            if table is not None:
                for name in (node.names.name, node.names.alias):
                    if name:
                        tables.setdefault(name.text, table)
    return tables


def _table(node: tree.Table, schema: Schema, found: list[Diagnostic]) -> Table | None:
    heading, *rows = node.rows
    headings: list[tree.Names] = []
    for cell in heading.cells:
        if isinstance(cell.value, tree.Names):
            headings.append(cell.value)
        elif isinstance(cell.value, tree.Name):
            headings.append(tree.Names(cell.value, None, cell.span))
        else:
            found.append(codes.HEADING.at(cell.span))
            return None
    if len(headings) < 2 or not rows:
        found.append(codes.NO_LIMIT.at(node.span))
        return None
    before = len(found)
    twice(headings, found)
    for row in rows:
        if row == node.rows[0]:
            found.append(codes.ROW_TWICE.at(row.span, key=headings[0].name.text))
        elif len(row.cells) != len(headings):
            found.append(codes.ROW_LENGTH.at(row.span, found=len(row.cells), wanted=len(headings)))
        else:
            found.extend(codes.EMPTY_CELL.at(cell.span) for cell in row.cells if cell.value is None)
    if len(found) > before:
        return None
    columns = [_column(names, [row.cells[i] for row in rows], schema, found) for i, names in enumerate(headings)]
    if any(column is None for column in columns):
        return None
    checked = tuple(column for column in columns if column is not None)
    fields = _fields(schema)
    leading = 0
    while leading < len(headings) - 1 and headings[leading].name.text in fields:
        leading += 1
    keys = max(1, leading)
    for row in rows:
        for place, cell in enumerate(row.cells):
            if isinstance(cell.value, tree.RangeCell) and not _sound(cell.value, place < keys, checked[place].type):
                wrong = codes.RANGE_HERE if place >= keys else codes.RANGE_BACKWARDS
                found.append(wrong.at(cell.span))
                return None
    values = tuple(
        tuple(_cell(cell, column.type, schema) for cell, column in zip(row.cells, checked, strict=True)) for row in rows
    )
    _check_overlaps(rows, values, keys, found)
    alias = node.names.alias.text if node.names.alias else None
    return Table(node.names.name.text, alias, checked, values, keys, tuple(row.span for row in rows))


def _sound(bounds: tree.RangeCell, is_key: bool, type_: Type) -> bool:
    if not is_key or type_.kind not in _ORDERED:
        return False
    low, high = (_value(tree.Cell(end, bounds.span), type_, Schema()) for end in (bounds.low, bounds.high))
    return bounds.low is None or bounds.high is None or low <= high  # type: ignore[operator]


def _check_overlaps(
    rows: list[tree.Row], values: tuple[tuple[Scalar | Range, ...], ...], keys: int, found: list[Diagnostic]
) -> None:
    """A diagnostic for each row whose key another row above it has too; only rows with ranges are compared one by one."""
    seen: dict[tuple[Scalar | Range, ...], tree.Row] = {}
    ranged: list[tuple[tuple[Scalar | Range, ...], tree.Row]] = []
    for row, value in zip(rows, values, strict=True):
        key = value[:keys]
        has_range = any(isinstance(part, Range) for part in key)
        if key in seen:
            found.append(codes.ROW_TWICE.at(row.span, key=", ".join(_shown(row.cells[i]) for i in range(keys))))
        else:
            others = list(seen.items()) if has_range else ranged
            other = next((r for k, r in others if all(map(_meet, k, key))), None)
            if other is not None:
                found.append(codes.ROWS_OVERLAP.at(row.span, line=other.span.line))
        seen.setdefault(key, row)
        if has_range:
            ranged.append((key, row))


def _shown(cell: tree.Cell) -> str:
    match cell.value:
        case tree.Number(amount):
            return format(amount, "f")
        case tree.TextValue(text) | tree.Name(text):
            return text
        case tree.DayValue(day):
            return day.isoformat()
        case tree.MomentValue(written=written):
            return written
        case tree.RangeCell() | tree.YesNo() | tree.Names() | None:
            return ""


def _meet(one: Scalar | Range, other: Scalar | Range) -> bool:
    """Whether two cells have a value in common."""
    if not isinstance(one, Range) and not isinstance(other, Range):
        return one == other
    left, right = _as_range(one), _as_range(other)
    return _begins_before(left, right) and _begins_before(right, left)


def _as_range(cell: Scalar | Range) -> Range:
    return cell if isinstance(cell, Range) else Range(cell, False, cell, False)


def _begins_before(one: Range, other: Range) -> bool:
    """Whether the beginning of one does not lie behind the end of the other."""
    if one.low is None or other.high is None:
        return True
    if one.low == other.high:
        return not one.low_open and not other.high_open
    return one.low < other.high  # type: ignore[operator]


def _fields(schema: Schema) -> dict[str, Field]:
    """The fields of every record by each spelling, those of the proposal first."""
    fields: dict[str, Field] = {}
    for record in sorted(schema.records.values(), key=lambda r: r.name != "proposal"):
        for name, field in spelled(record).items():
            fields.setdefault(name, field)
    return fields


def _column(names: tree.Names, cells: list[tree.Cell], schema: Schema, found: list[Diagnostic]) -> Column | None:
    """A column with the type of the field of that name, else of the vocabulary of that name, else of its cells."""
    name, alias = names.name.text, names.alias.text if names.alias else None
    field = _fields(schema).get(name)
    vocabulary = next((v for v in schema.vocabularies.values() if name in (v.name, v.alias)), None)
    taken = field or vocabulary
    if alias is None and taken is not None:
        # A heading that is taken from elsewhere has both spellings that the name has there.
        name, alias = taken.name, taken.alias
    known = field.type if field else Type(Kind.CODE, vocabulary.name) if vocabulary else None
    type_ = known or _type_of_cell(cells[0])
    if type_ is None or type_.kind is Kind.LIST:
        found.append(codes.CODE_WITHOUT_VOCABULARY.at(cells[0].span, name=name))
        return None
    for cell in cells:
        if type_.kind is Kind.CODE and isinstance(cell.value, tree.Name) and type_.of is not None:
            meant = codes_of(schema.vocabularies[type_.of], cell.value.text)
            if meant is None or len(meant) != 1:
                found.append(codes.UNKNOWN_CODE.at(cell.span, name=cell.value.text, vocabulary=type_.of))
                return None
            continue
        actual = _type_of_cell(cell)
        if actual != type_:
            other = kind_name(actual) if actual else "kind-code"
            found.append(codes.MIXED_VALUES.at(cell.span, found=other, wanted=kind_name(type_)))
            return None
    return Column(name, alias, type_)


def _type_of_cell(cell: tree.Cell) -> Type | None:
    match cell.value:
        case tree.Number(currency=currency):
            return Type(Kind.MONEY, currency) if currency else Type(Kind.NUMBER)
        case tree.TextValue():
            return Type(Kind.TEXT)
        case tree.DayValue():
            return Type(Kind.DAY)
        case tree.MomentValue():
            return Type(Kind.MOMENT)
        case tree.YesNo():
            return Type(Kind.YES_NO)
        case tree.RangeCell(low=low, high=high):
            kinds = {_type_of_cell(tree.Cell(end, cell.span)) for end in (low, high) if end is not None}
            return kinds.pop() if len(kinds) == 1 else None
        case tree.Name() | tree.Names() | None:
            return None


def _cell(cell: tree.Cell, type_: Type, schema: Schema) -> Scalar | Range:
    if not isinstance(cell.value, tree.RangeCell):
        return _value(cell, type_, schema)
    bounds = cell.value
    low, high = (
        None if end is None else _value(tree.Cell(end, cell.span), type_, schema) for end in (bounds.low, bounds.high)
    )
    return Range(low, bounds.low_sign == ">", high, bounds.high_sign == "<")


def _value(cell: tree.Cell, type_: Type, schema: Schema) -> Scalar:
    match cell.value:
        case tree.Number(amount):
            return int(amount) if amount == amount.to_integral_value() else amount
        case tree.TextValue(text):
            return text
        case tree.DayValue(day):
            return day
        case tree.MomentValue(moment):
            return moment
        case tree.YesNo(yes):
            return yes
        case tree.Name(text) if type_.of is not None:
            meant = codes_of(schema.vocabularies[type_.of], text)
            return next(iter(meant or (text,)))
        case _:
            return ""
