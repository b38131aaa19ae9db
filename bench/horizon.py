"""Compares the Horizon 2020 policy with a count of its own over real participations, and measures the evaluation.

Run `python bench/horizon.py participations.csv.gz`: a table with `rcn`, `role`, `pic`, `type` and `country`, as CORDIS gives
them. The data name no scheme, so every project is taken for a RIA. Without a file there is nothing to do.
"""

from __future__ import annotations

import csv
import gzip
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

import eligo

MEMBERS = "AT BE BG HR CY CZ DK EE FI FR DE EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE UK"
ASSOCIATED = "IS NO AL BA MK ME RS TR IL MD CH FO UA TN GE AM"
COUNTED = {*MEMBERS.split(), *ASSOCIATED.split()}
FIELDS = ("pic", "role", "type", "country")


def written(participations: Path, folder: Path) -> dict[str, bool]:
    """Writes the two tables; whether each project has beneficiaries from three of the counted countries."""
    countries: dict[str, set[str]] = defaultdict(set)
    with (
        gzip.open(participations, "rt", encoding="utf-8", newline="") as source,
        (folder / "partners.csv").open("w", encoding="utf-8", newline="") as target,
    ):
        rows = csv.writer(target)
        rows.writerow(("proposal_id", *FIELDS))
        for row in csv.DictReader(source):
            rows.writerow((row["rcn"], *(row[field] for field in FIELDS)))
            countries[row["rcn"]] |= {row["country"]} & COUNTED if row["role"] != "partner" else set()
    lines = ["id,scheme", *(f"{project},RIA" for project in countries)]
    (folder / "proposals.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return {project: len(found) >= 3 for project, found in countries.items()}


def main(participations: Path) -> None:
    """Prints how the projects came out, how many differ from the count, and how long it took."""
    policy = eligo.load(Path(__file__).parents[1] / "policies" / "horizon" / "h2020" / "collaborative.pol")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        enough = written(participations, folder)
        start = time.perf_counter()
        verdicts = policy.evaluate_batch(folder, reasons="none").verdicts
        seconds = time.perf_counter() - start
    print(dict(Counter(verdict.outcome.value for verdict in verdicts)))
    different = [v.proposal for v in verdicts if (v.outcome is eligo.Outcome.PASS) is not enough[v.proposal]]
    print(f"projects: {len(enough)}, differences: {len(different)} {different[:10]}, {seconds:.1f} s")


if __name__ == "__main__":
    if len(sys.argv) == 2:
        main(Path(sys.argv[1]))
    else:
        print("no participations given: nothing to compare")
