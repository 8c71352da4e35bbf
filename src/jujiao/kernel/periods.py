"""Stretches of days: years, months, and whether a dated relation touches them."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A stretch of days, both ends included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period ends before it begins: {self.first} > {self.last}")

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    @property
    def label(self) -> str:
        """2025年1月1日至12月31日, the year named once where both ends share it."""
        first, last = self.first, self.last
        year = "" if first.year == last.year else f"{last.year}年"
        return f"{first.year}年{first.month}月{first.day}日至{year}{last.month}月{last.day}日"

    def overlaps(self, first: date | None, last: date | None) -> bool:
        """Whether a relation from ``first`` to ``last`` (None is open) has a day in this period."""
        begun = first is None or first <= self.last
        return begun and (last is None or last >= self.first)


def year_of(year: int) -> Period:
    """The calendar year."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def month_of(year: int, month: int) -> Period:
    """The calendar month."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def add_months(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where there is no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_of(period: Period) -> tuple[date, ...]:
    """Every day of the period, in order."""
    count = (period.last - period.first).days + 1
    return tuple(period.first + timedelta(days=offset) for offset in range(count))
