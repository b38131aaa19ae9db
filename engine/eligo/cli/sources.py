"""Room `cli`: the policy and the data that a command names, or the sentence that says why they cannot be used."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..data.records import Batch, DataError, MappingError, Proposal, Reason
from ..data.rejects import advice, sentence
from ..library import Policy, load
from ..text.diagnostics import PolicyError
from ..text.messages import say
from ..text.nearest import nearest
from ..text.span import Source
from .terminal import NOTHING, USAGE, Speaker, Stop, language_chosen

if TYPE_CHECKING:
    from ..data.mapping import Mapping

_SHOWN = 5
"""How many proposals are named where the one that was asked for is not there."""


def day_of(option: str | None) -> date | None:
    """The day that an option such as `--as-of` gives."""
    if option is None:
        return None
    try:
        return date.fromisoformat(option)
    except ValueError:
        raise Stop(USAGE, "cli-no-day", value=option) from None


def policy_at(path: Path, language: str | None) -> tuple[Policy, Speaker]:
    """The policy at a path and a speaker of the language to use; stops after showing what is wrong with it."""
    asked = language_chosen(language)
    if not path.exists():
        raise Stop(USAGE, "cli-no-such-path", path=str(path))
    try:
        policy = load(path)
    except PolicyError as wrong:
        from ..checking.modules import gather

        sources: dict[str, Source] = {}
        for file in dict.fromkeys(d.span.file for d in wrong.diagnostics):
            sources |= gather(Path(file)).sources
        Speaker(asked).diagnostics(wrong.diagnostics, sources)
        raise unusable(path, len(wrong.diagnostics)) from None
    if not policy.checked:
        raise Stop(NOTHING, "cli-no-policies", path=str(path))
    return policy, Speaker(language_chosen(language, policy.checked[0].language))


def unusable(path: Path, found: int) -> Stop:
    """The end of a command whose policy has mistakes, or whose file holds none at all."""
    if found:
        return Stop(USAGE, "cli-invalid-policy", path=str(path), count=found)
    return Stop(USAGE, "cli-no-policy-file", file=str(path))


def no_file(path: Path) -> Stop:
    """The end of a command that reads one file, and was given a folder or nothing."""
    if path.is_dir():
        return Stop(USAGE, "cli-no-policy-file", file=str(path))
    return Stop(USAGE, "cli-no-such-path", path=str(path))


@contextmanager
def readable(speaker: Speaker) -> Iterator[None]:
    """What reads data goes on inside; says what is wrong with the data or their mapping and stops the command."""
    try:
        yield
    except MappingError as wrong:
        speaker.diagnostics(wrong.diagnostics, {source.name: source for source in wrong.sources})
        raise speaker.stop(USAGE, "cli-unusable-mapping") from None
    except DataError as wrong:
        raise unreadable(wrong, speaker) from None


def mapping_named(name: str | None) -> Mapping | None:
    """The mapping of `--mapping`; raises `MappingError` where it cannot be used."""
    if name is None:
        return None
    # Reading TOML is wanted only where a mapping is named.
    from ..data.mapping_toml import load_mapping

    return load_mapping(name)


def batch_of(policy: Policy, data: Sequence[str], speaker: Speaker, mapping: str | None = None) -> Batch:
    """The proposals in the data, through a mapping if one is named; says what is odd, stops where they cannot be read."""
    with readable(speaker):
        loaded = mapping_named(mapping)
        batch = policy.read(data, stdin=sys.stdin.buffer if "-" in data else None, mapping=loaded)
    speaker.diagnostics(batch.warnings, {source.name: source for source in loaded.sources} if loaded else {})
    return batch


def proposal_named(name: str, batch: Batch, speaker: Speaker) -> Proposal:
    """The proposal of that id; stops where the data have none, after saying which come near."""
    found = next((p for p in batch.proposals if p.id == name), None)
    if found is not None:
        return found
    if any(r.id == name for r in batch.rejected):
        tell_rejected(batch, speaker)
        raise speaker.stop(USAGE, "cli-proposal-rejected", proposal=name)
    ids = [p.id for p in batch.proposals]
    some = ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
    raise speaker.stop(USAGE, "cli-no-such-proposal", proposal=name, nearest=nearest(name, ids) or some or "–")


def tell_mapping(batch: Batch, speaker: Speaker) -> None:
    """Says on standard error how an export was read, if the data were one."""
    if batch.mapping is not None:
        from .mapping_text import FEW, report_lines

        speaker.note("\n".join(report_lines(batch.mapping, speaker.language, FEW)) + "\n")


def unreadable(wrong: DataError, speaker: Speaker) -> Stop:
    """The end of a command whose data cannot be read at all, after saying why."""
    speaker.diagnostics([wrong.diagnostic], {})
    _tell_reasons(wrong.reasons, speaker)
    return speaker.stop(USAGE, "cli-unreadable-data")


def tell_rejected(batch: Batch, speaker: Speaker, most: int = 20) -> None:
    """Says which proposals were rejected and why, on standard error; the first `most` of them."""
    for rejected in batch.rejected[:most]:
        place = f"{rejected.file}:{rejected.row}" if rejected.row else rejected.file
        speaker.tell("cli-rejected", proposal=rejected.id or "?", place=place)
        _tell_reasons(rejected.reasons, speaker)
    if len(batch.rejected) > most:
        speaker.tell("cli-more-rejected", count=len(batch.rejected) - most)


def _tell_reasons(reasons: Sequence[Reason], speaker: Speaker, most: int = 10) -> None:
    for reason in reasons[:most]:
        help_text = advice(reason, speaker.language)
        where = say(speaker.language, "cli-reason-row", None, row=reason.row) if reason.row else ""
        field = reason.field or ""
        head = " · ".join(part for part in (where, field) if part)
        speaker.note(
            f"    {head}: {sentence(reason, speaker.language)}\n"
            if head
            else f"    {sentence(reason, speaker.language)}\n"
        )
        if help_text:
            speaker.note(f"      = {help_text}\n")
