"""Room `cli`: `eligo demo`."""

from __future__ import annotations

from pathlib import Path

from ..reporting.provenance import provenance_now
from ..reporting.wanted import Wanted
from ..text.shipped import shipped
from .evaluating import tell_counts
from .reports import tell_written, write_all
from .sources import batch_of, policy_at, tell_rejected
from .tables import verdict_table
from .terminal import Speaker

POLICIES = "erasmus_plus/alliances/seed"
DATA = "alliances.xlsx"


def run(folder: Path, language: str | None) -> int:
    """Evaluates the shipped examples; the rejected proposal among them is part of the show, not a failure."""
    policy, speaker = policy_at(shipped("policies") / POLICIES, language)
    batch = batch_of(policy, (_from_here(shipped("examples") / DATA),), speaker)
    verdicts = [v for p in batch.proposals for v in policy.verdicts_on(p, reasons="all")]
    speaker.result(verdict_table(verdicts, speaker.language, terminal=True))
    tell_rejected(batch, speaker)
    tell_counts(batch, verdicts, speaker)
    wanted = Wanted(provenance=provenance_now(None))
    tell_written(write_all(policy, batch, folder, wanted, speaker), folder, wanted, speaker)
    _say_next(speaker, folder)
    return 0


def _say_next(speaker: Speaker, folder: Path) -> None:
    speaker.tell(
        "cli-demo-next",
        index=str(folder / speaker.language / "index.html"),
        policy=_from_here(shipped("policies") / POLICIES / "lot1.pol"),
        data=_from_here(shipped("examples") / DATA),
    )


def _from_here(path: Path) -> str:
    """The path as one would type it in the current folder."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
