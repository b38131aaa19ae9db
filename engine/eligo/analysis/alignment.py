"""Room `analysis`: two conditions laid one upon the other: what differs, place by place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import product

from ..checking.nodes import Range
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
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Scalar,
    Selection,
    Table,
    Term,
    Total,
    Yes,
)
from .changes import Cell, Difference, Direction, Joined, Limit, Other, Pair, Role, Rows, Values
from .meaning import joined, meaning, operands, same, viewed


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in two conditions: in which comparison, what values are to it, and what more of something does.

    `trend` is 1 where a greater value, a condition that holds more often or a larger set makes the whole hold more
    often, -1 where it makes it hold less often, 0 where neither can be said.
    """

    within: Pair
    trend: int = 1
    counted: bool = False
    concerned: bool = False


_MOST_PAIRS = 2500
_Found = list[Difference] | None
"""What differs at the same places; None where the two are not built alike."""


def differences(old: Condition | None, new: Condition | None) -> tuple[Difference, ...]:
    """What differs between two conditions: values where they are built alike, else both of them as a whole."""
    if same(old, new):
        return ()
    if old is None or new is None:
        return (Other(old, new),)
    found = _whole(old, new)
    return (Other(old, new),) if found is None else tuple(found)


def _whole(old: Condition, new: Condition) -> _Found:
    """Differences of two conditions; those joined at the top are matched, and what has no match is told alone."""
    kind = next((k for k in (Both, Either) if isinstance(viewed(old), k) or isinstance(viewed(new), k)), None)
    if kind is None:
        return _condition(old, new, _Place((old, new)))
    before, after = ([*operands(c)] if isinstance(c := viewed(one), kind) else [one] for one in (old, new))
    matched, rest_before, rest_after = _matched(before, after, None)
    if not matched and len(rest_before) == len(before) and len(rest_after) == len(after):
        return None
    junction = "and" if kind is Both else "or"
    found = [difference for pair in matched for difference in pair]
    for items, is_new in ((rest_after, True), (rest_before, False)):
        stricter = is_new == (kind is Both)
        direction = Direction.STRICTER if stricter else Direction.LOOSER
        found += [Joined(item, junction, is_new, direction) for item in items]
    return found


def _matched(
    before: list[Condition], after: list[Condition], place: _Place | None
) -> tuple[list[list[Difference]], list[Condition], list[Condition]]:
    """The differences of each pair that is built alike, nearest pairs first, and what has no match on each side.

    Without a place each pair is a comparison of its own.
    """
    known = {meaning(item) for item in before} & {meaning(item) for item in after}
    rest = [[item for item in items if meaning(item) not in known] for items in (before, after)]
    matched: list[list[Difference]] = [[] for _ in known]
    candidates: list[tuple[int, int, int, list[Difference]]] = []
    few = len(rest[0]) * len(rest[1]) <= _MOST_PAIRS
    for (i, old), (j, new) in product(enumerate(rest[0]), enumerate(rest[1])) if few else ():
        found = _condition(old, new, place or _Place((old, new)))
        if found is not None:
            candidates.append((len(found), i, j, found))
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j, found in sorted(candidates, key=lambda c: c[:3]):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            matched.append(found)
    left = [[item for i, item in enumerate(rest[side]) if i not in taken[side]] for side in (0, 1)]
    return matched, left[0], left[1]


# ── conditions ────────────────────────────────────────────────────────────────────────────


def _condition(old: Condition, new: Condition, place: _Place) -> _Found:
    if same(old, new):
        return []
    # What is written alike is told as it is written: `> 3` and `> 7` differ by 3 and 7, not by 4 and 8.
    seen = viewed(old), viewed(new)
    match old, new:
        case Negation(Comparison() as before), Negation(Comparison() as after):
            found = _condition(before, after, replace(place, trend=-place.trend))
        case Comparison(), Comparison() if isinstance(seen[0], Comparison) and isinstance(seen[1], Comparison):
            found = _comparison(old, new, place)
        case _:
            found = None
    if found is not None or (seen[0] is old and seen[1] is new and isinstance(old, Comparison)):
        return found
    return _viewed(*seen, place)


def _viewed(old: Condition, new: Condition, place: _Place) -> _Found:
    """Differences of two conditions that are written in other ways, as they are viewed."""
    match old, new:
        case Negation(before), Negation(after):
            return _condition(before, after, replace(place, trend=-place.trend))
        case (Both() as before, Both() as after) | (Either() as before, Either() as after):
            matched, *rest = _matched([*operands(before)], [*operands(after)], place)
            return None if any(rest) else [difference for pair in matched for difference in pair]
        case Comparison() as before, Comparison() as after:
            return _comparison(before, after, place)
        case Member() as before, Member() as after if same(before.value, after.value):
            return [_values(before, after, place)]
        case Member() as before, Member() as after if before.values == after.values:
            return _term(before.value, after.value, replace(place, trend=0))
        case Yes(before), Yes(after):
            return _term(before, after, replace(place, trend=0))
        case NoTwo(before, first), NoTwo(after, second) if same(before, after):
            return _selection(first, second, replace(place, trend=-place.trend, counted=True))
        case Given(), Given():
            return None
        case _:
            return None


def _comparison(old: Comparison, new: Comparison, place: _Place) -> _Found:
    if old.sign != new.sign or old.without_row != new.without_row:
        return None
    greater = {">=": 1, ">": 1, "<=": -1, "<": -1}.get(old.sign, 0) * place.trend
    quantified = old.form is not Form.PLAIN and new.form is not Form.PLAIN
    if quantified and isinstance(old.left, Count) and isinstance(new.left, Count) and old.form is new.form:
        left = _quantified(old, new, replace(place, trend=greater))
    else:
        left = _term(old.left, new.left, replace(place, trend=greater))
    return _together(left, _term(old.right, new.right, replace(place, trend=-greater)))


def _quantified(old: Comparison, new: Comparison, place: _Place) -> _Found:
    """What differs in `all X have C` and the like: in X it concerns others, in C it asks for something else."""
    assert isinstance(old.left, Count) and isinstance(new.left, Count)
    before, after = old.left.of, new.left.of
    if (before.field, before.record) != (after.field, after.record):
        return None
    asked, said = [], []
    for comparison, of in ((old, before), (new, after)):
        base = {meaning(c) for c in joined(comparison.asked.condition if comparison.asked else None)}
        items = joined(of.condition)
        asked.append([c for c in items if meaning(c) in base])
        said.append([c for c in items if meaning(c) not in base])
    whom, *rest = _matched(asked[0], asked[1], replace(place, concerned=True))
    what, *more = _matched(said[0], said[1], place)
    if any(rest) or any(more):
        return None
    return [difference for pair in (*whom, *what) for difference in pair]


def _values(old: Member, new: Member, place: _Place) -> Values:
    added, gone = new.values - old.values, old.values - new.values
    direction = _direction(place.trend * (bool(added) - bool(gone)))
    if place.concerned:
        role = Role.CONCERNED
    elif place.counted:
        role = Role.COUNTED
    else:
        role = Role.EXCLUDED if place.trend < 0 else Role.ALLOWED
    return Values(old, new, role, place.within, direction)


def _direction(trend: int) -> Direction:
    """Where the greater trend means that the condition holds more often."""
    return Direction.UNCLEAR if trend == 0 else Direction.LOOSER if trend > 0 else Direction.STRICTER


def _together(*parts: _Found) -> _Found:
    whole: list[Difference] = []
    for part in parts:
        if part is None:
            return None
        whole += part
    return whole


# ── terms ─────────────────────────────────────────────────────────────────────────────────


def _term(old: Term, new: Term, place: _Place) -> _Found:
    if same(old, new):
        return []
    plain = replace(place, trend=0)
    match old, new:
        case Constant(before, type_), Constant(after, other) if type_ == other:
            return [_limit(old, new, _compared(before, after), place)]
        case Count(before), Count(after):
            return _selection(before, after, replace(place, counted=True))
        case Distinct(key, before), Distinct(other_key, after) if same(key, other_key):
            return _selection(before, after, replace(place, counted=True))
        case Groups(key, before, condition), Groups(other_key, after, other_condition) if same(key, other_key):
            inner = _condition(condition, other_condition, replace(place, counted=True))
            return _together(_selection(before, after, replace(plain, counted=True)), inner)
        case Total(kind, term, before, type_), Total(other, second, after, other_type) if (kind, type_) == (
            other,
            other_type,
        ):
            # A list that gets empty has no smallest value, and then nothing is met; so no direction is certain.
            selected = _selection(before, after, replace(plain, counted=True))
            return _together(_term(term, second, place if kind != "only" else plain), selected)
        case Arithmetic(sign), Arithmetic(other) if sign == other:
            return _arithmetic(old, new, place)
        case Lookup(), Lookup():
            return _lookup(old, new, place)
        case Moved(term), Moved(second) if (old.rounding, old.type) == (new.rounding, new.type):
            if not same(term, second):
                return None if (old.months, old.days) != (new.months, new.days) else _term(term, second, place)
            later = _later(old, new)
            return [Limit(old, new, False, place.within, _direction(later * place.trend))]
        case Rounded(term), Rounded(second) if (old.mode, old.to, old.type) == (new.mode, new.to, new.type):
            return _term(term, second, place)
        case Rounded(term), Rounded(second) if same(term, second):
            return [Limit(old, new, False, place.within, Direction.UNCLEAR)]
        case _:
            return None


def _limit(old: Constant, new: Constant, greater: int, place: _Place, *, share: bool = False) -> Limit:
    return Limit(old, new, share, place.within, _direction(greater * place.trend))


def _compared(old: Scalar, new: Scalar) -> int:
    """1 where the new value is the greater one, -1 where it is the smaller one, 0 where that says nothing.

    A later day is not less strict: it belongs to another year.
    """
    if isinstance(old, bool | str | date) or isinstance(new, bool | str | date):
        return 0
    return (new > old) - (new < old)


def _later(old: Moved, new: Moved) -> int:
    months, days = new.months - old.months, new.days - old.days
    return 0 if months * days < 0 else (months > 0) - (months < 0) or (days > 0) - (days < 0)


def _arithmetic(old: Arithmetic, new: Arithmetic, place: _Place) -> _Found:
    if old.sign != "*":
        right = place if old.sign == "+" else replace(place, trend=-place.trend)
        return _together(_term(old.left, new.left, place), _term(old.right, new.right, right))
    if isinstance(old.left, Constant) and isinstance(new.left, Constant) and same(old.right, new.right):
        grows = place.trend if _never_negative(old.right) else 0
        before, after = old.left, new.left
        share = all(isinstance(c.value, Decimal) and 0 < c.value < 1 for c in (before, after))
        return [_limit(before, after, _compared(before.value, after.value), replace(place, trend=grows), share=share)]
    plain = replace(place, trend=0)
    return _together(_term(old.left, new.left, plain), _term(old.right, new.right, plain))


def _never_negative(term: Term) -> bool:
    match term:
        case Fact():
            return term.minimum is not None and term.minimum >= 0
        case Count() | Distinct() | Groups():
            return True
        case Total(kind, inner) if kind != "only":
            return _never_negative(inner)
        case _:
            return False


def _selection(old: Selection, new: Selection, place: _Place) -> _Found:
    if same(old, new):
        return []
    if (old.field, old.record, old.within_group) != (new.field, new.record, new.within_group):
        return None
    matched, *rest = _matched(joined(old.condition), joined(new.condition), place)
    return None if any(rest) else [difference for pair in matched for difference in pair]


# ── tables ────────────────────────────────────────────────────────────────────────────────


def _lookup(old: Lookup, new: Lookup, place: _Place) -> _Found:
    if len(old.keys) != len(new.keys) or old.type != new.type:
        return None
    keys = _together(*(_term(a, b, replace(place, trend=0)) for a, b in zip(old.keys, new.keys, strict=True)))
    before, after = _rows(old.table, old.column), _rows(new.table, new.column)
    if keys is None or before == after:
        return keys
    changed = tuple((key, before[key], after[key]) for key in before if key in after and before[key] != after[key])
    added = tuple((key, after[key]) for key in after if key not in before)
    gone = tuple((key, before[key]) for key in before if key not in after)
    return [*keys, Rows(old, new, changed, added, gone, place.within, _of_rows(changed, added, gone, place.trend))]


def _rows(table: Table, column: int) -> dict[tuple[Cell, ...], Cell]:
    return {row[: table.keys]: row[column] for row in table.rows}


def _of_rows(
    changed: Iterable[tuple[object, Cell, Cell]], added: Iterable[object], gone: Iterable[object], trend: int
) -> Direction:
    """Greater values in every row that changed; a row more is one more key that is allowed at all."""
    steps = {_compared(a, b) * trend for _, a, b in changed if not isinstance(a, Range) and not isinstance(b, Range)}
    steps |= {1 for _ in added} | {-1 for _ in gone}
    return _direction(steps.pop()) if len(steps) == 1 else Direction.UNCLEAR
