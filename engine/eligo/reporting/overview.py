"""Room `reporting`: what the page about a whole batch says, as finished strings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..checking.policy import CheckedPolicy, Rule
from ..data.records import Reason, Rejected
from ..data.rejects import advice, sentence
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from ..text.locale import clean, number, percent, typeset
from ..text.messages import say
from .export import engine_name
from .pages import ORDER, Pair, Status, Words, authored
from .sentences import element_labels, proposal_message
from .view import proposal_status, rule_status
from .wording import capital, fact_name, in_language

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Portion:
    """One stretch of a bar: outcome, how many, where it begins and how wide it is, as percentages for SVG."""

    status: Status
    count: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class BarView:
    """The outcomes of one rule over the batch, or of all proposals."""

    id: str
    title: Words
    message: str
    portions: tuple[Portion, ...]


@dataclass(frozen=True, slots=True)
class PolicyBars:
    """The bars of the rules of one policy, the one that fails most often first."""

    title: Words
    bars: tuple[BarView, ...]


@dataclass(frozen=True, slots=True)
class AttentionView:
    """A fact that several proposals wait for, and which."""

    fact: str
    message: str
    links: tuple[tuple[str, str], ...]
    rest: str


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


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything on the page of a batch."""

    language: str
    headline: str
    summary: tuple[Status, ...]
    proposals: BarView | None
    attention: tuple[AttentionView, ...]
    policies: tuple[PolicyBars, ...]
    lines: tuple[LineView, ...]
    rejected: tuple[RejectedView, ...]
    production: tuple[Pair, ...]


def overview(
    verdicts: Sequence[Verdict], rejected: Sequence[Rejected], language: str, stem: Callable[[Verdict], str]
) -> OverviewView:
    """The page of a batch in that language; `stem` names the page of each verdict."""
    read = len({v.proposal for v in verdicts}) + len(rejected)
    tally = Counter(outcome for _, outcome in {(v.proposal, v.outcome) for v in verdicts})
    counts = {outcome.value: tally[outcome] for outcome in ORDER} | {"rejected": len(rejected)}
    policies = {v.policy.name: v.policy for v in verdicts if v.policy is not None}
    return OverviewView(
        language=language,
        headline=typeset(language, say(language, "headline-read", n=read)),
        summary=tuple(
            Status(key, typeset(language, say(language, f"headline-{key}", n=n))) for key, n in counts.items() if n
        ),
        proposals=_proposal_bar(verdicts, language) if verdicts else None,
        attention=_attention(verdicts, language, stem),
        policies=tuple(_bars(policies[name], verdicts, language) for name in sorted(policies)),
        lines=tuple(_line(v, language, stem(v)) for v in verdicts),
        rejected=tuple(_rejected(r, language) for r in rejected),
        production=(
            *(
                Pair(say(language, "label-policy"), Words(f"{p.name}, {p.sha256}"))
                for _, p in sorted(policies.items(), key=lambda item: item[0])
            ),
            Pair(say(language, "label-engine"), Words(engine_name())),
        ),
    )


def _line(verdict: Verdict, language: str, file: str) -> LineView:
    title = ""
    if verdict.policy is not None:
        fields = verdict.policy.schema.proposal.fields
        known = {f.name: value for f, value in zip(fields, verdict.values, strict=False)}
        title = clean(str(known["title"])) if known.get("title") is not None else ""
    policy = in_language(verdict.policy.title, language) if verdict.policy is not None else ("", None)
    return LineView(
        clean(verdict.proposal),
        file,
        title,
        authored(policy, language),
        proposal_status(verdict.outcome, language),
        typeset(language, proposal_message(verdict, language)),
        number(language, verdict.warnings),
        number(language, verdict.judgements),
    )


# ── bars ──────────────────────────────────────────────────────────────────────────────────


def _portions(tally: Counter[Outcome], word: Callable[[Outcome, str], Status], language: str) -> tuple[Portion, ...]:
    whole, passed = sum(tally.values()), 0
    portions = []
    for outcome in ORDER:
        if tally[outcome]:
            count = number(language, tally[outcome])
            start, width = 100 * passed / whole, 100 * tally[outcome] / whole
            portions.append(Portion(word(outcome, language), count, f"{start:.2f}%", f"{width:.2f}%"))
            passed += tally[outcome]
    return tuple(portions)


def _proposal_bar(verdicts: Sequence[Verdict], language: str) -> BarView:
    portions = _portions(Counter(v.outcome for v in verdicts), proposal_status, language)
    return BarView("", Words(""), _in_words(portions), portions)


def _bars(policy: CheckedPolicy, verdicts: Sequence[Verdict], language: str) -> PolicyBars:
    own: dict[str, list[RuleVerdict]] = {rule.id: [] for rule in policy.rules}
    for verdict in verdicts:
        if verdict.policy is not None and verdict.policy.name == policy.name:
            for r in verdict.rules:
                own.setdefault(r.rule.id, []).append(r)
    rows = [(rule, Counter(r.outcome for r in own[rule.id])) for rule in policy.rules if own[rule.id]]
    rows.sort(key=lambda row: -_failing(row[1]))
    bars = tuple(_bar(rule, tally, language) for rule, tally in rows)
    return PolicyBars(authored(in_language(policy.title, language), language), bars)


def _failing(tally: Counter[Outcome]) -> float:
    decided = tally[Outcome.PASS] + tally[Outcome.FAIL]
    return tally[Outcome.FAIL] / decided if decided else -1.0


def _bar(rule: Rule, tally: Counter[Outcome], language: str) -> BarView:
    portions = _portions(tally, lambda outcome, spoken: rule_status(outcome, spoken, rule), language)
    message = _in_words(portions)
    decided = tally[Outcome.PASS] + tally[Outcome.FAIL]
    if tally[Outcome.FAIL] and rule.consequence is None:
        share = percent(language, (200 * tally[Outcome.FAIL] + decided) // (2 * decided))
        message = say(language, "bar-failing", counts=message, percent=share)
    title = authored(in_language(rule.title, language), language) if rule.title else Words(rule.id)
    return BarView(rule.id, title, message, portions)


def _in_words(portions: Sequence[Portion]) -> str:
    return ", ".join(f"{p.status.word.lower()}: {p.count}" for p in portions)


# ── attention and rejected records ────────────────────────────────────────────────────────


def _attention(verdicts: Sequence[Verdict], language: str, stem: Callable[[Verdict], str]) -> tuple[AttentionView, ...]:
    waiting: dict[str, dict[str, str]] = {}
    for verdict in verdicts:
        if verdict.outcome is not Outcome.UNDECIDED or verdict.policy is None:
            continue
        missing = {*verdict.missing, *(p for r in verdict.rules if r.outcome is Outcome.UNDECIDED for p in r.missing)}
        for pointer in missing:
            fact = _kind_of_fact(pointer, verdict, language)
            waiting.setdefault(fact, {})[clean(verdict.proposal)] = stem(verdict)
    found = []
    for fact, proposals in sorted(waiting.items(), key=lambda item: (-len(item[1]), item[0])):
        links = tuple(proposals.items())
        rest = len(links) - _SHOWN
        found.append(
            AttentionView(
                fact,
                typeset(language, say(language, "attention-waits", n=len(links), fact=fact)),
                links[:_SHOWN],
                say(language, "attention-rest", n=number(language, rest)) if rest > 0 else "",
            )
        )
    return tuple(found)


def _kind_of_fact(pointer: str, verdict: Verdict, language: str) -> str:
    """The name of a missing fact without the element it belongs to: `role (partner)`."""
    assert verdict.policy is not None
    schema, steps = verdict.policy.schema, pointer.split("/")
    if len(steps) < 4:
        return fact_name("/".join(steps[:2]), schema, language, element_labels(verdict))
    field = next((f for f in schema.proposal.fields if f.name == steps[1]), None)
    record = schema.records.get(field.type.of or "") if field is not None else None
    inner = next((f for f in record.fields if f.name == steps[3]), None) if record is not None else None
    if field is None or inner is None:
        return fact_name(pointer, schema, language, {})
    return say(
        language,
        "attention-fact",
        fact=in_language(inner.label, language)[0] or inner.name,
        list=in_language(field.label, language)[0] or field.name,
    )


def _rejected(rejected: Rejected, language: str) -> RejectedView:
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
