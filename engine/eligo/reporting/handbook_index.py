"""Room `reporting`: ways into a handbook: clause by clause of the call, by source, by field of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..checking.policy import Citation, Clause, Document, every_exception
from ..checking.schema import Record
from ..text.locale import CollationKey, collation_key, typeset
from ..text.messages import say
from .book import Entry, Link, Part, Passage, Row
from .handbook_setting import Setting
from .pages import Words, place_of, words_in
from .stating import exception_title
from .wording import capital, in_language

_PAGED = re.compile(r"\b(?:s|str|pp?)\.\s?(?=\d)")


def clauses_part(at: Setting) -> Part | None:
    """The text of the call clause by clause: which rules carry it, or why none is needed."""
    documents = [d for d in at.policy.documents if any(clause.document == d for clause in at.policy.clauses)]
    parts = tuple(
        Part(
            "clauses-of",
            f"{at.document(document)}-clauses",
            words_in(document.title, at.language).text,
            entries=tuple(_clause(at, clause) for clause in at.policy.clauses if clause.document == document),
            listed=True,
        )
        for document in documents
    )
    return Part("clauses", at.anchor("clauses"), at.say("heading-clauses"), parts=parts) if parts else None


def _clause(at: Setting, clause: Clause) -> Entry:
    rules = at.to_rules(lambda rule: rule.id in clause.rules)
    rows = (
        at.row("says", *at.authored(clause.says)),
        at.row("carried-by", *(Passage(links=(link,)) for link in rules)),
        at.row("excused", *at.authored(clause.excused)),
    )
    return Entry(
        at.clause(clause),
        place_of(clause, at.language),
        rows=tuple(row for row in rows if row.passages),
    )


def dropped_part(at: Setting) -> Part | None:
    """The rules of the extended policy that hold no longer, and why."""
    entries = tuple(
        Entry(
            at.anchor("dropped", dropped.rule),
            Words(at.say("dropped", rule=at.named(dropped.title, dropped.rule).text, origin=dropped.origin)),
            name=dropped.rule,
            rows=(at.row("because", *at.authored(dropped.because)),),
        )
        for dropped in at.policy.dropped
    )
    if not entries:
        return None
    return Part("dropped", at.anchor("dropped"), at.say("heading-dropped"), entries=entries, listed=True)


# ── by source ─────────────────────────────────────────────────────────────────────────────


def _cited(at: Setting) -> Iterator[tuple[Citation, Link]]:
    """Everything that names a source, with the way to it: rules, their exceptions, parameters."""
    for rule in at.rules:
        way = at.to_rule(rule)
        if rule.source is not None:
            yield rule.source, way
        for exception in every_exception(rule.exceptions):
            if exception.source is not None:
                title = exception_title(exception, at.language)
                text = say(at.language, "handbook-exception-of", rule=way.text.text, title=title)
                yield exception.source, Link(way.target, Words(typeset(at.language, text), way.text.language))
    for parameter in at.policy.parameters:
        if parameter.source is not None:
            yield parameter.source, at.to_parameter(parameter)


def source_part(at: Setting) -> Part | None:
    """Documents, places in them, and the rules that rest on each."""
    entries = []
    for document in at.policy.documents:
        order = _by_clauses(at, document)
        places: dict[str, tuple[Words, list[Link]]] = {}
        for citation, way in _cited(at):
            if citation.document == document:
                key = in_language(citation.place, at.order)[0]
                places.setdefault(key, (words_in(citation.place, at.language), []))[1].append(way)
        rows = tuple(
            Row("place", words if words.text else at.words("whole-document"), tuple(Passage(links=(w,)) for w in ways))
            for key, (words, ways) in sorted(places.items(), key=lambda item: _order(at, item[0], order))
        )
        if rows:
            title = words_in(document.title, at.language)
            entries.append(Entry(f"{at.document(document)}-index", title, rows=rows))
    if not entries:
        return None
    return Part("sources", at.anchor("sources"), at.say("heading-sources"), entries=tuple(entries), listed=True)


def _by_clauses(at: Setting, document: Document) -> dict[str, int]:
    """The places in the order of the clauses that their rules carry; none where one has no clause or is a page."""
    found: dict[str, int] = {}
    for rule in at.rules:
        if rule.source is not None and rule.source.document == document:
            place = in_language(rule.source.place, at.order)[0]
            if _PAGED.search(place):
                return {}
            carried = [n for n, clause in enumerate(at.policy.clauses) if rule.id in clause.rules]
            if not carried:
                return {}
            found[place] = min(found.get(place, carried[0]), carried[0])
    return found


def _order(at: Setting, place: str, order: Mapping[str, int]) -> tuple[int, CollationKey]:
    return order.get(place, len(order) and max(order.values()) + 1), collation_key(at.order, _padded(place))


def _padded(place: str) -> str:
    """A place whose numbers are compared as numbers: page 34 stands before page 293."""
    pieces, digits = [], ""
    for character in f"{place} ":
        if character.isdigit():
            digits += character
            continue
        pieces.append(digits.zfill(8) if digits else "")
        pieces.append(character)
        digits = ""
    return "".join(pieces)


# ── by field of the form ──────────────────────────────────────────────────────────────────


def field_part(at: Setting) -> Part:
    """Fields of the form, record by record, with the rules that read them; those that no rule reads, once."""
    known = [r for r in at.schema.records.values() if any((r.name, f.name) in at.whole.fields for f in r.fields)]
    return Part(
        "fields",
        at.anchor("fields"),
        at.say("heading-fields"),
        parts=tuple(_record(at, record) for record in known),
        intro=(*_unread(at), *_personal(at)),
    )


def _record(at: Setting, record: Record) -> Part:
    applies = at.applies.fields
    read = [field for field in record.fields if (record.name, field.name) in at.whole.fields]
    entries = []
    for field in sorted(read, key=lambda f: collation_key(at.order, in_language(f.label, at.order)[0] or f.name)):
        way = at.to_field(record, field)
        key = (record.name, field.name)
        links = [at.to_rule(rule) for rule in at.rules if key in at.uses[rule.id].fields]
        if key in applies:
            links.insert(0, Link(at.anchor("scope"), at.words("scope-reads")))
        row = at.row("used-by", *(Passage(links=(link,)) for link in links))
        label = Words(capital(way.text.text), way.text.language)
        entries.append(Entry(way.target, label, name=field.name, rows=(row,)))
    return Part(
        "fields-of",
        at.anchor("fields", record.name),
        capital(at.record_name(record)),
        entries=tuple(entries),
        listed=True,
    )


def _unread(at: Setting) -> Iterator[Passage]:
    for record in at.schema.records.values():
        rest = [f for f in record.fields if (record.name, f.name) not in at.whole.fields]
        if rest:
            labels = "; ".join(at.named(f.label, f.name).text for f in rest)
            yield Passage(at.words("unread", n=len(rest), record=at.record_name(record), fields=labels))


def _personal(at: Setting) -> Iterator[Passage]:
    for record in at.schema.records.values():
        marked = [f for f in record.fields if f.personal]
        if marked:
            labels = "; ".join(at.named(f.label, f.name).text for f in marked)
            yield Passage(at.words("personal", n=len(marked), record=at.record_name(record), fields=labels))
