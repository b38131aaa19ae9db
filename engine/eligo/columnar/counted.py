"""Room `columnar`: which elements of a list count in a comparison, and how, as one small number for each row.

The numbers are those of `COUNTS`; 0 says that an element does not count. As `evaluation.reasons` has it, the first
part of a comparison in which an element counts is the one that says how.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
    Form,
    Given,
    Groups,
    Lookup,
    Member,
    Moved,
    Negation,
    NoTwo,
    Rounded,
    Selection,
    Term,
    Total,
    Yes,
)
from ..evaluation.verdict import Leaf
from .compiling import Compiler
from .formulas import Formula, Names, NotCompiled, cases
from .masks import Column
from .tallying import ListPlan

COUNTS = {1: "for", 2: "against", 3: "unknown"}
FOR, AGAINST, UNKNOWN = 1, 2, 3
BITS = 2
SLOTS = 31
"""How many comparisons have their number in one word of a row."""


@dataclass(frozen=True, slots=True)
class Part:
    """A selection in which elements count: on which side those that surely are in it.

    With `key`, only those that have a value in that field are sure. With `broken`, only those count that surely are in
    the selection and not in the other one.
    """

    of: Selection
    side: int
    key: int | None = None
    broken: Selection | None = None


@dataclass(slots=True)
class Slots:
    """What is said of each row of one list: an expression for each slot."""

    listed: ListPlan
    slots: list[str] = field(default_factory=list)
    names: Names = field(default_factory=lambda: Names("y"))
    """Long expressions of what is missing: their columns."""
    others: dict[str | None, dict[str, str]] = field(default_factory=dict)
    """What is asked of all rows of a proposal, or of those with the same value of an expression: aggregates, named."""

    def slot(self, parts: Sequence[Part]) -> int:
        """The slot that says how a row counts in the parts."""
        return self.named(cases([branch for part in parts for branch in self._branches(part)], "0"))

    def named(self, expression: str) -> int:
        """The slot of an expression."""
        if expression not in self.slots:
            self.slots.append(expression)
        return self.slots.index(expression)

    def _branches(self, part: Part) -> Iterator[tuple[str, str]]:
        member = self.listed.membership(part.of)
        if part.broken is not None:
            broken = self.listed.membership(part.broken).possibly
            yield both([member.surely, f"(NOT {broken})"]), str(part.side)
            return
        sure = [member.surely]
        if part.key is not None and self.listed.masks.columns[part.key].nullable:
            sure.append(f"{self.listed.masks.columns[part.key].stored} IS NOT NULL")
        yield both(sure), str(part.side)
        if len(sure) > 1 or not member.certain:
            yield member.possibly, str(UNKNOWN)

    def among(self, aggregate: str, like: str | None = None) -> str:
        """A number over all rows of the proposal, or those with the same value of `like`; 0 where that is missing."""
        named = self.others.setdefault(like, {})
        return named.setdefault(aggregate, f"among{sum(map(len, self.others.values()))}_")

    def sharing(self, condition: NoTwo) -> str:
        """Whether the value of a row that may be in the selection may be that of another one; never NULL."""
        member, value = self.listed.membership(condition.of), self._key(condition).value
        blank = self.among(f"count(*) FILTER ({member.possibly} AND {value} IS NULL)")
        like = self.among(f"count(*) FILTER ({member.possibly})", value)
        return f"({blank} > 0 OR {like} > 1)"

    def twins(self, condition: NoTwo) -> int:
        """The slot that says who shares a value, or may."""
        member, value = self.listed.membership(condition.of), self._key(condition).value
        every = self.among(f"count(*) FILTER ({member.possibly})")
        sure = self.among(f"count(*) FILTER ({member.surely})", value)
        among = both([member.possibly, self.sharing(condition), f"{every} > 1"])
        certain = both([among, member.surely, f"{value} IS NOT NULL", f"{sure} > 1"])
        return self.named(cases(((certain, str(AGAINST)), (among, str(UNKNOWN))), "0"))

    def _key(self, condition: NoTwo) -> Column:
        return self.listed.masks.columns[condition.key.index]

    @property
    def words(self) -> list[str]:
        """The numbers of all slots, put into words."""
        found = []
        for start in range(0, len(self.slots), SLOTS):
            several = self.slots[start : start + SLOTS]
            found.append(" | ".join(f"(({text})::BIGINT << {BITS * n})" for n, text in enumerate(several)))
        return found


# ── which comparison, and which side ──────────────────────────────────────────────────────


def deciding(condition: Condition, compiler: Compiler, *, wanted: bool = True) -> Iterator[tuple[str, Leaf, bool]]:
    """The comparisons that may have decided, each with its guard and whether it is wanted; the first that holds did."""
    match condition:
        case Negation(operand):
            yield from deciding(operand, compiler, wanted=not wanted)
        case Both(items) | Either(items):
            whole = compiler.formula(condition)
            for item in items:
                guard = same_truth(compiler.formula(item), whole)
                for inner, leaf, sign in deciding(item, compiler, wanted=wanted):
                    yield both([guard, inner]), leaf, sign
        case Comparison() | Member() | Yes() | Given() | NoTwo():
            yield "TRUE", condition, wanted
        case _:
            assert_never(condition)


def parts_of(leaf: Leaf, *, wanted: bool) -> Iterator[Part]:
    """In what the elements count, in the order in which the law asks; raises `NotCompiled`."""
    match leaf:
        case Comparison(left, sign, right):
            more = wanted if sign not in ("<", "<=") else not wanted
            yield from _in_term(left, more=more)
            yield from _in_term(right, more=wanted if sign in ("=", "!=") else not more)
            if leaf.form is Form.ALL and leaf.asked is not None:
                yield from _complying(leaf, leaf.asked, FOR if wanted else AGAINST)
        case Member(value=term) | Yes(term):
            yield from _in_term(term, more=wanted)
        case Given():
            return
        case NoTwo():
            raise NotCompiled("sharing")
        case _:
            assert_never(leaf)


def _complying(leaf: Comparison, asked: Selection, side: int) -> Iterator[Part]:
    if isinstance(leaf.left, Groups):
        raise NotCompiled("groups")
    if isinstance(leaf.left, Count):
        yield Part(asked, side, broken=leaf.left.of)


def _in_term(term: Term, *, more: bool) -> Iterator[Part]:
    side = FOR if more else AGAINST
    match term:
        case Constant() | Fact() | Lookup():
            return
        case Count(of) | Total(of=of):
            yield Part(of, side)
        case Distinct(key, of):
            yield Part(of, side, key.index)
        case Groups():
            raise NotCompiled("groups")
        case Moved(term=inner) | Rounded(term=inner):
            yield from _in_term(inner, more=more)
        case Arithmetic(sign, left, right):
            yield from _in_term(left, more=more)
            yield from _in_term(right, more=more if sign != "-" else not more)
        case _:
            assert_never(term)


def by_list(parts: Sequence[Part]) -> dict[int, tuple[Part, ...]]:
    """The parts by the list that they ask of."""
    found: dict[int, tuple[Part, ...]] = {}
    for part in parts:
        found[part.of.index] = (*found.get(part.of.index, ()), part)
    return found


def both(parts: Sequence[str]) -> str:
    """All of the conditions."""
    kept = [part for part in dict.fromkeys(parts) if part != "TRUE"]
    if "FALSE" in kept:
        return "FALSE"
    return f"({' AND '.join(kept)})" if len(kept) > 1 else kept[0] if kept else "TRUE"


def same_truth(left: Formula, right: Formula) -> str:
    """Whether two formulas have the same truth; never NULL."""
    return "TRUE" if left.text == right.text else f"({left.text} IS NOT DISTINCT FROM {right.text})"


def either(parts: Sequence[str]) -> str:
    """One of the conditions."""
    kept = [part for part in dict.fromkeys(parts) if part != "FALSE"]
    if "TRUE" in kept:
        return "TRUE"
    return f"({' OR '.join(kept)})" if len(kept) > 1 else kept[0] if kept else "FALSE"
