"""Room `columnar`: rules in SQL: what each comes to, and the comparison that decided with what it measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from ..checking.policy import (
    Both,
    Comparison,
    Condition,
    Either,
    Given,
    Member,
    Negation,
    NoTwo,
    Rule,
    RuleException,
    Yes,
)
from ..evaluation.verdict import Leaf, Outcome
from .amounts import Amount, Choice, Quantity, negated_text
from .compiling import Compiler
from .formulas import FALSE, TRUE, UNKNOWN, Asks, Formula, NotCompiled, cases, decided, open_, surely, surely_not

CODES = {outcome: number for number, outcome in enumerate(Outcome)}
"""Outcomes as numbers, inside queries."""

Told: TypeAlias = Sequence[tuple[str, "Condition | None"]]
"""Conditions that people may be told of; the first whose guard holds is the one."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What is required, with its exceptions: whether it holds, whether exceptions disagree, which condition is told."""

    truth: Formula
    conflict: str
    told: Told


@dataclass(frozen=True, slots=True)
class Measure:
    """What the deciding comparison measured; texts of SQL, NULL where there is nothing to tell."""

    low: str
    high: str
    margin: str
    type: str
    margin_type: str


@dataclass(frozen=True, slots=True)
class JudgedRule:
    """A rule in SQL: the number of its outcome, and where the law has to be asked (never NULL)."""

    rule: Rule
    when: Formula
    effect: Effect
    asks: Asks
    measure: Measure | None

    @property
    def possible(self) -> frozenset[Outcome]:
        """The outcomes that it can have."""
        guarded = frozenset[Outcome]() if self.when is TRUE else frozenset((Outcome.NOT_APPLICABLE,))
        if self.rule.requirement is None:
            return guarded | {Outcome.NEEDS_JUDGEMENT} | (frozenset() if self.when.known else {Outcome.UNDECIDED})
        known = self.when.known and self.effect.truth.known
        return guarded | {Outcome.PASS, Outcome.FAIL} | (frozenset() if known else {Outcome.UNDECIDED})

    def outcome(self, when: str, truth: str) -> str:
        """The number of the outcome, given the truth of `when` and of the requirement."""
        undecided = str(CODES[Outcome.UNDECIDED])
        inapplicable = [] if self.when is TRUE else [(f"{when} IS FALSE", str(CODES[Outcome.NOT_APPLICABLE]))]
        applicable = "TRUE" if self.when is TRUE else f"{when} IS TRUE"
        if self.rule.requirement is None:
            waiting = str(CODES[Outcome.NEEDS_JUDGEMENT])
            return (
                cases(inapplicable, waiting)
                if self.when.known
                else cases((*inapplicable, (applicable, waiting)), undecided)
            )
        fails = f"{truth} IS FALSE" if applicable == "TRUE" else f"{truth} IS FALSE AND {applicable}"
        passes, fail = str(CODES[Outcome.PASS]), str(CODES[Outcome.FAIL])
        if self.when is TRUE and self.effect.truth.known:
            return cases(((truth, passes),), fail)
        return cases((*inapplicable, (f"{truth} IS TRUE", passes), (fails, fail)), undecided)


def judged(rule: Rule, compiler: Compiler, *, measured: bool) -> JudgedRule:
    """The rule in SQL; raises `NotCompiled`."""
    when = TRUE if rule.when is None else compiler.formula(rule.when)
    effect = effect_of(rule.requirement, rule.exceptions, compiler)
    asks = when.asks | effect.truth.asks
    measure = _measure(rule, when, effect, compiler) if measured else None
    return JudgedRule(rule, when, effect, asks, measure)


def effect_of(requirement: Condition | None, exceptions: tuple[RuleException, ...], compiler: Compiler) -> Effect:
    """As `evaluation.exceptions.effect_of` has it."""
    own = TRUE if requirement is None else compiler.formula(requirement)
    if not exceptions:
        return Effect(own, "FALSE", (("TRUE", requirement),))
    each = [(compiler.formula(e.when), effect_of(e.requirement, e.exceptions, compiler), e) for e in exceptions]
    sure = [surely(applies) for applies, _, _ in each]
    any_sure = _or(sure)
    disagree = _and(
        [
            _or([_and([s, surely(inner.truth)]) for s, (_, inner, _) in zip(sure, each, strict=True)]),
            _or([_and([s, surely_not(inner.truth)]) for s, (_, inner, _) in zip(sure, each, strict=True)]),
        ]
    )
    conflict = _or([*(_and([s, inner.conflict]) for s, (_, inner, _) in zip(sure, each, strict=True)), disagree])
    yes = _and(
        [
            negated_text(conflict),
            _or([any_sure, surely(own)]),
            *(_or([surely_not(applies), surely(inner.truth)]) for applies, inner, _ in each),
        ]
    )
    no = _and(
        [
            negated_text(conflict),
            _or([any_sure, surely_not(own)]),
            *(_or([surely_not(applies), surely_not(inner.truth)]) for applies, inner, _ in each),
        ]
    )
    truth = decided(yes, no)
    asks = own.asks.union(*(applies.asks | inner.truth.asks for applies, inner, _ in each))
    truth = compiler.names.formula(Formula(truth.text, truth.known, asks))
    conflict = compiler.names.of(conflict)
    told: list[tuple[str, Condition | None]] = [(conflict, None)]
    for s, (_, inner, _) in zip(sure, each, strict=True):
        told += [(_and([s, _same(inner.truth, truth), guard]), condition) for guard, condition in inner.told]
    told.append((_and([negated_text(any_sure), _same(own, truth)]), requirement))
    told += [(open_(applies), exception.when) for applies, _, exception in each]
    for s, (_, inner, _) in zip(sure, each, strict=True):
        told += [(_and([s, guard]), condition) for guard, condition in inner.told]
    told.append(("TRUE", requirement))
    return Effect(truth, conflict, tuple((compiler.names.of(guard), c) for guard, c in told if guard != "FALSE"))


def _same(left: Formula, right: Formula) -> str:
    if left.text == right.text:
        return "TRUE"
    return f"({left.text} IS NOT DISTINCT FROM {right.text})"


def _and(parts: Sequence[str]) -> str:
    kept = [part for part in dict.fromkeys(parts) if part != "TRUE"]
    if "FALSE" in kept:
        return "FALSE"
    return f"({' AND '.join(kept)})" if len(kept) > 1 else kept[0] if kept else "TRUE"


def _or(parts: Sequence[str]) -> str:
    kept = [part for part in dict.fromkeys(parts) if part != "FALSE"]
    if "TRUE" in kept:
        return "TRUE"
    return f"({' OR '.join(kept)})" if len(kept) > 1 else kept[0] if kept else "FALSE"


# ── the comparison that decided ───────────────────────────────────────────────────────────


_DIGITS_OF_INTEGER = 9


@dataclass(frozen=True, slots=True)
class _Found:
    guard: str
    low: str
    high: str
    margin: str
    sort: str
    whole: bool
    scale: int
    digits: int = 0
    """The digits of the measure, and then of the margin."""
    places: int = 0
    """The decimal places of the margin."""


def _measure(rule: Rule, when: Formula, effect: Effect, compiler: Compiler) -> Measure:
    found: list[_Found] = []
    told: Told = effect.told if rule.requirement is not None else (("TRUE", rule.when),)
    for guard, condition in told:
        if condition is None:
            found.append(_Found(guard, "NULL", "NULL", "NULL", "none", True, 0))
            continue
        for inner, leaf in deciding(condition, compiler):
            found.append(_of_leaf(compiler.names.of(_and([guard, inner])), leaf, compiler))
    sorts = {f.sort for f in found} - {"none"}
    numeric = sorts <= {"number"}
    scale = max((f.scale for f in found), default=0)
    whole = all(f.whole for f in found)
    counted = "INTEGER" if max((f.digits for f in found), default=0) <= _DIGITS_OF_INTEGER else "BIGINT"
    type = "VARCHAR" if not numeric else counted if whole else f"DECIMAL(38, {scale})"
    places = max((f.places for f in found), default=0)
    if max(places, scale if numeric else 0) > 20:
        raise NotCompiled("measure")
    low = cases([(f.guard, _typed(f.low, f.sort, type)) for f in found])
    high = cases([(f.guard, _typed(f.high, f.sort, type)) for f in found])
    margin_type = counted if whole and numeric and not places else f"DECIMAL(38, {places})"
    margin = cases([(f.guard, _typed(f.margin, "number", margin_type)) for f in found])
    return Measure(low, high, margin, type, margin_type)


def _typed(text: str, sort: str, type: str) -> str:
    if text == "NULL":
        return text
    if sort == "moment":
        text = f"make_timestamp({text})"
    return f"TRY_CAST({text} AS {type})"


def deciding(condition: Condition, compiler: Compiler) -> Iterator[tuple[str, Leaf]]:
    """The comparisons on which the truth of the condition may rest, each with its guard; the first that holds is it."""
    match condition:
        case Negation(operand):
            yield from deciding(operand, compiler)
        case Both(items) | Either(items):
            whole = compiler.formula(condition)
            for item in items:
                guard = _same(compiler.formula(item), whole)
                for inner, leaf in deciding(item, compiler):
                    yield compiler.names.of(_and([guard, inner])), leaf
        case Comparison() | Member() | Yes() | Given() | NoTwo():
            yield "TRUE", condition


def _of_leaf(guard: str, leaf: Leaf, compiler: Compiler) -> _Found:
    match leaf:
        case NoTwo():
            sharing, _ = compiler.plan(leaf).sharing(leaf)
            return _found(guard, sharing, "NULL")
        case Comparison(left, sign, right):
            measure, limit = compiler.quantity(left), compiler.quantity(right)
            margin = _margin(sign, measure, limit)
            places = max(end.scale for end in (measure, limit) if isinstance(end, Amount)) if margin != "NULL" else 0
            digits = (
                max(end.digits + 1 for end in (measure, limit) if isinstance(end, Amount)) if margin != "NULL" else 0
            )
            found = _found(guard, measure, margin)
            return replace(found, digits=max(found.digits, digits), places=places)
        case Member(value=term) | Yes(term) | Given(term):
            return _found(guard, _measured(term, compiler), "NULL")


def _measured(term: object, compiler: Compiler) -> Quantity:
    from ..checking.policy import Fact
    from ..checking.schema import Kind

    if isinstance(term, Fact) and term.type.kind is Kind.LIST:
        return Choice("NULL", None)
    return compiler.quantity(term)  # type: ignore[arg-type]


def _found(guard: str, quantity: Quantity, margin: str) -> _Found:
    gone = quantity.absent
    match quantity:
        case Amount(low, high, sort, whole=whole, digits=digits, scale=scale):
            known = [end if end is not None else "NULL" for end in (low, high)]
            if gone != "FALSE":
                known = [cases(((gone, "NULL"),), end) for end in known]
            return _Found(guard, known[0], known[1], margin, sort, whole and sort == "number", scale, digits)
        case Choice(text):
            text = text if gone == "FALSE" else cases(((gone, "NULL"),), text)
            return _Found(guard, text, text, margin, "text", False, 0)


def _margin(sign: str, measure: Quantity, limit: Quantity) -> str:
    if sign in ("=", "!=") or not isinstance(measure, Amount) or not isinstance(limit, Amount):
        return "NULL"
    if measure.sort != "number" or None in (measure.low, measure.high, limit.low, limit.high):
        return "NULL"
    single = _and(
        ["TRUE" if end.low == end.high else f"({end.low} = {end.high})" for end in (measure, limit)]
        + [negated_text(end.absent) for end in (measure, limit)]
    )
    one, other = (measure.low, limit.low) if sign in (">=", ">") else (limit.low, measure.low)
    return cases(((single, f"({one} - {other})"),))


__all__ = ["CODES", "FALSE", "UNKNOWN", "Effect", "JudgedRule", "Measure", "judged"]
