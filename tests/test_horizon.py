"""The Horizon policies agree with the Regulations, written a second time in plain Python, whatever is missing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import eligo
from eligo.checking.loader import load
from eligo.text.shipped import shipped

HORIZON = shipped("policies") / "horizon"
FILES = {name: HORIZON / name / "collaborative.pol" for name in ("h2020", "horizon_europe")}
POLICIES = {name: eligo.load(path) for name, path in FILES.items()}

EU = "AT BE BG HR CY CZ DK EE FI FR DE EL HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
ASSOCIATED_COUNTRIES = "IS NO AL BA MK ME RS TR IL MD CH FO UA TN GE AM"
TRIED = "CZ CZ CZ AT EL GR UK GB NO CH IL FO AM XK LI US GL"
MEMBERS, ASSOCIATED = {*EU.split(), "UK"}, set(ASSOCIATED_COUNTRIES.split())
FOR_ONE = {"CSA", "ERC", "MSCA_IF", "SME"}
SCHEMES = ["RIA", "IA", "CSA", "ERC", "MSCA_IF", "MSCA_ITN", "MSCA_RISE", "ERA_NET", "SME", "PCP", "OTHER"]
SPELLED = {"GR": "EL", "GB": "UK"}


def expected(programme: str, proposal: dict[str, Any]) -> dict[str, str]:
    """The outcome of each binding condition: three entities, from three countries, in Horizon Europe one of the EU."""
    partners = proposal.get("partners")
    if partners is None:
        fulfilled = {"beneficiaries": (False, True), "countries": (False, True), "member_state": (False, True)}
    else:
        sure = [p for p in partners if p.get("role") in ("coordinator", "participant")]
        possible = [p for p in partners if p.get("role") != "partner"]
        known, reachable = _countries(sure), _countries(possible)
        unknown = sum(p.get("country") is None for p in possible)
        most = len(reachable) + unknown
        fulfilled = {
            "beneficiaries": (len(sure) >= 3, len(possible) >= 3),
            "countries": (len(known) >= 3, most >= 3),
            "member_state": (bool(known & MEMBERS), bool(reachable & MEMBERS) or unknown > 0),
        }
    if programme == "h2020":
        del fulfilled["member_state"]
    return {rule: _outcome(proposal.get("scheme"), *states) for rule, states in fulfilled.items()}


def _countries(partners: list[dict[str, Any]]) -> set[str]:
    return {SPELLED.get(p["country"], p["country"]) for p in partners if p.get("country")} & (MEMBERS | ASSOCIATED)


def _outcome(scheme: str | None, surely: bool, possibly: bool) -> str:
    if scheme in FOR_ONE:
        return "not_applicable"
    if surely:
        return "pass"
    return "undecided" if possibly or scheme is None else "fail"


def _maybe(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(values, values, values, st.none())


partners = st.fixed_dictionaries(
    {
        "pic": _maybe(st.integers(0, 9).map(lambda n: f"99900000{n}")),
        "role": _maybe(st.sampled_from(("coordinator", "participant", "participant", "partner"))),
        "type": _maybe(st.sampled_from(("HES", "PRC", "REC", "PUB", "OTH"))),
        "country": _maybe(st.sampled_from(TRIED.split())),
    }
)
proposals = st.fixed_dictionaries(
    {
        "id": st.just("1"),
        "scheme": _maybe(st.sampled_from(SCHEMES)),
        "call": _maybe(st.text(max_size=5)),
        "partners": st.none() | st.lists(partners, max_size=6) | st.lists(partners, min_size=2, max_size=4),
    }
)


@pytest.mark.parametrize("programme", POLICIES)
@settings(max_examples=80, deadline=None, derandomize=True)
@given(proposal=proposals)
@example(proposal={"id": "nothing known"})
@example(proposal={"id": "no partners", "scheme": "RIA", "partners": []})
@example(proposal={"id": "nothing of three", "scheme": "IA", "partners": [{}] * 3})
def test_the_policies_agree_with_the_regulations(programme: str, proposal: dict[str, Any]) -> None:
    verdict = POLICIES[programme].evaluate(proposal)
    said = {v.rule.id: v.outcome.value for v in verdict.rules}
    wanted = expected(programme, proposal)
    assert {rule: said[rule] for rule in wanted} == wanted
    order = [word for word in ("fail", "undecided", "pass") if word in wanted.values()]
    assert verdict.outcome.value == (order[0] if order else "pass")


@pytest.mark.parametrize("programme", FILES)
def test_only_the_conditions_of_the_regulation_are_binding(programme: str) -> None:
    policy = load(FILES[programme]).value
    assert policy is not None
    binding = {rule.id for rule in policy.rules if rule.force.value == "must"}
    assert binding == set(expected(programme, {"id": "1"}))
    assert {rule for clause in policy.clauses for rule in clause.rules} == {rule.id for rule in policy.rules}


def test_the_programme_is_on_its_own() -> None:
    assert not [path for path in HORIZON.rglob("*.pol") if "erasmus" in path.read_text("utf-8").replace("Erasmus+", "")]
    ours = load(FILES["h2020"]).value
    theirs = load(shipped("policies") / "erasmus_plus" / "alliances" / "seed" / "lot1.pol").value
    assert ours is not None and theirs is not None
    mine, other = (policy.schema.vocabularies["country"] for policy in (ours, theirs))
    assert list(mine.entries) == list(other.entries), "all codes of ISO 3166-1 and XK, in both"
    assert (mine.spellings()["EL"], mine.spellings()["UK"]) == ("GR", "GB")
    assert list(ours.schema.vocabularies["scheme"].entries) == SCHEMES
