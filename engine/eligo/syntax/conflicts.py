"""Room `syntax`: what a version control leaves in a file where two people changed the same lines."""

from __future__ import annotations

import re

from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.span import Source

_CONFLICT = re.compile(
    r"^<{7}(?: [^\n]*)?\n(?P<ours>(?:(?![<>]{7}|={7}$)[^\n]*\n)*?)(?:\|{7}[^\n]*\n(?:(?!={7}$)[^\n]*\n)*?)?"
    r"={7}\n(?:(?!>{7})[^\n]*\n)*?>{7}[^\n]*$",
    re.MULTILINE,
)


def without_conflicts(source: Source) -> tuple[Source, tuple[Diagnostic, ...]]:
    """The text with the first of the two versions of each conflict, all else of it blank; and where conflicts begin."""
    if "<<<<<<<" not in source.text:
        return source, ()
    found = []
    pieces, reached = [], 0
    for conflict in _CONFLICT.finditer(source.text):
        found.append(codes.CONFLICT.at(source.span(conflict.start(), conflict.start() + 7)))
        begin, end = conflict.span("ours")
        pieces += [source.text[reached : conflict.start()], _blank(source.text[conflict.start() : begin])]
        pieces += [source.text[begin:end], _blank(source.text[end : conflict.end()])]
        reached = conflict.end()
    if not found:
        return source, ()
    return Source(source.name, "".join((*pieces, source.text[reached:]))), tuple(found)


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
