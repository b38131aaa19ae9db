"""Room `text`: how a language is written, as `language.ftl` of its catalogue says: forms of nouns, quotation marks, letters."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from .messages import has, say

NOTHING = "none"


@cache
def trait(language: str, name: str) -> tuple[str, ...]:
    """The words of one trait; none where the language has nothing of the kind, or no catalogue says."""
    message = f"language-{name}"
    words = say(language, message).split() if has(language, message) else []
    return () if words == [NOTHING] else tuple(words)


@cache
def only(language: str, name: str, default: str) -> str:
    """A trait that is one word."""
    return next(iter(trait(language, name)), default)


def tag(language: str) -> str:
    """The language with its country, as documents name it: `cs-CZ`."""
    return only(language, "locale", language).replace("_", "-")


@cache
def pairs(language: str, first: str, second: str) -> dict[str, str]:
    """Two traits that are parallel lists, as a table."""
    return dict(zip(trait(language, first), trait(language, second), strict=True))


def nearest(language: str, known: Sequence[str]) -> str:
    """The one of the languages that a reader of this one understands best; the first where none is near."""
    return next((one for one in (language, *trait(language, "near")) if one in known), known[0])
