"""Room `checking`: checked policies kept between runs, as data, in the user's own cache folder.

What is kept of a file holds while the engine is the same and the disk still answers each question in the same way that
was asked when the file was understood: what the files hold, and which files are not there. Anything else is ignored,
and written anew. Only policies without a mistake are kept, and files that are no policies.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from ..text.caching import cache_folder
from ..text.diagnostics import Result
from ..text.shipped import shipped
from .disk import Answer, Disk, Inquiry
from .policy import CheckedPolicy
from .stored import NotStorable, read, written

MOST_KEPT = 256
MOST_BYTES = 48_000_000
_LARGEST = 8_000_000
_ABANDONED = 3600
"""Seconds after which a file that was never finished belongs to nobody."""
_MODULE = "module"
"""What is kept of a file that holds no policy."""


def understood(path: Path, disk: Disk | None = None) -> Result[CheckedPolicy]:
    """The checked policy of a file; where there is none, the diagnostics that say why."""
    disk = disk or Disk()
    kept = _kept(path, disk)
    if isinstance(kept, CheckedPolicy):
        return Result(kept)
    from .loader import understand

    inquiry = Inquiry(disk)
    result = understand(path, inquiry)
    if result.value is not None:
        _keep(path, inquiry, result.value)
    return result


def understood_if_policy(path: Path, disk: Disk) -> Result[CheckedPolicy] | None:
    """The same of a file in a folder; None where it is a module for others to use."""
    kept = _kept(path, disk)
    if isinstance(kept, CheckedPolicy):
        return Result(kept)
    if kept == _MODULE:
        return None
    from .modules import gather, has_policy

    inquiry = Inquiry(disk)
    gathered = gather(path, inquiry=inquiry)
    if has_policy(gathered):
        return understood(path, disk)
    if not gathered.diagnostics:
        _keep(path, inquiry, None)
    return None


def asked_for(paths: Sequence[Path]) -> list[tuple[str, str, Answer]] | None:
    """What was asked of the disk to understand files; None where that is not kept of one of them."""
    folder = _folder()
    found: dict[tuple[str, str], Answer] = {}
    for path in paths:
        entry = None if folder is None else _entry(folder, path)
        try:
            asked = json.loads(_own_content(entry).split(b"\n", 2)[1]) if entry is not None else None
        except (OSError, ValueError, IndexError):
            return None
        if asked is None:
            return None
        found.update({(str(kind), str(name)): answer for kind, name, answer in asked})
    return [(kind, name, answer) for (kind, name), answer in found.items()]


# ── the entries ───────────────────────────────────────────────────────────────────────────
# An entry has three lines: the hash of the others, what was asked of the disk, and the policy.


def _kept(path: Path, disk: Disk) -> CheckedPolicy | str | None:
    """What is kept of a file: its policy, that it has none, or nothing that holds."""
    folder = _folder()
    if folder is None:
        return None
    entry = _entry(folder, path)
    if entry is None:
        return None
    try:
        mark, _, body = _own_content(entry).partition(b"\n")
        asked, _, content = body.partition(b"\n")
        if mark != _mark(body) or not disk.still(
            [(str(kind), str(name), answer) for kind, name, answer in json.loads(asked)]
        ):
            return None
        return read(content.decode()) if content else _MODULE
    except (NotStorable, OSError, ValueError, TypeError):
        return None


def _keep(path: Path, inquiry: Inquiry, checked: CheckedPolicy | None) -> None:
    """Keeps what a file came to; where that is impossible, the next run understands the file anew."""
    folder = _folder()
    entry = None if folder is None else _entry(folder, path)
    if folder is None or entry is None:
        return
    import tempfile

    try:
        asked = json.dumps([[*question, answer] for question, answer in inquiry.asked.items()])
        body = f"{asked}\n{'' if checked is None else written(checked)}".encode()
        if len(body) > _LARGEST:
            return
        folder.mkdir(mode=0o700, exist_ok=True)
        # `mkstemp` makes a file that nobody else may read.
        descriptor, unfinished = tempfile.mkstemp(dir=folder, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(_mark(body) + b"\n" + body)
            os.replace(unfinished, entry)
        except BaseException:
            Path(unfinished).unlink(missing_ok=True)
            raise
        _make_room(folder)
    except (NotStorable, OSError):
        return


def _make_room(folder: Path) -> None:
    """Removes the entries that were written first, where there are too many or they are too large."""
    found = []
    for file in folder.iterdir():
        seen = file.stat()
        if file.suffix == ".part" and seen.st_mtime < time.time() - _ABANDONED:
            file.unlink(missing_ok=True)
        elif file.suffix == ".json":
            found.append((seen.st_mtime_ns, seen.st_size, file))
    found.sort(reverse=True)
    size = 0
    for number, (_, bytes_of_file, file) in enumerate(found):
        size += bytes_of_file
        if number >= MOST_KEPT or size > MOST_BYTES:
            file.unlink(missing_ok=True)


def _own_content(entry: Path) -> bytes:
    """What an entry holds; refused where somebody else could have written it."""
    with entry.open("rb") as stream:
        seen = os.fstat(stream.fileno())
        if hasattr(os, "getuid") and (seen.st_uid != os.getuid() or seen.st_mode & 0o022):
            raise PermissionError(str(entry))
        return stream.read(_LARGEST + 1)


def _mark(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode()


def _folder() -> Path | None:
    whole = cache_folder()
    return None if whole is None else whole / "policies"


def _entry(folder: Path, path: Path) -> Path | None:
    """The file for what is kept of a path; its name tells the engine, and the folder from which the path leads."""
    try:
        seen_from = os.getcwd()
        engine = _engine()
    except OSError:
        return None
    named = "\0".join((engine, seen_from, str(path)))
    return folder / f"{hashlib.sha256(os.fsencode(named)).hexdigest()[:32]}.json"


@lru_cache(maxsize=1)
def _engine() -> str:
    """What tells one engine from another: everything from which a checked policy is made, as it lies on the disk."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256(sys.version.encode())
    for folder in (package / "text", package / "syntax", package / "checking", shipped("grammar")):
        digest.update(os.fsencode(folder))
        for file in sorted(os.scandir(folder), key=lambda found: found.name):
            if file.is_file():
                seen = file.stat()
                # A time of change cannot be set by whoever copies files, as the others can.
                said = f"{file.name} {seen.st_size} {seen.st_mtime_ns} {seen.st_ctime_ns}\n"
                digest.update(os.fsencode(said))
    return digest.hexdigest()
