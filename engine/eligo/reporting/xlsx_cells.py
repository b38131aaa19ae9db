"""Room `reporting`: the sheets of a workbook and their cells, each written as what it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from ..text.messages import say
from .pages import Status
from .sheets import Amount, Column, Item, Row, Share
from .themes import Theme

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from .xlsx_rows import RowSheet

MOST_ROWS = 1_048_576
"""So many rows a sheet has; what is more goes on in another sheet."""
LINE = 15
"""The height of a line, in points."""
_MOST_LINES = 12
_SHORT = 20
"""A text of so many letters stands on one line of any column."""
_MOST_LETTERS = 32_767
_MADE = datetime(2000, 1, 1)
"""What a workbook says of when it was made: a clock would make two of the same differ."""
_FIRST_DAY, _LAST_DAY = date(1900, 3, 1), date(9999, 12, 31)
_MOST_DIGITS = 15
"""So many digits of a number a spreadsheet keeps; a longer one is written as text, so that none is lost."""
_MOST, _MOST_DECIMALS = 10**_MOST_DIGITS, 300
_DAYS = {"cs": "d. m. yyyy", "en": "d mmm yyyy"}
_TINTS = {
    "pass": ("#1d6b35", "#e6f3ea"),
    "fail": ("#a3161f", "#fdecec"),
    "consequence": ("#1f5a80", "#e8f1f7"),
    "undecided": ("#7a4b00", "#fdf3dc"),
    "needs_judgement": ("#3d3a8c", "#ecebfa"),
    "not_applicable": ("#4a4a4a", "#f0f1f3"),
    "waived": ("#4a4a4a", "#e3e5e8"),
}


class Writing:
    """A workbook being written, with its formats."""

    def __init__(self, stream: io.BytesIO, language: str, theme: Theme) -> None:
        import xlsxwriter

        self.language = language
        self.workbook: Workbook = xlsxwriter.Workbook(
            stream,
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        title = say(language, "title-index")
        self.workbook.set_properties({"title": title, "created": _MADE})
        self.workbook.set_size(2400, 1500)
        self.accent = theme.accent
        self._formats: dict[str, Format] = {}
        self.plain, self.long = self.format("plain"), self.format("sentence")

    def format(self, key: str) -> Format:
        """The format of that name, made once."""
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(self._meaning(key))
        return self._formats[key]

    def _meaning(self, key: str) -> dict[str, object]:
        kind, _, detail = key.partition(":")
        match kind:
            case "title":
                return {"bold": True, "font_size": 18, "font_color": self.accent}
            case "heading":
                return {"bold": True, "font_size": 13, "font_color": self.accent}
            case "head":
                return {"bold": True, "bg_color": "#E9ECF1", "bottom": 1, "text_wrap": True, "valign": "top"}
            case "sentence":
                return {"text_wrap": True, "valign": "top"}
            case "count":
                return {"num_format": "#,##0", "valign": "top"}
            case "share":
                return {"num_format": "0.0%" if self.language == "en" else "0.0\u00a0%", "valign": "top"}
            case "money":
                return {"num_format": detail, "valign": "top"}
            case "day":
                return {"num_format": _DAYS.get(self.language, _DAYS["en"]), "align": "left", "valign": "top"}
            case "moment":
                return {
                    "num_format": _DAYS.get(self.language, _DAYS["en"]) + " hh:mm",
                    "align": "left",
                    "valign": "top",
                }
            case "tint":
                ink, ground = _TINTS[detail]
                return {"font_color": ink, "bg_color": ground, "bold": True}
            case _:
                return {"valign": "top"}

    def sheet(self, message: str) -> Worksheet:
        """An empty sheet."""
        return self.workbook.add_worksheet(say(self.language, message))

    def rows(self, message: str, number: int = 1) -> RowSheet:
        """An empty sheet for many rows; those after the first of the same kind are numbered."""
        from .xlsx_rows import RowSheet

        name = say(self.language, message)
        sheet = self.workbook.add_worksheet(name if number == 1 else f"{name} {number}", RowSheet)
        assert isinstance(sheet, RowSheet)
        return sheet

    def put(self, sheet: Worksheet, row: int, column: int, item: Item) -> None:
        """Writes a cell as what it is."""
        match self.cell(item):
            case str() as text, format:
                sheet.write_string(row, column, text, format)
            case datetime() as at, format:
                sheet.write_datetime(row, column, at, format)
            case int() | float() as number, format:
                sheet.write_number(row, column, number, format)

    def count(self, sheet: Worksheet, row: int, column: int, n: int) -> None:
        """Writes a number of things."""
        sheet.write_number(row, column, n, self.format("count"))

    def cell(self, item: Item) -> tuple[str | int | float | datetime, Format] | None:
        """What a cell holds, and how it looks; None where it stays empty."""
        match item:
            case str():
                return (cell_text(item), self.long if len(item) > _SHORT else self.plain) if item else None
            case Status(_, word):
                return cell_text(word), self.plain
            case int() | Decimal():
                return self._number(item, self.plain)
            case None:
                return None
            case datetime():
                return self._day(item.replace(tzinfo=None), "moment")
            case date():
                return self._day(datetime(item.year, item.month, item.day), "day")
            case Amount(amount, currency):
                return self._number(amount, self.format(f"money:{_money_format(amount, currency)}"))
            case Share(of_one):
                return self._number(of_one, self.format("share"))

    def _number(self, value: int | Decimal, format: Format) -> tuple[str | int | float, Format]:
        """The number, where a spreadsheet keeps it exactly, else its text."""
        if isinstance(value, int) and -_MOST < value < _MOST:
            return value, format
        exact = Decimal(value)
        digits = "".join(map(str, exact.as_tuple().digits)).strip("0")
        if len(digits) <= _MOST_DIGITS and abs(exact.adjusted()) < _MOST_DECIMALS:
            return float(exact), format
        return cell_text(str(value)), self.plain

    def _day(self, at: datetime, format: str) -> tuple[str | datetime, Format]:
        if _FIRST_DAY <= at.date() <= _LAST_DAY:
            return at, self.format(format)
        return at.isoformat(sep=" "), self.plain


class Table:
    """A sheet with a heading that stays, a filter, and marked results; a full one goes on in another."""

    def __init__(self, writing: Writing, message: str, columns: Sequence[Column]) -> None:
        self.writing, self.message, self.columns = writing, message, columns
        self.room = [column.width.value for column in columns]
        self.number, self.row = 0, 0
        self.marked: dict[tuple[int, Status], None] = {}
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        self.row = 1
        self.sheet = self.writing.rows(self.message, self.number)
        self.sheet.set_row(0, 2 * LINE)
        for place, column in enumerate(self.columns):
            self.sheet.set_column(place, place, column.width.value)
            self.sheet.write_string(0, place, cell_text(column.title), self.writing.format("head"))
        self.sheet.freeze_panes(1, 1)
        self.sheet.repeat_rows(0)
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)

    def add(self, row: Row) -> None:
        """One more row."""
        if self.row == MOST_ROWS:
            self.finish()
            self._begin()
        lines, cells = 1, []
        for place, item in enumerate(row):
            cell = self.writing.cell(item)
            if cell is None:
                continue
            cells.append((place, *cell))
            if type(item) is str:
                lines = max(lines, -(-len(item) // self.room[place]))
            elif type(item) is Status:
                self.marked[place, item] = None
        # Not every program makes room for the lines of a text by itself.
        self.sheet.put_row(self.row, cells, LINE * min(lines, _MOST_LINES) if lines > 1 else None)
        self.row += 1

    def finish(self) -> None:
        """Sets the filter, and how results are marked."""
        last = max(self.row - 1, 1)
        self.sheet.end(self.row, len(self.columns))
        self.sheet.autofilter(0, 0, last, len(self.columns) - 1)
        for place, status in self.marked:
            self.sheet.conditional_format(
                1,
                place,
                last,
                place,
                {
                    "type": "cell",
                    "criteria": "==",
                    "value": '"{}"'.format(cell_text(status.word).replace('"', '""')),
                    "format": self.writing.format(f"tint:{status.key}"),
                },
            )


def _money_format(amount: int | Decimal, currency: str) -> str:
    """Cents only where there are some; the currency is quoted, so that it is no part of the format."""
    places = "" if isinstance(amount, int) or amount == amount.to_integral_value() else ".00"
    return f'#,##0{places} "{currency.replace(chr(34), "")}"'


@lru_cache(maxsize=4096)
def cell_text(text: str) -> str:
    """A text that a cell takes: of a length that it holds, nothing that is no character, and spaces as people type them.

    In a workbook people search and filter, and would not find what has other spaces than theirs.
    """
    if not text.isascii():
        text = text.replace("\u00a0", " ").encode("utf-8", "replace").decode("utf-8")
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would take it for markup, and write it as it is.
        text += " "
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
