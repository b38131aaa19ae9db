"""Room `syntax`: the part of the syntax tree that stands for texts by language, with the values inserted in them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute

from ..text.span import Span
from .expressions import Condition
from .words import Name


@dataclass(frozen=True, slots=True)
class Insertion:
    """``{count(full_partners) full_partners}`` inside a message: a value, or a value with a counted noun"""

    value: Condition
    noun: Name | None
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Words:
    """``"only {count(partners)} partners"``: one text; `parts` are literal strings and insertions"""

    parts: tuple[str | Insertion, ...]
    span: Span = attribute(compare=False, repr=False)

    @property
    def plain(self) -> str:
        """The literal text, insertions left out."""
        return "".join(part for part in self.parts if isinstance(part, str))


@dataclass(frozen=True, slots=True)
class Text:
    """``en "…" cs "…"``: a text by language; a text without a label has the language ``""``"""

    by_language: tuple[tuple[str, Words], ...]
    span: Span = attribute(compare=False, repr=False)

    def plain(self) -> dict[str, str]:
        """The literal texts by language."""
        return {language: words.plain for language, words in self.by_language}
