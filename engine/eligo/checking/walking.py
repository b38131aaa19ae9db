"""Room `checking`: every node below a node, of the checked policy and of the syntax tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass

from ..syntax import tree
from .policy import CheckedPolicy, Comparison

_CHECKED = (CheckedPolicy.__module__, Comparison.__module__)


def _parts(node: object) -> Iterator[object]:
    """The parts of a node that make up its meaning; places and words for sentences are left out."""
    for name, field in getattr(node, "__dataclass_fields__", {}).items():
        if field.compare:
            yield getattr(node, name)


def children(node: object) -> Iterator[object]:
    """The nodes of the checked policy directly below one."""
    for value in _parts(node):
        for item in value if isinstance(value, tuple) else (value,):
            if type(item).__module__ in _CHECKED and is_dataclass(item):
                yield item


def nodes(node: object) -> Iterator[object]:
    """A node of the checked policy and every node below it."""
    waiting = [node]
    while waiting:
        at_hand = waiting.pop()
        yield at_hand
        waiting += reversed(list(children(at_hand)))


def names_read(*read: object) -> set[str]:
    """Every name in parts of a syntax tree, but for the names that they declare."""
    found: set[str] = set()
    waiting: list[object] = list(read)
    while waiting:
        node = waiting.pop()
        if isinstance(node, tree.Name):
            found.add(node.text)
        elif isinstance(node, tuple):
            waiting += node
        elif isinstance(node, tree.Cell) and isinstance(node.value, tree.Names):
            # The heading of a table names a field or a vocabulary, and declares its alias for the column.
            found.add(node.value.name.text)
        elif not isinstance(node, tree.Names):
            waiting += _parts(node)
    return found
