"""督察: what the year is to look at, a visit planned, cancelled, made. Nobody inspects his own unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.inspection_terms import COVERT_VISIT, INSPECTORS, MODES
from jujiao.catalogue.streams import STREAMS
from jujiao.catalogue.supervision import COURT_AFFAIRS_RULES, INSPECTOR
from jujiao.findings.casework import own_units
from jujiao.findings.inspections import units_inspected
from jujiao.findings.models import InspectionFocus, PlannedInspection, PlannedPart
from jujiao.findings.services.entering import FindingEntry
from jujiao.findings.services.replies import raise_findings
from jujiao.findings.services.steps import need_text
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.problems import refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import file_record
from jujiao.people.models import Unit


@dataclass(frozen=True, slots=True)
class FocusEntry:
    """年度督察工作重点 as it is to be written."""

    court_id: int
    stream: str
    plan_year: int
    title: str
    planned_times: int

    def __str__(self) -> str:
        return f"{self.plan_year}年督察重点 {self.title}"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """A visit as it is to be made, or was made: by whom, to which units, in which mode."""

    court_id: int
    stream: str
    day: date
    title: str
    mode: str
    unit_ids: tuple[int, ...]
    inspector_ids: tuple[int, ...]
    focus_id: int | None = None
    serial: str = ""

    def __str__(self) -> str:
        return "督察安排" if self.mode == COVERT_VISIT else self.title

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream


@dataclass(frozen=True, slots=True)
class ProblemSeen:
    """A problem that a visit found in one of the units it saw; where it saw one, that need not be said."""

    unit_id: int | None
    title: str
    area: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class VisitMade:
    """A visit that took place, with what it found; ``planned`` is the plan it carries out."""

    visit: VisitEntry
    problems: tuple[ProblemSeen, ...] = field(default_factory=tuple)
    planned: PlannedInspection | None = None
    why_few: str = ""

    @property
    def court_id(self) -> int:
        """The court it belongs to."""
        return self.visit.court_id

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.visit.stream

    def __str__(self) -> str:
        return self.visit.title


@command("inspection.focus")
def set_focus(entry: FocusEntry, *, by: Actor, at: datetime) -> InspectionFocus:
    """列年度督察重点: a point that a stream is to look at so many times. Raises Refused."""
    need_text(entry.title, place="title", what="督察重点")
    if entry.planned_times < 1:
        raise refuse("no_times", "计划次数至少一次。", place="planned_times", remedy="请改正。")
    same = InspectionFocus.objects.filter(
        court_id=entry.court_id,
        stream=STREAMS[entry.stream].slug,
        plan_year=entry.plan_year,
        title=entry.title.strip(),
    )
    if same.exists():
        raise refuse("focus_known", f"{entry.plan_year}年已列过“{entry.title}”。", place="title")
    focus = InspectionFocus(
        court_id=entry.court_id,
        stream=entry.stream,
        plan_year=entry.plan_year,
        title=entry.title.strip()[:200],
        planned_times=entry.planned_times,
    )
    focus.save()
    return focus


@command("inspection.plan")
def plan_inspection(entry: VisitEntry, *, by: Actor, at: datetime) -> PlannedInspection:
    """安排督察: a visit in the days to come; a planned 暗访 is known to its group alone."""
    if entry.day < timezone.localdate(at):
        raise refuse(
            "past_date", "安排的日期已经过去。", place="day", remedy="已做过的请直接登记。"
        )
    _check_visit(entry)
    planned = PlannedInspection(
        court_id=entry.court_id,
        stream=entry.stream,
        focus_id=entry.focus_id,
        title=entry.title.strip()[:300],
        mode=entry.mode,
        planned_on=entry.day,
        planned_by_name=by.name,
    )
    planned.save()
    people = [PlannedPart(planned=planned, person_id=one) for one in entry.inspector_ids]
    units = [PlannedPart(planned=planned, unit_id=one) for one in entry.unit_ids]
    PlannedPart.objects.bulk_create([*people, *units])
    return planned


@command("inspection.cancel")
def cancel_inspection(
    planned: PlannedInspection, *, why: str, by: Actor, at: datetime
) -> PlannedInspection:
    """取消督察安排: it will not be made, for a reason."""
    row = _planned_open(planned)
    row.cancelled_on = timezone.localdate(at)
    row.cancelled_why = need_text(why, place="why", what="取消的原因")[:200]
    row.save()
    return row


@command("inspection.record")
def record_inspection(made: VisitMade, *, by: Actor, at: datetime) -> Record:
    """登记督察: one visit is one record, however many units it saw; its problems await a reply.

    Raises Refused where an inspector belongs to a unit that was seen, and where there were fewer
    inspectors than the rule asks for and nobody says why.
    """
    visit, stream = made.visit, STREAMS[made.visit.stream]
    _check_visit(visit)
    _check_number(made)
    planned = _planned_open(made.planned) if made.planned else None
    record = file_record(_entry(visit), by=by, at=at, reason=made.why_few)
    raise_findings(
        [
            FindingEntry(
                visit.court_id,
                stream.findings.slug,
                one.title,
                visit.day,
                unit_id=one.unit_id,
                record_id=record.pk,
                area=one.area,
                cause=one.cause,
            )
            for one in _seen(made)
        ],
        by=by,
        at=at,
    )
    if planned is not None:
        planned.record = record
        planned.save()
    return record


def _entry(visit: VisitEntry) -> RecordEntry:
    stream = STREAMS[visit.stream]
    return RecordEntry(
        visit.court_id,
        stream.inspection.slug,
        occurred_on=visit.day,
        title=visit.title,
        serial=visit.serial,
        details={"mode": visit.mode},
        units=tuple((stream.inspected_role, one) for one in visit.unit_ids),
        people=tuple((INSPECTOR, one) for one in visit.inspector_ids),
    )


def _seen(made: VisitMade) -> Sequence[ProblemSeen]:
    seen = set(made.visit.unit_ids)
    only = next(iter(seen)) if len(seen) == 1 else None
    problems = [replace(one, unit_id=one.unit_id or only) for one in made.problems]
    for one in problems:
        if one.unit_id is None:
            raise refuse(
                "unit_missing",
                f"问题“{one.title}”没有选部门。",
                place="problems",
                remedy="这次看了几个部门，请选是哪一个的。",
            )
        if one.unit_id not in seen:
            raise refuse(
                "unit_not_visited",
                "问题所在的部门不在这次督察之内。",
                place="problems",
                remedy="请先把部门列入被督察部门。",
            )
    return problems


def _check_visit(visit: VisitEntry) -> None:
    need_text(visit.title, place="title", what="督察内容")
    if not STREAMS[visit.stream].own_visits:
        raise refuse("not_our_visit", "巡察由上级开展，本院只登记反馈。", remedy="请登记巡察反馈。")
    if visit.mode not in MODES:
        named = "、".join(MODES)
        raise refuse("unknown_mode", "没有这种督察方式。", place="mode", remedy=f"可选：{named}。")
    if not visit.unit_ids or not visit.inspector_ids:
        raise refuse("visit_incomplete", "没有写被督察部门或者督察人员。", remedy="两样都请填写。")
    _check_branches(visit)
    for held in own_units(visit.inspector_ids, on=visit.day).values():
        if held & set(visit.unit_ids):
            raise refuse(
                "own_department",
                "督察人员不能督察自己所在的部门。",
                place="inspector_ids",
                remedy=f"请换人。依据：{COURT_AFFAIRS_RULES.citation}。",
            )


def _check_branches(visit: VisitEntry) -> None:
    stream = STREAMS[visit.stream]
    known = units_inspected(visit.court_id, [visit.stream]).values("pk")
    branch = Unit.objects.filter(pk__in=visit.unit_ids).exclude(pk__in=known).first()
    if branch is not None:
        raise refuse(
            "branch_not_inspected",
            f"{stream.label}只看部门，“{branch.name}”不是。",
            place="unit_ids",
            remedy="请改选部门；看支部的是党建督查。",
        )


def _check_number(made: VisitMade) -> None:
    visit = made.visit
    least = number_in_force(visit.court_id, INSPECTORS, on=visit.day)
    if len(set(visit.inspector_ids)) < least and not made.why_few.strip():
        raise refuse(
            "too_few_inspectors",
            f"督察人员不足{least}人。",
            place="inspector_ids",
            remedy=f"确有原因的请写明。依据：{INSPECTORS.basis.citation}。",
        )


def _planned_open(planned: PlannedInspection) -> PlannedInspection:
    row = PlannedInspection.objects.select_for_update().get(pk=planned.pk)
    if row.record_id is not None or row.cancelled_on is not None:
        raise refuse("plan_settled", "这项安排已经完成或者取消。")
    return row
