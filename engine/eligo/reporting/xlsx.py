"""Room `reporting`: a batch as a workbook, each cell written as what it is: a text, a number, a day; never a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from ..evaluation.verdict import Verdict
from ..text.messages import say
from .carrying import book_properties
from .pages import Status
from .rows import COLUMNS
from .sheets import Amount, Book, Column, Share, Width
from .themes import PLAIN, Theme
from .xlsx_cells import LINE, Table, Writing, cell_text

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.worksheet import Worksheet

    from .figures import FigureView
    from .overview import OverviewView

_FILLS = {
    "pass": ("#1d6b35", None),
    "fail": ("#a3161f", "wide_upward_diagonal"),
    "consequence": ("#1f5a80", "light_vertical"),
    "undecided": ("#c98a1b", "percent_25"),
    "needs_judgement": ("#3d3a8c", "light_horizontal"),
    "series-1": ("#1f4e79", None),
    "series-2": ("#6f9bc4", "wide_upward_diagonal"),
    "series-3": ("#c98a1b", "percent_25"),
    "series-4": ("#8d6b94", None),
    "series-5": ("#4f8a5b", "light_horizontal"),
    "series-6": ("#9aa0a8", None),
    "series-7": ("#3b4048", "small_grid"),
}


def index_workbook(
    page: OverviewView, book: Book, verdicts: Iterable[Verdict], theme: Theme = PLAIN, statement: str = ""
) -> bytes:
    """The workbook of a batch; `verdicts` are gone through once, and no row stays in memory.

    `statement` is what it states to machines.
    """
    stream = io.BytesIO()
    writing = Writing(stream, page.language, theme)
    for name, piece in book_properties(statement).items():
        writing.workbook.set_custom_property(name, piece, "text")
    overview = writing.sheet("book-overview")
    proposals = Table(writing, "book-proposals", book.proposal_columns)
    results = Table(writing, "book-results", book.result_columns)
    rules = Table(writing, "book-rules", book.rule_columns)
    about = writing.sheet("book-about")
    _tell(writing, overview, page)
    for verdict in verdicts:
        proposals.add(book.proposal_row(verdict))
        for row in book.result_rows(verdict):
            results.add(row)
    for row in book.rule_rows():
        rules.add(row)
    for table in (proposals, results, rules):
        table.finish()
    _about(writing, about, page)
    writing.workbook.close()
    return stream.getvalue()


def verdict_workbook(verdicts: Iterable[Verdict], ids: Sequence[str], language: str) -> bytes:
    """The verdicts as a workbook of one sheet, with the columns and names of the contract: one row a verdict."""
    stream = io.BytesIO()
    writing = Writing(stream, language, PLAIN)
    columns = [Column(name, Width.NUMBER if name in COLUMNS[3:] else Width.NAME) for name in (*COLUMNS, *ids)]
    table = Table(writing, "book-results", columns)
    for verdict in verdicts:
        outcomes = {r.rule.id: r.outcome.value for r in verdict.rules}
        counts = (verdict.warnings, verdict.judgements)
        name = verdict.policy.name if verdict.policy is not None else None
        came_to = [Status(v, v) if (v := outcomes.get(rule)) else None for rule in ids]
        outcome = Status(verdict.outcome.value, verdict.outcome.value)
        table.add((verdict.proposal, name, outcome, *counts, *came_to))
    table.finish()
    writing.workbook.close()
    return stream.getvalue()


# ── the first sheet and the last ──────────────────────────────────────────────────────────


def _tell(writing: Writing, sheet: Worksheet, page: OverviewView) -> None:
    """What the page of the batch says: sentences, then each picture with its table."""
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 12, 14)
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, say(page.language, "title-index"), writing.format("title"))
    lines = [page.headline, *(line.word for line in page.summary), page.several]
    row = 1
    for line in filter(None, lines):
        sheet.write_string(row, 0, cell_text(line))
        row += 1
    row = _waiting(writing, sheet, page, row + 1)
    for figure in page.figures:
        row = _figure(writing, sheet, figure, row + 1)
    for part in page.policies:
        if part.suspects:
            heading = f"{say(page.language, 'heading-suspects')} – {part.title.text}"
            sheet.write_string(row + 1, 0, cell_text(heading), writing.format("heading"))
            row += 2
            for suspect in part.suspects:
                sheet.write_string(row, 0, cell_text(f"{suspect.title.text} – {suspect.message}"))
                row += 1


def _waiting(writing: Writing, sheet: Worksheet, page: OverviewView, row: int) -> int:
    sheet.write_string(row, 0, say(page.language, "heading-attention"), writing.format("heading"))
    messages = [item.message for item in page.attention] or [say(page.language, "no-attention")]
    for line in messages:
        row += 1
        sheet.write_string(row, 0, cell_text(line))
    return row + 1


def _figure(writing: Writing, sheet: Worksheet, figure: FigureView, row: int) -> int:
    """A picture with the table it is drawn from; the row after both."""
    sheet.write_string(row, 0, cell_text(figure.title.text), writing.format("heading"))
    sheet.write_string(row + 1, 0, cell_text(figure.message))
    head = row + 2
    sheet.set_row(head, 2 * LINE)
    for place, heading in enumerate(figure.headings):
        sheet.write_string(head, place, cell_text(heading), writing.format("head"))
    for at, line in enumerate(figure.rows, head + 1):
        sheet.write_string(at, 0, cell_text(line.label.text), writing.format("sentence"))
        for place, cell in enumerate(line.cells, 1):
            if not cell.exact:
                continue
            exact = Decimal(cell.exact)
            if cell.unit == "%":
                writing.put(sheet, at, place, Share(exact))
            elif cell.unit:
                writing.put(sheet, at, place, Amount(exact, cell.unit))
            else:
                writing.count(sheet, at, place, int(exact))
    last = head + len(figure.rows)
    drawn = [at for at, line in enumerate(figure.rows, head + 1) if line.portions and line.cells[0].exact]
    if drawn:
        size = {"width": 640, "height": 120 + 24 * (drawn[-1] - head)}
        options = {"description": f"{figure.title.text}. {figure.message}", "object_position": 2, "x_offset": 20}
        chart = _chart(writing, sheet, figure, (head, drawn[0], drawn[-1]))
        chart.set_size(size)
        sheet.insert_chart(row, len(figure.headings), chart, options)
        last = max(last, row + size["height"] // 20)
    return last + 1


def _chart(writing: Writing, sheet: Worksheet, figure: FigureView, rows: tuple[int, int, int]) -> Chart:
    """The bars of a picture, drawn by the spreadsheet from the cells beside them."""
    head, first, last = rows
    full = all(sum(float(p.width) for p in line.portions) > 99 for line in figure.rows if line.portions)
    subtype = "percent_stacked" if full and len(figure.legend) > 1 else "stacked"
    chart = writing.workbook.add_chart({"type": "bar", "subtype": subtype})
    assert chart is not None, "there are charts of bars"
    name = sheet.name
    lines = [line for line in figure.rows if line.portions and line.cells[0].exact]
    for place, status in enumerate(figure.legend or (Status("series-1", ""),), 1):
        series: dict[str, object] = {
            "name": [name, head, place],
            "categories": [name, first, 0, last, 0],
            "values": [name, first, place, last, place],
            "border": {"color": "#3B4048", "width": 0.75},
            "gap": 60,
            **_fill(status.key),
        }
        if not figure.legend:
            series["points"] = [_fill(line.portions[0].status.key) for line in lines]
        chart.add_series(series)
    # A title that begins with a sign of equality would be taken for a reference to cells.
    chart.set_title({"name": figure.title.text.lstrip("= "), "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}, "interval_unit": 1})
    numbers = {"num_font": {"size": 9}, "major_gridlines": {"visible": True, "line": {"color": "#D5D9DF"}}}
    chart.set_x_axis(numbers if subtype == "percent_stacked" else {**numbers, "num_format": "#,##0"})
    chart.set_legend({"position": "bottom"} if figure.legend else {"none": True})
    return chart


def _fill(key: str) -> dict[str, object]:
    colour, pattern = _FILLS.get(key, _FILLS["series-6"])
    if pattern is None:
        return {"fill": {"color": colour}}
    return {"pattern": {"pattern": pattern, "fg_color": "#FFFFFF", "bg_color": colour}}


def _about(writing: Writing, sheet: Worksheet, page: OverviewView) -> None:
    """How the overview is read, and where it comes from."""
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 100)
    sheet.write_string(0, 0, say(page.language, "heading-production"), writing.format("title"))
    row = 2
    for pair in page.production:
        sheet.write_string(row, 0, cell_text(pair.label), writing.format("plain"))
        sheet.write_string(row, 1, cell_text(pair.value.text), writing.format("sentence"))
        row += 1
    sheet.write_string(row + 1, 0, say(page.language, "heading-method"), writing.format("heading"))
    for line in (*page.method, say(page.language, "book-times")):
        row += 1
        sheet.write_string(row + 1, 1, cell_text(line), writing.format("sentence"))
