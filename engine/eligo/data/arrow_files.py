"""Room `data`: files of Arrow (also called Feather) → Parquet, batch by batch, which everything else reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from . import codes
from .records import unusable

ENDINGS = (".arrow", ".feather")


def is_arrow(path: Path) -> bool:
    """Whether the name of a file says that it is one of Arrow."""
    return path.suffix.casefold() in ENDINGS


def as_parquet(files: Mapping[Path, str], folder: Path) -> dict[Path, str]:
    """The same tables as files of Parquet in the folder, each with the name under which its original is told of.

    Raises `DataError` where a file is none of Arrow, holds what no table of Parquet can hold, or Arrow is missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    made: dict[Path, str] = {}
    for path, name in files.items():
        made[folder / f"{path.stem}.parquet"] = name
        _written(path, folder / f"{path.stem}.parquet", name)
    return made


def _written(path: Path, made: Path, name: str) -> None:
    from .parquet_writing import EXTRA, GROUP

    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise unusable(codes.NO_LIBRARY, name, library="pyarrow", extra=EXTRA) from None
    try:
        with pyarrow.memory_map(str(path)) as stream:
            schema, batches = _batches(stream)
            with parquet.ParquetWriter(str(made), schema) as writer:
                for batch in batches:
                    writer.write_batch(batch, row_group_size=GROUP)
    except (pyarrow.ArrowException, ValueError):
        raise unusable(codes.NOT_ARROW, name) from None
    except OSError:
        # The library says so of a damaged file as well as of one that may not be read.
        raise unusable(codes.NOT_ARROW if _can_be_read(path) else codes.UNREADABLE, name) from None


def _batches(stream: Any) -> tuple[Any, Iterator[Any]]:
    """The schema and the batches of a file, which may also hold a stream."""
    import pyarrow
    from pyarrow import ipc

    try:
        file = ipc.open_file(stream)
    except pyarrow.ArrowInvalid:
        stream.seek(0)
        reader = ipc.open_stream(stream)
        return reader.schema, iter(reader)
    return file.schema, (file.get_batch(number) for number in range(file.num_record_batches))


def _can_be_read(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            stream.read(1)
    except OSError:
        return False
    return True
