"""Apache Spark says what DuckDB and the law say, on data frames and on files; one session serves all tests."""

from __future__ import annotations

import json
import os
import runpy
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pyspark.sql import DataFrame, SparkSession

import eligo
from eligo.checking.schema import Kind
from eligo.columnar.batches import evaluate_to_parts
from eligo.columnar.planning import plan_for
from eligo.columnar.relations import Relation, Stored
from eligo.columnar.spark_files import run
from eligo.data.duck import connect
from eligo.data.prepare import prepare
from eligo.data.records import DataError, Rejected
from eligo.text.shipped import shipped

from .conftest import ROOT, Run
from .table_data import Tables, comparable, policy_of, read, row_of, rules, typed, written
from .test_documents import blocks

pytestmark = [
    pytest.mark.slow,
    # The library leaves its sockets to be closed by the collector of garbage.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """A session on this machine, as small as one can be."""
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "1g",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.session.timeZone": "America/New_York",
        "spark.sql.shuffle.partitions": "2",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder: Any = SparkSession.builder
    for name, value in settings.items():
        builder = builder.config(name, value)
    session: SparkSession = builder.master("local[2]").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def _frames(tables: Tables, session: SparkSession) -> tuple[DataFrame, DataFrame]:
    found = []
    for types, rows in ((tables.proposal_types, tables.proposals), (tables.partner_types, tables.partners)):
        shape = ", ".join(f"`{name}` {type}" for name, type in types.items())
        found.append(session.createDataFrame(rows, shape).coalesce(1))
    return found[0], found[1]


def _compiled(draw: Random, number: int, path: Path) -> eligo.Policy:
    """A policy of random rules that all have a form in SQL."""
    conditions = dict(enumerate(rules(draw, number)))
    policy = policy_of(conditions, path)
    schema = policy.schema
    types = {Kind.YES_NO: "BOOLEAN", Kind.DAY: "DATE", Kind.NUMBER: "BIGINT", Kind.MONEY: "BIGINT"}

    def table(record: str) -> Relation:
        fields = {f.name: Stored(f.name, types.get(f.type.kind, "VARCHAR")) for f in schema.records[record].fields}
        return Relation("t", Stored("k", "VARCHAR"), "r", fields)

    lists = {schema.proposal.index("partners"): table("partner")}
    plan = plan_for(policy.checked, schema, table("proposal"), lists, measured=True)
    left = {rule.rule.id for each in plan.policies for rule in each.left}
    return policy_of({n: c for n, c in conditions.items() if f"r{n}" not in left}, path)


def _rows(found: Sequence[Any], names: Sequence[str]) -> list[dict[str, Any]]:
    return [{name: comparable(value) for name, value in zip(names, row, strict=True)} for row in found]


def _stored(pattern: str, order: str = "") -> tuple[list[str], list[Any]]:
    with closing(connect(Path("spill"))) as connection:
        made = connection.execute(f"SELECT * FROM read_parquet('{pattern}'){order}")
        return [name for name, *_ in made.description], made.fetchall()


def _law(policy: eligo.Policy, tables: Tables, names: Sequence[str]) -> tuple[list[dict[str, Any]], list[Any]]:
    rows, rejected = [], []
    for outcome in read(tables, policy.schema):
        if isinstance(outcome, Rejected):
            rejected.append((outcome.id, [(r.field, r.value, r.code) for r in outcome.reasons]))
        else:
            rows += [row_of(verdict, names) for verdict in policy.verdicts_on(outcome, reasons="all")]
    return rows, rejected


def test_files_of_texts_some_of_them_odd(spark: SparkSession, tmp_path: Path) -> None:
    draw = Random(5)
    policy = _compiled(draw, 4, tmp_path / "small.pol")
    tables = written(draw, 400)
    data = tmp_path / "data"
    for name, frame in zip(("proposals", "partners"), _frames(tables, spark), strict=True):
        frame.write.parquet(str(data / f"{name}.parquet"))
    told: list[Rejected] = []
    (tmp_path / "out").mkdir()
    summary = run(policy.question(measured=True), [str(data)], str(tmp_path / "out"), rejected=told.append)
    names, found = _stored(str(tmp_path / "out" / "*.parquet"))
    expected, rejected = _law(policy, tables, names)
    assert _rows(found, names) == expected
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    said = [(r.id, [(x.field, x.value, x.code) for x in r.reasons]) for r in told]
    assert sorted(said, key=str) == sorted(rejected, key=str)
    assert summary.verdicts == summary.evaluated == len(expected) and summary.rejected == len(rejected)
    assert 0 < summary.by_law < summary.evaluated
    task = policy.task([data], measured=True)
    _, _, parts, _ = evaluate_to_parts(task, tmp_path / "duck")
    known = [row for part in parts for row in _stored(str(part))[1]]
    columns = [name for name in _stored(str(parts[0]))[0]]
    ours = [{name: row[name] for name in names} for row in _rows(found, names)]
    theirs = [{name: row[name] for name in names} for row in _rows(known, columns)]
    assert [row for row in ours if row not in theirs] == []


def test_frames_with_lists_in_their_rows_and_several_policies(spark: SparkSession) -> None:
    policy = eligo.load(SEED)
    draw = Random(6)
    partner = "struct<pic: string, country: string, role: string, type: string>"
    shape = f"id bigint, lot int, duration_months double, requested_grant decimal(20,2), partners array<{partner}>"

    def maybe(*values: Any) -> Any:
        return draw.choice((*values, *values, None))

    given = [
        {
            "id": number,
            "lot": maybe(1, 1, 2, 3),
            "duration_months": maybe(24.0, 36.0, 24.5),
            "requested_grant": maybe(Decimal(1_000_000), Decimal("1500000.01"), Decimal(1_500_000)),
            "partners": draw.choice([None, []] + [_partners(draw, maybe) for _ in range(8)]),
        }
        for number in range(500)
    ]
    before = spark.conf.get("spark.sql.session.timeZone")
    results = policy.evaluate_on_spark(spark.createDataFrame(given, shape), measured=True)
    assert spark.conf.get("spark.sql.session.timeZone") == before
    names = results.verdicts.columns
    found = _rows(results.verdicts.collect(), names)
    expected = []
    for record in given:
        proposal = prepare(record, policy.schema)
        assert not isinstance(proposal, Rejected)
        expected += [row_of(verdict, names) for verdict in policy.verdicts_on(proposal, reasons="all")]
    assert found == expected
    assert results.rejected.count() == 0


def _partners(draw: Random, maybe: Any) -> list[dict[str, Any]]:
    return [
        {
            "pic": maybe(*(f"90000000{n}" for n in range(9))),
            "country": maybe("CZ", "EL", "GR", "FR", "US", "BY"),
            "role": draw.choice(("coordinator", "full_partner", "full_partner", None)),
            "type": maybe("HEI", "VET", "SME", "CHAMBER"),
        }
        for _ in range(draw.randint(6, 14))
    ]


def test_rules_without_a_form_in_sql_are_left_to_the_law(spark: SparkSession, tmp_path: Path) -> None:
    draw = Random(7)
    policy = policy_of(dict(enumerate(rules(draw, 6))), tmp_path / "small.pol")
    tables = typed(draw, 60)
    proposals, partners = _frames(tables, spark)
    results = policy.evaluate_on_spark(proposals, {"partners": partners}, measured=True)
    names = results.verdicts.columns
    expected, _ = _law(policy, tables, names)
    assert _rows(results.verdicts.collect(), names) == expected


def test_the_example_of_the_documentation(
    spark: SparkSession, eligo: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "policies").symlink_to(ROOT / "policies")
    monkeypatch.chdir(tmp_path)
    assert eligo(f"convert {SEED} {ROOT / 'examples/alliances.xlsx'} -o tables").code == 2
    [example] = [block for block in blocks(ROOT / "docs" / "scale.md") if block.kind == "python pyspark"]
    # The virtual machine of Spark has a folder of its own.
    script = example.text.replace('"tables/', f'"{tmp_path}/tables/')
    (tmp_path / "example.py").write_text(script, "utf-8")
    found = runpy.run_path("example.py")
    known = json.loads(eligo(f"evaluate {SEED} {ROOT / 'examples/alliances.xlsx'} --format json").out)
    outcomes = {(row["policy"], row["outcome"]): row["count"] for row in found["outcomes"]}
    assert outcomes == Counter((v["policy"], v["outcome"]) for v in known)
    assert found["rejected"] == 0 and spark.version


def test_what_cannot_be_read_is_told(spark: SparkSession, tmp_path: Path) -> None:
    policy = eligo.load(SEED / "lot1.pol")
    (tmp_path / "empty").mkdir()
    (tmp_path / "proposals.parquet").write_text("no table")
    (tmp_path / "proposals.csv").write_text("id\n")
    found = []
    for source in ("nowhere", "empty", "proposals.parquet", "proposals.csv"):
        with pytest.raises(DataError) as wrong:
            run(policy.question(measured=True), [str(tmp_path / source)], str(tmp_path / "out"))
        found.append(wrong.value.code)
    assert not (tmp_path / "out").exists()
    assert found == ["D0101", "D0114", "D0240", "D0240"]
