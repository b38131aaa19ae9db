"""Room `data`: files, folders and standard input → the columnar form, with what had to be rejected."""

from __future__ import annotations

import codecs as encodings
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO

from ..checking.schema import Schema
from ..text.diagnostics import in_order
from . import codes
from .csv_files import read_csv
from .csv_staging import CsvStaging
from .duck import Connection, text
from .json_staging import STRETCH, Bytes, JsonStaging
from .pieces import ROOT, Form, Piece
from .prepare import MOST_UNKNOWN, Unknown, reader_for
from .reading import (
    STANDARD_INPUT,
    Outcome,
    content_of,
    outcomes_of,
    read_register,
    register_file,
    repeated_id,
    table_kind,
)
from .records import Proposal, Rejected, unusable
from .registers import Registers
from .staged import Staged

Told = Callable[[int], None]
"""Hears how many bytes more were read."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_AT_ONCE = 5_000
PART = 1_000_000
"""How many pieces a part of the data may have; the number of a piece tells its part."""


def stage(
    sources: Sequence[str],
    schema: Schema,
    folder: Path,
    connection: Connection,
    *,
    stdin: IO[bytes] | None = None,
    told: Told | None = None,
    size: int = STRETCH,
) -> Staged:
    """The sources as one set of data, written to files in a folder; raises `DataError` where one cannot be read."""
    # Files are written anew under their names, which what is kept of them in memory would not notice.
    connection.execute("SET enable_external_file_cache = false")
    return _Staging(schema, folder, connection, told, size).staged(sources, stdin)


class _Staging:
    def __init__(self, schema: Schema, folder: Path, connection: Connection, told: Told | None, size: int) -> None:
        self._form = Form(schema, folder)
        self._connection = connection
        self._unknown: Unknown = {}
        self._registers = Registers(schema, self._unknown)
        self._json = JsonStaging(self._form, reader_for(schema), connection)
        self._pieces: list[Piece] = []
        self._files: dict[str, int] = {}
        self._told = told
        self._size = size

    def staged(self, sources: Sequence[str], stdin: IO[bytes] | None) -> Staged:
        """The columnar form of the sources."""

        def lines(source: str, part: int) -> list[Outcome]:
            return self._lines(source, part, stdin)

        parts = self._folder(sources) or outcomes_of(
            sources, self._form.schema, self._unknown, self._registers, stdin=stdin, lines=lines
        )
        left = [list(self._kept(outcomes, part)) for part, outcomes in enumerate(parts)]
        if not self._pieces:
            self._write([], 0, 0)
        self._form.settle(self._connection, self._pieces)
        outcomes = self._each_once(left)
        return Staged(
            self._form.pattern(ROOT),
            {name: self._form.pattern(name) for name in self._form.tables if name},
            tuple(self._files),
            self._registers,
            tuple(self._registers.filled(o) for o in outcomes if isinstance(o, Proposal)),
            tuple(o for o in outcomes if isinstance(o, Rejected)),
            in_order([*self._unknown.values(), *self._registers.warnings]),
            sum(piece.accepted for piece in self._pieces),
        )

    def _folder(self, sources: Sequence[str]) -> list[list[Outcome]] | None:
        """What is left of a folder of CSV files; None where the sources are something else, or oddly written."""
        path = Path(sources[0]) if len(sources) == 1 and sources[0] != STANDARD_INPUT else None
        if path is None or not path.is_dir():
            return None
        names = sorted(p.name for p in path.iterdir())
        found = [
            (path / n, str(path / n), k) for n in names if (k := table_kind(path / n, self._form.schema)) is not None
        ]
        kinds = [kind for _, _, kind in found]
        if ROOT not in kinds or len(set(kinds)) < len(kinds) or any(p.suffix.casefold() != ".csv" for p, _, _ in found):
            return None
        tables = [t for t in found if t[2] in self._form.tables]
        root = next(name for _, name, kind in tables if kind == ROOT)
        piece = Piece(0)
        parts = CsvStaging(self._form, self._connection, self._unknown).staged(tables, self._file(root), piece)
        if parts is None:
            return None
        self._pieces.append(piece)
        for name in names:
            if (register := register_file(path / name, self._registers)) is not None:
                read_register(register, path / name, str(path / name), self._registers, reader_for(self._form.schema))
        others = [t for t in found if t not in tables]
        self._registers.out_of([read_csv(content_of(p, f), f, k, self._form.schema) for p, f, k in others])
        return parts

    def _file(self, name: str) -> int:
        return self._files.setdefault(name, len(self._files))

    def _lines(self, source: str, part: int, stdin: IO[bytes] | None) -> list[Outcome]:
        outcomes: list[Outcome] = []
        with _opened(source, stdin, self._form.folder) as stream:
            for piece in self._json.lines(stream, source, self._file(source), part * PART, self._size, self._told):
                self._pieces.append(piece)
                for key, warning in piece.unknown.items():
                    if key not in self._unknown and len(self._unknown) < MOST_UNKNOWN:
                        self._unknown[key] = warning
                outcomes.extend(sorted((*piece.rejected, *piece.aside), key=lambda o: o.row or 0))
        return outcomes

    def _kept(self, outcomes: Sequence[Outcome], part: int) -> Iterator[Outcome]:
        """What the form does not hold; the other proposals are written to it."""
        number = part * PART + PART // 2
        several: list[Proposal] = []
        for outcome in outcomes:
            if not isinstance(outcome, Proposal) or not self._form.holds(outcome):
                yield outcome
                continue
            if len(several) >= _AT_ONCE or (several and several[0].file != outcome.file):
                self._write(several, number, self._file(several[0].file))
                number, several = number + 1, []
            several.append(outcome)
        if several:
            self._write(several, number, self._file(several[0].file))

    def _write(self, proposals: Sequence[Proposal], number: int, file: int) -> None:
        piece = Piece(number, accepted=len(proposals))
        self._form.views_of(self._connection, proposals, file, "read")
        self._form.write(self._connection, piece, "read", order=False)
        self._pieces.append(piece)

    def _each_once(self, left: Sequence[Sequence[Outcome]]) -> list[Outcome]:
        """What is left, with every bearer of an id that stands twice rejected and taken out of the form."""
        ordered = [((part, at), o) for part, outcomes in enumerate(left) for at, o in enumerate(outcomes)]
        repeated = self._repeated([o.id for _, o in ordered if o.id is not None])
        if not repeated:
            return [o for _, o in ordered]
        # The last part are rows without a proposal, which come in an order of their own.
        placed = [((part, (o.row or 0) if part < len(left) - 1 else 0, at), o) for (part, at), o in ordered]
        placed += [((part, row, 0), Proposal(i, (), file, row)) for part, row, file, i in self._bearers(repeated)]
        placed.sort(key=lambda p: p[0])
        self._form.without(self._connection, repeated)
        for piece in self._pieces:
            piece.accepted = self._count(piece)
        places: dict[str, list[str]] = {}
        for _, o in placed:
            if o.id in repeated:
                places.setdefault(o.id, []).append(f"{o.file}:{o.row}")
        return [repeated_id(o, places[o.id]) if o.id in places else o for _, o in placed]

    def _repeated(self, others: Sequence[str]) -> set[str]:
        self._connection.execute("CREATE OR REPLACE TEMP TABLE other_ids (id VARCHAR)")
        if others:
            self._connection.executemany("INSERT INTO other_ids VALUES (?)", [[i] for i in others])
        found = self._connection.execute(
            f"SELECT id FROM (SELECT id FROM read_parquet({self._pattern()}) UNION ALL SELECT id FROM other_ids)"
            " GROUP BY id HAVING count(*) > 1"
        )
        return {name for (name,) in found.fetchall()}

    def _bearers(self, repeated: set[str]) -> list[tuple[int, int, str, str]]:
        self._connection.execute("CREATE OR REPLACE TEMP TABLE repeated_ids (id VARCHAR)")
        self._connection.executemany("INSERT INTO repeated_ids VALUES (?)", [[i] for i in repeated])
        names = list(self._files)
        found = self._connection.execute(
            f"SELECT filename, row, file, id FROM read_parquet({self._pattern()}, filename = true)"
            " WHERE id IN (SELECT id FROM repeated_ids)"
        ).fetchall()
        return [(int(Path(piece).stem) // PART, row, names[file], name) for piece, row, file, name in found]

    def _count(self, piece: Piece) -> int:
        path = text(str(self._form.file(ROOT, piece.number)))
        [(count,)] = self._connection.execute(f"SELECT count(*) FROM read_parquet({path})").fetchall()
        return int(count)

    def _pattern(self) -> str:
        return text(str(self._form.pattern(ROOT)))


@contextmanager
def _opened(source: str, stdin: IO[bytes] | None, folder: Path) -> Iterator[Bytes]:
    """The bytes of a source, those of UTF-16 written anew."""
    with nullcontext(stdin or sys.stdin.buffer) if source == STANDARD_INPUT else _file(source) as stream:
        begun = stream.read(2)
        whole = _Continued(begun, stream)
        if begun not in _UTF_16:
            yield whole
            return
        again = folder / "utf8.txt"
        decoder = encodings.getincrementaldecoder("utf-16")("replace")
        with again.open("wb") as written:
            while read := whole.read(STRETCH):
                written.write(decoder.decode(read).encode("utf-8", "replace"))
            written.write(decoder.decode(b"", final=True).encode("utf-8", "replace"))
    with again.open("rb") as stream:
        yield stream
    again.unlink()


def _file(source: str) -> IO[bytes]:
    try:
        return Path(source).open("rb")
    except OSError:
        raise unusable(codes.UNREADABLE, source) from None


class _Continued:
    """A stream of which a beginning has been read."""

    def __init__(self, begun: bytes, stream: IO[bytes]) -> None:
        self._begun = begun
        self._stream = stream

    def read(self, size: int) -> bytes:
        """The next bytes, none at the end."""
        begun, self._begun = self._begun, b""
        return begun + self._stream.read(size)
