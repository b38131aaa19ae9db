"""Room `syntax`: text → syntax tree; the only door to lark."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import lark
from lark.exceptions import UnexpectedInput

from ..text import codes
from ..text.diagnostics import Diagnostic, Result, in_order
from ..text.shipped import shipped
from ..text.span import Source, Span
from . import tree
from .builder import Builder
from .failures import explain
from .keywords import declaration_starts, keywords, language_of
from .nesting import depth_of
from .phrases import Shift

MAX_CHARACTERS = 2_000_000
MAX_BRACKETS = 40
MAX_DEPTH = 40
MAX_MISTAKES = 20
MAX_CHAIN = 2_000
_PLACES_ABOVE = 14
"""Nodes that stand above and below a condition anyway: change, declaration, exception, part, comparison, path, name."""
_LOOK_AHEAD = 1_500
_LOOK_BACK = 2_000
_NAME = re.compile(r"[^\W\d]\w*")


def parse(source: Source, language: str | None = None) -> Result[tree.File]:
    """The syntax tree of a file; `value` is None where the text has a mistake in its syntax."""
    text = source.text
    language = language or language_of(text)
    whole = Span(source.name, 0, len(text), 1, 1, 1, 1)
    if len(text) > MAX_CHARACTERS:
        return Result(None, (codes.FILE_TOO_LARGE.at(whole, size=len(text), limit=MAX_CHARACTERS),))
    deep = _too_deep(source)
    if deep is not None:
        return Result(None, (deep,))
    found: list[Diagnostic] = []
    declarations: list[tree.Declaration] = []
    comments: list[tree.Comment] = []
    start = 0
    while start < len(text) or start == 0:
        piece = re.sub(r"[^\n]", " ", text[:start]) + text[start:] if start else text
        parsed = _parse_piece(piece, source.name, language)
        if not isinstance(parsed, Diagnostic):
            builder = Builder(source.name, language, _interpolation(language))
            file = builder.transform(parsed[0])
            declarations.extend(file)
            comments.extend(parsed[1])
            found.extend(builder.diagnostics)
            break
        found.append(parsed)
        if len(found) >= MAX_MISTAKES:
            break
        following = declaration_starts(language).search(text, max(parsed.span.start + 1, start + 1))
        if following is None:
            break
        start = following.start()
    for declaration in declarations:
        if depth_of(declaration) > MAX_DEPTH + _PLACES_ABOVE:
            found.append(codes.TOO_DEEP.at(declaration.span, limit=MAX_DEPTH))
    if found:
        return Result(None, in_order(found))
    return Result(tree.File(tuple(declarations), tuple(comments), language, whole))


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


def _parse_piece(text: str, name: str, language: str) -> tuple[lark.Tree[Any], list[tree.Comment]] | Diagnostic:
    """The lark tree and comments of a text, or what is wrong with it."""
    parser, comments = _parser(language, "start")
    comments.clear()
    interactive: Any = parser.parse_interactive(text)
    read: list[lark.Token] = []
    try:
        for token in interactive.lexer_thread.lex(interactive.parser_state):
            read.append(token)
            _feed(interactive, token)
        last = read[-1] if read else lark.Token("", "", 0, 1, 1)
        result = interactive.feed_eof(last)
    except UnexpectedInput as failure:
        return _explained(failure, interactive, read, text, name, language)
    places = [(str(c), _span_of(c, name)) for c in comments]
    return result, [tree.Comment(words, span) for words, span in places]


def _feed(interactive: Any, token: lark.Token) -> None:
    """Feeds a token; a word that is a keyword elsewhere counts as a name where only a name can stand."""
    try:
        interactive.feed_token(token)
    except UnexpectedInput:
        if token.type not in keywords() or "NAME" not in interactive.accepts() or not _NAME.fullmatch(token):
            raise
        interactive.feed_token(token.update(type="NAME"))


def _explained(
    failure: UnexpectedInput, interactive: Any, read: list[lark.Token], text: str, name: str, language: str
) -> Diagnostic:
    token = getattr(failure, "token", None)
    if isinstance(token, lark.Token) and token.type == "$END":
        start = len(text.rstrip())
    elif isinstance(token, lark.Token):
        start = token.start_pos or 0
    else:
        start = failure.pos_in_stream or 0
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    place = Span(name, start, start + 1, line, column, line, column + 1)
    return explain(text, place, interactive.accepts(), language, _reach(text, start, language))


def _reach(text: str, place: int, language: str) -> Callable[[int, int, str], int]:
    """A function that says how far a text can be read with a stretch near the place replaced."""
    starts = declaration_starts(language)
    begin = max((m.start() for m in starts.finditer(text, 0, place)), default=0)
    following = starts.search(text, place + 1)
    end = following.start() if following else len(text)
    if end - place > _LOOK_AHEAD:
        end = (text.find("\n", place + _LOOK_AHEAD) + 1) or len(text)
    head = text[begin:place]
    if len(head) > _LOOK_BACK:
        cut = text.find("\n", place - _LOOK_BACK) + 1
        short = text[begin : text.find("\n", begin) + 1]
        if _stops(short + text[cut:end], language) == len(short) + place - cut:
            return _replacing(short, text, cut, end, language)
    return _replacing("", text, begin, end, language)


def _replacing(head: str, text: str, begin: int, end: int, language: str) -> Callable[[int, int, str], int]:
    def reach(start: int, stop: int, write: str) -> int:
        if start < begin:
            return 0
        stopped = _stops(head + text[begin:start] + write + text[stop:end], language)
        if stopped is None:
            return len(text) + 1
        return stopped - len(head) + begin - len(write) + stop - start

    return reach


def _stops(text: str, language: str) -> int | None:
    """The offset at which a text stops making sense; None where it never does."""
    parser, _ = _parser(language, "start")
    interactive: Any = parser.parse_interactive(text)
    try:
        for token in interactive.lexer_thread.lex(interactive.parser_state):
            _feed(interactive, token)
        interactive.feed_eof(lark.Token("", "", len(text), 1, 1))
    except UnexpectedInput as failure:
        token = getattr(failure, "token", None)
        if isinstance(token, lark.Token):
            return len(text) if token.type == "$END" else token.start_pos or 0
        return failure.pos_in_stream or 0
    return None


def _span_of(token: lark.Token, name: str) -> Span:
    start, line, column = token.start_pos or 0, token.line or 1, token.column or 1
    end = token.end_pos or start + len(token)
    return Span(name, start, end, line, column, token.end_line or line, token.end_column or column + len(token))


def _interpolation(language: str) -> Any:
    """A function that reads the inside of braces in a message: its tree, or None where it makes no sense."""

    def read(text: str, shift: Shift) -> tree.Insertion | None:
        parser, _ = _parser(language, "interpolation")
        try:
            parsed = parser.parse(text)
        except UnexpectedInput:
            return None
        builder = Builder(shift.file, language, read, shift)
        insertion = builder.transform(parsed)
        return insertion if isinstance(insertion, tree.Insertion) and not builder.diagnostics else None

    return read


@lru_cache(maxsize=8)
def _parser(language: str, start: str) -> tuple[lark.Lark, list[lark.Token]]:
    """The parser for a language, and the list into which it puts the comments that it meets."""
    grammar = (shipped("grammar") / "pol.lark").read_text("utf-8")
    words = "\n".join(keyword.terminal_rule(language) for keyword in keywords().values())
    comments: list[lark.Token] = []
    parser = lark.Lark(
        f"{grammar}\n{words}\n",
        start=start,
        parser="lalr",
        lexer="contextual",
        keep_all_tokens=True,
        maybe_placeholders=False,
        lexer_callbacks={"COMMENT": comments.append},
        cache=_cache_file(language, start) or False,
    )
    return parser, comments


def _cache_file(language: str, start: str) -> str | None:
    """Where lark keeps its tables: only in the user's own cache folder, since they are a pickle."""
    for candidate in _cache_folders():
        folder = candidate / "eligo"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK) and (not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()):
            return str(folder / f"{language}-{start}.lark")
    return None


def _cache_folders() -> Iterator[Path]:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if os.environ.get(variable):
            yield Path(os.environ[variable])
    try:
        yield Path.home() / ".cache"
    except RuntimeError:
        return
