"""Room `reporting`: the facts of a proposal, as its page shows them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ..checking.policy import CheckedPolicy, Fact
from ..checking.schema import Kind, Record, Schema, Value
from ..checking.walking import nodes
from ..evaluation.verdict import Outcome, Verdict
from ..text.locale import clean, number
from ..text.messages import say
from .once import once
from .pages import Pair, TableView, Words
from .wording import capital, elements, field_label, listed, shown


def title_of(verdict: Verdict, schema: Schema) -> str:
    """The title of a proposal; empty where it is not known."""
    if "proposal" not in schema.records:
        return ""
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        if field.name == "title" and isinstance(value, str):
            return clean(value)
    return ""


def pairs_of(verdict: Verdict, schema: Schema, language: str) -> tuple[Pair, ...]:
    """The single facts of a proposal: those that are given, and those that the policy asks for."""
    if "proposal" not in schema.records or not verdict.values:
        return ()
    asked = _asked(verdict.policy)
    return tuple(
        Pair(capital(field_label(field, language)), _fact(value, schema.proposal, place, schema, language))
        for place, (field, value) in enumerate(zip(schema.proposal.fields, verdict.values, strict=False))
        if field.type.kind is not Kind.LIST and field.name not in ("id", "title")
        if value is not None or ("proposal", field.name) in asked
    )


@once
def _asked(policy: CheckedPolicy | None) -> frozenset[tuple[str, str]]:
    """The fields that the policy reads, each with its record."""
    parts = (policy.applies, *policy.rules) if policy is not None else ()
    return frozenset((n.record, n.field) for part in parts for n in nodes(part) if isinstance(n, Fact))


def _fact(value: Value, record: Record, place: int, schema: Schema, language: str) -> Words:
    if value is None or isinstance(value, tuple):
        return Words(say(language, "fact-unknown"), "")
    field = record.fields[place]
    plain = field.name in ("call", "lot") and isinstance(value, int | Decimal)
    return Words(str(value) if plain else shown(value, field.type, schema, language))


def tables_of(verdict: Verdict, schema: Schema, language: str) -> tuple[TableView, ...]:
    """The lists of a proposal; registers, which come with the data, are none of its own."""
    if "proposal" not in schema.records:
        return ()
    concerned: dict[str, list[str]] = {}
    for r in verdict.rules:
        if r.outcome in (Outcome.FAIL, Outcome.UNDECIDED):
            touched = {e.path for e in r.evidence if e.counts != "for"}
            touched |= {"/".join(p.split("/")[:3]) for p in r.missing if p.count("/") >= 2}
            for path in touched:
                concerned.setdefault(path, []).append(r.rule.id)
    asked = _asked(verdict.policy)
    tables = []
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is not None and not field.register:
            tables.append(
                _table(field.name, field_label(field, language), value, record, schema, concerned, asked, language)
            )
    return tuple(tables)


def _table(
    name: str,
    label: str,
    value: Value,
    record: Record,
    schema: Schema,
    concerned: Mapping[str, list[str]],
    asked: frozenset[tuple[str, str]],
    language: str,
) -> TableView:
    """A list of the proposal; a column that no row fills and no rule reads is left out."""
    rows_of = elements(value)
    columns = [
        place
        for place, field in enumerate(record.fields)
        if (record.name, field.name) in asked or any(row[place] is not None for row in rows_of) or not rows_of
    ]
    columns.sort(key=lambda place: record.fields[place].name != "name")
    noun = listed(record.noun, language) or label
    fields = [record.fields[place] for place in columns]
    heads = ("#", *(capital(field_label(f, language)) for f in fields), say(language, "label-rules-concerned"))
    rows = []
    for position, element in enumerate(rows_of):
        cells = [_fact(element[place], record, place, schema, language) for place in columns]
        rules = Words(", ".join(concerned.get(f"/{name}/{position}", ())))
        rows.append((Words(number(language, position + 1)), *cells, rules))
    title = say(language, "label-list", name=capital(noun), n=number(language, len(rows)))
    return TableView(title if value is not None else capital(noun), value is not None, heads, tuple(rows))
