"""Room `cli`: `eligo report`."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..data.records import Batch
from ..library import Policy
from ..reporting.audiences import NAMES, Audience
from ..reporting.formats import FORMATS as _FORMATS
from ..reporting.letters import NO_FACTS
from ..reporting.portions import Done
from ..reporting.provenance import provenance_now
from ..reporting.template_archive import TemplateRefused
from ..reporting.themes import PLAIN
from ..reporting.wanted import Wanted
from ..reporting.writing import Reports, write_batch
from ..text.locale import clean
from ..text.messages import languages, say
from .counts import Ended
from .printing import needs
from .sources import batch_of, day_of, policy_at, proposal_named, tell_mapping, tell_rejected
from .templates import letter_facts, refused, tell_letters, tell_unsuspected, template_named
from .terminal import INTERNAL, USAGE, Speaker, Stop, chosen, steps
from .themes import theme_at

FORMATS = tuple(_FORMATS)
_MOST_FAILED = 20
_LONG = 100
"""For so many proposals the progress is shown."""


@dataclass(frozen=True, slots=True)
class Request:
    """What `eligo report` was asked."""

    policy: Path
    data: tuple[str, ...]
    folder: Path
    format: str
    language: str | None
    as_of: str | None = None
    mapping: str | None = None
    theme: Path | None = None
    audience: str = "officer"
    template: Path | None = None
    reference: str | None = None
    dated: str | None = None
    deadline: str | None = None
    confirmed: tuple[str, ...] = ()
    jobs: int | None = None
    resume: bool = False
    zip: bool = False

    def about_letters(
        self,
        template: Path | None,
        reference: str | None,
        dated: str | None,
        deadline: str | None,
        confirmed: tuple[str, ...],
    ) -> Request:
        """The same, with what was asked about letters."""
        told = replace(self, template=template, reference=reference, dated=dated, deadline=deadline)
        return replace(told, confirmed=confirmed)

    def about_volume(self, jobs: int | None, *, resume: bool, zip: bool) -> Request:
        """The same, with what was asked about many reports."""
        return replace(self, jobs=jobs, resume=resume, zip=zip)


def run(request: Request) -> int:
    """Writes the reports; the exit codes are those of `eligo evaluate`."""
    wanted = wanted_by(request)
    policy, speaker = policy_at(request.policy, wanted.languages[0] if len(wanted.languages) == 1 else None)
    wanted = replace(wanted, template=template_named(request.template, speaker))
    batch = batch_of(policy, request.data, speaker, request.mapping)
    wanted = replace(wanted, facts=replace(wanted.facts, confirmed=_confirmed(request.confirmed, batch, speaker)))
    tell_rejected(batch, speaker)
    reports = write_all(policy, batch, request.folder, wanted, speaker) if batch.read else None
    done = reports.done if reports is not None else Done()
    outcomes = {outcome.value: count for outcome, count in done.outcomes.items()}
    ended = Ended(len(batch.proposals), len(batch.rejected), outcomes, done.applied)
    ended.tell(speaker)
    if reports is not None:
        tell_written(reports, request.folder, wanted, speaker)
    tell_mapping(batch, speaker)
    tell_failed(done, speaker)
    return INTERNAL if done.failed else ended.exit_code("never")


def _confirmed(given: Sequence[str], batch: Batch, speaker: Speaker) -> frozenset[str]:
    """The proposals of `--confirmed`, with commas between them; an id that holds commas itself is one."""
    known = {proposal.id for proposal in batch.proposals}
    split = [[text] if text in known else [one.strip() for one in text.split(",")] for text in given]
    return frozenset(proposal_named(one, batch, speaker).id for ids in split for one in ids if one)


def wanted_by(request: Request) -> Wanted:
    """What is to be written; stops where the command line asks for what there is not."""
    formats = tuple(dict.fromkeys(chosen(f.strip(), FORMATS, "--format") for f in request.format.split(",")))
    for name in formats:
        needs(name)
    asked = request.language.split(",") if request.language else languages()
    editions = tuple(dict.fromkeys(chosen(one.strip(), languages(), "--language") for one in asked))
    return Wanted(
        formats,
        editions,
        theme=PLAIN if request.theme is None else theme_at(request.theme, editions),
        audience=Audience(chosen(request.audience, NAMES, "--audience")),
        template=None,
        facts=letter_facts(request.reference, request.dated, request.deadline),
        jobs=request.jobs or _cores(),
        resume=request.resume,
        zip=request.zip,
        provenance=provenance_now(day_of(request.as_of)),
    )


def write_all(policy: Policy, batch: Batch, folder: Path, wanted: Wanted, speaker: Speaker) -> Reports:
    """Writes the reports of a batch into a folder."""
    judge = partial(policy.verdicts_on, as_of=wanted.provenance.as_of, reasons="all")
    count = len(batch.proposals)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with steps(count, _LONG, speaker.language, "cli-reporting") as step:
            return write_batch(judge, policy.checked, batch, folder, wanted, step)
    except TemplateRefused as wrong:
        raise refused(wrong, speaker) from None
    except OSError:
        raise Stop(USAGE, "cli-cannot-write", file=str(folder)) from None


def tell_written(reports: Reports, folder: Path, wanted: Wanted, speaker: Speaker) -> None:
    """Says what was written and where."""
    speaker.tell("cli-reports-written", count=len(reports.written), folder=str(folder))
    if wanted.resume:
        speaker.tell("cli-reports-kept", count=len(reports.files) - len(reports.written))
    if reports.archive is not None:
        speaker.tell("cli-written", file=str(reports.archive))
    for name in wanted.formats:
        if not any(file.endswith(_FORMATS[name].ending) for file in (*reports.files, *reports.indexes)):
            speaker.tell("cli-format-empty", format=name)
    tell_unsuspected(reports.done, wanted, speaker)
    if wanted.letters:
        tell_letters(reports.done, wanted, speaker)
    elif wanted.facts != NO_FACTS:
        speaker.tell("cli-letters-nowhere")


def tell_failed(done: Done, speaker: Speaker) -> None:
    """Says which documents could not be made, and why; the others are written."""
    for failed in done.failed[:_MOST_FAILED]:
        speaker.tell(
            "not-made", file=clean(failed.what), reason=say(speaker.language, failed.key, None, **failed.facts)
        )
    if len(done.failed) > _MOST_FAILED:
        speaker.tell("not-made-more", count=len(done.failed) - _MOST_FAILED)


def _cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
