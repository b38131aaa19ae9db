"""Room `cli`: `eligo report`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..data.records import Batch
from ..evaluation.verdict import Verdict
from ..library import applies
from ..reporting.audiences import NAMES as AUDIENCES
from ..reporting.audiences import Audience
from ..reporting.formats import FORMATS as _FORMATS
from ..reporting.provenance import provenance_now
from ..reporting.template_archive import TemplateRefused
from ..reporting.themes import PLAIN
from ..reporting.writing import Wanted, write_reports
from ..text.messages import languages
from .evaluating import tell_counts
from .sources import batch_of, day_of, policy_at, tell_mapping, tell_rejected
from .templates import letter_facts, refused, tell_letters, template_named
from .terminal import NOTHING, USAGE, Speaker, Stop, chosen, progress, steps, worst
from .themes import theme_at

FORMATS = tuple(_FORMATS)


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
    deadline: str | None = None
    jobs: int | None = None
    resume: bool = False
    zip: bool = False

    def about_letters(self, template: Path | None, reference: str | None, deadline: str | None) -> Request:
        """The same, with what was asked about letters."""
        return replace(self, template=template, reference=reference, deadline=deadline)


def run(request: Request) -> int:
    """Writes the reports; the exit codes are those of `eligo evaluate`."""
    wanted = wanted_by(request)
    day = wanted.provenance.as_of
    policy, speaker = policy_at(request.policy, wanted.languages[0] if len(wanted.languages) == 1 else None)
    wanted = replace(wanted, template=template_named(request.template, speaker))
    batch = batch_of(policy, request.data, speaker, request.mapping)
    with progress(batch.proposals, speaker.language) as proposals:
        verdicts = [v for p in proposals for v in policy.verdicts_on(p, as_of=day, reasons="all")]
    tell_rejected(batch, speaker)
    tell_counts(batch, verdicts, speaker)
    if batch.read:
        write_all(verdicts, batch, request.folder, wanted, speaker)
    tell_mapping(batch, speaker)
    codes = [USAGE] if batch.rejected else []
    return worst(codes if any(applies(v) for v in verdicts) else [*codes, NOTHING])


def wanted_by(request: Request) -> Wanted:
    """What is to be written; stops where the command line asks for what there is not."""
    formats = tuple(dict.fromkeys(chosen(f.strip(), FORMATS, "--format") for f in request.format.split(",")))
    for name in formats:
        if _FORMATS[name].is_missing:
            raise Stop(USAGE, "cli-missing-extra", format=name, extra=_FORMATS[name].extra)
    asked = request.language.split(",") if request.language else languages()
    editions = tuple(dict.fromkeys(chosen(one.strip(), languages(), "--language") for one in asked))
    return Wanted(
        formats,
        editions,
        theme=PLAIN if request.theme is None else theme_at(request.theme, editions),
        audience=Audience(chosen(request.audience, AUDIENCES, "--audience")),
        template=None,
        facts=letter_facts(request.reference, request.deadline),
        jobs=request.jobs or 1,
        resume=request.resume,
        zip=request.zip,
        provenance=provenance_now(day_of(request.as_of)),
    )


def write_all(verdicts: Sequence[Verdict], batch: Batch, folder: Path, wanted: Wanted, speaker: Speaker) -> None:
    """Writes the reports of a batch into a folder and says where."""
    count = len(verdicts) * len(wanted.languages)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with steps(count, 200, speaker.language, "cli-reporting") as step:
            paths = write_reports(verdicts, batch, folder, wanted, step)
    except TemplateRefused as wrong:
        raise refused(wrong, speaker) from None
    except OSError:
        raise Stop(USAGE, "cli-cannot-write", file=str(folder)) from None
    speaker.tell("cli-reports-written", count=len(paths), folder=str(folder))
    if any(_FORMATS[name].letter is not None for name in wanted.formats):
        tell_letters(verdicts, wanted, speaker)
