"""放假安排: the holiday notices of the State Council's office, one a year.

Those of 2004 to 2026 are shipped (from the package chinesecalendar); each November an administrator
imports the next. A year without a notice is unknown and is never guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chinese_calendar.constants import Holiday, holidays, workdays

SHIPPED_BASIS = "国务院办公厅关于{year}年部分节假日安排的通知（随软件附带，chinesecalendar整理）"
CHINESE_NAMES = {holiday.value: holiday.chinese for holiday in Holiday}


@dataclass(frozen=True, slots=True)
class DayOff:
    """A line of a holiday notice: a holiday off, or a weekend worked in its stead."""

    calendar_day: date
    is_worked: bool
    name: str


@dataclass(frozen=True, slots=True)
class YearNotice:
    """The holiday notice of a year."""

    calendar_year: int
    basis: str
    days: Sequence[DayOff]

    def __str__(self) -> str:
        return f"{self.calendar_year}年节假日安排"


def shipped_notices() -> tuple[YearNotice, ...]:
    """The notices of all years that the software knows, oldest first."""
    lines = [
        DayOff(day, is_worked, CHINESE_NAMES[name][:40])
        for table, is_worked in ((holidays, False), (workdays, True))
        for day, name in table.items()
    ]
    years = sorted({line.calendar_day.year for line in lines})
    return tuple(
        YearNotice(
            year,
            SHIPPED_BASIS.format(year=year),
            sorted(
                (line for line in lines if line.calendar_day.year == year),
                key=lambda line: line.calendar_day,
            ),
        )
        for year in years
    )
