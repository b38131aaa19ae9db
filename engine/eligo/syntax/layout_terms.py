"""Room `syntax`: names, texts and conditions of the tree → their canonical phrases, in the words of one language."""

from __future__ import annotations

from collections.abc import Sequence
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
_BEFORE_BRACES = {("cs", "IN"): "je v", ("cs", "NOT_IN"): "není v"}
_BEFORE_NAMES = {("cs", "IN"): "patří mezi", ("cs", "NOT_IN"): "nepatří mezi"}


def quoted(text: str) -> str:
    """A text in quotation marks, as the parser reads it back."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def number_text(amount: Decimal) -> str:
    """The digits of a number, thousands grouped by spaces from 10 000 up."""
    digits = amount.copy_abs()
    grouped = format(digits, ",f" if digits >= 10_000 else "f").replace(",", " ")
    return f"-{grouped}" if amount < 0 else grouped


def names_text(names: tree.Names) -> str:
    """A name and its alias."""
    return f"{names.name.text} / {names.alias.text}" if names.alias else names.name.text


def hung(prefix: str, lines: Sequence[str], suffix: str = "") -> list[str]:
    """Lines after a prefix, the later ones indented to the end of it, and a suffix behind the last."""
    indent = " " * len(prefix)
    placed = [prefix + lines[0], *(indent + line for line in lines[1:])]
    return [*placed[:-1], placed[-1] + suffix]


def filled(pieces: Sequence[str], room: int) -> list[str]:
    """Pieces with commas between them, on each line as many as there is room for."""
    lines = [pieces[0]]
    for piece in pieces[1:]:
        lines[-1] += ","
        if len(lines[-1]) + len(piece) + 2 <= room:
            lines[-1] += f" {piece}"
        else:
            lines.append(piece)
    return lines


@dataclass(frozen=True, slots=True)
class Phrases:
    """How the nodes of conditions and texts are phrased with the keywords of one language."""

    language: str

    def word(self, terminal: str) -> str:
        """The canonical spelling of a keyword."""
        return spellings(self.language)[terminal][0]

    def _kept(self, terminal: str, written: str, before: str) -> str:
        """The author's form of a keyword with its diacritics; the canonical one where it is of another language."""
        forms = spellings(self.language)[terminal]
        bare = without_diacritics(" ".join(written.split()))
        kept = next((form for form in forms if without_diacritics(form) == bare), None)
        return kept or self._from(forms, before)

    @staticmethod
    def _from(forms: Sequence[str], before: str) -> str:
        """The canonical form, with `ze` for `z` before a word that asks for it."""
        vocalised = f"{forms[0]}e"
        return vocalised if vocalised in forms and before[:1].lower() in tuple("szšž") else forms[0]

    # ── texts and literals ────────────────────────────────────────────────────────────────

    def words(self, words: tree.Words) -> str:
        """A message in quotation marks, its insertions in the words of the language."""
        return '"' + "".join(self._word_part(part) for part in words.parts) + '"'

    def _word_part(self, part: str | tree.Insertion) -> str:
        if isinstance(part, str):
            return "".join(f"\\{c}" if c in '\\"{}' else c for c in part)
        noun = f" {part.noun.text}" if part.noun else ""
        return "{" + self.flat(part.value, last=part.noun is None) + noun + "}"

    def text(self, text: tree.Text) -> list[str]:
        """The texts with their labels, one language after the other."""
        return [f"{language} {self.words(words)}".lstrip() for language, words in text.by_language]

    def literal(self, value: tree.Literal) -> str:
        """A value as it stands in a list or a table."""
        return value.text if isinstance(value, tree.Name) else self.flat(value)

    # ── conditions on one line ────────────────────────────────────────────────────────────

    def flat(self, node: tree.Condition, least: int = _EITHER, last: bool = True) -> str:
        """A condition on one line, in brackets where it binds less than `least`.

        A quantifier takes everything to the end of its clause; where it is not the `last`, it needs brackets too.
        """
        if _bracketed(node, least, last):
            return f"({self.flat(node)})"
        match node:
            case tree.Number(amount, currency):
                return f"{number_text(amount)} {currency}" if currency else number_text(amount)
            case tree.TextValue(text):
                return quoted(text)
            case tree.DayValue(day):
                return day.isoformat()
            case tree.MomentValue(_, written):
                return written
            case tree.YesNo(yes):
                return self.word("YES" if yes else "NO_VALUE")
            case tree.Path():
                return node.text
            case tree.Lookup(table, keys, column):
                return f"{table.text}[{', '.join(self.flat(key, _TOTAL) for key in keys)}].{column.text}"
            case tree.Count(members):
                return f"{self._call(node)}{self.members(members)})"
            case tree.CountDistinct(_, members):
                return f"{self._call(node)}{self.members(members)})"
            case tree.Aggregate(_, _, members):
                return f"{self._call(node)}{self.members(members)})"
            case tree.Arithmetic(sign, left, right):
                bound, other = (_PRODUCT, _ATOM) if sign == "*" else (_TOTAL, _PRODUCT)
                return f"{self.flat(left, bound)} {sign} {self.flat(right, other)}"
            case tree.Minus(operand):
                return f"-{self.flat(operand, _ATOM)}"
            case tree.Share(percent, of):
                whole = self.flat(of, _ATOM)
                return f"{number_text(percent)} % {self._from(spellings(self.language)['OF_SHARE'], whole)} {whole}"
            case tree.Comparison(left, _, right):
                return f"{self.flat(left, _TOTAL)} {self._relation(node)} {self.flat(right, _TOTAL)}"
            case tree.Member(value, members):
                return f"{self.flat(value, _TOTAL)} {self._in(node)} {self._listed(members)}"
            case tree.IsGiven(value):
                return f"{self.flat(value, _TOTAL)} {self.word('IS_GIVEN')}"
            case tree.NoTwo(members):
                return f"{self._no_two(node)}{self.members(members, last=False)}{self._share(node)}"
            case tree.Quantified(_, _, members, condition):
                have = f"{self._have(node)} {self.flat(condition)}"
                return f"{self._quantifier(node)}{self.members(members, last=False)} {have}"
            case tree.Negation(operand):
                return f"{self.word('NOT')} {self.flat(operand, _CLOSED, last)}"
            case tree.Both(items) | tree.Either(items):
                *first, final = items
                inner = [*(self.flat(item, _CLOSED, False) for item in first), self.flat(final, _CLOSED, last)]
                return f" {self._link(node)} ".join(inner)
            case _:
                assert_never(node)

    def members(self, members: tree.Filtered, last: bool = True) -> str:
        """A list and its filter, on one line."""
        source = self._source(members)
        if members.condition is None:
            return source
        return f"{source} {self.word('WHERE')} {self.flat(members.condition, last=last)}"

    def _source(self, members: tree.Filtered) -> str:
        return members.source.text if isinstance(members.source, tree.Path) else self.word("GROUP_REF")

    def _call(self, node: tree.Count | tree.CountDistinct | tree.Aggregate) -> str:
        match node:
            case tree.Count():
                return f"{self.word('COUNT')}("
            case tree.CountDistinct(field):
                return f"{self.word('COUNT')}({self._distinct(field)}"
            case tree.Aggregate(kind, value):
                return f"{self.word(_AGGREGATES[kind])}({self.flat(value, _TOTAL)} {self.word('OF')} "
            case _:
                assert_never(node)

    def _distinct(self, field: tree.Path) -> str:
        return f"{self.word('DISTINCT')} {field.text} {self.word('OF')} "

    def _relation(self, node: tree.Comparison) -> str:
        return self.word(_WORDED[node.sign]) if node.worded and node.sign in _WORDED else node.sign

    def _in(self, node: tree.Member) -> str:
        terminal = "NOT_IN" if node.negated else "IN"
        forms = _BEFORE_BRACES if isinstance(node.members, tree.Listing) else _BEFORE_NAMES
        return forms.get((self.language, terminal)) or self.word(terminal)

    def _listed(self, members: tree.Path | tree.Listing) -> str:
        if isinstance(members, tree.Path):
            return members.text
        return "{" + ", ".join(self.literal(element) for element in members.elements) + "}"

    def _no_two(self, node: tree.NoTwo) -> str:
        return f"{self._kept('NO_TWO', node.spelling, self._source(node.members))} "

    def _share(self, node: tree.NoTwo) -> str:
        return f" {self.word('SHARE')} {node.field.text}"

    def _quantifier(self, node: tree.Quantified) -> str:
        terminal = _QUANTIFIERS[node.quantifier]
        if node.key is None:
            return f"{self._kept(terminal, node.spelling, self._source(node.members))} "
        # Groups are those of a value, and Czech values are feminine: `každá z různých hodnot`.
        forms = spellings(self.language)[terminal]
        return f"{forms[min(1, len(forms) - 1)]} {self._distinct(node.key)}"

    def _have(self, node: tree.Quantified) -> str:
        """Czech says `každý z … splňuje`, and `žádný z … nesplňuje`."""
        return spellings(self.language)["HAVE"][-1 if node.quantifier == "no" else 0]

    def _link(self, node: tree.Both | tree.Either) -> str:
        return self.word("AND" if isinstance(node, tree.Both) else "OR")

    # ── conditions on several lines ───────────────────────────────────────────────────────

    def lines(self, node: tree.Condition, room: int, least: int = _EITHER, last: bool = True) -> list[str]:
        """A condition on lines of at most `room` columns, as far as its joints allow."""
        whole = self.flat(node, least, last)
        if len(whole) <= room:
            return [whole]
        if _bracketed(node, least, last):
            return hung("(", self.lines(node, room - 2), ")")
        match node:
            case tree.Both(items) | tree.Either(items):
                result = self.lines(items[0], room, _CLOSED, False)
                for number, item in enumerate(items[1:], start=2):
                    link = f"{self._link(node)} "
                    result += hung(link, self.lines(item, room - len(link), _CLOSED, last and number == len(items)))
                return result
            case tree.Negation(operand):
                word = f"{self.word('NOT')} "
                return hung(word, self.lines(operand, room - len(word), _CLOSED, last))
            case tree.Quantified(_, _, members, condition):
                opening, have = self._quantifier(node), f"{self._have(node)} "
                among = hung(opening, self.member_lines(members, room - len(opening), last=False))
                return [*among, *hung(have, self.lines(condition, room - len(have)))]
            case tree.NoTwo(members):
                opening = self._no_two(node)
                return hung(opening, self.member_lines(members, room - len(opening), last=False), self._share(node))
            case tree.Comparison(left, _, right):
                return self._sides(left, self._relation(node), right, room, _TOTAL, _TOTAL)
            case tree.Member(value, tree.Listing(elements)):
                opening = f"{self.flat(value, _TOTAL)} {self._in(node)} {{"
                listed = [self.literal(element) for element in elements]
                return hung(opening, filled(listed, room - len(opening) - 1), "}")
            case tree.Count(members) | tree.CountDistinct(_, members) | tree.Aggregate(_, _, members):
                call, bracket, inside = self._call(node).partition("(")
                source, *where = self.member_lines(members, room - len(call) - 2, before=inside)
                return hung(call + bracket, [source, *where], ")")
            case tree.Arithmetic(sign, left, right):
                bound, other = (_PRODUCT, _ATOM) if sign == "*" else (_TOTAL, _PRODUCT)
                return self._sides(left, sign, right, room, bound, other)
            case (
                tree.Number()
                | tree.TextValue()
                | tree.DayValue()
                | tree.MomentValue()
                | tree.YesNo()
                | tree.Path()
                | tree.Lookup()
                | tree.Minus()
                | tree.Share()
                | tree.Member()
                | tree.IsGiven()
            ):
                return [whole]
            case _:
                assert_never(node)

    def member_lines(self, members: tree.Filtered, room: int, last: bool = True, before: str = "") -> list[str]:
        """A list after what goes before it, and its filter: on a line of its own where there is no room beside."""
        whole = before + self.members(members, last)
        if len(whole) <= room or members.condition is None:
            return [whole]
        where = f"{self.word('WHERE')} "
        return [
            before + self._source(members),
            *hung(where, self.lines(members.condition, room - len(where), last=last)),
        ]

    def _sides(
        self, left: tree.Condition, sign: str, right: tree.Condition, room: int, bound: int, other: int
    ) -> list[str]:
        """Two sides of a sign: they meet on the last line of the left one where they can, else the sign begins a line."""
        end = f" {sign} {self.flat(right, other)}"
        before = self.lines(left, room - len(end), bound)
        if len(before[-1]) + len(end) <= room:
            return [*before[:-1], before[-1] + end]
        return [*self.lines(left, room, bound), *hung(f"{sign} ", self.lines(right, room - len(sign) - 1, other))]


def _bracketed(node: tree.Condition, least: int, last: bool) -> bool:
    return _binding(node) < least or (isinstance(node, tree.Quantified) and not last)


def _binding(node: tree.Condition) -> int:
    """How tightly a phrase holds together: the level of the grammar at which it stands."""
    match node:
        case tree.Either():
            return _EITHER
        case tree.Both():
            return _BOTH
        case tree.Negation() | tree.Quantified():
            return _CLOSED
        case tree.Comparison() | tree.Member() | tree.IsGiven() | tree.NoTwo():
            return _COMPARISON
        case tree.Arithmetic(sign):
            return _PRODUCT if sign == "*" else _TOTAL
        case (
            tree.Number()
            | tree.TextValue()
            | tree.DayValue()
            | tree.MomentValue()
            | tree.YesNo()
            | tree.Path()
            | tree.Lookup()
            | tree.Count()
            | tree.CountDistinct()
            | tree.Aggregate()
            | tree.Minus()
            | tree.Share()
        ):
            return _ATOM
        case _:
            assert_never(node)
