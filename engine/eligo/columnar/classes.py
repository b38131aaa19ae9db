"""Room `columnar`: a test of one field cuts its values into classes that it cannot tell apart; the law is asked once
for each.

A filter such as `role in {coordinator, full_partner} and country in programme_countries` becomes terms, each a
conjunction of tests of single fields. A term holds of an element where it holds of the class of each of its fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import reduce
from itertools import product

from ..checking.policy import (
    Both,
    Comparison,
    Condition,
    Either,
    Fact,
    Given,
    Member,
    Negation,
    NoTwo,
    Scalar,
    Scope,
    Selection,
    Yes,
)
from ..checking.schema import Field, Kind, Record, Schema, Value, Values
from ..checking.truth import Truth
from ..evaluation.interpreter import truth_of
from ..evaluation.lookups import between
from ..evaluation.quantities import answers
from ..evaluation.reading import constants_for, own_fields, parts, reads_only_its_element
from ..evaluation.situation import Element, Situation
from .amounts import literal
from .formulas import NotCompiled

_MOST_TERMS = 24
Literals = tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Tests by the position of the field that they read; `missing` and `present` fields must be so."""

    tests: tuple[tuple[int, Literals], ...]
    missing: frozenset[int] = frozenset()
    present: frozenset[int] = frozenset()

    def of(self, field: int) -> Literals:
        """The tests of a field."""
        return dict(self.tests).get(field, ())

    @property
    def fields(self) -> frozenset[int]:
        """The fields that matter."""
        return frozenset(dict(self.tests)) | self.missing | self.present

    def without(self, field: int) -> Term:
        """The term without the tests of a field."""
        return Term(tuple((f, tests) for f, tests in self.tests if f != field), self.missing, self.present)


EVERYTHING = (Term(()),)


def terms_of(selection: Selection) -> tuple[Term, ...] | None:
    """The terms of which one must hold for an element to be in the selection; None where there is no such form."""
    if selection.condition is None:
        return EVERYTHING
    if selection.within_group or not reads_only_its_element(selection.condition):
        return None
    try:
        found = [_collected(literals) for literals in _terms(selection.condition, wanted=True)]
    except NotCompiled:
        return None
    return tuple(dict.fromkeys(found))


def _terms(condition: Condition, *, wanted: bool) -> Sequence[Literals]:
    match condition:
        case Negation(operand):
            return _terms(operand, wanted=not wanted)
        case Both(items) | Either(items):
            each = [_terms(item, wanted=wanted) for item in items]
            if isinstance(condition, Both) is wanted:
                found = [tuple(x for part in parts for x in part) for parts in product(*each)]
            else:
                found = [literals for part in each for literals in part]
            if len(found) > _MOST_TERMS:
                raise NotCompiled("filter")
            return found
        case Comparison() | Member() | Yes() | Given():
            return [(condition if wanted else Negation(condition, condition.span),)]
        case NoTwo():
            raise NotCompiled("filter")


def _collected(literals: Literals) -> Term:
    by_field: dict[int, list[Condition]] = {}
    for test in literals:
        fields = own_fields(test)
        if len(fields) != 1:
            raise NotCompiled("filter")
        by_field.setdefault(next(iter(fields)), []).append(test)
    return Term(tuple((field, tuple(tests)) for field, tests in sorted(by_field.items())))


# ── classes of values ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Class:
    """Values that no test tells apart: an example of them, and the condition of SQL with ``{}`` for the value.

    The class of the missing value has the example None; `condition` is None for the class of all others.
    """

    example: Value
    condition: str | None


def classes_of(field: Field, index: int, tests: Sequence[Condition], schema: Schema) -> tuple[Class, ...]:
    """The classes of a field that is no code; raises `NotCompiled` where the tests read it in another way."""
    missing = Class(None, "{} IS NULL")
    kind = field.type.kind
    if kind is Kind.YES_NO:
        return (missing, Class(True, "{}"), Class(False, None))
    comparing = tuple(test for test in tests if not isinstance(_bare(test), Given))
    named = constants_for(_fact(comparing, index), comparing) if comparing else frozenset[Scalar]()
    if named is None:
        raise NotCompiled("filter")
    match kind:
        case Kind.TEXT:
            texts = sorted(str(value) for value in named)
            other = "".join(texts) + "?"
            return (missing, *(Class(text, f"{{}} = {_braced(literal(text))}") for text in texts), Class(other, None))
        case Kind.NUMBER | Kind.MONEY | Kind.DAY | Kind.MOMENT:
            points = sorted(v for v in named if not isinstance(v, (str, bool)))
            return (missing, *_pieces(points, kind))
        case _:
            raise NotCompiled("filter")


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _bare(condition: Condition) -> Condition:
    return _bare(condition.operand) if isinstance(condition, Negation) else condition


def _fact(tests: Sequence[Condition], index: int) -> Fact:
    return next(
        node
        for test in tests
        for node, depth in parts(test)
        if isinstance(node, Fact) and node.scope is Scope.ELEMENT and node.depth == depth and node.index == index
    )


def _pieces(points: Sequence[int | Decimal | date | datetime], kind: Kind) -> Iterator[Class]:
    before = None
    for point in points:
        inside = between(before, point)
        if inside is not None:
            yield Class(inside, f"{{}} < {literal(point)}")
        yield Class(point, f"{{}} = {literal(point)}")
        before = point
    beyond = between(before, None) if points else _anything(kind)
    if beyond is None:
        raise NotCompiled("filter")
    yield Class(beyond, None)


def _anything(kind: Kind) -> Value:
    match kind:
        case Kind.DAY:
            return date(2000, 1, 1)
        case Kind.MOMENT:
            return datetime.fromisoformat("2000-01-01T00:00:00+00:00")
        case _:
            return 0


_MOST_KEPT = 1 << 16
_KEPT: dict[tuple[object, ...], Truth] = {}


def truth_at(tests: Literals, record: Record, schema: Schema, index: int, value: Value) -> Truth:
    """What the tests of a field come to together for one value of it."""
    if not tests:
        return Truth.TRUE
    key = (id(schema), tests, index, type(value), value)
    found = _KEPT.get(key)
    if found is None:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.clear()
        values: list[Value] = [None] * len(record.fields)
        values[index] = value
        element: Values = tuple(values)
        situation = Situation(schema, (), (Element(0, None, element),))
        found = reduce(Truth.__and__, (truth_of(test, situation) for test in tests), Truth.TRUE)
        _KEPT[key] = found
    return found


def codes_of(field: Field, schema: Schema) -> tuple[str, ...]:
    """The codes of a field, in a fixed order."""
    found = answers(field.type, schema)
    if found is None:
        raise NotCompiled("vocabulary")
    return tuple(sorted(str(code) for code in found))
