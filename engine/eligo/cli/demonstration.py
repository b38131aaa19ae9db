"""Room `cli`: `eligo demo`."""

from __future__ import annotations

from pathlib import Path

from ..text.shipped import shipped
from .evaluating import tell_counts
from .reports import write_all
from .sources import batch_of, policy_at, tell_rejected
from .tables import verdict_table
from .terminal import Speaker

POLICIES = "erasmus_plus/alliances/seed"
DATA = "alliances.xlsx"


def run(folder: Path, language: str | None) -> int:
    """Evaluates the shipped examples; the rejected proposal among them is part of the show, not a failure."""
    policy, speaker = policy_at(shipped("policies") / POLICIES, language)
    data = shipped("examples") / DATA
    batch = batch_of(policy, (str(data),), speaker)
    verdicts = [v for p in batch.proposals for v in policy.verdicts_on(p, reasons="all")]
    speaker.result(verdict_table(verdicts, speaker.language, terminal=True))
    tell_rejected(batch, speaker)
    tell_counts(batch, verdicts, speaker)
    write_all(verdicts, batch, folder, ("html", "md"), ("cs", "en"), speaker)
    _say_next(speaker, folder)
    return 0


def _say_next(speaker: Speaker, folder: Path) -> None:
    index = folder / speaker.language / "index.html"
    speaker.tell(
        "cli-demo-next",
        index=str(index),
        policy=str(shipped("policies") / POLICIES / "lot1.pol"),
        data=str(shipped("examples") / DATA),
    )
