"""Room `data`: what was read, proposals and rejected ones with their reasons."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from hashlib import sha256

from ..checking.schema import Values
from ..text.diagnostics import Code, Diagnostic, Fact
from ..text.span import Span

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
        facts = json.dumps([self.id, self.values], ensure_ascii=False, default=str)
        return sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()


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

    @property
    def read(self) -> int:
        """How many proposals were read."""
        return len(self.proposals) + len(self.rejected)


class DataError(Exception):
    """Data that cannot be read at all; carries the diagnostic that says why."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        span = diagnostic.span
        super().__init__(f"{diagnostic.code} {span.file}:{span.line}:{span.column}")
        self.diagnostic = diagnostic

    @property
    def code(self) -> str:
        """The code of the sentence."""
        return self.diagnostic.code

    @property
    def facts(self) -> dict[str, Fact]:
        """What the sentence needs."""
        return dict(self.diagnostic.facts)


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
