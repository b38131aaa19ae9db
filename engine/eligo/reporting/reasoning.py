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
    Fact,
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Negation,
    NoTwo,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Schema
from ..checking.walking import nodes
from ..evaluation.verdict import Choice, Finding, Interval, Leaf, Measured, Outcome, RuleVerdict
from ..text.locale import clean, collation_key, number
from ..text.messages import say
from .anatomy import leaves, opposite, quantified
from .describing import (
    in_words,
    kinds_counted,
    kinds_named,
    list_name,
    members_of,
    no_kinds,
    none_of,
    quantifier_sentence,
    register_sentence,
    so_many,
    term_name,
    the_term,
)
from .limits import allowed, excluded, is_bare, limit
from .nouns import type_of
from .stating import holding
from .wording import NUMBER, capital, element_name, key_shown, measured, reading, shown, some_of

_KINDS = 12


def found(
    verdict: RuleVerdict, finding: Finding, requirement: Condition | None, policy: CheckedPolicy, language: str
) -> str:
    """What was found, and what was wanted: of `requirement` or, where that is not what decided, of the rule's `when`."""
    when = verdict.rule.when
    own = [(leaf, negated) for leaf, negated in leaves(requirement) if leaf is finding.leaf or leaf == finding.leaf]
    about_when = not own and any(leaf == finding.leaf for leaf, _ in leaves(when))
    negated = own[0][1] if own else False
    whole = requirement.operand if isinstance(requirement, Negation) else requirement
    is_part = bool(own) and whole is not None and whole != finding.leaf
    sentence = capital(_leaf(finding.leaf, finding, verdict, policy, language, negated, is_part))
    if verdict.outcome is Outcome.UNDECIDED and not verdict.missing:
        sentence += _not_one(finding.leaf, policy, language)
    if about_when and verdict.outcome is Outcome.UNDECIDED:
        return say(language, "sentence-applicability", sentence=sentence)
    if is_part and requirement is not None and verdict.outcome is not Outcome.PASS:
        condition = in_words(requirement, policy.schema, language)
        sentence = say(language, "sentence-whole", sentence=sentence, condition=condition)
    if when is not None and verdict.outcome is Outcome.UNDECIDED and _is_open(when, verdict):
        return say(language, "sentence-only-when", sentence=sentence, reason=holding(when, policy.schema, language))
    return sentence


def _not_one(leaf: Leaf, policy: CheckedPolicy, language: str) -> str:
    """That an entity of which there has to be one is missing or there several times; empty where none was asked."""
    asked = next((n.of for n in nodes(leaf) if isinstance(n, Total) and n.kind == "only"), None)
    if asked is None:
        return ""
    return say(language, "sentence-not-one", one=so_many(asked, 1, policy.schema, language))


def _is_open(when: Condition, verdict: RuleVerdict) -> bool:
    """Whether a missing fact is one that the condition reads; else it is known to hold."""
    read = {
        (n.record, n.field) if n.scope is Scope.ELEMENT else ("", n.field) for n in nodes(when) if isinstance(n, Fact)
    }
    lists = {n.field: n.record for n in nodes(when) if isinstance(n, Selection)}
    for pointer in verdict.missing:
        first, *rest = pointer.split("/")[1:]
        if (("", first) in read or first in lists) and len(rest) < 2:
            return True
        if rest and (lists.get(first, ""), rest[-1]) in read:
            return True
    return False


def _leaf(
    leaf: Leaf,
    finding: Finding,
    verdict: RuleVerdict,
    policy: CheckedPolicy,
    language: str,
    negated: bool,
    is_part: bool,
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
            return _quantified(leaf, finding, verdict, policy, language, negated, is_part)
        case Member():
            return say(
                language,
                "sentence-not-member" if negated else "sentence-member",
                name=term_name(leaf.value, schema, language),
                measured=reading(leaf.value, finding.measured, type_of(leaf.value), schema, language),
                values=(excluded if negated else allowed)(leaf, schema, language),
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
                members=members_of(of, schema, language),
                value=say(language, "sentence-shared", value=clean(shared)) if isinstance(shared, str) else "",
                names=_names(verdict, schema, language),
            )
        case _:
            assert_never(leaf)


def _plain(leaf: Comparison, finding: Finding, verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    schema, left = policy.schema, leaf.left
    sense = "allowed" if leaf.sign in ("<", "<=") else "same" if is_bare(leaf.sign, type_of(left)) else "asked"
    required = _required(leaf, finding, policy, language)
    value = _in_zone(finding.measured, finding.required)
    if finding.empty and isinstance(left, Total):
        nothing = list_name(left.of, schema, language)
        name = term_name(left, schema, language)
        return say(language, "sentence-total-empty", name=name, list=nothing, sense=sense, required=required)
    if isinstance(left, Count | Distinct | Groups) and isinstance(value, Interval):
        low, high = value.low or 0, value.high
        assert isinstance(low, int | Decimal), "a count is a number"
        required = _required(leaf, finding, policy, language, of_things=True)
        kinds = _kinds(left, verdict, schema, language)
        if low == high:
            return say(
                language,
                "sentence-count",
                n=low,
                counted=_so_many(left, low, policy, language),
                none=_none_counted(left, policy, language),
                names=say(language, "sentence-names", names=kinds) if kinds else "",
                sense=sense,
                required=required,
            )
        list_unknown = f"/{left.of.field}" in verdict.missing
        return say(
            language,
            "sentence-count-open" if high is not None and not list_unknown else "sentence-count-unbounded",
            name=term_name(left, schema, language),
            low=number(language, low),
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


def _so_many(
    term: Count | Distinct | Groups, n: int | Decimal, policy: CheckedPolicy, language: str, case: str = ""
) -> str:
    """So many of what is counted; groups with what they have to meet."""
    match term:
        case Count(of):
            return so_many(of, n, policy.schema, language, case)
        case Distinct():
            return kinds_counted(term, n, policy.schema, language, case)
        case Groups(condition=condition):
            phrase = kinds_counted(term, n, policy.schema, language, case)
            words = in_words(condition, policy.schema, language)
            return say(language, "words-for-which", phrase=phrase, condition=words)


def _none_counted(term: Count | Distinct | Groups, policy: CheckedPolicy, language: str) -> str:
    match term:
        case Count(of):
            return none_of(of, policy.schema, language)
        case Distinct():
            return no_kinds(term, policy.schema, language)
        case Groups(condition=condition):
            phrase = no_kinds(term, policy.schema, language)
            words = in_words(condition, policy.schema, language)
            return say(language, "words-for-which", phrase=phrase, condition=words)


def _in_zone(value: Measured, required: object) -> Measured:
    """A moment by the clock of the moment that it is compared with, so that readers can compare the two."""
    match value, required:
        case Interval(low, high), Interval(datetime(tzinfo=zone)) if zone is not None:
            ends = [end.astimezone(zone) if isinstance(end, datetime) else end for end in (low, high)]
            return Interval(ends[0], ends[1])
        case _:
            return value


def _required(
    leaf: Comparison, finding: Finding, policy: CheckedPolicy, language: str, *, of_things: bool = False
) -> str:
    """What was wanted, and where that is no number written in the policy, of what it is the value."""
    right, known, schema = leaf.right, finding.required, policy.schema
    type_ = type_of(right)
    if isinstance(right, Constant):
        value = shown(right.value, type_, schema, language) if of_things else term_name(right, schema, language)
        return limit(leaf.sign, value, type_, language, of_things=of_things)
    match known:
        case Interval(None, _) | Interval(_, None) | Choice(None) | tuple() | None:
            return limit(leaf.sign, the_term(right, leaf.sign, schema, language), type_, language)
        case Interval() | Choice():
            text = limit(leaf.sign, measured(known, type_, schema, language), type_, language, of_things=of_things)
    if isinstance(known, Interval) and known.low != known.high:
        return say(language, "words-limit-open", required=text)
    if isinstance(right, Lookup):
        keys = ", ".join(term_name(key, schema, language) for key in right.keys)
        return say(language, "words-limit-by", required=text, keys=keys)
    return say(language, "words-limit-of", required=text, term=the_term(right, "", schema, language))


def _quantified(
    leaf: Comparison,
    finding: Finding,
    verdict: RuleVerdict,
    policy: CheckedPolicy,
    language: str,
    negated: bool,
    is_part: bool,
) -> str:
    if negated:  # `not (some X have C)` is told as `no X have C`, `not (all …)` as `some X have not C`
        leaf = replace(leaf, form=Form.NO if leaf.form is Form.SOME else Form.SOME)
    schema, asked, condition, left = policy.schema, leaf.asked, quantified(leaf), leaf.left
    if asked is None or condition is None or not isinstance(left, Count | Groups):
        return _plain(opposite(leaf) if negated else leaf, finding, verdict, policy, language)
    words = in_words(condition, schema, language)
    if finding.empty:
        return say(
            language,
            f"sentence-empty-{leaf.form.value}",
            list=list_name(asked, schema, language),
            everyone=_everyone(left, asked, schema, language),
            none=_no_subject(left, asked, policy, language),
            one=_subjects(left, asked, 1, policy, language),
            condition=words,
        )
    state = _state(verdict, False)
    if state == "open":
        doubtful = "" if isinstance(left, Groups) else _names(verdict, schema, language, "unknown")
        whole = replace(leaf, form=Form.SOME) if leaf.form is Form.NO else leaf
        sentence = "sentence-quantified-doubt" if leaf.form is Form.NO else "sentence-quantified-open"
        return say(language, sentence, whole=quantifier_sentence(whole, schema, language), names=doubtful)
    if state == "pass" and leaf.form is not Form.SOME:
        return say(language, "sentence-quantified-pass", whole=quantifier_sentence(leaf, schema, language))
    value = finding.measured
    low, high = (value.low or 0, value.high) if isinstance(value, Interval) else (0, None)
    assert isinstance(low, int | Decimal), "a count is a number"
    if isinstance(left, Groups):
        kinds = _kinds(left, verdict, schema, language)
        named = say(language, "sentence-names", names=kinds) if kinds else ""
    else:
        named = _names(verdict, schema, language, "for" if leaf.form is Form.SOME else "against")
    return say(
        language,
        f"sentence-quantified-{leaf.form.value}",
        n=low,
        least="no" if low == high else "yes",
        forbidden="" if is_part else say(language, "sentence-forbidden"),
        counted=_subjects(left, asked, low, policy, language),
        everyone=_everyone(left, asked, schema, language),
        none=_no_subject(left, asked, policy, language),
        condition=words,
        names=named,
    )


def _subjects(left: Count | Groups, asked: Selection, n: int | Decimal, policy: CheckedPolicy, language: str) -> str:
    """So many of those that a quantifier speaks of, as after `u` in Czech."""
    if isinstance(left, Groups):
        return kinds_counted(left, n, policy.schema, language, "of")
    return so_many(asked, n, policy.schema, language, "of")


def _everyone(left: Count | Groups, asked: Selection, schema: Schema, language: str) -> str:
    """All those that a quantifier speaks of, as after `u` in Czech."""
    return (
        kinds_named(left, schema, language, "other")
        if isinstance(left, Groups)
        else members_of(asked, schema, language)
    )


def _no_subject(left: Count | Groups, asked: Selection, policy: CheckedPolicy, language: str) -> str:
    if isinstance(left, Groups):
        return no_kinds(left, policy.schema, language, "of")
    return none_of(asked, policy.schema, language, "of")


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
    row = [
        say(
            language,
            "words-value",
            name=term_name(term, schema, language),
            value=key_shown(key, type_of(term), schema, language),
        )
        for key, term in zip(keys, asked, strict=False)
    ]
    return say(language, "sentence-no-row", n=len(row or keys), row=", ".join(row or keys))


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


def _names(verdict: RuleVerdict, schema: Schema, language: str, counts: str = "against") -> str:
    """The elements that broke the condition, or that leave it open, after a colon; empty where none is named."""
    told = [e for e in verdict.evidence if e.counts == counts and e.label not in ("", e.path)]
    names = [element_name(e.path, e.label, schema, language) for e in told]
    sentence = "sentence-doubtful" if counts == "unknown" else "sentence-names"
    return say(language, sentence, names=some_of(names, language)) if names else ""
