"""Room `data`: the columnar form of a set of data as a folder of its own, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import IO

from ..checking.schema import Schema
from . import codes, duck, staged
from .duck import text
from .pieces import ROOT
from .records import unusable
from .staged import Staged
from .staging import stage

Told = Callable[[int], None]
"""Hears how many bytes more were read."""

PROPOSALS = "proposals"


def convert(
    sources: Sequence[str],
    schema: Schema,
    folder: Path,
    *,
    stdin: IO[bytes] | None = None,
    told: Told | None = None,
) -> Staged:
    """Write the sources to a folder in the columnar form; what was written, with the names of the files.

    Raises `DataError` where a source cannot be read, `FileExistsError` where the folder holds something else, and
    `OSError` where it cannot be written; then nothing is left.
    """
    if folder.exists() and any(folder.iterdir()) and not is_form(folder):
        raise FileExistsError(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name[:40]}.", suffix=".part"))
    try:
        whole = work / "whole"
        with closing(duck.connect(work / "spill")) as connection:
            found = stage(sources, schema, work / "pieces", connection, stdin=stdin, told=told)
            if found.aside:
                raise unusable(codes.OWN_REGISTER, found.aside[0].file, found.aside[0].row or 1)
            whole.mkdir()
            names = {ROOT: whole / f"{PROPOSALS}.parquet"}
            names |= {table: whole / f"{table}.parquet" for table in found.lists}
            for table, pieces in ((ROOT, found.proposals), *found.lists.items()):
                if pieces is not None:
                    connection.execute(
                        f"COPY (SELECT * FROM read_parquet({text(str(pieces))})) TO {text(str(names[table]))}"
                        f" (FORMAT parquet, {staged.metadata(schema)})"
                    )
        for name in found.registers.names:
            (whole / f"{name}.jsonl").write_text("".join(found.registers.lines(name)), encoding="utf-8")
        _put(whole, folder, work)
    except duck.errors() as wrong:
        if type(wrong).__name__ != "IOException":
            raise
        raise OSError(str(folder)) from None
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return replace(
        found,
        proposals=folder / names[ROOT].name,
        lists={table: folder / names[table].name for table in found.lists},
    )


def is_form(folder: Path) -> bool:
    """Whether a folder is one that was made by `convert`."""
    return (folder / f"{PROPOSALS}.parquet").is_file()


def _put(whole: Path, folder: Path, work: Path) -> None:
    """The new folder in the place of the old one, which goes only when the new one is complete."""
    mask = os.umask(0)
    os.umask(mask)
    whole.chmod(0o777 & ~mask)
    if folder.exists():
        folder.rename(work / "old")
    whole.rename(folder)
