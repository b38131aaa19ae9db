"""Room `evaluation`: the unknown facts that can still change an undecided condition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Schema, Values
from ..checking.truth import Truth
from .alike import items_of
from .interpreter import Aggregate, affordable, element_at, gatherings, judged_together, members_of, offering, truth_of
from .reading import outer_of
from .situation import Element, Situation

Place: TypeAlias = tuple[int, ...]
"""Where a fact stands: its field; or the list's field, the element's position, the element's field."""
Places: TypeAlias = Iterator[Place]


def missing_in(conditions: tuple[Condition, ...], situation: Situation) -> tuple[str, ...]:
    """JSON pointers of the facts on which the unknown ones among the conditions hang, in the order of the data."""
    situation.kept.searched.clear()
    places = {place for condition in conditions for place in _unknown(condition, situation)}
    return tuple(_pointer(place, situation.schema) for place in sorted(places))


def _pointer(place: Place, schema: Schema) -> str:
    field = schema.proposal.fields[place[0]]
    if len(place) == 1:
        return f"/{field.name}"
    return f"/{field.name}/{place[1]}/{schema.records[field.type.of or field.name].fields[place[2]].name}"


def _unknown(condition: Condition, situation: Situation) -> Places:
    # What is already true or false has nothing missing, whatever the facts inside it.
    if truth_of(condition, situation) is not Truth.UNKNOWN:
        return
    match condition:
        case Comparison(left, _, right):
            yield from _in_term(left, situation)
            yield from _in_term(right, situation)
        case Member(value=term) | Yes(term) | Given(term):
            yield from _in_term(term, situation)
        case NoTwo():
            yield from _in_counted(condition, situation)
        case Negation(operand):
            yield from _unknown(operand, situation)
        case Both(items) | Either(items):
            for item in items:
                yield from _unknown(item, situation)
        case _:
            assert_never(condition)


def _in_term(term: Term, situation: Situation) -> Places:
    match term:
        case Constant():
            return
        case Fact():
            yield from _in_fact(term, situation)
        case Count() | Distinct() | Groups() | Total():
            yield from _in_counted(term, situation)
        case Arithmetic(left=left, right=right):
            yield from _in_term(left, situation)
            yield from _in_term(right, situation)
        case Moved(term=inner) | Rounded(term=inner):
            yield from _in_term(inner, situation)
        case Lookup(keys=keys):
            for key in keys:
                yield from _in_term(key, situation)
        case _:
            assert_never(term)


def _in_counted(node: Aggregate | NoTwo, situation: Situation) -> Places:
    outer = outer_of(node)
    able = affordable(node, outer, node.of, situation, each=True) if outer.facts else situation
    if able is not situation:
        for depth, index in outer.facts:
            if situation.scopes[depth].values[index] is None:
                yield from _in_element(situation.scopes[depth], index)
    if not outer.group and not any(able.scopes[depth].at is not None for depth, _ in outer.facts):
        # It is the same for every element at hand.
        if id(node) in situation.kept.searched:
            return
        situation.kept.searched.add(id(node))
    yield from _in_aggregate(node, able)


def _in_aggregate(node: Aggregate | NoTwo, situation: Situation) -> Places:
    match node:
        case NoTwo():
            yield from _in_sharing(node, situation)
        case Count(of):
            yield from _in_selection(of, situation)
        case Distinct():
            yield from _in_distinct(node, situation)
        case Groups():
            yield from _in_groups(node, situation)
        case Total(term=inner, of=of):
            yield from _in_selection(of, situation)
            for element, _ in members_of(of, situation).listed:
                yield from _in_term(inner, situation.within(element))
        case _:
            assert_never(node)


def _in_fact(fact: Fact, situation: Situation) -> Places:
    if situation.read(fact) is not None:
        return
    if fact.scope is Scope.PROPOSAL:
        yield (fact.index,)
    else:
        yield from _in_element(situation.scopes[fact.depth], fact.index)


def _in_element(element: Element, index: int) -> Places:
    if element.at is not None:
        yield (element.of, element.at, index)


def _in_selection(selection: Selection, situation: Situation) -> Places:
    together, listed = judged_together(selection, situation), situation.values[selection.index]
    if together is not None and selection.condition is not None and isinstance(listed, tuple):
        unknown = (places for places, membership in together if membership is Truth.UNKNOWN)
        yield from _in_alike(selection, selection.condition, listed, unknown, situation)
        return
    members = members_of(selection, situation)
    if members.unlisted:
        yield (selection.index,)
    for element, membership in members.listed:
        yield from _in_membership(selection, element, membership, situation)


def _in_alike(
    selection: Selection, condition: Condition, listed: Values, unknown: Iterable[list[int]], situation: Situation
) -> Places:
    """What is missing where it is open whether elements, those that are alike together, are in a selection."""
    searched = set[tuple[int, Values]]()
    for places in unknown:
        first = element_at(selection, listed, places[0])
        for number, (item, read) in enumerate(items_of(condition)):
            values = tuple([first.values[field] for field in read])
            # What is missing elsewhere is the same for all that are alike; what they lack themselves is not.
            if None in values:
                for at in places:
                    yield from _unknown(item, situation.within(element_at(selection, listed, at)))
            elif (number, values) not in searched:
                searched.add((number, values))
                yield from _unknown(item, situation.within(first))


def _in_membership(selection: Selection, element: Element, membership: Truth, situation: Situation) -> Places:
    if membership is Truth.UNKNOWN and selection.condition is not None:
        yield from _unknown(selection.condition, situation.within(element))


def _in_distinct(term: Distinct, situation: Situation) -> Places:
    members = members_of(term.of, situation)
    if members.unlisted:
        yield (term.of.index,)
    index = term.key.index
    offer = offering(term.key, term.of, situation)
    certain = {e.values[index] for e, membership in members.listed if membership is Truth.TRUE} - {None}
    for element, membership in members.listed:
        key = element.values[index]
        if key in certain:
            continue
        if key is None:
            options = offer(element, membership).options
            if options is not None and options <= certain:
                continue
            yield from _in_element(element, index)
        yield from _in_membership(term.of, element, membership, situation)


def _in_groups(term: Groups, situation: Situation) -> Places:
    yield from _in_selection(term.of, situation)
    for element, _ in members_of(term.of, situation).listed:
        if element.values[term.key.index] is None:
            yield from _in_element(element, term.key.index)
    for gathering in gatherings(term, situation):
        yield from _unknown(term.condition, gathering.situation)


def _in_sharing(condition: NoTwo, situation: Situation) -> Places:
    members = members_of(condition.of, situation)
    if members.unlisted:
        yield (condition.of.index,)
    index = condition.key.index
    number = dict[object, int]()
    for element, _ in members.listed:
        number[element.values[index]] = number.get(element.values[index], 0) + 1
    for element, membership in members.listed:
        key = element.values[index]
        if key is None:
            yield from _in_element(element, index)
        if None in number or number[key] > 1:
            yield from _in_membership(condition.of, element, membership, situation)
