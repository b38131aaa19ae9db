"""Room `syntax`: names, texts and conditions of the syntax tree → their canonical phrases, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from ..text.nearest import without_diacritics
from . import tree
from .keywords import spellings

WIDTH = 100

_EITHER, _BOTH, _CLOSED, _COMPARISON, _TOTAL, _PRODUCT, _ATOM = range(7)

_WORDED = {">=": "AT_LEAST", "<=": "AT_MOST", "=": "EQ"}
_QUANTIFIERS = {"all": "ALL", "some": "SOME", "no": "NO"}
_AGGREGATES = {"sum": "SUM", "min": "MIN", "max": "MAX"}
_BEFORE_BRACES = {("cs", "IN"): "v", ("cs", "NOT_IN"): "není v"}
_BEFORE_NAMES = {("cs", "IN"): "patří mezi", ("cs", "NOT_IN"): "nepatří mezi"}


def quoted(text: str) -> str:
    """A text in quotation marks, as the parser reads it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def number_text(amount: Decimal) -> str:
    """The digits of a number, thousands grouped by spaces from 10 000 up."""
    whole, point, rest = format(abs(amount), "f").partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", " ")
    return ("-" if amount < 0 else "") + whole + point + rest


def names_text(names: tree.Names) -> str:
    """A name and its alias."""
    return f"{names.name.text} / {names.alias.text}" if names.alias else names.name.text


def hung(prefix: str, lines: list[str], suffix: str = "") -> list[str]:
    """Lines after a prefix, the later ones indented under the first, and a suffix behind the last."""
    return [*[prefix + lines[0]], *[" " * len(prefix) + line for line in lines[1:-1]], *_last(prefix, lines, suffix)]


def _last(prefix: str, lines: list[str], suffix: str) -> list[str]:
    return [" " * len(prefix) + lines[-1] + suffix] if len(lines) > 1 else []


def filled(pieces: Iterable[str], room: int) -> list[str]:
    """Pieces with commas between them, as many on a line as there is room for."""
    lines: list[str] = []
    for piece in pieces:
        if lines and len(lines[-1]) + len(piece) + 3 <= room:
            lines[-1] += f", {piece}"
        else:
            lines = [*lines[:-1], lines[-1] + ",", piece] if lines else [piece]
    return lines


@dataclass(frozen=True, slots=True)
class Phrases:
    """How nodes are phrased with the keywords of one language."""

    language: str

    def word(self, terminal: str) -> str:
        """The canonical spelling of a keyword."""
        return spellings(self.language)[terminal][0]
