"""Working days: the State Council's holidays and make-up days on top of Monday to Friday.

A year without a table is unknown; it is never guessed (domain rules, section 31).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jujiao.kernel.problems import refuse

SATURDAY = 5


def is_weekday(day: date) -> bool:
    """Whether the day is one of Monday to Friday, whatever the holidays say."""
    return day.weekday() < SATURDAY


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The exceptions of the years that are known: day → is it worked?"""

    years: frozenset[int]
    exceptions: Mapping[date, bool]

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked. Raises Refused for a year whose table was not imported."""
        if day.year not in self.years:
            raise refuse(
                "calendar_year_unknown",
                f"{day.year}年的节假日安排还没有导入，不能计算工作日。",
                remedy="请管理员导入国务院办公厅当年的放假通知。",
            )
        return self.exceptions.get(day, is_weekday(day))

    def after(self, day: date, workdays: int) -> date:
        """The day on which a term of so many working days ends; the first day does not count."""
        while workdays > 0:
            day += timedelta(days=1)
            workdays -= self.is_workday(day)
        return day

    def count(self, first: date, last: date) -> int:
        """How many working days lie from ``first`` to ``last``, both included."""
        span = range((last - first).days + 1)
        return sum(self.is_workday(first + timedelta(days=offset)) for offset in span)
