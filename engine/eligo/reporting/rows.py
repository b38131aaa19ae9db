"""Room `reporting`: verdicts as rows, one a verdict with a column for each rule, and those as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..data.writers import csv_text
from ..evaluation.verdict import Verdict

COLUMNS = ("proposal", "policy", "outcome", "warnings", "judgements")


def csv_pieces(verdicts: Iterable[Verdict], ids: Sequence[str]) -> Iterator[str]:
    """The rows as CSV, piece by piece, with no text that a spreadsheet would take for a formula.

    One row a verdict: its counts, then the outcome of each rule of `ids`, empty where the policy has none.
    """
    yield csv_text([(*COLUMNS, *ids)])
    for verdict in verdicts:
        yield csv_text([_row(verdict, ids)])


def _row(verdict: Verdict, ids: Sequence[str]) -> tuple[str | int, ...]:
    outcomes = {r.rule.id: r.outcome.value for r in verdict.rules}
    name = verdict.policy.name if verdict.policy is not None else ""
    counts = (verdict.proposal, name, verdict.outcome.value, verdict.warnings, verdict.judgements)
    return (*counts, *(outcomes.get(rule, "") for rule in ids))
