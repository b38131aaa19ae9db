"""Room `checking`: parameters as written → named constants with their unit, source and date of confirmation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from .declarations import noun_of, texts_of
from .names import Names, kind_name
from .periods import Version, mistaken, on_day, version_of
from .policy import Citation, Constant, Parameter
from .schema import Texts
from .terms import literal


def parameter(
    names: Names,
    node: tree.Parameter,
    day: date | None,
    valid: tree.Valid | None,
    cited: Callable[[tree.Citation], Citation | None],
    origin: str,
) -> Parameter | None:
    """A parameter with the value that it has on a day; None after a diagnostic."""
    found = names.found
    _each_once(node, found)
    title: Texts = {}
    note: Texts | None = None
    source: Citation | None = None
    confirm_by: date | None = None
    noun = None
    versions: list[Version[tree.Literal]] = [version_of(None, node.value, node.value.span)] if node.value else []
    for part in node.parts:
        match part:
            case tree.DatedValue(period, value):
                versions.append(version_of(period, value, part.span))
            case tree.Title(text):
                title = texts_of(text, found, names.language)
            case tree.Citation():
                source = cited(part)
            case tree.Unit(called):
                noun = noun_of(called, node.names.name.text, found)
            case tree.ConfirmBy(by):
                confirm_by = by
            case tree.Note(text):
                note = texts_of(text, found, names.language)
    name, alias = node.names.name.text, node.names.alias.text if node.names.alias else None
    if not versions:
        found.append(codes.NO_VALUE.at(node.names.name.span, name=name))
        return None
    found.extend(mistaken(name, versions, valid))
    read = [literal(names, version.value, None) for version in versions]
    known = [value for value in read if value is not None]
    if len(known) < len(read):
        return None
    for version, (_, type_) in zip(versions, known, strict=True):
        if type_ != known[0][1]:
            found.append(
                codes.MIXED_VALUES.at(version.value.span, found=kind_name(type_), wanted=kind_name(known[0][1]))
            )
            return None
    number = on_day([Version(v.first, v.last, i, v.span) for i, v in enumerate(versions)], day)
    constant = Constant(*known[number], versions[number].span, name, noun)
    return Parameter(name, alias, constant, title, source, confirm_by, note, origin)


def _each_once(node: tree.Parameter, found: list[Diagnostic]) -> None:
    seen: set[type] = set()
    for part in node.parts:
        if isinstance(part, tree.DatedValue):
            if node.value is not None:
                found.append(codes.TWICE.at(part.span, name=node.names.name.text, line=node.value.span.line))
            continue
        if type(part) in seen:
            found.append(codes.PART_TWICE.at(part.span, part=type(part).__name__.lower()))
        seen.add(type(part))
