"""Room `checking`: what a test expects of a verdict, one fact of it at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from ..syntax import tree
from ..text import codes
from ..text.diagnostics import Diagnostic
from ..text.nearest import suggested
from ..text.span import Span
from .advising import about
from .facts import pointer_of
from .names import codes_of, kind_name
from .policy import CheckedPolicy, Comparison, Condition, Count, Distinct, Groups, Scalar
from .schema import Kind, Type

LANGUAGES = ("cs", "en")


@dataclass(frozen=True, slots=True)
class OutcomeExpected:
    """The outcome of a rule, or (rule None) of the proposal."""

    rule: str | None
    outcome: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MeasuredExpected:
    """The least and the greatest value that a rule measured; None: no end on that side, or not known."""

    rule: str
    low: Scalar | None
    high: Scalar | None
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MissingExpected:
    """A fact, by its JSON pointer, that a rule or (rule None) the proposal names missing."""

    rule: str | None
    pointer: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SaidExpected:
    """A text that the message about a rule or (rule None) the proposal contains."""

    rule: str | None
    language: str
    text: str
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WarningsExpected:
    """How many warnings there are."""

    count: int
    span: Span = field(compare=False, repr=False)


Expectation: TypeAlias = OutcomeExpected | MeasuredExpected | MissingExpected | SaidExpected | WarningsExpected


@dataclass(frozen=True, slots=True)
class ExpectationReader:
    """Reads what the tests of one file expect of one policy."""

    policy: CheckedPolicy
    found: list[Diagnostic]

    def of_part(self, part: tree.Expect | tree.ExpectWarnings) -> Iterator[Expectation]:
        """What one line expects."""
        if isinstance(part, tree.ExpectWarnings):
            yield WarningsExpected(part.count, part.span)
            return
        rule = self._rule(part.rule)
        yield OutcomeExpected(rule, part.outcome, part.span)
        if part.measured is not None and rule is not None:
            yield self._measured(rule, part.measured)
        for place in part.missing.places if part.missing else ():
            pointer = pointer_of(place, self.policy.schema, self.found)
            if pointer is not None:
                yield MissingExpected(rule, pointer, place.span)
        if part.said is not None:
            yield from self._said(rule, part.said)

    def of_cell(self, asked: tree.Asked, cell: tree.CaseCell) -> Iterator[Expectation]:
        """What one cell of a table of cases expects."""
        rule = self._rule(asked.rule)
        match asked.what, cell.value:
            case _, None:
                return
            case "outcome" | "rule", tree.OutcomeWord(outcome):
                yield OutcomeExpected(rule, outcome, cell.span)
            case "measured", tree.Bounds() as bounds if rule is not None:
                yield self._measured(rule, bounds)
            case "measured", (
                tree.Number() | tree.TextValue() | tree.DayValue() | tree.MomentValue() | tree.YesNo() | tree.Name()
            ) as value if rule is not None:
                yield self._measured(rule, tree.Bounds(value, value, cell.span))
            case "warnings", tree.Number(amount, None) if amount == amount.to_integral_value():
                yield WarningsExpected(int(amount), cell.span)
            case _:
                self.found.append(codes.WRONG_CELL.at(cell.span))

    def _rule(self, name: tree.Name | None) -> str | None:
        if name is None:
            return None
        known = {rule.id for rule in self.policy.rules}
        if name.text not in known:
            self.found.append(codes.UNKNOWN_RULE.at(name.span, name=name.text, **suggested(name.text, known)))
        return name.text

    def _measured(self, rule: str, bounds: tree.Bounds) -> MeasuredExpected:
        wanted = next((_measured_kind(r.requirement) for r in self.policy.rules if r.id == rule), None)
        given = _kind_of(bounds.low if bounds.low is not None else bounds.high)
        if None not in (wanted, given) and wanted is not given:
            left, right = (kind_name(Type(kind)) for kind in (wanted, given) if kind is not None)
            self.found.append(codes.COMPARED_APART.at(bounds.span, left=left, right=right, about=about(left, right)))
        low, high = self._scalar(bounds.low), self._scalar(bounds.high)
        return MeasuredExpected(rule, low, high, bounds.span)

    def _scalar(self, node: tree.Literal | None) -> Scalar | None:
        match node:
            case None:
                return None
            case tree.Number(amount):
                return int(amount) if amount == amount.to_integral_value() else amount
            case tree.TextValue(text):
                return text
            case tree.DayValue(day):
                return day
            case tree.MomentValue(moment):
                return moment
            case tree.YesNo(yes):
                return yes
            case tree.Name(text):
                return self._code(text, node.span)

    def _code(self, text: str, span: Span) -> str | None:
        """The canonical spelling of a code of any vocabulary."""
        for vocabulary in self.policy.schema.vocabularies.values():
            meant = codes_of(vocabulary, text)
            if meant is not None and len(meant) == 1:
                return next(iter(meant))
        self.found.append(codes.CODE_WITHOUT_VOCABULARY.at(span, name=text))
        return None

    def _said(self, rule: str | None, said: tree.Said) -> Iterator[Expectation]:
        for language, text in said.texts:
            spoken = language or self.policy.language
            if spoken not in LANGUAGES:
                self.found.append(codes.UNKNOWN_LANGUAGE.at(said.span, name=spoken))
            elif not text.strip():
                self.found.append(codes.NO_EXPECTATION.at(said.span))
            else:
                yield SaidExpected(rule, spoken, text, said.span)


def _measured_kind(requirement: Condition | None) -> Kind | None:
    """The kind of what a rule measures, where it is one count."""
    counted = isinstance(requirement, Comparison) and isinstance(requirement.left, Count | Distinct | Groups)
    return Kind.NUMBER if counted else None


def _kind_of(node: tree.Literal | None) -> Kind | None:
    match node:
        case tree.Number(currency=currency):
            return Kind.MONEY if currency else Kind.NUMBER
        case tree.TextValue():
            return Kind.TEXT
        case tree.DayValue():
            return Kind.DAY
        case tree.MomentValue():
            return Kind.MOMENT
        case _:
            return None
