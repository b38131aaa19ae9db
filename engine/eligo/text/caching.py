"""Room `text`: the user's own folder for what can be made again at any time."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

OFF = "ELIGO_NO_CACHE"


def cache_folder() -> Path | None:
    """The user's own cache folder, made where it is missing; None where there is none, or none is wanted."""
    if os.environ.get(OFF, "") not in ("", "0"):
        return None
    for candidate in _candidates():
        folder = candidate / "eligo"
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            own = not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
        except OSError:
            continue
        if own and os.access(folder, os.W_OK):
            return folder
    return None


def _candidates() -> Iterator[Path]:
    for variable in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        if os.environ.get(variable):
            yield Path(os.environ[variable])
    try:
        yield Path.home() / ".cache"
    except RuntimeError:
        return
