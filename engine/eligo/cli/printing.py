"""Room `cli`: what a format of documents needs, and one document as PDF, made within its deadline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ..reporting.formats import FORMATS
from ..reporting.parallel import NotMade, alone
from ..text.messages import say
from .terminal import USAGE, Speaker, Stop

Task = TypeVar("Task")


def needs(format: str) -> None:
    """Stops where what a format of documents needs is not installed."""
    kind = FORMATS[format]
    if kind.is_missing:
        raise Stop(USAGE, "cli-missing-extra", format=format, extra=kind.extra)


def check_printable(output: Path | None) -> None:
    """Stops where what makes PDF is not installed, or where no file is named for it."""
    needs("pdf")
    if output is None:
        raise Stop(USAGE, "cli-output-needed", format="pdf")


def printed(work: Callable[[Task], bytes], task: Task, output: Path | None, speaker: Speaker) -> bytes:
    """The document; stops with the reason where it cannot be made."""
    try:
        return alone(work, task)
    except NotMade as wrong:
        reason = say(speaker.language, wrong.key, None, **wrong.facts)
        raise speaker.stop(USAGE, "not-made", file=str(output), reason=reason) from None
