"""The task that every side of the comparison does: lots 1 and 2 of the seed policies, their codes, limits and results."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
POLICIES = ROOT / "policies" / "erasmus_plus" / "alliances" / "seed"
WORK = Path(os.environ.get("BENCH_DIR") or Path(tempfile.gettempdir()) / "eligo-bench")

_IN_PROGRAMME = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI MK NO RS TR"
PROGRAMME = tuple(_IN_PROGRAMME.split())
# The further spellings that a policy accepts.
SPELLED = {"EL": "GR"}
ROLES = ("coordinator", "full_partner", "affiliated_entity", "associated_partner")
FULL = ("coordinator", "full_partner")
LABOUR = ("SME", "LARGE_ENTERPRISE", "SOCIAL_ENTERPRISE", "CHAMBER", "TRADE_UNION", "TRADE_ASSOCIATION")
EDUCATION = ("HEI", "VET")
TYPES = (*EDUCATION, *LABOUR, "RESEARCH", "PUBLIC_BODY", "NGO", "OTHER")
_FOURTEEN = """tourism mobility aerospace_defence construction agri_food low_carbon_energy_intensive textile
creative_cultural digital renewables electronics retail proximity_social health"""
ECOSYSTEMS = tuple(_FOURTEEN.split())

POLICY = {1: "erasmus_plus.alliances.seed.lot1", 2: "erasmus_plus.alliances.seed.lot2"}
# rule: the least number in each lot; `countries` counts different ones
COUNTED = {
    "countries": {1: 4, 2: 8},
    "full_partners": {1: 8, 2: 12},
    "labour_market": {1: 3, 2: 5},
    "education_providers": {1: 3, 2: 5},
    "higher_education": {1: 1, 2: 1},
    "vocational": {1: 1, 2: 1},
}
GRANTS = {1: {24: 1_000_000, 36: 1_500_000}, 2: {48: 4_000_000}}
MUST = ("countries", "full_partners", "labour_market", "education_providers", "duration", "grant", "ecosystem")
SHOULD = ("higher_education", "vocational", "listed_once")
JUDGED = "innovative_and_transnational"
# in the order in which the engine writes them
RULES = (*COUNTED, "duration", "grant", "listed_once", JUDGED, "ecosystem")
# What the engine measures, but how many share a key, which the plans by hand do not count.
MEASURED = (
    *(f"{rule}.{part}" for rule in COUNTED for part in ("low", "high", "margin")),
    *("duration.low", "duration.high", "grant.low", "grant.high", "grant.margin", "ecosystem.low", "ecosystem.high"),
)
TEXTS = ("ecosystem.low", "ecosystem.high")
HEAD = ("proposal", "policy", "outcome", "warnings", "judgements")


def rules_without(listed_once: bool) -> tuple[str, ...]:
    """The rules of a result, without `listed_once` where it is left out."""
    return tuple(rule for rule in RULES if listed_once or rule != "listed_once")


def name_of(size: int, missing: float = 0, integer_ids: bool = False) -> str:
    """The name of a set of data."""
    return f"{size}{'-missing' if missing else ''}{'-integer' if integer_ids else ''}"
