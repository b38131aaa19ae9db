"""Room `reporting`: the glossary of a handbook: every noun that a policy defines, with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ..checking.policy import Both, Condition, Selection
from ..checking.schema import CodeGroup, Noun, Texts, Vocabulary
from ..text.locale import collation_key, joined, nested, typeset
from ..text.messages import say
from .book import Badge, Entry, Link, Part, Passage, Row
from .describing import member_of
from .handbook_setting import Setting
from .pages import Words
from .wording import capital, form, in_language

APART = ("associated_partner", "affiliated_entity", "associated_countries")
"""Codes and groups whose Czech names are taken for one another."""


@dataclass(frozen=True, slots=True)
class Term:
    """A noun that the policy defines for the elements of a list."""

    name: str
    noun: Noun
    of: Selection
    link: Link


def terms_of(at: Setting) -> tuple[Term, ...]:
    """The defined nouns that conditions use."""
    return tuple(
        Term(name, of.noun, of, Link(at.anchor("term", name), Words(_headword(of.noun, name, at.language))))
        for name, of in at.whole.lists.items()
        if of.noun is not None
    )


def _headword(noun: Noun, name: str, language: str) -> str:
    return form(noun, language, "one") or form(noun, next(iter(noun.forms), language), "one") or name


def glossary_part(at: Setting) -> Part | None:
    """Defined nouns and groups of values, with their names and meanings in the other languages."""
    terms = terms_of(at)
    entries = [(_in_order(at, term), _term(at, term, terms)) for term in terms]
    alike = dict(kept_apart(at))
    for vocabulary, name in at.whole.groups:
        group = at.schema.vocabularies[vocabulary].groups[name]
        if name not in alike:
            named = in_language(group.label, at.order)[0]
            entries.append((named, _group(at, at.schema.vocabularies[vocabulary], group)))
    warned = [(in_language(label, at.order)[0], _apart(at, name, label)) for name, label in alike.items()]
    entries += warned
    if not entries:
        return None
    in_order = sorted(entries, key=lambda entry: (collation_key(at.order, entry[0]), entry[1].anchor))
    return Part(
        "glossary",
        at.anchor("glossary"),
        at.say("heading-glossary"),
        intro=(Passage(at.words("apart", names=joined(at.language, _names(at)))),) if warned else (),
        entries=tuple(entry for _, entry in in_order),
        listed=True,
    )


def _in_order(at: Setting, term: Term) -> str:
    return _headword(term.noun, term.name, at.order)


def _term(at: Setting, term: Term, terms: tuple[Term, ...]) -> Entry:
    rules = at.to_rules(lambda rule: term.name in at.uses[rule.id].lists)
    return Entry(
        term.link.target,
        Words(capital(term.link.text.text)),
        name=term.name,
        rows=(
            at.row("meaning", Passage(Words(at.sentence(_meaning(at, term, terms, at.language))))),
            *_elsewhere(
                at, lambda spoken: (_headword(term.noun, term.name, spoken), _meaning(at, term, terms, spoken))
            ),
            at.row("used-by", *(Passage(links=(link,)) for link in rules)),
        ),
    )


def _meaning(at: Setting, term: Term, terms: tuple[Term, ...], language: str) -> str:
    """What a noun stands for: `partner (role: coordinator or full partner)`, by way of a wider noun where one is defined."""
    of, condition = term.of, _items(term.of.condition)
    record = at.schema.records[of.record]
    wider = [
        t
        for t in terms
        if t.name != term.name
        and (t.of.field, t.of.record) == (of.field, of.record)
        and 0 < len(taken := _items(t.of.condition)) < len(condition)
        and condition[: len(taken)] == taken
    ]
    nearest = max(wider, key=lambda t: len(_items(t.of.condition)), default=None)
    plain = replace(of, noun=None, base=None, added=None)
    if nearest is not None:
        rest = condition[len(_items(nearest.of.condition)) :]
        added: Condition = rest[0] if len(rest) == 1 else Both(rest, of.span)
        plain = replace(plain, base=nearest.of, added=added)
    elif not condition:
        if any(f.register and f.name == of.field for f in at.schema.proposal.fields):
            return at.told(language, "meaning-register", name=member_of(of, at.schema, language))
        return form(record.noun, language, "one") or record.name
    return nested(language, member_of(plain, at.schema, language))


def _items(condition: Condition | None) -> tuple[Condition, ...]:
    if condition is None:
        return ()
    return condition.items if isinstance(condition, Both) else (condition,)


def _group(at: Setting, vocabulary: Vocabulary, group: CodeGroup) -> Entry:
    rules = at.to_rules(lambda rule: (vocabulary.name, group.name) in at.uses[rule.id].groups)

    def told(spoken: str) -> tuple[str, str]:
        kind = form(vocabulary.noun, spoken, "one") or vocabulary.name.replace("_", " ")
        label = in_language(group.label, spoken)[0] or group.name
        later = [version.schema.vocabularies.get(vocabulary.name) for _, version in at.policy.later]
        changes = any(v is not None and v.groups.get(group.name) != group for v in later)
        return label, at.told(spoken, f"meaning-group{'-changing' if changes else ''}", kind=kind, n=len(group.codes))

    label = at.named(group.label, group.name)
    way = Link(at.anchor("group", vocabulary.name, group.name), at.words("to-values"))
    return Entry(
        at.anchor("term", vocabulary.name, group.name),
        Words(capital(label.text), label.language),
        name=group.name,
        rows=(
            at.row("meaning", Passage(Words(at.sentence(told(at.language)[1])), links=(way,))),
            *_elsewhere(at, told),
            at.row("used-by", *(Passage(links=(link,)) for link in rules)),
        ),
    )


def kept_apart(at: Setting) -> tuple[tuple[str, Texts], ...]:
    """The names that the vocabularies give to what is easily confused; none where there is only one."""
    found = {
        name: known.label
        for vocabulary in at.schema.vocabularies.values()
        for named in (vocabulary.entries, vocabulary.groups)
        for name, known in named.items()
        if name in APART
    }
    return tuple((name, found[name]) for name in APART if name in found) if len(found) > 1 else ()


def _names(at: Setting) -> list[str]:
    return [at.named(label, name).text for name, label in kept_apart(at)]


def _apart(at: Setting, name: str, label: Texts) -> Entry:
    shown = at.named(label, name)

    def told(spoken: str) -> tuple[str, str]:
        return in_language(label, spoken)[0] or name, at.told(spoken, f"apart-{name}")

    found = [(v, g) for v, g in at.whole.groups if g == name]
    ways = tuple(Link(at.anchor("group", v, g), at.words("to-values")) for v, g in found)
    rules = at.to_rules(lambda rule: any(group in at.uses[rule.id].groups for group in found))
    rows = (
        at.row("meaning", Passage(Words(at.sentence(told(at.language)[1])), links=ways)),
        *_elsewhere(at, told),
        at.row("used-by", *(Passage(links=(link,)) for link in rules)),
    )
    return Entry(
        at.anchor("apart", name),
        Words(capital(shown.text), shown.language),
        name=name,
        badges=(Badge("apart", at.say("apart-badge")),),
        rows=tuple(row for row in rows if row.passages),
    )


def _elsewhere(at: Setting, told: Callable[[str], tuple[str, str]]) -> Iterator[Row]:
    """The same in the other languages; an edition of several languages shows them side by side instead."""
    for spoken in at.beside:
        name, meaning = told(spoken)
        text = typeset(spoken, say(spoken, "handbook-elsewhere", name=name, meaning=meaning))
        yield at.row(f"elsewhere-{spoken}", Passage(Words(text, spoken)))
