"""Generated conditions, proposals with missing facts, and every way of filling them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from hypothesis import assume
from hypothesis import strategies as st

from eligo.checking.policy import (
    Arithmetic,
    Comparison,
    Condition,
    Fact,
    Member,
    Term,
    Yes,
)
from eligo.checking.schema import Kind, Type, Value, Values
from eligo.evaluation.reading import parts

from .small_policies import (
    CODES,
    NUMBER,
    PARTNER,
    PROPOSAL,
    SPAN,
    both,
    compared,
    constant,
    count,
    distinct,
    either,
    every,
    fact,
    groups,
    limit,
    no,
    no_two,
    one_of,
    own,
    partner,
    partners,
    proposal,
    total,
)

SIGNS = ("=", "!=", "<", "<=", ">", ">=")
MOST_COMPLETIONS = 3000

# ── generated proposals and all ways of filling them ──────────────────────────────────────

DOMAIN: dict[Kind, tuple[Value, ...]] = {
    Kind.NUMBER: (0, 1, 24, 36, Decimal("2.5")),
    Kind.MONEY: (0, 100, 150, Decimal("99.99"), 200),
    Kind.TEXT: ("1", "2", "3", "new"),
    Kind.YES_NO: (True, False),
}
NEGATIVE = (-3,)
SOME_LISTS: tuple[tuple[Values, ...], ...] = (
    (),
    (("1", "CZ", "full", True, 1, -3),),
    (("1", "CZ", "lead", True, 36, 1), ("2", "DE", "full", False, 0, 24)),
    (("1", "US", "lead", True, 2, 1), ("1", "CZ", "full", True, 0, 24), ("3", "FR", "full", True, 24, 0)),
)


def domain(type: Type, field: str) -> tuple[Value, ...]:
    """The values that a missing fact is filled with."""
    if type.kind is Kind.CODE:
        return CODES[type.of or ""]
    return DOMAIN[type.kind] + (NEGATIVE if field == "profit" else ())


FIELDS_OF_PARTNER = [(f.name, domain(f.type, f.name)) for f in PARTNER.fields]
FIELDS_OF_PROPOSAL = [
    (f.name, domain(f.type, f.name)) for f in PROPOSAL.fields if f.type.kind not in (Kind.LIST, Kind.MOMENT, Kind.TEXT)
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
    return proposal(listed, **facts(FIELDS_OF_PROPOSAL))  # type: ignore[arg-type]


def completions(values: Values, read: frozenset[str]) -> Iterator[Values]:
    """Every way of filling the missing facts that are read, as far as the values go; the others are filled somehow."""
    index = PROPOSAL.index("partners")
    places: list[tuple[int, int | None, tuple[Value, ...]]] = []
    for i, f in enumerate(PROPOSAL.fields):
        if values[i] is None and f.type.kind not in (Kind.LIST, Kind.MOMENT):
            places.append((i, None, domain(f.type, f.name)[: None if f.name in read else 1]))
    listed = values[index]
    lists = SOME_LISTS if listed is None else (listed,)
    for elements in lists:
        assert isinstance(elements, tuple)
        inside = [
            (j, at, domain(f.type, f.name)[: None if f.name in read else 1])
            for at, element in enumerate(elements)
            for j, f in enumerate(PARTNER.fields)
            if element[j] is None  # type: ignore[index]
        ]
        slots = places + inside
        ways = 1
        for _, _, options in slots:
            ways *= len(options)
        assume(ways <= MOST_COMPLETIONS)
        for filling in product(*(options for _, _, options in slots)):
            whole = list(values)
            rows = [list(e) for e in elements]  # type: ignore[arg-type]
            for (i, at, _), value in zip(slots, filling, strict=True):
                if at is None:
                    whole[i] = value
                else:
                    rows[at][i] = value
            whole[index] = tuple(tuple(row) for row in rows)
            yield tuple(whole)


# ── generated conditions ──────────────────────────────────────────────────────────────────

CODED = {"country": CODES["country"], "role": CODES["role"]}


@st.composite
def single_tests(draw: st.DrawFn, field: str) -> Condition:
    """One test of one coded or yes/no field of the element."""
    if field == "eche":
        test: Condition = Yes(own("eche"), SPAN)
    elif draw(st.booleans()):
        test = one_of(field, *draw(st.sets(st.sampled_from(CODED[field]), max_size=4)))
    else:
        code = constant(draw(st.sampled_from(CODED[field])), own(field).type)
        test = Comparison(own(field), draw(st.sampled_from(("=", "!="))), code, span=SPAN)
    return no(test) if draw(st.integers(0, 3)) == 0 else test


@st.composite
def read_once(draw: st.DrawFn) -> list[Condition]:
    """Tests that read each field of the element at most once, in some combination."""
    fields = draw(st.lists(st.sampled_from(("country", "role", "eche")), unique=True, max_size=3))
    tests = [draw(single_tests(field)) for field in fields]
    if len(tests) > 1 and draw(st.booleans()):
        return [either(*tests)]
    return tests


@st.composite
def exact_conditions(draw: st.DrawFn) -> Condition:
    """The shape for which exactness is promised (semantics 4)."""
    tests = draw(read_once())
    left: Term = count(*tests) if draw(st.booleans()) else distinct(draw(st.sampled_from(("country", "role"))), *tests)
    return compared(left, draw(st.sampled_from(("<", "<=", ">", ">="))), draw(st.integers(-1, 5)))


@st.composite
def own_conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    """Any condition about the element at hand, or anchored in the proposal."""
    if depth and draw(st.booleans()):
        items = [draw(own_conditions(depth - 1)) for _ in range(draw(st.integers(1, 2)))]
        return draw(st.sampled_from((both, either)))(*items)
    choice = draw(st.integers(0, 7))
    number = draw(st.sampled_from((0, 1, 24)))
    sign = draw(st.sampled_from(SIGNS))
    match choice:
        case 0:
            return compared(own("size"), sign, number)
        case 1:
            return compared(own("profit"), sign, own("size"))
        case 2:
            return Comparison(own("country"), draw(st.sampled_from(("=", "!="))), fact("home"), span=SPAN)
        case 3:
            return Comparison(own("pic"), "=", constant("1"), span=SPAN)
        case 4:
            return compared(limit(own("size")), sign, 100)
        case _:
            return draw(single_tests(draw(st.sampled_from(("country", "role", "eche")))))


@st.composite
def filters(draw: st.DrawFn) -> list[Condition]:
    """The conditions of a selection."""
    return [draw(own_conditions()) for _ in range(draw(st.integers(0, 2)))]


@st.composite
def terms(draw: st.DrawFn, depth: int = 2) -> Term:
    """Any numeric term of the proposal."""
    match draw(st.integers(0, 8 if depth else 5)):
        case 0:
            return constant(draw(st.integers(-2, 30)))
        case 1:
            return fact(draw(st.sampled_from(("months", "grant"))))
        case 2:
            return count(*draw(filters()))
        case 3:
            return distinct(draw(st.sampled_from(("country", "role", "pic", "eche", "size"))), *draw(filters()))
        case 4:
            inner = own(draw(st.sampled_from(("size", "profit"))))
            return total(draw(st.sampled_from(("sum", "min", "max"))), inner, *draw(filters()))
        case 5:
            inside = compared(
                count(*draw(filters()), within_group=True), draw(st.sampled_from(SIGNS)), draw(st.integers(0, 2))
            )
            condition = draw(st.sampled_from((inside, no(inside), one_of("country", "CZ", "US"))))
            return groups("country", condition, *draw(filters()))
        case 6:
            return limit(fact("months"))
        case _:
            sign = draw(st.sampled_from(("+", "-", "*")))
            return Arithmetic(sign, draw(terms(depth - 1)), draw(terms(depth - 1)), NUMBER, SPAN)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    """Any condition of a rule, except `is given`."""
    if depth and draw(st.integers(0, 2)) == 0:
        items = [draw(conditions(depth - 1)) for _ in range(draw(st.integers(1, 2)))]
        return draw(st.sampled_from((both(*items), either(*items), no(items[0]))))
    match draw(st.integers(0, 8)):
        case 0:
            return no_two(draw(st.sampled_from(("pic", "country", "role"))), *draw(filters()))
        case 1:
            return Yes(fact("signed"), SPAN)
        case 2:
            return Member(fact("months"), frozenset({24, 36}), span=SPAN)
        case 3:
            return every(partners(*draw(filters())), draw(own_conditions()))
        case 4:
            without_row = draw(st.booleans())
            return Comparison(fact("grant"), "<=", limit(fact("months")), without_row=without_row, span=SPAN)
        case 5:
            return draw(exact_conditions())
        case _:
            return compared(draw(terms()), draw(st.sampled_from(SIGNS)), draw(terms()))


def fields_read(condition: Condition) -> frozenset[str]:
    """The names of the fields that a condition reads."""
    return frozenset(n.field for n, _ in parts(condition) if isinstance(n, Fact))
