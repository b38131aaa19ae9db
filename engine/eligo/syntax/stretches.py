"""Room `syntax`: a stretch of text → lark's tree, or where it stops making sense; the only door to lark."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import lark
from lark.exceptions import UnexpectedInput

from ..text.caching import cache_folder
from ..text.diagnostics import Diagnostic
from ..text.shipped import shipped
from ..text.span import Span
from . import tree
from .builder import Builder
from .keywords import keywords
from .phrases import ReadInsertion, Shift

_NAME = re.compile(r"[^\W\d]\w*")
_FILE, _INSIDE = "start", "interpolation"
"""What a text is: a whole file, or the inside of braces in a message."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A text that makes sense, as lark sees it, with its comments."""

    parsed: lark.Tree[Any]
    comments: tuple[lark.Token, ...]


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where a text stops making sense, or ends too early, and the terminals that could stand there."""

    offset: int
    at_end: bool
    accepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class Built:
    """What a readable text declares, and what the grammar alone could not refuse in it."""

    declarations: tuple[tree.Declaration, ...]
    comments: tuple[tree.Comment, ...]
    diagnostics: tuple[Diagnostic, ...]


def read(text: str, language: str) -> Readable | Stopped:
    """The lark tree and comments of a text, or where it stops making sense."""
    parser, comments = _parser(language)
    comments.clear()
    fed: list[lark.Token] = []
    try:
        parsed = _through(parser, text, fed)
    except UnexpectedInput as failure:
        offset = _offset(failure)
        return Stopped(len(text) if offset is None else offset, offset is None, _accepted(parser, fed))
    return Readable(parsed, tuple(comments))


def stop_of(text: str, language: str) -> int | None:
    """The offset at which a text stops making sense; None where it never does."""
    parser, comments = _parser(language)
    comments.clear()
    try:
        _through(parser, text, [])
    except UnexpectedInput as failure:
        offset = _offset(failure)
        return len(text) if offset is None else offset
    return None


def _through(parser: lark.Lark, text: str, fed: list[lark.Token]) -> lark.Tree[Any]:
    """The lark tree of a text; `fed` is filled with its tokens up to the one that cannot stand where it does."""
    interactive: Any = parser.parse_interactive(text, start=_FILE)
    for token in interactive.lexer_thread.lex(interactive.parser_state):
        fed.append(_feed(interactive, token))
    end: lark.Tree[Any] = interactive.feed_eof(fed[-1] if fed else lark.Token("", "", 0, 1, 1))
    return end


def _offset(failure: UnexpectedInput) -> int | None:
    """Where the text stops making sense; None where that is its end."""
    token = getattr(failure, "token", None)
    if not isinstance(token, lark.Token):
        return failure.pos_in_stream or 0
    return None if token.type == "$END" else token.start_pos or 0


def _accepted(parser: lark.Lark, fed: list[lark.Token]) -> frozenset[str]:
    """The terminals that could follow. A token that cannot stand there has closed phrases already, so all is fed anew."""
    interactive: Any = parser.parse_interactive("", start=_FILE)
    for token in fed:
        interactive.feed_token(token)
    return frozenset(interactive.accepts())


def follows(head: str, language: str) -> frozenset[str]:
    """The terminals that could follow a text; none where the text itself makes no sense."""
    stopped = read(f"{head} \0", language)
    complete = isinstance(stopped, Stopped) and stopped.offset == len(head) + 1
    return stopped.accepted if isinstance(stopped, Stopped) and complete else frozenset()


def build(readable: Readable, name: str, language: str, start: int = 0, line: int = 0) -> Built:
    """The declarations of a readable text that begins at an offset, after so many lines, of a file."""
    builder = Builder(name, language, _interpolation(language), Shift(name, start, line))
    declarations = builder.transform(readable.parsed)
    comments = tuple(tree.Comment(str(c), _span_of(c, name, start, line)) for c in readable.comments)
    return Built(declarations, comments, tuple(builder.diagnostics))


def _feed(interactive: Any, token: lark.Token) -> lark.Token:
    """Feeds a token; a word that is a keyword elsewhere counts as a name where only a name can stand."""
    try:
        interactive.feed_token(token)
    except UnexpectedInput:
        if token.type not in keywords() or "NAME" not in interactive.accepts() or not _NAME.fullmatch(token):
            raise
        token = token.update(type="NAME")
        interactive.feed_token(token)
    return token


def _span_of(token: lark.Token, name: str, start: int, line: int) -> Span:
    begin, first, column = token.start_pos or 0, token.line or 1, token.column or 1
    end = token.end_pos or begin + len(token)
    last, last_column = token.end_line or first, token.end_column or column + len(token)
    return Span(name, start + begin, start + end, line + first, column, line + last, last_column)


def _interpolation(language: str) -> ReadInsertion:
    """A function that reads the inside of braces in a message: its tree, or None where it makes no sense."""

    def insertion_of(text: str, shift: Shift) -> tree.Insertion | None:
        parser, _ = _parser(language)
        try:
            parsed = parser.parse(text, start=_INSIDE)
        except UnexpectedInput:
            return None
        builder = Builder(shift.file, language, insertion_of, shift)
        insertion = builder.transform(parsed)
        return insertion if isinstance(insertion, tree.Insertion) and not builder.diagnostics else None

    return insertion_of


@lru_cache(maxsize=8)
def _parser(language: str) -> tuple[lark.Lark, list[lark.Token]]:
    """The parser for a language, and the list into which it puts the comments that it meets."""
    words = "\n".join(keyword.terminal_rule(language) for keyword in keywords().values())
    grammar = f"{(shipped('grammar') / 'pol.lark').read_text('utf-8')}\n{words}\n"
    comments: list[lark.Token] = []
    parser = lark.Lark(
        grammar,
        start=[_FILE, _INSIDE],
        parser="lalr",
        lexer="contextual",
        keep_all_tokens=True,
        maybe_placeholders=False,
        lexer_callbacks={"COMMENT": comments.append},
        cache=_cache_file(language, grammar) or False,
    )
    return parser, comments


def _cache_file(language: str, grammar: str) -> str | None:
    """Where lark keeps its tables: only in the user's own cache folder, since they are a pickle.

    The name tells the grammar, so that two versions of it do not overwrite each other's tables at every start.
    """
    mark = hashlib.sha256(grammar.encode()).hexdigest()[:8]
    folder = cache_folder()
    return None if folder is None else str(folder / f"{language}-{mark}.lark")
