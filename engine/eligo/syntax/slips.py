"""Room `syntax`: what people write instead of the words of the language, read from `grammar/slips.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..text.shipped import shipped
from .keywords import keywords


@dataclass(frozen=True, slots=True)
class Phrase:
    """A turn of phrase, what could stand there instead, whether its two sides change places, or it is but a guess."""

    read: re.Pattern[str]
    write: str
    turned: bool
    guessed: bool


def _written() -> str:
    return (shipped("grammar") / "slips.toml").read_text("utf-8")


@lru_cache(maxsize=2)
def instead(language: str) -> tuple[tuple[str, str], ...]:
    """What people say, and the terminal that it means."""
    table: Mapping[str, list[str]] = tomllib.loads(_written())["instead"][language]
    return tuple((said, terminal) for terminal, words in table.items() for said in words)


@lru_cache(maxsize=2)
def phrases(language: str) -> tuple[Phrase, ...]:
    """The turns of phrase that can be met in a file of that language."""
    made = []
    slips: list[Mapping[str, str]] = tomllib.loads(_written())["slip"]
    for slip in slips:
        if slip.get("in", language) != language:
            continue
        read = re.sub(r"<([A-Z_]+)>", lambda m: any_of(m[1], language), slip["read"])
        write = re.sub(r"<([A-Z_]+)>", lambda m: keywords()[m[1]].spelled[language][0], slip["write"])
        made.append(Phrase(re.compile(read), write, slip.get("special") == "turned", slip.get("special") == "guess"))
    return tuple(made)


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """The names of months in any language, in small letters, and their numbers."""
    table: Mapping[str, list[str]] = tomllib.loads(_written())["months"]
    named = [names for one in table.values() for names in enumerate(one, start=1)]
    return {name: number for number, forms in named for name in forms.split("|")}


def any_of(terminal: str, language: str) -> str:
    """A pattern for every spelling of a keyword."""
    return rf"(?<!\w)(?:{'|'.join(re.escape(w) for w in keywords()[terminal].accepted(language))})(?!\w)"
