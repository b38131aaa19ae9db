"""Batches: the engine over tables beside hand-written SQL and other engines, on data that are small enough for every day.

Run with `python bench/batches.py`; more sizes, rounds and sides are in `bench/batch/run.py`, and `bench/batch/ratio.py` compares queries
alone.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "batch"


def main() -> None:
    """Whole processes, then warm queries."""
    sys.path.insert(0, str(FOLDER))
    for name, options in (("run.py", ["--sizes", "10000,100000", "--rounds", "3"]), ("ratio.py", ["--rounds", "5"])):
        sys.argv = [str(FOLDER / name), *options]
        runpy.run_path(str(FOLDER / name), run_name="__main__")


if __name__ == "__main__":
    main()
