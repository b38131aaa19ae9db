"""Room `cli`: how a set of proposals came out, in numbers, and the exit code that follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..text.messages import say
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, worst

ORDER = ("pass", "fail", "undecided", "not_applicable", "needs_judgement", "waived")


@dataclass(frozen=True, slots=True)
class Ended:
    """The numbers of a run; `outcomes` are those of the verdicts by name, of which `applied` had something to say."""

    evaluated: int
    rejected: int
    outcomes: Mapping[str, int]
    applied: int

    @property
    def verdicts(self) -> int:
        """How many verdicts there are."""
        return sum(self.outcomes.values())

    def tell(self, speaker: Speaker) -> None:
        """Says how many proposals were read, evaluated and rejected, and how many verdicts came out how."""
        read = self.evaluated + self.rejected
        speaker.tell("cli-counts", read=read, evaluated=self.evaluated, rejected=self.rejected)
        parts = [
            say(speaker.language, f"cli-count-{name.replace('_', '-')}", None, count=self.outcomes[name])
            for name in ORDER
            if self.outcomes.get(name)
        ]
        if self.verdicts != self.evaluated:
            speaker.tell("cli-results", count=self.verdicts)
        if parts:
            speaker.note("  " + " · ".join(parts) + "\n")
        if self.verdicts and not self.applied:
            speaker.tell("cli-none-applied")
        if not read:
            speaker.tell("cli-no-proposals")

    def exit_code(self, fail_on: str) -> int:
        """The exit code of the contract, given what `--fail-on` asks."""
        codes = [USAGE] if self.rejected else []
        failed = fail_on != "never" and self.outcomes.get("fail")
        if failed or (fail_on == "undecided" and self.outcomes.get("undecided")):
            codes.append(FINDINGS)
        if not self.applied:
            codes.append(NOTHING)
        return worst(codes)
