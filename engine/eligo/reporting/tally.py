"""Room `reporting`: what a batch came to, counted verdict by verdict; numbers and facts only, of any language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Context, Decimal
from typing import TypeAlias

from ..checking.policy import CheckedPolicy, Force, Rule
from ..checking.schema import Schema, Type, Value
from ..data.records import Rejected
from ..evaluation.verdict import Outcome, Verdict
from .breakdowns import Breakdown, Place, breakdowns, money_fields
from .pages import STAGES

NAMED = 12
"""So many proposals are named where many wait for the same thing."""
MOST_REJECTED = 1000
"""So many rejected records are told one by one."""

Profile: TypeAlias = tuple[tuple[str, Outcome], ...]
"""The stages of one verdict that were not simply passed, each with the worst that its binding rules came to."""

# Sums stay exact up to this many digits; amounts of a real call have a dozen.
_EXACT = Context(prec=120)
_RANK = {Outcome.NEEDS_JUDGEMENT: 1, Outcome.UNDECIDED: 2, Outcome.FAIL: 3}


@dataclass(slots=True)
class Waiting:
    """How many proposals wait for one thing, and the first few: id and name of the page."""

    count: int = 0
    named: list[tuple[str, str]] = field(default_factory=list)

    def add(self, proposal: str, file: str) -> None:
        """One more."""
        self.count += 1
        if len(self.named) < NAMED:
            self.named.append((proposal, file))

    def merge(self, other: Waiting) -> None:
        """Those of both, these first."""
        self.count += other.count
        self.named += other.named[: NAMED - len(self.named)]


@dataclass(slots=True)
class Amount:
    """The sum of a field of money over some proposals, and of how many the amount is or is not known."""

    sum: Decimal = Decimal(0)
    known: int = 0
    unknown: int = 0

    def add(self, value: Value) -> None:
        """One more proposal."""
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            self.sum = _EXACT.add(self.sum, Decimal(value))
            self.known += 1
        else:
            self.unknown += 1

    def merge(self, other: Amount) -> None:
        """Those of both."""
        self.sum = _EXACT.add(self.sum, other.sum)
        self.known += other.known
        self.unknown += other.unknown


@dataclass(slots=True)
class PolicyTally:
    """What one policy said: how its rules came out, and how far proposals got through its stages."""

    policy: CheckedPolicy
    rules: dict[str, Rule] = field(default_factory=dict)
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    """How often the rule of that id came out so."""
    verdicts: Counter[Outcome] = field(default_factory=Counter)
    """How the proposals came out to which the policy applies, or perhaps applies."""
    profiles: Counter[Profile] = field(default_factory=Counter)
    undetermined: int = 0
    """Of how many it is not known whether the policy applies."""

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that some binding rule belongs to, in order."""
        rules = (*self.policy.rules, *self.rules.values())
        used = dict.fromkeys(rule.stage for rule in rules if rule.force is Force.MUST)
        return tuple(dict.fromkeys(stage for stage in (*STAGES, *used) if stage in used))


@dataclass(slots=True)
class Tally:
    """A batch so far. The verdicts of one proposal come one after another; memory does not grow with their number."""

    proposals: int = 0
    verdicts: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    """How many proposals came out so; one that several policies judge differently counts under each outcome."""
    policies: dict[str, PolicyTally] = field(default_factory=dict)
    waiting: dict[tuple[str, str], Waiting] = field(default_factory=dict)
    """What is undecided, by policy and kind of missing fact, such as ``partners/role``; empty where no fact is missing."""
    judging: dict[tuple[str, str], Waiting] = field(default_factory=dict)
    """What waits for a person, by policy and rule."""
    places: dict[Place, Counter[tuple[str | None, str | None]]] = field(default_factory=dict)
    """Countries of the proposals or of the elements of their lists, each with its role."""
    amounts: dict[str, dict[Outcome | None, Amount]] = field(default_factory=dict)
    """Sums by field of money and outcome; under None those of all proposals."""
    schemas: dict[str, Schema] = field(default_factory=dict)
    """For each place and field of money, the records in which its names are found."""
    money: dict[str, Type] = field(default_factory=dict)
    rejections: int = 0
    rejected: list[Rejected] = field(default_factory=list)
    _last: str | None = None
    _came_to: set[Outcome] = field(default_factory=set)
    _waited: set[str] = field(default_factory=set)

    def add(self, verdict: Verdict, file: str = "") -> None:
        """One more verdict; `file` is the name of its page."""
        first = verdict.proposal != self._last
        if first:
            self._last, self._came_to, self._waited = verdict.proposal, set(), set()
            self.proposals += 1
        self.verdicts += 1
        new = verdict.outcome not in self._came_to
        if new:
            self._came_to.add(verdict.outcome)
            self.outcomes[verdict.outcome] += 1
        if verdict.policy is None:
            return
        self._count(verdict.policy, verdict)
        self._wait(verdict.policy, verdict, file)
        if new:
            self._look(verdict.policy.schema, verdict, first=first)

    def reject(self, rejected: Rejected) -> None:
        """One more record that could not be read."""
        self.rejections += 1
        if len(self.rejected) < MOST_REJECTED:
            self.rejected.append(rejected)

    def merge(self, other: Tally) -> None:
        """Adds what another part of the batch came to; no proposal is in both."""
        self.proposals += other.proposals
        self.verdicts += other.verdicts
        self.outcomes += other.outcomes
        for name, theirs in other.policies.items():
            own = self.policies.setdefault(name, PolicyTally(theirs.policy))
            own.rules = theirs.rules | own.rules
            own.outcomes += theirs.outcomes
            own.verdicts += theirs.verdicts
            own.profiles += theirs.profiles
            own.undetermined += theirs.undetermined
        for mine, given in ((self.waiting, other.waiting), (self.judging, other.judging)):
            for key, waiting in given.items():
                mine.setdefault(key, Waiting()).merge(waiting)
        for place, counts in other.places.items():
            self.places.setdefault(place, Counter()).update(counts)
        for name, amounts in other.amounts.items():
            for outcome, amount in amounts.items():
                self.amounts.setdefault(name, {}).setdefault(outcome, Amount()).merge(amount)
        self.schemas = other.schemas | self.schemas
        self.money = other.money | self.money
        self.rejections += other.rejections
        self.rejected += other.rejected[: MOST_REJECTED - len(self.rejected)]

    # ── one verdict ───────────────────────────────────────────────────────────────────────

    def _count(self, policy: CheckedPolicy, verdict: Verdict) -> None:
        if verdict.outcome is Outcome.NOT_APPLICABLE and not verdict.rules:
            return
        tally = self.policies.get(policy.name)
        if tally is None:
            tally = self.policies[policy.name] = PolicyTally(policy)
        tally.verdicts[verdict.outcome] += 1
        if not verdict.rules:
            tally.undetermined += 1
            return
        worst: dict[str, Outcome] = {}
        for r in verdict.rules:
            rule, outcome = r.rule, r.outcome
            tally.outcomes[rule.id, outcome] += 1
            if rule.id not in tally.rules:
                tally.rules[rule.id] = rule
            if outcome in _RANK and rule.force is Force.MUST:
                before = worst.get(rule.stage)
                if before is None or _RANK[before] < _RANK[outcome]:
                    worst[rule.stage] = outcome
        tally.profiles[tuple(sorted(worst.items(), key=_by_stage)) if worst else ()] += 1

    def _wait(self, policy: CheckedPolicy, verdict: Verdict, file: str) -> None:
        if verdict.outcome is Outcome.UNDECIDED:
            for fact in facts_waited_for(verdict):
                if fact not in self._waited:
                    self._waited.add(fact)
                    self.waiting.setdefault((policy.name, fact), Waiting()).add(verdict.proposal, file)
        elif verdict.outcome is Outcome.NEEDS_JUDGEMENT:
            for rule in judged_for(verdict):
                self.judging.setdefault((policy.name, rule), Waiting()).add(verdict.proposal, file)

    def _look(self, schema: Schema, verdict: Verdict, *, first: bool) -> None:
        values = verdict.values
        if not values:
            return
        for position, name, type_ in money_fields(schema):
            sums = self.amounts.setdefault(name, {})
            if first:
                self.schemas.setdefault(name, schema)
                self.money.setdefault(name, type_)
                sums.setdefault(None, Amount()).add(values[position])
            sums.setdefault(verdict.outcome, Amount()).add(values[position])
        if first:
            for breakdown in breakdowns(schema):
                self._locate(breakdown, values[breakdown.position], schema)

    def _locate(self, of: Breakdown, value: Value, schema: Schema) -> None:
        counts = self.places.get(of.place)
        if counts is None:
            counts = self.places[of.place] = Counter()
            self.schemas.setdefault(of.place.name, schema)
        if of.inner is None:
            counts[value if isinstance(value, str) else None, None] += 1
        elif isinstance(value, tuple):
            inner, role = of.inner, of.role
            for element in value:
                if isinstance(element, tuple):
                    where, what = element[inner], element[role] if role is not None else None
                    key = (where if isinstance(where, str) else None, what if isinstance(what, str) else None)
                    counts[key] += 1


def _fact_kind(pointer: str) -> str:
    """What kind of fact a pointer names, whichever element it belongs to: ``partners/role``."""
    steps = pointer.split("/")[1:]
    return "/".join(step for place, step in enumerate(steps) if place != 1 or not step.isdigit())


def tallied(verdicts: Sequence[Verdict], rejected: Iterable[Rejected], file: Callable[[Verdict], str]) -> Tally:
    """What a whole batch came to, in whatever order; `file` names the page of a verdict."""
    tally = Tally()
    places: dict[str, int] = {}
    for verdict in verdicts:
        places.setdefault(verdict.proposal, len(places))
    for verdict in sorted(verdicts, key=lambda v: places[v.proposal]):
        tally.add(verdict, file(verdict))
    for record in rejected:
        tally.reject(record)
    return tally


def facts_waited_for(verdict: Verdict) -> list[str]:
    """The kinds of facts that keep a verdict undecided; that which only a recommendation lacks keeps up nothing."""
    facts = {_fact_kind(p) for p in verdict.missing}
    facts |= {
        _fact_kind(p)
        for r in verdict.rules
        if r.outcome is Outcome.UNDECIDED and r.rule.force is Force.MUST
        for p in r.missing
    }
    return sorted(facts or {""})


def judged_for(verdict: Verdict) -> list[str]:
    """The binding rules that wait for a person."""
    return [r.rule.id for r in verdict.rules if r.outcome is Outcome.NEEDS_JUDGEMENT and r.rule.force is Force.MUST]


def _by_stage(item: tuple[str, Outcome]) -> tuple[int, str]:
    return (STAGES.index(item[0]) if item[0] in STAGES else len(STAGES), item[0])
