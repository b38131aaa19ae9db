"""Measures how long the command line takes to start: `eligo --version` beside `import typer`, and small batches.

Run `python bench/startup.py [RUNS]`. Whole processes, in turns, compiled beforehand; medians of the processor's time
(user and system) and of the clock. The limits are 1.5 times and 0.6 s.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
POLICIES = ROOT / "policies" / "erasmus_plus" / "alliances" / "seed"
PROPOSALS = ROOT / "examples" / "alliances.jsonl"
RUNS = 15
MOST_RATIO, MOST_SECONDS = 1.5, 0.6
FIRST = ", the first time"
"""Where nothing is kept of the policies yet; the tables of the grammar are."""


def seconds(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """The processor's time and the clock's time of one process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, clock


def hundred(folder: Path) -> Path:
    """A hundred proposals: the shipped examples again and again, without the one that is rejected."""
    lines = PROPOSALS.read_text("utf-8").splitlines()
    examples = [json.loads(line) for line in lines if "dva roky" not in line]
    drawn = [examples[n % len(examples)] | {"id": f"P-{n:03}"} for n in range(100)]
    path = folder / "hundred.jsonl"
    path.write_text("".join(json.dumps(proposal) + "\n" for proposal in drawn), "utf-8")
    return path


def main() -> int:
    """Prints the table; 1 where a limit is not kept."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory(prefix="eligo-startup-") as name:
        folder = Path(name)
        one, many = folder / "one.json", str(hundred(folder))
        one.write_text(PROPOSALS.read_text("utf-8").splitlines()[0], "utf-8")
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "XDG_CACHE_HOME": str(folder / "cache")}
        eligo = (sys.executable, "-m", "eligo")
        evaluate = (*eligo, "evaluate")
        lot1, seed, calls = str(POLICIES / "lot1.pol"), str(POLICIES), str(POLICIES.parent)
        commands = {
            "import typer": (sys.executable, "-c", "import typer"),
            "eligo --version": (*eligo, "--version"),
            "evaluate lot1.pol one.json": (*evaluate, lot1, str(one)),
            f"evaluate lot1.pol one.json{FIRST}": (*evaluate, lot1, str(one)),
            "evaluate lot1.pol hundred.jsonl": (*evaluate, lot1, many),
            "evaluate lot1.pol hundred.jsonl --format csv": (*evaluate, lot1, many, "--format", "csv"),
            "evaluate seed hundred.jsonl": (*evaluate, seed, many),
            "evaluate alliances hundred.jsonl --format csv": (*evaluate, calls, many, "--format", "csv"),
            f"evaluate alliances hundred.jsonl --format csv{FIRST}": (*evaluate, calls, many, "--format", "csv"),
            "evaluate seed one.json --format json": (*evaluate, seed, str(one), "--format", "json"),
        }

        def measured(name: str) -> tuple[float, float]:
            if name.endswith(FIRST):
                shutil.rmtree(folder / "cache" / "eligo" / "policies", ignore_errors=True)
            return seconds(commands[name], environment)

        for name in (*commands, *commands):
            measured(name)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(runs):
            for name in commands:
                if not name.endswith(FIRST):
                    taken[name].append(measured(name))
        for _ in range(runs):
            for name in commands:
                if name.endswith(FIRST):
                    taken[name].append(measured(name))
    spent = {name: statistics.median(s for s, _ in pairs) for name, pairs in taken.items()}
    print(f"medians of {runs} runs{'':<44} processor    clock")
    for name, pairs in taken.items():
        print(f"{name:<60} {spent[name]:>8.3f} s {statistics.median(c for _, c in pairs):>6.3f} s")
    ratio = spent["eligo --version"] / spent["import typer"]
    slowest = max(time for name, time in spent.items() if "hundred" in name and not name.endswith(FIRST))
    print(f"eligo --version / import typer: {ratio:.2f} (at most {MOST_RATIO})")
    print(f"a hundred proposals, slowest: {slowest:.3f} s (at most {MOST_SECONDS} s)")
    return int(ratio > MOST_RATIO or slowest > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
