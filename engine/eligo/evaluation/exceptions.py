"""Room `evaluation`: what a rule requires when some of its exceptions apply, or may apply."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from ..checking.policy import Condition, Rule, RuleException, every_exception
from ..checking.truth import Truth

Judged: TypeAlias = Callable[[Condition], Truth]


@dataclass(frozen=True, slots=True)
class Effect:
    """Whether what is required holds, and which condition people are told of (None: nothing is required).

    `applied` names the exceptions that surely apply, each followed by those to it; with `conflict` some of them
    disagree, and nobody but a person can say which one goes first.
    """

    truth: Truth
    condition: Condition | None
    applied: tuple[str, ...] = ()
    conflict: bool = False


def effect_of(requirement: Condition | None, exceptions: tuple[RuleException, ...], judged: Judged) -> Effect:
    """What a requirement comes to, given its exceptions.

    Where exceptions apply, they take the place of the requirement and must agree; what may apply must agree with
    what would hold without it, or the answer is not known. Equal answers never conflict.
    """
    sure: list[Effect] = []
    possible: list[tuple[Effect, RuleException]] = []
    for exception in exceptions:
        applies = judged(exception.when)
        if applies is Truth.FALSE:
            continue
        inner = effect_of(exception.requirement, exception.exceptions, judged)
        if applies is Truth.TRUE:
            sure.append(replace(inner, applied=(exception.name, *inner.applied)))
        else:
            possible.append((inner, exception))
    applied = tuple(name for effect in sure for name in effect.applied)
    if any(e.conflict for e in sure) or {Truth.TRUE, Truth.FALSE} <= {e.truth for e in sure}:
        return Effect(Truth.UNKNOWN, None, applied, conflict=True)
    own = Effect(Truth.TRUE if requirement is None else judged(requirement), requirement)
    holding = sure or [own]
    truths = {e.truth for e in holding} | {e.truth for e, _ in possible}
    truth = truths.pop() if len(truths) == 1 and not any(e.conflict for e, _ in possible) else Truth.UNKNOWN
    told = next((e for e in holding if e.truth is truth), None)
    if told is None:
        # What is known would decide; it is open whether an exception changes it.
        return Effect(truth, possible[0][1].when if possible else holding[0].condition, applied)
    return Effect(truth, told.condition, applied)


def conditions_of(rule: Rule) -> tuple[Condition, ...]:
    """Every condition of a rule: its guard, its requirement, and those of its exceptions."""
    own = tuple(c for c in (rule.when, rule.requirement) if c is not None)
    excepted = (c for e in every_exception(rule.exceptions) for c in (e.when, e.requirement) if c is not None)
    return (*own, *excepted)


def hanging_on(rule: Rule, judged: Judged) -> tuple[Condition, ...]:
    """The conditions on which an undecided rule may hang: not those of exceptions that do not apply, nor a
    requirement whose place an exception surely takes."""
    replaced = any(judged(exception.when) is Truth.TRUE for exception in rule.exceptions)
    own = tuple(c for c in (rule.when, None if replaced else rule.requirement) if c is not None)
    return (*own, *_open(rule.exceptions, judged))


def _open(exceptions: tuple[RuleException, ...], judged: Judged) -> Iterator[Condition]:
    for exception in exceptions:
        if judged(exception.when) is not Truth.FALSE:
            yield exception.when
            replaced = any(judged(inner.when) is Truth.TRUE for inner in exception.exceptions)
            if exception.requirement is not None and not replaced:
                yield exception.requirement
            yield from _open(exception.exceptions, judged)
