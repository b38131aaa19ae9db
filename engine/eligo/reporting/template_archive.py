"""Room `reporting`: an office's Word template as a file that nobody trusts: its size, its parts, its text."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from ..data import codes
from ..text.diagnostics import Code, Diagnostic, Fact
from ..text.span import Source, Span, span_of_file

MOST_BYTES = 10_000_000
MOST_UNPACKED = 50_000_000
MOST_TEXT = 1_000_000
MOST_STYLES = 4_000_000
"""So many bytes may a part of text have, and a part of anything else in XML; a letter has some tens of thousands."""
_MOST_PARTS = 1_000
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_WORD}}}"
_MAIN = "word/document.xml"
_TEXT_PART = re.compile(r"word/(?:header\d*|document|footer\d*|footnotes)\.xml")
_MACROS = re.compile(r"(?:^|/)(?:vba[^/]*\.(?:bin|xml)|activeX/.*|embeddings/.*|attachedToolbars\.bin)$", re.IGNORECASE)
_MACRO_TYPE = b"macroEnabled"
_FETCHING = re.compile(r"^\s*(?:INCLUDE\w*|IMPORT|DDE\w*|LINK|DATABASE|RD|EMBED|MACROBUTTON)\b", re.IGNORECASE)
"""Field codes that fetch something or run something when the document is opened."""
_ADDRESSES = ("https://", "http://", "mailto:")
_QUOTES = str.maketrans("“”„‘’‚", "\"\"\"'''")
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, ArithmeticError)
_ODDITY = (NotImplementedError, RuntimeError)
"""What the standard library says of archives that are damaged, and of those that are encrypted or otherwise unusual."""
_TAG_BEGINS = re.compile(r"\{[{%#]")
_MOST_TAGS = 2_000


class TemplateRefused(Exception):
    """A template that cannot be used; carries the diagnostics that say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], source: Source | None = None) -> None:
        super().__init__("; ".join(d.code for d in diagnostics))
        self.diagnostics, self.source = diagnostics, source

    def __reduce__(self) -> tuple[type[TemplateRefused], tuple[tuple[Diagnostic, ...], Source | None]]:
        # Made again in another process from what it was made of, not from the text of the error.
        return type(self), (self.diagnostics, self.source)


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of a template that may be used, and what they say: a line for each paragraph."""

    name: str
    parts: Mapping[str, ElementTree.Element]
    """The parts of text and settings, parsed."""
    source: Source
    places: tuple[tuple[str, ElementTree.Element], ...]
    """For each line of the source, the name of its part and its paragraph."""


def archive(content: bytes, name: str) -> Archive:
    """The template opened; `TemplateRefused` where it is no Word document, too large, or not harmless."""
    if len(content) > MOST_BYTES:
        raise _refused(codes.TEMPLATE_TOO_LARGE, name, limit=MOST_BYTES // 1_000_000)
    try:
        with ZipFile(BytesIO(content)) as packed:
            members = {entry.filename: entry for entry in packed.infolist()}
            sizes = [entry.file_size for entry in packed.infolist()]
            large = any(
                entry.file_size > (MOST_TEXT if _TEXT_PART.fullmatch(file) else MOST_STYLES)
                for file, entry in members.items()
                if file.endswith((".xml", ".rels"))
            )
            if len(sizes) > _MOST_PARTS or sum(sizes) > MOST_UNPACKED or large:
                raise _refused(codes.TEMPLATE_TOO_LARGE, name, limit=MOST_UNPACKED // 1_000_000)
            if len(members) < len(sizes) or any(
                m.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for m in members.values()
            ):
                raise _refused(codes.NOT_A_TEMPLATE, name)
            # No more is unpacked than the archive says of itself; what says too little is damaged, and found so.
            read = {file: packed.read(entry) for file, entry in members.items()}
    except (*_DAMAGE, *_ODDITY):
        raise _refused(codes.NOT_A_TEMPLATE, name) from None
    if _MAIN not in read or "[Content_Types].xml" not in read:
        raise _refused(codes.NOT_A_TEMPLATE, name)
    if _MACRO_TYPE in read["[Content_Types].xml"] or any(_MACROS.search(file) for file in read):
        raise _refused(codes.TEMPLATE_MACROS, name)
    parts = {file: _parsed(data, name) for file, data in read.items() if file.endswith((".xml", ".rels"))}
    outside = [
        d for file, root in parts.items() for d in (_outside if file.endswith(".rels") else _fetched)(root, name)
    ]
    if outside:
        raise TemplateRefused(tuple(dict.fromkeys(outside)))
    places = tuple(
        (file, p)
        for file in sorted(parts, key=_reading)
        if _TEXT_PART.fullmatch(file)
        for p in _paragraphs(parts[file])
    )
    source = Source(name, "\n".join(_line(paragraph) for _, paragraph in places))
    if len(_TAG_BEGINS.findall(source.text)) > _MOST_TAGS:
        raise _refused(codes.TEMPLATE_ENDLESS, name)
    return Archive(name, parts, source, places)


def _refused(code: Code, name: str, **facts: Fact) -> TemplateRefused:
    return TemplateRefused((code.at(span_of_file(name), **facts),))


def _parsed(data: bytes, name: str) -> ElementTree.Element:
    """A part without declarations of its own: those could grow without end."""
    try:
        text = data.decode("utf-8-sig")
        if "<!DOCTYPE" in text or "<!ENTITY" in text:
            raise _refused(codes.NOT_A_TEMPLATE, name)
        return ElementTree.fromstring(text.encode())
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError, RecursionError):
        raise _refused(codes.NOT_A_TEMPLATE, name) from None


def _outside(root: ElementTree.Element, name: str) -> Iterator[Diagnostic]:
    """What a part would fetch from elsewhere; links that people follow themselves are none of it."""
    for relation in root:
        target, kind = relation.get("Target", ""), relation.get("Type", "").rsplit("/", 1)[-1]
        followed = kind == "hyperlink" and target.lower().startswith(_ADDRESSES)
        if kind in ("aFChunk", "subDocument") or (
            relation.get("TargetMode", "").lower() == "external" and not followed
        ):
            yield codes.TEMPLATE_EXTERNAL.at(span_of_file(name), target=target[:200] or kind)


def _fetched(root: ElementTree.Element, name: str) -> Iterator[Diagnostic]:
    """The fields that would fetch something when the document is opened."""
    fields = [node.get(f"{W}instr", "") for node in root.iter(f"{W}fldSimple")]
    for paragraph in root.iter(f"{W}p"):
        # Word may cut the code of a field into pieces anywhere.
        pieces = "".join(node.text or "" if node.tag == f"{W}instrText" else "" for node in paragraph.iter())
        fields += [pieces, *(node.text or "" for node in paragraph.iter(f"{W}instrText"))]
    for field in fields:
        if _FETCHING.match(field):
            yield codes.TEMPLATE_EXTERNAL.at(span_of_file(name), target=" ".join(field.split())[:200])


def _reading(file: str) -> tuple[int, str]:
    """Headers first, then the document, then what stands below."""
    order = ("word/header", _MAIN, "word/footnotes", "word/footer")
    return (next((place for place, start in enumerate(order) if file.startswith(start)), len(order)), file)


def _paragraphs(root: ElementTree.Element) -> Iterator[ElementTree.Element]:
    yield from root.iter(f"{W}p")


def _line(paragraph: ElementTree.Element) -> str:
    """The text of a paragraph, its own and not that of paragraphs inside it, with the quotation marks of code in tags."""
    text = "".join(_texts(paragraph)).replace("\n", " ").replace("\r", " ")
    for start, end in tags_in(text):
        text = text[:start] + text[start:end].translate(_QUOTES) + text[end:]
    return text


def tags_in(line: str) -> Iterator[tuple[int, int]]:
    """Where the tags of a paragraph stand; one that is not closed ends the search, which so takes one pass."""
    place = 0
    while found := _TAG_BEGINS.search(line, place):
        closing = line.find({"{": "}}", "%": "%}", "#": "#}"}[found.group()[1]], found.end())
        if closing < 0:
            return
        place = closing + 2
        yield found.start(), place


def _texts(node: ElementTree.Element) -> Iterator[str]:
    for child in node:
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br"):
            yield " "
        elif child.tag not in (f"{W}p", f"{W}instrText"):
            yield from _texts(child)


def place_in(source: Source, line: int, part: str) -> Span:
    """Where a word of a tag stands in that line; the whole line where it is not found."""
    text = source.line(line)
    found = re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) if part else None
    start = sum(len(one) + 1 for one in source.text.split("\n")[: line - 1])
    first, last = (found.start(), found.end()) if found else (0, len(text))
    return source.span(start + first, start + max(last, first))
