"""Room `checking`: look-up tables as written → as understood."""

from __future__ import annotations

from collections.abc import Iterable

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from .names import codes_of, kind_name, spelled
from .policy import Column, Scalar, Table
from .schema import Field, Kind, Schema, Type


def tables_of(declarations: Iterable[tree.Declaration], schema: Schema, found: list[Diagnostic]) -> dict[str, Table]:
    """The tables by every spelling of their names."""
    tables: dict[str, Table] = {}
    for node in declarations:
        if isinstance(node, tree.Table):
            table = _table(node, schema, found)
            if table is not None:
                tables |= {n.text: table for n in (node.names.name, node.names.alias) if n}
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
    values = tuple(
        tuple(_value(cell, column.type, schema) for cell, column in zip(row.cells, checked, strict=True))
        for row in rows
    )
    seen: set[tuple[Scalar, ...]] = set()
    for row, value in zip(rows, values, strict=True):
        if value[:keys] in seen:
            found.append(codes.ROW_TWICE.at(row.span, key=", ".join(str(v) for v in value[:keys])))
        seen.add(value[:keys])
    alias = node.names.alias.text if node.names.alias else None
    return Table(node.names.name.text, alias, checked, values, keys, tuple(row.span for row in rows))


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
        case tree.Name() | tree.Names() | None:
            return None


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
