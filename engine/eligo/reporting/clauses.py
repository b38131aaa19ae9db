"""Room `reporting`: the clause list of a policy as finished strings, for the terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..checking.clauses import ClauseList, ListedClause, ListedRule
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


def clauses_view(title: dict[str, str], found: ClauseList, language: str) -> ClausesView:
    """The list in one language."""
    documents = tuple(
        DocumentView(words_in(d.title, language), tuple(_clause(c, language) for c in d.clauses))
        for d in found.documents
    )
    clauses = [clause for document in found.documents for clause in document.clauses]
    counts = {
        "n": len(clauses),
        "bound": sum(bool(c.rules) for c in clauses),
        "excused": sum(not c.rules and not c.unbound for c in clauses),
        "unbound": sum(c.unbound for c in clauses),
    }
    return ClausesView(
        words_in(title, language),
        documents,
        tuple(_rule(rule, language) for rule in found.rules_without),
        typeset(language, say(language, "clauses-summary", None, **counts)),
    )


def clauses_text(view: ClausesView, language: str) -> str:
    """The list for the terminal."""
    return "\n".join(_lines(view, language)) + "\n"


def clauses_markdown(view: ClausesView, language: str) -> str:
    """The list as Markdown."""
    return rendered("markdown/clauses.md.jinja", language, page=view)


def _clause(clause: ListedClause, language: str) -> ClauseView:
    return ClauseView(
        place_of(clause, language),
        words_in(clause.says, language),
        tuple(_rule(rule, language) for rule in clause.rules),
        words_in(clause.excused, language),
        clause.unbound,
    )


def _rule(rule: ListedRule, language: str) -> Words:
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
