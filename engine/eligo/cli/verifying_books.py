"""Room `cli`: `eligo verify` on the workbook of a batch, and which policy a report names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from ..library import Policy
from ..reporting.book_statements import BookStatement, Lists
from ..reporting.carrying import NotStated
from ..reporting.export import engine_name
from ..reporting.provenance import batch_sha256
from ..text.locale import clean
from ..text.messages import say
from ..text.shipped import shipped
from .sources import batch_of, policy_at
from .terminal import FINDINGS, USAGE, Speaker, Stop

_NAME = re.compile(r"\w+(\.\w+)*")
_MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Request:
    """What `eligo verify` was asked."""

    report: Path
    data: tuple[str, ...]
    policy: Path | None
    mapping: str | None
    language: str | None


def book_holds(stated: BookStatement, request: Request) -> int:
    """Derives all verdicts of a workbook again and compares them with its lists; 1 where some do not hold."""
    policy, speaker = policy_at(policy_path(tuple(stated.policies), request), request.language)
    there, now = Lists(stated.language), Lists(stated.language)
    try:
        there.read(request.report)
    except NotStated as wrong:
        raise speaker.stop(USAGE, wrong.key, file=str(request.report)) from None
    batch = batch_of(policy, request.data, speaker, request.mapping)
    for proposal in batch.proposals:
        for verdict in policy.verdicts_on(proposal, as_of=stated.as_of, reasons="none"):
            now.add(verdict)
    differing = list(_differing(there, now, speaker.language))
    ending = "verify-book-holds-not" if differing else "verify-book-holds"
    speaker.result(say(speaker.language, ending, None, file=str(request.report), count=len(there.words)) + "\n")
    for line in (*_origin(stated, policy, batch_sha256(batch.proposals), speaker), *differing[:_MOST_TOLD]):
        speaker.result(f"  {line}\n")
    if len(differing) > _MOST_TOLD:
        more = say(speaker.language, "verify-book-more", None, count=len(differing) - _MOST_TOLD)
        speaker.result(f"  {more}\n")
    return FINDINGS if differing else 0


def policy_path(names: Sequence[str], request: Request) -> Path:
    """The policy that was named, else that of the report among those of this folder and the shipped ones.

    A workbook may rest on several: then it is the folder that holds them all.
    """
    if request.policy is not None:
        return request.policy
    if names and all(map(_NAME.fullmatch, names)):
        levels = zip(*(name.split(".") for name in names), strict=False)
        parts = [level[0] for level in takewhile(lambda level: len(set(level)) == 1, levels)]
        for folder in (Path("policies"), shipped("policies")):
            path = folder.joinpath(*parts)
            path = path if len(names) > 1 else path.with_suffix(".pol")
            if parts and path.exists():
                return path
    raise Stop(USAGE, "verify-which-policy", policy=clean(", ".join(names)) or "–")


def _origin(stated: BookStatement, policy: Policy, data: str, speaker: Speaker) -> Iterator[str]:
    """What the workbook rests on that is another now."""
    language = speaker.language
    found = {one.name: one.sha256 for one in policy.checked}
    for name, was in stated.policies.items():
        if name not in found:
            yield say(language, "verify-book-policy-gone", None, policy=clean(name))
        elif found[name] != was:
            new = f"{name} {found[name][:12]}"
            yield say(language, "verify-policy", None, old=f"{clean(name)} {clean(was[:12])}", new=new)
    if stated.data_sha256 != data:
        yield say(language, "verify-data", None, old=clean((stated.data_sha256 or "–")[:12]), new=data[:12])
    if stated.engine != engine_name():
        yield say(language, "verify-engine", None, old=clean(stated.engine), new=engine_name())


def _differing(there: Lists, now: Lists, language: str) -> Iterator[str]:
    """Which proposals the lists tell otherwise."""
    told = set()
    for key in dict.fromkeys((*there.words, *now.words)):
        old, new = there.words.get(key, ()), now.words.get(key, ())
        if old != new:
            told.add(key[0])
            yield say(
                language,
                "verify-book-proposal",
                None,
                proposal=clean(key[0]),
                policy=clean(key[1]) or "–",
                old=clean(", ".join(old)) or "–",
                new=", ".join(new) or "–",
            )
    for proposal in dict.fromkeys((*there.rules, *now.rules)):
        if proposal not in told and there.rules.get(proposal) != now.rules.get(proposal):
            yield say(language, "verify-book-rules", None, proposal=clean(proposal))
