"""Room `checking`: warnings about definitions, fields, groups and columns that nothing reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic, Severity
from .names import Names
from .policy import CheckedPolicy, Lookup
from .walking import nodes, parts

KEPT = frozenset({"id", "title", "call", "submitted_at"})
"""Fields of a proposal that Eligo itself reads: they name it, or choose the policy of its call (semantics 27)."""


def unused(policy: CheckedPolicy, file: tree.File, names: Names, files: Sequence[tree.File]) -> Iterator[Diagnostic]:
    """What the policy's own file declares and no file of the policy reads; modules may declare more than one needs."""
    if any(d.severity is Severity.ERROR for d in names.found):
        return
    yield from _definitions(file, names)
    yield from _columns(policy, file, names)
    kinds = [d for d in file.declarations if isinstance(d, tree.Vocabulary | tree.Record | tree.Register)]
    if not kinds:
        return
    read = _names_read(*(f.declarations for f in files))
    for d in kinds:
        if isinstance(d, tree.Record):
            kept = KEPT if d.names.name.text == "proposal" else frozenset[str]()
            for field in d.parts:
                if isinstance(field, tree.Field) and not _spelled(field.names) & (read | kept):
                    yield codes.UNUSED_FIELD.at(field.names.span, name=field.names.name.text)
        else:
            if not _spelled(d.names) & read:
                part = "register" if isinstance(d, tree.Register) else "vocabulary"
                yield codes.UNUSED_PART.at(d.names.span, name=d.names.name.text, part=part)
                continue
            for group in d.parts:
                if isinstance(group, tree.Group) and not _spelled(group.names) & read:
                    yield codes.UNUSED_PART.at(group.names.span, name=group.names.name.text, part="group")


def _definitions(file: tree.File, names: Names) -> Iterator[Diagnostic]:
    for d in file.declarations:
        if isinstance(d, tree.Definition | tree.Table) and not _spelled(d.names) & names.used:
            part = "table" if isinstance(d, tree.Table) else "definition"
            yield codes.UNUSED_DEFINITION.at(d.names.name.span, name=d.names.name.text, part=part)


def _columns(policy: CheckedPolicy, file: tree.File, names: Names) -> Iterator[Diagnostic]:
    """Columns of used tables that no rule looks into."""
    tables = [d for d in file.declarations if isinstance(d, tree.Table) and _spelled(d.names) & names.used]
    if not tables:
        return
    asked = {(n.table.name, n.column) for part in _parts(policy) for n in nodes(part) if isinstance(n, Lookup)}
    for d in tables:
        table = policy.tables[d.names.name.text]
        if not any(name == table.name for name, _ in asked):
            continue
        for position, cell in enumerate(d.rows[0].cells):
            if position >= table.keys and (table.name, position) not in asked:
                yield codes.UNUSED_PART.at(cell.span, name=table.columns[position].name, part="column")


def _parts(policy: CheckedPolicy) -> Iterator[object]:
    """Everything of a policy that reads facts."""
    yield policy.applies
    for rule in policy.rules:
        yield rule
        for message in (rule.otherwise, rule.advice):
            for words in message.parts.values() if message else ():
                yield from words


def _spelled(names: tree.Names) -> set[str]:
    return {n.text for n in (names.name, names.alias) if n}


def _names_read(*read: object) -> set[str]:
    """Every name in parts of a syntax tree, but for the names that they declare."""
    found: set[str] = set()
    waiting: list[object] = list(read)
    while waiting:
        node = waiting.pop()
        if isinstance(node, tree.Name):
            found.add(node.text)
        elif isinstance(node, tuple):
            waiting += node
        elif isinstance(node, tree.Cell) and isinstance(node.value, tree.Names):
            # The heading of a table names a field or a vocabulary, and declares its alias for the column.
            found.add(node.value.name.text)
        elif not isinstance(node, tree.Names):
            waiting += parts(node)
    return found
