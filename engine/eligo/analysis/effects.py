"""Room `analysis`: which proposals come out differently under two policies, and by which rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..checking.policy import CheckedPolicy, Force
from ..checking.schema import Values
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from .changes import Changes, Renamed

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
    """What two policies make of the same proposals; `changed` holds the first of those that come out differently."""

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

    Whether a policy applies to a proposal, and on which days, is left aside: else no proposal could be compared.
    """
    old, new = for_every_proposal(changes.old), for_every_proposal(changes.new)
    names = {change.old.id: change.new.id for change in changes.wording if isinstance(change, Renamed)}
    outcomes: Counter[tuple[Outcome, Outcome]] = Counter()
    changed: list[Effect] = []
    read = 0
    for proposal, before, after in proposals:
        read += 1
        verdicts = (evaluate(old, proposal, before, as_of, "none"), evaluate(new, proposal, after, as_of, "none"))
        if verdicts[0].outcome is verdicts[1].outcome:
            continue
        outcomes[verdicts[0].outcome, verdicts[1].outcome] += 1
        if len(changed) < most:
            reasoned = evaluate(new, proposal, after, as_of, "all")
            changed.append(Effect(proposal, verdicts[0], reasoned, tuple(_rules(verdicts[0], reasoned, names))))
    return Effects(read, outcomes, tuple(changed))


def for_every_proposal(policy: CheckedPolicy) -> CheckedPolicy:
    """The policy without the limits to where and when it applies."""
    later = tuple((day, for_every_proposal(version)) for day, version in policy.later)
    return replace(policy, applies=None, valid_from=None, valid_to=None, later=later)


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
