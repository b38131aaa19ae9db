"""The columnar engine against the law, over generated policies and proposals, for as long as one likes.

`python -m tests.fuzz_columnar --seconds 600` says what was compared, and ends with 1 where something differed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TypeAlias

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from eligo.checking.loader import understand
from eligo.checking.policy import CheckedPolicy, Condition, RuleException
from eligo.data.duck import errors
from eligo.text.shipped import shipped

from .columnar_runs import Tally, compare
from .conftest import CORPUS
from .generated_policies import conditions, exceptions
from .random_conditions import HEADER
from .random_constructs import condition, guard
from .random_facts import named_in, random_proposals
from .small_policies import policy, rule

RULES = 8
SHOWN = 20
Parts: TypeAlias = tuple[Condition, Condition | None, tuple[RuleException, ...]]


def written_policy(draw: Random, folder: Path, rules: int = RULES) -> CheckedPolicy:
    """A policy that was written as text."""
    text = [HEADER]
    for number in range(rules):
        title = f'\nrule r{number}\n  title en "R" cs "R"\n  source page, "{number}"\n'
        when = f"  {draw.choice(('when', 'unless'))} {guard(draw).text}\n" if draw.random() < 0.3 else ""
        text.append(f"{title}{when}  require {condition(draw).text}\n")
    path = folder / "small.pol"
    path.write_text("".join(text), encoding="utf-8")
    return policy_at(path)


def policy_at(path: Path) -> CheckedPolicy:
    """The policy of a file."""
    found = understand(path)
    assert found.value is not None, found.diagnostics
    return found.value


def parts_of_rules(number: int) -> st.SearchStrategy[list[Parts]]:
    """What rules are made of."""
    each = st.tuples(conditions(), st.none() | conditions(1), st.just(()) | exceptions())
    return st.lists(each, min_size=number, max_size=number)


def built_policy(rules: list[Parts]) -> CheckedPolicy:
    """A policy of those rules."""
    return policy(
        *(rule(c, when, id=f"r{n}", exceptions=excepted) for n, (c, when, excepted) in enumerate(rules)),
        *(rule(None, c, id=f"j{n}") for n, (c, _, _) in enumerate(rules[:1])),
    )


def shipped_policies() -> list[Path]:
    """The files of the policies that are shipped, and of the shapes of rules."""
    folders = (Path(str(shipped("policies"))), CORPUS / "shapes")
    files = (
        file for folder in folders for file in sorted(folder.rglob("*.pol")) if not file.name.endswith(".test.pol")
    )
    return [file for file in files if "\npolicy " in "\n" + file.read_text("utf-8")]


def compared(checked: CheckedPolicy, draw: Random, proposals: int) -> Tally:
    """What the policy comes to over proposals of its own schema."""
    many = random_proposals(draw, checked.schema, named_in([checked]), proposals)
    return compare(checked, many, draw, measured=draw.random() < 0.85)


def survived(checked: CheckedPolicy, draw: Random, proposals: int, seed: int) -> Tally:
    """The same; a query that cannot be run is a difference."""
    try:
        found = compared(checked, draw, proposals)
    except errors() as problem:
        return Tally(wrong=[f"seed {seed}: {checked.name}: {problem}"[:2000]])
    found.wrong = [f"seed {seed}: {text}" for text in found.wrong]
    return found


def tallies(first: int, until: float, proposals: int, folder: Path) -> Iterator[Tally]:
    """One tally after the other, of policies written, built and shipped."""
    known = [policy_at(path) for path in shipped_policies()]
    number = first
    while time.monotonic() < until:
        draw = Random(number)
        yield survived(written_policy(draw, folder), draw, proposals, number)
        yield survived(draw.choice(known), draw, proposals, number)
        yield from _built(number, proposals)
        number += 1


def _built(number: int, proposals: int) -> list[Tally]:
    found: list[Tally] = []

    @seed(number)
    @settings(
        max_examples=2, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    @given(parts_of_rules(RULES), st.integers(0, 1 << 32))
    def run(rules: list[Parts], start: int) -> None:
        found.append(survived(built_policy(rules), Random(start), proposals, number))

    run()
    return found


def said(whole: Tally, seconds: float) -> str:
    """The tally in words."""
    lines = [
        f"{whole.proposals:,} proposals, {whole.asked:,} of them asked of the law; {seconds:,.0f} s",
        f"{whole.rules:,} proposals × rules compared",
        f"{whole.written:,} rules, {sum(whole.left.values()):,} of them left to the law",
        *(f"  {construct}: {number:,}" for construct, number in whole.left.most_common()),
        f"{len(whole.wrong):,} differences",
        *whole.wrong[:SHOWN],
    ]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Runs until the time is over."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--seed", type=int, default=0)
    options.add_argument("--proposals", type=int, default=600, help="for each policy")
    given_ = options.parse_args()
    begun = time.monotonic()
    whole = Tally()
    with TemporaryDirectory() as folder:
        for tally in tallies(given_.seed, begun + given_.seconds, given_.proposals, Path(folder)):
            whole.add(tally)
    sys.stdout.write(said(whole, time.monotonic() - begun))
    return 1 if whole.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
