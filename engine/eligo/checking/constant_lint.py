"""Room `checking`: warnings about conditions that come out the same whatever the facts, and rules that repeat others."""

from __future__ import annotations

from collections.abc import Iterator

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from .domains import Domains, is_empty, narrowed
from .policy import Both, CheckedPolicy, Comparison, Condition, Either, Form, Given, Member, Negation, Rule, Selection
from .schema import Schema
from .walking import children, nodes

_MOST_NODES = 20_000
"""Nobody reads a longer rule, and looking through one would take long."""


def constants(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """Conditions that decide nothing, lists that nothing can be in, rules that apply to nothing or stand twice."""
    look = _Look(policy.schema, file)
    written = {d.name.text: d for d in file.declarations if isinstance(d, tree.Rule)}
    about: Domains | None = {}
    if policy.applies is not None and _readable(policy.applies):
        about = narrowed(policy.applies, True, {}, policy.schema)
        parts = [p for d in file.declarations if isinstance(d, tree.Policy) for p in d.parts]
        places = [p.span for p in parts if isinstance(p, tree.Applies)]
        if about is None:
            yield from (codes.NEVER_APPLIES.at(span, part="applies") for span in places[:1])
        else:
            yield from look.condition(policy.applies)
    seen: dict[object, Rule] = {}
    for rule in policy.rules:
        node = written.get(rule.id)
        if node is None:
            continue
        if rule.when is not None and _readable(rule.when):
            if about is not None and narrowed(rule.when, True, about, policy.schema) is None:
                guards = [p.span for p in node.parts if isinstance(p, tree.When | tree.Unless)]
                yield from (codes.NEVER_APPLIES.at(span, part="rule") for span in guards[:1])
            else:
                yield from look.condition(rule.when)
        if rule.requirement is not None:
            if _readable(rule.requirement):
                yield from look.condition(rule.requirement)
            earlier = seen.setdefault((rule.when, rule.requirement, rule.stage), rule)
            if earlier is not rule:
                yield codes.RULE_REPEATED.at(node.name.span, rule=earlier.id)


def _readable(condition: Condition) -> bool:
    return all(number < _MOST_NODES for number, _ in enumerate(nodes(condition)))


class _Look:
    """Looks through conditions for what the facts cannot change; tells it at places in the policy's own file."""

    def __init__(self, schema: Schema, file: tree.File) -> None:
        self.schema, self.file = schema, file.span.file
        self.defined = {
            d.names.name.text: d.names.name.span for d in file.declarations if isinstance(d, tree.Definition)
        }

    def condition(self, node: Condition, *, filters: bool = False) -> Iterator[Diagnostic]:
        """What is constant in a condition: its parts if any is, else the whole."""
        match node:
            case Negation(operand):
                yield from self.condition(operand, filters=filters)
            case Both(items) | Either(items):
                found = [d for item in items for d in self.condition(item, filters=filters)]
                yield from found or self._constant(node)
            case Comparison() if empty := [s for s in _selections(node) if is_empty(s, self.schema)]:
                yield from (d for s in empty for d in self._empty(s))
            case Member() if filters:
                # A list may name all codes there are, so that it need not change when one is added.
                yield from self._within(node)
            case _:
                yield from list(self._constant(node)) or self._within(node)

    def _within(self, node: object) -> Iterator[Diagnostic]:
        """What is constant in the conditions by which the lists of a condition are selected."""
        for child in children(node):
            if isinstance(child, Condition):
                yield from self.condition(child, filters=True)
            elif isinstance(child, Selection) and is_empty(child, self.schema):
                yield from self._empty(child)
            else:
                yield from self._within(child)

    def _constant(self, node: Condition) -> Iterator[Diagnostic]:
        if node.span.file != self.file or isinstance(node, Given):
            return
        for value in (True, False):
            if narrowed(node, not value, {}, self.schema) is None:
                yield codes.CONSTANT_CONDITION.at(node.span, value="yes" if value else "no")
                return

    def _empty(self, selection: Selection) -> Iterator[Diagnostic]:
        """The warning at the definition of the list, or where it is selected."""
        base = selection.base
        if base is not None and is_empty(base, self.schema):
            selection = base
        span = self.defined.get(selection.name or "", selection.span)
        if span.file == self.file:
            yield codes.ALWAYS_EMPTY.at(span)


def _selections(node: Comparison) -> Iterator[Selection]:
    """The lists whose emptiness is the officer's slip: for a quantifier, the list of which it is asked."""
    if node.form is not Form.PLAIN:
        yield from (node.asked,) if node.asked is not None else ()
        return
    for child in (*children(node.left), *children(node.right)):
        if isinstance(child, Selection):
            yield child
