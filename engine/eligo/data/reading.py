"""Room `data`: files, folders and standard input → one batch; the door of the room."""

from __future__ import annotations

import io
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeAlias, assert_never

from ..checking.schema import Schema
from ..text.diagnostics import in_order
from . import codes
from .arrow_files import as_parquet, is_arrow
from .csv_files import csv_kind, read_csv
from .databases import address_of, address_of_file, listed, read_database, told
from .json_files import json_line_values, json_value, read_json, read_json_lines
from .parquet_files import ENDING, columnar_kind, read_parquet
from .prepare import Reader, Unknown, reader_for
from .records import Batch, Proposal, Reason, Rejected, reason, unusable
from .registers import Registers
from .tables import ROOT, Table, assemble

if TYPE_CHECKING:
    from .mapping import Mapping

Outcome: TypeAlias = Proposal | Rejected

LARGEST_FILE = 2_000_000_000
STANDARD_INPUT = "-"
_LATER = {".ods", ".xls", ".db", ".sqlite", ".duckdb"}
_LINES = {".jsonl", ".ndjson"}
_JSON = {".json", *_LINES}
_MOST_PLACES = 3


@dataclass(slots=True)
class _Tables:
    """Tables that belong together, and where their proposals stand in the batch."""

    tables: list[Table] = field(default_factory=list)


_Part: TypeAlias = "list[Outcome] | _Tables"
Lines: TypeAlias = Callable[[str, int], list[Outcome]]
"""Reads the JSON Lines of a source, which is the n-th part of the data."""


def read(sources: Sequence[str], schema: Schema, *, stdin: IO[bytes] | None = None) -> Batch:
    """Everything in the sources as one set of data; raises `DataError` where a source cannot be read at all."""
    unknown: Unknown = {}
    registers = Registers(schema, unknown)
    found = outcomes_of(sources, schema, unknown, registers, stdin=stdin)
    outcomes = each_id_once([o for several in found for o in several])
    return Batch(
        tuple(registers.filled(o) for o in outcomes if isinstance(o, Proposal)),
        tuple(o for o in outcomes if isinstance(o, Rejected)),
        in_order([*unknown.values(), *registers.warnings]),
    )


def outcomes_of(
    sources: Sequence[str],
    schema: Schema,
    unknown: Unknown,
    registers: Registers,
    *,
    stdin: IO[bytes] | None = None,
    lines: Lines | None = None,
) -> list[list[Outcome]]:
    """What comes out of the sources, in their order, and last the rows that belong to no proposal.

    `lines` reads JSON Lines in another way, and returns what it leaves to us.
    """
    reader = reader_for(schema)
    parts: list[_Part] = []
    loose: _Tables | None = None
    for source in sources:
        path = Path(source)
        if source != STANDARD_INPUT and _is_table(path):
            if loose is None:
                loose = _Tables()
                parts.append(loose)
            loose.tables.append(_single_table(path, source, schema))
        elif source != STANDARD_INPUT and (name := register_file(path, registers)) is not None and _exists(path):
            read_register(name, path, source, registers, reader)
        elif lines is not None and _is_lines(source, path):
            parts.append(lines(source, len(parts)))
        else:
            parts.append(_part(source, path, schema, reader, unknown, registers, stdin))
    containers = [part for part in parts if isinstance(part, _Tables)]
    for container in containers:
        container.tables = registers.out_of(container.tables)
        _each_once(container.tables)
    tables = [t for c in containers for t in c.tables]
    if tables and not any(t.kind == ROOT for t in tables):
        raise unusable(codes.NO_PROPOSALS_TABLE, tables[0].file)
    if sources and not tables and all(isinstance(part, _Tables) for part in parts):
        raise unusable(codes.NO_TABLES, told(sources[0]), found=listed([Path(told(source)).name for source in sources]))
    joined, lost = assemble([c.tables for c in containers], schema, unknown)
    of_tables: Iterator[list[Outcome]] = iter(joined)
    return [*(next(of_tables) if isinstance(part, _Tables) else part for part in parts), list(lost)]


def read_mapped(sources: Sequence[str], schema: Schema, mapping: Mapping) -> Batch:
    """Everything in an export of another system, read through a mapping; files of registers may stand beside it.

    Raises `MappingError` where the mapping does not fit the records, `DataError` where a source cannot be read.
    """
    # Rows set aside on the disk take a library that reading without a mapping does not want.
    from .exports import mapped, warnings_of
    from .mapping_report import MappingReport

    unknown: Unknown = {}
    reader, registers = reader_for(schema), Registers(schema, unknown)
    exports: list[str] = []
    for source in sources:
        name = register_file(Path(source), registers)
        if name is not None and _exists(Path(source)):
            read_register(name, Path(source), source, registers, reader)
        else:
            exports.append(source)
    report = MappingReport(mapping.name)
    outcomes = each_id_once(list(mapped(exports, mapping, schema, report)))
    return Batch(
        tuple(registers.filled(o) for o in outcomes if isinstance(o, Proposal)),
        tuple(o for o in outcomes if isinstance(o, Rejected)),
        in_order([*warnings_of(mapping, schema), *unknown.values(), *registers.warnings]),
        report,
    )


def _part(
    source: str,
    path: Path,
    schema: Schema,
    reader: Reader,
    unknown: Unknown,
    registers: Registers,
    stdin: IO[bytes] | None,
) -> _Part:
    if source == STANDARD_INPUT:
        content = (stdin or sys.stdin.buffer).read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise _too_large(source)
        return read_json_lines(_lines(content), source, reader, unknown)
    ending = path.suffix.casefold()
    if (database := address_of(source) or address_of_file(path, source)) is not None:
        return _Tables(read_database(database, schema))
    if not _exists(path):
        raise unusable(codes.NO_SUCH_FILE, source)
    if path.is_dir():
        return _folder(path, source, schema, registers, reader)
    if ending in _LATER:
        raise unusable(codes.NOT_YET_SUPPORTED, source, kind=ending[1:])
    match ending:
        case ".json":
            return read_json(content_of(path, source), source, reader, unknown, registers)
        case ".jsonl" | ".ndjson":
            return read_json_lines(_lines(content_of(path, source)), source, reader, unknown)
        case ".yaml" | ".yml":
            # The library for YAML is wanted here only.
            from .yaml_files import read_yaml

            return read_yaml(content_of(path, source), source, reader_for(schema, "spellings"), unknown)
        case ".xlsx" | ".xlsm":
            return _workbook(path, source, schema)
        case _:
            raise unusable(codes.UNKNOWN_FORMAT, source, ending=ending)


def _is_lines(source: str, path: Path) -> bool:
    return source == STANDARD_INPUT or (path.suffix.casefold() in _LINES and _exists(path) and path.is_file())


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _too_large(file: str) -> Exception:
    return unusable(codes.FILE_TOO_LARGE, file, limit=str(LARGEST_FILE // 1_000_000))


def content_of(path: Path, file: str) -> bytes:
    """The bytes of a file; raises `DataError` where it cannot be read or is too large."""
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST_FILE + 1) if path.stat().st_size <= LARGEST_FILE else None
    except OSError:
        raise unusable(codes.UNREADABLE, file) from None
    if content is None or len(content) > LARGEST_FILE:
        raise _too_large(file)
    return content


def _lines(content: bytes) -> Iterator[bytes]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    return iter(io.BytesIO(content))


def _is_table(path: Path) -> bool:
    return _exists(path) and ((path.suffix.casefold() == ".csv" and path.is_file()) or _is_columnar(path))


def _is_columnar(path: Path) -> bool:
    return path.suffix.casefold() == ENDING or (is_arrow(path) and path.is_file())


def _single_table(path: Path, source: str, schema: Schema) -> Table:
    kind = table_kind(path, schema)
    if kind is None:
        raise unusable(codes.NO_TABLES, source, found=path.name)
    return _table(path, source, kind, schema)


def table_kind(path: Path, schema: Schema) -> str | None:
    """Which table a file holds, by its name."""
    return columnar_kind(path, schema) if _is_columnar(path) else csv_kind(path, schema)


def _table(path: Path, source: str, kind: str, schema: Schema) -> Table:
    if path.suffix.casefold() == ENDING:
        return read_parquet(path, source, kind)
    if is_arrow(path):
        with tempfile.TemporaryDirectory(prefix="eligo-") as folder:
            [made] = as_parquet({path: source}, Path(folder))
            return read_parquet(made, source, kind)
    return read_csv(content_of(path, source), source, kind, schema)


def register_file(path: Path, registers: Registers) -> str | None:
    """The register that a file holds by its name."""
    return registers.named(path.stem) if path.suffix.casefold() in _JSON else None


def read_register(name: str, path: Path, source: str, registers: Registers, reader: Reader) -> None:
    """Read a register from a file of JSON or JSON Lines."""
    content = content_of(path, source)
    if path.suffix.casefold() == ".json":
        registers.add(name, json_value(content, source), source, reader)
        return
    lines = list(json_line_values(_lines(content), source))
    given = [(row, value) for row, value in lines if not isinstance(value, Reason)]
    broken = tuple(value for _, value in lines if isinstance(value, Reason))
    registers.add(name, [value for _, value in given], source, reader, [row for row, _ in given], broken)


def _folder(path: Path, source: str, schema: Schema, registers: Registers, reader: Reader) -> _Tables:
    try:
        names = sorted(p.name for p in path.iterdir())
    except OSError:
        raise unusable(codes.UNREADABLE, source) from None
    found = [(path / name, kind) for name in names if (kind := table_kind(path / name, schema)) is not None]
    others = [(path / name, register) for name in names if (register := register_file(path / name, registers))]
    if not found and not others:
        raise unusable(codes.NO_TABLES, source, found=listed(names))
    for file, register in others:
        read_register(register, file, str(file), registers, reader)
    return _Tables([_table(p, str(p), kind, schema) for p, kind in found])


def _workbook(path: Path, source: str, schema: Schema) -> _Tables:
    # The library for workbooks costs a quarter of a second to import.
    from .workbooks import read_workbook

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _too_large(source)
        tables, names = read_workbook(path, source, schema)
    except OSError:
        raise unusable(codes.UNREADABLE, source) from None
    if not tables:
        raise unusable(codes.NO_TABLES, source, found=listed(names))
    for table in tables:
        if not table.header and table.kind == ROOT:
            raise unusable(codes.EMPTY_TABLE, source, sheet=table.sheet)
    return _Tables([t for t in tables if t.header])


def _each_once(tables: Sequence[Table]) -> None:
    seen: dict[str, Table] = {}
    for table in tables:
        other = seen.setdefault(table.kind, table)
        if other is not table:
            raise unusable(
                codes.TABLE_TWICE, table.file, other=other.sheet or other.file, sheet=table.sheet or table.file
            )


def each_id_once(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes, of which those that share an id are rejected."""
    bearers = Counter(o.id for o in outcomes if o.id is not None)
    repeated = {name for name, times in bearers.items() if times > 1}
    places: dict[str, list[str]] = {}
    for o in outcomes:
        if o.id in repeated:
            places.setdefault(o.id, []).append(f"{o.file}:{o.row}")
    return [repeated_id(o, places[o.id]) if o.id in places else o for o in outcomes]


def repeated_id(outcome: Outcome, places: Sequence[str]) -> Rejected:
    """The outcome rejected, because its id stands at several places."""
    listed = ", ".join(places[:_MOST_PLACES]) + (", …" if len(places) > _MOST_PLACES else "")
    twice = reason(
        codes.DUPLICATE_ID, outcome.file, outcome.row, "id", outcome.id, (("places", listed), ("count", len(places)))
    )
    match outcome:
        case Proposal():
            return Rejected(outcome.id, outcome.file, outcome.row, (twice,))
        case Rejected():
            return replace(outcome, reasons=(*outcome.reasons, twice))
        case _:
            assert_never(outcome)
