"""Room `reporting`: what a rule or a proposal came to, as one sentence in Czech or English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from ..checking.policy import (
    CheckedPolicy,
    Condition,
    Consequence,
    Fact,
    Force,
    Insertion,
    Message,
    Rule,
    RuleException,
    every_exception,
)
from ..checking.schema import Kind
from ..evaluation.verdict import Choice, Interval, Measured, Outcome, RuleVerdict, Verdict
from ..evaluation.versions import SUBMITTED
from ..text.locale import day, nested, number, plural
from ..text.messages import say
from .anatomy import leaves
from .describing import in_words
from .nouns import type_of
from .reasoning import found
from .stating import exception_requirement, exception_title, failing, holding
from .wording import element_label, elements, fact_name, form, in_language, measured, some_of


def message(rule_verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    """Why the rule came to its outcome, in one or two sentences; the missing facts at the end."""
    sentence = _reason(rule_verdict, policy, language)
    if rule_verdict.outcome is not Outcome.UNDECIDED or not rule_verdict.missing:
        return nested(language, sentence)
    labels = {e.path: e.label for e in rule_verdict.evidence}
    facts = [fact_name(pointer, policy.schema, language, labels) for pointer in rule_verdict.missing]
    return nested(language, say(language, "sentence-missing", sentence=sentence, facts=some_of(facts, language, "; ")))


def reason(rule_verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    """Why the rule came to its outcome: the author's words where it fails, else words made from the finding."""
    return nested(language, _reason(rule_verdict, policy, language))


def _reason(rule_verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    rule = rule_verdict.rule
    match rule_verdict.outcome:
        case Outcome.WAIVED:
            return say(language, "sentence-waived")
        case Outcome.NEEDS_JUDGEMENT:
            return in_language(rule.question, language)[0]
        case Outcome.NOT_APPLICABLE:
            if rule.when is None:
                return say(language, "sentence-not-applicable-plain")
            return say(language, "sentence-not-applicable", reason=failing(rule.when, policy.schema, language))
        case Outcome.FAIL | Outcome.PASS | Outcome.UNDECIDED as outcome:
            if rule_verdict.conflict:
                return _conflict(rule_verdict, policy, language)
            if rule_verdict.exception:
                return _excepted(rule_verdict, policy, language)
            written = author_words(rule_verdict, "otherwise", policy, language) if outcome is Outcome.FAIL else None
            if written is not None:
                return written
            return _open_exception(rule_verdict, policy, language) or _by_condition(
                rule_verdict, rule.requirement, policy, language
            )
        case _:
            assert_never(rule_verdict.outcome)


def _by_condition(verdict: RuleVerdict, requirement: Condition | None, policy: CheckedPolicy, language: str) -> str:
    """What came of the requirement: from the finding, or the condition itself where there is none."""
    condition = requirement if requirement is not None else verdict.rule.when
    undecided = verdict.outcome is Outcome.UNDECIDED and f"/{SUBMITTED}" in verdict.missing
    if condition is not None and undecided and condition == verdict.rule.requirement:
        told = _by_day(verdict.rule, condition, policy, language)
        if len(told) > 1 or (told and verdict.finding is None):
            return say(language, "sentence-by-day", condition="; ".join(told))
    if verdict.finding is not None:
        return found(verdict, verdict.finding, requirement, policy, language)
    if condition is None:
        return in_language(verdict.rule.question, language)[0]
    words = in_words(condition, policy.schema, language)
    return say(language, f"sentence-plain-{verdict.outcome.value}", condition=words)


def _by_day(rule: Rule, condition: Condition, policy: CheckedPolicy, language: str) -> list[str]:
    """A condition and what it becomes later, each with its first day; empty where the policy never changes."""
    told = [in_words(condition, policy.schema, language)] if policy.later else []
    for first_day, version in policy.later:
        later = next((r.requirement for r in version.rules if r.id == rule.id), None)
        changed = in_words(later, version.schema, language) if later is not None else ""
        if changed and not told[-1].endswith(changed):
            told.append(say(language, "words-from-day", day=day(language, first_day), condition=changed))
    return told


# ── exceptions ────────────────────────────────────────────────────────────────────────────


def applied_exceptions(verdict: RuleVerdict) -> tuple[RuleException, ...]:
    """The exceptions that applied, outermost first, as the rule states them."""
    known = {exception.name: exception for exception in every_exception(verdict.rule.exceptions)}
    return tuple(known[name] for name in verdict.exception if name in known)


def _applies(exception: RuleException, rule: Rule, policy: CheckedPolicy, language: str) -> str:
    return say(
        language,
        "sentence-exception" if exception in rule.exceptions else "sentence-exception-inner",
        title=exception_title(exception, language),
        reason=holding(exception.when, policy.schema, language),
        source=_ground(exception, language),
    )


def _ground(exception: RuleException, language: str) -> str:
    if exception.source is None:
        return ""
    document = in_language(exception.source.document.title, language)[0]
    place = in_language(exception.source.place, language)[0]
    text = ", ".join(part for part in (document, place) if part)
    return say(language, "sentence-ground", text=text) if text else ""


def _excepted(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    applied = applied_exceptions(verdict)
    why = " ".join(_applies(exception, verdict.rule, policy, language) for exception in applied)
    open_one = _open_exception(verdict, policy, language)
    if open_one is not None:
        return say(language, "sentence-excepted", exceptions=why, sentence=open_one)
    requirement = _effective(verdict, applied)
    if requirement is None:
        return say(language, "sentence-excepted-nothing", exceptions=why)
    sentence = _by_condition(verdict, requirement, policy, language)
    return say(language, "sentence-excepted", exceptions=why, sentence=sentence)


def _effective(verdict: RuleVerdict, applied: tuple[RuleException, ...]) -> Condition | None:
    """The requirement that took the rule's place: the one the finding is about, else that of the last exception."""
    wanted = verdict.finding.leaf if verdict.finding is not None else None
    for exception in reversed(applied):
        if wanted is not None and any(leaf == wanted for leaf, _ in leaves(exception.requirement)):
            return exception.requirement
    return applied[-1].requirement if applied else verdict.rule.requirement


def _conflict(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    wanted = [
        say(
            language,
            "sentence-conflict-item",
            title=exception_title(exception, language),
            required=exception_requirement(exception, policy, language),
        )
        for exception in applied_exceptions(verdict)
    ]
    return say(language, "sentence-conflict", exceptions="; ".join(wanted))


def _open_exception(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str | None:
    """That it is not known whether an exception applies, where that is what the finding is about."""
    finding, rule = verdict.finding, verdict.rule
    if verdict.outcome is not Outcome.UNDECIDED or finding is None:
        return None
    if any(leaf == finding.leaf for whole in (rule.requirement, rule.when) for leaf, _ in leaves(whole)):
        return None
    for exception in every_exception(rule.exceptions):
        if any(leaf == finding.leaf for leaf, _ in leaves(exception.when)):
            return say(
                language,
                "sentence-exception-open" if exception in rule.exceptions else "sentence-exception-open-inner",
                title=exception_title(exception, language),
                reason=holding(exception.when, policy.schema, language),
                required=exception_requirement(exception, policy, language),
            )
    return None


# ── the author's words ────────────────────────────────────────────────────────────────────


def author_words(verdict: RuleVerdict, which: str, policy: CheckedPolicy, language: str) -> str | None:
    """The author's `otherwise` or `advice` with its insertions filled; None where there is none in that language."""
    text: Message | None = verdict.rule.otherwise if which == "otherwise" else verdict.rule.advice
    if text is None:
        return None
    spoken = language if language in text.parts else ""
    parts = text.parts.get(spoken)
    if parts is None:
        return None
    values = dict(verdict.values)
    pieces = [
        part if isinstance(part, str) else inserted(part, values.get((which, spoken, place)), policy, language)
        for place, part in enumerate(parts)
    ]
    return "".join(pieces)


def inserted(insertion: Insertion, value: Measured | None, policy: CheckedPolicy, language: str) -> str:
    """The value of an insertion, with the right form of its noun where it has one."""
    open_fact = isinstance(insertion.value, Fact) and isinstance(value, Interval) and value.low != value.high
    if value is None or open_fact or value in (Choice(None), Interval(None, None)):
        return say(language, "words-unknown-here")
    text = measured(value, type_of(insertion.value), policy.schema, language)
    if insertion.noun is None or not isinstance(value, Interval):
        return text
    last = value.high if value.high is not None else value.low
    category = plural(language, last) if isinstance(last, int | Decimal) else "other"
    return f"{text} {form(insertion.noun, language, category) or ''}".rstrip()


def proposal_message(verdict: Verdict, language: str) -> str:
    """Why the proposal came to its outcome, in one sentence."""
    policy = verdict.policy
    if policy is None or verdict.outcome in (Outcome.NOT_APPLICABLE, Outcome.WAIVED):
        return say(language, "proposal-not_applicable" if policy is None else "proposal-outside")
    if verdict.outcome is Outcome.UNDECIDED and not verdict.rules:
        facts = [fact_name(p, policy.schema, language, element_labels(verdict)) for p in verdict.missing]
        if not facts:
            return say(language, "proposal-undecided-applies-plain")
        return say(language, "proposal-undecided-applies", facts=some_of(facts, language, "; "))
    if verdict.outcome is Outcome.PASS:
        if all(r.outcome in (Outcome.NOT_APPLICABLE, Outcome.WAIVED) for r in verdict.rules):
            return say(language, "proposal-nothing-applied")
        open_ones = [
            r for r in verdict.rules if r.rule.force is Force.SHOULD and r.outcome in (Outcome.FAIL, Outcome.UNDECIDED)
        ]
        if not open_ones:
            return say(language, "proposal-pass")
        if all(r.rule.consequence is not None for r in open_ones):
            return say(language, "proposal-pass-consequences", n=len(open_ones), rules=_titles(open_ones, language))
        return say(language, "proposal-pass-warnings", n=len(open_ones), rules=_titles(open_ones, language))
    deciding = [r for r in verdict.rules if r.rule.force is Force.MUST and r.outcome is verdict.outcome]
    key = f"proposal-{verdict.outcome.value}"
    if verdict.outcome is Outcome.UNDECIDED and not any(rule.missing for rule in deciding):
        key = "proposal-undecided-open"
    return say(language, key, n=len(deciding), rules=_titles(deciding, language))


def consequence_sentence(consequence: Consequence, language: str) -> str:
    """What follows where a rule is not met: `2 points are taken off`, with the author's words where there are any."""
    text = in_language(consequence.text, language)[0]
    points = consequence.points or 0
    return say(
        language,
        f"consequence-{consequence.kind}",
        "lead" if text else None,
        n=points,
        points=number(language, points),
        text=text,
    )


def element_labels(verdict: Verdict) -> dict[str, str]:
    """How people call each element of the proposal's lists, by its JSON pointer."""
    labels = {e.path: e.label for r in verdict.rules for e in r.evidence}
    if verdict.policy is None or not verdict.values:
        return labels
    schema = verdict.policy.schema
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is not None and not field.register:
            for position, element in enumerate(elements(value)):
                path = f"/{field.name}/{position}"
                labels[path] = element_label(record, element, path)
    return labels


def _titles(rules: Sequence[RuleVerdict], language: str) -> str:
    return "; ".join(in_language(r.rule.title, language)[0] or r.rule.id for r in rules)
