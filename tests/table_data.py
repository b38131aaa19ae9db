"""Random tables of proposals and partners for the world of `random_conditions`: with missing facts, odd and broken data."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import eligo
from eligo.checking.schema import Schema
from eligo.data.reading import each_id_once
from eligo.data.records import Proposal, Rejected
from eligo.data.tables import ROOT, Table, assemble
from eligo.evaluation.verdict import Choice, Interval, Verdict

from .random_conditions import HEADER, PARTNER_DOMAINS, PROPOSAL_DOMAINS, Written
from .random_constructs import condition, guard

PROPOSAL_TYPES = {
    "id": "string", "months": "int", "grant": "decimal(12,2)", "home": "string", "signed": "boolean", "start": "date",
    "submitted_at": "timestamp",
}  # fmt: skip
PARTNER_TYPES = {
    "proposal_id": "string", "pic": "string", "country": "string", "role": "string", "eche": "boolean",
    "size": "double", "profit": "bigint", "since": "date",
}  # fmt: skip
ODD: Mapping[str, Sequence[str]] = {
    "months": ("24", "24,5", " 36 ", "36.0", "-1", "x", "99999999999999999999", "1e2", ""),
    "grant": ("150", "150.00", "1 000", "-0.01", "0.001", "NaN", "150 EUR"),
    "home": ("CZ", "cz", " DE", "US", "XX", "Česko", "C'Z", "${spark.app.id}", "\\u0043Z"),
    "signed": ("true", "ano", "no", "maybe", "1", "TRUE"),
    "start": ("2024-02-29", "2023-02-29", "29. 2. 2024", "2024-02-29T10:00:00Z", "0001-01-01"),
    "submitted_at": ("2024-02-28T23:30:00Z", "2024-10-27T22:30:00+00:00", "2024-01-31 12:00 Europe/Prague", "today"),
    "pic": ("A", " A", "A\u2003", "\u0000", "'", '"', "é", "\U0001f600", "B\t", "`", "\\"),
    "country": ("CZ", "DE ", "Německo", "us", "?"),
    "role": ("lead", "vedoucí", "LEAD", "full", "guests"),
    "eche": ("true", "ne", "x"),
    "size": ("5", "7.0", "0.30000000000000004", "-5", "five"),
    "profit": ("-60", "60", "0", "-0", "60.5"),
    "since": ("2024-02-29", "2023-01-31", "31.1.2023"),
}


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Tables:
    """Two tables: the types of their columns as Spark has them, and the rows."""

    proposal_types: Mapping[str, str]
    partner_types: Mapping[str, str]
    proposals: list[tuple[Any, ...]]
    partners: list[tuple[Any, ...]]


def rules(draw: Random, number: int) -> Iterator[tuple[Written, Written | None]]:
    """Random rules: what is required, and of whom."""
    for _ in range(number):
        yield condition(draw), guard(draw) if draw.random() < 0.3 else None


def policy_of(conditions: Mapping[int, tuple[Written, Written | None]], path: Path) -> eligo.Policy:
    """A policy of such rules, by their numbers."""
    written = [
        f'\nrule r{number}\n  title en "R" cs "R"\n  source page, "{number}"\n'
        + (f"  when {when.text}\n" if when else "")
        + f"  require {requirement.text}\n"
        for number, (requirement, when) in conditions.items()
    ]
    path.write_text(HEADER + "".join(written), encoding="utf-8")
    return eligo.load(path)


def typed(draw: Random, number: int, *, prefix: str = "P") -> Tables:
    """Tables whose columns have types, with facts missing here and there."""
    proposals, partners = [], []
    for n in range(number):
        doubt = draw.choice((0.0, 0.0, 0.1, 0.4))
        name = f"{prefix}{n:05}"
        proposals.append((name, *_facts(draw, PROPOSAL_DOMAINS, doubt)))
        partners += [(name, *_facts(draw, PARTNER_DOMAINS, doubt)) for _ in range(draw.choice((0, 1, 2, 3, 5, 8)))]
    draw.shuffle(partners)
    return Tables(PROPOSAL_TYPES, PARTNER_TYPES, proposals, partners)


def _facts(draw: Random, domains: Mapping[str, Sequence[Any]], doubt: float) -> Iterator[Any]:
    for name, values in domains.items():
        yield None if draw.random() < doubt else _typed(name, draw.choice(values))


def _typed(name: str, value: Any) -> Any:
    match name:
        case "start" | "since":
            return date.fromisoformat(value)
        case "submitted_at":
            return datetime.fromisoformat(value).astimezone(UTC)
        case "grant":
            return Decimal(value)
        case "size":
            return float(value)
        case _:
            return value


def written(draw: Random, number: int, *, prefix: str = "T") -> Tables:
    """The same as texts, of which some are odd; ids stand twice or nowhere, and rows belong to nobody."""
    made = typed(draw, number, prefix=prefix)
    proposals = [_odd(draw, PROPOSAL_TYPES, row) for row in made.proposals]
    partners = [_odd(draw, PARTNER_TYPES, row) for row in made.partners]
    proposals += [proposals[3], (None, *proposals[0][1:]), (None, *proposals[1][1:]), (" ", *proposals[2][1:])]
    partners += [("nobody", *partners[0][1:]), ("nobody", *partners[1][1:]), (None, *partners[0][1:])]
    partners += [(proposals[5][0], *partners[0][1:])] * 1030
    return Tables(dict.fromkeys(PROPOSAL_TYPES, "string"), dict.fromkeys(PARTNER_TYPES, "string"), proposals, partners)


def _odd(draw: Random, types: Mapping[str, str], row: tuple[Any, ...]) -> tuple[Any, ...]:
    rate = draw.choice((0.0, 0.0, 0.05))
    return tuple(
        draw.choice(ODD[name]) if name in ODD and draw.random() < rate else _text(cell)
        for name, cell in zip(types, row, strict=True)
    )


def _text(cell: Any) -> str | None:
    match cell:
        case None | str():
            return cell
        case bool():
            return "true" if cell else "false"
        case datetime():
            return cell.strftime("%Y-%m-%dT%H:%M:%SZ")
        case float():
            return str(int(cell))
        case _:
            return str(cell)


def read(tables: Tables, schema: Schema) -> list[Proposal | Rejected]:
    """What the reader of tables makes of them, row by row, and last what belongs to no proposal."""
    sheets = [
        Table(ROOT, "proposals", None, tuple(tables.proposal_types), 1, _numbered(tables.proposals)),
        Table("partners", "partners", None, tuple(tables.partner_types), 1, _numbered(tables.partners)),
    ]
    joined, lost = assemble([sheets], schema, {})
    return each_id_once([*joined[0], *lost])


def _numbered(rows: Sequence[tuple[Any, ...]]) -> tuple[tuple[int, tuple[Any, ...]], ...]:
    return tuple(enumerate(rows, 1))


def row_of(verdict: Verdict, names: Sequence[str]) -> dict[str, Any]:
    """A verdict of the law as the engines of columns tell it."""
    found: dict[str, Any] = dict.fromkeys(names)
    policy = verdict.policy.name if verdict.policy else None
    found |= {"proposal": verdict.proposal, "policy": policy, "outcome": verdict.outcome.value}
    found |= {"warnings": verdict.warnings, "judgements": verdict.judgements}
    for said in verdict.rules:
        found[said.rule.id] = said.outcome.value
        finding = said.finding
        if finding is None:
            continue
        match finding.measured:
            case Interval(low, high):
                ends: tuple[Any, Any] = (low, high)
            case Choice(value):
                ends = (value, value)
            case None:
                ends = (None, None)
        for part, end in zip(("low", "high", "margin"), (*ends, finding.margin), strict=True):
            if f"{said.rule.id}.{part}" in found:
                found[f"{said.rule.id}.{part}"] = end
    return {name: comparable(value) for name, value in found.items()}


def comparable(value: Any) -> Any:
    """A value as both sides tell it: numbers by what they come to, all else as text."""
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case datetime():
            return str(value.astimezone(UTC).replace(tzinfo=None))
        case int() | Decimal():
            return format(Decimal(value).normalize(), "f")
        case str() if _NUMBER.fullmatch(value):
            return format(Decimal(value).normalize(), "f")
        case _:
            return str(value)
