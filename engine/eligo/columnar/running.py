"""Room `columnar`: a plan → its queries as texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..data.duck import Connection, quoted
from .counting import FIRST, facts_query, first_facts, further_queries, sharing_query, suspicious, tally_query
from .decoding import bare, stripped
from .planning import Plan
from .queries import ASIDE, FACTS, Gathered, Queries, Shared, plain_rows, stretch_of
from .queries import gather as gathered_by
from .verdicts import (
    asked_rows,
    facts_in_order,
    odd_rows,
    result_names,
    rule_ids,
    several_apply,
    types_of,
    verdict_query,
)

__all__ = ["ASIDE", "FACTS", "Gathered", "Stretch", "gather", "plain_rows", "queries_of", "verdicts"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the data: conditions of SQL on the table of proposals (empty place) and on those of the lists."""

    conditions: Mapping[str, str] = field(default_factory=dict)


def gather(plan: Plan, connection: Connection, stretch: Stretch, *, by_name: bool) -> Gathered:
    """Counts a stretch of the data for a plan; see `queries.gather`."""
    return gathered_by(queries_of(plan, by_name=by_name), connection, stretch.conditions)


def queries_of(plan: Plan, *, by_name: bool) -> Queries:
    """The queries of a plan, over whole tables until they are cut to a stretch."""
    tallies = {index: f"tally{index}_" for index in plan.lists}
    shared: dict[tuple[int, int], Shared] = {}
    for index, listed in plan.lists.items():
        for each in listed.shared.values():
            needed = f"SELECT 1 FROM {tallies[index]} WHERE {suspicious(index, each.number)} LIMIT 1"
            query = sharing_query(plan, index, each.number, tallies[index], stretch_of(str(index)))
            none = ", ".join(f"0::BIGINT AS t{index}_{each.number}_{part}" for part in ("low", "repeated", "single"))
            nothing = f"SELECT k, {none} FROM {tallies[index]} WHERE FALSE"
            shared[index, each.number] = Shared(f"shared{index}_{each.number}_", needed, query, nothing)
    tables = {place: each.table for place, each in shared.items()}
    further = further_queries(plan, stretch_of, joined=False)
    joined = further_queries(plan, stretch_of, joined=True)
    if joined:
        further[FIRST] = first_facts(plan, stretch_of(""), tallies, tables, further=True)
    facts = facts_query(plan, stretch_of(""), tallies, tables, further=True)
    order = " ORDER BY r" if facts_in_order(plan) else ""
    aside = f"COALESCE({odd_rows(plan)} OR {asked_rows(plan)}, TRUE)"
    met = "".join(f", count(*) FILTER (met{index})" for index in tallies)
    several = several_apply(plan, by_name=by_name)
    same = ""
    if plan.proposals.key.type == "VARCHAR" and not plan.clean:
        # What differs in the space at its ends only is one key.
        keys = f"SELECT {stripped('k')} FROM {ASIDE} WHERE NOT {bare('k')}"
        same = f"SELECT r, k FROM {FACTS} WHERE k IN ({keys}) AND r NOT IN (SELECT r FROM {ASIDE} WHERE r IS NOT NULL)"
    left = any(policy.left for policy in plan.policies)
    return Queries(
        tuple((name, str(i), tally_query(plan, i, stretch_of(str(i)))) for i, name in tallies.items()),
        (*shared.values(), *(Shared(name, "SELECT 1", query, "") for name, query in (further | joined).items())),
        f"SELECT *, {aside} AS aside_ FROM ({facts}){order}",
        f"SELECT count(*), count(*) FILTER (aside_), count(*) FILTER ({several}), count(DISTINCT k){met} FROM {FACTS}",
        verdict_query(plan, FACTS, by_name=by_name, several=False, typed=True),
        verdict_query(plan, FACTS, by_name=by_name, several=True, typed=True) if len(plan.policies) > 1 else "",
        same,
        types_of(plan),
        result_names(plan),
        left,
    )


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
        plan,
        plain_rows(gathered),
        by_name=by_name,
        several=gathered.several,
        left=left,
        numbered=bool(law) or numbered,
        typed=True,
    )
    if law is None:
        return found
    named = ", ".join(map(quoted, result_names(plan)))
    first = "r, which_, " if numbered else ""
    return f"SELECT {first}{named} FROM ({found} UNION ALL SELECT {_typed(plan)} FROM {law}) ORDER BY r, which_"


def _typed(plan: Plan) -> str:
    """The columns of the law's table, in the types of the queries."""
    types = {"policy": "policy_", **dict.fromkeys(("outcome", *rule_ids(plan)), "outcome_")}
    named = (f"{quoted(name)}::{types[name]}" if name in types else quoted(name) for name in result_names(plan))
    return ", ".join(("r", "which_", *named))
