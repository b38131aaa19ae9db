"""Room `analysis`: what changes the grounds of rules: documents, places, evidence, clauses of the call's text."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from ..checking.policy import CheckedPolicy, Citation, Clause, Document, Rule, every_exception
from .changes import ClauseChanged, Confirmed, EvidenceChanged, Ground, Rested, Sources, Unconfirmed
from .meaning import meaning, same


def grounds_changed(old: CheckedPolicy, new: CheckedPolicy, pairs: Sequence[tuple[Rule, Rule]]) -> Iterator[Ground]:
    """Sources, evidence and what was not found, rules with the same change together."""
    yield from _sources(old, new, pairs)
    marks: dict[tuple[str | None, str | None], list[Rule]] = {}
    for before, after in pairs:
        if before.evidence != after.evidence:
            marks.setdefault((before.evidence, after.evidence), []).append(after)
    yield from (EvidenceChanged(*pair, tuple(rules)) for pair, rules in marks.items())
    found = [after for before, after in pairs if before.unconfirmed is not None and after.unconfirmed is None]
    if found:
        yield Confirmed(tuple(found))
    yield from _unconfirmed(pairs)


def _sources(old: CheckedPolicy, new: CheckedPolicy, pairs: Sequence[tuple[Rule, Rule]]) -> Iterator[Sources]:
    moved: dict[Hashable, tuple[Document | None, Document | None, list[Rested]]] = {}
    for rested in _rested(old, new, pairs):
        if same(rested.old, rested.new):
            continue
        before, after = _document(rested.old), _document(rested.new)
        _, _, rules = moved.setdefault((meaning(before), meaning(after)), (before, after, []))
        rules.append(rested)
    yield from (Sources(before, after, tuple(rules)) for before, after, rules in moved.values())


def _rested(old: CheckedPolicy, new: CheckedPolicy, pairs: Sequence[tuple[Rule, Rule]]) -> Iterator[Rested]:
    for before, after in pairs:
        yield Rested(after, "", before.source, after.source)
        exceptions = {e.name: e for e in every_exception(before.exceptions)}
        for e in every_exception(after.exceptions):
            if e.name in exceptions:
                yield Rested(after, e.name, exceptions[e.name].source, e.source)
    values = {p.name: p for p in old.parameters}
    for parameter in new.parameters:
        if parameter.name in values:
            yield Rested(None, parameter.name, values[parameter.name].source, parameter.source)


def _document(source: Citation | None) -> Document | None:
    return None if source is None else source.document


def _unconfirmed(pairs: Sequence[tuple[Rule, Rule]]) -> Iterator[Unconfirmed]:
    """Rules that both policies have; of a new rule the rule itself tells it."""
    earlier = {after.id for before, after in pairs if before.unconfirmed is not None}
    groups: dict[Hashable, list[Rule]] = {}
    for _, rule in pairs:
        if rule.unconfirmed is not None:
            groups.setdefault((meaning(rule.unconfirmed), rule.id in earlier), []).append(rule)
    for rules in groups.values():
        assert rules[0].unconfirmed is not None
        yield Unconfirmed(tuple(rules), rules[0].unconfirmed, rules[0].id in earlier)


# ── clauses ───────────────────────────────────────────────────────────────────────────────


def clauses_changed(old: CheckedPolicy, new: CheckedPolicy, renamed: Mapping[str, str]) -> Iterator[ClauseChanged]:
    """Clauses by their place, else by what they say; a rule under a new name is the same rule."""
    pairs: list[tuple[Clause, Clause]] = []
    before, after = list(old.clauses), list(new.clauses)
    for belong in (_same_place, _same_text, _same_part):
        for clause in tuple(before):
            other = next((c for c in after if belong(clause, c)), None)
            if other is not None:
                pairs.append((clause, other))
                before.remove(clause)
                after.remove(other)
    yield from (ClauseChanged(clause, None) for clause in before)
    yield from (ClauseChanged(None, clause) for clause in after)
    for clause, other in pairs:
        if _told(clause, renamed) != _told(other, {}):
            yield ClauseChanged(clause, other)


def _same_place(old: Clause, new: Clause) -> bool:
    return (old.document.name, old.place) == (new.document.name, new.place)


def _same_text(old: Clause, new: Clause) -> bool:
    return same(old.says, new.says)


def _same_part(old: Clause, new: Clause) -> bool:
    """The same place of another document, with something of what the policy makes of it."""
    return old.place == new.place and bool(set(old.rules) & set(new.rules))


def _told(clause: Clause, renamed: Mapping[str, str]) -> Hashable:
    rules = frozenset(renamed.get(rule, rule) for rule in clause.rules)
    return clause.place, meaning(clause.says), rules, meaning(clause.excused)
