"""Room `columnar`: a set of data in, a file of verdicts out: stretch by stretch, and again where it was broken off."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from ..checking.policy import CheckedPolicy
from ..checking.schema import Schema
from ..data.duck import Connection, connect, errors, out_of_memory, write_parquet
from ..data.records import Batch, Proposal, Rejected
from ..evaluation.verdict import Outcome
from ..text.diagnostics import Diagnostic
from .asking import Judge, law_table, left_table, outcomes_aside
from .bounds import SIZE
from .choosing import is_large, only_tables
from .data_sets import DataSet, opened
from .kept import Kept, counted
from .planning import Plan, plan_for
from .reasoning import Told, places_in, reasons_aside, reasons_of, write_reasons
from .reasons import Reasons, reasons_for
from .running import Gathered, gather, queries_of, verdicts
from .stretches import Cut, cut
from .verdicts import result_names

if TYPE_CHECKING:
    from .given_tables import Given
    from .since import Taken

Progress = Callable[[int, int], None]
"""Hears how many proposals of how many are done."""

MOST_TOLD = 10_000
"""So many rejected proposals are kept to be told of; all are written to the file of the rejected."""

_WITH_REASONS = 4
"""A stretch whose reasons are told as well is so many times shorter, as is one that was too much for the memory."""
_LEAST = 1_000


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be evaluated: policies over data of one schema, read from sources."""

    policies: tuple[CheckedPolicy, ...]
    schema: Schema
    sources: tuple[str, ...]
    judge: Judge
    by_name: bool = True
    as_of: date | None = None
    measured: bool = False
    reasons: bool = False
    """Whether to say who counted in what failed or is undecided; then `judge` has to give reasons too."""
    stdin: IO[bytes] | None = None
    stretch: int | None = None
    """How many proposals a stretch holds; None for as many as there is room for."""
    numbered: bool = False
    """Whether the files of results hold the numbers of proposals and policies."""
    since: Path | None = None
    """The results of an earlier run, of which is taken over what cannot have changed."""
    given: Given | None = None
    """Tables that Python handed over, instead of sources."""

    def opened(self, folder: Path, connection: Connection) -> DataSet:
        """The data as tables; raises `DataError` where they cannot be read."""
        if self.given is not None:
            from .given_tables import opened_tables

            return opened_tables(self.given, self.schema, connection, folder)
        return opened(self.sources, self.schema, folder, connection, stdin=self.stdin)

    def batch(self, folder: Path) -> Batch:
        """The data as proposals in memory; raises `DataError` where they cannot be read."""
        from .given_tables import batch_of

        with closing(connect(folder / "spill")) as connection:
            return batch_of(self.opened(folder, connection), connection)

    @property
    def is_large(self) -> bool:
        """Whether queries are faster than the closures, or are the only ones that can read the data."""
        if self.given is not None:
            return self.given.is_large
        return is_large(self.sources) or only_tables(self.sources)


@dataclass(slots=True)
class Summary:
    """How a batch came out: counts that always reconcile, and what people are told of."""

    evaluated: int = 0
    rejected: int = 0
    verdicts: int = 0
    applied: int = 0
    by_law: int = 0
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    told: list[Rejected] = field(default_factory=list)
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def read(self) -> int:
        """How many proposals were read."""
        return self.evaluated + self.rejected

    def count(self, outcomes: Iterable[tuple[str, bool, int]]) -> None:
        """Add verdicts by their outcome: whether a policy is named, and how many."""
        for outcome, named, number in outcomes:
            self.verdicts += number
            self.outcomes[Outcome(outcome)] += number
            self.applied += number if named and outcome != Outcome.NOT_APPLICABLE.value else 0


@dataclass(frozen=True, slots=True)
class Finished:
    """A set of data of which every stretch is evaluated, and the files of results."""

    data: DataSet
    plan: Plan
    files: tuple[Path, ...]
    summary: Summary
    connection: Connection
    numbered: bool
    """Whether the files hold a column `r` by which the order of the input is restored."""
    taken: Taken | None = None
    """What an earlier run gave, where it was asked for."""
    plain: bool = False
    """Whether what was evaluated now can be taken over by a later run."""


def plan_of(task: Task, data: DataSet) -> Plan:
    """The queries for the policies over the tables."""
    return plan_for(
        task.policies,
        task.schema,
        data.proposals,
        dict(data.lists),
        as_of=task.as_of,
        measured=task.measured,
        clean=data.clean,
        registers=data.register_tables,
    )


def kept_of(task: Task, done: Finished) -> Kept | None:
    """The queries of a task, ready to be kept; None where they alone do not say it all, or read copies of the data."""
    data = done.data
    queries = queries_of(done.plan, by_name=task.by_name)
    if queries.left or data.aside or data.rejected or data.register_tables or done.numbered:
        return None
    key, keys = data.proposals.key, {str(i): relation.key.name for i, relation in data.lists.items()}
    return Kept(queries, data.proposals.scan, key.name, key.type, keys, task.policies[0].language, task.by_name)


def evaluate_to_parts(
    task: Task, folder: Path, *, progress: Progress | None = None, rejected: Callable[[Rejected], None] | None = None
) -> tuple[Summary, Plan, tuple[Path, ...], bool]:
    """The verdicts as Parquet files in a folder of work, in order; what an earlier run finished there is kept.

    The last value says whether the files hold a column `r` by which the order of the input is restored. Raises
    `DataError` where the data cannot be read, `OSError` where nothing can be written.
    """
    with finished(task, folder, progress=progress, rejected=rejected) as done:
        return done.summary, done.plan, done.files, done.numbered


@contextmanager
def finished(
    task: Task, folder: Path, *, progress: Progress | None = None, rejected: Callable[[Rejected], None] | None = None
) -> Iterator[Finished]:
    """The same, with the data, which can still be queried inside."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(connect(folder / "spill")) as connection:
        data, taken, plain = task.opened(folder, connection), None, False
        if task.since is not None:
            from .since import narrowed

            data, taken, plain = narrowed(task, data, connection, task.since)
        size = task.stretch or (SIZE // _WITH_REASONS if task.reasons else SIZE)
        while True:
            parts = cut(data, connection, folder, size)
            plan = plan_of(task, parts.data)
            _keep_or_clear(folder, _mark(task, parts) + (uuid4().hex if task.since else ""))
            runner = _Runner(
                task,
                plan,
                parts,
                connection,
                folder,
                reasons_for(plan, places_in(parts.data)) if task.reasons else None,
            )
            try:
                files = runner.files(progress)
                break
            except errors() as wrong:
                size = min(size, parts.proposals)
                if not out_of_memory(wrong) or size <= _LEAST:
                    raise
                size //= _WITH_REASONS
        summary = Summary(warnings=data.warnings)
        for outcome in data.rejected:
            _reject(outcome, summary, rejected)
        for path in files:
            runner.tell(path, summary, rejected)
        files += runner.beside(data.aside, summary)
        yield Finished(data, plan, tuple(files), summary, connection, runner.numbered, taken, plain)


@dataclass(frozen=True, slots=True)
class _Runner:
    task: Task
    plan: Plan
    parts: Cut
    connection: Connection
    folder: Path
    reasons: Reasons | None = None

    @property
    def numbered(self) -> bool:
        """Whether the files hold the numbers of proposals and policies."""
        return self.task.numbered or self.parts.sorted_anew

    def files(self, progress: Progress | None) -> list[Path]:
        """The verdicts, one file a stretch."""
        made: list[Path] = []
        for number in range(len(self.parts.stretches)):
            made.append(self._part(number))
            if progress is not None:
                done = self.parts.proposals * len(made) // len(self.parts.stretches)
                progress(done, self.parts.proposals)
        return made

    def _part(self, number: int) -> Path:
        """The verdicts on one stretch; what is finished is not made again."""
        path, notes = self.folder / f"{number:05}.parquet", self.folder / f"{number:05}.json"
        # A run that ended while it gave the results may have moved a file away from its notes.
        if all(file.exists() for file in (notes, path, *([] if self.reasons is None else [reasons_of(path)]))):
            return path
        gathered = gather(self.plan, self.connection, self.parts.stretches[number], by_name=self.task.by_name)
        refused: list[tuple[int | None, Rejected]] = []
        law = None
        if gathered.aside:
            law = self._law(self._aside(refused))
        left = left_table(self.plan, self.parts.data, gathered, self.connection, self.folder)
        query = verdicts(self.plan, gathered, by_name=self.task.by_name, left=left, law=law, numbered=self.numbered)
        self._write(query, path)
        if self.reasons is not None:
            write_reasons(
                self.reasons, self.parts.data, self.parts.stretches[number], gathered, self.connection, self._said,
                reasons_of(path), left=left, numbered=self.numbered,
            )  # fmt: skip
        _lost(path).write_text("".join(json.dumps(storable(r)) + "\n" for _, r in refused), encoding="utf-8")
        self._note(gathered, sum(r is not None for r, _ in refused), path, notes)
        return path

    def tell(self, path: Path, summary: Summary, rejected: Callable[[Rejected], None] | None) -> None:
        """Count what a file of verdicts holds, and tell of those that were rejected beside them."""
        with _lost(path).open(encoding="utf-8") as file:
            for line in file:
                _reject(restored(json.loads(line)), summary, rejected)
        self._add(summary, json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))

    @property
    def _said(self) -> Path:
        return self.folder / "reasons.jsonl"

    def _law(self, proposals: Iterator[tuple[int, Proposal]]) -> str | None:
        if self.reasons is None:
            return law_table(self.plan, self.task.judge, proposals, self.connection, self.folder)
        with self._said.open("w", encoding="utf-8") as lines:
            told = Told(self.plan, lines)
            return law_table(self.plan, self.task.judge, proposals, self.connection, self.folder, told)

    def _aside(self, refused: list[tuple[int | None, Rejected]]) -> Iterator[tuple[int, Proposal]]:
        for number, outcome in outcomes_aside(self.parts.data, self.connection):
            if isinstance(outcome, Proposal) and number is not None:
                yield number, outcome
            elif isinstance(outcome, Rejected):
                refused.append((number, outcome))

    def beside(self, aside: Sequence[Proposal], summary: Summary) -> list[Path]:
        """The verdicts on proposals that stand in no table."""
        if not aside:
            return []
        law = self._law(((1 << 62) + n, p) for n, p in enumerate(aside))
        path, notes = self.folder / "aside.parquet", self.folder / "aside.json"
        names = ", ".join(f'"{name}"' for name in result_names(self.plan))
        first = "r, which_, " if self.numbered else ""
        self._write(f"SELECT {first}{names} FROM {law} ORDER BY r, which_", path)
        if self.reasons is not None:
            reasons_aside(self.connection, self._said, reasons_of(path), numbered=self.numbered)
        self._note(Gathered(len(aside), len(aside), False), 0, path, notes)
        self._add(summary, json.loads(notes.read_text(encoding="utf-8")))
        return [path]

    def _write(self, query: str, path: Path) -> None:
        made = path.with_suffix(".part")
        write_parquet(self.connection, query, made, len(result_names(self.plan)))
        made.replace(path)

    def _note(self, gathered: Gathered, refused: int, path: Path, notes: Path) -> None:
        told = {
            "evaluated": gathered.proposals - refused,
            "by_law": max(0, gathered.aside - refused),
            "outcomes": counted(self.connection, path),
        }
        made = notes.with_suffix(".part")
        made.write_text(json.dumps(told), encoding="utf-8")
        made.replace(notes)

    def _add(self, summary: Summary, told: dict[str, object]) -> None:
        summary.evaluated += int(str(told["evaluated"]))
        summary.by_law += int(str(told["by_law"]))
        outcomes = told["outcomes"]
        assert isinstance(outcomes, list)
        summary.count(outcomes)


def _lost(path: Path) -> Path:
    """The file of the rejected that belongs to a file of verdicts."""
    return path.with_suffix(".rejected")


def _reject(outcome: Rejected, summary: Summary, rejected: Callable[[Rejected], None] | None) -> None:
    summary.rejected += 1
    if len(summary.told) < MOST_TOLD:
        summary.told.append(outcome)
    if rejected is not None:
        rejected(outcome)


def storable(outcome: Rejected) -> list[object]:
    """The outcome as JSON can hold it."""
    reasons = [[r.file, r.row, r.field, r.value, r.code, [[k, v] for k, v in r.facts]] for r in outcome.reasons]
    return [outcome.id, outcome.file, outcome.row, reasons]


def restored(told: list[object]) -> Rejected:
    """The outcome that was stored so."""
    from ..data.records import Reason

    name, file, row, reasons = told
    assert isinstance(reasons, list)
    found = tuple(Reason(f, r, i, v, c, tuple((k, x) for k, x in facts)) for f, r, i, v, c, facts in reasons)
    return Rejected(name, str(file), row, found)  # type: ignore[arg-type]


# ── again, where it was broken off ────────────────────────────────────────────────────────


def _mark(task: Task, parts: Cut) -> str:
    """What must be the same for parts of an earlier run to be used."""
    told = [
        version("eligo"),
        [policy.sha256 for policy in task.policies],
        [_state(source) for source in task.sources],
        str(task.as_of),
        task.by_name,
        task.measured,
        task.numbered,
        task.reasons,
        [dict(s.conditions) for s in parts.stretches],
    ]
    return sha256(json.dumps(told).encode()).hexdigest()


def _state(source: str) -> list[object]:
    path = Path(source)
    if not path.exists():
        # A database or a stream may have changed without a sign.
        return [source, id(object())]
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [[str(f), f.stat().st_size, f.stat().st_mtime_ns] for f in files if f.is_file()]


def _keep_or_clear(folder: Path, mark: str) -> None:
    noted = folder / "mark"
    if noted.exists() and noted.read_text(encoding="utf-8") == mark:
        return
    for pattern in ("*.json", "*.parquet", "*.rejected", "*.part"):
        for path in folder.glob(pattern):
            if not path.name.endswith(".sorted.parquet"):
                path.unlink()
    noted.write_text(mark, encoding="utf-8")
