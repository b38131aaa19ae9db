"""Room `data`: what a mapping met in an export: what was read, what nobody maps, what nobody translates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..text.nearest import nearest
from .records import clipped

MOST = 1_000
"""How many different codes without a translation are counted one by one."""


@dataclass(slots=True)
class TableRead:
    """One table: where it stands, how many rows were read, how many of them the conditions left out."""

    file: str
    sheet: str | None
    rows: int = 0
    left_out: int = 0


@dataclass(slots=True)
class Unmapped:
    """Columns that no field is filled from, those that differ by a number together; `nearest` is what is looked for."""

    heading: str
    file: str
    count: int = 1
    nearest: str | None = None


@dataclass(slots=True)
class Untranslated:
    """A code that the mapping does not translate: how often it was met, where first, and what became of it."""

    field: str
    written: str
    file: str
    row: int
    became: str | None
    """None where the proposal is rejected, empty where the fact is taken for unknown, else the code taken instead."""
    count: int = 0


@dataclass(slots=True)
class MappingReport:
    """Everything an officer has to know about how an export was read."""

    mapping: str
    tables: list[TableRead] = field(default_factory=list)
    proposals: int = 0
    rejected: int = 0
    unmapped: dict[tuple[str, str], Unmapped] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    """Headings that the mapping names and no table has, with the field each would fill."""
    untranslated: dict[tuple[str, str], Untranslated] = field(default_factory=dict)
    beyond: int = 0
    """Codes met after there were too many different ones to count one by one."""
    unfilled: tuple[str, ...] = ()
    """Fields of the policy that nothing fills."""

    @property
    def complete(self) -> bool:
        """Whether nothing was met that the mapping does not speak of."""
        return not (self.unmapped or self.missing or self.untranslated or self.unfilled)

    def columns(self, file: str, headings: Sequence[str], used: set[int], missing: Iterable[tuple[str, str]]) -> None:
        """Takes note of a table's columns that nothing uses, and of those that the mapping wants and it has not."""
        sought = dict(missing)
        for heading, place in sought.items():
            self.missing.setdefault(heading, place)
        for position, heading in enumerate(headings):
            if position in used or not heading:
                continue
            shown = re.sub(r"\d+", "#", heading, flags=re.ASCII)
            known = self.unmapped.get((file, shown))
            if known is not None:
                known.count += 1
                known.heading = shown
            elif len(self.unmapped) < MOST:
                self.unmapped[file, shown] = Unmapped(clipped(heading), file, 1, nearest(heading, sought))

    def code(self, place: str, written: str, file: str, row: int, became: str | None) -> None:
        """Counts a code that nothing translates."""
        known = self.untranslated.get((place, written))
        if known is None:
            if len(self.untranslated) >= MOST:
                self.beyond += 1
                return
            known = self.untranslated[place, written] = Untranslated(place, clipped(written), file, row, became)
        known.count += 1
