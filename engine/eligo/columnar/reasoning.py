"""Room `columnar`: reasons of a batch, stretch by stretch: those of the second query and those of the law, in one file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ..data.duck import Connection, connect, quoted
from ..data.duck import text as quoted_text
from ..data.records import Proposal
from ..evaluation.engine import InternalDisagreement
from ..evaluation.reasons import explained
from ..evaluation.situation import Situation
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from .asking import read_lines
from .closer import looked_at
from .data_sets import DataSet
from .planning import Plan
from .reason_queries import HOW, PATH, POLICY, RULE, counted_queries, fact_query, numbers_of, paths_query, types_of
from .reasons import COLUMNS, LAW, ORDER, WANTED, Reasons, begins_at, number_of, rule_of, wanted_query
from .results import put, shown
from .running import Gathered, Stretch, plain_rows

FORMATS = {".parquet": "parquet", ".csv": "csv"}
"""The format of a file of reasons, by the end of its name."""

_TOLD = (Outcome.FAIL, Outcome.UNDECIDED)
_CASTS = ("", f"::{POLICY}", f"::{RULE}", f"::{PATH}", "", f"::{HOW}")
_PLACE = "position"
_MOST_PATHS = 50_000
SAID, _ASKED = "said_reasons_", "asked_reasons_"
SAID_TYPES = {"r": "BIGINT", "c": "BIGINT", "n": "BIGINT", **dict.fromkeys(COLUMNS, "VARCHAR")}


@dataclass(slots=True)
class Told:
    """Writes the reasons of verdicts of the law as lines; called for each."""

    plan: Plan
    lines: IO[str]

    def __call__(self, number: int, verdict: Verdict) -> None:
        """The reasons of one verdict on the proposal with that number."""
        if verdict.policy is None:
            return
        name = verdict.policy.name
        policy = next(n for n, each in enumerate(self.plan.policies) if each.policy.name == name)
        for place, rule in enumerate(verdict.rules):
            self.rule(number, number_of(policy, place), verdict.proposal, name, rule)

    def rule(self, number: int, choice: int, proposal: str, policy: str, verdict: RuleVerdict) -> None:
        """The reasons of one rule."""
        if verdict.outcome not in _TOLD:
            return
        for n, (path, label, counts) in enumerate(_rows(verdict)):
            row = (number, choice, n, proposal, policy, verdict.rule.id, path, label, counts)
            self.lines.write(json.dumps(dict(zip(SAID_TYPES, row, strict=True)), ensure_ascii=False) + "\n")


def _rows(verdict: RuleVerdict) -> Iterator[tuple[str, str | None, str]]:
    for each in verdict.evidence:
        yield each.path, each.label, each.counts
    for pointer in verdict.missing:
        yield pointer, None, "missing"


def write_reasons(
    reasons: Reasons,
    data: DataSet,
    stretch: Stretch,
    gathered: Gathered,
    connection: Connection,
    said: Path,
    path: Path,
    *,
    left: str | None,
    numbered: bool,
) -> None:
    """The reasons of the stretch that was gathered, as a Parquet file.

    `said` are the lines of those that the law was asked about, and is removed; `left` is the table of what it said of
    rules without a form in SQL. With `numbered`, the file holds the columns of `ORDER` too.
    """
    want(reasons, gathered, connection, left)
    with said.open("a", encoding="utf-8") as lines:
        _ask(reasons.plan, data, connection, Told(reasons.plan, lines))
    read_lines(connection, SAID, said, SAID_TYPES)
    given = ", ".join((*ORDER, *COLUMNS) if numbered else COLUMNS)
    _write(reasons_query(reasons, connection, stretch, given), connection, path)


def want(reasons: Reasons, gathered: Gathered, connection: Connection, left: str | None) -> None:
    """Makes the table of what is to be said of the stretch that was gathered."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {WANTED} AS {wanted_query(reasons, plain_rows(gathered), left)}")


def reasons_query(reasons: Reasons, connection: Connection, stretch: Stretch, columns: str) -> str:
    """The query for what is wanted, and for what the law said, in order; it reads the tables `WANTED` and `SAID`."""
    _types(reasons, connection)
    shared, queries = _counted(reasons, connection, stretch)
    casts = ", ".join(f"{name}{type} AS {name}" for name, type in zip(COLUMNS, _CASTS, strict=True))
    queries.append(f"SELECT {', '.join(ORDER)}, {casts} FROM {SAID}")
    first = f"WITH {', '.join(shared)} " if shared else ""
    every = " UNION ALL ".join(f"SELECT {', '.join((*ORDER, *COLUMNS))} FROM ({query})" for query in queries)
    return f"{first}SELECT {columns} FROM ({every}) ORDER BY {', '.join(ORDER)}"


def _write(query: str, connection: Connection, path: Path) -> None:
    made = path.with_suffix(".part")
    connection.execute(f"COPY ({query}) TO {quoted_text(str(made))} (FORMAT parquet)")
    made.replace(path)


def _types(reasons: Reasons, connection: Connection) -> None:
    """Makes the types of columns with few different texts; a column of numbers is sorted and written faster."""
    for type, names in types_of(reasons).items():
        listed = ", ".join(map(quoted_text, names)) or "''"
        connection.execute(f"CREATE OR REPLACE TYPE {type} AS ENUM ({listed})")
    every = f"SELECT DISTINCT path FROM ({paths_query(reasons)} UNION ALL SELECT path FROM {SAID})"
    number = connection.execute(f"SELECT count(*) FROM ({every})").fetchone()[0]
    some = 0 < number <= _MOST_PATHS
    connection.execute(f"CREATE OR REPLACE TYPE {PATH} AS {f'ENUM ({every})' if some else 'VARCHAR'}")


def _counted(reasons: Reasons, connection: Connection, stretch: Stretch) -> tuple[list[str], list[str]]:
    facts = fact_query(reasons)
    shared, queries = [], [] if facts is None else [facts]
    for index in reasons.plan.lists:
        together = index not in reasons.places and not _some(connection, f"{begins_at(index)} IS NULL")
        groups = [g for g in (reasons.many, reasons.lacks, reasons.few) if _some(connection, f"c IN ({numbers_of(g)})")]
        condition = stretch.conditions.get(str(index))
        clause = f" WHERE {condition}" if condition else ""
        elements, found = counted_queries(reasons, index, clause, groups, together=together)
        queries += found
        shared += [] if elements is None else [elements]
    return shared, queries


def _some(connection: Connection, condition: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {WANTED} WHERE {condition} LIMIT 1").fetchone() is not None


def places_in(data: DataSet) -> dict[int, str]:
    """The columns that hold the place of an element within its proposal, in tables of our own."""
    fields = data.schema.proposal.fields
    return {
        index: _PLACE
        for index in data.lists
        if data.clean and (source := data.sources.get(fields[index].name)) is not None and _PLACE in source.types
    }


def _ask(plan: Plan, data: DataSet, connection: Connection, told: Told) -> None:
    """Asks the law about single rules of proposals that are otherwise decided by queries."""
    found = connection.execute(f"SELECT r, c FROM {WANTED} WHERE c & {LAW} = {LAW} ORDER BY r, c").fetchall()
    if not found:
        return
    by_row: dict[int, list[int]] = {}
    for number, choice in found:
        by_row.setdefault(number, []).append(choice)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_ASKED} AS SELECT DISTINCT r, k FROM {WANTED} WHERE c & {LAW} = {LAW}"
    )
    for number_, proposal in looked_at(data, connection, _ASKED):
        if number_ is None or not isinstance(proposal, Proposal):
            continue
        for choice in by_row[number_]:
            number, place = rule_of(choice)
            policy = plan.policies[number]
            verdict = explained(policy.rules[place].rule, Situation(policy.policy.schema, proposal.values))
            if verdict.outcome not in _TOLD:
                raise InternalDisagreement(policy.policy.name, verdict.rule.id, proposal.id)
            told.rule(number_, choice & ~LAW, proposal.id, policy.policy.name, verdict)


def reasons_aside(connection: Connection, said: Path, path: Path, *, numbered: bool) -> None:
    """The reasons of proposals that stand in no table, from the lines of the law, as a Parquet file."""
    read_lines(connection, SAID, said, SAID_TYPES)
    given = ", ".join((*ORDER, *COLUMNS) if numbered else COLUMNS)
    _write(f"SELECT {given} FROM {SAID} ORDER BY {', '.join(ORDER)}", connection, path)


def reasons_of(part: Path) -> Path:
    """The file of the reasons that belongs to a file of verdicts."""
    return part.with_suffix(".reasons.parquet")


def give_reasons(parts: Sequence[Path], output: Path, work: Path, *, by_row: bool) -> None:
    """Write the reasons that belong to parts as the end of the name says, whole or not at all.

    `by_row` as in `results.give`.
    """
    parts = [reasons_of(part) for part in parts]
    format = FORMATS[output.suffix.casefold()]
    if format == "parquet" and len(parts) == 1 and not by_row:
        put(parts[0], output)
        return
    names = ", ".join(shown(n) if format == "csv" and n in ("proposal", "label") else quoted(n) for n in COLUMNS)
    files = ", ".join(quoted_text(str(part)) for part in parts)
    order = f" ORDER BY {', '.join(ORDER)}" if by_row else ""
    made = work / f"reasons.{format}.part"
    options = "FORMAT csv, HEADER true" if format == "csv" else "FORMAT parquet"
    with closing(connect(work / "spill")) as connection:
        connection.execute(
            f"COPY (SELECT {names} FROM read_parquet([{files}]){order}) TO {quoted_text(str(made))} ({options})"
        )
    put(made, output)
