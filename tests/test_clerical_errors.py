"""Figures that may be slips of the hand: asked about where a slip explains them, never where it does not."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eligo
from eligo.analysis.slips import explained, slips
from eligo.reporting.view import view
from eligo.text.shipped import shipped

SEED = shipped("policies") / "erasmus_plus" / "alliances" / "seed"
LANGUAGES = ("cs", "en")
KINDS = ("HEI", "VET", "SME", "SME", "SME", "SME", "HEI", "VET", "HEI", "VET", "HEI", "VET")


@pytest.fixture(scope="module")
def lot1() -> eligo.Policy:
    return eligo.load(SEED / "lot1.pol")


def _proposal(**facts: object) -> dict[str, object]:
    partners = [
        {"pic": f"9{n:08}", "name": f"O{n}", "country": ("CZ", "DE", "AT", "SK")[n % 4], "type": kind,
         "role": "full_partner" if n else "coordinator"}
        for n, kind in enumerate(KINDS)
    ]  # fmt: skip
    return {"id": "P", "lot": 1, "duration_months": 24, "requested_grant": 900_000, "partners": partners} | facts


@pytest.mark.parametrize(
    ("facts", "rule", "kind", "meant"),
    [
        ({"requested_grant": 9_900_000}, "grant", "more", 990_000),
        ({"requested_grant": 10_000_000}, "grant", "more", 1_000_000),
        ({"requested_grant": 1_000_001}, "grant", "last", 1_000_000),
        ({"requested_grant": 80_000_000}, "grant", "shifted", 800_000),
        ({"requested_grant": 4_900_000}, "grant", None, None),
        ({"requested_grant": 6_913_257}, "grant", None, None),
        ({"requested_grant": 1_200_000}, "grant", None, None),
        ({"requested_grant": 1_800_000, "duration_months": 36}, "grant", None, None),
        ({"requested_grant": 5_100_000, "duration_months": 36}, "grant", "swapped", 1_500_000),
        ({"duration_months": 2}, "duration", "months", 24),
        ({"duration_months": 42}, "duration", "swapped", 24),
        ({"duration_months": 63}, "duration", "swapped", 36),
        ({"duration_months": 244}, "duration", "repeated", 24),
        ({"duration_months": 25}, "duration", None, None),
        ({"duration_months": 12}, "duration", None, None),
    ],
)
def test_a_figure_is_asked_about_where_a_slip_explains_it(
    lot1: eligo.Policy, facts: dict[str, object], rule: str, kind: str | None, meant: int | None
) -> None:
    verdict = lot1.evaluate(_proposal(**facts), reasons="all")
    assert verdict.outcome.value == "fail"
    found = slips(verdict).get(rule)
    assert (kind, meant) == (None, None) if found is None else (found.kind, found.meant) == (kind, meant)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_says_what_and_why_and_changes_no_verdict(lot1: eligo.Policy, language: str) -> None:
    verdict = lot1.evaluate(_proposal(requested_grant=10_000_000), reasons="all")
    page = view(verdict, language)
    asked = next(rule for rule in page.rules if rule.id == "grant")
    assert asked.status.key == "fail" and page.status.key == "fail"
    assert "1846/2023/FA" in asked.slip
    plain = asked.slip.replace("\xa0", " ")
    assert ("10 000 000 EUR" in plain and "1 000 000 EUR" in plain) or "EUR 10,000,000" in plain


@given(st.integers(-5, 10**17) | st.decimals(allow_nan=False, allow_infinity=False))
def test_explanations_are_different_positive_figures(written: int | Decimal) -> None:
    for _, meant in explained(written, "duration_months"):
        assert meant > 0 and meant != written


def test_a_page_without_a_failed_figure_asks_nothing(lot1: eligo.Policy, tmp_path: Path) -> None:
    verdict = lot1.evaluate(_proposal(), reasons="all")
    assert slips(verdict) == {}
    assert all(not rule.slip for rule in view(verdict, "cs").rules)
