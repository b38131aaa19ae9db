"""Writes invented proposals of any size: two Parquet tables, and if asked the same as JSON Lines and CSV.

`python bench/batch/generate.py 10000 1000000 --missing 0.01 --jsonl --csv` writes to `BENCH_DIR` (else a temporary folder):
`10000-missing/proposals.parquet`, `10000-missing/partners.parquet`, `10000-missing.jsonl`, `10000-missing-csv/`.

Every value is a function of the seed, of the number of the proposal and of the place of the partner, so the tables are written as a
stream in memory that does not grow, and the formats agree. The same version of DuckDB gives the same data.
"""

from __future__ import annotations

import argparse
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from task import ECOSYSTEMS, PROGRAMME, TYPES, WORK, name_of

THIRD = ("UA", "CH", "GB", "US", "MD", "GE", "BY", "RU")
PATTERN = ("HEI", "VET", "SME", "VET", "LARGE_ENTERPRISE", "HEI", "CHAMBER", "SME", "HEI", "TRADE_UNION", "VET")
PATTERN += ("TRADE_ASSOCIATION",)
NAMES = ("University of", "Institute", "Vocational Centre", "Chamber of", "Union of", "Industries", "Foundation")
NAMES += ("Association for",)
MOST = 16
BLOCK = 100_000
FULL_PARTNERS = {
    1: dict(zip(range(4, 13), (2, 3, 4, 6, 20, 22, 20, 13, 10), strict=True)),
    2: dict(zip(range(9, 16), (3, 4, 8, 32, 27, 18, 8), strict=True)),
}

PROPOSAL = ("title", "call", "lot", "duration_months", "requested_grant", "total_budget", "ecosystem", "submitted_at")
PARTNER = ("pic", "name", "country", "role", "type", "eche")


def literal(value: object) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def weighted(weights: Mapping[Any, float], bits: int) -> str:
    """A list of 2^bits values in which each stands as often as it weighs."""
    size, total, so_far, out = 1 << bits, sum(weights.values()), 0.0, []
    for value, weight in weights.items():
        so_far += weight
        out += [literal(value)] * (round(so_far / total * size) - len(out))
    return f"[{', '.join(out)}]"


def one_of(values: Sequence[Any]) -> str:
    return f"[{', '.join(map(literal, values))}]"


def countries() -> dict[str, float]:
    programme = {code: 1 / (place + 1) ** 1.15 for place, code in enumerate(PROGRAMME)}
    share = 0.985 / sum(programme.values())
    few = {"BY": 0.00075, "RU": 0.00075}
    return {c: w * share for c, w in programme.items()} | {c: few.get(c, 0.00225) for c in THIRD}


def word(number: str, seed: int, which: int) -> str:
    """64 drawn bits. One number is hashed: the hash of several is the exclusive or of theirs, and such words would depend on each other."""
    return f"hash({number} * 32 + {(seed << 45) + which})"


def draw(drawn: str, shift: int, bits: int) -> str:
    """Some bits of a drawn word as a small number."""
    return f"(({drawn} >> {shift}) & {(1 << bits) - 1})::INTEGER"


def take(values: str, number: str) -> str:
    return f"{values}[1 + {number}]"


def blank(value: str, drawn: str, place: int, missing: float) -> str:
    """The value, or now and then nothing."""
    if not missing:
        return value
    return f"CASE WHEN {draw(drawn, 16 * place, 16)} >= {round(missing * 65536)} THEN {value} END"


def identifier(integer: bool) -> str:
    return "(100000001 + i)" if integer else "('P-' || (100000001 + i)::VARCHAR)"


def counted(start: int, stop: int) -> str:
    """The numbers of the proposals."""
    return f"SELECT range AS i FROM range({start}, {stop})"


def read_back(path: Path, integer: bool) -> str:
    """The same from the table that was written: unlike `range`, it is read by several threads."""
    number = "id" if integer else "id[3:]::BIGINT"
    return f"SELECT {number} - 100000001 AS i FROM {literal(str(path))}"


def shape(seed: int, numbers: str) -> str:
    """What both tables must know of each proposal."""
    one, two = weighted(FULL_PARTNERS[1], 10), weighted(FULL_PARTNERS[2], 10)
    first = f"SELECT i, {word('i', seed, 1)} AS a FROM ({numbers})"
    lot = f"SELECT *, 1 + {draw('a', 0, 1)} AS lot_, {draw('a', 1, 10)} AS f_ FROM ({first})"
    full = f"SELECT *, CASE lot_ WHEN 1 THEN {take(one, 'f_')} ELSE {take(two, 'f_')} END AS full_ FROM ({lot})"
    return f"""SELECT *, least(full_ + {draw("a", 11, 2)}, {MOST}) AS k_,
        CASE WHEN full_ < 12 THEN 0 ELSE {draw("a", 13, 20)} % 12 END AS lead_, {draw("a", 33, 7)} = 0 AS twin_ FROM ({full})"""


def proposals(source: str, seed: int, missing: float, integer: bool, text_time: bool) -> str:
    """A query of the proposals, one row each."""
    first, second = weighted({24: 35, 36: 63, 48: 2}, 10), weighted({24: 1, 36: 2, 48: 97}, 10)
    limit = "CASE duration_ WHEN 24 THEN 1000000 WHEN 36 THEN 1500000 ELSE 4000000 END"
    # From 1 March 2022 on, half a year.
    moment = f"1646092800 + {draw('b', 42, 22)} * 4"
    value = {
        "title": "'Alliance ' || (100000001 + i)::VARCHAR",
        "call": "'2022'",
        "lot": "lot_::SMALLINT",
        "duration_months": "duration_::SMALLINT",
        "requested_grant": "grant_::DECIMAL(12,2)",
        "total_budget": f"(grant_ * (110 + {draw('b', 36, 6)}) // 100)::DECIMAL(12,2)",
        "ecosystem": f"CASE WHEN lot_ = 2 AND {draw('c', 0, 5)} > 0 THEN "
        f"{take(one_of(ECOSYSTEMS), draw('c', 5, 20) + ' % 14')} END",
        "submitted_at": f"strftime(make_timestamp(({moment})::BIGINT * 1000000), '%Y-%m-%dT%H:%M:%SZ')"
        if text_time
        else f"to_timestamp({moment})",
    }
    drawn = f"SELECT *, {word('i', seed, 2)} AS b, {word('i', seed, 3)} AS c FROM ({source})"
    duration = (
        f"SELECT *, CASE lot_ WHEN 1 THEN {take(first, draw('b', 0, 10))} ELSE {take(second, draw('b', 0, 10))} END"
    )
    granted = f"SELECT *, ({limit})::BIGINT * (6000 + {draw('b', 10, 26)} % 4601) // 10000 AS grant_"
    blanks = f"SELECT *, {word('i', seed, 4)} AS m0, {word('i', seed, 5)} AS m1" if missing else "SELECT *"
    fields = ", ".join(
        f"{blank(value[field], f'm{at // 4}', at % 4, missing)} AS {field}" for at, field in enumerate(PROPOSAL)
    )
    rows = f"{blanks} FROM ({granted} FROM ({duration} AS duration_ FROM ({drawn})))"
    return f"SELECT {identifier(integer)} AS id, {fields} FROM ({rows})"


def partner(seed: int, missing: float) -> dict[str, str]:
    """The facts of the partner at the place `j` of the proposal `i`, from its drawn words."""
    pic = "(100000000 + CASE WHEN twin_ AND j = 3 THEN y ELSE x END % 900000000)::VARCHAR"
    value = {
        "pic": pic,
        "name": f"{take(one_of(NAMES), draw('x', 50, 3))} || ' ' || {pic}",
        "country": take(weighted(countries(), 12), draw("z", 0, 12)),
        "role": f"CASE WHEN j = 0 THEN 'coordinator' WHEN j < full_ THEN 'full_partner' "
        f"WHEN {draw('z', 12, 1)} = 0 THEN 'affiliated_entity' ELSE 'associated_partner' END",
        "type": f"CASE WHEN j >= 12 OR {draw('z', 13, 12)} < 328 THEN {take(one_of(TYPES), draw('z', 25, 20) + ' % 12')} "
        f"ELSE {take(one_of(PATTERN), '(j + lead_) % 12')} END",
        "eche": f"{draw('z', 45, 1)} = 1",
    }
    return {f: blank(v, f"m{at // 3}", at % 3, missing) for at, (f, v) in enumerate(value.items())}


def words(seed: int, missing: float) -> str:
    """The drawn words of a partner; the fourth partner may have the word of the third."""
    blanks = f", {word('c', seed, 8)} AS m0, {word('c', seed, 9)} AS m1" if missing else ""
    return f"{word('c', seed, 6)} AS x, {word('(c - 1)', seed, 6)} AS y, {word('c', seed, 7)} AS z{blanks}"


def partners(source: str, seed: int, missing: float, integer: bool) -> str:
    """A query of the partners, one row each, in the order of their proposals."""
    each = f"SELECT *, i * {MOST} + j AS c FROM (SELECT *, unnest(range(k_)) AS j FROM ({source}))"
    fields = ", ".join(f"{value} AS {field}" for field, value in partner(seed, missing).items())
    rows = f"SELECT *, {words(seed, missing)} FROM ({each})"
    return f"SELECT {identifier(integer)} AS proposal_id, {fields} FROM ({rows})"


def nested(tables: tuple[str, str]) -> str:
    """A query of the proposals with their partners inside."""
    one = ", ".join(f"'{field}': {field}" for field in PARTNER)
    lists = f"SELECT proposal_id, list({{{one}}} ORDER BY place) AS partners FROM (SELECT *, row_number() OVER () AS place FROM ({tables[1]}))"
    return f"SELECT p.*, partners FROM ({tables[0]}) p JOIN ({lists} GROUP BY proposal_id) q ON p.id = q.proposal_id ORDER BY p.id"


def generate(
    size: int,
    *,
    seed: int = 1,
    missing: float = 0.0,
    integer_ids: bool = False,
    jsonl: bool = False,
    csv: bool = False,
    into: Path = WORK,
) -> Path:
    """The folder with the two tables; what is there already is not written again."""
    import duckdb

    name = name_of(size, missing, integer_ids)
    folder = into / name
    folder.mkdir(parents=True, exist_ok=True)
    spill = into / f"{name}.spill"
    connection = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(spill)})

    def write(query: str, path: Path, options: str) -> None:
        if path.exists():
            return
        unfinished = path.with_name(path.name + ".unfinished")
        connection.execute(f"COPY ({query}) TO {literal(str(unfinished))} ({options})")
        unfinished.replace(path)

    whole = shape(seed, counted(0, size))
    write(proposals(whole, seed, missing, integer_ids, False), folder / "proposals.parquet", "FORMAT parquet")
    whole = shape(seed, read_back(folder / "proposals.parquet", integer_ids))
    write(partners(whole, seed, missing, integer_ids), folder / "partners.parquet", "FORMAT parquet")
    if csv:
        sheets = into / f"{name}-csv"
        sheets.mkdir(exist_ok=True)
        write(proposals(whole, seed, missing, integer_ids, True), sheets / "proposals.csv", "FORMAT csv, HEADER")
        write(partners(whole, seed, missing, integer_ids), sheets / "partners.csv", "FORMAT csv, HEADER")
    lines = into / f"{name}.jsonl"
    if jsonl and not lines.exists():
        unfinished = into / f"{name}.jsonl.unfinished"
        with unfinished.open("wb") as out:
            # In blocks, because the lists of all partners at once would not fit.
            for start in range(0, size, BLOCK):
                block = shape(seed, counted(start, min(start + BLOCK, size)))
                part = into / f"{name}.part.jsonl"
                tables = (
                    proposals(block, seed, missing, integer_ids, True),
                    partners(block, seed, missing, integer_ids),
                )
                connection.execute(f"COPY ({nested(tables)}) TO {literal(str(part))} (FORMAT json)")
                with part.open("rb") as piece:
                    shutil.copyfileobj(piece, out)
                part.unlink()
        unfinished.replace(lines)
    connection.close()
    shutil.rmtree(spill, ignore_errors=True)
    return folder


def main() -> None:
    """Write what the command line asks for, and say what was written."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sizes", type=int, nargs="+")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--missing", type=float, default=0.0, help="the share of facts that are left out, such as 0.01")
    asked.add_argument("--integer-ids", action="store_true")
    asked.add_argument("--jsonl", action="store_true")
    asked.add_argument("--csv", action="store_true")
    asked.add_argument("--into", type=Path, default=WORK)
    given = asked.parse_args()
    for size in given.sizes:
        start = time.perf_counter()
        options = {"seed": given.seed, "missing": given.missing, "integer_ids": given.integer_ids}
        folder = generate(size, **options, jsonl=given.jsonl, csv=given.csv, into=given.into)
        print(f"{folder}: {time.perf_counter() - start:.1f} s")


if __name__ == "__main__":
    main()
