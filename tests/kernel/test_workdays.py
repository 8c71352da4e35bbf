"""工作日: vectors of 2025 and 2026, computed from the State Council's notices."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.kernel.periods import month_of
from jujiao.kernel.problems import Refused
from jujiao.kernel.workdays import WorkCalendar
from jujiao.policies.notices import shipped_notices

CALENDAR = WorkCalendar(
    frozenset(notice.calendar_year for notice in shipped_notices()),
    {line.calendar_day: line.is_worked for notice in shipped_notices() for line in notice.days},
)


@pytest.mark.parametrize(
    ("year", "by_month"),
    [
        (2025, [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23]),
        (2026, [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23]),
    ],
)
def test_a_year_has_so_many_working_days_each_month(year: int, by_month: list[int]) -> None:
    months = [month_of(year, month) for month in range(1, 13)]
    assert [CALENDAR.count(month.first, month.last) for month in months] == by_month
    assert sum(by_month) == 248


@pytest.mark.parametrize(
    ("posted", "ends"),
    [
        (date(2025, 1, 24), date(2025, 2, 7)),
        (date(2025, 4, 25), date(2025, 5, 6)),
        (date(2025, 9, 26), date(2025, 10, 10)),
        (date(2025, 12, 30), date(2026, 1, 7)),
        (date(2026, 2, 12), date(2026, 2, 26)),
    ],
)
def test_a_public_notice_of_five_working_days_does_not_count_its_first_day(
    posted: date, ends: date
) -> None:
    assert CALENDAR.after(posted, 5) == ends


def test_weekends_worked_in_exchange_for_a_holiday_are_working_days() -> None:
    worked = [
        date(2025, 1, 26),
        date(2025, 2, 8),
        date(2025, 4, 27),
        date(2025, 9, 28),
        date(2025, 10, 11),
    ]
    worked += [date(2026, 1, 4), date(2026, 2, 14), date(2026, 2, 28)]
    worked += [date(2026, 5, 9), date(2026, 9, 20), date(2026, 10, 10)]
    assert all(CALENDAR.is_workday(day) for day in worked)
    assert all(day.weekday() >= 5 for day in worked)


def test_an_unknown_year_is_never_guessed() -> None:
    with pytest.raises(Refused, match="2031年的节假日安排还没有导入"):
        CALENDAR.is_workday(date(2031, 3, 4))


def test_a_term_that_runs_into_an_unknown_year_is_refused_too() -> None:
    with pytest.raises(Refused):
        CALENDAR.after(date(2026, 12, 30), 5)
