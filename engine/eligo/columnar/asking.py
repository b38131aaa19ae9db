"""Room `columnar`: what the law says of proposals and rules that queries leave to it, as tables beside theirs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

from ..checking.policy import CheckedPolicy
from ..data.duck import Connection, connect, quoted
from ..data.duck import text as quoted_text
from ..data.reading import repeated_id
from ..data.records import Proposal, Rejected
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Choice, Interval, RuleVerdict, Verdict
from .closer import looked_at
from .data_sets import DataSet
from .judging import CODES
from .planning import Plan, PolicyPlan
from .running import ASIDE, Gathered, plain_rows
from .verdicts import NO_POLICY, kept_rows, measure_columns, rule_ids

Judge: TypeAlias = Callable[[Proposal], Iterable[Verdict]]
"""What gives the verdicts on one proposal."""

Told: TypeAlias = Callable[[int, Verdict], None]
"""Hears the number of a proposal and a verdict on it."""

LAW, LEFT = "law_", "left_"
_COLUMNS = {
    "r": "BIGINT",
    "which_": "INTEGER",
    "proposal": "VARCHAR",
    "policy": "VARCHAR",
    "outcome": "VARCHAR",
    "warnings": "INTEGER",
    "judgements": "INTEGER",
}


def outcomes_aside(data: DataSet, connection: Connection) -> Iterator[tuple[int | None, Proposal | Rejected]]:
    """What is left to the law, read; the bearers of one id are all rejected, each with every place."""
    found = list(looked_at(data, connection, ASIDE))
    places: dict[str, list[str]] = {}
    for _, outcome in found:
        if outcome.id is not None:
            places.setdefault(outcome.id, []).append(f"{outcome.file}:{outcome.row}")
    for number, outcome in found:
        several = places.get(outcome.id or "", [])
        yield number, repeated_id(outcome, several) if len(several) > 1 else outcome


def law_table(
    plan: Plan,
    judge: Judge,
    proposals: Iterable[tuple[int, Proposal]],
    connection: Connection,
    folder: Path,
    told: Told | None = None,
) -> str | None:
    """The table of what the law says of proposals, with the columns of the queries; None where there are none."""
    numbers = {policy.policy.name: n for n, policy in reversed(list(enumerate(plan.policies)))}
    measures = measure_columns(plan)
    path = folder / "law.jsonl"
    some = False
    with path.open("w", encoding="utf-8") as file:
        for number, proposal in proposals:
            for verdict in judge(proposal):
                some = True
                if told is not None:
                    told(number, verdict)
                file.write(json.dumps(verdict_row(verdict, number, numbers, measures), ensure_ascii=False) + "\n")
    if not some:
        return None
    read_lines(connection, LAW, path, _COLUMNS | dict.fromkeys(rule_ids(plan), "VARCHAR") | measures)
    return LAW


def read_lines(connection: Connection, table: str, path: Path, columns: Mapping[str, str]) -> None:
    """Makes a table of a file of JSON Lines, and removes the file."""
    types = ", ".join(f"{quoted(name)}: {quoted_text(type)}" for name, type in columns.items())
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {table} AS SELECT * FROM read_json({quoted_text(str(path))}, "
        f"format = 'newline_delimited', columns = {{{types}}})"
    )
    path.unlink()


def verdict_row(verdict: Verdict, number: int, numbers: dict[str, int], measures: dict[str, str]) -> dict[str, object]:
    """A verdict as a row of the results, by column, with the numbers of the proposal and of the policy."""
    policy = verdict.policy
    row: dict[str, object] = {
        "r": number,
        "which_": NO_POLICY if policy is None else numbers.get(policy.name, 0),
        "proposal": verdict.proposal,
        "policy": None if policy is None else policy.name,
        "outcome": verdict.outcome.value,
        "warnings": verdict.warnings,
        "judgements": verdict.judgements,
    }
    for rule in verdict.rules:
        row[rule.rule.id] = rule.outcome.value
        row |= {name: value for name, value in _measured(rule, rule.rule.id) if name in measures}
    return row


def _measured(verdict: RuleVerdict, column: str) -> Iterator[tuple[str, object]]:
    finding = verdict.finding
    if finding is None:
        return
    match finding.measured:
        case Interval(low, high):
            yield f"{column}.low", _text(low)
            yield f"{column}.high", _text(high)
        case Choice(value):
            yield f"{column}.low", _text(value)
            yield f"{column}.high", _text(value)
    yield f"{column}.margin", _text(finding.margin)


def _text(value: object) -> object:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case datetime():
            return str(value.astimezone(UTC).replace(tzinfo=None))
        case _:
            return str(value)


def written(verdicts: Iterable[Verdict], ids: Sequence[str], path: Path, folder: Path) -> None:
    """Write verdicts as a file of Parquet with the columns of the queries."""
    columns = _COLUMNS | dict.fromkeys(ids, "VARCHAR")
    lines = folder / "verdicts.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number, verdict in enumerate(verdicts):
            file.write(json.dumps(verdict_row(verdict, number, {}, {}), ensure_ascii=False) + "\n")
    with closing(connect(folder / "spill")) as connection:
        read_lines(connection, LAW, lines, columns)
        connection.execute(
            f"COPY (SELECT * EXCLUDE (r, which_) FROM {LAW} ORDER BY r) TO {quoted_text(str(path))} (FORMAT parquet)"
        )


# ── single rules ──────────────────────────────────────────────────────────────────────────


def left_table(
    plan: Plan,
    data: DataSet,
    gathered: Gathered,
    connection: Connection,
    folder: Path,
) -> str | None:
    """What the law says of the rules without a form in SQL, one row for each proposal that such a policy judges."""
    having = [policy for policy in plan.policies if policy.left]
    if not having:
        return None
    kept = " OR ".join(f"({kept_rows(policy, by_name=False)})" for policy in having)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE wanted_ AS SELECT r, k FROM {plain_rows(gathered)} WHERE {kept}")
    columns = {"r": "BIGINT"}
    for policy in having:
        for rule in policy.left:
            name = f"{policy.policy.name}.{rule.rule.id}"
            columns |= {name: "UTINYINT", **{f"{name}.{part}": "VARCHAR" for part in ("low", "high", "margin")}}
    asked = [(policy, _only_left(policy)) for policy in having]
    path = folder / "left.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number, proposal in looked_at(data, connection, "wanted_"):
            if number is None or not isinstance(proposal, Proposal):
                continue
            row: dict[str, object] = {"r": number}
            for policy, small in asked:
                for said in evaluate(small, proposal.id, proposal.values, reasons="none").rules:
                    name = f"{policy.policy.name}.{said.rule.id}"
                    row[name] = CODES[said.outcome]
                    row |= dict(_measured(said, name))
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    read_lines(connection, LEFT, path, columns)
    return LEFT


def _only_left(policy: PolicyPlan) -> CheckedPolicy:
    rules = tuple(left.rule for left in policy.left)
    return replace(policy.policy, rules=rules, applies=None, valid_from=None, valid_to=None, later=())
