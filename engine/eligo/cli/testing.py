"""Room `cli`: `eligo test`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from ..checking.cases import SUFFIX, Case, policy_of, read_cases
from ..checking.loader import load_file
from ..checking.policy import CheckedPolicy
from ..data.writers import write_atomically
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Verdict
from ..reporting.sentences import message, proposal_message
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.rendering import as_json
from ..text.rendering import message as sentence
from ..text.span import Source, span_of_file
from .checks import pol_files
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, Stop, chosen, language_chosen

FORMATS = ("text", "json")


@dataclass(frozen=True, slots=True)
class _Run:
    """One test that was run: what it got wrong, and the engine's reason for each."""

    file: Path
    case: Case
    failures: tuple[Diagnostic, ...]
    reasons: tuple[str, ...]


def run(paths: Sequence[Path], junit: Path | None, format: str, language: str | None) -> int:
    """Runs every test; 1 where one failed, 2 where a file has mistakes, 5 where there is none."""
    chosen(format, FORMATS, "--format")
    speaker = Speaker(language_chosen(language))
    files = [file for file in _test_files(paths)]
    runs: list[_Run] = []
    sources: dict[str, Source] = {}
    invalid = 0
    for file in files:
        done = _run_file(file, speaker, sources)
        invalid += done is None
        runs += done or []
    if not runs and not invalid:
        raise Stop(NOTHING, "cli-no-tests", path=", ".join(str(p) for p in paths))
    failed = [r for r in runs if r.failures]
    if format == "json":
        found = [as_json(r.failures, speaker.language) for r in failed]
        speaker.result(json.dumps([d for each in found for d in each], ensure_ascii=False, indent=1) + "\n")
    else:
        for r in failed:
            speaker.result(f"✗ {r.case.title}\n")
            speaker.diagnostics(r.failures, sources, result=True)
            for reason in r.reasons:
                speaker.result(f"  = {reason}\n")
    if junit is not None:
        _write_junit(junit, runs, speaker.language)
    speaker.tell("cli-tested", passed=len(runs) - len(failed), failed=len(failed), broken=invalid)
    return USAGE if invalid else FINDINGS if failed else 0


def _test_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The test files at the paths; for a policy the tests beside it."""
    for file in pol_files(paths):
        beside = file.with_name(file.name.removesuffix(".pol") + SUFFIX)
        if file.name.endswith(SUFFIX):
            yield file
        elif file in paths and beside.is_file():
            yield beside


def _run_file(file: Path, speaker: Speaker, sources: dict[str, Source]) -> list[_Run] | None:
    """The tests of a file, run; None where the file or its policy has mistakes."""
    beside = policy_of(file)
    if not beside.is_file():
        speaker.diagnostics([codes.NO_TESTED_POLICY.at(span_of_file(str(file)), file=str(beside))], {})
        return None
    checked, gathered = load_file(beside)
    if checked.value is None or checked.value.policy is None:
        speaker.diagnostics(checked.diagnostics, gathered.sources)
        return None
    policy = checked.value.policy
    cases, source = read_cases(file, policy)
    if source is not None:
        sources[source.name] = source
    if cases.value is None:
        speaker.diagnostics(cases.diagnostics, sources)
        return None
    return [_run_case(file, case, policy, speaker.language) for case in cases.value]


def _run_case(file: Path, case: Case, policy: CheckedPolicy, language: str) -> _Run:
    verdict = evaluate(policy, "test", case.values, case.as_of, "all")
    failures, reasons = [], []
    outcomes: dict[str | None, str] = {r.rule.id: r.outcome.value for r in verdict.rules}
    outcomes[None] = verdict.outcome.value
    for expected in case.expectations:
        got = outcomes.get(expected.rule, "not_applicable")
        if got != expected.outcome:
            failures.append(
                codes.TEST_FAILED.at(
                    expected.span,
                    expected=f"outcome-{expected.outcome.replace('_', '-')}",
                    found=f"outcome-{got.replace('_', '-')}",
                    rule=expected.rule,
                )
            )
            reasons.append(_reason(expected.rule, verdict, policy, language))
    return _Run(file, case, tuple(failures), tuple(reasons))


def _reason(rule: str | None, verdict: Verdict, policy: CheckedPolicy, language: str) -> str:
    """Why it came out so, in the engine's words."""
    for each in verdict.rules:
        if each.rule.id == rule:
            return message(each, policy, language)
    return proposal_message(verdict, language)


def _write_junit(path: Path, runs: Sequence[_Run], language: str) -> None:
    failed = sum(bool(r.failures) for r in runs)
    suite = ElementTree.Element("testsuite", name="eligo", tests=str(len(runs)), failures=str(failed))
    for r in runs:
        case = ElementTree.SubElement(suite, "testcase", name=r.case.title, classname=str(r.file))
        for failure, reason in zip(r.failures, r.reasons, strict=True):
            text = f"{failure.span.file}:{failure.span.line}: {sentence(failure, language)}\n{reason}"
            ElementTree.SubElement(case, "failure", message=sentence(failure, language)).text = text
    try:
        write_atomically(path, ElementTree.tostring(suite, encoding="utf-8", xml_declaration=True))
    except OSError:
        raise Stop(USAGE, "cli-cannot-write", file=str(path)) from None
