"""Room `checking`: what is allowed but hurts, in one policy or one module."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from .constant_lint import constants
from .layer_lint import layer_words, unused_parameters
from .layering import own_rules
from .names import Names
from .policy import (
    Both,
    CheckedPolicy,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Force,
    Form,
    Groups,
    Member,
    Rule,
    Selection,
    Total,
)
from .table_lint import rows
from .usage_lint import unused
from .walking import nodes
from .wording_lint import declared_words, rule_words

_CHECKED = (CheckedPolicy.__module__, Comparison.__module__)


def lint(
    policy: CheckedPolicy | None, file: tree.File, names: Names, files: Sequence[tree.File]
) -> Iterator[Diagnostic]:
    """The warnings about a policy that could be evaluated as it is, or about a module (`policy` is None).

    `files` are its own and those that it uses.
    """
    yield from declared_words(file)
    if policy is None:
        return
    yield from rule_words(policy, file, names)
    yield from layer_words(file)
    own = {rule.name.text for rule in own_rules(file)}
    needed = _needed(policy)
    for rule in policy.rules if own <= {r.id for r in policy.rules} else ():  # a rule with mistakes may ask for members
        if rule.id in own:
            yield from _empty(rule, needed)
    yield from constants(policy, file)
    yield from rows(policy, file)
    yield from unused(policy, file, names, files)
    yield from unused_parameters(file, names)


def _empty(rule: Rule, needed: Sequence[Selection]) -> Iterator[Diagnostic]:
    """`all`, `min` or `max` over a list that may be empty, in a policy that never asks for a member of it."""
    if rule.requirement is None or rule.force is not Force.MUST:
        return
    for node in nodes(rule.requirement):
        if isinstance(node, Comparison) and node.form is Form.ALL and node.asked is not None:
            asked = node.asked
        elif isinstance(node, Total) and node.kind in ("min", "max"):
            asked = node.of
        else:
            continue
        whole = asked if asked.name is not None or asked.base is None else asked.base
        if not any(_within(some, whole) for some in (*needed, *_asked(rule.when))):
            yield codes.EMPTY_PASSES.at(node.span, list=whole.name or whole.field)


def _within(some: Selection, whole: Selection) -> bool:
    """Whether each element of one selection surely is in the other."""
    known = _items(some.condition)
    return some.field == whole.field and all(any(_implies(k, w) for k in known) for w in _items(whole.condition))


def _implies(known: Condition, wanted: Condition) -> bool:
    """Whether what satisfies one condition plainly satisfies the other: it is the same, or asks for fewer values."""
    match known, wanted:
        case Member(value=read, values=fewer), Member(value=same, values=more):
            return read == same and fewer <= more
        case Comparison(left=read, sign="=", right=Constant(value=one)), Member(value=same, values=more):
            return read == same and one in more
        case _:
            return known == wanted


def _items(condition: Condition | None) -> set[Condition]:
    return set() if condition is None else set(condition.items) if isinstance(condition, Both) else {condition}


def _needed(policy: CheckedPolicy) -> list[Selection]:
    """The lists of which some `must` rule asks for at least one member."""
    musts = (rule for rule in policy.rules if rule.force is Force.MUST and rule.when is None)
    return [selection for rule in musts for selection in _asked(rule.requirement)]


def _asked(condition: Condition | None) -> list[Selection]:
    """The lists of which a condition surely asks for a member."""
    match condition:
        case Comparison(left=Count(of) | Distinct(of=of) | Groups(of=of), sign=">=" | ">", right=Constant()):
            return [of]
        case Comparison(left=Count(of) | Distinct(of=of), sign="=", right=Constant(value=int(n))) if n > 0:
            return [of]
        case Both(items):
            return [selection for item in items for selection in _asked(item)]
        case _:
            return []
