"""Room `checking`: how well the sources of rules are confirmed, and how a later call restates them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested

MARKS = ("A", "B", "C", "I")
"""Read in the full official text; read on a page of an EU body or an agency; a summary by others; an inference."""


def mark_of(part: tree.Evidence, found: list[Diagnostic]) -> str | None:
    """The mark that a rule gives its source; None after a diagnostic."""
    if part.mark.text in MARKS:
        return part.mark.text
    found.append(codes.UNKNOWN_MARK.at(part.mark.span, name=part.mark.text, **suggested(part.mark.text, MARKS)))
    return None


def restated(rule: tree.Rule, parts: Sequence[tree.SourcePart]) -> tree.Rule:
    """The rule with other parts about its source; a new source or mark confirms what was not confirmed before."""
    kinds = {type(part) for part in parts}
    if kinds & {tree.Citation, tree.Evidence}:
        kinds.add(tree.Unconfirmed)
    kept = [part for part in rule.parts if type(part) not in kinds]
    place = next((i for i, part in enumerate(rule.parts) if type(part) in kinds), len(kept))
    return replace(rule, parts=(*kept[:place], *parts, *kept[place:]))
