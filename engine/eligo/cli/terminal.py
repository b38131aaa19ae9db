"""Room `cli`: what is said to the person at the terminal, in which language, and how a command ends."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from ..text.diagnostics import Diagnostic
from ..text.messages import languages, say
from ..text.span import Source

if TYPE_CHECKING:
    from ..text.rendering import Wording

FINDINGS, USAGE, INTERNAL, NOTHING, INTERRUPTED = 1, 2, 3, 5, 130
_ORDER = (INTERNAL, USAGE, FINDINGS, NOTHING, 0)

T = TypeVar("T")
_QUOTED = re.compile(r"`[^`]*`")


class Stop(Exception):
    """A command cannot go on: the message of the catalogue to say, its facts, and the exit code.

    `language` is set where the command already speaks one.
    """

    def __init__(self, code: int, message: str, /, **facts: str | int) -> None:
        super().__init__(message)
        self.code, self.message, self.facts = code, message, facts
        self.language: str | None = None


class ReaderGone(Exception):
    """Whoever read what we print has stopped reading, as `head` does."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks one language to the terminal: results to standard output, everything else to standard error."""

    language: str

    def result(self, text: str) -> None:
        """Prints a result."""
        _write(sys.stdout, text)

    def tell(self, message: str, /, **facts: str | int) -> None:
        """Says a message of the catalogue on standard error."""
        _write(sys.stderr, say(self.language, message, None, **facts) + "\n")

    def stop(self, code: int, message: str, /, **facts: str | int) -> Stop:
        """The end of the command, said in this language."""
        end = Stop(code, message, **facts)
        end.language = self.language
        return end

    def note(self, text: str) -> None:
        """Prints a ready text on standard error."""
        _write(sys.stderr, text)

    def diagnostics(self, found: Iterable[Diagnostic], sources: Mapping[str, Source], *, result: bool = False) -> None:
        """Shows diagnostics with their places; as the result of a command, or beside it."""
        listed = tuple(found)
        if not listed:
            return
        from ..text.rendering import as_text

        stream = sys.stdout if result else sys.stderr
        text = as_text(listed, sources, self.language, coloured(stream), self.wording(sources))
        if text:
            _write(stream, text if text.endswith("\n") else text + "\n")

    def wording(self, sources: Mapping[str, Source]) -> Wording:
        """Help quotes the keywords of the reader's language: this puts them into the language of the file."""
        from ..syntax.keywords import language_of, translated

        @cache
        def written_in(file: str) -> str:
            return language_of(sources[file].text)

        def reworded(file: str, text: str) -> str:
            if file not in sources:
                return text
            return _QUOTED.sub(lambda found: translated(found.group(), self.language, written_in(file)), text)

        return reworded


def _write(stream: object, text: str) -> None:
    """Writes text; characters that the terminal's encoding lacks are replaced instead of stopping the run."""
    assert hasattr(stream, "write")
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "replace").decode(encoding))
    except BrokenPipeError:
        raise ReaderGone from None


def coloured(stream: object) -> bool:
    """Whether ANSI colours may be written: only to a terminal, and never with NO_COLOR."""
    return bool(getattr(stream, "isatty", lambda: False)()) and not os.environ.get("NO_COLOR")


def language_chosen(option: str | None, default: str | None = None) -> str:
    """The language to speak: the option, else the locale's, else the default, else English."""
    if option is not None:
        if option not in languages():
            raise Stop(USAGE, "cli-unknown-language", language=option, known=", ".join(languages()))
        return option
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        wanted = os.environ.get(variable, "").lower()[:2]
        if wanted in languages():
            return wanted
    return default if default in languages() else "en"


def language_asked(arguments: Sequence[str]) -> str:
    """The language of a command line that could not be understood or carried out."""
    wanted = None
    for given, following in pairwise([*arguments, ""]):
        if given in ("--language", "-l"):
            wanted = following
        elif given.startswith("--language="):
            wanted = given.partition("=")[2]
    return language_chosen(wanted if wanted in languages() else None)


def worst(exit_codes: Iterable[int]) -> int:
    """The exit code that counts where several hold (semantics 30)."""
    return min(exit_codes, key=_ORDER.index, default=0)


def chosen(value: str, allowed: Sequence[str], option: str) -> str:
    """The value of an option that knows only some; stops with the list of them."""
    if value not in allowed:
        raise Stop(USAGE, "cli-unknown-value", option=option, value=value, known=", ".join(allowed))
    return value


@contextmanager
def progress(items: Sequence[T], language: str) -> Iterator[Iterator[T]]:
    """Goes through the items with a progress bar, if it takes long."""
    with steps(len(items), 500, language, "cli-evaluating") as step:
        yield _stepping(items, step)


def _stepping(items: Sequence[T], step: Callable[[int], None]) -> Iterator[T]:
    for item in items:
        yield item
        step(1)


@contextmanager
def steps(count: int, least: int, language: str, message: str) -> Iterator[Callable[[int], None]]:
    """What to tell of how many steps are done; shown as a bar on standard error, if that is a terminal and the steps are many."""
    if count < least or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, no_color=not coloured(sys.stderr))
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(say(language, message, None), total=count)
        yield lambda done: bar.advance(task, done)


@contextmanager
def counting(language: str, message: str = "cli-evaluating") -> Iterator[Callable[[int, int], None]]:
    """What to tell how many of how many are done; shown as a bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda done, count: None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True, no_color=not coloured(sys.stderr))
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(say(language, message, None), total=None)
        yield lambda done, count: bar.update(task, completed=done, total=count)
