"""Room `data`: bytes of a file → text, in the encodings that Excel writes."""

from __future__ import annotations

import codecs

from . import codes
from .records import unusable

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decoded(content: bytes, file: str, fallback: str | None = None) -> str:
    """The text, in UTF-8 or as its byte order mark says; else in the fallback encoding, if there is one."""
    encoding = next((name for mark, name in _MARKED if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if fallback is None or encoding != "utf-8" or b"\x00" in content:
            raise _wrong(content, error, file) from None
    try:
        return content.decode(fallback)
    except UnicodeDecodeError as error:
        raise _wrong(content, error, file) from None


def _wrong(content: bytes, error: UnicodeDecodeError, file: str) -> Exception:
    line = content.count(b"\n", 0, error.start) + 1
    column = error.start - content.rfind(b"\n", 0, error.start)
    return unusable(codes.WRONG_ENCODING, file, line, column)
