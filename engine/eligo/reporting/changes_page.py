"""Room `reporting`: what the page about two policies says, as finished strings; renderers format nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..analysis.changes import (
    Applies,
    Changes,
    FromDay,
    ParameterChanged,
    Reworded,
    RuleAdded,
    RuleDropped,
    Substance,
    Validity,
)
from ..analysis.effects import Effect, Effects, RuleEffect
from ..checking.policy import CheckedPolicy, Parameter, Rule
from ..evaluation.verdict import RuleVerdict
from ..text.locale import clean, nested, number, typeset
from ..text.messages import say
from .export import engine_name
from .facts import title_of
from .pages import Pair, Status, Words, words_in
from .renaming import (
    clause_document,
    clause_sentences,
    ground_sentence,
    reworded_sentences,
    term_sentence,
    texts_changed,
    unconfirmed_sentences,
)
from .sentences import message
from .telling import is_about, sides_of, substance_sentences
from .view import proposal_status, rule_status
from .wording import capital

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that changed: its name, empty where the sentences say it, and the name for machines."""

    title: Words
    id: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Things that changed in the same way."""

    key: str
    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class RuleEffectView:
    """A rule by which a proposal comes out differently."""

    title: Words
    id: str
    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class EffectView:
    """A proposal that comes out differently."""

    proposal: str
    title: str
    old: Status
    new: Status
    rules: tuple[RuleEffectView, ...]


@dataclass(frozen=True, slots=True)
class EffectsView:
    """What two policies make of the same proposals."""

    lead: str
    note: str
    outcomes: tuple[str, ...]
    proposals: tuple[EffectView, ...]
    more: str


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Everything on the page about two policies."""

    language: str
    title: str
    lead: str
    caution: str
    sides: tuple[Pair, ...]
    sections: tuple[Section, ...]
    effects: EffectsView | None
    production: tuple[Pair, ...]


def changes_view(changes: Changes, language: str, effects: Effects | None = None, most: int = 1000) -> ChangesView:
    """The page about two policies; at most so many of the proposals that come out differently are named."""
    return ChangesView(
        language,
        say(language, "changes-title"),
        _lead(changes, language),
        _caution(changes, language),
        tuple(
            Pair(
                say(language, f"changes-{side}"),
                Words(say(language, "changes-side", title=words_in(policy.title, language).text, name=policy.name)),
            )
            for side, policy in (("old", changes.old), ("new", changes.new))
        ),
        tuple(section for section in _sections(changes, language) if section.items),
        _effects(effects, changes, language, most) if effects is not None else None,
        tuple(_production(changes, language)),
    )


def alone_sentence(policy: CheckedPolicy, side: str, language: str) -> str:
    """That only one of two folders holds a policy, the `old` or the `new` one."""
    title = words_in(policy.title, language).text
    whole = say(language, "changes-side", title=title, name=policy.name) if title else policy.name
    return finished(say(language, f"changes-only-{side}", policy=whole), language)


def finished(sentence: str, language: str) -> str:
    """A sentence as it is printed."""
    return nested(language, typeset(language, clean(sentence, _LONGEST)))


def _lead(changes: Changes, language: str) -> str:
    if changes.nothing:
        return say(language, "changes-nothing")
    counts = {
        "substance": len(changes.substance),
        "wording": len(changes.wording),
        "grounds": len(changes.regrounded),
        "clauses": len(changes.clauses),
    }
    lead = say(language, "changes-lead", **{name: number(language, n) for name, n in counts.items()})
    return lead if changes.substance else f"{say(language, 'changes-no-substance')} {lead}"


def _caution(changes: Changes, language: str) -> str:
    """How much of the policies is not confirmed; empty where everything is, or nothing changed."""
    old, new = (len(policy.unconfirmed) for policy in (changes.old, changes.new))
    if changes.nothing or not old + new:
        return ""
    counts = {"old": number(language, old), "new": number(language, new)}
    return finished(say(language, "changes-caution", **counts), language)


def _production(changes: Changes, language: str) -> Iterator[Pair]:
    for side, policy in (("old", changes.old), ("new", changes.new)):
        label = f"{say(language, 'label-policy-hash')} – {say(language, f'changes-{side}')}"
        yield Pair(typeset(language, label), Words(policy.sha256))
    yield Pair(say(language, "label-engine"), Words(engine_name()))


# ── sections ──────────────────────────────────────────────────────────────────────────────


def _sections(changes: Changes, language: str) -> Iterator[Section]:
    by_section: dict[str, list[Substance]] = {}
    for change in changes.substance:
        by_section.setdefault(_section(change), []).append(change)
    for key in ("scope", "added", "dropped", "changed", "parameters"):
        yield Section(
            key, say(language, f"changes-heading-{key}"), tuple(_items(by_section.get(key, ()), changes, language))
        )
    yield Section("wording", say(language, "changes-heading-wording"), tuple(_wording(changes, language)))
    told = () if changes.nothing else changes.grounds
    grounds = [ground_sentence(change, language) for change in told]
    yield Section("grounds", say(language, "changes-heading-grounds"), tuple(_plain(grounds, language)))
    yield Section("clauses", say(language, "changes-heading-clauses"), tuple(_clauses(changes, language)))


def _section(change: Substance) -> str:
    plain = change.change if isinstance(change, FromDay) else change
    match plain:
        case RuleAdded():
            return "added"
        case RuleDropped():
            return "dropped"
        case ParameterChanged():
            return "parameters"
        case _:
            return "scope" if is_about(plain) is None else "changed"


def _items(found: Sequence[Substance], changes: Changes, language: str) -> Iterator[Item]:
    """What changed, the changes of one rule together."""
    groups: dict[str, list[Substance]] = {}
    for change in found:
        rule, parameter = is_about(change), _parameter(change)
        groups.setdefault(rule.id if rule is not None else parameter.name if parameter is not None else "", []).append(
            change
        )
    for name, some in groups.items():
        sentences = [s for change in some for s in substance_sentences(change, changes, language)]
        match sides_of(some[0]):
            case Rule() as old, Rule() as new:
                sentences += unconfirmed_sentences(old, language, "changes-rule-was-unconfirmed")
                sentences += unconfirmed_sentences(new, language)
            case _:
                pass
        yield Item(_title(is_about(some[0]), _parameter(some[0]), language), name, _all(sentences, language))


def _parameter(change: Substance) -> Parameter | None:
    plain = change.change if isinstance(change, FromDay) else change
    return (plain.new or plain.old) if isinstance(plain, ParameterChanged) else None


def _title(rule: Rule | None, parameter: Parameter | None, language: str) -> Words:
    named = rule if rule is not None else parameter
    return words_in(named.title, language) if named is not None else Words("")


def _plain(sentences: Sequence[str], language: str) -> Iterator[Item]:
    """Sentences that may begin with a name, which keeps its small letter."""
    if sentences:
        yield Item(Words(""), "", tuple(finished(sentence, language) for sentence in sentences))


def _clauses(changes: Changes, language: str) -> Iterator[Item]:
    """The clauses of each document together."""
    documents: dict[str, list[str]] = {}
    for change in changes.clauses:
        documents.setdefault(clause_document(change, language), []).extend(clause_sentences(change, language))
    for document, sentences in documents.items():
        title = clean(document) or say(language, "changes-heading-clauses-both")
        yield Item(Words(typeset(language, title)), "", tuple(finished(sentence, language) for sentence in sentences))


def _all(sentences: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(finished(capital(sentence), language) for sentence in sentences)


def _wording(changes: Changes, language: str) -> Iterator[Item]:
    terms = [term_sentence(c, changes, language) for c in changes.wording if not isinstance(c, Reworded)]
    if terms:
        yield Item(Words(say(language, "changes-heading-terms")), "", _all(terms, language))
    reworded = [change for change in changes.wording if isinstance(change, Reworded)]
    about = {rule.id for change in changes.substance if (rule := is_about(change)) is not None}
    texts: dict[str, list[Reworded]] = {}
    for change in reworded:
        if change.rule is None or change.rule.id not in about:
            texts.setdefault(change.rule.id if change.rule is not None else "", []).append(change)
    for name, some in texts.items():
        rule = some[0].rule
        title = words_in(rule.title, language) if rule is not None else Words(say(language, "changes-heading-policy"))
        sentences = _all([*reworded_sentences(some, language)], language)
        if sentences:
            yield Item(title, name, sentences)
    along = [change for change in reworded if change.rule is not None and change.rule.id in about]
    if along:
        yield Item(Words(say(language, "changes-heading-texts")), "", _all([texts_changed(along, language)], language))


# ── proposals ─────────────────────────────────────────────────────────────────────────────


def _effects(effects: Effects, changes: Changes, language: str, most: int) -> EffectsView:
    whole, different = number(language, effects.proposals), number(language, effects.different)
    if effects.different:
        lead = say(language, "changes-proposals-some", n=effects.different, count=different, all=whole)
    else:
        lead = say(language, "changes-proposals-none", n=effects.proposals, count=whole)
    apart = any(isinstance(change, Applies | Validity) for change in changes.substance)
    named = effects.changed[:most]
    rest = effects.different - len(named)
    return EffectsView(
        finished(lead, language),
        finished(say(language, "changes-proposals-note"), language) if apart else "",
        tuple(
            finished(
                say(
                    language,
                    "changes-outcomes",
                    old=proposal_status(old, language).word,
                    new=proposal_status(new, language).word,
                    n=number(language, n),
                ),
                language,
            )
            for (old, new), n in sorted(effects.outcomes.items(), key=lambda item: -item[1])
        ),
        tuple(_effect(effect, changes, language) for effect in named),
        finished(say(language, "changes-effects-more", n=number(language, rest)), language) if rest else "",
    )


def _effect(effect: Effect, changes: Changes, language: str) -> EffectView:
    return EffectView(
        clean(effect.proposal),
        title_of(effect.new, changes.new.schema),
        proposal_status(effect.old.outcome, language),
        proposal_status(effect.new.outcome, language),
        tuple(_rule_effect(rule, changes, language) for rule in effect.rules),
    )


def _rule_effect(effect: RuleEffect, changes: Changes, language: str) -> RuleEffectView:
    verdict = effect.new if effect.new is not None else effect.old
    assert verdict is not None
    return RuleEffectView(
        words_in(verdict.rule.title, language) if verdict.rule.title else Words(verdict.rule.id),
        verdict.rule.id,
        _outcome(effect.old, effect, language) if effect.old is not None else say(language, "changes-effect-none"),
        _outcome(effect.new, effect, language) if effect.new is not None else say(language, "changes-effect-gone"),
        finished(message(effect.new, changes.new, language), language) if effect.new is not None else "",
    )


def _outcome(verdict: RuleVerdict, effect: RuleEffect, language: str) -> str:
    """The word for what a rule came to, with its force where that is what changed."""
    word = rule_status(verdict.outcome, language, verdict.rule).word
    both = effect.old, effect.new
    if both[0] is None or both[1] is None or both[0].rule.force is both[1].rule.force:
        return word
    force = say(language, f"force-{verdict.rule.force.value}")
    return say(language, "changes-effect-force", outcome=word, force=force)
