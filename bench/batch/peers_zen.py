"""zen-engine (GoRules): one decision graph of expressions. It has no distinct count: countries by a closure over all 33, PICs by one
over the partners.

`python bench/batch/peers_zen.py DATA.jsonl -o FILE.csv --limit N`
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator

import rowwise
import zen
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME

BATCH = 1_000


def listed(codes: Iterable[object]) -> str:
    return json.dumps(list(codes))


def least(rule: str) -> str:
    return f"(lot == 1 ? {COUNTED[rule][1]} : {COUNTED[rule][2]})"


within = " or ".join(f"(duration_months == {m} and requested_grant <= {g})" for m, g in GRANTS[1].items())
FIRST = {"full": f"filter(partners as p, p.role in {listed(FULL)})"}
SECOND = {
    "countries": f"count({listed(PROGRAMME)} as c, some(full as p, p.country == c)) >= {least('countries')}",
    "full_partners": f"len(full) >= {least('full_partners')}",
    "labour_market": f"count(full as p, p.type in {listed(LABOUR)}) >= {least('labour_market')}",
    "education_providers": f"count(full as p, p.type in {listed(EDUCATION)}) >= {least('education_providers')}",
    "higher_education": "some(full as p, p.type == 'HEI')",
    "vocational": "some(full as p, p.type == 'VET')",
    "duration": f"lot == 1 ? duration_months in {listed(GRANTS[1])} : duration_months == 48",
    "grant": f"lot == 1 ? ({within}) : requested_grant <= {GRANTS[2][48]}",
    "listed_once": "all(full as p, count(full as q, q.pic == p.pic) == 1)",
    "ecosystem_given": "lot == 1 or ecosystem != null",
}


def graph() -> dict[str, object]:
    def node(name: str, expressions: dict[str, str], through: bool) -> dict[str, object]:
        listing = [{"id": f"{name}{key}", "key": key, "value": value} for key, value in expressions.items()]
        content = {"passThrough": through, "expressions": listing}
        return {"id": name, "type": "expressionNode", "name": name, "content": content}

    ends = ({"id": "in", "type": "inputNode", "name": "in"}, {"id": "out", "type": "outputNode", "name": "out"})
    edges = [
        {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b}
        for a, b in itertools.pairwise(("in", "a", "b", "out"))
    ]
    return {"nodes": [ends[0], node("a", FIRST, True), node("b", SECOND, False), ends[1]], "edges": edges}


def rows(proposals: Iterator[rowwise.Proposal]) -> Iterator[list[object]]:
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {"graph": graph()}}})
    keys = ["ecosystem_given" if rule == "ecosystem" else rule for rule in rowwise.ASKED]
    while batch := list(itertools.islice(proposals, BATCH)):
        answers = engine.evaluate_batch([{"key": "graph", "context": proposal} for proposal in batch])
        for proposal, answer in zip(batch, answers, strict=True):
            result = answer["data"]["result"]
            yield rowwise.row(proposal, [result[key] for key in keys])


if __name__ == "__main__":
    given = rowwise.asked()
    rowwise.write(given.output, rows(rowwise.read(given.data, given.limit)))
