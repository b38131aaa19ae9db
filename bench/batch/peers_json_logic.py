"""json-logic (the -qubit package): one JSON expression a rule. It has no distinct count, so that is an operation added in Python.

`python bench/batch/peers_json_logic.py DATA.jsonl -o FILE.csv --limit N`
"""

from __future__ import annotations

from collections.abc import Iterable

import json_logic
import rowwise
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME

Logic = dict[str, object]

json_logic.add_operation("different", lambda *values: len(set(values[0])) if values and values[0] else 0)


def var(name: str) -> Logic:
    return {"var": name}


def among(field: str, codes: Iterable[object]) -> Logic:
    return {"in": [var(field), list(codes)]}


def by_lot(one: object, two: object) -> Logic:
    return {"if": [{"==": [var("lot"), 1]}, one, two]}


def least(rule: str) -> Logic:
    return by_lot(COUNTED[rule][1], COUNTED[rule][2])


def chosen(*conditions: Logic) -> Logic:
    return {
        "filter": [var("partners"), {"and": [among("role", FULL), *conditions]} if conditions else among("role", FULL)]
    }


def number(*conditions: Logic) -> Logic:
    return {"reduce": [chosen(*conditions), {"+": [1, var("accumulator")]}, 0]}


def different(field: str, *conditions: Logic) -> Logic:
    return {"different": [{"map": [chosen(*conditions), var(field)]}]}


within = [
    {"and": [{"==": [var("duration_months"), m]}, {"<=": [var("requested_grant"), g]}]} for m, g in GRANTS[1].items()
]
LOGIC: dict[str, Logic] = {
    "countries": {">=": [different("country", among("country", PROGRAMME)), least("countries")]},
    "full_partners": {">=": [number(), least("full_partners")]},
    "labour_market": {">=": [number(among("type", LABOUR)), least("labour_market")]},
    "education_providers": {">=": [number(among("type", EDUCATION)), least("education_providers")]},
    "higher_education": {">=": [number({"==": [var("type"), "HEI"]}), 1]},
    "vocational": {">=": [number({"==": [var("type"), "VET"]}), 1]},
    "duration": by_lot(among("duration_months", GRANTS[1]), {"==": [var("duration_months"), 48]}),
    "grant": by_lot({"or": within}, {"<=": [var("requested_grant"), GRANTS[2][48]]}),
    "listed_once": {"==": [different("pic"), number()]},
    "ecosystem": {"or": [{"==": [var("lot"), 1]}, {"!!": [var("ecosystem")]}]},
}


if __name__ == "__main__":
    rowwise.run(lambda proposal: [bool(json_logic.jsonLogic(LOGIC[rule], proposal)) for rule in rowwise.ASKED])
