"""Room `cli`: doing something again whenever a `.pol` file changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

INTERVAL = 0.5

Stamps = dict[Path, tuple[int, int]]


def watch(
    paths: Sequence[Path],
    act: Callable[[Sequence[Path]], Iterable[Path]],
    wait: Callable[[float], None] = time.sleep,
    looks: int | None = None,
) -> None:
    """Acts at once and after every change, until interrupted or (for tests) so many looks have been taken.

    `act` is told which files have changed, and answers which files it read beside those below the paths.
    """
    beside = tuple(act(()))
    seen = _stamps(paths, beside)
    while looks is None or looks > 0:
        looks = None if looks is None else looks - 1
        wait(INTERVAL)
        now = _stamps(paths, beside)
        changed = sorted(file for file in now.keys() | seen.keys() if now.get(file) != seen.get(file))
        if changed:
            # What is saved while the tests run is a change that the next look finds.
            seen = now
            beside = tuple(act(changed))
            seen |= {file: stamp for file, stamp in _stamps((), beside).items() if file not in seen}


def _stamps(paths: Sequence[Path], beside: Iterable[Path]) -> Stamps:
    """When each file was last written, and how large it is."""
    files = {file for path in paths for file in (path.rglob("*.pol") if path.is_dir() else (path,))}
    stamps: Stamps = {}
    for file in {*files, *beside}:
        try:
            found = file.stat()
        except OSError:
            continue
        stamps[file] = (found.st_mtime_ns, found.st_size)
    return stamps
