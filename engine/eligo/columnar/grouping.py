"""Room `columnar`: groups that share a value, counted by what holds of each: aggregates by key, and then of those."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..checking.policy import Both, Condition, Count, Distinct, Groups, Selection, Total
from ..checking.schema import Schema
from ..evaluation.reading import repeated
from .amounts import Amount, Known_, Quantity
from .formulas import Formula, Names, NotCompiled, possibly, surely
from .masks import MOST_ROWS
from .tallying import ListPlan, Membership

KEY = "gk"


@dataclass(slots=True)
class GroupPlan:
    """What is counted by group: who is in one at all, by which key, and what holds of how many."""

    of: Selection
    listed: ListPlan
    key: str
    base: Membership
    inside: str
    """Whether a row is possibly in a group."""
    names: Names = field(default_factory=lambda: Names("y"))
    holds: Formula | None = None
    asks: frozenset[str] = frozenset()

    # ── what is asked of the group at hand ────────────────────────────────────────────────

    def quantity(self, term: Count | Distinct | Total) -> Quantity:
        """A count, a sum … of members of the group."""
        inside = replace(term, of=self._inside(term.of))
        match inside:
            case Count():
                return self.listed.count(inside)
            case Distinct():
                found = self.listed.distinct(inside)
                # What the group itself asks for is not a test of the key here.
                return replace(found, asks=found.asks | self.listed.without_value(inside.of, inside.key.index))
            case Total():
                return self.listed.total(inside)

    def _inside(self, selection: Selection) -> Selection:
        conditions = tuple(c for c in (self.of.condition, selection.condition) if c is not None)
        if len(conditions) < 2:
            return replace(self.of, condition=conditions[0] if conditions else None)
        whole: Condition = Both(conditions, selection.span)
        if not set(repeated(whole)).issuperset(fact for c in conditions for fact in repeated(c)):
            raise NotCompiled("groups")
        return replace(self.of, condition=whole)

    # ── queries ───────────────────────────────────────────────────────────────────────────

    @property
    def table(self) -> str:
        """The name of the table that the query makes."""
        return f"groups{self.listed.tag}_"

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns of the facts: how many surely and possibly, and how many have to be asked about."""
        tag = self.listed.tag
        return f"u{tag}_low", f"u{tag}_high", f"u{tag}_asked"

    def query(self, rows: str, counted: str) -> str:
        """For each key of the list how many groups there are for which it holds; `counted` are the aggregates."""
        assert self.holds is not None
        low, high, asked = self.columns
        keyed = f"{self.inside} AND {self.key} IS NOT NULL"
        groups = self.names.above(f"SELECT k, {self.key} AS {KEY}, {counted} FROM ({rows}) WHERE {keyed} GROUP BY ALL")
        asks = " OR ".join(sorted(self.asks)) or "FALSE"
        return (
            f"SELECT k, count(*) FILTER ({surely(self.holds)}) AS {low}, "
            f"count(*) FILTER ({possibly(self.holds)}) AS {high}, count(*) FILTER ({asks}) AS {asked} "
            f"FROM ({groups}) GROUP BY k"
        )


def grouped(term: Groups, listed: ListPlan, schema: Schema) -> Amount:
    """How many groups there are for which the condition holds, as `evaluation.interpreter` has it.

    Where a key is not known, or nobody is surely in a group, the law is asked.
    """
    from .compiling import Compiler

    plan = listed.groups.get(term)
    if plan is None:
        own = listed.again(f"{listed.tag}g{len(listed.groups)}", joined=listed.joined)
        column = listed.masks.columns[term.key.index]
        base = own.membership(term.of)
        plan = GroupPlan(term.of, own, column.value, base, base.possibly)
        known = Known_(KEY, False, column.digits, column.scale)
        inner = Compiler(
            schema, {term.key.index: known}, {}, record=listed.masks.record.name, names=plan.names, group=plan
        )
        plan.holds = inner.formula(term.condition)
        plan.asks = plan.holds.asks
        if not plan.base.certain:
            plan.asks |= {f"({own.number(plan.base, sure=True)} = 0)"}
        listed.groups[term] = plan
    low, high, asked = plan.columns
    asks = listed.without_value(term.of, term.key.index) | {f"({asked} > 0)"}
    same = plan.base.certain and plan.holds is not None and plan.holds.known
    return Amount(low, low if same else high, point=same, known=same, whole=True, digits=len(str(MOST_ROWS)), asks=asks)
