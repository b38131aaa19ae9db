"""Room `cli`: verdicts as a table that an officer understands at a glance."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from ..checking.schema import Kind, Schema
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from ..reporting.sentences import element_labels, proposal_message
from ..reporting.wording import fact_name, in_language
from ..text.locale import clean, typeset
from ..text.messages import say
from .terminal import coloured

MARKS = {
    Outcome.PASS: "✓",
    Outcome.FAIL: "✗",
    Outcome.UNDECIDED: "?",
    Outcome.NOT_APPLICABLE: "–",
    Outcome.NEEDS_JUDGEMENT: "…",
    Outcome.WAIVED: "○",
}
_COLOURS = {Outcome.PASS: "32", Outcome.FAIL: "31", Outcome.UNDECIDED: "33"}
_PLAIN_WIDTH = 120
_GAP = "  "
_LONGEST_ID = 24
_LONGEST_TITLE = 36
_SHORTEST_WHY = 20
_ROOM_FOR_TITLES = 44
_FACTS = 3
_FIRST_OF_ANOTHER_WIDTH = "\u0300"
"""All characters before it take one column."""


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a verdict; `why` holds paragraphs."""

    id: str
    title: str
    policy: str
    outcome: str
    warnings: str
    why: tuple[str, ...]
    colour: str | None = None


def verdict_table(verdicts: Sequence[Verdict], language: str, terminal: bool) -> str:
    """A table of one row a verdict: proposal, outcome, warnings, which rules are the reason, which facts are missing.

    On a terminal it is as wide as the terminal, elsewhere 120 columns; titles stand in it where there is room.
    """
    width = shutil.get_terminal_size((_PLAIN_WIDTH, 50)).columns if terminal else _PLAIN_WIDTH
    schema = next((v.policy.schema for v in verdicts if v.policy is not None), None)
    short = short_names({v.policy.name for v in verdicts if v.policy})
    rows = [_row(verdict, verdict.policy.schema if verdict.policy else schema, short, language) for verdict in verdicts]
    several = len(short) > 1
    head = _headings(language)

    def widest(cells: Iterator[str], most: int = width) -> int:
        return min(max((columns_of(cell) for cell in cells), default=0), most)

    id_width = widest((r.id for r in (head, *rows)), _LONGEST_ID)
    policy_width = widest((r.policy for r in (head, *rows)), _LONGEST_ID) if several else 0
    outcome_width, warnings_width = widest(r.outcome for r in (head, *rows)), columns_of(head.warnings)
    taken = [w + len(_GAP) for w in (id_width, policy_width, outcome_width, warnings_width) if w]
    rest = width - sum(taken) - 1
    title_width = min(widest((r.title for r in rows), _LONGEST_TITLE), max(rest - _ROOM_FOR_TITLES - len(_GAP), 0))
    if title_width >= 12:
        title_width = max(title_width, min(columns_of(head.title), _LONGEST_TITLE))
        rest -= title_width + len(_GAP)
    else:
        title_width = 0
    why_width = max(rest, _SHORTEST_WHY)
    paint = terminal and coloured(sys.stdout)

    def lines(row: _Row, align_right: bool) -> Iterator[str]:
        why = [line for paragraph in row.why for line in wrapped(paragraph, why_width)]
        for number, (name, reason) in enumerate(zip_longest(wrapped(row.id, id_width), why, fillvalue="")):
            first = number == 0
            outcome = padded(row.outcome if first else "", outcome_width)
            count = row.warnings if first else ""
            cells = [
                padded(name, id_width),
                *([padded(clipped(row.title, title_width) if first else "", title_width)] if title_width else []),
                *([padded(clipped(row.policy, policy_width) if first else "", policy_width)] if policy_width else []),
                f"\x1b[{row.colour}m{outcome}\x1b[0m" if first and paint and row.colour else outcome,
                count.rjust(warnings_width) if align_right else padded(count, warnings_width),
                reason,
            ]
            yield (" " + _GAP.join(cells)).rstrip()

    line = " " + "─" * (min(sum(taken) + why_width + (title_width + len(_GAP) if title_width else 0), width - 2))
    body = [text for row in rows for text in lines(row, True)]
    return "\n".join([*lines(head, False), line, *body]) + "\n"


def _headings(language: str) -> _Row:
    def heading(name: str) -> str:
        return say(language, f"cli-column-{name}", None)

    return _Row(
        heading("proposal"),
        heading("title"),
        heading("policy"),
        heading("outcome"),
        heading("warnings"),
        (heading("why"),),
    )


def short_names(names: Collection[str]) -> dict[str, str]:
    """Each dotted name by as many of its last words as tell it from all others: `2022.lot1`, `2023.lot1`, `academy`."""
    shared = Counter(end for name in names for end in _endings(name))
    return {name: next((end for end in _endings(name) if shared[end] == 1), name) for name in names}


def _endings(name: str) -> Iterator[str]:
    words = name.split(".")
    return (".".join(words[start:]) for start in reversed(range(len(words))))


def _row(verdict: Verdict, schema: Schema | None, short: Mapping[str, str], language: str) -> _Row:
    word = say(language, f"cli-outcome-{verdict.outcome.value.replace('_', '-')}", None)
    return _Row(
        clean(verdict.proposal),
        title_of(verdict, schema),
        short[verdict.policy.name] if verdict.policy else "–",
        f"{MARKS[verdict.outcome]} {word}",
        str(verdict.warnings) if verdict.warnings else "",
        tuple(reasons_in_short(verdict, language)),
        _COLOURS.get(verdict.outcome),
    )


def title_of(verdict: Verdict, schema: Schema | None) -> str:
    """How people call the proposal beside its id: the first text of its label, else its `title`; empty where unknown."""
    if schema is None or len(verdict.values) != len(schema.proposal.fields):
        return ""
    record = schema.proposal
    named = [part for kind, part in record.label if kind == "field" and part != "id"]
    for name in (*named, "title"):
        for field, value in zip(record.fields, verdict.values, strict=False):
            if field.name == name and field.type.kind is Kind.TEXT and isinstance(value, str):
                return clean(value)
    return ""


def reasons_in_short(verdict: Verdict, language: str) -> Iterator[str]:
    """The titles of the rules that decided the outcome, and the facts they miss; for a pass, the rules that warn."""
    decisive = [r for r in verdict.rules if r.outcome is verdict.outcome and r.rule.force.value == "must"]
    if verdict.outcome is Outcome.PASS:
        warning = [r for r in verdict.rules if r.outcome in (Outcome.FAIL, Outcome.UNDECIDED)]
        if warning:
            yield "; ".join(say(language, "cli-warns", None, title=_title(r, language)) for r in warning)
        return
    if not decisive:
        yield proposal_message(verdict, language)
        return
    yield "; ".join(_title(r, language) for r in decisive)
    if verdict.outcome is Outcome.UNDECIDED and verdict.policy is not None:
        names = element_labels(verdict)
        pointers = dict.fromkeys(pointer for r in decisive for pointer in r.missing)
        facts = [fact_name(p, verdict.policy.schema, language, names) for p in list(pointers)[:_FACTS]]
        if facts:
            listed, more = "; ".join(facts), len(pointers) - len(facts)
            if more:
                yield say(language, "cli-table-missing-more", None, facts=listed, more=more)
            else:
                yield say(language, "cli-table-missing", None, facts=listed)


def _title(verdict: RuleVerdict, language: str) -> str:
    text, other = in_language(verdict.rule.title, language)
    return typeset(other or language, clean(text or verdict.rule.id))


# ── text in columns ───────────────────────────────────────────────────────────────────────


def columns_of(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if max(text, default="") < _FIRST_OF_ANOTHER_WIDTH:
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in ("W", "F") else 1 for c in text
    )


def padded(text: str, width: int) -> str:
    """The text with spaces up to the width."""
    return text + " " * (width - columns_of(text))


def clipped(text: str, width: int) -> str:
    """The beginning of a text that fits, with an ellipsis where some is lost."""
    if columns_of(text) <= width:
        return text
    while columns_of(text) >= width:
        text = text[:-1]
    return text.rstrip(" –-,;:") + "…"


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines no wider than that, broken at spaces; longer words are cut."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and columns_of(lines[-1]) + 1 + columns_of(word) <= width:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        if columns_of(word) <= width:
            lines[-1] = word
            continue
        for character in word:
            if columns_of(lines[-1]) + columns_of(character) > width:
                lines.append("")
            lines[-1] += character
    return lines
