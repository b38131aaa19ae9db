"""The call years of the Alliances for Innovation: what each says of its sources, and how they stand beside each other."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

import eligo
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy, Rule
from eligo.text.shipped import shipped

ALLIANCES = shipped("policies") / "erasmus_plus" / "alliances"
YEARS = {year: (1, 2, 3) if year == 2026 else (1, 2) for year in range(2021, 2027)}
EACH = [(year, lot) for year, lots in YEARS.items() for lot in lots]
LANGUAGES = {"cs", "en"}
# Last moment in UTC; countries, full partners, labour market actors, providers; highest grant by duration.
DEADLINES = {
    2021: "2021-09-07T15:00:00Z",
    2022: "2022-09-15T15:00:00Z",
    2023: "2023-05-03T15:00:00Z",
    2024: "2024-03-07T16:00:00Z",
    2025: "2025-03-06T16:00:00Z",
    2026: "2026-03-10T16:00:00Z",
}
MINIMA = {1: (4, 8, 3, 3), 2: (8, 12, 5, 5), 3: (4, 8, 3, 3)}
GRANTS = {1: {24: 1_000_000, 36: 1_500_000}, 2: {48: 4_000_000}, 3: {24: 1_500_000}}
COUNTRIES = ("CZ", "AT", "IS", "TR", "RS", "NO", "MK", "LI")


@lru_cache
def policy(year: int, lot: int) -> CheckedPolicy:
    """The policy of one call year and lot; it must check without a word."""
    result = load(ALLIANCES / str(year) / f"lot{lot}.pol")
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


def rules(year: int, lot: int) -> dict[str, Rule]:
    return {rule.id: rule for rule in policy(year, lot).rules}


@pytest.mark.parametrize(("year", "lot"), EACH)
def test_every_rule_says_where_it_stands_and_how_well_that_is_known(year: int, lot: int) -> None:
    for rule in policy(year, lot).rules:
        assert rule.source is not None, rule.id
        assert rule.evidence in {"A", "B", "C", "I"}, rule.id
        assert (rule.evidence == "A") <= (year == 2026), "only the guide of 2026 was read"
        texts = (rule.title, rule.source.place, rule.note, rule.question, rule.unconfirmed)
        assert all(set(text) == LANGUAGES for text in texts if text), rule.id


@pytest.mark.parametrize(("year", "lot"), EACH)
def test_every_clause_is_bound_or_excused_and_every_rule_is_bound(year: int, lot: int) -> None:
    ids = set(rules(year, lot))
    for clause in policy(year, lot).clauses:
        assert bool(clause.rules) != bool(clause.excused), clause.place
        assert set(clause.says) == set(clause.excused or clause.says) == LANGUAGES, clause.place
    assert {rule for clause in policy(year, lot).clauses for rule in clause.rules} == ids


def test_the_clauses_of_the_guide_are_all_there() -> None:
    numbers = {1: ("L1", 16), 2: ("L2", 15), 3: ("L3", 11)}
    for lot, (letter, last) in numbers.items():
        places = {clause.place.rpartition(", ")[2] for clause in policy(2026, lot).clauses}
        assert {f"{letter}-{n:02}" for n in range(1, last + 1)} <= places
        assert {f"AL-{n:02}" for n in range(1, 9)} <= places


@pytest.mark.parametrize("year", range(2022, 2027))
@pytest.mark.parametrize("lot", [1, 2])
def test_a_year_extends_the_one_before(year: int, lot: int) -> None:
    assert policy(year, lot).extends == f"erasmus_plus.alliances.{year - 1}.lot{lot}"


@pytest.mark.parametrize(("year", "lot"), EACH)
def test_the_clauses_are_those_of_the_texts_of_the_year(year: int, lot: int) -> None:
    """A year drops the clauses of the year before with their documents; two documents stay in force for longer."""
    before = {d.name for d in policy(year - 1, lot).documents} if year > 2021 and lot < 3 else set()
    cited = {clause.document.name for clause in policy(year, lot).clauses}
    assert cited & before <= {"page", "council_2022"}


def consortium(year: int, lot: int, **changes: Any) -> dict[str, Any]:
    """A proposal that has exactly what the call asks for."""
    countries, partners, labour, providers = MINIMA[lot]
    types = ["HEI", "VET"] + ["VET"] * (providers - 2) + ["SME"] * labour + ["NGO"] * (partners - providers - labour)
    duration, grant = next(iter(GRANTS[lot].items()))
    members = [
        {"pic": str(n), "country": COUNTRIES[n % countries], "type": kind, "eche": True, "role": "full_partner"}
        for n, kind in enumerate(types)
    ]
    members[0]["role"] = "coordinator"
    proposal = {"id": "1", "call": str(year), "lot": lot, "ecosystem": "tourism", "partners": members}
    proposal |= {"duration_months": duration, "requested_grant": grant, "total_budget": grant * 5 // 4}
    return {**proposal, "submitted_at": DEADLINES[year], **changes}


@pytest.mark.parametrize(("year", "lot"), EACH)
def test_what_is_just_enough_passes_and_one_less_fails(year: int, lot: int) -> None:
    call = eligo.load(ALLIANCES / str(year) / f"lot{lot}.pol")

    def failed(**changes: Any) -> set[str]:
        verdict = call.evaluate(consortium(year, lot, **changes))
        return {r.rule.id for r in verdict.rules if r.outcome.value == "fail"}

    whole = consortium(year, lot)["partners"]
    assert failed() == set()
    assert "full_partners" in failed(partners=whole[:-1])
    assert failed(partners=[*whole[:-1], {**whole[-1], "role": "affiliated_entity"}]) >= {"full_partners"}
    assert failed(partners=[{**p, "country": "CZ"} if p["country"] == "AT" else p for p in whole]) == {"countries"}
    first = {kind: next(n for n, p in enumerate(whole) if p["type"] == kind) for kind in ("SME", "VET")}
    for kind, rule in (("SME", "labour_market"), ("VET", "education_providers")):
        assert failed(partners=[{**p, "type": "NGO"} if n == first[kind] else p for n, p in enumerate(whole)]) == {rule}
    assert failed(submitted_at=DEADLINES[year].replace("00Z", "01Z")) == {"deadline"}
    for months, most in GRANTS[lot].items():
        assert failed(duration_months=months, requested_grant=most, total_budget=most * 2) == set()
        assert failed(duration_months=months, requested_grant=most + 1, total_budget=most * 2) == {"grant"}
        assert failed(duration_months=months, requested_grant=most, total_budget=most * 5 // 4 - 1) == {"eu_share"}


def test_a_folder_finds_the_policy_of_each_call_year() -> None:
    folders = [path for path in ALLIANCES.iterdir() if path.is_dir() and path.name != "seed"]
    lots = {int(path.name): len(list(path.glob("lot?.pol"))) for path in folders}
    assert lots == {year: len(each) for year, each in YEARS.items()}
    for year, lot in EACH:
        calls = eligo.load(ALLIANCES / str(year))
        proposal = consortium(year, lot)
        assert calls.evaluate(proposal).outcome.value == "pass"
        assert calls.evaluate({**proposal, "call": str(year - 1)}).outcome.value == "not_applicable"


def test_only_clauses_that_are_there_can_be_dropped(tmp_path: Path) -> None:
    texts = 'title en "Next" cs "Další" source mine en "Mine" cs "Můj"'
    drops = [f'drop clause {name} because en "Gone" cs "Pryč"' for name in ("wel_21", "mine", "wel21")]
    path = tmp_path / "next.pol"
    path.write_text("\n\n".join([f"policy next extends erasmus_plus.alliances.2021.lot1 {texts}", *drops]), "utf-8")
    assert [found.code for found in load(path).diagnostics] == ["E0222", "E0207"]
    path.write_text(f"policy next extends erasmus_plus.alliances.2021.lot1 {texts}\n\n{drops[0]}", "utf-8")
    kept = load(path).value
    assert kept is not None
    places = [(clause.document.name, clause.place) for clause in kept.clauses]
    before = [(clause.document.name, clause.place) for clause in policy(2021, 1).clauses]
    assert places == [place for place in before if place[0] != "wel_21"] != before
