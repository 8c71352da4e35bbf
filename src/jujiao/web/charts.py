"""Numbers to look at: a year by months beside the year before, and one figure against last year's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jujiao.figures.answers import Figure

MONTHS = tuple(range(1, 13))
TRACK, MARK = 74, 53


@dataclass(frozen=True, slots=True)
class Month:
    """One month: this year's number and last year's, None where that is not known."""

    number: int
    now: int
    then: int | None
    url: str = ""


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A year by months; what has no day is said beneath."""

    year: int
    unit: str
    months: tuple[Month, ...]
    without_day: int = 0
    knows_last_year: bool = False

    @property
    def total(self) -> int:
        """All of this year."""
        return sum(month.now for month in self.months) + self.without_day


def month_table(figure: Figure, last_year: Figure | None, url: str = "") -> MonthTable:
    """The months of a figure beside those of the year before, where that is known."""
    now: Mapping[int, int] = figure.by_month()
    known = last_year is not None and last_year.value is not None
    then = last_year.by_month() if known and last_year is not None else {}
    months = tuple(
        Month(one, now.get(one, 0), then.get(one, 0) if known else None, f"{url}?month={one}")
        for one in MONTHS
    )
    return MonthTable(figure.period.first.year, figure.indicator.unit, months, now.get(0, 0), known)


@dataclass(frozen=True, slots=True)
class TwoYearRow:
    """A figure of two years, drawn so that last year's mark stands at one place for all rows."""

    figure: Figure
    last_year: Figure | None
    ordinal: str = ""

    @property
    def then(self) -> int | None:
        """Last year's number."""
        return self.last_year.value if self.last_year else None

    @property
    def is_comparable(self) -> bool:
        """Whether both years are known, and last year has something to draw a mark by."""
        return self.figure.value is not None and bool(self.then)

    @property
    def bar(self) -> int:
        """How long this year's bar is drawn; last year is 72 % of the track."""
        value, then = self.figure.value or 0, self.then or 0
        return min(TRACK, round(MARK * value / then)) if then else 0

    @property
    def difference(self) -> str:
        """+17, −3 or 持平."""
        if self.figure.value is None or self.then is None:
            return ""
        change = self.figure.value - self.then
        return f"+{change}" if change > 0 else f"−{-change}" if change else "持平"
