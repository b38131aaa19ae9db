"""The page of a large batch: how large it is, how long it takes to write, and to open in Chromium where there is one.

python bench/reports_index.py 1000 20000
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import eligo
from eligo.reporting import html, markdown
from eligo.reporting.overview import OverviewView, overview
from eligo.reporting.overview_lists import line
from eligo.reporting.tally import Tally
from eligo.text.shipped import shipped

PICTURE = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"


def batch_of(count: int, language: str) -> OverviewView:
    """The page of so many proposals: those of the examples again and again, each under an id of its own."""
    policy = eligo.load(shipped("policies") / "erasmus_plus" / "alliances" / "seed")
    batch = policy.read([shipped("examples") / "alliances.jsonl"])
    known = [v for p in batch.proposals for v in policy.verdicts_on(p, reasons="all")]
    tally, lines = Tally(), []
    for number in range(count):
        verdict = known[number % len(known)]
        own = replace(verdict, proposal=f"{verdict.proposal}-{number}")
        tally.add(own, f"{own.proposal}-0e629bde")
        lines.append(line(own, language, f"{own.proposal}-0e629bde"))
    return overview(tally, language, lines)


def opened(file: Path, folder: Path) -> float:
    """How long Chromium takes to open a page, run its script, lay it out and take a picture of its beginning."""
    began = time.perf_counter()
    subprocess.run(
        ["chromium", *PICTURE.split(), f"--user-data-dir={folder / 'profile'}", "--window-size=1100,1400",
         f"--screenshot={folder / 'index.png'}", file.as_uri()],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return time.perf_counter() - began


def main() -> None:
    """Measures each size that was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("count", type=int, nargs="*", default=[1000, 20_000])
    asked.add_argument("--pdf", action="store_true", help="the page as PDF too")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for count in given.count:
            page = batch_of(count, "cs")
            for name, make in (("html", html.index_page), ("md", markdown.index_page)):
                began = time.perf_counter()
                file = folder / f"index-{count}.{name}"
                file.write_text(make(page), "utf-8")
                took = time.perf_counter() - began
                print(f"{count:>7} {name:<5} {file.stat().st_size / 1e6:7.2f} MB  written in {took:6.2f} s", flush=True)
            if shutil.which("chromium"):
                times = [opened(folder / f"index-{count}.html", folder) for _ in range(3)]
                print(f"{count:>7} opened in Chromium in {min(times):6.2f} s (best of 3)", flush=True)
            if given.pdf:
                from eligo.reporting import pdf

                began = time.perf_counter()
                content = pdf.index_page(page)
                took = time.perf_counter() - began
                print(f"{count:>7} pdf   {len(content) / 1e6:7.2f} MB  written in {took:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
