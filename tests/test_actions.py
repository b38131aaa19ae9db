"""The policies of the Erasmus+ actions beside the Alliances: complete, bilingual, and read together from one set of data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import eligo
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.checking.schema import Noun
from eligo.text.shipped import shipped

PROGRAMME = shipped("policies") / "erasmus_plus"
LANGUAGES = {"cs", "en"}
# The policies, with their rules in the order of the file; ? marks those that do not decide the outcome.
RULES = {
    "cooperation_partnerships/2026/partnership": "deadline_agency deadline_executive second_round? page_limit? "
    "one_coordinator? coordinator_established coordinator_country organisations countries third_countries "
    "belarus_and_russia added_value? georgian_authorities israeli_organisations? ngo_entities ngo_countries ngo_link? "
    "priorities duration start lump_sum management",
    "vocational_excellence/2026/centre": "deadline page_limit? one_coordinator? coordinator_country beneficiaries "
    "countries complete_countries every_country? third_countries world_of_work? georgian_authorities belarusian_public_bodies "
    "israeli_organisations? first_cluster second_cluster third_cluster duration grant eu_share?",
    "capacity_building_he/2026/national": "deadline page_limit? one_coordinator? coordinator_kind union_countries "
    "one_third_country third_country_institutions strand_3_small_system? strand_3_ministry balance regions eche "
    "recognised georgian_authorities belarusian_public_bodies israeli_organisations? duration least_grant highest_grant eu_share? "
    "equipment subcontracting equipment_bought?",
    "capacity_building_he/2026/multi_country": "deadline page_limit? one_coordinator? coordinator_kind "
    "strand_3_small_system? strand_3_ministry balance eche recognised georgian_authorities belarusian_public_bodies "
    "israeli_organisations? duration least_grant highest_grant eu_share? equipment subcontracting equipment_bought? "
    "two_countries which_countries? union_institutions? other_regions? strand_3_institutions",
    "virtual_exchanges/2026/exchange": "deadline page_limit? one_coordinator? beneficiaries countries independent? "
    "union_side region_side one_region balance belarus_and_russia georgian_authorities israeli_organisations? duration "
    "grant per_participant eu_share?",
    "school_development/2026/partnership": "deadline second_round? one_coordinator? organisations authority_at_home "
    "schools_at_home abroad eligible_kinds? partner_countries associated_partner_countries? tasks both_categories "
    "duration start lump_sum",
    "teacher_academies/2025/academy": "deadline hour_of_deadline? one_coordinator? coordinator_kind applicants "
    "countries member_states initial_education initial_education_countries continuing_development practice_school "
    "different_organisations? duration grant eu_share?",
}
# What a proposal of each action states, and the policy it is meant for.
CHOSEN = {
    "cooperation_partnerships/2026/partnership": {"action": "cooperation_partnerships", "call": "2026"},
    "vocational_excellence/2026/centre": {"action": "centra_excelence", "call": "2026"},
    "capacity_building_he/2026/national": {"action": "capacity_building_he", "scope": "national", "call": "2026"},
    "capacity_building_he/2026/multi_country": {
        "action": "capacity_building_he",
        "scope": "multi_country",
        "call": "2026",
    },
    "virtual_exchanges/2026/exchange": {"action": "virtual_exchanges", "call": "2026"},
    "school_development/2026/partnership": {"action": "rozvoj_škol", "call": "2026"},
    "teacher_academies/2025/academy": {"action": "teacher_academies", "call": "2025"},
}


@lru_cache
def policy(name: str) -> CheckedPolicy:
    """A shipped policy; it must check without a word."""
    result = load(PROGRAMME / f"{name}.pol")
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


@pytest.mark.parametrize("name", RULES)
def test_the_rules_and_their_force(name: str) -> None:
    checked = policy(name)
    assert checked.name == f"erasmus_plus.{name.replace('/', '.')}"
    assert [rule.id + "?" * (rule.force.value == "should") for rule in checked.rules] == RULES[name].split()


@pytest.mark.parametrize("name", RULES)
def test_every_clause_is_bound_or_excused_and_every_rule_carries_one(name: str) -> None:
    checked = policy(name)
    ids = {rule.id for rule in checked.rules}
    for clause in checked.clauses:
        assert bool(clause.rules) != bool(clause.excused), clause.place
        assert set(clause.says) == set(clause.excused or clause.says) == LANGUAGES, clause.place
    assert {rule for clause in checked.clauses for rule in clause.rules} == ids


@pytest.mark.parametrize("name", RULES)
def test_every_text_stands_in_both_languages(name: str) -> None:
    checked = policy(name)
    assert set(checked.title) == set(checked.note or ()) == LANGUAGES
    for rule in checked.rules:
        assert rule.source is not None, rule.id
        advice = rule.advice.parts if rule.advice else rule.title
        texts = [rule.title, rule.source.place, rule.note or rule.title, rule.question or rule.title, advice]
        for exception in rule.exceptions:
            assert exception.source is not None, exception.name
            texts += [exception.title, exception.source.place]
        assert all(set(text) == LANGUAGES for text in texts), rule.id
        assert rule.question or rule.advice or rule.force.value == "should", f"{rule.id}: what is to be done?"


def _names(checked: CheckedPolicy) -> Iterator[tuple[str, object]]:
    for record in checked.schema.records.values():
        yield from ((f"{record.name}.{field.name}", set(field.label)) for field in record.fields)
    for vocabulary in checked.schema.vocabularies.values():
        yield from ((f"{vocabulary.name}.{code}", set(entry.label)) for code, entry in vocabulary.entries.items())
        yield from ((group.name, set(group.label)) for group in vocabulary.groups.values())


def _nouns(checked: CheckedPolicy) -> Iterator[tuple[str, Noun | None]]:
    yield from checked.nouns.items()
    yield from ((record.name, record.noun) for record in checked.schema.records.values())
    yield from ((vocabulary.name, vocabulary.noun) for vocabulary in checked.schema.vocabularies.values())


@pytest.mark.parametrize("name", RULES)
def test_every_name_has_labels_and_every_noun_its_forms(name: str) -> None:
    for what, languages in _names(policy(name)):
        assert languages == LANGUAGES, what
    for what, noun in _nouns(policy(name)):
        assert noun is not None, what
        assert {language: len(forms) for language, forms in noun.forms.items()} == {"cs": 4, "en": 2}, what


def test_a_folder_of_actions_chooses_by_what_the_proposals_state(tmp_path: Path) -> None:
    """The lot keeps the Alliances out; `beneficiary` is a spelling that only the model of the actions knows."""
    partner = {"name": "Škola", "country": "CZ", "role": "beneficiary", "type": "SCHOOL"}
    data = tmp_path / "proposals.json"
    data.write_text(
        json.dumps([{"id": name, "lot": 9, "partners": [partner], **CHOSEN[name]} for name in CHOSEN]), "utf-8"
    )
    results = eligo.load(PROGRAMME).evaluate_batch(data)
    assert results.batch.rejected == ()
    assert [(v.proposal, v.policy and v.policy.name) for v in results.verdicts] == [
        (name, policy(name).name) for name in CHOSEN
    ]
