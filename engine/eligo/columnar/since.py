"""Room `columnar`: results of an earlier run are taken over for proposals of which nothing changed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ..data.duck import Connection, errors, quoted
from ..data.duck import text as quoted_text
from .data_sets import ROW, DataSet
from .relations import Relation
from .results import put

if TYPE_CHECKING:
    from .batches import Task

SUFFIX = ".state.parquet"
"""What the name of the file with the fingerprints adds to that of the results."""
_UNCHANGED, _PRINTS = "unchanged_", "prints_"


@dataclass(frozen=True, slots=True)
class Taken:
    """What an earlier run can give: how many proposals, and how their verdicts came out."""

    old: Path
    proposals: int
    outcomes: tuple[tuple[str, bool, int], ...]


def state_of(results: Path) -> Path:
    """Where the fingerprints of a file of results stand."""
    return results.with_name(results.name + SUFFIX)


def narrowed(task: Task, data: DataSet, connection: Connection, since: Path) -> tuple[DataSet, Taken | None, bool]:
    """The data without the proposals whose verdicts can be taken over; None where everything has to be evaluated.

    The last value says whether there is now a table of fingerprints of all proposals.
    """
    if not _fingerprints(data, connection):
        return data, None, False
    state = state_of(since)
    if not _fits(task, data, connection, since, state):
        return data, None, True
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_UNCHANGED} AS SELECT n.k, n.r FROM {_PRINTS} n "
        f"JOIN read_parquet({quoted_text(str(state))}) o ON n.k::VARCHAR = o.proposal AND n.facts = o.facts"
    )
    old = quoted_text(str(since))
    told = connection.execute(
        f"SELECT outcome::VARCHAR, policy IS NOT NULL, count(*) FROM read_parquet({old}) "
        f"WHERE proposal IN (SELECT k::VARCHAR FROM {_UNCHANGED}) GROUP BY ALL"
    ).fetchall()
    count = connection.execute(f"SELECT count(*) FROM {_UNCHANGED}").fetchone()[0]
    less = replace(
        data,
        proposals=_without(data.proposals),
        lists={index: _without(relation) for index, relation in data.lists.items()},
    )
    return less, Taken(since, count, tuple(told)), True


def _without(relation: Relation) -> Relation:
    key = quoted(relation.key.name)
    scan = f"(SELECT s.* FROM {relation.scan} s WHERE s.{key} IS NULL OR s.{key} NOT IN (SELECT k FROM {_UNCHANGED}))"
    return replace(relation, scan=scan)


def _fingerprints(data: DataSet, connection: Connection) -> bool:
    """A table of what each proposal and its rows of lists come to, in any order; says whether keys are plain.

    Keys that are written in several ways, and rows of lists that belong to no key, may mean any proposal.
    """
    key = quoted(data.proposals.key.name)
    odd = f"{key} IS NULL OR trim({key}::VARCHAR, ' \t\r\n') <> {key}::VARCHAR"
    if connection.execute(f"SELECT count(*) FROM {data.proposals.scan} WHERE {odd}").fetchone()[0]:
        return False
    joins, parts = "", ["p.facts"]
    for index, relation in data.lists.items():
        name, link = f"l{index}", quoted(relation.key.name)
        stray = f"{link} IS NULL OR {link} NOT IN (SELECT {key} FROM {data.proposals.scan})"
        if connection.execute(f"SELECT count(*) FROM {relation.scan} WHERE {stray}").fetchone()[0]:
            return False
        rows = f"SELECT {link} AS k, md5({_canonical(relation, ())}) AS facts FROM {relation.scan}"
        joins += f" LEFT JOIN (SELECT k, md5(string_agg(facts, '' ORDER BY facts)) AS facts FROM ({rows}) GROUP BY k) {name} ON p.k = {name}.k"
        parts.append(f"{name}.facts")
    given = tuple((data.proposals.given or {}).values())
    own = f"SELECT {key} AS k, {ROW} AS r, md5({_canonical(data.proposals, given)}) AS facts FROM {data.proposals.scan}"
    whole = " || ".join(f"COALESCE({part}, '')  || '.'" for part in parts)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {_PRINTS} AS SELECT p.k, p.r, md5({whole}) AS facts FROM ({own}) p{joins} "
        f"WHERE p.k NOT IN (SELECT {key} FROM {data.proposals.scan} GROUP BY {key} HAVING count(*) > 1)"
    )
    return True


def _canonical(relation: Relation, further: Sequence[str]) -> str:
    """The facts of a row as one text, in which no value can pass for another."""
    named = {field: stored.name for field, stored in sorted(relation.fields.items())}
    named |= {name: name for name in further}
    packed = ", ".join(f"{quoted_text(field)}: {quoted(column)}" for field, column in named.items())
    return f"to_json({{{packed}}})::VARCHAR"


def _mark(task: Task, data: DataSet) -> str:
    """What must be the same for verdicts to be taken over, besides the facts of the proposal."""
    registers = data.registers
    told = [
        version("eligo"),
        version("duckdb"),
        [policy.sha256 for policy in task.policies],
        str(task.as_of),
        task.by_name,
        task.measured,
        [[name, *registers.lines(name)] for name in registers.names] if registers else [],
    ]
    return sha256(json.dumps(told).encode()).hexdigest()


def _fits(task: Task, data: DataSet, connection: Connection, since: Path, state: Path) -> bool:
    if not since.is_file() or not state.is_file():
        return False
    try:
        kept = connection.execute(
            f"SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata({quoted_text(str(state))})"
        ).fetchall()
    except errors():
        return False
    return {"mark": _mark(task, data), "results": _sha256(since)}.items() <= dict(kept).items()


def _sha256(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            found.update(piece)
    return found.hexdigest()


def merged(names: Sequence[str], files: Sequence[Path], taken: Taken | None) -> str:
    """The results of both runs, in the order of the input; the new files are numbered."""
    columns = ", ".join(map(quoted, names))
    listed = ", ".join(quoted_text(str(file)) for file in files)
    query = f"SELECT r, which_::BIGINT AS which_, {columns} FROM read_parquet([{listed}])"
    if taken is not None:
        old = (
            f"SELECT *, file_row_number AS n_ FROM read_parquet({quoted_text(str(taken.old))}, file_row_number = true)"
        )
        named = ", ".join(f"o.{quoted(name)}" for name in names)
        query += f" UNION ALL SELECT u.r, o.n_, {named} FROM ({old}) o JOIN {_UNCHANGED} u ON o.proposal = u.k::VARCHAR"
    return f"SELECT {columns} FROM ({query}) ORDER BY r, which_"


def give_merged(
    task: Task, data: DataSet, connection: Connection, query: str, output: Path, work: Path, *, plain: bool
) -> None:
    """Write the results, and the fingerprints beside them where keys are `plain`; each whole or not at all."""
    made, state = work / "merged.part", work / "state.part"
    connection.execute(f"COPY ({query}) TO {quoted_text(str(made))} (FORMAT parquet)")
    if not plain or (output.exists() and not output.is_file()):
        state_of(output).unlink(missing_ok=True)
        put(made, output)
        return
    mark = {"mark": _mark(task, data), "results": _sha256(made)}
    told = ", ".join(f"{key}: {quoted_text(value)}" for key, value in mark.items())
    connection.execute(
        f"COPY (SELECT k::VARCHAR AS proposal, facts FROM {_PRINTS} "
        f"WHERE k::VARCHAR IN (SELECT proposal FROM read_parquet({quoted_text(str(made))})) ORDER BY r) "
        f"TO {quoted_text(str(state))} (FORMAT parquet, KV_METADATA {{{told}}})"
    )
    # Fingerprints that belong to other results are not used: broken off between the two, everything is evaluated.
    put(made, output)
    put(state, state_of(output))
