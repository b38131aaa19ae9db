"""Generated proposals with missing facts, and every way of filling them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from itertools import product
from math import prod

from hypothesis import assume
from hypothesis import strategies as st

from eligo.checking.schema import Kind, Type, Value, Values

from .small_policies import CODES, HOLDER, PARTNER, PROPOSAL, holder, partner, proposal

MOST_COMPLETIONS = 3000

DAYS = (date(2023, 1, 31), date(2023, 3, 1), date(2024, 2, 29))
DOMAIN: dict[Kind, tuple[Value, ...]] = {
    Kind.NUMBER: (0, 1, 24, 36, Decimal("2.5")),
    Kind.MONEY: (0, 100, 150, Decimal("99.99"), 200),
    Kind.TEXT: ("1", "2", "3", "new"),
    Kind.YES_NO: (True, False),
    Kind.DAY: DAYS,
    # In Brussels: the first of March, an hour after the clocks went back, and the day before they went forward.
    Kind.MOMENT: (
        datetime(2024, 2, 29, 23, 30, tzinfo=UTC),
        datetime(2024, 10, 27, 2, 0, tzinfo=UTC),
        datetime(2024, 3, 30, 12, 0, tzinfo=timezone(timedelta(hours=5))),
    ),
}
NEGATIVE = (-3, Decimal("-2.5"))
SOME_LISTS: tuple[tuple[Values, ...], ...] = (
    (),
    (("1", "CZ", "full", True, 1, -3, DAYS[0]),),
    (("1", "CZ", "lead", True, 36, 1, DAYS[1]), ("2", "DE", "full", False, 0, 24, DAYS[0])),
    (
        ("1", "US", "lead", True, 2, 1, DAYS[2]),
        ("1", "CZ", "full", True, 0, 24, DAYS[0]),
        ("3", "FR", "full", True, 24, 0, DAYS[1]),
    ),
)
SOME_REGISTERS: tuple[tuple[Values, ...], ...] = (
    (),
    (("1", "CZ", 1, DAYS[0], DAYS[2]), ("new", "DE", 24, DAYS[0], DAYS[0]), ("1", "US", 0, DAYS[1], DAYS[2])),
)
FURTHER = tuple((f"further {n}", "US", n % 3, DAYS[n % 3], DAYS[n % 3]) for n in range(40))
"""Entries that make a register so long that it is searched with an index."""


def domain(type: Type, field: str) -> tuple[Value, ...]:
    """The values that a missing fact is filled with."""
    if type.kind is Kind.CODE:
        return CODES[type.of or ""]
    return DOMAIN[type.kind] + (NEGATIVE if field == "profit" else ())


FIELDS_OF_PARTNER = [(f.name, domain(f.type, f.name)) for f in PARTNER.fields]
FIELDS_OF_HOLDER = [(f.name, domain(f.type, f.name)) for f in HOLDER.fields]
FIELDS_OF_PROPOSAL = [
    (f.name, domain(f.type, f.name)) for f in PROPOSAL.fields if f.type.kind not in (Kind.LIST, Kind.TEXT)
]


@st.composite
def proposals(draw: st.DrawFn) -> Values:
    """A proposal of up to four partners with some facts missing."""
    mostly = st.sampled_from((True, True, True, False))

    def facts(fields: list[tuple[str, tuple[Value, ...]]]) -> dict[str, Value]:
        return {name: draw(st.sampled_from(values)) for name, values in fields if draw(mostly)}

    listed = None
    if draw(st.integers(0, 12)):
        listed = tuple(partner(**facts(FIELDS_OF_PARTNER)) for _ in range(draw(st.integers(0, 4))))  # type: ignore[arg-type]
    register = None
    if draw(st.integers(0, 6)):
        register = tuple(holder(**facts(FIELDS_OF_HOLDER)) for _ in range(draw(st.integers(0, 3))))  # type: ignore[arg-type]
        if draw(st.booleans()):
            register = (*FURTHER[:20], *register, *FURTHER[20:])
    return proposal(listed, register, **facts(FIELDS_OF_PROPOSAL))  # type: ignore[arg-type]


def completions(values: Values, read: frozenset[str]) -> Iterator[Values]:
    """Every way of filling the missing facts that are read, as far as the values go; the others are filled somehow."""
    lists = [
        (PROPOSAL.index("partners"), PARTNER, SOME_LISTS),
        (PROPOSAL.index("holders"), HOLDER, SOME_REGISTERS if "holders" in read else SOME_REGISTERS[:1]),
    ]
    given = [some if values[index] is None else (values[index],) for index, _, some in lists]
    for chosen in product(*given):
        start = list(values)
        places: list[tuple[int, int | None, int, tuple[Value, ...]]] = []
        for i, f in enumerate(PROPOSAL.fields):
            if values[i] is None and f.type.kind is not Kind.LIST:
                places.append((i, None, 0, domain(f.type, f.name)[: None if f.name in read else 1]))
        for (index, record, _), elements in zip(lists, chosen, strict=True):
            assert isinstance(elements, tuple)
            start[index] = elements
            places += [
                (index, at, j, domain(f.type, f.name)[: None if f.name in read else 1])
                for at, element in enumerate(elements)
                for j, f in enumerate(record.fields)
                if element[j] is None  # type: ignore[index]
            ]
        assume(prod(len(options) for *_, options in places) <= MOST_COMPLETIONS)
        for filling in product(*(options for *_, options in places)):
            whole = list(start)
            rows = {index: [list(e) for e in whole[index]] for index, _, _ in lists}  # type: ignore[union-attr, arg-type]
            for (index, at, j, _), value in zip(places, filling, strict=True):
                if at is None:
                    whole[index] = value
                else:
                    rows[index][at][j] = value
            for index, filled in rows.items():
                whole[index] = tuple(map(tuple, filled))
            yield tuple(whole)
