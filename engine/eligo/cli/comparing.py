"""Room `cli`: `eligo diff`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeAlias

from ..analysis.changes import Changes
from ..analysis.comparison import compare
from ..analysis.effects import Effects, effects
from ..checking.modules import gather, has_policy
from ..checking.policy import CheckedPolicy
from ..checking.schema import Values
from ..checking.unions import Projection, differing, projection
from ..data.records import Proposal
from ..library import Policy, policy_files
from ..reporting.provenance import provenance_now
from ..reporting.themes import PLAIN, Theme, without_data
from ..text import codes
from ..text.span import span_of_file
from .files import give
from .options import format_of
from .printing import check_printable, printed
from .sources import batch_of, day_of, policy_at, tell_mapping, tell_rejected
from .terminal import FINDINGS, NOTHING, USAGE, Speaker, Stop, chosen, language_chosen, progress, worst
from .themes import theme_at

FORMATS = ("text", "html", "md", "pdf", "json")
_ENDINGS = {"": "text", ".txt": "text", ".html": "html", ".htm": "html", ".md": "md", ".pdf": "pdf", ".json": "json"}

_Outcomes: TypeAlias = tuple[list[Effects | None], int]
Alone: TypeAlias = tuple[str, CheckedPolicy]
"""A policy that only the `old` or only the `new` folder has."""


@dataclass(frozen=True, slots=True)
class Request:
    """What `eligo diff` was asked."""

    old: Path
    new: Path
    data: tuple[str, ...]
    format: str | None
    output: Path | None
    as_of: str | None
    fail_on_change: bool
    language: str | None
    mapping: str | None = None
    theme: Path | None = None


def run(request: Request) -> int:
    """Says what changed between two policies, or between those of two folders that have the same file name."""
    request = replace(request, format=request.format or format_of(request.output, _ENDINGS, "text"))
    if chosen(str(request.format), FORMATS, "--format") == "pdf":
        check_printable(request.output)
    day = day_of(request.as_of)
    pairs, alone = _paired(request)
    speaker = Speaker(language_chosen(request.language, pairs[0][1].language if pairs else None))
    if not pairs:
        raise speaker.stop(NOTHING, "cli-diff-no-pairs", old=str(request.old), new=str(request.new))
    theme = PLAIN if request.theme is None else theme_at(request.theme, (speaker.language,))
    theme = theme if request.data else without_data(theme)
    found = [compare(old, new) for old, new in pairs]
    outcomes, code = _effects(found, request, day, speaker)
    text = _text(found, outcomes, alone, request, speaker.language, theme)
    give(text, request.output, speaker)
    changed = bool(alone) or any(not changes.nothing for changes in found)
    return worst([code, FINDINGS if changed and request.fail_on_change else 0])


def _paired(request: Request) -> tuple[list[tuple[CheckedPolicy, CheckedPolicy]], list[Alone]]:
    """The policies to compare, and those of a folder for which the other one has no counterpart."""
    for path in (request.old, request.new):
        if not path.exists():
            raise Stop(USAGE, "cli-no-such-path", path=str(path))
    if request.old.is_dir() != request.new.is_dir():
        raise Stop(USAGE, "cli-diff-file-and-folder", old=str(request.old), new=str(request.new))
    if not request.old.is_dir():
        return [(_policy(request.old, request.language), _policy(request.new, request.language))], []
    sides = [
        {file.relative_to(folder): file for file in policy_files(folder) if has_policy(gather(file))}
        for folder in (request.old, request.new)
    ]
    names = sorted(sides[0].keys() & sides[1].keys())
    alone = [("old", _policy(path, request.language)) for name, path in sides[0].items() if name not in sides[1]]
    alone += [("new", _policy(path, request.language)) for name, path in sides[1].items() if name not in sides[0]]
    pairs = [tuple(_policy(side[name], request.language) for side in sides) for name in names]
    return [(pair[0], pair[1]) for pair in pairs], alone


def _policy(path: Path, language: str | None) -> CheckedPolicy:
    return policy_at(path, language)[0].checked[0]


def _effects(found: Sequence[Changes], request: Request, as_of: date | None, speaker: Speaker) -> _Outcomes:
    """What the policies of each pair make of the data, and the exit code that the data call for."""
    if not request.data:
        return [None for _ in found], 0
    policies = tuple(policy for changes in found for policy in (changes.old, changes.new))
    wrong = [
        codes.SCHEMAS_DIFFER.at(
            span_of_file(policies[d.second].files[-1]), record=d.record, field=d.field, policy=policies[0].name
        )
        for d in differing([policy.schema for policy in policies])
    ]
    if wrong:
        speaker.diagnostics(wrong, {})
        raise speaker.stop(USAGE, "cli-unreadable-data")
    reader = Policy(policies, by_name=False)
    batch = batch_of(reader, request.data, speaker, request.mapping)
    outcomes: list[Effects | None] = []
    for changes in found:
        ways = [projection(reader.schema, policy.schema) for policy in (changes.old, changes.new)]
        with progress(batch.proposals, speaker.language) as proposals:
            outcomes.append(effects(changes, _both_ways(proposals, ways), as_of))
    tell_rejected(batch, speaker)
    tell_mapping(batch, speaker)
    if not batch.read:
        speaker.tell("cli-no-proposals")
    return outcomes, USAGE if batch.rejected else 0 if batch.read else NOTHING


def _both_ways(
    proposals: Iterator[Proposal], ways: Sequence[Projection | None]
) -> Iterator[tuple[str, Values, Values]]:
    """Each proposal as the old and as the new policy reads it."""
    for proposal in proposals:
        before, after = (proposal.values if way is None else way(proposal.values) for way in ways)
        yield proposal.id, before, after


def _text(
    found: Sequence[Changes],
    outcomes: Sequence[Effects | None],
    alone: Sequence[Alone],
    request: Request,
    language: str,
    theme: Theme,
) -> str | bytes:
    from ..reporting.changes_page import alone_sentence, changes_view

    if request.format == "json":
        from ..reporting.changes_export import as_json

        return as_json(found, outcomes, alone)
    from .comparing_text import MOST, as_text

    most = MOST if request.format == "text" else 1000
    pages = [changes_view(c, language, o, most) for c, o in zip(found, outcomes, strict=True)]
    told = [alone_sentence(policy, side, language) for side, policy in alone]
    match request.format:
        case "html":
            from ..reporting.html import changes_page

            return changes_page(pages, told, theme)
        case "md":
            from ..reporting.markdown import changes_page as changes_markdown

            return changes_markdown(pages, told, theme)
        case "pdf":
            from ..reporting.pdf import changes_page as changes_pdf

            made = partial(changes_pdf, alone=told, theme=theme, at=provenance_now(day_of(request.as_of)).moment)
            return printed(made, pages, request.output, Speaker(language))
        case _:
            return as_text(pages, told, request.output is None and sys.stdout.isatty())
