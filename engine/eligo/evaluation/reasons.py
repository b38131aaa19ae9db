"""Room `evaluation`: why a rule came out as it did: the deciding comparison, who counted, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
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
    Form,
    Given,
    Groups,
    Insertion,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Rule,
    Scalar,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.truth import Truth
from .exceptions import Effect, hanging_on
from .findings import finding_of
from .interpreter import (
    gatherings,
    judged,
    members_of,
    quantity_of,
    sharing_of,
    truth_of,
)
from .labels import label_of
from .missing import missing_in
from .quantities import measured
from .situation import Element, Situation
from .verdict import Evidence, Finding, Leaf, Measured, Outcome, RuleVerdict


def explained(rule: Rule, situation: Situation) -> RuleVerdict:
    """What a rule comes to, with every reason."""
    outcome, effect = judged(rule, situation)
    decisive = decisive_part(rule, outcome, effect)
    finding: Finding | None = None
    evidence: tuple[Evidence, ...] = ()
    kinds: tuple[Scalar, ...] = ()
    if decisive is not None:
        leaf, wanted = deciding(decisive, truth_of(decisive, situation), situation)
        finding = finding_in(leaf, situation)
        evidence = evidence_of(leaf, wanted, situation)
        kinds = tuple(sorted(kinds_of(leaf, situation), key=str))
    hanging: tuple[Condition, ...] = ()
    if outcome is Outcome.UNDECIDED:
        hanging = hanging_on(rule, lambda condition: truth_of(condition, situation))
    applied = effect.applied if outcome is not Outcome.NOT_APPLICABLE else ()
    return RuleVerdict(
        rule,
        outcome,
        finding,
        evidence,
        missing_in(hanging, situation),
        _values(rule, situation),
        kinds,
        applied,
        effect.conflict and outcome is not Outcome.NOT_APPLICABLE,
    )


def decisive_part(rule: Rule, outcome: Outcome, effect: Effect) -> Condition | None:
    """The condition that people are told of: what is required or, of an undecided judgement, its `when`."""
    if outcome in (Outcome.PASS, Outcome.FAIL) or (outcome is Outcome.UNDECIDED and rule.requirement is not None):
        return effect.condition
    return rule.when if outcome is Outcome.UNDECIDED else None


def deciding(condition: Condition, whole: Truth, situation: Situation, wanted: bool = True) -> tuple[Leaf, bool]:
    """The first comparison on which the truth of the condition rests, and whether it is wanted to be true."""
    match condition:
        case Negation(operand):
            return deciding(operand, ~whole, situation, not wanted)
        case Both(items) | Either(items):
            first = next(item for item in items if truth_of(item, situation) is whole)
            return deciding(first, whole, situation, wanted)
        case Comparison() | Member() | Yes() | Given() | NoTwo():
            return condition, wanted
        case _:
            assert_never(condition)


def finding_in(leaf: Leaf, situation: Situation) -> Finding:
    """The finding about a comparison."""
    return finding_of(
        leaf,
        value=lambda term: quantity_of(term, situation),
        shares=lambda no_two: sharing_of(no_two, situation),
        is_empty=lambda selection: members_of(selection, situation).surely_empty,
    )


def _values(rule: Rule, situation: Situation) -> tuple[tuple[tuple[str, str, int], Measured], ...]:
    return tuple(
        ((name, language, number), measured(quantity_of(part.value, situation)))
        for name, message in (("otherwise", rule.otherwise), ("advice", rule.advice))
        if message is not None
        for language, written in message.parts.items()
        for number, part in enumerate(written)
        if isinstance(part, Insertion)
    )


def kinds_of(leaf: Leaf, situation: Situation) -> frozenset[Scalar]:
    """The different values that a comparison surely counted, or the keys of the groups."""
    match leaf:
        case Comparison(left=Distinct(key, of)):
            sure = (
                e.values[key.index] for e, membership in members_of(of, situation).listed if membership is Truth.TRUE
            )
        case Comparison(left=Groups() as groups):
            sure = (g.key for g in gatherings(groups, situation) if g.exists is g.holds is Truth.TRUE)
        case _:
            return frozenset()
    return frozenset(value for value in sure if value is not None and not isinstance(value, tuple))


# ── who counted ───────────────────────────────────────────────────────────────────────────

Counted: TypeAlias = Iterator[tuple[Element, str]]
_FOR, _AGAINST, _UNKNOWN = "for", "against", "unknown"


def evidence_of(leaf: Leaf, wanted: bool, situation: Situation) -> tuple[Evidence, ...]:
    """The elements that counted in a comparison, in the order of the data, each once."""
    first: dict[tuple[int, int], tuple[Element, str]] = {}
    for element, counts in _counted(leaf, wanted, situation):
        if element.at is not None:
            first.setdefault((element.of, element.at), (element, counts))
    return tuple(_evidence(*first[place], situation) for place in sorted(first))


def _evidence(element: Element, counts: str, situation: Situation) -> Evidence:
    field = situation.schema.proposal.fields[element.of]
    path = f"/{field.name}/{element.at}"
    record = situation.schema.records[field.type.of or field.name]
    original = situation.values[element.of]
    values = original[element.at or 0] if isinstance(original, tuple) else element.values
    return Evidence(path, label_of(record, values if isinstance(values, tuple) else element.values, path), counts)


def _counted(leaf: Leaf, wanted: bool, situation: Situation) -> Counted:
    match leaf:
        case Comparison(left, sign, right):
            more = wanted if sign not in ("<", "<=") else not wanted
            yield from _in_term(left, more, situation)
            if sign in ("=", "!="):
                yield from _in_term(right, wanted, situation)
            else:
                yield from _in_term(right, not more, situation)
            if leaf.form is Form.ALL and leaf.asked is not None:
                yield from _complying(leaf, leaf.asked, _FOR if wanted else _AGAINST, situation)
        case Member(value=term) | Yes(term):
            yield from _in_term(term, wanted, situation)
        case NoTwo(key, of):
            members = members_of(of, situation).listed
            for element, membership, surely in _twins(key, members):
                yield element, _AGAINST if surely and membership is Truth.TRUE else _UNKNOWN
        case Given():
            return
        case _:
            assert_never(leaf)


def _complying(leaf: Comparison, asked: Selection, side: str, situation: Situation) -> Counted:
    """Those of `all X have …` who surely do."""
    if isinstance(leaf.left, Groups):
        broken = {
            (e.of, e.at)
            for g in gatherings(leaf.left, situation)
            if g.holds is not Truth.FALSE
            for e, _ in g.members.listed
        }
    elif isinstance(leaf.left, Count):
        broken = {(e.of, e.at) for e, _ in members_of(leaf.left.of, situation).listed}
    else:
        return
    for element, membership in members_of(asked, situation).listed:
        if membership is Truth.TRUE and (element.of, element.at) not in broken:
            yield element, side


def _in_term(term: Term, more: bool, situation: Situation) -> Counted:
    side = _FOR if more else _AGAINST
    match term:
        case Constant() | Fact() | Lookup():
            return
        case Count(of) | Total(of=of):
            for element, membership in members_of(of, situation).listed:
                yield element, side if membership is Truth.TRUE else _UNKNOWN
        case Distinct(key, of):
            for element, membership in members_of(of, situation).listed:
                known = membership is Truth.TRUE and element.values[key.index] is not None
                yield element, side if known else _UNKNOWN
        case Groups():
            for gathering in gatherings(term, situation):
                if gathering.holds is Truth.FALSE:
                    continue
                surely = gathering.holds is Truth.TRUE and gathering.newcomer is None
                for element, membership in gathering.members.listed:
                    yield element, side if surely and membership is Truth.TRUE else _UNKNOWN
        case Moved(term=inner) | Rounded(term=inner):
            yield from _in_term(inner, more, situation)
        case Arithmetic(sign, left, right):
            yield from _in_term(left, more, situation)
            yield from _in_term(right, more if sign != "-" else not more, situation)
        case _:
            assert_never(term)


def _twins(key: Fact, members: tuple[tuple[Element, Truth], ...]) -> Iterator[tuple[Element, Truth, bool]]:
    """The elements that share a value or may, and whether theirs is one that is surely shared."""
    sure: dict[object, int] = {}
    possible: dict[object, int] = {}
    for element, membership in members:
        value = element.values[key.index]
        possible[value] = possible.get(value, 0) + 1
        if membership is Truth.TRUE and value is not None:
            sure[value] = sure.get(value, 0) + 1
    anybody = None in possible and len(members) > 1
    for element, membership in members:
        value = element.values[key.index]
        if anybody or (possible[value] > 1 and value is not None):
            yield element, membership, sure.get(value, 0) > 1
