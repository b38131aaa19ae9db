"""Room `cli`: `eligo check --fix`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..checking.modules import Unsaved, read_source
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.fixes import Edit, applied, chosen, fix_of
from ..text.span import Source
from .files import difference, save
from .terminal import Speaker, Stop

_MOST_PASSES = 100
"""A mistake may hide the next one; so many one behind another are no longer slips."""

_FIRST = (codes.UNKNOWN_MODULE.id, codes.UNKNOWN_TYPE.id, codes.UNKNOWN_MEMBER.id)
"""Mistakes in what a policy can talk about are fixed before others, which may only follow from them."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A mistake that was put right: how, and what stood there."""

    diagnostic: Diagnostic
    edit: Edit
    before: str


@dataclass(slots=True)
class Repairs:
    """What the files contain after the fixes, by their resolved paths, and what was fixed in each."""

    contents: dict[Path, bytes] = field(default_factory=dict)
    fixes: dict[Path, list[Fix]] = field(default_factory=dict)


def repair(
    files: Sequence[Path], inspect: Callable[[Unsaved], tuple[Sequence[Diagnostic], dict[str, Source]]]
) -> Repairs:
    """Fixes what is certain in the files, in memory, until nothing more can be fixed; `inspect` checks them."""
    own = {file.resolve() for file in files}
    done = Repairs()
    earlier: set[tuple[Path, bytes]] = set()
    for _ in range(_MOST_PASSES):
        found, sources = inspect(done.contents)
        progress = False
        first = [d for d in found if d.code in _FIRST]
        for path, fixes in (_fixes(first, sources, own) or _fixes(found, sources, own)).items():
            before = done.contents.get(path) or path.read_bytes()
            after = applied(before.decode("utf-8"), [fix.edit for fix in fixes]).encode("utf-8")
            if (path, after) in earlier:
                continue
            earlier |= {(path, before), (path, after)}
            done.contents[path] = after
            done.fixes.setdefault(path, []).extend(fixes)
            progress = True
        if not progress:
            break
    return done


def _fixes(found: Sequence[Diagnostic], sources: dict[str, Source], own: set[Path]) -> dict[Path, list[Fix]]:
    """The fixes that can be made at once, by file; a file may be known under two names."""
    fixes: dict[Path, dict[tuple[int, int], Fix]] = {}
    for diagnostic in found:
        source, path = sources.get(diagnostic.span.file), Path(diagnostic.span.file).resolve()
        edit = fix_of(diagnostic, source) if source and path in own else None
        if source and edit:
            place = edit.span
            fix = Fix(diagnostic, edit, source.text[place.start : place.end])
            fixes.setdefault(path, {}).setdefault((place.start, place.end), fix)
    made: dict[Path, list[Fix]] = {}
    for path, by_place in fixes.items():
        together = chosen(fix.edit for fix in by_place.values())
        made[path] = [by_place[edit.span.start, edit.span.end] for edit in together]
    return made


def tell(done: Repairs, remaining: Sequence[Diagnostic], files: Sequence[Path], speaker: Speaker, message: str) -> None:
    """Says what was fixed, or would be: every fix on a line, and in `message` how many of the mistakes of each file."""
    names = {file.resolve(): str(file) for file in files}
    left: dict[Path, int] = {}
    for path in [Path(d.span.file).resolve() for d in remaining]:
        left[path] = left.get(path, 0) + 1
    for path, fixes in done.fixes.items():
        for fix in fixes:
            kind = "replaced" if fix.before and fix.edit.text else "removed" if fix.before else "inserted"
            speaker.tell(
                f"cli-fix-{kind}",
                place=f"{names[path]}:{fix.edit.span.line}:{fix.edit.span.column}",
                code=fix.diagnostic.code,
                before=" ".join(fix.before.split()),
                after=" ".join(fix.edit.text.split()),
            )
        count = len(fixes)
        speaker.tell(message, fixed=count, found=count + left.get(path, 0), file=names[path])


def write(done: Repairs) -> None:
    """Writes every file that was fixed, whole or not at all; one that cannot be written does not hold up the others."""
    refused: list[Stop] = []
    for path, content in done.contents.items():
        try:
            save(path, content)
        except Stop as stop:
            refused.append(stop)
    if refused:
        raise refused[0]


def show_difference(done: Repairs, files: Sequence[Path], speaker: Speaker) -> None:
    """Prints what the fixes would change."""
    for file in files:
        before, after = read_source(file), read_source(file, done.contents)
        if before.value is not None and after.value is not None and before.value != after.value:
            speaker.result(difference(before.value, after.value.text))
