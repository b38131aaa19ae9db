"""Room `cli`: `eligo evaluate`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..columnar.choosing import is_large
from ..data.records import Batch
from ..evaluation.verdict import Outcome, Verdict
from ..library import applies
from ..text.messages import say
from .sources import batch_of, day_of, policy_at, tell_mapping, tell_rejected
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, chosen, progress, worst

FORMATS = ("table", "json", "jsonl", "csv", "parquet")
ENGINES = ("auto", "interpreter", "duckdb", "spark")
FAIL_ON = ("never", "fail", "undecided")


@dataclass(frozen=True, slots=True)
class Request:
    """What `eligo evaluate` was asked."""

    policy: Path
    data: tuple[str, ...]
    format: str
    output: Path | None
    engine: str
    as_of: str | None
    fail_on: str
    rejects: Path | None
    language: str | None
    mapping: str | None = None
    measured: bool = False
    explain_plan: bool = False
    reasons: Path | None = None

    @property
    def day(self) -> date | None:
        """The day of `--as-of`."""
        return day_of(self.as_of)


def run(request: Request) -> int:
    """Evaluates the data and prints or writes the verdicts; the exit codes are those of the contract."""
    chosen(request.format, FORMATS, "--format")
    chosen(request.engine, ENGINES, "--engine")
    chosen(request.fail_on, FAIL_ON, "--fail-on")
    as_of = request.day
    policy, speaker = policy_at(request.policy, request.language)
    if _by_columns(request, speaker):
        from . import batching

        return (
            batching.explain(request, policy, speaker)
            if request.explain_plan
            else batching.run(request, policy, speaker)
        )
    batch = batch_of(policy, request.data, speaker, request.mapping)
    with progress(batch.proposals, speaker.language) as proposals:
        # the table shows only why a proposal does not pass, the other formats give the whole reasons
        reasons = {"table": "failing", "csv": "none"}.get(request.format, "all")
        verdicts = [v for p in proposals for v in policy.verdicts_on(p, as_of=as_of, reasons=reasons)]
    _give(request, verdicts, speaker)
    tell_rejected(batch, speaker)
    if request.rejects is not None:
        from ..data.rejects import rejects_lines
        from .files import save

        lines = "".join(line + "\n" for line in rejects_lines(batch, speaker.language))
        save(request.rejects, lines)
    tell_counts(batch, verdicts, speaker)
    tell_mapping(batch, speaker)
    return worst(_exit_codes(request, verdicts, batch))


def _by_columns(request: Request, speaker: Speaker) -> bool:
    """Whether the engine of columns evaluates: where it was asked for, where only it can write, or for many."""
    from . import batching

    if request.format == "parquet" and request.output is None:
        raise speaker.stop(USAGE, "cli-parquet-output")
    if request.reasons is not None and request.reasons.suffix.casefold() not in batching.REASONS:
        raise speaker.stop(USAGE, "cli-reasons-ending", file=str(request.reasons))
    asked = request.explain_plan or request.measured or request.reasons is not None
    if request.engine == "interpreter":
        if request.format == "parquet" or asked:
            raise speaker.stop(USAGE, "cli-only-columns")
        return False
    only = asked or request.format == "parquet"
    if request.engine == "auto" and not only:
        return request.format == "csv" and request.mapping is None and is_large(request.data)
    if request.mapping is not None:
        raise speaker.stop(USAGE, "cli-columns-mapping")
    if request.format not in batching.FORMATS and not request.explain_plan:
        raise speaker.stop(USAGE, "cli-columns-format", known=", ".join(batching.FORMATS))
    return True


def _exit_codes(request: Request, verdicts: Sequence[Verdict], batch: Batch) -> Iterator[int]:
    outcomes = {v.outcome for v in verdicts}
    if batch.rejected:
        yield USAGE
    if request.fail_on != "never" and Outcome.FAIL in outcomes:
        yield FINDINGS
    if request.fail_on == "undecided" and Outcome.UNDECIDED in outcomes:
        yield FINDINGS
    if not any(applies(v) for v in verdicts):
        yield NOTHING


def _give(request: Request, verdicts: Sequence[Verdict], speaker: Speaker) -> None:
    pieces = _pieces(request, verdicts, speaker)
    if request.output is not None:
        from .files import save

        save(request.output, "".join(pieces))
        speaker.tell("cli-written", file=str(request.output))
        return
    for piece in pieces:
        speaker.result(piece)


def _pieces(request: Request, verdicts: Sequence[Verdict], speaker: Speaker) -> Iterator[str]:
    """The verdicts in the format asked for; what the others need is not read."""
    if request.format == "table":
        from .tables import verdict_table

        terminal = request.output is None and sys.stdout.isatty()
        return iter((verdict_table(verdicts, speaker.language, terminal),) if verdicts else ())
    if request.format == "csv":
        from ..reporting.rows import as_csv

        return iter((as_csv(verdicts),))
    from ..reporting import export

    made = export.as_json if request.format == "json" else export.as_json_lines
    return iter(made(verdicts, speaker.language))


def tell_counts(batch: Batch, verdicts: Sequence[Verdict], speaker: Speaker) -> None:
    """Says how many proposals were read, evaluated and rejected, and how they came out."""
    speaker.tell("cli-counts", read=batch.read, evaluated=len(batch.proposals), rejected=len(batch.rejected))
    tell_outcomes(Counter(v.outcome for v in verdicts), len(verdicts), len(batch.proposals), speaker)
    if verdicts and not any(applies(v) for v in verdicts):
        speaker.tell("cli-none-applied")
    if not batch.read:
        speaker.tell("cli-no-proposals")


def tell_outcomes(counts: Mapping[Outcome, int], verdicts: int, proposals: int, speaker: Speaker) -> None:
    """Says how many verdicts came out how, and how many there are where that is another number."""
    parts = [
        say(speaker.language, f"cli-count-{o.value.replace('_', '-')}", None, count=counts[o])
        for o in Outcome
        if counts.get(o)
    ]
    if verdicts != proposals:
        speaker.tell("cli-results", count=verdicts)
    if parts:
        speaker.note("  " + " · ".join(parts) + "\n")
