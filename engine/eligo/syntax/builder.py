"""Room `syntax`: lark's tree → our syntax tree: declarations and their parts, in the grammar's order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import lark

from ..text import codes
from ..text.span import Span
from . import tree
from .builder_examples import ExampleBuilder
from .literals import unescaped
from .phrases import Children


@dataclass(frozen=True, slots=True)
class _Required:
    span: Span


class Builder(ExampleBuilder):
    """Builds the declarations of one file."""

    # ── declarations ──────────────────────────────────────────────────────────────────────

    def start(self, c: Children) -> tuple[tree.Declaration, ...]:
        return tuple(c)

    def policy(self, c: Children) -> tree.Policy:
        return tree.Policy(self._name(c[1]), tuple(c[2:]), self._span(c))

    def title(self, c: Children) -> tree.Title:
        return tree.Title(c[1], self._span(c))

    def link(self, c: Children) -> tree.TextValue:
        return tree.TextValue(unescaped(c[1]), self._span(c))

    def document(self, c: Children) -> tree.Document:
        link = self._first(c, tree.TextValue)
        return tree.Document(self._name(c[1]), c[2], link.text if link else None, self._span(c))

    def applies(self, c: Children) -> tree.Applies:
        return tree.Applies(self._plain(c[1]), self._span(c))

    def valid(self, c: Children) -> tree.Valid:
        days = [self._day(t) for t in self._tokens(c, "DATE")]
        return tree.Valid(days[0], days[1] if len(days) > 1 else None, self._span(c))

    def stage(self, c: Children) -> tree.Stage:
        return tree.Stage(self._name(c[1]), self._span(c))

    def note(self, c: Children) -> tree.Note:
        return tree.Note(c[1], self._span(c))

    def use(self, c: Children) -> tree.Use:
        return tree.Use(self._name(c[1]), self._span(c))

    def definition(self, c: Children) -> tree.Definition:
        called = self._first(c, tree.Called)
        return tree.Definition(c[1], self._plain(c[3]), called, self._span(c))

    def body(self, c: Children) -> tree.Condition:
        condition: tree.Condition = self._plain(c[0])
        return condition

    def filtered_body(self, c: Children) -> tree.Condition | tree.Filtered:
        source: tree.Condition = self._plain(c[0])
        condition: tree.Condition = self._plain(c[2])
        if isinstance(source, tree.Path):
            return tree.Filtered(source, condition, self._span(c))
        self.diagnostics.append(codes.NOT_A_LIST.at(source.span, name=""))
        return condition

    def table(self, c: Children) -> tree.Table:
        return tree.Table(c[1], tuple(c[2:]), self._span(c))

    def row(self, c: Children) -> tree.Row:
        pipes = [self._at(t) for t in c if isinstance(t, lark.Token)]
        cells = self._of(c, tree.Cell, type(None))
        placed = tuple(cell if cell is not None else tree.Cell(None, pipes[i]) for i, cell in enumerate(cells))
        self._on_one_line(c, pipes)
        return tree.Row(placed, self._span(c))

    def cell(self, c: Children) -> None:
        return None

    def value_cell(self, c: Children) -> tree.Cell:
        return tree.Cell(c[0], self._span(c))

    def alias_cell(self, c: Children) -> tree.Cell:
        first, second = self._names(c)
        return tree.Cell(tree.Names(first, second, self._span(c)), self._span(c))

    def vocabulary(self, c: Children) -> tree.Vocabulary:
        called = self._first(c, tree.Called)
        return tree.Vocabulary(c[1], called, tuple(self._of(c, tree.Entry, tree.Group)), self._span(c))

    def entry(self, c: Children) -> tree.Entry:
        also = self._first(c, tuple) or ()
        return tree.Entry(c[0], also, self._first(c, tree.Text), self._end(c))

    def _end(self, c: Children) -> Span:
        """The span of children of which the last may be a tuple of names."""
        last = c[-1][-1] if isinstance(c[-1], tuple) else c[-1]
        return self._at(c[0]).to(self._at(last))

    def also(self, c: Children) -> tuple[tree.Name, ...]:
        return self._names(c)

    def group(self, c: Children) -> tree.Group:
        text, called = self._first(c, tree.Text), self._first(c, tree.Called)
        return tree.Group(c[1], self._names(c), text, called, self._span(c))

    def record(self, c: Children) -> tree.Record:
        called = self._first(c, tree.Called)
        return tree.Record(c[1], called, tuple(self._of(c, tree.Field, tree.Label)), self._span(c))

    def field(self, c: Children) -> tree.Field:
        options = self._of(c, _Required, Decimal)
        minimum = next((o for o in options if isinstance(o, Decimal)), None)
        required = any(isinstance(o, _Required) for o in options)
        last = next(x for x in reversed(c) if hasattr(x, "span"))
        span = self._at(c[0]).to(self._at(last))
        return tree.Field(c[0], c[2], required, minimum, self._first(c, tree.Text), span)

    def label(self, c: Children) -> tree.Label:
        return tree.Label(self._words(c[1]), self._span(c))

    def plain_type(self, c: Children) -> tree.FieldType:
        currency = str(c[1]) if len(c) > 1 else None
        return tree.FieldType(self._name(c[0]), currency, False, self._span(c))

    def list_type(self, c: Children) -> tree.FieldType:
        return tree.FieldType(self._name(c[1]), None, True, self._span(c))

    def required(self, c: Children) -> _Required:
        return _Required(self._span(c))

    def minimum(self, c: Children) -> Decimal:
        return self._amount(c[1])

    def clause(self, c: Children) -> tree.Clause:
        return tree.Clause(self._name(c[1]), unescaped(c[2]), tuple(c[3:]), self._span(c))

    def says(self, c: Children) -> tree.Says:
        return tree.Says(c[1], self._span(c))

    def bound(self, c: Children) -> tree.Bound:
        return tree.Bound(self._names(c), self._span(c))

    def excused(self, c: Children) -> tree.Excused:
        return tree.Excused(c[1], self._span(c))

    # ── rules ─────────────────────────────────────────────────────────────────────────────

    def rule(self, c: Children) -> tree.Rule:
        return tree.Rule(self._name(c[1]), tuple(c[2:]), self._span(c))

    def citation(self, c: Children) -> tree.Citation:
        return tree.Citation(self._name(c[1]), self._first(c, tree.Text), self._span(c))

    def when(self, c: Children) -> tree.When:
        return tree.When(self._plain(c[1]), self._span(c))

    def unless(self, c: Children) -> tree.Unless:
        return tree.Unless(self._plain(c[1]), self._span(c))

    def require(self, c: Children) -> tree.Require:
        return tree.Require("must", self._plain(c[1]), self._span(c))

    def recommend(self, c: Children) -> tree.Require:
        return tree.Require("should", self._plain(c[1]), self._span(c))

    def judge(self, c: Children) -> tree.Judge:
        return tree.Judge("should" if len(c) > 2 else "must", c[-1], self._span(c))

    def otherwise(self, c: Children) -> tree.Otherwise:
        return tree.Otherwise(c[1], self._span(c))

    def advice(self, c: Children) -> tree.Advice:
        return tree.Advice(c[1], self._span(c))
