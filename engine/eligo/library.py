"""The Python API on one screen: load a policy, evaluate proposals, render what came out.

policy = eligo.load("policies/erasmus_plus/alliances/seed/lot1.pol")
verdict = policy.evaluate({"id": "P-001", "lot": 1, "partners": […]})
print(eligo.render(verdict, language="en"))
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from .checking.cache import understood, understood_if_policy
from .checking.disk import Disk
from .checking.policy import CheckedPolicy
from .checking.schema import Schema
from .checking.unions import Projection, differing, projection, united
from .columnar.giving import Results, of_columns, of_verdicts
from .data.prepare import prepare
from .data.reading import read, read_mapped
from .data.records import Batch, Proposal, Rejected
from .data.registers import registers_of
from .evaluation.engine import evaluate
from .evaluation.verdict import Outcome, Verdict
from .text import codes
from .text.diagnostics import Diagnostic, PolicyError
from .text.span import span_of_file

if TYPE_CHECKING:
    from .columnar.batches import Task
    from .columnar.spark import Question, SparkResults
    from .columnar.spark_tables import Frame
    from .data.mapping import Mapping as ExportMapping

ENGINES = ("auto", "interpreter", "duckdb")
TEST_SUFFIX = ".test.pol"


class ProposalError(ValueError):
    """A proposal given as a mapping that does not fit the policy's records; `rejected` says why."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__("; ".join(f"{r.code} {r.field}: {r.value}" for r in rejected.reasons))
        self.rejected = rejected


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy, or several that are evaluated together; `by_name` says that the user named the only one."""

    checked: tuple[CheckedPolicy, ...]
    by_name: bool = True
    schema: Schema = field(init=False, compare=False, repr=False)
    """The records and vocabularies that the data must fit: those of all the policies."""
    _ways: tuple[Projection | None, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        whole = united([policy.schema for policy in self.checked]) if self.checked else Schema()
        object.__setattr__(self, "schema", whole)
        object.__setattr__(self, "_ways", tuple(projection(whole, policy.schema) for policy in self.checked))

    def __reduce__(self) -> tuple[type[Policy], tuple[tuple[CheckedPolicy, ...], bool]]:
        """What another process needs to make the same again."""
        return Policy, (self.checked, self.by_name)

    def evaluate(
        self,
        proposal: Mapping[str, object] | Proposal,
        *,
        as_of: date | None = None,
        reasons: str = "failing",
        registers: Mapping[str, object] | None = None,
    ) -> Verdict:
        """The verdict of the first policy that applies to one proposal; raises `ProposalError` on unfit data.

        `reasons` is ``failing`` (evidence for rules that do not pass), ``all`` or ``none``. `registers` are lists of
        mappings by name, for a proposal that does not carry them; raises `DataError` where one cannot be read.
        """
        prepared = proposal if isinstance(proposal, Proposal) else prepare(proposal, self.schema)
        if isinstance(prepared, Rejected):
            raise ProposalError(prepared)
        if registers:
            prepared = registers_of(registers, self.schema).filled(prepared)
        return next(self.verdicts_on(prepared, as_of=as_of, reasons=reasons))

    def verdicts_on(
        self, proposal: Proposal, *, as_of: date | None = None, reasons: str = "failing"
    ) -> Iterator[Verdict]:
        """A verdict of each policy that applies, by policy name; one *not applicable* where none does."""
        if self.by_name:
            yield evaluate(self.checked[0], proposal.id, proposal.values, as_of, reasons)
            return
        applied = False
        for checked, way in zip(self.checked, self._ways, strict=True):
            values = proposal.values if way is None else way(proposal.values)
            verdict = evaluate(checked, proposal.id, values, as_of, reasons)
            if applies(verdict):
                applied = True
                yield verdict
        if not applied:
            yield Verdict(proposal.id, None, Outcome.NOT_APPLICABLE, values=proposal.values)

    def evaluate_batch(
        self,
        *data: object,
        lists: Mapping[str, object] | None = None,
        as_of: date | None = None,
        reasons: str = "failing",
        stdin: IO[bytes] | None = None,
        mapping: str | Path | ExportMapping | None = None,
        engine: str = "auto",
        measured: bool = False,
    ) -> Results:
        """The verdicts on every proposal in the data; raises `DataError` where data cannot be read at all.

        `data` are paths and addresses, or one table of proposals: Arrow, Polars, pandas, DuckDB. Its lists are columns
        of structs, or tables of their own in `lists`, by field, with a column `proposal_id`. `mapping` as in `read`.
        `engine` is ``auto``, ``interpreter`` or ``duckdb``; `measured` adds the columns of what was measured, and takes
        ``duckdb``. Raises ValueError where these do not go together.
        """
        if engine not in ENGINES or (measured and engine == "interpreter"):
            raise ValueError(f"engine={engine!r}, measured={measured}")
        if mapping is not None and (engine == "duckdb" or measured or lists):
            raise ValueError(f"mapping={mapping!r}, engine={engine!r}, measured={measured}")
        task = self._task_of(data, lists or {}, as_of, measured, stdin)

        def judged(folder: Path) -> tuple[tuple[Verdict, ...], Batch]:
            if task.stdin is not None:
                task.stdin.seek(0)
            batch = task.batch(folder) if task.given else self.read(task.sources, stdin=task.stdin, mapping=mapping)
            verdicts = (v for p in batch.proposals for v in self.verdicts_on(p, as_of=as_of, reasons=reasons))
            return tuple(verdicts), batch

        by_columns = engine == "duckdb" or measured or (engine == "auto" and mapping is None and task.is_large)
        return of_columns(task, judged) if by_columns else of_verdicts(judged, self.rule_ids)

    def _task_of(
        self,
        data: Sequence[object],
        lists: Mapping[str, object],
        as_of: date | None,
        measured: bool,
        stdin: IO[bytes] | None,
    ) -> Task:
        paths = [source for source in data if isinstance(source, (str, Path))]
        if len(paths) == len(data) and not lists:
            if "-" in map(str, paths):
                # It can be read only once, and the reasons are read later.
                stdin = BytesIO((stdin or sys.stdin.buffer).read())
            return self.task(paths, as_of=as_of, measured=measured, stdin=stdin)
        if len(data) != 1 or paths:
            raise ValueError(f"{len(paths)} + {len(data) - len(paths)}")
        from .columnar.given_tables import Given

        return replace(self.task((), as_of=as_of, measured=measured), given=Given(data[0], lists))

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The ids of the rules of all policies and of their versions, in their order."""
        versions = (v for policy in self.checked for v in (policy, *(later for _, later in policy.later)))
        return tuple(dict.fromkeys(rule.id for version in versions for rule in version.rules))

    def task(
        self,
        data: Sequence[str | Path],
        *,
        as_of: date | None = None,
        measured: bool = False,
        reasons: bool = False,
        stdin: IO[bytes] | None = None,
    ) -> Task:
        """What the engine of columns needs to evaluate the data."""
        from .columnar.batches import Task
        from .columnar.reindexing import fitted

        return Task(
            tuple(fitted(policy, self.schema) for policy in self.checked),
            self.schema,
            tuple(str(source) for source in data),
            lambda proposal: self.verdicts_on(proposal, as_of=as_of, reasons="failing" if reasons else "none"),
            by_name=self.by_name,
            as_of=as_of,
            measured=measured,
            reasons=reasons,
            stdin=stdin,
        )

    def evaluate_on_spark(
        self,
        proposals: Frame,
        lists: Mapping[str, Frame] | None = None,
        *,
        as_of: date | None = None,
        measured: bool = False,
        language: str = "en",
    ) -> SparkResults:
        """The verdicts on data frames of Apache Spark, and what is rejected, as data frames in the order of the data.

        `proposals` has a row for each proposal; `lists` holds a frame for each list by its name, whose rows name their
        proposal in the column `proposal_id`, or the list stands in the rows of the proposals as an array of
        structures. Reasons for rejecting come in the `language`. Raises `DataError` where the columns do not fit.
        """
        from .columnar.spark import evaluate_on_spark

        question = self.question(as_of=as_of, measured=measured, language=language)
        return evaluate_on_spark(question, proposals, lists)

    def question(self, *, as_of: date | None = None, measured: bool = False, language: str = "en") -> Question:
        """What Apache Spark is asked."""
        from .columnar.spark import Question

        return Question(self.checked, self.schema, self.by_name, as_of, measured, language)

    def read(
        self,
        data: Sequence[str | Path],
        stdin: IO[bytes] | None = None,
        mapping: str | Path | ExportMapping | None = None,
    ) -> Batch:
        """The data as proposals in memory, and those that were rejected.

        `mapping` reads an export of another system: a mapping, the path of its file, or the name of a shipped one;
        raises `MappingError` where that cannot be used.
        """
        sources = [str(source) for source in data]
        if mapping is None:
            return read(sources, self.schema, stdin=stdin)
        from .data.mapping_toml import load_mapping

        loaded = load_mapping(str(mapping)) if isinstance(mapping, (str, Path)) else mapping
        return read_mapped(sources, self.schema, loaded)


def applies(verdict: Verdict) -> bool:
    """Whether the policy had anything to say of the proposal."""
    return not (verdict.outcome is Outcome.NOT_APPLICABLE and not verdict.rules)


def load(path: str | Path) -> Policy:
    """The policy at a path, or every policy of a folder; raises `PolicyError` with the diagnostics."""
    path = Path(path)
    if not path.is_dir():
        result = understood(path)
        if result.value is None:
            raise PolicyError(result.diagnostics)
        return Policy((result.value,))
    checked: list[CheckedPolicy] = []
    wrong: list[Diagnostic] = []
    disk = Disk()
    for file in policy_files(path):
        found = understood_if_policy(file, disk)
        if found is not None:
            wrong += [] if found.value else found.diagnostics
            checked += [found.value] if found.value else []
    wrong += [
        codes.SCHEMAS_DIFFER.at(
            span_of_file(checked[d.second].files[-1]), record=d.record, field=d.field, policy=checked[0].name
        )
        for d in differing([policy.schema for policy in checked])
    ]
    if wrong:
        raise PolicyError(tuple(dict.fromkeys(wrong)))
    return Policy(tuple(sorted(checked, key=lambda p: p.name)), by_name=False)


def policy_files(folder: Path) -> list[Path]:
    """The `.pol` files of a folder, tests left out, in a fixed order."""
    return [file for file in sorted(folder.rglob("*.pol")) if file.is_file() and not file.name.endswith(TEST_SUFFIX)]


def render(verdict: Verdict, *, language: str = "en") -> str:
    """The report on one verdict as Markdown."""
    from .reporting.markdown import proposal_page
    from .reporting.view import view

    return proposal_page(view(verdict, language))
