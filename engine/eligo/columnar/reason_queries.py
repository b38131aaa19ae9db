"""Room `columnar`: the choices of rules → the queries for the elements that counted, and for what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from ..data.duck import quoted
from ..data.duck import text as quoted_text
from .counted import BITS, COUNTS, SLOTS, Slots
from .formulas import cases
from .masks import words_of
from .planning import Plan
from .queries import FACTS
from .reasons import WANTED, Asked, Choice, Group, Reasons, base_of, begins_at, path_of, rule_of
from .relations import source_of

MISSING = "missing"
POLICY, RULE, PATH, HOW = "reason_policy_", "reason_rule_", "reason_path_", "reason_counts_"
"""Types of columns with few different texts."""

_LIST, _PLACE, _LACKED = 48, 16, 1 << 60


def types_of(reasons: Reasons) -> dict[str, list[str]]:
    """What the policies, the rules and the counts of reasons can be: types that take little room."""
    names = [policy.policy.name for policy in reasons.plan.policies]
    rules = [rule.rule.id for policy in reasons.plan.policies for rule in policy.rules]
    return {POLICY: list(dict.fromkeys(names)), RULE: list(dict.fromkeys(rules)), HOW: [*COUNTS.values(), MISSING]}


def paths_query(reasons: Reasons) -> str:
    """Every path that a reason can have, for the proposals of a stretch."""
    fields = reasons.plan.schema.proposal.fields
    every = [
        f"SELECT {quoted_text('/' + fields[c.fact].name)} AS path" for c in reasons.lacks.choices if c.fact is not None
    ]
    for index, listed in reasons.plan.lists.items():
        numbers = _numbers(index)
        lacked = {
            a.field
            for c in (*reasons.lacks.choices, *reasons.few.choices)
            for a in c.asked
            if a.list == index and a.field is not None
        }
        ends = ["", *(f"/{listed.masks.record.fields[field].name}" for field in sorted(lacked))]
        every += [f"SELECT {path_of(fields[index].name)} || {quoted_text(end)} AS path FROM {numbers}" for end in ends]
    return " UNION ALL ".join(every) or "SELECT NULL::VARCHAR AS path WHERE FALSE"


def _numbers(index: int) -> str:
    return f"(SELECT unnest(range((SELECT max(n{index}) FROM {FACTS}))) AS at_)"


def fact_query(reasons: Reasons) -> str | None:
    """The facts of proposals that are missing, with the columns of `ORDER` and `COLUMNS`; None where none can be."""
    fields = reasons.plan.schema.proposal.fields
    told = [
        f"({c.number}, {base_of(c)}, {_LACKED + (c.fact << _LIST)}, {_names(reasons.plan, c)}, "
        f"{quoted_text('/' + fields[c.fact].name)}::{PATH})"
        for c in reasons.lacks.choices
        if c.fact is not None
    ]
    if not told:
        return None
    return (
        f"SELECT DISTINCT r, b AS c, n, k::VARCHAR AS proposal, policy, rule, path, NULL::VARCHAR AS label, "
        f"{quoted_text(MISSING)}::{HOW} AS counts FROM {WANTED} w "
        f"JOIN (VALUES {', '.join(told)}) z(c, b, n, policy, rule, path) ON w.c = z.c"
    )


def counted_queries(
    reasons: Reasons, index: int, where: str, groups: Sequence[Group], *, together: bool
) -> tuple[str | None, list[str]]:
    """The elements of a list that counted or lack something, with the columns of `ORDER` and `COLUMNS`.

    First comes what these queries share, for WITH. `together` says that the elements of each proposal stand in rows
    without a gap; the groups are those of which something is wanted.
    """
    label = reasons.labels[index]
    if label is None:
        return None, []
    asked = []
    for group in groups:
        choices = [(choice, each) for choice in group.choices for each in choice.asked if each.list == index]
        if choices:
            asked.append((group, choices))
    if not asked:
        return None, []
    kept = "MATERIALIZED" if len(asked) > 1 else "NOT MATERIALIZED"
    shared = f"elements{index}_ AS {kept} ({_elements(reasons, index, where, together=together)})"
    if any(group is reasons.few for group, _ in asked):
        numbers = numbers_of(reasons.few)
        some = f"SELECT * FROM elements{index}_ WHERE k IN (SELECT k FROM {WANTED} WHERE c IN ({numbers}))"
        shared += f", few{index}_ AS MATERIALIZED ({some})"
    path = path_of(reasons.plan.schema.proposal.fields[index].name)
    # A path is looked up by its number: that is faster than to find its text among all.
    shared += f", paths{index}_ AS MATERIALIZED (SELECT at_ AS place_, {path}::{PATH} AS path_ FROM {_numbers(index)})"
    begin = begins_at(index) if together else "0"
    queries = [(group, _counted(reasons, group, index, choices, label, begin)) for group, choices in asked]
    # A rule may lack one fact for several reasons.
    lacks = " UNION ALL ".join(query for group, query in queries if group is not reasons.many)
    found = [query for group, query in queries if group is reasons.many]
    return shared, [*found, f"SELECT DISTINCT * FROM ({lacks})"] if lacks else found


def _elements(reasons: Reasons, index: int, where: str, *, together: bool) -> str:
    """The elements of the proposals in question with their words; `from_` is their place, if need be with an offset."""
    relation, reads = reasons.plan.tables[index]
    listed = reasons.many.slots[index].listed
    asked = words_of(listed.masks, ())
    few = f"{quoted(relation.key.name)} IN (SELECT k FROM {WANTED})"
    source = source_of(relation, reads, f"{where} AND {few}" if where else f" WHERE {few}")
    place = reasons.places.get(index)
    if place is not None:
        source = source.replace("SELECT ", f"SELECT {quoted(place)} AS from_, ", 1)
    elif together:
        source = f"SELECT *, r AS from_ FROM ({source})"
    else:
        source = f"SELECT *, row_number() OVER (PARTITION BY k ORDER BY r) - 1 AS from_ FROM ({source})"
    named = [f"{text} AS {name}" for name, text in asked.words.items()]
    rows = f"SELECT s.*, {', '.join(named)} FROM ({source}) s {' '.join(asked.joins)}"
    return listed.names.above(rows)


def _counted(
    reasons: Reasons, group: Group, index: int, choices: Sequence[tuple[Choice, Asked]], label: str, begin: str
) -> str:
    slots = group.slots[index]
    words = slots.words
    source = f"SELECT * FROM elements{index}_"
    if group is reasons.lacks:
        source += f" WHERE k IN (SELECT k FROM {WANTED} WHERE c IN ({numbers_of(group)}))"
    elif group is reasons.few:
        source = _among_others(slots, f"few{index}_")
    source = slots.names.above(source)
    source = f"SELECT *, {', '.join(f'{text} AS c{n}_' for n, text in enumerate(words))} FROM ({source})"
    told = ", ".join(_choice(reasons, choice, asked) for choice, asked in choices)
    word = cases([(f"z.word = {n}", f"c{n}_") for n in range(1, len(words))], "c0_")
    hits = (
        f"SELECT w.r AS row_, z.b, z.n, q.*, from_ - {begin} AS at_, ({word} >> z.shift) & {(1 << BITS) - 1} AS how_, "
        f"z.policy, z.rule, z.further FROM ({source}) q JOIN {WANTED} w ON q.k = w.k "
        f"JOIN (VALUES {told}) z(c, b, n, word, shift, policy, rule, further) ON w.c = z.c"
    )
    path, among = "path_", f"({hits}) JOIN paths{index}_ ON at_ = place_"
    counts = cases([(f"how_ = {n}", f"{quoted_text(how)}::{HOW}") for n, how in COUNTS.items()])
    if group is not reasons.many:
        path = f"({path_of(reasons.plan.schema.proposal.fields[index].name)} || COALESCE(further, ''))::{PATH}"
        among = f"({hits})"
        label = f"CASE WHEN further IS NULL THEN {label} END"
        counts = f"CASE WHEN further IS NULL THEN {counts} ELSE {quoted_text(MISSING)}::{HOW} END"
    return (
        f"SELECT row_ AS r, b AS c, n + (at_ << {_PLACE}) AS n, "
        f"k::VARCHAR AS proposal, policy, rule, {path} AS path, {label} AS label, {counts} AS counts "
        f"FROM {among} WHERE how_ <> 0"
    )


def _among_others(slots: Slots, rows: str) -> str:
    names: list[str] = []
    joins = ""
    for number, (like, aggregates) in enumerate(slots.others.items()):
        told = ", ".join(f"{text} AS {name}" for text, name in aggregates.items())
        value = "" if like is None else f", {like} AS like_"
        where = "" if like is None else f" AND {like} = h{number}.like_"
        joins += (
            f" LEFT JOIN (SELECT k AS k_{value}, {told} FROM {rows} GROUP BY ALL) h{number} ON k = h{number}.k_{where}"
        )
        names += [f", COALESCE(h{number}.{name}, 0) AS {name}" for name in aggregates.values()]
    return f"SELECT e.*{''.join(names)} FROM {rows} e{joins}"


def numbers_of(group: Group) -> str:
    """The numbers of the choices of a group, for IN."""
    return ", ".join(str(choice.number) for choice in group.choices if choice.asked) or "NULL"


def _choice(reasons: Reasons, choice: Choice, asked: Asked) -> str:
    word, place = divmod(asked.slot, SLOTS)
    number, further = asked.list << _LIST, "NULL::VARCHAR"
    if asked.field is not None:
        number += _LACKED + asked.field
        field = reasons.plan.lists[asked.list].masks.record.fields[asked.field]
        further = quoted_text(f"/{field.name}")
    names = _names(reasons.plan, choice)
    return f"({choice.number}, {base_of(choice)}, {number}, {word}, {BITS * place}, {names}, {further})"


def _names(plan: Plan, choice: Choice) -> str:
    number, place = rule_of(choice.number)
    policy = plan.policies[number]
    return f"{quoted_text(policy.policy.name)}::{POLICY}, {quoted_text(policy.rules[place].rule.id)}::{RULE}"
