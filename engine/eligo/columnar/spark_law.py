"""Room `columnar`: what queries do not decide on Apache Spark, read and judged by the law inside its tasks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TypeAlias

from ..checking.policy import CheckedPolicy
from ..checking.schema import Schema
from ..checking.stored import read
from ..checking.unions import Projection, projection, united
from ..data.prepare import Unknown
from ..data.reading import repeated_id
from ..data.records import Batch, Proposal, Rejected
from ..data.registers import Registers, registers_of
from ..data.rejects import rejects_lines
from ..data.tables import ROOT, Table, assemble
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Outcome, Verdict
from .asking import verdict_row
from .batches import storable

Cells: TypeAlias = Sequence[object]
Answer: TypeAlias = "tuple[object, list[str | None] | None, str | None, str | None]"
"""The number of the proposal with either the cells of a row of results, or why it was rejected: told, and as data."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: its heading, and how its values come into the task."""

    name: str
    sort: str = "value"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its kind, the name by which people know it, its columns; `numbered` where rows have their own number.

    `given` are the columns that say whether the list of that name is known.
    """

    kind: str
    file: str
    headings: tuple[Heading, ...]
    numbered: bool = False
    given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Charge:
    """What a task is to do: policies in the form in which they are kept, and what is asked of them."""

    policies: tuple[str, ...]
    by_name: bool
    as_of: date | None
    language: str
    sheets: tuple[Sheet, ...]
    columns: tuple[str, ...]
    numbers: tuple[tuple[str, int], ...]
    measures: tuple[str, ...]
    registers: tuple[tuple[str, tuple[dict[str, object], ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Court:
    """Policies ready to judge."""

    policies: tuple[CheckedPolicy, ...]
    schema: Schema
    ways: tuple[Projection | None, ...]

    def verdicts(self, proposal: Proposal, charge: Charge) -> Iterator[Verdict]:
        """The verdicts on one proposal, as `Policy.verdicts_on` has them."""
        reasons = "all" if charge.measures else "none"
        if charge.by_name:
            yield evaluate(self.policies[0], proposal.id, proposal.values, charge.as_of, reasons)
            return
        applied = False
        for policy, way in zip(self.policies, self.ways, strict=True):
            values = proposal.values if way is None else way(proposal.values)
            verdict = evaluate(policy, proposal.id, values, charge.as_of, reasons)
            if verdict.outcome is not Outcome.NOT_APPLICABLE or verdict.rules:
                applied = True
                yield verdict
        if not applied:
            yield Verdict(proposal.id, None, Outcome.NOT_APPLICABLE)


@lru_cache(maxsize=4)
def _court(policies: tuple[str, ...]) -> Court:
    checked = tuple(map(read, policies))
    schema = united([policy.schema for policy in checked])
    return Court(checked, schema, tuple(projection(schema, policy.schema) for policy in checked))


_REGISTERS: dict[int, tuple[object, Registers]] = {}


def _registers(charge: Charge, schema: Schema) -> Registers:
    known = _REGISTERS.get(id(schema))
    if known is None or known[0] != charge.registers:
        _REGISTERS.clear()
        known = _REGISTERS[id(schema)] = (charge.registers, registers_of(dict(charge.registers), schema))
    return known[1]


def judged(charge: Charge, tables: Sequence[Sequence[Cells] | None]) -> list[Answer]:
    """What the law says of the rows of all tables that share a key; the number of a row stands first in it."""
    court = _court(charge.policies)
    registers = _registers(charge, court.schema)
    rows = {sheet.kind: _ordered(sheet, found or ()) for sheet, found in zip(charge.sheets, tables, strict=True)}
    hidden = _unknown_lists(charge.sheets[0], rows[ROOT])
    sheets = [sheet for sheet in charge.sheets if sheet.kind not in hidden]
    unknown: Unknown = {}
    joined, lost = assemble([[_table(sheet, rows[sheet.kind]) for sheet in sheets]], court.schema, unknown)
    numbers = [row[0] for row in rows[ROOT]]
    places = [f"{outcome.file}:{outcome.row}" for outcome in joined[0]]
    answers: list[Answer] = []
    for number, outcome in zip(numbers, joined[0], strict=True):
        if len(places) > 1:
            outcome = repeated_id(outcome, places)
        if isinstance(outcome, Rejected):
            answers.append((number, None, *_told(charge, outcome)))
            continue
        for verdict in court.verdicts(registers.filled(outcome), charge):
            answers.append((number, _cells(charge, verdict), None, None))
    return answers + [(None, None, *_told(charge, outcome)) for outcome in lost]


def _ordered(sheet: Sheet, rows: Sequence[Cells]) -> list[list[object]]:
    sorts = [heading.sort for heading in sheet.headings]
    read = [[row[0], *(_value(c, s) for c, s in zip(row[1:], sorts, strict=True))] for row in rows]
    return sorted(read, key=lambda row: int(str(row[0])))


def _value(cell: object, sort: str) -> object:
    """The cell as the reader of files would give it; what has no form in Python stays as it is written."""
    match cell, sort:
        case bytearray(), _:
            return bytes(cell)
        case int(), "moment":
            try:
                return _EPOCH + timedelta(microseconds=cell)
            except OverflowError:
                return str(cell)
        case str(), "day" | "clock":
            try:
                return date.fromisoformat(cell) if sort == "day" else datetime.fromisoformat(cell)
            except ValueError:
                return cell
        case _:
            return cell


def _unknown_lists(sheet: Sheet, rows: Sequence[Cells]) -> set[str]:
    names = [heading.name for heading in sheet.headings]
    return {
        name.removesuffix(".given")
        for name in sheet.given
        if len(rows) == 1 and rows[0][1 + names.index(name)] is not True
    }


def _table(sheet: Sheet, rows: Sequence[Cells]) -> Table:
    kept = [place for place, heading in enumerate(sheet.headings, 1) if heading.name not in sheet.given]
    header = tuple(sheet.headings[place - 1].name for place in kept)
    numbered = tuple((int(str(row[0])) + 1, tuple(row[place] for place in kept)) for row in rows)
    return Table(sheet.kind, sheet.file, None, header, 1, numbered)


def _told(charge: Charge, outcome: Rejected) -> tuple[str, str]:
    numbered = {sheet.file for sheet in charge.sheets if sheet.numbered}
    reasons = tuple(r if r.file in numbered else replace(r, row=None) for r in outcome.reasons)
    told = replace(outcome, row=outcome.row if outcome.file in numbered else None, reasons=reasons)
    line = next(rejects_lines(Batch((), (told,), ()), charge.language))
    return line, json.dumps(storable(told))


def _cells(charge: Charge, verdict: Verdict) -> list[str | None]:
    row: Mapping[str, object] = verdict_row(verdict, 0, dict(charge.numbers), dict.fromkeys(charge.measures, ""))
    return [None if (cell := row.get(column)) is None else str(cell) for column in charge.columns]
