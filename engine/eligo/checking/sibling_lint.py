"""Room `checking`: warnings about policies that are checked together: their names, and the periods of call years."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.span import Span
from .domains import narrowed
from .modules import Gathered
from .policy import Both, CheckedPolicy

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Sibling:
    """A policy among others: its file, and where its name and its period stand there."""

    policy: CheckedPolicy
    path: Path
    name: Span
    period: Span


def sibling(policy: CheckedPolicy, gathered: Gathered) -> Sibling:
    """A checked policy with the places that these warnings point to."""
    own = gathered.modules[-1]
    node = next(d for d in own.file.declarations if isinstance(d, tree.Policy))
    period = next((p.span for p in node.parts if isinstance(p, tree.Valid)), node.name.span)
    return Sibling(policy, own.path, node.name.span, period)


def lint_siblings(siblings: Sequence[Sibling]) -> Iterator[Diagnostic]:
    """What is wrong between the policies of one check."""
    named: dict[str, Sibling] = {}
    years: dict[str, list[Sibling]] = {}
    for each in siblings:
        earlier = named.setdefault(each.policy.name, each)
        if earlier is not each:
            yield codes.POLICY_TWICE.at(each.name, name=each.policy.name, file=str(earlier.path))
            continue
        last = each.policy.name.rpartition(".")[2]
        if last != each.path.stem:
            yield codes.NAME_AND_FILE.at(each.name, name=last, file=each.path.name)
        years.setdefault(_YEAR.sub("*", each.policy.name), []).append(each)
    for group in years.values():
        yield from _periods(group)


def _periods(group: Iterable[Sibling]) -> Iterator[Diagnostic]:
    """Days on which two call years of one lot are valid, or none is."""
    dated = [(each.policy.valid_from, each) for each in group if each.policy.valid_from is not None]
    for (_, one), (first, other) in pairwise(sorted(dated, key=lambda d: (d[0], d[1].policy.name))):
        last = one.policy.valid_to
        if last is None or last >= first:
            ends = min((day for day in (last, other.policy.valid_to) if day is not None), default=None)
            if not _apart(one.policy, other.policy):
                yield codes.PERIODS_OVERLAP.at(
                    other.period, policy=one.policy.name, first=str(first), last=ends.isoformat() if ends else "none"
                )
        elif first - last > timedelta(days=1) and _follows(one.policy.name, other.policy.name):
            yield codes.PERIODS_GAP.at(
                other.period,
                policy=one.policy.name,
                first=str(last + timedelta(days=1)),
                last=str(first - timedelta(days=1)),
            )


def _follows(one: str, other: str) -> bool:
    """Whether two names differ by one year: a call year that was left out is no gap."""
    return [int(y) + 1 for y in _YEAR.findall(one)] == [int(y) for y in _YEAR.findall(other)]


def _apart(one: CheckedPolicy, other: CheckedPolicy) -> bool:
    """Whether no proposal is the matter of both policies."""
    if one.applies is None or other.applies is None:
        return False
    return narrowed(Both((one.applies, other.applies), one.applies.span), True, {}, one.schema) is None
