"""Room `cli`: `eligo handbook`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from ..checking.policy import CheckedPolicy
from ..reporting.pdf import handbook_page
from ..reporting.provenance import provenance_now
from ..reporting.themes import PLAIN, Theme, without_data
from ..syntax.keywords import LANGUAGES
from ..text.messages import languages
from .files import give
from .options import format_of
from .printing import check_printable, printed
from .sources import policy_at
from .terminal import Speaker, chosen
from .themes import theme_at

FORMATS = ("html", "md", "pdf")
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md", ".pdf": "pdf"}


def run(path: Path, format: str | None, output: Path | None, language: str | None, theme: Path | None = None) -> int:
    """Writes the policy, or each policy of a folder as a chapter, as a document; Markdown where nothing else is asked."""
    if format is not None:
        chosen(format, FORMATS, "--format")
    asked = [chosen(one.strip(), languages(), "--language") for one in language.split(",")] if language else []
    policy, speaker = policy_at(path, asked[0] if len(asked) == 1 else None)
    kind, spoken = format or format_of(output, _SUFFIXES, "md"), tuple(dict.fromkeys(asked)) or (speaker.language,)
    look = PLAIN if theme is None else without_data(theme_at(theme, spoken))
    give(_document(policy.checked, spoken, kind, output, look), output, speaker)
    return 0


def _document(
    policies: Sequence[CheckedPolicy], spoken: Sequence[str], kind: str, output: Path | None, theme: Theme
) -> str | bytes:
    if kind != "pdf":
        from ..reporting.handbook import handbook

        return handbook(policies, spoken, kind, theme)
    from ..reporting.handbook_view import editions

    check_printable(output)
    made = partial(handbook_page, theme=theme, at=provenance_now(None).moment)
    return printed(made, editions(policies, spoken, LANGUAGES), output, Speaker(spoken[0]))
