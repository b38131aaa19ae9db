"""Room `cli`: `eligo evaluate --engine spark`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..data.records import DataError
from .batching import ended, rejects
from .sources import unreadable
from .terminal import USAGE, Speaker

if TYPE_CHECKING:
    from ..library import Policy
    from .evaluating import Request


def run(request: Request, policy: Policy, speaker: Speaker) -> int:
    """Evaluates tables in Parquet on Apache Spark and writes a folder of verdicts; the exit codes are those of the contract."""
    if request.address is None:
        raise speaker.stop(USAGE, "cli-spark-output")
    if request.format not in ("parquet", "table") or request.mapping or request.reasons or request.explain_plan:
        raise speaker.stop(USAGE, "cli-spark-only")
    from ..columnar.spark_files import run as run_on_spark

    question = policy.question(as_of=request.day, measured=request.measured, language=speaker.language)
    with rejects(request.rejects, speaker) as rejected:
        try:
            summary = run_on_spark(question, request.data, request.address, master=request.master, rejected=rejected)
        except DataError as wrong:
            raise unreadable(wrong, speaker) from None
    speaker.diagnostics(summary.warnings, {})
    speaker.tell("cli-written", file=request.address)
    return ended(request, summary, speaker)
