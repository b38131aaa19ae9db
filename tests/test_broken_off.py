"""Runs that end in their midst: killed without a word, or stopped by what one of many processes met."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from eligo.reporting.kept_files import NAME as LIST
from eligo.reporting.zips import NAME as ARCHIVE
from eligo.text.shipped import shipped

from .conftest import ROOT, Run

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
EXAMPLES = shipped("examples") / "alliances.jsonl"
_PATIENCE = 60
"""So many seconds a process may take for what it does in two."""


def _line(data: Path, folder: Path, *more: str) -> list[str]:
    asked = "-l cs --format html,md --as-of 2026-01-01 --zip".split()
    return ["report", str(SEED), str(data), "-o", str(folder), *asked, *more]


def _begun(arguments: list[str]) -> subprocess.Popen[bytes]:
    """The command in a process of its own; its workers hold the pipe that it speaks through."""
    known = {**os.environ, "PYTHONPATH": str(ROOT / "engine")}
    command = [sys.executable, "-m", "eligo", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=known)


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _many(folder: Path, times: int) -> Path:
    lines = [json.loads(line) for line in EXAMPLES.read_text("utf-8").splitlines()]
    many = folder / "many.jsonl"
    many.write_text(
        "".join(json.dumps({**line, "id": f"{line['id']}-{n}"}) + "\n" for n in range(times) for line in lines), "utf-8"
    )
    return many


def _killed_at(process: subprocess.Popen[bytes], folder: Path, count: int) -> bool:
    """Kills a run as soon as so many files are there; whether it was still at work. Its workers end without it."""
    until = time.monotonic() + _PATIENCE
    while process.poll() is None and sum(1 for _ in folder.glob("cs/*.*")) < count:
        assert time.monotonic() < until
    was_at_work = process.poll() is None
    process.kill()
    # The pipe is at its end when nobody holds it any more: the process itself, and every worker.
    process.communicate(timeout=_PATIENCE)
    return was_at_work


@pytest.mark.slow
def test_a_run_that_is_killed_leaves_whole_files_and_is_gone_on_with(eligo: Run, tmp_path: Path) -> None:
    data, folder, draw = _many(tmp_path, 4), tmp_path / "killed", Random()
    eligo(shlex.join(_line(data, tmp_path / "whole", "--jobs", "1")))
    whole = _files(tmp_path / "whole")
    killed = 0
    for count in sorted(draw.sample(range(1, len(whole) - 2), 3)):
        with _begun(_line(data, folder, "--jobs", "2", "--resume")) as process:
            killed += _killed_at(process, folder, count)
        for name, content in _files(folder).items():
            if name != LIST and not name.endswith(".part"):
                assert content == whole[name], (count, name)
    assert killed >= 2
    (folder / f".{ARCHIVE}.abc.part").write_bytes(b"half")
    ended = eligo(shlex.join(_line(data, folder, "--jobs", "1", "--resume")))
    assert _files(folder) == whole, ended.err
