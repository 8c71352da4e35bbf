"""三个规定: reporting a month, confirming it, correcting a count. No act takes a word of content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.interference import CORRECTIONS
from jujiao.integrity.counts import MonthReport, entry_of_report, problems_in_report
from jujiao.integrity.months import owing_units, record_of_month
from jujiao.kernel.problems import Refused, refuse
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record, file_record, supersede_record


@command("interference.report")
def report_month(report: MonthReport, *, by: Actor, at: datetime) -> Record:
    """报送月报: a department's number for a month, a zero included. Raises Refused."""
    _check(report, at)
    known = record_of_month(report.court_id, report.unit_id, report.month)
    if known is not None:
        raise refuse(
            "month_reported",
            f"这个部门{report.month:%Y年%m月}的月报已经报过。",
            remedy="数字有误的请用“更正”。",
        )
    return file_record(entry_of_report(report), by=by, at=at)


@command("interference.confirm")
def confirm_month(record: Record, *, by: Actor, at: datetime) -> Record:
    """确认月报: another person compared it with the receipt of the national platform."""
    return confirm_record(record, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Correction:
    """A corrected count with one of the reasons there are: a reason is chosen, never written."""

    record: Record
    report: MonthReport
    why: str

    @property
    def court_id(self) -> int:
        """The court whose count it is."""
        return self.record.court_id

    def __str__(self) -> str:
        return f"更正{self.report}"


@command("interference.correct")
def correct_month(correction: Correction, *, by: Actor, at: datetime) -> Record:
    """更正月报: the old count stays readable and gives way when a second person confirms."""
    report, record = correction.report, correction.record
    if correction.why not in CORRECTIONS:
        named = "、".join(CORRECTIONS.values())
        raise refuse(
            "unknown_correction", "更正原因只能从目录里选。", place="why", remedy=f"可选：{named}。"
        )
    if (record.unit_id, record.occurred_on) != (report.unit_id, report.month):
        raise refuse("other_month", "更正的不是同一部门同一月份。")
    _check(report, at)
    return supersede_record(
        record,
        entry_of_report(report),
        version=record.version,
        reason=CORRECTIONS[correction.why],
        by=by,
        at=at,
    )


def report_months(reports: Sequence[MonthReport], *, by: Actor, at: datetime) -> list[Record]:
    """报送 the months of several departments, one act each; used where the inspectors enter paper."""
    return [report_month(report, by=by, at=at) for report in reports]


def _check(report: MonthReport, at: datetime) -> None:
    problems = problems_in_report(report, today=timezone.localdate(at))
    if problems:
        raise Refused(*problems)
    if report.unit_id not in {unit.pk for unit in owing_units(report.court_id, report.month)}:
        raise refuse("unit_owes_nothing", "这个单位不报“三个规定”月报。", place="unit")
