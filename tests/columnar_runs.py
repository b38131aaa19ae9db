"""Proposals in memory → tables of DuckDB → the verdicts of the columnar engine, compared field by field with the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from tempfile import gettempdir

from eligo.checking.policy import CheckedPolicy
from eligo.checking.schema import Kind, Record, Schema, Value, Values
from eligo.columnar.planning import Plan, plan_for
from eligo.columnar.register_tables import written
from eligo.columnar.relations import Relation, Stored
from eligo.columnar.running import ASIDE, Stretch, gather, verdicts
from eligo.data import duck
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import Interval, RuleVerdict, Verdict

KEY, ROW, GIVEN = "the key", "row number", "given: "


@dataclass(slots=True)
class Tally:
    """What was compared (`rules` are proposals times rules), asked of the law or left to it, and what differed."""

    proposals: int = 0
    asked: int = 0
    rules: int = 0
    written: int = 0
    left: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        """Takes in another."""
        self.proposals += other.proposals
        self.asked += other.asked
        self.rules += other.rules
        self.written += other.written
        self.left.update(other.left)
        self.wrong += other.wrong


@cache
def connection() -> duck.Connection:
    """A connection for all runs of a process."""
    return duck.connect(Path(gettempdir()), memory="500MB", threads=1)


# ── tables ────────────────────────────────────────────────────────────────────────────────


def tables(
    schema: Schema, many: Sequence[Values], ids: Sequence[str], draw: Random
) -> tuple[Relation, dict[int, Relation]]:
    """The tables of proposals and of their lists, with the types and spellings of columns chosen at random."""
    root = schema.proposal
    listed = [i for i, f in enumerate(root.fields) if f.type.kind is Kind.LIST and not f.register]
    given = {root.fields[i].name: GIVEN + root.fields[i].name for i in listed}
    known: dict[str, tuple[str, Sequence[Value]]] = {
        given[root.fields[i].name]: ("BOOLEAN", [values[i] is not None for values in many]) for i in listed
    }
    plain = draw.random() < 0.3 and all(values[i] is not None for values in many for i in listed)
    facts = _relation("proposals", root, schema, many, ids, draw, {} if plain else known)
    lists = {}
    for i in listed:
        record = schema.records[root.fields[i].type.of or ""]
        owned = [(id, e) for id, values in zip(ids, many, strict=True) for e in _elements(values[i])]
        lists[i] = _relation(f"list{i}", record, schema, [e for _, e in owned], [id for id, _ in owned], draw, {})
    return replace(facts, given=None if plain else given), lists


def registers_in(schema: Schema, many: Sequence[Values], draw: Random) -> dict[int, Relation]:
    """The tables of the registers that are known, where they are the same for all proposals."""
    found = {}
    for i, each in enumerate(schema.proposal.fields):
        entries = many[0][i] if many and each.register else None
        if isinstance(entries, tuple) and all(values[i] == entries for values in many):
            rows, record = _elements(entries), schema.records[each.type.of or ""]
            found[i] = _relation(f"register{i}", record, schema, rows, ["" for _ in rows], draw, {})
    return found


def _elements(value: Value) -> Sequence[Values]:
    return value if isinstance(value, tuple) else ()  # type: ignore[return-value]


def _relation(
    table: str,
    record: Record,
    schema: Schema,
    rows: Sequence[Values],
    keys: Sequence[str],
    draw: Random,
    further: dict[str, tuple[str, Sequence[Value]]],
) -> Relation:
    columns: dict[str, tuple[str, Sequence[Value]]] = {
        KEY: ("VARCHAR", keys),
        ROW: ("BIGINT", range(len(rows))),
        **further,
    }
    fields: dict[str, Stored] = {}
    for index, each in enumerate(record.fields):
        kind, values = each.type.kind, [row[index] for row in rows]
        if kind is Kind.LIST or (all(v is None for v in values) and not each.required and draw.random() < 0.5):
            continue
        type = _type(kind, values, draw)
        if kind is Kind.CODE:
            values = [_spelled(v, each.type.of or "", schema, draw) for v in values]
        name = f"{each.name} \"of\" '{record.name}'" if draw.random() < 0.1 else each.name
        columns[name] = (type, values)
        nullable = any(v is None for v in values) or draw.random() < 0.3
        described = "TIMESTAMP WITH TIME ZONE" if type == "TIMESTAMPTZ" else type
        fields[each.name] = Stored(name, described, nullable)
    con = connection()
    declared = ", ".join(f"{duck.quoted(name)} {type}" for name, (type, _) in columns.items())
    con.execute(f"CREATE OR REPLACE TEMP TABLE {table} ({declared})")
    unnested = ", ".join(f"unnest(?::VARCHAR[])::{type}" for type, _ in columns.values())
    if rows:
        con.execute(f"INSERT INTO {table} SELECT {unnested}", [list(map(written, v)) for _, v in columns.values()])
    return Relation(table, Stored(KEY, "VARCHAR"), duck.quoted(ROW), fields)


def _type(kind: Kind, values: Sequence[Value], draw: Random) -> str:
    match kind:
        case Kind.NUMBER | Kind.MONEY:
            numbers = [Decimal(v) for v in values if isinstance(v, (int, Decimal))]
            places = max((-int(n.as_tuple().exponent) for n in numbers), default=0)
            able = ["DECIMAL(38,20)"] if all(abs(n) < 10**18 for n in numbers) else ["HUGEINT"]
            if places <= 10 and all(abs(n) < 10**18 for n in numbers):
                able += ["DECIMAL(28,10)"] * 2
            if places <= 0:
                able += ["BIGINT"] * 3
            if places <= 4 and all(abs(n) < 10**9 for n in numbers):
                able += ["DOUBLE", "VARCHAR", "DECIMAL(18,4)"]
            return draw.choice(able)
        case Kind.YES_NO:
            return draw.choice(("BOOLEAN", "BOOLEAN", "VARCHAR"))
        case Kind.DAY:
            return draw.choice(("DATE", "DATE", "VARCHAR"))
        case Kind.MOMENT:
            return "TIMESTAMPTZ"
        case _:
            return "VARCHAR"


def _spelled(code: Value, vocabulary: str, schema: Schema, draw: Random) -> Value:
    if code is None or draw.random() < 0.7:
        return code
    return draw.choice([w for w, c in schema.vocabularies[vocabulary].spellings().items() if c == code] or [code])


# ── comparing ─────────────────────────────────────────────────────────────────────────────


def without(policy: CheckedPolicy, left: set[str]) -> CheckedPolicy:
    """The policy without some of its rules."""
    return replace(
        policy,
        rules=tuple(rule for rule in policy.rules if rule.id not in left),
        later=tuple((day, without(version, left)) for day, version in policy.later),
    )


def compare(
    policy: CheckedPolicy,
    many: Sequence[Values],
    draw: Random,
    *,
    measured: bool = True,
    as_of: date | None = None,
    ids: Sequence[str] | None = None,
) -> Tally:
    """Runs the policy over the proposals in both ways."""
    ids = [f"P{n}" for n in range(len(many))] if ids is None else ids
    schema = policy.schema
    tally = Tally(proposals=len(many), written=len(policy.rules))
    proposals, lists = tables(schema, many, ids, draw)
    registers = registers_in(schema, many, draw)

    def planned() -> Plan:
        return plan_for((policy,), schema, proposals, lists, as_of=as_of, measured=measured, registers=registers)

    plan = planned()
    left = {(each.rule.id, each.construct) for version in plan.policies for each in version.left}
    if left:
        tally.left.update(construct for _, construct in left)
        policy = without(policy, {id for id, _ in left})
        plan = planned()
    said = _run(plan)
    for id, values in zip(ids, many, strict=True):
        if id not in said:
            tally.asked += 1
            continue
        tally.rules += len(policy.rules)
        law = evaluate(policy, id, values, as_of, reasons="none")
        tally.wrong += [f"{id}: {text}\n  {values}" for text in disagreements(law, said[id], measured=measured)]
    return tally


def _run(plan: Plan) -> dict[str, dict[str, object]]:
    con = connection()
    # Made anew for each set of policies.
    con.execute("DROP TYPE IF EXISTS policy_")
    gathered = gather(plan, con, Stretch(), by_name=True)
    cursor = con.execute(verdicts(plan, gathered, by_name=True))
    names = [column[0] for column in cursor.description]
    said = {row[0]: dict(zip(names, row, strict=True)) for row in cursor.fetchall()}
    if gathered.aside:
        aside = {key for (key,) in con.execute(f"SELECT k FROM {ASIDE}").fetchall()}
        assert aside.isdisjoint(said)
    return said


def disagreements(law: Verdict, said: dict[str, object], *, measured: bool = True) -> list[str]:
    """Where a row of verdicts differs from what the law says."""
    found = []
    whole = (law.outcome.value, law.warnings, law.judgements)
    told = (said["outcome"], said["warnings"], said["judgements"])
    if whole != told:
        found.append(f"proposal: {told}, not {whole}")
    for rule in law.rules:
        id = rule.rule.id
        if said[id] != rule.outcome.value:
            found.append(f"{id}: {said[id]}, not {rule.outcome.value}")
        elif measured:
            for part, wanted in zip(("low", "high", "margin"), _measured(rule), strict=True):
                if not _equal(said.get(f"{id}.{part}"), wanted):
                    found.append(f"{id}.{part}: {said.get(f'{id}.{part}')!r}, not {wanted!r}")
    return found


def _measured(rule: RuleVerdict) -> tuple[object, object, object]:
    if rule.finding is None:
        return None, None, None
    match rule.finding.measured:
        case Interval(low, high):
            return low, high, rule.finding.margin
        case choice:
            return choice.value, choice.value, rule.finding.margin


def _equal(told: object, wanted: object) -> bool:
    if not isinstance(told, str) or isinstance(wanted, str):
        return told == wanted and (told is None) is (wanted is None)
    match wanted:
        case bool():
            return told == ("true" if wanted else "false")
        case datetime():
            return told.removesuffix("+00").replace(" ", "T") == wanted.astimezone(UTC).replace(tzinfo=None).isoformat()
        case date():
            return told == wanted.isoformat()
        case int() | Decimal():
            return Decimal(told) == wanted
        case _:
            return False
