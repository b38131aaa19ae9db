"""Room `cli`: arguments, progress, exit codes; the only room that prints."""

from __future__ import annotations

import sys


def main() -> None:
    """The command `eligo`. `--version` answers before anything heavy is imported."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from importlib.metadata import version

        sys.stdout.write(f"eligo {version('eligo')}\n")
        return
    from .app import run

    run()
