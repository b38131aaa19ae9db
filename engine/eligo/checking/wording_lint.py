"""Room `checking`: warnings about titles, messages, labels and nouns, the words that people read."""

from __future__ import annotations

from collections.abc import Iterator

from ..syntax import tree
from ..syntax.keywords import LANGUAGES
from ..text import codes
from ..text.diagnostics import Diagnostic
from .layering import own_rules
from .names import Names
from .number_lint import compared
from .policy import CheckedPolicy, Comparison, Count, Form
from .schema import Texts
from .walking import nodes


def declared_words(file: tree.File) -> Iterator[Diagnostic]:
    """Labels and nouns of a file's declarations that lack a language."""
    for d in file.declarations:
        if isinstance(d, tree.Vocabulary | tree.Record):
            for part in d.parts:
                if isinstance(part, tree.Label):
                    continue
                given = part.text.plain() if part.text else {}
                for language in either(_lacking(given)):
                    yield codes.NO_LABEL.at(part.names.span, name=part.names.name.text, language=language)
                if isinstance(part, tree.Group):
                    yield from _noun(part.names, part.called)
        if isinstance(d, tree.Vocabulary | tree.Record | tree.Definition):
            yield from _noun(d.names, d.called)


def _noun(names: tree.Names, called: tree.Called | None) -> Iterator[Diagnostic]:
    for language in _lacking({marked: forms[0] for marked, forms in called.forms if forms}) if called else ():
        yield codes.NOUN_LANGUAGE.at(called.span if called else names.span, name=names.name.text, language=language)


def _lacking(given: Texts) -> tuple[str, ...]:
    return tuple(language for language in LANGUAGES if not given.get(language, "").strip())


def either(lacking: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to tell of one by one; where all are lacking, that is one mistake."""
    return lacking if len(lacking) < len(LANGUAGES) else ("any",)


def rule_words(policy: CheckedPolicy, file: tree.File, names: Names) -> Iterator[Diagnostic]:
    """What the titles and messages of a file's rules lack, or say otherwise than the condition."""
    written = {rule.name.text: rule for rule in own_rules(file)}
    broken = [d.span for d in names.found if d.code in (codes.UNKNOWN_LANGUAGE.id, codes.TEXT_TWICE.id)]
    for rule in policy.rules:
        node = written.get(rule.id)
        if node is None:
            continue
        mistaken = any(
            span.file == p.span.file and p.span.start <= span.start <= p.span.end
            for span in broken
            for p in node.parts
            if isinstance(p, tree.Title)
        )
        for language in () if mistaken else either(_lacking(rule.title)):
            yield codes.NO_TITLE.at(node.name.span, rule=rule.id, language=language)
        if not any(isinstance(p, tree.Citation) for p in node.parts):
            yield codes.NO_SOURCE.at(node.name.span, rule=rule.id)
    yield from compared(policy, file)
    yield from _counted(policy, file)


def _counted(policy: CheckedPolicy, file: tree.File) -> Iterator[Diagnostic]:
    """Lists of the file that a requirement counts and that have no noun."""
    uncalled = {
        d.names.name.text: d.names.name.span
        for d in file.declarations
        if isinstance(d, tree.Definition) and d.called is None
    }
    told = set()
    for rule in policy.rules if uncalled else ():
        for node in nodes(rule.requirement):
            if isinstance(node, Comparison) and isinstance(node.left, Count):
                of = node.left.of if node.form is Form.PLAIN else node.asked
                if of is not None and of.name in uncalled and of.noun is None and of.name not in told:
                    told.add(of.name)
                    yield codes.NO_NOUN.at(uncalled[of.name], name=of.name)
