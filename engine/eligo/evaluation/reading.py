"""Room `evaluation`: which facts and lists a condition reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from ..checking.policy import (
    Arithmetic,
    Both,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Scalar,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind

Node: TypeAlias = Condition | Term | Selection


def parts(node: Node, depth: int = 0) -> Iterator[tuple[Node, int]]:
    """The node and all below it, in written order, each with the number of lists it stands in."""
    yield node, depth
    for child, deeper in _children(node):
        yield from parts(child, depth + deeper)


def _children(node: Node) -> tuple[tuple[Node, int], ...]:
    match node:
        case Constant() | Fact():
            return ()
        case Selection(condition=condition):
            return () if condition is None else ((condition, 1),)
        case Count(of):
            return ((of, 0),)
        case Distinct(key=key, of=of) | NoTwo(key=key, of=of):
            return ((of, 0), (key, 1))
        case Groups(key, of, condition):
            return ((of, 0), (key, 1), (condition, 1))
        case Total(term=term, of=of):
            return ((of, 0), (term, 1))
        case Moved(term=term) | Rounded(term=term):
            return ((term, 0),)
        case Arithmetic(left=left, right=right) | Comparison(left=left, right=right):
            return ((left, 0), (right, 0))
        case Lookup(keys=keys):
            return tuple((key, 0) for key in keys)
        case Member(value=value) | Yes(value=value) | Given(value=value):
            return ((value, 0),)
        case Negation(operand):
            return ((operand, 0),)
        case Both(items) | Either(items):
            return tuple((item, 0) for item in items)
        case _:
            assert_never(node)


def own_fields(condition: Condition | Term) -> frozenset[int]:
    """The fields of the element at hand that a condition or a term reads."""
    return frozenset(
        n.index
        for n, depth in parts(condition)
        if isinstance(n, Fact) and n.scope is Scope.ELEMENT and n.depth == depth
    )


@dataclass(frozen=True, slots=True)
class Outer:
    """What a node reads of its surroundings: fields of the elements at hand, by depth, and the group at hand."""

    facts: tuple[tuple[int, int], ...]
    group: bool


_MOST_READ = 1 << 14
_READ: dict[int, tuple[Node, Outer]] = {}


def outer_of(node: Node) -> Outer:
    """What a node reads of its surroundings; found out once for each node object."""
    known = _READ.get(id(node))
    if known is None or known[0] is not node:
        if len(_READ) >= _MOST_READ:
            _READ.clear()
        facts = {
            (n.depth - depth, n.index)
            for n, depth in parts(node)
            if isinstance(n, Fact) and n.scope is Scope.ELEMENT and n.depth >= depth
        }
        known = _READ[id(node)] = (node, Outer(tuple(sorted(facts)), _reads_group(node)))
    return known[1]


_REPEATED: dict[int, tuple[Node, tuple[Fact, ...]]] = {}


def repeated(condition: Condition) -> tuple[Fact, ...]:
    """The codes and answers of the element at hand that a condition reads more than once; none where it looks into
    a list, or asks whether they are given."""
    known = _REPEATED.get(id(condition))
    if known is None or known[0] is not condition:
        if len(_REPEATED) >= _MOST_READ:
            _REPEATED.clear()
        nodes = [node for node, _ in parts(condition)]
        simple = not any(isinstance(node, Selection | Given) for node in nodes)
        own = [n for n in nodes if simple and isinstance(n, Fact) and n.scope is Scope.ELEMENT and n.depth == 0]
        often = {n: None for n in own if n.type.kind in (Kind.CODE, Kind.YES_NO) and own.count(n) > 1}
        known = _REPEATED[id(condition)] = (condition, tuple(often))
    return known[1]


def _reads_group(node: Node) -> bool:
    match node:
        case Groups(of=of):
            # Its condition is about groups of its own.
            return _reads_group(of)
        case Selection(within_group=True):
            return True
        case _:
            return any(_reads_group(child) for child, _ in _children(node))


def reads_only_its_element(condition: Condition | Term) -> bool:
    """Whether a condition or a term hangs on nothing but the fields of the element at hand."""
    return all(
        not isinstance(n, Selection) and not (isinstance(n, Fact) and (n.scope is Scope.PROPOSAL or n.depth > 0))
        for n, _ in parts(condition)
    )


def conjuncts(condition: Condition | None) -> tuple[Condition, ...]:
    """The conditions that must all hold."""
    match condition:
        case None:
            return ()
        case Both(items):
            return tuple(inner for item in items for inner in conjuncts(item))
        case _:
            return (condition,)


def constants_for(key: Fact, conditions: tuple[Condition, ...]) -> frozenset[Scalar] | None:
    """The constants that conditions compare a field of the element with; None where they read it in another way."""
    found = set[Scalar]()
    compared = read = 0

    def is_key(fact: Fact, depth: int) -> bool:
        return fact.scope is Scope.ELEMENT and fact.depth == depth and fact.index == key.index

    for condition in conditions:
        for node, depth in parts(condition):
            match node:
                case Fact():
                    read += is_key(node, depth)
                case Comparison(left=Fact() as fact, right=Constant(value)) if is_key(fact, depth):
                    found.add(value)
                    compared += 1
                case Comparison(left=Constant(value), right=Fact() as fact) if is_key(fact, depth):
                    found.add(value)
                    compared += 1
                case Member(value=Fact() as fact, values=values) if is_key(fact, depth):
                    found |= values
                    compared += 1
    return frozenset(found) if compared == read else None
