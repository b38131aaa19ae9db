"""Room `data`: what was read, proposals and rejected ones with their reasons."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ..checking.schema import Value, Values
from ..text.diagnostics import Code, Diagnostic, Fact
from ..text.span import Source, Span

if TYPE_CHECKING:
    from .mapping_report import MappingReport

CLIPPED = 80


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal that can be evaluated; `row` is its line, table row or place in the list, from 1."""

    id: str
    values: Values
    file: str
    row: int | None

    @property
    def sha256(self) -> str:
        """The fingerprint of the facts, wherever they were read from."""
        fingerprint = sha256(b"[" + _as_json(self.id) + b", [")
        for place, value in enumerate(self.values):
            fingerprint.update((b", " if place else b"") + _as_json(value))
        fingerprint.update(b"]]")
        return fingerprint.hexdigest()


_LONG = 200
_MOST_WRITTEN = 16
_WRITTEN: dict[int, tuple[Value, bytes]] = {}


def _as_json(value: Value) -> bytes:
    """The value as JSON; that of a long list is kept, since a register is the same object in every proposal."""
    kept = _WRITTEN.get(id(value))
    if kept is not None and kept[0] is value:
        return kept[1]
    written = json.dumps(value, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass")
    if isinstance(value, tuple) and len(value) > _LONG:
        while len(_WRITTEN) >= _MOST_WRITTEN:
            _WRITTEN.pop(next(iter(_WRITTEN)), None)
        _WRITTEN[id(value)] = (value, written)
    return written


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing wrong with a proposal: where, in which field, what was read, and the code of the sentence."""

    file: str
    row: int | None
    field: str | None
    value: str
    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A proposal that cannot be evaluated, with every reason."""

    id: str | None
    file: str
    row: int | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything read as one set of data; `read` is always proposals + rejected."""

    proposals: tuple[Proposal, ...]
    rejected: tuple[Rejected, ...]
    warnings: tuple[Diagnostic, ...]
    mapping: MappingReport | None = None
    """What was met in an export, where the data were read through a mapping."""

    @property
    def read(self) -> int:
        """How many proposals were read."""
        return len(self.proposals) + len(self.rejected)


class DataError(Exception):
    """Data that cannot be read at all; carries the diagnostic that says why, and `reasons` for each bad value."""

    def __init__(self, diagnostic: Diagnostic, reasons: tuple[Reason, ...] = ()) -> None:
        span = diagnostic.span
        first = "".join(f"; row {r.row}, {r.code} {r.field}: {r.value}" for r in reasons[:1])
        super().__init__(f"{diagnostic.code} {span.file}:{span.line}:{span.column}{first}")
        self.diagnostic = diagnostic
        self.reasons = reasons

    @property
    def code(self) -> str:
        """The code of the sentence."""
        return self.diagnostic.code

    @property
    def facts(self) -> dict[str, Fact]:
        """What the sentence needs."""
        return dict(self.diagnostic.facts)


class MappingError(Exception):
    """A mapping that cannot be used; carries the diagnostics, and the sources in which they stand."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], sources: tuple[Source, ...] = ()) -> None:
        super().__init__("; ".join(f"{d.code} {d.span.file}:{d.span.line}:{d.span.column}" for d in diagnostics))
        self.diagnostics = diagnostics
        self.sources = sources


def unusable(code: Code, file: str, line: int = 1, column: int = 1, /, **facts: Fact | None) -> DataError:
    """The error that a file cannot be read, at a line and column."""
    shown = clipped(file) if len(file) > CLIPPED else file
    return DataError(code.at(place(file, line, column), file=shown, line=str(line), column=str(column), **facts))


def place(file: str, line: int = 1, column: int = 1) -> Span:
    """The place in a file of data that people can look up."""
    return Span(file, 0, 0, line, column, line, column)


def reason(
    code: Code, file: str, row: int | None, field: str | None, raw: object, facts: tuple[tuple[str, Fact], ...] = ()
) -> Reason:
    """The reason with the value as people can read it."""
    return Reason(file, row, field, clipped(raw), code.id, facts)


def clipped(raw: object) -> str:
    """The beginning of a value on one line, without anything invisible."""
    match raw:
        case None:
            text = ""
        case str():
            text = raw[: CLIPPED + 1]
        case bool():
            text = "true" if raw else "false"
        case int() if raw.bit_length() > 500:
            text = hex(raw)
        case bytes():
            text = raw[:CLIPPED].hex(" ")
        case dict():
            text = "{…}"
        case list() | tuple():
            text = "[…]"
        case _:
            text = str(raw)
    shown = "".join(_visible(c) for c in text[: CLIPPED + 1])
    return shown if len(shown) <= CLIPPED else shown[: CLIPPED - 1] + "…"


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    return "\ufffd" if category[0] == "C" else " " if category in ("Zl", "Zp") else character
