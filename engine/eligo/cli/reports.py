"""Room `cli`: `eligo report`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..data.records import Batch
from ..evaluation.verdict import Verdict
from ..library import applies
from ..text.messages import languages
from .evaluating import tell_counts
from .sources import batch_of, day_of, policy_at, tell_mapping, tell_rejected
from .terminal import NOTHING, USAGE, Speaker, Stop, chosen, progress, steps, worst

FORMATS = ("html", "md")


def run(
    policy_path: Path,
    data: tuple[str, ...],
    folder: Path,
    format: str,
    as_of: str | None,
    language: str | None,
    mapping: str | None = None,
) -> int:
    """Writes the reports; the exit codes are those of `eligo evaluate`."""
    formats = tuple(chosen(f.strip(), FORMATS, "--format") for f in format.split(","))
    asked = language.split(",") if language else languages()
    spoken = tuple(chosen(one.strip(), languages(), "--language") for one in asked)
    day = day_of(as_of)
    policy, speaker = policy_at(policy_path, spoken[0] if len(spoken) == 1 else None)
    batch = batch_of(policy, data, speaker, mapping)
    with progress(batch.proposals, speaker.language) as proposals:
        verdicts = [v for p in proposals for v in policy.verdicts_on(p, as_of=day, reasons="all")]
    tell_rejected(batch, speaker)
    tell_counts(batch, verdicts, speaker)
    if batch.read:
        write_all(verdicts, batch, folder, formats, spoken, speaker)
    tell_mapping(batch, speaker)
    codes = [USAGE] if batch.rejected else []
    return worst(codes if any(applies(v) for v in verdicts) else [*codes, NOTHING])


def write_all(
    verdicts: Sequence[Verdict],
    batch: Batch,
    folder: Path,
    formats: tuple[str, ...],
    editions: tuple[str, ...],
    speaker: Speaker,
) -> None:
    """Writes the reports of a batch into a folder and says where."""
    from ..reporting.writing import write_reports

    count = len(verdicts) * len(editions)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with steps(count, 200, speaker.language, "cli-reporting") as step:
            paths = write_reports(verdicts, batch, folder, formats, editions, step)
    except OSError:
        raise Stop(USAGE, "cli-cannot-write", file=str(folder)) from None
    speaker.tell("cli-reports-written", count=len(paths), folder=str(folder))
