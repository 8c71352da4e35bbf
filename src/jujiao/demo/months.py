"""“三个规定” month by month in the fictional court: numbers, zeros, one that came late and one that is missing."""

from __future__ import annotations

from datetime import date, timedelta

from jujiao.catalogue.streams import INTERFERENCE
from jujiao.demo.casework import Casework
from jujiao.demo.cohesion import at
from jujiao.findings.quarters import QuarterDraft
from jujiao.findings.services.bulletins import issue_bulletin
from jujiao.integrity.counts import MonthReport
from jujiao.integrity.months import closing_day, owing_units
from jujiao.integrity.services.interference import confirm_month, report_month
from jujiao.people.models import Unit
from jujiao.policies.selectors import work_calendar

REPORTED_AFTER, LATE_AFTER = 2, 20
EVERY = 7


class Months(Casework):
    """What departments report of the months that are over, and the bulletins of the quarters."""

    def report_the_year(self) -> None:
        """The months up to the last that has closed; a second person confirms each."""
        for number in range(1, self.now.today.month):
            month = date(self.now.today.year, number, 1)
            for place, unit in enumerate(owing_units(self.court_id, month)):
                self._report(unit, month, place)
            if number % 3 == 0:
                self._publish(number // 3)

    def _report(self, unit: Unit, month: date, place: int) -> None:
        """One department's number: one department was late once, one has not reported the last month."""
        is_last = month.month == self.now.today.month - 1
        late = LATE_AFTER if (place, month.month) == (1, 2) else REPORTED_AFTER
        on = _after(month) + timedelta(days=late)
        if on > self.now.today or (is_last and place == 2):
            return
        count = 1 if (place + month.month) % EVERY == 0 else 0
        report = MonthReport(
            self.court_id,
            unit.pk,
            month,
            count,
            on,
            by_leaders=0,
            by_insiders=count,
            by_contacts=0,
        )
        scene = self.now.scene
        record = report_month(report, by=scene.actor("supervisor", on), at=at(on))
        confirm_month(record, by=scene.actor("discipline", on), at=at(on))

    def _publish(self, quarter: int) -> None:
        year = self.now.today.year
        closing = closing_day(self.court_id, date(year, quarter * 3, 1), work_calendar())
        if closing is None:
            return
        on = closing + timedelta(days=7)
        if on > self.now.today:
            return
        draft = QuarterDraft(self.court_id, INTERFERENCE, year, quarter, on, quarter=quarter)
        issue_bulletin(draft, by=self.now.scene.actor("discipline", on), at=at(on))


def _after(month: date) -> date:
    """The first day of the next month."""
    return (month + timedelta(days=31)).replace(day=1)
