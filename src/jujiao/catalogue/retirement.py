"""退休年龄: from 2025 it moves up month by month, for men to 63, for women in office to 58, for workers to 55.

《国务院关于渐进式延迟法定退休年龄的办法》（2025年1月1日起）. The steps are data that a court may set; whatever
day was decided for a person goes before the day that is computed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.clauses import Clause
from jujiao.kernel.concepts import Basis
from jujiao.kernel.periods import add_months

DELAY = Basis("《国务院关于渐进式延迟法定退休年龄的办法》")
CIVIL_SERVANTS = Basis("《公务员法》", "第九十三条", verified=True)
MEN, WOMEN, WORKERS = "men", "women_in_office", "women_workers"
POLICY = "retirement_schedule"


@dataclass(frozen=True, slots=True)
class Schedule:
    """One row of the table: the age before, and from when it moves by a month for every so many months."""

    age: int
    every: int
    most: int
    since: date = date(2025, 1, 1)

    def retires_on(self, born_on: date) -> date:
        """The day on which the age is reached under the table."""
        before = add_months(born_on, self.age * 12)
        months = (before.year - self.since.year) * 12 + before.month - self.since.month
        if months < 0:
            return before
        return add_months(before, min(months // self.every + 1, self.most))


SCHEDULES: Mapping[str, Schedule] = {
    MEN: Schedule(60, every=4, most=36),
    WOMEN: Schedule(55, every=4, most=36),
    WORKERS: Schedule(50, every=2, most=60),
}
NOTICE_MONTHS = (1, 6, 12)
WORKER_CLASSES = PolicyDefault("retirement_workers", "按工人年龄退休的人员类别", (), DELAY)
MEDAL_YEARS = PolicyDefault(
    "scales_medal_years",
    "颁发荣誉天平奖章的法院工作年限",
    30,
    Basis("《人民法院荣誉天平奖章颁发办法》（法发〔2007〕37号）", "", verified=True),
)
EARLY = Clause("early_retirement", CIVIL_SERVANTS)
LONG_SERVICE, SERVICE_NEAR_AGE, YEARS_NEAR_AGE = 30, 20, 5


def may_go_early(*, service_years: int, years_to_age: float) -> bool:
    """Whether somebody may ask to retire early: 30 years of work, or 20 and at most five to the age."""
    near = years_to_age <= YEARS_NEAR_AGE and service_years >= SERVICE_NEAR_AGE
    return service_years >= LONG_SERVICE or near
