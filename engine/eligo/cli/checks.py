"""Room `cli`: `eligo check`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..checking.cases import SUFFIX, policy_of, read_cases
from ..checking.checker import check
from ..checking.loader import load
from ..checking.modules import gather
from ..text import codes
from ..text.diagnostics import Diagnostic, Severity, in_order
from ..text.rendering import as_json
from ..text.span import Source, span_of_file
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, Stop, chosen, language_chosen

FORMATS = ("text", "json")


@dataclass(slots=True)
class _Seen:
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sources: dict[str, Source] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    taken: dict[str, str] = field(default_factory=dict)


def pol_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The `.pol` files at the paths, folders searched, each once; stops where a path does not exist."""
    seen = set()
    for path in paths:
        if not path.exists():
            raise Stop(USAGE, "cli-no-such-path", path=str(path))
        for file in sorted(path.rglob("*.pol")) if path.is_dir() else [path]:
            if file.resolve() not in seen and file.is_file():
                seen.add(file.resolve())
                yield file


def run(paths: Sequence[Path], format: str, language: str | None) -> int:
    """Checks every file; 1 where there are errors, 5 where there is nothing to check."""
    chosen(format, FORMATS, "--format")
    asked = Speaker(language_chosen(language))
    files = list(pol_files(paths))
    if not files:
        raise asked.stop(NOTHING, "cli-no-policies", path=", ".join(str(p) for p in paths))
    seen = _Seen()
    for file in files:
        if file.name.endswith(SUFFIX):
            _check_tests(file, seen)
        else:
            _check_policy(file, seen)
    found = in_order(seen.diagnostics)
    speaker = Speaker(language_chosen(language, seen.languages[0] if seen.languages else None))
    errors = sum(d.severity is Severity.ERROR for d in found)
    if format == "json":
        listed = as_json(found, speaker.language, speaker.wording(seen.sources))
        speaker.result(json.dumps(listed, ensure_ascii=False, indent=1) + "\n")
    else:
        speaker.diagnostics(found, seen.sources, result=True)
        for name, taken in sorted(seen.taken.items()):
            speaker.tell("cli-module-taken", module=name, file=taken)
    speaker.tell("cli-checked", files=len(files), errors=errors, warnings=len(found) - errors)
    return FINDINGS if errors else 0


def _check_policy(file: Path, seen: _Seen) -> None:
    gathered = gather(file)
    seen.sources |= gathered.sources
    if gathered.modules:
        seen.languages.append(gathered.modules[-1].file.language)
    seen.diagnostics += check(gathered).diagnostics
    seen.taken |= {m.name: m.source.name for m in gathered.modules if m.name}


def _check_tests(file: Path, seen: _Seen) -> None:
    beside = policy_of(file)
    if not beside.is_file():
        seen.diagnostics.append(codes.NO_TESTED_POLICY.at(span_of_file(str(file)), file=str(beside)))
        return
    policy = load(beside).value
    if policy is not None:
        result, source = read_cases(file, policy)
        seen.diagnostics += result.diagnostics
        if source is not None:
            seen.sources[source.name] = source
