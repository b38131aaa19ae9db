"""Documents as PDF: what they say, for whom they can be read, the same bytes each time, no text that does anything."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eligo.analysis.comparison import compare
from eligo.data.reading import read
from eligo.data.records import Batch
from eligo.evaluation.verdict import Verdict
from eligo.library import Policy, load
from eligo.reporting import pdf
from eligo.reporting.changes_page import changes_view
from eligo.reporting.corresponding import letter
from eligo.reporting.handbook_view import editions
from eligo.reporting.letters import LetterFacts
from eligo.reporting.overview import overview
from eligo.reporting.overview_lists import line
from eligo.reporting.parallel import NotMade, alone, in_parallel
from eligo.reporting.provenance import Provenance
from eligo.reporting.tally import tallied
from eligo.reporting.themes import Logo, Theme
from eligo.reporting.typst_glyphs import drawable, glyphs
from eligo.reporting.view import view
from eligo.text.messages import say
from eligo.text.shipped import shipped

from .conftest import CORPUS, Golden, Run
from .parallel_work import dying, slowly, squaring
from .test_reporting import HOSTILE

PDF = CORPUS / "pdf"
ALLIANCES = shipped("policies") / "erasmus_plus" / "alliances"
AT = datetime(2022, 9, 20, 12, tzinfo=UTC)
RUN = Provenance(AT, None, "ab" * 32)
DOCUMENTS = ("proposal", "letter", "index", "handbook", "handbook-both", "changes")
LANGUAGES = ("cs", "en")
THEME = Theme(
    office={"cs": "Dům zahraniční spolupráce", "en": "Czech National Agency"},
    logo=Logo(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#7a1f5a"/></svg>',
        "svg",
        {"cs": "znak úřadu", "en": "emblem of the office"},
    ),
    accent="#7a1f5a",
)

documents = pytest.mark.parametrize(
    ("document", "language"), [(document, language) for document in DOCUMENTS for language in LANGUAGES]
)


@cache
def _examples() -> tuple[Policy, Batch, tuple[Verdict, ...]]:
    policy = load(ALLIANCES / "seed")
    batch = read([str(shipped("examples") / "alliances.xlsx")], policy.schema)
    return policy, batch, tuple(v for p in batch.proposals for v in policy.verdicts_on(p, reasons="all"))


def _verdict(proposal: str) -> Verdict:
    return next(v for v in _examples()[2] if v.proposal == proposal)


@cache
def _made(document: str, language: str) -> bytes:
    policy, batch, verdicts = _examples()
    match document:
        case "proposal":
            return pdf.proposal_page(view(_verdict("AI-2022-009"), language, RUN), THEME, AT)
        case "letter":
            facts = LetterFacts("DZS-1/2022", date(2022, 9, 20), date(2022, 10, 3), ("Ulice 1", "110 00 Praha 1"))
            told = letter(_verdict("AI-2022-012"), language, THEME, facts)
            assert told is not None
            return pdf.letter_page(told, THEME, AT)
        case "index":
            tally = tallied(verdicts, batch.rejected, lambda v: v.proposal)
            return pdf.index_page(
                overview(tally, language, [line(v, language, v.proposal) for v in verdicts]), THEME, AT
            )
        case "handbook":
            return pdf.handbook_page(editions(policy.checked[:1], (language,), LANGUAGES), THEME, AT)
        case "handbook-both":
            both = (language, *(other for other in LANGUAGES if other != language))
            return pdf.handbook_page(editions(policy.checked[1:2], both, LANGUAGES), THEME, AT)
        case _:
            years = (load(ALLIANCES / year / "lot1.pol").checked[0] for year in ("2021", "2022"))
            return pdf.changes_page([changes_view(compare(*years), language)], (), THEME, AT)


def _text(content: bytes) -> str:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    lines = "\n".join(f"── {number}\n{page.extract_text()}" for number, page in enumerate(pages, 1)).splitlines()
    return "\n".join(" ".join(line.split()) for line in lines if line.strip()) + "\n"


def _flowing(content: bytes) -> str:
    """The text without spaces and ends of lines, as narrow columns put them anywhere."""
    return "".join("".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _tags(content: bytes) -> Iterator[tuple[str, str, str]]:
    """What each piece of the document is, its own language, and what it heads."""
    with pikepdf.open(io.BytesIO(content)) as document:
        for tag in document.objects:
            if isinstance(tag, pikepdf.Dictionary) and "/S" in tag and "/P" in tag:
                attributes = tag.get("/A", pikepdf.Dictionary())
                several = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
                scopes = [str(one.Scope) for one in several if isinstance(one, pikepdf.Dictionary) and "/Scope" in one]
                yield str(tag.S), str(tag.get("/Lang", "")), "".join(scopes)


# ── what documents are ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", [document for document in DOCUMENTS if document != "handbook-both"])
def test_a_document_says_what_it_is_expected_to_say(document: str, language: str, golden: Golden) -> None:
    golden(PDF / f"{document}.{language}.txt", _text(_made(document, language)))


@documents
def test_a_document_has_a_language_a_title_an_outline_and_its_fonts(document: str, language: str) -> None:
    with pikepdf.open(io.BytesIO(_made(document, language))) as opened:
        assert str(opened.Root.Lang) == {"cs": "cs-CZ", "en": "en-GB"}[language]
        assert str(opened.docinfo["/Title"]) and opened.Root.ViewerPreferences.DisplayDocTitle
        assert "20220920" in str(opened.docinfo["/CreationDate"])
        with opened.open_outline() as outline:
            assert outline.root and outline.root[0].title
        fonts = [f for f in opened.objects if isinstance(f, pikepdf.Dictionary) and f.get("/Type") == "/FontDescriptor"]
        assert fonts and all("/FontFile2" in font or "/FontFile3" in font for font in fonts)
        assert all("NotoSans" in str(font.FontName) for font in fonts)


@documents
def test_every_heading_of_a_table_says_what_it_heads(document: str, language: str) -> None:
    scopes = [scope for kind, _, scope in _tags(_made(document, language)) if kind == "/TH"]
    assert scopes or document in {"changes", "handbook-both"}, "those two have no table"
    assert set(scopes) <= {"/Column"}


def test_a_fragment_in_another_language_says_which() -> None:
    assert any(tongue.startswith("en") for _, tongue, _ in _tags(_made("handbook-both", "cs")))


def test_the_sheet_of_every_example_has_two_pages_at_most() -> None:
    wordiest = sorted(_examples()[2], key=lambda v: -len(repr(view(v, "cs"))))[:4]
    for verdict in wordiest:
        for language in LANGUAGES:
            sheet = pdf.proposal_page(view(verdict, language, RUN), THEME, AT)
            assert len(pypdf.PdfReader(io.BytesIO(sheet)).pages) == 2, verdict.proposal


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    page = view(_verdict("AI-2022-009"), "cs", RUN)
    there = alone(partial(pdf.proposal_page, theme=THEME, at=AT), page)
    assert hashlib.sha256(there).digest() == hashlib.sha256(_made("proposal", "cs")).digest()


def test_the_list_of_a_large_batch_is_one_that_can_be_checked() -> None:
    """One table of more than a thousand rows is refused by the check; the rows are all there, in their colours."""
    _, batch, verdicts = _examples()
    lines = [line(v, "en", v.proposal) for v in verdicts]
    page = overview(tallied(verdicts, batch.rejected, lambda v: v.proposal), "en", lines)
    long = replace(page, lines=tuple(replace(page.lines[n % 9], id=f"Q-{n}", title="") for n in range(1030)))
    text = _flowing(pdf.index_page(long))
    assert [n for n in range(1030) if f"Q-{n}" not in text] == []


def test_a_document_that_breaks_a_standard_is_not_delivered() -> None:
    with pikepdf.open(io.BytesIO(_made("proposal", "en"))) as opened:
        del opened.Root.Lang
        broken = io.BytesIO()
        opened.save(broken)
    with pytest.raises(NotMade) as wrong:
        pdf.checked(broken.getvalue())
    assert wrong.value.key == "not-made-valid" and "PDF/UA-1" in wrong.value.facts["standard"]
    for language in LANGUAGES:
        assert "PDF/UA-1" in say(language, wrong.value.key, **wrong.value.facts)
    with pytest.raises(NotMade):
        pdf.checked(b"no PDF at all")


def test_data_that_end_with_a_carriage_return_are_not_taken_for_the_end_of_a_line() -> None:
    before = b"%PDF\n1 0 obj\n<</Length 4>>\nstream\nabc\r\nendstream\nendobj\n2 0 obj\n<</Length 1>>\nstream\nx\nendstream\n"
    after = pdf.with_clear_ends(before)
    assert b"stream\nabc\r\r\nendstream" in after and len(after) == len(before)
    assert after.index(b"2 0 obj") == before.index(b"2 0 obj")


# ── hostile and foreign texts ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_printed_and_does_nothing(name: str) -> None:
    page = view(_verdict("AI-2022-009"), "en")
    sheet = pdf.proposal_page(replace(page, id=name, title=f"{name} x"), THEME, AT)
    assert "".join(drawable(name)[0].split()) in _flowing(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_character_without_a_glyph_is_shown_by_its_number_and_explained(language: str) -> None:
    page = view(_verdict("AI-2022-009"), language)
    text = _flowing(pdf.proposal_page(replace(page, title="שלום 🎉 Žižka Ελλάς България"), THEME, AT))
    assert "[U+05E9][U+05DC][U+05D5][U+05DD][U+1F389]ŽižkaΕλλάςБългария" in text
    assert "".join(say(language, "pdf-replaced").split()) in text
    assert "".join(say(language, "pdf-replaced").split()) not in _flowing(_made("proposal", language))


def _note(places: list[float], text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
    places.append(cm[4] + tm[4])


def test_a_very_long_name_breaks_and_stays_on_the_page() -> None:
    long = "Donaudampfschifffahrts" * 9
    page = view(_verdict("AI-2022-009"), "en")
    rows = tuple(tuple(replace(cell, text=long) for cell in row) for row in page.tables[0].rows[:2])
    rules = tuple(replace(rule, title=replace(rule.title, text=long)) for rule in page.rules)
    odd = replace(page, id=long, rules=rules, tables=(replace(page.tables[0], rows=rows),))
    reader = pypdf.PdfReader(io.BytesIO(pdf.proposal_page(odd, THEME, AT)))
    assert long in _flowing(pdf.proposal_page(odd, THEME, AT))
    for sheet in reader.pages:
        places: list[float] = []
        sheet.extract_text(visitor_text=partial(_note, places))
        assert max(places) < float(sheet.mediabox.width) - 20


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=40))
def test_no_text_stops_a_document(text: str) -> None:
    page = view(_verdict("AI-2022-024"), "en")
    assert pdf.proposal_page(replace(page, id="X", title=text), at=AT).startswith(b"%PDF-1.7")


def test_what_the_fonts_draw_is_what_they_say() -> None:
    assert {*"ŽžŘřĚěŁłŐőŞşİß€„“–…→≤≥"} <= glyphs()
    assert not {*"שｱ🎉"} & glyphs()
    assert drawable("a → b") == ("a → b", False)


# ── processes ─────────────────────────────────────────────────────────────────────────────


def test_work_that_overruns_its_deadline_is_stopped_and_the_rest_is_done() -> None:
    done = list(in_parallel(slowly, (0.0, 600.0, 0.1, 0.2), workers=2, deadline=2))
    late = [product for task, product in done if task == 600]
    assert isinstance(late[0], NotMade) and late[0].key == "not-made-late"
    assert sorted(product for _, product in done if isinstance(product, float)) == [0.0, 0.1, 0.2]


def test_a_process_that_dies_takes_only_its_task_with_it() -> None:
    done = dict(in_parallel(dying, (0, 7, False), workers=1))
    died = done[7]
    assert isinstance(died, NotMade) and died.key == "not-made-died" and done[0] == 0


def test_each_task_comes_back_once_whatever_the_lifetime_of_a_process() -> None:
    done = list(in_parallel(squaring, range(6), workers=1, lifetime=4))
    assert sorted(task for task, _ in done) == list(range(6))
    assert all(product == task * task for task, product in done if task != 2)
    with pytest.raises(NotMade):
        alone(squaring, 2)


def test_a_fault_of_ours_in_another_process_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_parallel(squaring, (1, 9), workers=1))


# ── the command line ──────────────────────────────────────────────────────────────────────


def _is_pdf(path: Path) -> bool:
    return path.read_bytes().startswith(b"%PDF-1.7")


def test_the_command_line_writes_pdf(eligo: Run, tmp_path: Path) -> None:
    lot1, proposals = ALLIANCES / "seed" / "lot1.pol", tmp_path / "one.json"
    proposals.write_text(json.dumps([{"id": "P-1", "lot": 1, "duration_months": 30}]), encoding="utf-8")
    out = tmp_path / "out"
    assert eligo(f"report {lot1} {proposals} -o {out} --format pdf --language cs --as-of 2022-09-20").code == 0
    assert {_is_pdf(path) for path in (out / "cs").iterdir()} == {True}
    assert eligo(f"handbook {lot1} -o {tmp_path / 'book.pdf'} --language en").code == 0
    assert eligo(f"diff {lot1} {ALLIANCES / '2021' / 'lot1.pol'} --format pdf -o {tmp_path / 'diff.pdf'}").code == 0
    assert _is_pdf(tmp_path / "book.pdf") and _is_pdf(tmp_path / "diff.pdf")
    asked = eligo(f"diff {lot1} {lot1} --format pdf --language en")
    assert asked.code == 2 and asked.err == say("en", "cli-output-needed", format="pdf") + "\n"


@pytest.mark.parametrize("line", ["report {lot1} x.json -o out --format pdf", "handbook {lot1} -o x.pdf"])
def test_without_the_extra_one_sentence_says_what_to_install(
    line: str, eligo: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eligo.reporting.formats.find_spec", lambda name: None)
    ended = eligo(f"{line.format(lot1=ALLIANCES / 'seed' / 'lot1.pol')} --language en")
    assert ended.code == 2 and 'pip install "eligo[pdf]"' in ended.err and ended.err.count("\n") == 1
