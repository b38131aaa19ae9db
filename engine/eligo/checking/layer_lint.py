"""Room `checking`: warnings about parameters, exceptions, consequences and changes to an extended policy."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..syntax import tree
from ..syntax.keywords import LANGUAGES
from ..text import codes
from ..text.diagnostics import Diagnostic, Severity
from .layering import own_rules
from .names import Names
from .policy import CheckedPolicy
from .wording_lint import either


def layer_words(file: tree.File) -> Iterator[Diagnostic]:
    """What a file leaves unsaid of its parameters, exceptions, consequences and changes."""
    for node in _parameters(file):
        name = node.names.name
        if not any(isinstance(part, tree.Citation) for part in node.parts):
            yield codes.NO_PARAMETER_SOURCE.at(name.span, name=name.text)
    for rule in own_rules(file):
        for exception in rule.exceptions:
            yield from _exception(exception)
        for part in rule.parts:
            if isinstance(part, tree.Consequence) and part.text is not None:
                yield from _languages(part.text)
    for change in file.declarations:
        if isinstance(change, tree.DroppedRule | tree.DroppedClause):
            yield from _languages(change.because)


def unused_parameters(file: tree.File, names: Names) -> Iterator[Diagnostic]:
    """The parameters of a file that nothing reads; one that is set for rules taken over is not of this file."""
    if any(d.severity is Severity.ERROR for d in names.found):
        return
    for node in file.declarations:
        if isinstance(node, tree.Parameter) and not names.used & {n.text for n in _names(node)}:
            yield codes.UNUSED_PARAMETER.at(node.names.name.span, name=node.names.name.text)


def overdue(policy: CheckedPolicy, file: tree.File, today: date) -> Iterator[Diagnostic]:
    """The parameters of a file whose day of confirmation is past."""
    for node in _parameters(file):
        name = node.names.name
        known = next((p for p in policy.parameters if p.name == name.text), None)
        if known is not None and known.confirm_by is not None and known.confirm_by < today:
            yield codes.CONFIRM.at(name.span, name=name.text, day=known.confirm_by.isoformat())


def _parameters(file: tree.File) -> Iterator[tree.Parameter]:
    for node in file.declarations:
        stated = node.by if isinstance(node, tree.Replacement) else node
        if isinstance(stated, tree.Parameter):
            yield stated


def _names(node: tree.Parameter) -> Iterator[tree.Name]:
    yield node.names.name
    if node.names.alias is not None:
        yield node.names.alias


def _exception(node: tree.RuleException) -> Iterator[Diagnostic]:
    titles = next((p.text.plain() for p in node.parts if isinstance(p, tree.Title)), {})
    lacking = tuple(one for one in LANGUAGES if not titles.get(one, "").strip() and "" not in titles)
    for language in either(lacking):
        yield codes.NO_EXCEPTION_TITLE.at(node.name.span, name=node.name.text, language=language)
    if not any(isinstance(part, tree.Citation) for part in node.parts):
        yield codes.NO_EXCEPTION_SOURCE.at(node.name.span, name=node.name.text)


def _languages(text: tree.Text) -> Iterator[Diagnostic]:
    given = text.plain()
    for language in LANGUAGES:
        if not given.get(language, "").strip():
            yield codes.ONE_LANGUAGE.at(text.span, language=language)
