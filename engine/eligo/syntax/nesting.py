"""Room `syntax`: how deep and how large a tree is, found without recursion."""

from __future__ import annotations

from collections.abc import Iterator

from ..text.span import Span


def depth_of(node: object) -> int:
    """How deep the nodes below a node are nested."""
    deepest = 0
    stack = [(node, 1)]
    while stack:
        current, depth = stack.pop()
        deepest = max(deepest, depth)
        stack.extend((child, depth + 1) for child in children_of(current))
    return deepest


def size_of(node: object) -> int:
    """How many nodes there are, the node itself and all below it."""
    size, stack = 0, [node]
    while stack:
        size += 1
        stack.extend(children_of(stack.pop()))
    return size


def children_of(node: object) -> Iterator[object]:
    """The nodes directly below a node of the syntax tree."""
    for name in getattr(node, "__dataclass_fields__", ()):
        value = getattr(node, name)
        if isinstance(value, tuple):
            for item in value:
                yield from item if isinstance(item, tuple) else (item,)
        elif not isinstance(value, Span):
            yield value
