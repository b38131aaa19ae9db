"""Room `data`: results → files, whole or not at all, and CSV that no spreadsheet executes."""

from __future__ import annotations

import csv
import io
import os
import stat
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import IO, TypeAlias

Content: TypeAlias = bytes | str | Callable[[IO[bytes]], None]
Cell: TypeAlias = str | int | Decimal | bool | None

FORMULA_STARTS = "=+-@\t\r\n|\uff1d\uff0b\uff0d\uff20"
"""What a spreadsheet takes for the beginning of a formula."""


def write_atomically(path: Path, content: Content) -> None:
    """Write a file under a temporary name beside it, then rename it: readers see the old file or the new one.

    A link stays, and the file that it leads to is written; a file keeps its mode, and one that nobody may write is
    refused, although it could be renamed away. What is no file, such as `/dev/null`, is written as it is.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            _put(content, stream)
        return
    import tempfile

    path = Path(os.path.realpath(path))
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else _usual_mode()
    if not mode & 0o222:
        raise PermissionError(str(path))
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            _put(content, stream)
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _put(content: Content, stream: IO[bytes]) -> None:
    if callable(content):
        content(stream)
    else:
        stream.write(content.encode("utf-8") if isinstance(content, str) else content)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def protected(value: Cell) -> str:
    """A cell of a CSV file: text that a spreadsheet would take for a formula gets an apostrophe, numbers stay."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{value}" if value.lstrip(" ")[:1] in tuple(FORMULA_STARTS) else value
        case Decimal():
            return format(value, "f")
        case _:
            return str(value)


def csv_text(rows: Iterable[Sequence[Cell]], delimiter: str = ",") -> str:
    """The rows as CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([protected(cell) for cell in row] for row in rows)
    return text.getvalue()
