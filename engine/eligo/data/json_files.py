"""Room `data`: JSON and JSON Lines → proposals, partners nested."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from . import codes
from .encodings import decoded
from .prepare import Reader, Unknown, whole_object
from .records import Proposal, Reason, Rejected, reason, unusable
from .registers import Registers

Outcome: TypeAlias = Proposal | Rejected
LONGEST_INTEGER = 40
_BLANK = b" \t\r\n"


def read_json(
    content: bytes, file: str, reader: Reader, unknown: Unknown, registers: Registers | None = None
) -> list[Outcome]:
    """The proposals of a JSON file: an array of them, one object, or an object of proposals and registers."""
    given = json_value(content, file)
    if registers is not None:
        given = registers.without(given, file, reader)
    if isinstance(given, dict):
        return [reader.proposal(given, file, 1, unknown)]
    if not isinstance(given, list):
        raise unusable(codes.NOT_PROPOSALS, file, kind="json")
    return [reader.proposal(item, file, row, unknown) for row, item in enumerate(given, 1)]


def json_value(content: bytes, file: str) -> object:
    """What a JSON file holds."""
    text = decoded(content, file)
    if not text.strip():
        raise unusable(codes.EMPTY_FILE, file)
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        several = error.msg == "Extra data" and text.lstrip().startswith("{")
        code = codes.JSON_LINES_IN_JSON if several else codes.BROKEN_JSON
        near = text[error.pos : error.pos + 20].split("\n")[0].strip()
        raise unusable(code, file, error.lineno, error.colno, near=near) from None
    except RecursionError:
        raise unusable(codes.JSON_TOO_DEEP, file) from None


def read_json_lines(lines: Iterable[bytes], file: str, reader: Reader, unknown: Unknown) -> list[Outcome]:
    """The proposals of JSON Lines, one on each line; a line that is not JSON is one rejected proposal."""
    return [
        Rejected(None, file, row, (given,)) if isinstance(given, Reason) else reader.proposal(given, file, row, unknown)
        for row, given in json_line_values(lines, file)
    ]


def json_line_values(lines: Iterable[bytes], file: str, first: int = 1) -> Iterator[tuple[int, object]]:
    """What each line holds that is not blank, by its number; a `Reason` where the line is not JSON."""
    for row, line in enumerate(lines, first):
        content = line.removeprefix(b"\xef\xbb\xbf") if row == 1 else line
        if content.strip(_BLANK):
            yield row, _line_value(content, file, row)


def _line_value(content: bytes, file: str, row: int) -> object:
    try:
        return _DECODER.decode(content.decode("utf-8"))
    except UnicodeDecodeError:
        return reason(codes.LINE_ENCODING, file, row, None, content[:80].decode("utf-8", "replace"))
    except json.JSONDecodeError as error:
        near = error.doc[error.pos : error.pos + 20].strip()
        return reason(codes.BROKEN_LINE, file, row, None, near, (("column", str(error.pos + 1)),))
    except RecursionError:
        return reason(codes.TOO_DEEP, file, row, None, None)


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= LONGEST_INTEGER else Decimal(digits)


def _fraction(written: str) -> Decimal:
    try:
        return Decimal(written)
    except InvalidOperation:
        return Decimal("Infinity")


_DECODER = json.JSONDecoder(
    object_pairs_hook=whole_object, parse_float=_fraction, parse_int=_integer, parse_constant=Decimal
)
