"""Room `evaluation`: what proposals have shown of a policy: outcomes, branches of conditions, rows of tables.

A branch is one way in which a condition can come out: a comparison that holds, or does not; one item of `and` or
`or` that decides on its own. What is shown is found by the law, condition by condition, after the verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
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
    Force,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Rule,
    RuleException,
    Selection,
    Table,
    Term,
    Total,
    Yes,
)
from ..checking.truth import Truth
from ..text.span import Span, span_of_file
from .exceptions import conditions_of
from .interpreter import gatherings, members_of, quantity_of, truth_of
from .lookups import looked_up
from .reading import parts
from .situation import Kept, Situation
from .verdict import Outcome, Verdict

Node: TypeAlias = Condition | Selection | Term

_BRANCHES = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "unknown"}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that tests can show.

    `kind` is ``rule`` or ``outcome`` (`what`: an outcome), ``branch`` (`what`: ``true``, ``false``, ``unknown`` or
    ``decides``, and `node` the condition) or ``row`` (`what`: the key of the row). `rule` is None for what is the
    policy's own; of a row it is the table. `optional` points are counted apart.
    """

    kind: str
    rule: str | None
    what: str
    node: Condition | None
    span: Span = field(compare=False, repr=False)
    optional: bool = field(default=False, compare=False)

    @property
    def place(self) -> tuple[str, int, int, int]:
        """Where it stands, for sorting: what belongs to the same place keeps its order."""
        return (self.span.file, self.span.line, self.span.column, self.span.end)


@dataclass(frozen=True, slots=True)
class Coverage:
    """What can be shown of a policy, and what has been."""

    points: tuple[Point, ...]
    shown: frozenset[Point]

    @property
    def demanded(self) -> tuple[Point, ...]:
        """The points that count."""
        return tuple(point for point in self.points if not point.optional)

    @property
    def missed(self) -> tuple[Point, ...]:
        """The points that count and that nothing has shown, in the order of the files."""
        return tuple(sorted((p for p in self.demanded if p not in self.shown), key=lambda p: p.place))

    @property
    def unseen(self) -> tuple[Point, ...]:
        """The optional points that nothing has shown."""
        return tuple(sorted((p for p in self.points if p.optional and p not in self.shown), key=lambda p: p.place))

    @property
    def count(self) -> int:
        """How many of the points that count have been shown."""
        return len(self.demanded) - len(self.missed)

    @property
    def percent(self) -> int:
        """How much has been shown, rounded down: 100 only where nothing is missed."""
        return 100 * self.count // len(self.demanded) if self.demanded else 100


def covered(policy: CheckedPolicy, verdicts: Iterable[Verdict]) -> Coverage:
    """What the verdicts of a policy have shown of it."""
    shown = set[Point]()
    for verdict in verdicts:
        shown |= set(_shown(policy, verdict))
    points = tuple(dict.fromkeys(_points(policy)))
    return Coverage(points, frozenset(shown).intersection(points))


# ── what can be shown ─────────────────────────────────────────────────────────────────────


def _points(policy: CheckedPolicy) -> Iterator[Point]:
    demanding = [rule for rule in policy.rules if rule.force is Force.MUST]
    dated = policy.valid_from is not None or policy.valid_to is not None
    able = {
        Outcome.PASS: True,
        Outcome.FAIL: any(_can_fail(rule) for rule in demanding),
        Outcome.UNDECIDED: policy.applies is not None or any(rule.requirement is not None for rule in demanding),
        Outcome.NEEDS_JUDGEMENT: any(rule.requirement is None for rule in demanding),
        Outcome.NOT_APPLICABLE: policy.applies is not None or dated,
    }
    for outcome in (outcome for outcome, possible in able.items() if possible):
        yield _outcome_of_policy(policy, outcome)
    if policy.applies is not None:
        yield from _branches(None, policy.applies)
    for rule in policy.rules:
        judging = rule.requirement is None
        yield _outcome_of_rule(rule, Outcome.NEEDS_JUDGEMENT if judging else Outcome.PASS)
        if _can_fail(rule):
            yield _outcome_of_rule(rule, Outcome.FAIL)
        if rule.when is not None:
            yield _outcome_of_rule(rule, Outcome.NOT_APPLICABLE)
        if not judging or rule.when is not None:
            yield replace(_outcome_of_rule(rule, Outcome.UNDECIDED), optional=True)
        for condition in conditions_of(rule):
            yield from _branches(rule.id, condition)
    for table in _tables(policy):
        for number in range(len(table.rows)):
            yield _row(table, number)


def _can_fail(rule: Rule) -> bool:
    return rule.requirement is not None and _can_be(rule.requirement, wanted=False)


def _can_be(condition: Condition, *, wanted: bool) -> bool:
    """Whether a condition can come out so at all; that a fact is given is true or not known, never false."""
    match condition:
        case Given():
            return wanted
        case Negation(operand):
            return _can_be(operand, wanted=not wanted)
        case Both(items):
            return (all if wanted else any)(_can_be(item, wanted=wanted) for item in items)
        case Either(items):
            return (any if wanted else all)(_can_be(item, wanted=wanted) for item in items)
        case Comparison() | Member() | Yes() | NoTwo():
            return True
        case _:
            assert_never(condition)


def _outcome_of_policy(policy: CheckedPolicy, outcome: Outcome) -> Point:
    own = policy.files[-1] if policy.files else policy.name
    return Point("outcome", None, outcome.value, None, span_of_file(own))


def _outcome_of_rule(rule: Rule, outcome: Outcome) -> Point:
    return Point("rule", rule.id, outcome.value, None, rule.span)


def _row(table: Table, number: int) -> Point:
    key = ", ".join(str(value) for value in table.rows[number][: table.keys])
    span = table.places[number] if number < len(table.places) else span_of_file("")
    return Point("row", table.name, key, None, span)


def _branches(rule: str | None, condition: Condition) -> Iterator[Point]:
    """The branches of a condition and of all conditions inside it; one that reads no fact has none."""
    for node, _ in parts(condition):
        match node:
            case Comparison() | Member() | Yes() | NoTwo():
                if any(isinstance(inner, Fact | Selection) for inner, _ in parts(node)):
                    yield _branch(rule, node, "true")
                    yield _branch(rule, node, "false")
            case Given():
                yield _branch(rule, node, "true")
                yield _branch(rule, node, "unknown")
            case Both(items) | Either(items):
                for item in items:
                    if _can_be(item, wanted=isinstance(node, Either)):
                        yield _branch(rule, item, "decides")
            case Negation() | Selection() | Constant() | Fact() | Count() | Distinct() | Groups() | Total():
                pass
            case Arithmetic() | Lookup() | Moved() | Rounded():
                pass
            case _:
                assert_never(node)


def _branch(rule: str | None, node: Condition, what: str) -> Point:
    return Point("branch", rule, what, node, node.span)


def _tables(policy: CheckedPolicy) -> tuple[Table, ...]:
    """The tables that are looked up in, each once."""
    conditions = [c for rule in policy.rules for c in conditions_of(rule)]
    conditions += [policy.applies] if policy.applies is not None else []
    found = [node.table for condition in conditions for node, _ in parts(condition) if isinstance(node, Lookup)]
    return tuple(dict.fromkeys(found))


# ── what a verdict shows ──────────────────────────────────────────────────────────────────


def _shown(policy: CheckedPolicy, verdict: Verdict) -> Iterator[Point]:
    yield _outcome_of_policy(policy, verdict.outcome)
    situation = Situation(policy.schema, verdict.values)
    if policy.applies is not None:
        yield from _watched(None, policy.applies, situation)
    stated = {rule.id: rule for rule in policy.rules}
    for each in verdict.rules:
        yield _outcome_of_rule(each.rule, each.outcome)
        written = _as_first_written(each.rule, stated[each.rule.id])
        for condition in _asked(each.rule, each.outcome, situation):
            for point in _watched(each.rule.id, condition, situation):
                yield replace(point, node=written.get(id(point.node), point.node))


def _as_first_written(rule: Rule, stated: Rule) -> dict[int, Condition]:
    """The conditions of a rule as the policy first has them: another period has other values in the same places."""
    if rule is stated:
        return {}
    pairs = zip(conditions_of(rule), conditions_of(stated), strict=True)
    below = ((n, first) for own, its in pairs for (n, _), (first, _) in zip(parts(own), parts(its), strict=False))
    return {id(node): first for node, first in below if isinstance(first, Condition)}


def _asked(rule: Rule, outcome: Outcome, situation: Situation) -> Iterator[Condition]:
    """The conditions of a rule that are asked of a proposal: what an exception requires only where it may apply."""
    if rule.when is not None:
        yield rule.when
    if outcome is not Outcome.NOT_APPLICABLE:
        if rule.requirement is not None:
            yield rule.requirement
        yield from _of_exceptions(rule.exceptions, situation)


def _of_exceptions(exceptions: tuple[RuleException, ...], situation: Situation) -> Iterator[Condition]:
    for exception in exceptions:
        yield exception.when
        if truth_of(exception.when, situation) is not Truth.FALSE:
            if exception.requirement is not None:
                yield exception.requirement
            yield from _of_exceptions(exception.exceptions, situation)


def _watched(rule: str | None, node: Node, situation: Situation) -> Iterator[Point]:
    """The branches that a condition takes in a situation, and those of all conditions inside it."""
    match node:
        case Comparison(left=left, right=right):
            yield _branch(rule, node, _BRANCHES[truth_of(node, situation)])
            yield from _watched(rule, left, situation)
            yield from _watched(rule, right, situation)
        case Member(value=value) | Yes(value=value):
            yield _branch(rule, node, _BRANCHES[truth_of(node, situation)])
            yield from _watched(rule, value, situation)
        case Given():
            yield _branch(rule, node, _BRANCHES[truth_of(node, situation)])
        case NoTwo(of=of):
            yield _branch(rule, node, _BRANCHES[truth_of(node, situation)])
            yield from _watched(rule, of, situation)
        case Negation(operand):
            yield from _watched(rule, operand, situation)
        case Both(items):
            yield from _deciding(rule, items, Truth.FALSE, situation)
        case Either(items):
            yield from _deciding(rule, items, Truth.TRUE, situation)
        case Selection(condition=condition):
            if condition is not None:
                for inside in _candidates(node, situation):
                    yield from _watched(rule, condition, inside)
        case Constant() | Fact():
            return
        case Count(of) | Distinct(of=of):
            yield from _watched(rule, of, situation)
        case Groups(of=of, condition=condition):
            yield from _watched(rule, of, situation)
            for gathering in gatherings(node, situation):
                yield from _watched(rule, condition, gathering.situation)
        case Total(term=term, of=of):
            yield from _watched(rule, of, situation)
            for element, _ in members_of(of, situation).listed:
                yield from _watched(rule, term, situation.within(element))
        case Arithmetic(left=left, right=right):
            yield from _watched(rule, left, situation)
            yield from _watched(rule, right, situation)
        case Moved(term=term) | Rounded(term=term):
            yield from _watched(rule, term, situation)
        case Lookup(keys=keys):
            for key in keys:
                yield from _watched(rule, key, situation)
            yield from _rows_used(node, situation)
        case _:
            assert_never(node)


def _deciding(rule: str | None, items: tuple[Condition, ...], decisive: Truth, situation: Situation) -> Iterator[Point]:
    """The one item that gives the whole its truth where no other does."""
    truths = [truth_of(item, situation) for item in items]
    if truths.count(decisive) == 1:
        yield _branch(rule, items[truths.index(decisive)], "decides")
    for item in items:
        yield from _watched(rule, item, situation)


def _candidates(selection: Selection, situation: Situation) -> Iterator[Situation]:
    """The elements that the condition of a selection is asked of."""
    everyone = members_of(replace(selection, condition=None), replace(situation, kept=Kept(), kept_of_group=None))
    for element, _ in everyone.listed:
        yield situation.within(element)


def _rows_used(lookup: Lookup, situation: Situation) -> Iterator[Point]:
    """The row that is surely meant: the only one in which the keys are found when it stands alone."""
    keys = tuple(quantity_of(key, situation) for key in lookup.keys)
    for number, row in enumerate(lookup.table.rows):
        alone = replace(lookup, table=replace(lookup.table, rows=(row,)))
        if looked_up(alone, keys, situation.schema).no_row is Truth.FALSE:
            yield _row(lookup.table, number)
            return
