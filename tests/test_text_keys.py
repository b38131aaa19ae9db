"""Different texts are counted exactly where the filter names texts (semantics 3 and 4)."""

from __future__ import annotations

from pathlib import Path

import pytest

import eligo

POLICY = """policy example.texts
  title en "Texts" cs "Texty"
  source page "Page"

use erasmus_plus.model

rule different
  title en "Different" cs "Různé"
  source page
  require count(distinct pic of partners where {condition}) {limit}
"""


@pytest.mark.parametrize(
    ("condition", "limit", "pics", "outcome"),
    [
        ('pic = "1"', ">= 2", (None, None, None), "fail"),
        ('pic in {"1", "2"}', ">= 3", (None, None, None), "fail"),
        ('pic in {"1", "2"}', ">= 2", (None, "1"), "undecided"),
        ('pic in {"1", "2"}', ">= 2", (None, "3"), "fail"),
        ('pic != "1"', ">= 2", (None, None), "undecided"),
        ('pic != "1"', ">= 3", (None, None), "fail"),
        ("pic = name", ">= 2", (None, None), "undecided"),
        ('not (pic != "1")', "<= 1", (None, None), "pass"),
    ],
)
def test_an_unknown_text_is_counted_as_often_as_it_can_differ(
    tmp_path: Path, condition: str, limit: str, pics: tuple[str | None, ...], outcome: str
) -> None:
    path = tmp_path / "texts.pol"
    path.write_text(POLICY.format(condition=condition, limit=limit), encoding="utf-8")
    partners = [{"pic": pic, "name": f"Name {at}"} for at, pic in enumerate(pics)]
    verdict = eligo.load(path).evaluate({"id": "P", "partners": partners}, reasons="all")
    assert verdict.rules[0].outcome.value == outcome
