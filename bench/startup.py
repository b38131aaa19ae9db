"""Measures how long the command line takes to start: `eligo --version` beside `import typer`, and one proposal evaluated.

Run `python bench/startup.py [RUNS]`. Whole processes, in turns, compiled beforehand; medians of the processor's time
(user and system) and of the clock. The limits are 1.5 times and 0.5 s.
"""

from __future__ import annotations

import os
import resource
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
MOST_RATIO, MOST_SECONDS = 1.5, 0.5


def seconds(command: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """The processor's time and the clock's time of one process."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    clock, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, clock


def main() -> int:
    """Prints the table; 1 where a limit is not kept."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    with tempfile.TemporaryDirectory(prefix="eligo-startup-") as folder:
        one = Path(folder, "one.json")
        one.write_text(PROPOSALS.read_text("utf-8").splitlines()[0], "utf-8")
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        eligo = (sys.executable, "-m", "eligo")
        commands = {
            "import typer": (sys.executable, "-c", "import typer"),
            "eligo --version": (*eligo, "--version"),
            "evaluate lot1.pol one.json": (*eligo, "evaluate", str(POLICIES / "lot1.pol"), str(one)),
            "evaluate FOLDER one.json": (*eligo, "evaluate", str(POLICIES), str(one)),
            "evaluate 2022/lot1.pol one.json": (
                *eligo,
                "evaluate",
                str(POLICIES.parent / "2022" / "lot1.pol"),
                str(one),
            ),
            "evaluate FOLDER --format json": (*eligo, "evaluate", str(POLICIES), str(one), "--format", "json"),
        }
        for command in commands.values():
            seconds(command, environment)
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                taken[name].append(seconds(command, environment))
    spent = {name: statistics.median(s for s, _ in pairs) for name, pairs in taken.items()}
    print(f"medians of {runs} runs{'':<16} processor    clock")
    for name, pairs in taken.items():
        print(f"{name:<32} {spent[name]:>8.3f} s {statistics.median(c for _, c in pairs):>6.3f} s")
    ratio = spent["eligo --version"] / spent["import typer"]
    slowest = max(time for name, time in spent.items() if name.startswith("evaluate"))
    print(f"eligo --version / import typer: {ratio:.2f} (at most {MOST_RATIO})")
    print(f"one proposal, slowest: {slowest:.3f} s (at most {MOST_SECONDS} s)")
    return int(ratio > MOST_RATIO or slowest > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
