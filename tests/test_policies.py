"""The shipped policies and examples: what the call asks for, bound clause by clause, named in both languages."""

from __future__ import annotations

import re
import runpy
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest
from babel import Locale

from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.checking.schema import Schema
from eligo.data.reading import read
from eligo.evaluation.engine import evaluate
from eligo.text.shipped import shipped

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
EXAMPLES = shipped("examples")
LANGUAGES = ("cs", "en")

EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
GROUPS = {
    ("country", "eu_member_states"): EU,
    ("country", "programme_countries"): f"{EU} IS LI MK NO RS TR",
    (
        "organisation_type",
        "labour_market_actors",
    ): "SME LARGE_ENTERPRISE SOCIAL_ENTERPRISE CHAMBER TRADE_UNION TRADE_ASSOCIATION",
    ("organisation_type", "education_providers"): "HEI VET",
}
CODES = {
    "role": "coordinator full_partner affiliated_entity associated_partner",
    "organisation_type": "HEI VET SME LARGE_ENTERPRISE SOCIAL_ENTERPRISE CHAMBER TRADE_UNION TRADE_ASSOCIATION "
    "RESEARCH PUBLIC_BODY NGO OTHER",
    "ecosystem": "tourism mobility aerospace_defence construction agri_food low_carbon_energy_intensive textile "
    "creative_cultural digital renewables electronics retail proximity_social health",
}
RULES = {
    1: "countries full_partners labour_market education_providers higher_education? vocational? duration grant "
    "listed_once? innovative_and_transnational?",
    2: "countries full_partners labour_market education_providers higher_education? vocational? duration grant "
    "ecosystem listed_once?",
}
CLAUSES = {
    1: "A1 A2 A3 L1.1 L1.2 L1.3 L1.3a L1.3b L1.4 F0 F1",
    2: "A1 A2 A3 L2.1 L2.2–4 L2.5 L2.6 L2.7 F0 F2",
}
NOT_ISO = "AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ"
# Lot, outcome and the rules that fail (-) or are undecided (?), for each example; 016 is rejected.
EXPECTED = {
    "AI-2022-001": (1, "pass", ""),
    "AI-2022-002": (1, "pass", ""),
    "AI-2022-003": (1, "pass", "-higher_education"),
    "AI-2022-004": (1, "pass", "-listed_once"),
    "AI-2022-005": (1, "fail", "-countries"),
    "AI-2022-006": (1, "fail", "-full_partners"),
    "AI-2022-007": (1, "fail", "-labour_market"),
    "AI-2022-008": (1, "fail", "-education_providers"),
    "AI-2022-009": (1, "fail", "-duration -grant"),
    "AI-2022-010": (1, "fail", "-grant"),
    "AI-2022-011": (1, "undecided", "?full_partners"),
    "AI-2022-012": (1, "undecided", "?duration ?grant"),
    "AI-2022-013": (1, "pass", ""),
    "AI-2022-014": (1, "pass", ""),
    "AI-2022-015": (1, "undecided", ""),
    "AI-2022-017": (2, "pass", ""),
    "AI-2022-018": (2, "pass", "-vocational"),
    "AI-2022-019": (2, "fail", "-countries"),
    "AI-2022-020": (2, "fail", "-full_partners -education_providers -vocational"),
    "AI-2022-021": (2, "fail", "-duration -grant"),
    "AI-2022-022": (2, "undecided", "?ecosystem"),
    "AI-2022-023": (2, "undecided", "?full_partners ?duration"),
    "AI-2022-024": (1, "not_applicable", ""),
}


@lru_cache
def policy(lot: int) -> CheckedPolicy:
    """The shipped policy of a lot; it must check without a word."""
    result = load(SEED / f"lot{lot}.pol")
    assert result.diagnostics == ()
    assert result.value is not None
    return result.value


def schema() -> Schema:
    return policy(1).schema


@pytest.mark.parametrize("lot", [1, 2])
def test_the_rules_are_those_of_the_contract(lot: int) -> None:
    rules = [rule.id + "?" * (rule.force.value == "should") for rule in policy(lot).rules]
    assert rules == RULES[lot].split()


@pytest.mark.parametrize("lot", [1, 2])
def test_every_clause_is_bound_or_excused(lot: int) -> None:
    ids = {rule.id for rule in policy(lot).rules}
    clauses = policy(lot).clauses
    assert [clause.place for clause in clauses] == CLAUSES[lot].split()
    for clause in clauses:
        assert bool(clause.rules) != bool(clause.excused), clause.place
        assert set(clause.rules) <= ids, clause.place
        assert set(clause.says) == set(clause.excused or clause.says) == set(LANGUAGES), clause.place
    assert {rule for clause in clauses for rule in clause.rules} == ids, "every rule carries a clause"


@pytest.mark.parametrize("lot", [1, 2])
def test_every_text_of_a_rule_stands_in_both_languages(lot: int) -> None:
    assert set(policy(lot).title) == set(policy(lot).note or ()) == set(LANGUAGES)
    for rule in policy(lot).rules:
        assert rule.source is not None, rule.id
        advice = rule.advice.parts if rule.advice else rule.title
        for texts in (rule.title, rule.source.place, rule.note or rule.title, rule.question or rule.title, advice):
            assert set(texts) == set(LANGUAGES), rule.id


def test_every_name_has_labels_in_both_languages() -> None:
    for record in schema().records.values():
        for field in record.fields:
            assert set(field.label) == set(LANGUAGES), field.name
    for vocabulary in schema().vocabularies.values():
        for entry in vocabulary.entries.values():
            assert set(entry.label) == set(LANGUAGES), entry.code
        for group in vocabulary.groups.values():
            assert set(group.label) == set(LANGUAGES), group.name


def test_every_noun_has_its_plural_forms() -> None:
    vocabularies = schema().vocabularies.values()
    nouns = [record.noun for record in schema().records.values()]
    nouns += [vocabulary.noun for vocabulary in vocabularies]
    nouns += [group.noun for vocabulary in vocabularies for group in vocabulary.groups.values()]
    nouns += [noun for lot in (1, 2) for noun in policy(lot).nouns.values()]
    for noun in nouns:
        assert noun is not None
        assert {language: len(forms) for language, forms in noun.forms.items()} == {"cs": 4, "en": 2}


@pytest.mark.parametrize(("vocabulary", "codes"), CODES.items())
def test_codes_are_those_of_the_contract(vocabulary: str, codes: str) -> None:
    assert list(schema().vocabularies[vocabulary].entries) == codes.split()


@pytest.mark.parametrize(("name", "codes"), GROUPS.items())
def test_groups_are_those_of_the_call(name: tuple[str, str], codes: str) -> None:
    vocabulary, group = name
    assert schema().vocabularies[vocabulary].groups[group].codes == set(codes.split())


def test_countries_are_those_of_cldr() -> None:
    czech, english = Locale("cs").territories, Locale("en", "GB").territories
    codes = sorted({str(code) for code in english if re.fullmatch("[A-Z]{2}", str(code))} - set(NOT_ISO.split()))
    entries = schema().vocabularies["country"].entries
    assert list(entries) == codes
    assert len(codes) == 250
    for code, entry in entries.items():
        assert dict(entry.label) == {"cs": czech[code], "en": english[code]}
    spellings = schema().vocabularies["country"].spellings()
    assert (spellings["EL"], spellings["UK"]) == ("GR", "GB")


@pytest.mark.parametrize("name", ["alliances.jsonl", "alliances.xlsx"])
def test_examples_come_to_what_they_were_made_for(name: str) -> None:
    batch = read([str(EXAMPLES / name)], schema())
    assert [rejected.id for rejected in batch.rejected] == ["AI-2022-016"]
    assert [proposal.id for proposal in batch.proposals] == list(EXPECTED)
    for proposal in batch.proposals:
        lot, outcome, noticed = EXPECTED[proposal.id]
        verdict = evaluate(policy(lot), proposal.id, proposal.values, date(2022, 9, 15))
        marks = {"fail": "-", "undecided": "?"}
        found = [marks[r.outcome.value] + r.rule.id for r in verdict.rules if r.outcome.value in marks]
        assert (proposal.id, verdict.outcome.value, found) == (proposal.id, outcome, noticed.split())


def test_examples_are_what_the_script_writes(tmp_path: Path) -> None:
    script = Path(__file__).parents[1] / "bench" / "make_examples.py"
    names = runpy.run_path(str(script))
    names["write_jsonl"](tmp_path / "alliances.jsonl")
    assert (tmp_path / "alliances.jsonl").read_bytes() == (EXAMPLES / "alliances.jsonl").read_bytes()
