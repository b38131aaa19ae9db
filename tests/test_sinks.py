"""Results as a table of a database: replaced as a whole or left as it was, and no word of a password."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow.feather
import pytest
import sqlalchemy
from sqlalchemy.pool import NullPool

from eligo.data import codes, sinks
from eligo.data.databases import address_of
from eligo.data.records import DataError
from eligo.library import load

from .conftest import ROOT, Run
from .postgres import Postgres
from .test_databases import _server, postgres

__all__ = ["postgres"]


SEED = ROOT / "policies/erasmus_plus/alliances/seed"
EXAMPLES = ROOT / "examples" / "alliances.jsonl"


@pytest.fixture(params=["sqlite", "duckdb", "postgres"])
def sink(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgres":
        server: Postgres = request.getfixturevalue("postgres")
        return _server(server)
    return f"{request.param}:{tmp_path / 'results.db'}"


def _rows(sink: str, query: str = "SELECT * FROM verdicts") -> list[tuple[object, ...]]:
    kind, _, place = sink.partition(":")
    if kind == "sqlite":
        with closing(sqlite3.connect(place)) as file:
            return file.execute(query).fetchall()
    if kind == "duckdb":
        with closing(duckdb.connect(place)) as connection:
            return connection.execute(query).fetchall()
    with sqlalchemy.create_engine(sink, poolclass=NullPool).connect() as server:
        return [tuple(row) for row in server.exec_driver_sql(query)]


def _change(sink: str, *statements: str) -> None:
    kind, _, place = sink.partition(":")
    if kind == "sqlite":
        with closing(sqlite3.connect(place)) as file:
            for statement in statements:
                file.execute(statement)
            file.commit()
    elif kind == "duckdb":
        with closing(duckdb.connect(place)) as connection:
            for statement in statements:
                connection.execute(statement)
    else:
        with sqlalchemy.create_engine(sink, poolclass=NullPool).begin() as server:
            for statement in statements:
                server.exec_driver_sql(statement)


EXPECTED = [
    tuple(row.values()) for row in pyarrow.table(load(SEED).evaluate_batch(EXAMPLES, engine="duckdb")).to_pylist()
]


def test_the_table_is_replaced_as_a_whole(sink: str, eligo: Run) -> None:
    for _ in range(2):
        ended = eligo(f"evaluate {SEED} {EXAMPLES} -o {sink} -l en")
        assert ended.code == 2 and not ended.out
        assert _rows(sink) == EXPECTED
    user, sign, _ = sink.partition("@")
    assert not sign or user.rpartition(":")[2] not in ended.err
    load(SEED).evaluate_batch(EXAMPLES, measured=True).write(sink)
    assert [row[:5] for row in _rows(sink)] == [row[:5] for row in EXPECTED]


def test_what_is_broken_off_leaves_the_table_as_it_was(sink: str, monkeypatch: pytest.MonkeyPatch) -> None:
    results = load(SEED).evaluate_batch(EXAMPLES)
    results.write(sink)

    def broken(*given: object) -> Iterator[Sequence[Sequence[object]]]:
        yield [(None,) * len(EXPECTED[0])]
        raise KeyboardInterrupt

    if not sink.startswith("duckdb"):
        monkeypatch.setattr(sinks, "_batches", broken)
        with pytest.raises(KeyboardInterrupt):
            results.write(sink)
    assert _rows(sink) == EXPECTED


def test_a_view_of_that_name_is_not_replaced(sink: str, eligo: Run) -> None:
    _change(
        sink,
        "CREATE TABLE kept (a INTEGER)",
        "INSERT INTO kept VALUES (7)",
        "CREATE VIEW verdicts AS SELECT * FROM kept",
    )
    ended = eligo(f"evaluate {SEED} {EXAMPLES} -o {sink} -l en")
    assert (ended.code, codes.NOT_WRITTEN.id in ended.err) == (2, True)
    assert _rows(sink) == [(7,)]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    for kind in ("sqlite", "duckdb"):
        (tmp_path / "no.db").write_bytes(b"no database at all" * 100)
        for place in ("no.db", "missing/r.db"):
            address = address_of(f"{kind}:{tmp_path / place}")
            assert address is not None
            with pytest.raises(DataError) as caught:
                sinks.write_table(address, "SELECT 1 AS a", tmp_path / "spill")
            assert caught.value.code in (codes.NOT_A_DATABASE.id, codes.NOT_WRITTEN.id)
        assert not (tmp_path / "missing").exists()


def test_results_are_a_file_of_arrow(eligo: Run, tmp_path: Path) -> None:
    assert eligo(f"evaluate {SEED} {EXAMPLES} --format arrow -o {tmp_path / 'r.arrow'}").code == 2
    assert [tuple(row.values()) for row in pyarrow.feather.read_table(tmp_path / "r.arrow").to_pylist()] == EXPECTED
    ended = eligo(f"evaluate {SEED} {EXAMPLES} --format arrow -l en")
    assert (ended.code, ended.out) == (2, "")


def test_a_database_takes_no_other_format(eligo: Run, tmp_path: Path) -> None:
    assert eligo(f"evaluate {SEED} {EXAMPLES} --format json -o sqlite:{tmp_path / 'r.db'}").code == 2
    assert not (tmp_path / "r.db").exists()
