"""Room `columnar`: the parts of a batch → one file of results, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ..data.databases import Address
from ..data.duck import connect, quoted, write_parquet
from ..data.duck import text as quoted_text
from ..data.sinks import write_table
from ..data.writers import FORMULA_STARTS
from .giving import Made
from .planning import Plan
from .verdicts import result_names


def give(parts: Sequence[Path], plan: Plan, output: Path, format: str, work: Path, *, by_row: bool) -> None:
    """Write the results as ``parquet``, ``csv`` or ``arrow``; `by_row` restores the order of the input by a column of the parts."""
    if format == "parquet" and len(parts) == 1 and not by_row:
        put(parts[0], output)
        return
    give_query(Made(tuple(parts), result_names(plan), by_row), output, format, work)


def give_query(results: Made, output: Path, format: str, work: Path) -> None:
    """Write results as ``parquet``, ``csv`` or ``arrow``."""
    if format == "arrow":
        from ..data.arrow_tables import write_arrow

        write_arrow(results.query, work / "results.arrow.part", work / "spill")
        put(work / "results.arrow.part", output)
        return
    names = ", ".join(shown(name) if format == "csv" and name == "proposal" else quoted(name) for name in results.names)
    made, query = work / f"results.{format}.part", f"SELECT {names} FROM ({results.query})"
    with closing(connect(work / "spill")) as connection:
        if format == "csv":
            connection.execute(f"COPY ({query}) TO {quoted_text(str(made))} (FORMAT csv, HEADER true)")
        else:
            write_parquet(connection, query, made, len(results.names))
    put(made, output)


def give_table(parts: Sequence[Path], plan: Plan, address: Address, work: Path, *, by_row: bool) -> None:
    """Write the results as the table `verdicts` of a database; raises `DataError` where it refuses."""
    write_table(address, Made(tuple(parts), result_names(plan), by_row).query, work / "spill")


def put(made: Path, output: Path) -> None:
    """Move a finished file to its place; what is no file, such as a pipe, is written to."""
    if output.exists() and not output.is_file():
        with made.open("rb") as file, output.open("wb") as stream:
            while piece := file.read(1 << 20):
                stream.write(piece)
        return
    os.replace(made, os.path.realpath(output))


def shown(name: str) -> str:
    """A column of texts in which what a spreadsheet would take for a formula gets an apostrophe."""
    column = quoted(name)
    starts = " OR ".join(f"starts_with(ltrim({column}, ' '), {quoted_text(sign)})" for sign in FORMULA_STARTS)
    return f"CASE WHEN {starts} THEN '''' || {column} ELSE {column} END AS {column}"
