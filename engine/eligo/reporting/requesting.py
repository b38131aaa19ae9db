"""Room `reporting`: the numbered items of a letter: what to check, supply or explain, or why it is a rejection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..checking.policy import CheckedPolicy, Citation, Force, Rule
from ..checking.schema import Schema
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from ..text.locale import typeset
from ..text.messages import say
from .applicants import suppliable
from .letters import LetterTask
from .pages import Words, authored, words_in
from .sentences import author_words, element_labels, reason
from .stating import rule_described
from .wording import capital, fact_name, field_label, in_language, source_words

_NAMED = 12
"""So many partners are named in one item; the enclosure of a longer list would say no more."""


def reason_task(verdict: RuleVerdict, policy: CheckedPolicy, language: str, *, withheld: bool) -> LetterTask:
    """A condition that is not met; what an official register says of somebody is not told."""
    if withheld:
        required = say(language, "letter-required", required=rule_described(verdict.rule, policy, language))
        finding = Words(typeset(language, required))
        return _task(verdict.rule, language, finding, Words(typeset(language, say(language, "letter-withheld"))))
    return _task(
        verdict.rule, language, _finding(verdict, policy, language), Words(""), _partners(verdict, policy, language)
    )


def check_task(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> LetterTask:
    """A figure that may be a typing slip: the applicant corrects or confirms it."""
    action = Words(typeset(language, say(language, "letter-task-check")))
    return _task(
        verdict.rule, language, _finding(verdict, policy, language), action, _partners(verdict, policy, language)
    )


def explain_task(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> LetterTask:
    """A finding that the applicant is asked to explain, in the author's words where there are any."""
    action = Words(typeset(language, say(language, "letter-task-explain")))
    advice = author_words(verdict, "advice", policy, language)
    if advice is not None:
        action = authored((advice, None), language)
    return _task(
        verdict.rule, language, _finding(verdict, policy, language), action, _partners(verdict, policy, language)
    )


def supply_tasks(verdict: Verdict, policy: CheckedPolicy, language: str) -> list[LetterTask]:
    """The missing facts in the applicant's power, an item for each partner or other element, and one for the rest."""
    binding = [r for r in verdict.rules if r.rule.force is Force.MUST and r.outcome is Outcome.UNDECIDED]
    every = [*verdict.missing, *(pointer for r in binding for pointer in r.missing)]
    groups: dict[str, list[str]] = {}
    for pointer in suppliable(every, policy.schema):
        groups.setdefault(_element(pointer), []).append(pointer)
    labels = element_labels(verdict)
    return [
        _supply(element, groups[element], binding, policy, language, labels) for element in sorted(groups, key=_order)
    ]


def _supply(
    element: str,
    pointers: Sequence[str],
    binding: Sequence[RuleVerdict],
    policy: CheckedPolicy,
    language: str,
    labels: Mapping[str, str],
) -> LetterTask:
    waiting = [r.rule for r in binding if set(r.missing) & set(pointers)]
    titles = "; ".join(in_language(rule.title, language)[0] or rule.id for rule in waiting)
    title = fact_name(element, policy.schema, language, labels) if element else say(language, "letter-task-proposal")
    return LetterTask(
        title=Words(typeset(language, capital(title))),
        finding=Words(""),
        action=Words(typeset(language, say(language, "letter-task-supply", n=len(pointers)))),
        facts=tuple(_fact(pointer, policy.schema, language, labels) for pointer in pointers),
        partners=(),
        concerns=typeset(language, say(language, "letter-task-concerns", n=len(waiting), rules=titles))
        if waiting
        else "",
        source=_sources([rule.source for rule in waiting if rule.source is not None], language),
    )


def _fact(pointer: str, schema: Schema, language: str, labels: Mapping[str, str]) -> str:
    """A missing fact under its element's name: only what it is called; elsewhere its whole name."""
    steps = pointer.split("/")[1:]
    field = next((f for f in schema.proposal.fields if f.name == steps[0]), None)
    record = schema.records.get(field.type.of or "") if field is not None else None
    if len(steps) == 3 and record is not None:
        inner = next((f for f in record.fields if f.name == steps[2]), None)
        if inner is not None:
            return typeset(language, field_label(inner, language))
    return typeset(language, fact_name(pointer, schema, language, labels))


def _element(pointer: str) -> str:
    """The element that a fact belongs to; empty where it belongs to the proposal itself."""
    steps = pointer.split("/")
    return "/".join(steps[:3]) if len(steps) > 2 and steps[2].isdigit() else ""


def _order(element: str) -> tuple[str, int]:
    """The proposal first, then elements as they stand in their lists."""
    steps = element.split("/")
    return (steps[1], int(steps[2])) if element else ("", 0)


# ── parts ─────────────────────────────────────────────────────────────────────────────────


def _task(rule: Rule, language: str, finding: Words, action: Words, partners: tuple[str, ...] = ()) -> LetterTask:
    title = words_in(rule.title, language) if rule.title else Words(rule.id)
    source = _sources([rule.source] if rule.source is not None else [], language)
    return LetterTask(title, finding, action, (), partners, "", source)


def _finding(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> Words:
    return Words(typeset(language, reason(verdict, policy, language)))


def _partners(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> tuple[str, ...]:
    """The elements that did not satisfy the condition, by their names; what is only too few names nobody."""
    labels = {e.path: e.label for e in verdict.evidence}
    against = [e.path for e in verdict.evidence if e.counts == "against"]
    named = [typeset(language, capital(fact_name(p, policy.schema, language, labels))) for p in against[:_NAMED]]
    if len(against) > _NAMED:
        named.append(typeset(language, say(language, "letter-partners-rest", n=len(against) - _NAMED)))
    return tuple(named)


def _sources(sources: Sequence[Citation], language: str) -> str:
    """The legal grounds, each once, with their label; empty where there is none."""
    told = dict.fromkeys(source_words(source, None, language) for source in sources)
    return typeset(language, say(language, "letter-source", source="; ".join(told))) if told else ""
