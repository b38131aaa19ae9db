"""cedarpy: Cedar has no count, no distinct and no quantifier over records, so Python counts and only the limits are Cedar.

One `forbid` a rule; the forbids that decided are the rules that failed. `python bench/batch/peers_cedar.py DATA.jsonl -o FILE.csv`
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import cedarpy
import rowwise
from task import COUNTED, EDUCATION, FULL, GRANTS, LABOUR, PROGRAMME

BATCH = 1_000


def policies() -> str:
    out = ['@id("allow") permit (principal, action, resource);']

    def rule(name: str, condition: str) -> None:
        out.append(f'@id("{name}") forbid (principal, action, resource) unless {{ {condition} }};')

    def by_lot(one: str, two: str) -> str:
        return f"(context.lot == 1 && ({one})) || (context.lot == 2 && ({two}))"

    for name, least in COUNTED.items():
        rule(name, by_lot(*(f"context.{name} >= {least[lot]}" for lot in (1, 2))))
    rule("duration", by_lot(f"{list(GRANTS[1])}.contains(context.duration_months)", "context.duration_months == 48"))
    within = (f"(context.duration_months == {m} && context.requested_grant <= {g})" for m, g in GRANTS[1].items())
    rule("grant", by_lot(" || ".join(within), f"context.requested_grant <= {GRANTS[2][48]}"))
    rule("listed_once", "context.different == context.full_partners")
    rule("ecosystem", "context.lot == 1 || context has ecosystem")
    return "\n".join(out)


def request(proposal: rowwise.Proposal) -> dict[str, object]:
    full = [p for p in proposal["partners"] if p["role"] in FULL]
    types = [p["type"] for p in full]
    context = {
        "lot": proposal["lot"],
        "duration_months": proposal["duration_months"],
        # Cedar has whole numbers only.
        "requested_grant": int(proposal["requested_grant"]),
        "countries": len({p["country"] for p in full if p["country"] in PROGRAMME}),
        "full_partners": len(full),
        "labour_market": sum(t in LABOUR for t in types),
        "education_providers": sum(t in EDUCATION for t in types),
        "higher_education": types.count("HEI"),
        "vocational": types.count("VET"),
        "different": len({p["pic"] for p in full}),
    }
    if proposal["ecosystem"] is not None:
        context["ecosystem"] = proposal["ecosystem"]
    return {"principal": 'User::"u"', "action": 'Action::"check"', "resource": 'Proposal::"p"', "context": context}


def rows(proposals: Iterator[rowwise.Proposal]) -> Iterator[list[object]]:
    checked = cedarpy.PolicySet.from_str(policies())
    entities = cedarpy.Entities.from_json_str("[]")
    while batch := list(itertools.islice(proposals, BATCH)):
        answers = cedarpy.is_authorized_batch([request(p) for p in batch], checked, entities)
        for proposal, answer in zip(batch, answers, strict=True):
            failed = set(answer.diagnostics.reasons)
            yield rowwise.row(proposal, [name(rule) not in failed for rule in rowwise.ASKED])


_ORDER = ("allow", *COUNTED, "duration", "grant", "listed_once", "ecosystem")
_NAMED: dict[str, str] = {}


def name(rule: str) -> str:
    """What the diagnostics call the rule: its annotation, or its place among the policies."""
    if not _NAMED:
        probe = cedarpy.PolicySet.from_str('@id("allow") permit (principal, action, resource);')
        empty = {"principal": 'User::"u"', "action": 'Action::"check"', "resource": 'Proposal::"p"', "context": {}}
        reasons = cedarpy.is_authorized(empty, probe, cedarpy.Entities.from_json_str("[]")).diagnostics.reasons
        by_name = reasons == ["allow"]
        _NAMED.update({rule: rule if by_name else f"policy{place}" for place, rule in enumerate(_ORDER)})
    return _NAMED[rule]


if __name__ == "__main__":
    given = rowwise.asked()
    rowwise.write(given.output, rows(rowwise.read(given.data, given.limit)))
