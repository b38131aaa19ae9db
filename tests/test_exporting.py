"""Databases as tables of the batch engine: what can be scanned says the same as what is read row by row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from eligo.data import codes, duck
from eligo.data.databases import readable
from eligo.data.exporting import Exported, export
from eligo.data.parquet_writing import AT_ONCE
from eligo.data.reading import read
from eligo.data.records import DataError, Proposal, Rejected
from eligo.data.tables import Table, assemble

from .postgres import Postgres
from .test_databases import PARTNERS, PROPOSALS, SCHEMA, SOME, Make, _duckdb, _server, _sqlite, database, postgres

__all__ = ["database", "postgres"]

pytestmark = pytest.mark.xdist_group("postgres")


def _exported(source: str, folder: Path) -> tuple[list[Proposal], list[Rejected]]:
    """The proposals as they stand in the tables that can be scanned."""
    with closing(duck.connect(folder / "spill")) as connection:
        found = export(source, SCHEMA, folder, connection)
        tables = [_table(exported, connection) for exported in found]
    outcomes, lost = assemble([tables], SCHEMA, {})
    known = [*outcomes[0], *lost]
    return [o for o in known if isinstance(o, Proposal)], [o for o in known if isinstance(o, Rejected)]


def _table(exported: Exported, connection: duck.Connection) -> Table:
    columns = ", ".join(map(duck.quoted, exported.headings))
    rows = connection.execute(f"SELECT {exported.row}, {columns} FROM {exported.scan} ORDER BY 1").fetchall()
    cells = tuple((row, tuple(map(readable, cells))) for row, *cells in rows)
    return Table(exported.kind, exported.file, exported.name, tuple(exported.headings.values()), 1, cells)


def _same(source: str, folder: Path) -> tuple[list[Proposal], list[Rejected]]:
    batch = read([source], SCHEMA)
    proposals, rejected = _exported(source, folder)
    assert proposals == list(batch.proposals)
    assert {(r.id, r.row, tuple(x.code for x in r.reasons)) for r in rejected} == {
        (r.id, r.row, tuple(x.code for x in r.reasons)) for r in batch.rejected
    }
    return proposals, rejected


def test_two_tables_are_exported_as_they_are_read(database: Make, tmp_path: Path) -> None:
    proposals, _ = _same(database(PROPOSALS, PARTNERS, *SOME), tmp_path)
    assert [p.id for p in proposals] == ["P1", "P2"]


def test_a_view_is_exported(database: Make, tmp_path: Path) -> None:
    source = database(
        PROPOSALS.replace("proposals", "stored"),
        PARTNERS,
        *(s.replace("INTO proposals", "INTO stored") for s in SOME),
        "CREATE VIEW proposals AS SELECT * FROM stored",
    )
    proposals, _ = _same(source, tmp_path)
    assert len(proposals) == 2


def test_empty_tables_are_exported(database: Make, tmp_path: Path) -> None:
    assert _same(database(PROPOSALS, PARTNERS), tmp_path) == ([], [])


def test_columns_that_begin_empty_and_change_their_minds(tmp_path: Path) -> None:
    """SQLite holds any value in any column: the types of the first rows are not those of the last."""
    path = tmp_path / "calls.db"
    source = _sqlite(path, "CREATE TABLE proposals (id, title, lot, grant, starts, submitted_at)", PARTNERS)
    late = [
        ("A1", None, 1.5, 1.125, "2022-09-15", "2022-09-15T17:00+02:00"),
        ("A2", 5, "7", Decimal("2.125"), b"2022-09-16", None),
        (77, b"\xff", "1.125", 2**62, "x", b"\x00\xff"),
        ("A3", "ř".encode(), 3, 1.2345, None, None),
        ("A4", None, 2.125, 1e300, None, None),
    ]
    with closing(sqlite3.connect(path)) as file:
        first = [(n, None, n, n if n % 2 else None, None, None) for n in range(AT_ONCE + 7)]
        rows = [*first, *(tuple(str(c) if isinstance(c, Decimal) else c for c in row) for row in late)]
        file.executemany("INSERT INTO proposals VALUES (?, ?, ?, ?, ?, ?)", [r for r in rows if r[1] != b"\xff"])
        file.commit()
    proposals, rejected = _same(source, tmp_path)
    assert [r.id for r in rejected] == ["A2", "A4"]
    assert proposals[-1].values[1] == "ř"
    with closing(sqlite3.connect(path)) as file:
        file.execute("INSERT INTO proposals (id, title) VALUES ('A5', ?)", (b"\xff",))
        file.commit()
    with pytest.raises(DataError) as caught:
        _exported(source, tmp_path)
    assert caught.value.code == codes.NO_TEXT.id


def test_numbers_and_days_beyond_what_is_counted_with(postgres: Postgres, tmp_path: Path) -> None:
    source = _server(
        postgres,
        "CREATE TABLE proposals (id numeric, lot numeric, grant_ numeric, starts timestamp, submitted_at timestamptz)".replace(
            "grant_", '"grant"'
        ),
        "INSERT INTO proposals VALUES (1, 1.00, 1.005, '2022-09-15', 'infinity'), (2, 'NaN', 1e30, NULL, NULL),"
        " (3, 3.125, 0.1, '2022-09-15 10:00', '0044-03-15 BC'), (4, 2, 123456789012345678.12, NULL, '2022-09-15')",
    )
    proposals, rejected = _same(source, tmp_path)
    assert [p.values[:4] for p in proposals] == [("4", None, 2, Decimal("123456789012345678.12"))]
    assert [r.id for r in rejected] == ["1", "2", "3"]


def test_other_types_of_duckdb(tmp_path: Path) -> None:
    source = _duckdb(
        tmp_path / "a.duckdb",
        'CREATE TABLE proposals (id uuid, title integer[], lot float, "grant" hugeint, starts timestamp, submitted_at date)',
        "INSERT INTO proposals VALUES ('6b1f5b9e-0000-4000-8000-000000000001', [1, 2], 1.1, 5, '2022-09-15', NULL)",
        "INSERT INTO proposals VALUES ('6b1f5b9e-0000-4000-8000-000000000002', NULL, NULL, NULL, NULL, '2022-09-15')",
    )
    proposals, rejected = _same(source, tmp_path)
    assert [p.values[1:5] for p in proposals] == [("[1, 2]", Decimal("1.1"), 5, date(2022, 9, 15))]
    assert [x.code for r in rejected for x in r.reasons] == [codes.NO_ZONE.id]


def test_an_export_that_fails_leaves_nothing(postgres: Postgres, tmp_path: Path) -> None:
    lost = "CREATE VIEW proposals AS SELECT CASE WHEN n < 30000 THEN 'P' || n ELSE 'P' || 1 / (n - n) END AS id"
    source = _server(postgres, f"{lost} FROM generate_series(1, 40000) n")
    with pytest.raises(DataError) as caught:
        _exported(source, tmp_path)
    assert caught.value.code == codes.DATABASE_ERROR.id
    assert list(tmp_path.iterdir()) == []


def test_without_arrow_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(DataError) as caught:
        _exported(_sqlite(tmp_path / "a.db", PROPOSALS), tmp_path)
    assert (caught.value.code, caught.value.facts["extra"]) == (codes.NO_LIBRARY.id, "arrow")
