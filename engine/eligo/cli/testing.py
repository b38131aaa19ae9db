"""Room `cli`: `eligo test`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..checking.cases import SUFFIX, policy_of, read_cases
from ..checking.loader import load_file
from ..checking.policy import CheckedPolicy
from ..evaluation.coverage import covered
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Verdict
from ..text import codes
from ..text.diagnostics import Diagnostic, in_order
from ..text.span import Source, span_of_file
from .coverage_text import PolicyCoverage
from .differences import differences
from .files import pol_files, save
from .findings import FORMATS, show
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, Stop, chosen, language_chosen
from .test_results import Broken, Json, TestRun, as_objects, block, junit
from .watching import watch


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asks for."""

    paths: tuple[Path, ...]
    junit: Path | None
    format: str
    language: str | None
    coverage: bool
    coverage_min: int | None
    watch: bool


@dataclass(slots=True)
class _Session:
    """What one run over all test files has found."""

    runs: list[TestRun] = field(default_factory=list)
    coverages: list[PolicyCoverage] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    broken: list[Broken] = field(default_factory=list)


def run(request: Request) -> int:
    """Runs every test; 1 where one failed, 2 where a file has mistakes, 5 where there is none."""
    chosen(request.format, FORMATS, "--format")
    speaker = Speaker(language_chosen(request.language))
    if not request.watch:
        return _run_once(request, speaker, {})

    def again(changed: Sequence[Path]) -> Iterable[Path]:
        sources: dict[str, Source] = {}
        for file in changed:
            speaker.tell("cli-watch-changed", file=str(file))
        try:
            _run_once(request, speaker, sources)
        except Stop as stop:
            speaker.tell(stop.message, **stop.facts)
        speaker.tell("cli-watching")
        return map(Path, sources)

    watch(request.paths, again)
    return 0


def _run_once(request: Request, speaker: Speaker, sources: dict[str, Source]) -> int:
    session = _Session(sources=sources)
    measuring = request.coverage or request.coverage_min is not None
    for file in _test_files(request.paths):
        _run_file(file, speaker, session, measuring)
    if not session.runs and not session.broken:
        raise Stop(NOTHING, "cli-no-tests", path=", ".join(str(p) for p in request.paths))
    if measuring:
        _add_untested(request.paths, session)
    failed = [r for r in session.runs if r.differences]
    _tell(request, speaker, session, failed)
    if request.junit is not None:
        save(request.junit, junit(session.runs, session.broken, session.sources, speaker.language))
    passed = len(session.runs) - len(failed)
    speaker.tell("cli-tested", passed=passed, failed=len(failed), broken=len(session.broken))
    least = request.coverage_min or 0
    short = [c for c in session.coverages if not c.reaches(least)]
    for each in short:
        speaker.tell("coverage-short", policy=each.policy.name, percent=each.coverage.percent, least=least)
    return USAGE if session.broken else FINDINGS if failed or short else 0


def _tell(request: Request, speaker: Speaker, session: _Session, failed: Sequence[TestRun]) -> None:
    """Prints the tests that failed, then what was not shown."""
    if request.format == "json":
        found = as_objects(failed, speaker.language)
        shown: list[Json] = [c.as_object() for c in session.coverages]
        answer: Json = {"findings": found, "coverage": shown} if request.coverage else found
        speaker.result(json.dumps(answer, ensure_ascii=False, indent=1) + "\n")
        return
    if request.format == "junit":
        speaker.result(junit(session.runs, session.broken, session.sources, speaker.language).decode() + "\n")
        return
    if request.format != "text":
        found_in_files = [
            *(d for b in session.broken for d in b.diagnostics),
            *(d for r in failed for d in r.diagnostics),
        ]
        show(in_order(found_in_files), session.sources, request.format, speaker, ())
        return
    speaker.result("\n".join(block(r, session.sources, speaker.language) for r in failed))
    if request.coverage:
        for each in session.coverages:
            speaker.result("".join(f"{line}\n" for line in each.lines(speaker.language)))


def _test_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The test files at the paths; for a policy the tests beside it."""
    for file in pol_files(paths):
        beside = _tests_of(file)
        if file.name.endswith(SUFFIX):
            yield file
        elif file in paths and beside.is_file():
            yield beside


def _tests_of(file: Path) -> Path:
    return file.with_name(file.name.removesuffix(".pol") + SUFFIX)


def _run_file(file: Path, speaker: Speaker, session: _Session, measuring: bool) -> None:
    """Runs the tests of a file; one that has mistakes, or whose policy has, is told and counted."""
    beside = policy_of(file)

    def broken(found: Sequence[Diagnostic]) -> None:
        speaker.diagnostics(found, session.sources)
        session.broken.append(Broken(file, tuple(found)))

    if not beside.is_file():
        broken([codes.NO_TESTED_POLICY.at(span_of_file(str(file)), file=str(beside))])
        return
    checked, gathered = load_file(beside)
    session.sources |= gathered.sources
    if checked.value is None or checked.value.policy is None:
        broken(checked.diagnostics)
        return
    policy = checked.value.policy
    cases, source = read_cases(file, policy)
    if source is not None:
        session.sources[source.name] = source
    if cases.value is None:
        broken(cases.diagnostics)
        return
    verdicts: list[Verdict] = []
    for case in cases.value:
        verdict = evaluate(policy, "test", case.values, case.as_of, "all")
        verdicts.append(verdict)
        session.runs.append(TestRun(file, case, policy, differences(case, verdict, policy, speaker.language)))
    if measuring:
        _measure(policy, verdicts, gathered.sources, session)


def _measure(policy: CheckedPolicy, verdicts: Sequence[Verdict], sources: dict[str, Source], session: _Session) -> None:
    session.coverages.append(PolicyCoverage(policy, covered(policy, verdicts), sources))


def _add_untested(paths: Sequence[Path], session: _Session) -> None:
    """Policies without any tests: nothing has been shown of them."""
    for file in pol_files(paths):
        if not file.name.endswith(SUFFIX) and not _tests_of(file).is_file():
            checked, gathered = load_file(file)
            if checked.value is not None and checked.value.policy is not None:
                _measure(checked.value.policy, (), gathered.sources, session)
