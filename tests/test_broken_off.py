"""Runs that end in their midst: killed without a word, or stopped by what one of many processes met."""

from __future__ import annotations

import io
import json
import os
import pickle
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from docx import Document

from eligo.data import codes
from eligo.reporting.docx import default_template
from eligo.reporting.kept_files import NAME as LIST
from eligo.reporting.template_archive import TemplateRefused
from eligo.reporting.zips import NAME as ARCHIVE
from eligo.text.shipped import shipped
from eligo.text.span import Source

from .conftest import ROOT, Run

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
EXAMPLES = shipped("examples") / "alliances.jsonl"
_PATIENCE = 60
"""So many seconds a process may take for what it does in two."""


def _line(data: Path, folder: Path, *more: str) -> list[str]:
    line = ["report", str(SEED), str(data), "-o", str(folder), "-l", "cs", "--as-of", "2026-01-01", "--zip"]
    return [*line, "--format", "html,md", *more]


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


# ── what one of many processes met ────────────────────────────────────────────────────────


def _template(line: str) -> bytes:
    """The shipped template with one more line."""
    letter = Document(io.BytesIO(default_template("en")))
    letter.add_paragraph(line)
    written = io.BytesIO()
    letter.save(written)
    return written.getvalue()


def test_what_is_wrong_with_a_template_can_be_sent_to_another_process() -> None:
    source = Source("letter.docx", "{{ heading }}\n{{ salutaton }}")
    place = source.span(16, 31)
    refused = TemplateRefused((codes.TEMPLATE_VARIABLE.at(place, name="salutaton", known="salutation"),), source)
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        sent = pickle.loads(pickle.dumps(refused, protocol))
        assert isinstance(sent, TemplateRefused)
        assert (sent.diagnostics, sent.source, str(sent)) == (refused.diagnostics, source, str(refused))
        assert sent.diagnostics[0].span.line == 2


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_template_that_fails_on_one_letter_of_many_loses_only_that(eligo: Run, tmp_path: Path, jobs: int) -> None:
    template, data, out = tmp_path / "office.docx", _many(tmp_path, 3), tmp_path / "out"
    loops = "{% for x in enclosure %}" * 6 + "." + "{% endfor %}" * 6
    template.write_bytes(_template("{% if id == 'AI-2022-003-1' %}" + loops + "{% endif %}"))
    ended = eligo(f"report {SEED} {data} -o {out} -l en --format docx --template {template} --jobs {jobs}")
    assert (ended.code, "Traceback" in ended.err) == (3, False)
    told = [line for line in ended.err.splitlines() if line.startswith("not written")]
    assert len(told) == 1
    assert re.fullmatch(
        r"not written: en/AI-2022-003-1-\w+-letter\.docx; the template fails on this letter; eligo rule D0279 says why",
        told[0],
    )
    letters = {path.name.partition("-letter")[0][:13].rstrip("-") for path in (out / "en").glob("*.docx")}
    assert "AI-2022-003-0" in letters and "AI-2022-003-1" not in letters and len(letters) > 60
