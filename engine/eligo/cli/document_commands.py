"""Room `cli`: the commands about reports and their options, as `commands` takes them up."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .options import AsOf, Data, Language, MappingFile, PolicyPath, ThemeFile


def report(
    policy: PolicyPath,
    data: Data,
    folder: Annotated[Path, typer.Option("--output", "-o")],
    format: Annotated[str, typer.Option("--format")] = "html",
    as_of: AsOf = None,
    mapping: MappingFile = None,
    letter_template: Annotated[Path | None, typer.Option("--template", metavar="FILE")] = None,
    reference: Annotated[str | None, typer.Option("--reference")] = None,
    dated: Annotated[str | None, typer.Option("--dated", metavar="YYYY-MM-DD")] = None,
    deadline: Annotated[str | None, typer.Option("--deadline", metavar="YYYY-MM-DD")] = None,
    confirmed: Annotated[list[str] | None, typer.Option("--confirmed", metavar="ID")] = None,
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, max=256)] = None,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    zip: Annotated[bool, typer.Option("--zip")] = False,
    language: Annotated[str | None, typer.Option("--language", "-l")] = None,
    theme: ThemeFile = None,
    audience: Annotated[str, typer.Option("--audience", "-a")] = "officer",
) -> None:
    """Write a report on every proposal, and an overview of all."""
    from .reports import Request, run

    asked = Request(policy, tuple(data), folder, format, language, as_of, mapping, theme, audience)
    asked = asked.about_letters(letter_template, reference, dated, deadline, tuple(confirmed or ()))
    raise typer.Exit(run(asked.about_volume(jobs, resume=resume, zip=zip)))


def verify(
    report: Annotated[Path, typer.Argument(metavar="REPORT")],
    data: Annotated[list[str], typer.Option("--data", "-d", metavar="DATA")],
    policy: Annotated[Path | None, typer.Option("--policy", "-p", metavar="POLICY")] = None,
    mapping: MappingFile = None,
    language: Language = None,
) -> None:
    """Derive the verdict of a report again and say whether it still holds."""
    from .verifying import Request, run

    raise typer.Exit(run(Request(report, tuple(data), policy, mapping, language)))
