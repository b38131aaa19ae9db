"""Room `reporting`: what a page about one proposal says, as finished strings; renderers format nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..checking.policy import CheckedPolicy, Force
from ..checking.schema import Kind, Record, Schema, Value, Values
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from ..text.locale import clean, number, typeset
from ..text.messages import say
from .describing import described
from .export import engine_name
from .sentences import author_words, element_labels, proposal_message, reason
from .wording import capital, elements, fact_name, field_label, in_language, listed, shown

ORDER = (
    Outcome.PASS,
    Outcome.FAIL,
    Outcome.UNDECIDED,
    Outcome.NEEDS_JUDGEMENT,
    Outcome.NOT_APPLICABLE,
    Outcome.WAIVED,
)
_LONG = 1000


@dataclass(frozen=True, slots=True)
class Words:
    """A text and, where it is not in the page's language, its own."""

    text: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """An outcome: the key of its mark and its word."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with its value."""

    label: str
    value: Words


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """An element that counted: its position, its name, how it counted."""

    position: str
    label: str
    counts: str
    word: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """What a rule rests on."""

    document: Words
    place: Words
    url: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule with its result and why."""

    id: str
    anchor: str
    title: Words
    status: Status
    force: str
    warns: bool
    required: str
    reason: Words
    advice: Words
    note: Words
    source: SourceView | None
    evidence: tuple[EvidenceView, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One thing to do: about which rule, why, what to do, who acts."""

    rule: RuleView
    actor: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A list of the proposal, such as its partners; the last column names the rules that an element concerns."""

    title: str
    known: bool
    headings: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class ProposalView:
    """Everything on the page of one proposal under one policy."""

    language: str
    id: str
    title: str
    policy: Words
    status: Status
    conclusion: str
    counts: str
    pairs: tuple[Pair, ...]
    tasks: tuple[TaskView, ...]
    rules: tuple[RuleView, ...]
    missing: tuple[str, ...]
    tables: tuple[TableView, ...]
    production: tuple[Pair, ...]


def view(verdict: Verdict, language: str, fingerprint: str = "") -> ProposalView:
    """The page of a verdict in that language; `fingerprint` is that of the proposal's data."""
    policy, labels = verdict.policy, element_labels(verdict)
    rules = tuple(_rule(r, policy, language, labels) for r in verdict.rules) if policy is not None else ()
    schema = policy.schema if policy is not None else Schema()
    return ProposalView(
        language=language,
        id=clean(verdict.proposal),
        title=_title(verdict, schema),
        policy=_words(policy.title, language) if policy is not None else Words(""),
        status=proposal_status(verdict.outcome, language),
        conclusion=typeset(language, proposal_message(verdict, language)),
        counts=_counts(verdict, language),
        pairs=_pairs(verdict, schema, language),
        tasks=_tasks(rules, language),
        rules=rules,
        missing=tuple(fact_name(pointer, schema, language, labels) for pointer in verdict.missing),
        tables=_tables(verdict, schema, language),
        production=_production(policy, language, fingerprint),
    )


def rule_status(outcome: Outcome, language: str) -> Status:
    """The word for what a rule came to."""
    return Status(outcome.value, say(language, f"outcome-{outcome.value}"))


def proposal_status(outcome: Outcome, language: str) -> Status:
    """The word for what a proposal came to."""
    return Status(outcome.value, say(language, f"outcome-{outcome.value}", "proposal"))


def authored(text: tuple[str, str | None], language: str) -> Words:
    """An author's text, typeset in its own language."""
    spoken = text[1] or language
    return Words(typeset(spoken, clean(text[0], _LONG)), text[1])


def _words(texts: Mapping[str, str] | None, language: str) -> Words:
    return authored(in_language(texts, language), language)


# ── rules ─────────────────────────────────────────────────────────────────────────────────


def _rule(verdict: RuleVerdict, policy: CheckedPolicy, language: str, labels: Mapping[str, str]) -> RuleView:
    rule = verdict.rule
    question = in_language(rule.question, language)
    condition = described(rule.requirement, policy, language) if rule.requirement is not None else question[0]
    judged = verdict.outcome is Outcome.NEEDS_JUDGEMENT
    return RuleView(
        id=rule.id,
        anchor=f"rule-{rule.id}",
        title=_words(rule.title, language) if rule.title else Words(rule.id),
        status=rule_status(verdict.outcome, language),
        force=say(language, f"force-{rule.force.value}"),
        warns=rule.force is Force.SHOULD,
        required=typeset(language, capital(condition)),
        reason=authored(question, language) if judged else Words(typeset(language, reason(verdict, policy, language))),
        advice=_advice(verdict, policy, language),
        note=_words(rule.note, language),
        source=_source(verdict, language),
        evidence=tuple(
            EvidenceView(
                number(language, int(e.path.rsplit("/", 1)[-1]) + 1) if e.path.rsplit("/", 1)[-1].isdigit() else "",
                clean(e.label.removeprefix(e.path)) or fact_name(e.path, policy.schema, language, {}),
                e.counts,
                say(language, f"counts-{e.counts}"),
            )
            for e in verdict.evidence
        ),
        missing=tuple(fact_name(pointer, policy.schema, language, labels) for pointer in verdict.missing),
    )


def _advice(verdict: RuleVerdict, policy: CheckedPolicy, language: str) -> Words:
    if verdict.outcome is not Outcome.FAIL or verdict.rule.advice is None:
        return Words("")
    for spoken in (language, *verdict.rule.advice.parts):
        words = author_words(verdict, "advice", policy, spoken)
        if words is not None:
            return authored((words, None if spoken in (language, "") else spoken), language)
    return Words("")


def _source(verdict: RuleVerdict, language: str) -> SourceView | None:
    source = verdict.rule.source
    if source is None:
        return None
    url = source.document.url or ""
    safe = url if url.startswith(("https://", "http://")) else ""
    return SourceView(_words(source.document.title, language), _words(source.place, language), safe)


def _tasks(rules: Sequence[RuleView], language: str) -> tuple[TaskView, ...]:
    order = [(key, warns) for warns in (False, True) for key in ("fail", "undecided")]
    order += [("needs_judgement", False), ("needs_judgement", True)]
    return tuple(
        TaskView(rule, say(language, f"actor-{key}"))
        for key, warns in order
        for rule in rules
        if rule.status.key == key and rule.warns is warns
    )


def _counts(verdict: Verdict, language: str) -> str:
    if not verdict.rules:
        return ""
    tally = Counter(r.outcome for r in verdict.rules)
    found = [
        say(
            language,
            "counts-item",
            word=rule_status(outcome, language).word.lower(),
            n=number(language, tally[outcome]),
        )
        for outcome in ORDER
        if tally[outcome]
    ]
    text = say(language, "counts-rules", n=len(verdict.rules), found=", ".join(found))
    if verdict.warnings:
        text = f"{text} {say(language, 'counts-warnings', n=verdict.warnings)}"
    return typeset(language, text)


# ── facts ─────────────────────────────────────────────────────────────────────────────────


def _title(verdict: Verdict, schema: Schema) -> str:
    if "proposal" not in schema.records:
        return ""
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        if field.name == "title" and isinstance(value, str):
            return clean(value)
    return ""


def _pairs(verdict: Verdict, schema: Schema, language: str) -> tuple[Pair, ...]:
    if "proposal" not in schema.records or not verdict.values:
        return ()
    return tuple(
        Pair(capital(field_label(field, language)), _fact(value, schema.proposal, place, schema, language))
        for place, (field, value) in enumerate(zip(schema.proposal.fields, verdict.values, strict=False))
        if field.type.kind is not Kind.LIST and field.name not in ("id", "title")
    )


def _fact(value: Value, record: Record, place: int, schema: Schema, language: str) -> Words:
    if value is None or isinstance(value, tuple):
        return Words(say(language, "fact-unknown"), "")
    field = record.fields[place]
    plain = field.name in ("call", "lot") and isinstance(value, int | Decimal)
    return Words(str(value) if plain else shown(value, field.type, schema, language))


def _tables(verdict: Verdict, schema: Schema, language: str) -> tuple[TableView, ...]:
    if "proposal" not in schema.records:
        return ()
    concerned: dict[str, list[str]] = {}
    for r in verdict.rules:
        if r.outcome in (Outcome.FAIL, Outcome.UNDECIDED):
            touched = {e.path for e in r.evidence if e.counts != "for"}
            touched |= {"/".join(p.split("/")[:3]) for p in r.missing if p.count("/") >= 2}
            for path in touched:
                concerned.setdefault(path, []).append(r.rule.id)
    tables = []
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is not None:
            tables.append(_table(field.name, field_label(field, language), value, record, schema, concerned, language))
    return tuple(tables)


def _table(
    name: str,
    label: str,
    value: Value,
    record: Record,
    schema: Schema,
    concerned: Mapping[str, list[str]],
    language: str,
) -> TableView:
    noun = listed(record.noun, language) or label
    headings = (
        "#",
        *(capital(field_label(f, language)) for f in record.fields),
        say(language, "label-rules-concerned"),
    )
    rows = []
    for position, element in enumerate(elements(value)):
        cells = [_fact(element[i], record, i, schema, language) for i in range(len(record.fields))]
        rules = Words(", ".join(concerned.get(f"/{name}/{position}", ())))
        rows.append((Words(number(language, position + 1)), *_named_first(cells, element, record), rules))
    order = _name_order(record)
    heads = (headings[0], *(headings[1 + i] for i in order), headings[-1])
    title = say(language, "label-list", name=capital(noun), n=number(language, len(rows)))
    return TableView(title if value is not None else capital(noun), value is not None, heads, tuple(rows))


def _name_order(record: Record) -> list[int]:
    return sorted(range(len(record.fields)), key=lambda i: (record.fields[i].name != "name", i))


def _named_first(cells: Sequence[Words], element: Values, record: Record) -> tuple[Words, ...]:
    return tuple(cells[i] for i in _name_order(record) if i < len(element))


def _production(policy: CheckedPolicy | None, language: str, fingerprint: str) -> tuple[Pair, ...]:
    pairs = []
    if policy is not None:
        pairs.append(Pair(say(language, "label-policy"), Words(policy.name)))
        pairs.append(Pair(say(language, "label-policy-hash"), Words(policy.sha256)))
        pairs += [Pair(say(language, "label-document"), _words(d.title, language)) for d in policy.documents]
    pairs.append(Pair(say(language, "label-engine"), Words(engine_name())))
    if fingerprint:
        pairs.append(Pair(say(language, "label-data-hash"), Words(fingerprint)))
    return tuple(pairs)
