"""Room `reporting`: the clause list of a policy as finished strings, for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..checking.policy import CheckedPolicy, Clause, Document, Rule
from ..text.locale import typeset
from ..text.messages import say
from .pages import Words, place_of, words_in
from .templates import rendered


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause: where it stands, what it says, and what carries it."""

    place: Words
    says: Words
    rules: tuple[Words, ...]
    excused: Words
    unbound: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A text with its clauses."""

    title: Words
    clauses: tuple[ClauseView, ...]


@dataclass(frozen=True, slots=True)
class ClausesView:
    """All that the list says."""

    title: Words
    documents: tuple[DocumentView, ...]
    without: tuple[Words, ...]
    summary: str


def unbound(clause: Clause) -> bool:
    """Whether nothing carries the clause and nothing excuses it."""
    return not clause.rules and clause.excused is None


def by_document(policy: CheckedPolicy) -> tuple[tuple[Document, tuple[Clause, ...]], ...]:
    """Each text with its clauses, in the order in which the policy lists them."""
    documents = list[Document]()
    documents += (c.document for c in policy.clauses if c.document not in documents)
    return tuple((d, tuple(c for c in policy.clauses if c.document == d)) for d in documents)


def without_clause(policy: CheckedPolicy) -> tuple[Rule, ...]:
    """The rules that no clause speaks of."""
    bound = {rule for clause in policy.clauses for rule in clause.rules}
    return tuple(rule for rule in policy.rules if rule.id not in bound)


def clauses_view(policy: CheckedPolicy, language: str) -> ClausesView:
    """The clause list of a policy in one language."""
    rules = {rule.id: rule for rule in policy.rules}
    carried, open_ones = sum(bool(c.rules) for c in policy.clauses), sum(map(unbound, policy.clauses))
    counts = {
        "n": len(policy.clauses),
        "bound": carried,
        "excused": len(policy.clauses) - carried - open_ones,
        "unbound": open_ones,
    }
    return ClausesView(
        words_in(policy.title, language),
        tuple(
            DocumentView(words_in(document.title, language), tuple(_clause(c, rules, language) for c in clauses))
            for document, clauses in by_document(policy)
        ),
        tuple(_rule(rule, language) for rule in without_clause(policy)),
        typeset(language, say(language, "clauses-summary", None, **counts)),
    )


def clauses_text(view: ClausesView, language: str) -> str:
    """The list for the terminal."""
    return "\n".join(_lines(view, language)) + "\n"


def clauses_markdown(view: ClausesView, language: str) -> str:
    """The list as Markdown."""
    return rendered("markdown/clauses.md.jinja", language, page=view)


def _clause(clause: Clause, rules: Mapping[str, Rule], language: str) -> ClauseView:
    return ClauseView(
        place_of(clause, language),
        words_in(clause.says, language),
        tuple(_rule(rules[name], language) for name in clause.rules),
        words_in(clause.excused, language),
        unbound(clause),
    )


def _rule(rule: Rule, language: str) -> Words:
    title = words_in(rule.title, language)
    return Words(f"{title.text} [{rule.id}]" if title.text else rule.id, title.language)


def _lines(view: ClausesView, language: str) -> Iterator[str]:
    for document in view.documents:
        yield document.title.text
        for clause in document.clauses:
            yield f"  {clause.place.text}"
            if clause.says.text:
                yield f"    {clause.says.text}"
            for rule in clause.rules:
                yield f"    → {rule.text}"
            if clause.excused.text:
                yield f"    – {clause.excused.text}"
            if clause.unbound:
                yield f"    ✗ {say(language, 'clauses-unbound')}"
        yield ""
    if view.without:
        yield say(language, "clauses-without")
        yield from (f"  {rule.text}" for rule in view.without)
        yield ""
    yield view.summary
