"""Measures proposals with facts that nobody gave: countries, kinds and roles of some partners are missing.

Run `python bench/missing_facts.py`. Lot 2 of the seed and lot 2 of 2026, 12 and 40 partners, verdicts without reasons and
with those of rules that do not pass; processor time a proposal, the median of several rounds over the same proposals.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import UTC, datetime
from random import Random

from one_proposal import ROOT, Proposal, as_values, proposals

import eligo
from eligo.evaluation.engine import evaluate

PROPOSALS = 100
ROUNDS = 5
ALLIANCES = ROOT / "policies" / "erasmus_plus" / "alliances"
POLICIES = {ALLIANCES / "seed" / "lot2.pol": 2022, ALLIANCES / "2026" / "lot2.pol": 2026}
"""Each with the year in which its proposals are submitted."""
MISSING = {
    "nothing": (),
    "countries": ("country",),
    "kinds and roles": ("type", "role"),
    "everything": ("country", "type", "role"),
}
"""Which facts of a partner are missing, each in one partner of four."""


def with_gaps(consortia: list[Proposal], fields: tuple[str, ...], submitted: datetime) -> list[Proposal]:
    """The proposals, submitted then, without some of the facts."""
    draw = Random(7)

    def rest(partner: Proposal) -> Proposal:
        return {k: v for k, v in partner.items() if k not in fields or draw.random() > 0.25}

    return [
        p
        | {
            "call": str(submitted.year),
            "submitted_at": submitted,
            "partners": [rest(partner) for partner in p["partners"]],
        }
        for p in consortia
    ]


def main() -> None:
    """Prints the table."""
    for path, year in POLICIES.items():
        submitted = datetime(year, 3, 1, 12, tzinfo=UTC)
        policy = eligo.load(path).checked[0]
        for partners in (12, 40):
            for name, fields in MISSING.items():
                rows = [as_values(policy, p) for p in with_gaps(proposals(PROPOSALS, partners), fields, submitted)]
                taken: dict[str, list[float]] = {"none": [], "failing": []}
                for _ in range(ROUNDS):
                    for reasons, samples in taken.items():
                        begin = time.process_time()
                        for row in rows:
                            evaluate(policy, "P", row, reasons=reasons)
                        samples.append((time.process_time() - begin) / PROPOSALS * 1e6)
                plain, reasoned = (statistics.median(samples) for samples in taken.values())
                where = f"{path.parent.name}/{path.name}"
                sys.stdout.write(
                    f"{where:<14} {partners} partners, missing: {name:<16} {plain:>8.0f} us {reasoned:>8.0f} us\n"
                )


if __name__ == "__main__":
    main()
