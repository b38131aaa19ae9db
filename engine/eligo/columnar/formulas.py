"""Room `columnar`: conditions as SQL with three truth values, where NULL is "not known", and how they combine.

What SQL cannot say exactly, or only at a price that every row would pay, is left to the law: a formula carries the
cases in which it does not speak (`asks`), and proposals in such a case are evaluated by the closures.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ..checking.truth import Truth

Asks = frozenset[str]
"""Conditions of SQL, never NULL, under which the law has to be asked."""

NO_ASKS: Asks = frozenset()


class NotCompiled(Exception):
    """A condition that has no form in SQL yet; `construct` names what of it."""

    def __init__(self, construct: str) -> None:
        super().__init__(construct)
        self.construct = construct


@dataclass(frozen=True, slots=True)
class Formula:
    """A condition in SQL; with `known` it is never NULL."""

    text: str
    known: bool = False
    asks: Asks = NO_ASKS

    @property
    def constant(self) -> Truth | None:
        """Its truth where that is the same for every row."""
        return _CONSTANTS.get(self.text)


TRUE = Formula("TRUE", known=True)
FALSE = Formula("FALSE", known=True)
UNKNOWN = Formula("NULL::BOOLEAN")
_CONSTANTS = {TRUE.text: Truth.TRUE, FALSE.text: Truth.FALSE, UNKNOWN.text: Truth.UNKNOWN}


def constant(truth: Truth) -> Formula:
    """The formula that is that truth everywhere."""
    return TRUE if truth is Truth.TRUE else FALSE if truth is Truth.FALSE else UNKNOWN


def asking(formula: Formula, *asks: str) -> Formula:
    """The formula, with further cases in which it does not speak."""
    return replace(formula, asks=formula.asks | frozenset(asks)) if asks else formula


def together(parts: Iterable[Formula]) -> Asks:
    """The cases in which one of the parts does not speak."""
    return frozenset[str]().union(*(part.asks for part in parts))


def negated(formula: Formula) -> Formula:
    """NOT."""
    match formula.constant:
        case Truth() as truth:
            return replace(constant(~truth), asks=formula.asks)
        case None:
            return replace(formula, text=f"(NOT {formula.text})")


def conjunction(items: Iterable[Formula]) -> Formula:
    """AND."""
    return _joined(tuple(items), " AND ", TRUE, FALSE)


def disjunction(items: Iterable[Formula]) -> Formula:
    """OR."""
    return _joined(tuple(items), " OR ", FALSE, TRUE)


def _joined(items: tuple[Formula, ...], word: str, neutral: Formula, decisive: Formula) -> Formula:
    asks = together(items)
    kept = list(dict.fromkeys(replace(i, asks=NO_ASKS) for i in items if i.text != neutral.text))
    if any(i.text == decisive.text for i in kept):
        return replace(decisive, asks=asks)
    if not kept:
        return replace(neutral, asks=asks)
    if len(kept) == 1:
        return replace(kept[0], asks=asks)
    return Formula("(" + word.join(i.text for i in kept) + ")", all(i.known for i in kept), asks)


def surely(formula: Formula) -> str:
    """Whether it is true; never NULL."""
    return formula.text if formula.known else f"({formula.text} IS TRUE)"


def surely_not(formula: Formula) -> str:
    """Whether it is false; never NULL."""
    return negated(formula).text if formula.known else f"({formula.text} IS FALSE)"


def open_(formula: Formula) -> str:
    """Whether it is not known; never NULL."""
    return "FALSE" if formula.known else f"({formula.text} IS NULL)"


def possibly(formula: Formula) -> str:
    """Whether it is true or not known; never NULL."""
    return formula.text if formula.known else f"({formula.text} IS NOT FALSE)"


def cases(branches: Iterable[tuple[str, str]], otherwise: str = "NULL") -> str:
    """The value of the first branch whose condition holds."""
    listed = []
    for condition, value in branches:
        if condition == "FALSE":
            continue
        if condition == "TRUE":
            otherwise = value
            break
        listed.append((condition, value))
    while listed and listed[-1][1] == otherwise:
        listed.pop()
    if not listed:
        return otherwise
    return "CASE" + "".join(f" WHEN {c} THEN {v}" for c, v in listed) + f" ELSE {otherwise} END"


def decided(yes: str, no: str) -> Formula:
    """True where `yes` holds, false where `no` does, otherwise not known; both may be NULL, and then do not hold."""
    if yes == "TRUE":
        return TRUE
    if no == "TRUE" and yes == "FALSE":
        return FALSE
    text = cases(((yes, "TRUE"), (no, "FALSE")), UNKNOWN.text)
    return Formula(text if text in _CONSTANTS else f"({text})")


# ── what is said more than once ───────────────────────────────────────────────────────────

_LONG = 1000


@dataclass(slots=True)
class Names:
    """Long expressions and the columns that hold what they come to, so that no text grows with its repetitions.

    Names are those of `prefix` and a number; an expression may read the names that were given before it.
    """

    prefix: str
    long: float = _LONG
    """How long an expression is that gets a name."""
    texts: dict[str, str] = field(default_factory=dict)

    def of(self, text: str) -> str:
        """The expression itself or, where it is long, the name of its column."""
        return text if len(text) < self.long else self.always(text)

    def formula(self, formula: Formula) -> Formula:
        """The formula, by name where it is long."""
        return formula if len(formula.text) < self.long else replace(formula, text=self.always(formula.text))

    def always(self, text: str) -> str:
        """The name of the column for an expression."""
        return self.texts.setdefault(text, f"{self.prefix}{len(self.texts)}_")

    def above(self, query: str) -> str:
        """The query with the columns added."""
        levels: dict[str, int] = {}
        for text, name in self.texts.items():
            read = re.findall(rf"\b{self.prefix}\d+_", text)
            levels[name] = 1 + max((levels.get(other, 0) for other in read), default=0)
        for level in sorted(set(levels.values())):
            added = ", ".join(f"{text} AS {name}" for text, name in self.texts.items() if levels[name] == level)
            query = f"SELECT *, {added} FROM ({query})"
        return query
