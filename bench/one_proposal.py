"""How long one proposal takes: hand-written Python over dictionaries beside the engine over tuples of values.

Run with ``python bench/one_proposal.py``. The seed is fixed, the two sides take turns, medians are compared.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import eligo
from eligo.checking.policy import CheckedPolicy
from eligo.checking.schema import Values
from eligo.evaluation.engine import evaluate

ROOT = Path(__file__).resolve().parent.parent
POLICY = ROOT / "policies" / "erasmus_plus" / "alliances" / "seed" / "lot2.pol"
PROPOSALS = 400
ROUNDS = 60

IN_PROGRAMME = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI MK NO RS TR"
PROGRAMME = frozenset(IN_PROGRAMME.split())
FULL = frozenset({"coordinator", "full_partner"})
LABOUR = frozenset({"SME", "LARGE_ENTERPRISE", "SOCIAL_ENTERPRISE", "CHAMBER", "TRADE_UNION", "TRADE_ASSOCIATION"})
EDUCATION = frozenset({"HEI", "VET"})
FOURTEEN = """tourism mobility aerospace_defence construction agri_food low_carbon_energy_intensive textile
creative_cultural digital renewables electronics retail proximity_social health"""
ECOSYSTEMS = frozenset(FOURTEEN.split())

Proposal = dict[str, Any]


def proposals(number: int, partners: int) -> list[Proposal]:
    """Consortia of that size with every fact known; about half of them pass."""
    draw = random.Random(20220915)
    countries = [*sorted(PROGRAMME), "CH", "US", "GB", "UA"]
    types = [*sorted(LABOUR | EDUCATION), "HEI", "VET", "SME", "RESEARCH", "NGO"]
    roles = ["full_partner"] * 12 + ["associated_partner"]
    return [
        {
            "id": f"P-{number}",
            "title": "Alliance",
            "call": "2022",
            "lot": 2,
            "duration_months": draw.choice((48, 48, 48, 36)),
            "requested_grant": Decimal(draw.randrange(3_000_000, 4_200_000)),
            "total_budget": Decimal(5_000_000),
            "ecosystem": draw.choice(sorted(ECOSYSTEMS)),
            "submitted_at": None,
            "partners": [
                {
                    "pic": str(draw.randrange(900_000_000, 999_999_999)),
                    "name": f"Organisation {at}",
                    "country": draw.choice(countries),
                    "role": "coordinator" if at == 0 else draw.choice(roles),
                    "type": draw.choice(types),
                    "eche": draw.choice((True, False)),
                }
                for at in range(partners)
            ],
        }
        for number in range(number)
    ]


def by_hand(proposal: Proposal) -> dict[str, tuple[str, Any]]:
    """The rules of lot 2 as a programmer would write them: outcome and measured value of each."""
    full = [p for p in proposal["partners"] if p["role"] in FULL]
    countries = {p["country"] for p in full if p["country"] in PROGRAMME}
    labour = sum(1 for p in full if p["type"] in LABOUR)
    education = sum(1 for p in full if p["type"] in EDUCATION)
    higher = sum(1 for p in full if p["type"] == "HEI")
    vocational = sum(1 for p in full if p["type"] == "VET")
    pics = [p["pic"] for p in full]
    twice = len(pics) - len(set(pics))
    duration = proposal["duration_months"]
    grant = proposal["requested_grant"]
    ecosystem = proposal["ecosystem"]

    def outcome(holds: bool) -> str:
        return "pass" if holds else "fail"

    return {
        "countries": (outcome(len(countries) >= 8), len(countries)),
        "full_partners": (outcome(len(full) >= 12), len(full)),
        "labour_market": (outcome(labour >= 5), labour),
        "education_providers": (outcome(education >= 5), education),
        "higher_education": (outcome(higher >= 1), higher),
        "vocational": (outcome(vocational >= 1), vocational),
        "duration": (outcome(duration == 48), duration),
        "grant": (outcome(grant <= 4_000_000), grant),
        "ecosystem": (outcome(ecosystem in ECOSYSTEMS), ecosystem),
        "listed_once": (outcome(twice == 0), twice),
    }


def as_values(policy: CheckedPolicy, proposal: Proposal) -> Values:
    """The proposal as the engine reads it."""
    partner = policy.schema.records["partner"]
    return tuple(
        tuple(tuple(p.get(g.name) for g in partner.fields) for p in proposal["partners"])
        if f.name == "partners"
        else proposal.get(f.name)
        for f in policy.schema.proposal.fields
    )


def per_proposal(work: Callable[[], object]) -> float:
    """Microseconds per proposal of one run over all of them."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) / PROPOSALS * 1e6


def main() -> None:
    """Measure, compare the outcomes, print."""
    library = eligo.load(POLICY)
    policy = library.checked[0]
    consortia = proposals(PROPOSALS, partners=12)
    rows = [as_values(policy, p) for p in consortia]
    for proposal, row in zip(consortia, rows, strict=True):
        hand = by_hand(proposal)
        ours = {r.rule.id: r.outcome.value for r in evaluate(policy, proposal["id"], row).rules if r.rule.id in hand}
        if ours != {name: result[0] for name, result in hand.items() if name in ours}:
            raise SystemExit(f"different outcomes for {proposal['id']}")
    sides: dict[str, Callable[[], object]] = {
        "by hand, verdicts and measured values": lambda: [by_hand(p) for p in consortia],
        "eligo, verdicts and measured values": lambda: [evaluate(policy, "P", row, reasons="none") for row in rows],
        "eligo, the same from mappings (checks them)": lambda: [library.evaluate(p, reasons="none") for p in consortia],
        "eligo, with reasons of what does not pass": lambda: [evaluate(policy, "P", row) for row in rows],
    }
    times: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(ROUNDS):
        for name, work in sides.items():
            times[name].append(per_proposal(work))
    base = median(next(iter(times.values())))
    write = sys.stdout.write
    write(f"{len(policy.rules)} rules, 12 partners, {PROPOSALS} proposals, medians of {ROUNDS} rounds\n")
    for name, samples in times.items():
        write(f"{name:45s} {median(samples):8.1f} us  {median(samples) / base:6.2f} x\n")


if __name__ == "__main__":
    main()
