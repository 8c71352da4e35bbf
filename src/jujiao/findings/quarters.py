"""三个规定季通报: counts, timeliness and runs of zero of a quarter, and never a source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.interference import CLASSES, COUNTS_ONLY_RULE
from jujiao.confidential.cells import suppressed
from jujiao.findings.bulletins import BulletinContent, BulletinDraft
from jujiao.integrity.months import (
    MISSING,
    DepartmentMonth,
    closing_day,
    month_matrix,
    total_by_class,
    zero_streaks,
)
from jujiao.kernel.problems import Problem
from jujiao.papers.tree import said_day
from jujiao.policies.selectors import work_calendar

QUARTERS = {1: "第一季度", 2: "第二季度", 3: "第三季度", 4: "第四季度"}


@dataclass(frozen=True, slots=True)
class QuarterDraft(BulletinDraft):
    """三个规定季度通报 as it is to be issued: it rests on the months of a quarter, not on inspections."""

    quarter: int = 0

    def objections(self) -> list[Problem]:
        """Why it may not go out: words in it, a quarter there is not, one whose last month is open."""
        if self.demands or self.good_practice:
            return [
                Problem(
                    "no_words_here",
                    "demands",
                    "季度通报只由件数和状态写成，不收文字。",
                    f"依据：{COUNTS_ONLY_RULE.citation}。",
                )
            ]
        if self.quarter not in QUARTERS:
            return [Problem("no_quarter", "quarter", "没有写是哪个季度。", "请写1至4。")]
        last = date(self.bulletin_year, self.quarter * 3, 1)
        closing = closing_day(self.court_id, last, work_calendar())
        if closing is not None and self.issued_on > closing:
            return []
        until = f"到{said_day(closing)}截止" if closing else "的截止日因没有当年放假安排还不能算"
        return [
            Problem(
                "quarter_open",
                "issued_on",
                f"{QUARTERS[self.quarter]}的月统计{until}。",
                "请在截止之后通报。",
            )
        ]

    def content(self) -> BulletinContent:
        """What it says, from the months as they stand now."""
        until = self._cells()
        cells = [one for one in until if one.month.month > (self.quarter - 1) * 3]
        streaks = zero_streaks(self.court_id, until, as_of=self.issued_on)
        return BulletinContent(
            **self.head(),
            quarter={
                "label": f"{self.bulletin_year}年{QUARTERS[self.quarter]}",
                "departments": len({cell.unit_id for cell in cells}),
                "reported": sum(cell.count or 0 for cell in cells),
                "classes": _classes(cells),
                "missing": [_named(cell) for cell in cells if cell.state == MISSING],
                "late": [_named(cell) for cell in cells if cell.state != MISSING and cell.late],
                "reminders": [streak.reminder for streak in streaks],
            },
        )

    def _cells(self) -> list[DepartmentMonth]:
        cells = month_matrix(self.court_id, self.bulletin_year, as_of=self.issued_on)
        return [cell for cell in cells if cell.month.month <= self.quarter * 3]


def _classes(cells: Iterable[DepartmentMonth]) -> dict[str, int | None]:
    """The three classes; a class nobody told apart and a small number are not said."""
    totals = total_by_class(cells)
    known = {name: count for name, count in totals.items() if count is not None}
    shown = suppressed(known) if len(known) == len(CLASSES) else dict.fromkeys(CLASSES)
    return {CLASSES[name]: count for name, count in shown.items()}


def _named(cell: DepartmentMonth) -> str:
    return f"{cell.department}（{cell.month.month}月）"
