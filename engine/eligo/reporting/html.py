"""Room `reporting`: pages as self-contained HTML; the list of a batch can be searched, all else is without scripts."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import partial
from hashlib import sha256

from ..text.locale import collation_key
from .changes_page import ChangesView
from .charts import NARROW, WIDE, chart
from .letters import LetterView
from .overview import OverviewView
from .pages import ORDER, ProposalView
from .statements import sealed
from .templates import finished, rendered, source
from .themes import PLAIN, Theme, look

STEP = 500
"""So many proposals of a long list are shown, and so many more each time; the style sheet says the same."""
KEYS = [outcome.value for outcome in ORDER]


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
    # The script is let in by its own fingerprint, so that no other can run, whatever the data say.
    script = source("html/index.js")
    titles = sorted({title for line in page.lines for title in line.rules}, key=partial(collation_key, page.language))
    return rendered(
        "html/index.html.jinja",
        page.language,
        page=page,
        other=other,
        script=finished(script),
        allowed=f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'",
        rules={title: str(number) for number, title in enumerate(titles, 1)},
        outcomes=sorted({line.status for line in page.lines}, key=lambda status: KEYS.index(status.key)),
        drawn=drawn,
        wide=WIDE,
        narrow=NARROW,
        step=STEP,
        look=look(theme, page.language),
    )


def letter_page(letter: LetterView, other: str = "", theme: Theme = PLAIN, statement: str = "") -> str:
    """The letter to an applicant; `other` is the address of the edition in the other language, `statement` for machines."""
    shown = look(theme, letter.language)
    return sealed(
        rendered("html/letter.html.jinja", letter.language, page=letter, other=other, look=shown, statement=statement)
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
