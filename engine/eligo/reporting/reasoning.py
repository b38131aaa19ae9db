"""Room `reporting`: what was found of a condition, as one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import assert_never

from ..checking.policy import (
    CheckedPolicy,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Negation,
    NoTwo,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Noun, Schema
from ..evaluation.verdict import Choice, Finding, Interval, Leaf, Measured, Outcome, RuleVerdict
from ..text.locale import clean, collation_key
from ..text.messages import say
from .anatomy import denied, leaves, opposite, quantified
from .describing import (
    described,
    kinds_within,
    list_name,
    list_within,
    members_counted,
    members_of,
    quantifier_sentence,
    register_sentence,
    term_name,
)
from .limits import allowed, limit
from .nouns import key_noun, type_of
from .wording import NUMBER, among, capital, counted, key_shown, measured, reading, shown, some_of

_KINDS = 12


def found(
    verdict: RuleVerdict, finding: Finding, requirement: Condition | None, policy: CheckedPolicy, language: str
) -> str:
    """What was found, and what was wanted: of `requirement` or, where that is not what decided, of the rule's `when`."""
    when = verdict.rule.when
    own = [(leaf, negated) for leaf, negated in leaves(requirement) if leaf is finding.leaf or leaf == finding.leaf]
    about_when = not own and any(leaf == finding.leaf for leaf, _ in leaves(when))
    negated = own[0][1] if own else False
    sentence = capital(_leaf(finding.leaf, finding, verdict, policy, language, negated))
    if about_when and verdict.outcome is Outcome.UNDECIDED:
        return say(language, "sentence-applicability", sentence=sentence)
    whole = requirement.operand if isinstance(requirement, Negation) else requirement
    if own and whole is not None and whole != finding.leaf and verdict.outcome is not Outcome.PASS:
        condition = described(requirement or whole, policy, language)
        sentence = say(language, "sentence-whole", sentence=sentence, condition=condition)
    if when is not None and verdict.outcome is Outcome.UNDECIDED:
        return say(language, "sentence-only-when", sentence=sentence, condition=described(when, policy, language))
    return sentence


def _leaf(
    leaf: Leaf, finding: Finding, verdict: RuleVerdict, policy: CheckedPolicy, language: str, negated: bool
) -> str:
    schema = policy.schema
    if finding.missing_row is not None:
        return _no_row(leaf, finding.missing_row, policy, language)
    match leaf:
        case Comparison(form=Form.LISTED):
            return register_sentence(leaf, f"sentence-listed-{_state(verdict, negated)}", schema, language)
        case Comparison(form=Form.PLAIN):
            return _plain(opposite(leaf) if negated else leaf, finding, verdict, policy, language)
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
                list=(list_name if _state(verdict, negated) == "fail" else list_within)(of, schema, language),
                value=say(language, "sentence-shared", value=clean(shared)) if isinstance(shared, str) else "",
                names=_names(verdict, language),
            )
        case _:
            assert_never(leaf)


def _plain(leaf: Comparison, finding: Finding, verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    schema, left = policy.schema, leaf.left
    sense = "allowed" if leaf.sign in ("<", "<=") else "asked"
    required = _required(leaf, finding, policy, language)
    value = _in_zone(finding.measured, finding.required)
    if finding.empty and isinstance(left, Total):
        nothing = list_name(left.of, schema, language)
        name = term_name(left, schema, language)
        return say(language, "sentence-total-empty", name=name, list=nothing, sense=sense, required=required)
    if isinstance(left, Count | Distinct | Groups) and isinstance(value, Interval):
        low, high = value.low, value.high
        list_unknown = f"/{left.of.field}" in verdict.missing
        if isinstance(low, int | Decimal) and low == high:
            phrase = None if isinstance(left, Groups) else members_counted(left, low, schema, language)
            if phrase is not None:
                kinds = _kinds(left, verdict, schema, language)
                named = say(language, "sentence-names", names=kinds) if kinds else ""
                return say(
                    language, "sentence-count", n=low, counted=phrase, names=named, sense=sense, required=required
                )
        else:
            return say(
                language,
                "sentence-count-open" if high is not None and not list_unknown else "sentence-count-unbounded",
                name=term_name(left, schema, language),
                low=measured(Interval(low or 0, low or 0), NUMBER, schema, language),
                kinds=_in_brackets(left, verdict, schema, language),
                high=measured(Interval(high, high), NUMBER, schema, language),
                sense=sense,
                required=required,
            )
    return say(
        language,
        "sentence-value",
        name=term_name(left, schema, language),
        measured=reading(left, value, type_of(left), schema, language) + _in_brackets(left, verdict, schema, language),
        sense=sense,
        required=required,
    )


def _in_zone(value: Measured, required: object) -> Measured:
    """A moment by the clock of the moment that it is compared with, so that readers can compare the two."""
    match value, required:
        case Interval(low, high), Interval(datetime(tzinfo=zone)) if zone is not None:
            ends = [end.astimezone(zone) if isinstance(end, datetime) else end for end in (low, high)]
            return Interval(ends[0], ends[1])
        case _:
            return value


def _required(leaf: Comparison, finding: Finding, policy: CheckedPolicy, language: str) -> str:
    type_, known = type_of(leaf.right), finding.required
    match known:
        case Interval(None, _) | Interval(_, None) | Choice(None) | tuple() | None:
            return limit(leaf.sign, term_name(leaf.right, policy.schema, language), type_, language)
        case Interval() | Choice():
            text = limit(leaf.sign, measured(known, type_, policy.schema, language), type_, language)
    if isinstance(known, Interval) and known.low != known.high:
        return say(language, "words-limit-open", required=text)
    if isinstance(leaf.right, Constant) and isinstance(leaf.left, Count | Distinct | Groups):
        return text  # the noun stands with what was counted; after "asks for" it would need another case
    if isinstance(leaf.right, Constant):
        return limit(leaf.sign, term_name(leaf.right, policy.schema, language), type_, language)
    if isinstance(leaf.right, Lookup):
        keys = ", ".join(term_name(key, policy.schema, language) for key in leaf.right.keys)
        return say(language, "words-limit-by", required=text, keys=keys)
    return text


def _quantified(
    leaf: Comparison, finding: Finding, verdict: RuleVerdict, policy: CheckedPolicy, language: str, negated: bool
) -> str:
    if negated:  # `not (some X have C)` is told as `no X have C`, `not (all …)` as `some X have not C`
        leaf = replace(leaf, form=Form.NO if leaf.form is Form.SOME else Form.SOME)
    schema, asked, condition = policy.schema, leaf.asked, quantified(leaf)
    if asked is None or condition is None:
        return _plain(opposite(leaf) if negated else leaf, finding, verdict, policy, language)
    some = "some" if leaf.form is Form.SOME else "all"
    if finding.empty:
        return say(language, f"sentence-empty-{some}", list=list_name(asked, schema, language))
    state = _state(verdict, False)
    if state == "open" and leaf.form is Form.NO:
        possible = quantifier_sentence(replace(leaf, form=Form.SOME), denied(condition), schema, language)
        doubtful = _names(verdict, language, "unknown")
        return say(language, "sentence-none-open", whole=possible, names=doubtful)
    if state == "open" or (state == "pass" and some == "all"):
        doubtful = _names(verdict, language, "unknown")
        words = quantifier_sentence(leaf, condition, schema, language)
        return say(language, f"sentence-quantified-{state}", whole=words, names=doubtful)
    banned = leaf.form is Form.NO and not isinstance(leaf.left, Groups)
    words = described(denied(condition) if banned else condition, policy, language)
    if isinstance(leaf.left, Groups):
        count, phrase = _known(finding.measured, key_noun(leaf.left.key, schema), language)
        if phrase is not None and count is not None:
            kinds = _kinds(leaf.left, verdict, schema, language)
            return say(
                language,
                f"sentence-{some}-kinds",
                n=count,
                counted=kinds_within(phrase, leaf.left, schema, language),
                condition=words,
                names=say(language, "sentence-names", names=kinds) if kinds else "",
            )
        named = _in_brackets(leaf.left, verdict, schema, language)
        return say(
            language,
            "sentence-groups-some" if some == "some" else "sentence-groups",
            key=term_name(leaf.left.key, schema, language),
            condition=words,
            counted=measured(finding.measured, NUMBER, schema, language) + named,
        )
    sentence = "sentence-some" if some == "some" else "sentence-none-fail" if banned else "sentence-all-fail"
    count, phrase = _phrase(finding.measured, asked, policy, language)
    members = members_of(asked, schema, language)
    form = "" if phrase is not None else "-of" if members is not None and count is not None else "-plain"
    if form == "-plain" and some == "some" and members is not None:
        form = "-among"
    return say(
        language,
        sentence + form,
        n=count or 0,
        counted=phrase or measured(finding.measured, NUMBER, schema, language),
        condition=words,
        among=among(members or "", language),
        list=members if form in ("-of", "-among") and members is not None else list_name(asked, schema, language),
        names=_names(verdict, language),
    )


def _phrase(
    value: Measured, asked: Selection, policy: CheckedPolicy, language: str
) -> tuple[int | Decimal | None, str | None]:
    record = policy.schema.records.get(asked.record)
    noun = asked.noun or (record.noun if record is not None and asked.condition is None else None)
    return _known(value, noun, language)


def _known(value: Measured, noun: Noun | None, language: str) -> tuple[int | Decimal | None, str | None]:
    """A count that is known, and with its noun where there is one."""
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
    row = [key_shown(k, type_of(t), schema, language) for k, t in zip(keys, asked, strict=False)] or list(keys)
    return say(
        language,
        "sentence-no-row",
        key=", ".join(row),
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


def _kinds(term: Term, verdict: RuleVerdict, schema: Schema, language: str) -> str:
    """The different values or the groups that surely counted, as a list; empty where it is not those that count."""
    if not isinstance(term, Distinct | Groups):
        return ""
    names = [shown(kind, term.key.type, schema, language) for kind in verdict.kinds]
    return some_of(sorted(names, key=lambda name: collation_key(language, name)), language, most=_KINDS)


def _in_brackets(term: Term, verdict: RuleVerdict, schema: Schema, language: str) -> str:
    kinds = _kinds(term, verdict, schema, language)
    return say(language, "sentence-ground", text=kinds) if kinds else ""


def _names(verdict: RuleVerdict, language: str, counts: str = "against") -> str:
    """The elements that broke the condition, or that leave it open, after a colon; empty where none is named."""
    names = [clean(e.label) for e in verdict.evidence if e.counts == counts and e.label not in ("", e.path)]
    sentence = "sentence-doubtful" if counts == "unknown" else "sentence-names"
    return say(language, sentence, names=some_of(names, language)) if names else ""
