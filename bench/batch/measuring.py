"""Whole processes: how long one takes, how much processor time, and the most memory that it and its children hold at once."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a process, and what it said last if it failed."""

    seconds: float
    processor: float
    peak: int
    failure: str | None


def tree(pid: int) -> tuple[int, float]:
    """What a process and all below it hold in memory, in bytes, and the seconds that they have computed; 0 where not readable."""
    held, computed, waiting = 0, 0.0, [pid]
    while waiting:
        one = waiting.pop()
        place = Path(f"/proc/{one}")
        try:
            held += int((place / "statm").read_text("ascii").split()[1]) * _PAGE
            # After the name in brackets, which may hold spaces: own time in both modes, then that of children waited for.
            fields = (place / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            computed += sum(map(int, fields[11:15])) / _TICKS
            for thread in (place / "task").iterdir():
                waiting += map(int, (thread / "children").read_text("ascii").split())
        except (OSError, IndexError):
            continue
    return held, computed


def high_water(pid: int) -> int:
    """The most memory that the process itself has held, in bytes; it catches a peak between two looks."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8", "replace")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def measured(command: Sequence[str], limit: float, environment: Mapping[str, str]) -> Run:
    """Run it once, killing it with all its children at the limit."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        peak, computed, over = 0, 0.0, threading.Event()

        def watch() -> None:
            nonlocal peak, computed
            while not over.wait(0.02):
                held, so_far = tree(process.pid)
                peak, computed = max(peak, held, high_water(process.pid)), max(computed, so_far)

        def stop() -> None:
            os.killpg(process.pid, signal.SIGKILL)

        watcher, alarm = threading.Thread(target=watch), threading.Timer(limit, stop)
        watcher.start()
        alarm.start()
        # `wait4` instead of `wait`: it tells what this process and those it waited for have used.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        alarm.cancel()
        over.set()
        watcher.join()
        failure = None
        if process.returncode != 0:
            said.seek(0)
            lines = [line for line in said.read().decode("utf-8", "replace").splitlines() if line.strip()]
            late = process.returncode == -signal.SIGKILL and seconds >= limit
            failure = f"over {limit:.0f} s" if late else (lines[-1].strip() if lines else f"exit {process.returncode}")
    # A child that is not waited for, such as the machine of Spark, is only in what was seen while it ran.
    return Run(seconds, max(computed, usage.ru_utime + usage.ru_stime), peak, failure)
