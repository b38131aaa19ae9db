"""Every rule of the shipped policies, in every outcome that their own tests reach: the sentences that people read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from fluent.syntax import ast
from fluent.syntax.serializer import FluentSerializer

from eligo.checking.cases import read_cases
from eligo.checking.loader import load
from eligo.checking.policy import CheckedPolicy
from eligo.evaluation.engine import evaluate
from eligo.evaluation.verdict import RuleVerdict, Verdict
from eligo.reporting.sentences import message, proposal_message
from eligo.reporting.stating import rule_described
from eligo.text.locale import number, typeset
from eligo.text.messages import parsed, say, variables
from eligo.text.shipped import shipped

from .conftest import CORPUS, Golden

pytestmark = pytest.mark.slow
FOLDER = CORPUS / "report" / "sentences-of-the-shipped-policies"
COUNTS = (0, 1, 2, 4, 5, 21, Decimal("1.5"))
_VARYING = re.compile(
    r"„[^“]*“|“[^”]*”|(?<=: )[^;.–]*(?=[;.–])|\([^()]*\)|\d[\d\u00a0.,]*|partner\w*|členské státy|zem[íě]"
)
"""What makes two sentences different that are built alike: numbers, names, quotations, places in lists."""
_FILES = ("report", "sentences", "overview", "letters", "handbook", "changes")


@cache
def _policies() -> tuple[tuple[Path, CheckedPolicy], ...]:
    files = sorted(shipped("policies").rglob("*.pol"))
    loaded = [(file, load(file).value) for file in files if file.with_suffix(".test.pol").is_file()]
    newest = {file.parent.parent / file.name: (file, policy) for file, policy in loaded if policy is not None}
    return tuple(newest.values())


@cache
def _verdicts() -> tuple[tuple[str, CheckedPolicy, tuple[Verdict, ...]], ...]:
    """What the tests of each policy come to; the newest year of a call comes first, so that older ones add little."""
    told = []
    for file, policy in reversed(_policies()):
        cases = read_cases(file.with_suffix(".test.pol"), policy)[0].value or ()
        verdicts = tuple(evaluate(policy, "N", case.values, case.as_of, "all") for case in cases)
        told.append((policy.name, policy, verdicts))
    return tuple(told)


def _lines(language: str) -> Iterator[str]:
    """One line for each rule and outcome whose sentence no other line has, whatever its numbers and names."""
    seen: set[str] = set()

    def new(text: str) -> bool:
        shape = _VARYING.sub("#", text)
        known = shape in seen
        seen.add(shape)
        return not known

    for name, policy, verdicts in _verdicts():
        found = [
            f"= {text}" for rule in policy.rules if new(text := f"{rule.id}: {rule_described(rule, policy, language)}")
        ]
        for verdict in verdicts:
            if new(whole := proposal_message(verdict, language)):
                found.append(f"{verdict.outcome.value} – {whole}")
            found += [
                f"{judged.rule.id} {judged.outcome.value}: {text}"
                for judged in verdict.rules
                if new(f"{judged.rule.id} {judged.outcome.value} {(text := _sentence(judged, policy, language))}")
            ]
        if found:
            yield f"\n== {name}"
            yield from (typeset(language, line) for line in found)


def _counted(language: str) -> Iterator[str]:
    """Every sentence of ours that agrees with a number, with each kind of number that it may get."""
    for file in _FILES:
        for entry in parsed(shipped("reports") / "messages" / language / f"{file}.ftl").body:
            if not isinstance(entry, ast.Message):
                continue
            for attribute in [*([None] if entry.value else []), *(a.id.name for a in entry.attributes)]:
                asked = variables(language, entry.id.name, attribute)
                source = FluentSerializer().serialize_entry(entry)
                if "n" not in asked or "[one]" not in source:
                    continue
                yield f"\n-- {entry.id.name}"
                for n in COUNTS if "[many]" in source else COUNTS[:-1]:
                    shown = number(language, n)
                    told = {name: shown if name in ("count", "points") else "…" for name in asked} | {"n": n}
                    yield typeset(language, say(language, entry.id.name, attribute, **told))


def _sentence(judged: RuleVerdict, policy: CheckedPolicy, language: str) -> str:
    return message(judged, policy, language)


@pytest.mark.parametrize("language", ["cs", "en"])
def test_what_people_read_of_every_rule(language: str, golden: Golden) -> None:
    lines = list(_lines(language))
    assert len(lines) > 200
    golden(FOLDER / f"expected.{language}.txt", "\n".join(lines).strip() + "\n")


@pytest.mark.parametrize("language", ["cs", "en"])
def test_what_people_read_with_every_count(language: str, golden: Golden) -> None:
    golden(FOLDER / f"counts.{language}.txt", "\n".join(_counted(language)).strip() + "\n")
