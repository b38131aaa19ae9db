"""Room `reporting`: long sheets of a workbook, whose rows are written as finished XML as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Content = str | int | float | datetime

_BEGIN = datetime(1899, 12, 30)
_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_|[\x00-\x08\x0b-\x1f\ufffe\uffff]")


class RowSheet(Worksheet):
    """A sheet of many rows. XlsxWriter's own way with single cells takes three times as long, and is all that is left out.

    It needs a workbook of constant memory: rows go to the temporary file that XlsxWriter keeps for each sheet.
    """

    def put_row(self, row: int, cells: Iterable[tuple[int, Content, Format]], height: int | None = None) -> None:
        """Writes a row below the heading: its cells by column, from the left; rows come in order."""
        if row == 1:
            self._write_single_row(1)
        number = str(row + 1)
        opened = f'<row r="{number}">' if height is None else f'<row r="{number}" ht="{height}" customHeight="1">'
        pieces = [opened]
        for column, content, format in cells:
            pieces.append(_column(column))
            pieces.append(number)
            pieces.append(_text(content, format) if type(content) is str else _number(content, format))
        pieces.append("</row>\n")
        self.row_data_fh.writelines(("".join(pieces),))  # type: ignore[attr-defined]

    def end(self, rows: int, columns: int) -> None:
        """Says how large the sheet is, its heading included."""
        if rows == 1:
            self._write_single_row(1)
        self.previous_row = rows
        self.dim_rowmax, self.dim_colmax = rows - 1, columns - 1  # type: ignore[assignment]


@lru_cache(maxsize=1024)
def _column(column: int) -> str:
    return f'<c r="{xl_col_to_name(column)}'


@lru_cache(maxsize=8192)
def _text(text: str, format: Format) -> str:
    """A text as it stands inside its cell: a text and nothing else, whatever it begins with."""
    escaped = _ESCAPE.sub(_escaped, text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() or "\n" in text else ""
    return f'" s="{_index(format)}" t="inlineStr"><is><t{space}>{escaped}</t></is></c>'


def _escaped(match: re.Match[str]) -> str:
    """A character that XML cannot hold, or what looks like one so written."""
    found = match.group()
    return f"_x{ord(found):04X}_" if len(found) == 1 else f"_x005F{found}"


def _number(content: Content, format: Format) -> str:
    if isinstance(content, datetime):
        content = (content - _BEGIN) / timedelta(days=1)
    return f'" s="{_index(format)}"><v>{content!r}</v></c>'


def _index(format: Format) -> int:
    return int(format._get_xf_index())  # type: ignore[no-untyped-call]
