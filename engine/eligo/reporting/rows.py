"""Room `reporting`: verdicts as rows, one a verdict with a column for each rule, and those as CSV."""

from __future__ import annotations

from collections.abc import Sequence

from ..data.writers import csv_text
from ..evaluation.verdict import Verdict

COLUMNS = ("proposal", "policy", "outcome", "warnings", "judgements")


def table(verdicts: Sequence[Verdict]) -> tuple[tuple[str, ...], list[tuple[str | int, ...]]]:
    """The headings and one row a verdict: its counts, then the outcome of each rule id, empty where it has none."""
    ids = tuple(dict.fromkeys(r.rule.id for verdict in verdicts for r in verdict.rules))
    rows: list[tuple[str | int, ...]] = []
    for verdict in verdicts:
        outcomes = {r.rule.id: r.outcome.value for r in verdict.rules}
        name = verdict.policy.name if verdict.policy is not None else ""
        counts = (verdict.proposal, name, verdict.outcome.value, verdict.warnings, verdict.judgements)
        rows.append((*counts, *(outcomes.get(rule, "") for rule in ids)))
    return (*COLUMNS, *ids), rows


def as_csv(verdicts: Sequence[Verdict]) -> str:
    """The table as CSV, with no text that a spreadsheet would take for a formula."""
    headings, rows = table(verdicts)
    return csv_text([headings, *rows])
