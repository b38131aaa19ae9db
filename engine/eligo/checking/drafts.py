"""Room `checking`: the parts of an example → the proposal that they describe, and what they change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..syntax import tree
from ..syntax.layout_examples import place_text
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import mistyped, suggested
from ..text.span import Span
from .advising import about, keyword
from .facts import field_named, list_named
from .names import Names, codes_of, kind_name
from .policy import CheckedPolicy
from .schema import Field, Kind, Record, Type, Value, Values
from .terms import literal


@dataclass(frozen=True, slots=True)
class Change:
    """What a test makes different from its example: the place as it is written, the value before and after.

    An element that was taken out is `before`, one that was added is `after`; then `element` is true.
    """

    place: str = field(compare=False)
    type: Type
    before: Value
    after: Value
    element: bool = False


@dataclass(slots=True)
class Draft:
    """A proposal while its parts are read: values by field, elements as values by field; None is unknown.

    `lost` says that something in it was mistaken, so that a position which it lacks may have been meant to be there.
    """

    values: dict[str, Value] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Value]] | None] = field(default_factory=dict)
    as_of: date | None = None
    example: str | None = None
    changes: dict[tuple[str, bool], Change] = field(default_factory=dict)
    lost: bool = False

    def copy(self) -> Draft:
        """A draft that can be changed without changing this one."""
        lists = {name: rows if rows is None else [dict(row) for row in rows] for name, rows in self.lists.items()}
        return Draft(dict(self.values), lists, self.as_of, self.example, dict(self.changes), self.lost)

    def note(self, change: Change) -> None:
        """Keeps what changes; what changes twice was before what it was at first."""
        key = (change.place, change.element)
        first = self.changes.get(key)
        if first is not None and not change.element:
            change = Change(change.place, change.type, first.before, change.after)
        if first is not None and change.element:
            key = (f"{change.place} {len(self.changes)}", True)
        self.changes[key] = change


class DraftReader:
    """Reads the examples of one file against the schema of one policy.

    `broken` are the names of examples that have a mistake in their syntax.
    """

    def __init__(
        self,
        policy: CheckedPolicy,
        examples: Mapping[str, tree.Example],
        broken: frozenset[str],
        found: list[Diagnostic],
    ) -> None:
        self.schema, self.examples, self.broken, self.found = policy.schema, examples, broken, found
        self.read: set[str] = set()
        self.unknown: set[str] = set()
        self.names = Names(policy.schema, {}, {}, {}, {}, policy.language, found)

    def read_unused(self) -> None:
        """Reads the examples that no test has read, so that a mistake in one is found too."""
        for name, example in self.examples.items():
            if name not in self.read:
                self.draft(example.parts, (name,))

    def draft(self, parts: tuple[tree.TestPart, ...], opened: tuple[str, ...] = ()) -> Draft:
        """The proposal that the parts of a test or an example describe."""
        draft = Draft()
        for part in parts:
            match part:
                case tree.AsIn(example):
                    draft = self._example(example, opened) or Draft(lost=True)
                case tree.GivenValue(place, value):
                    self.give(draft, place, value, part.span)
                case tree.GivenRows(name, rows):
                    self._rows(draft, name, rows, added=False)
                case tree.WithRows(name, rows):
                    self._rows(draft, name, rows, added=True)
                case tree.Without(name, position):
                    self._without(draft, name, position, part.span)
                case tree.AsOf(day):
                    draft.as_of = day
                case tree.Expect() | tree.ExpectWarnings() | tree.Cases():
                    pass
        return draft

    def _example(self, name: tree.Name, opened: tuple[str, ...]) -> Draft | None:
        if name.text in opened:
            self.found.append(codes.CIRCULAR_EXAMPLE.at(name.span, name=name.text))
            return None
        if name.text not in self.examples:
            if name.text not in self.unknown | self.broken:
                near = suggested(name.text, self.examples)
                self.found.append(codes.UNKNOWN_EXAMPLE.at(name.span, name=name.text, **near))
            self.unknown.add(name.text)
            return None
        self.read.add(name.text)
        draft = self.draft(self.examples[name.text].parts, (*opened, name.text)).copy()
        draft.example = name.text
        draft.changes = {}
        return draft

    def knows(self, place: tree.FactPlace) -> bool:
        """Whether there is such a fact; False after a diagnostic."""
        if place.inner is None:
            return field_named(self.schema.proposal, place.field, self.found) is not None
        listed = list_named(self.schema, place.field, self.found)
        return listed is not None and field_named(listed[1], place.inner, self.found) is not None

    def give(self, draft: Draft, place: tree.FactPlace, value: tree.Literal | tuple[()] | None, span: Span) -> None:
        """Sets one fact; None: it is not known, an empty tuple: the empty list."""
        if place.inner is not None and place.position is not None:
            self._give_element(draft, place, place.position, place.inner, value, span)
            return
        declared = field_named(self.schema.proposal, place.field, self.found)
        if declared is None:
            return
        written = place_text(place)
        if declared.type.kind is Kind.LIST:
            if value is not None and value != ():
                self.found.append(codes.LIST_AS_VALUE.at(span, name=place.field.text))
            before = self._list(draft, declared)
            draft.lists[declared.name] = None if value is None else []
            draft.note(Change(written, declared.type, before, self._list(draft, declared)))
            return
        read = self._value(value, declared, place.field)
        draft.note(Change(written, declared.type, draft.values.get(declared.name), read))
        draft.values[declared.name] = read

    def _give_element(
        self,
        draft: Draft,
        place: tree.FactPlace,
        position: int,
        inner: tree.Name,
        value: tree.Literal | tuple[()] | None,
        span: Span,
    ) -> None:
        listed = list_named(self.schema, place.field, self.found)
        rows = listed and self._elements(draft, listed[0], position, span)
        if listed is None or rows is None:
            return
        declared = field_named(listed[1], inner, self.found)
        if declared is None:
            return
        read = self._value(value, declared, inner)
        element = rows[position - 1]
        draft.note(Change(place_text(place), declared.type, element.get(declared.name), read))
        element[declared.name] = read

    def _elements(self, draft: Draft, declared: Field, position: int, span: Span) -> list[dict[str, Value]] | None:
        rows = draft.lists.get(declared.name)
        if rows is None or not 1 <= position <= len(rows):
            if draft.lost:
                return None
            self.found.append(codes.NO_SUCH_POSITION.at(span, position=position, size=len(rows or ())))
            draft.lost = True
            return None
        return rows

    def _without(self, draft: Draft, name: tree.Name, position: int, span: Span) -> None:
        listed = list_named(self.schema, name, self.found)
        rows = listed and self._elements(draft, listed[0], position, span)
        if listed is None or rows is None:
            return
        gone = _element(rows.pop(position - 1), listed[1])
        draft.note(Change(f"{name.text}[{position}]", listed[0].type, gone, None, element=True))

    def _rows(self, draft: Draft, name: tree.Name, rows: tuple[tree.Row, ...], *, added: bool) -> None:
        listed = list_named(self.schema, name, self.found)
        read = self._table(rows, listed[1], name) if listed is not None else None
        draft.lost |= read is None or len(read) < len(rows) - 1
        if listed is None or read is None:
            return
        declared, record = listed
        before = self._list(draft, declared)
        kept = draft.lists.get(declared.name) or [] if added else []
        draft.lists[declared.name] = [*kept, *read]
        if not added:
            draft.note(Change(name.text, declared.type, before, self._list(draft, declared)))
        for position, row in enumerate(read if added else (), len(kept) + 1):
            after = _element(row, record)
            draft.note(Change(f"{name.text}[{position}]", declared.type, None, after, element=True))

    def _table(self, rows: tuple[tree.Row, ...], record: Record, name: tree.Name) -> list[dict[str, Value]] | None:
        heading, *rest = rows
        lengths = {len(row.cells) for row in rest}
        if len(rest) > 1 and len(lengths) == 1 and len(heading.cells) not in lengths:
            self.found.append(codes.ROW_LENGTH.at(heading.span, found=len(heading.cells), wanted=lengths.pop()))
            return None
        odd = next((cell for cell in heading.cells if not isinstance(cell.value, tree.Name)), None)
        if odd is not None:
            self.found.append(codes.HEADING.at(odd.span))
            return None
        named = [cell.value for cell in heading.cells if isinstance(cell.value, tree.Name)]
        fields = [field_named(record, each, self.found) for each in named]
        if any(f is None for f in fields):
            return None
        read: list[dict[str, Value]] = []
        for row in rest:
            if row == heading:
                self.found.append(codes.ROW_TWICE.at(row.span, key=name.text))
                continue
            if len(row.cells) != len(fields):
                self.found.append(codes.ROW_LENGTH.at(row.span, found=len(row.cells), wanted=len(fields)))
                continue
            self.found.extend(codes.RANGE_HERE.at(c.span) for c in row.cells if isinstance(c.value, tree.RangeCell))
            pairs = [(f, cell) for f, cell in zip(fields, row.cells, strict=True) if f is not None]
            read.append({f.name: self._value(_plain(cell), f, cell) for f, cell in pairs})
        return read

    def _value(self, node: tree.Literal | tuple[()] | None, declared: Field, at: tree.Name | tree.Cell) -> Value:
        """The value of a literal for a field; a number or a bare word may stand for a text."""
        if node is None:
            return None
        if isinstance(node, tuple):
            self.found.append(codes.NOT_A_LIST.at(at.span, name=declared.name))
            return None
        if isinstance(node, tree.Name) and (meant := self._unknown_meant(node.text, declared)):
            self.found.append(codes.MISSPELLED_KEYWORD.at(node.span, read=node.text, nearest=meant, fix=meant))
            return None
        if declared.type.kind is Kind.TEXT and isinstance(node, tree.Number):
            return str(node.amount)
        if declared.type.kind is Kind.TEXT and isinstance(node, tree.Name):
            return node.text
        if declared.type.kind is Kind.MONEY and isinstance(node, tree.Number) and node.currency is None:
            node = tree.Number(node.amount, declared.type.of, node.span)
        found = literal(self.names, node, declared.type)
        if found is None:
            return None
        if found[1] != declared.type:
            left, right = kind_name(declared.type), kind_name(found[1])
            if left == right == kind_name(Type(Kind.MONEY)):
                self.found.append(codes.CURRENCIES_DIFFER.at(node.span, left=found[1].of, right=declared.type.of))
                return None
            self.found.append(codes.COMPARED_APART.at(node.span, left=left, right=right, about=about(left, right)))
            return None
        value = found[0]
        if declared.minimum is not None and isinstance(value, int | Decimal) and value < declared.minimum:
            self.found.append(codes.BELOW_MINIMUM.at(node.span, name=declared.name, minimum=str(declared.minimum)))
        return value

    def _unknown_meant(self, word: str, declared: Field) -> str | None:
        """The keyword for a fact that is not known, where a word is a slip of it and no code."""
        vocabulary = self.schema.vocabularies.get(declared.type.of or "")
        if vocabulary is not None and codes_of(vocabulary, word):
            return None
        return mistyped(word, [keyword("UNKNOWN", self.names.language)], shortest=6)

    def _list(self, draft: Draft, declared: Field) -> Value:
        rows = draft.lists.get(declared.name)
        record = self.schema.records[declared.type.of or ""]
        return None if rows is None else tuple(_element(row, record) for row in rows)

    def values(self, draft: Draft) -> Values:
        """The proposal in memory."""
        values: list[Value] = []
        for declared in self.schema.proposal.fields:
            if declared.type.kind is Kind.LIST:
                values.append(self._list(draft, declared))
            elif declared.name == "id":
                values.append(draft.values.get("id") or "test")
            else:
                values.append(draft.values.get(declared.name))
        return tuple(values)


def _element(row: Mapping[str, Value], record: Record) -> tuple[Value, ...]:
    return tuple(row.get(f.name) for f in record.fields)


def _plain(cell: tree.Cell) -> tree.Literal | None:
    if isinstance(cell.value, tree.RangeCell):
        return None
    return cell.value.name if isinstance(cell.value, tree.Names) else cell.value
