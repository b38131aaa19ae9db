"""Room `reporting`: policies → the handbook in one language, as finished strings; renderers format nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..checking.policy import CheckedPolicy, Document
from ..text.locale import day, typeset
from ..text.messages import say
from .book import Chapter, Edition, Entry, Part, Passage
from .export import engine_name
from .handbook_index import clauses_part, dropped_part, field_part, source_part
from .handbook_rules import rules_part
from .handbook_setting import Setting
from .handbook_terms import glossary_part
from .handbook_values import lists_part, parameters_part, tables_part
from .pages import Words, words_in


def editions(policies: Sequence[CheckedPolicy], languages: Sequence[str], known: Sequence[str]) -> tuple[Edition, ...]:
    """The handbook in each of the languages, all in the order of the first one, so that they can stand side by side."""
    return tuple(_edition(policies, language, languages, known) for language in languages)


def _edition(
    policies: Sequence[CheckedPolicy], language: str, languages: Sequence[str], known: Sequence[str]
) -> Edition:
    beside = tuple(other for other in known if other not in languages)
    single = len(policies) == 1
    chapters = tuple(
        _chapter(Setting(policy, language, languages[0], "" if single else f"p{place}-", beside))
        for place, policy in enumerate(policies, 1)
    )
    title = chapters[0].title if single else Words(say(language, "handbook-title"))
    lead = say(language, "handbook-lead") if single else say(language, "handbook-lead-several", n=len(policies))
    return Edition(
        language,
        title,
        typeset(language, lead),
        say(language, "handbook-contents"),
        say(language, "handbook-policies"),
        chapters,
    )


def _chapter(at: Setting) -> Chapter:
    parts = (
        _scope(at),
        _documents(at),
        _evidence(at),
        rules_part(at),
        tables_part(at),
        parameters_part(at),
        lists_part(at),
        glossary_part(at),
        clauses_part(at),
        dropped_part(at),
        source_part(at),
        field_part(at),
    )
    policy = at.policy
    return Chapter(
        at.anchor("policy"),
        policy.name,
        words_in(policy.title, at.language) if policy.title else Words(policy.name),
        tuple(part for part in parts if part is not None),
        (
            at.row("policy", Passage(Words(policy.name))),
            at.row("sha256", Passage(Words(policy.sha256))),
            at.row("engine", Passage(Words(engine_name()))),
        ),
    )


def _scope(at: Setting) -> Part:
    """What the policy applies to, from when to when, what it extends, and how many rules of which force it has."""
    rows = (
        at.row("applies", *_applies(at)),
        at.row("valid", *_valid(at)),
        at.row("extends", *((Passage(Words(at.policy.extends)),) if at.policy.extends else ())),
        at.row("rules", Passage(at.words("rules", n=len(at.rules)))),
        at.row("note", *at.authored(at.policy.note)),
    )
    entry = Entry(at.anchor("scope-of-policy"), rows=tuple(row for row in rows if row.passages))
    return Part("scope", at.anchor("scope"), at.say("heading-scope"), entries=(entry,))


def _applies(at: Setting) -> tuple[Passage, ...]:
    if at.policy.applies is None:
        return (Passage(at.words("applies-always")),)
    return at.condition(lambda version: version.applies)


def _valid(at: Setting) -> Iterator[Passage]:
    first, last = at.policy.valid_from, at.policy.valid_to
    if first is not None and last is not None:
        yield Passage(at.words("valid-between", first=day(at.language, first), last=day(at.language, last)))
    elif first is not None:
        yield Passage(at.words("valid-from", first=day(at.language, first)))
    elif last is not None:
        yield Passage(at.words("valid-to", last=day(at.language, last)))


def _documents(at: Setting) -> Part | None:
    """The documents that something rests on, and after them those that are only there to be read."""
    if not at.policy.documents:
        return None
    cited = [document for document in at.policy.documents if document in at.cited]
    others = [document for document in at.policy.documents if document not in cited]
    rest = Part(
        "other-documents",
        at.anchor("other-documents"),
        at.say("heading-other-documents"),
        entries=tuple(_document(at, document) for document in others),
        listed=True,
    )
    entries = tuple(_document(at, document) for document in cited)
    return Part(
        "documents",
        at.anchor("documents"),
        at.say("heading-documents"),
        entries=entries or rest.entries,
        parts=(rest,) if others and cited else (),
        listed=True,
    )


def _evidence(at: Setting) -> Part | None:
    """How well it is known what the rules rest on: the marks that they bear, and the rules without a text of this call."""
    marks = sorted({rule.evidence for rule in at.rules if rule.evidence is not None})
    unconfirmed = at.to_rules(lambda rule: rule.unconfirmed is not None)
    if not marks and not unconfirmed:
        return None
    told = [
        Passage(
            at.words("marked", mark=say(at.language, f"evidence-{mark}"), n=sum(r.evidence == mark for r in at.rules))
        )
        for mark in marks
    ]
    without = sum(rule.evidence is None for rule in at.rules)
    told += [Passage(at.words("unmarked", n=without))] if without else []
    counted = say(at.language, "counts-unconfirmed", n=len(unconfirmed), all=len(at.rules)) if unconfirmed else ""
    rows = (
        at.row("marks", *told),
        at.row("unconfirmed-rules", *(Passage(links=(link,)) for link in unconfirmed)),
    )
    entry = Entry(at.anchor("evidence-of-rules"), rows=tuple(row for row in rows if row.passages))
    intro = (Passage(Words(typeset(at.language, counted))),) if counted else ()
    if not unconfirmed and not without:
        intro = (Passage(at.words("all-confirmed")),)
    return Part("evidence", at.anchor("evidence"), at.say("heading-evidence"), intro=intro, entries=(entry,))


def _document(at: Setting, document: Document) -> Entry:
    resting = sum(rule.source is not None and rule.source.document == document for rule in at.rules)
    rows = [at.row("rests", Passage(at.words("rests", n=resting)))] if resting else []
    if document.url and document.url.startswith(("https://", "http://")):
        rows.insert(0, at.row("url", Passage(Words(document.url), url=document.url)))
    return Entry(at.document(document), words_in(document.title, at.language), name=document.name, rows=tuple(rows))
