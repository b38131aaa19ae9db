"""How many HTML reports a second one core writes: verdicts → views → pages → files, and the parts apart.

Run with ``python bench/reports_html.py [PROPOSALS]``. The seed is fixed; the time is that of the processor.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from one_proposal import POLICY, proposals

import eligo
from eligo.data.prepare import prepare
from eligo.data.records import Proposal
from eligo.data.writers import write_atomically
from eligo.evaluation.verdict import Verdict
from eligo.reporting import html
from eligo.reporting.pages import ProposalView
from eligo.reporting.view import view


def prepared(policy: eligo.Policy, facts: dict[str, object]) -> Proposal:
    """The proposal as the engine takes it."""
    proposal = prepare(facts, policy.schema)
    assert isinstance(proposal, Proposal), proposal
    return proposal


def timed(name: str, count: int, work: Callable[[], object]) -> None:
    """Does the work and says how long it took for each."""
    begun = time.process_time()
    work()
    spent = time.process_time() - begun
    print(f"{name:<28} {1000 * spent / count:8.3f} ms each {count / spent:10.0f} a second")


def main() -> None:
    """Prints the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    policy = eligo.load(POLICY)
    given = [prepared(policy, each) for each in ({**p, "id": f"P-{n}"} for n, p in enumerate(proposals(count, 12)))]
    verdicts: list[Verdict] = []
    views: list[ProposalView] = []
    pages: list[str] = []
    timed("verdicts with reasons", count, lambda: verdicts.extend(policy.evaluate(p, reasons="all") for p in given))
    for language in ("cs", "en"):
        view(verdicts[0], language)
        html.proposal_page(view(verdicts[0], language))
        views.clear()
        pages.clear()
        timed(f"{language}: views", count, lambda spoken=language: views.extend(view(v, spoken) for v in verdicts))
        timed(f"{language}: pages", count, lambda: pages.extend(html.proposal_page(v) for v in views))
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            timed(
                f"{language}: files",
                count,
                lambda: [write_atomically(place / f"{n}.html", page) for n, page in enumerate(pages)],
            )
            timed(
                f"{language}: verdict to file",
                count,
                lambda spoken=language: [
                    write_atomically(place / f"{n}.html", html.proposal_page(view(v, spoken)))
                    for n, v in enumerate(verdicts)
                ],
            )


if __name__ == "__main__":
    main()
