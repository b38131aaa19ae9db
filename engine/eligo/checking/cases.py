"""Room `checking`: the examples of a `*.test.pol` file → proposals in memory with what is expected of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ..syntax import tree
from ..syntax.parser import salvage
from ..text import codes
from ..text.diagnostics import Diagnostic, Result, in_order
from ..text.span import Source, Span
from .consequences import each_place_once
from .drafts import Change, Draft, DraftReader
from .expectations import Expectation, ExpectationReader
from .modules import Unsaved, read_source
from .policy import CheckedPolicy
from .schema import Values

SUFFIX = ".test.pol"


@dataclass(frozen=True, slots=True)
class Case:
    """One test, or one row of its table: the proposal, the day of evaluation, and what is expected.

    `example` is the name of the example that the proposal starts from, `changes` what is different from it.
    """

    title: str
    values: Values
    as_of: date | None
    expectations: tuple[Expectation, ...]
    example: str | None
    changes: tuple[Change, ...]
    span: Span = field(compare=False, repr=False)


def policy_of(path: Path) -> Path:
    """The policy file that a test file stands beside."""
    return path.with_name(path.name.removesuffix(SUFFIX) + ".pol")


def read_cases(
    path: Path, policy: CheckedPolicy, unsaved: Unsaved | None = None
) -> tuple[Result[tuple[Case, ...]], Source | None]:
    """The tests of a file, with the source that their spans point into."""
    read = read_source(path, unsaved)
    if read.value is None:
        return Result(None, read.diagnostics), None
    parsed = salvage(read.value)
    if parsed.value is None:
        return Result(None, parsed.diagnostics), read.value
    result = cases_of(read.value, parsed.value, policy)
    found = in_order([*parsed.diagnostics, *result.diagnostics])
    return Result(None if found else result.value, found), read.value


def cases_of(source: Source, file: tree.File, policy: CheckedPolicy) -> Result[tuple[Case, ...]]:
    """The tests of a file as written, as understood; its source names the rows of tables."""
    reader = _Reader(policy, source, file)
    cases = tuple(case for d in file.declarations if isinstance(d, tree.Test) for case in reader.cases(d))
    reader.drafts.read_unused()
    found = each_place_once(in_order(reader.found))
    return Result(None if found else cases, found)


class _Reader:
    """Reads the tests of one file against the schema and rules of one policy."""

    def __init__(self, policy: CheckedPolicy, source: Source, file: tree.File) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.lost = False
        self.drafts = DraftReader(policy, self._examples(file), frozenset(file.broken), self.found)
        self.expectations = ExpectationReader(policy, self.found)

    def _examples(self, file: tree.File) -> dict[str, tree.Example]:
        examples: dict[str, tree.Example] = {}
        for d in file.declarations:
            if isinstance(d, tree.Example):
                if d.name.text in examples:
                    line = examples[d.name.text].span.line
                    self.found.append(codes.TWICE.at(d.name.span, name=d.name.text, line=line))
                examples.setdefault(d.name.text, d)
                expecting = (p for p in d.parts if isinstance(p, tree.Expect | tree.ExpectWarnings | tree.Cases))
                self.found.extend(codes.EXPECTED_IN_EXAMPLE.at(p.span, name=d.name.text) for p in expecting)
        return examples

    def cases(self, node: tree.Test) -> Iterator[Case]:
        """One test as understood; with a table of cases one for each row."""
        draft = self.drafts.draft(node.parts)
        lines = [p for p in node.parts if isinstance(p, tree.Expect | tree.ExpectWarnings)]
        expected = tuple(e for line in lines for e in self.expectations.of_part(line))
        tables = [p for p in node.parts if isinstance(p, tree.Cases)]
        if not tables:
            if not expected:
                self.found.append(codes.NO_EXPECTATION.at(node.span))
            yield self._case(node.title, draft, expected, node.span)
        for table in tables:
            table = self._known(table)
            for row in table.rows:
                if len(row.cells) != len(table.headings):
                    wanted = len(table.headings)
                    self.found.append(codes.ROW_LENGTH.at(row.span, found=len(row.cells), wanted=wanted))
                    continue
                yield self._row(node.title, draft.copy(), expected, table, row)

    def _known(self, table: tree.Cases) -> tree.Cases:
        """The table without the columns of facts that there are not, each told once."""
        kept = [
            i
            for i, heading in enumerate(table.headings)
            if isinstance(heading, tree.Asked) or self.drafts.knows(heading)
        ]
        if len(kept) == len(table.headings):
            return table
        wide, self.lost = len(table.headings), True
        rows = tuple(
            replace(row, cells=tuple(row.cells[i] for i in kept)) if len(row.cells) == wide else row
            for row in table.rows
        )
        return replace(table, headings=tuple(table.headings[i] for i in kept), rows=rows)

    def _row(
        self, title: str, draft: Draft, expected: tuple[Expectation, ...], table: tree.Cases, row: tree.CaseRow
    ) -> Case:
        before = len(self.found)
        given: list[str] = []
        of_row: list[Expectation] = []
        for heading, cell in zip(table.headings, row.cells, strict=True):
            if isinstance(heading, tree.Asked):
                of_row += self.expectations.of_cell(heading, cell)
                continue
            match cell.value:
                case None:
                    continue
                case tree.Bounds(None, None):
                    self.drafts.give(draft, heading, None, cell.span)
                case tree.Bounds() | tree.OutcomeWord():
                    self.found.append(codes.WRONG_CELL.at(cell.span))
                case value:
                    self.drafts.give(draft, heading, value, cell.span)
            given.append(f"{self._text(heading.span)} = {self._text(cell.span)}")
        # A cell that could not be read may have been the expectation.
        if not of_row and not expected and len(self.found) == before and not self.lost:
            self.found.append(codes.NO_EXPECTATION.at(row.span))
        name = f"{title}: {', '.join(given)}" if given else title
        return self._case(name, draft, (*expected, *of_row), row.span)

    def _case(self, title: str, draft: Draft, expected: tuple[Expectation, ...], span: Span) -> Case:
        changes = tuple(c for c in draft.changes.values() if c.before != c.after)
        return Case(title, self.drafts.values(draft), draft.as_of, expected, draft.example, changes, span)

    def _text(self, span: Span) -> str:
        return " ".join(self.source.text[span.start : span.end].split())
