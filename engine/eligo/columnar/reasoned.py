"""Room `columnar`: outcomes by queries, their reasons by the law: whole verdicts in the order of the input, compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..data.duck import Connection, quoted
from ..data.duck import text as quoted_text
from ..data.records import Proposal
from ..data.staging import PART
from ..evaluation.engine import InternalDisagreement
from ..evaluation.verdict import Verdict
from .asking import Judge, verdict_row
from .batches import Finished
from .closer import looked_at
from .data_sets import ROW, DataSet
from .verdicts import COLUMNS, rule_ids

_AT_ONCE = 2_000
_ASIDE = 1 << 62
"""From here on the numbers are those of proposals that stand in no table."""


def reasoned(finished: Finished, judge: Judge) -> Iterator[Verdict]:
    """The verdicts of `judge` on everything for which queries gave results; the files of results are numbered.

    Raises `InternalDisagreement` where the two do not say the same.
    """
    data, connection = finished.data, finished.connection
    names = (*COLUMNS, *rule_ids(finished.plan))
    count = _place(data, connection)
    _tell(finished, names)
    strays = _strays(data, connection)
    for start in range(0, count, _AT_ONCE):
        within = f"place BETWEEN {start} AND {start + _AT_ONCE - 1}"
        told: dict[int, list[tuple[object, ...]]] = {}
        for number, *row in connection.execute(
            f"SELECT * EXCLUDE (which_, place) FROM told_ WHERE {within}"
        ).fetchall():
            told.setdefault(number, []).append(tuple(row))
        for number, proposal in _proposals(data, connection, within, strays):
            yield from _agreed(judge, proposal, told.pop(number, None), names)
        for rows in told.values():
            raise InternalDisagreement(str(rows[0][1]), COLUMNS[2], str(rows[0][0]))


def _place(data: DataSet, connection: Connection) -> int:
    """A table of the numbers and keys of the proposals, each with its place in the input; says how many there are."""
    key, scan = quoted(data.proposals.key.name), data.proposals.scan
    # Proposals that were read one by one stand behind those that were read at once, whatever their line.
    part, line = (f"({ROW} >> 32) // {PART}", '"row"') if data.files else ("0", ROW)
    rows = f"SELECT {ROW} AS r, {key} AS k, {part} AS part, {line} AS line FROM {scan}"
    if data.aside:
        connection.execute("CREATE OR REPLACE TEMP TABLE beside_ (r BIGINT, k VARCHAR, file BIGINT, line BIGINT)")
        files = {name: number for number, name in enumerate(data.files)}
        beside = [(_ASIDE + n, p.id, files.get(p.file), p.row) for n, p in enumerate(data.aside)]
        connection.executemany("INSERT INTO beside_ VALUES (?, ?, ?, ?)", beside)
        parts = f"SELECT file, min({part}) AS part FROM {scan} GROUP BY file"
        rows += f" UNION ALL SELECT b.r, b.k, COALESCE(p.part, 0), b.line FROM beside_ b LEFT JOIN ({parts}) p ON b.file = p.file"
    connection.execute(
        "CREATE OR REPLACE TEMP TABLE places_ AS "
        f"SELECT r, k, row_number() OVER (ORDER BY part, line, r) - 1 AS place FROM ({rows}) ORDER BY place"
    )
    return int(connection.execute("SELECT count(*) FROM places_").fetchone()[0])


def _tell(finished: Finished, names: Sequence[str]) -> None:
    """A table of the results in the order of the input."""
    files = ", ".join(quoted_text(str(file)) for file in finished.files)
    columns = ", ".join(f"t.{quoted(name)}" for name in names)
    finished.connection.execute(
        f"CREATE OR REPLACE TEMP TABLE told_ AS SELECT t.r, {columns}, t.which_, o.place "
        f"FROM read_parquet([{files}]) t LEFT JOIN places_ o ON t.r = o.r ORDER BY o.place, t.which_"
    )


def _strays(data: DataSet, connection: Connection) -> str:
    """The keys in lists that are those of no proposal as they are written: they may mean any."""
    if data.clean:
        return ""
    queries = [
        f" UNION SELECT NULL, {link} FROM {relation.scan} WHERE {link} NOT IN (SELECT k FROM places_ WHERE k IS NOT NULL)"
        for relation in data.lists.values()
        for link in [quoted(relation.key.name)]
    ]
    return "".join(queries)


def _proposals(data: DataSet, connection: Connection, within: str, strays: str) -> Iterator[tuple[int, Proposal]]:
    """The proposals at some places, in their order."""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE wanted_ AS SELECT r, k FROM places_ WHERE {within} AND r < {_ASIDE}{strays}"
    )
    found = {
        number: outcome
        for number, outcome in looked_at(data, connection, "wanted_")
        if number is not None and isinstance(outcome, Proposal)
    }
    for (number,) in connection.execute(f"SELECT r FROM places_ WHERE {within} ORDER BY place").fetchall():
        if number >= _ASIDE:
            yield number, data.aside[number - _ASIDE]
        elif number in found:
            yield number, found[number]


def _agreed(
    judge: Judge, proposal: Proposal, told: Sequence[tuple[object, ...]] | None, names: Sequence[str]
) -> Iterator[Verdict]:
    """The verdicts on a proposal; none where it was rejected, which only all of the data together can show."""
    if told is None:
        return
    verdicts = list(judge(proposal))
    for place, verdict in enumerate(verdicts):
        row = verdict_row(verdict, 0, {}, {})
        said = told[place] if place < len(told) else (None,) * len(names)
        for name, value in zip(names, said, strict=True):
            if row.get(name) != value:
                raise InternalDisagreement(verdict.policy.name if verdict.policy else "", name, proposal.id)
        yield verdict
    if len(verdicts) < len(told):
        raise InternalDisagreement(str(told[len(verdicts)][1]), COLUMNS[2], proposal.id)
