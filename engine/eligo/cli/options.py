"""Room `cli`: the arguments and options that several commands share."""

from __future__ import annotations

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

_FORMATS = {".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"} | dict.fromkeys(
    (".arrow", ".feather"), "arrow"
)


def format_of(output: str | None) -> str:
    """The format that the end of the name of a file asks for, where none was given."""
    return "table" if output is None else _FORMATS.get(PurePath(output).suffix.casefold(), "table")
