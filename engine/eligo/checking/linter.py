"""Room `checking`: what is allowed but hurts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..syntax import tree
from ..syntax.keywords import LANGUAGES
from ..text import codes
from ..text.diagnostics import Diagnostic, Severity
from .layering import own_rules
from .names import Names
from .policy import (
    Arithmetic,
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
    Lookup,
    Member,
    Rule,
    Total,
)

_CHECKED = (CheckedPolicy.__module__, Comparison.__module__)


def lint(policy: CheckedPolicy, file: tree.File, names: Names) -> Iterator[Diagnostic]:
    """The warnings about a policy that could be evaluated as it is."""
    written = {rule.name.text: rule for rule in own_rules(file)}
    yield from _labels(file)
    texts = [d.span for d in names.found if d.code in (codes.UNKNOWN_LANGUAGE.id, codes.TEXT_TWICE.id)]
    for rule in policy.rules:
        node = written.get(rule.id)
        if node is None:
            continue
        mistaken = any(
            span.file == p.span.file and p.span.start <= span.start <= p.span.end
            for span in texts
            for p in node.parts
            if isinstance(p, tree.Title)
        )
        for language in () if mistaken else LANGUAGES:
            if not rule.title.get(language, "").strip():
                yield codes.NO_TITLE.at(node.name.span, rule=rule.id, language=language)
        if not any(isinstance(p, tree.Citation) for p in node.parts):
            yield codes.NO_SOURCE.at(node.name.span, rule=rule.id)
        yield from _title_numbers(rule, node)
        yield from _empty(rule, policy)
        yield from _constant(rule)
    sound = not any(d.severity is Severity.ERROR for d in names.found)
    for d in file.declarations:
        if sound and isinstance(d, tree.Definition | tree.Table):
            spelled = {n.text for n in (d.names.name, d.names.alias) if n}
            if not spelled & names.used:
                yield codes.UNUSED_DEFINITION.at(d.names.name.span, name=d.names.name.text)


def _labels(file: tree.File) -> Iterator[Diagnostic]:
    for d in file.declarations:
        for part in d.parts if isinstance(d, tree.Vocabulary | tree.Record) else ():
            if isinstance(part, tree.Label):
                continue
            given = part.text.plain() if part.text else {}
            for language in LANGUAGES:
                if not given.get(language, "").strip():
                    yield codes.NO_LABEL.at(part.names.span, name=part.names.name.text, language=language)


def nodes(node: object) -> Iterator[object]:
    """A checked node and every node below it."""
    yield node
    for name in getattr(node, "__dataclass_fields__", ()):
        value = getattr(node, name)
        for item in value if isinstance(value, tuple) else (value,):
            if type(item).__module__ in _CHECKED and hasattr(item, "__dataclass_fields__"):
                yield from nodes(item)


def _title_numbers(rule: Rule, node: tree.Rule) -> Iterator[Diagnostic]:
    """A number in the title that the condition does not have: somebody changed one of the two."""
    if rule.requirement is None:
        return
    below = list(nodes(rule.requirement))
    if any(isinstance(n, Lookup | Arithmetic) for n in below):
        return
    had = {str(n.value) for n in below if isinstance(n, Constant)}
    had |= {str(v) for n in below if isinstance(n, Member) for v in n.values}
    title = next((p for p in node.parts if isinstance(p, tree.Title)), None)
    if title is None or not had & {h for h in had if re.fullmatch(r"\d+(\.\d+)?", h) and float(h) > 1}:
        return
    seen: dict[str, list[str]] = {}
    for language, words in rule.title.items():
        for number in re.findall(
            r"(?<![\w.,])\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|(?<![\w.,])\d+(?![\w.,]*\d)", words
        ):
            plain = re.sub(r"\D", "", number)
            if plain not in had and str(int(plain)) not in had:
                seen.setdefault(number, []).append(language)
    for number, languages in seen.items():
        yield codes.TITLE_NUMBER.at(title.span, number=number, language=", ".join(languages))


def _empty(rule: Rule, policy: CheckedPolicy) -> Iterator[Diagnostic]:
    """`all`, `min` or `max` over a list that may be empty, in a policy that never asks for a member of it."""
    if rule.requirement is None or rule.force is not Force.MUST:
        return
    for node in nodes(rule.requirement):
        if isinstance(node, Comparison) and node.form is Form.ALL and node.asked is not None:
            field = node.asked.field
        elif isinstance(node, Total) and node.kind in ("min", "max"):
            field = node.of.field
        else:
            continue
        if field not in _needed(policy) | _asked(rule.when):
            yield codes.EMPTY_PASSES.at(node.span)


def _needed(policy: CheckedPolicy) -> set[str]:
    """The lists of which some `must` rule asks for at least one member."""
    needed = set()
    for rule in policy.rules:
        if rule.force is Force.MUST and rule.when is None:
            needed |= _asked(rule.requirement)
    return needed


def _asked(condition: Condition | None) -> set[str]:
    """The lists of which a condition surely asks for a member."""
    match condition:
        case Comparison(left=Count(of) | Distinct(of=of) | Groups(of=of), sign=">=" | ">", right=Constant()):
            return {of.field}
        case Comparison(left=Count(of) | Distinct(of=of), sign="=", right=Constant(value=int(n))) if n > 0:
            return {of.field}
        case Both(items):
            return set[str]().union(*(_asked(item) for item in items))
        case _:
            return set()


def _constant(rule: Rule) -> Iterator[Diagnostic]:
    """A count compared with a number that it always or never reaches, such as `count(…) >= 0`."""
    for node in nodes(rule.requirement) if rule.requirement else ():
        match node:
            case Comparison(left=Count() | Distinct() | Groups(), right=Constant(value=int(limit)), form=Form.PLAIN):
                always = node.sign in (">=", ">") and limit < (0 if node.sign == ">" else 1)
                never = node.sign in ("<", "<=", "=") and limit < (1 if node.sign == "<" else 0)
                if always or never:
                    yield codes.CONSTANT_CONDITION.at(node.span, value="yes" if always else "no")
