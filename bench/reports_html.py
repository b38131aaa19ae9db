"""How many HTML reports a second one core writes: verdicts → views → pages → files, and the parts apart.

Run with ``python bench/reports_html.py [PROPOSALS [ROUNDS]]``. The seed is fixed; processor time, the best of the rounds.
"""

from __future__ import annotations

import gc
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
from eligo.reporting import html
from eligo.reporting.view import view


def prepared(policy: eligo.Policy, facts: dict[str, object]) -> Proposal:
    """The proposal as the engine takes it."""
    proposal = prepare(facts, policy.schema)
    assert isinstance(proposal, Proposal), proposal
    return proposal


def timed(name: str, count: int, rounds: int, work: Callable[[], object]) -> None:
    """Does the work and says how long it took for each, in the best round."""
    best = float("inf")
    for _ in range(rounds):
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    print(f"{name:<28} {1000 * best / count:8.3f} ms each {count / best:10.0f} a second", flush=True)


def main() -> None:
    """Prints the table."""
    gc.set_threshold(50_000, 20, 20)  # as the command line does
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    policy = eligo.load(POLICY)
    given = [prepared(policy, {**p, "id": f"P-{n}"}) for n, p in enumerate(proposals(count, 12))]
    timed("a loop of 100 000 sums", 1, rounds, lambda: sum(n * n for n in range(100_000)))
    timed("verdicts with reasons", count, rounds, lambda: [policy.evaluate(p, reasons="all") for p in given])
    verdicts = [policy.evaluate(p, reasons="all") for p in given]
    with tempfile.TemporaryDirectory() as folder:
        for language in ("cs", "en"):
            views = [view(v, language) for v in verdicts]
            pages = [html.proposal_page(v) for v in views]

            def files(pages: list[str] = pages) -> None:
                for n, page in enumerate(pages):
                    write_atomically(Path(folder) / f"{n}.html", page)

            def whole(language: str = language) -> None:
                for n, verdict in enumerate(verdicts):
                    write_atomically(Path(folder) / f"{n}.html", html.proposal_page(view(verdict, language)))

            timed(f"{language}: views", count, rounds, lambda spoken=language: [view(v, spoken) for v in verdicts])
            timed(f"{language}: pages", count, rounds, lambda views=views: [html.proposal_page(v) for v in views])
            timed(f"{language}: files", count, rounds, files)
            timed(f"{language}: verdict to file", count, rounds, whole)
            print(f"{language}: {sum(map(len, pages)) // count} characters a page")


if __name__ == "__main__":
    main()
