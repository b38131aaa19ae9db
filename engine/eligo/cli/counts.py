"""Room `cli`: how many proposals came out how."""

from __future__ import annotations

from collections.abc import Mapping

from ..text.messages import say
from .terminal import Speaker

ORDER = ("pass", "fail", "undecided", "not_applicable", "needs_judgement", "waived")


def tell_counted(counts: Mapping[str, int], verdicts: int, proposals: int, speaker: Speaker) -> None:
    """Says how many verdicts came out how, and how many there are where that is another number."""
    parts = [
        say(speaker.language, f"cli-count-{name.replace('_', '-')}", None, count=counts[name])
        for name in ORDER
        if counts.get(name)
    ]
    if verdicts != proposals:
        speaker.tell("cli-results", count=verdicts)
    if parts:
        speaker.note("  " + " · ".join(parts) + "\n")
