"""Room `checking`: a syntax tree with its names in the other language, where they have a spelling in it (semantics 20)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar, cast

from ..syntax import tree
from ..text.span import Span
from .declarations import BUILT_IN_TYPES
from .lexicon import Element, Elements, Lexicon, Named
from .rules import STAGES

T = TypeVar("T")
V = TypeVar("V")
Find = Callable[[str], Named | None]


def renamed(file: tree.File, lexicon: Lexicon, language: str) -> tree.File:
    """The file with its names in a language; its declarations keep both, and what has no alias stays as it is."""
    translator = _Translator(lexicon, language)
    declarations = tuple(cast(tree.Declaration, translator.node(d, ())) for d in file.declarations)
    return replace(file, declarations=declarations)


@dataclass(frozen=True, slots=True)
class _Translator:
    """Puts the names of one file into one language.

    A name is translated where it stands for something declared and the other spelling stands for the same; what a
    name may stand for follows from its position. Names of rules, documents, examples and modules are never touched.
    """

    lexicon: Lexicon
    language: str

    def node(self, node: object, at: Elements) -> object:
        """A node with the names in it translated, with elements at hand where it stands inside a list."""
        match node:
            case tree.Names() | Span():
                return node
            case tree.Path():
                return self._path(node, at)
            case tree.Filtered():
                return self._filtered(node, at)
            case tree.Comparison(left=left, right=right):
                return replace(node, left=self._left(node, at), right=self._given_type(right, at, self._type(left, at)))
            case tree.Member(value=value, members=members):
                return replace(
                    node, value=self._inner(value, at), members=self._members(members, self._type(value, at))
                )
            case tree.AllSame(members=members, value=value, groups=groups):
                within = (*at, self.lexicon.element(members, at))
                codes = self._type(value, within)
                said = replace(groups, elements=tuple(self._code(element, codes) for element in groups.elements))
                return replace(node, members=self._inner(members, at), value=self._inner(value, within), groups=said)
            case tree.Listed():
                return self._in_register(node, at)
            case tree.Lookup():
                return self._lookup(node, at)
            case tree.Insertion(value=value, noun=noun):
                return replace(node, value=self._inner(value, at), noun=noun and self._name(noun, self.lexicon.noun))
            case tree.Stage(name=name):
                return replace(node, name=self._stage(name))
            case tree.Table(rows=rows):
                return replace(node, rows=self._rows(rows, self.lexicon.heading))
            case tree.Vocabulary(parts=parts):
                return replace(node, parts=tuple(self._grouped(part, node) for part in parts))
            case tree.Record() | tree.Register():
                return replace(node, parts=tuple(self._part(part, node) for part in node.parts))  # type: ignore[misc]
            case tree.FieldType(name=name, is_list=is_list):
                return replace(node, name=self._typed(name, is_list))
            case tree.GivenValue(place=place, value=value):
                return replace(node, place=self._place(place), value=self._code(value, self._codes_at(place)))
            case tree.GivenRows(field=field, rows=rows) | tree.WithRows(field=field, rows=rows):
                columns = self._field_of(self._listed(field))
                return replace(node, field=self._of_proposal(field), rows=self._rows(rows, columns))
            case tree.Without(field=field):
                return replace(node, field=self._of_proposal(field))
            case tree.FactPlace():
                return self._place(node)
            case tree.Bounds(low=low, high=high):
                return replace(node, low=self._measured(low), high=self._measured(high))
            case tree.Cases(headings=headings, rows=rows):
                return replace(
                    node,
                    headings=tuple(self._inner(heading, ()) for heading in headings),
                    rows=self._cases(headings, rows),
                )
            case _:
                return self._other(node, at)

    def _part(self, part: T, kind: tree.Record | tree.Register) -> T:
        """A field or label of a record, or the fields that say when an entry of a register holds."""
        if isinstance(part, tree.ValidFields):
            find = self._field_of(kind)
            fields = replace(part, first=self._name(part.first, find), last=part.last and self._name(part.last, find))
            return cast(T, fields)
        return self._inner(part, (Element(kind),))

    def _in_register(self, node: tree.Listed, at: Elements) -> tree.Listed:
        """A look into a register; its condition speaks of the entries."""
        register = self.lexicon.register(node.register.text)
        within = (*at, Element(register) if register else None)
        return replace(
            node,
            value=self._inner(node.value, at),
            register=self._name(node.register, self.lexicon.register),
            by=node.by and self._name(node.by, self._field_of(register)),
            on=node.on and self._inner(node.on, at),
            condition=node.condition and self._inner(node.condition, within),
        )

    def _inner(self, node: T, at: Elements) -> T:
        return cast(T, self.node(node, at))

    def _other(self, node: object, at: Elements) -> object:
        """A node of any other kind: what stands beside a list speaks of the elements of that list."""
        changed: dict[str, object] = {}
        members = next((value for _, value in _attributes(node) if isinstance(value, tree.Filtered)), None)
        within = (*at, self._element(node, members, at)) if members else at
        for name, value in _attributes(node):
            if isinstance(value, tree.Filtered):
                after: object = self.node(value, at)
            elif isinstance(value, tree.Name):
                after = self._name(value, lambda text: self.lexicon.term(text, within)) if members else value
            else:
                after = self._each(value, within)
            if after is not value:
                changed[name] = after
        return replace(cast(tree.Both, node), **changed) if changed else node  # type: ignore[arg-type]

    def _each(self, value: object, at: Elements) -> object:
        """A value or a tuple of values; names in a tuple are those of rules."""
        if not isinstance(value, tuple):
            return self.node(value, at)
        after = tuple(item if isinstance(item, tree.Name) else self._each(item, at) for item in value)
        return value if all(new is old for new, old in zip(after, value, strict=True)) else after

    def _element(self, node: object, members: tree.Filtered, at: Elements) -> Element | None:
        """The element of the list that stands beside a condition, or the group where there is a key."""
        element, key = self.lexicon.element(members, at), getattr(node, "key", None)
        if element is None or not isinstance(key, tree.Path):
            return element
        return replace(element, key=self.lexicon.term(key.text, (element,)))

    # ── conditions and terms ──────────────────────────────────────────────────────────────

    def _filtered(self, node: tree.Filtered, at: Elements) -> tree.Filtered:
        """A list, which is named without regard to where it stands, and its filter, which speaks of its elements."""
        source = self._path(node.source, ()) if isinstance(node.source, tree.Path) else node.source
        within = (*at, self.lexicon.element(node, at))
        return replace(node, source=source, condition=node.condition and self._inner(node.condition, within))

    def _type(self, node: tree.Condition, at: Elements) -> tree.Vocabulary | None:
        return self.lexicon.values_of(node, at)

    def _left(self, node: tree.Comparison, at: Elements) -> tree.Condition:
        """The left side: where it names nothing it is a code and takes its vocabulary from the right."""
        bare = isinstance(node.left, tree.Path) and self.lexicon.path(node.left, at) is None
        return self._given_type(node.left, at, self._type(node.right, at) if bare else None)

    def _given_type(self, node: tree.Condition, at: Elements, codes: tree.Vocabulary | None) -> tree.Condition:
        return self._path(node, at, codes) if isinstance(node, tree.Path) else self._inner(node, at)

    def _members(self, members: tree.Path | tree.Listing, codes: tree.Vocabulary | None) -> tree.Path | tree.Listing:
        if isinstance(members, tree.Path):
            return self._path(members, (), codes)
        return replace(members, elements=tuple(self._code(element, codes) for element in members.elements))

    def _lookup(self, node: tree.Lookup, at: Elements) -> tree.Lookup:
        table = self.lexicon.tables.get(node.table.text)
        if table is None:
            return replace(node, keys=tuple(self._inner(key, at) for key in node.keys))
        kinds = [self.lexicon.values(column) for column in self.lexicon.in_order(table)]
        keys = tuple(self._given_type(key, at, kind) for key, kind in zip(node.keys, kinds, strict=False))
        return replace(
            node,
            table=self._name(node.table, self.lexicon.tables.get),
            keys=(*keys, *node.keys[len(keys) :]),
            column=self._name(node.column, self.lexicon.columns(table).get),
        )

    # ── tables, tests, declarations ───────────────────────────────────────────────────────

    def _rows(self, rows: tuple[tree.Row, ...], find: Find) -> tuple[tree.Row, ...]:
        """Headings that are taken from elsewhere, and the codes below them."""
        heading, *below = rows
        written = [cell.value.name if isinstance(cell.value, tree.Names) else cell.value for cell in heading.cells]
        kinds = [self.lexicon.values(find(name.text)) if isinstance(name, tree.Name) else None for name in written]

        def coded(row: tree.Row) -> tree.Row:
            cells = [_with(cell, self._code(cell.value, kind)) for cell, kind in zip(row.cells, kinds, strict=False)]
            return replace(row, cells=(*cells, *row.cells[len(cells) :]))

        named = (
            _with(cell, self._name(cell.value, find)) if isinstance(cell.value, tree.Name) else cell
            for cell in heading.cells
        )
        return (replace(heading, cells=tuple(named)), *map(coded, below))

    def _grouped(self, part: tree.Entry | tree.Group, codes: tree.Vocabulary) -> tree.Entry | tree.Group:
        if isinstance(part, tree.Entry):
            return part
        return replace(part, members=tuple(self._code(member, codes) for member in part.members))

    @property
    def _proposal(self) -> tree.Record | None:
        return self.lexicon.records.get("proposal")

    def _field_of(self, record: tree.Record | tree.Register | None) -> Find:
        return lambda name: self.lexicon.field(name, record)

    def _listed(self, field: tree.Name) -> tree.Record | tree.Register | None:
        """The record of the elements of a list of the proposal, or a register."""
        if register := self.lexicon.register(field.text):
            return register
        found = self.lexicon.field(field.text, self._proposal)
        return self.lexicon.records.get(found.type.name.text) if isinstance(found, tree.Field) else None

    def _of_proposal(self, field: tree.Name) -> tree.Name:
        return self._name(field, lambda name: self.lexicon.register(name) or self.lexicon.field(name, self._proposal))

    def _place(self, node: tree.FactPlace) -> tree.FactPlace:
        """A fact of the proposal, or of an element of one of its lists."""
        inner = node.inner and self._name(node.inner, self._field_of(self._listed(node.field)))
        return replace(node, field=self._of_proposal(node.field), inner=inner)

    def _codes_at(self, node: tree.FactPlace) -> tree.Vocabulary | None:
        """The vocabulary of a fact; a bare word is a code there, elsewhere a text, which stays."""
        record, field = (self._listed(node.field), node.inner) if node.inner else (self._proposal, node.field)
        return self.lexicon.values(self.lexicon.field(field.text, record))

    def _cases(
        self, headings: tuple[tree.FactPlace | tree.Asked, ...], rows: tuple[tree.CaseRow, ...]
    ) -> tuple[tree.CaseRow, ...]:
        """The rows of a table of cases: codes of facts, and codes that a rule measured."""

        def cell(heading: tree.FactPlace | tree.Asked, node: tree.CaseCell) -> tree.CaseCell:
            if isinstance(heading, tree.FactPlace):
                return replace(node, value=self._code(node.value, self._codes_at(heading)))
            return replace(node, value=self._inner(self._measured(node.value), ()))

        def row(node: tree.CaseRow) -> tree.CaseRow:
            cells = tuple(map(cell, headings, node.cells))
            return replace(node, cells=(*cells, *node.cells[len(cells) :]))

        return tuple(map(row, rows))

    def _measured(self, value: V) -> V:
        """A code that a rule measured, of whatever vocabulary has it."""
        for codes in self.lexicon.vocabularies.values():
            if isinstance(value, tree.Name) and self.lexicon.code(value.text, codes):
                return self._code(value, codes)
        return value

    # ── names, each by what it may stand for where it is ──────────────────────────────────

    def _name(self, name: tree.Name, find: Find) -> tree.Name:
        found = find(name.text)
        if found is None or found.names.alias is None:
            return name
        wanted = found.names.alias.text if self.language == "cs" else found.names.name.text
        return replace(name, text=wanted) if wanted != name.text and find(wanted) is found else name

    def _code(self, value: V, codes: tree.Vocabulary | None) -> V:
        if codes is None or not isinstance(value, tree.Name):
            return value
        return cast(V, self._name(value, lambda text: self.lexicon.code(text, codes)))

    def _path(self, path: tree.Path, at: Elements, codes: tree.Vocabulary | None = None) -> tree.Path:
        match path.names:
            case (name,):
                return replace(path, names=(self._name(name, lambda text: self.lexicon.term(text, at, codes)),))
            case (owner, field):
                record = self.lexicon.record(owner.text, at)
                said = self._name(owner, lambda text: self.lexicon.record(text, at))
                if record is None and (record := self.lexicon.entity(owner.text)):
                    said = self._name(owner, self.lexicon.terms.get)
                return replace(path, names=(said, self._name(field, self._field_of(record))))
            case _:
                return path

    def _typed(self, name: tree.Name, is_list: bool) -> tree.Name:
        if is_list or name.text not in BUILT_IN_TYPES:
            return self._name(name, lambda text: self.lexicon.kind(text, is_list))
        return self._built_in(name, BUILT_IN_TYPES)

    def _stage(self, name: tree.Name) -> tree.Name:
        return self._built_in(name, STAGES)

    def _built_in(self, name: tree.Name, meanings: Mapping[str, object]) -> tree.Name:
        """A name of the language itself; its English spelling is listed before the Czech one."""
        same = [spelling for spelling, meaning in meanings.items() if meaning == meanings.get(name.text)]
        return replace(name, text=same[-1 if self.language == "cs" else 0]) if name.text in same else name


def _with(cell: tree.Cell, value: tree.Literal | tree.Names | tree.RangeCell | None) -> tree.Cell:
    return replace(cell, value=value)


def _attributes(node: object) -> Iterator[tuple[str, object]]:
    for name in getattr(node, "__dataclass_fields__", ()):
        yield name, getattr(node, name)
