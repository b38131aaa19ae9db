"""Apache Spark, DuckDB and the interpreter on the same random proposals, field by field.

Run with `python -m bench.batch.spark_agreement [PROPOSALS] [SEED]` in the root of the repository; it takes minutes. Half of the proposals have columns with types, half
are texts of which some are odd, both with facts missing. Every cell of Spark is compared with DuckDB's, every outcome with the law's.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from tests.table_data import Tables, comparable, policy_of, read, rules, typed, written

import eligo
from eligo.columnar.batches import evaluate_to_parts, plan_of
from eligo.columnar.spark_files import run
from eligo.data.duck import connect
from eligo.data.records import Proposal, Rejected

RULES = 8


def session() -> Any:
    """Spark on this machine."""
    from pyspark.sql import SparkSession

    builder: Any = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    for name, value in {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "3g",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.showConsoleProgress": "false",
    }.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    return made


def rows(pattern: Path) -> list[dict[str, Any]]:
    """The rows of results, each value as all sides tell it."""
    with tempfile.TemporaryDirectory() as spill, closing(connect(Path(spill))) as connection:
        made = connection.execute(f"SELECT * FROM read_parquet('{pattern}')")
        names = [name for name, *_ in made.description]
        return [{n: comparable(v) for n, v in zip(names, row, strict=True)} for row in made.fetchall()]


def compiled(draw: Random, data: Path, folder: Path) -> eligo.Policy:
    """A policy of random rules that all have a form in SQL: with one that has none, Spark asks the law about everything."""
    with closing(connect(folder / "spill")) as connection:
        while True:
            policy = policy_of(dict(enumerate(rules(draw, RULES))), folder / "small.pol")
            task = policy.task([str(data)], measured=True)
            if not any(each.left for each in plan_of(task, task.opened(folder, connection)).policies):
                return policy


def compare(tables: Tables, draw: Random, spark: Any, folder: Path) -> None:
    """Prints how many rows and cells were compared and in how many they differ."""
    data = folder / "data"
    for name, types, listed in (
        ("proposals", tables.proposal_types, tables.proposals),
        ("partners", tables.partner_types, tables.partners),
    ):
        shape = ", ".join(f"`{column}` {type}" for column, type in types.items())
        spark.createDataFrame(listed, shape).coalesce(1).write.parquet(str(data / f"{name}.parquet"))
    policy = compiled(draw, data, folder)
    told: list[Rejected] = []
    started = time.perf_counter()
    summary = run(policy.question(measured=True), [str(data)], str(folder / "out"), rejected=told.append)
    took = time.perf_counter() - started
    ours = rows(folder / "out" / "*.parquet")
    _, _, parts, anew = evaluate_to_parts(policy.task([data], measured=True), folder / "duck")
    theirs = [row for part in parts for row in rows(part)]
    if anew:
        theirs.sort(key=lambda row: int(row["r"]))
    law = read(tables, policy.schema)
    said: list[dict[str, Any]] = []
    for outcome in law:
        if isinstance(outcome, Proposal):
            for verdict in policy.verdicts_on(outcome, reasons="none"):
                said.append({"outcome": verdict.outcome.value, **{r.rule.id: r.outcome.value for r in verdict.rules}})
    refused = sum(isinstance(outcome, Rejected) for outcome in law)
    print(
        f"{len(tables.proposals)} proposals, {len(tables.partners)} partners, {RULES} rules, {len(ours[0])} columns: "
        f"{summary.by_law} by the law inside the tasks, {len(told)} rejected (law: {refused}); Spark took {took:.0f} s"
    )
    print(f"  rows: Spark {len(ours)}, DuckDB {len(theirs)}, law {len(said)}")
    print(f"  rows that differ from DuckDB: {different(ours, theirs)}, from the law: {different(ours, said)}")


def different(ours: Sequence[dict[str, Any]], others: Sequence[dict[str, Any]]) -> int:
    """In how many rows a cell that both have differs."""
    if len(ours) != len(others):
        return abs(len(ours) - len(others))
    pairs = zip(ours, others, strict=True)
    return sum(any(mine[n] != value for n, value in other.items() if n in mine) for mine, other in pairs)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    random = Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    spark_session = session()
    for make in (typed, written):
        with tempfile.TemporaryDirectory() as place:
            compare(make(random, number // 2), random, spark_session, Path(place))
    spark_session.stop()
