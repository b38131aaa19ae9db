"""Fixtures of the whole suite: expected files that `pytest --accept` rewrites."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

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
        expected = path.read_bytes().decode("utf-8") if path.exists() else None
        if accept and expected != actual:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(actual.encode("utf-8"))
        elif not accept:
            assert expected is not None, f"{path.relative_to(ROOT)} is missing; `pytest --accept` writes it"
            assert actual == expected, f"differs from {path.relative_to(ROOT)}"

    return compare
