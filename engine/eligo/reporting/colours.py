"""Room `reporting`: colours, and whether text in them can be read (WCAG 2, contrast of text with its ground)."""

from __future__ import annotations

import re
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, each from 0 to 255."""

ENOUGH = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""
WHITE: Colour = (255, 255, 255)
_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")


def colour_of(text: str) -> Colour | None:
    """The colour written as ``#rrggbb``; None where it is written otherwise."""
    if not _WRITTEN.fullmatch(text):
        return None
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def written(colour: Colour) -> str:
    """The colour as ``#rrggbb``."""
    return "#" + "".join(f"{part:02x}" for part in colour)


def contrast(one: Colour, other: Colour = WHITE) -> float:
    """How far two colours stand apart, from 1 (the same) to 21 (black and white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: Colour, least: float = ENOUGH) -> Colour:
    """The colour itself if text in it can be read on white, else the nearest of the same hue, which is darker."""
    steps = 1024
    for step in range(steps, -1, -1):
        red, green, blue = (part * step // steps for part in colour)
        if contrast((red, green, blue)) >= least:
            return red, green, blue
    return 0, 0, 0


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
