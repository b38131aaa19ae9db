"""Room `columnar`: policies and tables → the queries that give verdicts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ..checking.policy import CheckedPolicy, Rule, Selection, Total
from ..checking.schema import Kind, Schema
from ..evaluation.versions import SUBMITTED
from .amounts import Quantity, literal
from .compiling import Compiler
from .formulas import TRUE, UNKNOWN, Formula, Names, NotCompiled
from .judging import JudgedRule, judged
from .masks import MOST_ROWS, Masks
from .moving import beyond_rules, day_in_brussels
from .registers import Register
from .relations import Read, Relation, fields_of
from .tallying import ListPlan


@dataclass(frozen=True, slots=True)
class Left:
    """A rule that is left to the law, and the construct that has no form in SQL."""

    rule: Rule
    construct: str


@dataclass(frozen=True, slots=True)
class PolicyPlan:
    """A policy, or one of its versions, in SQL: for which rows this version holds (never NULL), whether it applies."""

    policy: CheckedPolicy
    holds: str
    applies: Formula
    rules: tuple[JudgedRule | Left, ...]

    @property
    def left(self) -> tuple[Left, ...]:
        """The rules that are left to the law."""
        return tuple(rule for rule in self.rules if isinstance(rule, Left))


@dataclass(slots=True)
class Plan:
    """The queries for a set of policies over tables of one shape."""

    schema: Schema
    proposals: Relation
    facts: dict[int, Read]
    lists: dict[int, ListPlan] = field(default_factory=dict)
    tables: dict[int, tuple[Relation, dict[int, Read]]] = field(default_factory=dict)
    policies: list[PolicyPlan] = field(default_factory=list)
    asks: set[str] = field(default_factory=set)
    """Where a whole proposal is left to the law; never NULL."""
    measured: bool = False
    clean: bool = False
    """Whether every row was read before, so that keys are what they seem."""
    read: set[int] = field(default_factory=set)
    """The fields of the proposal that conditions read."""
    names: Names = field(default_factory=lambda: Names("w"))
    """Long expressions over the facts: their columns."""
    first: Names = field(default_factory=lambda: Names("o"))
    """The same for those that are read where the facts of a proposal stand beside the rows of its lists."""


def plan_for(
    policies: Sequence[CheckedPolicy],
    schema: Schema,
    proposals: Relation,
    lists: dict[int, Relation],
    *,
    as_of: date | None = None,
    measured: bool = False,
    clean: bool = False,
    registers: Mapping[int, Relation] | None = None,
) -> Plan:
    """The plan; constructs without a form in SQL leave their rule to the law.

    All policies read the same schema, that of the data; `lists` are the tables by the position of their field,
    and `registers` those of registers, whose keys and rows have no meaning.
    """
    facts = fields_of(proposals, schema.proposal, schema, "p")
    plan = Plan(schema, proposals, facts, measured=measured, clean=clean)
    known = {i: replace(read.known, value=f"v{i}") for i, read in facts.items()}
    found = {index: _register(schema, index, relation) for index, relation in (registers or {}).items()}
    first = Compiler(schema, known, plan.lists, read=plan.read, names=plan.first, registers=found, first=True)
    for index, relation in lists.items():
        record = schema.records[schema.proposal.fields[index].type.of or ""]
        reads = fields_of(relation, record, schema, "q")
        plan.tables[index] = (relation, reads)
        masks = Masks(record, schema, {i: read.column for i, read in reads.items()})
        plan.lists[index] = _list_plan(index, masks, reads, first, str(index), joined=False)
        plan.asks.add(f"n{index} > {MOST_ROWS}")
        if relation is not None and proposals.given and schema.proposal.fields[index].name in proposals.given:
            plan.asks.add(f"NOT given{index}")
    compiler = Compiler(schema, known, plan.lists, read=plan.read, names=plan.names, registers=found)
    for _ in range(2):
        # The first time finds out what is counted; the second puts it where one look serves several rules.
        for listed in plan.lists.values():
            listed.start_again()
        plan.names.texts.clear()
        plan.first.texts.clear()
        plan.policies = [
            _policy(version, holds, compiler, plan, as_of)
            for policy in policies
            for version, holds in _versions(policy, plan, as_of)
        ]
    return plan


def _register(schema: Schema, index: int, relation: Relation) -> Register:
    record = schema.records[schema.proposal.fields[index].type.of or ""]
    return Register(relation, fields_of(relation, record, schema, "h"), record.name)


def _list_plan(
    index: int, masks: Masks, reads: dict[int, Read], first: Compiler, tag: str, *, joined: bool
) -> ListPlan:
    names, schema = Names("x"), first.schema
    known = {i: read.known for i, read in reads.items()}
    outer = first if joined else None
    rows = Compiler(
        schema, known, record=masks.record.name, names=names, outer=outer, registers=first.registers if joined else {}
    )

    def formula(selection: Selection) -> Formula:
        return TRUE if selection.condition is None else rows.formula(selection.condition)

    def again(tag: str, *, joined: bool) -> ListPlan:
        return _list_plan(index, Masks(masks.record, schema, masks.columns), reads, first, tag, joined=joined)

    def quantity(node: Total) -> Quantity:
        return rows.quantity(node.term)

    return ListPlan(index, masks, formula, quantity, again, tag, joined, names=names)


def _policy(policy: CheckedPolicy, holds: str, compiler: Compiler, plan: Plan, as_of: date | None) -> PolicyPlan:
    rules: list[JudgedRule | Left] = []
    for rule in policy.rules:
        try:
            rules.append(judged(rule, compiler, measured=plan.measured))
        except NotCompiled as reason:
            rules.append(Left(rule, reason.construct))
    try:
        applies = TRUE if policy.applies is None else compiler.formula(policy.applies)
    except NotCompiled:
        # Without it nothing can be said in SQL: every proposal is left to the law.
        plan.asks.add("TRUE")
        applies = UNKNOWN
    in_force = _in_force(policy, plan, as_of)
    if in_force != "TRUE":
        applies = Formula(f"(CASE WHEN {in_force} THEN {applies.text} ELSE FALSE END)", applies.known, applies.asks)
    return PolicyPlan(policy, holds, applies, tuple(rules))


def _versions(policy: CheckedPolicy, plan: Plan, as_of: date | None) -> list[tuple[CheckedPolicy, str]]:
    """The versions that differ, each with the condition of SQL, never NULL, under which it is the one that holds."""
    changes: list[tuple[date | None, CheckedPolicy]] = [(None, policy)]
    for begins, version in policy.later:
        if _asks(version) != _asks(changes[-1][1]):
            changes.append((begins, replace(version, name=policy.name, later=())))
    if len(changes) == 1:
        return [(policy, "TRUE")]
    day = _reference_day(plan, as_of)
    plan.asks.add(f"({day} IS NULL)")
    found = []
    for place, (start, version) in enumerate(changes):
        bounds = [] if start is None else [f"{day} >= {literal(start)}"]
        end = changes[place + 1][0] if place + 1 < len(changes) else None
        if end is not None:
            bounds.append(f"{day} < {literal(end)}")
        found.append((version, f"COALESCE({' AND '.join(bounds)}, FALSE)"))
    return found


def _in_force(policy: CheckedPolicy, plan: Plan, as_of: date | None) -> str:
    bounds = []
    if policy.valid_from is not None or policy.valid_to is not None:
        day = _reference_day(plan, as_of)
        bounds += [] if policy.valid_from is None else [f"{day} >= {literal(policy.valid_from)}"]
        bounds += [] if policy.valid_to is None else [f"{day} <= {literal(policy.valid_to)}"]
    return f"COALESCE({' AND '.join(bounds)}, TRUE)" if bounds else "TRUE"


def _asks(policy: CheckedPolicy) -> object:
    return policy.applies, tuple((r.when, r.requirement, r.exceptions) for r in policy.rules)


def _reference_day(plan: Plan, as_of: date | None) -> str:
    asked = "NULL::DATE" if as_of is None else literal(as_of)
    for index, read in plan.facts.items():
        if read.field.name == SUBMITTED and read.field.type.kind is Kind.MOMENT:
            plan.read.add(index)
            plan.asks.add(beyond_rules(f"v{index}"))
            return f"COALESCE({day_in_brussels(f'v{index}')}, {asked})"
        if read.field.name == SUBMITTED and read.field.type.kind is Kind.DAY:
            plan.read.add(index)
            return f"COALESCE(v{index}, {asked})"
    return asked
