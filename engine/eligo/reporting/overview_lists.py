"""Room `reporting`: the lists of a batch: what waits for what, rules to look at, every proposal, rejected records."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from ..checking.policy import CheckedPolicy
from ..data.records import Reason, Rejected
from ..data.rejects import advice, sentence
from ..evaluation.verdict import Outcome, Verdict
from ..text.locale import clean, number, typeset
from ..text.messages import say
from .facts import title_of
from .pages import Status, Words, authored
from .sentences import proposal_message
from .tally import PolicyTally, Tally, Waiting, facts_waited_for, judged_for
from .view import proposal_status
from .wording import capital, fact_name, in_language

_OPEN = (Outcome.FAIL, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT)
ENOUGH = 20
"""Only a rule with so many decided cases is looked at askance because it always comes out the same."""


@dataclass(frozen=True, slots=True)
class AttentionView:
    """A fact or a judgement that several proposals wait for, and which; `key` is what lines of the list wait for."""

    key: str
    fact: Words
    message: str
    links: tuple[tuple[str, str], ...]
    rest: str


@dataclass(frozen=True, slots=True)
class SuspectView:
    """A rule that comes out the same in every case."""

    id: str
    title: Words
    message: str


@dataclass(frozen=True, slots=True)
class LineView:
    """One proposal in the list of all."""

    id: str
    file: str
    title: str
    policy: Words
    status: Status
    reason: str
    warnings: str
    judgements: str
    waits: tuple[str, ...]
    """The keys of what it waits for."""
    rules: tuple[str, ...] = ()
    """The titles of the rules that are not met or open."""


@dataclass(frozen=True, slots=True)
class RejectedReason:
    """Why a record could not be read: where, what was read, what is wrong, what to do."""

    place: str
    value: str
    sentence: str
    advice: str


@dataclass(frozen=True, slots=True)
class RejectedView:
    """A rejected record with every reason."""

    id: str
    place: str
    reasons: tuple[RejectedReason, ...]


def line(verdict: Verdict, language: str, file: str) -> LineView:
    """A verdict as a line of the list; `file` is the name of its page."""
    policy = in_language(verdict.policy.title, language) if verdict.policy is not None else ("", None)
    return LineView(
        clean(verdict.proposal),
        file,
        title_of(verdict, verdict.policy.schema) if verdict.policy is not None else "",
        authored(policy, language),
        proposal_status(verdict.outcome, language),
        typeset(language, proposal_message(verdict, language)),
        number(language, verdict.warnings),
        number(language, verdict.judgements),
        waits_of(verdict),
        tuple(in_language(r.rule.title, language)[0] or r.rule.id for r in verdict.rules if r.outcome in _OPEN),
    )


def waits_of(verdict: Verdict) -> tuple[str, ...]:
    """What a verdict waits for: kinds of facts, such as ``partners/role``, or rules that a person judges."""
    if verdict.outcome is Outcome.UNDECIDED:
        return tuple(facts_waited_for(verdict))
    if verdict.outcome is Outcome.NEEDS_JUDGEMENT:
        return tuple(judged_for(verdict))
    return ()


# ── attention ─────────────────────────────────────────────────────────────────────────────


def attention(tally: Tally, language: str) -> tuple[AttentionView, ...]:
    """What undecided proposals wait for, what most of them lack first; then what people have to judge."""
    facts: dict[str, tuple[Words, Waiting]] = {}
    for (policy, kind), waiting in tally.waiting.items():
        name = Words(_fact_words(kind, tally.policies[policy].policy, language))
        _, all_of = facts.setdefault(kind, (name, Waiting()))
        all_of.merge(waiting)
    found = [
        _attention(kind, name, waiting, "attention-waits" if kind else "attention-open", language)
        for kind, (name, waiting) in sorted(facts.items(), key=lambda item: (-item[1][1].count, item[0]))
    ]
    judging = sorted(tally.judging.items(), key=lambda item: (-item[1].count, item[0]))
    for (policy, rule_id), waiting in judging:
        rule = tally.policies[policy].rules[rule_id]
        title = authored(in_language(rule.title, language), language) if rule.title else Words(rule_id)
        found.append(_attention(rule_id, title, waiting, "attention-judged", language))
    return tuple(found)


def _attention(key: str, fact: Words, waiting: Waiting, message: str, language: str) -> AttentionView:
    rest = waiting.count - len(waiting.named)
    return AttentionView(
        key,
        fact,
        typeset(language, say(language, message, n=waiting.count, fact=fact.text)),
        tuple((clean(proposal), file) for proposal, file in waiting.named),
        say(language, "attention-rest", n=number(language, rest)) if rest > 0 else "",
    )


def _fact_words(kind: str, policy: CheckedPolicy, language: str) -> str:
    """The name of a kind of missing fact, whichever element it belongs to: `role (partner)`."""
    schema, steps = policy.schema, kind.split("/")
    field = (
        next((f for f in schema.proposal.fields if f.name == steps[0]), None) if "proposal" in schema.records else None
    )
    if field is None:
        return clean(kind)
    record = schema.records.get(field.type.of or "") if len(steps) > 1 else None
    inner = next((f for f in record.fields if f.name == steps[1]), None) if record is not None else None
    if inner is None:
        return fact_name(f"/{steps[0]}", schema, language, {})
    return say(
        language,
        "attention-fact",
        fact=in_language(inner.label, language)[0] or inner.name,
        list=in_language(field.label, language)[0] or field.name,
    )


# ── rules that always come out the same ───────────────────────────────────────────────────


def suspects(tally: PolicyTally, language: str) -> tuple[SuspectView, ...]:
    """Rules that never fail, always fail, or never apply, where there are enough cases to say so."""
    found = []
    for rule in tally.rules.values():
        passed, failed = tally.outcomes[rule.id, Outcome.PASS], tally.outcomes[rule.id, Outcome.FAIL]
        absent = tally.outcomes[rule.id, Outcome.NOT_APPLICABLE]
        all_of = sum(tally.outcomes[rule.id, o] for o in Outcome)
        kind, n = "", passed + failed
        if n >= ENOUGH and not (passed and failed):
            kind = "always" if failed else "never"
        elif absent == all_of and all_of >= ENOUGH:
            kind, n = "absent", all_of
        if kind:
            title = authored(in_language(rule.title, language), language) if rule.title else Words(rule.id)
            found.append(SuspectView(rule.id, title, typeset(language, say(language, f"suspect-{kind}", n=n))))
    return tuple(found)


# ── rejected records ──────────────────────────────────────────────────────────────────────


def rejected_view(rejected: Rejected, language: str) -> RejectedView:
    """A record that could not be read, with every reason."""
    name = clean(rejected.id) if rejected.id is not None else say(language, "rejected-without-id")
    reasons = tuple(_reason(r, language) for r in rejected.reasons)
    return RejectedView(name, _place(rejected.file, rejected.row, None, language), reasons)


def _reason(reason: Reason, language: str) -> RejectedReason:
    said = sentence(reason, language)
    return RejectedReason(
        _place(reason.file, reason.row, reason.field, language),
        "" if reason.value in said else clean(reason.value),
        typeset(language, capital(clean(said, 500))),
        typeset(language, capital(clean(advice(reason, language), 500))),
    )


def _place(file: str, row: int | None, field: str | None, language: str) -> str:
    pieces = [clean(PurePath(file).name)]
    if row is not None:
        pieces.append(say(language, "rejected-row", row=str(row)))
    if field:
        pieces.append(say(language, "rejected-field", field=clean(field)))
    return ", ".join(pieces)
