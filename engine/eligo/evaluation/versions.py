"""Room `evaluation`: rules that changed with time, where nobody knows the day: what all versions of a policy agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce
from operator import is_
from typing import TypeGuard

from ..checking.policy import Condition, Force, Rule, RuleException
from ..checking.schema import Values
from .quantities import greatest, least
from .verdict import Choice, Evidence, Interval, Measured, Outcome, RuleVerdict, Verdict

SUBMITTED = "submitted_at"
"""The field of the proposal whose day says which version holds."""


def proposal_outcome(verdicts: tuple[RuleVerdict, ...]) -> Outcome:
    """What the rules come to together; recommendations never decide."""
    outcomes = {v.outcome for v in verdicts if v.rule.force is Force.MUST}
    for decisive in (Outcome.FAIL, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT):
        if decisive in outcomes:
            return decisive
    return Outcome.PASS


_MOST_KEPT = 4096
_AGREED: dict[tuple[object, ...], tuple[tuple[RuleVerdict, ...], RuleVerdict]] = {}


def agreed(versions: Sequence[Verdict], values: Values) -> Verdict:
    """The verdict where every version gives the same; a rule on which they differ is undecided for want of the day."""
    first = versions[0]
    names = {f.name for f in first.policy.schema.proposal.fields} if first.policy else set()
    day = f"/{SUBMITTED}" if SUBMITTED in names else "/as_of"
    if any(not v.rules for v in versions):
        same = all(v.outcome is first.outcome and not v.rules for v in versions)
        if same and first.outcome is not Outcome.UNDECIDED:
            return first
        missing = dict.fromkeys([*(() if same else (day,)), *(m for v in versions for m in v.missing)])
        return Verdict(first.proposal, first.policy, Outcome.UNDECIDED, missing=tuple(missing), values=values)
    rules = tuple([_agreed(each, day) for each in zip(*(v.rules for v in versions), strict=True)])
    return replace(first, rules=rules, outcome=proposal_outcome(rules))


def _agreed(versions: tuple[RuleVerdict, ...], day: str) -> RuleVerdict:
    """What the versions of a rule come to; verdicts without reasons are the same objects again and again."""
    if any(v.evidence or v.missing or v.values for v in versions):
        return _found(versions, day)
    key = (day, *map(id, versions))
    kept = _AGREED.get(key)
    if kept is None or not all(map(is_, kept[0], versions)):
        while len(_AGREED) >= _MOST_KEPT:
            _AGREED.pop(next(iter(_AGREED)), None)
        kept = _AGREED[key] = (versions, _found(versions, day))
    return kept[1]


def _found(versions: tuple[RuleVerdict, ...], day: str) -> RuleVerdict:
    first = versions[0]
    outcomes = {v.outcome for v in versions}
    if len(outcomes) == 1 and first.outcome is not Outcome.UNDECIDED:
        return _together(versions)
    missing = tuple(dict.fromkeys(m for v in versions for m in v.missing))
    if len(outcomes) == 1:
        # With the other facts given, the versions may still differ.
        changes = any(_asks(v.rule) != _asks(first.rule) for v in versions)
        return replace(first, missing=tuple(dict.fromkeys((day, *missing))) if changes else missing)
    return RuleVerdict(first.rule, Outcome.UNDECIDED, missing=tuple(dict.fromkeys((day, *missing))))


def _asks(rule: Rule) -> tuple[Condition | None, Condition | None, tuple[RuleException, ...]]:
    return rule.when, rule.requirement, rule.exceptions


def _together(versions: Sequence[RuleVerdict]) -> RuleVerdict:
    """Where every version comes to the same: with what any of them may have found, for the day decides which holds."""
    first = versions[0]
    values = tuple((place, _any_of([v.values[i][1] for v in versions])) for i, (place, _) in enumerate(first.values))
    findings = [v.finding for v in versions if v.finding is not None]
    if len(findings) < len(versions) or len({f.leaf.span for f in findings}) > 1:
        return replace(first, values=values)
    margins, limits = {f.margin for f in findings}, [f.required for f in findings]
    finding = replace(
        findings[0],
        measured=_any_of([f.measured for f in findings]),
        required=_any_of(limits) if _all_measured(limits) else limits[0],
        margin=margins.pop() if len(margins) == 1 else None,
    )
    return replace(first, finding=finding, evidence=tuple(_counting_in(versions)), values=values)


def _all_measured(limits: Sequence[object]) -> TypeGuard[Sequence[Measured]]:
    return all(isinstance(limit, Interval | Choice) for limit in limits)


def _any_of(values: Sequence[Measured]) -> Measured:
    intervals = [value for value in values if isinstance(value, Interval)]
    if len(intervals) == len(values):
        return Interval(reduce(least, (i.low for i in intervals)), reduce(greatest, (i.high for i in intervals)))
    return values[0] if len(set(values)) == 1 else Choice(None)


def _counting_in(versions: Sequence[RuleVerdict]) -> Iterator[Evidence]:
    """Who counted in any version; where that differs, it cannot be said yet."""
    counted = [{e.path: e for e in v.evidence} for v in versions]
    for path in sorted({path for each in counted for path in each}, key=_place):
        seen = [each.get(path) for each in counted]
        one = next(e for e in seen if e is not None)
        yield one if all(e == one for e in seen) else replace(one, counts="unknown")


def _place(path: str) -> tuple[str, int]:
    listed, position = path.rsplit("/", 1)
    return listed, int(position)
