"""Room `data`: where the keys of a TOML file stand; the library that reads TOML tells places of broken syntax only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ..text.span import Source, Span, span_of_file

Path: TypeAlias = tuple[str | int, ...]
"""The keys that lead to a value; a number is the place in a list of tables, from 0."""

_NAME = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = re.compile(rf"[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*=")
_HEAD = re.compile(rf"[ \t]*(\[\[?)[ \t]*({_NAME}(?:[ \t]*\.[ \t]*{_NAME})*)[ \t]*\]")
_BROKEN = re.compile(r"\(at line (\d+), column (\d+)\)")
_LONG = re.compile(r"\"\"\"|'''")


class Places:
    """The places of the keys of one file."""

    __slots__ = ("_found", "_source")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._found = dict(_keys(source.text))

    def depth(self, path: Path) -> int:
        """How many of the keys, from the first, lead to a line of their own."""
        return next((n for n in range(len(path), 0, -1) if path[:n] in self._found), 0)

    def of(self, path: Path, within: str | None = None) -> Span:
        """The place of a key, or of a text after it; that of the table around it where it has no line of its own."""
        length = self.depth(path)
        if not length:
            return span_of_file(self._source.name)
        start, end = self._found[path[:length]]
        last = self._next(end)
        for name in (*(name for name in path[length:] if isinstance(name, str)), within):
            at = self._source.text.find(name, end, last) if name else -1
            if name and at >= 0:
                start, end = at, at + len(name)
        return self._source.span(start, end)

    def _next(self, end: int) -> int:
        """Where the next key begins."""
        return min((start for start, _ in self._found.values() if start > end), default=len(self._source.text))


def broken_at(source: Source, wrong: tomllib.TOMLDecodeError) -> Span:
    """The place that the library names; the end of the file where it names that."""
    found = _BROKEN.search(str(wrong))
    lines = source.text.splitlines(keepends=True)
    if found is None:
        return source.span(len(source.text), len(source.text))
    start = sum(map(len, lines[: int(found[1]) - 1])) + int(found[2]) - 1
    start = min(start, len(source.text))
    return source.span(start, min(start + 1, len(source.text)))


def _keys(text: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    table: Path = ()
    counts: dict[Path, int] = {}
    at, inside = 0, ""
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        if inside:
            inside = "" if inside in line else inside
            continue
        head, key = _HEAD.match(line), _KEY.match(line)
        if head:
            names = _names(head[2])
            if head[1] == "[[":
                counts[names] = counts.get(names, -1) + 1
                table = (*names, counts[names])
            else:
                table = names
            yield table, (start + head.start(2), start + head.end(2))
        elif key:
            yield (*table, *_names(key[1])), (start + key.start(1), start + key.end(1))
        marks = _LONG.findall(line.split("#")[0])
        inside = marks[-1] if len(marks) % 2 else ""


def _names(written: str) -> tuple[str, ...]:
    """The names of a dotted key, without quotation marks."""
    try:
        value: object = tomllib.loads(f"{written} = 0")
    except tomllib.TOMLDecodeError:
        return (written,)
    names: list[str] = []
    while isinstance(value, dict):
        names.append(next(iter(value)))
        value = value[names[-1]]
    return tuple(names)


def shown(path: Sequence[str | int]) -> str:
    """A path of keys as people write it: `partners.2.country`."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
