"""Room `data`: tables that Python hands over as Arrow, made known to DuckDB without a copy of their rows."""

from __future__ import annotations

from collections.abc import Sized
from contextlib import closing
from pathlib import Path
from typing import Any

from . import codes
from .duck import Connection, connect, quoted
from .duck import text as quoted_text
from .records import unusable

EXTRA = "arrow"
RESULTS = "arrow"
AT_ONCE = 60_000
"""How many rows a batch of results holds."""

_IN_MEMORY = ("pandas", "polars", "pyarrow")
_ARRAYS = ("Table", "DataFrame", "RecordBatch")


def speaks_arrow(given: object) -> bool:
    """Whether something is a table that can be handed over: a frame, an Arrow table or reader, a relation of DuckDB."""
    return hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__") or _is_frame(given)


def _is_frame(given: object) -> bool:
    return type(given).__module__.partition(".")[0] == "pandas" and type(given).__name__ == "DataFrame"


def rows_in(given: object) -> int | None:
    """How many rows a table in memory has; None where only reading it says so."""
    return len(given) if _in_memory(given) and isinstance(given, Sized) else None


def _in_memory(given: object) -> bool:
    return type(given).__module__.partition(".")[0] in _IN_MEMORY and type(given).__name__ in _ARRAYS


def known_as(name: str, given: object, shown: str, connection: Connection, folder: Path) -> str:
    """What stands behind FROM for the table; what can be read only once is written to `folder` first.

    Raises `DataError` where it is no table, or the library for Arrow is missing.
    """
    try:
        import pyarrow
    except ImportError:
        raise _missing(shown) from None
    if not speaks_arrow(given):
        raise unusable(codes.NOT_A_TABLE, shown, kind=type(given).__name__)
    path = folder / f"{name}.parquet"
    try:
        if _in_memory(given):
            held = pyarrow.Table.from_pandas(given, preserve_index=False) if _is_frame(given) else pyarrow.table(given)
            connection.register(name, held)
            return quoted(name)
        if not hasattr(given, "__arrow_c_stream__"):
            connection.register(name, pyarrow.table(pyarrow.record_batch(given)))
            return quoted(name)
        if not path.exists():
            folder.mkdir(parents=True, exist_ok=True)
            connection.register(name, pyarrow.RecordBatchReader.from_stream(given))
            connection.execute(f"COPY (SELECT * FROM {quoted(name)}) TO {quoted_text(str(path))} (FORMAT parquet)")
            connection.unregister(name)
        return f"read_parquet({quoted_text(str(path))})"
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError, pyarrow.ArrowNotImplementedError):
        raise unusable(codes.NOT_A_TABLE, shown, kind=type(given).__name__) from None


def _missing(shown: str) -> Exception:
    return unusable(codes.NO_LIBRARY, shown, library="pyarrow", extra=EXTRA)


def stream_of(query: str, spill: Path, requested_schema: object, *, keeps: object) -> Any:
    """What a query gives as a capsule with a stream of Arrow; what it `keeps` lives as long as the stream."""
    try:
        import pyarrow
    except ImportError:
        raise _missing(RESULTS) from None
    connection = connect(spill)
    reader = connection.sql(query).to_arrow_reader(AT_ONCE)

    def batches() -> Any:
        # The files are read as the batches are asked for.
        held = (connection, keeps)
        yield from reader
        held[0].close()

    return pyarrow.RecordBatchReader.from_batches(reader.schema, batches()).__arrow_c_stream__(requested_schema)


def as_table(stream: Any) -> Any:
    """A stream of Arrow as a table in memory."""
    import pyarrow

    return pyarrow.RecordBatchReader._import_from_c_capsule(stream).read_all()


def write_arrow(query: str, path: Path, spill: Path) -> None:
    """Write what a query gives as a file of Arrow, batch by batch; raises `DataError` where the library is missing."""
    try:
        from pyarrow import ipc
    except ImportError:
        raise _missing(RESULTS) from None
    with closing(connect(spill)) as connection:
        reader = connection.sql(query).to_arrow_reader(AT_ONCE)
        with ipc.new_file(str(path), reader.schema) as writer:
            for batch in reader:
                writer.write_batch(batch)
