"""Room `checking`: the names that files declare, English and Czech, and what a written name stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeGuard, TypeVar

from ..syntax import tree
from .declarations import BUILT_IN_TYPES
from .places import MAX_NAMES


class Named(Protocol):
    """Anything that is declared under a name and, perhaps, a Czech alias."""

    @property
    def names(self) -> tree.Names: ...


N = TypeVar("N", bound=Named)
Kind: TypeAlias = tree.Record | tree.Register


@dataclass(frozen=True, slots=True)
class Element:
    """An element at hand: of a list, or (with a key) a group of elements that share the value of that field."""

    record: Kind
    key: Named | None = None


Elements: TypeAlias = tuple[Element | None, ...]
"""The elements at hand, the innermost last; None where the list is not known, so that names may be its fields."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table with names of its own, the vocabulary of its values if they are codes."""

    names: tree.Names
    vocabulary: tree.Vocabulary | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that a policy's files declare, by each spelling; `terms` can stand for a value or a list."""

    records: Mapping[str, tree.Record]
    vocabularies: Mapping[str, tree.Vocabulary]
    tables: Mapping[str, tree.Table]
    terms: Mapping[str, Named]

    # ── what a name in a condition stands for (semantics 14 and 15) ───────────────────────

    def term(self, name: str, at: Elements, vocabulary: tree.Vocabulary | None = None) -> Named | None:
        """What a bare name stands for: a code, a field of the element, a definition, a field further out."""
        if vocabulary is not None and (code := self.code(name, vocabulary)):
            return code
        if None in at:
            return None
        field = self._of(at[-1], name) if at else None
        elsewhere = self.terms.get(name) or self.field(name, self.records.get("proposal"))
        if field is not None:
            return field if elsewhere is None or elsewhere is field else None
        if elsewhere is not None:
            return elsewhere
        return next((found for element in reversed(at[:-1]) if (found := self._of(element, name))), None)

    def _of(self, element: Element | None, name: str) -> Named | None:
        field = self.field(name, element.record) if element else None
        return field if element is None or element.key is None or field is element.key else None

    def field(self, name: str, record: Kind | None) -> Named | None:
        """The field of a record."""
        return _spelled(_parts(record)).get(name) if record else None

    def record(self, name: str, at: Elements) -> Kind | None:
        """The record that qualifies a field: the proposal, or that of an element at hand."""
        found = self.records.get(name) or self.register(name)
        at_hand = [element.record for element in at if element]
        return found if found is not None and (found in at_hand or found is self.records.get("proposal")) else None

    def register(self, name: str) -> tree.Register | None:
        """The register of that name."""
        found = self.terms.get(name)
        return found if isinstance(found, tree.Register) else None

    def entity(self, name: str) -> Kind | None:
        """The record of the one element that a definition names, such as the coordinator."""
        found = self.terms.get(name)
        if not isinstance(found, tree.Definition) or not isinstance(found.body, tree.Single):
            return None
        element = self.element(found.body.members, ())
        return element.record if element else None

    def code(self, name: str, vocabulary: tree.Vocabulary) -> Named | None:
        """The code or group of a vocabulary; a further spelling after `also` is a name of neither language."""
        others = {other.text for part in vocabulary.parts if isinstance(part, tree.Entry) for other in part.also}
        return None if name in others else _spelled(_once(vocabulary)).get(name)

    def noun(self, name: str) -> Named | None:
        """What is counted in a message: a list, the elements of a list, the values of a group or a vocabulary."""
        term = self.terms.get(name)
        if term is not None and getattr(term, "called", None):
            return term
        field = self.field(name, self.records.get("proposal"))
        if isinstance(field, tree.Field) and field.type.is_list:
            return field
        record = self.records.get(name)
        if record is not None and record.called:
            return record
        each = {id(vocabulary): vocabulary for vocabulary in self.vocabularies.values()}
        parts = [part for vocabulary in each.values() for part in _once(vocabulary)]
        groups = _spelled(part for part in parts if isinstance(part, tree.Group) and part.called)
        return groups.get(name) or self.vocabularies.get(name)

    def kind(self, name: str, is_list: bool) -> tree.Record | tree.Vocabulary | None:
        """The record or vocabulary that a field's type names; None where the language itself has the type."""
        if is_list:
            return self.records.get(name)
        return None if name in BUILT_IN_TYPES else self.vocabularies.get(name)

    def heading(self, name: str) -> Named | None:
        """What a table's heading without an alias is taken from: a field, the proposal's first, or a vocabulary."""
        proposal = self.records.get("proposal")
        others = [record for record in self.records.values() if record is not proposal]
        found = (self.field(name, record) for record in [proposal, *others])
        return next((field for field in found if field), None) or self.vocabularies.get(name)

    def columns(self, table: tree.Table) -> Mapping[str, Named]:
        """The columns of a table."""
        return _spelled(column for column in self.in_order(table) if column is not None)

    def in_order(self, table: tree.Table) -> tuple[Named | None, ...]:
        """What each heading of a table stands for: a field, a vocabulary, or a column with names of its own."""
        return tuple(self._column(cell.value) for cell in table.rows[0].cells) if table.rows else ()

    def _column(self, heading: tree.Literal | tree.Names | tree.RangeCell | None) -> Named | None:
        match heading:
            case tree.Names(name):
                known = self.heading(name.text)
                return Column(heading, self.values(known) if known else None)
            case tree.Name(text):
                return self.heading(text)
            case _:
                return None

    # ── what kind of value it is ──────────────────────────────────────────────────────────

    def values(self, named: Named | None, depth: int = 0) -> tree.Vocabulary | None:
        """The vocabulary from which the value of a declared name is taken."""
        match named:
            case tree.Vocabulary():
                return named
            case Column(vocabulary=vocabulary):
                return vocabulary
            case tree.Field(type=kind):
                found = self.kind(kind.name.text, kind.is_list)
                return found if isinstance(found, tree.Vocabulary) else None
            case tree.Definition(body=body) if depth < MAX_NAMES:
                return self.values_of(body, (), depth + 1)
            case _:
                return None

    def values_of(self, node: object, at: Elements, depth: int = 0) -> tree.Vocabulary | None:
        """The vocabulary from which the value of a term is taken."""
        match node:
            case tree.Path():
                return self.values(self.path(node, at), depth)
            case tree.Lookup(table=table, column=column) if table.text in self.tables:
                return self.values(self.columns(self.tables[table.text]).get(column.text), depth)
            case _:
                return None

    def path(self, path: tree.Path, at: Elements) -> Named | None:
        """What a path names: a bare name, or a field after its record."""
        match [name.text for name in path.names]:
            case [name]:
                return self.term(name, at)
            case [record, field]:
                return self.field(field, self.record(record, at) or self.entity(record))
            case _:
                return None

    def element(self, members: tree.Filtered, at: Elements, depth: int = 0) -> Element | None:
        """The kind of element of which a list consists."""
        if isinstance(members.source, tree.GroupRef):
            group = next((element for element in reversed(at) if element and element.key), None)
            return Element(group.record) if group else None
        match self.path(members.source, ()):
            case tree.Field(type=tree.FieldType(name=name, is_list=True)) if name.text in self.records:
                return Element(self.records[name.text])
            case tree.Register() as register:
                return Element(register)
            case tree.Definition(body=tree.Filtered() as body) if depth < MAX_NAMES:
                return self.element(body, (), depth + 1)
            case tree.Definition(body=tree.Path() as body) if depth < MAX_NAMES:
                return self.element(tree.Filtered(body, None, body.span), (), depth + 1)
            case _:
                return None


def lexicon_of(declarations: Iterable[tree.Declaration]) -> Lexicon:
    """The names that the declarations of a policy's files give."""
    named = [d for d in declarations if _is_named(d)]
    apart = (tree.Record, tree.Vocabulary, tree.Table)
    return Lexicon(
        _spelled(d for d in named if isinstance(d, tree.Record)),
        _spelled(d for d in named if isinstance(d, tree.Vocabulary)),
        _spelled(d for d in named if isinstance(d, tree.Table)),
        _spelled(d for d in named if not isinstance(d, apart)),
    )


def _is_named(declaration: object) -> TypeGuard[Named]:
    return isinstance(getattr(declaration, "names", None), tree.Names)


def _once(vocabulary: tree.Vocabulary) -> Iterator[tree.Entry | tree.Group]:
    """The codes and groups of a vocabulary; of a group that changes with time the version that gives its names."""
    seen: set[str] = set()
    for part in vocabulary.parts:
        if isinstance(part, tree.Group) and part.names.name.text in seen:
            continue
        seen.add(part.names.name.text)
        yield part


def _parts(record: Kind) -> Iterator[Named]:
    return (part for part in record.parts if isinstance(part, tree.Field))


def _spelled(named: Iterable[N]) -> dict[str, N]:
    """What is declared, by each spelling; a spelling that several share means none of them."""
    found: dict[str, N | None] = {}
    for each in named:
        for name in (each.names.name, each.names.alias):
            if name is not None:
                known = found.setdefault(name.text, each)
                found[name.text] = each if known is each else None
    return {spelling: each for spelling, each in found.items() if each is not None}
