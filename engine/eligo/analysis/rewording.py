"""Room `analysis`: what changes words only: names, titles, advice, the terms for what is counted."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from ..checking.policy import CheckedPolicy, Distinct, Member, Rule, RuleException, Selection, every_exception
from ..checking.schema import CodeGroup, Noun, Vocabulary
from ..checking.walking import nodes
from .changes import GroupRenamed, NounChanged, Renamed, Reworded, Wording
from .meaning import meaning, same

_PARTS = ("title", "otherwise", "advice", "note")


def wording_changed(old: CheckedPolicy, new: CheckedPolicy, pairs: Sequence[tuple[Rule, Rule]]) -> Iterator[Wording]:
    """What is said in other words and means the same."""
    yield from (Renamed(before, after) for before, after in pairs if before.id != after.id)
    renamed = list(_groups(old, new))
    yield from renamed
    yield from _nouns(old, new, renamed)
    for part in ("title", "note"):
        if not same(getattr(old, part), getattr(new, part)):
            yield Reworded(None, part, "", getattr(old, part), getattr(new, part))
    for before, after in pairs:
        for part in _PARTS:
            if not same(getattr(before, part), getattr(after, part)):
                yield Reworded(after, part, "", getattr(before, part), getattr(after, part))
        words = [rule.consequence.text if rule.consequence is not None else None for rule in (before, after)]
        if not same(*words):
            yield Reworded(after, "consequence", "", *words)
        yield from _exceptions(after, before.exceptions, after.exceptions)
    values = {p.name: p for p in old.parameters}
    for parameter in new.parameters:
        earlier = values.get(parameter.name)
        for part in ("title", "note") if earlier is not None else ():
            if not same(getattr(earlier, part), getattr(parameter, part)):
                texts = (getattr(earlier, part), getattr(parameter, part))
                yield Reworded(None, f"parameter-{part}", parameter.name, *texts)


def _exceptions(rule: Rule, before: Sequence[RuleException], after: Sequence[RuleException]) -> Iterator[Reworded]:
    earlier = {e.name: e for e in every_exception(before)}
    for exception in every_exception(after):
        one = earlier.get(exception.name)
        for part in ("title", "note") if one is not None else ():
            if not same(getattr(one, part), getattr(exception, part)):
                texts = (getattr(one, part), getattr(exception, part))
                yield Reworded(rule, f"exception-{part}", exception.name, *texts)


# ── terms ─────────────────────────────────────────────────────────────────────────────────


def _groups(old: CheckedPolicy, new: CheckedPolicy) -> Iterator[GroupRenamed]:
    """Groups of codes that the rules of both policies read, with the same members under another name."""
    before, after = (dict(_groups_read(policy)) for policy in (old, new))
    for key, groups in before.items():
        others = after.get(key)
        if others is not None and [_called(g) for g in groups] != [_called(g) for g in others]:
            vocabulary, codes = key
            yield GroupRenamed(groups, others, vocabulary, codes)


def _called(group: CodeGroup) -> Hashable:
    return meaning(group.label) if group.label else group.name


def _groups_read(policy: CheckedPolicy) -> Iterator[tuple[tuple[str, frozenset[str]], tuple[CodeGroup, ...]]]:
    for node in _read(policy):
        if not isinstance(node, Member) or not node.names:
            continue
        vocabulary = _vocabulary(policy.schema.vocabularies, node.names)
        if vocabulary is not None:
            groups = tuple(vocabulary.groups[name] for name in node.names)
            codes = frozenset[str]().union(*(group.codes for group in groups))
            if codes == node.values:
                yield (vocabulary.name, codes), groups


def _vocabulary(vocabularies: Mapping[str, Vocabulary], names: Sequence[str]) -> Vocabulary | None:
    """The vocabulary that has groups of these names."""
    return next((v for v in vocabularies.values() if all(name in v.groups for name in names)), None)


def _nouns(old: CheckedPolicy, new: CheckedPolicy, renamed: Sequence[GroupRenamed]) -> Iterator[NounChanged]:
    """Other words for the same things counted, but for those that come of a group's new name."""
    of_groups = {meaning(group.noun) for change in renamed for group in change.old}
    before, after = (dict(_nouns_read(policy)) for policy in (old, new))
    told: set[Hashable] = set(of_groups)
    for key, noun in before.items():
        other = after.get(key)
        if other is not None and not same(noun, other) and meaning(noun) not in told:
            told.add(meaning(noun))
            yield NounChanged(noun, other)


def _nouns_read(policy: CheckedPolicy) -> Iterator[tuple[Hashable, Noun]]:
    for node in _read(policy):
        match node:
            case Selection(noun=Noun() as noun):
                yield meaning(node), noun
            case Distinct(key, of, Noun() as noun):
                yield (meaning(key), meaning(of)), noun
            case _:
                continue


def _read(policy: CheckedPolicy) -> Iterator[object]:
    for rule in policy.rules:
        yield from nodes(rule)
