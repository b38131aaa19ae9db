"""Room `syntax`: tests and examples of the syntax tree → the pieces of canonical text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import assert_never

from ..text.span import Span
from . import tree
from .layout_terms import WIDTH, Phrases, hung, names_text, quoted
from .pieces import INNER, PART, Piece, opening, piece, table_lines


@dataclass(frozen=True, slots=True)
class ExampleLayout:
    """How tests, examples and tables are arranged, in the phrases of one language."""

    phrases: Phrases

    def parts(self, parts: Sequence[tree.TestPart]) -> Iterator[Piece]:
        """The pieces of the parts of a test or an example."""
        word = self.phrases.word
        for part in parts:
            match part:
                case tree.GivenRows(field, rows):
                    yield opening(f"{word('GIVEN')} {field.text}", PART, part.span, field.span)
                    yield from self.rows(rows, INNER)
                case tree.WithRows(field, rows):
                    yield opening(f"{word('WITH')} {field.text}", PART, part.span, field.span)
                    yield from self.rows(rows, INNER)
                case tree.Cases(headings, heading_span, rows):
                    yield opening(word("CASES"), PART, part.span, None)
                    cells = [[self._heading(heading) for heading in headings]]
                    cells += [[self._case(cell) for cell in row.cells] for row in rows]
                    yield from self._table(cells, [heading_span, *(row.span for row in rows)], INNER)
                case tree.Expect():
                    yield piece(self._expected(part), PART, part.span)
                case _:
                    yield piece([self._line(part)], PART, part.span)

    def rows(self, rows: Sequence[tree.Row], indent: str) -> Iterator[Piece]:
        """The rows of a table, a piece each."""
        yield from self._table(
            [[self._cell(cell) for cell in row.cells] for row in rows], [r.span for r in rows], indent
        )

    @staticmethod
    def _table(cells: Sequence[Sequence[str]], spans: Sequence[Span], indent: str) -> Iterator[Piece]:
        for line, span in zip(table_lines(cells), spans, strict=True):
            yield piece([line], indent, span)

    def _cell(self, cell: tree.Cell) -> str:
        match cell.value:
            case None:
                return ""
            case tree.Names():
                return names_text(cell.value)
            case _:
                return self.phrases.literal(cell.value)

    def _line(self, part: tree.AsIn | tree.GivenValue | tree.Without | tree.AsOf | tree.ExpectWarnings) -> str:
        word = self.phrases.word
        match part:
            case tree.AsIn(example):
                return f"{word('AS_IN')} {example.text}"
            case tree.GivenValue(place, value):
                return f"{word('GIVEN')} {place_text(place)} = {self._given(value)}"
            case tree.Without(field, position):
                return f"{word('WITHOUT')} {field.text}[{position}]"
            case tree.AsOf(day):
                return f"{word('AS_OF')} {day.isoformat()}"
            case tree.ExpectWarnings(count):
                return f"{word('EXPECT')} {word('WARNINGS')} {count}"
            case _:
                assert_never(part)

    def _given(self, value: tree.Literal | tuple[()] | None) -> str:
        match value:
            case None:
                return self.phrases.word("UNKNOWN")
            case ():
                return "{}"
            case _:
                return self.phrases.literal(value)

    # ── what is expected ──────────────────────────────────────────────────────────────────

    def _expected(self, part: tree.Expect) -> list[str]:
        """On one line where there is room, else the message below."""
        word = self.phrases.word
        about = f" {word('OF_RULE')} {part.rule.text}" if part.rule else ""
        line = f"{word('EXPECT')}{about} {word(part.outcome.upper())}"
        if part.measured:
            line += f" {word('MEASURED')} {self._bounds(part.measured)}"
        if part.missing:
            line += f" {word('MISSING')} {', '.join(place_text(place) for place in part.missing.places)}"
        if part.said is None:
            return [line]
        texts = [f"{language or ''} {quoted(text)}".lstrip() for language, text in part.said.texts]
        flat = f"{line} {word('MESSAGE')} {'  '.join(texts)}"
        if len(PART) + len(flat) <= WIDTH:
            return [flat]
        return [line, *hung(f"{PART}{word('MESSAGE')} ", texts)]

    def _bounds(self, bounds: tree.Bounds) -> str:
        word, literal = self.phrases.word, self.phrases.literal
        match bounds.low, bounds.high:
            case None, None:
                return word("UNKNOWN")
            case low, None if low is not None:
                return f"{word('AT_LEAST')} {literal(low)}"
            case None, high if high is not None:
                return f"{word('AT_MOST')} {literal(high)}"
            case low, high if low is not None and high is not None:
                return literal(low) if low == high else f"{literal(low)} {word('UP_TO')} {literal(high)}"
        raise AssertionError(bounds)

    def _heading(self, heading: tree.FactPlace | tree.Asked) -> str:
        word = self.phrases.word
        match heading:
            case tree.FactPlace():
                return place_text(heading)
            case tree.Asked(what, rule):
                return f"{word(what.upper())} {rule.text}" if rule else word(what.upper())
            case _:
                assert_never(heading)

    def _case(self, cell: tree.CaseCell) -> str:
        match cell.value:
            case None:
                return ""
            case ():
                return "{}"
            case tree.Bounds() as bounds:
                return self._bounds(bounds)
            case tree.OutcomeWord(outcome):
                return self.phrases.word(outcome.upper())
            case _:
                return self.phrases.literal(cell.value)


def place_text(place: tree.FactPlace) -> str:
    """Which fact is meant, as it is written."""
    return place.field.text if place.inner is None else f"{place.field.text}[{place.position}].{place.inner.text}"
