"""Room `columnar`: the queries for policies over tables of a shape, kept between runs in the user's own cache folder.

What is kept holds while the engine, the policies and everything that they asked of the disk, the options and the shape
of the tables are the same. It is data: texts of SQL, which are run on a connection that can read and write files of the
user only as a query of this run could.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from ..checking.disk import Answer, Disk
from ..data.duck import Connection, errors, quoted, write_parquet
from ..data.duck import text as quoted_text
from ..text.caching import cache_folder
from .queries import Queries, Shared

_MOST_KEPT = 64
_LARGEST = 4_000_000


@dataclass(frozen=True, slots=True)
class Kept:
    """Queries that hold, the table of proposals with its key, the keys of the lists, and the language of the policy."""

    queries: Queries
    scan: str
    key: str
    type: str
    keys: dict[str, str]
    language: str
    by_name: bool


def shape_of(folder: Path, connection: Connection) -> str | None:
    """What the queries hang on in a folder of Parquet files: names, types, where values are missing; None if unreadable."""
    told: list[object] = []
    try:
        for path in sorted(p for p in folder.iterdir() if p.suffix.casefold() == ".parquet"):
            files = quoted_text(str(path / "*.parquet" if path.is_dir() else path))
            types = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({files})").fetchall()
            full = connection.execute(
                "SELECT path_in_schema FROM parquet_metadata("
                f"{files}) GROUP BY path_in_schema HAVING bool_and(stats_null_count = 0) ORDER BY ALL"
            ).fetchall()
            marks = connection.execute(
                f"SELECT count(*) FROM parquet_kv_metadata({files}) WHERE key::VARCHAR = 'eligo_form'"
            ).fetchall()
            # The numbers of rows hang on which files a folder holds.
            parts = sorted(part.name for part in path.glob("*.parquet")) if path.is_dir() else None
            told.append([path.name, parts, [row[:2] for row in types], full, marks])
    except (OSError, errors()):
        return None
    return json.dumps(told) if told else None


def found(policy: Path, source: str, options: str, shape: str) -> Kept | None:
    """The queries kept for a policy, or a folder of policies, over a source of that shape; None where none hold."""
    entry = _entry(policy, source, options, shape)
    if entry is None:
        return None
    try:
        with entry.open("rb") as stream:
            seen = os.fstat(stream.fileno())
            if hasattr(os, "getuid") and (seen.st_uid != os.getuid() or seen.st_mode & 0o022):
                return None
            mark, _, body = stream.read(_LARGEST).partition(b"\n")
        if mark.decode() != hashlib.sha256(body).hexdigest():
            return None
        told = json.loads(body)
        if told["files"] != _files(policy) or not Disk().still([(k, p, a) for k, p, a in told["asked"]]):
            return None
        given = told["queries"]
        shared = tuple(Shared(**each) for each in given.pop("shared"))
        tallies = tuple(tuple(each) for each in given.pop("tallies"))
        names, types = tuple(given.pop("names")), tuple(given.pop("types"))
        queries = Queries(tallies=tallies, shared=shared, names=names, types=types, **given)
        return Kept(queries, **{k: told[k] for k in ("scan", "key", "type", "keys", "language", "by_name")})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(
    kept: Kept, policy: Path, source: str, options: str, shape: str, asked: Iterable[tuple[str, str, Answer]]
) -> None:
    """Keeps queries for the next run; where that is impossible, they are made anew."""
    entry = _entry(policy, source, options, shape)
    if entry is None:
        return
    told = asdict(kept) | {"asked": list(asked), "files": _files(policy)}
    body = json.dumps(told).encode()
    if len(body) > _LARGEST - 100:
        return
    try:
        entry.parent.mkdir(mode=0o700, exist_ok=True)
        descriptor, unfinished = tempfile.mkstemp(dir=entry.parent, suffix=".part")
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
        os.replace(unfinished, entry)
        others = sorted(entry.parent.glob("*.json"), key=lambda file: file.stat().st_mtime_ns)
        for old in others[: max(0, len(others) - _MOST_KEPT)]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _files(policy: Path) -> list[str]:
    return sorted(str(p) for p in policy.rglob("*.pol")) if policy.is_dir() else [str(policy)]


def _entry(policy: Path, source: str, options: str, shape: str) -> Path | None:
    folder = cache_folder()
    if folder is None:
        return None
    try:
        named = "\0".join((_engine(), os.getcwd(), str(policy), source, options, shape))
    except OSError:
        return None
    return folder / "queries" / f"{hashlib.sha256(os.fsencode(named)).hexdigest()[:32]}.json"


@lru_cache(maxsize=1)
def _engine() -> str:
    """What tells one engine from another: everything from which queries are made, as it lies on the disk."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for room in ("text", "syntax", "checking", "data", "evaluation", "columnar"):
        for file in sorted(os.scandir(package / room), key=lambda entry: entry.name):
            if file.is_file():
                seen = file.stat()
                digest.update(f"{room} {file.name} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}\n".encode())
    return digest.hexdigest()


def number_of(connection: Connection, scan: str) -> int:
    """How many rows a table has."""
    return int(connection.execute(f"SELECT count(*) FROM {scan}").fetchone()[0])


def counted(connection: Connection, path: Path) -> list[tuple[str, bool, int]]:
    """The outcomes in a file of results: how often each, and whether a policy is named."""
    found = connection.execute(
        f"SELECT outcome, policy IS NOT NULL, count(*) FROM read_parquet({quoted_text(str(path))}) GROUP BY ALL"
    ).fetchall()
    return [(str(outcome), bool(named), int(number)) for outcome, named, number in found]


def joined(connection: Connection, parts: list[Path], names: tuple[str, ...], made: Path) -> None:
    """Write the parts as one file."""
    listed = ", ".join(quoted_text(str(part)) for part in parts)
    columns = ", ".join(map(quoted, names))
    write_parquet(connection, f"SELECT {columns} FROM read_parquet([{listed}])", made, len(names))
