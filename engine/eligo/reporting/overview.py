"""Room `reporting`: what the page about a whole batch says, as finished strings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..text.locale import number, typeset
from ..text.messages import say
from .export import engine_name
from .figures import FigureView
from .overview_figures import funnel_figure, outcomes_figure, rules_figure
from .overview_lists import (
    ENOUGH,
    AttentionView,
    LineView,
    RejectedView,
    SuspectView,
    attention,
    rejected_view,
    suspects,
)
from .overview_places import amount_figures, country_figures
from .pages import ORDER, Pair, Status, Words, words_in
from .tally import Tally

MOST_LISTED, MOST_ON_PAPER = 20_000, 2_000
"""So many proposals a page lists, on which one can search, and a document that is read on paper."""


@dataclass(frozen=True, slots=True)
class PolicyPart:
    """What one policy said of the batch: who got how far, how its rules came out, rules to look at."""

    id: str
    title: Words
    stages: FigureView | None
    rules: FigureView | None
    suspects: tuple[SuspectView, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything on the page of a batch."""

    language: str
    headline: str
    several: str
    """Why there are more results than proposals; empty where there are not."""
    summary: tuple[Status, ...]
    outcomes: FigureView | None
    attention: tuple[AttentionView, ...]
    policies: tuple[PolicyPart, ...]
    countries: tuple[FigureView, ...]
    amounts: tuple[FigureView, ...]
    lines: tuple[LineView, ...]
    rejected: tuple[RejectedView, ...]
    rejected_rest: str
    method: tuple[str, ...]
    production: tuple[Pair, ...]
    lines_rest: str = ""
    """That the list has not all proposals, and where they are; empty where it has."""
    hidden: tuple[str, ...] = ()
    """What the page does not have: ``attention`` (what waits for what), ``reasons`` (why a proposal came out so)."""

    @property
    def figures(self) -> tuple[FigureView, ...]:
        """Every picture, in the order of the page."""
        of_rules = (figure for part in self.policies for figure in (part.stages, part.rules))
        own = (self.outcomes, *of_rules, *self.countries, *self.amounts)
        return tuple(figure for figure in own if figure is not None)


def overview(tally: Tally, language: str, lines: Iterable[LineView] = ()) -> OverviewView:
    """The page of a batch in that language; `lines` are its proposals, in the order in which they are listed."""
    counts = {outcome.value: tally.outcomes[outcome] for outcome in ORDER} | {"rejected": tally.rejections}
    named = sorted(tally.policies)
    rest = tally.rejections - len(tally.rejected)
    return OverviewView(
        language=language,
        headline=typeset(language, say(language, "headline-read", n=tally.proposals + tally.rejections)),
        several=typeset(language, say(language, "headline-several", n=tally.verdicts)) if _differ(tally) else "",
        summary=tuple(
            Status(key, typeset(language, say(language, f"headline-{key}", n=n))) for key, n in counts.items() if n
        ),
        outcomes=outcomes_figure(tally, language),
        attention=attention(tally, language),
        policies=tuple(_part(tally, name, at, language) for at, name in enumerate(named, 1)),
        countries=country_figures(tally, language),
        amounts=amount_figures(tally, language),
        lines=tuple(lines),
        rejected=tuple(rejected_view(r, language) for r in tally.rejected),
        rejected_rest=say(language, "attention-rest", n=number(language, rest)) if rest > 0 else "",
        method=tuple(typeset(language, text) for text in _method(language)),
        production=_production(tally, language),
    )


def listing(page: OverviewView, most: int) -> OverviewView:
    """The page with no more lines than a reader, or a program that opens it, can take; the workbook has them all."""
    count = len(page.lines)
    if count <= most:
        return page
    facts = {"listed": number(page.language, most), "all": number(page.language, count)}
    rest = typeset(page.language, say(page.language, "lines-rest", **facts))
    return replace(page, lines=page.lines[:most], lines_rest=rest)


def _differ(tally: Tally) -> bool:
    return tally.verdicts != tally.proposals


def _part(tally: Tally, name: str, at: int, language: str) -> PolicyPart:
    own = tally.policies[name]
    return PolicyPart(
        f"policy-{at}",
        words_in(own.policy.title, language) if own.policy.title else Words(name),
        funnel_figure(own, at, language),
        rules_figure(own, at, language),
        suspects(own, language),
    )


def _method(language: str) -> list[str]:
    return [
        say(language, "method-share"),
        say(language, "method-undecided"),
        say(language, "method-stages"),
        say(language, "method-suspects", n=ENOUGH),
        say(language, "decision-note"),
    ]


def _production(tally: Tally, language: str) -> tuple[Pair, ...]:
    policies = (tally.policies[name].policy for name in sorted(tally.policies))
    return (
        *(Pair(say(language, "label-policy"), Words(f"{p.name}, {p.sha256}")) for p in policies),
        Pair(say(language, "label-engine"), Words(engine_name())),
    )
