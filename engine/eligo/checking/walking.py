"""Room `checking`: every node below a node of the checked policy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass

from .policy import CheckedPolicy, Comparison

_CHECKED = (CheckedPolicy.__module__, Comparison.__module__)


def parts(node: object) -> Iterator[object]:
    """The parts of a node that make up its meaning; places and words for sentences are left out."""
    for name, field in getattr(node, "__dataclass_fields__", {}).items():
        if field.compare:
            yield getattr(node, name)


def children(node: object) -> Iterator[object]:
    """The nodes of the checked policy directly below one."""
    for value in parts(node):
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
