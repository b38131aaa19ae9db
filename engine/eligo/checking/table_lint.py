"""Room `checking`: warnings about look-up tables that lack a row, or have one that is never read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from .domains import Domain, Domains, domain_of, narrowed
from .policy import (
    Both,
    CheckedPolicy,
    Condition,
    Count,
    Distinct,
    Either,
    Fact,
    Force,
    Groups,
    Lookup,
    Negation,
    NoTwo,
    Range,
    Rule,
    Scalar,
    Selection,
    Total,
)
from .schema import Schema
from .walking import children, nodes

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Asked:
    """A look-up, the values that each of its keys can have there (None: not a fact), and whether that is sure."""

    lookup: Lookup
    keys: tuple[Domain | None, ...]
    sure: bool


def rows(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """Keys that can come and have no row, and rows for keys that never come."""
    asked = [a for rule in policy.rules for a in _of_rule(rule, policy)]
    for each in asked:
        yield from _lacking(each, file.span.file)
    for d in file.declarations:
        if isinstance(d, tree.Table):
            of_table = [a for a in asked if a.lookup.table.name == d.names.name.text]
            table = policy.tables.get(d.names.name.text)
            for row, values in zip(d.rows[1:], table.rows if table else (), strict=False):
                if of_table and not any(_reached(a, values) for a in of_table):
                    yield codes.ROW_NEVER_READ.at(row.span)


def _lacking(asked: _Asked, file: str) -> Iterator[Diagnostic]:
    table = asked.lookup.table
    for position, (key, domain) in enumerate(zip(asked.lookup.keys, asked.keys, strict=True)):
        values = domain.values if domain is not None else None
        if not asked.sure or values is None or key.span.file != file:
            continue
        cells = [row[position] for row in table.rows]
        lacking = sorted((v for v in values if not any(_covers(cell, v) for cell in cells)), key=_order)
        if lacking:
            shown = ", ".join(str(v) for v in lacking[:_SHOWN]) + (", …" if len(lacking) > _SHOWN else "")
            yield codes.NO_ROW.at(key.span, table=table.name, keys=shown, count=len(lacking))


def _order(value: Scalar) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, int) else (0, str(value))


def _covers(cell: Scalar | Range, value: Scalar) -> bool:
    if not isinstance(cell, Range):
        return cell == value
    after = cell.low is None or cell.low < value or (cell.low == value and not cell.low_open)  # type: ignore[operator]
    before = cell.high is None or value < cell.high or (value == cell.high and not cell.high_open)  # type: ignore[operator]
    return after and before


def _reached(asked: _Asked, row: tuple[Scalar | Range, ...]) -> bool:
    """Whether the keys of a row can come; of a range that is taken for granted."""
    return all(
        domain is None or isinstance(value, Range) or domain.holds(value)
        for domain, value in zip(asked.keys, row, strict=False)
    )


def _of_rule(rule: Rule, policy: CheckedPolicy) -> Iterator[_Asked]:
    """The look-ups of a rule; what the rule itself, the policy and its other `must` rules admit is known there."""
    if rule.requirement is None or not any(isinstance(n, Lookup) for n in nodes(rule.requirement)):
        return
    admitted = [policy.applies, rule.when]
    admitted += [r.requirement for r in policy.rules if r.when is None and r.force is Force.MUST]
    known: Domains | None = {}
    for condition in (*admitted, rule.requirement):
        if condition is not None and known is not None:
            known = narrowed(condition, True, known, policy.schema)
    if known is not None:
        optional = {f for f in _in_alternatives(rule.requirement) if isinstance(f, Fact)}
        for lookup, around in _lookups(rule.requirement, known, policy.schema):
            domains = tuple(
                around.get(key) or domain_of(key, policy.schema) if isinstance(key, Fact) else None
                for key in lookup.keys
            )
            yield _Asked(lookup, domains, not optional & set(lookup.keys))


def _in_alternatives(node: object) -> Iterator[object]:
    """The facts that stand in alternatives outside of look-ups, where one may guard the other."""
    if isinstance(node, Either) or (isinstance(node, Negation) and isinstance(node.operand, Both)):
        yield from _outside(node)
    else:
        for child in children(node):
            yield from _in_alternatives(child)


def _outside(node: object) -> Iterator[object]:
    yield node
    for child in children(node) if not isinstance(node, Lookup) else ():
        yield from _outside(child)


def _lookups(node: object, known: Domains, schema: Schema) -> Iterator[tuple[Lookup, Domains]]:
    """Each look-up with what is known of the facts where it stands."""
    if isinstance(node, Lookup):
        yield node, known
    if isinstance(node, Selection):
        inner = _inside(known, (node.condition,), schema)
        if node.condition is not None and inner is not None:
            yield from _lookups(node.condition, inner, schema)
    elif isinstance(node, Count | Distinct | NoTwo):
        yield from _lookups(node.of, known, schema)
    elif isinstance(node, Groups | Total):
        yield from _lookups(node.of, known, schema)
        inside = node.condition if isinstance(node, Groups) else node.term
        inner = _inside(known, (node.of.condition, node.condition if isinstance(node, Groups) else None), schema)
        if inner is not None:
            yield from _lookups(inside, inner, schema)
    else:
        for child in children(node):
            yield from _lookups(child, known, schema)


def _inside(known: Domains, conditions: Iterable[Condition | None], schema: Schema) -> Domains | None:
    """What is known of an element that satisfies conditions; facts of other elements are not its own."""
    inner: Domains | None = _of_proposal(known)
    for condition in conditions:
        if condition is not None and inner is not None:
            inner = narrowed(condition, True, inner, schema)
    return inner


def _of_proposal(known: Mapping[object, Domain]) -> dict[object, Domain]:
    return {term: d for term, d in known.items() if isinstance(term, Fact) and term.scope.value == "proposal"}
