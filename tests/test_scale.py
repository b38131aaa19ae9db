"""The page about scale: what it computes follows from the figures in its one table; `pytest --accept` computes it again."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from .conftest import ROOT, Golden

FIGURES, COMPUTED = "<!-- figures -->\n", "<!-- computed from the figures -->\n"
ENGINES = ("interpreter", "DuckDB", "Spark")
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000, 100_000_000, 1_000_000_000)
HEADINGS = {
    "scale.md": "| proposals | interpreter | DuckDB | Spark | read | written by Spark |",
    "scale.cs.md": "| návrhů | interpret | DuckDB | Spark | přečteno | zapsáno Sparkem |",
}


@dataclass(frozen=True, slots=True)
class Cost:
    """The figures of an engine."""

    start: float
    seconds: float
    cores: float
    share: float
    read: float
    written: float

    def time(self, proposals: int) -> float:
        """Seconds for so many proposals."""
        return self.start + self.seconds * proposals / (1_000_000 * self.cores * self.share)


def _figures() -> dict[str, Cost]:
    table = (ROOT / "docs" / "scale.md").read_text("utf-8").partition(FIGURES)[2].partition(COMPUTED)[0]
    rows = re.findall(r"^\| (\w+) \|((?: [\d.]+ \|){6})$", table, re.MULTILINE)
    return {name: Cost(*(float(cell) for cell in cells.split("|")[:-1])) for name, cells in rows}


def _number(value: float, czech: bool) -> str:
    shown = f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
    return shown.replace(".", ",") if czech else shown


def _time(seconds: float, czech: bool) -> str:
    for unit, size in (("s", 1), ("min", 60), ("h", 3600)):
        if seconds < 120 * size or unit == "h":
            return f"{_number(seconds / size, czech)} {unit}"
    raise AssertionError(seconds)


def _bytes(number: float, czech: bool) -> str:
    for unit, size in (("MB", 1e6), ("GB", 1e9)):
        if number < 1000 * size or unit == "GB":
            return f"{_number(number / size, czech)} {unit}"
    raise AssertionError(number)


@pytest.mark.parametrize("page", HEADINGS)
def test_what_is_computed_follows_from_the_figures(page: str, golden: Golden) -> None:
    costs = _figures()
    assert tuple(costs) == ENGINES
    czech = page.endswith(".cs.md")
    rows = ""
    for size in SIZES:
        number = f"{size:,}".replace(",", " ") if czech else f"{size:,}"
        cells = [_time(costs[name].time(size), czech) for name in ENGINES]
        cells += [_bytes(size * costs["Spark"].read, czech), _bytes(size * costs["Spark"].written, czech)]
        rows += f"| {number} | {' | '.join(cells)} |\n"
    path = ROOT / "docs" / page
    written = path.read_text("utf-8")
    heading = HEADINGS[page] + "\n|---|---|---|---|---|---|\n"
    before, mark, after = written.partition(heading)
    assert mark, "the page has lost its table"
    golden(path, before + heading + rows + "\n" + after.partition("\n\n")[2].lstrip("\n"))
