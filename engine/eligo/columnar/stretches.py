"""Room `columnar`: a large set of data cut into stretches that fit into memory, each with all that belongs to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..data.duck import Connection, quoted
from ..data.duck import text as quoted_text
from .bounds import SIZE, between, bounds, in_disorder, is_whole
from .data_sets import ROW, DataSet
from .relations import Relation
from .running import Stretch

_USUAL = 15
"""How many elements of lists a proposal has at most on average; stretches of proposals that have more are shorter."""


@dataclass(frozen=True, slots=True)
class Cut:
    """The data in stretches. Where they had to be sorted by key, the order of the input is restored at the end."""

    data: DataSet
    stretches: tuple[Stretch, ...]
    proposals: int
    sorted_anew: bool


def cut(data: DataSet, connection: Connection, folder: Path, size: int = SIZE) -> Cut:
    """The stretches of the data; writes sorted copies to `folder` where keys stand in no order."""
    number = _count(connection, data.proposals.scan)
    rows = sum(_count(connection, relation.scan) for relation in data.lists.values())
    if rows > _USUAL * number:
        size = max(1, size * _USUAL * number // rows)
    if is_whole(number, size):
        return Cut(data, (Stretch(),), number, False)
    disorder = in_disorder(connection, data.proposals.scan, data.proposals.key.name)
    if disorder:
        data = _sorted(data, connection, folder)
    keys = {"": data.proposals, **{str(i): relation for i, relation in data.lists.items()}}
    key = data.proposals.key
    found = bounds(connection, data.proposals.scan, key.name, key.type, number, size)
    names = {place: relation.key.name for place, relation in keys.items()}
    return Cut(data, tuple(Stretch(conditions) for conditions in between(found, names)), number, bool(disorder))


def _count(connection: Connection, scan: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {scan}").fetchone()[0])


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
