"""Room `reporting`: the reports of a batch as one ZIP archive, with the same bytes for the same reports."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from ..data.writers import write_atomically

NAME = "reports.zip"
_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that the format knows: no clock decides about the bytes."""
_UNIX, _PLAIN_FILE = 3, 0o100644


def write_zip(folder: Path, files: Iterable[str]) -> Path:
    """Packs files of a folder into an archive in it, one after another in the order of their names."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    def packed(stream: IO[bytes]) -> None:
        with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
            for name in sorted(files):
                path, entry = folder / name, ZipInfo(name, _DAY)
                entry.compress_type, entry.create_system = ZIP_DEFLATED, _UNIX
                entry.external_attr, entry.file_size = _PLAIN_FILE << 16, path.stat().st_size
                with path.open("rb") as content, archive.open(entry, "w") as member:
                    shutil.copyfileobj(content, member)

    write_atomically(folder / NAME, packed)
    return folder / NAME
