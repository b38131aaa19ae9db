"""Room `syntax`: text → syntax tree, or as much of it as stands beside the mistakes."""

from __future__ import annotations

import re
from dataclasses import replace

from ..text import codes
from ..text.diagnostics import Diagnostic, Result, in_order
from ..text.span import Source, Span
from . import tree
from .conflicts import without_conflicts
from .keywords import language_of
from .nesting import depth_of
from .recovery import Recovery, declared_in
from .stretches import Built, Readable, build, read

MAX_CHARACTERS = 2_000_000
MAX_BRACKETS = 40
MAX_DEPTH = 40
MAX_CHAIN = 2_000
_PLACES_ABOVE = 14
"""Nodes that stand above and below a condition anyway: change, declaration, exception, part, comparison, path, name."""


def parse(source: Source, language: str | None = None) -> Result[tree.File]:
    """The syntax tree of a file; `value` is None where the text has a mistake in its syntax."""
    result = salvage(source, language)
    return Result(None, result.diagnostics) if result.diagnostics else result


def salvage(source: Source, language: str | None = None) -> Result[tree.File]:
    """The tree of the sound declarations of a file, with what is wrong with the others.

    `value` is None where nobody can say what the lost declarations would have meant for the sound ones.
    """
    kept, conflicts = without_conflicts(source)
    if conflicts:
        result = salvage(kept, language)
        return Result(result.value, in_order([*conflicts, *result.diagnostics]))
    text = source.text
    language = language or language_of(text)
    whole = Span(source.name, 0, len(text), 1, 1, 1, 1)
    if len(text) > MAX_CHARACTERS:
        return Result(None, (codes.FILE_TOO_LARGE.at(whole, size=len(text), limit=MAX_CHARACTERS),))
    deep = _too_deep(source)
    if deep is not None:
        return Result(None, (deep,))
    readable = read(text, language)
    broken: frozenset[str] = frozenset()
    bounded = True
    damaged: tuple[Span, ...] = ()
    if isinstance(readable, Readable):
        built = build(readable, source.name, language)
    else:
        recovery = Recovery(source, language)
        built, broken, bounded = recovery.built(), recovery.broken, recovery.bounded
        damaged = tuple(recovery.damaged)
    found = [*built.diagnostics]
    for declaration in built.declarations:
        if depth_of(declaration) > MAX_DEPTH + _PLACES_ABOVE:
            found.append(codes.TOO_DEEP.at(declaration.span, limit=MAX_DEPTH))
    file = replace(_file(built, found, broken, damaged, source, language, whole), damaged=damaged)
    return Result(file if bounded else None, in_order(found))


def _file(
    built: Built,
    found: list[Diagnostic],
    broken: frozenset[str],
    damaged: tuple[Span, ...],
    source: Source,
    language: str,
    whole: Span,
) -> tree.File:
    """The file without the declarations in which something was found, but for those that others are built on.

    Those that are `damaged` have lost the part with the mistake already.
    """
    sound = []
    for d in built.declarations:
        if any(d.span.start <= f.span.start <= d.span.end for f in found):
            broken |= declared_in(source.text[d.span.start : d.span.end], language)
            if not isinstance(d, tree.Policy | tree.Record | tree.Vocabulary | tree.Use) and d.span not in damaged:
                continue
        sound.append(d)
    return tree.File(tuple(sound), built.comments, language, whole, tuple(sorted(broken)))


def _too_deep(source: Source) -> Diagnostic | None:
    """Brackets nested past the limit, or endless chains, before any work is spent on them."""
    depth = chain = 0
    for match in re.finditer(r'"[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*"|#[^\r\n]*|[()\n]|\w+', source.text):
        token = match.group()
        if token == "(":
            depth += 1
        elif token == ")":
            depth -= 1
        elif token in ("not", "ne", "and", "or", "a", "nebo"):
            chain += 1
        elif token == "\n" and declaration_like(source.text, match.end()):
            depth = chain = 0
        if depth > MAX_BRACKETS or chain > MAX_CHAIN:
            line = source.text.count("\n", 0, match.start()) + 1
            column = match.start() - source.text.rfind("\n", 0, match.start())
            span = Span(source.name, match.start(), match.end(), line, column, line, column + len(token))
            if chain > MAX_CHAIN:
                return codes.TOO_LONG.at(span, limit=MAX_CHAIN)
            return codes.TOO_DEEP.at(span, limit=MAX_BRACKETS)
    return None


def declaration_like(text: str, offset: int) -> bool:
    """Whether a word stands at the very beginning of the line at `offset`."""
    return offset < len(text) and (text[offset].isalpha() or text[offset] == "_")
