"""Room `columnar`: conditions and terms as understood → SQL over the facts of a row and what was counted for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import assert_never

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
    Scope,
    Term,
    Total,
    Yes,
)
from ..checking.schema import Field, Kind, Schema
from ..checking.truth import Truth
from ..evaluation.quantities import Options, anything
from ..evaluation.quantities import Quantity as Known
from ..evaluation.reading import outer_of, reads_only_its_element
from .amounts import SORTS, TRUE_VALUES, Amount, Choice, Known_, Quantity, among, compared, literal, of_constant
from .arithmetic import calculated, rounded
from .formulas import (
    TRUE,
    Formula,
    Names,
    NotCompiled,
    conjunction,
    disjunction,
    negated,
)
from .grouping import GroupPlan, grouped
from .moving import moved
from .registers import Register, counted
from .tables import looked_up_in, type_of
from .tallying import ListPlan


@dataclass(slots=True)
class Compiler:
    """Compiles what one kind of row can say: a proposal with what was counted of it, or an element (with `record`)."""

    schema: Schema
    facts: Mapping[int, Known_]
    lists: Mapping[int, ListPlan] = field(default_factory=dict)
    record: str | None = None
    read: set[int] = field(default_factory=set)
    """The fields of the row that were read."""
    names: Names = field(default_factory=lambda: Names("w"))
    group: GroupPlan | None = None
    """The group at hand; then the facts are those of its head."""
    outer: Compiler | None = None
    """For an element: what compiles that which does not hang on it, where the facts of its proposal stand beside it."""
    beside: Compiler | None = None
    """For an entry of a register: what compiles the row that is looked up in it."""
    registers: Mapping[int, Register] = field(default_factory=dict)
    first: bool = False
    """Whether only what is counted the first time can be read."""

    # ── conditions ────────────────────────────────────────────────────────────────────────

    def formula(self, condition: Condition) -> Formula:
        """The condition in SQL; raises `NotCompiled`."""
        if self.outer is not None and _stands_alone(condition):
            return self.outer.formula(condition)
        return self.names.formula(self._formula(condition))

    def _formula(self, condition: Condition) -> Formula:
        match condition:
            case Comparison(left, sign, right, without_row):
                return compared(sign, self.quantity(left), self.quantity(right), without_row)
            case Member(value=term, values=values, without_row=without_row, without_value=without_value):
                return among(self.quantity(term), values, self._unknown(term), without_row, without_value)
            case Yes(term, without_row=without_row):
                return self._yes(term, without_row)
            case Given(fact):
                return self._given(fact)
            case NoTwo():
                return self.plan(condition).sharing(condition)[1]
            case Negation(operand):
                return negated(self.formula(operand))
            case Both(items):
                return conjunction([self.formula(item) for item in items])
            case Either(items):
                return disjunction([self.formula(item) for item in items])
            case _:
                assert_never(condition)

    def _unknown(self, term: Term) -> Known:
        minimum = term.minimum if isinstance(term, Fact) else None
        return Known(anything(type_of(term), self.schema, minimum))

    def _yes(self, term: Term, without_row: bool) -> Formula:
        value = self.quantity(term)
        if isinstance(value, Choice) and value.no_row.constant is value.empty.constant is Truth.FALSE:
            return Formula(value.text, value.known, value.asks)
        return among(value, TRUE_VALUES, self._unknown(term), without_row)

    def _given(self, fact: Fact) -> Formula:
        if fact.type.kind is Kind.LIST:
            # An unknown list is left to the law.
            return TRUE
        known = self._fact(fact)
        return Formula(f"(CASE WHEN {known.value} IS NOT NULL THEN TRUE END)") if known.nullable else TRUE

    # ── terms ─────────────────────────────────────────────────────────────────────────────

    def quantity(self, term: Term) -> Quantity:
        """What the term can come to, in SQL; raises `NotCompiled`."""
        if self.outer is not None and not isinstance(term, Constant) and _stands_alone(term):
            return self.outer.quantity(term)
        found = self._quantity(term)
        no_row, empty = self.names.formula(found.no_row), self.names.formula(found.empty)
        match found:
            case Choice(text):
                return replace(found, text=self.names.of(text), no_row=no_row, empty=empty)
            case Amount(low, high):
                ends = [None if end is None else self.names.of(end) for end in (low, high)]
                return replace(found, low=ends[0], high=ends[1], no_row=no_row, empty=empty)

    def _quantity(self, term: Term) -> Quantity:
        match term:
            case Constant(value):
                return of_constant(value)
            case Fact():
                return self._of_fact(term)
            case Count() | Distinct() | Total() if self.group is not None and term.of.within_group:
                return self.group.quantity(term)
            case Count() if term.of.index in self.registers and not term.of.within_group:
                return self._registered(term, self.registers[term.of.index])
            case Count():
                return self.plan(term).count(term)
            case Distinct():
                return self.plan(term).distinct(term)
            case Total():
                return self.plan(term).total(term)
            case Groups():
                return grouped(term, self.plan(term), self.schema)
            case Arithmetic(sign, left, right):
                return calculated(sign, self.quantity(left), self.quantity(right))
            case Moved(term=inner):
                return moved(term, self.quantity(inner))
            case Rounded(term=inner):
                return rounded(term, self.quantity(inner))
            case Lookup():
                return looked_up_in(term, [self.quantity(key) for key in term.keys], self.schema)
            case _:
                assert_never(term)

    def _registered(self, term: Count, register: Register) -> Amount:
        known = {i: read.known for i, read in register.reads.items()}
        alone = self if self.record is None else self.outer
        # What is named here would have to stand in the entries.
        entry = Compiler(
            self.schema, known, record=register.record, outer=alone, beside=self, names=Names("", math.inf)
        )
        return counted(term, register, entry.formula, entry.quantity, self.names.always)

    def plan(self, node: Count | Distinct | Groups | NoTwo | Total) -> ListPlan:
        """The plan of the list in which a node counts; raises `NotCompiled`."""
        selection = node.of
        if not selection.within_group and self.schema.proposal.fields[selection.index].register:
            raise NotCompiled("register")
        if selection.within_group or selection.index not in self.lists or self.record is not None:
            raise NotCompiled("list in a list")
        listed = self.lists[selection.index]
        read = (selection.condition, node.term if isinstance(node, Total) else None)
        if all(each is None or reads_only_its_element(each) for each in read):
            return listed
        if self.first or isinstance(node, NoTwo):
            raise NotCompiled("list in a list")
        if listed.dependent is None:
            listed.dependent = listed.again(f"{listed.tag}d", joined=True)
        return listed.dependent

    def _fact(self, fact: Fact) -> Known_:
        if fact.scope is Scope.ELEMENT and fact.depth and self.beside is not None:
            return self.beside._fact(replace(fact, depth=fact.depth - 1))
        own = fact.scope is Scope.ELEMENT and fact.depth == 0 if self.record else fact.scope is Scope.PROPOSAL
        if not own or fact.index not in self.facts:
            raise NotCompiled("list in a list")
        self.read.add(fact.index)
        return self.facts[fact.index]

    def _of_fact(self, fact: Fact) -> Quantity:
        if fact.type.kind is Kind.LIST:
            raise NotCompiled("list")
        known = self._fact(fact)
        return of_field(known, fact, self.schema)


def of_field(known: Known_, field: Fact | Field, schema: Schema) -> Quantity:
    """The quantity of a field whose value stands in the row."""
    kind = field.type.kind
    if kind in SORTS:
        minimum = None if not known.nullable or field.minimum is None else literal(field.minimum)
        low = known.value if minimum is None else f"COALESCE({known.value}, {minimum})"
        return Amount(
            low, known.value, SORTS[kind], point=minimum is None, known=not known.nullable,
            digits=known.digits, scale=known.scale,
        )  # fmt: skip
    shape = anything(field.type, schema)
    return Choice(known.value, shape.values if isinstance(shape, Options) else None, known=not known.nullable)


def _stands_alone(node: Condition | Term) -> bool:
    """Whether it is the same for every element at hand."""
    outer = outer_of(node)
    return not outer.facts and not outer.group
