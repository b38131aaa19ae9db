"""Room `analysis`: figures that miss a limit by what a slip of the hand explains; a question for people, never a verdict.

The practice rests on the European Ombudsman's case 1846/2023/FA: a wrong figure that is an obvious clerical error is
clarified with the applicant before anything is rejected for it. Few slips count, so that the question stays worth
asking: the figure that may have been meant must be the limit itself, or one of the allowed values; where a nought or
the decimal point is misplaced it may also lie inside the limit, but not far. With it the rule must pass, and no other
rule may come out worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..checking.policy import CheckedPolicy, Comparison, Fact, Form, Lookup, Member, Scope
from ..checking.schema import Kind
from ..checking.walking import nodes
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Finding, Interval, Outcome, RuleVerdict, Verdict

_MONTHS = re.compile(r"month|mesic|měsíc")
_YEARS = re.compile(r"year|rok(?!u?v)|let(?![a-z])")
_TELLING = 1000
"""In a smaller figure the last digit means something."""
_MOST_DIGITS = 15
_LOOSE = ("more", "fewer", "shifted")
"""After these slips the order of magnitude alone says that they are likely."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure that may be a slip: in which fact, what was written, what may have been meant, and of which kind.

    Kinds are ``more`` and ``fewer`` (a nought too many or too few), ``shifted`` (the decimal point), ``swapped`` (two
    digits), ``repeated`` and ``dropped`` (a digit written twice or once too few), ``months`` (years written for
    months), ``years`` (the reverse) and ``last`` (the last digit).
    """

    rule: str
    fact: Fact
    written: int | Decimal
    meant: int | Decimal
    kind: str


def slips(verdict: Verdict) -> dict[str, Slip]:
    """The failed rules whose figure may be nothing but a slip, by their ids."""
    policy = verdict.policy
    if policy is None or not verdict.values:
        return {}
    found = (_slip(r, verdict, policy) for r in verdict.rules if r.outcome is Outcome.FAIL and r.finding is not None)
    return {slip.rule: slip for slip in found if slip is not None}


def _slip(rule: RuleVerdict, verdict: Verdict, policy: CheckedPolicy) -> Slip | None:
    assert rule.finding is not None
    for fact, fits in _suspects(rule.finding):
        written = verdict.values[fact.index]
        if isinstance(written, bool) or not isinstance(written, int | Decimal) or written <= 0:
            continue
        for kind, meant in explained(written, fact.field):
            if fits(meant, kind in _LOOSE) and _cures(meant, fact, rule, verdict, policy):
                return Slip(rule.rule.id, fact, written, meant, kind)
    return None


Fits = Callable[[int | Decimal, bool], bool]
"""Whether a figure may have been meant; the second argument says that it need not be the limit itself."""


def _suspects(finding: Finding) -> Iterator[tuple[Fact, Fits]]:
    """The facts of the proposal that the finding is about, each with what a figure meant there must satisfy."""
    leaf, required = finding.leaf, finding.required
    if finding.missing_row is not None:
        keys = (key for node in nodes(leaf) if isinstance(node, Lookup) for key in node.keys)
        yield from ((key, _anything) for key in keys if isinstance(key, Fact) and _is_figure(key))
        return
    match leaf:
        case Comparison(left=Fact() as fact, sign=sign, form=Form.PLAIN) if isinstance(required, Interval):
            limit = required.low
            if _is_figure(fact) and isinstance(limit, int | Decimal) and required.high == limit > 0:
                yield fact, _near(sign, limit)
        case Member(value=Fact() as fact) if isinstance(required, tuple) and _is_figure(fact):
            allowed = frozenset(value for value in required if isinstance(value, int | Decimal))
            yield fact, _one_of(allowed)
        case _:
            return


def _is_figure(fact: Fact) -> bool:
    return fact.scope is Scope.PROPOSAL and fact.type.kind in (Kind.NUMBER, Kind.MONEY)


def _anything(_figure: int | Decimal, _loose: bool) -> bool:
    return True


def _one_of(allowed: frozenset[int | Decimal]) -> Fits:
    return lambda figure, _loose: figure in allowed


def _near(sign: str, limit: int | Decimal) -> Fits:
    """Whether a figure is a limit or, loosely, lies inside it and not far: any smaller one would be inside too."""

    def near(figure: int | Decimal, loose: bool) -> bool:
        if figure == limit:
            return sign in ("<=", ">=", "=")
        inside = figure < limit < 2 * figure if sign in ("<=", "<") else limit < figure < 2 * limit
        return loose and inside and sign in ("<=", "<", ">=", ">")

    return near


def _cures(meant: int | Decimal, fact: Fact, rule: RuleVerdict, verdict: Verdict, policy: CheckedPolicy) -> bool:
    """Whether the rule passes with that figure, and no other rule comes out worse."""
    values = (*verdict.values[: fact.index], meant, *verdict.values[fact.index + 1 :])
    then = {r.rule.id: r.outcome for r in evaluate(policy, verdict.proposal, values, None, "none").rules}
    worse = any(r.outcome is not Outcome.FAIL and then.get(r.rule.id) is Outcome.FAIL for r in verdict.rules)
    return then.get(rule.rule.id) is Outcome.PASS and not worse


def explained(written: int | Decimal, field: str = "") -> Iterator[tuple[str, int | Decimal]]:
    """What may have been meant by a figure, the likeliest first; `field` tells months and years apart."""
    if written != int(written) or not 0 < written < 10**_MOST_DIGITS:
        if 0 < written < 10**_MOST_DIGITS:
            yield from (("shifted", Decimal(written) * factor) for factor in (1000, 100, 10))
        return
    whole = int(written)
    digits = str(whole)
    if _MONTHS.search(field):
        yield "months", whole * 12
    if _YEARS.search(field) and whole % 12 == 0:
        yield "years", whole // 12
    if whole % 10 == 0:
        yield "more", whole // 10
    yield "fewer", whole * 10
    for at, digit in enumerate(digits):
        if digits[at + 1 : at + 2] == digit:
            yield "repeated", int(digits[:at] + digits[at + 1 :])
    for at, digit in enumerate(digits):
        yield "dropped", int(digits[:at] + digit + digits[at:])
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1] and not (at == 0 and digits[1] == "0"):
            yield "swapped", int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])
    for factor in (100, 1000):
        if whole % factor == 0:
            yield "shifted", whole // factor
        yield "shifted", whole * factor
    if whole >= _TELLING:
        yield from (("last", figure) for figure in (whole - 1, whole + 1) if figure // 10 == whole // 10)
