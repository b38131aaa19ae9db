"""Room `text`: where a piece of text stands."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """A file of text and the name under which people know it."""

    name: str
    text: str = field(repr=False)

    def line(self, number: int) -> str:
        """The text of one line, counted from 1, without its line end; empty past the end."""
        lines = self.text.splitlines()
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def span(self, start: int, end: int) -> Span:
        """The place of the stretch between two offsets."""
        first, last = self.text.count("\n", 0, start) + 1, self.text.count("\n", 0, end) + 1
        column, end_column = start - self.text.rfind("\n", 0, start), end - self.text.rfind("\n", 0, end)
        return Span(self.name, start, end, first, column, last, end_column)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a source: offsets for machines, lines and columns (from 1) for people; ends exclusive."""

    file: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int

    def to(self, other: Span) -> Span:
        """The span from the beginning of this one to the end of the other."""
        return Span(self.file, self.start, other.end, self.line, self.column, other.end_line, other.end_column)


def span_of_file(name: str) -> Span:
    """The place that means a whole file."""
    return Span(name, 0, 0, 1, 1, 1, 1)
