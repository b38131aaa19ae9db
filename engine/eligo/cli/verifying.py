"""Room `cli`: `eligo verify`."""

from __future__ import annotations

from collections.abc import Iterator

from ..data.records import Batch, Proposal
from ..evaluation.verdict import Verdict
from ..library import Policy
from ..reporting.book_statements import BookStatement, stated_in_book
from ..reporting.carrying import PACKED, NotStated, is_book
from ..reporting.export import engine_name
from ..reporting.statements import LARGEST, Statement, stated_in
from ..reporting.wording import in_language
from ..text.locale import clean
from ..text.messages import say
from .sources import batch_of, policy_at, tell_rejected
from .terminal import FINDINGS, USAGE, Speaker, language_chosen
from .verifying_books import Request, book_holds, policy_path

__all__ = ["Request", "run"]


def run(request: Request) -> int:
    """Derives the verdict of a report again; 1 where it does not hold, or the report was changed."""
    stated = _stated(request)
    if isinstance(stated, BookStatement):
        return book_holds(stated, request)
    path = policy_path((stated.policy or "",), request)
    policy, speaker = policy_at(path, request.language)
    batch = batch_of(policy, request.data, speaker, request.mapping)
    proposal = next((p for p in batch.proposals if p.id == stated.proposal), None)
    if proposal is None:
        tell_rejected(_about(batch, stated.proposal), speaker)
        speaker.result(say(speaker.language, "verify-gone", None, proposal=clean(stated.proposal)) + "\n")
        return FINDINGS
    verdict = _derived(policy, proposal, stated)
    holds = verdict is not None and not list(_differences(verdict, stated, speaker.language))
    ending = "verify-holds" if holds and stated.is_untouched else "verify-holds-not"
    speaker.result(say(speaker.language, ending, None, proposal=clean(stated.proposal)) + "\n")
    for line in _changes(verdict, proposal, stated, speaker.language):
        speaker.result(f"  {line}\n")
    return 0 if holds and stated.is_untouched else FINDINGS


def _stated(request: Request) -> Statement | BookStatement:
    speaker = Speaker(language_chosen(request.language))
    try:
        with request.report.open("rb") as stream:
            content = stream.read(LARGEST + 1)
        if content.startswith(PACKED) and is_book(request.report):
            return stated_in_book(request.report)
        return stated_in(content)
    except OSError:
        raise speaker.stop(USAGE, "cli-no-such-path", path=str(request.report)) from None
    except NotStated as wrong:
        raise speaker.stop(USAGE, wrong.key, file=str(request.report)) from None


def _about(batch: Batch, proposal: str) -> Batch:
    return Batch((), tuple(r for r in batch.rejected if r.id == proposal), ())


def _derived(policy: Policy, proposal: Proposal, stated: Statement) -> Verdict | None:
    """The verdict now, of the policy that the report names; of a single policy under whatever name."""
    verdicts = list(policy.verdicts_on(proposal, as_of=stated.as_of))
    own = [v for v in verdicts if (None if v.policy is None else v.policy.name) == stated.policy]
    return own[0] if own else verdicts[0] if policy.by_name else None


def _changes(verdict: Verdict | None, proposal: Proposal, stated: Statement, language: str) -> Iterator[str]:
    """What is not as the report says."""
    if not stated.is_untouched:
        yield say(language, "verify-text", None)
    policy = verdict.policy if verdict is not None else None
    if policy is None and stated.policy is not None:
        yield say(language, "verify-policy-gone", None, policy=clean(stated.policy))
    elif policy is not None and (policy.name, policy.sha256) != (stated.policy, stated.policy_sha256):
        was = f"{clean(stated.policy or '–')} {clean((stated.policy_sha256 or '–')[:12])}"
        yield say(language, "verify-policy", None, old=was, new=f"{policy.name} {policy.sha256[:12]}")
    if stated.data_sha256 != proposal.sha256:
        old = clean((stated.data_sha256 or "–")[:12])
        yield say(language, "verify-data", None, old=old, new=proposal.sha256[:12])
    if stated.engine != engine_name():
        yield say(language, "verify-engine", None, old=clean(stated.engine), new=engine_name())
    if verdict is not None:
        yield from _differences(verdict, stated, language)


def _differences(verdict: Verdict, stated: Statement, language: str) -> Iterator[str]:
    """Which outcomes are not those of the report."""

    def word(outcome: str | None, kind: str | None = None) -> str:
        return "–" if outcome is None else say(language, f"outcome-{outcome}", kind)

    if verdict.outcome.value != stated.outcome:
        old, new = word(stated.outcome, "proposal"), word(verdict.outcome.value, "proposal")
        yield say(language, "verify-outcome", None, old=old, new=new)
    now = {r.rule.id: r for r in verdict.rules}
    for rule in stated.rules if stated.is_partial else dict.fromkeys((*stated.rules, *now)):
        old_one, new_one = stated.rules.get(rule), now[rule].outcome.value if rule in now else None
        if old_one != new_one:
            title = in_language(now[rule].rule.title, language)[0] if rule in now else ""
            name = f"{title} ({rule})" if title else clean(rule)
            yield say(language, "verify-rule", None, rule=name, old=word(old_one), new=word(new_one))
