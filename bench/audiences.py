"""How much slower pages are for readers who do not get everything, and with the look of an office.

    python -m bench.audiences

Prints pages a second of processor time on one core, from verdicts, for each audience.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from eligo.checking.loader import load
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.reporting import html
from eligo.reporting.audiences import Audience, page_of
from eligo.reporting.provenance import NOWHERE
from eligo.reporting.theme_files import example, load_theme
from eligo.reporting.themes import PLAIN

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "tests/corpus/audiences"
PAGES = 400


def timed(what: str, make: Callable[[], object]) -> None:
    """Prints how many of something are made in a second of processor time."""
    make()
    began = time.process_time()
    for _ in range(PAGES):
        make()
    print(f"{what:<32}{PAGES / (time.process_time() - began):8.0f} a second")


def main() -> None:
    """Measures every audience on a page with personal data in every place, then a theme."""
    policy = load(FOLDER / "people.pol").value
    assert policy is not None
    proposal = read([str(FOLDER / "proposals.json")], policy.schema).proposals[0]
    verdict = evaluate(policy, proposal.id, proposal.values, reasons="all")
    for audience in Audience:
        timed(
            f"page for {audience.value}",
            lambda audience=audience: html.proposal_page(page_of(verdict, "cs", NOWHERE, audience)),
        )
    page = page_of(verdict, "cs", NOWHERE, Audience.OFFICER)
    theme = load_theme(example())[0]
    for name, worn in (("plain", PLAIN), ("with a theme", theme)):
        timed(f"rendering alone, {name}", lambda worn=worn: html.proposal_page(page, theme=worn))


if __name__ == "__main__":
    main()
