"""Room `cli`: what a test expects against what came out, one difference at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from ..checking.cases import Case
from ..checking.expectations import (
    Expectation,
    MeasuredExpected,
    MissingExpected,
    OutcomeExpected,
    SaidExpected,
    WarningsExpected,
)
from ..checking.policy import CheckedPolicy, Comparison, Fact, Given, Member, NoTwo, Scalar, Yes
from ..checking.schema import Type
from ..evaluation.verdict import Bound, Choice, Finding, Interval, Leaf, Measured, RuleVerdict, Verdict
from ..reporting.nouns import type_of
from ..reporting.sentences import message, proposal_message
from ..reporting.wording import NUMBER
from ..reporting.wording import measured as in_words
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.messages import say

_UNKNOWN = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One expectation that was not met, in words, and the engine's reason for what came out instead.

    `what` is ``outcome``, ``measured``, ``missing``, ``message`` or ``warnings``; `rule` is None for the proposal.
    """

    diagnostic: Diagnostic
    what: str
    rule: str | None
    wanted: str
    got: str
    reason: str


def differences(case: Case, verdict: Verdict, policy: CheckedPolicy, language: str) -> tuple[Difference, ...]:
    """What came out differently from what the test expects, in the order of its lines."""
    comparing = _Comparing(verdict, policy, language)
    return tuple(d for expected in case.expectations for d in comparing.difference(expected))


@dataclass(frozen=True, slots=True)
class _Comparing:
    """One verdict, to be compared with what was expected of it."""

    verdict: Verdict
    policy: CheckedPolicy
    language: str

    def difference(self, expected: Expectation) -> Iterator[Difference]:
        """The difference, if there is one."""
        match expected:
            case OutcomeExpected(rule, outcome):
                found = self._outcome(rule)
                if found != outcome:
                    wanted, got = (f"outcome-{name.replace('_', '-')}" for name in (outcome, found))
                    diagnostic = codes.TEST_FAILED.at(expected.span, expected=wanted, found=got, rule=rule)
                    said = self._said(rule, self.language)
                    yield Difference(diagnostic, "outcome", rule, self._named(outcome), self._named(found), said)
            case MeasuredExpected(rule, low, high):
                finding = next((r.finding for r in self.verdict.rules if r.rule.id == rule), None)
                limits, value = _wanted(low, high), None if finding is None else _measured(finding)
                if not _same(limits, value):
                    type_ = NUMBER if finding is None else _type(finding.leaf)
                    none = say(self.language, "test-nothing-measured")
                    measured = none if value is None else self._value(value, type_)
                    yield self._other("measured", expected, rule, self._value(limits, type_), measured)
            case MissingExpected(rule, pointer):
                missing = self._missing(rule)
                if pointer not in missing:
                    named = ", ".join(map(written, missing)) or say(self.language, "test-nothing-missing")
                    yield self._other("missing", expected, rule, written(pointer), named)
            case SaidExpected(rule, language, text):
                said = self._said(rule, language)
                if plain(text) not in plain(said):
                    yield self._other("message", expected, rule, text, said)
            case WarningsExpected(count):
                if count != self.verdict.warnings:
                    yield self._other("warnings", expected, None, str(count), str(self.verdict.warnings))
            case _:
                assert_never(expected)

    def _named(self, outcome: str) -> str:
        return say(self.language, f"result-{outcome.replace('_', '-')}")

    def _other(self, what: str, expected: Expectation, rule: str | None, wanted: str, got: str) -> Difference:
        diagnostic = codes.TEST_DIFFERS.at(expected.span, what=what, wanted=wanted, got=got, rule=rule)
        return Difference(diagnostic, what, rule, wanted, got, self._said(rule, self.language))

    def _rule(self, rule: str | None) -> RuleVerdict | None:
        return next((r for r in self.verdict.rules if r.rule.id == rule), None)

    def _outcome(self, rule: str | None) -> str:
        """The outcome; a rule of a policy that was not run for the proposal is not applicable."""
        verdict = self._rule(rule)
        if verdict is not None:
            return verdict.outcome.value
        return self.verdict.outcome.value if rule is None else "not_applicable"

    def _said(self, rule: str | None, language: str) -> str:
        """Why it came out so, in the engine's words."""
        verdict = self._rule(rule)
        return proposal_message(self.verdict, language) if verdict is None else message(verdict, self.policy, language)

    def _missing(self, rule: str | None) -> tuple[str, ...]:
        if rule is None:
            every = (pointer for r in self.verdict.rules for pointer in r.missing)
            return tuple(dict.fromkeys((*self.verdict.missing, *every)))
        verdict = self._rule(rule)
        return () if verdict is None else verdict.missing

    def _value(self, value: Measured, type_: Type) -> str:
        return in_words(value, type_, self.policy.schema, self.language)


def plain(text: str) -> str:
    """The text with ordinary spaces, one at a time, as people type it."""
    return " ".join(text.split())


def written(pointer: str) -> str:
    """A fact as tests name it: `/partners/7/role` is `partners[8].role`."""
    field, *rest = pointer.strip("/").split("/")
    if not rest:
        return field
    return ".".join((f"{field}[{int(rest[0]) + 1}]", *rest[1:]))


def _wanted(low: Scalar | None, high: Scalar | None) -> Measured:
    return Choice(low) if isinstance(low, (str, bool)) else Interval(_bound(low), _bound(high))


def _bound(value: Scalar | None) -> Bound:
    return None if isinstance(value, (str, bool)) else value


def _measured(finding: Finding) -> Measured:
    """What people are told that was measured: a fact that is not one known value is simply not known."""
    value = finding.measured
    if isinstance(value, Interval) and value.low != value.high and isinstance(_term(finding.leaf), Fact):
        return _UNKNOWN
    return value


def _same(wanted: Measured, got: Measured | None) -> bool:
    return wanted == got or (wanted == _UNKNOWN and got == Choice(None))


def _term(leaf: Leaf) -> object:
    """The term that is measured."""
    match leaf:
        case Comparison(left=term) | Member(value=term) | Yes(value=term) | Given(value=term):
            return term
        case NoTwo():
            return None
        case _:
            assert_never(leaf)


def _type(leaf: Leaf) -> Type:
    match leaf:
        case Comparison(left=term) | Member(value=term) | Yes(value=term) | Given(value=term):
            return type_of(term)
        case NoTwo():
            return NUMBER
        case _:
            assert_never(leaf)
