"""The shapes of rules that calls have: a folder each with a policy, proposals and verdicts written from the call's text.

A folder is named as its policy (`shapes.<folder>.policy`). `proposals.json` holds proposals, registers inside where
needed; `verdicts.json` holds by their ids the `outcome`, the proposal's own `missing` where its applicability is open,
and by rule the `outcome`, what was `measured` (a value, or the two ends of what is still possible), the `exception`s
that applied and the `missing` facts. What is empty is not written there. `messages.*.txt` hold what people read.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias, cast

import pytest

import eligo
from eligo.checking.loader import load
from eligo.evaluation.verdict import Choice, Interval, Measured, RuleVerdict, Verdict
from eligo.library import Policy
from eligo.reporting.sentences import message
from eligo.syntax.formatter import changes_tree, layout
from eligo.syntax.parser import parse
from eligo.text.span import Source

from .conftest import CORPUS, Golden

Json: TypeAlias = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

SHAPES = CORPUS / "shapes"
FOLDERS = sorted(file.parent.name for file in SHAPES.glob("*/policy.pol"))
MODULES = sorted(SHAPES.glob("*.pol"))
LANGUAGES = ("cs", "en")


def proposals_of(folder: str) -> list[dict[str, Json]]:
    return cast("list[dict[str, Json]]", json.loads((SHAPES / folder / "proposals.json").read_text("utf-8")))


def expected_of(folder: str) -> dict[str, Json]:
    return cast("dict[str, Json]", json.loads((SHAPES / folder / "verdicts.json").read_text("utf-8")))


@lru_cache
def policy(folder: str) -> Policy:
    return eligo.load(SHAPES / folder / "policy.pol")


@lru_cache
def verdicts(folder: str) -> tuple[Verdict, ...]:
    """What the closures say of each proposal, compared with the law because every reason is asked for."""
    return tuple(policy(folder).evaluate(given, reasons="all") for given in proposals_of(folder))


def shown(verdict: Verdict) -> dict[str, Json]:
    """The verdict in the form of `verdicts.json`."""
    whole: dict[str, Json] = {"outcome": verdict.outcome.value}
    if verdict.missing:
        whole["missing"] = list(verdict.missing)
    whole["rules"] = {rule.rule.id: _rule(rule) for rule in verdict.rules}
    return whole


def _rule(verdict: RuleVerdict) -> dict[str, Json]:
    whole: dict[str, Json] = {"outcome": verdict.outcome.value}
    if verdict.finding is not None:
        whole["measured"] = _measured(verdict.finding.measured)
    if verdict.exception:
        whole["exception"] = list(verdict.exception)
    if verdict.conflict:
        whole["conflict"] = True
    if verdict.missing:
        whole["missing"] = list(verdict.missing)
    return whole


def _measured(measured: Measured) -> Json:
    match measured:
        case Choice(value):
            return value
        case Interval(low, high) if low == high:
            return _bound(low)
        case Interval(low, high):
            return [_bound(low), _bound(high)]


def _bound(value: int | Decimal | date | datetime | None) -> Json:
    match value:
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


def backwards(value: Json) -> Json:
    """The same data with every list in the opposite order."""
    match value:
        case list():
            return [backwards(item) for item in reversed(value)]
        case dict():
            return {key: backwards(item) for key, item in value.items()}
        case _:
            return value


def without_places(whole: Mapping[str, Json]) -> dict[str, Json]:
    """A shown verdict without the missing facts, whose pointers change with the order."""
    rules = cast("dict[str, dict[str, Json]]", whole["rules"])
    return {"outcome": whole["outcome"], "rules": {i: {**r, "missing": "missing" in r} for i, r in rules.items()}}


def keywords_in(language: str, folder: str, target: Path) -> Path:
    """A copy of the policy and its modules with the keywords of a language; the policy's path."""
    for file in [*MODULES, SHAPES / folder / "policy.pol"]:
        read = parse(Source(file.name, file.read_text("utf-8")))
        assert read.value is not None, file
        copy = target / file.relative_to(CORPUS)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(layout(read.value, language), "utf-8")
    return target / "shapes" / folder / "policy.pol"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_verdicts_are_those_of_the_call(folder: str) -> None:
    expected = expected_of(folder)
    assert {v.proposal: shown(v) for v in verdicts(folder)} == expected
    assert len(expected) == len(proposals_of(folder)), "every proposal has a name of its own"


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_order_of_the_data_changes_nothing(folder: str) -> None:
    turned = [
        policy(folder).evaluate(cast("dict[str, Json]", backwards(p)), reasons="all") for p in proposals_of(folder)
    ]
    there = [without_places(shown(v)) for v in verdicts(folder)]
    assert [without_places(shown(v)) for v in turned] == there


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_policy_is_checked_without_a_word(folder: str) -> None:
    result = load(SHAPES / folder / "policy.pol")
    assert result.diagnostics == ()
    assert result.value is not None


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_rule_speaks_both_languages_and_names_its_page(folder: str) -> None:
    for checked in policy(folder).checked:
        assert set(checked.title) == set(LANGUAGES)
        for rule in checked.rules:
            assert set(rule.title) == set(LANGUAGES), rule.id
            assert rule.source is not None, rule.id
            assert all(any(letter.isdigit() for letter in place) for place in rule.source.place.values()), rule.id


@pytest.mark.parametrize("file", [*MODULES, *(SHAPES / f / "policy.pol" for f in FOLDERS)], ids=lambda f: f.parent.name)
def test_the_file_is_laid_out_canonically(file: Path) -> None:
    text = file.read_text("utf-8")
    read = parse(Source(file.name, text))
    assert read.value is not None
    assert layout(read.value) == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_keywords_of_the_other_language_say_the_same(folder: str, language: str, tmp_path: Path) -> None:
    copy = keywords_in(language, folder, tmp_path)
    original = parse(Source("", (SHAPES / folder / "policy.pol").read_text("utf-8"))).value
    assert original is not None
    text = copy.read_text("utf-8")
    assert not changes_tree(original, text)
    again = eligo.load(copy)
    assert [shown(again.evaluate(p, reasons="all")) for p in proposals_of(folder)] == [
        shown(v) for v in verdicts(folder)
    ]


def spoken(folder: str, language: str) -> str:
    """Every sentence about the proposals of a folder."""
    return "\n".join(_sentences(verdict, language) for verdict in verdicts(folder))


def _sentences(verdict: Verdict, language: str) -> str:
    assert verdict.policy is not None
    lines: Sequence[str] = [
        f"  {r.rule.id}: {r.outcome.value}\n    {message(r, verdict.policy, language)}\n" for r in verdict.rules
    ]
    return f"{verdict.proposal}: {verdict.outcome.value}\n{''.join(lines)}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("folder", FOLDERS)
def test_people_read_these_sentences(folder: str, language: str, golden: Golden) -> None:
    golden(SHAPES / folder / f"messages.{language}.txt", spoken(folder, language))
