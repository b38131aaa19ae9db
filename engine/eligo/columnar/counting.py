"""Room `columnar`: the queries of a plan: what is counted of each list, and the facts with what was counted of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..checking.schema import Kind
from ..data.duck import quoted
from .decoding import bare, from_digits
from .masks import LANES, WIDTH, Words, words_of
from .planning import Plan
from .relations import Read, source_of
from .tallying import ListPlan, Shared

_HASHED = (1 << 30) - 1
_EVERY_LANE = (1 << WIDTH * LANES) - 1
FIRST = "first_"
"""The table of what is known of each proposal before lists are counted that read it."""
_LOOKED_AT = 16
"""So many keys of a list are looked at where no two may share one; with as many or more, a second look is taken."""
_LOOKED_AT_WHERE_OPEN = 24
"""The same where it may be open who is looked at: they are more."""


def rows_query(plan: Plan, index: int, where: str = "", *, lookup: bool = True) -> str:
    """The rows of a list with their words and what several aggregates use."""
    return _rows(plan, plan.lists[index], where, lookup=lookup)


def _rows(plan: Plan, listed: ListPlan, where: str, *, lookup: bool, facts: str = FIRST) -> str:
    relation, reads = plan.tables[listed.index]
    source = source_of(relation, reads, where)
    if listed.joined:
        source = f"SELECT s.*, f.* EXCLUDE (k, r) FROM ({source}) s JOIN {facts} f ON s.k = f.k"
    numbers = _numbers(listed) if lookup else {}
    for name, (taken, number) in numbers.items():
        # Above what it is made of, so that it is made once.
        source = f"SELECT *, {number} AS {name} FROM (SELECT *, {taken} AS y_{name} FROM ({source}))"
    words = _words(listed, reads, lookup=lookup, numbers=numbers)
    named = [f"{expression} AS {name}" for name, expression in words.words.items()]
    inner = f"SELECT s.*, {', '.join(named)} FROM ({source}) s {' '.join(words.joins)}"
    return listed.names.above(inner)


def _numbers(listed: ListPlan) -> dict[str, tuple[str, str]]:
    """Keys that no two may share as small numbers, by name: first what they are made of, then they, NULL where they are none."""
    found = {}
    for index in sorted({shared.index for shared in listed.shared.values()}):
        column = listed.masks.columns[index]
        if column.field.type.kind is Kind.TEXT and column.stored != "NULL":
            name, taken = _number_of(index), f"y_{_number_of(index)}"
            is_text = column.value == column.stored
            number = from_digits(column.stored, taken) if is_text else f"CASE WHEN {taken} >= 0 THEN {taken} END"
            found[name] = f"TRY_CAST({column.stored} AS INTEGER)", number
    return found


def _number_of(index: int) -> str:
    return f"digits{index}"


def _words(listed: ListPlan, reads: dict[int, Read], *, lookup: bool, numbers: Mapping[str, object]) -> Words:
    used = [
        i
        for i, read in reads.items()
        if read.stored != "NULL" and (read.field.type.kind is not Kind.TEXT or _is_read(listed, i))
    ]
    plain = {i: f"{_number_of(i)} IS NOT NULL" for i in used if _number_of(i) in numbers}
    return words_of(listed.masks, used, lookup=lookup, plain_where=plain)


def _is_read(listed: ListPlan, index: int) -> bool:
    """Whether something hangs on a text; others are not looked at."""
    name = f"q{index}"
    marks = [*listed.masks.lanes, *listed.masks.flags]
    mentioned = [*listed.aggregates, *listed.names.texts, *(s.key for s in listed.shared.values())]
    return any(index in mark.term.fields for mark in marks) or any(name in text for text in mentioned)


def tally_query(plan: Plan, index: int, where: str = "", *, lookup: bool = True) -> str:
    """What is counted of a list, one row for each key."""
    listed = plan.lists[index]
    columns = _aggregates(listed)
    rows = rows_query(plan, index, where, lookup=lookup)
    numbers = _numbers(listed) if lookup else {}
    for shared in listed.shared.values():
        # Below nothing are keys that are no small numbers: of those that look alike, a second look tells which are.
        name, key = f"key{shared.number}", f"-1 - (hash({shared.key}) & {_HASHED})::INTEGER"
        if _number_of(shared.index) in numbers:
            number = _number_of(shared.index)
            key = f"COALESCE({number if shared.plain else f'{number} * 2 + ({shared.surely})::INTEGER'}, {key})"
        rows = (
            f"SELECT *, CASE WHEN {shared.possibly} AND {shared.key} IS NOT NULL THEN {key} END AS {name} FROM ({rows})"
        )
        columns += _sharing(shared, name, index)
    return f"SELECT k, {', '.join(columns)} FROM ({rows}) GROUP BY k"


def _sharing(shared: Shared, key: str, index: int) -> list[str]:
    """How many share a key for all that is seen in the tally, and whether a second look is needed to tell."""
    most = _LOOKED_AT if shared.plain else _LOOKED_AT_WHERE_OPEN
    # The greatest come first, so that equals are neighbours; an odd number is of one who surely has it.
    greatest = f"max({key}, {most})"
    alike = "{} = {}" if shared.plain else "{} >> 1 = {} >> 1"
    met = f"len(list_filter({greatest}[2:], lambda x, i: {alike.format('x', f'{greatest}[i]')})) > 0"

    def number(alike: str) -> str:
        pairs = [alike.format(f"{greatest}[{i}]", f"{greatest}[{i + 1}]") for i in range(1, most)]
        each = [" OR ".join(pairs[max(0, i - 1) : i + 1]) for i in range(most)]
        return f"CASE WHEN {met} THEN {' + '.join(f'COALESCE({one}, FALSE)::INTEGER' for one in each)} ELSE 0 END"

    name = f"{index}_{shared.number}"
    columns = [f"{number(alike)} AS {_repeated(index, shared)}"]
    if not shared.plain:
        columns.append(f"{number('({0} = {1} AND {0} & 1 = 1)')} AS {_surely_repeated(index, shared)}")
    unclear = f"CASE WHEN len({greatest}) = {most} THEN TRUE WHEN {met} THEN {greatest}[-1] < 0 ELSE FALSE END"
    return [*columns, f"{unclear} AS h{name}"]


def _shared(plan: Plan, index: int, number: int) -> Shared:
    return next(each for each in plan.lists[index].shared.values() if each.number == number)


def _repeated(index: int, shared: Shared) -> str:
    """The column of the tally that says how many may share a key, where no second look is needed."""
    return f"u{index}_{shared.number}"


def _surely_repeated(index: int, shared: Shared) -> str:
    """The column that says how many surely do."""
    return _repeated(index, shared) if shared.plain else f"w{index}_{shared.number}"


def _aggregates(listed: ListPlan) -> list[str]:
    columns = [f"count(*) AS n{listed.tag}"]
    columns += [f"(sum(m{w}) & {_EVERY_LANE})::BIGINT AS s{listed.tag}_{w}" for w in range(listed.masks.words)]
    return columns + [f"{expression} AS {name}" for expression, name in listed.aggregates.items()]


def further_queries(
    plan: Plan, where: Callable[[str], str], *, joined: bool, lookup: bool = True, facts: str = FIRST
) -> dict[str, str]:
    """What is counted after the tallies, one row for each key: queries by the name of their table.

    First come those that read nothing else; those that are `joined` read the `facts` that are known then.
    """
    found = {}
    for listed in further_lists(plan, joined=joined):
        every = [listed, *(group.listed for group in listed.groups.values())]
        rows = [_rows(plan, each, where(str(each.index)), lookup=lookup, facts=facts) for each in every]
        counted = [", ".join(_aggregates(each)) for each in every]
        if joined:
            found[dependent_table(listed)] = f"SELECT k, {counted[0]} FROM ({rows[0]}) GROUP BY k"
        for group, of, what in zip(listed.groups.values(), rows[1:], counted[1:], strict=True):
            found[group.table] = group.query(of, what)
    return found


def further_lists(plan: Plan, *, joined: bool) -> list[ListPlan]:
    """The plans of lists that are counted without the facts of the proposal, or with them."""
    return [each for each in (p.dependent if joined else p for p in plan.lists.values()) if each is not None]


def dependent_table(listed: ListPlan) -> str:
    """The name of the table of what is counted with the facts of the proposal."""
    return f"further{listed.tag}_"


def suspicious(index: int, number: int) -> str:
    """Whether two of a list may share a key, in a row of the tally; never NULL."""
    return f"h{index}_{number}"


def sharing_query(plan: Plan, index: int, number: int, tally: str, where: str = "") -> str:
    """For each suspicious key of the tally: how many surely share, how many may, and how many stand alone."""
    shared = _shared(plan, index, number)
    name = f"t{index}_{number}"
    relation, _ = plan.tables[index]
    few = f"{quoted(relation.key.name)} IN (SELECT k FROM {tally} WHERE {suspicious(index, number)})"
    rows = rows_query(plan, index, f"{where} AND {few}" if where else f" WHERE {few}")
    grouped = (
        f"SELECT k, count(*) FILTER ({shared.surely}) AS sure, count(*) AS possible FROM ({rows}) "
        f"WHERE {shared.possibly} AND {shared.key} IS NOT NULL GROUP BY k, {shared.key}"
    )
    return (
        f"SELECT k, COALESCE(sum(sure) FILTER (sure > 1), 0)::BIGINT AS {name}_low, "
        f"COALESCE(sum(possible) FILTER (possible > 1), 0)::BIGINT AS {name}_repeated, "
        f"count(*) FILTER (possible = 1) AS {name}_single FROM ({grouped}) GROUP BY k"
    )


def first_facts(
    plan: Plan, where: str, tallies: dict[int, str], shared: dict[tuple[int, int], str], *, further: bool
) -> str:
    """One row for each proposal with what was counted first; `odd_` says where a closer look is needed."""
    reads = {i: read for i, read in plan.facts.items() if i in plan.read or read.field.type.kind is not Kind.TEXT}
    values = "".join(f", {read.decoded.value} AS v{i}" for i, read in reads.items() if i in plan.read)
    plain = [read.decoded.plain for read in reads.values() if read.decoded.plain != "TRUE"]
    lists = "".join(
        f", COALESCE({quoted(given)}, FALSE) AS given{index}"
        for index in tallies
        if plan.proposals.given and (given := plan.proposals.given.get(plan.schema.proposal.fields[index].name))
    )
    given = "".join(f", {quoted(name)}" for name in (plan.proposals.given or {}).values())
    if plan.proposals.key.type == "VARCHAR" and not plan.clean:
        plain.append(f"COALESCE({bare('k')}, FALSE)")
    odd = " OR ".join([f"NOT ({' AND '.join(plain)})"] if plain else ["FALSE"])
    source = source_of(plan.proposals, reads, where).replace(" FROM ", f"{given} FROM ", 1)
    query = f"SELECT k, r{values}, ({odd} OR k IS NULL) AS odd_{lists} FROM ({source})"
    columns = ["p.*"]
    joins = ""
    for index, tally in tallies.items():
        listed = plan.lists[index]
        columns.append(f"a{index}.k IS NOT NULL AS met{index}")
        columns += _counted(listed, f"a{index}")
        joins += f" LEFT JOIN {tally} a{index} ON p.k = a{index}.k"
    for (index, number), table in shared.items():
        name = f"t{index}_{number}"
        each = _shared(plan, index, number)
        for part, seen in (("low", _surely_repeated), ("repeated", _repeated)):
            columns.append(f"COALESCE({name}.{name}_{part}, a{index}.{seen(index, each)}, 0) AS {name}_{part}")
        columns.append(f"{name}.{name}_single AS {name}_single")
        joins += f" LEFT JOIN {table} {name} ON p.k = {name}.k"
    made = None if further else further_queries(plan, lambda _: "", joined=False, lookup=False)
    more, tables = _further(plan, made, joined=False)
    return plan.first.above(f"SELECT {', '.join([*columns, *more])} FROM ({query}) p{joins}{tables}")


def _further(plan: Plan, made: Mapping[str, str] | None, *, joined: bool) -> tuple[list[str], str]:
    columns: list[str] = []
    tables: list[str] = []
    for listed in further_lists(plan, joined=joined):
        if joined:
            tables.append(dependent_table(listed))
            columns += _counted(listed, tables[-1])
        for group in listed.groups.values():
            tables.append(group.table)
            columns += [f"COALESCE({group.table}.{name}, 0) AS {name}" for name in group.columns]
    sources = [table if made is None else f"({made[table]}) {table}" for table in tables]
    joins = [f" LEFT JOIN {source} ON p.k = {table}.k" for source, table in zip(sources, tables, strict=True)]
    return columns, "".join(joins)


def _counted(listed: ListPlan, table: str) -> list[str]:
    tag = listed.tag
    return [
        f"COALESCE({table}.n{tag}, 0) AS n{tag}",
        *(f"COALESCE({table}.s{tag}_{w}, 0) AS s{tag}_{w}" for w in range(listed.masks.words)),
        *(
            f"COALESCE({table}.{name}, 0) AS {name}" if _is_number(expression) else f"{table}.{name} AS {name}"
            for expression, name in listed.aggregates.items()
        ),
    ]


def facts_query(
    plan: Plan, where: str, tallies: dict[int, str], shared: dict[tuple[int, int], str], *, further: bool = False
) -> str:
    """One row for each proposal with everything that conditions read, in no order.

    With `further`, what is counted after the tallies stands in tables, and the first facts in one as well.
    """
    query = first_facts(plan, where, tallies, shared, further=further)
    if further_lists(plan, joined=True):
        facts = FIRST if further else f"({query})"
        made = None if further else further_queries(plan, lambda _: "", joined=True, lookup=False, facts=facts)
        columns, joins = _further(plan, made, joined=True)
        query = f"SELECT {', '.join(['p.*', *columns])} FROM {facts} p{joins}"
    return plan.names.above(query)


def _is_number(aggregate: str) -> bool:
    return aggregate.startswith(("count(", "bit_or(", "sum(", "size("))
