"""Room `columnar`: entries of a register, the same for every proposal, counted for each row that is looked up in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..checking.policy import Comparison, Condition, Count, Fact, Scope, Term
from ..evaluation.reading import conjuncts, own_fields, reads_only_its_element, repeated
from .amounts import Amount, Choice, Quantity
from .formulas import TRUE, Asks, Formula, NotCompiled, possibly, surely
from .relations import Read, Relation, source_of

_MOST_ALIKE = 900
"""With more entries that share a value, the law may stop counting."""


@dataclass(frozen=True, slots=True)
class Register:
    """A table of entries; `k` and `r` have no meaning in it."""

    relation: Relation
    reads: Mapping[int, Read]
    record: str

    @property
    def entries(self) -> str:
        """The entries with the columns that conditions know."""
        # Also of a register without a column that is known there are entries.
        return f"(SELECT TRUE AS entry_, * EXCLUDE (k, r) FROM ({source_of(self.relation, self.reads)}))"

    @property
    def odd(self) -> str:
        """Whether an entry needs a closer look at its data; never NULL."""
        plain = [read.decoded.plain for read in self.reads.values() if read.decoded.plain != "TRUE"]
        return f"EXISTS (SELECT 1 FROM {self.entries} WHERE NOT ({' AND '.join(plain)}))" if plain else "FALSE"


def counted(
    term: Count,
    register: Register,
    formula: Callable[[Condition], Formula],
    quantity: Callable[[Term], Quantity],
    named: Callable[[str], str],
) -> Amount:
    """How many entries satisfy a condition, for the row at hand; raises `NotCompiled`.

    `formula` and `quantity` are about an entry beside the row. Entries are found by a value that they must have.
    """
    condition = term.of.condition
    if condition is not None and repeated(condition):
        raise NotCompiled("register")
    whole = TRUE if condition is None else formula(condition)
    found, asks = "TRUE", frozenset[str]()
    if condition is not None and not reads_only_its_element(condition):
        found, asks = _found_by(condition, register, quantity)
    asks |= {f"EXISTS (SELECT 1 FROM {register.entries} WHERE {found} AND {ask})" for ask in whole.asks}
    asks = frozenset(map(named, asks | {register.odd} - {"FALSE"}))
    ends = [
        named(f"(SELECT count(*) FROM {register.entries} WHERE {found} AND {holds})")
        for holds in dict.fromkeys((surely(whole), possibly(whole)))
    ]
    return Amount(ends[0], ends[-1], point=len(ends) == 1, known=len(ends) == 1, whole=True, asks=asks)


def _found_by(condition: Condition, register: Register, quantity: Callable[[Term], Quantity]) -> tuple[str, Asks]:
    """The condition under which an entry has the value asked for, and where that is not known."""
    for part in conjuncts(condition):
        for own, other in _sides(part):
            value, asked = quantity(own), quantity(other)
            if value.no_row.text != "FALSE" or asked.no_row.text != "FALSE" or asked.empty.text != "FALSE":
                continue
            texts = [q.text if isinstance(q, Choice) else q.low if q.point else None for q in (value, asked)]
            if None in texts:
                continue
            here, there = texts
            alike = f"SELECT count(*) AS alike FROM {register.entries} GROUP BY {here}"
            asks = {
                f"({there} IS NULL)",
                f"EXISTS (SELECT 1 FROM {register.entries} WHERE {here} IS NULL)",
                f"EXISTS (SELECT 1 FROM ({alike}) WHERE alike > {_MOST_ALIKE})",
            }
            return f"{here} = {there}", frozenset(asks)
    raise NotCompiled("register")


def _sides(part: Condition) -> list[tuple[Fact, Term]]:
    if not isinstance(part, Comparison) or part.sign != "=":
        return []
    return [
        (own, other)
        for own, other in ((part.left, part.right), (part.right, part.left))
        if isinstance(own, Fact) and own.scope is Scope.ELEMENT and own.depth == 0 and not own_fields(other)
    ]
