"""Room `text`: what we tell people, as data; the sentences live in the Fluent catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from .span import Span

Fact: TypeAlias = str | int


class Severity(Enum):
    """How grave a diagnostic is; the number gives the order in listings."""

    ERROR = 0
    WARNING = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One mistake at one place: a code, the facts that its sentence needs, and where.

    `facts` fill the placeholders of the catalogue message `code`. A fact named `nearest` selects the help
    text that suggests it (attribute `.near`); without it the attribute `.help` is shown.
    """

    code: str
    severity: Severity
    span: Span
    facts: tuple[tuple[str, Fact], ...] = ()

    @property
    def order(self) -> tuple[str, int, int, int, str]:
        """The sorting key: file, place, severity, code."""
        return (self.span.file, self.span.line, self.span.column, self.severity.value, self.code)


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of mistake. A code is never used again for another meaning."""

    id: str
    severity: Severity = Severity.ERROR

    def at(self, span: Span, **facts: Fact | None) -> Diagnostic:
        """The diagnostic of this kind at a place; facts that are None or empty are left out."""
        given = tuple((name, fact) for name, fact in facts.items() if fact is not None and fact != "")
        return Diagnostic(self.id, self.severity, span, given)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Result(Generic[T]):
    """What a phase could make, and what it has to say; `value` is None where nothing usable came out."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def has_errors(self) -> bool:
        """Whether anything is wrong, warnings aside."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)


def in_order(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics sorted by file, place, severity and code, each once."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda d: d.order))


class PolicyError(Exception):
    """A policy that cannot be used; carries the diagnostics that say why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(f"{d.code} {d.span.file}:{d.span.line}:{d.span.column}" for d in diagnostics))
        self.diagnostics = diagnostics
