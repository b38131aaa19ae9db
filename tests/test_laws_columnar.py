"""The columnar engine says of every proposal what the law says, field by field, or leaves it to the law."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.checking.schema import Values

from .columnar_runs import compare
from .fuzz_columnar import Parts, built_policy, compared, parts_of_rules, policy_at, shipped_policies, written_policy
from .generated_proposals import proposals

LAWS = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@LAWS
@given(parts_of_rules(6), st.integers(0, 1 << 32))
def test_generated_policies_over_random_proposals(rules: list[Parts], seed: int) -> None:
    assert compared(built_policy(rules), Random(seed), 60).wrong == []


@LAWS
@given(parts_of_rules(5), st.lists(proposals(), min_size=20, max_size=20), st.integers(0, 1 << 32))
def test_generated_policies_over_generated_proposals(rules: list[Parts], many: list[Values], seed: int) -> None:
    assert compare(built_policy(rules), many, Random(seed)).wrong == []


@pytest.mark.parametrize("seed", range(12))
def test_policies_written_as_text(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    tally = compared(written_policy(draw, tmp_path, rules=16), draw, 150)
    assert tally.wrong == []
    assert tally.rules, "something is compared"


@pytest.mark.parametrize("path", shipped_policies(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_policies_and_shapes_of_rules(path: Path) -> None:
    checked = policy_at(path)
    assert compared(checked, Random(path.parent.name + path.stem), 60).wrong == []
