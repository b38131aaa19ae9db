"""Room `reporting`: proposals → a folder of documents, one edition a language, by as many processes as are wanted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from ..checking.policy import CheckedPolicy
from ..data.records import Batch, Proposal
from ..evaluation.verdict import Verdict
from .audiences import overview_for
from .formats import FORMATS, Content
from .kept_files import Entry, add_entries, begin, entries_in, write_entries
from .names import file_stem
from .overview import OverviewView, overview
from .packing import unpacked
from .parallel import DEADLINE, NotMade, in_parallel
from .portions import Done, Failed, Judge, Portion, Work, dealt_with, worked, write_kept
from .provenance import Provenance, batch_sha256
from .view import times
from .wanted import PAGES, Wanted, fingerprint
from .zips import write_zip

__all__ = ["Reports", "Wanted", "write_batch", "write_reports"]

Progress = Callable[[int], None]
"""Hears how many more proposals are done."""

_PORTION = 16
"""So many proposals are dealt with together: few enough for a bar that moves, enough not to talk all the time."""
_FEW = 64
"""For fewer proposals no other process is started: that would take longer than they do."""


@dataclass(frozen=True, slots=True)
class Reports:
    """What a folder of reports holds: the names of its files, those written now, and what the batch came to."""

    indexes: tuple[str, ...]
    files: tuple[str, ...]
    written: tuple[str, ...]
    done: Done
    archive: Path | None


def write_batch(
    judge: Judge,
    policies: Sequence[CheckedPolicy],
    batch: Batch,
    folder: Path,
    wanted: Wanted = PAGES,
    progress: Progress | None = None,
) -> Reports:
    """Writes the documents on a batch into a folder.

    `policies` are those of the verdicts that `judge` gives. With several jobs, `judge` is sent to other processes.
    What cannot be made is told in `Reports.done`; raises OSError where nothing can be written.
    """
    for language in wanted.languages:
        (folder / language).mkdir(parents=True, exist_ok=True)
    work = Work(judge, tuple(policies), folder, wanted, wanted.mark)
    kept = entries_in(folder) if wanted.resume else {}
    begin(folder, resume=wanted.resume)
    whole = Done()
    for done in _parts(work, batch.proposals, kept):
        add_entries(folder, done.new)
        whole.merge(done)
        if progress is not None:
            progress(done.tally.proposals)
    for rejected in batch.rejected:
        whole.tally.reject(rejected)
    indexes = [_index(work, whole, batch, language, name, kept) for language, name in _indexes(wanted)]
    write_entries(folder, whole.entries)
    files = sorted(entry.file for entry in whole.entries)
    archive = write_zip(folder, files) if wanted.zip else None
    return Reports(tuple(indexes), tuple(files), tuple(entry.file for entry in whole.new), whole, archive)


@dataclass(frozen=True, slots=True)
class _AtHand:
    """A judge of verdicts that are at hand; unlike a function in a function, it can be sent to another process."""

    verdicts: Mapping[str, Sequence[Verdict]]

    def __call__(self, proposal: Proposal) -> Sequence[Verdict]:
        return self.verdicts.get(proposal.id, ())


def write_reports(verdicts: Sequence[Verdict], batch: Batch, folder: Path, wanted: Wanted = PAGES) -> list[Path]:
    """Writes the documents on verdicts that are at hand: `folder/cs/index.html`, a page a verdict beside it, and the like."""
    policies = tuple({id(v.policy): v.policy for v in verdicts if v.policy is not None}.values())
    own: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        own.setdefault(verdict.proposal, []).append(verdict)
    reports = write_batch(_AtHand(own), policies, batch, folder, replace(wanted, jobs=1))
    return [folder / name for name in (*reports.indexes, *(f for f in reports.files if f not in reports.indexes))]


# ── proposals ─────────────────────────────────────────────────────────────────────────────


def _parts(work: Work, proposals: Sequence[Proposal], kept: Mapping[str, Entry]) -> Iterator[Done]:
    """What comes of the proposals, in their order."""
    portions, apart = _portions(work, proposals, kept), any(FORMATS[name].apart for name in work.wanted.formats)
    if not apart and (work.wanted.jobs == 1 or len(proposals) < _FEW):
        yield from (dealt_with(work, portion) for portion in portions)
        return
    early: dict[int, list[Done]] = {}
    awaited = 0
    for portion, product in in_parallel(partial(worked, work), portions, work.wanted.jobs, DEADLINE * _PORTION):
        early[portion.number] = (
            list(_one_by_one(work, portion)) if isinstance(product, NotMade) else [_unpacked(work, product)]
        )
        while awaited in early:
            yield from early.pop(awaited)
            awaited += 1


def _one_by_one(work: Work, portion: Portion) -> Iterator[Done]:
    """A portion that took too long or whose process ended: only the proposal that it was about is lost."""
    each = [Portion(number, (proposal,), portion.kept) for number, proposal in enumerate(portion.proposals)]
    found = {one.number: product for one, product in in_parallel(partial(worked, work), iter(each), 1, DEADLINE)}
    for one in each:
        product = found[one.number]
        if isinstance(product, NotMade):
            yield Done(failed=[Failed.of(one.proposals[0].id, product)])
        else:
            yield _unpacked(work, product)


def _unpacked(work: Work, product: tuple[int, bytes]) -> Done:
    done = unpacked(product[1], work.policies)
    assert isinstance(done, Done)
    return done


def _portions(work: Work, proposals: Sequence[Proposal], kept: Mapping[str, Entry]) -> Iterator[Portion]:
    by_stem: dict[str, list[Entry]] = {}
    for entry in kept.values():
        stem = PurePosixPath(entry.file).name.partition(".")[0].removesuffix("-letter")
        by_stem.setdefault(stem, []).append(entry)
    names = ("", *(policy.name for policy in work.policies)) if kept else ()
    for number, start in enumerate(range(0, len(proposals), _PORTION)):
        own = tuple(proposals[start : start + _PORTION])
        stems = (file_stem(proposal.id, name) for proposal in own for name in names)
        found = {entry.file: entry for stem in stems for entry in by_stem.get(stem, ())}
        yield Portion(number, own, found)


# ── indexes ───────────────────────────────────────────────────────────────────────────────


def _indexes(wanted: Wanted) -> Iterable[tuple[str, str]]:
    if not wanted.audience.gets_overview:
        return ()
    having = [name for name in wanted.formats if FORMATS[name].index is not None or FORMATS[name].book is not None]
    return [(language, name) for language in wanted.languages for name in having]


def _index(work: Work, whole: Done, batch: Batch, language: str, name: str, kept: Mapping[str, Entry]) -> str:
    """Writes the page of the batch in a language and a format, or its workbook, unless it is there; its name."""
    kind, wanted = FORMATS[name], work.wanted
    file = f"{language}/index.{kind.ending}"
    mark = fingerprint(
        work.mark, [entry.mark for entry in whole.entries if "/index." not in entry.file], batch.rejected
    )
    dress = wanted.dress(language, "index", kind.ending)

    def make(provenance: Provenance) -> Content:
        summary, made = _summary(whole, language, provenance, wanted), replace(dress, at=provenance.moment)
        if kind.book is not None:
            made = replace(made, provenance=provenance.about(batch_sha256(batch.proposals)))
            # The verdicts are made again, one by one: all of them at once would not fit into memory.
            return kind.book(summary, whole.tally, (v for p in batch.proposals for v in work.judge(p)), made)
        assert kind.index is not None
        return kind.index(summary, made)

    write_kept(work, file, mark, kept, make, wanted.provenance, whole)
    return file


def _summary(whole: Done, language: str, provenance: Provenance, wanted: Wanted) -> OverviewView:
    page = overview(whole.tally, language, whole.lines.get(language, ()))
    return overview_for(replace(page, production=(*page.production, *times(provenance, language))), wanted.audience)
