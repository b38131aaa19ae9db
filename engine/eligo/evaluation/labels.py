"""Room `evaluation`: how an element of a list is named to people."""

from __future__ import annotations

import re

from ..checking.schema import Record, Values

_SLOT = re.compile("\x00(\\d+)\x00")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_EDGES = " ,;:/–-"


def label_of(record: Record, values: Values, path: str) -> str:
    """The record's label filled with what is known; where nothing is, the element's path."""
    known: list[str] = []
    layout = ""
    complete = True
    for kind, part in record.label:
        value = values[record.index(part)] if kind == "field" else None
        if kind == "text":
            layout += part.replace("\x00", "")
        elif value is None:
            complete = False
        else:
            layout += f"\x00{len(known)}\x00"
            known.append(str(value))
    if not known:
        return path
    if not complete:
        layout = " ".join(_EMPTY_BRACKETS.sub("", layout).split()).strip(_EDGES)
        if layout[0] + layout[-1] in ("()", "[]") and layout.count(layout[0]) == 1:
            layout = layout[1:-1]
    return _SLOT.sub(lambda slot: known[int(slot[1])], layout)
