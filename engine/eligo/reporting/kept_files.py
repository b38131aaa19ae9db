"""Room `reporting`: what a folder of reports holds already, so that a run that was broken off can go on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from ..data.writers import write_atomically

NAME = ".eligo-reports.jsonl"
"""The list of the reports in a folder, a line each; the later line counts."""
_LARGEST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One report: its name in the folder, the fingerprints of what it was made from and of its bytes, and when."""

    file: str
    mark: str
    sha256: str
    at: str

    @property
    def moment(self) -> datetime | None:
        """When it was made; None where that is not said."""
        with suppress(ValueError):
            return datetime.fromisoformat(self.at)
        return None

    def stands_in(self, folder: Path) -> bool:
        """Whether the file is there, byte for byte."""
        try:
            return sha256((folder / self.file).read_bytes()).hexdigest() == self.sha256
        except OSError:
            return False


def entries_in(folder: Path) -> dict[str, Entry]:
    """The reports that the list of a folder names, by their names; what is not understood of it is left out."""
    found: dict[str, Entry] = {}
    path = folder / NAME
    try:
        if path.stat().st_size > _LARGEST:
            return {}
        with path.open(encoding="utf-8", errors="replace") as lines:
            for line in lines:
                entry = _entry(line)
                if entry is not None:
                    found[entry.file] = entry
    except OSError:
        return {}
    return found


def _entry(line: str) -> Entry | None:
    try:
        # The last line of a run that was killed may be cut off.
        given = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(given, Mapping) or set(given) != {"file", "mark", "sha256", "at"}:
        return None
    texts = {key: value for key, value in given.items() if isinstance(value, str)}
    return Entry(**texts) if len(texts) == len(given) else None


def begin(folder: Path, *, resume: bool) -> None:
    """Makes ready the list of a folder: an empty one, or that of a run that is gone on with."""
    if not resume:
        write_entries(folder, ())
        return
    for leftover in (*folder.glob(".*.part"), *folder.glob("*/.*.part")):
        # What a run that was killed had not finished: a report, the list itself, or the archive.
        with suppress(OSError):
            leftover.unlink()
    path = folder / NAME
    if path.exists() and not path.read_bytes()[-1:] in (b"", b"\n"):
        with path.open("ab") as stream:
            stream.write(b"\n")


def add_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Adds reports to the list of a folder."""
    with (folder / NAME).open("ab") as stream:
        stream.write(b"".join(map(_line, entries)))


def write_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Replaces the list of a folder."""
    write_atomically(folder / NAME, b"".join(map(_line, sorted(entries, key=lambda entry: entry.file))))


def _line(entry: Entry) -> bytes:
    return (json.dumps(asdict(entry)) + "\n").encode()
