"""All formats say the same thing, of any proposal; and a name is a name in all of them, whatever it is made of."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from pathlib import Path

import openpyxl
import pikepdf
import pytest

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.data.reading import read
from eligo.data.records import Batch
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Verdict
from eligo.reporting.corresponding import letter
from eligo.reporting.formats import FORMATS, Dress
from eligo.reporting.letters import NO_FACTS
from eligo.reporting.overview import OverviewView, overview
from eligo.reporting.overview_lists import line
from eligo.reporting.tally import Tally, tallied
from eligo.reporting.themes import PLAIN
from eligo.reporting.view import view
from eligo.reporting.writing import Wanted, write_reports
from eligo.text.locale import clean, typeset
from eligo.text.shipped import shipped

from .test_reporting import HOSTILE
from .texts import READERS, bare, statements, text_of

LANGUAGES = ("cs", "en")
PAGES = tuple(name for name, kind in FORMATS.items() if kind.proposal is not None)
LETTERS = tuple(name for name, kind in FORMATS.items() if kind.letter is not None)
OVERVIEWS = tuple(name for name, kind in FORMATS.items() if kind.index is not None or kind.book is not None)
FOR_MACHINES = re.compile(r"\.(countries|amounts|outcomes|rules|stages)(\.rows)?\.id$|\.exact$")
"""Names by which pictures find their colours and addresses, and numbers behind the figures that are shown."""
SAID_OTHERWISE = {
    # Shares are columns of a workbook, computed numbers with a format, and Markdown's pictures are their tables.
    "md": {".countries.rows.value", ".amounts.rows.value", ".outcomes.rows.value"},
    "xlsx": {".countries.rows.value", ".countries.rows.cells.shown", ".amounts.rows.value", ".amounts.rows.cells.shown",
             ".outcomes.rows.value", ".outcomes.rows.cells.shown"},
}  # fmt: skip
ODD = (
    *HOSTILE,
    "👩‍🚀 🇨🇿 emoji",
    "אוניברסיטת תל אביב",
    "მედია 東京大学 مركز",
    "#{panic()} $x$ @label <label> /* c */ // d",
    "x" * 3_000,
    "Dvě\r\nřádky\tna\u2028jednom\x00\x1b[31m",
    "\u2066\u202eskrytý\u2069 směr",
    "&amp; &lt;b&gt; &#x41; &nbsp;",
    "+1+1", "-2", "@SUM(A1)", "\t=1+1", "'; DROP TABLE proposals; --",
    "${7*7} #{7*7} <%= 7*7 %> {{ proposal.__class__ }}",
)  # fmt: skip


def test_every_format_can_be_read_here() -> None:
    assert set(READERS) == set(FORMATS)


@cache
def _policy() -> CheckedPolicy:
    checked = load(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
    assert checked is not None
    return checked


@cache
def _batch() -> Batch:
    return read([str(shipped("examples") / "alliances.xlsx")], _policy().schema)


@cache
def _verdicts() -> tuple[Verdict, ...]:
    return tuple(evaluate(_policy(), p.id, p.values, reasons="all") for p in _batch().proposals)


def _overview(language: str) -> tuple[OverviewView, Tally]:
    tally = tallied(_verdicts(), _batch().rejected, lambda v: v.proposal)
    return overview(tally, language, [line(v, language, v.proposal) for v in _verdicts()]), tally


def _unsaid(format: str, document: str | bytes, told: object) -> list[tuple[str, str]]:
    text, left = text_of(format, document), SAID_OTHERWISE.get(format, set())
    return [
        (name, statement)
        for name, statement in statements(told)
        if bare(statement) not in text and name not in left and not FOR_MACHINES.search(name)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", PAGES)
def test_the_page_of_a_proposal_says_all_that_its_view_says(format: str, language: str) -> None:
    kind = FORMATS[format]
    assert kind.proposal is not None
    several = {verdict.outcome: verdict for verdict in _verdicts()}
    assert len(several) >= 3
    for verdict in several.values():
        page = view(verdict, language)
        assert not _unsaid(format, kind.proposal(page, Dress(language)), page), verdict.proposal


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", LETTERS)
def test_a_letter_says_all_that_its_view_says(format: str, language: str) -> None:
    kind, written = FORMATS[format], 0
    assert kind.letter is not None
    for verdict in {verdict.outcome: verdict for verdict in _verdicts()}.values():
        told = letter(verdict, language, PLAIN, NO_FACTS)
        document = kind.letter(verdict, Dress(language))
        assert (told is None) == (document is None)
        if told is not None and document is not None:
            assert not _unsaid(format, document, told), verdict.proposal
            written += 1
    assert written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format", OVERVIEWS)
def test_an_overview_says_all_that_its_view_says(format: str, language: str) -> None:
    kind = FORMATS[format]
    page, tally = _overview(language)
    if kind.index is not None:
        document = kind.index(page, Dress(language))
    else:
        assert kind.book is not None
        document = kind.book(page, tally, _verdicts(), Dress(language))
    assert not _unsaid(format, document, page)


# ── names ─────────────────────────────────────────────────────────────────────────────────


def _named(name: str, folder: Path) -> tuple[Batch, list[Verdict]]:
    """A proposal in which every text is that name."""
    roles = ("coordinator", *("full_partner",) * 5)
    partners = [
        {"pic": f"9{n:08}", "name": name, "country": "CZ", "role": role, "type": "SME"} for n, role in enumerate(roles)
    ]
    whole = {"id": f"P {name}"[:150], "title": name, "lot": 1, "duration_months": 24, "partners": partners}
    (folder / "proposal.json").write_text(json.dumps(whole), encoding="utf-8")
    batch = read([str(folder / "proposal.json")], _policy().schema)
    assert not batch.rejected
    return batch, [evaluate(_policy(), p.id, p.values, reasons="all") for p in batch.proposals]


def _literally(name: str) -> re.Pattern[str]:
    """The name, or in the place of a character that a font lacks its number: `[U+05EA]`."""
    return re.compile("".join(rf"(?:{re.escape(c)}|\[U\+0*{ord(c):X}\])" for c in bare(clean(name))))


@pytest.mark.parametrize("name", ODD, ids=[f"{n}" for n in range(len(ODD))])
def test_a_name_is_literal_in_every_format_and_nothing_else_happens(name: str, tmp_path: Path) -> None:
    batch, verdicts = _named(name, tmp_path)
    out = tmp_path / "out"
    paths = write_reports(verdicts, batch, out, Wanted(tuple(FORMATS), ("cs",)))
    assert {path.suffix[1:] for path in paths} == {kind.ending for kind in FORMATS.values()}
    assert sorted(path for path in out.rglob("*") if path.is_file()) == sorted(paths), "and no file but those"
    for path in paths:
        assert re.fullmatch(r"[A-Za-z0-9-]+\.[a-z]+", path.name)
        content = path.read_bytes()
        text = text_of(path.suffix[1:], content)
        readable = name if path.suffix == ".json" else typeset("cs", clean(name))
        assert _literally(readable).search(text) or json.dumps(name)[1:-1] in text, path.name
        assert "\u202e" not in text or path.suffix == ".json"
        if path.suffix == ".html":
            _harmless_html(content.decode("utf-8"))
        if path.suffix == ".pdf":
            _harmless_pdf(content)
        if path.suffix == ".xlsx":
            book = openpyxl.load_workbook(io.BytesIO(content))
            assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]
        if path.suffix in (".xlsx", ".docx"):
            assert b'TargetMode="External"' not in content


def _harmless_html(source: str) -> None:
    tags = set(re.findall(r"<([a-zA-Z]+)", source))
    assert not tags & {"img", "iframe", "object", "embed", "base", "form"}
    assert not re.search(r"<[^>]*\son[a-z]+=", source) and source.count("<style>") == 1
    assert not re.search(r'(?:href|src)="(?!#|https?://|[A-Za-z0-9./-]+")', source)


def _harmless_pdf(content: bytes) -> None:
    with pikepdf.open(io.BytesIO(content)) as document:
        assert "/OpenAction" not in document.Root and "/AA" not in document.Root and not document.attachments
        for page in document.pages:
            for note in page.get("/Annots", []):
                action = note.get("/A", {})
                assert action.get("/S", "/GoTo") in ("/GoTo", "/URI")
                assert str(action.get("/URI", "https://")).startswith(("https://", "http://"))
