"""Room `cli`: `eligo evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..columnar.choosing import HUGE, is_large, only_tables
from ..data.records import Batch
from ..evaluation.verdict import Verdict
from .counts import Ended
from .giving import Tally, give, reasons_for
from .sources import batch_of, day_of, policy_at, tell_mapping, tell_rejected
from .terminal import USAGE, Speaker, chosen, progress

if TYPE_CHECKING:
    from ..data.databases import Address

FORMATS = ("table", "json", "jsonl", "csv", "parquet", "arrow", "xlsx")
DATABASE = "database"
"""The format of what is written into a database."""
IN_FILES = ("parquet", "arrow", "xlsx")
"""What is no text, and never printed."""
TABLES = ("parquet", "arrow", DATABASE)
"""What only the engine of columns writes."""
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
    since: Path | None = None
    address: str | None = None
    """The output as it was written: it may be no path of this machine."""
    master: str | None = None
    database: Address | None = None
    """The database in which the table of results is replaced."""

    @property
    def day(self) -> date | None:
        """The day of `--as-of`."""
        return day_of(self.as_of)


def into_database(request: Request, output: str) -> Request:
    """The same, where the output is the address of a database: there, the format is that of its tables."""
    from ..data.databases import address_of

    address = address_of(output)
    if address is None:
        return request
    chosen(request.format, ("table",), "--format")
    return replace(request, output=None, database=address, format=DATABASE)


def run(request: Request) -> int:
    """Evaluates the data and prints or writes the verdicts; the exit codes are those of the contract."""
    if request.database is None:
        chosen(request.format, FORMATS, "--format")
    chosen(request.engine, ENGINES, "--engine")
    chosen(request.fail_on, FAIL_ON, "--fail-on")
    as_of = request.day
    policy, speaker = policy_at(request.policy, request.language)
    if request.engine == "spark" and request.since is not None:
        raise speaker.stop(USAGE, "cli-since-parquet")
    if request.engine == "spark":
        from . import clustering

        return clustering.run(request, policy, speaker)
    if _by_columns(request, speaker):
        from . import batching

        return (
            batching.explain(request, policy, speaker)
            if request.explain_plan
            else batching.run(request, policy, speaker)
        )
    batch = batch_of(policy, request.data, speaker, request.mapping)
    tally, reasons = Tally(), reasons_for(request.format)
    with progress(batch.proposals, speaker.language) as proposals:
        verdicts = (v for p in proposals for v in policy.verdicts_on(p, as_of=as_of, reasons=reasons))
        give(tally.counting(verdicts), policy.rule_ids, request, speaker)
    tell_rejected(batch, speaker)
    if request.rejects is not None:
        from ..data.rejects import rejects_lines
        from .files import save

        lines = "".join(line + "\n" for line in rejects_lines(batch, speaker.language))
        save(request.rejects, lines)
    ended = _ended(batch, tally)
    ended.tell(speaker)
    tell_mapping(batch, speaker)
    return ended.exit_code(request.fail_on)


def _by_columns(request: Request, speaker: Speaker) -> bool:
    """Whether the engine of columns evaluates: where it was asked for, where only it can write, or for many."""
    from . import batching

    if request.format in IN_FILES and request.output is None:
        raise speaker.stop(USAGE, "cli-parquet-output", format=request.format)
    if request.reasons is not None and request.reasons.suffix.casefold() not in batching.REASONS:
        raise speaker.stop(USAGE, "cli-reasons-ending", file=str(request.reasons))
    usual = request.format == "parquet" and request.engine in ("auto", "duckdb") and request.reasons is None
    if request.since is not None and not usual:
        raise speaker.stop(USAGE, "cli-since-parquet")
    asked = request.explain_plan or request.measured or request.reasons is not None
    if request.engine == "interpreter":
        if request.format in TABLES or asked:
            raise speaker.stop(USAGE, "cli-only-columns")
        return False
    only = asked or request.format in TABLES
    if request.engine == "auto" and not only:
        large = is_large(request.data) if request.format == "csv" else is_large(request.data, HUGE)
        return request.mapping is None and (large or only_tables(request.data))
    if request.mapping is not None:
        raise speaker.stop(USAGE, "cli-columns-mapping")
    if request.measured and request.format not in batching.FORMATS and not request.explain_plan:
        raise speaker.stop(USAGE, "cli-columns-format", known=", ".join(batching.FORMATS))
    return True


def tell_counts(batch: Batch, verdicts: Sequence[Verdict], speaker: Speaker) -> None:
    """Says how many proposals were read, evaluated and rejected, and how they came out."""
    tally = Tally()
    for _ in tally.counting(verdicts):
        pass
    _ended(batch, tally).tell(speaker)


def _ended(batch: Batch, tally: Tally) -> Ended:
    outcomes = {outcome.value: count for outcome, count in tally.outcomes.items()}
    return Ended(len(batch.proposals), len(batch.rejected), outcomes, tally.applied)
