"""The task as a person writes it in SQL for DuckDB, in four plans; one process reads the data and writes one Parquet file.

`python bench/batch/hand_duckdb.py PLAN SOURCE -o FILE [--measured] [--without-listed-once] [--sql]`, where PLAN is

- `naive`: what one writes first, each predicate in its `FILTER`, `count(DISTINCT ...)`;
- `lookup`: tuned, one look-up join per coded column gives bits, `bit_or` counts different countries;
- `fused`: the least work per row that was found, two look-ups, two aggregates; at most 65 535 partners a proposal;
- `unknowns`: the tuned plan where facts may be missing: what is surely and what is possibly counted.

The first three take every fact except the ecosystem for known. None of them validates anything: a code that is not in the
vocabulary is nobody's, where the engine rejects the proposal.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from task import (
    COUNTED,
    EDUCATION,
    FULL,
    GRANTS,
    JUDGED,
    LABOUR,
    MEASURED,
    MUST,
    POLICY,
    PROGRAMME,
    SHOULD,
    SPELLED,
    TEXTS,
    TYPES,
    rules_without,
)

FULL_SQL = "role IN ('coordinator', 'full_partner')"
BIT = {code: 1 << place for place, code in enumerate(PROGRAMME)}
BIT |= {other: BIT[code] for other, code in SPELLED.items()}


def quoted(codes: Iterable[str]) -> str:
    return "(" + ", ".join(f"'{code}'" for code in codes) + ")"


def by_lot(numbers: dict[int, int]) -> str:
    return str(numbers[1]) if numbers[1] == numbers[2] else f"CASE lot WHEN 1 THEN {numbers[1]} ELSE {numbers[2]} END"


LIMIT = "CASE lot WHEN 1 THEN CASE duration_months " + " ".join(f"WHEN {d} THEN {g}" for d, g in GRANTS[1].items())
LIMIT += f" END ELSE {GRANTS[2][48]} END"
DURATION = f"CASE lot WHEN 1 THEN duration_months IN {tuple(GRANTS[1])} ELSE duration_months = 48 END"
ECOSYSTEM = "CASE WHEN lot = 2 THEN ecosystem END"
WHICH = f"CASE lot WHEN 1 THEN '{POLICY[1]}' WHEN 2 THEN '{POLICY[2]}' END"


FACTS = {"duration": "duration_months", "grant": "requested_grant"}


def measures(lows: dict[str, str], highs: dict[str, str]) -> list[str]:
    """The columns of what was measured, from the lowest and the highest of each rule with a number."""
    values = {f"{rule}.low": low for rule, low in lows.items()} | {f"{rule}.high": high for rule, high in highs.items()}
    for rule, least in COUNTED.items():
        margin = f"{lows[rule]} - {by_lot(least)}"
        same = lows[rule] == highs[rule]
        values[f"{rule}.margin"] = margin if same else f"CASE WHEN {lows[rule]} = {highs[rule]} THEN {margin} END"
    values |= {"grant.margin": f"{LIMIT} - requested_grant"} | dict.fromkeys(TEXTS, ECOSYSTEM)
    return [f'{values[name]} AS "{name}"' for name in MEASURED]


def known(aggregates: str, proposals: str, measured: bool, listed_once: bool) -> str:
    """The results where only the ecosystem may be missing, from one row of counts a proposal."""
    holds = {rule: f"coalesce(n_{rule}, 0) >= {by_lot(least)}" for rule, least in COUNTED.items()}
    holds["duration"] = DURATION
    holds["grant"] = f"coalesce(requested_grant <= {LIMIT}, false)"
    if listed_once:
        holds["listed_once"] = "coalesce(n_different = n_full_partners, true)"
    tested = ", ".join(f"{condition} AS t_{rule}" for rule, condition in holds.items())
    counts = ", ".join(f"coalesce(n_{rule}, 0) AS n_{rule}" for rule in COUNTED)
    all_must = " AND ".join(f"t_{rule}" for rule in MUST if rule in holds)
    text = {rule: f"CASE WHEN t_{rule} THEN 'pass' ELSE 'fail' END" for rule in holds}
    text[JUDGED] = "CASE WHEN lot = 1 THEN 'needs_judgement' END"
    text["ecosystem"] = "CASE WHEN lot = 2 THEN CASE WHEN ecosystem IS NULL THEN 'undecided' ELSE 'pass' END END"
    select = [
        "id AS proposal",
        f"{WHICH} AS policy",
        f"CASE WHEN NOT ({all_must}) THEN 'fail' WHEN lot = 2 AND ecosystem IS NULL THEN 'undecided' ELSE 'pass' END AS outcome",
        "(" + " + ".join(f"(NOT t_{rule})::TINYINT" for rule in SHOULD if rule in holds) + ") AS warnings",
        "(lot = 1)::TINYINT AS judgements",
        *(f"{text[rule]} AS {rule}" for rule in rules_without(listed_once)),
    ]
    if measured:
        ends = {rule: f"n_{rule}" for rule in COUNTED} | FACTS
        select += measures(ends, ends)
    joined = f"{proposals} LEFT JOIN ({aggregates}) ON id = proposal_id"
    # Coalesced twice under the same name would be ambiguous, so the counts are taken from a query of their own.
    inner = f"SELECT id, lot, duration_months, requested_grant, p.ecosystem AS ecosystem, {tested}, {counts} FROM (SELECT * FROM {joined}) p"
    return f"SELECT {', '.join(select)} FROM ({inner})"


def naive(proposals: str, partners: str, measured: bool, listed_once: bool) -> str:
    programme = f"country IN {quoted(PROGRAMME)}"
    different = f", count(DISTINCT pic) FILTER ({FULL_SQL}) AS n_different" if listed_once else ""
    aggregates = f"""SELECT proposal_id,
  count(DISTINCT country) FILTER ({FULL_SQL} AND {programme}) AS n_countries,
  count(*) FILTER ({FULL_SQL}) AS n_full_partners,
  count(*) FILTER ({FULL_SQL} AND type IN {quoted(LABOUR)}) AS n_labour_market,
  count(*) FILTER ({FULL_SQL} AND type IN {quoted(EDUCATION)}) AS n_education_providers,
  count(*) FILTER ({FULL_SQL} AND type = 'HEI') AS n_higher_education,
  count(*) FILTER ({FULL_SQL} AND type = 'VET') AS n_vocational{different}
FROM {partners} GROUP BY proposal_id"""
    return known(aggregates, proposals, measured, listed_once)


def lookups(partners: str, columns: str, types: dict[str, int], roles: dict[str, int]) -> str:
    """The partners with the bits of their codes."""
    of_type = ", ".join(f"('{code}', {bits}::UTINYINT)" for code, bits in types.items())
    of_country = ", ".join(f"('{code}', {bit}::BIGINT)" for code, bit in BIT.items())
    of_role = ", ".join(f"('{code}', {bits}::UTINYINT)" for code, bits in roles.items())
    return f"""SELECT {columns} FROM {partners} q
  LEFT JOIN (VALUES {of_type}) t(tc, tk) ON q.type = tc
  LEFT JOIN (VALUES {of_country}) c(cc, cm) ON q.country = cc
  LEFT JOIN (VALUES {of_role}) r(rc, rk) ON q.role = rc"""


# Half the time of count(DISTINCT pic). Two PICs with one hash, one proposal in 10^17, would be taken for the same.
DIFFERENT = "list_unique(list(hash(pic)) FILTER (f))"
TYPE_BITS = {code: 1 * (code in LABOUR) + 4 * (code == "HEI") + 8 * (code == "VET") for code in TYPES}


def lookup(proposals: str, partners: str, measured: bool, listed_once: bool) -> str:
    pic = ", pic" if listed_once else ""
    columns = f"proposal_id{pic}, coalesce(tk, 0) AS tk, coalesce(cm, 0) AS cm, coalesce(rk, 0) <> 0 AS f"
    found = lookups(partners, columns, TYPE_BITS, dict.fromkeys(FULL, 1))
    rows = f"""SELECT proposal_id{pic}, f, CASE WHEN f THEN cm ELSE 0 END AS m, f AND (tk & 1) <> 0 AS l,
  f AND (tk & 4) <> 0 AS h, f AND (tk & 8) <> 0 AS v FROM ({found})"""
    different = f", {DIFFERENT} AS n_different" if listed_once else ""
    aggregates = f"""SELECT proposal_id, bit_count(bit_or(m)) AS n_countries, count(*) FILTER (f) AS n_full_partners,
  count(*) FILTER (l) AS n_labour_market, count(*) FILTER (h) + count(*) FILTER (v) AS n_education_providers,
  count(*) FILTER (h) AS n_higher_education, count(*) FILTER (v) AS n_vocational{different}
FROM ({rows}) GROUP BY proposal_id"""
    return known(aggregates, proposals, measured, listed_once)


def fused(proposals: str, partners: str, measured: bool, listed_once: bool) -> str:
    # Four counters of 16 bits in one sum: full partners, labour market, higher education, vocational.
    lanes = {c: 1 + (c in LABOUR) * (1 << 16) + (c == "HEI") * (1 << 32) + (c == "VET") * (1 << 48) for c in TYPES}
    of_type = ", ".join(f"('{code}', {lane}::BIGINT)" for code, lane in lanes.items())
    of_country = ", ".join(f"('{code}', {bit}::BIGINT)" for code, bit in BIT.items())
    pic = f", pic, {FULL_SQL} AS f" if listed_once else ""
    rows = f"""SELECT proposal_id, CASE WHEN {FULL_SQL} THEN cm ELSE 0 END AS m, CASE WHEN {FULL_SQL} THEN ts ELSE 0 END AS s{pic}
FROM {partners} q LEFT JOIN (VALUES {of_type}) t(tc, ts) ON q.type = tc LEFT JOIN (VALUES {of_country}) c(cc, cm) ON q.country = cc"""
    different = f", {DIFFERENT} AS n_different" if listed_once else ""
    packed = f"SELECT proposal_id, bit_or(m) AS m, sum(s)::BIGINT AS s{different} FROM ({rows}) GROUP BY proposal_id"
    aggregates = f"""SELECT proposal_id, bit_count(m) AS n_countries, s & 65535 AS n_full_partners,
  (s >> 16) & 65535 AS n_labour_market, ((s >> 32) & 65535) + (s >> 48) AS n_education_providers,
  (s >> 32) & 65535 AS n_higher_education, s >> 48 AS n_vocational{", n_different" if listed_once else ""} FROM ({packed})"""
    return known(aggregates, proposals, measured, listed_once)


def unknowns(proposals: str, partners: str, measured: bool, listed_once: bool) -> str:
    pic = ", pic" if listed_once else ""
    missing = ", ".join(f"{column} IS NULL AS no_{column}" for column in ("type", "country", "role"))
    columns = f"proposal_id{pic}, coalesce(tk, 0) AS tk, coalesce(cm, 0) AS cm, coalesce(rk, 0) <> 0 AS f, {missing}"
    found = lookups(partners, columns, TYPE_BITS, dict.fromkeys(FULL, 1))
    bits = {"l": "(tk & 1) <> 0", "h": "(tk & 4) <> 0", "v": "(tk & 8) <> 0"}
    # f, l, h, v: surely counted; p...: possibly, because the role is not known; ut, uc: a possible full partner lacks the fact.
    rows = f"""SELECT proposal_id{pic}, f, p, CASE WHEN f THEN cm ELSE 0 END AS m, CASE WHEN p THEN cm ELSE 0 END AS pm,
  p AND no_type AS ut, p AND no_country AS uc, {", ".join(f"f AND {e} AS {n}, p AND {e} AS p{n}" for n, e in bits.items())}
FROM (SELECT *, f OR no_role AS p FROM ({found}))"""
    different = ""
    if listed_once:
        different = """, list(hash(pic)) FILTER (f AND pic IS NOT NULL) AS pics, list(hash(pic)) FILTER (p AND NOT f AND pic IS NOT NULL)
  AS more_pics"""
    counters = ", ".join(
        f"count(*) FILTER ({n}) AS {n}" for n in ("f", "p", "l", "h", "v", "pl", "ph", "pv", "ut", "uc")
    )
    aggregates = f"""SELECT proposal_id, bit_count(bit_or(m)) AS c, bit_count(bit_or(pm)) AS pc, {counters}{different}
FROM ({rows}) GROUP BY proposal_id"""
    bounds = {
        "countries": ("c", f"least({len(PROGRAMME)}, pc + uc)"),
        "full_partners": ("f", "p"),
        "labour_market": ("l", "pl + ut"),
        "education_providers": ("h + v", "ph + pv + ut"),
        "higher_education": ("h", "ph + ut"),
        "vocational": ("v", "pv + ut"),
    }
    counts = ", ".join(
        f'coalesce({low}, 0) AS "{rule}.low", coalesce({high}, 0) AS "{rule}.high"'
        for rule, (low, high) in bounds.items()
    )
    alone = ""
    if listed_once:
        # One unknown PIC may be that of any other possible full partner.
        all_pics = "list_concat(pics, more_pics)"
        alone = f""", CASE WHEN list_unique(pics) < len(pics) THEN 0
  WHEN p > 1 AND p > coalesce(len({all_pics}), 0) THEN 1
  WHEN more_pics IS NOT NULL AND list_unique({all_pics}) < len({all_pics}) THEN 1 ELSE 2 END AS t_listed_once"""
    joined = f"SELECT * FROM {proposals} LEFT JOIN ({aggregates}) ON id = proposal_id WHERE lot IS NOT NULL"
    counted = f"SELECT id, lot, duration_months, requested_grant, ecosystem, {counts}{alone} FROM ({joined})"
    # 0 fails, 1 is undecided, 2 passes.
    truth = {
        rule: f'CASE WHEN "{rule}.low" >= {by_lot(least)} THEN 2 WHEN "{rule}.high" >= {by_lot(least)} THEN 1 ELSE 0 END'
        for rule, least in COUNTED.items()
    }
    truth["duration"] = f"CASE WHEN duration_months IS NULL THEN 1 WHEN {DURATION} THEN 2 ELSE 0 END"
    highest = max(GRANTS[1].values())
    unsure = f"CASE WHEN requested_grant > {highest} THEN 0 ELSE 1 END"
    within = f"CASE WHEN requested_grant IS NULL THEN 1 WHEN requested_grant <= {LIMIT} THEN 2 ELSE 0 END"
    truth["grant"] = f"""CASE WHEN lot = 1 AND duration_months IS NULL THEN {unsure}
  WHEN lot = 1 AND duration_months NOT IN {tuple(GRANTS[1])} THEN 0 ELSE {within} END"""
    truth["ecosystem"] = "CASE WHEN lot = 2 AND ecosystem IS NULL THEN 1 ELSE 2 END"
    lows = {rule: f'"{rule}.low"' for rule in COUNTED} | {rule: f"coalesce({f}, 0)" for rule, f in FACTS.items()}
    highs = {rule: f'"{rule}.high"' for rule in COUNTED} | FACTS
    found_out = ", ".join(f"({expression})::TINYINT AS t_{rule}" for rule, expression in truth.items())
    said = "CASE {} WHEN 2 THEN 'pass' WHEN 1 THEN 'undecided' ELSE 'fail' END"
    text = {rule: said.format(f"t_{rule}") for rule in (*truth, "listed_once")}
    text[JUDGED] = "CASE WHEN lot = 1 THEN 'needs_judgement' END"
    text["ecosystem"] = f"CASE WHEN lot = 2 THEN {text['ecosystem']} END"
    should = [rule for rule in SHOULD if listed_once or rule != "listed_once"]
    select = [
        "id AS proposal",
        f"{WHICH} AS policy",
        said.format(f"least({', '.join(f't_{rule}' for rule in MUST)})") + " AS outcome",
        "(" + " + ".join(f"(t_{rule} < 2)::TINYINT" for rule in should) + ") AS warnings",
        "(lot = 1)::TINYINT AS judgements",
        *(f"{text[rule]} AS {rule}" for rule in rules_without(listed_once)),
        *(measures(lows, highs) if measured else ()),
    ]
    # Without a lot it is open whether a policy applies: one verdict of each, and no rule is asked.
    empty = [f'NULL AS "{column}"' for column in (*rules_without(listed_once), *(MEASURED if measured else ()))]
    open_lot = f"""SELECT id, policy, 'undecided', 0::TINYINT, 0::TINYINT, {", ".join(empty)}
FROM {proposals}, (VALUES ('{POLICY[1]}'), ('{POLICY[2]}')) v(policy) WHERE lot IS NULL"""
    return f"SELECT {', '.join(select)} FROM (SELECT *, {found_out} FROM ({counted})) UNION ALL {open_lot}"


Plan = Callable[[str, str, bool, bool], str]
PLANS: dict[str, Plan] = {"naive": naive, "lookup": lookup, "fused": fused, "unknowns": unknowns}


PROPOSAL_TYPES = {"id": "VARCHAR", "lot": "SMALLINT", "duration_months": "SMALLINT"}
PROPOSAL_TYPES |= {"requested_grant": "DECIMAL(12,2)", "ecosystem": "VARCHAR"}
PARTNER_TYPES = dict.fromkeys(("pic", "country", "role", "type"), "VARCHAR")
CSV_PROPOSAL = (
    "id",
    "title",
    "call",
    "lot",
    "duration_months",
    "requested_grant",
    "total_budget",
    "ecosystem",
    "submitted_at",
)
CSV_PARTNER = ("proposal_id", "pic", "name", "country", "role", "type", "eche")


def tables(source: Path) -> tuple[list[str], str, str]:
    """What must be done first, the table of proposals, and that of partners."""
    if source.suffix == ".jsonl":
        one = ", ".join(f"{field} {kind}" for field, kind in PARTNER_TYPES.items())
        typed = ", ".join(f"{field}: '{kind}'" for field, kind in PROPOSAL_TYPES.items())
        read = (
            f"read_json('{source}', format = 'newline_delimited', columns = {{{typed}, partners: 'STRUCT({one})[]'}})"
        )
        # Read once: both tables are in every line.
        first = [f"CREATE TEMP TABLE lines AS FROM {read}"]
        fields = ", ".join(f"u.{field}" for field in PARTNER_TYPES)
        partners = f"(SELECT id AS proposal_id, {fields} FROM (SELECT id, unnest(partners) AS u FROM lines))"
        return first, "lines", partners
    if (source / "proposals.csv").exists():
        kinds = PROPOSAL_TYPES | PARTNER_TYPES

        def read_csv(name: str, columns: tuple[str, ...]) -> str:
            typed = ", ".join(f"{column}: '{kinds.get(column, 'VARCHAR')}'" for column in columns)
            return f"read_csv('{source / name}.csv', header = true, auto_detect = false, columns = {{{typed}}})"

        return [], read_csv("proposals", CSV_PROPOSAL), read_csv("partners", CSV_PARTNER)
    return [], *(f"'{source / name}.parquet'" for name in ("proposals", "partners"))


def query(plan: str, source: Path, *, measured: bool, listed_once: bool) -> tuple[list[str], str]:
    """What must be done first, and the SQL of a plan over a folder of tables or a file of JSON Lines."""
    first, proposals, partners = tables(source)
    return first, PLANS[plan](proposals, partners, measured, listed_once)


def main() -> None:
    """Read the data, write the results."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("plan", choices=PLANS)
    asked.add_argument("source", type=Path, help="a folder of Parquet or CSV, or a .jsonl file")
    asked.add_argument("-o", "--output", type=Path)
    asked.add_argument("--measured", action="store_true")
    asked.add_argument("--without-listed-once", action="store_true")
    asked.add_argument("--sql", action="store_true", help="print the query instead of running it")
    asked.add_argument("--threads", default=str(os.cpu_count()))
    asked.add_argument("--memory", default="")
    given = asked.parse_args()
    first, sql = query(given.plan, given.source, measured=given.measured, listed_once=not given.without_listed_once)
    if given.sql or given.output is None:
        print(*first, sql, sep=";\n")
        return
    import duckdb

    settings = {"threads": given.threads} | ({"memory_limit": given.memory} if given.memory else {})
    connection = duckdb.connect(config=settings)
    for statement in (*first, f"COPY ({sql}) TO '{given.output}' (FORMAT parquet)"):
        connection.execute(statement)


if __name__ == "__main__":
    main()
