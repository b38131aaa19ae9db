"""Room `syntax`: lark's tree → our syntax tree: declarations and their parts, in the grammar's order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import lark

from ..text.span import Span
from . import tree
from .builder_examples import ExampleBuilder
from .literals import unescaped
from .phrases import Children


@dataclass(frozen=True, slots=True)
class _Extends:
    base: tree.Name
    span: Span


@dataclass(frozen=True, slots=True)
class _Required:
    span: Span


@dataclass(frozen=True, slots=True)
class _Personal:
    span: Span


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    points: Decimal | None
    span: Span


class Builder(ExampleBuilder):
    """Builds the declarations of one file."""

    # ── declarations ──────────────────────────────────────────────────────────────────────

    def start(self, c: Children) -> tuple[tree.Declaration, ...]:
        return tuple(c)

    def policy(self, c: Children) -> tree.Policy:
        extends = self._first(c, _Extends)
        parts = tuple(x for x in c[2:] if not isinstance(x, _Extends))
        return tree.Policy(self._name(c[1]), extends.base if extends else None, parts, self._span(c))

    def extends(self, c: Children) -> _Extends:
        return _Extends(self._name(c[1]), self._span(c))

    def title(self, c: Children) -> tree.Title:
        return tree.Title(c[1], self._span(c))

    def link(self, c: Children) -> tree.TextValue:
        return tree.TextValue(unescaped(c[1]), self._span(c))

    def document(self, c: Children) -> tree.Document:
        link = self._first(c, tree.TextValue)
        return tree.Document(self._name(c[1]), c[2], link.text if link else None, self._span(c))

    def applies(self, c: Children) -> tree.Applies:
        return tree.Applies(self._plain(c[1]), self._span(c))

    def period(self, c: Children) -> tree.Valid:
        days = [self._day(t) for t in self._tokens(c, "DATE")]
        return tree.Valid(days[0], days[1] if len(days) > 1 else None, self._span(c))

    def stage(self, c: Children) -> tree.Stage:
        return tree.Stage(self._name(c[1]), self._span(c))

    def note(self, c: Children) -> tree.Note:
        return tree.Note(c[1], self._span(c))

    def use(self, c: Children) -> tree.Use:
        return tree.Use(self._name(c[1]), self._span(c))

    def parameter(self, c: Children) -> tree.Parameter:
        value = c[3] if self._tokens(c, "EQ") else None
        return tree.Parameter(c[1], value, tuple(c[4 if value is not None else 2 :]), self._span(c))

    def dated_value(self, c: Children) -> tree.DatedValue:
        return tree.DatedValue(c[0], c[2], self._span(c))

    def unit(self, c: Children) -> tree.Unit:
        return tree.Unit(self.called(c), self._span(c))

    def confirm_by(self, c: Children) -> tree.ConfirmBy:
        return tree.ConfirmBy(self._day(c[1]), self._span(c))

    def single(self, c: Children) -> tree.Single:
        return tree.Single(c[1], str(c[0]), self._span(c))

    def definition(self, c: Children) -> tree.Definition:
        called = self._first(c, tree.Called)
        return tree.Definition(c[1], self._plain(c[3]), called, self._span(c))

    def body(self, c: Children) -> tree.Condition:
        condition: tree.Condition = self._plain(c[0])
        return condition

    def filtered_body(self, c: Children) -> tree.Filtered:
        return tree.Filtered(c[0], self._plain(c[2]), self._span(c))

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

    def _bounds(self, c: Children, low_sign: str, high_sign: str) -> tree.Cell:
        low, high = (c[1] if low_sign else None), (c[1] if high_sign else None)
        return tree.Cell(tree.RangeCell(low, low_sign, high, high_sign, self._span(c)), self._span(c))

    def from_cell(self, c: Children) -> tree.Cell:
        return self._bounds(c, ">=", "")

    def above_cell(self, c: Children) -> tree.Cell:
        return self._bounds(c, ">", "")

    def up_to_cell(self, c: Children) -> tree.Cell:
        return self._bounds(c, "", "<=")

    def below_cell(self, c: Children) -> tree.Cell:
        return self._bounds(c, "", "<")

    def range_cell(self, c: Children) -> tree.Cell:
        return tree.Cell(tree.RangeCell(c[0], ">=", c[2], "<=", self._span(c)), self._span(c))

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
        period = self._first(c, tree.Valid)
        return tree.Group(c[1], period, self._names(c), text, called, self._span(c))

    def record(self, c: Children) -> tree.Record:
        called = self._first(c, tree.Called)
        return tree.Record(c[1], called, tuple(self._of(c, tree.Field, tree.Label)), self._span(c))

    def field(self, c: Children) -> tree.Field:
        options = self._of(c, _Required, _Personal, Decimal)
        minimum = next((o for o in options if isinstance(o, Decimal)), None)
        required = any(isinstance(o, _Required) for o in options)
        personal = any(isinstance(o, _Personal) for o in options)
        last = next(x for x in reversed(c) if hasattr(x, "span"))
        span = self._at(c[0]).to(self._at(last))
        return tree.Field(c[0], c[2], required, personal, minimum, self._first(c, tree.Text), span)

    def label(self, c: Children) -> tree.Label:
        return tree.Label(self._words(c[1]), self._span(c))

    def plain_type(self, c: Children) -> tree.FieldType:
        currency = str(c[1]) if len(c) > 1 else None
        return tree.FieldType(self._name(c[0]), currency, False, self._span(c))

    def list_type(self, c: Children) -> tree.FieldType:
        return tree.FieldType(self._name(c[1]), None, True, self._span(c))

    def required(self, c: Children) -> _Required:
        return _Required(self._span(c))

    def personal(self, c: Children) -> _Personal:
        return _Personal(self._span(c))

    def minimum(self, c: Children) -> Decimal:
        return self._amount(c[1])

    def register(self, c: Children) -> tree.Register:
        called = self._first(c, tree.Called)
        return tree.Register(c[1], called, tuple(self._of(c, tree.Field, tree.Label, tree.ValidFields)), self._span(c))

    def valid_fields(self, c: Children) -> tree.ValidFields:
        first, *last = self._names(c)
        return tree.ValidFields(first, last[0] if last else None, self._span(c))

    def clause(self, c: Children) -> tree.Clause:
        named = c[2] if isinstance(c[2], tree.Text) else None
        texts = named.plain() if named is not None else {}
        place = texts.get("en", next(iter(texts.values()))) if texts else unescaped(c[2])
        return tree.Clause(self._name(c[1]), place, named, tuple(c[3:]), self._span(c))

    def says(self, c: Children) -> tree.Says:
        return tree.Says(c[1], self._span(c))

    def bound(self, c: Children) -> tree.Bound:
        return tree.Bound(self._names(c), self._span(c))

    def excused(self, c: Children) -> tree.Excused:
        return tree.Excused(c[1], self._span(c))

    # ── rules ─────────────────────────────────────────────────────────────────────────────

    def rule(self, c: Children) -> tree.Rule:
        exceptions = tuple(self._of(c, tree.RuleException))
        parts = tuple(x for x in c[2:] if not isinstance(x, tree.RuleException))
        return tree.Rule(self._name(c[1]), parts, exceptions, self._span(c))

    def exception(self, c: Children) -> tree.RuleException:
        name, *to = self._names(c)
        parts = tuple(x for x in c if not isinstance(x, lark.Token))
        return tree.RuleException(name, to[0] if to else None, parts, self._span(c))

    def consequence_kind(self, c: Children) -> _Kind:
        points = self._amount(c[1]) if len(c) > 1 else None
        return _Kind(c[0].type.lower(), points, self._span(c))

    def consequence(self, c: Children) -> tree.Consequence:
        kind = self._first(c, _Kind)
        return tree.Consequence(kind.name, kind.points, self._first(c, tree.Text), self._span(c))

    # ── changes to the policy that is extended ────────────────────────────────────────────

    def replaced_rule(self, c: Children) -> tree.Replacement:
        return tree.Replacement(self.rule(c), self._span(c))

    def replaced_definition(self, c: Children) -> tree.Replacement:
        return tree.Replacement(self.definition(c), self._span(c))

    def replaced_table(self, c: Children) -> tree.Replacement:
        return tree.Replacement(self.table(c), self._span(c))

    def replaced_clause(self, c: Children) -> tree.Replacement:
        return tree.Replacement(self.clause(c), self._span(c))

    def set_parameter(self, c: Children) -> tree.Replacement:
        return tree.Replacement(self.parameter(c), self._span(c))

    def replaced_source(self, c: Children) -> tree.ReplacedSource:
        names = self._names(c)
        parts = tuple(x for x in c if not isinstance(x, lark.Token))
        return tree.ReplacedSource(names, parts, self._span(c))

    def evidence(self, c: Children) -> tree.Evidence:
        return tree.Evidence(self._name(c[1]), self._span(c))

    def unconfirmed(self, c: Children) -> tree.Unconfirmed:
        return tree.Unconfirmed(self._first(c, tree.Text), self._span(c))

    def dropped_rule(self, c: Children) -> tree.DroppedRule:
        return tree.DroppedRule(self._name(c[1]), c[3], self._span(c))

    def dropped_clause(self, c: Children) -> tree.DroppedClause:
        place = unescaped(c[2]) if isinstance(c[2], lark.Token) and c[2].type == "STRING" else None
        return tree.DroppedClause(self._name(c[1]), place, c[-1], self._span(c))

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
