"""Whether two sides say the same: of every row by a sum that does not depend on the order, and of a sample field by field."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from task import HEAD, MEASURED, TEXTS, rules_without

SAMPLE = 20_000


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many rows were compared, by how many columns, and in what they differ; nothing is wrong where they do not."""

    rows: int
    columns: int
    difference: str | None


def _source(path: Path) -> str:
    if path.is_dir():
        return f"'{path}/*.parquet'"
    return f"read_csv('{path}', all_varchar=true, header=true)" if path.suffix == ".csv" else f"'{path}'"


def _columns(connection: Any, path: Path) -> set[str]:
    return {row[0] for row in connection.execute(f"DESCRIBE SELECT * FROM {_source(path)}").fetchall()}


def compared(connection: Any, found: Path, expected: Path, listed_once: bool, first: int | None) -> Agreement:
    """The results of a side against those of the tuned plan, over the first proposals if the side read only those."""
    both = _columns(connection, found) & _columns(connection, expected)
    asked = (*HEAD, *rules_without(listed_once), *MEASURED)
    names = [name for name in asked if name in both]
    absent = set(HEAD + rules_without(listed_once)) - set(names)
    if absent:
        return Agreement(0, len(names), f"no column {min(absent)}")
    # What was measured may be written as a text or as a number of any type.
    kinds = {name: "DOUBLE" if name in MEASURED and name not in TEXTS else "VARCHAR" for name in names}
    fields = ", ".join(f'"{name}"::{kind}::VARCHAR AS "{name}"' for name, kind in kinds.items())
    whole = ", ".join(f'"{name}"' for name in names)
    # The ids stand in order, so the first proposals are those up to a number.
    only = f" WHERE proposal <= 'P-{100_000_000 + first}'" if first else ""

    def rows(path: Path, condition: str = "") -> str:
        return f"SELECT * FROM (SELECT {fields} FROM {_source(path)}{condition})"

    def sums(path: Path, condition: str = "") -> tuple[int, int]:
        query = f"SELECT count(*), sum(hash({whole})::HUGEINT) FROM ({rows(path, condition)})"
        result: tuple[int, int] = connection.execute(query).fetchone()
        return result

    mine, theirs = sums(found), sums(expected, only)
    every = max(1, theirs[0] // SAMPLE)
    sampled = f" WHERE hash(proposal) % {every} = 0"
    left, right = (f"{rows(path, condition)}{sampled}" for path, condition in ((found, ""), (expected, only)))
    differing = connection.execute(f"SELECT * FROM ({left}) EXCEPT ALL ({right}) LIMIT 1").fetchone()
    other = connection.execute(f"SELECT * FROM ({right}) EXCEPT ALL ({left}) LIMIT 1").fetchone()
    difference = None
    if differing or other:
        difference = (
            f"{dict(zip(names, differing or (), strict=False))} for {dict(zip(names, other or (), strict=False))}"
        )
    elif mine != theirs:
        difference = f"{mine[0]} rows for {theirs[0]}" if mine[0] != theirs[0] else "another sum"
    return Agreement(mine[0], len(names), difference)
