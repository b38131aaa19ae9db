"""Room `reporting`: pictures as SVG, finished texts that stand in a page, in a PDF, or alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ..text.messages import say
from .figures import FigureRow, FigureView, Portion
from .pages import Status

WIDE = 720
"""The width of a picture on paper and on a desk, in pixels of CSS; text is then as large as that beside it."""
NARROW = 280
"""The width of a picture on a telephone, beside the margins."""

_INK, _LINE, _EDGE = "#1b1f24", "#c3c8cf", "#3b4048"
_FONTS = "Noto Sans, Liberation Sans, DejaVu Sans, Arial, sans-serif"
_SIZE, _LEADING, _BAR, _GAP, _MARGIN = 14, 18, 16, 12, 4
_MOST_LINES = 3
_LABEL = 270
_ROOMY = 560
"""From this width on, labels stand beside their bars."""
_ELLIPSIS = "…"
_SLIM, _BROAD, _FULL_WIDTH = "iljtfrI.,:;'’|()[]!/ \u00a0", "mwMW@%…", "\u2e80"

# A tile each: diagonals are drawn inside the tile, because a tile that is turned looks different in every viewer.
_TILES = {
    "pass": ("#1d6b35", ""),
    "fail": ("#a3161f", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" fill="none" stroke="#fff" stroke-width="1.5"/>'),
    "consequence": ("#bcd9ea", '<path d="M4 0v8" fill="none" stroke="#1f5a80" stroke-width="1.5"/>'),
    "undecided": ("#f3d9a4", '<circle cx="4" cy="4" r="1.7" fill="#7a4b00"/>'),
    "needs_judgement": ("#d3d1f2", '<path d="M0 4h8" fill="none" stroke="#3d3a8c" stroke-width="1.5"/>'),
    "not_applicable": ("#eceef1", ""),
    "waived": ("#b9bdc4", ""),
    "series-1": ("#1f4e79", ""),
    "series-2": ("#cfe0f0", '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" fill="none" stroke="#1f4e79" stroke-width="1.3"/>'),
    "series-3": ("#f6e3c0", '<circle cx="4" cy="4" r="1.5" fill="#7a4b00"/>'),
    "series-4": ("#8d6b94", '<path d="M4 0v8" fill="none" stroke="#fff" stroke-width="1.5"/>'),
    "series-5": ("#d9ead3", '<path d="M0 4h8" fill="none" stroke="#1d6b35" stroke-width="1.3"/>'),
    "series-6": ("#9aa0a8", ""),
    "series-7": ("#ffffff", '<path d="M0 0h8M0 0v8" fill="none" stroke="#3b4048" stroke-width="1"/>'),
}


def chart(figure: FigureView, language: str, width: int = WIDE) -> str:
    """The picture as SVG of that width; nothing in it depends on a style sheet, and its text is near-black on white."""
    key = f"{figure.id}-{width}"
    drawn = [row for row in figure.rows if row.portions or not figure.whole]
    keys = dict.fromkeys(p.status.key for row in drawn for p in row.portions)
    keys |= dict.fromkeys(status.key for status in figure.legend)
    body: list[str] = []
    top = float(_MARGIN)
    if figure.legend:
        top = _legend(body, figure.legend, key, width, top)
    rows = _Wide(key, figure, drawn, width) if width >= _ROOMY else _Narrow(key, figure, width)
    for row in drawn:
        top = rows.draw(body, row, top)
    height = f"{top + _MARGIN - _GAP:g}"
    title = f"{escape(figure.title.text)}"
    described = escape(" ".join(filter(None, (figure.message, say(language, "figure-description")))))
    defs = "".join(_pattern(f"{key}-{k}", k) for k in keys)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" aria-labelledby="{key}-t {key}-d" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="{_FONTS}" font-size="{_SIZE}" fill="{_INK}">'
        f'<title id="{key}-t">{title}</title><desc id="{key}-d">{described}</desc><defs>{defs}</defs>'
        f'<rect width="{width}" height="{height}" fill="#fff"/>{"".join(body)}</svg>'
    )


class _Rows:
    """How the rows of a figure are laid out."""

    def __init__(self, key: str, figure: FigureView, left: float, length: float) -> None:
        self.key, self.figure, self.left, self.length = key, figure, left, length

    def bar(self, body: list[str], portions: Sequence[Portion], top: float) -> None:
        """The bar of a row, its upper edge at `top`."""
        if self.figure.whole:
            body.append(
                f'<rect x="{self.left:g}" y="{top:g}" width="{self.length:g}" height="{_BAR}" fill="#fff" stroke="{_LINE}"/>'
            )
        for portion in portions:
            start, width = float(portion.start) / 100, float(portion.width) / 100
            place = f'x="{self.left + self.length * start:.1f}" y="{top:g}" width="{max(self.length * width, 1.5):.1f}"'
            body.append(_filled(f'{place} height="{_BAR}"', self.key, portion.status.key))


class _Wide(_Rows):
    """Labels on the left, numbers on the right, bars between them."""

    def __init__(self, key: str, figure: FigureView, rows: Sequence[FigureRow], width: int) -> None:
        values = max((_length(row.value) for row in rows), default=0.0)
        labels = max((_length(row.label.text) for row in rows), default=0.0)
        self.label = min(labels + 6, _LABEL)
        self.right = width - _MARGIN
        super().__init__(key, figure, _MARGIN + self.label + 10, self.right - values - _MARGIN - self.label - 22)

    def draw(self, body: list[str], row: FigureRow, top: float) -> float:
        """Draws a row and says where the next one begins."""
        lines = _wrapped(row.label.text, self.label)
        height = max(len(lines) * _LEADING, _BAR + 4)
        for at, text in enumerate(lines):
            body.append(_text(_MARGIN, top + (height - len(lines) * _LEADING) / 2 + at * _LEADING + _SIZE, text, row))
        middle = top + height / 2
        self.bar(body, row.portions, middle - _BAR / 2)
        body.append(_text(self.right, middle + _SIZE * 0.36, row.value, anchor="end"))
        return top + height + _GAP


class _Narrow(_Rows):
    """Labels above their bars, the numbers below the label, at the end of its last line where there is room."""

    def __init__(self, key: str, figure: FigureView, width: int) -> None:
        self.width = width - 2 * _MARGIN
        super().__init__(key, figure, _MARGIN, self.width)

    def draw(self, body: list[str], row: FigureRow, top: float) -> float:
        """Draws a row and says where the next one begins."""
        lines = _wrapped(row.label.text, self.width)
        if _length(lines[-1]) + _length(row.value) + 12 > self.width:
            lines.append("")
        for at, text in enumerate(lines):
            body.append(_text(_MARGIN, top + at * _LEADING + _SIZE, text, row))
        top += len(lines) * _LEADING
        body.append(_text(_MARGIN + self.width, top - _LEADING + _SIZE, row.value, anchor="end"))
        self.bar(body, row.portions, top + 3)
        return top + 3 + _BAR + _GAP


def _legend(body: list[str], legend: Sequence[Status], key: str, width: int, top: float) -> float:
    left = float(_MARGIN)
    for status in legend:
        (word,) = _wrapped(status.word, width - 40, most=1)
        taken = 22 + _length(word) + 18
        if left > _MARGIN and left + taken > width:
            left, top = float(_MARGIN), top + _LEADING + 4
        body.append(
            _filled(f'x="{left:g}" y="{top + 2:g}" width="14" height="14"', key, status.key)
            + _text(left + 20, top + _SIZE, word)
        )
        left += taken
    return top + _LEADING + _GAP


def _filled(place: str, key: str, tile: str) -> str:
    """A rectangle with its ground and, over it, the marks: tiles that had the ground themselves would show their seams."""
    ground, marks = _TILES[tile]
    whole = f'<rect {place} fill="{ground}" stroke="{_EDGE}"/>'
    return f'{whole}<rect {place} fill="url(#{key}-{tile})"/>' if marks else whole


def _pattern(id: str, key: str) -> str:
    marks = _TILES[key][1]
    return f'<pattern id="{id}" width="8" height="8" patternUnits="userSpaceOnUse">{marks}</pattern>' if marks else ""


def _text(x: float, y: float, text: str, row: FigureRow | None = None, anchor: str = "") -> str:
    if not text:
        return ""
    more = f' text-anchor="{anchor}"' if anchor else ""
    if row is not None and row.label.language:
        more += f' lang="{escape(row.label.language)}"'
    return f'<text x="{x:g}" y="{y:g}"{more}>{escape(text)}</text>'


# ── the room that text takes ──────────────────────────────────────────────────────────────


def _length(text: str) -> float:
    """About how wide a text is: no font is at hand, so letters count by their shape, rather too wide than too narrow."""
    return sum(map(_breadth, text))


def _breadth(character: str) -> float:
    if character in _SLIM:
        return 0.31 * _SIZE
    if character in _BROAD:
        return 0.92 * _SIZE
    if character >= _FULL_WIDTH:
        return 1.05 * _SIZE
    return (0.72 if character.isupper() else 0.59) * _SIZE


def _wrapped(text: str, width: float, most: int = _MOST_LINES) -> list[str]:
    """The text in lines no wider than that; what does not fit into so many lines ends with an ellipsis."""
    lines = [""]
    for word in _words(text, width):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if not lines[-1] or _length(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and _length(last + _ELLIPSIS) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + _ELLIPSIS]


def _words(text: str, width: float) -> Iterable[str]:
    """The words; one that is wider than a line is broken."""
    for word in text.split(" "):
        while word and _length(word) > width:
            end = 1
            while _length(word[: end + 1]) <= width:
                end += 1
            yield word[:end]
            word = word[end:]
        if word:
            yield word
