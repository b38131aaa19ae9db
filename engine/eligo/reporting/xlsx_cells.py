"""Room `reporting`: the sheets of a workbook and their cells, each written as what it is."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from ..text.messages import say
from .pages import Status
from .sheets import Amount, Column, Item, Row, Share
from .themes import Theme

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS = 1_048_576
"""So many rows a sheet has; what is more goes on in another sheet."""
_MOST_LETTERS = 32_767
_MADE = datetime(2000, 1, 1)
"""What a workbook says of when it was made: a clock would make two of the same differ."""
_FIRST_DAY, _LAST_DAY = date(1900, 3, 1), date(9999, 12, 31)
_MOST_DIGITS = 15
"""So many digits of a number a spreadsheet keeps; a longer one is written as text, so that none is lost."""
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
        self._names: set[str] = set()

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

    def sheet(self, message: str, number: int = 1) -> Worksheet:
        """An empty sheet; those after the first of the same kind are numbered."""
        name = say(self.language, message)
        return self.workbook.add_worksheet(name if number == 1 else f"{name} {number}")

    def put(self, sheet: Worksheet, row: int, column: int, item: Item) -> None:
        """Writes a cell as what it is."""
        match item:
            case None | "":
                return
            case str():
                sheet.write_string(row, column, cell_text(item), self.format("sentence" if len(item) > 40 else "plain"))
            case Status(_, word):
                sheet.write_string(row, column, cell_text(word), self.format("plain"))
            case datetime():
                self._put_day(sheet, row, column, item.replace(tzinfo=None), item.date(), "moment")
            case date():
                self._put_day(sheet, row, column, datetime(item.year, item.month, item.day), item, "day")
            case Amount(amount, currency):
                self._put_number(sheet, row, column, amount, f"money:{_money_format(amount, currency)}")
            case Share(of_one):
                self._put_number(sheet, row, column, of_one, "share")
            case int() | Decimal():
                self._put_number(sheet, row, column, item, "plain")

    def count(self, sheet: Worksheet, row: int, column: int, n: int) -> None:
        """Writes a number of things."""
        sheet.write_number(row, column, n, self.format("count"))

    def _put_number(self, sheet: Worksheet, row: int, column: int, value: int | Decimal, format: str) -> None:
        if isinstance(value, int) and -(10**_MOST_DIGITS) < value < 10**_MOST_DIGITS:
            sheet.write_number(row, column, value, self.format(format))
            return
        exact = Decimal(value)
        if len(exact.normalize().as_tuple().digits) <= _MOST_DIGITS and abs(exact.adjusted()) < 300:
            sheet.write_number(row, column, float(exact), self.format(format))
        else:
            sheet.write_string(row, column, cell_text(str(value)), self.format("plain"))

    def _put_day(self, sheet: Worksheet, row: int, column: int, at: datetime, day: date, format: str) -> None:
        if _FIRST_DAY <= day <= _LAST_DAY:
            sheet.write_datetime(row, column, at, self.format(format))
        else:
            sheet.write_string(row, column, at.isoformat(sep=" "), self.format("plain"))


class Table:
    """A sheet with a heading that stays, a filter, and marked results; a full one goes on in another."""

    def __init__(self, writing: Writing, message: str, columns: Sequence[Column]) -> None:
        self.writing, self.message, self.columns = writing, message, columns
        self.number, self.row = 0, 0
        self.marked: dict[tuple[int, Status], None] = {}
        self._begin()

    def _begin(self) -> None:
        self.number += 1
        self.row = 1
        self.sheet = self.writing.sheet(self.message, self.number)
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
        for place, item in enumerate(row):
            if item is not None:
                self.writing.put(self.sheet, self.row, place, item)
                if type(item) is Status and (place, item) not in self.marked:
                    self.marked[place, item] = None
        self.row += 1

    def finish(self) -> None:
        """Sets the filter, and how results are marked."""
        last = max(self.row - 1, 1)
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


def cell_text(text: str) -> str:
    """A text that a cell takes: of a length that it holds, nothing that is no character, and spaces as people type them.

    In a workbook people search and filter, and would not find what has other spaces than theirs.
    """
    if not text.isascii():
        text = text.replace("\u00a0", " ").encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"
