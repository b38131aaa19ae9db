"""Room `reporting`: which characters the vendored fonts can draw, and what stands for the others."""

from __future__ import annotations

import struct
from functools import cache
from unicodedata import category

from ..text.shipped import shipped


def drawable(text: str) -> tuple[str, bool]:
    """The text with `[U+05EA]` in place of each character that no font has, and whether there was any."""
    missing = set(text) - glyphs()
    if not missing:
        return text, False
    return text.translate({ord(character): f"[U+{ord(character):04X}]" for character in missing}), True


@cache
def glyphs() -> frozenset[str]:
    """The characters that documents can show: those of every face of the text, and the signs of the other font."""
    folder = shipped("reports") / "fonts"
    faces = [_characters((folder / f"NotoSans-{face}.ttf").read_bytes()) for face in ("Regular", "Bold")]
    signs = _characters((folder / "NotoSansMath-Subset.ttf").read_bytes())
    drawn = frozenset.intersection(*faces) | signs
    # A font may have a glyph for what only directs how others are written; that is not seen, so it is shown as well.
    return frozenset(one for one in drawn if category(one) != "Cf") | {"\n"}


def _characters(font: bytes) -> frozenset[str]:
    """The characters of the basic plane that the font's table for Windows (format 4) leads to a glyph."""
    at = _subtable(font, _table(font, b"cmap"))
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2

    def column(number: int, kind: str) -> tuple[int, ...]:
        # After the ends of the segments stand two bytes that mean nothing.
        return struct.unpack_from(f">{segments}{kind}", font, at + 14 + 2 * segments * number + (2 if number else 0))

    ends, starts, deltas, offsets = column(0, "H"), column(1, "H"), column(2, "h"), column(3, "H")
    found = set[str]()
    for place, (end, start, delta, offset) in enumerate(zip(ends, starts, deltas, offsets, strict=True)):
        here = at + 16 + 6 * segments + 2 * place
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = struct.unpack_from(">H", font, here + offset + 2 * (code - start))[0] if offset else code
            if (glyph + delta) & 0xFFFF if glyph or not offset else 0:
                found.add(chr(code))
    return frozenset(found)


def _table(font: bytes, tag: bytes) -> int:
    """Where the table of that name begins."""
    for place in range(struct.unpack_from(">H", font, 4)[0]):
        name, _, start, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * place)
        if name == tag:
            return int(start)
    raise ValueError(tag)


def _subtable(font: bytes, cmap: int) -> int:
    """Where the map of Unicode's basic plane begins."""
    for place in range(struct.unpack_from(">H", font, cmap + 2)[0]):
        platform, _, start = struct.unpack_from(">HHL", font, cmap + 4 + 8 * place)
        if platform == 3:
            return int(cmap + start)
    raise ValueError("cmap")
