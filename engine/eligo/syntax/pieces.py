"""Room `syntax`: the pieces of canonical text, each with its place in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..text.span import Span

PART, INNER = "  ", "    "


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that stay together, and where they come from; comments go before or behind a piece, never inside.

    `declares` marks the beginning of a declaration, `apart` one that a blank line always goes before.
    """

    lines: tuple[str, ...]
    indent: str
    start: int
    end: int
    line: int
    end_line: int
    declares: bool = False
    apart: bool = False


def piece(lines: Sequence[str], indent: str, span: Span) -> Piece:
    """The piece that a node of the tree becomes."""
    return Piece(tuple(lines), indent, span.start, span.end, span.line, span.end_line)


def opening(line: str, indent: str, span: Span, end: Span | None) -> Piece:
    """The first line of something; `end` is the last node on it that has a place."""
    first = Span(span.file, span.start, span.start, span.line, span.column, span.line, span.column)
    return piece([line], indent, first.to(end) if end else first)


def columns(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column."""
    count = max((len(row) for row in rows), default=0)
    return [max((len(row[at]) for row in rows if at < len(row)), default=0) for at in range(count)]


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows of a table, its columns below each other."""
    widths = columns(rows)
    padded = ((text.ljust(width) for text, width in zip(row, widths, strict=False)) for row in rows)
    return [f"| {' | '.join(row)} |" for row in padded]
