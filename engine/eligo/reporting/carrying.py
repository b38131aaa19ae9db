"""Room `reporting`: the statement of a report inside a PDF or a Word document, and finding it in files that nobody trusts.

No library parses what comes in: a statement is plain ASCII between two marks, and is looked for in a bounded number of bytes.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from html import unescape
from os import SEEK_END
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

OPEN = "0" * 64
"""What stands for the fingerprint of the text while that is taken."""
WORD_PART = "customXml/eligo.xml"
"""The part of a Word document that holds the statement; Word keeps such parts when it saves, under whatever name."""
LARGEST_BOOK = 500_000_000
"""No workbook is larger, in bytes."""
PACKED = b"PK\x03\x04"
PDF = b"%PDF-"
_BEFORE_END = b"startxref\n"
_IN_PDF = re.compile(rb"^% eligo-report (\{[ -~]{1,2000000}\})$", re.MULTILINE)
_IN_WORD = re.compile(rb'<eligo-report xmlns="urn:eligo:report">(\{[ -;=?-~]{1,2000000}\})</eligo-report>')
_WORD_PARTS = re.compile(r"customXml/[^/]{1,100}\.xml")
_BOOK_PART = "docProps/custom.xml"
_PROPERTY = re.compile(
    r'name="eligo-report-(\d{3})"[^<>]{0,200}><vt:lpwstr(?: [^<>]{1,200})?>([ -;=?-~]{1,1000})</vt:lpwstr>'
)
_PIECE = 200
"""So many characters a property of a workbook has: Excel takes 255, and escapes none of them."""
_SEALED = re.compile(r'"text_sha256": ?"([0-9a-f]{64})"')
_LARGEST_STATED, _MOST_UNPACKED, _CHUNK = 3_000_000, 100_000_000, 1 << 20
_END, _END_64 = re.compile(rb"PK\x05\x06"), b"PK\x06\x07"
"""The end of the list of an archive, and what stands before it in archives too large for a report."""
_MOST_AT_END, _LONGEST_LIST = 65_535 + 22 + 20, 1_000_000
_DAMAGE = (BadZipFile, zlib.error, struct.error, EOFError, OSError, LookupError, ValueError, ArithmeticError)
_ODDITY = (NotImplementedError, RuntimeError)
"""What the standard library says of archives that are damaged, and of those that are encrypted or otherwise unusual."""


class NotStated(ValueError):
    """A file that is no report, or whose statement cannot be believed; the key of the sentence that says so."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


# ── PDF ───────────────────────────────────────────────────────────────────────────────────


def pdf_with(content: bytes, statement: str) -> bytes:
    """The PDF with a comment before its last line but two, where no place in the file moves; programs pass over it."""
    at = content.rindex(_BEFORE_END)
    stated = content[:at] + b"% eligo-report " + statement.encode("ascii") + b"\n" + content[at:]
    return stated[:at] + stated[at:].replace(OPEN.encode(), sha256(stated).hexdigest().encode(), 1)


def in_pdf(content: bytes) -> tuple[str, bool]:
    """What a PDF states, and whether its bytes are those that were written."""
    found = list(_IN_PDF.finditer(content))
    if len(found) != 1:
        raise NotStated("verify-several" if found else "verify-no-report")
    text = found[0][1].decode("ascii")
    digest, opened = _opened(text)
    at, end = found[0].span(1)
    return text, sha256(content[:at] + opened.encode() + content[end:]).hexdigest() == digest


# ── Word ──────────────────────────────────────────────────────────────────────────────────


def word_part(statement: str) -> bytes:
    """The part of a Word document that holds a statement."""
    return f'<eligo-report xmlns="urn:eligo:report">{statement}</eligo-report>'.encode("ascii")


def seal_of(parts: Iterable[tuple[str, bytes]]) -> str:
    """The fingerprint of the parts of a document, however they are packed."""
    return _over((name, sha256(data).hexdigest()) for name, data in parts)


def _over(parts: Iterable[tuple[str, str]]) -> str:
    return sha256(
        "".join(f"{digest} {name}\n" for name, digest in sorted(parts)).encode("utf-8", "replace")
    ).hexdigest()


def in_word(stream: IO[bytes]) -> tuple[str, bool]:
    """What a Word document states, and whether its parts are those that were written."""
    with _archive(stream) as packed:
        entries = _entries(packed)
        stated = [entry for entry in entries if _WORD_PARTS.fullmatch(entry.filename)]
        if any(entry.file_size > _LARGEST_STATED for entry in stated):
            raise NotStated("verify-too-large")
        found = [(entry.filename, one) for entry in stated for one in _IN_WORD.finditer(packed.read(entry))]
        if len(found) != 1:
            raise NotStated("verify-several" if found else "verify-no-report")
        part, one = found[0]
        text = one[1].decode("ascii")
        digest, opened = _opened(text)
        whole = one.string[: one.start(1)] + opened.encode() + one.string[one.end(1) :]
        parts = [(e.filename, sha256(whole).hexdigest() if e.filename == part else _digest(packed, e)) for e in entries]
    return text, _over(parts) == digest


def _digest(packed: ZipFile, entry: ZipInfo) -> str:
    """The fingerprint of a part, of which never more than a piece is in memory."""
    taken = sha256()
    with packed.open(entry) as part:
        while piece := part.read(_CHUNK):
            taken.update(piece)
    return taken.hexdigest()


@contextmanager
def _archive(stream: IO[bytes]) -> Iterator[ZipFile]:
    """An archive opened; `NotStated` where it is damaged, or where its list alone would fill the memory."""
    size = stream.seek(0, SEEK_END)
    stream.seek(max(size - _MOST_AT_END, 0))
    tail = stream.read()
    listed = [int.from_bytes(tail[end.start() + 12 : end.start() + 16], "little") for end in _END.finditer(tail)]
    if size > LARGEST_BOOK or _END_64 in tail or any(length > _LONGEST_LIST for length in listed):
        raise NotStated("verify-too-large")
    try:
        with ZipFile(stream) as packed:
            yield packed
    except NotStated:
        raise
    except (*_DAMAGE, *_ODDITY):
        raise NotStated("verify-no-report") from None


def _entries(packed: ZipFile) -> list[ZipInfo]:
    """The parts of an archive that is of a sound size; no more is unpacked than it says of itself."""
    entries = packed.infolist()
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise NotStated("verify-too-large")
    if len({entry.filename for entry in entries}) < len(entries):
        raise NotStated("verify-several")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise NotStated("verify-no-report")
    return entries


def _opened(text: str) -> tuple[str, str]:
    """The fingerprint that a statement gives, and the statement as it was when that was taken."""
    found = _SEALED.search(text)
    if found is None:
        raise NotStated("verify-malformed")
    return found[1], text[: found.start(1)] + OPEN + text[found.end(1) :]


# ── workbooks ─────────────────────────────────────────────────────────────────────────────


def book_properties(statement: str) -> dict[str, str]:
    """The properties of a workbook that hold a statement, in their order: a program that saves it anew keeps them."""
    pieces = (statement[start : start + _PIECE] for start in range(0, len(statement), _PIECE))
    return {f"eligo-report-{number:03}": piece for number, piece in enumerate(pieces, 1)}


def is_book(path: Path) -> bool:
    """Whether a file is a workbook, as far as the names of its parts tell; `NotStated` where it is no sound archive."""
    with path.open("rb") as stream, _archive(stream) as packed:
        return "xl/workbook.xml" in packed.namelist()


def in_book(path: Path) -> str:
    """What a workbook states."""
    with path.open("rb") as stream, _archive(stream) as packed:
        parts = {entry.filename: entry for entry in packed.infolist()}
        if _BOOK_PART in parts and parts[_BOOK_PART].file_size > _LARGEST_STATED:
            raise NotStated("verify-too-large")
        text = packed.read(parts[_BOOK_PART]).decode("utf-8", "replace") if _BOOK_PART in parts else ""
    pieces = sorted((int(number), unescape(piece)) for number, piece in _PROPERTY.findall(text))
    if [number for number, _ in pieces] != list(range(1, len(pieces) + 1)):
        raise NotStated("verify-several")
    if not pieces:
        raise NotStated("verify-no-report")
    return "".join(piece for _, piece in pieces)
