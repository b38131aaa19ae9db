"""Erasmus+ proposals by chance, plain and odd, as the files in which people keep them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Any

from eligo.data import duck

Record = dict[str, Any]

COUNTRIES = ("CZ", "DE", "FR", "IT", "PL", "AT", "SK", "NO", "RS", "UA", "GB", "BY", "EL", "UK", "GR")
ROLES = ("coordinator", "full_partner", "full_partner", "full_partner", "affiliated_entity", "associated_partner")
TYPES = ("HEI", "VET", "SME", "LARGE_ENTERPRISE", "CHAMBER", "TRADE_UNION", "RESEARCH", "NGO")
PROPOSAL_TYPES = {
    "id": "VARCHAR", "title": "VARCHAR", "call": "VARCHAR", "lot": "INTEGER", "duration_months": "SMALLINT",
    "requested_grant": "DECIMAL(18, 2)", "total_budget": "DECIMAL(18, 2)", "ecosystem": "VARCHAR",
    "submitted_at": "TIMESTAMPTZ",
}  # fmt: skip
PARTNER_TYPES = {
    "proposal_id": "VARCHAR", "pic": "VARCHAR", "name": "VARCHAR", "country": "VARCHAR", "role": "VARCHAR",
    "type": "VARCHAR", "eche": "BOOLEAN",
}  # fmt: skip


def proposals(random: Random, number: int, missing: float = 0.0) -> list[Record]:
    """So many proposals with partners; each fact is missing with that probability."""

    def maybe(value: Any) -> Any:
        return None if random.random() < missing else value

    def partner(place: int) -> Record:
        role = "coordinator" if place == 0 else random.choice(ROLES)
        return {
            "pic": maybe(str(100_000_000 + random.randrange(60))),
            "name": maybe(f"Organizace č. {place}"),
            "country": maybe(random.choice(COUNTRIES)),
            "role": maybe(role),
            "type": maybe(random.choice(TYPES)),
            "eche": maybe(random.random() < 0.5),
        }

    return [
        {
            "id": f"P-{n:05}",
            "title": maybe(f"Návrh {n}"),
            "call": maybe(random.choice(("2021", "2022", "2024", "2026"))),
            "lot": maybe(random.choice((1, 1, 2, 2, 3))),
            "duration_months": maybe(random.choice((24, 36, 48, 30))),
            "requested_grant": maybe(random.choice((900_000, 1_000_000, 1_500_000, 3_999_999.99, 4_000_001))),
            "total_budget": maybe(random.choice((1_000_000, 2_000_000, 5_000_000))),
            "ecosystem": maybe(random.choice(("tourism", "health", "digital"))),
            "submitted_at": maybe(random.choice(("2021-09-07T16:59:00+02:00", "2022-09-15T17:00:01+02:00"))),
            "partners": [partner(place) for place in range(random.randrange(16))],
        }
        for n in range(number)
    ]


def parquet(
    folder: Path,
    records: Sequence[Record],
    *,
    types: Mapping[str, str] = PROPOSAL_TYPES,
    partners: Mapping[str, str] = PARTNER_TYPES,
    further: Iterable[Record] = (),
    order: str = "",
) -> Path:
    """The proposals as a folder of two Parquet files; `further` are rows of partners of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [{**p, "proposal_id": r["id"]} for r in records for p in r["partners"] or ()]
    _table(folder, "proposals", [{k: v for k, v in r.items() if k != "partners"} for r in records], types, order)
    _table(folder, "partners", [*rows, *further], partners, order)
    return folder


def _table(folder: Path, name: str, rows: Iterable[Record], types: Mapping[str, str], order: str) -> None:
    lines = folder / f"{name}.jsonl.part"
    lines.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    columns = ", ".join(f"{duck.quoted(column)}: 'VARCHAR'" for column in types)
    cast = ", ".join(f"CAST({duck.quoted(c)} AS {type}) AS {duck.quoted(c)}" for c, type in types.items())
    with closing(duck.connect(folder / "spill")) as connection:
        connection.execute(
            f"COPY (SELECT {cast} FROM read_json({duck.text(str(lines))}, format = 'newline_delimited', "
            f"columns = {{{columns}}}) {order}) TO {duck.text(str(folder / f'{name}.parquet'))} (FORMAT parquet)"
        )
    lines.unlink()


def json_lines(path: Path, records: Sequence[Record]) -> Path:
    """The proposals as JSON Lines."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    return path
