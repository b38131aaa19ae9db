"""Room `data`: YAML → proposals, every scalar as its source text · the only door to PyYAML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from . import codes
from .encodings import decoded
from .prepare import Reader, Unknown, whole_object
from .records import Proposal, Rejected, clipped, unusable

Outcome: TypeAlias = Proposal | Rejected

DEEPEST = 50
MOST_COPIED = 1_000_000
_MERGE = "<<"
_STANDARD_TAG = "tag:yaml.org,2002:"
_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_NEVER_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# The parser in C is part of every wheel and about ten times faster; without it, the one in Python reads the same.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(content: bytes, file: str, reader: Reader, unknown: Unknown) -> list[Outcome]:
    """The proposals of a YAML file: a list of them, one mapping, or several documents of either."""
    text = decoded(content, file)
    wrong = _NEVER_IN_YAML.search(text)
    if wrong:
        before = text[: wrong.start()]
        raise unusable(codes.BROKEN_YAML, file, before.count("\n") + 1, len(before) - before.rfind("\n"))
    composer = _Composer(file, yaml.parse(text, Loader=_LOADER))
    try:
        documents = [composer.document(event) for event in composer.events if isinstance(event, DocumentStartEvent)]
    except yaml.MarkedYAMLError as error:
        raise unusable(codes.BROKEN_YAML, file, *_place(error.problem_mark or error.context_mark)) from None
    given = [node for node in documents if node.value is not None]
    if not given:
        raise unusable(codes.EMPTY_FILE, file)
    found: list[Outcome] = []
    for node in given:
        if not isinstance(node.value, list | dict):
            raise unusable(codes.NOT_PROPOSALS, file, node.line, node.column, kind="yaml")
        items = zip(node.value, node.lines, strict=True) if isinstance(node.value, list) else [(node.value, node.line)]
        found += [reader.proposal(item, file, line, unknown) for item, line in items]
    return found


@dataclass(slots=True)
class _Node:
    """A value, where it stands, the lines of its elements, and how many values are in it, itself included."""

    value: object
    line: int
    column: int
    size: int = 1
    lines: list[int] = field(default_factory=list)


class _Composer:
    """Composes values from the parser's events; nothing is constructed but texts, lists and dictionaries."""

    __slots__ = ("anchors", "copied", "events", "file")

    def __init__(self, file: str, events: Iterator[Event]) -> None:
        self.file, self.events = file, events
        self.anchors: dict[str, _Node] = {}
        self.copied = 0

    def document(self, _: DocumentStartEvent) -> _Node:
        """The value of the document that begins; anchors do not reach into the next one."""
        self.anchors = {}
        node = self.node(next(self.events), 0)
        assert isinstance(next(self.events), DocumentEndEvent)
        return node

    def node(self, event: Event, depth: int) -> _Node:
        """The value that an event begins."""
        line, column = _place(event.start_mark)
        if depth > DEEPEST:
            raise unusable(codes.JSON_TOO_DEEP, self.file, line, column)
        match event:
            case AliasEvent():
                return self.alias(event.anchor, line, column)
            case ScalarEvent():
                self.untagged(event.tag, line, column)
                known = event.style or event.value not in _NOTHING
                node = _Node(event.value if known else None, line, column)
            case SequenceStartEvent():
                self.untagged(event.tag, line, column)
                node = self.sequence(_Node([], line, column), depth)
            case MappingStartEvent():
                self.untagged(event.tag, line, column)
                node = self.mapping(_Node({}, line, column), depth)
            case _:
                raise AssertionError(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = node
        return node

    def sequence(self, node: _Node, depth: int) -> _Node:
        items: list[object] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            item = self.node(event, depth + 1)
            items.append(item.value)
            node.lines.append(item.line)
            node.size += item.size
        node.value = items
        return node

    def mapping(self, node: _Node, depth: int) -> _Node:
        pairs: list[tuple[str, object]] = []
        while not isinstance(event := next(self.events), MappingEndEvent):
            line, column = _place(event.start_mark)
            if not isinstance(event, ScalarEvent):
                raise unusable(codes.YAML_UNUSED, self.file, line, column, written="?")
            if event.value == _MERGE and not event.style:
                raise unusable(codes.YAML_UNUSED, self.file, line, column, written=_MERGE)
            self.untagged(event.tag, line, column)
            value = self.node(next(self.events), depth + 1)
            pairs.append((event.value, value.value))
            node.size += value.size
        node.value = whole_object(pairs)
        return node

    def alias(self, name: str | None, line: int, column: int) -> _Node:
        """The value that stands at the anchor, which has to be complete; copies of copies are counted."""
        kept = self.anchors.get(name or "")
        if kept is None:
            raise unusable(codes.BROKEN_YAML, self.file, line, column)
        self.copied += kept.size
        if self.copied > MOST_COPIED:
            raise unusable(codes.YAML_TOO_LARGE, self.file, line, column, limit=MOST_COPIED)
        return _Node(kept.value, line, column, kept.size, kept.lines)

    def untagged(self, tag: str | None, line: int, column: int) -> None:
        if tag is not None and tag != "!":
            written = clipped(tag.replace(_STANDARD_TAG, "!!"))
            raise unusable(codes.YAML_UNUSED, self.file, line, column, written=written)


class _Mark(Protocol):
    """A place as either of the library's parsers marks it, from 0."""

    line: int
    column: int


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
