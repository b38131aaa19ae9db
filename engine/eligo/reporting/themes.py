"""Room `reporting`: what an office sets once for all its documents: its name, logo, colours, letterhead, fixed texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Texts = Mapping[str, str]
"""A text by the tag of its language, such as ``cs``."""


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
