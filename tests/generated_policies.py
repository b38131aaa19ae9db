"""Generated conditions and exceptions."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from eligo.checking.policy import (
    Arithmetic,
    Comparison,
    Condition,
    Count,
    Fact,
    Member,
    RuleException,
    Selection,
    Term,
    Yes,
)
from eligo.evaluation.reading import parts

from .generated_proposals import DAYS
from .small_policies import (
    BOTH,
    CODES,
    DAY,
    LONG,
    MOMENT,
    NUMBER,
    RANGES,
    SPAN,
    both,
    compared,
    constant,
    count,
    distinct,
    either,
    entries,
    every,
    exception,
    fact,
    found_in,
    groups,
    held,
    limit,
    listed,
    moved,
    no,
    no_two,
    one_of,
    only,
    own,
    partners,
    rounded,
    total,
)

SIGNS = ("=", "!=", "<", "<=", ">", ">=")

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
    choice = draw(st.integers(0, 12))
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
        case 5:
            return draw(in_register())
        case 6:
            return Comparison(draw(moves(own("since"))), sign, draw(days()), span=SPAN)
        case 7:
            return compared(draw(roundings(own("profit"))), sign, draw(roundings(own("size"))))
        case 8:
            the_lead = only(own("country"), one_of("role", "lead"))
            return Comparison(own("country"), draw(st.sampled_from(("=", "!="))), the_lead, span=SPAN)
        case 9:
            return compared(found_in(BOTH, own("country"), own("size")), sign, number)
        case _:
            return draw(single_tests(draw(st.sampled_from(("country", "role", "eche")))))


@st.composite
def roundings(draw: st.DrawFn, term: Term) -> Term:
    """An amount rounded in some way."""
    return rounded(
        term, draw(st.sampled_from(("down", "up", "half_up"))), draw(st.sampled_from(("1", "2", "0.5", "7")))
    )


@st.composite
def moves(draw: st.DrawFn, day: Term) -> Term:
    """A day moved in some way."""
    months = draw(st.sampled_from((0, 1, -1, -2, 11, 12, -12, 24)))
    return moved(day, months, draw(st.sampled_from((0, 0, 1, -30, 365))), draw(st.sampled_from(("down", "up"))))


@st.composite
def days(draw: st.DrawFn) -> Term:
    """A day of the proposal."""
    day = own("since")
    some: tuple[Term, ...] = (
        fact("start"),
        moved(fact("submitted_at")),
        constant(DAYS[1]),
        replace(total("min", day), type=DAY),
        replace(total("max", day, one_of("role", "full")), type=DAY),
        only(day, one_of("role", "lead")),
    )
    found = draw(st.sampled_from(some))
    return draw(moves(found)) if draw(st.booleans()) else found


@st.composite
def in_register(draw: st.DrawFn) -> Condition:
    """The partner at hand is, or is not, in the register, by one of its fields."""
    name, value = draw(
        st.sampled_from((("code", "pic"), ("country", "country"), ("points", "size"), ("issued", "since")))
    )
    joined = Comparison(held(name), "=", own(value, depth=1), span=SPAN)
    parts: list[Condition] = [joined]
    if draw(st.booleans()):
        some: tuple[Term, ...] = (fact("start"), moved(fact("submitted_at")), own("since", depth=1))
        day = draw(st.sampled_from(some))
        parts += [Comparison(held("issued"), "<=", day, span=SPAN), Comparison(held("expires"), ">=", day, span=SPAN)]
    if draw(st.integers(0, 3)) == 0:
        parts.append(compared(held("points"), draw(st.sampled_from(SIGNS)), own("profit", depth=1)))
    found = listed(*parts)
    return no(found) if draw(st.booleans()) else found


@st.composite
def of_the_register(draw: st.DrawFn) -> Condition:
    """The register counted like a list of the proposal's own."""
    conditions = draw(
        st.lists(
            st.sampled_from(
                (
                    Comparison(held("country"), "=", fact("home"), span=SPAN),
                    Comparison(held("issued"), "<=", fact("start"), span=SPAN),
                    compared(held("points"), ">=", 1),
                    Comparison(held("points"), "=", limit(fact("months")), without_row=True, span=SPAN),
                )
            ),
            max_size=2,
        )
    )
    counted = Count(entries(*conditions), SPAN)
    return compared(counted, draw(st.sampled_from(SIGNS)), draw(st.sampled_from((0, 1, 2, 40))))


@st.composite
def filters(draw: st.DrawFn) -> list[Condition]:
    """The conditions of a selection."""
    return [draw(own_conditions()) for _ in range(draw(st.integers(0, 2)))]


@st.composite
def terms(draw: st.DrawFn, depth: int = 2) -> Term:
    """Any numeric term of the proposal."""
    match draw(st.integers(0, 11 if depth else 5)):
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
            return draw(
                st.sampled_from((limit(fact("months")), *(found_in(t, fact("months")) for t in (RANGES, LONG))))
            )
        case 7:
            return draw(roundings(draw(terms(depth - 1))))
        case 8:
            return only(own(draw(st.sampled_from(("size", "profit")))), *draw(filters()))
        case 9:
            return found_in(BOTH, only(own("country"), one_of("role", "lead")), fact("months"))
        case _:
            sign = draw(st.sampled_from(("+", "-", "*")))
            return Arithmetic(sign, draw(terms(depth - 1)), draw(terms(depth - 1)), NUMBER, SPAN)


@st.composite
def conditions(draw: st.DrawFn, depth: int = 2) -> Condition:
    """Any condition of a rule, except `is given`."""
    if depth and draw(st.integers(0, 2)) == 0:
        items = [draw(conditions(depth - 1)) for _ in range(draw(st.integers(1, 2)))]
        return draw(st.sampled_from((both(*items), either(*items), no(items[0]))))
    match draw(st.integers(0, 14)):
        case 0:
            return no_two(draw(st.sampled_from(("pic", "country", "role"))), *draw(filters()))
        case 1:
            return Yes(fact("signed"), SPAN)
        case 2:
            among = frozenset(draw(st.sets(st.sampled_from((0, 1, 2, 3, 24, 36)), max_size=4)))
            nothing, no_row = draw(st.booleans()), draw(st.booleans())
            term = draw(terms(0)) if draw(st.integers(0, 2)) == 0 else fact("months")
            return Member(term, among, without_row=no_row, without_value=nothing, span=SPAN)
        case 3:
            return every(partners(*draw(filters())), draw(own_conditions()))
        case 4:
            without_row = draw(st.booleans())
            return Comparison(fact("grant"), "<=", limit(fact("months")), without_row=without_row, span=SPAN)
        case 5:
            return draw(exact_conditions())
        case 6:
            return Comparison(draw(days()), draw(st.sampled_from(SIGNS)), draw(days()), span=SPAN)
        case 7:
            low, term = draw(st.integers(0, 3)), draw(terms())
            return both(compared(term, ">=", low), compared(term, "<=", low + draw(st.integers(0, 3))))
        case 8:
            asked = partners(*draw(filters()))
            regions = (one_of("country", "CZ", "DE"), one_of("country", "DE", "FR"))
            return either(*(every(asked, region) for region in regions))
        case 9:
            return draw(of_the_register())
        case 10:
            return every(partners(*draw(filters())), draw(in_register()))
        case 11:
            whole = moved(fact("submitted_at"), draw(st.sampled_from((1, -1, 12))), type=MOMENT)
            return Comparison(whole, draw(st.sampled_from(SIGNS)), fact("submitted_at"), span=SPAN)
        case _:
            return compared(draw(terms()), draw(st.sampled_from(SIGNS)), draw(terms()))


@st.composite
def exceptions(draw: st.DrawFn, depth: int = 2) -> tuple[RuleException, ...]:
    """Exceptions to a rule, some with exceptions of their own."""
    return tuple(
        exception(
            f"e{depth}{number}",
            draw(conditions(0)),
            draw(st.none() | conditions(0)),
            *(draw(exceptions(depth - 1)) if depth > 1 else ()),
        )
        for number in range(draw(st.integers(0, 2)))
    )


def fields_read(condition: Condition) -> frozenset[str]:
    """The names of the fields that a condition reads."""
    return frozenset(n.field for n, _ in parts(condition) if isinstance(n, (Fact, Selection)))
