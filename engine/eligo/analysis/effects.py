"""Room `analysis`: which proposals come out differently under two policies, and by which rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..checking.policy import Both, CheckedPolicy, Condition, Force
from ..checking.schema import Values
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from .changes import Changes, Renamed
from .meaning import joined, meaning

_MATTERS = frozenset({Outcome.FAIL, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT})


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """A rule that came out differently, or weighs differently; None: the policy has no such rule."""

    old: RuleVerdict | None
    new: RuleVerdict | None


@dataclass(frozen=True, slots=True)
class Effect:
    """A proposal that comes out differently, with the rules that are why."""

    proposal: str
    old: Verdict
    new: Verdict
    rules: tuple[RuleEffect, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What two policies make of the same proposals, so many; `changed` holds the first of those that come out differently."""

    proposals: int
    outcomes: Mapping[tuple[Outcome, Outcome], int]
    changed: tuple[Effect, ...]

    @property
    def different(self) -> int:
        """How many proposals come out differently."""
        return sum(self.outcomes.values())


def effects(
    changes: Changes, proposals: Iterable[tuple[str, Values, Values]], as_of: date | None = None, most: int = 1000
) -> Effects:
    """Evaluates proposals, each as the old and as the new policy reads it, by the rules of both.

    Those on which neither policy would have anything to say are not counted.
    """
    old, new = meant_alike(changes.old, changes.new)
    names = {change.old.id: change.new.id for change in changes.wording if isinstance(change, Renamed)}
    outcomes: Counter[tuple[Outcome, Outcome]] = Counter()
    changed: list[Effect] = []
    read = 0
    for proposal, before, after in proposals:
        verdicts = (evaluate(old, proposal, before, as_of, "none"), evaluate(new, proposal, after, as_of, "none"))
        if not any(v.rules or v.outcome is not Outcome.NOT_APPLICABLE for v in verdicts):
            continue
        read += 1
        if verdicts[0].outcome is verdicts[1].outcome:
            continue
        outcomes[verdicts[0].outcome, verdicts[1].outcome] += 1
        if len(changed) < most:
            reasoned = evaluate(new, proposal, after, as_of, "all")
            changed.append(Effect(proposal, verdicts[0], reasoned, tuple(_rules(verdicts[0], reasoned, names))))
    return Effects(read, outcomes, tuple(changed))


def meant_alike(old: CheckedPolicy, new: CheckedPolicy) -> tuple[CheckedPolicy, CheckedPolicy]:
    """Two policies for the same proposals and days: what they say of these differently is left aside.

    No proposal belongs to two call years, so that else none could be compared.
    """
    known = {meaning(condition) for condition in joined(new.applies)}
    common = tuple(condition for condition in joined(old.applies) if meaning(condition) in known)
    applies = None if not common else common[0] if len(common) == 1 else Both(common, common[0].span)
    valid = (old.valid_from, old.valid_to)
    days = valid if valid == (new.valid_from, new.valid_to) else (None, None)
    return _meant_for(old, applies, days), _meant_for(new, applies, days)


def _meant_for(
    policy: CheckedPolicy, applies: Condition | None, days: tuple[date | None, date | None]
) -> CheckedPolicy:
    later = tuple((day, _meant_for(version, applies, days)) for day, version in policy.later)
    return replace(policy, applies=applies, valid_from=days[0], valid_to=days[1], later=later)


def _rules(old: Verdict, new: Verdict, names: Mapping[str, str]) -> Iterator[RuleEffect]:
    before = {names.get(verdict.rule.id, verdict.rule.id): verdict for verdict in old.rules}
    for after in new.rules:
        earlier = before.pop(after.rule.id, None)
        if _weight(earlier) != _weight(after):
            yield RuleEffect(earlier, after)
    yield from (RuleEffect(earlier, None) for earlier in before.values() if _weight(earlier) is not None)


def _weight(verdict: RuleVerdict | None) -> Outcome | None:
    """What a rule's verdict does to that on the proposal; None where it stands in nobody's way."""
    if verdict is None or verdict.rule.force is not Force.MUST or verdict.outcome not in _MATTERS:
        return None
    return verdict.outcome
