"""检查单: given a number when it is printed or saved, read back once; its 否 become findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.policy import require
from jujiao.catalogue.checklists import NO, Checklist
from jujiao.catalogue.streams import STREAMS
from jujiao.findings.models import ChecklistSheet, Finding
from jujiao.findings.services.entering import FindingEntry
from jujiao.findings.services.replies import raise_findings
from jujiao.findings.sheets import Answer, SheetReading, checklists_in_force
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.papers.tree import said_day
from jujiao.people.models import Unit


@dataclass(frozen=True, slots=True)
class SheetOrder:
    """A sheet that is to be made: which list, for which stream and unit."""

    court_id: int
    stream: str
    checklist: str
    unit_id: int
    planned_id: int | None = None

    def __str__(self) -> str:
        return "检查单"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream


@command("inspection.print_sheet")
def number_sheet(order: SheetOrder, *, by: Actor, at: datetime) -> ChecklistSheet:
    """编号印制检查单: the next number of the year. Raises Refused for a list there is not."""
    today = timezone.localdate(at)
    checklist = checklists_in_force(order.court_id, on=today).get(order.checklist)
    if checklist is None:
        raise refuse("unknown_checklist", "没有这种检查单。", place="checklist")
    Unit.objects.select_for_update().get(pk=order.court_id)
    issued = ChecklistSheet.objects.filter(court_id=order.court_id, sheet_year=today.year)
    last = issued.aggregate(last=Max("sheet_no"))["last"] or 0
    sheet = ChecklistSheet(
        court_id=order.court_id,
        sheet_year=today.year,
        sheet_no=last + 1,
        stream=STREAMS[order.stream].slug,
        checklist=checklist.slug,
        items_hash=checklist.items_hash,
        unit_id=order.unit_id,
        planned_id=order.planned_id,
        issued_on=today,
        issued_by_name=by.name,
    )
    sheet.save()
    return sheet


@dataclass(frozen=True, slots=True)
class SheetReturned:
    """A filled-in sheet, and the day on which the visit was made."""

    court_id: int
    reading: SheetReading
    seen_on: date

    def __str__(self) -> str:
        return f"检查单〔{self.reading.sheet_year}〕{self.reading.sheet_no}号"


@command("inspection.read_sheet")
def read_sheet(returned: SheetReturned, *, by: Actor, at: datetime) -> list[Finding]:
    """读回检查单: its lines are kept, each 否 becomes a finding that awaits a reply.

    Raises Refused, and keeps nothing, for a number that was never issued or was read before, and
    for lines that are not those the sheet was issued with.
    """
    sheet = _issued(returned)
    require(by, "inspection.read_sheet", sheet)
    checklist = checklists_in_force(sheet.court_id, on=sheet.issued_on)[sheet.checklist]
    _check_lines(sheet, checklist, returned.reading.answers)
    sheet.read_on = timezone.localdate(at)
    sheet.answers = [[one.code, one.mark, one.note] for one in returned.reading.answers]
    sheet.save()
    texts = {item.code: item.text for item in checklist.items}
    record_id = sheet.planned.record_id if sheet.planned else None
    return raise_findings(
        [
            FindingEntry(
                sheet.court_id,
                STREAMS[sheet.stream].findings.slug,
                _title(texts[answer.code], answer),
                returned.seen_on,
                unit_id=sheet.unit_id,
                record_id=record_id,
                area=checklist.area,
            )
            for answer in returned.reading.answers
            if answer.mark == NO
        ],
        by=by,
        at=at,
    )


def _issued(returned: SheetReturned) -> ChecklistSheet:
    sheet = (
        ChecklistSheet.objects.select_for_update(of=("self",))
        .select_related("planned")
        .filter(
            court_id=returned.court_id,
            sheet_year=returned.reading.sheet_year,
            sheet_no=returned.reading.sheet_no,
        )
        .first()
    )
    if sheet is None:
        raise refuse(
            "sheet_unknown", f"没有编号为{returned}的检查单。", remedy="请核对编号和法院。"
        )
    if sheet.read_on is not None:
        raise refuse(
            "number_used",
            f"{returned}已于{said_day(sheet.read_on)}读回。",
            remedy="一张检查单只读回一次。",
        )
    if returned.seen_on < sheet.issued_on:
        raise refuse("before_issue", "检查日期早于检查单的编号日期。", place="seen_on")
    return sheet


def _check_lines(sheet: ChecklistSheet, checklist: Checklist, answers: Sequence[Answer]) -> None:
    codes = [one.code for one in answers]
    whole = sorted(codes) == sorted(item.code for item in checklist.items)
    if not whole or checklist.items_hash != sheet.items_hash:
        raise Refused(
            Problem(
                "lines_differ",
                sheet.label,
                "检查单的条目与编号时不一致。",
                "请不要增删条目；目录已改的请重新编号印制。",
            )
        )


def _title(text: str, answer: Answer) -> str:
    return f"不符合“{text}”" + (f"：{answer.note}" if answer.note else "")
