"""Room `reporting`: what of a proposal concerns its applicant: who it is, and which facts lie in its power."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..checking.policy import Rule, Selection
from ..checking.schema import Kind, Record, Schema, Values
from ..checking.walking import nodes
from ..evaluation.verdict import Verdict
from ..text.locale import clean
from ..text.messages import say
from .wording import elements

_LEADER = "coordinator"


def asks_register(rule: Rule, schema: Schema) -> bool:
    """Whether a rule looks into a register, which the office has and the applicant has not."""
    registers = _registers(schema)
    return any(isinstance(node, Selection) and node.field in registers for node in nodes(rule))


def suppliable(pointers: Iterable[str], schema: Schema) -> tuple[str, ...]:
    """Those of the missing facts that the applicant can supply, each once."""
    registers = _registers(schema)
    return tuple(dict.fromkeys(pointer for pointer in pointers if pointer.split("/")[1] not in registers))


def _registers(schema: Schema) -> frozenset[str]:
    """The names of the lists that come with the data."""
    fields = schema.proposal.fields if "proposal" in schema.records else ()
    return frozenset(field.name for field in fields if field.register)


def name_of(verdict: Verdict, schema: Schema, language: str) -> str:
    """How a letter calls a proposal: its number, with its acronym where it has one."""
    acronym = next((clean(value) for value in _texts(verdict, schema, "acronym")), "")
    return (
        say(language, "letter-name", acronym=acronym, id=clean(verdict.proposal))
        if acronym
        else clean(verdict.proposal)
    )


def addressee_of(verdict: Verdict, schema: Schema) -> tuple[str, ...]:
    """The name of the coordinator, where the proposal says who that is."""
    if "proposal" not in schema.records:
        return ()
    for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
        record = schema.records.get(field.type.of or "") if field.type.kind is Kind.LIST else None
        if record is None or field.register:
            continue
        for element in elements(value):
            if any(f.type.kind is Kind.CODE and v == _LEADER for f, v in zip(record.fields, element, strict=True)):
                return tuple(_named(record, element))
    return ()


def _named(record: Record, element: Values) -> Iterator[str]:
    for field, value in zip(record.fields, element, strict=True):
        if field.name == "name" and isinstance(value, str) and clean(value):
            yield clean(value)


def _texts(verdict: Verdict, schema: Schema, name: str) -> Iterator[str]:
    if "proposal" in schema.records:
        for field, value in zip(schema.proposal.fields, verdict.values, strict=False):
            if field.name == name and isinstance(value, str) and value.strip():
                yield value
