"""Room `reporting`: pages as self-contained HTML without scripts."""

from __future__ import annotations

from collections.abc import Sequence

from .changes_page import ChangesView
from .charts import NARROW, WIDE, chart
from .overview import OverviewView
from .pages import ProposalView
from .statements import sealed
from .templates import finished, rendered
from .themes import PLAIN, Theme, look


def proposal_page(page: ProposalView, other: str = "", theme: Theme = PLAIN) -> str:
    """The page of a proposal; `other` is the address of the edition in the other language."""
    shown = look(theme, page.language)
    return sealed(rendered("html/proposal.html.jinja", page.language, page=page, other=other, look=shown))


def index_page(page: OverviewView, other: str = "", theme: Theme = PLAIN) -> str:
    """The page of a batch; its pictures are drawn twice, and the style sheet shows the one that has room."""
    drawn = {
        figure.id: {width: finished(chart(figure, page.language, width)) for width in (WIDE, NARROW)}
        for figure in page.figures
    }
    return rendered(
        "html/index.html.jinja",
        page.language,
        page=page,
        other=other,
        drawn=drawn,
        wide=WIDE,
        narrow=NARROW,
        look=look(theme, page.language),
    )


def changes_page(pages: Sequence[ChangesView], alone: Sequence[str] = (), theme: Theme = PLAIN) -> str:
    """What changed between two policies, or several pairs of them; `alone` tells of those without a counterpart."""
    language = pages[0].language
    return rendered(
        "html/changes.html.jinja",
        language,
        page=pages[0],
        pages=pages,
        alone=alone,
        other="",
        look=look(theme, language),
    )
