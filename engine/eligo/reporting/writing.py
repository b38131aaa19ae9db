"""Room `reporting`: verdicts → a folder of pages, one edition a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

from ..data.records import Batch
from ..data.writers import write_atomically
from ..evaluation.verdict import Verdict
from . import html, markdown
from .names import file_stem
from .overview import overview
from .overview_lists import line
from .tally import Tally
from .view import view

FORMATS: dict[str, ModuleType] = {"html": html, "md": markdown}


def write_reports(
    verdicts: Sequence[Verdict],
    batch: Batch,
    folder: Path,
    formats: Sequence[str] = ("html", "md"),
    languages: Sequence[str] = ("cs", "en"),
    progress: Callable[[], None] | None = None,
) -> list[Path]:
    """Writes `folder/cs/index.html`, a page a verdict beside it, and the like; the paths written, indexes first."""
    several = {proposal for proposal, n in Counter(v.proposal for v in verdicts).items() if n > 1}
    fingerprints = {proposal.id: proposal.sha256 for proposal in batch.proposals}

    def stem(verdict: Verdict) -> str:
        apart = verdict.proposal in several and verdict.policy is not None
        return file_stem(verdict.proposal, verdict.policy.name if apart and verdict.policy is not None else "")

    tally = Tally()
    for verdict in verdicts:
        tally.add(verdict, stem(verdict))
    for rejected in batch.rejected:
        tally.reject(rejected)
    indexes: list[Path] = []
    pages: list[Path] = []
    for language in languages:
        other = next((spoken for spoken in languages if spoken != language), None)
        edition = folder / language
        edition.mkdir(parents=True, exist_ok=True)

        def write(name: str, text: str, into: list[Path], edition: Path = edition) -> None:
            write_atomically(edition / name, text)
            into.append(edition / name)

        for verdict in verdicts:
            page, name = view(verdict, language, fingerprints.get(verdict.proposal, "")), stem(verdict)
            for suffix in formats:
                address = f"../{other}/{name}.{suffix}" if other else ""
                write(f"{name}.{suffix}", FORMATS[suffix].proposal_page(page, address), pages)
            if progress is not None:
                progress()
        summary = overview(tally, language, (line(v, language, stem(v)) for v in verdicts))
        for suffix in formats:
            address = f"../{other}/index.{suffix}" if other else ""
            write(f"index.{suffix}", FORMATS[suffix].index_page(summary, address), indexes)
    return [*indexes, *pages]
