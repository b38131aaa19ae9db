"""Room `columnar`: a policy that reads data of a wider schema: its facts found at the places of that schema."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from ..checking.policy import CheckedPolicy, Condition, Fact, Rule, RuleException, Selection
from ..checking.schema import Schema
from ..checking.unions import projection

N = TypeVar("N")


def fitted(policy: CheckedPolicy, schema: Schema) -> CheckedPolicy:
    """The policy as it reads proposals of the schema; itself where they are its own."""
    if projection(schema, policy.schema) is None:
        return policy
    later = tuple((day, fitted(version, schema)) for day, version in policy.later)
    rules = tuple(_rule(rule, schema) for rule in policy.rules)
    applies = None if policy.applies is None else _moved(policy.applies, schema)
    vocabularies = {**schema.vocabularies, **policy.schema.vocabularies}
    return replace(policy, schema=Schema(schema.records, vocabularies), rules=rules, applies=applies, later=later)


def _rule(rule: Rule, schema: Schema) -> Rule:
    return replace(
        rule,
        when=_maybe(rule.when, schema),
        requirement=_maybe(rule.requirement, schema),
        exceptions=tuple(_exception(exception, schema) for exception in rule.exceptions),
    )


def _exception(exception: RuleException, schema: Schema) -> RuleException:
    return replace(
        exception,
        when=_moved(exception.when, schema),
        requirement=_maybe(exception.requirement, schema),
        exceptions=tuple(_exception(inner, schema) for inner in exception.exceptions),
    )


def _maybe(condition: Condition | None, schema: Schema) -> Condition | None:
    return None if condition is None else _moved(condition, schema)


def _moved(node: N, schema: Schema) -> N:
    """The node with the positions of the schema in it."""
    if isinstance(node, tuple):
        return tuple(_moved(item, schema) for item in node)  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changed: dict[str, object] = {}
    if isinstance(node, Fact):
        changed["index"] = schema.records[node.record].index(node.field)
    elif isinstance(node, Selection):
        changed["index"] = schema.proposal.index(node.field)
    for each in fields(node):
        if each.name in ("span", "table", "type", "noun"):
            continue
        value = getattr(node, each.name)
        if isinstance(value, tuple) or is_dataclass(value):
            found = _moved(value, schema)
            if found is not value:
                changed[each.name] = found
    return replace(node, **changed) if changed else node
