"""Room `cli`: verdicts as a table that an officer understands at a glance."""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Sequence

from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from ..reporting.sentences import proposal_message
from ..reporting.wording import in_language
from ..text.locale import clean
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
STYLES = {Outcome.PASS: "green", Outcome.FAIL: "red", Outcome.UNDECIDED: "yellow"}
_PLAIN_WIDTH = 120


def verdict_table(verdicts: Sequence[Verdict], language: str, terminal: bool) -> str:
    """A table of one row a verdict: proposal, outcome, warnings, and which rules are the reason."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    several = len({v.policy.name for v in verdicts if v.policy}) > 1
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, expand=False)
    names = ["proposal", *(["policy"] if several else []), "outcome", "warnings", "why"]
    for name in names:
        heading = say(language, f"cli-column-{name}", None)
        table.add_column(heading, justify="right" if name == "warnings" else "left", overflow="fold")
    for verdict in verdicts:
        word = say(language, f"cli-outcome-{verdict.outcome.value.replace('_', '-')}", None)
        cells = [
            Text(clean(verdict.proposal)),
            *([Text(verdict.policy.name.rpartition(".")[2] if verdict.policy else "–")] if several else []),
            Text(f"{MARKS[verdict.outcome]} {word}", style=STYLES.get(verdict.outcome, "")),
            Text(str(verdict.warnings) if verdict.warnings else ""),
            Text(reasons_in_short(verdict, language)),
        ]
        table.add_row(*cells)
    width = shutil.get_terminal_size((_PLAIN_WIDTH, 50)).columns if terminal else _PLAIN_WIDTH
    stream = io.StringIO()
    colour = terminal and coloured(sys.stdout)
    console = Console(file=stream, width=width, force_terminal=colour, no_color=not colour, legacy_windows=False)
    console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()).strip("\n") + "\n"


def reasons_in_short(verdict: Verdict, language: str) -> str:
    """The titles of the rules that decided the outcome; for a pass, of those that warn."""
    decisive = [r for r in verdict.rules if r.outcome is verdict.outcome and r.rule.force.value == "must"]
    if verdict.outcome is Outcome.PASS:
        decisive = [r for r in verdict.rules if r.outcome in (Outcome.FAIL, Outcome.UNDECIDED)]
        return "; ".join(say(language, "cli-warns", None, title=_title(r, language)) for r in decisive)
    if not decisive:
        return proposal_message(verdict, language)
    return "; ".join(_title(r, language) for r in decisive)


def _title(verdict: RuleVerdict, language: str) -> str:
    return clean(in_language(verdict.rule.title, language)[0] or verdict.rule.id)
