"""Room `reporting`: the same pages as Markdown."""

from __future__ import annotations

import re

from .overview import OverviewView
from .pages import ProposalView
from .templates import rendered


def proposal_page(page: ProposalView, other: str = "") -> str:
    """The page of a proposal; `other` is the address of the edition in the other language."""
    return tidy(rendered("markdown/proposal.md.jinja", page.language, page=page, other=other))


def index_page(page: OverviewView, other: str = "") -> str:
    """The page of a batch."""
    return tidy(rendered("markdown/index.md.jinja", page.language, page=page, other=other))


def tidy(text: str) -> str:
    """The text without the empty lines that templates leave behind."""
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
