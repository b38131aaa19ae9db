"""Room `columnar`: a large set of data cut into stretches that fit into memory, each with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..data.duck import Connection, quoted
from ..data.duck import text as quoted_text
from .data_sets import ROW, DataSet
from .relations import Relation
from .running import Stretch

SIZE = 250_000
"""How many proposals a stretch holds: with a dozen partners each, it needs some 200 MB."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The data in stretches. Where they had to be sorted by key, the order of the input is restored at the end."""

    data: DataSet
    stretches: tuple[Stretch, ...]
    proposals: int
    sorted_anew: bool


def cut(data: DataSet, connection: Connection, folder: Path, size: int = SIZE) -> Cut:
    """The stretches of the data; writes sorted copies to `folder` where keys stand in no order."""
    key = quoted(data.proposals.key.name)
    number = connection.execute(f"SELECT count(*) FROM {data.proposals.scan}").fetchone()[0]
    if number <= size + size // 2:
        return Cut(data, (Stretch(),), number, False)
    disorder = connection.execute(
        f"SELECT count(*) FROM (SELECT {key} AS k, lag({key}) OVER () AS before FROM {data.proposals.scan}) WHERE k < before"
    ).fetchone()[0]
    if disorder:
        data = _sorted(data, connection, folder)
    bounds = _bounds(data, connection, number, size)
    stretches = []
    for place, low in enumerate(bounds):
        high = bounds[place + 1] if place + 1 < len(bounds) else None
        where = {
            name: _between(quoted(relation.key.name), None if place == 0 else low, high)
            for name, relation in (("", data.proposals), *((str(i), r) for i, r in data.lists.items()))
        }
        stretches.append(Stretch(where[""], {i: where[str(i)] for i in data.lists}))
    return Cut(data, tuple(stretches), number, bool(disorder))


def _bounds(data: DataSet, connection: Connection, number: int, size: int) -> list[str]:
    key = quoted(data.proposals.key.name)
    pieces = max(1, round(number / size))
    step = -(-number // pieces)
    found = connection.execute(
        f"SELECT CAST(k AS VARCHAR) FROM (SELECT {key} AS k, row_number() OVER () - 1 AS n FROM {data.proposals.scan}) "
        f"WHERE n % {step} = 0 AND k IS NOT NULL ORDER BY k"
    ).fetchall()
    literal = quoted_text if data.proposals.key.type == "VARCHAR" else str
    return list(dict.fromkeys(literal(k) for (k,) in found))


def _between(key: str, low: str | None, high: str | None) -> str:
    conditions = [] if low is None else [f"{key} >= {low}"]
    conditions += [] if high is None else [f"{key} < {high}"]
    if not conditions:
        return ""
    # What has no key belongs to the first stretch.
    return f" WHERE {' AND '.join(conditions)}" if low is not None else f" WHERE ({conditions[0]} OR {key} IS NULL)"


def _sorted(data: DataSet, connection: Connection, folder: Path) -> DataSet:
    def again(relation: Relation, name: str) -> Relation:
        path = folder / f"{name}.sorted.parquet"
        key = quoted(relation.key.name)
        connection.execute(
            f"COPY (SELECT * FROM {relation.scan} ORDER BY {key}, {ROW}) TO {quoted_text(str(path))} (FORMAT parquet)"
        )
        return replace(relation, scan=f"read_parquet({quoted_text(str(path))})")

    lists: Mapping[int, Relation] = {i: again(r, f"list{i}") for i, r in data.lists.items()}
    return replace(data, proposals=again(data.proposals, "proposals"), lists=lists)
