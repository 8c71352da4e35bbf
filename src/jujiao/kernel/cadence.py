"""Recurrence: months, quarters, halves and years as windows in which something is owed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from jujiao.kernel.periods import Period, add_months
from jujiao.kernel.problems import refuse


class Every(Enum):
    """How often; the value is the number of months. A calendar year is cut without a remainder."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12

    @property
    def label(self) -> str:
        """每月, 每季度, 每半年, 每年."""
        return {1: "每月", 3: "每季度", 6: "每半年", 12: "每年"}[self.value]

    @property
    def this(self) -> str:
        """本月, 本季度, 本半年, 本年."""
        return {1: "本月", 3: "本季度", 6: "本半年", 12: "本年"}[self.value]


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """One stretch of a rhythm: ``2025-03``, ``2025-Q1``, ``2025-H1``, ``2025``, or a single day."""

    period: Period
    label: str

    @property
    def words(self) -> str:
        """2025年3月, 2025年第一季度, 2025年上半年, 2025年; a day as 2025年10月1日."""
        first = self.period.first
        every = _RHYTHM_OF.get(_months_between(self.period))
        if every is None or self.period.first == self.period.last:
            return f"{first.year}年{first.month}月{first.day}日"
        return f"{first.year}年{_part(every, first)}"


def window_of(every: Every, day: date) -> Window:
    """The window of the rhythm that the day lies in."""
    index = (day.month - 1) // every.value
    first = date(day.year, index * every.value + 1, 1)
    last = add_months(first, every.value) - timedelta(days=1)
    return Window(Period(first, last), _label(every, first, index))


def windows(every: Every, over: Period) -> Iterator[Window]:
    """All windows of the rhythm that have a day in the period, in order."""
    window = window_of(every, over.first)
    while window.period.first <= over.last:
        yield window
        window = window_of(every, window.period.last + timedelta(days=1))


def parse_window(label: str) -> Window:
    """The window that a label names. Raises Refused for a label that names none."""
    found = _LABEL.fullmatch(label)
    if found is None:
        raise refuse(
            "bad_window",
            f"“{label}”不是一个周期。",
            remedy="请写成2025-03、2025-Q1、2025-H1或2025。",
        )
    year = int(found["year"])
    for every, group in ((Every.MONTH, "month"), (Every.QUARTER, "quarter"), (Every.HALF, "half")):
        if found[group]:
            return window_of(every, date(year, (int(found[group]) - 1) * every.value + 1, 1))
    return window_of(Every.YEAR, date(year, 1, 1))


def day_window(day: date) -> Window:
    """A single day as a window, labelled 2025-10-01."""
    return Window(Period(day, day), day.isoformat())


_LABEL = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>0[1-9]|1[0-2])|-Q(?P<quarter>[1-4])|-H(?P<half>[12]))?"
)
_RHYTHM_OF = {every.value: every for every in Every}


def _label(every: Every, first: date, index: int) -> str:
    suffix = {
        Every.MONTH: f"-{first.month:02}",
        Every.QUARTER: f"-Q{index + 1}",
        Every.HALF: f"-H{index + 1}",
        Every.YEAR: "",
    }[every]
    return f"{first.year:04}{suffix}"


def _part(every: Every, first: date) -> str:
    return {
        Every.MONTH: f"{first.month}月",
        Every.QUARTER: f"第{'一二三四'[(first.month - 1) // 3]}季度",
        Every.HALF: "上半年" if first.month == 1 else "下半年",
        Every.YEAR: "",
    }[every]


def _months_between(period: Period) -> int:
    day_after = period.last + timedelta(days=1)
    months = (day_after.year - period.first.year) * 12 + day_after.month - period.first.month
    return months if day_after.day == period.first.day == 1 else 0
