"""Room `syntax`: names, texts and conditions of the tree → their canonical phrases, in the words of one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import assert_never

from . import tree
from .binding import AMOUNT, ATOM, CLOSED, EITHER, TOTAL, mixes, needs_brackets, sides
from .spelling import Spelling

WIDTH = 100


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
class Phrases(Spelling):
    """How the nodes of conditions and texts are phrased with the keywords of one language."""

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

    def literal(self, value: tree.Literal | tree.RangeCell) -> str:
        """A value, or bounds, as it stands in a list or a table."""
        match value:
            case tree.Name(text):
                return text
            case tree.RangeCell(low, low_sign, high, high_sign):
                sides = [(low, low_sign), (high, high_sign)]
                written = [(self.literal(side), sign) for side, sign in sides if side is not None]
                if len(written) == 2:
                    return f" {self.word('UP_TO')} ".join(side for side, _ in written)
                return "".join(f"{sign} {side}" for side, sign in written)
            case _:
                return self.flat(value)

    # ── conditions on one line ────────────────────────────────────────────────────────────

    def flat(self, node: tree.Condition, least: int = EITHER, last: bool = True) -> str:
        """A condition on one line, in brackets where it binds less than `least`.

        A quantifier takes everything to the end of its clause; where it is not the `last`, it needs brackets too.
        """
        if needs_brackets(node, least, last):
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
                return f"{table.text}[{', '.join(self.flat(key, AMOUNT) for key in keys)}].{column.text}"
            case tree.Count(members) | tree.CountDistinct(_, members) | tree.Aggregate(_, _, members):
                return f"{self._call(node)}{self.members(members)})"
            case tree.CountGroups(_, members, condition):
                groups = f"{self.before_which()} {self.word('FOR_WHICH')} {self.flat(condition)}"
                return f"{self._call(node)}{self.members(members, last=False)}{groups})"
            case tree.DayOf(moment):
                return f"{self.word('DAY_OF')}({self.flat(moment, TOTAL)})"
            case tree.Arithmetic(sign, left, right):
                bound, other = sides(sign)
                return f"{self.flat(left, bound)} {sign} {self.flat(right, other)}"
            case tree.Shifted(_, base):
                return f"{self.flat(base, TOTAL)} {self._shift(node)}"
            case tree.Rounded(operand):
                return f"{self.flat(operand, TOTAL)} {self._rounded(node)}"
            case tree.Minus(operand):
                return f"-{self.flat(operand, ATOM)}"
            case tree.Share(percent, of):
                whole = self.flat(of, ATOM)
                return f"{number_text(percent)} % {self.fitting('OF_SHARE', whole)} {whole}"
            case tree.Comparison(left, _, right):
                return f"{self.flat(left, AMOUNT)} {self.relation(node)} {self.flat(right, AMOUNT)}"
            case tree.Between(value):
                return f"{self.flat(value, AMOUNT)} {self._bounds(node)}"
            case tree.Member(value, members):
                return f"{self.flat(value, AMOUNT)} {self.within(node)} {self._among(members)}"
            case tree.IsGiven(value):
                return f"{self.flat(value, TOTAL)} {self.word('IS_GIVEN')}"
            case tree.Listed(value, condition=condition):
                where = "" if condition is None else f" {self.word('WHERE')} {self.flat(condition)}"
                return f"{self.flat(value, AMOUNT)} {self._looked_up(node)}{where}"
            case tree.NoTwo(members):
                return f"{self.no_two(node)}{self.members(members, last=False)}{self.share(node)}"
            case tree.Quantified(_, _, members, condition):
                have = f"{self.have(node)} {self.flat(condition)}"
                return f"{self.quantifier(node)}{self.members(members, last=False)} {have}"
            case tree.AllSame(members, value, groups):
                have = f"{self.have(node)} {self.flat(value, TOTAL)} {self.same_of(node)} {self._among(groups)}"
                return f"{self.quantifier(node)}{self.members(members, last=False)} {have}"
            case tree.Negation(operand):
                return f"{self.word('NOT')} {self.flat(operand, CLOSED, last)}"
            case tree.Both(items) | tree.Either(items):
                *first, final = items
                inner = [
                    *(self.flat(item, CLOSED, False) for item in first),
                    self.flat(final, CLOSED, last and not mixes(node, final)),
                ]
                return f" {self.link(node)} ".join(inner)
            case _:
                assert_never(node)

    def members(self, members: tree.Filtered, last: bool = True) -> str:
        """A list and its filter, on one line."""
        source = self.source(members)
        if members.condition is None:
            return source
        return f"{source} {self.word('WHERE')} {self.flat(members.condition, last=last)}"

    def _call(self, node: tree.Count | tree.CountDistinct | tree.CountGroups | tree.Aggregate) -> str:
        match node:
            case tree.Count():
                return f"{self.word('COUNT')}("
            case tree.CountDistinct(field) | tree.CountGroups(field):
                return f"{self.word('COUNT')}({self.distinct(field)}"
            case tree.Aggregate(kind, value):
                return f"{self.aggregate(kind)}({self.flat(value, AMOUNT)} {self.word('OF')} "
            case _:
                assert_never(node)

    def _among(self, members: tree.Path | tree.Listing) -> str:
        if isinstance(members, tree.Path):
            return members.text
        return "{" + ", ".join(self.literal(element) for element in members.elements) + "}"

    def _shift(self, node: tree.Shifted) -> str:
        number = node.number.amount
        return f"{node.sign} {number_text(number)} {self.unit(node.unit.upper(), number)}"

    def _rounded(self, node: tree.Rounded) -> str:
        multiple = f" {self.word('ROUND_TO')} {self.flat(node.to)}" if node.to else ""
        return self.rounding(node) + multiple

    def _bounds(self, node: tree.Between) -> str:
        bounds = f"{self.flat(node.low, AMOUNT)} {self.link(node)} {self.flat(node.high, AMOUNT)}"
        return f"{self.word('BETWEEN')} {bounds}"

    def _looked_up(self, node: tree.Listed) -> str:
        on = f" {self.word('ON')} {self.flat(node.on, TOTAL)}" if node.on else ""
        return self.listed_in(node) + on

    # ── conditions on several lines ───────────────────────────────────────────────────────

    def lines(self, node: tree.Condition, room: int, least: int = EITHER, last: bool = True) -> list[str]:
        """A condition on lines of at most `room` columns, as far as its joints allow."""
        whole = self.flat(node, least, last)
        if len(whole) <= room:
            return [whole]
        if needs_brackets(node, least, last):
            return hung("(", self.lines(node, room - 2), ")")
        match node:
            case tree.Both(items) | tree.Either(items):
                result = self.lines(items[0], room, CLOSED, False)
                for number, item in enumerate(items[1:], start=2):
                    link = f"{self.link(node)} "
                    closing = last and number == len(items) and not mixes(node, item)
                    result += hung(link, self.lines(item, room - len(link), CLOSED, closing))
                return result
            case tree.Negation(operand):
                word = f"{self.word('NOT')} "
                return hung(word, self.lines(operand, room - len(word), CLOSED, last))
            case tree.Quantified(condition=condition):
                return [*self._quantified(node, room), *self._after(self.have(node), condition, room)]
            case tree.AllSame(_, value, groups):
                opening = f"{self.have(node)} {self.flat(value, TOTAL)} {self.same_of(node)} {{"
                return [*self._quantified(node, room), *self._braced(opening, groups, room)]
            case tree.NoTwo(members):
                opening = self.no_two(node)
                return hung(opening, self.member_lines(members, room - len(opening), last=False), self.share(node))
            case tree.Comparison(left, _, right):
                return self._sides(left, self.relation(node), right, room, AMOUNT, AMOUNT)
            case tree.Between(value):
                return self._tailed(value, self._bounds(node), room, AMOUNT)
            case tree.Member(value, tree.Listing() as listing):
                return self._braced(f"{self.flat(value, AMOUNT)} {self.within(node)} {{", listing, room)
            case tree.Listed(value, condition=condition):
                looked = self._tailed(value, self._looked_up(node), room, AMOUNT)
                return looked if condition is None else [*looked, *self._after(self.word("WHERE"), condition, room)]
            case tree.Count(members) | tree.CountDistinct(_, members) | tree.Aggregate(_, _, members):
                call, bracket, inside = self._call(node).partition("(")
                return hung(call + bracket, self.member_lines(members, room - len(call) - 2, before=inside), ")")
            case tree.CountGroups(_, members, condition):
                call, bracket, inside = self._call(node).partition("(")
                among = self.member_lines(members, room - len(call) - 3, last=False, before=inside)
                among[-1] += self.before_which()
                which = self._after(self.word("FOR_WHICH"), condition, room - len(call) - 2)
                return hung(call + bracket, [*among, *which], ")")
            case tree.DayOf(moment):
                call = f"{self.word('DAY_OF')}("
                return hung(call, self.lines(moment, room - len(call) - 1, TOTAL), ")")
            case tree.Arithmetic(sign, left, right):
                return self._sides(left, sign, right, room, *sides(sign))
            case tree.Shifted(_, base):
                return self._tailed(base, self._shift(node), room, TOTAL)
            case tree.Rounded(operand):
                return self._tailed(operand, self._rounded(node), room, TOTAL)
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
        return [before + self.source(members), *self._after(self.word("WHERE"), members.condition, room, last)]

    def _quantified(self, node: tree.Quantified | tree.AllSame, room: int) -> list[str]:
        opening = self.quantifier(node)
        return hung(opening, self.member_lines(node.members, room - len(opening), last=False))

    def _after(self, word: str, condition: tree.Condition, room: int, last: bool = True) -> list[str]:
        """A condition after the keyword that begins its line."""
        return hung(f"{word} ", self.lines(condition, room - len(word) - 1, last=last))

    def _braced(self, opening: str, listing: tree.Listing, room: int) -> list[str]:
        listed = [self.literal(element) for element in listing.elements]
        return hung(opening, filled(listed, room - len(opening) - 1), "}")

    def _tailed(self, node: tree.Condition, tail: str, room: int, bound: int) -> list[str]:
        """A term and what is said of it: behind its last line where there is room, else on a line of its own."""
        lines = self.lines(node, room, bound)
        if len(lines[-1]) + len(tail) < room:
            return [*lines[:-1], f"{lines[-1]} {tail}"]
        return [*lines, tail]

    def _sides(
        self, left: tree.Condition, sign: str, right: tree.Condition, room: int, bound: int, other: int
    ) -> list[str]:
        """Two sides of a sign: they meet on the last line of the left one where they can, else the sign begins a line."""
        end = f" {sign} {self.flat(right, other)}"
        before = self.lines(left, room - len(end), bound)
        if len(before[-1]) + len(end) <= room:
            return [*before[:-1], before[-1] + end]
        return [*self.lines(left, room, bound), *hung(f"{sign} ", self.lines(right, room - len(sign) - 1, other))]
