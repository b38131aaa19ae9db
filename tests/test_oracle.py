"""The engine agrees with the independent oracle on random consortia, facts missing or not."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import eligo
from eligo.evaluation.verdict import Interval, Verdict
from eligo.text.shipped import shipped

from . import oracle

ROLES = ("coordinator", "full_partner", "affiliated_entity", "associated_partner")
TYPES = (*sorted(oracle.LABOUR_MARKET), "HEI", "VET", "RESEARCH", "PUBLIC_BODY", "NGO", "OTHER")
COUNTRIES = (*sorted(oracle.PROGRAMME), "EL", "UK", "GB", "XK", "UA", "US", "CH", "BY", "JP")
ECOSYSTEMS = ("tourism", "mobility", "low_carbon_energy_intensive", "proximity_social", "health")
SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
POLICIES = {lot: eligo.load(SEED / f"lot{lot}.pol") for lot in oracle.NEEDED}


def _maybe(values: st.SearchStrategy[Any], missing: bool) -> st.SearchStrategy[Any]:
    return st.one_of(values, values, values, st.none()) if missing else values


def partners(missing: bool) -> st.SearchStrategy[dict[str, Any]]:
    """Partners that look like those of real proposals: mostly full ones from programme countries."""
    return st.fixed_dictionaries(
        {
            "role": _maybe(st.sampled_from(("full_partner",) * 5 + ROLES), missing),
            "type": _maybe(st.sampled_from(("HEI", "VET", "SME") * 3 + TYPES), missing),
            "country": _maybe(st.sampled_from(COUNTRIES), missing),
            "pic": _maybe(st.integers(0, 60).map(lambda n: f"{900000000 + n}"), missing),
        }
    )


@st.composite
def proposals(draw: st.DrawFn) -> dict[str, Any]:
    """A proposal near the limits of the two lots; null and absent facts both occur."""
    missing = draw(st.booleans())
    size = draw(st.integers(0, 14) | st.integers(7, 14))
    proposal = {
        "lot": draw(_maybe(st.sampled_from((1, 1, 1, 2, 2, 2, 3)), draw(st.booleans()) and missing)),
        "duration_months": draw(_maybe(st.sampled_from((24, 36, 48, 0, 23, 12, 60)), missing)),
        "requested_grant": draw(_maybe(grants, missing)),
        "ecosystem": draw(_maybe(st.sampled_from(ECOSYSTEMS), missing)),
        "partners": draw(_maybe(st.lists(partners(missing), min_size=size, max_size=size), missing)),
    }
    if draw(st.booleans()):
        proposal = _without_nulls(proposal)
    return {"id": "P-1", **proposal}


grants = st.sampled_from((1_000_000, 1_500_000, 4_000_000)).flatmap(
    lambda limit: st.sampled_from((Decimal(limit), limit - Decimal("0.01"), limit + Decimal("0.01"), limit // 2, 0))
)


def _without_nulls(value: Any) -> Any:
    match value:
        case dict():
            return {name: _without_nulls(item) for name, item in value.items() if item is not None}
        case list():
            return [_without_nulls(item) for item in value]
        case _:
            return value


def disagreements(verdict: Verdict, expected: oracle.Expected) -> list[str]:
    """Where the engine and the oracle differ."""
    found = {verdict_of.rule.id: verdict_of for verdict_of in verdict.rules}
    said = {rule: verdict_of.outcome.value for rule, verdict_of in found.items()}
    wrong = [
        f"{rule}: {said.get(rule)}, not {expected.rules.get(rule)}"
        for rule in sorted(set(said) | set(expected.rules))
        if said.get(rule) != expected.rules.get(rule)
    ]
    totals = (verdict.outcome.value, verdict.warnings, verdict.judgements)
    if totals != (expected.outcome, expected.warnings, expected.judgements):
        wrong.append(f"proposal: {totals}, not {(expected.outcome, expected.warnings, expected.judgements)}")
    for rule, (low, high) in expected.ranges.items():
        finding = found[rule].finding if rule in found else None
        measured = finding.measured if finding else None
        if measured != Interval(low, None if high == float("inf") else high):  # type: ignore[arg-type]
            wrong.append(f"{rule}: measured {measured}, not {low} to {high}")
    return wrong


@pytest.mark.parametrize("reasons", ["none", "all"])
@pytest.mark.parametrize("lot", POLICIES)
@settings(max_examples=150, deadline=None, derandomize=True)
@given(proposal=proposals())
@example(proposal={"id": "nothing known"})
@example(proposal={"id": "list unknown", "lot": 1, "partners": None})
@example(proposal={"id": "list unknown", "lot": 2})
@example(proposal={"id": "empty list", "lot": 1, "partners": []})
@example(proposal={"id": "nothing of nine", "lot": 1, "partners": [{}] * 9})
@example(proposal={"id": "dear for any duration", "lot": 1, "requested_grant": Decimal("1500000.01")})
@example(proposal={"id": "no such duration", "lot": 1, "duration_months": 30, "partners": []})
def test_the_engine_agrees_with_the_oracle(lot: int, reasons: str, proposal: dict[str, Any]) -> None:
    verdict = POLICIES[lot].evaluate(proposal, reasons=reasons)
    assert disagreements(verdict, oracle.judge(lot, proposal)) == []
