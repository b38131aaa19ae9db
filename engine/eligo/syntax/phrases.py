"""Room `syntax`: lark's tree → our syntax tree: places, conditions, terms and texts."""

from __future__ import annotations

import datetime as clock
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import lark
from lark.visitors import Transformer_NonRecursive

from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.span import Span
from . import tree
from .keywords import keywords
from .literals import amount, settled, unescaped, zone_meant, zone_named

MAX_DIGITS = 60

_SIGNS = {"EQ": "=", "NE": "!=", "AT_LEAST": ">=", "AT_MOST": "<=", "GREATER": ">", "LESS": "<"}
_PART = re.compile(r"\\.|[{}]|[^\\{}]+")
_NO_MOMENT = clock.datetime(2000, 1, 1, tzinfo=clock.UTC)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)[ ]?(.+)")


@dataclass(frozen=True, slots=True)
class Shift:
    """Where a text read on its own really stands: what to add to its offsets and first-line columns."""

    file: str
    start: int = 0
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A condition in brackets, so that `and` inside `or` can be told from `a and b or c`."""

    inner: tree.Condition
    span: Span


Children = list[Any]
ReadInsertion = Callable[[str, Shift], "tree.Insertion | None"]


class Phrases(Transformer_NonRecursive):  # type: ignore[type-arg]
    """Builds conditions, terms and texts, and notes what the grammar alone cannot refuse."""

    def __init__(self, file: str, language: str, insertion: ReadInsertion, shift: Shift | None = None) -> None:
        super().__init__()
        self.file, self.language, self.read_insertion = file, language, insertion
        self.shift = shift or Shift(file)
        self.diagnostics: list[Diagnostic] = []

    def _amount(self, token: lark.Token) -> Decimal:
        """The number that stands there; one that no amount needs is refused, since reckoning with it takes long."""
        if sum(character.isdigit() for character in token) <= MAX_DIGITS:
            return amount(token)
        self.diagnostics.append(codes.NUMBER_TOO_LONG.at(self._at(token), limit=MAX_DIGITS))
        return Decimal(0)

    def _one_meaning(self, token: lark.Token, currency: str | None) -> None:
        """Refuses `50.000 EUR`, which may be fifty or fifty thousand."""
        grouped = re.fullmatch(r"[1-9]\d{0,2}\.\d\d(\d)", token)
        if grouped and (currency or grouped[1] == "0"):
            self.diagnostics.append(codes.THOUSANDS.at(self._at(token), read=str(token)))

    # ── places ────────────────────────────────────────────────────────────────────────────

    def _at(self, child: Any) -> Span:
        if not isinstance(child, lark.Token):
            span: Span = child.span
            return span
        shift, start, line, column = self.shift, child.start_pos or 0, child.line or 1, child.column or 1
        end = child.end_pos or start + len(child)
        return Span(
            self.file,
            start + shift.start,
            end + shift.start,
            line + shift.line,
            column + shift.column,
            (child.end_line or line) + shift.line,
            (child.end_column or column) + shift.column,
        )

    def _span(self, c: Children) -> Span:
        return self._at(c[0]).to(self._at(c[-1]))

    def _name(self, token: lark.Token) -> tree.Name:
        return tree.Name(str(token), self._at(token))

    def _names(self, c: Children) -> tuple[tree.Name, ...]:
        return tuple(self._name(t) for t in c if isinstance(t, lark.Token) and t.type == "NAME")

    @staticmethod
    def _of(c: Children, *kinds: type) -> list[Any]:
        return [x for x in c if isinstance(x, kinds)]

    @staticmethod
    def _first(c: Children, kind: type) -> Any:
        return next((x for x in c if isinstance(x, kind)), None)

    @staticmethod
    def _tokens(c: Children, kind: str) -> list[lark.Token]:
        return [t for t in c if isinstance(t, lark.Token) and t.type == kind]

    # ── conditions ────────────────────────────────────────────────────────────────────────

    def _plain(self, node: Any) -> Any:
        return node.inner if isinstance(node, _Bracket) else node

    def either(self, c: Children) -> tree.Either:
        left, right = c[0], c[2]
        items = [left, *(right.items if isinstance(right, tree.Either) else (right,))]
        if isinstance(left, tree.Both) or isinstance(right, tree.Both):
            self.diagnostics.append(codes.MIXED_AND_OR.at(self._at(c[1])))
        return tree.Either(tuple(self._plain(i) for i in items), self._span(c))

    def both(self, c: Children) -> tree.Both:
        left, right = c[0], c[2]
        items = (left, *(right.items if isinstance(right, tree.Both) else (right,)))
        return tree.Both(tuple(self._plain(i) for i in items), self._span(c))

    def negation(self, c: Children) -> tree.Negation:
        return tree.Negation(self._plain(c[1]), self._span(c))

    def _have(self, quantifier: str, c: Children) -> tree.Quantified:
        members, condition = self._first(c, tree.Filtered), self._plain(c[-1])
        key = self._first(c, tree.Path) if self._tokens(c, "DISTINCT") else None
        have = self._tokens(c, "HAVE")[0]
        self._check_have(quantifier, have)
        return tree.Quantified(quantifier, key, members, condition, str(c[0]), self._span(c))

    def _check_have(self, quantifier: str, have: lark.Token) -> None:
        """Czech says `žádný z … nesplňuje`, and `každý z … splňuje`."""
        forms = keywords()["HAVE"].spelled[self.language]
        wanted = forms[-1] if quantifier == "no" else forms[0]
        if len(forms) > 1 and str(have).startswith("ne") != wanted.startswith("ne"):
            self.diagnostics.append(codes.QUANTIFIER_FORM.at(self._at(have), read=str(have), nearest=wanted))

    def all_have(self, c: Children) -> tree.Quantified:
        return self._have("all", c)

    def some_have(self, c: Children) -> tree.Quantified:
        return self._have("some", c)

    def no_have(self, c: Children) -> tree.Quantified:
        return self._have("no", c)

    all_groups, some_groups, no_groups = all_have, some_have, no_have

    def all_same(self, c: Children) -> tree.AllSame:
        start = next(i for i, x in enumerate(c) if isinstance(x, lark.Token) and x.type == "LBRACE")
        self._check_have("all", self._tokens(c, "HAVE")[0])
        elements = tuple(x for x in c[start:] if not isinstance(x, lark.Token))
        groups = tree.Listing(elements, self._at(c[start]).to(self._at(c[-1])))
        shared = str(self._tokens(c, "SAME_OF")[0])
        return tree.AllSame(c[1], self._plain(c[3]), groups, str(c[0]), shared, self._span(c))

    def listed(self, c: Children) -> tree.Listed:
        negated, names = bool(self._tokens(c, "NOT_LISTED")), self._names(c[2:])
        on = self._plain(c[-1]) if self._tokens(c, "ON") else None
        by = names[1] if len(names) > 1 else None
        return tree.Listed(self._plain(c[0]), names[0], by, on, None, negated, str(c[1]), self._span(c))

    def listed_where(self, c: Children) -> tree.Listed:
        listed: tree.Listed = c[0]
        return replace(listed, condition=self._plain(c[2]), span=self._at(c[0]).to(self._at(c[2])))

    def between(self, c: Children) -> tree.Between:
        return tree.Between(self._plain(c[0]), self._plain(c[2]), self._plain(c[4]), self._span(c))

    def compare(self, c: Children) -> tree.Comparison:
        sign = c[1]
        worded = str(sign)[0].isalpha()
        left, right = self._plain(c[0]), self._plain(c[2])
        return tree.Comparison(left, _SIGNS[sign.type], right, worded, self._at(c[0]).to(self._at(c[2])))

    def relation(self, c: Children) -> lark.Token:
        token: lark.Token = c[0]
        return token

    def member(self, c: Children) -> tree.Member:
        return tree.Member(self._plain(c[0]), c[2], False, self._span(c))

    def not_member(self, c: Children) -> tree.Member:
        return tree.Member(self._plain(c[0]), c[2], True, self._span(c))

    def is_given(self, c: Children) -> tree.IsGiven:
        return tree.IsGiven(self._plain(c[0]), self._span(c))

    def no_two(self, c: Children) -> tree.NoTwo:
        return tree.NoTwo(c[1], self._name(c[3]), str(c[0]), self._span(c))

    def yes(self, c: Children) -> tree.YesNo:
        return tree.YesNo(True, self._span(c))

    def no(self, c: Children) -> tree.YesNo:
        return tree.YesNo(False, self._span(c))

    def listing(self, c: Children) -> tree.Listing:
        elements = tuple(x for x in c if not isinstance(x, lark.Token))
        return tree.Listing(elements, self._span(c))

    def set(self, c: Children) -> tree.Filtered:
        return tree.Filtered(c[0], None, self._span(c))

    def filtered(self, c: Children) -> tree.Filtered:
        return tree.Filtered(c[0], self._plain(c[2]), self._at(c[0]).to(self._at(c[2])))

    def group_ref(self, c: Children) -> tree.GroupRef:
        return tree.GroupRef(self._span(c))

    # ── terms ─────────────────────────────────────────────────────────────────────────────

    def _arithmetic(self, sign: str, c: Children) -> tree.Arithmetic:
        return tree.Arithmetic(sign, self._plain(c[0]), self._plain(c[2]), self._span(c))

    def plus(self, c: Children) -> tree.Arithmetic:
        return self._arithmetic("+", c)

    def minus(self, c: Children) -> tree.Arithmetic:
        return self._arithmetic("-", c)

    def _shifted(self, sign: str, c: Children) -> tree.Shifted:
        number = tree.Number(self._amount(c[2]), None, self._at(c[2]))
        return tree.Shifted(sign, self._plain(c[0]), number, c[3].type.lower(), self._span(c))

    def later(self, c: Children) -> tree.Shifted:
        return self._shifted("+", c)

    def earlier(self, c: Children) -> tree.Shifted:
        return self._shifted("-", c)

    def time_unit(self, c: Children) -> lark.Token:
        token: lark.Token = c[0]
        return token

    rounding = time_unit

    def rounded(self, c: Children) -> tree.Rounded:
        mode = c[1].type.removeprefix("ROUNDED_").lower()
        return tree.Rounded(self._plain(c[0]), mode, self._first(c[2:], tree.Number), self._span(c))

    def day_of(self, c: Children) -> tree.DayOf:
        return tree.DayOf(self._plain(c[2]), self._span(c))

    def times(self, c: Children) -> tree.Arithmetic:
        return self._arithmetic("*", c)

    def share(self, c: Children) -> tree.Share:
        return tree.Share(self._amount(c[0]), self._plain(c[3]), self._span(c))

    def minus_sign(self, c: Children) -> tree.Minus | tree.Number:
        operand = self._plain(c[1])
        if isinstance(operand, tree.Number):
            return tree.Number(-operand.amount, operand.currency, self._span(c))
        return tree.Minus(operand, self._span(c))

    def count(self, c: Children) -> tree.Count:
        return tree.Count(c[2], self._span(c))

    def count_distinct(self, c: Children) -> tree.CountDistinct:
        return tree.CountDistinct(c[3], c[5], self._span(c))

    def count_groups(self, c: Children) -> tree.CountGroups:
        return tree.CountGroups(c[3], c[5], self._plain(c[-2]), self._span(c))

    def _aggregate(self, kind: str, c: Children) -> tree.Aggregate:
        return tree.Aggregate(kind, self._plain(c[2]), c[4], self._span(c))

    def sum(self, c: Children) -> tree.Aggregate:
        return self._aggregate("sum", c)

    def minimum_of(self, c: Children) -> tree.Aggregate:
        return self._aggregate("min", c)

    def maximum_of(self, c: Children) -> tree.Aggregate:
        return self._aggregate("max", c)

    def bracket(self, c: Children) -> _Bracket:
        return _Bracket(self._plain(c[1]), self._span(c))

    def path(self, c: Children) -> tree.Path:
        return tree.Path(self._names(c), self._span(c))

    def lookup(self, c: Children) -> tree.Lookup:
        keys = tuple(self._plain(x) for x in c if not isinstance(x, lark.Token))
        return tree.Lookup(self._name(c[0]), keys, self._name(c[-1]), self._span(c))

    def code(self, c: Children) -> tree.Name:
        return self._name(c[0])

    def number(self, c: Children) -> tree.Number:
        currency = str(c[1]) if len(c) > 1 else None
        self._one_meaning(c[0], currency)
        return tree.Number(self._amount(c[0]), currency, self._span(c))

    def minus_number(self, c: Children) -> tree.Number:
        return tree.Number(-self._amount(c[1]), str(c[2]) if len(c) > 2 else None, self._span(c))

    def text_value(self, c: Children) -> tree.TextValue:
        return tree.TextValue(unescaped(c[0]), self._span(c))

    def date(self, c: Children) -> tree.DayValue:
        return tree.DayValue(self._day(c[0]), self._span(c))

    def _day(self, token: lark.Token) -> clock.date:
        try:
            return clock.date.fromisoformat(str(token))
        except ValueError:
            self.diagnostics.append(codes.NO_SUCH_DAY.at(self._at(token), read=str(token)))
            return clock.date(2000, 1, 1)

    def datetime(self, c: Children) -> tree.MomentValue:
        written = str(c[0])
        day, time, zone = _MOMENT.fullmatch(written).groups()  # type: ignore[union-attr]
        try:
            clock.date.fromisoformat(day)
        except ValueError:
            self.diagnostics.append(codes.NO_SUCH_DAY.at(self._at(c[0]), read=written))
            return tree.MomentValue(_NO_MOMENT, written, self._span(c))
        try:
            moment = clock.datetime.fromisoformat(f"{day}T{time}")
            moment = settled(moment.replace(tzinfo=zone_named(zone)))
        except (ValueError, OSError, KeyError):
            meant = zone_meant(zone) if "/" in zone else zone
            if meant != zone:
                near = meant and f"{written.removesuffix(zone)}{meant}"
                self.diagnostics.append(codes.NO_SUCH_ZONE.at(self._at(c[0]), read=written, nearest=near, fix=near))
            else:
                self.diagnostics.append(codes.NO_SUCH_DAY.at(self._at(c[0]), read=written))
            moment = _NO_MOMENT
        return tree.MomentValue(moment, written, self._span(c))

    # ── texts and names ───────────────────────────────────────────────────────────────────

    def one_text(self, c: Children) -> tree.Text:
        return tree.Text((("", self._words(c[0])),), self._span(c))

    def labelled_texts(self, c: Children) -> tree.Text:
        pairs = tuple((str(c[i]), self._words(c[i + 1])) for i in range(0, len(c), 2))
        return tree.Text(pairs, self._span(c))

    def called(self, c: Children) -> tree.Called:
        forms: list[tuple[str, list[str]]] = []
        for token in c[1:]:
            if token.type == "LANGUAGE":
                forms.append((str(token), []))
            elif token.type == "STRING":
                forms[-1][1].append(unescaped(token))
        return tree.Called(tuple((language, tuple(words)) for language, words in forms), self._span(c))

    def names(self, c: Children) -> tree.Names:
        name, *alias = self._names(c)
        return tree.Names(name, alias[0] if alias else None, self._span(c))

    def interpolation(self, c: Children) -> tree.Insertion:
        noun = self._name(c[1]) if len(c) > 1 else None
        return tree.Insertion(self._plain(c[0]), noun, self._span(c))

    def _words(self, token: lark.Token) -> tree.Words:
        span, inside = self._at(token), str(token)[1:-1]
        parts: list[str | tree.Insertion] = []
        literal, at = "", 0
        while at < len(inside):
            piece = _PART.match(inside, at)
            assert piece is not None, "the pattern matches every character"
            word = piece.group()
            if word == "{":
                end = inside.find("}", at)
                inner = inside[at + 1 : end if end >= 0 else len(inside)]
                shift = Shift(self.file, span.start + at + 2, span.line - 1, span.column + at + 1)
                insertion = self.read_insertion(inner, shift) if end >= 0 else None
                if insertion is None:
                    self.diagnostics.append(
                        codes.BROKEN_INSERTION.at(_within(span, at, len(inner) + 1 + (end >= 0)), read="{" + inner[:60])
                    )
                    break
                parts += [literal, insertion] if literal else [insertion]
                literal, at = "", end + 1
                continue
            literal += word[1] if word[0] == "\\" else word
            at = piece.end()
        return tree.Words(tuple([*parts, literal] if literal else parts), span)


def _within(text: Span, at: int, length: int) -> Span:
    """A stretch of what stands between the quotation marks of a text, which is all on one line."""
    begin, column = text.start + 1 + at, text.column + 1 + at
    return replace(text, start=begin, end=begin + length, column=column, end_column=column + length)
