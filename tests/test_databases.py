"""Databases as sources: the two tables of a file or a server are read as files are, and nothing else happens."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from eligo.checking.schema import CodeEntry, Field, Kind, Record, Schema, Type, Value, Vocabulary
from eligo.data import codes
from eligo.data.databases import address_of, shown
from eligo.data.reading import read
from eligo.data.records import Batch, DataError
from eligo.text.diagnostics import Code

from .conftest import CORPUS, ROOT, Golden, Run
from .postgres import Postgres, running

LOT1 = ROOT / "policies/erasmus_plus/alliances/seed/lot1.pol"


def _field(name: str, kind: Kind, of: str | None = None, cs: str = "") -> Field:
    return Field(name, None, Type(kind, of), name == "id", None, {"en": name, "cs": cs or name})


SCHEMA = Schema(
    {
        "proposal": Record(
            "proposal",
            "návrh",
            (
                _field("id", Kind.TEXT),
                _field("title", Kind.TEXT),
                _field("lot", Kind.NUMBER),
                _field("grant", Kind.MONEY, "EUR", "požadovaný grant"),
                _field("starts", Kind.DAY),
                _field("submitted_at", Kind.MOMENT),
                _field("partners", Kind.LIST, "partner", "partneři"),
            ),
            (),
        ),
        "partner": Record(
            "partner",
            None,
            (_field("name", Kind.TEXT), _field("country", Kind.CODE, "country"), _field("eche", Kind.YES_NO)),
            (),
        ),
    },
    {"country": Vocabulary("country", None, {c: CodeEntry(c, None, (), {}) for c in ("CZ", "SK", "NO")}, {})},
)
PROPOSALS = "CREATE TABLE proposals (id text, title text, lot integer, grant_ numeric(14,2), starts date, submitted_at timestamptz)"
PROPOSALS = PROPOSALS.replace("grant_", '"požadovaný grant"')
PARTNERS = "CREATE TABLE partners (proposal_id text, name text, country text, eche boolean)"
SOME = (
    "INSERT INTO proposals VALUES ('P1', 'Učíme se', 1, 1500000.50, '2022-09-15', '2022-09-15T17:00:00+02:00')",
    "INSERT INTO proposals (id) VALUES ('P2')",
    "INSERT INTO partners VALUES ('P1', 'Telč', 'CZ', TRUE), ('P1', NULL, NULL, NULL)",
)
READ = (
    ("P1", "Učíme se", 1, Decimal("1500000.50"), date(2022, 9, 15), datetime(2022, 9, 15, 15, tzinfo=UTC),
     (("Telč", "CZ", True), (None, None, None))),
    ("P2", None, None, None, None, None, ()),
)  # fmt: skip
Make = Callable[..., str]
"""Runs statements in a new database and says where it is."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with running() as server:
        yield server


def _sqlite(path: Path, *statements: str) -> str:
    file = sqlite3.connect(path)
    for statement in statements:
        file.execute(statement.replace("timestamptz", "text"))
    file.commit()
    file.close()
    return f"sqlite:{path}"


def _duckdb(path: Path, *statements: str) -> str:
    with duckdb.connect(str(path)) as file:
        for statement in statements:
            file.execute(statement)
    return f"duckdb:{path}"


_COUNT = iter(range(1_000_000))


def _server(postgres: Postgres, *statements: str) -> str:
    name = f"calls_{next(_COUNT)}"
    postgres.run(f"CREATE DATABASE {name}")
    postgres.run(*statements, database=name)
    return postgres.url(name)


@pytest.fixture(params=["sqlite", "duckdb", "postgres"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    """A new database of each kind."""
    match request.param:
        case "sqlite":
            return lambda *statements: _sqlite(tmp_path / "calls.db", *statements)
        case "duckdb":
            return lambda *statements: _duckdb(tmp_path / "calls.duckdb", *statements)
        case _:
            server: Postgres = request.getfixturevalue("postgres")
            return lambda *statements: _server(server, *statements)


def _values(batch: Batch) -> dict[str, tuple[Value, ...]]:
    assert batch.rejected == ()
    return {p.id: p.values for p in batch.proposals}


def _refused(source: str, code: Code) -> DataError:
    with pytest.raises(DataError) as caught:
        read([source], SCHEMA)
    assert caught.value.code == code.id, caught.value.facts
    return caught.value


# ── what is read ──


def test_two_tables_are_read_as_proposals(database: Make) -> None:
    batch = read([database(PROPOSALS, PARTNERS, *SOME)], SCHEMA)
    assert tuple(p.values for p in batch.proposals) == READ
    assert [p.row for p in batch.proposals] == [1, 2]
    assert batch.warnings == ()


def test_tables_and_columns_are_called_as_sheets_and_headings_are(database: Make) -> None:
    source = database(
        'CREATE TABLE "Návrhy" ("ID" integer, "Požadovaný grant" numeric(10, 1), "Note" text)',
        'CREATE TABLE "Partneři" ("id návrhu" integer, "COUNTRY" text)',
        'CREATE TABLE "other" (id integer)',
        "INSERT INTO \"Návrhy\" VALUES (7, 2.5, 'x')",
        "INSERT INTO \"Partneři\" VALUES (7, 'SK')",
    )
    batch = read([source], SCHEMA)
    assert _values(batch) == {"7": ("7", None, None, Decimal("2.5"), None, None, ((None, "SK", None),))}
    assert [(w.code, dict(w.facts)["field"]) for w in batch.warnings] == [(codes.UNKNOWN_FIELD.id, "Note")]


def test_views_are_tables_too(database: Make) -> None:
    source = database(
        PROPOSALS.replace("proposals", "stored"),
        PARTNERS,
        *(s.replace("INTO proposals", "INTO stored") for s in SOME),
        "CREATE VIEW proposals AS SELECT * FROM stored",
    )
    assert _values(read([source], SCHEMA)) == {values[0]: values for values in READ}


def test_what_cannot_be_read_is_rejected_with_table_column_and_row(database: Make) -> None:
    source = database(
        PROPOSALS.replace("lot integer", "lot text"),
        PARTNERS,
        *SOME,
        "INSERT INTO proposals VALUES ('P3', NULL, 'dva', NULL, NULL, NULL)",
        "INSERT INTO partners VALUES ('P3', 'x', 'SVK', NULL), ('P9', 'lost', NULL, NULL)",
    )
    batch = read([source], SCHEMA)
    assert batch.read == 4
    found = {(r.row, r.field, r.value, r.code) for rejected in batch.rejected for r in rejected.reasons}
    assert found == {
        (3, "proposals.lot", "dva", codes.NOT_A_NUMBER.id),
        (3, "partners.country", "SVK", codes.UNKNOWN_CODE.id),
        (4, "proposal_id", "P9", codes.NO_SUCH_PROPOSAL.id),
    }


def test_a_name_may_hold_anything_and_is_only_a_name(database: Make) -> None:
    column = '"i""d;%s"":x' + "'" + '--"'
    table = '"pro""posals;--"'
    source = database(f"CREATE TABLE {table} ({column} text)", f"INSERT INTO {table} VALUES ('P1')")
    known = Record("proposal", None, (_field("idsx", Kind.TEXT), *SCHEMA.proposal.fields), ())
    schema = Schema({**SCHEMA.records, "proposal": known}, SCHEMA.vocabularies)
    with pytest.raises(DataError) as caught:
        read([source], schema)
    assert caught.value.code == codes.NO_ID_COLUMN.id


def test_an_id_may_be_called_anything_that_reads_as_one(database: Make) -> None:
    source = database(
        """CREATE TABLE "pro""posals;--" ("i""d%;:'--" text)""",
        """INSERT INTO "pro""posals;--" VALUES ('P1')""",
    )
    assert list(_values(read([source], SCHEMA))) == ["P1"]


def test_nothing_is_written(postgres: Postgres) -> None:
    source = _server(
        postgres,
        PROPOSALS.replace("proposals", "stored"),
        "INSERT INTO stored (id) VALUES ('P1')",
        "CREATE FUNCTION sly() RETURNS text LANGUAGE sql VOLATILE AS $$ DELETE FROM stored; SELECT 'x' $$",
        "CREATE VIEW proposals AS SELECT id, sly() AS title FROM stored",
    )
    assert _refused(source, codes.DATABASE_ERROR).facts["state"] == "25006"


def test_a_view_of_a_file_reaches_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("id\nP1\n", "utf-8")
    source = _duckdb(tmp_path / "a.duckdb", f"CREATE VIEW proposals AS SELECT * FROM read_csv('{tmp_path}/other.csv')")
    _refused(source, codes.DATABASE_ERROR)


@pytest.mark.parametrize("name", ["calls.db", "calls.sqlite", "calls.duckdb"])
def test_a_file_of_a_database_needs_no_prefix(name: str, tmp_path: Path) -> None:
    make = _duckdb if name.endswith("duckdb") else _sqlite
    make(tmp_path / name, PROPOSALS, PARTNERS, *SOME)
    assert _values(read([str(tmp_path / name)], SCHEMA)) == {values[0]: values for values in READ}


def test_another_driver_is_used_through_sqlalchemy(postgres: Postgres, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eligo.data.servers.Server.has_psycopg", False)
    source = _server(postgres, PROPOSALS, PARTNERS, *SOME, "CREATE INDEX by_proposal ON partners (proposal_id)")
    assert tuple(p.values for p in read([source], SCHEMA).proposals) == READ


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN2"])
def test_texts_in_another_encoding(encoding: str, postgres: Postgres) -> None:
    name = f"calls_{next(_COUNT)}"
    postgres.run(f"CREATE DATABASE {name} ENCODING '{encoding}' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    postgres.run("CREATE TABLE proposals (id text, title text)", database=name)
    letter = "E'\\xc4\\x8d'" if encoding == "SQL_ASCII" else "convert_from('\\xe8', 'LATIN2')"
    postgres.run(f"INSERT INTO proposals VALUES ('P1', {letter})", database=name)
    assert _values(read([postgres.url(name)], SCHEMA))["P1"][1] == "č"


def test_bytes_that_are_no_text_reject_their_proposal(postgres: Postgres) -> None:
    name = f"calls_{next(_COUNT)}"
    postgres.run(f"CREATE DATABASE {name} ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0")
    postgres.run("CREATE TABLE proposals (id text, title text)", database=name)
    postgres.run("INSERT INTO proposals VALUES ('P1', E'\\xff'), ('P2', 'fine')", database=name)
    for source in (postgres.url(name), postgres.url(name) + "?client_encoding=SQL_ASCII"):
        [rejected] = read([source], SCHEMA).rejected
        assert [(r.code, r.value) for r in rejected.reasons] == [(codes.NOT_TEXT.id, "ff")]


def test_a_file_of_duckdb_that_another_program_writes_to(tmp_path: Path) -> None:
    source = _duckdb(tmp_path / "calls.duckdb", PROPOSALS)
    hold = (
        f"import duckdb; held = duckdb.connect({str(tmp_path / 'calls.duckdb')!r}); print('held', flush=True); input()"
    )
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        _refused(source, codes.DATABASE_BUSY)
        other.communicate(b"\n")
    assert read([source], SCHEMA).read == 0


def test_a_damaged_file(tmp_path: Path) -> None:
    many = ", ".join(f"('P{n}')" for n in range(20_000))
    for make, name in ((_sqlite, "calls.db"), (_duckdb, "calls.duckdb")):
        source = make(tmp_path / name, PROPOSALS, f"INSERT INTO proposals (id) VALUES {many}")
        content = (tmp_path / name).read_bytes()
        third = len(content) // 3
        (tmp_path / name).write_bytes(content[:third] + b"\xff" * third + content[2 * third :])
        _refused(source, codes.NOT_A_DATABASE)


# ── addresses ──


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("postgresql+psycopg://ann:secret@db.example.org:5432/calls", "postgresql+psycopg://db.example.org:5432/calls"),
        ("postgresql://ann:s@e/cret@[::1]/calls?password=secret", "postgresql://[::1]/calls"),
        ("postgresql://ann:se?cr#et@host/calls#secret", "postgresql://host/calls"),
        ("postgresql:///calls?host=/run&password=secret", "postgresql:///calls"),
        ("postgresql://ann:secret/host", "postgresql://"),
        ("postgresql://ann:secret", "postgresql://"),
    ],
)
def test_a_password_is_not_told(url: str, told: str) -> None:
    assert shown(url) == told
    address = address_of(url)
    assert address is not None
    assert "secret" not in repr(address)


def test_addresses_of_sqlalchemy_name_files_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _sqlite(tmp_path / "calls.db", PROPOSALS, *SOME[:1])
    for source in (
        "sqlite:calls.db",
        "sqlite:///calls.db",
        f"sqlite:///{tmp_path}/calls.db",
        f"sqlite:{tmp_path}/calls.db",
    ):
        assert read([source], SCHEMA).read == 1


@pytest.mark.parametrize(
    "source",
    [
        "://",
        "postgresql://",
        "postgresql://[::1",
        "postgresql://h/%zz?a=%zz&a=1",
        "postgresql://127.0.0.1:99999/x",
        "postgresql://127.0.0.1:1/x?connect_timeout=nonsense",
        "postgresql://127.0.0.1:1/x?plugin=nonsense",
        "postgresql+nonsense://127.0.0.1:1/x",
        "postgresql+psycopg_async://127.0.0.1:1/x",
        "postgresql+asyncpg://127.0.0.1:1/x",
        "postgresql://127.0.0.1:1/\x00",
        "postgresql://127.0.0.1:1/" + "x" * 10_000,
        "mssql+pyodbc://h/x",
        "oracle://h",
        "sqlite:",
        "sqlite://",
        "sqlite::memory:",
        "sqlite:\x00",
        "sqlite+pysqlite:///missing.db",
        "duckdb:" + "x" * 10_000,
        "duckdb::memory:",
        "duckdb:.",
    ],
)
def test_any_address_is_refused_with_a_sentence(source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PGHOST", "127.0.0.1")
    monkeypatch.setenv("PGPORT", "1")
    with pytest.raises(DataError):
        read([source], SCHEMA)
    assert list(tmp_path.iterdir()) == []


# ── what can go wrong ──

LOST = """CREATE VIEW proposals AS SELECT CASE WHEN n < 30000 THEN 'P' || n
 ELSE pg_terminate_backend(pg_backend_pid())::text END AS id FROM generate_series(1, 40000) n"""


def _mishaps(postgres: Postgres, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, Code]]:
    text = folder / "text.db"
    text.write_text("id,lot\n" * 1000, "utf-8")
    yield "sqlite:nothing.db", codes.NO_SUCH_FILE
    (folder / "folder.db").mkdir()
    yield "duckdb:folder.db", codes.UNREADABLE
    yield "sqlite:text.db", codes.NOT_A_DATABASE
    yield "duckdb:text.db", codes.NOT_A_DATABASE
    _sqlite(folder / "empty.db", "CREATE TABLE calls (id text)")
    yield "sqlite:empty.db", codes.NO_TABLES
    _sqlite(folder / "partners.db", PARTNERS)
    yield "sqlite:partners.db", codes.NO_PROPOSALS_TABLE
    _duckdb(folder / "keyless.duckdb", PROPOSALS, "CREATE TABLE partners (name text)")
    yield "duckdb:keyless.duckdb", codes.NO_ID_COLUMN
    _duckdb(folder / "twice.duckdb", PROPOSALS, 'CREATE TABLE "návrhy" (id text)')
    yield "duckdb:twice.duckdb", codes.TABLE_TWICE
    yield postgres.url("nothing"), codes.NO_SUCH_DATABASE
    yield postgres.url("eligo"), codes.NO_SUCH_DATABASE
    yield postgres.url(password="wrong-secret"), codes.LOGIN_REFUSED
    yield postgres.url("eligo", password="wrong-secret"), codes.LOGIN_REFUSED
    yield postgres.url(user="nobody"), codes.LOGIN_REFUSED
    yield postgres.url().replace(str(postgres.port), "1"), codes.NO_SERVER
    yield postgres.url().replace(str(postgres.port), "port"), codes.BAD_ADDRESS
    yield postgres.url() + "?nonsense=secret", codes.BAD_ADDRESS
    yield "nonsense://ann:secret@localhost/calls", codes.BAD_ADDRESS
    yield "mysql://ann:secret@localhost/calls", codes.NO_DRIVER
    yield _server(postgres, "CREATE TABLE calls (id text)"), codes.NO_TABLES
    refused = _server(postgres, PROPOSALS, "CREATE ROLE guest LOGIN PASSWORD 'secret'")
    yield refused.replace(f"eligo:{postgres.password}", "guest:secret"), codes.TABLE_REFUSED
    yield _server(postgres, LOST), codes.CONNECTION_LOST
    yield (
        _server(postgres, "CREATE VIEW proposals AS SELECT 1 / (n - n) AS id FROM generate_series(1, 2) n"),
        codes.DATABASE_ERROR,
    )
    busy = sqlite3.connect(folder / "busy.db", isolation_level=None)
    busy.execute(PROPOSALS)
    busy.execute("BEGIN EXCLUSIVE")
    monkeypatch.setattr("eligo.data.sqlite_files.WAIT", 0.0)
    yield "sqlite:busy.db", codes.DATABASE_BUSY
    busy.close()
    monkeypatch.setitem(sys.modules, "psycopg", None)
    yield postgres.url(), codes.NO_LIBRARY
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    yield postgres.url(), codes.NO_LIBRARY


def test_every_mishap_is_one_sentence_in_both_languages(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, eligo: Run, golden: Golden
) -> None:
    monkeypatch.chdir(tmp_path)
    told: dict[str, str] = {"cs": "", "en": ""}
    for source, code in _mishaps(postgres, tmp_path, monkeypatch):
        for language, pages in told.items():
            ended = eligo(f"evaluate {LOT1} '{source}' --language {language}")
            assert ended.code == 2
            assert code.id in ended.err, (source, ended.err)
            assert "secret" not in ended.err
            assert postgres.password not in ended.err
            assert "Traceback" not in ended.err
            said = ended.err.replace(str(postgres.port), "5432")
            told[language] = pages + re.sub(r"calls_\d+", "calls", said) + "\n"
    for language, page in told.items():
        golden(CORPUS / "databases" / f"mishaps.{language}.txt", page)
