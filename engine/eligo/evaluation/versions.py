"""Room `evaluation`: rules that changed with time, where nobody knows the day: what all versions of a policy agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..checking.policy import Force
from ..checking.schema import Values
from .verdict import Outcome, RuleVerdict, Verdict

SUBMITTED = "submitted_at"
"""The field of the proposal whose day says which version holds."""


def proposal_outcome(verdicts: tuple[RuleVerdict, ...]) -> Outcome:
    """What the rules come to together; recommendations never decide."""
    outcomes = {v.outcome for v in verdicts if v.rule.force is Force.MUST}
    for decisive in (Outcome.FAIL, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT):
        if decisive in outcomes:
            return decisive
    return Outcome.PASS


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
    rules = tuple(_agreed(each, day) for each in zip(*(v.rules for v in versions), strict=True))
    return replace(first, rules=rules, outcome=proposal_outcome(rules))


def _agreed(versions: Sequence[RuleVerdict], day: str) -> RuleVerdict:
    first = versions[0]
    outcomes = {v.outcome for v in versions}
    if len(outcomes) == 1 and first.outcome is not Outcome.UNDECIDED:
        return first
    missing = tuple(dict.fromkeys(m for v in versions for m in v.missing))
    if len(outcomes) == 1:
        return replace(first, missing=missing)
    return RuleVerdict(first.rule, Outcome.UNDECIDED, missing=tuple(dict.fromkeys((day, *missing))))
