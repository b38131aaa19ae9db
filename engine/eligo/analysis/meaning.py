"""Room `analysis`: what a part of a policy means, as a value that is equal for everything that means the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum

from ..checking.nodes import Column, Table
from ..checking.policy import (
    Both,
    Citation,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Document,
    Either,
    Fact,
    Groups,
    Lookup,
    Member,
    Negation,
    Selection,
    Total,
    Yes,
)
from ..checking.schema import Kind
from ..checking.walking import nodes

_FLIPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_OPPOSITE = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_SET_KINDS = (Kind.CODE, Kind.TEXT, Kind.NUMBER)


def meaning(node: object) -> Hashable:
    """The meaning of a node: without places, names, nouns, the order of operands and other ways to write the same."""
    match node:
        case Both() | Either():
            items = frozenset(meaning(item) for item in operands(node))
            return next(iter(items)) if len(items) == 1 else (type(node).__name__, items)
        case Comparison() | Negation():
            seen = viewed(node)
            return _parts(_plain(seen)) if isinstance(seen, Comparison | Negation) else meaning(seen)
        case Member() | Yes():
            return _parts(_plain(node))
        case Fact(scope, record, field, _, type_, _, depth):
            # The position in the record and the least value are matters of the data, not of the condition.
            return ("Fact", scope, record, field, type_, depth)
        case Selection(field, _, record, condition, within_group):
            return ("Selection", field, record, meaning(condition), within_group)
        case Table(_, _, columns, rows, keys):
            return ("Table", tuple(c.type for c in columns), frozenset(meaning(row) for row in rows), keys)
        case Column(_, _, type_):
            return ("Column", type_)
        case Document(_, title, url):
            return ("Document", meaning(title), url)
        case Citation(document, place):
            return ("Citation", meaning(document), meaning(place))
        case _:
            return _parts(node)


def _parts(node: object) -> Hashable:
    if is_dataclass(node):
        return (type(node).__name__, *(meaning(getattr(node, f.name)) for f in fields(node) if f.compare))
    if isinstance(node, Mapping):
        return ("Mapping", frozenset((name, meaning(value)) for name, value in node.items()))
    if isinstance(node, tuple):
        return tuple(meaning(item) for item in node)
    if isinstance(node, bool | Enum):
        return (type(node).__name__, node.name if isinstance(node, Enum) else node)
    if isinstance(node, Hashable):
        return node
    raise TypeError(type(node).__name__)


def _plain(node: Comparison | Member | Yes | Negation) -> Comparison | Member | Yes | Negation:
    """The node without what is told of tables that it does not read."""
    if isinstance(node, Negation) or any(isinstance(inner, Lookup) for inner in nodes(node)):
        return node
    return replace(node, without_row=False)


def same(old: object, new: object) -> bool:
    """Whether two nodes mean the same."""
    return meaning(old) == meaning(new)


def operands(condition: Both | Either) -> tuple[Condition, ...]:
    """What a conjunction or an alternative joins, those inside one another opened; each meaning once."""
    found: dict[Hashable, Condition] = {}
    for item in _opened(condition, type(condition)):
        found.setdefault(meaning(item), item)
    return tuple(found.values())


def joined(condition: Condition | None) -> list[Condition]:
    """The conditions that have to hold all; none where there is no condition."""
    if condition is None:
        return []
    seen = viewed(condition)
    return [*operands(seen)] if isinstance(seen, Both) else [condition]


def _opened(condition: Condition, kind: type[Both | Either]) -> Iterator[Condition]:
    for item in condition.items if isinstance(condition, Both | Either) else ():
        plain = viewed(item)
        if isinstance(plain, kind):
            yield from _opened(plain, kind)
        else:
            yield item


def viewed(condition: Condition) -> Condition:
    """The condition in the one way in which it is compared; only its head is looked at.

    A double negation goes, a constant stands on the right, whole numbers are compared with `>=` and `<=` alone, one
    value is a set of one value.
    """
    match condition:
        case Negation(operand):
            inner = viewed(operand)
            if isinstance(inner, Negation):
                return inner.operand
            if isinstance(inner, Comparison) and _is_total(inner):
                opposite = replace(inner, sign=_OPPOSITE[inner.sign], without_row=not inner.without_row)
                return viewed(opposite)
            return condition if inner is operand else Negation(inner, condition.span)
        case Both((only,)) | Either((only,)):
            return viewed(only)
        case Comparison(Constant(), sign, right) if not isinstance(right, Constant):
            return viewed(replace(condition, left=right, sign=_FLIPPED[sign], right=condition.left))
        case Comparison(Count() | Distinct() | Groups(), sign, Constant(int() | Decimal() as limit) as constant):
            whole = _whole_limit(sign, Decimal(limit))
            if whole is None:
                return condition
            least = constant if whole[1] == limit else replace(constant, value=whole[1])
            return replace(condition, sign=whole[0], right=least)
        case Comparison(Fact(type=type_) as fact, "=" | "!=", Constant(value)) if type_.kind in _SET_KINDS:
            member = Member(fact, frozenset({value}), span=condition.span)
            return member if condition.sign == "=" else Negation(member, condition.span)
        case _:
            return condition


def _is_total(comparison: Comparison) -> bool:
    """Whether one of a comparison and its opposite holds as soon as everything is known."""
    return not any(isinstance(node, Lookup | Total) for node in nodes(comparison))


def _whole_limit(sign: str, limit: Decimal) -> tuple[str, int] | None:
    """The same limit of a count, with a sign that includes it; None where there is nothing to change."""
    if limit != limit.to_integral_value():
        return None
    n = int(limit)
    match sign:
        case ">":
            return ">=", n + 1
        case "<":
            return "<=", n - 1
        case "=" if n == 0:
            return "<=", 0
        case "!=" if n == 0:
            return ">=", 1
        case _:
            return None
