"""Room `cli`: `eligo evaluate` for many proposals: the engine of columns, its files, its plan."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, TYPE_CHECKING

from ..data.duck import out_of_memory
from ..data.records import Batch, DataError, Proposal, Rejected
from ..evaluation.verdict import Verdict
from ..text.messages import say
from .counts import Ended
from .sources import tell_rejected, unreadable
from .terminal import USAGE, Speaker, Stop, counting

if TYPE_CHECKING:
    from ..columnar.batches import Finished, Summary, Task
    from ..library import Policy
    from .evaluating import Request

FORMATS = ("csv", "parquet", "arrow", "database")
"""The formats of the results of queries; in the others, the interpreter gives the reasons."""
REASONS = (".csv", ".parquet")
"""The ends of the name of a file of reasons."""


def run(request: Request, policy: Policy, speaker: Speaker) -> int:
    """Evaluates the data with the engine of columns; the exit codes are those of the contract."""
    from ..columnar.batches import finished
    from ..data.duck import errors

    whole = request.format not in FORMATS
    task = policy.task(
        request.data,
        as_of=request.day,
        measured=request.measured,
        reasons=request.reasons is not None,
        stdin=_stdin(request),
    )
    task = replace(task, numbered=whole or request.since is not None, since=request.since)
    with _work(request.output) as work, rejects(request.rejects, speaker) as rejected, ExitStack() as stack:
        try:
            with counting(speaker.language) as progress:
                done = stack.enter_context(finished(task, work, progress=progress, rejected=rejected))
            speaker.diagnostics(done.summary.warnings, {})
            if request.reasons is not None:
                from ..columnar.reasoning import give_reasons

                give_reasons(done.files, request.reasons, work, by_row=done.numbered)
                speaker.tell("cli-written", file=str(request.reasons))
            if request.since is not None:
                _give_merged(done, task, request, work, speaker)
            elif whole:
                _give_verdicts(done, request, policy, speaker)
            else:
                _keep(request, task, done)
                _give_results(done, request, work, speaker)
        except DataError as wrong:
            raise unreadable(wrong, speaker) from None
        except errors() as wrong:
            raise _full(wrong) from None
    return ended(request, done.summary, speaker)


def ended(request: Request, summary: Summary, speaker: Speaker) -> int:
    """Says how a batch came out; the exit code."""
    tell_rejected(Batch((), tuple(summary.told), ()), speaker)
    outcomes = {outcome.value: count for outcome, count in summary.outcomes.items()}
    numbers = Ended(summary.evaluated, summary.rejected, outcomes, summary.applied)
    numbers.tell(speaker)
    return numbers.exit_code(request.fail_on)


def _give_verdicts(done: Finished, request: Request, policy: Policy, speaker: Speaker) -> None:
    """The outcomes are those of the queries; the interpreter gives the reasons, and must come to the same."""
    from ..columnar.reasoned import reasoned
    from .giving import give, reasons_for

    def judge(proposal: Proposal) -> Iterator[Verdict]:
        return policy.verdicts_on(proposal, as_of=request.day, reasons=reasons_for(request.format))

    give(reasoned(done, judge), policy.rule_ids, request, speaker)


def _give_merged(done: Finished, task: Task, request: Request, work: Path, speaker: Speaker) -> None:
    """The verdicts of this run and those taken over, which are counted with them."""
    from ..columnar.since import give_merged, merged
    from ..columnar.verdicts import result_names

    assert request.output is not None
    query = merged(result_names(done.plan), done.files, done.taken)
    give_merged(task, done.data, done.connection, query, request.output, work, plain=done.plain)
    speaker.tell("cli-written", file=str(request.output))
    taken, summary = done.taken, done.summary
    speaker.tell("cli-since", evaluated=summary.evaluated, taken=taken.proposals if taken else 0)
    if taken is None:
        return
    summary.evaluated += taken.proposals
    summary.count(taken.outcomes)


def _give_results(done: Finished, request: Request, work: Path, speaker: Speaker) -> None:
    from ..columnar.results import give

    if request.database is not None:
        from ..columnar.results import give_table

        give_table(done.files, done.plan, request.database, work, by_row=done.numbered)
        speaker.tell("cli-written", file=request.database.shown)
        return
    if request.output is not None:
        give(done.files, done.plan, request.output, request.format, work, by_row=done.numbered)
        speaker.tell("cli-written", file=str(request.output))
        return
    made = work / "results.csv"
    give(done.files, done.plan, made, request.format, work, by_row=done.numbered)
    with made.open(encoding="utf-8", newline="") as file:
        for piece in iter(lambda: file.read(1 << 16), ""):
            speaker.result(piece)


def _keep(request: Request, task: Task, done: Finished) -> None:
    """Keeps the queries for the next run over tables of this shape."""
    from .quickly import is_usual, options_of

    usual = request.format == "parquet" and request.reasons is None and len(request.data) == 1
    if not usual or done.summary.warnings or not is_usual(request.data[0], request.fail_on):
        return
    from ..checking.cache import asked_for
    from ..columnar.batches import kept_of
    from ..columnar.kept import keep, shape_of
    from ..library import policy_files

    asked = asked_for(policy_files(request.policy) if request.policy.is_dir() else [request.policy])
    kept = kept_of(task, done)
    shape = shape_of(Path(request.data[0]), done.connection)
    if asked is not None and kept is not None and shape is not None:
        keep(kept, request.policy, request.data[0], options_of(request.as_of, request.measured), shape, asked)


def _full(wrong: Exception) -> Exception:
    """A disk without room and too little memory are told in a sentence; anything else is a mistake of ours."""
    if out_of_memory(wrong):
        return Stop(USAGE, "cli-no-memory")
    if type(wrong).__name__ == "IOException":
        return Stop(USAGE, "cli-no-room")
    return wrong


def _stdin(request: Request) -> IO[bytes] | None:
    return sys.stdin.buffer if "-" in request.data else None


def explain(request: Request, policy: Policy, speaker: Speaker) -> int:
    """Says which rules a query decides and which are left to the interpreter, and shows the queries."""
    from ..columnar.batches import plan_of
    from ..columnar.counting import facts_query, tally_query
    from ..columnar.verdicts import verdict_query
    from ..data.duck import connect

    task = policy.task(request.data, as_of=request.day, measured=request.measured, stdin=_stdin(request))
    with tempfile.TemporaryDirectory(prefix="eligo-") as folder, closing(connect(Path(folder) / "spill")) as connection:
        try:
            data = task.opened(Path(folder), connection)
        except DataError as wrong:
            raise unreadable(wrong, speaker) from None
        plan = plan_of(task, data)
        for each in plan.policies:
            left = {rule.rule.id: rule.construct for rule in each.left}
            speaker.result(
                say(
                    speaker.language,
                    "cli-plan-policy",
                    None,
                    policy=each.policy.name,
                    compiled=len(each.rules) - len(left),
                    count=len(each.rules),
                )
                + "\n"
            )
            for rule, construct in left.items():
                name = construct.replace(" ", "-")
                speaker.result(
                    say(
                        speaker.language,
                        "cli-plan-left",
                        None,
                        rule=rule,
                        construct=say(speaker.language, f"construct-{name}", None),
                    )
                    + "\n"
                )
        tallies = {index: f"tally{index}_" for index in plan.lists}
        shared = {
            (i, s.number): f"shared{i}_{s.number}_" for i, listed in plan.lists.items() for s in listed.shared.values()
        }
        for index in plan.lists:
            speaker.result(f"\n-- tally{index}_\n{tally_query(plan, index)};\n")
        speaker.result(f"\n-- facts_\n{facts_query(plan, '', tallies, shared)};\n")
        speaker.result(f"\n-- verdicts\n{verdict_query(plan, 'facts_', by_name=task.by_name, several=False)};\n")
    return 0


@contextmanager
def _work(output: Path | None) -> Iterator[Path]:
    """The folder of work: beside the output, where a run that was broken off finds what it finished."""
    if output is None:
        with tempfile.TemporaryDirectory(prefix="eligo-") as temporary:
            yield Path(temporary)
        return
    folder = output.absolute().parent / f".{output.name[:60]}.work"
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def rejects(path: Path | None, speaker: Speaker) -> Iterator[Callable[[Rejected], None] | None]:
    """What hears of rejected proposals, and writes them to a file at the end."""
    if path is None:
        yield None
        return
    from ..data.rejects import rejects_lines
    from .files import save

    with tempfile.TemporaryFile("w+", encoding="utf-8") as lines:

        def rejected(outcome: Rejected) -> None:
            for line in rejects_lines(Batch((), (outcome,), ()), speaker.language):
                lines.write(line + "\n")

        yield rejected
        lines.seek(0)
        save(path, lines.read())
