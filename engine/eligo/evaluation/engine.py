"""Room `evaluation`: a checked policy and a proposal in, a verdict out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from ..checking.policy import CheckedPolicy
from ..checking.schema import Values
from ..checking.truth import Truth
from .closures import CompiledPolicy
from .missing import missing_in
from .reasons import explained
from .shifting import day_in_brussels
from .situation import Kept, Situation
from .verdict import Outcome, RuleVerdict, Verdict
from .versions import SUBMITTED, agreed, proposal_outcome

_MOST_COMPILED = 64


class InternalDisagreement(Exception):
    """The closures and the law came to different verdicts: a mistake in the engine, never in the policy."""

    def __init__(self, policy: str, rule: str, proposal: str) -> None:
        super().__init__(f"{policy}: {rule}: {proposal}")
        self.policy = policy
        self.rule = rule
        self.proposal = proposal


@dataclass(frozen=True, slots=True)
class Compiled:
    """A policy ready to be evaluated; `scope` says for which proposals, before anything else of them is looked at."""

    policy: CheckedPolicy
    scope: CompiledPolicy
    closures: CompiledPolicy


_COMPILED: dict[int, Compiled] = {}


def compile_policy(policy: CheckedPolicy) -> Compiled:
    """The policy ready to be evaluated; made once for each policy object."""
    compiled = _COMPILED.get(id(policy))
    if compiled is None or compiled.policy is not policy:
        while len(_COMPILED) >= _MOST_COMPILED:
            _COMPILED.pop(next(iter(_COMPILED)), None)
        scope, rules = replace(policy, rules=()), replace(policy, applies=None)
        compiled = _COMPILED[id(policy)] = Compiled(policy, CompiledPolicy(scope), CompiledPolicy(rules))
    return compiled


def evaluate(
    policy: CheckedPolicy, proposal_id: str, values: Values, as_of: date | None = None, reasons: str = "failing"
) -> Verdict:
    """What the policy says of a proposal; with the reasons of rules that do not pass, of all, or of none."""
    if not policy.later and policy.valid_from is None and policy.valid_to is None:
        return _evaluated(policy, proposal_id, values, reasons)
    day = reference_day(policy, values, as_of)
    if not _in_force(policy, day):
        return Verdict(proposal_id, policy, Outcome.NOT_APPLICABLE, values=values)
    if day is not None or not policy.later:
        return _evaluated(version_on(policy, day), proposal_id, values, reasons)
    versions = [_evaluated(v, proposal_id, values, reasons) for v in (policy, *(v for _, v in policy.later))]
    return agreed(versions, values)


def version_on(policy: CheckedPolicy, day: date | None) -> CheckedPolicy:
    """The policy as it is on a day; the first version where no day is given."""
    begun = [version for first, version in policy.later if day is not None and first <= day]
    return begun[-1] if begun else policy


def _evaluated(policy: CheckedPolicy, proposal_id: str, values: Values, reasons: str) -> Verdict:
    compiled = compile_policy(policy)
    scope, closures = compiled.scope, compiled.closures
    if scope.applies is not None and policy.applies is not None:
        applies, _ = scope.applies(scope.seen(values, scope.keeping()))
        if applies is Truth.FALSE:
            return Verdict(proposal_id, policy, Outcome.NOT_APPLICABLE, values=values)
        if applies is Truth.UNKNOWN:
            missing = missing_in((policy.applies,), Situation(policy.schema, values))
            return Verdict(proposal_id, policy, Outcome.UNDECIDED, missing=missing, values=values)
    kept = closures.keeping()
    seen = closures.seen(values, kept)
    verdicts = tuple([rule(seen) for rule in closures.rules])
    if reasons != "none":
        situation = Situation(policy.schema, values, kept=Kept() if kept is None else kept)
        verdicts = _with_reasons(policy, proposal_id, situation, verdicts, everything=reasons == "all")
    return Verdict(proposal_id, policy, proposal_outcome(verdicts), verdicts, (), values)


def _with_reasons(
    policy: CheckedPolicy, proposal: str, situation: Situation, verdicts: tuple[RuleVerdict, ...], *, everything: bool
) -> tuple[RuleVerdict, ...]:
    whole = list(verdicts)
    for number, verdict in enumerate(verdicts):
        if not everything and verdict.outcome is Outcome.PASS:
            continue
        reasoned = explained(verdict.rule, situation)
        if replace(reasoned, evidence=(), missing=(), values=(), kinds=()) != verdict:
            raise InternalDisagreement(policy.name, verdict.rule.id, proposal)
        whole[number] = reasoned
    return tuple(whole)


def reference_day(policy: CheckedPolicy, values: Values, as_of: date | None) -> date | None:
    """The day that chooses call years and versions: that of submission, in Brussels, else the day asked for."""
    names = [f.name for f in policy.schema.proposal.fields]
    submitted = values[names.index(SUBMITTED)] if SUBMITTED in names else None
    if isinstance(submitted, datetime):
        return day_in_brussels(submitted)
    return submitted if isinstance(submitted, date) else as_of


def _in_force(policy: CheckedPolicy, day: date | None) -> bool:
    if day is None:
        return True
    return (policy.valid_from is None or policy.valid_from <= day) and (
        policy.valid_to is None or day <= policy.valid_to
    )
