"""Room `evaluation`: a checked policy and a proposal in, a verdict out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from ..checking.policy import CheckedPolicy, Force
from ..checking.schema import Values
from ..checking.truth import Truth
from .closures import CompiledPolicy
from .interpreter import Situation
from .missing import missing_in
from .reasons import explained
from .verdict import Outcome, RuleVerdict, Verdict

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
    """A policy ready to be evaluated; `submitted` is the position of the field whose day chooses call years."""

    policy: CheckedPolicy
    closures: CompiledPolicy
    submitted: int | None


_COMPILED: dict[int, Compiled] = {}


def compile_policy(policy: CheckedPolicy) -> Compiled:
    """The policy ready to be evaluated; made once for each policy object."""
    compiled = _COMPILED.get(id(policy))
    if compiled is None or compiled.policy is not policy:
        while len(_COMPILED) >= _MOST_COMPILED:
            _COMPILED.pop(next(iter(_COMPILED)), None)
        names = [f.name for f in policy.schema.proposal.fields]
        dated = policy.valid_from is not None or policy.valid_to is not None
        submitted = names.index("submitted_at") if dated and "submitted_at" in names else None
        compiled = _COMPILED[id(policy)] = Compiled(policy, CompiledPolicy(policy), submitted)
    return compiled


def evaluate(
    policy: CheckedPolicy, proposal_id: str, values: Values, as_of: date | None = None, reasons: str = "failing"
) -> Verdict:
    """What the policy says of a proposal; with the reasons of rules that do not pass, of all, or of none."""
    compiled = compile_policy(policy)
    if not _in_force(compiled, values, as_of):
        return Verdict(proposal_id, policy, Outcome.NOT_APPLICABLE, values=values)
    closures = compiled.closures
    seen = closures.seen(values)
    if closures.applies is not None:
        applies, _ = closures.applies(seen)
        if applies is Truth.FALSE:
            return Verdict(proposal_id, policy, Outcome.NOT_APPLICABLE, values=values)
        if applies is Truth.UNKNOWN and policy.applies is not None:
            missing = missing_in((policy.applies,), Situation(policy.schema, values))
            return Verdict(proposal_id, policy, Outcome.UNDECIDED, missing=missing, values=values)
    verdicts = tuple([rule(seen) for rule in closures.rules])
    if reasons != "none":
        verdicts = _with_reasons(compiled, proposal_id, values, verdicts, everything=reasons == "all")
    return Verdict(proposal_id, policy, proposal_outcome(verdicts), verdicts, (), values)


def proposal_outcome(verdicts: tuple[RuleVerdict, ...]) -> Outcome:
    """What the rules come to together; recommendations never decide."""
    outcomes = {v.outcome for v in verdicts if v.rule.force is Force.MUST}
    for decisive in (Outcome.FAIL, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT):
        if decisive in outcomes:
            return decisive
    return Outcome.PASS


def _with_reasons(
    compiled: Compiled, proposal: str, values: Values, verdicts: tuple[RuleVerdict, ...], *, everything: bool
) -> tuple[RuleVerdict, ...]:
    situation = Situation(compiled.policy.schema, values, counted={})
    whole = list(verdicts)
    for number, verdict in enumerate(verdicts):
        if not everything and verdict.outcome is Outcome.PASS:
            continue
        reasoned = explained(verdict.rule, situation)
        if replace(reasoned, evidence=(), missing=(), values=()) != verdict:
            raise InternalDisagreement(compiled.policy.name, verdict.rule.id, proposal)
        whole[number] = reasoned
    return tuple(whole)


def _in_force(compiled: Compiled, values: Values, as_of: date | None) -> bool:
    policy = compiled.policy
    if policy.valid_from is None and policy.valid_to is None:
        return True
    submitted = None if compiled.submitted is None else values[compiled.submitted]
    day = as_of
    if isinstance(submitted, datetime):
        day = submitted.astimezone(_brussels()).date()
    elif isinstance(submitted, date):
        day = submitted
    if day is None:
        return True
    return (policy.valid_from is None or policy.valid_from <= day) and (
        policy.valid_to is None or day <= policy.valid_to
    )


@cache
def _brussels() -> ZoneInfo:
    return ZoneInfo("Europe/Brussels")
