"""Room `evaluation`: counting a list once for all selections of a policy, in one pass.

What an element means to every selection depends only on the few fields that they read. For each combination
of these fields the law is asked once; its answers are kept as one whole number with two lanes a selection: one
for "surely in", one for "possibly in". The sum of these numbers over the elements is every count at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter

from ..checking.policy import Selection
from ..checking.schema import Kind, Schema, Value, Values
from ..checking.truth import Truth
from .belonging import belongs
from .interpreter import truth_of
from .reading import own_fields, reads_only_its_element
from .situation import Element, Members, Situation

_WIDTH = 32
_LANE = (1 << _WIDTH) - 1
PAIR = (1 << 2 * _WIDTH) - 1
_MOST_KEPT = 1 << 16
_LONG = 32


@dataclass(frozen=True, slots=True)
class Tallied:
    """A list counted: its elements, what each is to the selections, and the sum."""

    elements: tuple[Values, ...]
    marks: list[Value]
    total: int


def is_tallied(selection: Selection) -> bool:
    """Whether a selection can be counted this way."""
    return not selection.within_group and (selection.condition is None or reads_only_its_element(selection.condition))


def sure_of(pair: int) -> int:
    """How many are surely in."""
    return pair & _LANE


def possible_of(pair: int) -> int:
    """How many are surely or possibly in."""
    return pair >> _WIDTH


class Tally:
    """The selections of one list that are counted together."""

    def __init__(self, selections: tuple[Selection, ...], schema: Schema) -> None:
        self.list = selections[0].index
        self.selections = selections
        fields = {i for s in selections if s.condition is not None for i in own_fields(s.condition)}
        read = tuple(sorted(fields)) or (0,)
        self.mark: Callable[[object], Value] = _reader(read)
        self.meanings = _Meanings(selections, read, schema)
        self._last: Tallied | None = None

    def __call__(self, values: Values) -> Tallied | None:
        """The list of a proposal counted; None where the list is not known."""
        elements = values[self.list]
        if not isinstance(elements, tuple):
            return None
        if self._last is not None and self._last.elements is elements:
            return self._last
        marks = list(map(self.mark, elements))
        found = Tallied(elements, marks, sum(map(self.meanings.__getitem__, marks)))  # type: ignore[arg-type]
        if len(elements) >= _LONG:
            # A register is the same list in every proposal.
            self._last = found
        return found

    def shift(self, selection: Selection) -> int:
        """Where the lanes of a selection begin."""
        return self.selections.index(selection) * 2 * _WIDTH

    def keys(self, selection: Selection, index: int) -> Callable[[Tallied], list[Value]]:
        """The values of a field among the elements that are surely or possibly in a selection."""
        key = itemgetter(index)
        within = _Within(self.meanings, self.shift(selection) + _WIDTH)

        def keys_in(tallied: Tallied) -> list[Value]:
            return list(compress(map(key, tallied.elements), map(within.__getitem__, tallied.marks)))

        return keys_in

    def members(self, selection: Selection) -> Callable[[Tallied], Members]:
        """The elements that are surely or possibly in a selection."""
        memberships = _Memberships(self.meanings, self.shift(selection))

        def members_in(tallied: Tallied) -> Members:
            each = zip(tallied.elements, map(memberships.__getitem__, tallied.marks), strict=True)
            listed = tuple([(Element(self.list, None, e), held) for e, held in each if held is not Truth.FALSE])
            return Members(listed, unlisted=False)

        return members_in


class _Meanings(dict[Value, int]):
    """What a combination of fields means to every selection, found out when first met."""

    def __init__(self, selections: tuple[Selection, ...], read: tuple[int, ...], schema: Schema) -> None:
        super().__init__()
        self.selections = selections
        self.read = read
        self.schema = schema

    def __missing__(self, mark: Value) -> int:
        if len(self) > _MOST_KEPT:
            self.clear()
        record = self.schema.records[self.selections[0].record]
        values: list[Value] = [None] * len(record.fields)
        for i, value in zip(self.read, mark if isinstance(mark, tuple) else (mark,), strict=True):
            values[i] = value
        element, situation = Element(self.selections[0].index, None, tuple(values)), Situation(self.schema, ())
        meaning = 0
        for number, selection in enumerate(self.selections):
            condition = selection.condition
            held = Truth.TRUE if condition is None else belongs(condition, situation, element, truth_of)
            lanes = (held is Truth.TRUE) | (held is not Truth.FALSE) << _WIDTH
            meaning |= lanes << number * 2 * _WIDTH
        self[mark] = meaning
        return meaning


class _Within(dict[Value, bool]):
    """Whether an element with a combination of fields can be in one selection."""

    def __init__(self, meanings: _Meanings, shift: int) -> None:
        super().__init__()
        self.meanings = meanings
        self.shift = shift

    def __missing__(self, mark: Value) -> bool:
        if len(self) > _MOST_KEPT:
            self.clear()
        self[mark] = within = bool(self.meanings[mark] >> self.shift & 1)
        return within


class _Memberships(dict[Value, Truth]):
    """Whether an element with a combination of fields is in one selection."""

    def __init__(self, meanings: _Meanings, shift: int) -> None:
        super().__init__()
        self.meanings = meanings
        self.shift = shift

    def __missing__(self, mark: Value) -> Truth:
        if len(self) > _MOST_KEPT:
            self.clear()
        pair = self.meanings[mark] >> self.shift & PAIR
        self[mark] = held = Truth(sure_of(pair) + possible_of(pair))
        return held


def _reader(read: tuple[int, ...]) -> Callable[[object], Value]:
    return itemgetter(*read)  # type: ignore[return-value]


def tallies_for(selections: list[Selection], schema: Schema) -> list[Tally]:
    """The tallies for selections: one a list for all that read only codes, one for each other set of fields."""
    together: dict[tuple[int, frozenset[int]], list[Selection]] = {}
    for selection in selections:
        fields = frozenset[int]() if selection.condition is None else own_fields(selection.condition)
        kinds = {schema.records[selection.record].fields[i].type.kind for i in fields}
        narrow = frozenset[int]() if kinds <= {Kind.CODE, Kind.YES_NO} else fields
        members = together.setdefault((selection.index, narrow), [])
        if selection not in members:
            members.append(selection)
    return [Tally(tuple(members), schema) for members in together.values()]
