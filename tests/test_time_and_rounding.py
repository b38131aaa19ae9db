"""Days and moments moved, moments as days, amounts rounded: exact where known, never wrong where not."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eligo.checking.schema import Kind, Type
from eligo.evaluation.quantities import Quantity, exactly
from eligo.evaluation.shifting import day_in_brussels, rounded, shifted
from eligo.evaluation.verdict import Bound, Interval

from . import known_facts, small_policies
from .small_policies import DAY, MOMENT, NUMBER, fact

MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
MONTHS = st.integers(-30, 30)
ROUNDINGS = st.sampled_from(("down", "up"))


def _ends(quantity: Quantity) -> tuple[Bound, Bound]:
    assert isinstance(quantity.shape, Interval)
    return quantity.shape.low, quantity.shape.high


@pytest.mark.parametrize(
    ("day", "months", "days", "rounding", "expected"),
    [
        (date(2024, 1, 31), 1, 0, "down", date(2024, 2, 29)),
        (date(2024, 1, 31), 1, 0, "up", date(2024, 3, 1)),
        (date(2023, 1, 29), 1, 0, "down", date(2023, 2, 28)),
        (date(2023, 1, 29), 1, 0, "up", date(2023, 3, 1)),
        (date(2024, 2, 29), -24, 0, "down", date(2022, 2, 28)),
        (date(2024, 2, 29), -48, 0, "up", date(2020, 2, 29)),
        (date(2024, 3, 31), -1, 0, "down", date(2024, 2, 29)),
        (date(2024, 12, 31), 2, 1, "down", date(2025, 3, 1)),
        (date(2024, 1, 30), 0, 30, "down", date(2024, 2, 29)),
        (date(2024, 1, 15), -1, -15, "down", date(2023, 11, 30)),
        (date(9999, 12, 31), 1, 0, "down", None),
        (date(1, 1, 1), 0, -1, "down", None),
    ],
)
def test_a_day_is_moved_by_months_and_then_by_days(
    day: date, months: int, days: int, rounding: str, expected: date | None
) -> None:
    term = small_policies.moved(fact("start"), months, days, rounding)
    assert _ends(shifted(term, exactly(day, DAY))) == (expected, expected)


@given(st.dates(date(10, 1, 1), date(9990, 1, 1)), MONTHS, st.integers(-700, 700), ROUNDINGS)
def test_moving_a_day_agrees_with_another_way_to_do_it(day: date, months: int, days: int, rounding: str) -> None:
    term = small_policies.moved(fact("start"), months, days, rounding)
    expected = known_facts.moved(day, months, days, rounding, Kind.DAY)
    assert _ends(shifted(term, exactly(day, DAY))) == (expected, expected)


@given(MOMENTS)
def test_the_day_of_a_moment_is_that_of_the_clocks_in_brussels(moment: datetime) -> None:
    expected = known_facts.moved(moment, 0, 0, "down", Kind.DAY)
    for hours in (-11, 0, 5):
        assert day_in_brussels(moment.astimezone(timezone(timedelta(hours=hours)))) == expected


def test_the_calendar_has_an_end() -> None:
    assert day_in_brussels(datetime(9999, 12, 31, 23, 30, tzinfo=UTC)) == date.max
    assert day_in_brussels(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9)))) == date.min
    late = exactly(datetime(9999, 12, 31, 23, 30, tzinfo=UTC), MOMENT)
    assert _ends(shifted(small_policies.moved(fact("submitted_at"), 1, type=MOMENT), late)) == (None, None)


@given(MOMENTS, MONTHS, ROUNDINGS)
def test_a_moved_moment_does_not_hang_on_the_zone_it_was_written_in(moment: datetime, months: int, round: str) -> None:
    term = small_policies.moved(fact("submitted_at"), months, rounding=round, type=MOMENT)
    zones = (UTC, ZoneInfo("Europe/Brussels"), timezone(timedelta(hours=9)))
    found = [_ends(shifted(term, exactly(moment.astimezone(zone), MOMENT)))[0] for zone in zones]
    assert found[0] == found[1] == found[2]
    assert isinstance(found[0], datetime)
    # Where the clocks leave the hour out, it is an hour later.
    local, was = (m.astimezone(ZoneInfo("Europe/Brussels")) for m in (found[0], moment))
    assert local.time() == was.time() or (local.month == 3 and local.hour == was.hour + 1 == 3)


@given(
    st.tuples(MOMENTS, MOMENTS, MOMENTS).map(sorted),
    MONTHS,
    st.integers(-3, 3),
    ROUNDINGS,
    st.sampled_from((DAY, MOMENT)),
)
def test_what_lies_between_two_moments_is_moved_between_them(
    moments: list[datetime], months: int, days: int, rounding: str, type: Type
) -> None:
    term = small_policies.moved(fact("submitted_at"), months, days, rounding, type)
    low, high = _ends(shifted(term, Quantity(Interval(moments[0], moments[2]))))
    (inside, _) = _ends(shifted(term, exactly(moments[1], MOMENT)))
    assert low <= inside <= high  # type: ignore[operator]


def test_an_hour_that_the_clocks_leave_out_is_the_one_that_they_show() -> None:
    # Half past two of a policy, in the night in which the clocks go from two to three, stayed half past two.
    written = datetime(2024, 3, 31, 2, 30, tzinfo=ZoneInfo("Europe/Brussels"))
    term = small_policies.moved(fact("submitted_at"), 0, 14, type=MOMENT)
    found = [_ends(shifted(term, exactly(m, MOMENT)))[0] for m in (written, written.astimezone(UTC))]
    assert found[0] == found[1] == datetime(2024, 4, 14, 1, 30, tzinfo=UTC)


def test_the_hour_that_comes_twice_keeps_its_order() -> None:
    # 02:45 before the clocks go back, and 02:30 after it, both in Brussels and written in its zone.
    zone = ZoneInfo("Europe/Brussels")
    first, second = datetime(2024, 9, 27, 2, 45, tzinfo=zone), datetime(2024, 10, 27, 2, 30, fold=1, tzinfo=zone)
    term = small_policies.moved(fact("submitted_at"), 1, type=MOMENT)
    moved, _ = _ends(shifted(term, exactly(first, MOMENT)))
    stays, _ = _ends(shifted(small_policies.moved(fact("submitted_at"), type=MOMENT), exactly(second, MOMENT)))
    assert moved == datetime(2024, 10, 27, 0, 45, tzinfo=UTC)
    assert stays == datetime(2024, 10, 27, 1, 30, tzinfo=UTC)
    assert moved < stays  # type: ignore[operator]


@pytest.mark.parametrize(
    ("amount", "mode", "to", "expected"),
    [
        ("1999.99", "down", "1000", "1000"),
        ("-0.01", "down", "1000", "-1000"),
        ("-999", "up", "1000", "0"),
        ("1000.01", "up", "1000", "2000"),
        ("1500", "half_up", "1000", "2000"),
        ("-1500", "half_up", "1000", "-2000"),
        ("1499.99", "half_up", "1000", "1000"),
        ("2.675", "half_up", "0.01", "2.68"),
        ("0.1", "up", "0.25", "0.25"),
        ("7", "down", "7", "7"),
    ],
)
def test_an_amount_is_rounded_to_a_multiple(amount: str, mode: str, to: str, expected: str) -> None:
    found = rounded(small_policies.rounded(fact("grant"), mode, to), exactly(Decimal(amount), NUMBER))
    assert _ends(found) == (Decimal(expected), Decimal(expected))


AMOUNTS = st.decimals(-10_000, 10_000, places=3)


@given(
    st.tuples(AMOUNTS, AMOUNTS, AMOUNTS).map(sorted),
    st.sampled_from(("down", "up", "half_up")),
    st.sampled_from(("1", "0.05", "3", "1000")),
)
def test_rounding_agrees_with_fractions_and_keeps_the_order(amounts: list[Decimal], mode: str, to: str) -> None:
    term = small_policies.rounded(fact("grant"), mode, to)
    low, high = _ends(rounded(term, Quantity(Interval(amounts[0], amounts[2]))))
    each = [known_facts.rounded(amount, mode, Decimal(to)) for amount in amounts]
    assert (low, high) == (each[0], each[2])
    assert each == sorted(each)


def test_what_is_not_known_stays_without_end() -> None:
    nothing = Quantity(Interval(Decimal(0), None))
    assert _ends(rounded(small_policies.rounded(fact("grant"), "up", "1000"), nothing)) == (0, None)
    assert _ends(shifted(small_policies.moved(fact("start"), 1), Quantity(Interval(None, None)))) == (None, None)
