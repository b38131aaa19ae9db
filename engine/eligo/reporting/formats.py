"""Room `reporting`: the formats of reports and which documents each has; a format is imported when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, TypeAlias

from .letters import NO_FACTS, LetterFacts
from .themes import PLAIN, Theme

if TYPE_CHECKING:
    from ..evaluation.verdict import Verdict
    from .overview import OverviewView
    from .pages import ProposalView
    from .provenance import Provenance

Content: TypeAlias = str | bytes


@dataclass(frozen=True, slots=True)
class Dress:
    """What a document is made with, beside what it says.

    `other` is the address of the edition in the other language, empty where there is none. `template` is the office's
    own template of letters, `facts` what all letters say beside their verdicts.
    """

    language: str
    other: str = ""
    theme: Theme = PLAIN
    audience: str = "officer"
    template: bytes | None = None
    facts: LetterFacts = NO_FACTS


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the ending of its files, and what makes each document that it has.

    `proposal` is the page on one proposal, `index` that on all, `letter` what an applicant gets (None where this
    verdict takes no letter), `record` what machines read. What is `apart` is
    made in processes that can be stopped. `extra` is the part of the distribution that brings
    `library`, without which the format cannot be written.
    """

    ending: str
    proposal: Callable[[ProposalView, Dress], Content] | None = None
    index: Callable[[OverviewView, Dress], Content] | None = None
    letter: Callable[[Verdict, Dress], Content | None] | None = None
    record: Callable[[Verdict, Provenance, Dress], Content] | None = None
    apart: bool = False
    extra: str = ""
    library: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the library that this format needs is not installed."""
        return bool(self.library) and find_spec(self.library) is None


def _html_proposal(page: ProposalView, dress: Dress) -> Content:
    from .html import proposal_page

    return proposal_page(page, dress.other)


def _html_index(page: OverviewView, dress: Dress) -> Content:
    from .html import index_page

    return index_page(page, dress.other)


def _markdown_proposal(page: ProposalView, dress: Dress) -> Content:
    from .markdown import proposal_page

    return proposal_page(page, dress.other)


def _markdown_index(page: OverviewView, dress: Dress) -> Content:
    from .markdown import index_page

    return index_page(page, dress.other)


def _json_record(verdict: Verdict, provenance: Provenance, dress: Dress) -> Content:
    from .audiences import Audience, record_for
    from .export import json_text
    from .provenance import origin

    whole = record_for(verdict, dress.language, Audience(dress.audience))
    return json_text({**whole, **origin(provenance)}) + "\n"


def _word_letter(verdict: Verdict, dress: Dress) -> Content | None:
    from .corresponding import letter
    from .docx import letter as word_letter

    view = letter(verdict, dress.language, dress.theme, dress.facts)
    return None if view is None else word_letter(view, dress.theme, dress.template)


FORMATS: dict[str, Format] = {
    "html": Format("html", proposal=_html_proposal, index=_html_index),
    "md": Format("md", proposal=_markdown_proposal, index=_markdown_index),
    "json": Format("json", record=_json_record),
    "docx": Format("docx", letter=_word_letter, extra="docx", library="docxtpl"),
}
"""The formats by the name that `--format` takes. A new one is an entry here and nothing else."""
