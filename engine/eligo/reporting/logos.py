"""Room `reporting`: pictures that an office gives for its logo; one that could do more than be looked at is refused."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from ..data import codes
from ..text.diagnostics import Code, Diagnostic, Fact
from ..text.span import Source, span_of_file

LARGEST = 200_000
"""Bytes: the logo stands in every page, so a thousand pages hold it a thousand times."""
_MOST_PIXELS = 4_000
_DEEPEST = 64
_MOST_DRAWN = 2_000
"""How often parts of a picture are drawn again; parts that draw parts soon come to millions."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_DRAWING = frozenset(
    {"svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "path", "rect", "circle", "ellipse", "line",
     "polyline", "polygon", "text", "tspan", "style", "linearGradient", "radialGradient", "stop", "clipPath", "mask",
     "pattern", "marker", "filter", "feGaussianBlur", "feOffset", "feMerge", "feMergeNode", "feBlend", "feFlood",
     "feComposite", "feColorMatrix", "feDropShadow", "switch"}
)  # fmt: skip
"""Elements that draw; links, scripts, pictures inside pictures, animation and foreign content are none of them."""
_NOTES = (
    "http://www.inkscape.org/namespaces/",
    "http://sodipodi.sourceforge.net/",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/",
)
"""Namespaces in which drawing programs leave their notes; nothing reads them."""
_ELSEWHERE = re.compile(
    r"url\s*\((?!\s*['\"]?\s*#)|://|@import|(data|javascript|behavior)\s*:|expression\s*\(|-moz-binding|\\",
    re.IGNORECASE,
)
"""What in styles and attributes leads out of the picture, or could, once it is unescaped."""
_TARGET = re.compile(r"(?:url\s*\(\s*['\"]?\s*|^\s*)#([\w.:-]+)")
"""A part of the picture that is drawn again."""


def wrong_with_png(content: bytes, name: str) -> Diagnostic | None:
    """What is wrong with a PNG picture; None where nothing is."""
    try:
        parts = dict(_parts(content))
        width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", parts[b"IHDR"])
        row = (width * depth * _CHANNELS[kind] + 7) // 8 + 1
    except (ValueError, KeyError, struct.error):
        return codes.LOGO_BROKEN.at(span_of_file(name), file=name, kind="png")
    if not 0 < width <= _MOST_PIXELS or not 0 < height <= _MOST_PIXELS:
        size = f"{width} × {height}"
        return codes.LOGO_PIXELS.at(span_of_file(name), file=name, size=size, limit=str(_MOST_PIXELS))
    whole = row * height if not interlaced else 2 * row * height + 16 * height
    held = _unpacked(parts[b"IDAT"], whole)
    if not held or held > whole or (not interlaced and held != whole):
        return codes.LOGO_BROKEN.at(span_of_file(name), file=name, kind="png")
    return None


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes are packed, 0 where they are damaged; counted no further than just past the most there may be."""
    unpacker, held = zlib.decompressobj(), 0
    try:
        while held <= most and not unpacker.eof:
            piece = unpacker.decompress(packed, 1 << 16)
            if not piece:
                return 0
            held, packed = held + len(piece), unpacker.unconsumed_tail
    except zlib.error:
        return 0
    return held


def _parts(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG by kind, those of the picture joined; ValueError where they are not whole."""
    if not content.startswith(_SIGNATURE):
        raise ValueError
    at, picture, first = len(_SIGNATURE), b"", True
    while True:
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        held = content[at + 8 : at + 8 + length]
        (check,) = struct.unpack(">I", content[at + 8 + length : at + 12 + length])
        if len(held) != length or zlib.crc32(kind + held) != check or first is not (kind == b"IHDR"):
            raise ValueError
        at, first = at + 12 + length, False
        if kind == b"IDAT":
            picture += held
        elif kind == b"IEND":
            break
        else:
            yield kind, held
    yield b"IDAT", picture


def wrong_with_svg(content: bytes, name: str) -> tuple[list[Diagnostic], Source]:
    """What is wrong with an SVG picture, and the text in which it stands."""
    source = Source(name, content.decode("utf-8", "replace"))
    reader = _Reader(source)
    try:
        reader.parser.Parse(content, True)
    except _EnoughError:
        pass
    except expat.ExpatError as wrong:
        reader.say_at(codes.LOGO_BROKEN, wrong.lineno, wrong.offset, kind="svg")
    else:
        again = reader.most_drawn()
        if reader.root is None or not reader.root.is_sized:
            reader.say_at(codes.LOGO_BROKEN, 1, 0, kind="size")
        if again is not None:
            reader.say_at(codes.LOGO_ACTIVE, 1, 0, what=f"#{again[:40]}")
    return reader.found, source


class _EnoughError(Exception):
    """Nothing that follows needs to be read."""


@dataclass(frozen=True, slots=True)
class _Root:
    """The outermost element."""

    is_sized: bool


class _Reader:
    """Reads an SVG picture element by element, and notes what may not be there."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.root: _Root | None = None
        self.depth = 0
        self._style: list[str] | None = None
        self._open: list[str | None] = []
        self._drawn: dict[str | None, list[str]] = {None: []}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

    def say_at(self, code: Code, line: int, column: int, /, **facts: Fact) -> None:
        """Notes something at a line and column as the parser counts them."""
        lines = self.source.text.splitlines(keepends=True)
        line = min(max(line, 1), max(len(lines), 1))
        start = min(sum(map(len, lines[: line - 1])) + max(column, 0), len(self.source.text))
        end = start
        while end < len(self.source.text) and self.source.text[end] not in " \t\r\n>/":
            end += 1
        self.found.append(code.at(self.source.span(start, end), file=self.source.name, **facts))

    def _refuse(self, what: str) -> None:
        self.say_at(codes.LOGO_ACTIVE, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber, what=what[:60])
        if len(self.found) >= 10:
            raise _EnoughError

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        space, _, name = element.rpartition(" ")
        self.depth += 1
        if self.root is None:
            if (space, name) != (_SVG, "svg"):
                self.say_at(codes.LOGO_BROKEN, self.parser.CurrentLineNumber, 0, kind="svg")
                raise _EnoughError
            self.root = _Root("viewBox" in attributes or {"width", "height"} <= attributes.keys())
        if self.depth > _DEEPEST or not ((space == _SVG and name in _DRAWING) or space.startswith(_NOTES)):
            self._refuse(f"<{name}>")
        if self._style is not None:
            self._refuse(f"<{name}>")
        if (space, name) == (_SVG, "style"):
            self._style = []
        self._open.append(attributes.get("id"))
        for key, value in attributes.items():
            self._refer(value)
            self._attribute(space, *key.rpartition(" ")[::2], value)

    def _attribute(self, element_space: str, space: str, name: str, value: str) -> None:
        if space.startswith(_NOTES) or element_space.startswith(_NOTES):
            return
        low = name.lower()
        is_link = low in ("href", "src", "base") or (space == _XLINK and low == "href")
        if low.startswith("on") or low == "base" or (is_link and not value.strip().startswith("#")):
            self._refuse(name)
        elif not is_link and _ELSEWHERE.search(value):
            self._refuse(f"{name}={value}")

    def _end(self, _element: str) -> None:
        self.depth -= 1
        style = "".join(self._style or ())
        self._refer(style)
        found = _ELSEWHERE.search(style)
        if found:
            self._refuse(style[found.start() :].split("\n")[0].strip())
        self._style = None
        self._open.pop()

    def _refer(self, value: str) -> None:
        """Notes which parts of the picture the elements around draw again."""
        for target in _TARGET.findall(value):
            for place in {None, *self._open}:
                self._drawn.setdefault(place, []).append(target)

    def most_drawn(self) -> str | None:
        """A part that refers to itself, or the one with which the picture is drawn too often; None: neither."""
        times: dict[str, int] = {}
        waiting: list[tuple[str, bool]] = [(target, False) for target in reversed(self._drawn[None])]
        above: set[str] = set()
        whole = 0
        while waiting:
            part, is_done = waiting.pop()
            inner = self._drawn.get(part, [])
            if is_done:
                above.discard(part)
                times[part] = 1 + sum(times.get(target, 1) for target in inner)
            elif part in above:
                return part
            elif part not in times:
                above.add(part)
                waiting += [(part, True), *((target, False) for target in inner if target not in times)]
        for target in self._drawn[None]:
            whole += times[target]
            if whole > _MOST_DRAWN:
                return target
        return None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _doctype(self, name: str, _system: str | None, _public: str | None, _has_own: bool) -> None:
        self._refuse(f"<!DOCTYPE {name}>")
        raise _EnoughError

    def _instruction(self, target: str, _data: str) -> None:
        self._refuse(f"<?{target}?>")
