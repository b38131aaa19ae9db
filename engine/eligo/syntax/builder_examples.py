"""Room `syntax`: lark's tree → our syntax tree: tests and examples, in the grammar's order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import lark

from ..text import codes
from ..text.span import Span
from . import tree
from .literals import position, unescaped
from .phrases import Children, Phrases


@dataclass(frozen=True, slots=True)
class _Given:
    value: tuple[()] | None
    span: Span


@dataclass(frozen=True, slots=True)
class _Measured:
    bounds: tree.Bounds
    span: Span


@dataclass(frozen=True, slots=True)
class _Headings:
    items: tuple[tree.FactPlace | tree.Asked, ...]
    span: Span


def _given(node: Any) -> Any:
    return node.value if isinstance(node, _Given) else node


class ExampleBuilder(Phrases):
    """Builds the tests and examples of one file."""

    def test(self, c: Children) -> tree.Test:
        return tree.Test(unescaped(c[1]), tuple(c[2:]), self._span(c))

    def example(self, c: Children) -> tree.Example:
        return tree.Example(self._name(c[1]), tuple(c[2:]), self._span(c))

    def as_in(self, c: Children) -> tree.AsIn:
        return tree.AsIn(self._name(c[1]), self._span(c))

    def given_value_of(self, c: Children) -> tree.GivenValue:
        return tree.GivenValue(c[1], _given(c[3]), self._span(c))

    def given_rows(self, c: Children) -> tree.GivenRows:
        return tree.GivenRows(self._name(c[1]), tuple(c[2:]), self._span(c))

    def with_rows(self, c: Children) -> tree.WithRows:
        return tree.WithRows(self._name(c[1]), tuple(c[2:]), self._span(c))

    def without(self, c: Children) -> tree.Without:
        return tree.Without(self._name(c[1]), position(c[3]), self._span(c))

    def as_of(self, c: Children) -> tree.AsOf:
        return tree.AsOf(self._day(c[1]), self._span(c))

    def expect(self, c: Children) -> tree.Expect:
        return self._expect(None, c)

    def expect_rule(self, c: Children) -> tree.Expect:
        return self._expect(self._name(c[2]), c)

    def _expect(self, rule: tree.Name | None, c: Children) -> tree.Expect:
        measured = self._first(c, _Measured)
        return tree.Expect(
            rule,
            self._first(c, tree.OutcomeWord).outcome,
            measured.bounds if measured else None,
            self._first(c, tree.Missing),
            self._first(c, tree.Said),
            self._span(c),
        )

    def expect_warnings(self, c: Children) -> tree.ExpectWarnings:
        return tree.ExpectWarnings(position(c[2]), self._span(c))

    def cases(self, c: Children) -> tree.Cases:
        return tree.Cases(c[1].items, c[1].span, tuple(c[2:]), self._span(c))

    def place(self, c: Children) -> tree.FactPlace:
        return tree.FactPlace(self._name(c[0]), None, None, self._span(c))

    def inner_place(self, c: Children) -> tree.FactPlace:
        field, inner = self._names(c)
        return tree.FactPlace(field, position(c[2]), inner, self._span(c))

    def unknown(self, c: Children) -> _Given:
        return _Given(None, self._span(c))

    def empty_list(self, c: Children) -> _Given:
        return _Given((), self._span(c))

    def outcome(self, c: Children) -> tree.OutcomeWord:
        return tree.OutcomeWord(c[0].type.lower(), self._span(c))

    # ── what is expected beside the outcome ───────────────────────────────────────────────

    def measured(self, c: Children) -> _Measured:
        value = c[1]
        bounds = value if isinstance(value, tree.Bounds) else tree.Bounds(value, value, value.span)
        return _Measured(bounds, self._span(c))

    def any_value(self, c: Children) -> tree.Bounds:
        return tree.Bounds(None, None, self._span(c))

    def from_to(self, c: Children) -> tree.Bounds:
        return tree.Bounds(c[0], c[2], self._span(c))

    def from_on(self, c: Children) -> tree.Bounds:
        return tree.Bounds(c[1], None, self._span(c))

    def up_to(self, c: Children) -> tree.Bounds:
        return tree.Bounds(None, c[1], self._span(c))

    def missing(self, c: Children) -> tree.Missing:
        return tree.Missing(tuple(self._of(c, tree.FactPlace)), self._span(c))

    def said(self, c: Children) -> tree.Said:
        texts = [unescaped(token) for token in self._tokens(c, "STRING")]
        languages: list[str | None] = [str(token) for token in self._tokens(c, "LANGUAGE")] or [None]
        return tree.Said(tuple(zip(languages, texts, strict=True)), self._span(c))

    # ── tables of cases ───────────────────────────────────────────────────────────────────

    def headings(self, c: Children) -> _Headings:
        return _Headings(tuple(self._of(c, tree.FactPlace, tree.Asked)), self._span(c))

    def asked_rule(self, c: Children) -> tree.Asked:
        return tree.Asked("rule", self._name(c[1]), self._span(c))

    def asked_measured(self, c: Children) -> tree.Asked:
        return tree.Asked("measured", self._name(c[1]), self._span(c))

    def asked_outcome(self, c: Children) -> tree.Asked:
        return tree.Asked("outcome", None, self._span(c))

    def asked_warnings(self, c: Children) -> tree.Asked:
        return tree.Asked("warnings", None, self._span(c))

    def case_row(self, c: Children) -> tree.CaseRow:
        pipes = [self._at(t) for t in c if isinstance(t, lark.Token)]
        self._on_one_line(c, pipes)
        cells = self._of(c, tree.CaseCell, type(None))
        placed = tuple(cell if cell is not None else tree.CaseCell(None, pipes[i]) for i, cell in enumerate(cells))
        return tree.CaseRow(placed, self._span(c))

    def _on_one_line(self, c: Children, pipes: list[Span]) -> None:
        """Tells of a row that lacks its end, so that the next line was taken for more of it."""
        for before, after in pairwise(pipes):
            if after.line > before.line:
                last = [x for x in (self._at(child) for child in c if child is not None) if x.line == before.line][-1]
                self.diagnostics.append(codes.UNFINISHED.at(last, expected="terminal-ROW_END"))
                break

    def case_cell(self, c: Children) -> None:
        return None

    def case_value(self, c: Children) -> tree.CaseCell:
        value = c[0]
        # `3 to 3` says the same as `3`.
        single = isinstance(value, tree.Bounds) and value.low is not None and value.low == value.high
        return tree.CaseCell(value.low if single else value, self._span(c))

    def empty_list_cell(self, c: Children) -> tree.CaseCell:
        return tree.CaseCell((), self._span(c))

    def case_outcome(self, c: Children) -> tree.CaseCell:
        return tree.CaseCell(c[0], self._span(c))
