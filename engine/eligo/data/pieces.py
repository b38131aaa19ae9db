"""Room `data`: the columnar form written piece by piece: what was read in Python, and what a query gives."""

from __future__ import annotations

import json
import os
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..checking.schema import Field, Schema
from . import staged
from .duck import Connection, quoted, text
from .prepare import Unknown
from .records import Proposal, Rejected

ROOT = ""
LINK = "proposal_id"


@dataclass(slots=True)
class Piece:
    """A stretch of a source: how many proposals its files hold, and what came out otherwise."""

    number: int
    accepted: int = 0
    widths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    written: dict[str, tuple[int, ...]] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    aside: list[Proposal] = field(default_factory=list)
    unknown: Unknown = field(default_factory=dict)


class Form:
    """The files of the columnar form of one schema in a folder."""

    def __init__(self, schema: Schema, folder: Path) -> None:
        self.schema = schema
        self.folder = folder
        self.able = staged.has_tables(schema)
        self.tables = {ROOT: schema.proposal.fields if self.able else ()}
        if self.able:
            self.tables |= {f.name: schema.records[f.type.of or ""].fields for f in staged.list_fields(schema)}
        self.root = [f for f in self.tables[ROOT] if f.name != "id"]
        self._registers = [i for i, f in enumerate(schema.proposal.fields) if f.register]
        for place in range(len(self.tables)):
            (folder / self._name(place)).mkdir(parents=True, exist_ok=True)

    def _name(self, place: int) -> str:
        return f"list{place}" if place else "proposals"

    def fields(self, table: str) -> Sequence[Field]:
        """The fields of a table that are its columns after the fixed ones."""
        return self.root if table == ROOT else self.tables[table]

    def pattern(self, table: str) -> Path:
        """The pattern of the files of a table."""
        return self.folder / self._name(list(self.tables).index(table)) / "*.parquet"

    def file(self, table: str, number: int) -> Path:
        """The file of a piece of a table."""
        return self.pattern(table).with_name(f"{number:09}.parquet")

    def fixed(self, table: str) -> list[str]:
        """The columns that stand before those of the fields."""
        return ["id", "row", "file"] if table == ROOT else [LINK, "position"]

    def given(self, table: str) -> list[str]:
        """The columns that say whether a list was given at all."""
        return [f"{name}.given" for name in self.tables if name] if table == ROOT else []

    def holds(self, proposal: Proposal) -> bool:
        """Whether the form can hold a proposal; not one that carries registers of its own."""
        return self.able and all(proposal.values[i] is None for i in self._registers)

    # ── proposals that were read in Python ──

    def views_of(self, connection: Connection, proposals: Sequence[Proposal], file: int, name: str) -> None:
        """Make views `name0`, `name1` … of the tables that hold these proposals."""
        path = self.folder / f"{name}.jsonl"
        longest = 0
        with path.open("wb") as stream:
            for p in proposals:
                line = json.dumps(self._told(p), ensure_ascii=False).encode() + b"\n"
                longest = max(longest, len(line))
                stream.write(line)
        types = {"id": "VARCHAR", "row": "BIGINT"} | staged.text_types(self.root)
        types |= {t: staged.struct(staged.text_types(self.tables[t])) + "[]" for t in self.tables if t}
        columns = ", ".join(f"{quoted(name)}: {text(kind)}" for name, kind in types.items())
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT r FROM (SELECT struct_pack("
            + ", ".join(f"{quoted(n)} := {quoted(n)}" for n in types)
            + f") AS r FROM read_json({text(str(path))}, format = 'newline_delimited', maximum_object_size = {longest + 1_000_000},"
            f" columns = {{{columns}}}))"
        )
        path.unlink()
        for place, table in enumerate(self.tables):
            if table == ROOT:
                head = [f"r.id AS id, r.row AS row, {file}::USMALLINT AS file"]
                listed = [f"r.{quoted(t)} IS NOT NULL AS {quoted(f'{t}.given')}" for t in self.tables if t]
                body = ", ".join([*head, *staged.from_texts(self.root, "r"), *listed])
                query = f"SELECT {body} FROM {name}"
            else:
                body = ", ".join([LINK, "position", "row", *staged.from_texts(self.tables[table], "e")])
                query = (
                    f"SELECT {body} FROM (SELECT r.id AS {LINK}, r.row AS row, generate_subscripts(r.{quoted(table)}, 1) - 1"
                    f" AS position, unnest(r.{quoted(table)}) AS e FROM {name})"
                )
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {name}{place} AS {query}")

    def _told(self, proposal: Proposal) -> dict[str, object]:
        values = dict(zip((f.name for f in self.schema.proposal.fields), proposal.values, strict=True))
        told: dict[str, object] = {"id": proposal.id, "row": proposal.row}
        told |= staged.as_texts([values[f.name] for f in self.root], self.root)
        for table, fields in self.tables.items():
            elements = values.get(table) if table else None
            if isinstance(elements, tuple):
                told[table] = [staged.as_texts(e, fields) for e in elements]  # type: ignore[arg-type]
        return told

    # ── files ──

    def write(
        self, connection: Connection, piece: Piece, views: str, *, order: bool, known: Container[str] = ()
    ) -> None:
        """Write the tables of a piece from the views; `known` are those whose numbers are small and whole."""
        for place, table in enumerate(self.tables):
            view, fields = f"{views}{place}", self.fields(table)
            names = staged.numbers(fields)
            measured: tuple[int, ...] = (0,) * len(names)
            if names and table not in known:
                measured = connection.execute(f"SELECT {', '.join(staged.widths(fields))} FROM {view}").fetchone()
            piece.widths[table] = piece.written[table] = tuple(measured)
            rank = dict(zip(names, map(staged.rank_of, measured), strict=True))
            ordered = f" ORDER BY row{', position' if place else ''}" if order else ""
            body = ", ".join([*self.fixed(table), *staged.selected(fields, rank), *map(quoted, self.given(table))])
            self._copy(connection, f"SELECT {body} FROM {view}{ordered}", self.file(table, piece.number))

    def _copy(self, connection: Connection, query: str, path: Path) -> None:
        temporary = path.with_suffix(".part")
        connection.execute(f"COPY ({query}) TO {text(str(temporary))} (FORMAT parquet, {staged.metadata(self.schema)})")
        os.replace(temporary, path)

    def settle(self, connection: Connection, pieces: Sequence[Piece]) -> None:
        """Give the numbers of all pieces the same types: the quickest ones that hold every number."""
        for table in self.tables:
            fields = self.fields(table)
            names = staged.numbers(fields)
            widths = [0] * len(names)
            for piece in pieces:
                widths = [a | b for a, b in zip(widths, piece.widths[table], strict=True)]
            rank = dict(zip(names, map(staged.rank_of, widths), strict=True))
            for piece in pieces:
                if [staged.rank_of(w) for w in piece.written[table]] != list(rank.values()):
                    columns = [*self.fixed(table), *staged.selected(fields, rank), *map(quoted, self.given(table))]
                    self._rewrite(connection, self.file(table, piece.number), ", ".join(columns), "true")

    def without(self, connection: Connection, ids: Iterable[str]) -> None:
        """Take the proposals of these ids out of every piece that holds some."""
        connection.execute("CREATE OR REPLACE TEMP TABLE unwanted (id VARCHAR)")
        connection.executemany("INSERT INTO unwanted VALUES (?)", [[i] for i in ids])
        for table in self.tables:
            key = self.fixed(table)[0]
            pattern = text(str(self.pattern(table)))
            found = connection.execute(
                f"SELECT DISTINCT filename FROM read_parquet({pattern}, filename = true)"
                f" WHERE {key} IN (SELECT id FROM unwanted)"
            ).fetchall()
            for (file,) in found:
                self._rewrite(connection, Path(file), "*", f"{key} NOT IN (SELECT id FROM unwanted)")

    def _rewrite(self, connection: Connection, path: Path, columns: str, condition: str) -> None:
        self._copy(connection, f"SELECT {columns} FROM read_parquet({text(str(path))}) WHERE {condition}", path)


def union(connection: Connection, form: Form, first: str, second: str, together: str) -> None:
    """Make views `together0` … of the rows of two sets of views."""
    for place in range(len(form.tables)):
        connection.execute(
            f"CREATE OR REPLACE TEMP VIEW {together}{place} AS"
            f" SELECT * FROM {first}{place} UNION ALL BY NAME SELECT * FROM {second}{place}"
        )
