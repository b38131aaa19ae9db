"""Room `syntax`: syntax tree → canonical text, with the keywords of either language."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..text.span import Source
from . import tree
from .layout_parts import Layout
from .layout_terms import Phrases
from .parser import parse
from .pieces import Piece

_INDENT = "  "


def layout(file: tree.File, language: str | None = None) -> str:
    """The canonical text of a file in the keywords of a language, by default the file's own."""
    pieces = list(Layout(Phrases(language or file.language)).file(file.declarations))
    return _woven(pieces, _placed(pieces, file.comments))


def changes_tree(original: tree.File, text: str) -> bool:
    """Whether a text, read anew, says anything else than the file: another tree, or other comments."""
    read = parse(Source("", text)).value
    return read is None or read != original or _remarks(read) != _remarks(original)


def _remarks(file: tree.File) -> list[str]:
    return [comment.text.rstrip() for comment in file.comments]


@dataclass(frozen=True, slots=True)
class _Remarks:
    """The comments around one piece: those on lines of their own before it, and the one on its last line."""

    before: tuple[tree.Comment, ...] = ()
    behind: tuple[tree.Comment, ...] = ()


def _placed(pieces: Sequence[Piece], comments: Sequence[tree.Comment]) -> list[_Remarks]:
    """The comments of each piece, and last those at the end of the file; one inside a piece moves before it."""
    placed = [_Remarks() for _ in range(len(pieces) + 1)]
    starts = [piece.start for piece in pieces]
    for comment in comments:
        index = bisect_right(starts, comment.span.start) - 1
        piece = pieces[index] if index >= 0 else None
        if piece is not None and comment.span.start < piece.end:
            moved = replace(comment, span=replace(comment.span, line=piece.line, column=1))
            placed[index] = replace(placed[index], before=(*placed[index].before, moved))
        elif piece is not None and comment.span.line == piece.end_line:
            placed[index] = replace(placed[index], behind=(*placed[index].behind, comment))
        else:
            placed[index + 1] = replace(placed[index + 1], before=(*placed[index + 1].before, comment))
    return placed


def _woven(pieces: Sequence[Piece], remarks: Sequence[_Remarks]) -> str:
    """Pieces and comments line by line, with the blank lines of the source, at most one at a time."""
    lines: list[str] = []
    line = 0

    def put(indent: str, texts: Sequence[str], first: int, last: int, apart: bool = False) -> None:
        nonlocal line
        if lines and (apart or first - line > 1):
            lines.append("")
        lines.extend(indent + text for text in texts)
        line = last

    for piece, around in zip([*pieces, None], remarks, strict=True):
        indent = piece.indent if piece else ""
        waiting = list(around.before)
        if (piece is None or piece.declares) and lines:
            while waiting and waiting[0].span.column > 1:
                remark = waiting.pop(0)
                put(_INDENT, [remark.text.rstrip()], remark.span.line, remark.span.line)
        apart = piece is not None and piece.apart
        for remark in waiting:
            put(indent, [remark.text.rstrip()], remark.span.line, remark.span.line, apart)
            apart = False
        if piece is not None:
            texts = list(piece.lines)
            texts[-1] = "  ".join([texts[-1], *(remark.text.rstrip() for remark in around.behind)])
            put(indent, texts, piece.line, piece.end_line, apart)
    return "".join(f"{text}\n" for text in lines)
