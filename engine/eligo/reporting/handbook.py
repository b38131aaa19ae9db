"""Room `reporting`: the handbook of policies as HTML or Markdown, in one language or in several side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ..checking.policy import CheckedPolicy
from ..syntax.keywords import LANGUAGES
from .handbook_view import editions
from .markdown import tidy
from .templates import rendered
from .themes import PLAIN, Theme, look

FORMATS = ("html", "md")


def handbook(policies: Sequence[CheckedPolicy], languages: Sequence[str], format: str, theme: Theme = PLAIN) -> str:
    """The document; several languages stand side by side, in Markdown one after the other."""
    told = editions(policies, languages, LANGUAGES)
    page = rendered(
        f"{'html' if format == 'html' else 'markdown'}/handbook.{format}.jinja",
        languages[0],
        page=told[0],
        sides=told,
        other="",
        zip=zip,
        count=len,
        look=look(theme, languages[0]),
    )
    return page if format == "html" else tidy(page)
