"""The text of a document as a reader gets it, whatever the format: to compare what the formats say."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser

import openpyxl
import pypdf
from docx import Document

_LEFT_OUT = frozenset({"script", "style", "title"})
_MARKS = re.compile(r"\\([\\`*_\[\]#|~$@:.)(+=-])|[*`]")
_INVISIBLE = re.compile(r"[\s\u00ad\u200b‐-]+")
NOT_SAID = frozenset(
    {"language", "key", "anchor", "url", "counts", "file", "waits", "hidden", "outcomes", "start", "width"}
)
"""Fields of views that are for renderers, not for readers."""


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _LEFT_OUT:
            self._inside.append(tag)
        self.words += [value or "" for name, value in attrs if name in ("aria-label", "alt")]

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if not self._inside:
            self.words.append(data)


def _of_html(content: bytes) -> str:
    page = _Words()
    page.feed(content.decode("utf-8"))
    return " ".join(page.words)


def _of_markdown(content: bytes) -> str:
    return html.unescape(_MARKS.sub(lambda found: found[1] or "", content.decode("utf-8")))


def _of_pdf(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _of_json(content: bytes) -> str:
    def said(value: object) -> Iterator[str]:
        match value:
            case dict():
                for inner in value.values():
                    yield from said(inner)
            case list():
                for inner in value:
                    yield from said(inner)
            case str():
                yield value

    return " ".join(said(json.loads(content)))


def _of_word(content: bytes) -> str:
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert Document(io.BytesIO(content)).paragraphs
    told = [parts.read(name).decode("utf-8") for name in parts.namelist() if re.fullmatch(r"word/[a-z0-9]+\.xml", name)]
    return " ".join(html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", part))) for part in told)


def _of_workbook(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return " ".join(
        str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    )


READERS: Mapping[str, Callable[[bytes], str]] = {
    "html": _of_html,
    "md": _of_markdown,
    "pdf": _of_pdf,
    "json": _of_json,
    "docx": _of_word,
    "xlsx": _of_workbook,
}


def text_of(format: str, content: str | bytes) -> str:
    """What a document says, without spaces and hyphens, which depend on where its lines end."""
    return bare(READERS[format](content.encode("utf-8") if isinstance(content, str) else content))


def bare(text: str) -> str:
    """A text without spaces and hyphens."""
    return _INVISIBLE.sub("", text)


def statements(view: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every string in a view that is for readers, with the name of the field that holds it."""
    if name.rsplit(".", 1)[-1] in NOT_SAID:
        return
    if isinstance(view, str):
        if bare(view):
            yield name, view
    elif isinstance(view, tuple | list):
        for inner in view:
            yield from statements(inner, name)
    elif is_dataclass(view):
        for part in fields(view):
            yield from statements(getattr(view, part.name), f"{name}.{part.name}")
