"""Room `columnar`: tables of a policy in SQL: the keys are cut into classes, and the law is asked once for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from itertools import product
from math import prod

from ..checking.policy import Count, Distinct, Fact, Groups, Lookup, Range, Rounded, Scalar, Term
from ..checking.schema import Kind, Schema, Type
from ..checking.truth import Truth
from ..evaluation.lookups import between, looked_up
from ..evaluation.quantities import Options, anything, exactly
from ..evaluation.quantities import Quantity as Known
from ..evaluation.verdict import Interval
from .amounts import SORTS, Amount, Choice, Quantity, literal, of_constant
from .formulas import UNKNOWN, Formula, NotCompiled, cases, constant

_MOST_COMBINATIONS = 1500


def looked_up_in(lookup: Lookup, keys: Sequence[Quantity], schema: Schema) -> Quantity:
    """What is found in a table, given what its keys come to."""
    columns = [[row[i] for row in lookup.table.rows] for i in range(len(keys))]
    each = [
        tuple(_key_classes(key, term, cells, schema))
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
        found = looked_up(lookup, tuple(quantity for _, quantity in combination), schema)
        combinations.append((conditions, found))
    return _of_combinations(combinations, asks, lookup.type.kind)


def _key_classes(
    key: Quantity, term: Term, cells: Sequence[Scalar | Range], schema: Schema
) -> Sequence[tuple[str, Known]]:
    if key.no_row.constant is not Truth.FALSE or key.empty.constant is not Truth.FALSE:
        raise NotCompiled("table")
    type = type_of(term)
    if isinstance(key, Choice):
        named = sorted({cell for cell in cells if isinstance(cell, str)})
        found = [(f"{key.text} = {literal(cell)}", exactly(cell, type)) for cell in named]
        if any(isinstance(cell, bool) for cell in cells):
            found = [(f"{key.text} = {literal(v)}", exactly(v, type)) for v in (True, False)]
        others = sorted((key.options or frozenset()) - set(named), key=str)
        other = exactly(others[0] if others else "".join(named) + "?", type)
        missing = [] if key.known else [(f"{key.text} IS NULL", Known(anything(type, schema)))]
        if isinstance(others[0] if others else "", bool):
            return [*missing, *found]
        return [*missing, *found, ("TRUE", other)]
    ends = _marks(cells)
    value = key.high or "NULL"
    minimum = term.minimum if isinstance(term, Fact) else None
    listed: list[tuple[str, Known]] = []
    if not key.known and not key.whole:
        listed.append((f"{value} IS NULL", Known(anything(type, schema, minimum))))
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


def type_of(term: Term) -> Type:
    """The type of what a term comes to."""
    return Type(Kind.NUMBER) if isinstance(term, (Count, Distinct, Groups, Rounded)) else term.type


def _of_combinations(combinations: Sequence[tuple[str, Known]], asks: frozenset[str], kind: Kind) -> Quantity:
    no_row = _truths([(c, q.no_row) for c, q in combinations])
    empty = _truths([(c, q.empty) for c, q in combinations])
    if kind in SORTS:
        low = cases([(c, _end(q, "low")) for c, q in combinations])
        high = cases([(c, _end(q, "high")) for c, q in combinations])
        sizes = [of_constant(v) for _, q in combinations for v in _ends(q)]
        amounts = [a for a in sizes if isinstance(a, Amount)]
        scale = max((a.scale for a in amounts), default=0)
        digits = max((a.digits - a.scale for a in amounts), default=9) + scale
        return Amount(
            f"({low})", f"({high})", SORTS[kind], point=low == high, digits=digits, scale=scale, no_row=no_row,
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
