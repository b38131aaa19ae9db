"""Room `cli`: `eligo convert`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..data.converting import convert
from ..data.records import Batch, DataError
from ..data.rejects import rejects_lines
from .files import save
from .sources import policy_at, tell_rejected, unreadable
from .terminal import NOTHING, USAGE, Speaker, Stop, steps, worst

_STEP = 1_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What `eligo convert` was asked."""

    policy: Path
    data: tuple[str, ...]
    folder: Path
    rejects: Path | None
    language: str | None


def run(request: Request) -> int:
    """Writes the data in the columnar form and says how many proposals there are, with the codes of the contract."""
    policy, speaker = policy_at(request.policy, request.language)
    stdin = sys.stdin.buffer if "-" in request.data else None
    try:
        with _progress(request.data, speaker) as told:
            found = convert(request.data, policy.schema, request.folder, stdin=stdin, told=told)
    except DataError as wrong:
        raise unreadable(wrong, speaker) from None
    except FileExistsError:
        raise Stop(USAGE, "cli-folder-in-use", folder=str(request.folder)) from None
    except OSError:
        raise Stop(USAGE, "cli-cannot-write", file=str(request.folder)) from None
    batch = Batch((), found.rejected, found.warnings)
    speaker.diagnostics(found.warnings, {})
    tell_rejected(batch, speaker)
    if request.rejects is not None:
        save(request.rejects, "".join(line + "\n" for line in rejects_lines(batch, speaker.language)))
    speaker.tell("cli-converted", folder=str(request.folder))
    speaker.tell("cli-converted-counts", read=found.read, converted=found.accepted, rejected=len(found.rejected))
    return worst([*([USAGE] if found.rejected else []), *([] if found.read else [NOTHING])])


@contextmanager
def _progress(data: Sequence[str], speaker: Speaker) -> Iterator[Callable[[int], None]]:
    """What hears how many bytes were read, and shows it as a bar where they are many."""
    sizes = [Path(source).stat().st_size for source in data if source != "-" and Path(source).is_file()]
    with steps(sum(sizes) // _STEP, 50, speaker.language, "cli-converting") as step:
        left = 0

        def told(count: int) -> None:
            nonlocal left
            left += count
            while left >= _STEP:
                left -= _STEP
                step(1)

        yield told
