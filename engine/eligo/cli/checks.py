"""Room `cli`: `eligo check`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from ..checking.case_lint import lint_cases
from ..checking.cases import SUFFIX, policy_of, read_cases
from ..checking.checker import check
from ..checking.layer_lint import overdue
from ..checking.loader import look_through
from ..checking.modules import Unsaved, gather
from ..checking.sibling_lint import Sibling, lint_siblings, sibling
from ..text import codes
from ..text.diagnostics import Diagnostic, Severity, in_order
from ..text.fixes import fix_of
from ..text.span import Source, span_of_file
from .files import pol_files
from .findings import FORMATS, show
from .fixing import Repairs, repair, show_difference, tell, write
from .sources import day_of
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, chosen, language_chosen


@dataclass(slots=True)
class _Seen:
    today: date
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)
    siblings: list[Sibling] = field(default_factory=list)
    open: dict[str, tuple[int, int]] = field(default_factory=dict)
    """For each policy with rules that no source of its call confirms: how many, and of how many."""


@dataclass(frozen=True, slots=True)
class Fixing:
    """Whether to fix what is certain, and whether only to show it."""

    asked: bool = False
    shown_only: bool = False


def run(
    paths: Sequence[Path], format: str, language: str | None, fixing: Fixing = Fixing(), as_of: str | None = None
) -> int:
    """Checks every file; 1 where there are errors, 5 where there is nothing to check."""
    chosen(format, FORMATS, "--format")
    asked = Speaker(language_chosen(language))
    today = day_of(as_of) or date.today()
    if fixing.shown_only and format != "text":
        raise asked.stop(USAGE, "cli-diff-is-text", format=format)
    files = list(pol_files(paths))
    if not files:
        raise asked.stop(NOTHING, "cli-no-policies", path=", ".join(str(p) for p in paths))
    repairs = repair(files, partial(_looked_at, files, today)) if fixing.asked or fixing.shown_only else Repairs()
    seen = _look(files, {} if fixing.shown_only else repairs.contents, today)
    found = in_order(seen.diagnostics)
    speaker = Speaker(language_chosen(language, seen.languages[0] if seen.languages else None))
    errors = sum(d.severity is Severity.ERROR for d in found)
    if fixing.shown_only:
        show_difference(repairs, files, speaker)
        tell(repairs, in_order(_look(files, repairs.contents, today).diagnostics), files, speaker, "cli-would-fix")
    else:
        write(repairs)
        show(found, seen.sources, format, speaker, files)
        tell(repairs, found, files, speaker, "cli-fixed")
    if format == "text":
        checked = {str(file.resolve()) for file in files}
        for name, taken in sorted(seen.taken.items()):
            if str(Path(taken).resolve()) not in checked:
                speaker.tell("cli-module-taken", module=name, file=taken)
    _tell_unconfirmed(seen, format, speaker)
    speaker.tell("cli-checked", files=len(files), errors=errors, warnings=len(found) - errors)
    fixable = sum(d.span.file in seen.sources and fix_of(d, seen.sources[d.span.file]) is not None for d in found)
    if fixable and format == "text" and not fixing.shown_only:
        speaker.tell("cli-fixable", count=fixable)
    return FINDINGS if errors or (fixing.shown_only and repairs.fixes) else 0


def _look(files: Sequence[Path], unsaved: Unsaved, today: date) -> _Seen:
    seen = _Seen(today)
    for file in files:
        if file.name.endswith(SUFFIX):
            _check_tests(file, seen, unsaved)
        else:
            _check_policy(file, seen, unsaved)
    seen.diagnostics += lint_siblings(seen.siblings)
    return seen


def _looked_at(files: Sequence[Path], today: date, unsaved: Unsaved) -> tuple[Sequence[Diagnostic], dict[str, Source]]:
    seen = _look(files, unsaved, today)
    return in_order(seen.diagnostics), seen.sources


def _check_policy(file: Path, seen: _Seen, unsaved: Unsaved) -> None:
    gathered = gather(file, unsaved)
    seen.sources |= gathered.sources
    if gathered.modules:
        seen.languages.append(gathered.modules[-1].file.language)
    result = look_through(gathered)
    seen.diagnostics += result.diagnostics
    if gathered.modules and not gathered.modules[-1].file.declarations and not result.diagnostics:
        seen.diagnostics.append(codes.NO_POLICY.at(span_of_file(str(file))))
    if result.value is not None and result.value.policy is not None:
        policy = result.value.policy
        seen.siblings.append(sibling(policy, gathered))
        if policy.unconfirmed:
            seen.open[policy.name] = (len(policy.unconfirmed), len(policy.rules))
        seen.diagnostics += overdue(policy, gathered.modules[-1].file, seen.today)
    seen.taken |= {m.name: m.source.name for m in gathered.modules if m.name}


def _tell_unconfirmed(seen: _Seen, format: str, speaker: Speaker) -> None:
    """Says how many rules rest on no source of their call: in each policy, and where there are several in all."""
    if format != "text" or not seen.open:
        return
    for name, (without, rules) in sorted(seen.open.items()):
        speaker.tell("cli-unconfirmed-rules", policy=name, n=without, all=rules)
    if len(seen.open) > 1:
        total = sum(without for without, _ in seen.open.values())
        speaker.tell("cli-unconfirmed-all", n=total, policies=len(seen.open))


def _check_tests(file: Path, seen: _Seen, unsaved: Unsaved) -> None:
    beside = policy_of(file)
    if not beside.is_file():
        seen.diagnostics.append(codes.NO_TESTED_POLICY.at(span_of_file(str(file)), file=str(beside)))
        return
    checked = check(gather(beside, unsaved)).value
    policy = checked.policy if checked else None
    if policy is not None:
        result, source = read_cases(file, policy, unsaved)
        seen.diagnostics += [*result.diagnostics, *lint_cases(result.value or (), policy)]
        if source is not None:
            seen.sources[source.name] = source
