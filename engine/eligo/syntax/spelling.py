"""Room `syntax`: which of the spellings of a keyword stands at a place of the canonical text."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from ..text.nearest import without_diacritics
from . import tree
from .keywords import spellings

_WORDED = {">=": "AT_LEAST", "<=": "AT_MOST", "=": "EQ"}
_QUANTIFIERS = {"all": "ALL", "some": "SOME", "no": "NO"}
_AGGREGATES = {"sum": "SUM", "min": "MIN", "max": "MAX"}
_BEFORE_BRACES = {("cs", "IN"): "je v", ("cs", "NOT_IN"): "není v"}
_BEFORE_NAMES = {("cs", "IN"): "patří mezi", ("cs", "NOT_IN"): "nepatří mezi"}
_BETWEEN = {"en": "AND", "cs": "UP_TO"}
_VOCALISED = {"z": tuple("szšž"), "v": tuple("vf")}
"""The beginnings of words before which Czech says `ze` and `ve`."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """The words of one language, as they are written beside each other."""

    language: str

    def word(self, terminal: str) -> str:
        """The canonical spelling of a keyword."""
        return self._forms(terminal)[0]

    def _forms(self, terminal: str) -> tuple[str, ...]:
        return spellings(self.language)[terminal]

    def _kept(self, terminal: str, written: str, before: str) -> str:
        """The author's form of a keyword with its diacritics; the canonical one where it is of another language."""
        forms = self._forms(terminal)
        bare = without_diacritics(" ".join(written.split()))
        kept = next((form for form in forms if without_diacritics(form) == bare), None)
        return kept or self.fitting(terminal, before)

    def fitting(self, terminal: str, before: str) -> str:
        """The canonical form, with `ze` for `z` and `ve` for `v` before a word that asks for it."""
        forms = self._forms(terminal)
        vocalised = f"{forms[0]}e"
        asking = _VOCALISED.get(forms[0][-1], ())
        return vocalised if vocalised in forms and before[:1].lower() in asking else forms[0]

    # ── terms ─────────────────────────────────────────────────────────────────────────────

    def unit(self, terminal: str, number: Decimal) -> str:
        """A unit of time in the form for a number: `1 den`, `2 dny`, `5 dnů`."""
        many, one, *few = self._forms(terminal)
        if number == 1:
            return one
        return few[0] if few and number in (2, 3, 4) else many

    def rounding(self, node: tree.Rounded) -> str:
        """How an amount is rounded, without the multiple."""
        return self.word(f"ROUNDED_{node.mode.upper()}")

    def distinct(self, field: tree.Path) -> str:
        """What is told apart, before the list in which it is."""
        return f"{self.word('DISTINCT')} {field.text} {self.word('OF')} "

    def before_which(self) -> str:
        """Czech sets `pro které platí` off with a comma."""
        return "," if self.language == "cs" else ""

    def aggregate(self, kind: str) -> str:
        """The name of a total over a list."""
        return self.word(_AGGREGATES[kind])

    # ── conditions ────────────────────────────────────────────────────────────────────────

    def relation(self, node: tree.Comparison) -> str:
        """The sign of a comparison, or the words for it."""
        return self.word(_WORDED[node.sign]) if node.worded and node.sign in _WORDED else node.sign

    def within(self, node: tree.Member) -> str:
        """`in`: Czech says `v` before braces, and `patří mezi` before a name."""
        terminal = "NOT_IN" if node.negated else "IN"
        forms = _BEFORE_BRACES if isinstance(node.members, tree.Listing) else _BEFORE_NAMES
        return forms.get((self.language, terminal)) or self.word(terminal)

    def link(self, node: tree.Both | tree.Either | tree.Between) -> str:
        """What stands between conditions, or between two bounds: Czech says `v rozmezí 3 až 5`."""
        match node:
            case tree.Both():
                return self.word("AND")
            case tree.Either():
                return self.word("OR")
            case tree.Between():
                return self.word(_BETWEEN[self.language])
            case _:
                assert_never(node)

    def source(self, members: tree.Filtered) -> str:
        """The list itself, without its filter."""
        return members.source.text if isinstance(members.source, tree.Path) else self.word("GROUP_REF")

    def no_two(self, node: tree.NoTwo) -> str:
        """The beginning of `no two … share`."""
        return f"{self._kept('NO_TWO', node.spelling, self.source(node.members))} "

    def share(self, node: tree.NoTwo) -> str:
        """The end of `no two … share`."""
        return f" {self.word('SHARE')} {node.field.text}"

    def the_one(self, node: tree.Single) -> str:
        """The beginning of `the one of …`."""
        return f"{self._kept('THE_ONE', node.spelling, self.source(node.members))} "

    def quantifier(self, node: tree.Quantified | tree.AllSame) -> str:
        """The beginning of `all … have`, up to the list."""
        if isinstance(node, tree.AllSame):
            return f"{self._kept('ALL', node.spelling, self.source(node.members))} "
        terminal = _QUANTIFIERS[node.quantifier]
        if node.key is None:
            return f"{self._kept(terminal, node.spelling, self.source(node.members))} "
        # Groups are those of a value, and Czech values are feminine: `každá z různých hodnot`.
        forms = spellings(self.language)[terminal]
        return f"{forms[min(1, len(forms) - 1)]} {self.distinct(node.key)}"

    def have(self, node: tree.Quantified | tree.AllSame) -> str:
        """Czech says `každý z … splňuje`, and `žádný z … nesplňuje`."""
        return self._forms("HAVE")[-1 if isinstance(node, tree.Quantified) and node.quantifier == "no" else 0]

    def same_of(self, node: tree.AllSame) -> str:
        """`in one and the same of`, in the author's gender."""
        return self._kept("SAME_OF", node.shared, "")

    def listed_in(self, node: tree.Listed) -> str:
        """`is listed in` a register, in the author's gender, and by which of its fields."""
        terminal = "NOT_LISTED" if node.negated else "IS_LISTED"
        by = f" {self.word('BY')} {node.by.text}" if node.by else ""
        return f"{self._kept(terminal, node.spelling, node.register.text)} {node.register.text}{by}"
