"""Room `checking`: the exceptions of a rule as written → a tree of exceptions to exceptions."""

from __future__ import annotations

from collections.abc import Callable

from ..syntax import tree
from ..text import codes
from ..text.nearest import suggested
from .conditions import Reader
from .declarations import texts_of, twice
from .places import Place
from .policy import Both, Citation, Condition, Negation, RuleException
from .schema import Texts
from .titles import title_of


def exceptions_of(
    reader: Reader, rule: tree.Rule, cited: Callable[[tree.Citation], Citation | None]
) -> tuple[RuleException, ...]:
    """The exceptions to a rule itself, each with those to it."""
    found = reader.names.found
    twice((e.name for e in rule.exceptions), found)
    if rule.exceptions and not any(isinstance(p, tree.Require) for p in rule.parts):
        found.append(codes.EXCEPTION_TO_QUESTION.at(rule.exceptions[0].name.span, rule=rule.name.text))
    earlier: list[str] = []
    for exception in rule.exceptions:
        if exception.to is not None and exception.to.text not in earlier:
            near = suggested(exception.to.text, earlier)
            found.append(codes.UNKNOWN_EXCEPTION.at(exception.to.span, name=exception.to.text, **near))
        earlier.append(exception.name.text)

    def below(parent: str | None) -> tuple[RuleException, ...]:
        own = [e for e in rule.exceptions if (e.to.text if e.to else None) == parent and e.name.text != parent]
        read = [_exception(reader, e, cited, below(e.name.text)) for e in own]
        return tuple(e for e in read if e is not None)

    return below(None)


def _exception(
    reader: Reader,
    node: tree.RuleException,
    cited: Callable[[tree.Citation], Citation | None],
    inner: tuple[RuleException, ...],
) -> RuleException | None:
    names = reader.names
    title: Texts = {}
    note: Texts | None = None
    source: Citation | None = None
    requirement: Condition | None = None
    guards: list[Condition] = []
    seen: set[type] = set()
    for part in node.parts:
        if type(part) in seen and not isinstance(part, tree.When | tree.Unless):
            names.found.append(codes.PART_TWICE.at(part.span, part=type(part).__name__.lower()))
        seen.add(type(part))
        match part:
            case tree.Title(text):
                title = title_of(reader, text)
            case tree.Citation():
                source = cited(part)
            case tree.When(condition):
                guard = reader.condition(condition, Place())
                guards += [guard] if guard else []
            case tree.Unless(condition):
                guard = reader.condition(condition, Place())
                guards += [Negation(guard, part.span)] if guard else []
            case tree.Require(_, condition):
                requirement = reader.condition(condition, Place(fails_as=False))
            case tree.Note(text):
                note = texts_of(text, names.found, names.language)
    if not seen & {tree.When, tree.Unless}:
        names.found.append(codes.NO_WHEN.at(node.name.span, name=node.name.text))
    if not guards:
        return None
    when = guards[0] if len(guards) == 1 else Both(tuple(guards), node.span)
    return RuleException(node.name.text, title, source, when, requirement, inner, note, node.span)
