"""Room `cli`: verdicts in the format asked for, written as they come and counted on the way."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from ..evaluation.verdict import Outcome, Verdict
from ..library import applies
from .terminal import Speaker

if TYPE_CHECKING:
    from .evaluating import Request

REASONS = {"table": "failing", "csv": "none", "xlsx": "none"}
"""The table shows only why a proposal does not pass, the other formats give the whole reasons."""


def reasons_for(format: str) -> str:
    """Which reasons a format shows."""
    return REASONS.get(format, "all")


@dataclass(slots=True)
class Tally:
    """How many verdicts came out how, and how many are of a policy that had anything to say."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    applied: int = 0

    def counting(self, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        """The verdicts, counted."""
        for verdict in verdicts:
            self.outcomes[verdict.outcome] += 1
            self.applied += applies(verdict)
            yield verdict

    @property
    def verdicts(self) -> int:
        """How many verdicts there are."""
        return self.outcomes.total()


def give(verdicts: Iterator[Verdict], ids: Sequence[str], request: Request, speaker: Speaker) -> None:
    """Prints the verdicts, or writes them to the file asked for; `ids` are those of the rules of all policies."""
    if request.format == "xlsx" and request.output is not None:
        from ..reporting.xlsx import verdict_workbook
        from .files import save

        save(request.output, verdict_workbook(verdicts, ids, speaker.language))
        speaker.tell("cli-written", file=str(request.output))
        return
    pieces = _pieces(verdicts, ids, request, speaker)
    if request.output is None:
        for piece in pieces:
            speaker.result(piece)
        return
    from .files import save

    def written(stream: IO[bytes]) -> None:
        for piece in pieces:
            stream.write(piece.encode("utf-8"))

    save(request.output, written)
    speaker.tell("cli-written", file=str(request.output))


def _pieces(verdicts: Iterator[Verdict], ids: Sequence[str], request: Request, speaker: Speaker) -> Iterator[str]:
    """The verdicts in the format asked for; what the others need is not read."""
    if request.format == "table":
        from .tables import verdict_table

        terminal = request.output is None and sys.stdout.isatty()
        whole = tuple(verdicts)
        return iter((verdict_table(whole, speaker.language, terminal),) if whole else ())
    if request.format == "csv":
        from ..reporting.rows import csv_pieces

        return csv_pieces(verdicts, ids)
    from ..reporting import export

    made = export.as_json if request.format == "json" else export.as_json_lines
    return made(verdicts, speaker.language)
