"""Room `evaluation`: a checked policy turned once into closures: the same verdicts as the law, fast.

What the rules rest on (facts, counts, different values) is looked at once a proposal; each rule then is a
function of the few things it rests on, and what it said of the same things before is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from typing import TypeAlias, assert_never

from ..checking.policy import (
    Arithmetic,
    Both,
    CheckedPolicy,
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
from ..checking.schema import Kind, Schema, Value, Values
from ..checking.truth import Truth
from .counting import NOBODY_SHARES, Sharing
from .exceptions import conditions_of, effect_of
from .findings import finding_of
from .interpreter import different_among, outcome_of, quantity_of, sharing_among, sharing_of
from .lookups import looked_up
from .quantities import Quantity, anything, calculate, compare, contained, exactly, of_constant
from .reading import parts
from .reasons import decisive_part
from .shifting import rounded, shifted
from .situation import Kept, Members, Situation
from .tallies import PAIR, Tallied, Tally, is_tallied, possible_of, sure_of, tallies_for
from .verdict import Finding, Interval, Leaf, Outcome, RuleVerdict

Seen: TypeAlias = list[Hashable]
"""What the rules rest on, for one proposal."""
Observed: TypeAlias = Fact | Count | Distinct | Groups | Total | NoTwo
Tallies: TypeAlias = list[Tallied | None]
Observer: TypeAlias = Callable[[Values, Tallies, Kept | None], Hashable]
Valued: TypeAlias = Callable[[Seen], Quantity]
Judging: TypeAlias = Callable[[Seen], tuple[Truth, Leaf]]

_MOST_KEPT = 4096
_NUMERIC = (Kind.NUMBER, Kind.MONEY, Kind.MOMENT)


@dataclass(slots=True)
class CompiledRule:
    """A rule as a function of what it rests on."""

    rule: Rule
    when: Judging | None
    conditions: Mapping[int, Judging]
    rests_on: Callable[[Seen], Hashable]
    finding: Callable[[Leaf, Seen], Finding]
    kept: dict[Hashable, RuleVerdict] = field(default_factory=dict)

    def __call__(self, seen: Seen) -> RuleVerdict:
        """What the rule comes to, without reasons beyond the finding."""
        key = self.rests_on(seen)
        verdict = self.kept.get(key)
        if verdict is None:
            if len(self.kept) >= _MOST_KEPT:
                self.kept.clear()
            verdict = self.kept[key] = self._judged(seen)
        return verdict

    def _judged(self, seen: Seen) -> RuleVerdict:
        when = (Truth.TRUE, None) if self.when is None else self.when(seen)
        effect = effect_of(
            self.rule.requirement, self.rule.exceptions, lambda condition: self.conditions[id(condition)](seen)[0]
        )
        outcome = outcome_of(self.rule, when[0], effect.truth)
        decisive = decisive_part(self.rule, outcome, effect)
        applies = outcome is not Outcome.NOT_APPLICABLE
        return RuleVerdict(
            self.rule,
            outcome,
            None if decisive is None else self.finding(self.conditions[id(decisive)](seen)[1], seen),
            exception=effect.applied if applies else (),
            conflict=effect.conflict and applies,
        )


class CompiledPolicy:
    """A policy as closures; `seen` looks at a proposal, `applies` and `rules` judge what was seen."""

    def __init__(self, policy: CheckedPolicy) -> None:
        self._schema = policy.schema
        self._observers: list[Observer] = []
        self._slots: dict[Observed, int] = {}
        self._precise: dict[int, int] = {}
        self._values: dict[int, Valued] = {}
        conditions = [c for r in policy.rules for c in conditions_of(r)]
        if policy.applies is not None:
            conditions.append(policy.applies)
        observed = [node for condition in conditions for node in _observed(condition)]
        self._tallies = tallies_for([s for node in observed for s in _tallied(node)], policy.schema)
        for node in observed:
            self._observe(node)
        # What every tally says needs nothing kept.
        self._counts_again = any(not _tallied(node) for node in self._slots if not isinstance(node, Fact))
        self.applies = None if policy.applies is None else self._judging(policy.applies)
        self.rules = tuple(self._rule(rule) for rule in policy.rules)

    def keeping(self) -> Kept | None:
        """Where what is found out about a proposal is kept, if tallies do not say it all."""
        return Kept() if self._counts_again else None

    def seen(self, values: Values, kept: Kept | None) -> Seen:
        """What the rules rest on, in one proposal."""
        tallied = [tally(values) for tally in self._tallies]
        return [observer(values, tallied, kept) for observer in self._observers]

    # ── what the rules rest on ────────────────────────────────────────────────────────────

    def _observe(self, node: Observed) -> None:
        if node in self._slots:
            return
        slot = self._slots[node] = len(self._observers)
        self._observers.append(self._observer(node))
        if isinstance(node, Fact) and node.type.kind in _NUMERIC:
            # 1 and 1.00, or a moment in two zones, are equal but do not read the same.
            self._precise[slot] = len(self._observers)
            self._observers.append(partial(_spelt, node.index))

    def _observer(self, node: Observed) -> Observer:
        match node:
            case Fact(index=index, type=type):
                return partial(_presence, index) if type.kind is Kind.LIST else partial(_fact, index)
            case Count(of):
                if is_tallied(of):
                    number, tally = self._tally_of(of)
                    return partial(_count, node, self._schema, number, tally.shift(of))
            case Distinct(key=key, of=of):
                if is_tallied(of):
                    number, tally = self._tally_of(of)
                    keys, members = tally.keys(of, key.index), tally.members(of)
                    return partial(_distinct, node, self._schema, number, tally.shift(of), keys, members)
            case NoTwo(key, of):
                if is_tallied(of):
                    number, tally = self._tally_of(of)
                    return partial(_sharing, node, number, tally.keys(of, key.index), tally.members(of), self._schema)
                return partial(_interpreted_sharing, node, self._schema)
            case Groups() | Total():
                pass
            case _:
                assert_never(node)
        return partial(_interpreted, node, self._schema)

    def _tally_of(self, selection: Selection) -> tuple[int, Tally]:
        return next((i, t) for i, t in enumerate(self._tallies) if selection in t.selections)

    # ── what they come to ─────────────────────────────────────────────────────────────────

    def _rule(self, rule: Rule) -> CompiledRule:
        conditions = conditions_of(rule)
        slots = {self._slots[node] for condition in conditions for node in _observed(condition)}
        slots |= {self._precise[slot] for slot in slots if slot in self._precise}
        return CompiledRule(
            rule,
            None if rule.when is None else self._judging(rule.when),
            {id(condition): self._judging(condition) for condition in conditions},
            itemgetter(*sorted(slots)) if slots else _nothing,
            self._finding,
        )

    def _finding(self, leaf: Leaf, seen: Seen) -> Finding:
        def value(term: Term) -> Quantity:
            return self._values[id(term)](seen)

        def shares(no_two: NoTwo) -> Sharing:
            return _sharing_seen(seen[self._slots[no_two]])

        def is_empty(selection: Selection) -> bool:
            number = _counted(seen[self._slots[Count(selection, selection.span)]])
            return number.shape == Interval(0, 0)

        return finding_of(leaf, value, shares, is_empty)

    def _judging(self, condition: Condition) -> Judging:
        match condition:
            case Comparison(left, sign, right, without_row):
                one, other = self._valued(left), self._valued(right)
                return lambda seen: (compare(sign, one(seen), other(seen), without_row), condition)
            case Member(value=term, values=values, without_row=without_row, without_value=without_value):
                one = self._valued(term)
                return lambda seen: (contained(one(seen), values, without_row, without_value), condition)
            case Yes(term, without_row=without_row):
                one, yes = self._valued(term), frozenset((True,))
                return lambda seen: (contained(one(seen), yes, without_row), condition)
            case Given(fact):
                self._valued(fact)
                slot = self._slots[fact]
                return lambda seen: (Truth.UNKNOWN if seen[slot] is None else Truth.TRUE, condition)
            case NoTwo():
                slot = self._slots[condition]
                return lambda seen: (_sharing_seen(seen[slot]).alone, condition)
            case Negation(operand):
                return partial(_negated, self._judging(operand))
            case Both(items):
                return partial(_first_least, tuple(self._judging(item) for item in items))
            case Either(items):
                return partial(_first_greatest, tuple(self._judging(item) for item in items))
            case _:
                assert_never(condition)

    def _valued(self, term: Term) -> Valued:
        made = self._values[id(term)] = self._value(term)
        return made

    def _value(self, term: Term) -> Valued:
        match term:
            case Constant():
                constant = of_constant(term)
                return lambda seen: constant
            case Fact(type=type, minimum=minimum):
                return partial(_value_of_fact, self._slots[term], term, Quantity(anything(type, self._schema, minimum)))
            case Count() | Distinct() | Groups() | Total():
                slot = self._slots[term]
                return lambda seen: _counted(seen[slot])
            case Arithmetic(sign, left, right):
                one, other = self._valued(left), self._valued(right)
                return lambda seen: calculate(sign, one(seen), other(seen))
            case Moved(term=inner):
                one = self._valued(inner)
                return lambda seen: shifted(term, one(seen))
            case Rounded(term=inner):
                one = self._valued(inner)
                return lambda seen: rounded(term, one(seen))
            case Lookup(keys=keys):
                each = tuple(self._valued(key) for key in keys)
                return lambda seen: looked_up(term, tuple(key(seen) for key in each), self._schema)
            case _:
                assert_never(term)


def _observed(condition: Condition) -> Iterator[Observed]:
    """The facts of the proposal and the countings that a condition rests on."""
    for node, depth in parts(condition):
        if depth == 0 and isinstance(node, (Fact, Count, Distinct, Groups, Total, NoTwo)):
            yield node
        if depth == 0 and isinstance(node, Comparison) and node.asked is not None:
            yield Count(node.asked, node.asked.span)


def _tallied(node: Observed) -> tuple[Selection, ...]:
    return (node.of,) if isinstance(node, (Count, Distinct, NoTwo)) and is_tallied(node.of) else ()


def _nothing(seen: Seen) -> Hashable:
    return None


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A quantity told apart from others that are equal but do not read the same."""

    quantity: Quantity
    spelling: str


# ── looking at a proposal ─────────────────────────────────────────────────────────────────


def _fact(index: int, values: Values, tallied: Tallies, kept: Kept | None) -> Hashable:
    return values[index]


def _presence(index: int, values: Values, tallied: Tallies, kept: Kept | None) -> Hashable:
    return None if values[index] is None else True


def _spelt(index: int, values: Values, tallied: Tallies, kept: Kept | None) -> Hashable:
    return str(values[index])


def _count(
    node: Count, schema: Schema, number: int, shift: int, values: Values, tallied: Tallies, kept: Kept
) -> Hashable:
    found = tallied[number]
    return quantity_of(node, _situation(schema, values, kept)) if found is None else found.total >> shift & PAIR


def _distinct(
    node: Distinct,
    schema: Schema,
    number: int,
    shift: int,
    keys: Callable[[Tallied], list[Value]],
    members: Callable[[Tallied], Members],
    values: Values,
    tallied: Tallies,
    kept: Kept | None,
) -> Hashable:
    found = tallied[number]
    if found is None:
        return quantity_of(node, _situation(schema, values, kept))
    pair = found.total >> shift & PAIR
    # A number of values is told apart from a pair of counts by its sign.
    if sure_of(pair) == possible_of(pair) and None not in (different := set(keys(found))):
        return ~len(different)
    return Quantity(different_among(node, members(found), _situation(schema, values, kept)), whole=True)


def _sharing(
    node: NoTwo,
    number: int,
    keys: Callable[[Tallied], list[Value]],
    members: Callable[[Tallied], Members],
    schema: Schema,
    values: Values,
    tallied: Tallies,
    kept: Kept | None,
) -> Hashable:
    if (found := tallied[number]) is None:
        return sharing_of(node, _situation(schema, values, kept))
    each = keys(found)
    if None not in (different := set(each)) and len(different) == len(each):
        return NOBODY_SHARES
    return sharing_among(node, members(found))


def _interpreted(node: Term, schema: Schema, values: Values, tallied: Tallies, kept: Kept | None) -> Hashable:
    found = quantity_of(node, _situation(schema, values, kept))
    if isinstance(node, Total):
        # 1 and 1.00, or a moment in two zones, are equal but do not read the same.
        return _Spelt(found, str(found.shape))
    return found


def _interpreted_sharing(node: NoTwo, schema: Schema, values: Values, tallied: Tallies, kept: Kept) -> Hashable:
    return sharing_of(node, _situation(schema, values, kept))


def _situation(schema: Schema, values: Values, kept: Kept | None) -> Situation:
    return Situation(schema, values, kept=Kept() if kept is None else kept)


# ── reading what was seen ─────────────────────────────────────────────────────────────────


def _counted(seen: Hashable) -> Quantity:
    if isinstance(seen, Quantity):
        return seen
    if isinstance(seen, _Spelt):
        return seen.quantity
    if not isinstance(seen, int):
        raise TypeError(seen)
    return Quantity(Interval(~seen, ~seen) if seen < 0 else Interval(sure_of(seen), possible_of(seen)), whole=True)


def _sharing_seen(seen: Hashable) -> Sharing:
    if not isinstance(seen, Sharing):
        raise TypeError(seen)
    return seen


def _value_of_fact(slot: int, fact: Fact, unknown: Quantity, seen: Seen) -> Quantity:
    value = seen[slot]
    if value is None or fact.type.kind is Kind.LIST:
        return unknown
    return exactly(value, fact.type)  # type: ignore[arg-type]


def _negated(operand: Judging, seen: Seen) -> tuple[Truth, Leaf]:
    held, leaf = operand(seen)
    return ~held, leaf


def _first_least(items: tuple[Judging, ...], seen: Seen) -> tuple[Truth, Leaf]:
    return min((item(seen) for item in items), key=_rank)


def _first_greatest(items: tuple[Judging, ...], seen: Seen) -> tuple[Truth, Leaf]:
    return max((item(seen) for item in items), key=_rank)


def _rank(judged: tuple[Truth, Leaf]) -> int:
    return judged[0].value
