"""Room `reporting`: verdicts → a folder of documents, one edition a language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..data.records import Batch
from ..data.writers import write_atomically
from ..evaluation.verdict import Verdict
from ..text.messages import languages as every_language
from .audiences import Audience, overview_for, page_of, verdict_for
from .formats import FORMATS, Content, Dress, Format
from .letters import NO_FACTS, LetterFacts
from .names import file_stem
from .overview import overview
from .overview_lists import line
from .provenance import NOWHERE, Provenance
from .tally import tallied
from .themes import PLAIN, Theme

Progress = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written, and how; `jobs` is how many processes share the work."""

    formats: tuple[str, ...] = ("html", "md")
    languages: tuple[str, ...] = field(default_factory=every_language)
    theme: Theme = PLAIN
    audience: Audience = Audience.OFFICER
    template: bytes | None = None
    facts: LetterFacts = NO_FACTS
    jobs: int = 1
    resume: bool = False
    zip: bool = False
    provenance: Provenance = NOWHERE

    def dress(self, language: str, address: str, ending: str) -> Dress:
        """What the document at an address, without its ending, is made with in that language."""
        other = next((spoken for spoken in self.languages if spoken != language), None)
        elsewhere = f"../{other}/{address}.{ending}" if other else ""
        at = self.provenance.moment
        return Dress(language, elsewhere, self.theme, self.audience, self.template, self.facts, at)


def write_reports(
    verdicts: Sequence[Verdict],
    batch: Batch,
    folder: Path,
    wanted: Wanted = Wanted(),
    progress: Progress | None = None,
) -> list[Path]:
    """Writes `folder/cs/index.html`, a page a verdict beside it, and the like; the paths written, indexes first."""
    several = {proposal for proposal, n in Counter(v.proposal for v in verdicts).items() if n > 1}
    fingerprints = {proposal.id: proposal.sha256 for proposal in batch.proposals}

    def stem(verdict: Verdict) -> str:
        apart = verdict.proposal in several and verdict.policy is not None
        return file_stem(verdict.proposal, verdict.policy.name if apart and verdict.policy is not None else "")

    tally = tallied(verdicts, batch.rejected, stem)
    indexes: list[Path] = []
    pages: list[Path] = []
    for language in wanted.languages:
        edition = folder / language
        edition.mkdir(parents=True, exist_ok=True)
        for verdict in verdicts:
            about = replace(wanted, provenance=wanted.provenance.about(fingerprints.get(verdict.proposal, "")))
            for name, content in documents(verdict, stem(verdict), language, about):
                write_atomically(edition / name, content)
                pages.append(edition / name)
            if progress is not None:
                progress()
        told = (line(verdict_for(v, wanted.audience, language), language, stem(v)) for v in verdicts)
        summary = overview_for(overview(tally, language, told), wanted.audience)
        for kind in _having("index", wanted):
            assert kind.index is not None
            path = edition / f"index.{kind.ending}"
            write_atomically(path, kind.index(summary, wanted.dress(language, "index", kind.ending)))
            indexes.append(path)
        for kind in _having("book", wanted):
            assert kind.book is not None
            path = edition / f"index.{kind.ending}"
            write_atomically(path, kind.book(summary, tally, verdicts, wanted.dress(language, "index", kind.ending)))
            indexes.append(path)
    return [*indexes, *pages]


def documents(verdict: Verdict, stem: str, language: str, wanted: Wanted) -> Iterator[tuple[str, Content]]:
    """The documents on one verdict in that language, each with the name of its file."""
    page = None
    for name in wanted.formats:
        kind = FORMATS[name]
        dress = wanted.dress(language, stem, kind.ending)
        if kind.proposal is not None:
            page = page or page_of(verdict, language, wanted.provenance, wanted.audience)
            yield f"{stem}.{kind.ending}", kind.proposal(page, dress)
        if kind.record is not None:
            yield f"{stem}.{kind.ending}", kind.record(verdict, wanted.provenance, dress)
        letter = kind.letter(verdict, dress) if kind.letter is not None and wanted.audience.gets_letters else None
        if letter is not None:
            yield f"{stem}-letter.{kind.ending}", letter


def _having(document: str, wanted: Wanted) -> list[Format]:
    if document in ("index", "book") and not wanted.audience.gets_overview:
        return []
    return [FORMATS[name] for name in wanted.formats if getattr(FORMATS[name], document) is not None]
