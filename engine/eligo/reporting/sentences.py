"""Room `reporting`: what a rule or a proposal came to, as one sentence in Czech or English."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import assert_never

from ..checking.policy import (
    CheckedPolicy,
    Comparison,
    Count,
    Distinct,
    Fact,
    Force,
    Form,
    Given,
    Groups,
    Insertion,
    Lookup,
    Member,
    Message,
    Negation,
    NoTwo,
    Selection,
    Term,
    Yes,
)
from ..checking.schema import Kind
from ..evaluation.verdict import Choice, Finding, Interval, Leaf, Measured, Outcome, RuleVerdict, Verdict
from ..text.locale import clean, joined, number, plural
from ..text.messages import say
from .describing import (
    allowed,
    described,
    leaves,
    limit,
    list_name,
    noun_of,
    opposite,
    quantified,
    term_name,
    type_of,
)
from .wording import (
    NUMBER,
    capital,
    counted,
    element_label,
    elements,
    fact_name,
    form,
    in_language,
    key_shown,
    listed,
    measured,
    reading,
)

_NAMED = 5


def message(rule_verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    """Why the rule came to its outcome, in one or two sentences; the missing facts at the end."""
    sentence = reason(rule_verdict, policy, language)
    if rule_verdict.outcome is not Outcome.UNDECIDED or not rule_verdict.missing:
        return sentence
    labels = {e.path: e.label for e in rule_verdict.evidence}
    facts = [fact_name(pointer, policy.schema, language, labels) for pointer in rule_verdict.missing]
    return say(language, "sentence-missing", sentence=sentence, facts=some_of(facts, language, "; "))


def reason(rule_verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    """Why the rule came to its outcome: the author's words where it fails, else words made from the finding."""
    rule, finding = rule_verdict.rule, rule_verdict.finding
    match rule_verdict.outcome:
        case Outcome.WAIVED:
            return say(language, "sentence-waived")
        case Outcome.NEEDS_JUDGEMENT:
            return in_language(rule.question, language)[0]
        case Outcome.NOT_APPLICABLE:
            if rule.when is None:
                return say(language, "sentence-not-applicable-plain")
            return say(language, "sentence-not-applicable", condition=described(rule.when, policy, language))
        case Outcome.FAIL | Outcome.PASS | Outcome.UNDECIDED as outcome:
            written = author_words(rule_verdict, "otherwise", policy, language) if outcome is Outcome.FAIL else None
            if written is not None:
                return written
            if finding is None:
                condition = rule.requirement if rule.requirement is not None else rule.when
                if condition is None:
                    return in_language(rule.question, language)[0]
                words = described(condition, policy, language)
                return say(language, f"sentence-plain-{outcome.value}", condition=words)
            return _generated(rule_verdict, finding, policy, language)
        case _:
            assert_never(rule_verdict.outcome)


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
        return say(language, "proposal-pass-warnings", n=len(open_ones), rules=_titles(open_ones, language))
    deciding = [r for r in verdict.rules if r.rule.force is Force.MUST and r.outcome is verdict.outcome]
    return say(language, f"proposal-{verdict.outcome.value}", n=len(deciding), rules=_titles(deciding, language))


def element_labels(verdict: Verdict) -> dict[str, str]:
    """How people call each element of the proposal's lists, by its JSON pointer."""
    labels = {e.path: e.label for r in verdict.rules for e in r.evidence}
    if verdict.policy is None or not verdict.values:
        return labels
    schema = verdict.policy.schema
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is not None:
            for position, element in enumerate(elements(value)):
                path = f"/{field.name}/{position}"
                labels[path] = element_label(record, element, path)
    return labels


def some_of(items: Sequence[str], language: str, separator: str = "") -> str:
    """The first few items as a list in a sentence, and how many more there are."""
    shown = list(items[:_NAMED])
    if len(items) > _NAMED:
        text = (separator or ", ").join(shown)
        return say(language, "words-more-items", items=text, rest=number(language, len(items) - _NAMED))
    return separator.join(shown) if separator else joined(language, shown)


# ── sentences made from a finding ─────────────────────────────────────────────────────────


def _generated(verdict: RuleVerdict, finding: Finding, policy: CheckedPolicy, language: str) -> str:
    rule = verdict.rule
    own = [
        (leaf, negated) for leaf, negated in leaves(rule.requirement) if leaf is finding.leaf or leaf == finding.leaf
    ]
    about_when = not own and any(leaf == finding.leaf for leaf, _ in leaves(rule.when))
    negated = own[0][1] if own else False
    sentence = capital(_leaf(finding.leaf, finding, verdict, policy, language, negated))
    if about_when and verdict.outcome is Outcome.UNDECIDED:
        return say(language, "sentence-applicability", sentence=sentence)
    whole = rule.requirement.operand if isinstance(rule.requirement, Negation) else rule.requirement
    if own and whole is not None and whole != finding.leaf and verdict.outcome is not Outcome.PASS:
        condition = described(rule.requirement or whole, policy, language)
        sentence = say(language, "sentence-whole", sentence=sentence, condition=condition)
    if rule.when is not None and verdict.outcome is Outcome.UNDECIDED:
        return say(language, "sentence-only-when", sentence=sentence, condition=described(rule.when, policy, language))
    return sentence


def _leaf(
    leaf: Leaf, finding: Finding, verdict: RuleVerdict, policy: CheckedPolicy, language: str, negated: bool
) -> str:
    schema = policy.schema
    if finding.missing_row is not None:
        return _no_row(leaf, finding.missing_row, policy, language)
    match leaf:
        case Comparison(form=Form.PLAIN):
            return _plain(opposite(leaf) if negated else leaf, finding, policy, language)
        case Comparison():
            return _quantified(leaf, finding, verdict, policy, language, negated)
        case Member():
            return say(
                language,
                "sentence-not-member" if negated else "sentence-member",
                name=term_name(leaf.value, schema, language),
                measured=reading(leaf.value, finding.measured, type_of(leaf.value), schema, language),
                values=allowed(leaf, schema, language),
            )
        case Yes(value):
            return say(
                language,
                "sentence-yes",
                name=term_name(value, schema, language),
                measured=reading(value, finding.measured, type_of(value), schema, language),
                required=say(language, "words-no" if negated else "words-yes"),
            )
        case Given(value):
            given = verdict.outcome is Outcome.PASS
            sentence = "sentence-given" if given is not negated else "sentence-not-given"
            return say(language, sentence, name=term_name(value, schema, language))
        case NoTwo(key, of):
            shared = finding.measured.value if isinstance(finding.measured, Choice) else None
            return say(
                language,
                f"sentence-no-two-{_state(verdict, negated)}",
                key=term_name(key, schema, language),
                list=list_name(of, schema, language),
                value=say(language, "sentence-shared", value=clean(shared)) if isinstance(shared, str) else "",
                names=_names(verdict, language),
            )
        case _:
            assert_never(leaf)


def _plain(leaf: Comparison, finding: Finding, policy: CheckedPolicy, language: str) -> str:
    schema, left = policy.schema, leaf.left
    sense = "allowed" if leaf.sign in ("<", "<=") else "asked"
    required = _required(leaf, finding, policy, language)
    value = finding.measured
    if isinstance(left, Count | Distinct | Groups) and isinstance(value, Interval):
        low, high = value.low, value.high
        if isinstance(low, int | Decimal) and low == high:
            noun = noun_of(left, schema)
            phrase = counted(noun, language, low) if noun is not None else None
            if phrase is not None:
                within = listed(left.of.noun, language) if isinstance(left, Distinct) else None
                if within is not None:
                    phrase = say(language, "words-within", phrase=phrase, list=within)
                return say(language, "sentence-count", n=low, counted=phrase, sense=sense, required=required)
        else:
            return say(
                language,
                "sentence-count-open" if high is not None else "sentence-count-unbounded",
                name=term_name(left, schema, language),
                low=measured(Interval(low or 0, low or 0), NUMBER, schema, language),
                high=measured(Interval(high, high), NUMBER, schema, language),
                sense=sense,
                required=required,
            )
    return say(
        language,
        "sentence-value",
        name=term_name(left, schema, language),
        measured=reading(left, value, type_of(left), schema, language),
        sense=sense,
        required=required,
    )


def _required(leaf: Comparison, finding: Finding, policy: CheckedPolicy, language: str) -> str:
    type_, known = type_of(leaf.right), finding.required
    match known:
        case Interval(None, _) | Interval(_, None) | Choice(None) | tuple() | None:
            return limit(leaf.sign, term_name(leaf.right, policy.schema, language), type_, language)
        case Interval() | Choice():
            text = limit(leaf.sign, measured(known, type_, policy.schema, language), type_, language)
    if isinstance(known, Interval) and known.low != known.high:
        return say(language, "words-limit-open", required=text)
    if isinstance(leaf.right, Lookup):
        keys = ", ".join(term_name(key, policy.schema, language) for key in leaf.right.keys)
        return say(language, "words-limit-by", required=text, keys=keys)
    return text


def _quantified(
    leaf: Comparison, finding: Finding, verdict: RuleVerdict, policy: CheckedPolicy, language: str, negated: bool
) -> str:
    schema, asked, condition = policy.schema, leaf.asked, quantified(leaf)
    if asked is None or condition is None:
        return _plain(opposite(leaf) if negated else leaf, finding, policy, language)
    words = described(condition, policy, language)
    members = list_name(asked, schema, language)
    if finding.empty:
        return say(language, "sentence-empty-some" if leaf.form is Form.SOME else "sentence-empty-all", list=members)
    if isinstance(leaf.left, Groups):
        return say(
            language,
            "sentence-groups-some" if leaf.form is Form.SOME else "sentence-groups",
            key=term_name(leaf.left.key, schema, language),
            condition=words,
            counted=measured(finding.measured, NUMBER, schema, language),
        )
    state = _state(verdict, negated)
    if state == "open" or (state == "pass" and leaf.form is not Form.SOME):
        sentence = f"sentence-{leaf.form.value}-{state}"
        return say(language, sentence, condition=words, list=members, names=_names(verdict, language, "unknown"))
    sentence = "sentence-some" if leaf.form is Form.SOME else f"sentence-{leaf.form.value}-fail"
    count, phrase = _phrase(finding.measured, asked, policy, language)
    return say(
        language,
        sentence if phrase is not None and count is not None else f"{sentence}-plain",
        n=count or 0,
        counted=phrase or measured(finding.measured, NUMBER, schema, language),
        condition=words,
        list=members,
        names=_names(verdict, language),
    )


def _phrase(
    value: Measured, asked: Selection, policy: CheckedPolicy, language: str
) -> tuple[int | Decimal | None, str | None]:
    record = policy.schema.records.get(asked.record)
    noun = asked.noun or (record.noun if record is not None and asked.condition is None else None)
    if not isinstance(value, Interval) or not isinstance(value.low, int | Decimal) or value.low != value.high:
        return None, None
    return value.low, counted(noun, language, value.low) if noun is not None else None


def _no_row(leaf: Leaf, keys: tuple[str, ...], policy: CheckedPolicy, language: str) -> str:
    terms: list[Term] = []
    match leaf:
        case Comparison():
            terms = [leaf.left, leaf.right]
        case Member() | Yes() | Given():
            terms = [leaf.value]
        case NoTwo():
            terms = []
    lookup = next((t for t in terms if isinstance(t, Lookup)), None)
    asked = lookup.keys if lookup is not None else ()
    schema = policy.schema
    shown = [key_shown(k, type_of(t), schema, language) for k, t in zip(keys, asked, strict=False)] or list(keys)
    return say(
        language,
        "sentence-no-row",
        key=", ".join(shown),
        keys=", ".join(term_name(term, schema, language) for term in asked),
    )


def _state(verdict: RuleVerdict, negated: bool) -> str:
    match verdict.outcome:
        case Outcome.PASS:
            return "fail" if negated else "pass"
        case Outcome.FAIL:
            return "pass" if negated else "fail"
        case _:
            return "open"


def _names(verdict: RuleVerdict, language: str, counts: str = "against") -> str:
    """The elements that broke the condition, or that leave it open, after a colon; empty where none is named."""
    names = [clean(e.label) for e in verdict.evidence if e.counts == counts and e.label not in ("", e.path)]
    return say(language, "sentence-names", names=some_of(names, language)) if names else ""


def _titles(rules: Sequence[RuleVerdict], language: str) -> str:
    return "; ".join(in_language(r.rule.title, language)[0] or r.rule.id for r in rules)
