"""期间: both ends count, open ends are open, and months end when they end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jujiao.kernel.periods import Period, add_months, days_of, month_of, year_of

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def test_both_ends_belong_to_a_period() -> None:
    year = year_of(2025)
    assert date(2025, 1, 1) in year
    assert date(2025, 12, 31) in year
    assert date(2026, 1, 1) not in year


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        Period(date(2025, 2, 1), date(2025, 1, 31))


def test_a_relation_that_ended_the_day_before_does_not_touch_the_year() -> None:
    year = year_of(2025)
    assert not year.overlaps(date(2023, 1, 1), date(2024, 12, 31))
    assert year.overlaps(date(2023, 1, 1), date(2025, 1, 1))
    assert not year.overlaps(date(2026, 1, 1), None)


def test_a_relation_without_dates_touches_every_year() -> None:
    assert year_of(2025).overlaps(None, None)


def test_a_month_on_from_the_last_is_the_last() -> None:
    assert add_months(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_months(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert add_months(date(2025, 3, 15), -3) == date(2024, 12, 15)


def test_a_period_is_named_as_the_court_writes_it() -> None:
    assert year_of(2025).label == "2025年1月1日至12月31日"
    assert Period(date(2024, 12, 1), date(2025, 1, 31)).label == "2024年12月1日至2025年1月31日"


@given(DAYS, st.integers(-60, 60))
def test_months_forth_and_back_never_pass_the_day(day: date, months: int) -> None:
    there_and_back = add_months(add_months(day, months), -months)
    assert there_and_back <= day
    assert (there_and_back.year, there_and_back.month) == (day.year, day.month)


@given(st.integers(1990, 2060))
def test_the_months_of_a_year_are_the_year(year: int) -> None:
    days = [day for month in range(1, 13) for day in days_of(month_of(year, month))]
    assert tuple(days) == days_of(year_of(year))
