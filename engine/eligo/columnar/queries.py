"""Room `columnar`: what a plan comes to as texts of SQL, and how they are run; nothing here knows of policies.

So that the queries for the same policies over tables of the same shape can be kept between runs, and run without
anything that made them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..data.duck import Connection

FACTS = "facts_"
ASIDE = "aside_"
_EVERYWHERE = "TRUE"


def stretch_of(place: str) -> str:
    """The clause that stands in a query for the stretch of a table: of the proposals (empty place) or of a list."""
    return f" WHERE /*{place}*/{_EVERYWHERE}"


def cut_to(query: str, conditions: Mapping[str, str]) -> str:
    """The query over a stretch of the tables, given the conditions of it by place."""
    for place, condition in conditions.items():
        query = query.replace(f"/*{place}*/{_EVERYWHERE}", condition or _EVERYWHERE)
    return query


@dataclass(frozen=True, slots=True)
class Shared:
    """The second look at keys that no two may share: the table it makes, whether it is needed, and how it is made.

    Where it is not needed, `nothing` makes the table.
    """

    table: str
    needed: str
    query: str
    nothing: str


@dataclass(frozen=True, slots=True)
class Queries:
    """The queries of a plan. `tallies` are tables by name, one for each list, with the list's place.

    `verdicts` gives the verdicts where at most one policy has one on a proposal, `several` where more do; in them,
    the facts are called `facts_`. `names` are the columns of the results, `same_keys` is the query for keys that differ
    in the space at their ends (empty where there can be none), `types` makes types that they use. With `left`, some rules are left to the law.
    """

    tallies: tuple[tuple[str, str, str], ...]
    shared: tuple[Shared, ...]
    facts: str
    counts: str
    verdicts: str
    several: str
    same_keys: str
    types: tuple[str, ...]
    names: tuple[str, ...]
    left: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a stretch came to: how many proposals and how many of them are left to the law.

    `several` says whether more than one policy has a verdict on some proposal.
    """

    proposals: int
    aside: int
    several: bool


def gather(queries: Queries, connection: Connection, conditions: Mapping[str, str]) -> Gathered:
    """Counts a stretch of the data: afterwards there are a table of facts and one of what is left to the law.

    Rows of the second are numbers of proposals (`r`) with their key (`k`); what belongs to no proposal has no number.
    """
    _begin(queries, connection)
    groups = _count(queries, connection, conditions, f"CREATE OR REPLACE TEMP TABLE {FACTS} AS")
    number, set_aside, several, different, *matched = connection.execute(queries.counts).fetchone()
    stray = [name for (name, count), met in zip(groups, matched, strict=True) if met < count]
    left = 0
    if set_aside or different < number or stray:
        left = _set_aside(queries, connection, stray, twice=different < number)
    # The facts say it all: the room of what they were made from is wanted for what comes next.
    _let_go(connection, _made_of(queries))
    return Gathered(number, left, several > 0)


def _made_of(queries: Queries) -> tuple[str, ...]:
    """The tables that the facts are made of."""
    return (*(name for name, _, _ in queries.tallies), *(shared.table for shared in queries.shared))


def _let_go(connection: Connection, tables: Sequence[str]) -> None:
    for name in tables:
        connection.execute(f"DROP TABLE IF EXISTS {name}")


def _begin(queries: Queries, connection: Connection) -> None:
    # What an earlier stretch left would take the room of this one.
    _let_go(connection, (FACTS, ASIDE, *_made_of(queries)))
    for statement in queries.types:
        connection.execute(statement)


def _count(queries: Queries, connection: Connection, conditions: Mapping[str, str], into: str) -> list[tuple[str, int]]:
    """Put the facts of a stretch into a table; how many keys each tally has."""
    groups: list[tuple[str, int]] = []
    for name, _, query in queries.tallies:
        made = connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {cut_to(query, conditions)}")
        groups.append((name, made.fetchone()[0]))
    for shared in queries.shared:
        some = connection.execute(shared.needed).fetchone()
        query = cut_to(shared.query, conditions) if some else shared.nothing
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {shared.table} AS {query}")
    connection.execute(f"{into} {cut_to(queries.facts, conditions)}")
    return groups


def _set_aside(queries: Queries, connection: Connection, stray: Sequence[str], *, twice: bool) -> int:
    parts = [f"SELECT r, k FROM {FACTS} WHERE aside_"]
    if twice:
        parts.append(f"SELECT r, k FROM {FACTS} WHERE k IN (SELECT k FROM {FACTS} GROUP BY k HAVING count(*) > 1)")
    parts += [
        f"SELECT NULL, k FROM {name} WHERE k IS NULL OR k NOT IN (SELECT k FROM {FACTS} WHERE k IS NOT NULL)"
        for name in stray
    ]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {ASIDE} AS {' UNION '.join(parts)}")
    if queries.same_keys:
        connection.execute(f"INSERT INTO {ASIDE} {queries.same_keys}")
    found = connection.execute(f"SELECT count(*) FROM {ASIDE}").fetchone()
    return int(found[0])


def plain_rows(gathered: Gathered) -> str:
    """The facts of a stretch without what is left to the law."""
    if not gathered.aside:
        return FACTS
    return f"(SELECT * FROM {FACTS} WHERE r NOT IN (SELECT r FROM {ASIDE} WHERE r IS NOT NULL))"
