"""Room `evaluation`: what a condition means for one proposal, facts missing or not: the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias, assert_never

from ..checking.policy import (
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
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Rule,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Value
from ..checking.truth import Truth
from .alike import LONG, alike, judging
from .belonging import belongs
from .counting import Offer, Sharing, different, most_matched, sharing, total
from .exceptions import Effect, effect_of
from .joining import candidates as candidates_in
from .joining import number_of_candidates
from .lookups import looked_up
from .offers import offers_of
from .quantities import (
    Quantity,
    anything,
    calculate,
    compare,
    contained,
    of_constant,
    of_fact,
)
from .reading import Outer, outer_of
from .shifting import rounded, shifted
from .situation import Element, Members, Situation, stranger_of, with_key
from .verdict import Interval, Outcome

_MOST_WORK = 20_000
"""Beyond this many steps over the elements of groups, the answer is "not known": sound, and in time."""
_MOST_STEPS = 1_000_000
"""A list in lists that takes more steps in one proposal is judged as for elements of which nothing is known."""

Aggregate: TypeAlias = Count | Distinct | Groups | Total


def truth_of(condition: Condition, situation: Situation) -> Truth:
    """Whether a condition holds."""
    match condition:
        case Comparison(left, sign, right, without_row):
            return compare(sign, quantity_of(left, situation), quantity_of(right, situation), without_row)
        case Member(value=value, values=values, without_row=without_row, without_value=without_value):
            return contained(quantity_of(value, situation), values, without_row, without_value)
        case Yes(value, without_row=without_row):
            return contained(quantity_of(value, situation), frozenset((True,)), without_row)
        case Given(fact):
            return Truth.UNKNOWN if situation.read(fact) is None else Truth.TRUE
        case NoTwo():
            return sharing_of(condition, situation).alone
        case Negation(operand):
            return ~truth_of(operand, situation)
        case Both(items):
            return reduce(Truth.__and__, (truth_of(item, situation) for item in items), Truth.TRUE)
        case Either(items):
            return reduce(Truth.__or__, (truth_of(item, situation) for item in items), Truth.FALSE)
        case _:
            assert_never(condition)


def quantity_of(term: Term, situation: Situation) -> Quantity:
    """What a term can come to."""
    match term:
        case Constant():
            return of_constant(term)
        case Fact():
            return of_fact(term, situation.read(term), situation.schema)
        case Count() | Distinct() | Groups() | Total():
            return _aggregated(term, situation)
        case Arithmetic(sign, left, right):
            return calculate(sign, quantity_of(left, situation), quantity_of(right, situation))
        case Moved(term=inner):
            return shifted(term, quantity_of(inner, situation))
        case Rounded(term=inner):
            return rounded(term, quantity_of(inner, situation))
        case Lookup(keys=keys):
            return looked_up(term, tuple(quantity_of(key, situation) for key in keys), situation.schema)
        case _:
            assert_never(term)


def _aggregated(term: Aggregate, situation: Situation) -> Quantity:
    outer = outer_of(term)
    key, kept = situation.key(term, outer), situation.keeper(outer).quantities
    found = kept.get(key)
    if found is None:
        able = affordable(term, outer, term.of, situation)
        found = kept[key] = _aggregate(term, situation) if able is situation else _aggregated(term, able)
    return found


def _aggregate(term: Aggregate, situation: Situation) -> Quantity:
    match term:
        case Count(of):
            together = judged_together(of, situation)
            if together is not None:
                many = [(len(places), held) for places, held in together]
                sure = sum(number for number, held in many if held is Truth.TRUE)
                return Quantity(Interval(sure, sum(number for number, _ in many)), whole=True)
            members = members_of(of, situation)
            sure = sum(membership is Truth.TRUE for _, membership in members.listed)
            return Quantity(Interval(sure, None if members.unlisted else len(members.listed)), whole=True)
        case Distinct():
            return Quantity(different_among(term, members_of(term.of, situation), situation), whole=True)
        case Groups():
            return Quantity(_groups(term, situation), whole=True)
        case Total(kind, inner, of):
            members = members_of(of, situation)
            if kind == "only" and (members.unlisted or [t for _, t in members.listed] != [Truth.TRUE]):
                return Quantity(anything(term.type, situation.schema))
            values = [(quantity_of(inner, situation.within(e)), membership) for e, membership in members.listed]
            stranger = situation.within(stranger_of(of, situation.schema))
            if kind == "only":
                return values[0][0]
            return total(kind, values, quantity_of(inner, stranger) if members.unlisted else None)
        case _:
            assert_never(term)


def affordable(
    node: Term | NoTwo | Selection, outer: Outer, of: Selection, situation: Situation, *, each: bool = False
) -> Situation:
    """The situation itself or, where a list in lists takes too many steps, one in which less is known.

    There, the node is judged as for elements of which nothing is known: once, and sound for every one of them.
    With `each`, elements of which the same is known are not taken together.
    """
    if not outer.facts:
        return situation
    times, steps = situation.times(outer, each=each), _candidates(of, situation)
    if isinstance(node, Groups):
        steps += min(steps * steps, _MOST_WORK)
    listed = situation.values[of.index]
    searched = not of.within_group and not isinstance(node, Groups)
    if times * steps > _MOST_STEPS and searched and isinstance(listed, tuple):
        steps = number_of_candidates(of, listed, _outside(of, situation))
    return situation if times == 1 or times * steps <= _MOST_STEPS else situation.with_strangers(outer)


def _candidates(of: Selection, situation: Situation) -> int:
    if of.within_group and situation.group is not None:
        return len(situation.group.listed)
    listed = situation.values[of.index]
    return len(listed) if isinstance(listed, tuple) else 0


def _outside(selection: Selection, situation: Situation) -> Callable[[Term], Quantity]:
    """What a term in the filter of a selection comes to that does not hang on the element."""
    return lambda term: quantity_of(term, situation.within(stranger_of(selection, situation.schema)))


def members_of(selection: Selection, situation: Situation) -> Members:
    """Who is in a selection, surely or possibly."""
    outer = outer_of(selection)
    if outer.facts:
        situation = affordable(selection, outer, selection, situation)
    key, kept = situation.key(selection, outer), situation.keeper(outer).members
    found = kept.get(key)
    if found is None:
        found = _members(selection, situation)
        if all(value is None for value in key[1:]):
            # One for every known element at hand would take too much room.
            kept[key] = found
    return found


def judged_together(selection: Selection, situation: Situation) -> list[tuple[list[int], Truth]] | None:
    """The elements of a long list that are surely or possibly in a selection, by position, those that are alike together.

    None where an index finds the few that are in question.
    """
    listed, condition = situation.values[selection.index], selection.condition
    if condition is None or (selection.within_group and situation.group is not None) or not isinstance(listed, tuple):
        return None
    if len(listed) < LONG or number_of_candidates(selection, listed, _outside(selection, situation)) < len(listed):
        return None
    groups, blind = alike(condition, listed, _outside(selection, situation))
    held = judging(condition, blind, situation, truth_of)
    each = [(places, held(element_at(selection, listed, places[0]))) for places in groups]
    return [(places, told) for places, told in each if told is not Truth.FALSE]


def element_at(selection: Selection, listed: Sequence[Value], at: int) -> Element:
    """The element at a position of a list."""
    element = listed[at]
    assert isinstance(element, tuple), "a list holds elements"
    return Element(selection.index, at, element)


def _members(selection: Selection, situation: Situation) -> Members:
    listed = situation.values[selection.index]
    unlisted = not isinstance(listed, tuple)
    together = judged_together(selection, situation)
    if together is not None and isinstance(listed, tuple):
        known = sorted((at, held.value) for places, held in together for at in places)
        return Members(tuple([(element_at(selection, listed, at), Truth(n)) for at, n in known]), unlisted=False)
    if selection.within_group and situation.group is not None:
        candidates, unlisted = situation.group.listed, situation.group.unlisted
    elif isinstance(listed, tuple):
        places = candidates_in(selection, listed, _outside(selection, situation))
        candidates = tuple(
            (element_at(selection, listed, at), Truth.TRUE) for at in places if isinstance(listed[at], tuple)
        )
    else:
        candidates = ()
    condition = selection.condition
    if condition is None:
        return Members(candidates, unlisted)
    judged = ((e, membership & belongs(condition, situation, e, truth_of)) for e, membership in candidates)
    if unlisted:
        stranger = situation.within(stranger_of(selection, situation.schema))
        unlisted = truth_of(condition, stranger) is not Truth.FALSE
    return Members(tuple((e, membership) for e, membership in judged if membership is not Truth.FALSE), unlisted)


# ── different values ──────────────────────────────────────────────────────────────────────


def different_among(term: Distinct, members: Members, situation: Situation) -> Interval:
    """How many different values the members of a selection can have."""
    offer = offering(term.key, term.of, situation)
    certain, possible, offers = set[Value](), set[Value](), Counter[Offer]()
    for element, membership in members.listed:
        key = element.values[term.key.index]
        if key is None:
            offers[offer(element, membership)] += 1
            continue
        possible.add(key)
        if membership is Truth.TRUE:
            certain.add(key)
    stranger = stranger_of(term.of, situation.schema)
    return different(certain, possible, offers, offer(stranger, Truth.UNKNOWN) if members.unlisted else None)


def offering(key: Fact, selection: Selection, situation: Situation) -> Callable[[Element, Truth], Offer]:
    """For an element with an unknown key: the values of the key with which it can be in the selection."""
    return offers_of(key, selection, situation, truth_of)


def sharing_of(condition: NoTwo, situation: Situation) -> Sharing:
    """Who shares a value."""
    outer = outer_of(condition)
    key, kept = situation.key(condition, outer), situation.keeper(outer).sharings
    found = kept.get(key)
    if found is None:
        found = kept[key] = sharing_among(condition, members_of(condition.of, situation))
    return found


def sharing_among(condition: NoTwo, members: Members) -> Sharing:
    """Which members of a selection share a value."""
    return sharing(((e.values[condition.key.index], t) for e, t in members.listed), members.unlisted)


# ── groups ────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Gathering:
    """A group that surely or possibly exists, and whether it satisfies the condition if it does."""

    members: Members
    situation: Situation
    exists: Truth
    holds: Truth
    key: Value = None
    newcomer: Offer | None = None
    """Where the group would be new: the values that the element could found it with."""


def gatherings(term: Groups, situation: Situation) -> Iterator[Gathering]:
    """The groups by known key, then those that elements with an unknown key could found."""
    members = members_of(term.of, situation)
    offer = offering(term.key, term.of, situation)
    by_key: dict[Value, list[tuple[Element, Truth]]] = {}
    drifting: list[tuple[Element, Offer]] = []
    for element, membership in members.listed:
        key = element.values[term.key.index]
        if key is None:
            drifting.append((element, offer(element, membership)))
        else:
            by_key.setdefault(key, []).append((element, membership))
    small = len(members.listed) + len(by_key) * len(drifting) <= _MOST_WORK
    quick = small and len(members.listed) + (len(by_key) + 1) * len(drifting) ** 2 <= _MOST_WORK
    for key, own in by_key.items():
        guests = [(with_key(e, term.key, key), Truth.UNKNOWN) for e, o in drifting if _open_to(o, key)] if small else []
        group = Members((*own, *guests), members.unlisted)
        exists = Truth.TRUE if any(t is Truth.TRUE for _, t in own) else Truth.UNKNOWN
        inside = _gathered(term, situation, group, key)
        able = small and (exists is Truth.TRUE or len(own) + len(guests) <= 1 or quick)
        yield Gathering(group, inside, exists, _holds(term, inside, group) if able else Truth.UNKNOWN, key)
    founders = [(e, Offer(_without(o, by_key), o.sure)) for e, o in drifting]
    founders = [(e, o) for e, o in founders if o.options is None or o.options]
    for founder, options in founders:
        others = ((e, Truth.TRUE if e is founder else Truth.UNKNOWN) for e, _ in founders)
        group = Members(tuple(others) if quick else (), members.unlisted)
        inside = _gathered(term, situation, group, None)
        yield Gathering(
            group, inside, Truth.UNKNOWN, _holds(term, inside, group) if quick else Truth.UNKNOWN, newcomer=options
        )


def _open_to(offer: Offer, key: Value) -> bool:
    return offer.options is None or key in offer.options


def _without(offer: Offer, keys: dict[Value, list[tuple[Element, Truth]]]) -> frozenset[Value] | None:
    return None if offer.options is None else offer.options.difference(keys)


def _gathered(term: Groups, situation: Situation, group: Members, key: Value) -> Situation:
    return situation.gathered(stranger_of(term.of, situation.schema, term.key, key), group)


def _holds(term: Groups, inside: Situation, group: Members) -> Truth:
    if group.unlisted or any(t is Truth.TRUE for _, t in group.listed):
        return truth_of(term.condition, inside)
    # A group that exists has somebody in it: try each as the one who surely is.
    found = set[Truth]()
    for present, _ in group.listed:
        listed = tuple((e, Truth.TRUE if e is present else t) for e, t in group.listed)
        found.add(truth_of(term.condition, inside.with_group(Members(listed, unlisted=False))))
    return found.pop() if len(found) == 1 else Truth.UNKNOWN


def _groups(term: Groups, situation: Situation) -> Interval:
    low = high = unbounded = 0
    new = Counter[frozenset[Value]]()
    for gathering in gatherings(term, situation):
        if gathering.holds is Truth.FALSE:
            continue
        if gathering.newcomer is None:
            low += gathering.exists is Truth.TRUE and gathering.holds is Truth.TRUE
            high += 1
        elif gathering.newcomer.options is None:
            unbounded += 1
        else:
            new[gathering.newcomer.options] += 1
    members = members_of(term.of, situation)
    if members.unlisted:
        inside = _gathered(term, situation, Members((), unlisted=True), None)
        if truth_of(term.condition, inside) is not Truth.FALSE:
            options = offering(term.key, term.of, situation)(
                stranger_of(term.of, situation.schema), Truth.UNKNOWN
            ).options
            return Interval(low, None if options is None else high + len(options))
    return Interval(low, high + unbounded + most_matched(new))


# ── rules ─────────────────────────────────────────────────────────────────────────────────────


def outcome_of(rule: Rule, when: Truth, requirement: Truth) -> Outcome:
    """What a rule comes to, by the truth of its `when` and of what it requires."""
    if when is Truth.FALSE:
        return Outcome.NOT_APPLICABLE
    if rule.requirement is None:
        return Outcome.NEEDS_JUDGEMENT if when is Truth.TRUE else Outcome.UNDECIDED
    if requirement is Truth.TRUE:
        return Outcome.PASS
    return Outcome.FAIL if when is Truth.TRUE and requirement is Truth.FALSE else Outcome.UNDECIDED


def judged(rule: Rule, situation: Situation) -> tuple[Outcome, Effect]:
    """What a rule comes to for a proposal, and what it requires there."""
    when = Truth.TRUE if rule.when is None else truth_of(rule.when, situation)
    effect = effect_of(rule.requirement, rule.exceptions, lambda condition: truth_of(condition, situation))
    return outcome_of(rule, when, effect.truth), effect
