"""Room `reporting`: verdicts without personal data, for readers who do not get them; every value gives way to a mark."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from ..checking.policy import (
    Arithmetic,
    Comparison,
    Constant,
    Count,
    Distinct,
    Fact,
    Given,
    Groups,
    Insertion,
    Lookup,
    Member,
    Moved,
    NoTwo,
    Rounded,
    Rule,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind, Record, Schema, Value, Values
from ..checking.walking import nodes
from ..evaluation.labels import label_of
from ..evaluation.verdict import Choice, Evidence, Finding, Leaf, Measured, RuleVerdict, Verdict
from ..text.messages import say
from .wording import elements

Fields = frozenset[tuple[str, str]]
"""Fields, each with its record."""


def mark(language: str) -> str:
    """What stands in place of personal data."""
    return say(language, "personal-mark")


def personal_fields(schema: Schema) -> Fields:
    """The fields that hold personal data; of a list that is personal, those of its records."""
    records = schema.records
    marked = [(record, field) for record in records.values() for field in record.fields if field.personal]
    listed = {field.type.of for _, field in marked if field.type.kind is Kind.LIST}
    whole = [record for record in records.values() if record.name in listed]
    return frozenset(
        {(record.name, field.name) for record, field in marked}
        | {(record.name, field.name) for record in whole for field in record.fields}
    )


def without_personal_data(verdict: Verdict, language: str) -> Verdict:
    """The same verdict in which each personal value is a mark in that language; counts and outcomes stay."""
    policy = verdict.policy
    closed = personal_fields(policy.schema) if policy is not None else frozenset()
    if policy is None or not closed:
        return verdict
    schema, shown = policy.schema, mark(language)
    return replace(
        verdict,
        values=_of_proposal(verdict.values, schema, closed, shown),
        rules=tuple(_rule(r, verdict.values, schema, closed, language) for r in verdict.rules),
    )


# ── facts ─────────────────────────────────────────────────────────────────────────────────


def _of_proposal(values: Values, schema: Schema, closed: Fields, shown: str) -> Values:
    kept: list[Value] = []
    for field, value in zip(schema.proposal.fields, values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is not None and not isinstance(value, tuple):
            kept.append(value)
        elif record is not None:
            kept.append(tuple(_of_record(record, element, closed, shown) for element in elements(value)))
        else:
            kept.append(shown if value is not None and ("proposal", field.name) in closed else value)
    return tuple(kept)


def _of_record(record: Record, values: Values, closed: Fields, shown: str) -> Values:
    return tuple(
        shown if value is not None and (record.name, field.name) in closed else value
        for field, value in zip(record.fields, values, strict=False)
    )


# ── rules ─────────────────────────────────────────────────────────────────────────────────


def _rule(verdict: RuleVerdict, values: Values, schema: Schema, closed: Fields, language: str) -> RuleVerdict:
    shown = mark(language)
    finding = verdict.finding
    return replace(
        verdict,
        finding=None if finding is None else _finding(finding, closed, shown),
        evidence=tuple(_evidence(e, values, schema, closed, language) for e in verdict.evidence),
        values=tuple(
            (place, Choice(shown) if _is_known(value) and _inserted(verdict.rule, place, closed) else value)
            for place, value in verdict.values
        ),
        kinds=() if verdict.kinds and _keys(verdict.rule) & closed else verdict.kinds,
    )


def _evidence(evidence: Evidence, values: Values, schema: Schema, closed: Fields, language: str) -> Evidence:
    """An element by what of its label is not personal, and by its place, which tells it from others."""
    _, name, place, *_ = [*evidence.path.split("/"), "", "", ""]
    field = next((n for n, f in enumerate(schema.proposal.fields) if f.name == name), None)
    record = schema.records.get(schema.proposal.fields[field].type.of or "") if field is not None else None
    if record is None:
        hidden = ("proposal", name) in closed
        return replace(evidence, label=mark(language)) if hidden and evidence.label != evidence.path else evidence
    if not any(kind == "field" and (record.name, part) in closed for kind, part in record.label):
        return evidence
    known = elements(values[field]) if field is not None and field < len(values) else ()
    label = mark(language)
    if place.isdigit() and int(place) < len(known):
        own = label_of(record, _of_record(record, known[int(place)], closed, label), evidence.path)
        label = label if own == evidence.path else own
    position = str(int(place) + 1) if place.isdigit() else place
    return replace(evidence, label=say(language, "personal-element", position=position, label=label))


def _finding(finding: Finding, closed: Fields, shown: str) -> Finding:
    measured, required = _sides(finding.leaf, closed)
    if not measured and not required:
        return finding
    limit = finding.required
    if required and limit is not None:
        limit = Choice(shown) if not isinstance(limit, tuple) and _is_known(limit) else None
    return replace(
        finding,
        measured=Choice(shown) if measured and _is_known(finding.measured) else finding.measured,
        required=limit,
        margin=None,
        missing_row=None if finding.missing_row is None else tuple(shown for _ in finding.missing_row),
    )


def _is_known(value: Measured) -> bool:
    """Whether anything is known of a value; that nothing is, tells nothing of a person."""
    return value.value is not None if isinstance(value, Choice) else value.low is not None or value.high is not None


def _sides(leaf: Leaf, closed: Fields) -> tuple[bool, bool]:
    """Whether what was measured tells personal data, and whether what was asked for does."""
    match leaf:
        case Comparison(left=left, right=right):
            return _tells(left, closed), _tells(right, closed)
        case Member(value=value) | Yes(value=value) | Given(value=value):
            return _tells(value, closed), False
        case NoTwo(key=key):
            return _tells(key, closed), False
        case _:
            assert_never(leaf)


def _tells(term: Term, closed: Fields) -> bool:
    """Whether the value of a term tells personal data; a number of persons, or of different values, does not."""
    match term:
        case Constant() | Count() | Distinct() | Groups():
            return False
        case Fact():
            return (term.record, term.field) in closed
        case Total(term=inner) | Moved(term=inner) | Rounded(term=inner):
            return _tells(inner, closed)
        case Arithmetic(left=left, right=right):
            return _tells(left, closed) or _tells(right, closed)
        case Lookup(keys=keys):
            return any(_tells(key, closed) for key in keys)
        case _:
            assert_never(term)


def _keys(rule: Rule) -> Fields:
    """The fields whose different values are named where they count."""
    return frozenset((n.key.record, n.key.field) for n in nodes(rule) if isinstance(n, Distinct | Groups))


def _inserted(rule: Rule, place: tuple[str, str, int], closed: Fields) -> bool:
    """Whether an insertion of the author's words tells personal data."""
    which, language, part = place
    text = rule.otherwise if which == "otherwise" else rule.advice
    parts = text.parts.get(language, ()) if text is not None else ()
    insertion = parts[part] if part < len(parts) else None
    return isinstance(insertion, Insertion) and _tells(insertion.value, closed)
