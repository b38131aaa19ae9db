"""Room `reporting`: a portion of a batch, evaluated and written in one process, and what came of it."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from ..analysis.slips import slips
from ..checking.policy import CheckedPolicy
from ..data.records import Proposal
from ..data.writers import write_atomically
from ..evaluation.verdict import Outcome, Verdict
from .audiences import page_of, verdict_for
from .corresponding import asks_first, facts_on, kind_of
from .formats import FORMATS, Content, Dress
from .kept_files import Entry
from .letters import LetterFacts
from .names import file_stem
from .overview_lists import LineView, line
from .packing import packed
from .pages import ProposalView
from .parallel import NotMade
from .provenance import Provenance, written_at
from .slipping import answered
from .tally import Tally
from .wanted import Wanted, mark_of

Judge = Callable[[Proposal], Iterable[Verdict]]
"""Gives the verdicts on a proposal, with all reasons."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every process that writes reports is told once."""

    judge: Judge
    policies: tuple[CheckedPolicy, ...]
    folder: Path
    wanted: Wanted
    mark: str


@dataclass(frozen=True, slots=True)
class Portion:
    """Proposals that are dealt with together, and what the folder holds of them already."""

    number: int
    proposals: tuple[Proposal, ...]
    kept: Mapping[str, Entry]


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be made, or a proposal with all its documents: the sentence that says why."""

    what: str
    key: str
    facts: Mapping[str, str]

    @classmethod
    def of(cls, what: str, wrong: NotMade) -> Failed:
        """What the error says of it."""
        return cls(what, wrong.key, wrong.facts)


@dataclass(slots=True)
class Done:
    """What came of a part of a batch."""

    entries: list[Entry] = field(default_factory=list)
    new: list[Entry] = field(default_factory=list)
    """Those that were written now."""
    tally: Tally = field(default_factory=Tally)
    lines: dict[str, list[LineView]] = field(default_factory=dict)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    applied: int = 0
    letters: Counter[str | None] = field(default_factory=Counter)
    """How many verdicts take which kind of letter."""
    asked: list[str] = field(default_factory=list)
    """The proposals whose letter asks about a figure that may be a slip, where it would otherwise reject."""
    confirmed: list[str] = field(default_factory=list)
    """The proposals with a figure that looks like a slip and is right, as the office knows."""
    several: list[str] = field(default_factory=list)
    """The proposals with more than one letter, each under another policy."""
    failed: list[Failed] = field(default_factory=list)

    def merge(self, other: Done) -> None:
        """Adds the next part."""
        self.entries += other.entries
        self.new += other.new
        self.tally.merge(other.tally)
        for language, lines in other.lines.items():
            self.lines.setdefault(language, []).extend(lines)
        self.outcomes += other.outcomes
        self.applied += other.applied
        self.letters += other.letters
        self.asked += other.asked
        self.confirmed += other.confirmed
        self.several += other.several
        self.failed += other.failed


def worked(work: Work, portion: Portion) -> tuple[int, bytes]:
    """Deals with a portion in a process of its own: its number, and what came of it, packed."""
    # As in the process that was started first: views and verdicts hold no cycles, and looking for some takes long.
    gc.set_threshold(50_000, 20, 20)
    return portion.number, packed(dealt_with(work, portion), work.policies)


def dealt_with(work: Work, portion: Portion) -> Done:
    """Evaluates the proposals and writes what is wanted on each."""
    done = Done()
    for proposal in portion.proposals:
        write_on(proposal, tuple(work.judge(proposal)), work, portion.kept, done)
    return done


def write_on(
    proposal: Proposal, verdicts: Sequence[Verdict], work: Work, kept: Mapping[str, Entry], done: Done
) -> None:
    """Writes the documents on the verdicts of a proposal, and adds what came of it."""
    fingerprint, wanted = proposal.sha256, work.wanted
    about = wanted.provenance.about(fingerprint)
    if proposal.id in wanted.facts.confirmed and any(slips(verdict) for verdict in verdicts):
        done.confirmed.append(proposal.id)
    letters = 0
    for verdict in verdicts:
        apart = len(verdicts) > 1 and verdict.policy is not None
        stem = file_stem(verdict.proposal, verdict.policy.name if apart and verdict.policy is not None else "")
        facts = facts_on(verdict, wanted.facts) if wanted.letters else wanted.facts
        mark = mark_of(verdict, fingerprint, work.mark, facts)
        done.tally.add(verdict, stem)
        done.outcomes[verdict.outcome] += 1
        kind = kind_of(verdict, facts)
        done.letters[kind] += 1
        letters += kind is not None
        done.asked += [verdict.proposal] if asks_first(verdict, facts) else []
        done.applied += bool(verdict.rules) or verdict.outcome is not Outcome.NOT_APPLICABLE
        for language in wanted.languages:
            for name, make in documents(verdict, stem, language, wanted, facts):
                write_kept(work, f"{language}/{name}", mark, kept, make, about, done)
            done.lines.setdefault(language, []).append(
                line(verdict_for(verdict, wanted.audience, language), language, stem)
            )
    if letters > 1:
        done.several.append(proposal.id)


Make = Callable[[Provenance], Content]
"""Makes a document that says when it was evaluated."""


def write_kept(
    work: Work, file: str, mark: str, kept: Mapping[str, Entry], make: Make, provenance: Provenance, done: Done
) -> None:
    """Writes a document, unless it is there; one that is lost comes back with the time that it had."""
    before = kept.get(file)
    if before is not None and before.mark == mark:
        if before.stands_in(work.folder):
            done.entries.append(before)
            return
        provenance = replace(provenance, at=before.moment)
    try:
        content = make(provenance)
    except NotMade as wrong:
        # The others are still wanted.
        done.failed.append(Failed.of(file, wrong))
        return
    content = content.encode("utf-8", "replace") if isinstance(content, str) else content
    write_atomically(work.folder / file, content)
    entry = Entry(file, mark, sha256(content).hexdigest(), written_at(provenance))
    done.entries.append(entry)
    done.new.append(entry)


def documents(
    verdict: Verdict, stem: str, language: str, wanted: Wanted, facts: LetterFacts
) -> Iterator[tuple[str, Make]]:
    """The documents on one verdict in that language: the name of each, and what makes it."""

    @cache
    def page(provenance: Provenance) -> ProposalView:
        made = page_of(verdict, language, provenance, wanted.audience)
        return answered(made) if verdict.proposal in facts.confirmed else made

    for name in wanted.formats:
        kind = FORMATS[name]
        dress = wanted.dress(language, stem, kind.ending)
        if kind.proposal is not None:
            yield f"{stem}.{kind.ending}", partial(_page, kind.proposal, page, dress)
        if kind.record is not None:
            yield f"{stem}.{kind.ending}", partial(_record, kind.record, verdict, dress)
        if kind.letter is not None and wanted.letters_in(name) and kind_of(verdict, facts) is not None:
            own = replace(wanted.dress(language, f"{stem}-letter", kind.ending), facts=facts)
            yield f"{stem}-letter.{kind.ending}", partial(_letter, kind.letter, verdict, own)


def _page(
    make: Callable[[ProposalView, Dress], Content],
    page: Callable[[Provenance], ProposalView],
    dress: Dress,
    provenance: Provenance,
) -> Content:
    return make(page(provenance), replace(dress, at=provenance.moment))


def _record(
    make: Callable[[Verdict, Provenance, Dress], Content], verdict: Verdict, dress: Dress, provenance: Provenance
) -> Content:
    return make(verdict, provenance, dress)


def _letter(
    make: Callable[[Verdict, Dress], Content | None], verdict: Verdict, dress: Dress, provenance: Provenance
) -> Content:
    return make(verdict, replace(dress, at=provenance.moment, provenance=provenance)) or ""
