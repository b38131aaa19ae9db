"""Fixtures of the whole suite: expected files that `pytest --accept` rewrites, and the command line."""

from __future__ import annotations

import io
import os
import shlex
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import TypeAlias

import pytest

from eligo import cli

Golden: TypeAlias = Callable[[Path, str], None]
"""Compares a text with the file that holds what is expected."""

ROOT = Path(__file__).parents[1]
CORPUS = Path(__file__).parent / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds `--accept`."""
    parser.addoption("--accept", action="store_true", help="rewrite the expected files with what came out")


def pytest_configure(config: pytest.Config) -> None:
    """Refuses `--accept` in the continuous build: whoever accepts answers for the difference."""
    if config.getoption("--accept") and os.environ.get("CI") == "true":
        raise pytest.UsageError("the continuous build never accepts")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the slow tests, so that no core waits for them at the end."""
    items.sort(key=lambda item: "slow" not in item.keywords)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """A comparison with an expected file; under `--accept` it rewrites the file instead."""
    accept = bool(request.config.getoption("--accept"))

    def compare(path: Path, actual: str) -> None:
        assert str(ROOT) not in actual, "an expected file holds on every machine, so it names no folder of this one"
        expected = path.read_bytes().decode("utf-8") if path.exists() else None
        if accept and expected != actual:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode("utf-8"))
        elif not accept:
            assert expected is not None, f"{path.relative_to(ROOT)} is missing; `pytest --accept` writes it"
            assert actual == expected, f"differs from {path.relative_to(ROOT)}"

    return compare


@dataclass(frozen=True, slots=True)
class Ended:
    """A command that ended: its code, its standard output and its standard error."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ended]
"""Runs a command line and says how it ended."""


@pytest.fixture
def eligo(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command line in this process."""

    def run(line: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["eligo", *shlex.split(line)])
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        capsys.readouterr()
        code: object = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        assert isinstance(code, int)
        out, err = capsys.readouterr()
        return Ended(code, out, err)

    return run
