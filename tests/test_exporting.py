"""Databases as tables of the batch engine: what can be scanned says the same as what is read row by row."""

from __future__ import annotations

import errno
import json
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import sqlalchemy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.data import codes, duck
from eligo.data.databases import readable
from eligo.data.exporting import Exported, export
from eligo.data.reading import read
from eligo.data.records import DataError, Proposal, Rejected
from eligo.data.tables import Table, assemble
from eligo.text.diagnostics import Code

from .postgres import Postgres
from .test_databases import PARTNERS, PROPOSALS, SCHEMA, SOME, Make, _duckdb, _server, _sqlite, database, postgres

__all__ = ["database", "postgres"]


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


def test_columns_that_begin_empty_and_change_their_minds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite holds any value in any column: the types of the first rows are not those of the last."""
    monkeypatch.setattr("eligo.data.exporting.AT_ONCE", 100)
    monkeypatch.setattr("eligo.data.parquet_writing.GROUP", 250)
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
        first = [(n, None, n, n if n % 2 else None, None, None) for n in range(407)]
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


@pytest.mark.parametrize(
    ("late", "code"),
    [("1 / (n - n)", codes.DATABASE_ERROR), ("pg_terminate_backend(pg_backend_pid())::int", codes.CONNECTION_LOST)],
)
def test_an_export_that_fails_leaves_nothing(late: str, code: Code, postgres: Postgres, tmp_path: Path) -> None:
    view = f"CREATE VIEW proposals AS SELECT 'P' || CASE WHEN n < 30000 THEN n ELSE {late} END AS id"
    source = _server(postgres, f"{view} FROM generate_series(1, 40000) n")
    with pytest.raises(DataError) as caught:
        _exported(source, tmp_path)
    assert caught.value.code == code.id
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_to(database: Make, tmp_path: Path) -> None:
    source = database("CREATE TABLE stored (id text)", "CREATE VIEW proposals AS SELECT * FROM stored")
    with pytest.raises(OSError):
        _exported(source, tmp_path / "missing")


def test_a_full_disk_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(DataError) as caught:
        _exported(_sqlite(tmp_path / "calls.db", PROPOSALS), tmp_path)
    assert caught.value.code == codes.DISK_FULL.id
    assert [path.name for path in tmp_path.iterdir()] == ["calls.db"]


def test_without_arrow_the_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DataError) as caught:
        _exported(_sqlite(tmp_path / "a.db", PROPOSALS), tmp_path)
    assert (caught.value.code, caught.value.facts["extra"]) == (codes.NO_LIBRARY.id, "arrow")


# ── a law: the same proposals, wherever they are stored ──

_TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
_MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))
_PROPOSAL = st.fixed_dictionaries(
    {
        "title": st.none() | _TEXTS,
        "lot": st.none() | st.integers(-(10**9), 10**9),
        "grant": st.none() | st.decimals(0, 10**11, places=2),
        "starts": st.none() | st.dates(),
        "submitted_at": st.none() | _MOMENTS,
        "partners": st.lists(
            st.fixed_dictionaries(
                {
                    "name": st.none() | _TEXTS,
                    "country": st.none() | st.sampled_from(["CZ", "SK", "NO"]),
                    "eche": st.none() | st.booleans(),
                }
            ),
            max_size=3,
        ),
    }
)
_COLUMNS = {
    "proposals": ("id", "title", "lot", "grant", "starts", "submitted_at"),
    "partners": ("proposal_id", "name", "country", "eche"),
}
_TABLES = (PROPOSALS.replace("požadovaný grant", "grant"), PARTNERS)


def _as_json(value: object) -> object:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _inserts(proposals: list[dict[str, object]]) -> list[tuple[str, list[dict[str, object]]]]:
    """The rows of the two tables."""
    partners = [{"proposal_id": p["id"], **each} for p in proposals for each in p["partners"]]  # type: ignore[attr-defined]
    return [("proposals", proposals), ("partners", partners)]


@pytest.fixture(scope="module")
def stores(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, sqlalchemy.Engine]:
    """A folder for files, and a database with empty tables."""
    url = _server(postgres, *_TABLES)
    return tmp_path_factory.mktemp("stores"), sqlalchemy.create_engine(url, poolclass=sqlalchemy.pool.NullPool)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=st.lists(_PROPOSAL, min_size=1, max_size=4))
def test_the_same_proposals_are_read_from_every_store(
    stores: tuple[Path, sqlalchemy.Engine], listed: list[dict[str, object]]
) -> None:
    folder, server = stores
    proposals = [{"id": f"P{n}", **each} for n, each in enumerate(listed)]
    lines = folder / "calls.jsonl"
    lines.write_text("".join(json.dumps(p, default=_as_json) + "\n" for p in proposals), "utf-8")
    for name in ("calls.db", "calls.duckdb"):
        (folder / name).unlink(missing_ok=True)
    sources = [
        str(lines),
        _sqlite(folder / "calls.db", *_TABLES),
        _duckdb(folder / "calls.duckdb", *_TABLES),
        server.url.render_as_string(hide_password=False),
    ]
    with (
        closing(sqlite3.connect(folder / "calls.db")) as file,
        duckdb.connect(str(folder / "calls.duckdb")) as duck_file,
        server.begin() as held,
    ):
        held.exec_driver_sql("TRUNCATE proposals, partners")
        for table, rows in _inserts(proposals):
            columns = _COLUMNS[table]
            named = ", ".join(map(duck.quoted, columns))
            for row in rows:
                values = [row[c] for c in columns]
                marks = ", ".join("?" for _ in columns)
                file.execute(
                    f"INSERT INTO {table} ({named}) VALUES ({marks})",
                    [str(_as_json(v)) if isinstance(v, (Decimal, date)) else v for v in values],
                )
                duck_file.execute(f"INSERT INTO {table} ({named}) VALUES ({marks})", values)
                held.exec_driver_sql(
                    f"INSERT INTO {table} ({named}) VALUES ({marks.replace('?', '%s')})", tuple(values)
                )
        file.commit()
    first, *others = [{p.id: p.values for p in read([source], SCHEMA).proposals} for source in sources]
    assert len(first) == len(proposals)
    assert others == [first, first, first]
    for source in sources[1:]:
        _same(source, folder)
