"""Room `cli`: the commands and their options; each imports its work only when it is called."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated

import typer

from .terminal import INTERNAL, INTERRUPTED, USAGE, ReaderGone, Speaker, Stop, language_asked

app = typer.Typer(
    name="eligo",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Eligo evaluates the conditions of funding calls, written in .pol files, over proposals.",
    epilog="Start with: eligo demo",
)

Language = Annotated[
    str | None, typer.Option("--language", "-l", help="Language to speak: cs or en. Default: the locale's.")
]
PolicyPath = Annotated[Path, typer.Argument(metavar="POLICY", help="A .pol file, or a folder of them.")]
Data = Annotated[
    list[str], typer.Argument(metavar="DATA...", help="JSON, JSON Lines, XLSX, a folder of CSV files, or - .")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of the screen.")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD", help="The day that counts as today.")]


@app.callback(invoke_without_command=True)
def _version(
    version: Annotated[bool, typer.Option("--version", "-V", help="Print the version and stop.")] = False,
) -> None:
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"eligo {version_of('eligo')}")
        raise typer.Exit


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Put right what is certain; say what was changed.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Change nothing; show what --fix would change.")] = False,
    format: Annotated[str, typer.Option("--format", help="text, json, sarif, github or junit.")] = "text",
    language: Language = None,
) -> None:
    """Read policies and say what is wrong with them.

    Example: eligo check policies/erasmus_plus --fix --diff
    """
    from .checks import Fixing, run

    raise typer.Exit(run(paths or [Path("policies")], format, language, Fixing(fix, diff)))


@app.command()
def fmt(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 if a file would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Change nothing; show what would change.")] = False,
    keywords: Annotated[str | None, typer.Option("--keywords", help="Translate keywords and names: cs or en.")] = None,
    language: Language = None,
) -> None:
    """Lay out policies in the house style, or translate their keywords and names.

    Example: eligo fmt lot1.pol --keywords cs --diff
    """
    from .formatting import run

    raise typer.Exit(run(paths or [Path("policies")], check, diff, keywords, language))


@app.command()
def test(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders.")] = None,
    coverage: Annotated[bool, typer.Option("--coverage", help="Say what no test has shown of the policies.")] = False,
    coverage_min: Annotated[
        int | None, typer.Option("--coverage-min", min=0, max=100, help="Exit 1 where fewer percent are shown.")
    ] = None,
    watch: Annotated[bool, typer.Option("--watch", help="Run again whenever a .pol file changes.")] = False,
    junit: Annotated[Path | None, typer.Option("--junit", help="Write the results as JUnit XML too.")] = None,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    language: Language = None,
) -> None:
    """Run the examples in *.test.pol files.

    Example: eligo test policies/erasmus_plus/alliances/seed/lot1.test.pol --coverage
    """
    from .testing import Request, run

    where = tuple(paths or [Path("policies")])
    raise typer.Exit(run(Request(where, junit, format, language, coverage, coverage_min, watch)))


@app.command()
def evaluate(
    policy: PolicyPath,
    data: Data,
    format: Annotated[str, typer.Option("--format", help="table, json, jsonl or csv.")] = "table",
    output: Output = None,
    engine: Annotated[str, typer.Option("--engine", help="auto or interpreter.")] = "auto",
    as_of: AsOf = None,
    fail_on: Annotated[str, typer.Option("--fail-on", help="Exit 1 on: fail, undecided or never.")] = "never",
    rejects: Annotated[Path | None, typer.Option("--rejects", help="Write rejected proposals here.")] = None,
    language: Language = None,
) -> None:
    """Evaluate proposals and say which pass, fail, or cannot be decided.

    Example: eligo evaluate policies/erasmus_plus/alliances/seed examples/alliances.xlsx
    """
    from .evaluating import Request, run

    raise typer.Exit(run(Request(policy, tuple(data), format, output, engine, as_of, fail_on, rejects, language)))


@app.command()
def explain(
    policy: PolicyPath,
    data: Data,
    proposal: Annotated[str, typer.Option("--proposal", help="The id of the proposal.")],
    rule: Annotated[str | None, typer.Option("--rule", help="Only this rule.")] = None,
    as_of: AsOf = None,
    language: Language = None,
) -> None:
    """Say why one proposal came out as it did.

    Example: eligo explain lot1.pol proposals.xlsx --proposal P-001 --rule countries
    """
    from .explaining import run

    raise typer.Exit(run(policy, tuple(data), proposal, rule, as_of, language))


@app.command()
def report(
    policy: PolicyPath,
    data: Data,
    folder: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")],
    format: Annotated[str, typer.Option("--format", help="html, md, or both with a comma.")] = "html",
    as_of: AsOf = None,
    language: Annotated[str, typer.Option("--language", "-l", help="cs, en, or both with a comma.")] = "cs,en",
) -> None:
    """Write a report on every proposal, and an overview of all.

    Example: eligo report policies/erasmus_plus/alliances/seed proposals.xlsx -o out
    """
    from .reports import run

    raise typer.Exit(run(policy, tuple(data), folder, format, as_of, language))


@app.command()
def schema(
    policy: PolicyPath,
    format: Annotated[str, typer.Option("--format", help="json-schema, xlsx or csv.")] = "json-schema",
    output: Output = None,
    language: Language = None,
) -> None:
    """Write the data form that a policy expects.

    Example: eligo schema lot1.pol --format xlsx -o form.xlsx
    """
    from .forms import run

    raise typer.Exit(run(policy, format, output, language))


@app.command()
def rule(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A code such as E0201.")],
    language: Language = None,
) -> None:
    """Explain a diagnostic code: why, a bad example and a good one.

    Example: eligo rule E0201
    """
    from .pages import run

    raise typer.Exit(run(code, language))


@app.command()
def show(
    policy: PolicyPath,
    format: Annotated[str, typer.Option("--format", help="text or json.")] = "text",
    output: Output = None,
    keywords: Annotated[str | None, typer.Option("--keywords", help="In the keywords of: cs or en.")] = None,
    language: Language = None,
) -> None:
    """Print a policy with everything that it takes over, and where each part comes from.

    Example: eligo show policies/erasmus_plus/alliances/seed/lot1.pol
    """
    from .showing import run

    raise typer.Exit(run(policy, format, output, keywords, language))


@app.command()
def demo(
    folder: Annotated[Path, typer.Option("--output", "-o", help="The folder to write to.")] = Path("out"),
    language: Language = None,
) -> None:
    """Evaluate the shipped examples, write their reports, and say what to try next.

    Example: eligo demo -o out
    """
    from .demonstration import run

    raise typer.Exit(run(folder, language))


def run() -> None:
    """Runs the command line; every ending has an exit code and one clear sentence, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    # Trees and verdicts hold no cycles: looking for some after every 700 new objects cost a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    try:
        code = app(prog_name="eligo", standalone_mode=False)
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
        names = (c.name or (c.callback.__name__ if c.callback else "") for c in app.registered_commands)
        tell_usage(wrong, sys.argv[1:], names, speaker)
        return USAGE
    speaker.tell("cli-internal-error", kind=type(wrong).__name__, file=_saved_trace())
    return INTERNAL


def _saved_trace() -> str:
    """Keeps the full trace in a file of its own, and says where."""
    descriptor, name = tempfile.mkstemp(prefix="eligo-", suffix=".txt")
    with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
        file.write(traceback.format_exc())
    return name
