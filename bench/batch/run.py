"""Measures whole processes against each other on the same invented proposals, in shuffled rounds, and compares every result.

`python bench/batch/run.py [--sizes 10000,100000,1000000] [--rounds 5] [--only TEXT] [--skip TEXT] [--peers] [--record]`

Read the ratios: the machine is shared. *times tuned* compares medians of the clock, *by processor* the time that the processors
computed, which suffers less from others; both are a proposal, against the tuned plan on the same data. *agrees* means that every row of
the results was compared with those of the tuned plan. The data stay in `BENCH_DIR`, else in a temporary folder. `--peers` first installs
the other engines into an environment of their own. 10 and 50 million proposals need 4 and 20 GB of disk.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import shutil
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median

from agreement import Agreement, compared
from generate import generate
from measuring import Run, measured
from sides import HERE, SIDES, Side, install_peers, interpreter_for, policies_without_listed_once
from task import POLICIES, ROOT, WORK, name_of

MISSING = 0.01
HEADINGS = ("side", "proposals", "median, s", "least, s", "processor, s", "proposals/s", "times tuned", "by processor")
HEADINGS += ("peak, MB", "agrees")
Measured = dict[Side, list[Run]]


def fill(side: Side, size: int, python: str, out: Path) -> list[str]:
    """The side's command for data of that size."""
    name = name_of(size, MISSING if side.missing else 0)
    policies = POLICIES if side.listed_once else policies_without_listed_once()
    stands = {
        "tables": WORK / name,
        "lines": WORK / f"{name}.jsonl",
        "sheets": WORK / f"{name}-csv",
        "out": out,
        "limit": min(size, side.first or size),
        "policies": policies,
    }
    script, *rest = side.command[1:]
    return [python, script if script.startswith("-") else str(HERE / script), *(word.format(**stands) for word in rest)]


def prepare(size: int, sides: list[Side]) -> None:
    """Generate what the sides read."""
    for missing in {side.missing for side in sides}:
        words = {word for side in sides if side.missing == missing for word in side.command}
        share = MISSING if missing else 0.0
        generate(size, missing=share, jsonl="{lines}" in words, csv="{sheets}" in words)


def outcome(side: Side, size: int) -> Path:
    name = (
        f"{side.name}-{side.missing:d}{side.listed_once:d}".replace(" ", "_")
        .replace(",", "")
        .replace("(", "")
        .replace(")", "")
    )
    return WORK / "results" / f"{size}-{name}{side.suffix}"


def measure(size: int, sides: list[Side], rounds: int, limit: float) -> tuple[Measured, dict[Side, Agreement]]:
    """All sides in shuffled rounds, and the agreement of each with the tuned plan on the same data."""
    import duckdb

    prepare(size, sides)
    (WORK / "results").mkdir(exist_ok=True)
    order, runs = random.Random(size), {side: [] for side in sides}
    for number in range(rounds):
        for side in order.sample(sides, len(sides)):
            if any(run.failure for run in runs[side]):
                continue
            out = outcome(side, size)
            shutil.rmtree(out) if out.is_dir() else out.unlink(missing_ok=True)
            python = interpreter_for(side) or sys.executable
            result = measured(
                fill(side, size, python, out), limit, {"PYTHONPATH": str(ROOT / "engine"), "NO_COLOR": "1"}
            )
            runs[side].append(result)
            told = result.failure or f"{result.seconds:.2f} s, processor {result.processor:.2f} s"
            print(f"  {size} round {number + 1}: {side.name}: {told}", file=sys.stderr, flush=True)
    connection = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(WORK / "compare.spill")})
    connection.execute("SET enable_progress_bar = false")
    agreed = {}
    for side in sides:
        expected = next(
            (s for s in sides if s.tuned and (s.missing, s.listed_once) == (side.missing, side.listed_once)), None
        )
        if expected and not any(run.failure for run in (*runs[side], *runs[expected])):
            agreed[side] = compared(
                connection,
                outcome(side, size),
                outcome(expected, size),
                side.listed_once,
                side.first and min(size, side.first),
            )
    connection.close()
    return runs, agreed


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def told_kind(kind: tuple[bool, bool]) -> str:
    missing, listed_once = kind
    facts = f"{MISSING:.0%} of the facts missing" if missing else "every fact known but some ecosystems"
    return f"{facts}, {'all rules' if listed_once else 'without `listed_once`'}"


def table(size: int, sides: list[Side], runs: Measured, agreed: dict[Side, Agreement]) -> list[str]:
    """Markdown: one table for each kind of data."""
    out = []
    for kind in dict.fromkeys(side.kind for side in SIDES):
        group = [side for side in sides if side.kind == kind]
        done = [s for s in group if not any(run.failure for run in runs[s])]
        if not done:
            continue
        out.append(f"**{spaced(size)} proposals, {told_kind(kind)}**")
        out += ["", f"| {' | '.join(HEADINGS)} |", "|---" * len(HEADINGS) + "|"]

        def rate(side: Side) -> float:
            return min(size, side.first or size) / median(run.seconds for run in runs[side])

        def cost(side: Side) -> float:
            return median(run.processor for run in runs[side]) / min(size, side.first or size)

        tuned = next((side for side in done if side.tuned), None)
        for side in sorted(done, key=rate, reverse=True):
            mine = runs[side]
            same = agreed.get(side)
            told = "not compared" if same is None else "yes" if same.difference is None else "**no**"
            cells = (
                f"**{side.name}**" if side.ours else side.name,
                spaced(min(size, side.first or size)),
                f"{median(run.seconds for run in mine):.2f}",
                f"{min(run.seconds for run in mine):.2f}",
                f"{median(run.processor for run in mine):.2f}",
                spaced(round(rate(side))),
                f"{rate(tuned) / rate(side):.2f}" if tuned else "",
                f"{cost(side) / cost(tuned):.2f}" if tuned else "",
                f"{max(run.peak for run in mine) / 1e6:.0f}",
                told,
            )
            out.append(f"| {' | '.join(cells)} |")
        out.append("")
    return out


def notes(size: int, sides: list[Side], runs: Measured, agreed: dict[Side, Agreement]) -> list[str]:
    """What did not run, and what differs."""
    out = []
    for side in sides:
        failure = next((run.failure for run in runs[side] if run.failure), None)
        if failure:
            out.append(f"- {size}: {side.name} ({told_kind(side.kind)}) did not run: {failure}")
        elif side in agreed and agreed[side].difference:
            out.append(f"- {size}: {side.name} ({told_kind(side.kind)}) differs: {agreed[side].difference}")
    return out


def machine() -> str:
    return f"{os.cpu_count()} cores ({platform.machine()}), CPython {platform.python_version()}, DuckDB {version('duckdb')}"


def main() -> None:
    """Measure, compare, print, and record if asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument(
        "--only", default="", help="texts, separated by commas; a side takes part if its name holds one"
    )
    parser.add_argument(
        "--skip", default="", help="texts, separated by commas; a side is left out if its name holds one"
    )
    parser.add_argument("--peers", action="store_true", help="install the other engines first")
    parser.add_argument("--limit", type=float, default=900.0, help="seconds after which a process is stopped")
    parser.add_argument("--record", action="store_true", help="append the tables to bench/RESULTS.md")
    given = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    if given.peers and (why := install_peers()):
        print(f"the other engines cannot be installed: {why}", file=sys.stderr)
    skipped = [text for text in given.skip.split(",") if text]
    named = [side for side in SIDES if any(text in side.name for text in given.only.split(","))]
    named = [side for side in named if not any(text in side.name for text in skipped)]
    able = [side for side in named if interpreter_for(side)]
    absent = dict.fromkeys(side.name for side in named if side not in able)
    if absent:
        print(f"left out, because not installed (see --peers): {', '.join(absent)}", file=sys.stderr)
    before = os.getloadavg()[0]
    lines, found = [], []
    for size in map(int, given.sizes.split(",")):
        sides = [side for side in able if side.least <= size <= side.most]
        runs, agreed = measure(size, sides, given.rounds, given.limit)
        lines += table(size, sides, runs, agreed)
        found += notes(size, sides, runs, agreed)
        print("\n".join(table(size, sides, runs, agreed)), flush=True)
    head = [
        f"## Batches, `{' '.join(['python bench/batch/run.py', *sys.argv[1:]])}`",
        "",
        f"{machine()}. {date.today().isoformat()}, load average {before:.1f} before and {os.getloadavg()[0]:.1f} after.",
        f"Whole processes, {given.rounds} shuffled rounds.",
        "",
    ]
    print("\n".join([*head[2:], *found]))
    if given.record:
        with (HERE.parent / "RESULTS.md").open("a", encoding="utf-8") as results:
            results.write("\n" + "\n".join([*head, *lines, *found]).rstrip() + "\n")
    if any(" differs: " in note for note in found):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
