"""Room `columnar`: the facts on which an undecided rule hangs, in SQL; as `evaluation.missing` has it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from ..checking.policy import (
    Arithmetic,
    Both,
    Comparison,
    Condition,
    Constant,
    Count,
    Distinct,
    Either,
    Fact,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Rule,
    RuleException,
    Scope,
    Selection,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Kind
from ..evaluation.reading import conjuncts, own_fields
from .amounts import Amount, negated_text
from .compiling import Compiler
from .counted import Slots, both, either
from .formulas import NotCompiled, open_, possibly, surely
from .planning import Plan

Fields: TypeAlias = dict[int, list[str]]
"""The fields of an element that may be missing, each with the tests of SQL under which one is."""


@dataclass(frozen=True, slots=True)
class LackedFact:
    """A fact of the proposal that is missing where the guard holds."""

    guard: str
    index: int


@dataclass(frozen=True, slots=True)
class LackedElements:
    """Facts of elements of a list, where the guard holds: the slot that says of which, for each of their fields.

    With `others`, the slots are those of rows among others.
    """

    guard: str
    list: int
    slots: tuple[tuple[int, int], ...]
    others: bool


Lack: TypeAlias = LackedFact | LackedElements


@dataclass(slots=True)
class Lacking:
    """Finds what the rules of a plan lack; `asks` are cases in which the law has to say it.

    `single` are slots of rows by themselves, `slots` those of rows among others.
    """

    plan: Plan
    compiler: Compiler
    single: Mapping[int, Slots]
    slots: Mapping[int, Slots]
    asks: list[str] = field(default_factory=list)

    def of_rule(self, rule: Rule) -> list[Lack]:
        """What may be missing for a rule that is undecided; raises `NotCompiled`."""
        replaced = self._replaced(rule.exceptions)
        own = [] if rule.when is None else [("TRUE", rule.when)]
        own += [] if rule.requirement is None else [(replaced, rule.requirement)]
        hanging = [*own, *self._open(rule.exceptions, "TRUE")]
        return self.of_conditions(hanging)

    def of_conditions(self, hanging: Sequence[tuple[str, Condition]]) -> list[Lack]:
        """What may be missing where the conditions, each under its guard, are not known; raises `NotCompiled`."""
        return list(dict.fromkeys(lack for guard, one in hanging for lack in self._unknown(one, guard)))

    def _replaced(self, exceptions: tuple[RuleException, ...]) -> str:
        return both([negated_text(surely(self.compiler.formula(e.when))) for e in exceptions])

    def _open(self, exceptions: tuple[RuleException, ...], guard: str) -> Iterator[tuple[str, Condition]]:
        for exception in exceptions:
            inside = both([guard, possibly(self.compiler.formula(exception.when))])
            yield inside, exception.when
            if exception.requirement is not None:
                yield both([inside, self._replaced(exception.exceptions)]), exception.requirement
            yield from self._open(exception.exceptions, inside)

    def _unknown(self, condition: Condition, guard: str) -> Iterator[Lack]:
        guard = both([guard, open_(self.compiler.formula(condition))])
        if guard == "FALSE":
            return
        match condition:
            case Comparison(left, _, right):
                yield from self._in_term(left, guard)
                yield from self._in_term(right, guard)
            case Member(value=term) | Yes(term) | Given(term):
                yield from self._in_term(term, guard)
            case NoTwo():
                yield from self._elements(condition.of, self._in_sharing(condition), guard, others=True)
            case Negation(operand):
                yield from self._unknown(operand, guard)
            case Both(items) | Either(items):
                for item in items:
                    yield from self._unknown(item, guard)
            case _:
                assert_never(condition)

    def _in_term(self, term: Term, guard: str) -> Iterator[Lack]:
        match term:
            case Constant():
                return
            case Fact():
                known = None if term.type.kind is Kind.LIST else self.plan.facts[term.index]
                if term.scope is not Scope.PROPOSAL:
                    raise NotCompiled("list in a list")
                if known is not None and known.nullable:
                    yield LackedFact(both([guard, f"v{term.index} IS NULL"]), term.index)
            case Count(of):
                yield from self._elements(of, self._in_selection(of, self.single), guard)
            case Total(term=inner, of=of):
                yield from self._elements(of, self._in_total(inner, of), guard)
            case Distinct(of=of):
                yield from self._elements(of, self._in_distinct(term), guard, others=True)
            case Groups():
                raise NotCompiled("groups")
            case Arithmetic(left=left, right=right):
                yield from self._in_term(left, guard)
                yield from self._in_term(right, guard)
            case Moved(term=inner) | Rounded(term=inner):
                yield from self._in_term(inner, guard)
            case Lookup(keys=keys):
                for key in keys:
                    yield from self._in_term(key, guard)
            case _:
                assert_never(term)

    # ── elements ──────────────────────────────────────────────────────────────────────────

    def _elements(self, of: Selection, fields: Fields, guard: str, *, others: bool = False) -> Iterator[Lack]:
        if of.index not in self.slots:
            raise NotCompiled("label")
        slots = (self.slots if others else self.single)[of.index]
        found = tuple((index, slots.named(f"{either(tests)}::INTEGER")) for index, tests in sorted(fields.items()))
        if found:
            yield LackedElements(guard, of.index, found, others)

    def _rows(self, index: int, slots: Slots) -> Compiler:
        reads = self.plan.tables[index][1]
        record = self.plan.lists[index].masks.record.name
        return Compiler(
            self.plan.schema, {i: read.known for i, read in reads.items()}, record=record, names=slots.names
        )

    def _in_selection(self, of: Selection, among: Mapping[int, Slots], guard: str = "TRUE") -> Fields:
        found: Fields = {}
        if of.condition is None or of.index not in among:
            return found
        slots = among[of.index]
        member = slots.listed.membership(of)
        self._of_row(of.condition, of.index, self._rows(of.index, slots), guard, found)
        # Most rows are quickly seen not to be in question.
        open_row = f"{member.possibly} AND NOT {member.surely}"
        return {index: [f"CASE WHEN {open_row} THEN {either(tests)} ELSE FALSE END"] for index, tests in found.items()}

    def _of_row(self, condition: Condition, list: int, rows: Compiler, guard: str, found: Fields) -> None:
        formula = rows.formula(condition)
        if formula.asks:
            raise NotCompiled("filter")
        guard = both([guard, open_(formula)])
        if guard == "FALSE":
            return
        match condition:
            case Comparison(left, _, right):
                self._of_row_term(left, list, guard, found)
                self._of_row_term(right, list, guard, found)
            case Member(value=term) | Yes(term) | Given(term):
                self._of_row_term(term, list, guard, found)
            case Negation(operand):
                self._of_row(operand, list, rows, guard, found)
            case Both(items) | Either(items):
                for item in items:
                    self._of_row(item, list, rows, guard, found)
            case NoTwo():
                raise NotCompiled("list in a list")
            case _:
                assert_never(condition)

    def _of_row_term(self, term: Term, list: int, guard: str, found: Fields) -> None:
        match term:
            case Constant():
                return
            case Fact():
                if term.scope is not Scope.ELEMENT or term.depth != 0 or term.type.kind is Kind.LIST:
                    raise NotCompiled("list in a list")
                self._absent(list, term.index, guard, found)
            case Arithmetic(left=left, right=right):
                self._of_row_term(left, list, guard, found)
                self._of_row_term(right, list, guard, found)
            case Moved(term=inner) | Rounded(term=inner):
                self._of_row_term(inner, list, guard, found)
            case Lookup(keys=keys):
                for key in keys:
                    self._of_row_term(key, list, guard, found)
            case Count() | Distinct() | Groups() | Total():
                raise NotCompiled("list in a list")
            case _:
                assert_never(term)

    def _absent(self, list: int, index: int, guard: str, found: Fields) -> None:
        column = self.plan.lists[list].masks.columns[index]
        if column.nullable:
            found.setdefault(index, []).append(both([guard, f"({column.stored} IS NULL)"]))

    def _in_total(self, inner: Term, of: Selection) -> Fields:
        found = self._in_selection(of, self.single)
        self._of_row_term(inner, of.index, self.single[of.index].listed.membership(of).possibly, found)
        return found

    def _in_distinct(self, term: Distinct) -> Fields:
        of, index = term.of, term.key.index
        listed = self.plan.lists[of.index]
        column = listed.masks.columns[index]
        about = tuple(c for c in conjuncts(of.condition) if index in own_fields(c))
        if column.nullable and column.field.type.kind is Kind.CODE and all(own_fields(c) == {index} for c in about):
            # Where all that the key can be is surely there, the law knows that it adds nothing.
            able = listed.masks.able(index, about)
            self.asks.append(f"COALESCE({self._low(term)} >= {len(able)}, TRUE)")
        elif column.nullable and (about or column.field.type.kind is not Kind.TEXT):
            raise NotCompiled("vocabulary")
        slots = self.slots[of.index]
        member = slots.listed.membership(of)
        there = slots.among(f"count(*) FILTER ({member.surely})", column.value)
        found = self._in_selection(of, self.slots, f"({column.stored} IS NULL OR {there} = 0)")
        self._absent(of.index, index, member.possibly, found)
        return found

    def _low(self, term: Distinct) -> str:
        amount = self.compiler.quantity(term)
        return amount.low if isinstance(amount, Amount) and amount.low is not None else "NULL"

    def _in_sharing(self, condition: NoTwo) -> Fields:
        of, index = condition.of, condition.key.index
        slots = self.slots[of.index]
        several = slots.sharing(condition)
        found = self._in_selection(of, self.slots, several)
        self._absent(of.index, index, slots.listed.membership(of).possibly, found)
        return found
