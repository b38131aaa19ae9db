"""Room `reporting`: the same pages as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .changes_page import ChangesView
from .letters import LetterView
from .overview import OverviewView
from .pages import ProposalView
from .statements import sealed
from .templates import rendered
from .themes import PLAIN, Theme, look


def proposal_page(page: ProposalView, other: str = "", theme: Theme = PLAIN) -> str:
    """The page of a proposal; `other` is the address of the edition in the other language."""
    shown = look(theme, page.language)
    text = tidy(rendered("markdown/proposal.md.jinja", page.language, page=page, other=other, look=shown))
    # After the heading's own empty lines are gone; a comment that no reader sees, before anything from the data.
    return sealed(f"<!-- eligo-report {page.statement} -->\n\n{text}")


def index_page(page: OverviewView, other: str = "", theme: Theme = PLAIN) -> str:
    """The page of a batch."""
    shown = look(theme, page.language)
    return tidy(rendered("markdown/index.md.jinja", page.language, page=page, other=other, look=shown))


def changes_page(pages: Sequence[ChangesView], alone: Sequence[str] = (), theme: Theme = PLAIN) -> str:
    """What changed between two policies, or several pairs of them; `alone` tells of those without a counterpart."""
    language = pages[0].language
    facts = {"page": pages[0], "pages": pages, "alone": alone, "look": look(theme, language)}
    return tidy(rendered("markdown/changes.md.jinja", language, **facts))


def letter_page(letter: LetterView, statement: str = "") -> str:
    """The letter to an applicant; `statement` is what it states to machines."""
    text = tidy(rendered("markdown/letter.md.jinja", letter.language, letter=letter))
    return sealed(f"<!-- eligo-report {statement} -->\n\n{text}") if statement else text


def tidy(text: str) -> str:
    """The text without the empty lines that templates leave behind."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
