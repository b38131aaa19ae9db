"""Room `reporting`: the columns and rows of a workbook on a batch: words for people, numbers and days as what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TypeAlias

from ..checking.policy import CheckedPolicy, Comparison, Member, Rule
from ..checking.schema import Field, Kind, Schema, Type, Value
from ..evaluation.verdict import Bound, Finding, Interval, Outcome, RuleVerdict, Verdict
from ..text.locale import clean, typeset
from ..text.messages import say
from .facts import title_of
from .figures import exact_share
from .nouns import type_of
from .pages import Status
from .sentences import proposal_message, reason
from .stating import rule_described
from .tally import PolicyTally, Tally
from .view import proposal_status, rule_status
from .wording import capital, fact_name, field_label, in_language, measured, shown

_LONG = 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money."""

    sum: int | Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Share:
    """A part of one."""

    of_one: Decimal


Item: TypeAlias = str | int | Decimal | Amount | Share | date | datetime | Status | None
"""What stands in a cell; None leaves it empty."""
Row: TypeAlias = tuple[Item, ...]


class Width(Enum):
    """How much room a column takes, in letters."""

    NUMBER = 14
    WORD = 24
    NAME = 34
    TITLE = 52
    SENTENCE = 70


@dataclass(frozen=True, slots=True)
class Column:
    """The heading of a column and its width."""

    title: str
    width: Width = Width.WORD


@dataclass(frozen=True, slots=True)
class _Same:
    """What is the same in every row of a rule."""

    rule: Rule
    title: str
    required: str
    source: str
    question: str
    statuses: Mapping[Outcome, Status]


def _same(rule: Rule, policy: CheckedPolicy, language: str) -> _Same:
    source = ""
    if rule.source is not None:
        document = in_language(rule.source.document.title, language)[0] or rule.source.document.name
        source = ", ".join(filter(None, (document, in_language(rule.source.place, language)[0])))
    return _Same(
        rule,
        typeset(language, clean(in_language(rule.title, language)[0] or rule.id, _LONG)),
        clean(typeset(language, capital(rule_described(rule, policy, language))), _LONG),
        clean(source, _LONG),
        typeset(language, clean(in_language(rule.question, language)[0], _LONG)),
        {outcome: rule_status(outcome, language, rule) for outcome in Outcome},
    )


@dataclass(frozen=True)
class Book:
    """The sheets of a workbook in one language: what their columns are, and the rows of each verdict.

    Without `reasons` it says what came out, and nothing of what the proposals hold.
    """

    tally: Tally
    language: str
    reasons: bool = True
    _fields: dict[str, tuple[Field, Schema]] = field(default_factory=dict)
    _known: dict[int, _Same] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for own in self.tally.policies.values() if self.reasons else ():
            for f in own.policy.schema.proposal.fields if "proposal" in own.policy.schema.records else ():
                if f.type.kind is not Kind.LIST and f.name not in ("id", "title"):
                    self._fields.setdefault(f.name, (f, own.policy.schema))

    # ── proposals ─────────────────────────────────────────────────────────────────────────

    @property
    def proposal_columns(self) -> tuple[Column, ...]:
        """One row a verdict: what came out, and the single facts of the proposal."""
        told = [Column(self._say("label-reason"), Width.SENTENCE)] if self.reasons else []
        return (
            Column(self._say("label-proposal")),
            Column(self._say("label-title"), Width.TITLE),
            Column(self._say("label-policy"), Width.TITLE),
            Column(self._say("label-result")),
            Column(self._say("label-warnings"), Width.NUMBER),
            Column(self._say("label-judgements"), Width.NUMBER),
            *told,
            *(Column(capital(field_label(f, self.language))) for f, _ in self._fields.values()),
        )

    def proposal_row(self, verdict: Verdict) -> Row:
        """The row of a verdict."""
        policy, language = verdict.policy, self.language
        told = (typeset(language, proposal_message(verdict, language)),) if self.reasons else ()
        return (
            clean(verdict.proposal),
            title_of(verdict, policy.schema) if policy is not None else "",
            in_language(policy.title, language)[0] or policy.name if policy is not None else "",
            proposal_status(verdict.outcome, language),
            verdict.warnings,
            verdict.judgements,
            *told,
            *self._facts(verdict),
        )

    def _facts(self, verdict: Verdict) -> Row:
        if not self._fields:
            return ()
        policy = verdict.policy
        if policy is None or "proposal" not in policy.schema.records:
            return (None,) * len(self._fields)
        given = dict(zip((f.name for f in policy.schema.proposal.fields), verdict.values, strict=False))
        return tuple(_item(given.get(n), f.type, schema, self.language) for n, (f, schema) in self._fields.items())

    # ── results ───────────────────────────────────────────────────────────────────────────

    @property
    def result_columns(self) -> tuple[Column, ...]:
        """One row for each rule of each verdict."""
        told = [
            Column(self._say("label-found"), Width.WORD),
            Column(self._say("label-margin"), Width.NUMBER),
            Column(self._say("label-reason"), Width.SENTENCE),
            Column(self._say("label-missing"), Width.TITLE),
        ]
        return (
            Column(self._say("label-proposal")),
            Column(self._say("label-policy-name"), Width.NAME),
            Column(self._say("label-rule-id"), Width.NAME),
            Column(self._say("label-rule"), Width.TITLE),
            Column(self._say("label-result")),
            *(told if self.reasons else ()),
        )

    def result_rows(self, verdict: Verdict) -> Iterator[Row]:
        """The rows of a verdict; why a rule came out so is told where it is not simply met."""
        policy, proposal = verdict.policy, clean(verdict.proposal)
        for r in verdict.rules if policy is not None else ():
            assert policy is not None
            rule = self._rule(r.rule, policy)
            told = self._why(r, policy) if self.reasons else ()
            yield (proposal, policy.name, r.rule.id, rule.title, rule.statuses[r.outcome], *told)

    def _why(self, of: RuleVerdict, policy: CheckedPolicy) -> Row:
        found, margin = _found(of.finding, policy.schema, self.language)
        if of.outcome in (Outcome.PASS, Outcome.WAIVED, Outcome.NOT_APPLICABLE):
            return (found, margin, None, None)
        if of.outcome is Outcome.NEEDS_JUDGEMENT:
            return (found, margin, self._rule(of.rule, policy).question, None)
        why = typeset(self.language, reason(of, policy, self.language))
        labels = {e.path: e.label for e in of.evidence} if of.missing else {}
        missing = "; ".join(fact_name(p, policy.schema, self.language, labels) for p in of.missing)
        return (found, margin, why, missing or None)

    # ── rules ─────────────────────────────────────────────────────────────────────────────

    @property
    def rule_columns(self) -> tuple[Column, ...]:
        """One row a rule, with how often it came out how."""
        return (
            Column(self._say("label-policy-name"), Width.NAME),
            Column(self._say("label-rule-id"), Width.NAME),
            Column(self._say("label-rule"), Width.TITLE),
            Column(self._say("label-stage")),
            Column(self._say("label-force")),
            *(Column(self._say(f"outcome-{o.value}"), Width.NUMBER) for o in Outcome),
            Column(self._say("label-share-failing"), Width.NUMBER),
            Column(self._say("label-required"), Width.SENTENCE),
            Column(self._say("label-source"), Width.TITLE),
        )

    def rule_rows(self) -> Iterator[Row]:
        """The rows of all rules, policy by policy."""
        for name in sorted(self.tally.policies):
            own = self.tally.policies[name]
            for rule in own.rules.values():
                yield self._rule_row(own, rule)

    def _rule_row(self, own: PolicyTally, rule: Rule) -> Row:
        same = self._rule(rule, own.policy)
        counts = {o: own.outcomes[rule.id, o] for o in Outcome}
        decided = counts[Outcome.PASS] + counts[Outcome.FAIL]
        return (
            own.policy.name,
            rule.id,
            same.title,
            self._say(f"handbook-stage-{rule.stage}"),
            self._say("force-consequence" if rule.consequence is not None else f"force-{rule.force.value}"),
            *counts.values(),
            Share(exact_share(counts[Outcome.FAIL], decided)) if decided else None,
            same.required,
            same.source,
        )

    def _rule(self, rule: Rule, policy: CheckedPolicy) -> _Same:
        known = self._known.get(id(rule))
        if known is None or known.rule is not rule:
            known = self._known[id(rule)] = _same(rule, policy, self.language)
        return known

    def _say(self, message: str) -> str:
        return say(self.language, message)


# ── single cells ──────────────────────────────────────────────────────────────────────────


def _found(finding: Finding | None, schema: Schema, language: str) -> tuple[Item, Item]:
    """What was measured, as a number or a day where it is one, and how far that lies from the limit."""
    if finding is None:
        return None, None
    match finding.leaf:
        case Comparison(left=term) | Member(value=term):
            type_ = type_of(term)
        case _:
            return None, None
    match finding.measured:
        case Interval(low, high) if low == high and low is not None:
            found = _bound(low, type_)
        case _:
            found = clean(measured(finding.measured, type_, schema, language), _LONG)
    return found, _bound(finding.margin, type_)


def _bound(value: Bound, type_: Type) -> Item:
    if type_.kind is Kind.MONEY and type_.of is not None and isinstance(value, int | Decimal):
        return Amount(value, type_.of)
    return value


def _item(value: Value, type_: Type, schema: Schema, language: str) -> Item:
    match value:
        case None | tuple():
            return None
        case bool():
            return shown(value, type_, schema, language)
        case int() | Decimal() if type_.kind is Kind.MONEY and type_.of is not None:
            return Amount(value, type_.of)
        case int() | Decimal() | date():
            return value
        case str():
            return clean(shown(value, type_, schema, language), _LONG)
