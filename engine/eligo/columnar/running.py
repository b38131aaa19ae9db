"""Room `columnar`: the queries of a plan, run over one stretch of the data after the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..data.duck import Connection, quoted
from .planning import Plan, facts_query, sharing_query, suspicious, tally_query
from .verdicts import asked_rows, odd_rows, result_names, several_apply, verdict_query

FACTS = "facts_"
ASIDE = "aside_"
PLAIN = "plain_"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the data: clauses of SQL on the table of proposals and on those of the lists, by their place."""

    proposals: str = ""
    lists: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a stretch came to: how many proposals and how many of them are left to the law.

    `several` says whether more than one policy has a verdict on some proposal.
    """

    proposals: int
    aside: int
    several: bool


def gather(plan: Plan, connection: Connection, stretch: Stretch, *, by_name: bool) -> Gathered:
    """Counts a stretch of the data: afterwards there are a table of facts and one of what is left to the law.

    Rows of the second are numbers of proposals (`r`) with their key (`k`); what belongs to no proposal has no number.
    """
    tallies: dict[int, str] = {}
    shared: dict[tuple[int, int], str] = {}
    # The side of a join that is given first stays first: so the order of the proposals is kept.
    connection.execute("SET disabled_optimizers = 'build_side_probe_side,join_order'")
    groups: dict[int, int] = {}
    for index, listed in plan.lists.items():
        tally, where = f"tally{index}_", stretch.lists.get(index, "")
        tallies[index] = tally
        made = connection.execute(f"CREATE OR REPLACE TEMP TABLE {tally} AS {tally_query(plan, index, where)}")
        groups[index] = made.fetchone()[0]
        for each in listed.shared.values():
            name = f"shared{index}_{each.number}_"
            shared[index, each.number] = name
            query = sharing_query(plan, index, each.number, tally, where)
            some = connection.execute(
                f"SELECT 1 FROM {tally} WHERE {suspicious(index, each.number)} LIMIT 1"
            ).fetchone()
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}{'' if some else ' LIMIT 0'}")
    facts = facts_query(plan, stretch.proposals, tallies, shared)
    aside = f"COALESCE({odd_rows(plan)} OR {asked_rows(plan)}, TRUE)"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {FACTS} AS SELECT *, {aside} AS aside_ FROM ({facts})")
    met = "".join(f", count(*) FILTER (met{index})" for index in tallies)
    several = several_apply(plan, by_name=by_name)
    counted = connection.execute(
        f"SELECT count(*), count(*) FILTER (aside_), count(*) FILTER ({several}), count(DISTINCT k){met} FROM {FACTS}"
    ).fetchone()
    number, set_aside, several_, different, *matched = counted
    stray = [index for index, found in zip(tallies, matched, strict=True) if found < groups[index]]
    queries = [f"SELECT r, k FROM {FACTS} WHERE aside_"]
    if different < number:
        queries.append(f"SELECT r, k FROM {FACTS} WHERE k IN (SELECT k FROM {FACTS} GROUP BY k HAVING count(*) > 1)")
    queries += [
        f"SELECT NULL, k FROM {tallies[index]} WHERE k IS NULL OR k NOT IN (SELECT k FROM {FACTS} WHERE k IS NOT NULL)"
        for index in stray
    ]
    left = 0
    if set_aside or different < number or stray:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {ASIDE} AS {' UNION '.join(queries)}")
        left = connection.execute(f"SELECT count(*) FROM {ASIDE}").fetchone()[0]
    return Gathered(number, left, several_ > 0)


def plain_rows(gathered: Gathered) -> str:
    """The facts of a stretch without what is left to the law."""
    if not gathered.aside:
        return FACTS
    return f"(SELECT * FROM {FACTS} WHERE r NOT IN (SELECT r FROM {ASIDE} WHERE r IS NOT NULL))"


def verdicts(
    plan: Plan,
    gathered: Gathered,
    *,
    by_name: bool,
    left: str | None = None,
    law: str | None = None,
    numbered: bool = False,
) -> str:
    """The query for the verdicts on the stretch that was gathered, in its order; `law` is a table of further ones."""
    found = verdict_query(
        plan, plain_rows(gathered), by_name=by_name, several=gathered.several, left=left, numbered=bool(law) or numbered
    )
    if law is None:
        return found
    named = ", ".join(map(quoted, result_names(plan)))
    first = "r, " if numbered else ""
    return f"SELECT {first}{named} FROM ({found} UNION ALL SELECT * FROM {law}) ORDER BY r, which_"
