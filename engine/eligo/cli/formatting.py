"""Room `cli`: `eligo fmt`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..checking.modules import read_source
from ..checking.translating import translation
from ..syntax import tree
from ..syntax.formatter import changes_tree, layout
from ..syntax.keywords import LANGUAGES
from ..syntax.parser import parse
from ..text.diagnostics import Diagnostic
from ..text.span import Source
from .files import difference, pol_files, save
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, Stop, chosen, language_chosen


def run(paths: Sequence[Path], check: bool, diff: bool, keywords: str | None, language: str | None) -> int:
    """Formats every file in place, or says which would change; files with mistakes are left alone."""
    if keywords is not None:
        chosen(keywords, sorted(LANGUAGES), "--keywords")
    speaker = Speaker(language_chosen(language))
    files = list(pol_files(paths))
    if not files:
        raise Stop(NOTHING, "cli-no-policies", path=", ".join(str(p) for p in paths))
    changed, broken = 0, 0
    for file in files:
        read = read_source(file)
        parsed = parse(read.value) if read.value is not None else None
        if read.value is None or parsed is None or parsed.value is None:
            broken += 1
            found: Sequence[Diagnostic] = read.diagnostics if parsed is None else parsed.diagnostics
            speaker.diagnostics(found, {read.value.name: read.value} if read.value else {})
            continue
        text = _laid_out(parsed.value) if keywords is None else _translated(read.value, parsed.value, keywords, speaker)
        if text is None:
            broken += 1
            speaker.tell("cli-format-refused", file=str(file))
            continue
        before = _as_it_is(file)
        written = text.replace("\n", _line_end(before))
        if written == before:
            continue
        changed += 1
        if diff:
            speaker.result(difference(read.value, text))
        elif check:
            speaker.tell("cli-would-change", file=str(file))
        else:
            save(file, written)
            speaker.tell("cli-changed", file=str(file))
    speaker.tell("cli-formatted", files=len(files), changed=changed, broken=broken)
    if broken:
        return USAGE
    return FINDINGS if changed and (check or diff) else 0


def _laid_out(file: tree.File) -> str | None:
    text = layout(file)
    return None if changes_tree(file, text) else text


def _translated(source: Source, file: tree.File, language: str, speaker: Speaker) -> str | None:
    """The file with keywords and names in a language; says so where the names had to stay."""
    done = translation(source, file, language)
    if done is None:
        return None
    if done.names_kept:
        speaker.tell("cli-names-kept", file=source.name)
    return done.text


def _line_end(text: str) -> str:
    """How most lines of a text end: a checkout on Windows has other ends than the repository."""
    return "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"


def _as_it_is(file: Path) -> str:
    return file.read_bytes().decode("utf-8")
