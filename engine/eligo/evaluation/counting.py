"""Room `evaluation`: counting when facts are missing: the fewest and the most different values, repetitions, sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce

from ..checking.schema import Value
from ..checking.truth import Truth
from .quantities import ANY_NUMBER, Quantity, Shape, added, greatest, least
from .verdict import Bound, Interval

_MOST_OFFERS = 200
"""With more different sets of options than this, the matching gives way to a bound that is surely not too small."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What an element with an unknown key can add: one of these values (None: any); surely, whatever the value."""

    options: frozenset[Value] | None
    sure: bool


def different(
    certain: set[Value], possible: set[Value], offers: Mapping[Offer, int], without_end: Offer | None
) -> Interval:
    """How many different values there can be.

    `certain` keys surely count, `possible` ones (with the certain) may; each offer is made by so many elements;
    `without_end` is what any number of unlisted elements offer.
    """
    low = len(certain) or int(any(offer.sure for offer in offers))
    if without_end is not None and without_end.options is None:
        return Interval(low, None)
    unbounded = sum(number for offer, number in offers.items() if offer.options is None)
    bounded = Counter[frozenset[Value]]()
    for offer, number in offers.items():
        if offer.options is not None:
            bounded[offer.options - possible] += number
    if without_end is not None and without_end.options is not None:
        bounded[without_end.options - possible] += len(without_end.options)
    return Interval(low, len(possible) + unbounded + most_matched(bounded))


def most_matched(offers: Mapping[frozenset[Value], int]) -> int:
    """How many elements can get values of their own, when so many elements each can have one of so many values."""
    sets = [(options, min(number, len(options))) for options, number in offers.items() if options and number]
    if len(sets) == 1:
        return sets[0][1]
    values = {value for options, _ in sets for value in options}
    if len(sets) > _MOST_OFFERS:
        return min(len(values), sum(room for _, room in sets))
    taken: list[set[Value]] = [set() for _ in sets]

    def place(value: Value, tried: set[int]) -> bool:
        fitting = [i for i, (options, _) in enumerate(sets) if value in options and i not in tried]
        for i in fitting:
            if len(taken[i]) < sets[i][1]:
                taken[i].add(value)
                return True
        for i in fitting:
            if i in tried:
                continue
            tried.add(i)
            for other in tuple(taken[i]):
                if place(other, tried):
                    taken[i].remove(other)
                    taken[i].add(value)
                    return True
        return False

    return sum(place(value, set()) for value in values)


@dataclass(frozen=True, slots=True)
class Sharing:
    """Whether no two elements share a value, and how many elements do share one."""

    alone: Truth
    sharing: Interval


NOBODY_SHARES = Sharing(Truth.TRUE, Interval(0, 0))


def sharing(keys: Iterable[tuple[Value, Truth]], without_end: bool) -> Sharing:
    """Who shares, given the key (None: unknown) and the membership of every element that may be in the list."""
    sure, possible, unknown = Counter[Value](), Counter[Value](), 0
    for key, membership in keys:
        if key is None:
            unknown += 1
            continue
        possible[key] += 1
        if membership is Truth.TRUE:
            sure[key] += 1
    low = sum(number for number in sure.values() if number > 1)
    if without_end:
        return Sharing(Truth.FALSE if low else Truth.UNKNOWN, Interval(low, None))
    repeated = sum(number for number in possible.values() if number > 1)
    single = sum(number == 1 for number in possible.values())
    high = repeated
    if unknown and (unknown > 1 or possible):
        high += unknown + min(unknown, single)
    alone = Truth.FALSE if low else Truth.UNKNOWN if high else Truth.TRUE
    return Sharing(alone, Interval(low, high))


def total(kind: str, members: list[tuple[Quantity, Truth]], unlisted: Quantity | None) -> Quantity:
    """The `sum`, `min` or `max` of the values of the elements; `unlisted` is the value of any number of further ones."""
    possible = [(q.shape, t) for q, t in members if isinstance(q.shape, Interval)]
    some_sure = any(t is Truth.TRUE for _, t in members)
    endless = None if unlisted is None else unlisted.shape
    no_row = empty = Truth.FALSE
    for quantity, membership in members:
        no_row |= quantity.no_row & membership
        empty |= quantity.empty & membership
    if unlisted is not None:
        no_row |= Truth.UNKNOWN & unlisted.no_row
        empty |= Truth.UNKNOWN & unlisted.empty
    if kind == "sum":
        return Quantity(_sum(possible, endless), no_row, empty)
    if not some_sure:
        empty |= Truth.UNKNOWN if members or unlisted is not None else Truth.TRUE
    return Quantity(_extreme(kind, possible, endless), no_row, empty)


def _sum(members: list[tuple[Interval, Truth]], endless: Shape | None) -> Interval:
    whole = Interval(0, 0)
    for value, membership in members:
        if membership is not Truth.TRUE:
            value = Interval(least(value.low, 0), greatest(value.high, 0))
        whole = added(whole, value)
    if isinstance(endless, Interval):
        keeps_low = least(endless.low, 0) == 0
        keeps_high = greatest(endless.high, 0) == 0
        whole = Interval(whole.low if keeps_low else None, whole.high if keeps_high else None)
    return whole


def _extreme(kind: str, members: list[tuple[Interval, Truth]], endless: Shape | None) -> Interval:
    values = [value for value, _ in members] + ([endless] if isinstance(endless, Interval) else [])
    if not values:
        return ANY_NUMBER
    low, high = reduce(least, (v.low for v in values)), reduce(greatest, (v.high for v in values))
    sure = [value for value, membership in members if membership is Truth.TRUE]
    if kind == "min":
        ends: list[Bound] = [v.high for v in sure if v.high is not None]
        return Interval(low, reduce(least, ends) if ends else None if sure else high)
    ends = [v.low for v in sure if v.low is not None]
    return Interval(reduce(greatest, ends) if ends else None if sure else low, high)
