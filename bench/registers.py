"""Measures a look into a long register: with the key known, and with a key that nobody knows.

Run `python bench/registers.py [ENTRIES]`. Processor time of one proposal in memory, the median of several.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import eligo
from eligo.library import Policy

ENTRIES = 10_000
RUNS = 5
POLICY = """policy registers
  title   en "Call"  cs "Výzva"
  source  page en "The page"  cs "Stránka"

use erasmus_plus.model

register holders
  pic    : text required  en "PIC"      cs "PIC"
  issued : date           en "issued"   cs "vydáno"
  ends   : date           en "expires"  cs "konec"
  label "{pic}"
  holds from issued to ends

rule charter
  title   en "Charter"  cs "Listina"
  source  page, "2"
  require all partners where type = HEI have pic is listed in holders on day(submitted_at)
"""


def seconds(policy: Policy, data: Path, entries: int, *, known: bool, reasons: str) -> float:
    """The processor's time of one proposal; each has a PIC of its own, so that nothing is remembered."""
    register = [{"pic": f"{100_000_000 + n}", "issued": "2020-01-01", "ends": "2027-12-31"} for n in range(entries)]
    taken = []
    for run in range(RUNS):
        partners = [
            {"pic": f"{100_000_000 + run}", "type": "HEI"},
            {"pic": f"{100_000_010 + run}" if known else None, "type": "HEI"},
        ]
        proposal = {"id": str(run), "submitted_at": "2022-05-05T10:00:00+02:00", "partners": partners}
        data.write_text(json.dumps({"proposals": [proposal], "holders": register}), "utf-8")
        read = policy.read([data]).proposals[0]
        begin = time.process_time()
        next(policy.verdicts_on(read, reasons=reasons))
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def main() -> None:
    """Prints the table."""
    entries = int(sys.argv[1]) if len(sys.argv) > 1 else ENTRIES
    with tempfile.TemporaryDirectory() as folder:
        path, data = Path(folder, "registers.pol"), Path(folder, "one.json")
        path.write_text(POLICY, "utf-8")
        policy = eligo.load(path)
        for known in (True, False):
            for reasons in ("none", "failing"):
                took = seconds(policy, data, entries, known=known, reasons=reasons)
                key = "known" if known else "unknown"
                sys.stdout.write(f"{entries} entries, key {key}, reasons {reasons}: {took:.4f} s\n")


if __name__ == "__main__":
    main()
