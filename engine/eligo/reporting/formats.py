"""Room `reporting`: the formats of reports and which documents each has; a format is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from .audiences import Audience, batch_provenance_for, provenance_for, record_for, verdict_for
from .letters import NO_FACTS, LetterFacts, LetterView
from .parallel import NotMade
from .provenance import NOWHERE, Provenance
from .themes import PLAIN, Theme

if TYPE_CHECKING:
    from ..evaluation.verdict import Verdict
    from .overview import OverviewView
    from .pages import ProposalView
    from .tally import Tally

Content: TypeAlias = str | bytes


@dataclass(frozen=True, slots=True)
class Dress:
    """What a document is made with, beside what it says.

    `other` is the address of the edition in the other language, empty where there is none. `template` is the office's
    own template of letters, `facts` what all letters say beside their verdicts; `at` is the time that a file gives,
    `provenance` where that comes from which has no page to say it.
    """

    language: str
    other: str = ""
    theme: Theme = PLAIN
    audience: Audience = Audience.OFFICER
    template: bytes | None = None
    facts: LetterFacts = NO_FACTS
    at: datetime | None = None
    provenance: Provenance = NOWHERE


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the ending of its files, and what makes each document that it has.

    `proposal` is the page on one proposal, `index` that on all, `letter` what an applicant gets (None where this
    verdict takes no letter) where the reports are `letters_for` their readers, `record` what machines read, `book` all
    verdicts in one file. What is `apart` is made in processes that can be stopped. `extra` is the part of the distribution that brings `library`, without which the
    format cannot be written.
    """

    ending: str
    proposal: Callable[[ProposalView, Dress], Content] | None = None
    index: Callable[[OverviewView, Dress], Content] | None = None
    letter: Callable[[Verdict, Dress], Content | None] | None = None
    letters_for: tuple[Audience, ...] = tuple(audience for audience in Audience if audience.gets_letters)
    record: Callable[[Verdict, Provenance, Dress], Content] | None = None
    book: Callable[[OverviewView, Tally, Iterable[Verdict], Dress], Content] | None = None
    apart: bool = False
    extra: str = ""
    library: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the library that this format needs is not installed."""
        return bool(self.library) and find_spec(self.library) is None


def _html_proposal(page: ProposalView, dress: Dress) -> Content:
    from .html import proposal_page

    return proposal_page(page, dress.other, dress.theme)


def _html_index(page: OverviewView, dress: Dress) -> Content:
    from .html import index_page
    from .overview import MOST_LISTED, listing

    return index_page(listing(page, MOST_LISTED), dress.other, dress.theme)


def _letter(verdict: Verdict, dress: Dress) -> LetterView | None:
    """What the letter on a verdict says, in whatever format."""
    from .corresponding import letter

    return letter(verdict, dress.language, dress.theme, dress.facts)


def _html_letter(verdict: Verdict, dress: Dress) -> Content | None:
    from .html import letter_page

    told = _letter(verdict, dress)
    return None if told is None else letter_page(told, dress.other, dress.theme, _stated(verdict, dress))


def _markdown_proposal(page: ProposalView, dress: Dress) -> Content:
    from .markdown import proposal_page

    return proposal_page(page, dress.other, dress.theme)


def _markdown_index(page: OverviewView, dress: Dress) -> Content:
    from .markdown import index_page
    from .overview import MOST_LISTED, listing

    return index_page(listing(page, MOST_LISTED), dress.other, dress.theme)


def _markdown_letter(verdict: Verdict, dress: Dress) -> Content | None:
    from .markdown import letter_page

    told = _letter(verdict, dress)
    return None if told is None else letter_page(told, _stated(verdict, dress))


def _pdf_proposal(page: ProposalView, dress: Dress) -> Content:
    from .pdf import proposal_page

    return proposal_page(page, dress.theme, dress.at)


def _pdf_index(page: OverviewView, dress: Dress) -> Content:
    from .overview import MOST_ON_PAPER, listing
    from .pdf import index_page

    return index_page(listing(page, MOST_ON_PAPER), dress.theme, dress.at)


def _pdf_letter(verdict: Verdict, dress: Dress) -> Content | None:
    from .pdf import letter_page

    told = _letter(verdict, dress)
    return None if told is None else letter_page(told, dress.theme, dress.at, _stated(verdict, dress))


def _stated(verdict: Verdict, dress: Dress) -> str:
    from .statements import letter_statement

    return letter_statement(verdict, provenance_for(dress.provenance, verdict, dress.audience))


def _json_record(verdict: Verdict, provenance: Provenance, dress: Dress) -> Content:
    from .export import json_text
    from .provenance import origin

    told = provenance_for(provenance, verdict, dress.audience)
    return json_text({**record_for(verdict, dress.language, dress.audience), **origin(told)}) + "\n"


def _word_letter(verdict: Verdict, dress: Dress) -> Content | None:
    from .docx import letter as word_letter
    from .template_archive import TemplateRefused

    view = _letter(verdict, dress)
    if view is None:
        return None
    try:
        return word_letter(view, dress.theme, dress.template, statement=_stated(verdict, dress))
    except TemplateRefused as wrong:
        # A template was checked before; what fails on one letter need not fail on the others.
        raise NotMade("not-made-template", {"code": wrong.diagnostics[0].code}) from None


def _xlsx_book(page: OverviewView, tally: Tally, verdicts: Iterable[Verdict], dress: Dress) -> Content:
    from .book_statements import book_statement
    from .sheets import Book
    from .xlsx import index_workbook

    told = (verdict_for(v, dress.audience, dress.language) for v in verdicts)
    book = Book(tally, dress.language, reasons=dress.audience is not Audience.PUBLIC)
    provenance = batch_provenance_for(dress.provenance, [own.policy for own in tally.policies.values()], dress.audience)
    return index_workbook(page, book, told, dress.theme, book_statement(tally, dress.language, provenance))


_SCREEN = (Audience.APPLICANT,)
"""For whom letters are pages to read. What an office sends itself, signed and filed, is a document of Word or PDF."""

FORMATS: dict[str, Format] = {
    "html": Format("html", _html_proposal, _html_index, _html_letter, _SCREEN),
    "md": Format("md", _markdown_proposal, _markdown_index, _markdown_letter, _SCREEN),
    "pdf": Format(
        "pdf", proposal=_pdf_proposal, index=_pdf_index, letter=_pdf_letter, apart=True, extra="pdf", library="typst"
    ),
    "json": Format("json", record=_json_record),
    "docx": Format("docx", letter=_word_letter, extra="docx", library="docxtpl"),
    "xlsx": Format("xlsx", book=_xlsx_book),
}
"""The formats by the name that `--format` takes. A new one is an entry here and nothing else."""
