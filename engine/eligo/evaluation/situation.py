"""Room `evaluation`: the proposal and the elements at hand, and what was already found out about the proposal."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from math import prod
from typing import TypeAlias

from ..checking.policy import Fact, NoTwo, Scope, Selection, Term
from ..checking.schema import Schema, Value, Values
from ..checking.truth import Truth
from .counting import Sharing
from .quantities import Quantity
from .reading import Outer

Key: TypeAlias = tuple[Hashable, ...]
"""A node, and the values that it reads of the elements at hand."""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of the list field `of` of the proposal; `at` is None where it only stands for others."""

    of: int
    at: int | None
    values: Values


@dataclass(frozen=True, slots=True)
class Members:
    """The elements that are surely (TRUE) or possibly in a list; with `unlisted`, any number of further ones."""

    listed: tuple[tuple[Element, Truth], ...]
    unlisted: bool

    @property
    def surely_empty(self) -> bool:
        """Whether nothing can be in the list."""
        return not self.listed and not self.unlisted


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found out about one proposal (or one group of it), so that nothing is counted twice.

    A list inside a list would otherwise be counted again for every element of the outer one. `searched` are the
    nodes that read no element at hand and in which the search for missing facts has already been.
    """

    members: dict[Key, Members] = field(default_factory=dict)
    quantities: dict[Key, Quantity] = field(default_factory=dict)
    sharings: dict[Key, Sharing] = field(default_factory=dict)
    searched: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Situation:
    """The proposal, the elements at hand (innermost first) and the group at hand.

    `kept` is what is known of the proposal, `kept_of_group` what is known of the group at hand.
    """

    schema: Schema
    values: Values
    scopes: tuple[Element, ...] = ()
    group: Members | None = None
    kept: Kept = field(default_factory=Kept, compare=False, repr=False)
    kept_of_group: Kept | None = field(default=None, compare=False, repr=False)

    def within(self, element: Element) -> Situation:
        """The situation where that element is at hand."""
        return Situation(self.schema, self.values, (element, *self.scopes), self.group, self.kept, self.kept_of_group)

    def gathered(self, head: Element, group: Members) -> Situation:
        """The situation where that group is at hand; of its head only the key is known."""
        return Situation(self.schema, self.values, (head, *self.scopes), group, self.kept, Kept())

    def with_group(self, group: Members) -> Situation:
        """The same with other members of the group at hand."""
        return replace(self, group=group, kept_of_group=Kept())

    def read(self, fact: Fact) -> Value:
        """The value of a fact, None where it is not known."""
        if fact.scope is Scope.PROPOSAL:
            return self.values[fact.index]
        return self.scopes[fact.depth].values[fact.index]

    def key(self, node: Term | NoTwo | Selection, outer: Outer) -> Key:
        """What the answer about a node hangs on, apart from the proposal and the group at hand."""
        return (id(node), *(self.scopes[depth].values[index] for depth, index in outer.facts))

    def keeper(self, outer: Outer) -> Kept:
        """Where answers are kept that hang on that much of the surroundings."""
        return self.kept_of_group if outer.group and self.kept_of_group is not None else self.kept

    def times(self, outer: Outer, *, each: bool) -> int:
        """For how many combinations of elements at hand a node is asked for, or of what it reads of them."""
        if not any(
            self.scopes[depth].values[index] is not None or (each and self.scopes[depth].at is not None)
            for depth, index in outer.facts
        ):
            return 1
        lists = [self.values[self.scopes[depth].of] for depth in {depth for depth, _ in outer.facts}]
        return prod(max(1, len(listed)) if isinstance(listed, tuple) else 1 for listed in lists)

    def with_strangers(self, outer: Outer) -> Situation:
        """The situation where nothing is known of the elements at hand that a node reads."""
        read = {depth for depth, _ in outer.facts}
        scopes = tuple(
            Element(e.of, None, (None,) * len(e.values)) if depth in read else e for depth, e in enumerate(self.scopes)
        )
        return replace(self, scopes=scopes)


def stranger_of(selection: Selection, schema: Schema, key: Fact | None = None, value: Value = None) -> Element:
    """An element of which nothing is known (but the value of `key`)."""
    element = Element(selection.index, None, (None,) * len(schema.records[selection.record].fields))
    return element if key is None else with_key(element, key, value)


def with_key(element: Element, key: Fact, value: Value) -> Element:
    """The element as it would be with that value of a field."""
    return replace(element, values=(*element.values[: key.index], value, *element.values[key.index + 1 :]))
