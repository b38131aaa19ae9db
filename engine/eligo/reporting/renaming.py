"""Room `reporting`: what changed in words, sources and clauses only, as sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from ..analysis.changes import (
    Changes,
    ClauseChanged,
    Confirmed,
    EvidenceChanged,
    Ground,
    GroupRenamed,
    NounChanged,
    Renamed,
    Rested,
    Reworded,
    Sources,
    Unconfirmed,
)
from ..checking.policy import Citation, Clause, Document, Message, Rule
from ..checking.schema import CodeGroup, Texts
from ..text.locale import joined
from ..text.messages import say
from .pages import place_of
from .wording import capital, counted, in_language, listed, source_words


def term_sentence(change: Renamed | GroupRenamed | NounChanged, changes: Changes, language: str) -> str:
    """What goes by another name."""
    match change:
        case Renamed(old, new):
            return say(language, "changes-renamed", old=old.id, new=new.id)
        case GroupRenamed(before, after, vocabulary, codes):
            noun = changes.new.schema.vocabularies[vocabulary].noun
            members = counted(noun, language, len(codes)) if noun is not None else None
            return say(
                language,
                "changes-group" if members is not None else "changes-group-values",
                old=_groups(before, language),
                new=_groups(after, language),
                n=len(codes),
                **({"members": members} if members is not None else {}),
            )
        case NounChanged(before, after):
            words = {"old": listed(before, language) or "", "new": listed(after, language) or ""}
            return say(language, "changes-noun", **words)
        case _:
            assert_never(change)


def _groups(groups: Sequence[CodeGroup], language: str) -> str:
    return joined(language, [in_language(g.label, language)[0] or g.name.replace("_", " ") for g in groups])


def reworded_sentences(texts: Sequence[Reworded], language: str) -> Iterator[str]:
    """The texts of one rule, or of the policy, that are worded otherwise: titles in full, the others by their names."""
    others = []
    for text in texts:
        part = text_name(text, language)
        if not text.part.endswith("title"):
            others.append(part)
            continue
        old, new = (
            in_language(t, language)[0] if t and not isinstance(t, Message) else "" for t in (text.old, text.new)
        )
        if old != new:
            yield say(language, "changes-text", part=capital(part), old=old, new=new)
    if others:
        yield say(language, "changes-reworded", parts=joined(language, others))


def texts_changed(texts: Sequence[Reworded], language: str) -> str:
    """The texts of rules that changed otherwise too, by their names."""
    of_rules: dict[str, list[str]] = {}
    for text in texts:
        of_rules.setdefault(text.rule.id if text.rule is not None else "", []).append(text_name(text, language))
    told = [say(language, "changes-texts-of", rule=rule, parts=", ".join(parts)) for rule, parts in of_rules.items()]
    return say(language, "changes-texts-changed", texts="; ".join(told))


def text_name(text: Reworded, language: str) -> str:
    """Which text it is: `title`, `note on the exception “…”`."""
    return say(language, f"changes-part-{text.part}", **({"name": text.name} if "-" in text.part else {}))


# ── sources ───────────────────────────────────────────────────────────────────────────────


def ground_sentence(change: Ground, language: str) -> str:
    """What changed in sources and evidence."""
    match change:
        case Sources(before, after, rules):
            old, new = (_document(d, language) for d in (before, after))
            if before is None:
                return say(language, "changes-sources-new", new=new, rules=_rested(rules, language))
            if after is None:
                return say(language, "changes-sources-gone", old=old, rules=_rested(rules, language))
            if old == new:
                return say(language, "changes-sources-same", new=new, rules=_rested(rules, language))
            return say(language, "changes-sources", old=old, new=new, rules=_rested(rules, language))
        case EvidenceChanged(mark, other, rules):
            marks = {"old": capital(_mark(mark, language)), "new": _mark(other, language)}
            return say(language, "changes-evidence", rules=_ids(rules), **marks)
        case Confirmed(rules):
            return say(language, "changes-confirmed", rules=_ids(rules))
        case Unconfirmed(rules, text, before):
            sentence = "changes-unconfirmed" + ("-still" if before else "")
            return say(language, sentence, rules=_ids(rules), text=in_language(text, language)[0])
        case _:
            assert_never(change)


def source_sentences(rule: Rule, language: str) -> Iterator[str]:
    """What a rule rests on, how well that is known, and whether it was found for this call at all."""
    if rule.source is not None:
        yield say(language, "changes-rule-source", source=source_words(rule.source, rule.evidence, language))
    yield from unconfirmed_sentences(rule, language)


def unconfirmed_sentences(rule: Rule, language: str, sentence: str = "changes-rule-unconfirmed") -> Iterator[str]:
    """That no text of its call was found for a rule, where that is so."""
    if rule.unconfirmed is not None:
        yield say(language, sentence, text=in_language(rule.unconfirmed, language)[0] or "none")


def _mark(mark: str | None, language: str) -> str:
    return say(language, f"evidence-{mark}" if mark is not None else "changes-evidence-none")


def _ids(rules: Sequence[Rule]) -> str:
    return ", ".join(rule.id for rule in rules)


def _document(document: Document | None, language: str) -> str:
    return "" if document is None else in_language(document.title, language)[0] or document.name


def _rested(rules: Sequence[Rested], language: str) -> str:
    """The rules, those together whose place changed in the same way."""
    groups: dict[tuple[str, str], list[str]] = {}
    for one in rules:
        name = one.rule.id if one.rule is not None else say(language, "changes-of-parameter", name=one.name)
        if one.rule is not None and one.name:
            name = say(language, "changes-of-exception", rule=one.rule.id, name=one.name)
        groups.setdefault((_place(one.old, language), _place(one.new, language)), []).append(name)
    told = []
    for (old, new), names in groups.items():
        name = ", ".join(names)
        if old == new and not new:
            told.append(name)
        elif old == new or not old:
            told.append(say(language, "changes-rested-at", name=name, place=new))
        else:
            told.append(say(language, "changes-rested", name=name, old=old, new=new or "–"))
    return "; ".join(told)


def _place(source: Citation | None, language: str) -> str:
    return "" if source is None else in_language(source.place, language)[0]


# ── clauses ───────────────────────────────────────────────────────────────────────────────


def clause_document(change: ClauseChanged, language: str) -> str:
    """The document that a clause comes from, as it is now; empty where each policy takes it from another one."""
    documents = {c.document.name: c.document for c in (change.old, change.new) if c is not None}
    return "" if len(documents) > 1 else _document(next(iter(documents.values())), language)


def clause_sentences(change: ClauseChanged, language: str) -> Iterator[str]:
    """What changed of a clause; its document is named only where there are two."""
    old, new = change.old, change.new
    if old is None or new is None:
        clause = new if new is not None else old
        assert clause is not None
        yield say(
            language,
            "changes-clause-new" if old is None else "changes-clause-gone",
            place=place_of(clause, language).text,
            says=_text(clause.says, language),
            carried=_carried(clause, "changes-" if old is None else "changes-was-", language),
        )
        return
    several = not clause_document(change, language)
    names = {
        name: f"{_document(clause.document, language)}, {place_of(clause, language).text}"
        if several
        else place_of(clause, language).text
        for name, clause in (("old", old), ("new", new))
    }
    before, after = _text(old.says, language), _text(new.says, language)
    if before == after and names["old"] != names["new"]:
        yield say(language, "changes-clause-cited", says=after, **names)
    elif before != after and names["old"] != names["new"]:
        both = {"place": names["new"], "before": names["old"]}
        yield say(language, "changes-clause-says-otherwise", old=before, new=after, **both)
    elif before != after:
        yield say(language, "changes-clause-says", place=names["new"], old=before, new=after)
    yield from _bound(old, new, names["new"], language)


def _bound(old: Clause, new: Clause, place: str, language: str) -> Iterator[str]:
    rules = {"old": ", ".join(old.rules), "new": ", ".join(new.rules)}
    if old.excused is None and new.excused is None:
        if set(old.rules) != set(new.rules):
            yield say(language, "changes-clause-rules", place=place, n=len(new.rules), **rules)
    elif old.excused is None:
        because = _text(new.excused, language)
        n = len(old.rules)
        yield say(language, "changes-clause-excused", place=place, n=n, old=rules["old"], because=because)
    elif new.excused is None:
        because = _text(old.excused, language)
        n = len(new.rules)
        yield say(language, "changes-clause-bound", place=place, n=n, new=rules["new"], because=because)
    else:
        reasons = {"old": _text(old.excused, language), "new": _text(new.excused, language)}
        if reasons["old"] != reasons["new"]:
            yield say(language, "changes-clause-because", place=place, **reasons)


def _carried(clause: Clause, sentence: str, language: str) -> str:
    if clause.excused is not None:
        return say(language, f"{sentence}excused", because=_text(clause.excused, language))
    if not clause.rules:
        return ""
    return say(language, f"{sentence}carried", n=len(clause.rules), rules=", ".join(clause.rules))


def _text(texts: Texts | None, language: str) -> str:
    return in_language(texts, language)[0]
