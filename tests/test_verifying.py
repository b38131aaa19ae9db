"""Reports in PDF, letters in Word and workbooks verified again, and files that only look like them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from eligo.data.records import Batch
from eligo.evaluation.verdict import Outcome, Verdict
from eligo.library import Policy, load
from eligo.reporting.applicants import asks_register
from eligo.reporting.audiences import Audience, page_of
from eligo.reporting.carrying import NotStated, in_book, in_pdf, is_book, pdf_with
from eligo.reporting.formats import FORMATS, Content, Dress
from eligo.reporting.provenance import Provenance, provenance_now
from eligo.reporting.statements import letter_statement, stated_in, statement_text
from eligo.reporting.wanted import Wanted
from eligo.reporting.writing import write_batch
from eligo.text.shipped import shipped

from .conftest import Run

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
EXAMPLES = shipped("examples") / "alliances.jsonl"
RUN = provenance_now(None, {"SOURCE_DATE_EPOCH": "1767225600"})
DOCUMENTS = ("sheet.pdf", "letter.pdf", "letter.docx", "letter.html", "letter.md")
FOUND = {"cs": "závěr platí", "en": "the verdict holds"}

documents = pytest.mark.parametrize("document", DOCUMENTS)
languages = pytest.mark.parametrize("language", ["cs", "en"])


@cache
def _examples() -> tuple[Policy, Batch]:
    policy = load(SEED)
    return policy, policy.read([EXAMPLES])


def _verdict(proposal: str) -> tuple[Verdict, Provenance]:
    policy, batch = _examples()
    own = next(p for p in batch.proposals if p.id == proposal)
    return next(v for v in policy.verdicts_on(own, reasons="all") if v.policy is not None), RUN.about(own.sha256)


@cache
def _made(document: str, language: str = "en", proposal: str = "AI-2022-002") -> bytes:
    verdict, provenance = _verdict(proposal)
    kind, _, name = document.partition(".")
    dress = Dress(language, at=provenance.moment, provenance=provenance)
    made: Content | None
    if kind == "sheet":
        make = FORMATS[name].proposal
        assert make is not None
        made = make(page_of(verdict, language, provenance, Audience.OFFICER), dress)
    else:
        write = FORMATS[name].letter
        assert write is not None
        made = write(verdict, dress)
    assert made
    return made.encode() if isinstance(made, str) else made


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a batch as workbooks."""
    policy, batch = _examples()
    folder = tmp_path_factory.mktemp("books")
    write_batch(_judge, policy.checked, batch, folder, Wanted(("xlsx",), provenance=RUN))
    return folder


def _judge(proposal: object) -> list[Verdict]:
    return list(_examples()[0].verdicts_on(proposal, reasons="all"))  # type: ignore[arg-type]


# ── one report ────────────────────────────────────────────────────────────────────────────


@documents
@languages
def test_a_document_holds_as_long_as_nothing_changes(eligo: Run, tmp_path: Path, document: str, language: str) -> None:
    file = tmp_path / document
    file.write_bytes(_made(document, language))
    ended = eligo(f"verify {file} --data {EXAMPLES} --language {language}")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == f"AI-2022-002: {FOUND[language]}.\n"


@documents
def test_a_document_states_what_it_rests_on(document: str) -> None:
    verdict, provenance = _verdict("AI-2022-002")
    stated = stated_in(_made(document))
    assert verdict.policy is not None
    assert (stated.policy, stated.policy_sha256) == (verdict.policy.name, verdict.policy.sha256)
    assert (stated.proposal, stated.outcome) == (verdict.proposal, verdict.outcome.value)
    assert stated.data_sha256 == provenance.data_sha256
    assert stated.is_untouched and stated.is_partial == document.startswith("letter")


@documents
def test_what_follows_from_other_data_is_told(eligo: Run, tmp_path: Path, document: str) -> None:
    lines = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    own = next(line for line in lines if line["id"] == "AI-2022-002")
    data, file = tmp_path / "data.json", tmp_path / document
    data.write_text(json.dumps([{**own, "requested_grant": 9_999_999}]), "utf-8")
    file.write_bytes(_made(document))
    ended = eligo(f"verify {file} --data {data} --language en")
    assert ended.code == 1
    assert ended.out.startswith("AI-2022-002: the report does not hold.\n  Data: the report rests on ")
    assert "(grant): the report says “Met”, now it is “Not met”." in ended.out


def test_a_letter_states_nothing_that_a_register_says() -> None:
    policy, batch = _examples()
    told = 0
    for proposal in batch.proposals:
        for verdict in policy.verdicts_on(proposal, reasons="all"):
            stated = json.loads(letter_statement(verdict, RUN))
            for r in verdict.rules if verdict.policy is not None else ():
                assert verdict.policy is not None
                kept = r.rule.question is None and not asks_register(r.rule, verdict.policy.schema)
                assert (r.rule.id in stated["rules"]) == kept
                told += kept
            assert set(json.loads(statement_text(verdict, RUN))["rules"]) == {r.rule.id for r in verdict.rules}
    assert told > 100


def test_a_changed_pdf_is_noticed_wherever_it_was_changed() -> None:
    content = _made("sheet.pdf")
    for place in range(100, len(content), 7919):
        changed = content[:place] + bytes((content[place] ^ 1,)) + content[place + 1 :]
        try:
            assert not stated_in(changed).is_untouched
        except NotStated:
            assert b"% eligo-report" in content[place - 4000 : place + 4000]
    assert not stated_in(content + b"\n% more\n").is_untouched


def test_a_letter_that_was_edited_is_noticed_and_still_led_back(eligo: Run, tmp_path: Path) -> None:
    letter = Document(io.BytesIO(_made("letter.docx")))
    letter.add_paragraph("Everything is different.")
    edited = tmp_path / "edited.docx"
    letter.save(str(edited))
    ended = eligo(f"verify {edited} --data {EXAMPLES} --language en")
    assert ended.code == 1
    assert ended.out == (
        "AI-2022-002: the report does not hold.\n  The text of the report was changed after it was written.\n"
    )


def test_the_same_letter_packed_otherwise_is_the_same_letter() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_made("letter.docx"))) as old, zipfile.ZipFile(packed, "w") as new:
        for name in reversed(old.namelist()):
            new.writestr(name, old.read(name))
    assert stated_in(packed.getvalue()).is_untouched


def test_letters_of_a_batch_state_their_data(tmp_path: Path) -> None:
    policy, batch = _examples()
    few = Batch(batch.proposals[:3], (), ())
    reports = write_batch(_judge, policy.checked, few, tmp_path, Wanted(("docx",), ("en",), provenance=RUN))
    stated = {one.proposal: one.data_sha256 for f in reports.files for one in [stated_in((tmp_path / f).read_bytes())]}
    assert stated == {p.id: p.sha256 for p in few.proposals}


# ── a workbook ────────────────────────────────────────────────────────────────────────────


@languages
def test_a_workbook_holds_as_long_as_nothing_changes(eligo: Run, book: Path, language: str) -> None:
    file = book / language / "index.xlsx"
    ended = eligo(f"verify {file} --data {EXAMPLES} --language {language}")
    assert (ended.code, ended.err) == (0, "")
    assert (
        ended.out
        == {"cs": f"{file}: všechny výsledky platí (24).\n", "en": f"{file}: all its results hold (24).\n"}[language]
    )


def test_a_workbook_that_was_sorted_and_saved_holds_and_one_that_was_changed_does_not(
    eligo: Run, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "saved.xlsx"
    saved = load_workbook(book / "en" / "index.xlsx")
    sheet = saved["Proposals"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for place, row in enumerate(reversed(rows), 2):
        for column, value in enumerate(row, 1):
            sheet.cell(place, column).value = value
    saved.save(file)
    assert eligo(f"verify {file} --data {EXAMPLES} --language en").code == 0
    results = saved["Results"]
    changed = next(row for row in results.iter_rows(min_row=2) if row[0].value == "AI-2022-003")
    changed[4].value = "Whatever"
    at = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == "AI-2022-002")
    at[3].value = "Does not meet the conditions"
    sheet.delete_rows(next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == "AI-2022-005"))
    saved.save(file)
    ended = eligo(f"verify {file} --data {EXAMPLES} --language en")
    assert ended.code == 1
    assert ended.out.startswith(f"{file}: the workbook does not hold.\n")
    assert "the workbook says “Does not meet the conditions”, now it is “Meets the conditions”." in ended.out
    assert "AI-2022-003: results of single rules in the workbook are not those of today." in ended.out
    assert "AI-2022-005" in ended.out and ended.out.count("\n") == 4


def test_a_workbook_under_one_policy_finds_it_and_names_other_data(eligo: Run, tmp_path: Path) -> None:
    out, later = tmp_path / "out", shipped("policies") / "erasmus_plus" / "alliances" / "2026" / "lot1.pol"
    eligo(f"report {SEED / 'lot1.pol'} {EXAMPLES} -o {out} --format xlsx -l en --as-of 2026-01-01")
    lines = EXAMPLES.read_text("utf-8").splitlines()
    data = tmp_path / "fewer.jsonl"
    data.write_text("\n".join(lines[:5]), "utf-8")
    assert eligo(f"verify {out / 'en' / 'index.xlsx'} -d {EXAMPLES} -l en").code == 0
    fewer = eligo(f"verify {out / 'en' / 'index.xlsx'} -d {data} -l en")
    assert fewer.code == 1 and "  Data: the report rests on" in fewer.out
    assert fewer.out.count(", now it is “–”.") == 18
    other = eligo(f"verify {out / 'en' / 'index.xlsx'} -d {EXAMPLES} -l en -p {later}")
    assert other.code == 1 and "erasmus_plus.alliances.seed.lot1 is not among those that were read." in other.out


def test_who_does_not_get_personal_data_gets_no_fingerprint_of_them(book: Path, tmp_path: Path) -> None:
    policy, batch = _examples()
    write_batch(_judge, policy.checked, batch, tmp_path, Wanted(("xlsx",), ("en",), audience=Audience.PUBLIC))
    assert json.loads(in_book(tmp_path / "en" / "index.xlsx"))["data_sha256"] is None
    assert json.loads(in_book(book / "en" / "index.xlsx"))["data_sha256"]


# ── what only looks like a report ─────────────────────────────────────────────────────────


def _packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _properties(inside: str, doctype: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?>{doctype}<Properties><property pid="2" name="eligo-report-001"><vt:lpwstr>{inside}'
        "</vt:lpwstr></property></Properties>"
    ).encode()


def _twice() -> bytes:
    made = _made("letter.docx")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _packed({**parts, "customXml/another.xml": parts["customXml/eligo.xml"]})


def _large(content: bytes) -> bytes:
    """The archive with the length of its list overstated."""
    at = content.rindex(b"PK\x05\x06")
    return content[:at] + content[at : at + 12] + (2**31).to_bytes(4, "little") + content[at + 16 :]


_LAUGHS = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
_OUTSIDE = "<!DOCTYPE x [<!ENTITY i SYSTEM 'file:///etc/hostname'>]>"
_BOOK = {"xl/workbook.xml": b"<workbook/>"}
HOSTILE = {
    "a PDF without a statement": b"%PDF-1.7\nstartxref\n0\n%%EOF\n",
    "a PDF cut off": b"%PDF-1.7\n% eligo-report {",
    "a PDF that states twice": b"%PDF-1.7\n% eligo-report {}\n% eligo-report {}\n",
    "a PDF that states no object": b'%PDF-1.7\n% eligo-report {"text_sha256": "' + b"0" * 64 + b'"\n}\n',
    "a PDF without a fingerprint": b"%PDF-1.7\n% eligo-report {}\n",
    "many beginnings": b"%PDF-1.7\n" + b"% eligo-report {\n" * 300_000,
    "a large PDF": b"%PDF-1.7\n" + b" " * 20_000_000,
    "an empty archive": _packed({}),
    "half an archive": _packed({"word/document.xml": b"x" * 9000})[:200],
    "an archive of zeros": _packed({"word/media/x": bytes(120_000_000)}),
    "a large statement": _packed({"customXml/item1.xml": b" " * 3_000_001}),
    "many beginnings in Word": _packed({"customXml/item1.xml": b'<eligo-report xmlns="urn:eligo:report">{' * 70_000}),
    "another way of packing": _packed({"word/document.xml": b"x"}, zipfile.ZIP_BZIP2),
    "a list that fills the memory": _large(_packed({"word/document.xml": b"x"})),
    "a workbook without a statement": _packed(_BOOK),
    "a workbook of nonsense": _packed({**_BOOK, "docProps/custom.xml": _properties("{}")}),
    "a workbook whose pieces do not fit": _packed(
        {**_BOOK, "docProps/custom.xml": _properties("{}").replace(b"-001", b"-002")}
    ),
    "entities": _packed({**_BOOK, "docProps/custom.xml": _properties("&i;", _LAUGHS + "]>")}),
    "a file from outside": _packed({**_BOOK, "docProps/custom.xml": _properties("&i;", _OUTSIDE)}),
    "large properties": _packed({**_BOOK, "docProps/custom.xml": b" " * 3_000_001}),
}


@languages
@pytest.mark.parametrize("name", [*HOSTILE, "a letter that states twice"])
def test_what_is_no_report_is_refused_in_a_sentence(eligo: Run, tmp_path: Path, name: str, language: str) -> None:
    file = tmp_path / "report"
    file.write_bytes(HOSTILE.get(name) or _twice())
    ended = eligo(f"verify {file} --data {EXAMPLES} --language {language}")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") <= 2 and "Traceback" not in ended.err
    assert re.search(r"no report|too large|more than once|cannot be read|není zpráva|velký|víckrát|nelze", ended.err)


def _spoilt(book: Path, sheet: bytes) -> bytes:
    """The workbook with another sheet of proposals."""
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return _packed({**parts, "xl/worksheets/sheet2.xml": sheet})


def test_a_workbook_with_a_hostile_sheet_is_refused_in_a_sentence(eligo: Run, book: Path, tmp_path: Path) -> None:
    cells = (
        '<worksheet><sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>&i;</t></is></c></row></sheetData></worksheet>'
    )
    sheets = {
        "entities": (f"{_LAUGHS}]>" + cells).encode(),
        "a file from outside": (_OUTSIDE + cells).encode(),
        "a bomb": b" " * 250_000_000,
        "broken": b"<worksheet><sheetData><row",
        "nothing": b"",
    }
    file = tmp_path / "hostile.xlsx"
    for name, sheet in sheets.items():
        file.write_bytes(_spoilt(book / "en" / "index.xlsx", sheet))
        ended = eligo(f"verify {file} --data {EXAMPLES} --language en")
        assert (ended.code, ended.out) == (2, ""), name
        assert ended.err == {
            "a bomb": f"the file is too large to be a report: {file}\n",
        }.get(name, f"what the report states of itself cannot be read: {file}\n"), name


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_bytes_are_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(_made(data.draw(st.sampled_from(DOCUMENTS))))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
    try:
        stated = stated_in(bytes(content))
    except NotStated:
        return
    assert stated.outcome in {outcome.value for outcome in Outcome}


def test_a_statement_goes_into_a_pdf_and_comes_out_again() -> None:
    made = pdf_with(b"%PDF-1.7\nstartxref\n9\n%%EOF\n", statement_text(_verdict("AI-2022-002")[0], RUN))
    text, is_untouched = in_pdf(made)
    assert is_untouched and json.loads(text)["proposal"] == "AI-2022-002"
    assert made.endswith(b"\nstartxref\n9\n%%EOF\n")


def test_an_archive_is_asked_for_its_parts_only_where_it_is_one(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(NotStated):
        is_book(file)
