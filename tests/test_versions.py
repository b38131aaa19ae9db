"""Groups and parameters that change with time: the day of submission, in Brussels, chooses what holds."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

import eligo
from eligo.evaluation.engine import version_on
from eligo.evaluation.quantities import greatest, least
from eligo.evaluation.verdict import Interval

POLICY = """\
policy small
  title en "Small" cs "Malý"
  source page en "Page" cs "Stránka"
  valid from 2021-01-01 to 2024-12-31

vocabulary country
  CZ en "Czechia" cs "Česko"
  UK en "Britain" cs "Británie"
  US en "United States" cs "Spojené státy"
  group programme valid from 2021-01-01 to 2022-12-31 = CZ, UK en "programme" cs "program"
  group programme valid from 2023-01-01 = CZ en "programme" cs "program"

record proposal
  id : text required en "id" cs "označení"
  submitted_at : datetime en "submitted at" cs "podáno"
  grant : money EUR at least 0 en "grant" cs "grant"
  partners : list of partner en "partners" cs "partneři"

record partner
  label "{country}"
  country : country en "country" cs "země"

parameter most
  valid from 2021-01-01 to 2021-12-31 = 100 EUR
  valid from 2022-01-01 to 2023-12-31 = 200 EUR
  valid from 2024-01-01 = 150 EUR
  title en "Most" cs "Nejvíce"
  source page, "1"

rule countries
  title en "Countries" cs "Země"
  source page, "1"
  require count(partners where country in programme) >= 2

rule grant
  title en "Grant" cs "Grant"
  source page, "2"
  when some partners have country in programme
  require grant <= most

rule undated
  title en "Undated" cs "Bez data"
  source page, "3"
  require grant <= 300 EUR
"""


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> eligo.Policy:
    path = tmp_path_factory.mktemp("versions") / "small.pol"
    path.write_text(POLICY, encoding="utf-8")
    return eligo.load(path)


def _proposal(countries: tuple[str | None, ...], grant: int | None, submitted: str | None = None) -> dict[str, Any]:
    partners = [{"country": country} for country in countries]
    return {"id": "P", "grant": grant, "submitted_at": submitted, "partners": partners}


def _within(inner: Interval, outer: Interval) -> bool:
    return outer == Interval(least(outer.low, inner.low), greatest(outer.high, inner.high))


def test_there_is_a_version_from_each_day_of_change(policy: eligo.Policy) -> None:
    days = [day for day, _ in policy.checked[0].later]
    assert days == [date(2022, 1, 1), date(2023, 1, 1), date(2024, 1, 1)]
    for number, day in enumerate(days):
        before, after = (version_on(policy.checked[0], d) for d in (day - timedelta(days=1), day))
        assert after is policy.checked[0].later[number][1]
        assert before is not after


@pytest.mark.parametrize(
    ("submitted", "most"),
    [
        ("2021-12-31T22:59:59Z", 100),
        ("2021-12-31T23:00:00Z", 200),
        ("2021-12-31T23:30:00Z", 200),
        ("2022-01-01T00:30:00+03:00", 100),
        ("2023-12-31T23:59:59+01:00", 200),
        ("2023-12-31T23:30:00+00:00", 150),
        ("2024-06-30T22:30:00Z", 150),
    ],
)
def test_the_day_of_submission_in_brussels_chooses_the_value(policy: eligo.Policy, submitted: str, most: int) -> None:
    for grant in (most, most + 1):
        verdict = policy.evaluate(_proposal(("CZ", "CZ"), grant, submitted))
        said = {r.rule.id: r.outcome.value for r in verdict.rules}
        assert said["grant"] == ("pass" if grant == most else "fail")


@pytest.mark.parametrize(
    ("countries", "grant"),
    list(product((("CZ", "CZ"), ("CZ", "UK"), ("UK", "UK"), ("US",), ("CZ", None), ()), (100, 150, 180, 201, None))),
)
def test_without_a_day_a_rule_is_decided_where_every_version_decides_alike(
    policy: eligo.Policy, countries: tuple[str | None, ...], grant: int | None
) -> None:
    days = ("2021-05-01", "2022-05-01", "2023-05-01", "2024-05-01")
    each = [policy.evaluate(_proposal(countries, grant, f"{day}T12:00:00+02:00")) for day in days]
    together = policy.evaluate(_proposal(countries, grant), reasons="all")
    for number, said in enumerate(together.rules):
        found = {verdict.rules[number].outcome.value for verdict in each}
        assert said.outcome.value == (found.pop() if len(found) == 1 else "undecided")
        measured = [verdict.rules[number].finding for verdict in each]
        if said.finding and said.outcome.value != "undecided":
            # The first version's value was told, whatever the others found.
            assert isinstance(said.finding.measured, Interval)
            told = {f.measured for f in measured if f is not None and f.leaf.span == said.finding.leaf.span}
            assert all(isinstance(m, Interval) and _within(m, said.finding.measured) for m in told)
        if said.outcome.value == "undecided":
            # Versions that are open alike may differ once the other facts are given.
            assert ("/submitted_at" in said.missing) is (said.rule.id != "undated")


def test_a_day_asked_for_stands_in_for_that_of_submission(policy: eligo.Policy) -> None:
    proposal = _proposal(("CZ", "CZ"), 180)
    said = [policy.evaluate(proposal, as_of=date(year, 5, 1)).outcome.value for year in (2021, 2022, 2023, 2024)]
    assert said == ["fail", "pass", "pass", "fail"]


def test_the_day_that_is_missing_is_named_once(tmp_path: Path) -> None:
    # Where the rule itself reads the day, it was named twice.
    path = tmp_path / "small.pol"
    path.write_text(
        POLICY.replace("when some partners have", "when submitted_at >= 2021-01-01 00:00Z and some partners have"),
        encoding="utf-8",
    )
    said = eligo.load(path).evaluate({"id": "P", "grant": 180, "partners": [{"country": "CZ"}]}).rules[1]
    assert (said.outcome.value, said.missing) == ("undecided", ("/submitted_at",))
