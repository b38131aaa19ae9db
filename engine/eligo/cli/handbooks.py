"""Room `cli`: `eligo handbook`."""

from __future__ import annotations

from pathlib import Path

from ..text.messages import languages
from .files import give
from .sources import policy_at
from .terminal import USAGE, Stop, chosen

FORMATS = ("html", "md")
_SUFFIXES = {".html": "html", ".htm": "html", ".md": "md", ".markdown": "md"}


def run(path: Path, format: str | None, output: Path | None, language: str | None) -> int:
    """Writes the policy, or each policy of a folder as a chapter, as a document; Markdown where nothing else is asked."""
    if format is not None:
        chosen(format, FORMATS, "--format")
    asked = [chosen(one.strip(), languages(), "--language") for one in language.split(",")] if language else []
    policy, speaker = policy_at(path, asked[0] if len(asked) == 1 else None)
    from ..reporting.handbook import handbook

    kind = format or _format_of(output)
    text = handbook(policy.checked, tuple(dict.fromkeys(asked)) or (speaker.language,), kind)
    give(text, output, speaker)
    return 0


def _format_of(output: Path | None) -> str:
    """The format that the ending of a file's name says."""
    if output is None:
        return "md"
    kind = _SUFFIXES.get(output.suffix.lower())
    if kind is None:
        raise Stop(USAGE, "cli-no-format", file=str(output), known=", ".join(FORMATS))
    return kind
