"""Room `reporting`: what an office sets once for all its documents: its name, logo, colours, letterhead, fixed texts."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..text.locale import clean, typeset
from .colours import colour_of
from .pages import Words, words_in
from .wording import in_language

_LONG = 6_000

Texts = Mapping[str, str]
"""A text by the tag of its language, such as ``cs``."""

REDRESS = ("completion", "rejection", "positive")
"""The kinds of letter, each with a text of its own on means of redress."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture: its bytes, ``svg`` or ``png``, and what it shows, for people who do not see it."""

    content: bytes
    kind: str
    alt: Texts


@dataclass(frozen=True, slots=True)
class Theme:
    """An office's own look and fixed texts; without any, documents are plain.

    `accent` is the colour of headings and lines, as ``#rrggbb``. `letterhead` and `signature` are lines of a letter.
    `redress` is the text on means of redress by the kind of letter (``completion``, ``rejection``, ``positive``): it is
    the programme's own and never generated.
    """

    office: Texts = field(default_factory=dict)
    logo: Logo | None = None
    accent: str = "#1f3a5f"
    letterhead: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    signature: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contact: Texts = field(default_factory=dict)
    redress: Mapping[str, Texts] = field(default_factory=dict)
    data_protection: Texts = field(default_factory=dict)


PLAIN = Theme()


def without_data(theme: Theme) -> Theme:
    """The theme of a document that is about policies only: it holds no data whose treatment would be told."""
    return replace(theme, data_protection={})


@dataclass(frozen=True, slots=True)
class Look:
    """A theme as the pages of one language show it; every string in it is finished.

    `logo` is the picture as an address that holds it (empty: none), `alt` what it shows. `accent` is empty where the
    office chose no colour.
    """

    office: Words
    logo: str
    alt: Words
    accent: str
    contact: tuple[Words, ...]
    data_protection: tuple[Words, ...]

    @property
    def is_plain(self) -> bool:
        """Whether pages show nothing of an office."""
        return not (self.office.text or self.logo or self.accent or self.contact or self.data_protection)


def look(theme: Theme, language: str) -> Look:
    """What pages in that language show of a theme."""
    logo, kind = theme.logo, {"svg": "image/svg+xml", "png": "image/png"}
    return Look(
        office=words_in(theme.office, language),
        logo=f"data:{kind[logo.kind]};base64,{b64encode(logo.content).decode()}" if logo is not None else "",
        alt=words_in(logo.alt, language) if logo is not None else Words(""),
        accent=theme.accent if theme.accent != PLAIN.accent and colour_of(theme.accent) is not None else "",
        contact=paragraphs(theme.contact, language, r"\n"),
        data_protection=paragraphs(theme.data_protection, language),
    )


def paragraphs(texts: Texts, language: str, between: str = r"\n\s*\n") -> tuple[Words, ...]:
    """The paragraphs of a fixed text, or its lines, each typeset in the language that it is in."""
    text, own = in_language(texts, language)
    spoken = own or language
    pieces = (clean(piece, _LONG) for piece in re.split(between, text))
    return tuple(Words(typeset(spoken, piece), own) for piece in pieces if piece)
