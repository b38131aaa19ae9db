"""Room `cli`: the commands and their options; each imports its work only when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import document_commands
from .helping import Commands, spoken_below
from .options import (
    VERDICTS,
    AsOf,
    Data,
    Language,
    MappingFile,
    Output,
    OutputOrAddress,
    PolicyPath,
    ThemeFile,
    format_of,
)

app = Commands(name="eligo", pretty_exceptions_enable=False)
new = Commands(name="new")
app.add_typer(new)
theme_commands = Commands(name="theme")
app.add_typer(theme_commands)
template = Commands(name="template")
app.add_typer(template)


@app.callback(invoke_without_command=True)
def eligo(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", "-V")] = False,
    language: Language = None,
) -> None:
    """Evaluates the conditions of funding calls over proposals."""
    if language is not None:
        # `eligo -l cs check` is `eligo check -l cs`
        context.default_map = spoken_below(context.command, language)
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"eligo {version_of('eligo')}")
        raise typer.Exit


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    fix: Annotated[bool, typer.Option("--fix")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    format: Annotated[str, typer.Option("--format")] = "text",
    as_of: AsOf = None,
    language: Language = None,
) -> None:
    """Read policies and say what is wrong with them."""
    from .checks import Fixing, run

    raise typer.Exit(run(paths or [Path("policies")], format, language, Fixing(fix, diff), as_of))


@app.command()
def fmt(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    check: Annotated[bool, typer.Option("--check")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    keywords: Annotated[str | None, typer.Option("--keywords")] = None,
    language: Language = None,
) -> None:
    """Lay out policies in the house style, or translate their keywords and names."""
    from .formatting import run

    raise typer.Exit(run(paths or [Path("policies")], check, diff, keywords, language))


@app.command()
def test(
    paths: Annotated[list[Path] | None, typer.Argument(metavar="[PATH]...")] = None,
    coverage: Annotated[bool, typer.Option("--coverage")] = False,
    coverage_min: Annotated[int | None, typer.Option("--coverage-min", min=0, max=100)] = None,
    watch: Annotated[bool, typer.Option("--watch")] = False,
    junit: Annotated[Path | None, typer.Option("--junit")] = None,
    format: Annotated[str, typer.Option("--format")] = "text",
    language: Language = None,
) -> None:
    """Run the examples in *.test.pol files."""
    from .testing import Request, run

    where = tuple(paths or [Path("policies")])
    raise typer.Exit(run(Request(where, junit, format, language, coverage, coverage_min, watch)))


@app.command()
def evaluate(
    policy: PolicyPath,
    data: Data,
    format: Annotated[str | None, typer.Option("--format")] = None,
    output: OutputOrAddress = None,
    engine: Annotated[str, typer.Option("--engine")] = "auto",
    as_of: AsOf = None,
    fail_on: Annotated[str, typer.Option("--fail-on")] = "never",
    rejects: Annotated[Path | None, typer.Option("--rejects")] = None,
    measured: Annotated[bool, typer.Option("--measured")] = False,
    reasons: Annotated[Path | None, typer.Option("--reasons")] = None,
    since: Annotated[Path | None, typer.Option("--since", metavar="RESULTS")] = None,
    explain_plan: Annotated[bool, typer.Option("--explain-plan")] = False,
    master: Annotated[str | None, typer.Option("--master", metavar="URL")] = None,
    mapping: MappingFile = None,
    language: Language = None,
) -> None:
    """Evaluate proposals and say which pass, fail, or cannot be decided."""
    format = format or ("table" if engine == "spark" else format_of(output, VERDICTS, "table"))
    if format == "parquet" and output is not None and engine in ("auto", "duckdb") and len(data) == 1:
        # What is usual for many proposals needs next to nothing of what follows.
        from .quickly import evaluated, is_address, is_usual, options_of

        other = rejects or mapping or reasons or explain_plan or since or is_address(output)
        if is_usual(data[0], fail_on) and not other:
            code = evaluated(policy, data[0], Path(output), options_of(as_of, measured), fail_on, language)
            if code is not None:
                raise typer.Exit(code)
    from dataclasses import replace

    from .evaluating import Request, into_database, run

    file = None if output is None else Path(output)
    asked = Request(policy, tuple(data), format, file, engine, as_of, fail_on, rejects, language, mapping)
    asked = replace(asked, measured=measured, reasons=reasons, since=since, explain_plan=explain_plan)
    asked = replace(asked, address=output, master=master)
    raise typer.Exit(run(asked if output is None or engine == "spark" else into_database(asked, output)))


@app.command()
def explain(
    policy: PolicyPath,
    data: Data,
    proposal: Annotated[str, typer.Option("--proposal")],
    rule: Annotated[str | None, typer.Option("--rule")] = None,
    as_of: AsOf = None,
    mapping: MappingFile = None,
    language: Language = None,
) -> None:
    """Say why one proposal came out as it did."""
    from .explaining import run

    raise typer.Exit(run(policy, tuple(data), proposal, rule, as_of, language, mapping))


app.command()(document_commands.report)
app.command()(document_commands.verify)


@app.command()
def convert(
    policy: PolicyPath,
    data: Data,
    folder: Annotated[Path, typer.Option("--output", "-o")],
    rejects: Annotated[Path | None, typer.Option("--rejects")] = None,
    language: Language = None,
) -> None:
    """Write proposals as tables that are evaluated fastest."""
    from .converting import Request, run

    raise typer.Exit(run(Request(policy, tuple(data), folder, rejects, language)))


@app.command()
def handbook(
    policy: PolicyPath,
    output: Output = None,
    format: Annotated[str | None, typer.Option("--format")] = None,
    theme: ThemeFile = None,
    language: Language = None,
) -> None:
    """Write a policy as a document for people who never see it."""
    from .handbooks import run

    raise typer.Exit(run(policy, format, output, language, theme))


@app.command()
def schema(
    policy: PolicyPath,
    format: Annotated[str, typer.Option("--format")] = "json-schema",
    output: Output = None,
    language: Language = None,
) -> None:
    """Write the data form that a policy expects."""
    from .forms import run

    raise typer.Exit(run(policy, format, output, language))


@app.command()
def rule(
    code: Annotated[str, typer.Argument(metavar="CODE")],
    language: Language = None,
) -> None:
    """Explain a diagnostic code: why, a bad example and a good one."""
    from .pages import run

    raise typer.Exit(run(code, language))


@app.command()
def show(
    policy: PolicyPath,
    format: Annotated[str, typer.Option("--format")] = "text",
    output: Output = None,
    keywords: Annotated[str | None, typer.Option("--keywords")] = None,
    language: Language = None,
) -> None:
    """Print a policy with everything that it takes over, and where each part comes from."""
    from .showing import run

    raise typer.Exit(run(policy, format, output, keywords, language))


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD")],
    new: Annotated[Path, typer.Argument(metavar="NEW")],
    data: Annotated[list[str] | None, typer.Option("--data", "-d", metavar="DATA")] = None,
    format: Annotated[str | None, typer.Option("--format")] = None,
    output: Output = None,
    as_of: AsOf = None,
    fail_on_change: Annotated[bool, typer.Option("--fail-on-change")] = False,
    theme: ThemeFile = None,
    mapping: MappingFile = None,
    language: Language = None,
) -> None:
    """Say what changed between two policies, and which proposals come out differently."""
    from .comparing import Request, run

    raise typer.Exit(
        run(Request(old, new, tuple(data or ()), format, output, as_of, fail_on_change, language, mapping, theme))
    )


@app.command()
def mapping(
    policy: PolicyPath,
    data: Data,
    mapping: Annotated[str, typer.Option("--mapping", "-m", metavar="FILE")],
    format: Annotated[str, typer.Option("--format")] = "text",
    output: Output = None,
    language: Language = None,
) -> None:
    """Say how an export of another system is read through a mapping, and evaluate nothing."""
    from .mappings import run

    raise typer.Exit(run(policy, tuple(data), mapping, format, output, language))


@app.command()
def clauses(
    policy: PolicyPath,
    format: Annotated[str, typer.Option("--format")] = "text",
    output: Output = None,
    language: Language = None,
) -> None:
    """Print the clauses of the texts that a policy rests on, and which rules carry them."""
    from .clauses import run

    raise typer.Exit(run(policy, format, output, language))


@app.command()
def demo(
    folder: Annotated[Path, typer.Option("--output", "-o")] = Path("out"),
    language: Language = None,
) -> None:
    """Evaluate the shipped examples, write their reports, and say what to try next."""
    from .demonstration import run

    raise typer.Exit(run(folder, language))


@app.command()
def completion(
    shell: Annotated[str, typer.Argument(metavar="SHELL")],
    language: Language = None,
) -> None:
    """Print the script that makes a shell complete what is typed."""
    from .completing import run

    raise typer.Exit(run(shell, language))


@new.command("policy")
def new_policy(
    name: Annotated[str, typer.Argument(metavar="NAME")],
    output: Output = None,
    language: Language = None,
) -> None:
    """Write a policy with one rule, and its tests."""
    from .scaffolding import run_policy

    raise typer.Exit(run_policy(name, output, language))


@new.command("rule")
def new_rule(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    id: Annotated[str, typer.Argument(metavar="ID")],
    template: Annotated[str, typer.Option("--template", "-t")] = "count",
    language: Language = None,
) -> None:
    """Append a rule to a policy."""
    from .scaffolding import run_rule

    raise typer.Exit(run_rule(file, id, template, language))


@new.command("test")
def new_test(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    title: Annotated[str, typer.Argument(metavar="TITLE")],
    language: Language = None,
) -> None:
    """Append a test to the tests of a policy."""
    from .scaffolding import run_test

    raise typer.Exit(run_test(file, title, language))


@new.command("mapping")
def new_mapping(
    policy: PolicyPath,
    data: Data,
    output: Output = None,
    language: Language = None,
) -> None:
    """Write a beginning of a mapping: the columns and codes of an export, as far as they can be guessed."""
    from .mappings import run_new

    raise typer.Exit(run_new(policy, tuple(data), output, language))


@theme_commands.command("check")
def theme_check(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    language: Language = None,
) -> None:
    """Say whether a theme can be used, and what is wrong with it."""
    from .themes import run_check

    raise typer.Exit(run_check(file, language))


@theme_commands.command("new")
def theme_new(
    output: Output = None,
    language: Language = None,
) -> None:
    """Write a beginning of a theme, with comments."""
    from .themes import run_new

    raise typer.Exit(run_new(output, language))


@template.command("check")
def check_template(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...")],
    format: Annotated[str, typer.Option("--format")] = "text",
    language: Language = None,
) -> None:
    """Say what is wrong with Word templates of letters."""
    from .templates import run_check

    raise typer.Exit(run_check(files, format, language))


@template.command("new")
def new_template(
    output: Annotated[Path, typer.Option("--output", "-o")] = Path("letter.docx"),
    language: Language = None,
) -> None:
    """Write the Word template of a letter, to go on from."""
    from .templates import run_new

    raise typer.Exit(run_new(output, language))
