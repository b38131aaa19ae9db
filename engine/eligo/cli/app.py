"""Room `cli`: the command line as a whole: every ending has an exit code and one clear sentence."""

from __future__ import annotations

import gc
import os
import sys

import typer

from .commands import app
from .terminal import INTERNAL, INTERRUPTED, USAGE, ReaderGone, Speaker, Stop, language_asked


def run() -> None:
    """Runs the command line; every ending has an exit code and one clear sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # Trees and verdicts hold no cycles: looking for some after every 700 new objects cost a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    try:
        completing = "_ELIGO_COMPLETE" in os.environ
        command = typer.main.get_command(app if completing else app.asked_for(sys.argv[1:]))
        if completing:
            from .completing import ready

            ready(command)
        code = command.main(prog_name="eligo", standalone_mode=False)
        sys.stdout.flush()
    except Stop as stop:
        speaker = Speaker(stop.language or language_asked(sys.argv[1:]))
        speaker.tell(stop.message, **stop.facts)
        code = stop.code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except (ReaderGone, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as wrong:  # the one place: a bug of ours becomes a sentence and a saved trace
        code = _mistake(wrong)
    sys.exit(code)


def _mistake(wrong: Exception) -> int:
    """Says what is wrong with the command line; anything else is a mistake of ours, and its trace is kept."""
    from .usage import is_usage, tell_usage

    speaker = Speaker(language_asked(sys.argv[1:]))
    if is_usage(wrong):
        tell_usage(wrong, sys.argv[1:], typer.main.get_command(app), speaker)
        return USAGE
    speaker.tell("cli-internal-error", kind=type(wrong).__name__, file=_saved_trace())
    return INTERNAL


def _saved_trace() -> str:
    """Keeps the full trace in a file of its own, and says where."""
    import tempfile
    import traceback

    descriptor, name = tempfile.mkstemp(prefix="eligo-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(traceback.format_exc())
    return name
