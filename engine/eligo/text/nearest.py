"""Room `text`: the nearest of several names, for people who mistyped one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher

SHORTEST_CODE = 5
"""Below this many letters codes are too much alike: `DEN` is one letter from Germany, and meant Denmark."""
_DENYING = ("ne", "un", "in", "no")
"""Put before a name these make it say the opposite: `má_listinu` and `nemá_listinu`, `eligible` and `ineligible`."""


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


def mistyped(name: str, known: Iterable[str], shortest: int = 3) -> str | None:
    """The one known name that differs from `name` by a slip of the keys; None where it may be another one.

    A slip is other case or diacritics, or one letter too many, too few, wrong or swapped, two of them in eight letters.
    A digit is no slip: `lot1` and `lot2` are two things; nor is a word that denies: `listed` and `unlisted` are opposites.
    Names below `shortest` letters are too much alike.
    """
    target = folded(name)
    within = 0 if len(target) < shortest else 1 if len(target) < 8 else 2
    near: dict[int, list[str]] = {}
    for candidate in sorted(set(known)):
        other = folded(candidate)
        if abs(len(other) - len(target)) > within or _digits(other) != _digits(target) or len(other) > 80:
            continue
        if any(target == denying + other or other == denying + target for denying in _DENYING):
            continue
        slips = _slips(target, other)
        if slips == 0 or (slips <= within and len(other) >= shortest):
            near.setdefault(slips, []).append(candidate)
    best = near[min(near)] if near else []
    return best[0] if len(best) == 1 else None


def suggested(name: str, known: Iterable[str], shortest: int = 3) -> dict[str, str | None]:
    """The facts of a diagnostic about an unknown name: `nearest`, and `fix` where it is certainly the one meant."""
    among = set(known)
    meant = mistyped(name, among, shortest)
    return {"nearest": meant or nearest(name, among), "fix": meant}


def _digits(text: str) -> str:
    return "".join(filter(str.isdigit, text))


def _slips(one: str, other: str) -> int:
    """How many letters have to be added, left out, changed or swapped with their neighbour."""
    earlier: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        current = [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, earlier[j - 2] + 1)
            current.append(cost)
        earlier, previous = previous, current
    return previous[-1]
