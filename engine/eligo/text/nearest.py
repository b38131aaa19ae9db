"""Room `text`: the nearest of several names, for people who mistyped one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher


def without_diacritics(text: str) -> str:
    """The text with every accent removed: `pravidlo`, `nazev`, `zadatel`."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def folded(name: str) -> str:
    """What two spellings of the same name share: no case, no diacritics, no underscores."""
    return without_diacritics(name).casefold().replace("_", "")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like `name`, ignoring case and diacritics; None where nothing is near."""
    target = folded(name)[:80]
    best, score = None, 0.6
    for candidate in sorted(set(known)):
        other = folded(candidate)
        if other == target:
            return candidate
        matcher = SequenceMatcher(None, target, other)
        if matcher.real_quick_ratio() > score and matcher.ratio() > score:
            best, score = candidate, matcher.ratio()
    return best


def likeness(one: str, other: str) -> float:
    """How much two names resemble each other, from 0 to 1, ignoring case and diacritics."""
    return SequenceMatcher(None, folded(one), folded(other)).ratio()
