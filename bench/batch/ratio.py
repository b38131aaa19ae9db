"""The generated queries beside the hand-tuned plan, warm, taking turns in one process: what start and imports do not blur.

`python bench/batch/ratio.py [--size 100000] [--rounds 9] [--measured]`
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import hand_duckdb
from agreement import compared
from generate import generate
from sides import policies_without_listed_once
from task import POLICIES, WORK

import eligo
from eligo.columnar.planning import Plan, plan_for
from eligo.columnar.relations import Relation, Stored
from eligo.columnar.running import Stretch, gather, verdicts
from eligo.data.duck import Connection, connect, quoted, text


def relation(connection: Connection, path: Path, key: str) -> Relation:
    """A Parquet table; a column in which nothing is missing is declared so, as the statistics of the file say."""
    scan = f"read_parquet({text(str(path))}, file_row_number = true)"
    columns = connection.execute(f"DESCRIBE SELECT * FROM {text(str(path))}").fetchall()
    counts = ", ".join(f"count(*) - count({quoted(name)})" for name, *_ in columns)
    missing = connection.execute(f"SELECT {counts} FROM {text(str(path))}").fetchone()
    stored = {name: Stored(name, kind, blank > 0) for (name, kind, *_), blank in zip(columns, missing, strict=True)}
    return Relation(scan, stored[key], "file_row_number", stored)


def planned(connection: Connection, folder: Path, policies: Path, measured: bool) -> Plan:
    """The plan of the two policies over a folder."""
    library = eligo.load(policies)
    schema = library.checked[0].schema
    at = next(index for index, field in enumerate(schema.proposal.fields) if field.name == "partners")
    lists = {at: relation(connection, folder / "partners.parquet", "proposal_id")}
    proposals = relation(connection, folder / "proposals.parquet", "id")
    return plan_for(library.checked, schema, proposals, lists, measured=measured)


def cost(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processors."""
    used, start = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter()
    work()
    seconds, now = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF)
    return seconds, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--measured", action="store_true")
    given = parser.parse_args()
    connection = connect(WORK / "ratio.spill", memory="4GB")
    connection.execute("SET enable_progress_bar = false")
    out, expected = WORK / "ratio.parquet", WORK / "ratio-tuned.parquet"
    print("| data | rules | tuned, s | generated, s | ratio | ratio by processor | |\n|---|---|---|---|---|---|---|")
    for missing, listed_once in ((0.0, True), (0.0, False), (0.01, True), (0.01, False)):
        folder = generate(given.size, missing=missing)
        policies = POLICIES if listed_once else policies_without_listed_once()
        ours = planned(connection, folder, policies, given.measured)
        name = "unknowns" if missing else "lookup"
        _, by_hand = hand_duckdb.query(name, folder, measured=given.measured, listed_once=listed_once)

        def tuned(sql: str = by_hand) -> None:
            connection.execute(f"COPY ({sql}) TO {text(str(expected))} (FORMAT parquet)")

        def generated(ours: Plan = ours) -> None:
            gathered = gather(ours, connection, Stretch(), by_name=False)
            sql = verdicts(ours, gathered, by_name=False)
            connection.execute(f"COPY ({sql}) TO {text(str(out))} (FORMAT parquet)")

        tuned()
        generated()
        difference = compared(connection, out, expected, listed_once, None).difference
        pairs = [(cost(tuned), cost(generated)) for _ in range(given.rounds)]
        clock = [median(pair[side][0] for pair in pairs) for side in (0, 1)]
        computed = [median(pair[side][1] for pair in pairs) for side in (0, 1)]
        cells = (
            f"{missing:.0%} missing" if missing else "known",
            "all" if listed_once else "without `listed_once`",
            f"{clock[0]:.3f}",
            f"{clock[1]:.3f}",
            f"{clock[1] / clock[0]:.2f}",
            f"{computed[1] / computed[0]:.2f}",
            "agrees" if difference is None else f"**differs**: {difference}",
        )
        print(f"| {' | '.join(cells)} |", flush=True)
    print(f"\n{given.size} proposals, medians of {given.rounds} rounds, load average {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
