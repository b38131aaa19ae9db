"""Batches: the engine over tables beside hand-written SQL and other engines, on data that are small enough for every day.

Run with `python bench/batches.py`; more sizes, rounds and sides are in `bench/batch/run.py`.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

RUNNER = Path(__file__).resolve().parent / "batch" / "run.py"

if __name__ == "__main__":
    sys.path.insert(0, str(RUNNER.parent))
    sys.argv = [str(RUNNER), "--sizes", "10000,100000", "--rounds", "3", *sys.argv[1:]]
    runpy.run_path(str(RUNNER), run_name="__main__")
