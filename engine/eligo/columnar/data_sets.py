"""Room `columnar`: what people name as data → tables that queries scan, and the proposals that stand in no table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO

from ..checking.schema import Kind, Schema
from ..data import codes
from ..data.arrow_files import ENDINGS, as_parquet
from ..data.databases import address_of, address_of_file
from ..data.duck import Connection, errors, quoted
from ..data.duck import text as quoted_text
from ..data.prepare import Unknown
from ..data.records import Proposal, Rejected, unusable
from ..data.registers import Registers
from ..data.tables import LINK, ROOT, Table, key_of, kinds_by_key, places
from ..text.diagnostics import Diagnostic
from .register_tables import register_tables
from .relations import Relation, Stored

Told = Callable[[int], None]

ROW = "row_"
_OWN = "file_row_number"


@dataclass(frozen=True, slots=True)
class Source:
    """A table as it was named: its kind, what stands behind FROM, where people find it, its columns by field."""

    kind: str
    scan: str
    file: str
    sheet: str | None
    columns: Mapping[str, str]
    types: Mapping[str, str]
    parquet: str | None = None
    """The files, where they are Parquet: statistics can be read."""

    def key(self) -> str:
        """The column by which the tables are joined."""
        return self.columns["id" if self.kind == ROOT else LINK]


@dataclass(frozen=True, slots=True)
class DataSet:
    """A set of data: `proposals` and `lists` by the position of their field; `sources` are the tables as named.

    Where `clean`, every row was read before: nothing has to be looked at again, no id stands twice, no row is lost.
    `aside` and `rejected` stand in no table. `files` are names by number for rows that know theirs.
    """

    schema: Schema
    proposals: Relation
    lists: Mapping[int, Relation]
    sources: Mapping[str, Source]
    clean: bool
    aside: tuple[Proposal, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    warnings: tuple[Diagnostic, ...] = ()
    registers: Registers | None = None
    register_tables: Mapping[int, Relation] = field(default_factory=dict)
    files: tuple[str, ...] = ()


def opened(
    sources: Sequence[str],
    schema: Schema,
    folder: Path,
    connection: Connection,
    *,
    stdin: IO[bytes] | None = None,
    told: Told | None = None,
) -> DataSet:
    """The data as tables; other formats are written to `folder` first. Raises `DataError` where they cannot be read."""
    has_registers = any(f.register for f in schema.proposal.fields)
    if len(sources) == 1 and not has_registers:
        path = Path(sources[0])
        if _is_parquet(path, schema):
            return _parquet(path, sources[0], schema, connection)
        arrow = _files(path, schema, ENDINGS) if path.is_dir() else {}
        if ROOT in arrow.values():
            told_as = as_parquet({file: str(Path(sources[0]) / file.name) for file in arrow}, folder / "arrow")
            return _parquet(folder / "arrow", sources[0], schema, connection, told_as)
        if address_of(sources[0]) or (path.is_file() and address_of_file(path, sources[0])):
            return _database(sources[0], schema, folder, connection)
    return _staged(sources, schema, folder, connection, stdin, told)


def _is_parquet(path: Path, schema: Schema) -> bool:
    return path.is_dir() and ROOT in _files(path, schema).values()


def _files(folder: Path, schema: Schema, endings: Sequence[str] = (".parquet",)) -> dict[Path, str]:
    known = kinds_by_key(schema)
    found = {p: known.get(key_of(p.stem)) for p in sorted(folder.iterdir()) if p.suffix.casefold() in endings}
    return {path: kind for path, kind in found.items() if kind is not None}


# ── Parquet as it is ──────────────────────────────────────────────────────────────────────


def _parquet(
    folder: Path, name: str, schema: Schema, connection: Connection, told_as: Mapping[Path, str] | None = None
) -> DataSet:
    found: dict[str, Source] = {}
    unknown: Unknown = {}
    converted = False
    for path, kind in _files(folder, schema).items():
        files = quoted_text(str(path / "*.parquet" if path.is_dir() else path))
        shown = (told_as or {}).get(path) or str(Path(name) / path.name)
        if kind in found:
            raise unusable(codes.TABLE_TWICE, shown, other=found[kind].file, sheet=shown)
        try:
            types = types_of(connection, f"read_parquet({files})")
            marks = connection.execute(
                f"SELECT count(*) FROM parquet_kv_metadata({files}) WHERE key::VARCHAR = 'eligo_form'"
            ).fetchone()
        except errors():
            raise unusable(codes.UNREADABLE, shown) from None
        if kind == ROOT:
            converted = bool(marks[0])
        scan = _scan(path, files)
        own = ("row", "file", "position") if converted else ()
        header = tuple(n for n in types if n not in own and not n.endswith((".given", ".zone")))
        columns = {f: header[at] for f, at in places(Table(kind, shown, None, header, 1, ()), schema, unknown).items()}
        found[kind] = Source(kind, scan, shown, None, columns, types, files)
    data = of_sources(found, schema, connection, clean=converted, utc=converted, ordered=converted)
    return replace(data, warnings=tuple(unknown.values()))


def _scan(path: Path, files: str) -> str:
    """The rows with their numbers; those of a folder of files go on from file to file."""
    if not path.is_dir():
        return f"(SELECT *, {_OWN} AS {ROW} FROM read_parquet({files}, {_OWN} = true))"
    names = ", ".join(quoted_text(str(part)) for part in sorted(path.glob("*.parquet")))
    number = f"(CAST(list_position([{names}], filename) AS BIGINT) << 32) + {_OWN}"
    return (
        f"(SELECT * EXCLUDE (filename), {number} AS {ROW} FROM read_parquet({files}, {_OWN} = true, filename = true))"
    )


def types_of(connection: Connection, scan: str) -> dict[str, str]:
    """The columns of what stands behind FROM, with their types."""
    return {name: type for name, type, *_ in connection.execute(f"DESCRIBE SELECT * FROM {scan}").fetchall()}


def of_sources(
    found: Mapping[str, Source],
    schema: Schema,
    connection: Connection,
    *,
    clean: bool,
    utc: bool,
    ordered: bool,
) -> DataSet:
    """The tables as a set of data; where `ordered`, columns of ours say whether a list is known."""
    lists: dict[int, Relation] = {}
    for index, declared in enumerate(schema.proposal.fields):
        if declared.type.kind is Kind.LIST and not declared.register and declared.name in found:
            lists[index] = _relation(found[declared.name], connection, utc=utc)
    root = found[ROOT]
    given = {f.name: f"{f.name}.given" for f in schema.proposal.fields if f"{f.name}.given" in root.types and ordered}
    proposals = replace(_relation(root, connection, utc=utc), given=given)
    # Keys of two types are compared as texts.
    keys = {proposals.key.type, *(relation.key.type for relation in lists.values())}
    if len(keys) > 1 and not all(key in _WHOLE for key in keys):
        proposals = _with_text_key(proposals)
        lists = {index: _with_text_key(relation) for index, relation in lists.items()}
    return DataSet(schema, proposals, lists, found, clean)


_WHOLE = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER"}


def _with_text_key(relation: Relation) -> Relation:
    name = quoted(relation.key.name)
    scan = f"(SELECT * REPLACE (CAST({name} AS VARCHAR) AS {name}) FROM {relation.scan})"
    return replace(relation, scan=scan, key=replace(relation.key, type="VARCHAR"))


def _relation(source: Source, connection: Connection, *, utc: bool) -> Relation:
    missing = _missing(source, connection)
    key = source.key()
    fields = {f: Stored(n, source.types[n], n in missing) for f, n in source.columns.items()}
    return Relation(source.scan, Stored(key, source.types[key], key in missing), ROW, fields, utc=utc)


def _missing(source: Source, connection: Connection) -> set[str]:
    """The columns in which a value may be missing, by the statistics of the files."""
    if source.parquet is None:
        return set(source.types)
    counted = connection.execute(
        "SELECT path_in_schema, bool_and(stats_null_count = 0) "
        f"FROM parquet_metadata({source.parquet}) GROUP BY path_in_schema"
    ).fetchall()
    full = {name for name, known in counted if known}
    return {name for name in source.types if name not in full}


# ── databases ─────────────────────────────────────────────────────────────────────────────


def _database(source: str, schema: Schema, folder: Path, connection: Connection) -> DataSet:
    from ..data.exporting import export

    found: dict[str, Source] = {}
    for table in export(source, schema, folder, connection):
        scan = f"(SELECT *, {table.row} AS {ROW} FROM {table.scan})"
        types = {n: t for n, t in types_of(connection, table.scan).items() if n in table.headings}
        parquet = table.scan.removeprefix("read_parquet(")[:-1] if table.scan.startswith("read_parquet(") else None
        found[table.kind] = Source(
            table.kind, scan, table.file, table.name, {f: f for f in table.headings}, types, parquet
        )
    return of_sources(found, schema, connection, clean=False, utc=False, ordered=False)


# ── text: written as tables first ─────────────────────────────────────────────────────────


def _staged(
    sources: Sequence[str],
    schema: Schema,
    folder: Path,
    connection: Connection,
    stdin: IO[bytes] | None,
    told: Told | None,
) -> DataSet:
    from ..data.staging import stage

    staged = stage(sources, schema, folder / "staged", connection, stdin=stdin, told=told)
    found: dict[str, Source] = {}
    for kind, pattern in ((ROOT, staged.proposals), *staged.lists.items()):
        if pattern is None:
            continue
        files = quoted_text(str(pattern))
        number = f"(CAST(parse_filename(filename, true) AS BIGINT) << 32) + {_OWN}"
        scan = f"(SELECT *, {number} AS {ROW} FROM read_parquet({files}, {_OWN} = true, filename = true))"
        types = types_of(connection, f"read_parquet({files})")
        record = schema.proposal if kind == ROOT else schema.records[_listed(schema, kind)]
        columns = {f.name: f.name for f in record.fields if f.name in types}
        columns["id" if kind == ROOT else LINK] = "id" if kind == ROOT else LINK
        found[kind] = Source(kind, scan, sources[0], None, columns, types, files)
    data = of_sources(found, schema, connection, clean=True, utc=True, ordered=True)
    return replace(
        data,
        aside=tuple(staged.aside),
        rejected=tuple(staged.rejected),
        warnings=staged.warnings,
        registers=staged.registers,
        register_tables=register_tables(staged.registers, schema, connection),
        files=staged.files,
    )


def _listed(schema: Schema, kind: str) -> str:
    return next(f.type.of or "" for f in schema.proposal.fields if f.name == kind)
