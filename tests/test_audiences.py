"""For whom a report is: what is taken out for an audience stands in no format, and nothing else is missing."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from html import unescape
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eligo
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Verdict
from eligo.reporting import html, markdown, pdf
from eligo.reporting.audiences import Audience, overview_for, page_for, page_of, record_for, verdict_for
from eligo.reporting.export import json_text, verdict_object
from eligo.reporting.formats import FORMATS
from eligo.reporting.overview import overview
from eligo.reporting.overview_lists import line
from eligo.reporting.provenance import NOWHERE
from eligo.reporting.tally import tallied
from eligo.reporting.view import view
from eligo.reporting.withholding import mark, personal_fields
from eligo.reporting.writing import Wanted, write_reports
from eligo.text.messages import say

from .conftest import CORPUS, Golden

FOLDER = CORPUS / "audiences"
LANGUAGES = ("cs", "en")
SHORT_OF_PERSONAL = (Audience.COMMITTEE, Audience.PUBLIC)
PERSONAL = (
    "Qutěžová", "Wolframsson", "Ďábel",
    "3.2.1961", "3February1961", "1961-02-03", "5.4.1993", "5April1993", "1993-04-05", "1993", "1978", "1969",
    "7531", "7,531", "6420", "6,420", "5310", "5,310", "4209", "4,209", "23470", "23,470",
    "maltské", "Maltese", "slovenské", "Slovakcitizenship",
)  # fmt: skip
"""What the proposals say of persons, and what is made of it, without spaces."""


@pytest.fixture(scope="module")
def policy() -> CheckedPolicy:
    checked = load(FOLDER / "people.pol").value
    assert checked is not None
    return checked


@pytest.fixture(scope="module")
def verdicts(policy: CheckedPolicy) -> list[Verdict]:
    batch = read([str(FOLDER / "proposals.json")], policy.schema)
    return [evaluate(policy, proposal.id, proposal.values, reasons="all") for proposal in batch.proposals]


def _documents(verdict: Verdict, audience: Audience) -> Iterator[tuple[str, str]]:
    """Everything that is written on a verdict, in every format and language."""
    for language in LANGUAGES:
        page = page_of(verdict, language, NOWHERE.about("0" * 64), audience)
        yield f"html {language}", html.proposal_page(page)
        yield f"md {language}", markdown.proposal_page(page).replace("\\", "")
        yield f"view {language}", json.dumps(asdict(page), ensure_ascii=False)
        yield f"record {language}", json_text(record_for(verdict, language, audience))


def _close(text: str) -> str:
    """The text without spaces of any kind, and without hashes, in which anything may stand."""
    return re.sub(r"\s|[0-9a-f]{64}", "", text)


@pytest.mark.parametrize("audience", SHORT_OF_PERSONAL, ids=lambda audience: audience.value)
def test_personal_data_stand_in_no_format(verdicts: list[Verdict], audience: Audience) -> None:
    for verdict in verdicts:
        for name, text in _documents(verdict, audience):
            close = _close(text)
            found = [secret for secret in PERSONAL if secret in close]
            assert not found, (verdict.proposal, name, found)


def _text_of_pdf(content: bytes) -> str:
    """What a PDF shows, and what it says beside that: its title, its outline, the words for its pictures, its statement."""
    shown = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    with pikepdf.open(io.BytesIO(content)) as opened:
        beside = [str(text) for one in opened.objects for text in _strings(one)]
        beside.append(str(opened.open_metadata()))
    return "\n".join((shown, *beside, *(line.decode() for line in content.splitlines() if b"eligo-report" in line)))


def _strings(one: object) -> Iterator[object]:
    """The texts that stand in an object of a PDF; those of other objects stand there."""
    if isinstance(one, pikepdf.String):
        yield one
    elif isinstance(one, pikepdf.Array):
        for inner in one:
            yield from () if getattr(inner, "is_indirect", False) else _strings(inner)
    elif isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        for inner in one.values():
            yield from () if getattr(inner, "is_indirect", False) else _strings(inner)


def _text_of(file: Path) -> str:
    """Everything that stands in a report file."""
    match file.suffix:
        case ".pdf":
            return _text_of_pdf(file.read_bytes())
        case ".xlsx":
            with ZipFile(file) as book:
                return "".join(unescape(book.read(name).decode("utf-8")) for name in book.namelist())
        case _:
            return unescape(file.read_text("utf-8")).replace("\\", "")


@pytest.mark.parametrize("audience", SHORT_OF_PERSONAL, ids=lambda audience: audience.value)
def test_no_file_of_any_format_holds_personal_data(policy: CheckedPolicy, audience: Audience, tmp_path: Path) -> None:
    """Whatever formats there are, and the list of rejected records too."""
    pytest.importorskip("typst")
    data = tmp_path / "data.json"
    proposals = json.loads((FOLDER / "proposals.json").read_text("utf-8"))
    proposals.append({"id": "P-3", "manager_paid": "Qutěžová 7531", "experts": [{"born": "Wolframsson 1993"}]})
    data.write_text(json.dumps(proposals), encoding="utf-8")
    batch = read([str(data)], policy.schema)
    assert len(batch.rejected) == 1
    verdicts = [evaluate(policy, proposal.id, proposal.values, reasons="all") for proposal in batch.proposals]
    formats = tuple(name for name, kind in FORMATS.items() if not kind.is_missing and not kind.apart)
    assert {"html", "md", "json", "xlsx"} <= set(formats)
    written = write_reports(verdicts, batch, tmp_path / "out", Wanted(formats, audience=audience))
    for language in LANGUAGES:
        for verdict in verdicts:
            sheet = tmp_path / f"{verdict.proposal}.{language}.pdf"
            sheet.write_bytes(pdf.proposal_page(page_of(verdict, language, NOWHERE, audience)))
            written.append(sheet)
        told = [verdict_for(v, audience, language) for v in verdicts]
        lines = [line(v, language, v.proposal) for v in told]
        summary = overview(tallied(verdicts, batch.rejected, lambda v: v.proposal), language, lines)
        index = tmp_path / f"index.{language}.pdf"
        index.write_bytes(pdf.index_page(overview_for(summary, audience)))
        written.append(index)
    assert {file.suffix for file in written} >= {".html", ".md", ".json", ".pdf", ".xlsx"}
    assert not [file for file in written if "letter" in file.stem]
    texts = {file: _close(_text_of(file)) for file in written}
    for file, text in texts.items():
        found = [secret for secret in PERSONAL if secret in text]
        assert not found, (file.relative_to(tmp_path), found)
    assert any("P-3" in text for text in texts.values()) is (audience is Audience.COMMITTEE)
    whole = "".join(texts.values())
    assert "[osobníúdaj]" in whole or audience is Audience.PUBLIC
    own = [word for word in ("98765", "98,765", "Telč", "Brno", "Znojmo") if word in whole]
    assert not own or audience is Audience.COMMITTEE, own


def test_no_fingerprint_lets_a_reader_try_out_what_is_withheld(verdicts: list[Verdict]) -> None:
    for audience in Audience:
        for language in LANGUAGES:
            page = page_of(verdicts[0], language, NOWHERE.about("ab" * 32), audience)
            told = json.dumps(asdict(page), ensure_ascii=False) + html.proposal_page(page)
            assert ("ab" * 32 in told) is audience.gets_personal_data


def test_the_applicant_gets_no_list_of_others(policy: CheckedPolicy, verdicts: list[Verdict], tmp_path: Path) -> None:
    batch = read([str(FOLDER / "proposals.json")], policy.schema)
    formats = ("html", "md", "json", "xlsx")
    written = write_reports(verdicts, batch, tmp_path, Wanted(formats, audience=Audience.APPLICANT))
    assert {file.stem.removesuffix("-letter").rpartition("-")[0] for file in written} == {"P-1", "P-2"}
    assert "P-2" not in "".join(_text_of(file) for file in written if file.stem.startswith("P-1"))


NAMES_DRAWN = st.sampled_from(("Quirinus", "Xenofon", "Zikmundova", None))
EXPERTS = st.fixed_dictionaries(
    {
        "name": NAMES_DRAWN,
        "born": st.sampled_from(("1911-03-07", "1999-11-27", None)),
        "paid": st.sampled_from((77_123, 88_321, None)),
        "citizen": st.sampled_from(("MT", "SK", None)),
        "retired": st.sampled_from((True, False, None)),
        "city": st.sampled_from(("Telč", None)),
        "months": st.sampled_from((4, 8, None)),
    }
)
PROPOSALS = st.fixed_dictionaries(
    {
        "manager": NAMES_DRAWN,
        "manager_born": st.sampled_from(("1911-03-07", None)),
        "manager_paid": st.sampled_from((77_123, None)),
        "manager_from": st.sampled_from(("MT", "AT", None)),
        "requested_grant": st.sampled_from((50_000, None)),
        "experts": st.none() | st.lists(EXPERTS, max_size=4),
    }
)
DRAWN = (
    "Quirinus", "Xenofon", "Zikmundova", "1911", "1999-11-27", "27.11.1999", "27November1999", "77123", "77,123", "88321",
    "88,321", "maltské", "Maltese", "slovenské", "Slovakcit",
)  # fmt: skip


@cache
def _people() -> eligo.Policy:
    return eligo.load(FOLDER / "people.pol")


@settings(max_examples=60, deadline=None)
@given(PROPOSALS)
def test_no_facts_whatever_let_personal_data_through(facts: dict[str, object]) -> None:
    """Missing facts, empty lists and every outcome of every rule: no value of a person, and the same outcomes."""
    verdict = _people().evaluate({"id": "P", **facts})
    for language in LANGUAGES:
        page = page_of(verdict, language, NOWHERE, Audience.COMMITTEE)
        record = record_for(verdict, language, Audience.COMMITTEE)
        close = _close(json.dumps(asdict(page), ensure_ascii=False) + json_text(record))
        assert not [secret for secret in DRAWN if secret in close]
        assert [rule.status for rule in page.rules] == [rule.status for rule in view(verdict, language).rules]


def test_those_who_may_have_personal_data_get_them(verdicts: list[Verdict]) -> None:
    for audience in (Audience.OFFICER, Audience.APPLICANT):
        whole = "".join(_close(text) for _, text in _documents(verdicts[0], audience))
        missing = [
            secret for secret in PERSONAL if secret not in whole and not re.fullmatch(r"\d{4}|\d+,\d{3}", secret)
        ]
        assert not missing, audience


def test_the_text_of_a_pdf_is_all_that_it_says(verdicts: list[Verdict]) -> None:
    """What the searches of this file rest on: they would find what stands there."""
    pytest.importorskip("typst")
    lines = [line(verdict, "en", verdict.proposal) for verdict in verdicts]
    page = overview(tallied(verdicts, (), lambda v: v.proposal), "en", lines)
    text = _text_of_pdf(pdf.index_page(page))
    assert page.figures and all(_close(figure.message) in _close(text) for figure in page.figures)
    assert _close(page.headline) in _close(text) and all(_close(one.reason) in _close(text) for one in lines)
    sheet = _text_of_pdf(pdf.proposal_page(page_of(verdicts[0], "en", NOWHERE, Audience.OFFICER)))
    assert f'"proposal": "{verdicts[0].proposal}"' in sheet


def test_personal_data_stand_in_no_overview(verdicts: list[Verdict], policy: CheckedPolicy) -> None:
    closed = replace(policy, schema=policy.schema)
    assert personal_fields(closed.schema)
    for audience in SHORT_OF_PERSONAL:
        for language in LANGUAGES:
            told = [verdict_for(v, audience, language) for v in verdicts]
            lines = [line(v, language, v.proposal) for v in told]
            page = overview_for(overview(tallied(verdicts, (), lambda v: v.proposal), language, lines), audience)
            for text in (
                html.index_page(page),
                markdown.index_page(page),
                json.dumps(asdict(page), ensure_ascii=False),
                _text_of_pdf(pdf.index_page(page)) if find_spec("typst") else "",
            ):
                assert not [secret for secret in PERSONAL if secret in _close(text)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", [a for a in Audience if a is not Audience.OFFICER], ids=lambda a: a.value)
def test_pages_for_each_audience(verdicts: list[Verdict], audience: Audience, language: str, golden: Golden) -> None:
    pages = [markdown.proposal_page(page_of(verdict, language, NOWHERE, audience)) for verdict in verdicts]
    golden(FOLDER / f"{audience.value}.{language}.md", _steady("\n".join(pages)))


def _steady(text: str) -> str:
    return re.sub(r"[0-9a-f]{64}", "…", re.sub(r"eligo \d\S*", "eligo …", text))


def test_what_a_person_is_counted_for_is_told_as_before(verdicts: list[Verdict]) -> None:
    """Numbers of persons, outcomes and what else is known are those of the officer's page."""
    for verdict in verdicts:
        told = verdict_for(verdict, Audience.COMMITTEE, "en")
        assert [r.outcome for r in told.rules] == [r.outcome for r in verdict.rules]
        assert told.outcome is verdict.outcome
        assert [len(r.evidence) for r in told.rules] == [len(r.evidence) for r in verdict.rules]
    page = page_of(verdicts[0], "en", NOWHERE, Audience.COMMITTEE)
    reasons = {rule.id: rule.reason.text.replace("\xa0", " ") for rule in page.rules}
    assert reasons["three_experts"] == "The proposal has 3 experts; the rule asks for at least 3."
    assert "no. 1: [personal data], Telč" in reasons["long_enough"]
    assert reasons["wages"] == "[personal data] is paid [personal data] for 3 experts."
    assert page.tables[0].rows[0][1].text == "[personal data]"


def test_a_policy_without_personal_data_is_told_alike(policy: CheckedPolicy, verdicts: list[Verdict]) -> None:
    records = {
        name: replace(record, fields=tuple(replace(f, personal=False) for f in record.fields))
        for name, record in policy.schema.records.items()
    }
    plain = replace(policy, schema=replace(policy.schema, records=records))
    verdict = replace(verdicts[0], policy=plain)
    assert verdict_for(verdict, Audience.COMMITTEE, "en") is verdict


def test_a_personal_list_is_personal_in_all_its_fields(policy: CheckedPolicy, verdicts: list[Verdict]) -> None:
    records = dict(policy.schema.records)
    root = records["proposal"]
    fields = tuple(replace(f, personal=f.name == "experts") for f in root.fields)
    records["proposal"] = replace(root, fields=fields)
    schema = replace(policy.schema, records=records)
    assert {f for r, f in personal_fields(schema) if r == "expert"} == {f.name for f in records["expert"].fields}
    told = verdict_for(replace(verdicts[0], policy=replace(policy, schema=schema)), Audience.COMMITTEE, "cs")
    rows = view(told, "cs").tables[0].rows
    shown = {cell.text for row in rows for cell in row[1:-1]}
    assert shown == {mark("cs"), say("cs", "fact-unknown")}


def test_the_public_sees_nothing_of_a_proposal_but_its_name_and_results(verdicts: list[Verdict]) -> None:
    for verdict in verdicts:
        for name, text in _documents(verdict, Audience.PUBLIC):
            found = [word for word in ("98765", "98,765", "Telč", "Brno", "Znojmo") if word in _close(text)]
            assert not found, (name, found)
        for language in LANGUAGES:
            page = page_of(verdict, language, NOWHERE, Audience.PUBLIC)
            assert page.title
            assert [rule.status.key for rule in page.rules] == [
                rule.status.key for rule in view(verdict, language).rules
            ]


def test_applicants_get_no_notes_marks_or_officers_block(verdicts: list[Verdict]) -> None:
    for name, text in _documents(verdicts[0], Audience.APPLICANT):
        for internal in (
            "internal note",
            "Vnitřní poznámka",
            "Not found in the call",
            "Ve výzvě se nenašlo",
            "evidence A",
        ):
            assert internal not in text, name
    for language in LANGUAGES:
        page = html.proposal_page(page_of(verdicts[0], language, NOWHERE, Audience.APPLICANT))
        assert 'id="decision"' not in page
        assert "index.html" not in page
        assert 'id="decision"' in html.proposal_page(view(verdicts[0], language))


@pytest.mark.parametrize("audience", (Audience.APPLICANT, Audience.PUBLIC), ids=lambda audience: audience.value)
def test_who_acts_and_names_in_the_policy_are_the_office_s(verdicts: list[Verdict], audience: Audience) -> None:
    for language in LANGUAGES:
        who = say(language, "label-actor")
        own = view(verdicts[1], language)
        assert who in html.proposal_page(own)
        assert "<code>long_enough</code>" in html.proposal_page(own)
        for told in (own, replace(own, status=replace(own.status, key="undecided"))):
            page = page_for(told, audience)
            for text in (html.proposal_page(page), markdown.proposal_page(page)):
                shown = re.sub(r"<meta[^>]*>|<!--.*?-->", "", text, flags=re.DOTALL)
                assert who not in shown
                assert "<code>" not in shown
                assert "long_enough" not in re.sub(r'(id|href|aria-labelledby)="[^"]*"', "", shown).replace("\\", "")
            if find_spec("typst"):
                assert _close(who) in _close(_text_of_pdf(pdf.proposal_page(own)))
                assert _close(who) not in _close(_text_of_pdf(pdf.proposal_page(page)))


def test_an_applicant_who_is_rejected_gets_no_advice(verdicts: list[Verdict]) -> None:
    for language, advice in (("cs", "Zeptejte se"), ("en", "Ask ")):
        rejected = view(verdicts[0], language)
        open_still = replace(rejected, status=replace(rejected.status, key="undecided"))
        assert advice in html.proposal_page(rejected)
        assert advice in html.proposal_page(page_for(open_still, Audience.APPLICANT))
        page = page_for(rejected, Audience.APPLICANT)
        for text in (html.proposal_page(page), markdown.proposal_page(page)):
            assert advice not in text
            assert say(language, "heading-tasks") not in text


def test_the_officer_gets_everything(verdicts: list[Verdict]) -> None:
    for verdict in verdicts:
        assert page_of(verdict, "cs", NOWHERE, Audience.OFFICER) == view(verdict, "cs", NOWHERE)
        assert record_for(verdict, "cs", Audience.OFFICER) == verdict_object(verdict, "cs")


def test_every_edition_but_the_officers_says_for_whom_it_is(verdicts: list[Verdict]) -> None:
    for audience in Audience:
        for name, text in _documents(verdicts[0], audience):
            if not name.startswith("record"):
                assert ("Vydání pro" in text or "Edition for" in text) is (audience is not Audience.OFFICER), name
