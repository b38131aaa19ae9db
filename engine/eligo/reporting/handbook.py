"""Room `reporting`: the handbook of policies as HTML or Markdown, in one language or in several side by side."""

from __future__ import annotations

from collections.abc import Sequence

from ..checking.policy import CheckedPolicy
from ..syntax.keywords import LANGUAGES
from .handbook_view import editions
from .markdown import tidy
from .templates import rendered

FORMATS = ("html", "md")


def handbook(policies: Sequence[CheckedPolicy], languages: Sequence[str], format: str) -> str:
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
    )
    return page if format == "html" else tidy(page)
