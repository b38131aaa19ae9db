"""Room `data`: the form as an empty workbook with drop-downs and explanations · the only door to XlsxWriter."""

from __future__ import annotations

import io
from collections.abc import Mapping

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ..checking.schema import Field, Kind, Schema, Texts
from ..text.messages import say
from .forms import form_tables
from .tables import LINK, LONGEST_SHEET

ROWS = 1000
_LISTS = "lists"
_HELP = "help-napoveda"
_CODES = "codes-kody"
_YES_NO = ("ano", "ne", "yes", "no")
_LANGUAGES = ("en", "cs")


def workbook_form(schema: Schema) -> bytes:
    """The empty workbook: one sheet a table, a sheet that explains the fields, one with the codes."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(stream, options)
    head = workbook.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "text_wrap": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    formats = {
        Kind.TEXT: workbook.add_format({"num_format": "@"}),
        Kind.MONEY: workbook.add_format({"num_format": "#,##0.00"}),
        Kind.DAY: workbook.add_format({"num_format": "yyyy-mm-dd"}),
    }
    formats |= {kind: formats[Kind.TEXT] for kind in (Kind.MOMENT, Kind.CODE, Kind.YES_NO)}
    tables = list(form_tables(schema))
    sheets = {table.name: workbook.add_worksheet(table.name[:LONGEST_SHEET]) for table in tables}
    _explain(workbook.add_worksheet(_HELP), schema, head, wrapped)
    _list_codes(workbook.add_worksheet(_CODES), schema, head, wrapped)
    ranges = _ranges(workbook, schema)
    for table in tables:
        _fill(sheets[table.name], table.headings, {f.name: f for f in table.fields}, head, formats, ranges)
    workbook.close()
    return stream.getvalue()


def _ranges(workbook: Workbook, schema: Schema) -> dict[str, str]:
    sheet = workbook.add_worksheet(_LISTS)
    sheet.hide()
    ranges: dict[str, str] = {}
    for column, vocabulary in enumerate(schema.vocabularies.values()):
        for row, code in enumerate(vocabulary.entries):
            sheet.write_string(row, column, code)
        letter = xl_col_to_name(column)
        ranges[vocabulary.name] = f"={_LISTS}!${letter}$1:${letter}${max(1, len(vocabulary.entries))}"
    return ranges


def _fill(
    sheet: Worksheet,
    names: tuple[str, ...],
    fields: Mapping[str, Field],
    head: Format,
    formats: Mapping[Kind, Format],
    ranges: Mapping[str, str],
) -> None:
    for column, name in enumerate(names):
        field = fields.get(name)
        kind = field.type.kind if field is not None else Kind.TEXT
        sheet.set_column(column, column, max(12, min(28, len(name) + 6)), formats.get(kind))
        sheet.write_string(0, column, name, head)
        if field is not None:
            sheet.write_comment(0, column, "\n".join(field.label.values()) or name)
            rule = _validation(field, ranges)
            if rule is not None:
                sheet.data_validation(1, column, ROWS, column, {**rule, "error_type": "warning"})
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, ROWS, len(names) - 1)


def _validation(field: Field, ranges: Mapping[str, str]) -> dict[str, object] | None:
    match field.type.kind:
        case Kind.CODE:
            return {"validate": "list", "source": ranges[field.type.of or ""]}
        case Kind.YES_NO:
            return {"validate": "list", "source": list(_YES_NO)}
        case Kind.NUMBER | Kind.MONEY:
            if field.minimum is None:
                return None
            return {"validate": "decimal", "criteria": ">=", "value": float(field.minimum)}
        case Kind.TEXT | Kind.DAY | Kind.MOMENT | Kind.LIST:
            return None


def _explain(sheet: Worksheet, schema: Schema, head: Format, wrapped: Format) -> None:
    shown = [_both("form-table"), _both("form-field")]
    shown += [say(language, "form-meaning", None) for language in _LANGUAGES]
    shown += [say(language, "form-how", None) for language in _LANGUAGES]
    _heading(sheet, [*shown, _both("form-required"), _both("form-personal")], head)
    row = 1
    for table in form_tables(schema):
        known = {f.name: f for f in table.fields}
        for name in table.headings:
            cells = [table.name, name, *_meaning(known.get(name), name)]
            required = (known[name].required if name in known else True) or name == table.key
            personal = name in known and known[name].personal
            marks = [_both("form-yes") if marked else "" for marked in (required, personal)]
            for column, text in enumerate([*cells, *marks]):
                sheet.write_string(row, column, text, wrapped)
            row += 1
    for column, width in enumerate((12, 20, 34, 34, 44, 44, 12, 12)):
        sheet.set_column(column, column, width)


def _meaning(field: Field | None, name: str) -> list[str]:
    if field is None:
        message = "form-link" if name == LINK else "form-id"
        return [*(say(language, message, None) for language in _LANGUAGES), *_how("text", "")]
    kind = "id" if field.name == "id" else field.type.kind.value
    return [*(_label(field.label, language, name) for language in _LANGUAGES), *_how(kind, field.type.of or "")]


def _how(kind: str, of: str) -> list[str]:
    return [say(language, f"form-how-{kind.replace('_', '-')}", None, of=of) for language in _LANGUAGES]


def _list_codes(sheet: Worksheet, schema: Schema, head: Format, wrapped: Format) -> None:
    meanings = [say(language, "form-meaning", None) for language in _LANGUAGES]
    _heading(sheet, [_both("form-list"), _both("form-code"), *meanings, _both("form-also")], head)
    row = 1
    for vocabulary in schema.vocabularies.values():
        for entry in vocabulary.entries.values():
            also = ", ".join(filter(None, (*entry.also, entry.alias)))
            labels = [_label(entry.label, language, entry.code) for language in _LANGUAGES]
            for column, text in enumerate([vocabulary.name, entry.code, *labels, also]):
                sheet.write_string(row, column, text, wrapped)
            row += 1
    for column, width in enumerate((24, 30, 44, 44, 20)):
        sheet.set_column(column, column, width)


def _heading(sheet: Worksheet, titles: list[str], head: Format) -> None:
    for column, title in enumerate(titles):
        sheet.write_string(0, column, title, head)
    sheet.freeze_panes(1, 0)


def _label(label: Texts, language: str, name: str) -> str:
    return label.get(language) or next(iter(label.values()), name)


def _both(message: str) -> str:
    return " / ".join(say(language, message, None) for language in _LANGUAGES)
