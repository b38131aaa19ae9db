"""Room `cli`: the arguments and options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Annotated

import typer

# What the names, arguments and options mean stands in `help.ftl`; the names of the parameters are its attributes.
Language = Annotated[str | None, typer.Option("--language", "-l")]
PolicyPath = Annotated[Path, typer.Argument(metavar="POLICY")]
Data = Annotated[list[str], typer.Argument(metavar="DATA...")]
Output = Annotated[Path | None, typer.Option("--output", "-o")]
OutputOrAddress = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
MappingFile = Annotated[str | None, typer.Option("--mapping", "-m", metavar="FILE")]
ThemeFile = Annotated[Path | None, typer.Option("--theme", metavar="FILE")]
AsOf = Annotated[str | None, typer.Option("--as-of", metavar="YYYY-MM-DD")]

VERDICTS = {"": "table", ".txt": "table", ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx"} | {
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".feather": "arrow",
}
"""What the end of a name says of the format of verdicts."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+]+:")


def format_of(output: str | Path | None, formats: Mapping[str, str], otherwise: str) -> str:
    """The format that the end of the name of a file asks for, where none was given; raises `Stop` where it says none.

    The address of a database, or of another machine, says nothing.
    """
    if output is None or _ADDRESS.match(str(output)):
        return otherwise
    format = formats.get(PurePath(output).suffix.casefold())
    if format is None:
        from .terminal import USAGE, Stop

        raise Stop(USAGE, "cli-no-format", file=str(output), known=", ".join(dict.fromkeys(formats.values())))
    return format
