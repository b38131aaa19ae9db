"""Room `columnar`: the queries of a plan, run over one stretch of the data after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..data.duck import Connection, quoted
from .planning import (
    Plan,
    asked_rows,
    facts_query,
    kept_rows,
    odd_rows,
    sharing_query,
    suspicious,
    tally_query,
    verdict_query,
)

FACTS = "facts_"
ASIDE = "aside_"
COLUMNS = ("proposal", "policy", "outcome", "warnings", "judgements")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the data: conditions of SQL on the table of proposals and on those of the lists."""

    proposals: str = ""
    lists: str = ""


def rule_ids(plan: Plan) -> tuple[str, ...]:
    """The columns of outcomes: the ids of the rules of all policies, in their order."""
    return tuple(dict.fromkeys(rule.rule.id for policy in plan.policies for rule in policy.rules))


def gather(plan: Plan, connection: Connection, stretch: Stretch) -> None:
    """Counts a stretch of the data: afterwards there are a table of facts and one of what is left to the law.

    Rows of the second are numbers of proposals (`r`) with their key (`k`); what belongs to no proposal has no number.
    """
    tallies: dict[int, str] = {}
    shared: dict[tuple[int, int], str] = {}
    for index, listed in plan.lists.items():
        tally = f"tally{index}_"
        tallies[index] = tally
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {tally} AS {tally_query(plan, index, stretch.lists)}")
        for each in listed.shared.values():
            name = f"shared{index}_{each.number}_"
            shared[index, each.number] = name
            query = sharing_query(plan, index, each.number, tally, stretch.lists)
            if not connection.execute(
                f"SELECT 1 FROM {tally} WHERE {suspicious(index, each.number)} LIMIT 1"
            ).fetchone():
                query += " LIMIT 0"
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
    facts = facts_query(plan, stretch.proposals, tallies, shared)
    aside = f"COALESCE({odd_rows(plan)} OR {asked_rows(plan)}, TRUE)"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {FACTS} AS SELECT *, {aside} AS aside_ FROM ({facts})")
    keys = "".join(f", k{index}" for index in tallies)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {ASIDE} AS SELECT r, COALESCE(k{keys}) AS k FROM {FACTS} WHERE aside_ OR r IS NULL "
        f"OR k IN (SELECT k FROM {FACTS} GROUP BY k HAVING count(*) > 1)"
    )


def verdicts_query(plan: Plan, *, by_name: bool, left: Sequence[str | None], law: str | None) -> str:
    """The verdicts on the stretch that was gathered, in the order of the data and then of the policies."""
    columns = rule_ids(plan)
    plain = f"(SELECT * FROM {FACTS} WHERE r NOT IN (SELECT r FROM {ASIDE} WHERE r IS NOT NULL) AND r IS NOT NULL)"
    queries = [
        verdict_query(plan, number, plain, columns, left[number], by_name=by_name)
        for number in range(len(plan.policies))
    ]
    if not by_name:
        kept = " OR ".join(f"({kept_rows(policy, by_name=False)})" for policy in plan.policies) or "FALSE"
        rules = "".join(f", NULL AS {quoted(name)}" for name in result_names(plan)[len(COLUMNS) :])
        queries.append(
            f"SELECT r, k::VARCHAR AS proposal, NULL AS policy, 'not_applicable' AS outcome, 0 AS warnings, "
            f"0 AS judgements, 255::UTINYINT AS policy_number{rules} FROM {plain} WHERE NOT ({kept})"
        )
    if law is not None:
        queries.append(f"SELECT * FROM {law}")
    named = ", ".join(map(quoted, result_names(plan)))
    return f"SELECT {named} FROM ({' UNION ALL '.join(queries)}) ORDER BY r, policy_number"


def result_names(plan: Plan) -> tuple[str, ...]:
    """The columns of the results."""
    names: list[str] = [*COLUMNS]
    names += rule_ids(plan)
    if plan.measured:
        names += [f"{rule}.{part}" for rule in rule_ids(plan) for part in ("low", "high", "margin")]
    return tuple(names)


def keys_aside(connection: Connection) -> Iterator[tuple[int | None, object]]:
    """The rows that are left to the law, with their keys."""
    yield from connection.execute(f"SELECT r, k FROM {ASIDE} ORDER BY r, k").fetchall()
