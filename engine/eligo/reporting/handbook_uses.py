"""Room `reporting`: what the conditions of a policy read and name: fields, lists, groups, tables, parameters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..checking.policy import (
    CheckedPolicy,
    Comparison,
    Constant,
    Fact,
    Lookup,
    Member,
    Message,
    Rule,
    Selection,
    Table,
    Total,
)
from ..checking.schema import Kind, Schema
from ..checking.walking import nodes
from .nouns import type_of


@dataclass(frozen=True, slots=True)
class Uses:
    """Everything that was found, each once and in the order in which it was met."""

    fields: dict[tuple[str, str], None] = field(default_factory=dict)
    lists: dict[str, Selection] = field(default_factory=dict)
    groups: dict[tuple[str, str], None] = field(default_factory=dict)
    vocabularies: dict[str, None] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    lookups: dict[str, Lookup] = field(default_factory=dict)
    parameters: dict[str, None] = field(default_factory=dict)


def uses_of(roots: Iterable[object], schema: Schema) -> Uses:
    """What the conditions at and below the roots read and name."""
    found = Uses()
    registers = {f.name for f in schema.proposal.fields if f.register} if "proposal" in schema.records else set()
    for node in _mentioned(roots):
        match node:
            case Fact(record=record, field=name, type=type_):
                found.fields.setdefault((record, name))
                if type_.kind is Kind.CODE and type_.of is not None:
                    found.vocabularies.setdefault(type_.of)
            case Selection(field=name):
                found.fields.setdefault(("proposal", name))
                if node.name is not None and node.noun is not None and (node.condition or name in registers):
                    found.lists.setdefault(node.name, node)
            case Member(value=value, names=names):
                vocabulary = schema.vocabularies.get(type_of(value).of or "")
                for name in names if vocabulary is not None else ():
                    if vocabulary is not None and name in vocabulary.groups:
                        found.groups.setdefault((vocabulary.name, name))
            case Lookup(table=table):
                found.tables.setdefault(table.name, table)
                found.lookups.setdefault(table.name, node)
            case Constant(name=str(name)):
                found.parameters.setdefault(name)
            case _:
                pass
    return found


def together(several: Iterable[Uses]) -> Uses:
    """What several have found, each once."""
    found = Uses()
    for uses in several:
        for name, of in uses.lists.items():
            found.lists.setdefault(name, of)
        for name, lookup in uses.lookups.items():
            found.lookups.setdefault(name, lookup)
        found.fields.update(uses.fields)
        found.groups.update(uses.groups)
        found.vocabularies.update(uses.vocabularies)
        found.tables.update(uses.tables)
        found.parameters.update(uses.parameters)
    return found


def uses_of_rule(rule: Rule, policy: CheckedPolicy) -> Uses:
    """What a rule reads and names, in its messages too."""
    inserted = [
        part.value
        for text in (rule.otherwise, rule.advice)
        for parts in (text.parts.values() if isinstance(text, Message) else ())
        for part in parts
        if not isinstance(part, str)
    ]
    return uses_of([rule, *inserted], policy.schema)


def _mentioned(roots: Iterable[object]) -> Iterator[object]:
    """Every node below the roots, those included that only sentences need."""
    waiting = list(roots)
    while waiting:
        for node in nodes(waiting.pop(0)):
            yield node
            match node:
                case Selection(base=base) if base is not None:
                    waiting.append(base)
                case Comparison(asked=asked, subject=subject):
                    waiting += [part for part in (asked, subject) if part is not None]
                case Total(of=of) if of.base is not None:
                    waiting.append(of.base)
                case _:
                    pass
