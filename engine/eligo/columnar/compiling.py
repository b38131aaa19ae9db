"""Room `columnar`: conditions and terms as understood → SQL over the facts of a row and what was counted for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from math import prod
from typing import assert_never

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
    Range,
    Rounded,
    Scalar,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Field, Kind, Schema, Type
from ..checking.truth import Truth
from ..evaluation.lookups import between, looked_up
from ..evaluation.quantities import Options, anything, exactly
from ..evaluation.quantities import Quantity as Known
from ..evaluation.verdict import Interval
from .amounts import MOST_DIGITS, TRUE_VALUES, Amount, Choice, Quantity, among, compared, literal, of_constant
from .formulas import (
    TRUE,
    UNKNOWN,
    Formula,
    Names,
    NotCompiled,
    cases,
    conjunction,
    constant,
    disjunction,
    negated,
)
from .moving import moved
from .tallying import ListPlan

_MOST_COMBINATIONS = 1500
_SORTS = {Kind.NUMBER: "number", Kind.MONEY: "number", Kind.DAY: "day", Kind.MOMENT: "moment"}


@dataclass(frozen=True, slots=True)
class Known_:
    """How a fact stands in the rows: its value in SQL, whether it may be missing, and the size of a number."""

    value: str
    nullable: bool
    digits: int = 18
    scale: int = 0


@dataclass(slots=True)
class Compiler:
    """Compiles what one kind of row can say: a proposal with what was counted of it, or an element (with `record`)."""

    schema: Schema
    facts: Mapping[int, Known_]
    lists: Mapping[int, ListPlan] = field(default_factory=dict)
    record: str | None = None
    read: set[int] = field(default_factory=set)
    """The fields of the row that were read."""
    names: Names = field(default_factory=lambda: Names("w"))

    # ── conditions ────────────────────────────────────────────────────────────────────────

    def formula(self, condition: Condition) -> Formula:
        """The condition in SQL; raises `NotCompiled`."""
        return self.names.formula(self._formula(condition))

    def _formula(self, condition: Condition) -> Formula:
        match condition:
            case Comparison(left, sign, right, without_row):
                return compared(sign, self.quantity(left), self.quantity(right), without_row)
            case Member(value=term, values=values, without_row=without_row, without_value=without_value):
                return among(self.quantity(term), values, self._unknown(term), without_row, without_value)
            case Yes(term, without_row=without_row):
                return self._yes(term, without_row)
            case Given(fact):
                return self._given(fact)
            case NoTwo():
                return self._plan(condition.of).sharing(condition)[1]
            case Negation(operand):
                return negated(self.formula(operand))
            case Both(items):
                return conjunction([self.formula(item) for item in items])
            case Either(items):
                return disjunction([self.formula(item) for item in items])
            case _:
                assert_never(condition)

    def _unknown(self, term: Term) -> Known:
        minimum = term.minimum if isinstance(term, Fact) else None
        return Known(anything(_type_of(term), self.schema, minimum))

    def _yes(self, term: Term, without_row: bool) -> Formula:
        value = self.quantity(term)
        if isinstance(value, Choice) and value.no_row.constant is value.empty.constant is Truth.FALSE:
            return Formula(value.text, value.known, value.asks)
        return among(value, TRUE_VALUES, self._unknown(term), without_row)

    def _given(self, fact: Fact) -> Formula:
        if fact.type.kind is Kind.LIST:
            # An unknown list is left to the law.
            return TRUE
        known = self._fact(fact)
        return Formula(f"(CASE WHEN {known.value} IS NOT NULL THEN TRUE END)") if known.nullable else TRUE

    # ── terms ─────────────────────────────────────────────────────────────────────────────

    def quantity(self, term: Term) -> Quantity:
        """What the term can come to, in SQL; raises `NotCompiled`."""
        found = self._quantity(term)
        no_row, empty = self.names.formula(found.no_row), self.names.formula(found.empty)
        match found:
            case Choice(text):
                return replace(found, text=self.names.of(text), no_row=no_row, empty=empty)
            case Amount(low, high):
                ends = [None if end is None else self.names.of(end) for end in (low, high)]
                return replace(found, low=ends[0], high=ends[1], no_row=no_row, empty=empty)

    def _quantity(self, term: Term) -> Quantity:
        match term:
            case Constant(value):
                return of_constant(value)
            case Fact():
                return self._of_fact(term)
            case Count():
                return self._plan(term.of).count(term)
            case Distinct():
                return self._plan(term.of).distinct(term)
            case Total():
                return self._plan(term.of).total(term)
            case Groups():
                raise NotCompiled("groups")
            case Arithmetic(sign, left, right):
                return _calculated(sign, self.quantity(left), self.quantity(right))
            case Moved(term=inner):
                return moved(term, self.quantity(inner))
            case Rounded(term=inner):
                return _rounded(term, self.quantity(inner))
            case Lookup():
                return self._looked_up(term)
            case _:
                assert_never(term)

    def _plan(self, selection: Selection) -> ListPlan:
        if selection.within_group or selection.index not in self.lists or self.record is not None:
            raise NotCompiled("list in a list")
        return self.lists[selection.index]

    def _fact(self, fact: Fact) -> Known_:
        own = fact.scope is Scope.ELEMENT and fact.depth == 0 if self.record else fact.scope is Scope.PROPOSAL
        if not own:
            raise NotCompiled("list in a list")
        self.read.add(fact.index)
        return self.facts[fact.index]

    def _of_fact(self, fact: Fact) -> Quantity:
        if fact.type.kind is Kind.LIST:
            raise NotCompiled("list")
        known = self._fact(fact)
        return of_field(known, fact, self.schema)

    def _looked_up(self, lookup: Lookup) -> Quantity:
        keys = [self.quantity(key) for key in lookup.keys]
        columns = [[row[i] for row in lookup.table.rows] for i in range(len(keys))]
        each = [
            tuple(self._key_classes(key, term, cells))
            for key, term, cells in zip(keys, lookup.keys, columns, strict=True)
        ]
        if prod(map(len, each)) > _MOST_COMBINATIONS:
            raise NotCompiled("table")
        asks = frozenset[str]().union(*(key.asks for key in keys))
        asks |= {
            f"({key.low} IS DISTINCT FROM {key.high})"
            for key, term in zip(keys, lookup.keys, strict=True)
            if isinstance(key, Amount) and key.low != key.high and not isinstance(term, Fact)
        }
        combinations = []
        for combination in product(*each):
            conditions = " AND ".join(c for c, _ in combination if c != "TRUE") or "TRUE"
            found = looked_up(lookup, tuple(quantity for _, quantity in combination), self.schema)
            combinations.append((conditions, found))
        return _of_combinations(combinations, asks, lookup.type.kind)

    def _key_classes(self, key: Quantity, term: Term, cells: Sequence[Scalar | Range]) -> Sequence[tuple[str, Known]]:
        if key.no_row.constant is not Truth.FALSE or key.empty.constant is not Truth.FALSE:
            raise NotCompiled("table")
        type = _type_of(term)
        if isinstance(key, Choice):
            named = sorted({cell for cell in cells if isinstance(cell, str)})
            found = [(f"{key.text} = {literal(cell)}", exactly(cell, type)) for cell in named]
            if any(isinstance(cell, bool) for cell in cells):
                found = [(f"{key.text} = {literal(v)}", exactly(v, type)) for v in (True, False)]
            others = sorted((key.options or frozenset()) - set(named), key=str)
            other = exactly(others[0] if others else "".join(named) + "?", type)
            missing = [] if key.known else [(f"{key.text} IS NULL", Known(anything(type, self.schema)))]
            if isinstance(others[0] if others else "", bool):
                return [*missing, *found]
            return [*missing, *found, ("TRUE", other)]
        ends = _marks(cells)
        value = key.high or "NULL"
        minimum = term.minimum if isinstance(term, Fact) else None
        listed: list[tuple[str, Known]] = []
        if not key.known and not key.whole:
            listed.append((f"{value} IS NULL", Known(anything(type, self.schema, minimum))))
        before: int | Decimal | date | datetime | None = None
        ranges = any(isinstance(cell, Range) for cell in cells)
        for end in ends:
            inside = between(before, end, whole=key.whole) if ranges else None
            if inside is not None:
                listed.append((f"{value} < {literal(end)}", replace(exactly(inside, type), whole=key.whole)))
            listed.append((f"{value} = {literal(end)}", replace(exactly(end, type), whole=key.whole)))
            before = end
        beyond = between(before, None, whole=key.whole)
        if beyond is None:
            raise NotCompiled("table")
        return [*listed, ("TRUE", replace(exactly(beyond, type), whole=key.whole))]


def _marks(cells: Sequence[Scalar | Range]) -> list[int | Decimal | date | datetime]:
    """The ends of the cells of a key column, in their order."""
    found: dict[int | Decimal | date | datetime, None] = {}
    for cell in cells:
        for end in (cell.low, cell.high) if isinstance(cell, Range) else (cell,):
            if isinstance(end, (str, bool)):
                raise NotCompiled("table")
            if end is not None:
                found[end] = None
    return sorted(found)


def of_field(known: Known_, field: Fact | Field, schema: Schema) -> Quantity:
    """The quantity of a field whose value stands in the row."""
    kind = field.type.kind
    if kind in _SORTS:
        minimum = None if not known.nullable or field.minimum is None else literal(field.minimum)
        low = known.value if minimum is None else f"COALESCE({known.value}, {minimum})"
        return Amount(
            low, known.value, _SORTS[kind], point=minimum is None, known=not known.nullable,
            digits=known.digits, scale=known.scale,
        )  # fmt: skip
    shape = anything(field.type, schema)
    return Choice(known.value, shape.values if isinstance(shape, Options) else None, known=not known.nullable)


def _type_of(term: Term) -> Type:
    return Type(Kind.NUMBER) if isinstance(term, (Count, Distinct, Groups, Rounded)) else term.type


def _of_combinations(combinations: Sequence[tuple[str, Known]], asks: frozenset[str], kind: Kind) -> Quantity:
    no_row = _truths([(c, q.no_row) for c, q in combinations])
    empty = _truths([(c, q.empty) for c, q in combinations])
    if kind in _SORTS:
        low = cases([(c, _end(q, "low")) for c, q in combinations])
        high = cases([(c, _end(q, "high")) for c, q in combinations])
        sizes = [of_constant(v) for _, q in combinations for v in _ends(q)]
        amounts = [a for a in sizes if isinstance(a, Amount)]
        scale = max((a.scale for a in amounts), default=0)
        digits = max((a.digits - a.scale for a in amounts), default=9) + scale
        return Amount(
            f"({low})", f"({high})", _SORTS[kind], point=low == high, digits=digits, scale=scale, no_row=no_row,
            empty=empty, asks=asks,
        )  # fmt: skip
    values, unclear = [], []
    options: frozenset[str | bool] | None = frozenset()
    for condition, found in combinations:
        shape = found.shape
        if not isinstance(shape, Options):
            raise NotCompiled("table")
        single = shape.values is not None and len(shape.values) == 1
        values.append((condition, literal(next(iter(shape.values or ()))) if single else "NULL"))
        whole = not single and (shape.values is None or found.no_row is Truth.TRUE)
        unclear.append((condition, "FALSE" if single or whole else "TRUE"))
        options = None if options is None or shape.values is None else options | shape.values
    blurred = cases(unclear, "FALSE")
    return Choice(
        f"({cases(values)})", options, no_row=no_row, empty=empty,
        asks=asks if blurred == "FALSE" else asks | {f"({blurred})"},
    )  # fmt: skip


def _truths(branches: Sequence[tuple[str, Truth]]) -> Formula:
    found = {truth for _, truth in branches}
    if len(found) == 1:
        return constant(found.pop())
    text = cases([(c, constant(truth).text) for c, truth in branches], UNKNOWN.text)
    return Formula(f"({text})", known=Truth.UNKNOWN not in found)


def _ends(quantity: Known) -> list[Scalar]:
    shape = quantity.shape
    return [end for end in (shape.low, shape.high) if end is not None] if isinstance(shape, Interval) else []


def _end(quantity: Known, name: str) -> str:
    shape = quantity.shape
    end = getattr(shape, name) if isinstance(shape, Interval) else None
    return "NULL" if end is None or quantity.no_row is Truth.TRUE else literal(end)


# ── arithmetic ────────────────────────────────────────────────────────────────────────────


def _calculated(sign: str, left: Quantity, right: Quantity) -> Amount:
    if not isinstance(left, Amount) or not isinstance(right, Amount) or left.sort != "number" != right.sort:
        raise NotCompiled("arithmetic")
    if left.sort != "number" or right.sort != "number":
        raise NotCompiled("arithmetic")
    shared = {
        "no_row": disjunction((left.no_row, right.no_row)),
        "empty": disjunction((left.empty, right.empty)),
        "asks": left.asks | right.asks,
        "whole": left.whole and right.whole,
        "known": left.known and right.known,
    }
    if sign == "*":
        return _times(left, right, shared)
    scale = max(left.scale, right.scale)
    digits = max(left.digits - left.scale, right.digits - right.scale) + 1 + scale
    if digits > MOST_DIGITS:
        raise NotCompiled("arithmetic")
    one, other = (right.low, right.high) if sign == "+" else (right.high, right.low)
    low = None if left.low is None or one is None else f"({_wide(left.low, left)} {sign} {_wide(one, right)})"
    high = None if left.high is None or other is None else f"({_wide(left.high, left)} {sign} {_wide(other, right)})"
    return Amount(low, high, point=low == high, digits=digits, scale=scale, **shared)  # type: ignore[arg-type]


def _times(left: Amount, right: Amount, shared: Mapping[str, object]) -> Amount:
    factor, other = (left, right) if left.value is not None else (right, left)
    digits, scale = factor.digits + other.digits, factor.scale + other.scale
    if not isinstance(factor.value, (int, Decimal)) or digits > MOST_DIGITS:
        raise NotCompiled("arithmetic")
    if not factor.value:
        raise NotCompiled("arithmetic")
    ends = [
        None if e is None else f"({_wide(e, other)} * {_wide(str(factor.low), factor)})"
        for e in (other.low, other.high)
    ]
    low, high = ends if factor.value > 0 else reversed(ends)
    return Amount(low, high, point=other.point, digits=digits, scale=scale, **shared)  # type: ignore[arg-type]


def _wide(text: str, amount: Amount) -> str:
    # What is too long stands in rows that are left to the law.
    return f"TRY_CAST({text} AS DECIMAL({max(amount.digits, amount.scale + 1)}, {amount.scale}))"


def _rounded(term: Rounded, quantity: Quantity) -> Amount:
    if not isinstance(quantity, Amount) or quantity.sort != "number":
        raise NotCompiled("rounding")
    to = of_constant(term.to)
    if not isinstance(to, Amount) or quantity.digits + to.scale + 2 > MOST_DIGITS:
        raise NotCompiled("rounding")
    scale = max(quantity.scale, to.scale)
    digits = max(quantity.digits - quantity.scale, to.digits - to.scale) + 1 + scale
    if digits > MOST_DIGITS:
        raise NotCompiled("rounding")

    def end(text: str | None) -> str | None:
        if text is None:
            return None
        step = _wide(str(to.low), to)
        value = f"CAST({text} AS DECIMAL({digits}, {scale}))"
        rest = f"({value} % {step})"
        match term.mode:
            case "down":
                away = cases(((f"{rest} < 0", f"-{step}"),), "0")
            case "up":
                away = cases(((f"{rest} > 0", step),), "0")
            case _:
                away = cases(
                    (
                        (f"{rest} > 0 AND 2 * {rest} >= {step}", step),
                        (f"{rest} < 0 AND -2 * {rest} >= {step}", f"-{step}"),
                    ),
                    "0",
                )
        return f"({value} - {rest} + {away})"

    low, high = end(quantity.low), end(quantity.high)
    return replace(quantity, low=low, high=high, value=None, digits=digits, scale=scale, whole=False)
