"""Room `cli`: `eligo template`, and what `eligo report` is told of its letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from ..data import codes
from ..data.reading import content_of
from ..data.records import DataError, unusable
from ..data.writers import write_atomically
from ..reporting.letters import KINDS, OWN_NUMBER, LetterFacts
from ..reporting.portions import Done
from ..reporting.template_archive import TemplateRefused
from ..reporting.wanted import Wanted
from ..text.diagnostics import Diagnostic, Severity
from ..text.locale import clean
from ..text.messages import say
from ..text.span import Source
from .findings import FORMATS, show
from .printing import needs
from .sources import day_of
from .terminal import FINDINGS, USAGE, Speaker, Stop, chosen, language_chosen

_NAMED = 10


def run_check(files: Sequence[Path], format: str, language: str | None) -> int:
    """Says what is wrong with templates of letters; 1 where one of them cannot be used."""
    chosen(format, FORMATS, "--format")
    speaker = Speaker(language_chosen(language))
    needs("docx")
    from ..reporting.template_check import checked

    found: list[Diagnostic] = []
    sources: dict[str, Source] = {}
    for file in files:
        result = checked(_read(file, speaker), str(file))
        found += result.diagnostics
        if result.value is not None:
            sources[str(file)] = result.value
    show(found, sources, format, speaker, files)
    mistaken = {d.span.file for d in found if d.severity is Severity.ERROR}
    speaker.tell("cli-template-checked", count=len(files), good=len(files) - len(mistaken), odd=len(found))
    return FINDINGS if mistaken else 0


def run_new(output: Path, language: str | None) -> int:
    """Writes the shipped template of a letter, to go on from in Word."""
    from ..reporting.docx import default_template

    speaker = Speaker(language_chosen(language))
    if output.exists():
        raise speaker.stop(USAGE, "cli-new-exists", file=str(output))
    try:
        write_atomically(output, default_template(speaker.language))
    except OSError:
        raise speaker.stop(USAGE, "cli-cannot-write", file=str(output)) from None
    speaker.tell("cli-template-written", file=str(output))
    return 0


def template_named(file: Path | None, speaker: Speaker) -> bytes | None:
    """The office's own template of `--template`; says what is wrong with it and stops."""
    if file is None:
        return None
    needs("docx")
    from ..reporting.template_check import refuse_mistaken

    content = _read(file, speaker)
    try:
        refuse_mistaken(content, str(file))
    except TemplateRefused as wrong:
        raise refused(wrong, speaker) from None
    return content


def refused(wrong: TemplateRefused, speaker: Speaker) -> Stop:
    """The end of a command whose template cannot be used, after saying what is wrong with it."""
    speaker.diagnostics(wrong.diagnostics, {} if wrong.source is None else {wrong.source.name: wrong.source})
    return speaker.stop(USAGE, "cli-unusable-template")


def letter_facts(reference: str | None, dated: str | None, deadline: str | None) -> LetterFacts:
    """What the options say of letters; nobody can answer before the day of a letter."""
    # People write it in either case, and what is left in braces would go out in a letter.
    written = re.sub(re.escape(OWN_NUMBER), OWN_NUMBER, reference or "", flags=re.IGNORECASE)
    if set(written.replace(OWN_NUMBER, "")) & set("{}"):
        raise Stop(USAGE, "cli-reference-braces", reference=clean(written))
    facts = LetterFacts(written, day_of(dated), day_of(deadline))
    if facts.dated is not None and facts.deadline is not None and facts.deadline < facts.dated:
        raise Stop(USAGE, "cli-deadline-before-letter", deadline=str(facts.deadline), dated=str(facts.dated))
    return facts


def tell_letters(done: Done, wanted: Wanted, speaker: Speaker) -> None:
    """How many letters there are of each kind, for whom there is none, which the office should look at before it sends
    them, and what it must still add.
    """
    from ..reporting.corresponding import left_open

    counts = {kind: done.letters.get(kind, 0) for kind in KINDS}
    speaker.tell("cli-letters", none=done.letters.get(None, 0), **counts)
    if done.asked:
        speaker.tell("cli-letters-slips", count=len(done.asked), proposals=_some(done.asked))
    if done.several:
        speaker.tell("cli-letters-several", count=len(done.several), proposals=_some(done.several))
    written = [kind for kind, count in counts.items() if count]
    for language in wanted.languages if written else ():
        lacking = left_open(wanted.theme, wanted.facts, written, language)
        if lacking:
            what = "; ".join(say(speaker.language, f"letter-open-{part}", None) for part in lacking)
            speaker.tell("cli-letters-open", what=what, language=language)


def tell_unsuspected(done: Done, wanted: Wanted, speaker: Speaker) -> None:
    """Which proposals were confirmed although none of their figures looks like a slip."""
    unsuspected = sorted(wanted.facts.confirmed - set(done.confirmed))
    if unsuspected:
        speaker.tell("cli-letters-unsuspected", proposals=_some(unsuspected))


def _some(proposals: Sequence[str]) -> str:
    named = [clean(proposal) for proposal in dict.fromkeys(proposals)]
    return ", ".join([*named[:_NAMED], *["…"] * (len(named) > _NAMED)])


def _read(file: Path, speaker: Speaker) -> bytes:
    try:
        if not file.is_file():
            raise unusable(codes.NO_SUCH_FILE, str(file))
        return content_of(file, str(file))
    except DataError as wrong:
        speaker.diagnostics([wrong.diagnostic], {})
        raise speaker.stop(USAGE, "cli-unusable-template") from None
