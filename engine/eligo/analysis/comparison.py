"""Room `analysis`: two checked policies → what changed between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ..checking.policy import CheckedPolicy, Constant, Parameter, Rule, RuleException
from ..checking.schema import Texts
from .alignment import differences
from .changes import (
    Applies,
    Asked,
    Changes,
    ConsequenceChanged,
    Difference,
    ExceptionChanged,
    ForceChanged,
    FromDay,
    Guard,
    Joined,
    Judged,
    Limit,
    Other,
    ParameterChanged,
    Requirement,
    Rows,
    RuleAdded,
    RuleDropped,
    StageChanged,
    Substance,
    Validity,
    Values,
)
from .grounds import clauses_changed, grounds_changed
from .meaning import meaning, same
from .rewording import wording_changed

RulePair = tuple[Rule, Rule]


def compare(old: CheckedPolicy, new: CheckedPolicy) -> Changes:
    """What changed between two policies, as they are understood."""
    pairs, dropped, added = paired(old, new)
    substance = tuple(_substance(old, new, pairs, dropped, added))
    return Changes(
        old,
        new,
        (*substance, *_from_days(old, new, substance)),
        tuple(wording_changed(old, new, pairs)),
        tuple(grounds_changed(old, new, pairs)),
        tuple(clauses_changed(old, new, {before.id: after.id for before, after in pairs})),
    )


def paired(old: CheckedPolicy, new: CheckedPolicy) -> tuple[list[RulePair], list[Rule], list[Rule]]:
    """The rules of two policies that belong together, by name or because they mean the same; then those left alone."""
    by_id = {rule.id: rule for rule in new.rules}
    pairs = [(rule, by_id[rule.id]) for rule in old.rules if rule.id in by_id]
    taken = {rule.id for rule, _ in pairs}
    dropped = [rule for rule in old.rules if rule.id not in taken]
    added = [rule for rule in new.rules if rule.id not in taken]
    for before in tuple(dropped):
        after = next((rule for rule in added if _same_rule(before, rule)), None)
        if after is not None:
            pairs.append((before, after))
            dropped.remove(before)
            added.remove(after)
    return pairs, dropped, added


def _same_rule(old: Rule, new: Rule) -> bool:
    return not any(_rule(old, new))


def _substance(
    old: CheckedPolicy,
    new: CheckedPolicy,
    pairs: Sequence[RulePair],
    dropped: Sequence[Rule],
    added: Sequence[Rule],
) -> Iterator[Substance]:
    for difference in differences(old.applies, new.applies):
        yield Applies(difference)
    valid = ((old.valid_from, old.valid_to), (new.valid_from, new.valid_to))
    if valid[0] != valid[1]:
        yield Validity(*valid)
    yield from (RuleAdded(rule) for rule in added)
    because: Mapping[str, Texts] = {d.rule: d.because for d in new.dropped}
    yield from (RuleDropped(rule, because.get(rule.id)) for rule in dropped)
    told: list[Substance] = []
    for before, after in pairs:
        told += _rule(before, after)
    yield from told
    yield from _parameters(old, new, told)


def _rule(old: Rule, new: Rule) -> Iterator[Substance]:
    """What changed of a rule, but for its texts and its grounds."""
    if old.question is not None and new.question is not None:
        if not same(old.question, new.question):
            yield Asked(old, new)
    elif (old.question is None) != (new.question is None):
        yield Judged(old, new)
    else:
        yield from (Requirement(old, new, (), d) for d in differences(old.requirement, new.requirement))
    if _follows(old) != _follows(new):
        yield ConsequenceChanged(old, new)
    elif old.force is not new.force:
        yield ForceChanged(old, new)
    yield from (Guard(old, new, (), d) for d in differences(old.when, new.when))
    yield from _exceptions(old, new, old.exceptions, new.exceptions, ())
    if old.stage != new.stage:
        yield StageChanged(old, new)


def _follows(rule: Rule) -> tuple[str, Decimal | None] | None:
    """What follows where a rule is not met, without the author's words."""
    return None if rule.consequence is None else (rule.consequence.kind, rule.consequence.points)


def _exceptions(
    old: Rule,
    new: Rule,
    before: Sequence[RuleException],
    after: Sequence[RuleException],
    to: tuple[str, ...],
) -> Iterator[Substance]:
    earlier = {e.name: e for e in before}
    yield from (ExceptionChanged(old, new, e, to, True) for e in after if e.name not in earlier)
    later = {e.name: e for e in after}
    yield from (ExceptionChanged(old, new, e, to, False) for e in before if e.name not in later)
    for name, one in earlier.items():
        other = later.get(name)
        if other is not None:
            path = (*to, name)
            yield from (Guard(old, new, path, d) for d in differences(one.when, other.when))
            yield from (Requirement(old, new, path, d) for d in differences(one.requirement, other.requirement))
            yield from _exceptions(old, new, one.exceptions, other.exceptions, path)


def _parameters(old: CheckedPolicy, new: CheckedPolicy, told: Sequence[Substance]) -> Iterator[ParameterChanged]:
    """Named values, but for those whose change is told of a rule."""
    before, after = ({p.name: p for p in policy.parameters} for policy in (old, new))
    known = {name for change in told for name in _named_values(change)}
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        moved = one is None or other is None or not same(one.value, other.value)
        if moved and not (name in known and one is not None and other is not None):
            yield ParameterChanged(one, other)


def _named_values(change: Substance) -> Iterator[str]:
    """The parameters whose old and new value a change tells."""
    match change:
        case (
            Requirement(difference=Limit(Constant() as old, Constant() as new))
            | Guard(difference=Limit(Constant() as old, Constant() as new))
        ) if old.name is not None and old.name == new.name:
            yield old.name
        case _:
            return


# ── what changes with time ────────────────────────────────────────────────────────────────


def _from_days(old: CheckedPolicy, new: CheckedPolicy, told: Sequence[Substance]) -> Iterator[FromDay]:
    """What is different from a later day on, and was not told yet."""
    known = {_key(change) for change in told}
    for day in sorted({day for policy in (old, new) for day, _ in policy.later}):
        before, after = (_on(policy, day) for policy in (old, new))
        for change in _substance(before, after, *paired(before, after)):
            if _key(change) not in known:
                known.add(_key(change))
                yield FromDay(day, change)


def _on(policy: CheckedPolicy, day: object) -> CheckedPolicy:
    begun = [version for first, version in policy.later if first <= day]  # type: ignore[operator]
    return begun[-1] if begun else policy


def _key(change: Substance) -> object:
    """What a change says, equal where two versions of a policy changed in the same way."""
    match change:
        case RuleAdded(rule) | RuleDropped(rule):
            return type(change), rule.id
        case Requirement(old, new, exception, difference) | Guard(old, new, exception, difference):
            return type(change), old.id, new.id, exception, _key_of(difference)
        case ForceChanged(old, new) | Judged(old, new) | Asked(old, new) | StageChanged(old, new):
            return type(change), old.id, new.id
        case ConsequenceChanged(old, new):
            return type(change), old.id, new.id
        case ExceptionChanged(_, rule, exception, to, is_new):
            return type(change), rule.id, exception.name, to, is_new
        case Applies(difference):
            return type(change), _key_of(difference)
        case ParameterChanged(before, after):
            return type(change), _value_of(before), _value_of(after)
        case Validity() | FromDay():
            return meaning(change)


def _value_of(parameter: Parameter | None) -> object:
    return None if parameter is None else (parameter.name, meaning(parameter.value))


def _key_of(difference: Difference) -> object:
    match difference:
        case Limit(old, new) | Values(old, new) | Rows(old, new) | Other(old, new):
            return type(difference), meaning(old), meaning(new)
        case Joined(condition, junction, is_new):
            return type(difference), meaning(condition), junction, is_new
