"""For sides that take one proposal at a time: JSON Lines in, the truth of each rule from the side, a CSV of results out."""

from __future__ import annotations

import argparse
import csv
import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from task import HEAD, JUDGED, POLICY, RULES

Proposal = dict[str, Any]
# What a side answers, in this order; `ecosystem` means: it is given, or the lot does not ask.
ASKED = (*(rule for rule in RULES if rule not in (JUDGED, "ecosystem")), "ecosystem")
_MUST = tuple(
    ASKED.index(r) for r in ("countries", "full_partners", "labour_market", "education_providers", "duration", "grant")
)
_SHOULD = tuple(ASKED.index(r) for r in ("higher_education", "vocational", "listed_once"))


def asked() -> argparse.Namespace:
    """What the command line says: the file, how many of its proposals, and where the results go."""
    parser = argparse.ArgumentParser()
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--limit", type=int)
    return parser.parse_args()


def read(path: Path, limit: int | None) -> Iterator[Proposal]:
    """The proposals, decoded by the fastest decoder that is installed."""
    try:
        from orjson import loads
    except ImportError:
        from json import loads
    with path.open("rb") as lines:
        for line in itertools.islice(lines, limit):
            yield loads(line)


def row(proposal: Proposal, holds: Sequence[bool]) -> list[object]:
    """One row of the results."""
    lot = proposal["lot"]
    said: list[object] = ["pass" if each else "fail" for each in holds]
    eligible = all(holds[place] for place in _MUST)
    outcome = "fail" if not eligible else "pass" if holds[-1] else "undecided"
    warnings = sum(not holds[place] for place in _SHOULD)
    ecosystem = None if lot == 1 else "pass" if holds[-1] else "undecided"
    judged = "needs_judgement" if lot == 1 else None
    return [proposal["id"], POLICY[lot], outcome, warnings, int(lot == 1), *said[:-1], judged, ecosystem]


def write(path: Path, rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow((*HEAD, *RULES))
        writer.writerows(rows)


def run(holds: Callable[[Proposal], Sequence[bool]]) -> None:
    """Read, ask the side, write."""
    given = asked()
    write(given.output, (row(proposal, holds(proposal)) for proposal in read(given.data, given.limit)))
