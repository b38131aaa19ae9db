"""Room `text`: where the shipped grammar, policies, reports and examples lie."""

from __future__ import annotations

from pathlib import Path


def shipped(folder: str) -> Path:
    """The shipped folder of that name: inside an installed wheel, or beside `engine/` in a checkout."""
    package = Path(__file__).parents[1]
    packed = package / "_shipped"
    root = packed if packed.is_dir() else package.parents[1]
    return root / folder
