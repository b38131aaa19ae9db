"""Workbooks: typed cells that another program reads back, no formula from data, the same bytes twice."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from eligo.checking.loader import load
from eligo.data.reading import read
from eligo.data.records import Batch
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Outcome, Verdict
from eligo.reporting import xlsx_cells
from eligo.reporting.overview import OverviewView, overview
from eligo.reporting.pages import Status
from eligo.reporting.sheets import Amount, Book, Column, Item, Share
from eligo.reporting.tally import tallied
from eligo.reporting.themes import PLAIN
from eligo.reporting.xlsx import index_workbook, verdict_workbook
from eligo.reporting.xlsx_cells import Table, Writing
from eligo.text.locale import clean

from .conftest import CORPUS, ROOT, Run
from .test_reporting import HOSTILE

FOLDER = CORPUS / "overview"
LANGUAGES = ("cs", "en")
TITLES = {
    "cs": ["Přehled", "Návrhy", "Výsledky", "Pravidla", "O souboru"],
    "en": ["Overview", "Proposals", "Results", "Rules", "About"],
}
SPREADSHEET = (
    "=1+1",
    "{=1+1}",
    '=HYPERLINK("https://example.org","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "https://example.org",
)
XML = ("<r><t>x</t></r>", "<r>&</r>", "_x0041_", "]]>", "a & b < c > d", " spaces ", "\U0001f600 שלום", "x" * 40_000)


@cache
def _batch() -> tuple[Batch, tuple[Verdict, ...]]:
    policy = load(FOLDER / "call.pol").value
    assert policy is not None
    batch = read([str(FOLDER / "proposals.json")], policy.schema)
    return batch, tuple(evaluate(policy, p.id, p.values, reasons="all") for p in batch.proposals)


def _written(verdicts: tuple[Verdict, ...], language: str, batch: Batch | None = None) -> tuple[bytes, OverviewView]:
    tally = tallied(verdicts, batch.rejected if batch is not None else (), lambda v: v.proposal)
    page = overview(tally, language)
    return index_workbook(page, Book(tally, language), iter(verdicts)), page


def _rows(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    return sheet.iter_rows(values_only=True)


def _opened(content: bytes) -> openpyxl.Workbook:
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type in ("f", "e")], (
        "no formula"
    )
    return book


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workbook_has_its_sheets_with_headings_that_stay_and_filters(language: str) -> None:
    batch, verdicts = _batch()
    content, page = _written(verdicts, language, batch)
    book = _opened(content)
    assert book.sheetnames == TITLES[language]
    for sheet in book.worksheets[1:4]:
        assert sheet.freeze_panes == "B2" and sheet.auto_filter.ref == sheet.dimensions
        assert not sheet.merged_cells.ranges
    assert len(book.worksheets[0]._charts) == len(page.figures)  # type: ignore[attr-defined]
    assert len(list(_rows(book.worksheets[1]))) == len(verdicts) + 1
    assert len(list(_rows(book.worksheets[2]))) == sum(len(v.rules) for v in verdicts) + 1


def test_numbers_days_and_words_are_read_back_as_what_they_are() -> None:
    batch, verdicts = _batch()
    book = _opened(_written(verdicts, "cs", batch)[0])
    heading, *rows = _rows(book["Návrhy"])
    second = dict(zip(heading, rows[1], strict=True))
    assert second["Návrh"] == "P-02" and second["Výsledek"] == "Splňuje podmínky"
    assert second["Požadovaný grant"] == 750000.5 and second["Doba trvání v měsících"] == 24
    assert second["Čas podání"] == datetime(2025, 3, 20, 12)
    assert second["Průmyslový ekosystém"] == "digitální oblast"
    grant = book["Návrhy"].cell(3, [*heading].index("Požadovaný grant") + 1)
    assert grant.number_format == '#,##0.00 "EUR"'
    heading, *rows = _rows(book["Výsledky"])
    results = [dict(zip(heading, row, strict=True)) for row in rows]
    failed = next(r for r in results if r["Návrh"] == "P-05" and r["Označení pravidla"] == "grant")
    assert failed["Výsledek"] == "Nesplněno" and failed["Co bylo zjištěno"] == 2000000
    assert failed["Odstup od meze"] == -1000000 and "2 000 000 EUR" in str(failed["Zdůvodnění"])
    late = next(r for r in results if r["Návrh"] == "P-03" and r["Označení pravidla"] == "in_time")
    assert late["Co bylo zjištěno"] == datetime(2025, 3, 27)
    open_one = next(r for r in results if r["Návrh"] == "P-06" and r["Označení pravidla"] == "grant")
    assert open_one["Chybějící údaje"] == "požadovaný grant"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheets_say_the_same_as_the_page(language: str) -> None:
    batch, verdicts = _batch()
    content, page = _written(verdicts, language, batch)
    book = _opened(content)
    told = {str(cell).replace("\u00a0", " ") for row in _rows(book.worksheets[0]) for cell in row if cell is not None}
    sentences = [page.headline, *(s.word for s in page.summary), *(a.message for a in page.attention)]
    sentences += [part for f in page.figures for part in (f.title.text, f.message, *f.headings)]
    assert not {s.replace("\u00a0", " ") for s in sentences} - told
    cells = {cell for row in _rows(book.worksheets[0]) for cell in row if isinstance(cell, int | float)}
    assert {float(c.exact) for f in page.figures for row in f.rows for c in row.cells if c.exact} == set(
        map(float, cells)
    )
    rules = [row[5:11] for row in list(_rows(book.worksheets[3]))[1:]]
    decided = sum(bool(v.rules) for v in verdicts)
    assert all(sum(n for n in row if isinstance(n, int)) == decided for row in rules)


@pytest.mark.parametrize("name", [*HOSTILE, *SPREADSHEET, *XML, "a\x00b\x07c", "a\ud800"])
def test_whatever_stands_in_data_is_text_in_a_cell(name: str) -> None:
    _, verdicts = _batch()
    content, _ = _written((replace(verdicts[0], proposal=name),), "en")
    book = _opened(content)
    for title in ("Proposals", "Results"):
        cell = book[title].cell(2, 1)
        assert cell.data_type == "s" and cell.hyperlink is None
        assert _plain(cell.value) == clean(name).strip(), title
    one = _opened(verdict_workbook([replace(verdicts[0], proposal=name)], ["grant"], "en"))
    assert one.worksheets[0].cell(2, 1).data_type == "s"


def _plain(value: object) -> str:
    from openpyxl.utils.escape import unescape

    return unescape(str(value)).strip()


def test_the_same_batch_gives_the_same_bytes() -> None:
    batch, verdicts = _batch()
    assert _written(verdicts, "cs", batch)[0] == _written(verdicts, "cs", batch)[0]


def test_every_chart_says_what_it_shows() -> None:
    batch, verdicts = _batch()
    content, page = _written(verdicts, "en", batch)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    described = re.findall(r'descr="([^"]+)"', drawing)
    assert len(described) == len(page.figures) and all(len(text) > 40 for text in described)


def test_an_empty_batch_and_a_single_proposal_have_their_workbook() -> None:
    _, verdicts = _batch()
    for some in ((), verdicts[:1]):
        book = _opened(_written(some, "cs")[0])
        assert len(list(_rows(book["Návrhy"]))) == len(some) + 1


def test_a_full_sheet_goes_on_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_cells, "MOST_ROWS", 30)
    _, verdicts = _batch()
    book = _opened(_written(verdicts, "en")[0])
    assert [name for name in book.sheetnames if name.startswith("Results")] == ["Results", "Results 2", "Results 3"]
    parts = [list(_rows(book[name])) for name in ("Results", "Results 2", "Results 3")]
    assert sum(len(part) - 1 for part in parts) == sum(len(v.rules) for v in verdicts)
    assert parts[0][0] == parts[1][0] == parts[2][0]


def test_without_reasons_nothing_of_the_proposals_is_told() -> None:
    _, verdicts = _batch()
    tally = tallied(verdicts, (), lambda v: v.proposal)
    book = _opened(index_workbook(overview(tally, "en"), Book(tally, "en", reasons=False), verdicts))
    told = {str(cell) for name in ("Proposals", "Results") for row in _rows(book[name]) for cell in row}
    assert not any("750000" in text or "missing" in text.casefold() for text in told)


@pytest.mark.parametrize(
    ("item", "found"),
    [
        (Decimal("0.1"), 0.1),
        (10**15 - 1, 10**15 - 1),
        (10**15 + 1, "1000000000000001"),
        (Decimal("1.00000000000000000000000000000001"), "1.00000000000000000000000000000001"),
        (Decimal("1E+400"), "1E+400"),
        (Amount(Decimal("1500000.00"), "EUR"), 1500000),
        (Amount(5, 'E"U&R'), 5),
        (Share(Decimal("0.25")), 0.25),
        (date(2025, 3, 1), datetime(2025, 3, 1)),
        (date(1850, 1, 1), "1850-01-01 00:00:00"),
        (datetime(2025, 3, 1, 17, 30), datetime(2025, 3, 1, 17, 30)),
        (Status("pass", "Splněno"), "Splněno"),
        ("", None),
        (None, None),
    ],
)
def test_a_cell_holds_a_number_only_where_it_holds_it_exactly(item: Item, found: object) -> None:
    stream = io.BytesIO()
    writing = Writing(stream, "cs", PLAIN)
    table = Table(writing, "book-results", [Column("a"), Column("b")])
    table.add((item, "x"))
    table.finish()
    writing.workbook.close()
    assert _opened(stream.getvalue()).worksheets[0].cell(2, 1).value == found


def test_the_command_line_writes_both_workbooks(eligo: Run, tmp_path: Path) -> None:
    data, policy = FOLDER / "proposals.json", FOLDER / "call.pol"
    ended = eligo(f"report {policy} {data} -o {tmp_path / 'out'} --format xlsx")
    assert ended.code == 2, "one record is rejected"
    for language in LANGUAGES:
        book = _opened((tmp_path / "out" / language / "index.xlsx").read_bytes())
        assert book.sheetnames == TITLES[language]
    assert eligo(f"evaluate {policy} {data} --format xlsx -o {tmp_path / 'v.xlsx'}").code == 2
    heading, *rows = _rows(_opened((tmp_path / "v.xlsx").read_bytes()).worksheets[0])
    assert heading[:5] == ("proposal", "policy", "outcome", "warnings", "judgements")
    assert [row[2] for row in rows] == [v.outcome.value for v in _batch()[1]]
    assert eligo(f"evaluate {policy} {data} --format xlsx").code == 2
    assert {v.outcome for v in _batch()[1]} >= {Outcome.PASS, Outcome.FAIL}


def test_workbooks_are_written_by_typed_calls_only() -> None:
    modules = [*(ROOT / "engine" / "eligo" / "reporting").glob("xlsx*.py"), ROOT / "engine/eligo/data/form_workbook.py"]
    for path in modules:
        assert not re.search(r"\.write(_row|_column|_formula|_url|_rich_string)?\(", path.read_text("utf-8")), path.name
