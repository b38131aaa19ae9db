"""Room `columnar`: what is counted in one list, as aggregates over the rows of a proposal, and what they come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from ..checking.policy import Count, Distinct, Groups, NoTwo, Selection, Total
from ..checking.schema import Kind
from ..evaluation.reading import conjuncts, own_fields, reads_only_its_element, repeated
from .amounts import Amount, Choice, Quantity
from .classes import EVERYTHING, Term, terms_of
from .formulas import FALSE, Formula, Names, NotCompiled, cases
from .masks import LANE, LANES, MOST_ROWS, WIDTH, Mark, Masks

if TYPE_CHECKING:
    from .grouping import GroupPlan

_MOST_KEY_WORDS = 5
_SUM_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Membership:
    """Whether a row is in a selection, as terms or, where it has none, as conditions of SQL that are never NULL."""

    masks: Masks
    terms: tuple[Term, ...] | None
    general: tuple[str, str] = ("TRUE", "TRUE")
    asks: frozenset[str] = frozenset()
    """Cases, told by aggregates, in which the conditions do not speak."""

    @property
    def surely(self) -> str:
        """Whether it surely is."""
        return self.general[0] if self.terms is None else _any([self.masks.holds(Mark(t, True)) for t in self.terms])

    @property
    def possibly(self) -> str:
        """Whether it is or may be."""
        return self.general[1] if self.terms is None else _any([self.masks.holds(Mark(t, False)) for t in self.terms])

    @property
    def certain(self) -> bool:
        """Whether a row that may be in it surely is."""
        if self.terms is None:
            return self.general[0] == self.general[1]
        return not any(self.masks.nullable(term) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Shared:
    """A key that no two may share: who has it surely and possibly, its field, and its value in a row."""

    number: int
    surely: str
    possibly: str
    index: int
    key: str
    nullable: bool

    @property
    def plain(self) -> bool:
        """Whether it is known who has it, and which."""
        return self.surely == self.possibly and not self.nullable


class Again(Protocol):
    """Makes another plan of the same list, under a tag of its own."""

    def __call__(self, tag: str, *, joined: bool) -> ListPlan: ...


@dataclass(slots=True)
class ListPlan:
    """The aggregates of one list field. `given` says in SQL whether the list of a proposal is known at all."""

    index: int
    masks: Masks
    row_formula: Callable[[Selection], Formula]
    row_quantity: Callable[[Total], Quantity]
    again: Again
    """Another plan of the same list."""
    tag: str
    """Stands in the names of its columns."""
    joined: bool = False
    """Whether the facts of the proposal stand beside its rows."""
    dependent: ListPlan | None = None
    """What is counted once the facts of the proposal are known."""
    aggregates: dict[str, str] = field(default_factory=dict)
    """Names by aggregate expression over the rows."""
    shared: dict[tuple[str, str], Shared] = field(default_factory=dict)
    names: Names = field(default_factory=lambda: Names("x"))
    """Expressions over words and fields that several aggregates use: their names."""
    general: dict[Selection, Membership] = field(default_factory=dict)
    groups: dict[Groups, GroupPlan] = field(default_factory=dict)

    def start_again(self) -> None:
        """Forgets what was asked for, but not which marks are counted: they have their lanes from the first on."""
        self.aggregates.clear()
        self.shared.clear()
        self.names.texts.clear()
        self.general.clear()
        self.groups.clear()
        if self.dependent is not None:
            self.dependent.start_again()
        self.masks.flags.clear()
        self.masks.keys.clear()

    # ── who is in ─────────────────────────────────────────────────────────────────────────

    def membership(self, selection: Selection) -> Membership:
        """Whether a row is in a selection."""
        terms = terms_of(selection)
        if terms is None or not self._can_mask(terms):
            return self._general(selection)
        return Membership(self.masks, terms)

    def _can_mask(self, terms: tuple[Term, ...]) -> bool:
        from .classes import classes_of

        for index in {i for term in terms for i in term.fields}:
            declared = self.masks.record.fields[index]
            if declared.type.kind is Kind.CODE:
                continue
            tests = tuple(dict.fromkeys(test for term in terms for test in term.of(index)))
            try:
                classes_of(declared, index, tests, self.masks.schema)
            except NotCompiled:
                return False
        return True

    def _general(self, selection: Selection) -> Membership:
        known = self.general.get(selection)
        if known is None:
            formula = self.row_formula(selection)
            name = self.names.always(formula.text)
            ends = (name, name) if formula.known else (f"({name} IS TRUE)", f"({name} IS NOT FALSE)")
            known = Membership(self.masks, None, ends, self._any_of(formula.asks))
            self.general[selection] = known
        return known

    def _aggregate(self, expression: str) -> str:
        return self.aggregates.setdefault(expression, f"a{self.tag}_{len(self.aggregates)}")

    def _any_of(self, asks: frozenset[str], where: str = "TRUE") -> frozenset[str]:
        """Cases of rows as cases of the whole list."""
        inside = "" if where == "TRUE" else f"{where} AND "
        return frozenset(f"({self._aggregate(f'count(*) FILTER ({inside}{ask})')} > 0)" for ask in sorted(asks))

    def _hesitant(self, selection: Selection, member: Membership) -> frozenset[str]:
        """Where the law tries every missing code of an element (see `evaluation.belonging`), it has to be asked."""
        if selection.condition is None or member.certain:
            return member.asks
        missing = [
            f"{column.stored} IS NULL"
            for fact in repeated(selection.condition)
            if (column := self.masks.columns[fact.index]).nullable
        ]
        if not missing:
            return member.asks
        row = f"{member.possibly} AND NOT {member.surely} AND ({' OR '.join(missing)})"
        return member.asks | {f"({self._aggregate(f'count(*) FILTER ({row})')} > 0)"}

    # ── counts ────────────────────────────────────────────────────────────────────────────

    def count(self, node: Count) -> Amount:
        """How many are in a selection."""
        member = self.membership(node.of)
        asks = self._hesitant(node.of, member)
        if node.of.condition is None:
            return _counted(self._rows, self._rows, asks)
        return _counted(self.number(member, sure=True), self.number(member, sure=False), asks)

    @property
    def _rows(self) -> str:
        return f"n{self.tag}"

    def number(self, member: Membership, *, sure: bool) -> str:
        """How many are surely, or possibly, in a selection."""
        if member.terms == EVERYTHING:
            return self._rows
        if member.terms is not None and len(member.terms) == 1:
            lane = self.masks.lane(Mark(member.terms[0], sure))
            return f"((s{self.tag}_{lane // LANES} >> {WIDTH * (lane % LANES)}) & {LANE})"
        return self._aggregate(f"count(*) FILTER ({member.surely if sure else member.possibly})")

    def _number_of(self, selection: Selection, index: int, *, sure: bool, missing: bool) -> str:
        """How many in a selection have no value in a field, or have one."""
        member = self.membership(selection)
        if not self.masks.columns[index].nullable:
            return "0" if missing else self.number(member, sure=sure)
        if member.terms is not None and len(member.terms) == 1:
            where = frozenset((index,))
            term = replace(member.terms[0], missing=where) if missing else replace(member.terms[0], present=where)
            return self.number(replace(member, terms=(term,)), sure=sure)
        test = f"{self.masks.columns[index].stored} IS {'' if missing else 'NOT '}NULL"
        inside = member.surely if sure else member.possibly
        return self._aggregate(f"count(*) FILTER ({inside} AND {test})")

    def without_value(self, selection: Selection, index: int) -> frozenset[str]:
        """Whether somebody who may be in a selection has no value in a field, or where the law has to be asked for it."""
        unknown = self._number_of(selection, index, sure=False, missing=True)
        asks = self._hesitant(selection, self.membership(selection))
        return asks if unknown == "0" else asks | {f"({unknown} > 0)"}

    # ── different values ──────────────────────────────────────────────────────────────────

    def distinct(self, node: Distinct) -> Amount:
        """How many different values there can be, as `evaluation.counting.different` has it."""
        index = node.key.index
        member = self.membership(node.of)
        asks = self._hesitant(node.of, member)
        about_key = tuple(c for c in conjuncts(node.of.condition) if index in own_fields(c))
        alone = all(own_fields(c) == {index} and reads_only_its_element(c) for c in about_key)
        unknown = self._number_of(node.of, index, sure=False, missing=True)
        if unknown != "0" and not alone:
            asks |= {f"({unknown} > 0)"}
        column = self.masks.columns[index]
        is_code = column.field.type.kind is Kind.CODE
        finite = is_code or column.field.type.kind is Kind.YES_NO
        if unknown != "0" and about_key and not finite:
            asks |= {f"({unknown} > 0)"}
        able = self.masks.able(index, about_key) if finite and alone else None
        if is_code and member.terms is not None:
            certain = self._gathered(member.terms, index, sure=True)
            possible = self._gathered(member.terms, index, sure=False)
        else:
            certain = self._aggregate(f"count(DISTINCT CASE WHEN {member.surely} THEN {column.value} END)")
            possible = self._aggregate(f"count(DISTINCT CASE WHEN {member.possibly} THEN {column.value} END)")
        if unknown == "0":
            return _counted(certain, possible, asks)
        surely_unknown = self._number_of(node.of, index, sure=True, missing=True)
        low = f"greatest({certain}, CASE WHEN {surely_unknown} > 0 THEN 1 ELSE 0 END)"
        more = unknown if able is None else f"least({unknown}, {len(able)} - {possible})"
        return _counted(low, f"({possible} + {more})", asks)

    def _gathered(self, terms: tuple[Term, ...], index: int, *, sure: bool) -> str:
        """How many codes are met, by one bit each."""
        sets: dict[tuple[int, tuple[str | bool, ...]], list[str]] = {}
        for term in terms:
            number, able = self.masks.codes(index, term.of(index), sure=sure)
            others = self.masks.holds(Mark(term.without(index), sure))
            sets.setdefault((number, able), []).append(others)
        if len({able for _, able in sets}) > 1:
            raise NotCompiled("filter")
        able = next(iter(sets))[1]
        words = (len(able) + 61) // 62
        if words > _MOST_KEY_WORDS:
            raise NotCompiled("vocabulary")
        counted = []
        for word in range(words):
            met = " | ".join(
                f"(CASE WHEN {_any(others)} THEN d{number}_{word} ELSE 0 END)" for (number, _), others in sets.items()
            )
            counted.append(f"bit_count({self._aggregate(f'bit_or({met})')})")
        return f"({' + '.join(counted)})" if counted else "0"

    # ── sharing ───────────────────────────────────────────────────────────────────────────

    def sharing(self, node: NoTwo) -> tuple[Amount, Formula]:
        """How many share a value, and whether nobody does, as `evaluation.counting.sharing` has it."""
        member = self.membership(node.of)
        asks = self._hesitant(node.of, member)
        column = self.masks.columns[node.key.index]
        key = (member.possibly, column.value)
        shared = self.shared.get(key)
        if shared is None:
            shared = self.shared[key] = Shared(
                len(self.shared), member.surely, member.possibly, node.key.index, column.value, column.nullable
            )
        name = f"t{self.tag}_{shared.number}"
        unknown = self._number_of(node.of, node.key.index, sure=False, missing=True)
        low, repeated_, single = f"{name}_low", f"{name}_repeated", f"{name}_single"
        if unknown == "0":
            high = repeated_
        else:
            known = self._number_of(node.of, node.key.index, sure=False, missing=False)
            alone = f"COALESCE({single}, {known} - {repeated_})"
            further = f"{unknown} + least({unknown}, {alone})"
            high = (
                f"({repeated_} + CASE WHEN {unknown} > 1 OR ({unknown} > 0 AND {known} > 0) THEN {further} ELSE 0 END)"
            )
        text = cases(((f"{low} > 0", "FALSE"), (f"{high} > 0", "NULL::BOOLEAN")), "TRUE")
        nobody = Formula(f"({text})", known=unknown == "0" and member.certain, asks=asks)
        return _counted(low, high, asks), nobody

    # ── sums, and the one of a list ───────────────────────────────────────────────────────

    def total(self, node: Total) -> Quantity:
        """The sum of a term, or its value for the one element of a selection."""
        member = self.membership(node.of)
        asks = self._hesitant(node.of, member)
        value = self.row_quantity(node)
        if value.no_row is not FALSE or value.empty is not FALSE:
            raise NotCompiled("total")
        asks |= self._any_of(value.asks, member.possibly)
        if node.kind == "only":
            return self._only(member, value, asks)
        if not isinstance(value, Amount):
            raise NotCompiled("total")
        if node.kind != "sum":
            return self._extreme(node.kind, member, value, asks)
        if value.sort != "number":
            raise NotCompiled("total")
        ends = [self._sum(member, value, end, bound) for end, bound in ((value.low, "least"), (value.high, "greatest"))]
        digits = _SUM_DIGITS + value.scale
        low, high = (None if end is None else end for end in ends)
        asks |= {f"({end} IS NULL AND {unbounded} = 0)" for end, unbounded in self._ends(member, value, ends)}
        return Amount(
            low, high, digits=min(digits, 38), scale=value.scale, point=value.known and low == high, known=value.known,
            asks=asks,
        )  # fmt: skip

    def _ends(self, member: Membership, value: Amount, ends: list[str | None]) -> list[tuple[str, str]]:
        checked = []
        for end, stored in zip(ends, (value.low, value.high), strict=True):
            if end is not None and stored is not None:
                open_ = f"count(*) FILTER ({member.possibly} AND {stored} IS NULL)"
                checked.append((end, "0" if value.known else self._aggregate(open_)))
        return checked

    def _sum(self, member: Membership, value: Amount, end: str | None, bound: str) -> str | None:
        if end is None:
            return None
        part = cases(((member.surely, end), (member.possibly, f"{bound}({end}, 0)")), "0")
        if member.certain:
            part = cases(((member.surely, end),), "0")
        type = f"DECIMAL({min(_SUM_DIGITS + value.scale, 38)}, {value.scale})"
        total = f"TRY_CAST({self._aggregate(f'sum({part})')} AS {type})"
        if value.known:
            return total
        endless = self._aggregate(f"count(*) FILTER ({member.possibly} AND {end} IS NULL)")
        return f"(CASE WHEN {endless} = 0 THEN {total} END)"

    def _extreme(self, kind: str, member: Membership, value: Amount, asks: frozenset[str]) -> Amount:
        """The least or the greatest, as `evaluation.counting.total` has it."""
        sure, possible = self.number(member, sure=True), self.number(member, sure=False)
        if member.certain:
            empty = Formula(f"({possible} = 0)", known=True)
        else:
            empty = Formula(f"({cases(((f'{sure} > 0', 'FALSE'), (f'{possible} > 0', 'NULL::BOOLEAN')), 'TRUE')})")

        def of_all(function: str, end: str | None) -> str:
            if end is None:
                return "NULL"
            found = self._aggregate(f"{function}(CASE WHEN {member.possibly} THEN {end} END)")
            if value.known:
                return found
            endless = self._aggregate(f"count(*) FILTER ({member.possibly} AND {end} IS NULL)")
            return f"(CASE WHEN {endless} = 0 THEN {found} END)"

        def of_sure(function: str, end: str | None) -> str:
            return "NULL" if end is None else self._aggregate(f"{function}(CASE WHEN {member.surely} THEN {end} END)")

        outer, inner = (value.low, value.high) if kind == "min" else (value.high, value.low)
        reached = of_all(kind, outer)
        if member.certain and value.known:
            surely_reached = reached
        else:
            farther = "max" if kind == "min" else "min"
            open_ = "NULL" if member.certain else of_all(farther, inner)
            surely_reached = f"({cases(((f'{sure} > 0', of_sure(kind, inner)),), open_)})"
        low, high = (reached, surely_reached) if kind == "min" else (surely_reached, reached)
        return replace(
            value, low=low, high=high, point=low == high, known=False, whole=False, empty=empty, asks=asks, value=None
        )

    def _only(self, member: Membership, value: Quantity, asks: frozenset[str]) -> Quantity:
        single = f"({self.number(member, sure=True)} = 1 AND {self.number(member, sure=False)} = 1)"

        def of_the_one(end: str) -> str:
            found = self._aggregate(f"max(CASE WHEN {member.possibly} THEN {end} END)")
            return f"(CASE WHEN {single} THEN {found} END)"

        if isinstance(value, Choice):
            return Choice(of_the_one(value.text), value.options, asks=asks)
        low, high = (None if end is None else of_the_one(end) for end in (value.low, value.high))
        return replace(value, low=low, high=high, known=False, value=None, asks=asks)


def _any(conditions: list[str]) -> str:
    kept = list(dict.fromkeys(conditions))
    if "TRUE" in kept:
        return "TRUE"
    return f"({' OR '.join(kept)})" if len(kept) > 1 else kept[0] if kept else "FALSE"


def _counted(low: str, high: str, asks: frozenset[str]) -> Amount:
    same = low == high
    return Amount(low, high, point=same, known=same, whole=True, digits=len(str(MOST_ROWS)), asks=asks)
