"""Room `cli`: `eligo evaluate` over Parquet files with queries that an earlier run made: nothing else is imported.

Where anything is out of the ordinary, nothing is said here, and the usual way is taken.
"""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from ..columnar.bounds import SIZE, between, bounds, in_disorder, is_whole
from ..columnar.kept import Kept, counted, found, joined, number_of, shape_of
from ..columnar.queries import FACTS, Gathered, gather
from ..data.duck import Connection, connect, errors, write_parquet
from .counts import Ended
from .terminal import Speaker, counting, language_chosen


def options_of(as_of: str | None, measured: bool) -> str:
    """The options on which queries hang."""
    return f"{as_of} {measured}"


def is_usual(source: str, fail_on: str) -> bool:
    """Whether the source is a folder of Parquet files, and the options are in order."""
    try:
        return (Path(source) / "proposals.parquet").exists() and fail_on in ("never", "fail", "undecided")
    except (OSError, ValueError):
        return False


def is_address(output: str) -> bool:
    """Whether an output may be a database."""
    return ":" in output


def evaluated(policy: Path, source: str, output: Path, options: str, fail_on: str, language: str | None) -> int | None:
    """The exit code of the command; None where the usual way has to be taken."""
    work = output.absolute().parent / f".{output.name[:60]}.work"
    data = Path(source)
    if output.exists() and not output.is_file():
        return None
    try:
        work.mkdir(parents=True, exist_ok=True)
        with closing(connect(work / "spill")) as connection:
            shape = shape_of(data, connection)
            kept = None if shape is None else found(policy, source, options, shape)
            if kept is None or shape is None:
                return None
            speaker = Speaker(language_chosen(language, kept.language))
            mark = sha256("\0".join((options, shape, kept.queries.facts, *_state(data))).encode()).hexdigest()
            made = _parts(kept, connection, work, mark, speaker)
            if made is None:
                return None
            parts, number, outcomes = made
            whole = parts[0]
            if len(parts) > 1:
                whole = work / "results.parquet.part"
                joined(connection, parts, kept.queries.names, whole)
    except (OSError, errors()):
        # What is wrong is told by the usual way.
        return None
    os.replace(whole, os.path.realpath(output))
    shutil.rmtree(work, ignore_errors=True)
    speaker.tell("cli-written", file=str(output))
    ended = _ended(number, outcomes)
    ended.tell(speaker)
    return ended.exit_code(fail_on)


def _state(data: Path) -> Iterator[str]:
    for path in sorted(data.rglob("*.parquet")):
        seen = path.stat()
        yield f"{path} {seen.st_size} {seen.st_mtime_ns}"


def _parts(
    kept: Kept, connection: Connection, work: Path, mark: str, speaker: Speaker
) -> tuple[list[Path], int, Counter[tuple[str, bool]]] | None:
    """The files of results, the number of proposals and the outcomes; None where something is left to the law."""
    noted = work / "mark"
    if not noted.exists() or noted.read_text(encoding="utf-8") != mark:
        for path in work.glob("0*"):
            path.unlink()
        noted.write_text(mark, encoding="utf-8")
    number = number_of(connection, kept.scan)
    stretches: list[dict[str, str]] = [{}]
    if not is_whole(number, SIZE):
        if in_disorder(connection, kept.scan, kept.key):
            return None
        first = bounds(connection, kept.scan, kept.key, kept.type, number, SIZE)
        stretches = list(between(first, {"": kept.key, **kept.keys}))
    parts: list[Path] = []
    done, outcomes = 0, Counter[tuple[str, bool]]()
    with counting(speaker.language) as progress:
        for place, conditions in enumerate(stretches):
            path, notes = work / f"{place:05}.parquet", work / f"{place:05}.quick"
            # A run that ended while it gave the results may have moved a file away from its notes.
            if not (notes.exists() and path.exists()):
                gathered = gather(kept.queries, connection, conditions)
                if gathered.aside:
                    return None
                _write(kept, gathered, connection, path)
                told = json.dumps([gathered.proposals, counted(connection, path)])
                notes.with_suffix(".part").write_text(told, encoding="utf-8")
                notes.with_suffix(".part").replace(notes)
            several, came_out = json.loads(notes.read_text(encoding="utf-8"))
            done += several
            for outcome, named, count in came_out:
                outcomes[outcome, named] += count
            parts.append(path)
            progress(done, number)
    connection.execute(f"DROP TABLE IF EXISTS {FACTS}")
    return parts, done, outcomes


def _write(kept: Kept, gathered: Gathered, connection: Connection, path: Path) -> None:
    query = kept.queries.several if gathered.several else kept.queries.verdicts
    unfinished = path.with_suffix(".part")
    write_parquet(connection, query, unfinished, len(kept.queries.names))
    unfinished.replace(path)


def _ended(number: int, outcomes: Counter[tuple[str, bool]]) -> Ended:
    by_name = Counter[str]()
    for (outcome, _), count in outcomes.items():
        by_name[outcome] += count
    applied = sum(count for (outcome, named), count in outcomes.items() if named and outcome != "not_applicable")
    return Ended(number, 0, by_name, applied)
