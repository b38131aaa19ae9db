"""Room `reporting`: what a page about one proposal says, as finished strings; renderers format nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from ..analysis.slips import slips
from ..checking.policy import CheckedPolicy, Citation, Force, Rule
from ..checking.schema import Schema
from ..evaluation.verdict import Evidence, Outcome, RuleVerdict, Verdict
from ..text.locale import clean, day, moment, number, typeset
from ..text.messages import say
from ..text.traits import nearest
from .describing import term_name
from .export import engine_name
from .facts import pairs_of, tables_of, title_of
from .once import once
from .pages import (
    ORDER,
    ConsequenceView,
    DroppedView,
    EvidenceView,
    ExceptionView,
    Pair,
    ParameterView,
    ProposalView,
    RuleView,
    SourceView,
    Status,
    TaskView,
    Words,
    authored,
    words_in,
)
from .provenance import NOWHERE, Provenance
from .sentences import (
    applied_exceptions,
    author_words,
    consequence_sentence,
    element_labels,
    proposal_message,
    reason,
)
from .slipping import slip_question
from .statements import statement_text
from .stating import rule_described
from .wording import capital, element_name, fact_name, in_language


def view(verdict: Verdict, language: str, provenance: Provenance = NOWHERE) -> ProposalView:
    """The page of a verdict in that language; `provenance` says of which data, and when they were evaluated."""
    policy, labels = verdict.policy, element_labels(verdict)
    rules = _rules(verdict, policy, language, labels) if policy is not None else ()
    schema = policy.schema if policy is not None else Schema()
    return ProposalView(
        language=language,
        id=clean(verdict.proposal),
        title=title_of(verdict, schema),
        policy=words_in(policy.title, language) if policy is not None else Words(""),
        status=proposal_status(verdict.outcome, language),
        conclusion=typeset(language, proposal_message(verdict, language)),
        counts=_counts(verdict, language),
        unconfirmed=_unconfirmed(verdict, language),
        several_sources=len({r.rule.source.document.name for r in verdict.rules if r.rule.source}) > 1,
        marks=_marks(verdict, language),
        pairs=pairs_of(verdict, schema, language),
        tasks=_tasks(rules, language),
        rules=rules,
        missing=tuple(fact_name(pointer, schema, language, labels) for pointer in verdict.missing),
        tables=tables_of(verdict, schema, language),
        parameters=_parameters(policy, language),
        dropped=_dropped(policy, language),
        production=_production(policy, language, provenance),
        statement=statement_text(verdict, provenance),
    )


def rule_status(outcome: Outcome, language: str, rule: Rule | None = None) -> Status:
    """The word for what a rule came to; a rule with a consequence does not fail, something follows."""
    if outcome is Outcome.FAIL and rule is not None and rule.consequence is not None:
        return Status("consequence", say(language, f"status-consequence-{rule.consequence.kind}"))
    return Status(outcome.value, say(language, f"outcome-{outcome.value}"))


def proposal_status(outcome: Outcome, language: str) -> Status:
    """The word for what a proposal came to."""
    return Status(outcome.value, say(language, f"outcome-{outcome.value}", "proposal"))


# ── rules ─────────────────────────────────────────────────────────────────────────────────


def _rules(verdict: Verdict, policy: CheckedPolicy, language: str, labels: Mapping[str, str]) -> tuple[RuleView, ...]:
    """The rules; the same element counts in several of them, and is named once."""

    @cache
    def evidence(e: Evidence) -> EvidenceView:
        position = e.path.rsplit("/", 1)[-1]
        return EvidenceView(
            number(language, int(position) + 1) if position.isdigit() else "",
            element_name(e.path, e.label.removeprefix(e.path), policy.schema, language)
            or fact_name(e.path, policy.schema, language, {}),
            e.counts,
            say(language, f"counts-{e.counts}"),
        )

    rules = tuple([_rule(r, policy, language, labels, evidence) for r in verdict.rules])
    questions = {rule: slip_question(slip, policy.schema, language) for rule, slip in slips(verdict).items()}
    return tuple([replace(r, slip=questions.get(r.id, "")) for r in rules]) if questions else rules


def _rule(
    verdict: RuleVerdict,
    policy: CheckedPolicy,
    language: str,
    labels: Mapping[str, str],
    evidence: Callable[[Evidence], EvidenceView],
) -> RuleView:
    rule = verdict.rule
    judged = verdict.outcome is Outcome.NEEDS_JUDGEMENT
    return RuleView(
        id=rule.id,
        anchor=f"rule-{rule.id}",
        title=words_in(rule.title, language) if rule.title else Words(rule.id),
        status=rule_status(verdict.outcome, language, rule),
        force=say(language, "force-consequence" if rule.consequence is not None else f"force-{rule.force.value}"),
        warns=rule.force is Force.SHOULD,
        required=_required(rule, policy, language),
        reason=words_in(rule.question, language)
        if judged
        else Words(typeset(language, reason(verdict, policy, language))),
        advice=_advice(verdict, policy, language),
        note=words_in(rule.note, language),
        source=_source(rule.source, language),
        mark=say(language, "evidence-mark", mark=rule.evidence) if rule.evidence else "",
        proof=say(language, f"evidence-{rule.evidence}") if rule.evidence else "",
        unconfirmed=None if rule.unconfirmed is None else words_in(rule.unconfirmed, language),
        origin=_origin(rule, policy, language),
        exceptions=tuple(
            ExceptionView(
                words_in(e.title, language) if e.title else Words(e.name),
                _source(e.source, language),
                words_in(e.note, language),
            )
            for e in applied_exceptions(verdict)
        ),
        consequence=_consequence(verdict, language),
        evidence=tuple([evidence(e) for e in verdict.evidence]),
        missing=tuple(fact_name(pointer, policy.schema, language, labels) for pointer in verdict.missing),
    )


@once
def _required(rule: Rule, policy: CheckedPolicy, language: str) -> str:
    return typeset(language, capital(rule_described(rule, policy, language)))


def _advice(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> Words:
    if verdict.outcome is not Outcome.FAIL or verdict.rule.advice is None:
        return Words("")
    known = tuple(verdict.rule.advice.parts)
    for spoken in (language, nearest(language, known), *known):
        words = author_words(verdict, "advice", policy, spoken)
        if words is not None:
            return authored((words, None if spoken in (language, "") else spoken), language)
    return Words("")


@once
def _source(source: Citation | None, language: str) -> SourceView | None:
    if source is None:
        return None
    url = source.document.url or ""
    safe = url if url.startswith(("https://", "http://")) else ""
    return SourceView(words_in(source.document.title, language), words_in(source.place, language), safe)


def _origin(rule: Rule, policy: CheckedPolicy, language: str) -> str:
    if rule.origin in ("", policy.name):
        return ""
    return say(language, "source-taken-over", policy=rule.origin)


def _consequence(verdict: RuleVerdict, language: str) -> ConsequenceView | None:
    consequence = verdict.rule.consequence
    if consequence is None or verdict.outcome is not Outcome.FAIL:
        return None
    return ConsequenceView(
        typeset(language, consequence_sentence(consequence, language)),
        say(language, f"actor-{consequence.kind}"),
    )


def _tasks(rules: Sequence[RuleView], language: str) -> tuple[TaskView, ...]:
    order = [(key, warns) for warns in (False, True) for key in ("fail", "undecided")]
    order[2:2] = [("consequence", True), ("consequence", False)]
    order += [("needs_judgement", False), ("needs_judgement", True)]
    return tuple(
        TaskView(rule, rule.consequence.actor if rule.consequence is not None else say(language, f"actor-{key}"))
        for key, warns in order
        for rule in rules
        if rule.status.key == key and rule.warns is warns
    )


def _counts(verdict: Verdict, language: str) -> str:
    if not verdict.rules:
        return ""
    in_order = sorted(verdict.rules, key=lambda r: ORDER.index(r.outcome))
    tally = Counter(rule_status(r.outcome, language, r.rule).word.lower() for r in in_order)
    found = [say(language, "counts-item", word=word, n=number(language, n)) for word, n in tally.items()]
    text = say(language, "counts-rules", n=len(verdict.rules), found=", ".join(found))
    if verdict.warnings:
        text = f"{text} {say(language, 'counts-warnings', n=verdict.warnings)}"
    return typeset(language, text)


def _unconfirmed(verdict: Verdict, language: str) -> str:
    """How many of the rules no source of this call confirms."""
    count = sum(r.rule.unconfirmed is not None for r in verdict.rules)
    return typeset(language, say(language, "counts-unconfirmed", n=count, all=len(verdict.rules))) if count else ""


def _marks(verdict: Verdict, language: str) -> str:
    """What the marks of the rules' sources mean."""
    marks = sorted({r.rule.evidence for r in verdict.rules if r.rule.evidence})
    return typeset(language, "; ".join(say(language, f"evidence-{mark}") for mark in marks))


# ── how the result was produced ───────────────────────────────────────────────────────────


@once
def _parameters(policy: CheckedPolicy | None, language: str) -> tuple[ParameterView, ...]:
    if policy is None:
        return ()
    return tuple(
        ParameterView(
            words_in(p.title, language) if p.title else Words(p.name.replace("_", " ")),
            term_name(p.value, policy.schema, language),
            _source(p.source, language),
        )
        for p in policy.parameters
    )


@once
def _dropped(policy: CheckedPolicy | None, language: str) -> tuple[DroppedView, ...]:
    dropped = policy.dropped if policy is not None else ()
    return tuple(
        DroppedView(
            say(language, "dropped-rule", rule=in_language(d.title, language)[0] or d.rule, origin=d.origin),
            words_in(d.because, language),
        )
        for d in dropped
    )


def _production(policy: CheckedPolicy | None, language: str, provenance: Provenance) -> tuple[Pair, ...]:
    """Policy, engine, data and time: enough to evaluate again."""
    pairs = [*_produced(policy, language)]
    if provenance.data_sha256:
        pairs.append(Pair(say(language, "label-data-hash"), Words(provenance.data_sha256)))
    return (*pairs, *times(provenance, language))


def times(provenance: Provenance, language: str) -> Iterator[Pair]:
    """When it was evaluated, and as of which day if one was asked for."""
    if provenance.at is not None:
        yield Pair(say(language, "label-evaluated-at"), Words(moment(language, provenance.at)))
    if provenance.as_of is not None:
        yield Pair(say(language, "label-as-of"), Words(day(language, provenance.as_of)))


@once
def _produced(policy: CheckedPolicy | None, language: str) -> tuple[Pair, ...]:
    pairs = []
    if policy is not None:
        pairs.append(Pair(say(language, "label-policy"), Words(policy.name)))
        pairs.append(Pair(say(language, "label-policy-hash"), Words(policy.sha256)))
        pairs += [Pair(say(language, "label-document"), words_in(d.title, language)) for d in policy.documents]
    pairs.append(Pair(say(language, "label-engine"), Words(engine_name())))
    return tuple(pairs)
