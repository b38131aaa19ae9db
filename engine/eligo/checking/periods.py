"""Room `checking`: groups and parameters that change with time: which version holds on a day, and whether one always does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Generic, TypeVar

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.span import Span

_DAY = timedelta(days=1)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Version(Generic[T]):
    """What holds in a period; `first` None: from the beginning, `last` None: for good."""

    first: date | None
    last: date | None
    value: T
    span: Span


def version_of(period: tree.Valid | None, value: T, span: Span) -> Version[T]:
    """A version with the days of a period."""
    return Version(period.first if period else None, period.last if period else None, value, span)


def on_day(versions: Sequence[Version[T]], day: date | None) -> T:
    """The value on a day; in a gap the one before it, before all of them the first; no day: the first."""
    ordered = sorted(versions, key=lambda v: v.first or date.min)
    begun = [v for v in ordered if day is not None and (v.first is None or v.first <= day)]
    return (begun[-1] if begun else ordered[0]).value


def mistaken(name: str, versions: Sequence[Version[T]], valid: tree.Valid | None) -> Iterator[Diagnostic]:
    """Where versions overlap, leave a gap, or do not cover the period in which the policy is valid."""
    ordered = sorted(versions, key=lambda v: v.first or date.min)
    for before, after in pairwise(ordered):
        starts = after.first or date.min
        if before.last is None or before.last >= starts:
            yield codes.VERSIONS_OVERLAP.at(after.span, name=name, day=starts.isoformat())
        elif before.last + _DAY < starts:
            first, last = (before.last + _DAY).isoformat(), (starts - _DAY).isoformat()
            yield codes.VERSIONS_GAP.at(after.span, name=name, first=first, last=last)
    if valid is None:
        return
    begins, ends = ordered[0].first, ordered[-1].last
    if begins is not None and valid.first < begins:
        yield codes.NOT_COVERED.at(ordered[0].span, name=name, day=valid.first.isoformat())
    elif ends is not None and (valid.last is None or ends < valid.last):
        yield codes.NOT_COVERED.at(ordered[-1].span, name=name, day=(ends + _DAY).isoformat())


def turning_days(declarations: Iterable[tree.Declaration], valid: tree.Valid | None) -> tuple[date, ...]:
    """The days, after the policy's first one, from which on something that the declarations say is different."""
    periods = [part.period for d in declarations for part in _dated(d) if part.period is not None]
    days = {p.first for p in periods} | {p.last + _DAY for p in periods if p.last is not None and p.last < date.max}
    if valid is None:
        first = min((p.first for p in periods), default=None)
        return tuple(sorted(day for day in days if first is not None and day > first))
    return tuple(sorted(day for day in days if valid.first < day and (valid.last is None or day <= valid.last)))


def _dated(node: tree.Declaration) -> Iterator[tree.Group | tree.DatedValue]:
    match node:
        case tree.Vocabulary(parts=parts):
            yield from (part for part in parts if isinstance(part, tree.Group))
        case tree.Parameter(parts=parts):
            yield from (part for part in parts if isinstance(part, tree.DatedValue))
        case tree.Replacement(by):
            yield from _dated(by)
        case _:
            return
