"""Room `columnar`: from how many proposals on the engine of columns is faster than the closures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..data.arrow_files import ENDINGS
from ..data.parquet_files import ENDING

LARGE = 4_000_000
"""From so many bytes of data on, the engine of columns is faster than the closures, its start included."""

HUGE = 100_000_000
"""So many bytes are better not held in memory as proposals, even where the law has to be asked about each."""

SEVERAL = 4_000
"""So many proposals of a table in memory have some such size."""

STANDARD_INPUT = "-"
_TABLES = (ENDING, *ENDINGS)


def is_large(sources: Sequence[str], least: int = LARGE) -> bool:
    """Whether there are so many bytes: by itself, as many as make the engine of columns faster."""
    return sum(_size(Path(source)) for source in sources if source != STANDARD_INPUT) >= least


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(p.stat().st_size * _weight(p) for p in path.iterdir() if p.is_file())
        return path.stat().st_size * _weight(path) if path.is_file() else 0
    except (OSError, ValueError):
        return 0


def _weight(path: Path) -> int:
    # A compressed column holds about ten times as many proposals as the same bytes of text.
    return 10 if path.suffix.casefold() == ".parquet" else 1


def only_tables(sources: Sequence[str]) -> bool:
    """Whether some source can be read as tables only, such as a folder of Parquet or Arrow."""
    return any(_has_tables(Path(source)) for source in sources)


def _has_tables(path: Path) -> bool:
    try:
        return path.is_dir() and any(p.suffix.casefold() in _TABLES for p in path.iterdir())
    except (OSError, ValueError):
        return False
