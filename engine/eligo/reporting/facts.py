"""Room `reporting`: the facts of a proposal, as its page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..checking.schema import Kind, Record, Schema, Value, Values
from ..evaluation.verdict import Outcome, Verdict
from ..text.locale import clean, number
from ..text.messages import say
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
    """The single facts of a proposal."""
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
    tables = []
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is not None and not field.register:
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
