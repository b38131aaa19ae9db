"""Room `reporting`: pages as self-contained HTML without scripts."""

from __future__ import annotations

from .overview import OverviewView
from .pages import ProposalView
from .templates import rendered


def proposal_page(page: ProposalView, other: str = "") -> str:
    """The page of a proposal; `other` is the address of the edition in the other language."""
    return rendered("html/proposal.html.jinja", page.language, page=page, other=other)


def index_page(page: OverviewView, other: str = "") -> str:
    """The page of a batch."""
    return rendered("html/index.html.jinja", page.language, page=page, other=other)
