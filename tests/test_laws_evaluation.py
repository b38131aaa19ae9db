"""Laws of evaluation, for generated policies over proposals with missing facts: every way of filling them agrees."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import product
from typing import assert_never

from eligo.checking.policy import (
    Arithmetic,
    Both,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Given,
    Groups,
    Lookup,
    Member,
    Negation,
    NoTwo,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from eligo.checking.schema import Kind, Type, Value, Values
from eligo.checking.truth import Truth, truth
from eligo.evaluation.engine import compile_policy, evaluate
from eligo.evaluation.interpreter import Situation
from eligo.evaluation.reading import parts
from eligo.evaluation.reasons import explained
from eligo.evaluation.verdict import Evidence, Outcome, Verdict
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from .small_policies import (
    CODES,
    NUMBER,
    PARTNER,
    PROPOSAL,
    SCHEMA,
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
    policy,
    proposal,
    rule,
    total,
    truth_in,
)

SIGNS = ("=", "!=", "<", "<=", ">", ">=")
LAWS = settings(
    max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
MOST_COMPLETIONS = 3000

# ── what a condition means when everything is known, said independently ───────────────────

SIGN: dict[str, Callable[[object, object], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class NoRow(Exception):
    """A table has no row for the key."""


class Nothing(Exception):
    """The least of an empty list."""


Scopes = tuple[Values, ...]


def holds(condition: Condition, values: Values, scopes: Scopes = (), group: list[Values] | None = None) -> bool:
    """Whether a condition holds, every fact known."""
    match condition:
        case Comparison(left, sign, right, without_row):
            try:
                return SIGN[sign](worth(left, values, scopes, group), worth(right, values, scopes, group))
            except NoRow:
                return without_row
            except Nothing:
                return False
        case Member(value=term, values=allowed, without_row=without_row):
            try:
                return worth(term, values, scopes, group) in allowed
            except NoRow:
                return without_row
        case Yes(term):
            return worth(term, values, scopes, group) is True
        case Given():
            return True
        case NoTwo(key, of):
            keys = [e[key.index] for e in chosen(of, values, scopes, group)]
            return len(keys) == len(set(keys))
        case Negation(operand):
            return not holds(operand, values, scopes, group)
        case Both(items):
            return all(holds(item, values, scopes, group) for item in items)
        case Either(items):
            return any(holds(item, values, scopes, group) for item in items)
        case _:
            assert_never(condition)


def worth(term: Term, values: Values, scopes: Scopes, group: list[Values] | None) -> Value:
    """The value of a term, every fact known."""
    match term:
        case Constant(value):
            return value
        case Fact(scope=scope, index=index, depth=depth):
            return values[index] if scope is Scope.PROPOSAL else scopes[depth][index]
        case Count(of):
            return len(chosen(of, values, scopes, group))
        case Distinct(key, of):
            return len({e[key.index] for e in chosen(of, values, scopes, group)})
        case Groups(key, of, condition):
            members = chosen(of, values, scopes, group)
            found = 0
            for value in {e[key.index] for e in members}:
                head = tuple(value if i == key.index else None for i in range(len(PARTNER.fields)))
                inside = [e for e in members if e[key.index] == value]
                found += holds(condition, values, (head, *scopes), inside)
            return found
        case Total(kind, inner, of):
            each = [worth(inner, values, (e, *scopes), group) for e in chosen(of, values, scopes, group)]
            if kind == "sum":
                return sum(each)  # type: ignore[arg-type]
            if not each:
                raise Nothing
            return min(each) if kind == "min" else max(each)  # type: ignore[type-var]
        case Arithmetic(sign, left, right):
            a, b = worth(left, values, scopes, group), worth(right, values, scopes, group)
            return {"+": operator.add, "-": operator.sub, "*": operator.mul}[sign](a, b)  # type: ignore[no-any-return]
        case Lookup(table, keys, column):
            wanted = tuple(worth(k, values, scopes, group) for k in keys)
            for row in table.rows:
                if row[: len(wanted)] == wanted:
                    return row[column]
            raise NoRow
        case _:
            assert_never(term)


def chosen(of: Selection, values: Values, scopes: Scopes, group: list[Values] | None) -> list[Values]:
    """The elements of a selection, every fact known."""
    elements = group if of.within_group and group is not None else values[of.index]
    assert isinstance(elements, (tuple, list))
    return [e for e in elements if of.condition is None or holds(of.condition, values, (e, *scopes), group)]  # type: ignore[arg-type, misc]


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
                    rows[at][i] = value  # type: ignore[call-overload]
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
        return draw(st.sampled_from((both, either, lambda *items: no(items[0]))))(*items)
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


# ── the laws ──────────────────────────────────────────────────────────────────────────────


@LAWS
@given(conditions(), proposals())
def test_what_is_decided_holds_for_every_way_of_filling_the_missing_facts(condition: Condition, values: Values) -> None:
    found = truth_in(condition, values)
    for whole in completions(values, fields_read(condition)):
        expected = truth(holds(condition, whole))
        assert truth_in(condition, whole) is expected
        assert found in (expected, Truth.UNKNOWN)


@LAWS
@given(exact_conditions(), proposals())
def test_where_exactness_is_promised_unknown_means_that_both_can_be(condition: Condition, values: Values) -> None:
    assume(values[-1] is not None)
    seen = {holds(condition, whole) for whole in completions(values, fields_read(condition))}
    assert truth_in(condition, values) is (truth(seen.pop()) if len(seen) == 1 else Truth.UNKNOWN)


@LAWS
@given(conditions(), st.none() | conditions(), st.lists(proposals(), min_size=1, max_size=4))
def test_closures_say_what_the_law_says(requirement: Condition, when: Condition | None, many: list[Values]) -> None:
    checked = policy(rule(requirement, when), rule(None, requirement, id="judged"))
    for values in (*many, *many):
        # `evaluate` itself compares the closures with the law.
        verdict = evaluate(checked, "P", values, reasons="all")
        situation = Situation(SCHEMA, values)
        assert verdict.rules == tuple(explained(r, situation) for r in checked.rules)
        plain = evaluate(checked, "P", values, reasons="none")
        assert plain.outcome is verdict.outcome
        assert [(r.outcome, r.finding) for r in plain.rules] == [(r.outcome, r.finding) for r in verdict.rules]


@LAWS
@given(conditions(), proposals(), st.data())
def test_the_order_of_partners_does_not_matter(condition: Condition, values: Values, data: st.DataObject) -> None:
    listed = values[-1]
    assume(isinstance(listed, tuple))
    assert isinstance(listed, tuple)
    order = data.draw(st.permutations(range(len(listed))))
    other = (*values[:-1], tuple(listed[i] for i in order))
    checked = policy(rule(condition))

    def unordered(verdict: Verdict, places: list[int]) -> object:
        back = {f"/partners/{new}": f"/partners/{old}" for new, old in enumerate(places)}

        def moved(pointer: str) -> str:
            if not pointer.startswith("/partners/"):
                return pointer
            head, _, rest = pointer.removeprefix("/partners/").partition("/")
            return back[f"/partners/{head}"] + ("/" + rest if rest else "")

        found = verdict.rules[0]
        evidence = frozenset(Evidence(moved(e.path), moved(e.label), e.counts) for e in found.evidence)
        return found.outcome, found.finding, evidence, frozenset(map(moved, found.missing))

    one, two = (evaluate(checked, "P", v, reasons="all") for v in (values, other))
    assert unordered(one, list(range(len(listed)))) == unordered(two, list(order))


@LAWS
@given(conditions(), proposals(), st.data())
def test_more_facts_only_resolve_what_is_unknown(condition: Condition, values: Values, data: st.DataObject) -> None:
    more = [
        data.draw(st.sampled_from((None, *domain(f.type, f.name))))
        if v is None and f.type.kind not in (Kind.LIST, Kind.MOMENT)
        else v
        for v, f in zip(values, PROPOSAL.fields, strict=True)
    ]
    if isinstance(values[-1], tuple):
        more[-1] = tuple(
            tuple(
                data.draw(st.sampled_from((None, *domain(f.type, f.name)))) if v is None else v
                for v, f in zip(element, PARTNER.fields, strict=True)  # type: ignore[arg-type]
            )
            for element in values[-1]
        )
    before, after = truth_in(condition, values), truth_in(condition, tuple(more))
    assert before in (after, Truth.UNKNOWN)


@LAWS
@given(conditions(), proposals())
def test_every_missing_fact_is_unknown_and_there_is_one_where_something_is_undecided(
    condition: Condition, values: Values
) -> None:
    found = evaluate(policy(rule(condition)), "P", values).rules[0]
    if found.outcome is not Outcome.UNDECIDED:
        assert found.missing == ()
        return
    assert found.missing
    assert len(set(found.missing)) == len(found.missing)
    for pointer in found.missing:
        steps = pointer.split("/")[1:]
        place = values[PROPOSAL.index(steps[0])]
        if len(steps) == 3:
            assert isinstance(place, tuple)
            place = place[int(steps[1])][PARTNER.index(steps[2])]  # type: ignore[index]
        assert place is None


@LAWS
@given(conditions(), proposals())
def test_the_same_input_gives_the_same_verdict(condition: Condition, values: Values) -> None:
    first, again = policy(rule(condition)), policy(rule(condition))
    assert compile_policy(first) is compile_policy(first)
    assert evaluate(first, "P", values, reasons="all").rules == evaluate(again, "P", values, reasons="all").rules
