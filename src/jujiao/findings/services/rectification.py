"""整改: corrected on the spot, or a notice with a deadline, measures with owners, and the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.inspection_terms import CAUSES
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.findings.casework import closing_case
from jujiao.findings.closing import objections_to_reporting
from jujiao.findings.models import Finding, FindingMeasure, RectificationNotice
from jujiao.findings.services.steps import (
    Move,
    advance,
    locked,
    need_text,
    past_deadline,
    remember,
    set_deadline,
    unknown_cause,
)
from jujiao.kernel.problems import Refused, refuse
from jujiao.kernel.transitions import FindingState
from jujiao.papers.tree import said_day
from jujiao.policies.selectors import work_calendar


@dataclass(frozen=True, slots=True)
class NoticeEntry:
    """整改通知书 as it is to be written: its number, its day, how many working days it gives, to whom."""

    court_id: int
    findings: tuple[Finding, ...]
    document_no: str
    issued_on: date
    workdays: int
    owner_id: int | None = None

    def __str__(self) -> str:
        return f"整改通知书{self.document_no}"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.findings[0].inspection_stream if self.findings else ""


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """整改措施 as it is to be written."""

    title: str
    owner_id: int
    due_on: date
    unit_id: int | None = None
    task_title: str = ""


@command("finding.correct")
def correct_on_spot(
    finding: Finding, *, on: date, note: str, by: Actor, at: datetime, version: int
) -> Finding:
    """当场纠正: it was put right while the inspectors were there; a second person still looks."""
    note = need_text(note, place="note", what="怎样纠正的")
    return advance(locked(finding, version), Move("correct", on, by, at, note=note))


@command("finding.notify")
def notify_rectification(entry: NoticeEntry, *, by: Actor, at: datetime) -> RectificationNotice:
    """下发整改通知书: one letter to one department about its problems of one stream.

    The deadline is counted in working days from the day of issue. Raises Refused for a number used
    before, no working days, a deadline that is past, problems of several departments or streams.
    """
    if entry.workdays < 1:
        raise refuse("too_few_days", "限期至少1个工作日。", place="workdays", remedy="请改正。")
    due_on = work_calendar().after(entry.issued_on, entry.workdays)
    _check_notice(entry, due_on, today=timezone.localdate(at))
    rows = [locked(finding, finding.version) for finding in entry.findings]
    notice = RectificationNotice(
        court_id=entry.court_id,
        unit_id=rows[0].unit_id,
        document_no=entry.document_no.strip(),
        issued_on=entry.issued_on,
        due_on=due_on,
        issued_by_name=by.name,
    )
    notice.save()
    for row in rows:
        row.notice = notice
        row.owner_id = entry.owner_id or row.owner_id
        set_deadline(row, due_on, on=entry.issued_on)
        advance(row, Move("notify", entry.issued_on, by, at, notice.document_no))
    return notice


@command("finding.plan")
def plan_measures(
    finding: Finding,
    measures: Sequence[MeasureEntry],
    *,
    cause: str = "",
    by: Actor,
    at: datetime,
    version: int,
) -> list[FindingMeasure]:
    """制定整改措施: who does what until when, and why it came about. Raises Refused for a past date,
    and for one after the deadline of the notice.

    For a problem that others found (巡察) the plan begins the rectification; a problem of the
    court's own inspections has its notice first.
    """
    row, today = locked(finding, version), timezone.localdate(at)
    _check_measures(measures, _notice_ends(row, today=today), today=today)
    if not BY_FINDINGS[row.kind].own_visits and row.progress == FindingState.OPEN.value:
        latest = max(entry.due_on for entry in measures)
        set_deadline(row, row.due_on or latest, on=today)
        advance(row, Move("begin", today, by, at))
    if row.progress != FindingState.RECTIFYING.value:
        raise refuse("wrong_state", "只有整改中的问题才制定措施。", remedy="请先下发整改通知书。")
    row.cause = _known_cause(cause) or row.cause
    row.version += 1
    row.save()
    remember(row, Move("plan", today, by, at, note=f"{len(measures)}条措施"))
    return FindingMeasure.objects.bulk_create(
        [
            FindingMeasure(
                court_id=row.court_id,
                finding=row,
                task_title=entry.task_title[:200],
                title=entry.title[:300],
                owner_id=entry.owner_id,
                unit_id=entry.unit_id or row.unit_id,
                due_on=entry.due_on,
                recorded_at=at,
            )
            for entry in measures
        ]
    )


@command("finding.finish")
def finish_measure(
    measure: FindingMeasure, *, on: date, result: str, by: Actor, at: datetime
) -> FindingMeasure:
    """登记措施完成: what was done, and when. Raises Refused where it was said before."""
    row = FindingMeasure.objects.select_for_update().get(pk=measure.pk)
    finding = locked(row.finding)
    if row.done_on is not None:
        raise refuse("measure_done", f"这条措施已于{said_day(row.done_on)}完成。")
    row.done_on, row.result = on, need_text(result, place="result", what="完成情况")[:500]
    row.save()
    remember(finding, Move("finish", on, by, at, note=row.title))
    return row


@command("finding.report")
def report_rectification(
    finding: Finding, *, on: date, note: str, by: Actor, at: datetime, version: int
) -> Finding:
    """报送整改结果: every measure is done and a file bears it out. Raises Refused."""
    row = locked(finding, version)
    note = need_text(note, place="note", what="整改结果")
    problems = objections_to_reporting(closing_case(row))
    if problems:
        raise Refused(*problems)
    return advance(row, Move("report", on, by, at, note=note))


def _known_cause(cause: str) -> str:
    if cause and cause not in CAUSES:
        raise unknown_cause()
    return cause


def _notice_ends(finding: Finding, *, today: date) -> date | None:
    """The deadline of its notice as it stands now. One that is past binds no measure: none could be planned."""
    if finding.notice_id is None or finding.due_on is None or finding.due_on < today:
        return None
    return finding.due_on


def _check_measures(measures: Sequence[MeasureEntry], ends_on: date | None, *, today: date) -> None:
    if not measures:
        raise refuse("no_measures", "没有写整改措施。", place="measures", remedy="请至少写一条。")
    for entry in measures:
        need_text(entry.title, place="title", what="整改措施")
        if entry.due_on < today:
            raise past_deadline(entry.due_on)
        if ends_on is not None and entry.due_on > ends_on:
            raise refuse(
                "after_deadline",
                f"措施的期限{said_day(entry.due_on)}晚于整改期限{said_day(ends_on)}。",
                place="due_on",
                remedy="请提前；来不及的，请下发通知书的一方先延期。",
            )


def _check_notice(entry: NoticeEntry, due_on: date, *, today: date) -> None:
    if not entry.findings:
        raise refuse("no_findings", "没有选要整改的问题。", remedy="请至少选一个。")
    need_text(entry.document_no, place="document_no", what="整改通知书编号")
    if due_on < today:
        raise past_deadline(due_on)
    if len({(one.court_id, one.kind, one.unit_id) for one in entry.findings}) > 1:
        raise refuse(
            "mixed_notice", "一份整改通知书只写一个部门、一条督察线的问题。", remedy="请分开下发。"
        )
    if any(one.court_id != entry.court_id for one in entry.findings):
        raise refuse("other_court", "问题不是本院的。")
    used = RectificationNotice.objects.filter(
        court_id=entry.court_id, document_no=entry.document_no.strip()
    )
    if used.exists():
        raise refuse(
            "number_used",
            f"编号“{entry.document_no}”已用过。",
            place="document_no",
            remedy="编号不得重复，请换一个。",
        )
