"""How many letters a second one core writes as Word documents: verdicts → letters → files.

Run with ``python bench/reports_docx.py [PROPOSALS [ROUNDS]]``. The seed is fixed; processor time, the best of the rounds.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from one_proposal import POLICY, proposals
from reports_html import prepared, timed

import eligo
from eligo.evaluation.verdict import Verdict
from eligo.reporting.corresponding import letter
from eligo.reporting.docx import letter as word_letter
from eligo.reporting.letters import LetterView


def letters(verdicts: Sequence[Verdict], language: str) -> list[LetterView]:
    """The letters of those verdicts that ask for one."""
    return [view for view in (letter(verdict, language) for verdict in verdicts) if view is not None]


def edition(verdicts: Sequence[Verdict], language: str, rounds: int) -> None:
    """Times one language."""
    views = letters(verdicts, language)
    timed(f"{language}: letters", len(views), rounds, lambda: letters(verdicts, language))
    timed(f"{language}: Word documents", len(views), rounds, lambda: [word_letter(view) for view in views])


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    policy = eligo.load(POLICY)
    given = [prepared(policy, {**p, "id": f"P-{n}"}) for n, p in enumerate(proposals(count, 12))]
    verdicts = [policy.evaluate(p, reasons="all") for p in given]
    timed("a loop of 100 000 sums", 1, rounds, lambda: sum(n * n for n in range(100_000)))
    for language in ("cs", "en"):
        edition(verdicts, language, rounds)


if __name__ == "__main__":
    main()
