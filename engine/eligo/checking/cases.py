"""Room `checking`: the examples of a `*.test.pol` file → proposals in memory with what is expected of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from ..syntax import tree
from ..syntax.parser import salvage
from ..text import codes
from ..text.diagnostics import Diagnostic, Result, in_order
from ..text.nearest import nearest
from ..text.span import Source, Span
from .consequences import each_place_once
from .modules import read_source
from .names import Names, kind_name, spelled
from .policy import CheckedPolicy
from .schema import Field, Kind, Record, Value, Values
from .terms import literal

SUFFIX = ".test.pol"


@dataclass(frozen=True, slots=True)
class Expectation:
    """An outcome that a test expects: of a rule, or (rule None) of the proposal."""

    rule: str | None
    outcome: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One test: its title, the proposal, the day of evaluation, and what is expected."""

    title: str
    values: Values
    as_of: date | None
    expectations: tuple[Expectation, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(slots=True)
class _Draft:
    """A proposal while its parts are read: values by field, elements as values by field; None is unknown.

    `lost` says that something in it was mistaken, so that a position which it lacks may have been meant to be there.
    """

    values: dict[str, Value] = field(default_factory=dict)
    lists: dict[str, list[dict[str, Value]] | None] = field(default_factory=dict)
    as_of: date | None = None
    lost: bool = False

    def copy(self) -> _Draft:
        lists = {name: rows if rows is None else [dict(row) for row in rows] for name, rows in self.lists.items()}
        return _Draft(dict(self.values), lists, self.as_of, self.lost)


def policy_of(path: Path) -> Path:
    """The policy file that a test file stands beside."""
    return path.with_name(path.name.removesuffix(SUFFIX) + ".pol")


def read_cases(path: Path, policy: CheckedPolicy) -> tuple[Result[tuple[Case, ...]], Source | None]:
    """The tests of a file, with the source that their spans point into."""
    read = read_source(path)
    if read.value is None:
        return Result(None, read.diagnostics), None
    parsed = salvage(read.value)
    if parsed.value is None:
        return Result(None, parsed.diagnostics), read.value
    reader = _Reader(policy, frozenset(parsed.value.broken))
    reader.declare(parsed.value)
    cases = tuple(reader.case(d) for d in parsed.value.declarations if isinstance(d, tree.Test))
    reader.unused()
    found = each_place_once(in_order([*parsed.diagnostics, *reader.found]))
    return Result(None if found else cases, found), read.value


class _Reader:
    """Reads the tests of one file against the schema and rules of one policy."""

    def __init__(self, policy: CheckedPolicy, broken: frozenset[str]) -> None:
        self.policy, self.broken = policy, broken
        self.found: list[Diagnostic] = []
        self.names = Names(policy.schema, {}, {}, {}, {}, policy.language, self.found)
        self.examples: dict[str, tree.Example] = {}
        self.read: set[str] = set()
        self.unknown: set[str] = set()

    def declare(self, file: tree.File) -> None:
        """Notes the examples of the file."""
        for d in file.declarations:
            if isinstance(d, tree.Example):
                if d.name.text in self.examples:
                    line = self.examples[d.name.text].span.line
                    self.found.append(codes.TWICE.at(d.name.span, name=d.name.text, line=line))
                self.examples[d.name.text] = d

    def unused(self) -> None:
        """Reads the examples that no test has read, so that a mistake in one is found too."""
        for name, example in self.examples.items():
            if name not in self.read:
                self._draft(example.parts, (name,))

    def case(self, node: tree.Test) -> Case:
        """One test as understood."""
        draft = self._draft(node.parts, ())
        known = {rule.id for rule in self.policy.rules}
        expectations = []
        for part in node.parts:
            if isinstance(part, tree.Expect):
                if part.rule is not None and part.rule.text not in known:
                    near = nearest(part.rule.text, known)
                    self.found.append(codes.UNKNOWN_RULE.at(part.rule.span, name=part.rule.text, nearest=near))
                rule = part.rule.text if part.rule else None
                expectations.append(Expectation(rule, part.outcome, part.span))
        if not expectations:
            self.found.append(codes.NO_EXPECTATION.at(node.span))
        return Case(node.title, self._values(draft), draft.as_of, tuple(expectations), node.span)

    def _draft(self, parts: tuple[tree.TestPart, ...], opened: tuple[str, ...]) -> _Draft:
        draft = _Draft()
        for part in parts:
            match part:
                case tree.AsIn(example):
                    draft = self._example(example, opened) or _Draft(lost=True)
                case tree.GivenValue():
                    self._given(draft, part)
                case tree.GivenRows():
                    self._rows(draft, part)
                case tree.Without(name, position):
                    rows = self._list(draft, name, position, part.span)
                    if rows is not None:
                        del rows[position - 1]
                case tree.AsOf(day):
                    draft.as_of = day
                case tree.Expect():
                    pass
        return draft

    def _example(self, name: tree.Name, opened: tuple[str, ...]) -> _Draft | None:
        if name.text in opened:
            self.found.append(codes.CIRCULAR_EXAMPLE.at(name.span, name=name.text))
            return None
        if name.text not in self.examples:
            if name.text not in self.unknown | self.broken:
                near = nearest(name.text, self.examples)
                self.found.append(codes.UNKNOWN_EXAMPLE.at(name.span, name=name.text, nearest=near))
            self.unknown.add(name.text)
            return None
        self.read.add(name.text)
        return self._draft(self.examples[name.text].parts, (*opened, name.text)).copy()

    def _field(self, record: Record, name: tree.Name) -> Field | None:
        fields = spelled(record)
        if name.text not in fields:
            near = nearest(name.text, fields)
            self.found.append(codes.UNKNOWN_FIELD.at(name.span, name=name.text, record=record.name, nearest=near))
        return fields.get(name.text)

    def _given(self, draft: _Draft, part: tree.GivenValue) -> None:
        if part.inner is not None and part.position is not None:
            rows = self._list(draft, part.field, part.position, part.span)
            declared = self._field(self.policy.schema.proposal, part.field)
            if rows is None or declared is None:
                return
            record = self.policy.schema.records[declared.type.of or ""]
            inner = self._field(record, part.inner)
            if inner is not None:
                rows[part.position - 1][inner.name] = self._value(part.value, inner)
            return
        declared = self._field(self.policy.schema.proposal, part.field)
        if declared is None:
            return
        if declared.type.kind is Kind.LIST:
            if part.value is not None and part.value != ():
                self.found.append(codes.LIST_AS_VALUE.at(part.span, name=part.field.text))
            draft.lists[declared.name] = None if part.value is None else []
        else:
            draft.values[declared.name] = self._value(part.value, declared)

    def _list(self, draft: _Draft, name: tree.Name, position: int, span: Span) -> list[dict[str, Value]] | None:
        declared = self._field(self.policy.schema.proposal, name)
        if declared is None:
            return None
        if declared.type.kind is not Kind.LIST:
            self.found.append(codes.NOT_A_LIST.at(name.span, name=name.text))
            return None
        rows = draft.lists.get(declared.name)
        if rows is None or not 1 <= position <= len(rows):
            if draft.lost:
                return None
            self.found.append(codes.NO_SUCH_POSITION.at(span, position=position, size=len(rows or ())))
            draft.lost = True
            return None
        return rows

    def _rows(self, draft: _Draft, part: tree.GivenRows) -> None:
        declared = self._field(self.policy.schema.proposal, part.field)
        if declared is None:
            draft.lost = True
            return
        if declared.type.kind is not Kind.LIST:
            self.found.append(codes.NOT_A_LIST.at(part.field.span, name=part.field.text))
            draft.lost = True
            return
        record = self.policy.schema.records[declared.type.of or ""]
        heading, *rows = part.rows
        lengths = {len(row.cells) for row in rows}
        if len(rows) > 1 and len(lengths) == 1 and len(heading.cells) not in lengths:
            self.found.append(codes.ROW_LENGTH.at(heading.span, found=len(heading.cells), wanted=lengths.pop()))
            draft.lost = True
            return
        odd = next((cell for cell in heading.cells if not isinstance(cell.value, tree.Name)), None)
        if odd is not None:
            self.found.append(codes.HEADING.at(odd.span))
            draft.lost = True
            return
        fields = [self._field(record, cell.value) for cell in heading.cells if isinstance(cell.value, tree.Name)]
        if any(f is None for f in fields):
            draft.lost = True
            return
        read: list[dict[str, Value]] = []
        for row in rows:
            if row == heading:
                self.found.append(codes.ROW_TWICE.at(row.span, key=part.field.text))
                draft.lost = True
                continue
            if len(row.cells) != len(fields):
                self.found.append(codes.ROW_LENGTH.at(row.span, found=len(row.cells), wanted=len(fields)))
                draft.lost = True
                continue
            pairs = [(f, cell) for f, cell in zip(fields, row.cells, strict=True) if f is not None]
            read.append({f.name: self._value(_plain(cell), f) for f, cell in pairs})
        draft.lists[declared.name] = read

    def _value(self, node: tree.Literal | tuple[()] | None, declared: Field) -> Value:
        """The value of a literal for a field; a number or a bare word may stand for a text."""
        if node is None or node == ():
            return None
        if declared.type.kind is Kind.TEXT and isinstance(node, tree.Number):
            return str(node.amount)
        if declared.type.kind is Kind.TEXT and isinstance(node, tree.Name):
            return node.text
        if declared.type.kind is Kind.MONEY and isinstance(node, tree.Number) and node.currency is None:
            node = tree.Number(node.amount, declared.type.of, node.span)
        found = literal(self.names, node, declared.type)  # type: ignore[arg-type]
        if found is None:
            return None
        if found[1] != declared.type:
            left, right = kind_name(declared.type), kind_name(found[1])
            self.found.append(codes.COMPARED_APART.at(_span(node), left=left, right=right))
            return None
        value = found[0]
        if declared.minimum is not None and isinstance(value, int | Decimal) and value < declared.minimum:
            self.found.append(codes.BELOW_MINIMUM.at(_span(node), name=declared.name, minimum=str(declared.minimum)))
        return value

    def _values(self, draft: _Draft) -> Values:
        proposal = self.policy.schema.proposal
        values: list[Value] = []
        for declared in proposal.fields:
            if declared.type.kind is Kind.LIST:
                record = self.policy.schema.records[declared.type.of or ""]
                rows = draft.lists.get(declared.name)
                elements = rows and tuple(tuple(row.get(f.name) for f in record.fields) for row in rows)
                values.append(None if rows is None else tuple(elements or ()))
            elif declared.name == "id":
                values.append(draft.values.get("id") or "test")
            else:
                values.append(draft.values.get(declared.name))
        return tuple(values)


def _plain(cell: tree.Cell) -> tree.Literal | None:
    return cell.value.name if isinstance(cell.value, tree.Names) else cell.value


def _span(node: tree.Literal | tuple[()]) -> Span:
    assert not isinstance(node, tuple), "an empty list is not a literal"
    return node.span
