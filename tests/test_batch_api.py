"""`Policy.evaluate_batch`: tables of Python in, a table of verdicts out, and the same verdicts by either engine."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow
import pytest
from pyarrow import parquet

import eligo
from eligo.data import codes
from eligo.evaluation.verdict import Outcome

from .conftest import ROOT

LOT1 = eligo.load(ROOT / "policies/erasmus_plus/alliances/seed/lot1.pol")
EXAMPLES = ROOT / "examples" / "alliances.jsonl"
POLICY = """policy small
  title en "Small"  cs "Malý"
  source page en "The page"  cs "Stránka"

record proposal
  id : text required en "id" cs "označení"
  grant : money EUR at least 0 en "grant" cs "grant"
  starts : date en "start" cs "začátek"
  partners : list of partner en "partners" cs "partneři"

record partner
  country : country en "country" cs "země"
  eche : yes_no en "charter" cs "charta"
  share : number en "share" cs "podíl"

vocabulary country
  CZ en "Czechia" cs "Česko"
  DE en "Germany" cs "Německo"

register banned
  pic : text en "PIC" cs "PIC"

rule three
  title en "Three"  cs "Tři"
  source page, "1"
  require count(partners where country = CZ) >= 2

rule grant
  title en "Grant"  cs "Grant"
  source page, "2"
  require grant <= 1000.50 EUR

rule starts
  title en "Starts"  cs "Začátek"
  source page, "3"
  require starts >= 2026-01-01
"""


def _lines() -> list[dict[str, object]]:
    """The shipped examples, without those whose values have no type of their own."""
    rows = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    return [row for row in rows if not isinstance(row.get("duration_months"), str)]


@pytest.fixture(scope="module")
def nested() -> pyarrow.Table:
    """The shipped examples as one table with lists of structs."""
    return pyarrow.Table.from_pylist(_lines())


def _flat(rows: list[dict[str, object]]) -> tuple[pyarrow.Table, dict[str, object]]:
    """The examples as tables that are joined by `proposal_id`."""
    lists: dict[str, list[dict[str, object]]] = {}
    for row in rows:
        for name, value in row.items():
            if isinstance(value, list):
                lists.setdefault(name, []).extend({"proposal_id": row["id"], **each} for each in value)
    plain = [{n: v for n, v in row.items() if not isinstance(v, list)} for row in rows]
    return pyarrow.Table.from_pylist(plain), {n: pyarrow.Table.from_pylist(found) for n, found in lists.items()}


class Frame:
    """What any library may hand over: something that speaks the interface of Arrow and nothing else."""

    def __init__(self, table: pyarrow.Table) -> None:
        self.table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)


def _rows(results: object) -> list[dict[str, object]]:
    return pyarrow.table(results).to_pylist()  # type: ignore[no-any-return]


LINES = "".join(json.dumps(row) + "\n" for row in _lines()).encode()
EXPECTED = LOT1.evaluate_batch("-", stdin=io.BytesIO(LINES))
MAKERS: Mapping[str, Callable[[pyarrow.Table], object]] = {
    "table": lambda table: table,
    "reader": lambda table: table.to_reader(max_chunksize=2),
    "stream": Frame,
    "relation": lambda table: duckdb.connect().from_arrow(table),
}


@pytest.mark.parametrize("engine", ["auto", "interpreter", "duckdb"])
@pytest.mark.parametrize("maker", MAKERS)
def test_a_nested_table_says_the_same_as_the_file(nested: pyarrow.Table, maker: str, engine: str) -> None:
    results = LOT1.evaluate_batch(MAKERS[maker](nested), engine=engine)
    assert _rows(results) == _rows(EXPECTED)
    assert results.verdicts == EXPECTED.verdicts
    assert (results.read, results.evaluated, results.rejections) == (EXPECTED.read, EXPECTED.evaluated, 0)
    assert dict(results.outcomes) == dict(EXPECTED.outcomes)


@pytest.mark.parametrize("engine", ["auto", "duckdb"])
def test_tables_joined_by_their_key_say_the_same(engine: str) -> None:
    table, lists = _flat(_lines())
    results = LOT1.evaluate_batch(table, lists=lists, engine=engine)
    assert _rows(results) == _rows(EXPECTED)
    assert results.verdicts == EXPECTED.verdicts


@pytest.mark.parametrize("engine", ["interpreter", "duckdb"])
def test_values_that_are_missing_or_odd_come_out_alike(tmp_path: Path, engine: str) -> None:
    """A list that is not known differs from one without rows; a row without an id takes its list with it."""
    file = tmp_path / "small.pol"
    file.write_text(POLICY, "utf-8")
    policy = eligo.load(file)
    cz = {"country": "CZ", "eche": True, "share": 1.5}
    table = pyarrow.table(
        {
            "id": ["A", "B", "C", None, "D", "E", "E"],
            "grant": [Decimal("1000.50"), Decimal("1000.51"), None, None, Decimal("-1.00"), None, None],
            "starts": [date(2026, 1, 1), date(2025, 12, 31), None, None, None, None, None],
            "partners": [[cz, cz], [], None, [cz], [cz, {"country": "XX", "eche": None, "share": None}], None, [cz]],
            "colour": ["red"] * 7,
        }
    )
    results = policy.evaluate_batch(table, engine=engine)
    assert [(row["proposal"], row["three"], row["grant"], row["starts"]) for row in _rows(results)] == [
        ("A", "pass", "pass", "pass"),
        ("B", "fail", "fail", "fail"),
        ("C", "undecided", "undecided", "undecided"),
    ]
    assert sorted((r.id or "", *(reason.code for reason in r.reasons)) for r in results.rejected) == [
        ("", codes.NO_ID.id),
        ("D", codes.BELOW_MINIMUM.id, codes.UNKNOWN_CODE.id),
        ("E", codes.DUPLICATE_ID.id),
        ("E", codes.DUPLICATE_ID.id),
    ]
    assert results.read == results.evaluated + results.rejections == 7
    assert [w.code for w in results.warnings] == [codes.UNKNOWN_FIELD.id]
    assert [v.proposal for v in results.verdicts] == ["A", "B", "C"]


def test_no_row_is_a_result_too(nested: pyarrow.Table) -> None:
    for engine in ("interpreter", "duckdb"):
        results = LOT1.evaluate_batch(nested.slice(0, 0), engine=engine)
        assert (len(results), results.read, results.verdicts) == (0, 0, ())
        assert pyarrow.table(results).num_rows == 0


def test_the_results_are_read_by_duckdb_and_written_to_files(nested: pyarrow.Table, tmp_path: Path) -> None:
    for engine in ("interpreter", "duckdb"):
        results = LOT1.evaluate_batch(nested, engine=engine)
        counted = duckdb.connect().execute("SELECT outcome, count(*) FROM results GROUP BY ALL").fetchall()
        assert {Outcome(o): n for o, n in counted} == {o: n for o, n in EXPECTED.outcomes.items() if n}
        results.write(tmp_path / f"{engine}.parquet")
        results.write(tmp_path / f"{engine}.csv")
        assert parquet.read_table(tmp_path / f"{engine}.parquet").to_pylist() == _rows(EXPECTED)
        with pytest.raises(ValueError, match="ods"):
            results.write(tmp_path / "results.ods")
    one, other = (
        list(csv.reader(io.StringIO((tmp_path / f"{e}.csv").read_text("utf-8")))) for e in ("interpreter", "duckdb")
    )
    assert one == other and len(one) == len(EXPECTED) + 1


def test_what_was_measured_stands_beside_the_outcomes(nested: pyarrow.Table) -> None:
    table = pyarrow.table(LOT1.evaluate_batch(nested, measured=True))
    assert any(name.endswith(".margin") for name in table.column_names)


def test_a_notebook_shows_a_small_table_in_its_language(nested: pyarrow.Table, monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = nested.slice(0, 2).set_column(0, "id", [["<script>alert(1)</script>", "P2"]])
    assert nested.column_names[0] == "id"
    monkeypatch.setenv("LC_ALL", "cs_CZ.UTF-8")
    shown = LOT1.evaluate_batch(hostile)._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown and "načtené návrhy: 2" in shown
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    many = pyarrow.concat_tables(
        [nested.set_column(0, "id", [[f"{n}-{i}" for i in range(len(nested))]]) for n in range(4)]
    )
    shown = LOT1.evaluate_batch(many, engine="duckdb")._repr_html_()
    assert "proposals read" in shown and shown.count("<tr>") == 1 + 10 + 1


def test_what_is_no_table_is_said() -> None:
    with pytest.raises(eligo.DataError) as caught:
        LOT1.evaluate_batch({"id": "P1"})
    assert caught.value.code == codes.NOT_A_TABLE.id
    with pytest.raises(eligo.DataError) as caught:
        LOT1.evaluate_batch(pyarrow.table({"id": ["P1"]}), lists={"nonsense": pyarrow.table({"a": [1]})})
    assert caught.value.code == codes.NO_TABLES.id
    for wrong in ({"engine": "spark"}, {"engine": "interpreter", "measured": True}):
        with pytest.raises(ValueError, match="engine"):
            LOT1.evaluate_batch(EXAMPLES, **wrong)
    with pytest.raises(ValueError, match="mapping"):
        LOT1.evaluate_batch(EXAMPLES, mapping="erasmus_plus_results", engine="duckdb")


def test_without_the_library_for_arrow_its_extra_is_named(
    nested: pyarrow.Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = LOT1.evaluate_batch(EXAMPLES)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(eligo.DataError) as caught:
        LOT1.evaluate_batch(nested)
    assert (caught.value.code, caught.value.facts["extra"]) == (codes.NO_LIBRARY.id, "arrow")
    with pytest.raises(eligo.DataError) as caught:
        results.to_arrow()
    assert caught.value.facts["library"] == "pyarrow"


def test_standard_input_is_read_once_and_explained_later() -> None:
    results = LOT1.evaluate_batch("-", stdin=io.BytesIO(LINES), engine="duckdb")
    assert _rows(results) == _rows(EXPECTED)
    assert results.verdicts == EXPECTED.verdicts
