"""Room `reporting`: for whom a document is, and what is taken out of it; the one place where that is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum

from ..checking.policy import CheckedPolicy
from ..evaluation.verdict import Verdict
from ..text.locale import typeset
from ..text.messages import languages, say
from .export import Json, verdict_object
from .overview import OverviewView
from .pages import Pair, ProposalView, RuleView, Words
from .provenance import Provenance
from .sentences import message
from .view import view
from .withholding import mark, personal_fields, without_personal_data

_NONE = Words("")
_OWN_TASKS = ("fail", "undecided")
"""The results about which an applicant can do something; the rest is for the office."""


class Audience(Enum):
    """Who reads a document."""

    OFFICER = "officer"
    APPLICANT = "applicant"
    COMMITTEE = "committee"
    PUBLIC = "public"

    @property
    def gets_personal_data(self) -> bool:
        """Whether it may see what the records declare to be personal data."""
        return self in (Audience.OFFICER, Audience.APPLICANT)

    @property
    def gets_overview(self) -> bool:
        """Whether it may see the proposals of others."""
        return self is not Audience.APPLICANT

    @property
    def gets_letters(self) -> bool:
        """Whether letters to applicants are written for it."""
        return self in (Audience.OFFICER, Audience.APPLICANT)


NAMES = tuple(audience.value for audience in Audience)
_INTERNAL = ("source_evidence", "unconfirmed")
_WITHHELD = {
    Audience.APPLICANT: _INTERNAL,
    Audience.PUBLIC: (*_INTERNAL, "measured", "margin", "message", "evidence", "missing", "exception", "contradicting"),
}
"""What records for machines do not have, by the audience."""


def verdict_for(verdict: Verdict, audience: Audience, language: str) -> Verdict:
    """The verdict that documents for an audience are made from."""
    return verdict if audience.gets_personal_data else without_personal_data(verdict, language)


def provenance_for(provenance: Provenance, verdict: Verdict, audience: Audience) -> Provenance:
    """Where a document comes from; the fingerprint of data would let a reader who knows the rest try out what is withheld."""
    return batch_provenance_for(provenance, () if verdict.policy is None else (verdict.policy,), audience)


def batch_provenance_for(provenance: Provenance, policies: Iterable[CheckedPolicy], audience: Audience) -> Provenance:
    """The same for a document on a batch under several policies."""
    withheld = not audience.gets_personal_data and any(personal_fields(policy.schema) for policy in policies)
    return provenance.about("") if withheld or audience is Audience.PUBLIC else provenance


def page_of(verdict: Verdict, language: str, provenance: Provenance, audience: Audience) -> ProposalView:
    """The page of a verdict for an audience."""
    told = verdict_for(verdict, audience, language)
    return page_for(view(told, language, provenance_for(provenance, verdict, audience)), audience)


def page_for(page: ProposalView, audience: Audience) -> ProposalView:
    """The page without what the audience does not get; `page` is made from `verdict_for` that audience."""
    match audience:
        case Audience.OFFICER:
            return page
        case Audience.APPLICANT:
            told = _without_advice(_without_notes(page)) if page.status.key == "fail" else _without_notes(page)
            own = tuple(task for task in told.tasks if task.rule.status.key in _OWN_TASKS)
            return _marked(
                _titled(replace(told, tasks=own, hidden=(*told.hidden, "index", "decision", "ids"))), audience
            )
        case Audience.COMMITTEE:
            return _marked(_placed(replace(page, hidden=("decision",))), audience)
        case Audience.PUBLIC:
            return _marked(_published(_without_notes(page)), audience)


def overview_for(page: OverviewView, audience: Audience) -> OverviewView:
    """The page of a batch without what the audience does not get; why records were rejected quotes what was read."""
    if audience is Audience.OFFICER:
        return page
    rejected = tuple(replace(record, reasons=()) for record in page.rejected)
    lines, attention, amounts, hidden = page.lines, page.attention, page.amounts, page.hidden
    if audience is Audience.PUBLIC:
        lines = tuple(replace(line, reason="", waits=(), rules=()) for line in lines)
        attention, amounts, rejected, hidden = (), (), (), ("attention", "reasons")
    return replace(
        page,
        lines=lines,
        attention=attention,
        amounts=amounts,
        hidden=hidden,
        rejected=rejected,
        rejected_rest=page.rejected_rest if rejected else "",
        production=(*page.production, _edition(page.language, audience)),
    )


def record_for(verdict: Verdict, language: str, audience: Audience) -> dict[str, Json]:
    """The verdict as the object of the contract, without what the audience does not get."""
    told = {spoken: verdict_for(verdict, audience, spoken) for spoken in {*languages(), language}}
    whole, policy = verdict_object(told[language], language), verdict.policy
    if audience is Audience.OFFICER or policy is None:
        return whole
    rules: list[Json] = []
    for place, rule in enumerate(_rules(whole)):
        sentences = {spoken: message(told[spoken].rules[place], policy, spoken) for spoken in languages()}
        kept = {key: value for key, value in rule.items() if key not in _WITHHELD.get(audience, ())}
        rules.append({**kept, "message": sentences} if "message" in kept else kept)
    return {**{key: value for key, value in whole.items() if key not in _WITHHELD.get(audience, ())}, "rules": rules}


def _rules(record: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    rules = record["rules"]
    for rule in rules if isinstance(rules, list) else ():
        if isinstance(rule, dict):
            yield rule


# ── pieces ────────────────────────────────────────────────────────────────────────────────


def _without_notes(page: ProposalView) -> ProposalView:
    """Without what is written for those who keep the policy or decide: notes, how well sources are known, what was dropped,
    whether a figure may be a slip, who in the office acts. An applicant who is asked is not told which figure would be met.
    """
    rules = {rule.id: _without_note(rule) for rule in page.rules}
    return replace(
        page,
        rules=tuple(rules.values()),
        tasks=tuple(replace(task, rule=rules[task.rule.id], actor="") for task in page.tasks),
        unconfirmed="",
        marks="",
        dropped=(),
    )


def _without_note(rule: RuleView) -> RuleView:
    exceptions = tuple(replace(exception, note=_NONE) for exception in rule.exceptions)
    consequence = replace(rule.consequence, actor="") if rule.consequence is not None else None
    return replace(
        rule,
        note=_NONE,
        mark="",
        proof="",
        unconfirmed=None,
        origin="",
        slip="",
        exceptions=exceptions,
        consequence=consequence,
    )


def _without_advice(page: ProposalView) -> ProposalView:
    """A proposal that is rejected is not told what to do: nothing can be mended any more, and the letter says so."""
    return replace(page, tasks=(), rules=tuple(replace(rule, advice=_NONE) for rule in page.rules), hidden=("tasks",))


def _titled(page: ProposalView) -> ProposalView:
    """Lists name the rules that concern an element by their titles; what the policy calls them means nothing to others."""
    titles = {rule.id: rule.title.text for rule in page.rules}
    return replace(
        page,
        tables=tuple(
            replace(
                table,
                rows=tuple(
                    (*row[:-1], Words("; ".join(titles.get(name, name) for name in row[-1].text.split(", "))))
                    for row in table.rows
                ),
            )
            for table in page.tables
        ),
    )


def _published(page: ProposalView) -> ProposalView:
    """Nothing of the proposal but its id and title, and what became of it under each rule."""
    return replace(
        page,
        conclusion=page.conclusion if page.rules else page.status.word,
        pairs=(),
        tasks=(),
        missing=(),
        tables=(),
        rules=tuple(
            replace(rule, reason=_NONE, advice=_NONE, evidence=(), missing=(), exceptions=()) for rule in page.rules
        ),
        hidden=("tasks", "found", "decision", "ids"),
    )


def _placed(page: ProposalView) -> ProposalView:
    """Elements whose label says its place because the rest of it is personal do not say it twice."""
    shown = mark(page.language)
    rules = {
        rule.id: replace(
            rule, evidence=tuple(replace(e, position="") if shown in e.label else e for e in rule.evidence)
        )
        for rule in page.rules
    }
    return replace(
        page,
        rules=tuple(rules.values()),
        tasks=tuple(replace(task, rule=rules[task.rule.id]) for task in page.tasks),
    )


def _marked(page: ProposalView, audience: Audience) -> ProposalView:
    return replace(page, production=(*page.production, _edition(page.language, audience)))


def _edition(language: str, audience: Audience) -> Pair:
    """For whom the document is, so that nobody takes it for all there is."""
    return Pair(say(language, "label-audience"), Words(typeset(language, say(language, f"audience-{audience.value}"))))
