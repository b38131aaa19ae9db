"""Room `cli`: policy files named on the command line, and how they are changed."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..data.writers import Content, write_atomically
from ..text.span import Source
from .terminal import USAGE, Speaker, Stop


def pol_files(paths: Sequence[Path]) -> Iterator[Path]:
    """The `.pol` files at the paths, folders searched, each once; stops where a path does not exist."""
    seen = set[str]()
    for path in paths:
        if not path.exists():
            raise Stop(USAGE, "cli-no-such-path", path=str(path))
        for file in sorted(path.rglob("*.pol")) if path.is_dir() else [path]:
            # A link that leads to itself is no file, and `Path.resolve` fails on it.
            if file.is_file() and os.path.realpath(file) not in seen:
                seen.add(os.path.realpath(file))
                yield file


def save(file: Path, content: Content) -> None:
    """Writes a file, whole or not at all; stops the command where that is impossible."""
    try:
        write_atomically(file, content)
    except OSError:
        raise Stop(USAGE, "cli-cannot-write", file=str(file)) from None


def give(content: str | bytes, output: Path | None, speaker: Speaker) -> None:
    """Prints a text, or writes it, or what is no text, to a file and says so."""
    if output is None:
        assert isinstance(content, str)
        speaker.result(content)
    else:
        save(output, content)
        speaker.tell("cli-written", file=str(output))


def difference(before: Source, after: str) -> str:
    """What changes in a source, as a unified diff."""
    lines = difflib.unified_diff(
        before.text.splitlines(keepends=True), after.splitlines(keepends=True), before.name, before.name
    )
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)
