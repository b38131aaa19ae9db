"""Room `checking`: which values the facts can still have where conditions hold; sets and intervals, no search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TypeAlias

from .policy import (
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
    Negation,
    Scalar,
    Selection,
    Term,
    Total,
    Yes,
)
from .schema import Kind, Schema
from .walking import nodes

FLIPPED = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
NEGATED = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Domain:
    """The values that a term can have: of a list (None: any), in an interval, some left out; `whole`: no fractions."""

    listed: frozenset[Scalar] | None = None
    without: frozenset[Scalar] = frozenset()
    low: Decimal | None = None
    high: Decimal | None = None
    above: bool = False
    below: bool = False
    whole: bool = False

    @property
    def values(self) -> frozenset[Scalar] | None:
        """The values one by one; None where they cannot be listed."""
        if self.listed is None:
            return None
        if not self.without and self.low is None and self.high is None:
            return self.listed
        return frozenset(v for v in self.listed if self.holds(v))

    def holds(self, value: Scalar) -> bool:
        """Whether this may be the value."""
        if value in self.without or (self.listed is not None and value not in self.listed):
            return False
        place = place_of(value)
        if place is None:
            return True
        low = self.low is None or self.low < place or (self.low == place and not self.above)
        return low and (self.high is None or place < self.high or (self.high == place and not self.below))

    @property
    def is_empty(self) -> bool:
        """Whether no value is left."""
        if self.listed is not None:
            return not any(self.holds(value) for value in self.listed)
        if self.low is None or self.high is None:
            return False
        if self.low == self.high:
            return self.above or self.below or any(place_of(v) == self.low for v in self.without)
        return self.low > self.high

    def among(self, values: frozenset[Scalar]) -> Domain:
        """Only these values are left."""
        return replace(self, listed=values if self.listed is None else self.listed & values)

    def compared(self, sign: str, value: Scalar) -> Domain:
        """Only the values for which the comparison holds are left."""
        place = place_of(value)
        if sign == "=":
            return self.among(frozenset((value,)))
        if sign == "!=":
            return replace(self, without=self.without | {value})
        if place is None:
            return self
        strict = sign in ("<", ">")
        if self.whole:
            rounding = ROUND_FLOOR if sign in ("<=", ">") else ROUND_CEILING
            place = place.to_integral_value(rounding) + {"<": -1, ">": 1}.get(sign, 0)
            strict = False
        if sign in (">", ">="):
            return (
                self
                if self.low is not None and self.low > place
                else replace(self, low=place, above=strict or (self.above and self.low == place))
            )
        return (
            self
            if self.high is not None and self.high < place
            else replace(self, high=place, below=strict or (self.below and self.high == place))
        )

    def joined(self, other: Domain) -> Domain:
        """The values that are in either."""
        if self.listed is not None and other.listed is not None:
            return Domain((self.values or frozenset()) | (other.values or frozenset()), whole=self.whole)
        if self.listed is not None or other.listed is not None:
            return Domain(whole=self.whole)
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Domain(None, self.without & other.without, low, high, whole=self.whole)


Domains: TypeAlias = Mapping[object, Domain]
"""What is known of terms, and (with `True` and `False`) of conditions that are not looked into."""


def place_of(value: Scalar) -> Decimal | None:
    """Where a value with an order stands among its kind; None for codes, texts and answers."""
    match value:
        case bool() | str():
            return None
        case int() | Decimal():
            return Decimal(value)
        case datetime():
            return Decimal((value.astimezone(UTC) - _EPOCH) // timedelta(microseconds=1))
        case date():
            return Decimal(value.toordinal())


def narrowed(condition: Condition, holds: bool, known: Domains, schema: Schema) -> Domains | None:
    """What is known where a condition (does not) hold besides; None where that can never be."""
    choices: list[tuple[tuple[Condition, ...], bool]] = []
    waiting = [(condition, holds)]
    domains = dict(known)
    while waiting:
        node, wanted = waiting.pop()
        if isinstance(node, Negation):
            waiting.append((node.operand, not wanted))
        elif isinstance(node, Both | Either):
            if isinstance(node, Both) is wanted:
                waiting += [(item, wanted) for item in node.items]
            else:
                choices.append((node.items, wanted))
        else:
            about = _about(node, wanted, schema, domains)
            if about is None:
                continue
            term, domain = about
            if domain.is_empty:
                return None
            domains[term] = domain
    for items, wanted in choices:
        open_ways = [way for item in items if (way := narrowed(item, wanted, domains, schema)) is not None]
        if not open_ways:
            return None
        domains = _joined(open_ways)
    return domains


def _joined(ways: list[Domains]) -> dict[object, Domain]:
    first, *others = ways
    joined = dict(first)
    for other in others:
        joined = {
            term: domain.joined(other[term]) if domain != other[term] else domain
            for term, domain in joined.items()
            if term in other
        }
    return joined


def _about(node: Condition, wanted: bool, schema: Schema, known: Domains) -> tuple[object, Domain] | None:
    """The term that a single condition is about, with what is left of its values."""
    match node:
        case Comparison(left=left, sign=sign, right=right):
            if _unsteady(left) or _unsteady(right):
                return node, _opaque(node, known).among(frozenset((wanted,)))
            sign = sign if wanted else NEGATED[sign]
            if isinstance(left, Constant):
                left, sign, right = right, FLIPPED[sign], left
            if isinstance(right, Constant):
                domain = known.get(left) or domain_of(left, schema)
                return left, domain.compared(sign, right.value)
            if left == right:
                return node, Domain(frozenset((sign in ("=", "<=", ">="),))).among(frozenset((True,)))
            # Each pair of opposite signs is one question, asked one way round.
            asked = sign in ("=", "<", "<=")
            one = replace(node, sign=sign if asked else NEGATED[sign], without_row=False)
            return one, _opaque(one, known).among(frozenset((asked,)))
        case Member(value=value, values=values) if not _unsteady(value):
            domain = known.get(value) or domain_of(value, schema)
            return value, domain.among(values) if wanted else replace(domain, without=domain.without | values)
        case Yes(value=value) if not _unsteady(value):
            return value, (known.get(value) or domain_of(value, schema)).among(frozenset((wanted,)))
        case Given():
            # Neither true nor false but unknown where the fact is absent (semantics 8).
            return None
        case _:
            return node, _opaque(node, known).among(frozenset((wanted,)))


def _opaque(node: object, known: Domains) -> Domain:
    return known.get(node) or Domain(frozenset((True, False)))


def _unsteady(term: Term) -> bool:
    """Whether a comparison of the term may be false both ways: no row, or the least of an empty list."""
    if isinstance(term, Fact | Constant):
        return False
    return any(isinstance(n, Lookup) or (isinstance(n, Total) and n.kind != "sum") for n in nodes(term))


def domain_of(term: Term, schema: Schema) -> Domain:
    """Every value that a term can have, whatever the conditions."""
    match term:
        case Constant(value=value):
            return Domain(frozenset((value,)))
        case Fact(type=type_, minimum=minimum):
            if type_.kind is Kind.YES_NO:
                return Domain(frozenset((True, False)))
            vocabulary = schema.vocabularies.get(type_.of or "") if type_.kind is Kind.CODE else None
            return Domain(vocabulary.codes if vocabulary and vocabulary.codes else None, low=minimum)
        case Count(of):
            return Domain(low=Decimal(0), high=Decimal(0) if is_empty(of, schema) else None, whole=True)
        case Distinct(key=key, of=of):
            return Domain(low=Decimal(0), high=_most(key, (of.condition,), schema), whole=True)
        case Groups(key=key, of=of, condition=condition):
            return Domain(low=Decimal(0), high=_most(key, (of.condition, condition), schema), whole=True)
        case Total(kind="sum", term=Fact(minimum=minimum)) if minimum is not None and minimum >= 0:
            return Domain(low=Decimal(0))
        case _:
            return Domain()


def _most(key: Fact, conditions: Iterable[Condition | None], schema: Schema) -> Decimal | None:
    """The most different values of a field where conditions hold; None: any number."""
    known: Domains = {key: domain_of(key, schema)}
    for condition in conditions:
        if condition is not None:
            inside = narrowed(condition, True, known, schema)
            if inside is None:
                return Decimal(0)
            known = inside
    values = known[key].values if key in known else None
    return None if values is None else Decimal(len(values))


def is_empty(selection: Selection, schema: Schema) -> bool:
    """Whether no element can be selected, whatever the facts."""
    return selection.condition is not None and narrowed(selection.condition, True, {}, schema) is None
