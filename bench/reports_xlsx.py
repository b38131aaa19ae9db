"""How much time of the processor a workbook of 100,000 rows takes, how large it is and how much memory that needs.

    python -m bench.reports_xlsx [ROWS]

The rows are the results of the shipped policy for lot 1 over the shipped examples, repeated under other ids.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

from eligo.checking.loader import load
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Verdict
from eligo.reporting.overview import overview
from eligo.reporting.sheets import Book
from eligo.reporting.tally import Tally
from eligo.reporting.xlsx import index_workbook
from eligo.text.shipped import shipped


def main(rows: int) -> None:
    """Prints the figures for each language."""
    policy = load(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
    assert policy is not None
    batch = read([str(shipped("examples") / "alliances.jsonl")], policy.schema)
    own = [evaluate(policy, p.id, p.values, reasons="all") for p in batch.proposals]
    own = [verdict for verdict in own if verdict.rules]

    def verdicts() -> Iterator[Verdict]:
        written = 0
        while written < rows:
            verdict = own[written // len(own[0].rules) % len(own)]
            yield replace(verdict, proposal=f"{verdict.proposal}-{written:07}")
            written += len(verdict.rules)

    tally = Tally()
    begun = time.process_time()
    for verdict in verdicts():
        tally.add(verdict)
    print(f"tally: {tally.verdicts:,} verdicts in {time.process_time() - begun:.2f} s")
    for language in ("cs", "en"):
        begun = time.process_time()
        content = index_workbook(overview(tally, language), Book(tally, language), verdicts())
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        taken = time.process_time() - begun
        print(f"{language}: {rows:,} results in {taken:.2f} s, {len(content) / 1e6:.1f} MB, peak {peak:.0f} MiB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
