"""An oracle for the two shipped seed policies: their rules written a second time, in plain Python over JSON.

It was written from the published contract alone, before the engine was read, and imports nothing of Eligo.
Every rule answers what all ways of filling in the missing facts have in common.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

Json: TypeAlias = "None | bool | int | float | Decimal | str | Sequence[Json] | Mapping[str, Json]"
Facts: TypeAlias = Mapping[str, Json]

FULL = frozenset({"coordinator", "full_partner"})
LABOUR_MARKET = frozenset(
    {"SME", "LARGE_ENTERPRISE", "SOCIAL_ENTERPRISE", "CHAMBER", "TRADE_UNION", "TRADE_ASSOCIATION"}
)
EDUCATION = frozenset({"HEI", "VET"})
MEMBER_STATES = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
PROGRAMME = frozenset(f"{MEMBER_STATES} IS LI MK NO RS TR".split())
SPELLINGS = {"EL": "GR", "UK": "GB"}
LOT_1_LIMITS = {24: 1_000_000, 36: 1_500_000}
LOT_2_LIMIT = 4_000_000
NEEDED = {1: (4, 8, 3, 3), 2: (8, 12, 5, 5)}
COUNTED = ("countries", "full_partners", "labour_market", "education_providers")
SHOULD = ("higher_education", "vocational", "listed_once")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a policy must say of one proposal; `ranges` are the counts it must have measured."""

    outcome: str
    warnings: int
    judgements: int
    rules: Mapping[str, str]
    ranges: Mapping[str, tuple[float, float]]


def judge(lot: int, proposal: Facts) -> Expected:
    """The verdict of the seed policy of one lot."""
    given = proposal.get("lot")
    if given is None:
        return Expected("undecided", 0, 0, {}, {})
    if given != lot:
        return Expected("not_applicable", 0, 0, {}, {})
    ranges = dict(zip(COUNTED, _ranges(proposal), strict=True))
    rules = {rule: _at_least(ranges[rule], need) for rule, need in zip(COUNTED, NEEDED[lot], strict=True)}
    rules["higher_education"] = _at_least(_members(proposal, frozenset({"HEI"})), 1)
    rules["vocational"] = _at_least(_members(proposal, frozenset({"VET"})), 1)
    rules["listed_once"] = _listed_once(proposal)
    duration = proposal.get("duration_months")
    if duration is None:
        rules["duration"] = "undecided"
    else:
        rules["duration"] = "pass" if duration in ((24, 36) if lot == 1 else (48,)) else "fail"
    rules["grant"] = _grant_1(proposal) if lot == 1 else _within(proposal.get("requested_grant"), LOT_2_LIMIT)
    if lot == 2:
        rules["ecosystem"] = "undecided" if proposal.get("ecosystem") is None else "pass"
    must = {outcome for rule, outcome in rules.items() if rule not in SHOULD}
    warnings = sum(rules[rule] in ("fail", "undecided") for rule in SHOULD)
    if lot == 1:
        rules["innovative_and_transnational"] = "needs_judgement"
    outcome = "fail" if "fail" in must else "undecided" if "undecided" in must else "pass"
    return Expected(outcome, warnings, 1 if lot == 1 else 0, rules, ranges)


def _partners(proposal: Facts) -> list[Facts] | None:
    partners = proposal.get("partners")
    if not isinstance(partners, list | tuple):
        return None
    return [partner for partner in partners if isinstance(partner, Mapping)]


def _ranges(proposal: Facts) -> tuple[tuple[float, float], ...]:
    return (
        _countries(proposal),
        _members(proposal, None),
        _members(proposal, LABOUR_MARKET),
        _members(proposal, EDUCATION),
    )


def _members(proposal: Facts, types: frozenset[str] | None) -> tuple[float, float]:
    partners = _partners(proposal)
    if partners is None:
        return 0, math.inf
    low = high = 0
    for partner in partners:
        role, kind = partner.get("role"), partner.get("type")
        tests = [role in FULL if role is not None else None]
        if types is not None:
            tests.append(kind in types if kind is not None else None)
        low += all(tests)
        high += False not in tests
    return low, high


def _countries(proposal: Facts) -> tuple[float, float]:
    partners = _partners(proposal)
    if partners is None:
        return 0, len(PROGRAMME)
    surely, possibly, open_ones = set(), set(), 0
    for partner in partners:
        role, country = partner.get("role"), partner.get("country")
        if role is not None and role not in FULL:
            continue
        if country is None:
            open_ones += 1
            continue
        code = SPELLINGS.get(str(country), str(country))
        if code in PROGRAMME:
            possibly.add(code)
            if role is not None:
                surely.add(code)
    return len(surely), min(len(PROGRAMME), len(possibly) + open_ones)


def _at_least(counted: tuple[float, float], need: int) -> str:
    low, high = counted
    return "pass" if low >= need else "fail" if high < need else "undecided"


def _listed_once(proposal: Facts) -> str:
    partners = _partners(proposal)
    if partners is None:
        return "undecided"
    possible = [partner for partner in partners if partner.get("role") is None or partner["role"] in FULL]
    outcome = "pass"
    for left, right in combinations(possible, 2):
        pics = left.get("pic"), right.get("pic")
        if None not in pics and pics[0] != pics[1]:
            continue
        if None not in (*pics, left.get("role"), right.get("role")):
            return "fail"
        outcome = "undecided"
    return outcome


def _grant_1(proposal: Facts) -> str:
    duration, grant = proposal.get("duration_months"), proposal.get("requested_grant")
    if duration is not None:
        return _within(grant, LOT_1_LIMITS[int(str(duration))]) if duration in LOT_1_LIMITS else "fail"
    # Another duration can always be filled in and fails; some duration passes unless even the highest limit is exceeded.
    return "fail" if _within(grant, max(LOT_1_LIMITS.values())) == "fail" else "undecided"


def _within(grant: Json, limit: int) -> str:
    if grant is None:
        return "undecided"
    return "pass" if Decimal(str(grant)) <= limit else "fail"
