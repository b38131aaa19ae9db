"""Figures that may be slips of the hand: asked about where a slip explains them, never where it does not."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eligo
from eligo.analysis.slips import explained, slips
from eligo.reporting import markdown
from eligo.reporting.audiences import Audience, page_of
from eligo.reporting.corresponding import asks_first, facts_on, kind_of, letter
from eligo.reporting.letters import NO_FACTS, LetterFacts
from eligo.reporting.provenance import NOWHERE
from eligo.reporting.view import view
from eligo.text.locale import typeset
from eligo.text.messages import say
from eligo.text.shipped import shipped

from .conftest import CORPUS, Run

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


@pytest.mark.parametrize("audience", ["applicant", "public"])
def test_nobody_is_told_which_figure_would_be_met(lot1: eligo.Policy, audience: str) -> None:
    verdict = lot1.evaluate(_proposal(requested_grant=10_000_000), reasons="all")
    for page in (page_of(verdict, language, NOWHERE, Audience(audience)) for language in LANGUAGES):
        assert not [rule.slip for rule in (*page.rules, *(task.rule for task in page.tasks)) if rule.slip]


# ── letters ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("facts", "confirmed", "kind"),
    [
        ({"requested_grant": 10_000_000}, (), "completion"),
        ({"requested_grant": 10_000_000}, ("P",), "rejection"),
        ({"requested_grant": 10_000_000}, ("Q",), "completion"),
        ({"requested_grant": 4_900_000}, (), "rejection"),
        ({"requested_grant": 10_000_000, "partners": []}, (), "rejection"),
        ({}, ("P",), "positive"),
    ],
    ids=["a slip", "confirmed", "another is confirmed", "no slip", "more than a slip", "met"],
)
def test_a_letter_asks_before_it_rejects(
    lot1: eligo.Policy, facts: dict[str, object], confirmed: tuple[str, ...], kind: str
) -> None:
    verdict = lot1.evaluate(_proposal(**facts), reasons="all")
    told = facts_on(verdict, LetterFacts(confirmed=frozenset(confirmed)))
    assert kind_of(verdict, told) == kind
    assert asks_first(verdict, told) is (kind == "completion")


def test_what_rests_on_a_register_is_not_asked_about(tmp_path: Path) -> None:
    """The same figure, in a rule with and in one without a register: what a register says of somebody stands in no letter."""
    register = (CORPUS / "letters" / "register.pol").read_text("utf-8")
    kinds = []
    for unless in ("", " or no partners have pic is listed in sanctioned"):
        text = register[: register.index("rule partners")] + (
            'rule long\n  title en "Not too long"  cs "Ne příliš dlouhé"\n  source call, "3"\n'
            f"  require duration_months at most 36{unless}\n"
        )
        text = text.replace(
            "require no partners have pic is listed in sanctioned", "require duration_months at least 1"
        )
        (tmp_path / "long.pol").write_text(text, encoding="utf-8")
        policy = eligo.load(tmp_path / "long.pol")
        facts = {"sanctioned": [{"pic": "900000000"}], "duration_months": 360}
        verdict = policy.evaluate(_proposal(**facts), reasons="all")
        assert list(slips(verdict)) == ["long"]
        kinds.append(kind_of(verdict, facts_on(verdict, NO_FACTS)))
    assert kinds == ["completion", "rejection"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_asks_openly(lot1: eligo.Policy, language: str) -> None:
    """It says what was found and what is required, but not which figure may have been meant."""
    verdict = lot1.evaluate(_proposal(requested_grant=9_900_000), reasons="all")
    asked = letter(verdict, language, facts=facts_on(verdict, NO_FACTS))
    assert asked is not None and len(asked.tasks) == 1
    text = re.sub(r"\s", " ", markdown.letter_page(asked))
    assert re.search("9[ ,]900[ ,]000", text) and re.search("1[ ,]000[ ,]000", text)
    assert not re.search("990[ ,]000", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_says_which_letters_ask(eligo: Run, tmp_path: Path, language: str) -> None:
    proposals = [_proposal(requested_grant=grant) | {"id": f"P-{grant}"} for grant in (9_900_000, 4_900_000)]
    (tmp_path / "data.json").write_text(json.dumps(proposals), encoding="utf-8")
    command = (
        f"report {SEED / 'lot1.pol'} {tmp_path / 'data.json'} -o {tmp_path / 'out'} --format docx,html -l {language}"
    )
    asking = ": 1 (P-9900000);"
    assert asking in eligo(command).err
    written = eligo(f"{command} --confirmed P-9900000 --resume").err
    assert asking not in written
    assert ": 3, " in written, "its letter, its sheet and the overview; the letter and the sheet of the other stay"
    sheet = next(f for f in (tmp_path / "out").rglob("P-9900000-*.html")).read_text("utf-8")
    assert unescape(sheet).count(typeset(language, say(language, "slip-confirmed"))) == 2, (
        "among the tasks, and the reasons"
    )
    assert "1846/2023/FA" not in sheet
    assert asking not in eligo(f"{command} --format html").err, "no letters, nothing to look at"
    wrong = eligo(f"{command} --confirmed P-99000000")
    assert wrong.code == 2 and "P-9900000" in wrong.err


def test_a_page_without_a_failed_figure_asks_nothing(lot1: eligo.Policy, tmp_path: Path) -> None:
    verdict = lot1.evaluate(_proposal(), reasons="all")
    assert slips(verdict) == {}
    assert all(not rule.slip for rule in view(verdict, "cs").rules)
