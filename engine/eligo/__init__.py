"""Eligo: a declarative policy-as-code engine for funding calls."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .columnar.giving import Results
    from .data.records import DataError, MappingError
    from .evaluation.verdict import Outcome, Verdict
    from .library import Policy, ProposalError, load, render
    from .text.diagnostics import PolicyError

__all__ = [
    "DataError",
    "MappingError",
    "Outcome",
    "Policy",
    "PolicyError",
    "ProposalError",
    "Results",
    "Verdict",
    "load",
    "render",
]

_HOMES = {
    "DataError": "data.records",
    "MappingError": "data.records",
    "Outcome": "evaluation.verdict",
    "PolicyError": "text.diagnostics",
    "Results": "columnar.giving",
    "Verdict": "evaluation.verdict",
}


def __getattr__(name: str) -> object:
    """The exported names, imported when they are first used: `eligo --version` must not wait for them."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{_HOMES.get(name, 'library')}", __name__), name)
