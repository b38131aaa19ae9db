"""How many PDF reports a second all cores write, what the parts cost, and whether memory stays flat.

Run with ``python bench/reports_pdf.py [REPORTS [WORKERS [LIFETIME]]]``. The seed is fixed; the clock counts from the
first report on.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from functools import partial

from one_proposal import POLICY, proposals
from reports_html import prepared

import eligo
from eligo.evaluation.verdict import Verdict
from eligo.reporting import pdf
from eligo.reporting.pages import ProposalView
from eligo.reporting.parallel import NotMade, in_parallel
from eligo.reporting.view import view


def measured(page: ProposalView) -> tuple[int, float, int]:
    """The bytes of a report, the processor time that it took, and the most memory that the process ever had, in MB."""
    begun = time.process_time()
    content = pdf.proposal_page(page)
    return len(content), time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def parts(verdicts: list[Verdict], count: int = 30) -> None:
    """Prints what a report costs in one process, part by part, in processor time."""
    views = [view(v, language) for v in verdicts[:count] for language in ("cs", "en")]
    compiled = []
    checked, pdf.checked = pdf.checked, lambda content: content
    for name, work, items in (
        ("typeset", pdf.proposal_page, views),
        ("checked for both standards", checked, compiled),
    ):
        took = []
        for item in items:
            begun = time.process_time()
            compiled.append(work(item)) if work is pdf.proposal_page else work(item)
            took.append(time.process_time() - begun)
        print(f"{name:<28} {1000 * sorted(took)[len(took) // 2]:8.1f} ms, median of {len(took)}", flush=True)
    pdf.checked = checked


def main() -> None:
    """Prints the figures."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else os.cpu_count() or 1
    lifetime = int(sys.argv[3]) if len(sys.argv) > 3 else 2_000
    policy = eligo.load(POLICY)
    given = [prepared(policy, {**p, "id": f"P-{n}"}) for n, p in enumerate(proposals(min(count, 500), 12))]
    verdicts = [policy.evaluate(p, reasons="all") for p in given]
    parts(verdicts)
    print(f"{count} reports, {workers} processes, load {os.getloadavg()[0]:.1f}")
    tasks = (view(verdicts[n % len(verdicts)], ("cs", "en")[n % 2]) for n in range(count))
    begun = said = time.perf_counter()
    size = spent = peak = done = 0.0
    for n, (_, product) in enumerate(in_parallel(partial(measured), tasks, workers, lifetime=lifetime), 1):
        if isinstance(product, NotMade):
            print(product.key, product.facts)
            continue
        if not done:
            begun = time.perf_counter()
        done, size, spent, peak = done + 1, size + product[0], spent + product[1], max(peak, product[2])
        if n == count or time.perf_counter() - said > 20:
            said, rate = time.perf_counter(), (done - 1) / (time.perf_counter() - begun)
            print(
                f"{n:6} of {count}: {rate:5.1f} a second, {1000 * spent / done:6.1f} ms of processor time each, "
                f"{size / done / 1024:5.1f} kB each, most memory of a process {peak:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
