"""Room `reporting`: the shapes of pictures, bars whose stretches say what came out how often; every string is finished."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..text.locale import percent
from ..text.messages import say
from .pages import Status, Words


@dataclass(frozen=True, slots=True)
class Portion:
    """One stretch of a bar: what it is, how many, where it begins and how wide it is, in hundredths of the picture."""

    status: Status
    count: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the table under a picture: as people read it, and as machines do; empty where there is none."""

    shown: str
    exact: str
    unit: str = ""
    """``EUR`` and the like for money, ``%`` for a share."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One bar with its label and what stands at its end, and the same as a row of the table.

    Without portions it stands only in the table.
    """

    label: Words
    id: str
    value: str
    portions: tuple[Portion, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A picture: a sentence with its message, its legend, its bars.

    The first columns of the table are those of the legend. `whole` says that the picture's width is a whole of which
    the bars are shares.
    """

    id: str
    title: Words
    message: str
    note: str
    whole: bool
    legend: tuple[Status, ...]
    headings: tuple[str, ...]
    rows: tuple[FigureRow, ...]


def share(language: str, part: int | Decimal, whole: int | Decimal) -> str:
    """A share in hundredths, to a tenth below one and above ninety-nine: never 0 where there is some, or 100 where not all."""
    tenths = int((2000 * part + whole) // (2 * whole))
    if 0 < part < whole and not 0 < tenths < 1000:
        sign, nearest = ("<", 1) if tenths == 0 else (">", 999)
        return f"{sign}\u00a0{percent(language, Decimal(nearest) / 10)}"
    return percent(language, (tenths + 5) // 10 if 10 <= tenths <= 990 else Decimal(tenths) / 10)


def number_cell(shown: str, exact: int | Decimal, unit: str = "") -> Cell:
    """A cell with its number."""
    return Cell(shown, f"{exact:f}" if isinstance(exact, Decimal) and abs(exact.adjusted()) < 60 else str(exact), unit)


def exact_share(part: int, whole: int) -> Decimal:
    """A share as a number, a part of one."""
    return round(Decimal(part) / Decimal(whole), 6)


def share_cell(language: str, part: int, whole: int) -> Cell:
    """A cell with a share; without a whole it is empty."""
    return Cell(share(language, part, whole), str(exact_share(part, whole)), "%") if whole else Cell("", "")


def stretches(
    counts: Mapping[Status, int | Decimal], shown: Mapping[Status, str], whole: int | Decimal
) -> tuple[Portion, ...]:
    """The stretches of a bar, of a picture as wide as `whole`."""
    passed: int | Decimal = 0
    found = []
    for status, count in counts.items():
        if count > 0 and whole > 0:
            start, width = 100 * Decimal(passed) / Decimal(whole), 100 * Decimal(count) / Decimal(whole)
            found.append(Portion(status, shown[status], f"{start:.2f}", f"{width:.2f}"))
            passed += count
    return tuple(found)


def in_words(language: str, items: Sequence[tuple[str, str]]) -> str:
    """Words with their numbers, one after another: `met: 7, not met: 2`."""
    return ", ".join(say(language, "counts-item", word=word, n=n) for word, n in items)
