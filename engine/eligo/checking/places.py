"""Room `checking`: where a condition stands while it is read, and how far definitions may reach into each other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..syntax import tree
from ..text import codes
from ..text.span import Span
from .names import MAX_PARTS, Frame, Names

MAX_DEPTH = 120
MAX_NAMES = 16
"""Definitions that are only other names of each other."""
MAX_LISTS = 4
"""A list inside a list is gone through once for each element of the outer one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a condition stands: the elements at hand, the definitions being read, the truth that fails the rule.

    `fails_as` is None outside of requirements (semantics 10 then takes a missing row as false).
    `depth` is how deep the bodies of the definitions being read are nested, one in another, and `lists` how many
    lists the condition is asked of, one inside another.
    """

    frames: tuple[Frame, ...] = ()
    opened: tuple[str, ...] = ()
    fails_as: bool | None = None
    depth: int = 0
    lists: int = 0

    def inside(self, frame: Frame) -> Place:
        """The place of a filter over the elements of a list."""
        return Place((*self.frames, frame), self.opened, None, self.depth, self.lists + 1)

    def within(self, frame: Frame) -> Place:
        """The place of a condition that the elements of a list must have."""
        return replace(self.inside(frame), fails_as=self.fails_as)

    def negated(self) -> Place:
        """The place under a `not`."""
        return replace(self, fails_as=None if self.fails_as is None else not self.fails_as)

    def opening(self, definition: str, depth: int = 0) -> Place:
        """The place of a definition's body: the proposal at hand, nothing else."""
        return Place((), (*self.opened, definition), self.fails_as, self.depth + depth, self.lists)


def opening(names: Names, found: tree.Definition, span: Span, place: Place) -> Place | None:
    """The place of the body of a definition that is put where its name stood; None after a diagnostic.

    What definitions put into each other stays within limits, so that no policy is too large or too deep to read.
    """
    name = found.names.name.text
    if name in place.opened:
        names.found.append(codes.CIRCULAR_DEFINITION.at(span, name=name))
        return None
    depth, size = names.extent(found)
    inner = place.opening(name, depth)
    if inner.depth > MAX_DEPTH:
        names.found.append(codes.TOO_DEEP.at(span, limit=MAX_DEPTH))
        return None
    before = names.allowance.left
    names.allowance.left -= size
    if size <= before:
        return inner
    if before >= 0:
        names.found.append(codes.TOO_LONG.at(span, limit=MAX_PARTS))
    return None
