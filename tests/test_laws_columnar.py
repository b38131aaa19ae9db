"""The columnar engine says of every proposal what the law says, field by field, or leaves it to the law."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eligo.checking.policy import Arithmetic, Comparison, Term
from eligo.checking.schema import Values

from .columnar_runs import compare
from .fuzz_columnar import Parts, built_policy, compared, parts_of_rules, policy_at, shipped_policies, written_policy
from .generated_proposals import proposals
from .random_facts import named_in, random_proposals
from .small_policies import BOTH as TABLE
from .small_policies import (
    NUMBER,
    SPAN,
    constant,
    count,
    distinct,
    fact,
    found_in,
    moved,
    no_two,
    one_of,
    own,
    partner,
    policy,
    proposal,
    rounded,
    rule,
    total,
)
from .small_policies import compared as is_

LAWS = settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
IDS = (
    "é",
    "e\u0301",
    "É",
    "ß",
    "SS",
    "日本",
    "𝔘",
    "a b",
    "a'b",
    'a"b',
    "%",
    "_",
    "\\",
    "1",
    "01",
    "1.0",
    "NULL",
    "ﷺ",
    "\u202eabc",
)


@LAWS
@given(parts_of_rules(5), st.integers(0, 1 << 32))
def test_generated_policies_over_random_proposals(rules: list[Parts], seed: int) -> None:
    assert compared(built_policy(rules), Random(seed), 60).wrong == []


@LAWS
@given(parts_of_rules(4), st.lists(proposals(), min_size=20, max_size=20), st.integers(0, 1 << 32))
def test_generated_policies_over_generated_proposals(rules: list[Parts], many: list[Values], seed: int) -> None:
    assert compare(built_policy(rules), many, Random(seed)).wrong == []


@pytest.mark.parametrize("seed", range(10))
def test_policies_written_as_text(seed: int, tmp_path: Path) -> None:
    draw = Random(seed)
    tally = compared(written_policy(draw, tmp_path, rules=12), draw, 150)
    assert tally.wrong == []
    assert tally.rules, "something is compared"


@pytest.mark.parametrize("path", shipped_policies(), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_shipped_policies_and_shapes_of_rules(path: Path) -> None:
    tally = compared(policy_at(path), Random(path.parent.name + path.stem), 60)
    assert tally.wrong == []
    assert set(tally.left) <= {"register"}, (
        "only a register that is not there keeps a rule of these from being compiled"
    )


# ── what is odd ───────────────────────────────────────────────────────────────────────────


def a_bit_of_everything() -> tuple[Term, ...]:
    """Terms of every kind, each of which reads a number, a day or a list."""
    later = Comparison(moved(fact("start"), 13, 40, "up"), ">", moved(moved(fact("submitted_at")), -13), span=SPAN)
    return (
        count(one_of("country", "CZ"), later),
        distinct("country", is_(own("size"), ">", 1)),
        total("sum", own("profit")),
        total("max", own("size"), one_of("role", "full")),
        Arithmetic(
            "*", Arithmetic("-", fact("grant"), fact("months"), NUMBER, SPAN), constant(Decimal("0.30")), NUMBER, SPAN
        ),
        rounded(fact("grant"), "half_up", "0.5"),
        found_in(TABLE, fact("home"), fact("months")),
    )


def test_ids_are_any_text() -> None:
    checked = policy(*(rule(is_(term, ">=", 1), id=f"r{n}") for n, term in enumerate(a_bit_of_everything())))
    many = random_proposals(Random(7), checked.schema, named_in([checked]), len(IDS))
    tally = compare(checked, many, Random(1), ids=IDS)
    assert tally.wrong == []
    assert tally.asked < len(IDS) / 2


def test_what_does_not_fit_is_left_to_the_law_and_stops_nothing() -> None:
    checked = policy(
        *(rule(is_(term, ">=", 1), id=f"r{n}") for n, term in enumerate(a_bit_of_everything())),
        rule(no_two("pic"), id="no"),
    )
    far, early = date.max, datetime(1, 1, 1, tzinfo=UTC)
    plain = partner(country="CZ", role="full", size=1, profit=1)
    odd = (
        proposal((plain,), grant=10**18 + 5, months=1),
        proposal((plain,), grant=1, months=9 * 10**18),
        proposal((plain,), grant=-1),
        proposal((plain,), home="ZZ"),
        proposal((partner(country="", role="full"), plain)),
        proposal((partner(profit=-(10**18) * 9), partner(profit=9 * 10**18))),
        proposal((plain,), start=far, submitted_at=early),
        proposal((plain,) * 1100),
        proposal(None),
    )
    tally = compare(checked, odd, Random(3))
    assert (tally.asked, tally.wrong) == (len(odd), [])


DIGITS = ("123456789", "987654321", "123456700", "12345678", "12345600", "100000000", "999999999", "10000000")
LIKE_DIGITS = (
    "1234567e2",
    "1e8",
    "0x75BCD15",
    "+12345678",
    "1_2345678",
    "012345678",
    "12345.6e3",
    "é2345678",
    "１２３",
)
UNTIDY_DIGITS = ("123456789 ", " 12345678", "100000e3 ", "\t12345678", "12345678\u00a0", "1234567e2\n")


def test_keys_that_are_digits_and_keys_that_only_look_like_them() -> None:
    checked = policy(rule(no_two("pic"), id="all"), rule(no_two("pic", one_of("role", "full")), id="full"))
    draw = Random(11)
    for pool, missing in ((DIGITS, 0.0), (DIGITS + LIKE_DIGITS, 0.0), (DIGITS + LIKE_DIGITS, 0.2)):
        many = []
        for number in (2, 3, 5, 14, 15, 16, 17, 18, 40) * 12:
            different = [str(200_000_001 + n) for n in range(number)]
            keys = [*draw.sample(different, number - 1), draw.choice(pool)]
            if draw.random() < 0.6:
                keys[draw.randrange(number - 1)] = draw.choice(pool)
            roles = ("full", "full", draw.choice(("full", "guest")))
            named = [{} if draw.random() < missing else {"pic": key} for key in keys]
            one = [partner(role=draw.choice(roles), **each) for each in named]
            many.append(proposal(tuple(one)))
        tally = compare(checked, many, draw)
        assert (tally.wrong, tally.asked) == ([], 0)


def test_space_at_the_ends_of_keys_is_left_to_the_law() -> None:
    checked = policy(rule(no_two("pic"), id="no"))
    many = [proposal((partner(pic=key), partner(pic="123456789"))) for key in UNTIDY_DIGITS]
    tally = compare(checked, many, Random(5))
    assert (tally.wrong, tally.asked) == ([], len(many))


def test_numbers_of_many_digits_and_the_ends_of_the_calendar() -> None:
    checked = policy(*(rule(is_(term, ">", 0), id=f"r{n}") for n, term in enumerate(a_bit_of_everything()[:5])))
    most = 10**18 - 1
    many = [
        proposal(tuple(partner(profit=p, size=most, country="CZ") for p in (most, -most, most)), grant=most, months=0),
        proposal(tuple(partner(profit=most) for _ in range(1000)), grant=0, months=most),
        proposal((partner(profit=-most),), start=date(1999, 12, 31), submitted_at=datetime(2024, 3, 31, 1, tzinfo=UTC)),
        proposal((), start=date(1200, 2, 1), submitted_at=datetime(2024, 10, 27, 0, 30, tzinfo=UTC)),
    ]
    for seed in range(6):
        tally = compare(checked, many, Random(seed))
        assert tally.wrong == []
        assert tally.asked < len(many)
