"""Filing a meeting of a branch in one act: the record, who was there, what was decided, what else it serves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import (
    ATTENDEE,
    HOST,
    JOINT_BRANCH,
    LECTURER,
    OBSERVER,
    RECORDER,
)
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.attendance import Attendance
from jujiao.duties.services import enter_serving
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.guards import DONE, RESOLVED, expected_at
from jujiao.ledger.models import Record
from jujiao.ledger.services import file_record, revise_record, submit_record
from jujiao.tasks.models import Task
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import Assignment, enter_task

SOURCE = "record"


@dataclass(frozen=True, slots=True)
class Resolution:
    """议定事项: what somebody, or a unit, is to do until when."""

    title: str
    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class MeetingEntry:
    """A meeting as the minute-taker writes it down.

    ``attendance`` starts from the roll; ``grades`` are those of a 民主评议, person → grade;
    ``also_serves`` are duties that the same event meets besides its own.
    """

    court_id: int
    unit_id: int
    kind: str
    occurred_on: date
    title: str
    attendance: Attendance = field(default_factory=Attendance)
    place_name: str = ""
    host_id: int | None = None
    recorder_id: int | None = None
    lecturer_id: int | None = None
    outcome: str = ""
    joint_branch_ids: tuple[int, ...] = ()
    agenda: str = ""
    criticism: str = ""
    guidance: str = ""
    cites: str = ""
    campaign_id: int | None = None
    items: tuple[str, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    grades: Mapping[int, str] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    opinion: str = ""
    also_serves: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of it: the record, the tasks that were set, and the rules that only warn."""

    record: Record
    tasks: tuple[Task, ...]
    warnings: tuple[Problem, ...]


@command("meeting.file")
def file_meeting(
    meeting: MeetingEntry, *, by: Actor, at: datetime, reason: str = "", plan: Record | None = None
) -> Filed:
    """登记: enters a meeting, or turns its plan into the record. Raises Refused where it may not stand.

    A rule that says 一般 only warns; ``reason`` answers it.
    """
    wrong = meeting.attendance.problems()
    if wrong:
        raise Refused(*wrong)
    entry = _entry(meeting)
    record = _written(entry, plan, by=by, at=at, reason=reason)
    for slug in meeting.also_serves:
        enter_serving(record, DUTIES[slug])
    tasks = tuple(task_of(record, one, TaskSort.RESOLUTION, by) for one in meeting.resolutions)
    return Filed(record, tasks, record.warnings)


@command("meeting.plan")
def plan_meeting(
    meeting: MeetingEntry, *, by: Actor, at: datetime, plan: Record | None = None, version: int = 0
) -> Record:
    """列为计划: day, theme and place of a meeting to come; or what its plan says now.

    It prints a notice, and becomes the record when the meeting was held.
    """
    if meeting.occurred_on < timezone.localdate(at):
        raise refuse(
            "plan_in_the_past",
            "安排的日期已经过去。",
            place="occurred_on",
            remedy="开过的请直接登记。",
        )
    entry = _entry(meeting)
    if plan is None:
        return file_record(entry, by=by, at=at, state=FactState.PLANNED)
    return revise_record(plan, entry, version=version, by=by, at=at)


def _written(
    entry: RecordEntry, plan: Record | None, *, by: Actor, at: datetime, reason: str
) -> Record:
    if plan is None:
        return file_record(entry, by=by, at=at, reason=reason)
    revise_record(plan, entry, version=plan.version, by=by, at=at)
    return submit_record(plan, by=by, at=at, reason=reason)


def _entry(meeting: MeetingEntry) -> RecordEntry:
    roll = meeting.attendance
    single = (
        (HOST, meeting.host_id),
        (RECORDER, meeting.recorder_id),
        (LECTURER, meeting.lecturer_id),
    )
    people = [(role, person_id) for role, person_id in single if person_id is not None]
    people += [(ATTENDEE, person_id) for person_id in roll.present]
    people += [(role, person_id) for person_id, role in roll.absent.items()]
    people += [(OBSERVER, person_id) for person_id in roll.observers]
    people += [(grade, person_id) for person_id, grade in meeting.grades.items()]
    there = {*roll.present, *([meeting.host_id] if meeting.host_id else [])}
    return RecordEntry(
        meeting.court_id,
        meeting.kind,
        occurred_on=meeting.occurred_on,
        title=meeting.title,
        unit_id=meeting.unit_id,
        outcome=meeting.outcome,
        quantity=len(there) if roll.is_kept else None,
        place_name=meeting.place_name,
        campaign_id=meeting.campaign_id,
        details=_details(meeting),
        people=tuple(people),
        units=tuple((JOINT_BRANCH, unit_id) for unit_id in meeting.joint_branch_ids),
    )


def _details(meeting: MeetingEntry) -> dict[str, object]:
    kept, on = meeting.attendance.is_kept, meeting.occurred_on
    said = {
        "expected_count": expected_at(meeting.kind, meeting.unit_id, on=on) if kept else None,
        "agenda": meeting.agenda,
        "resolutions": RESOLVED.join(one.title for one in meeting.resolutions),
        "criticism": meeting.criticism,
        "guidance": meeting.guidance,
        "cites": meeting.cites,
        "opinion": meeting.opinion,
        "stages": DONE.join(meeting.stages),
        "items": DONE.join(meeting.items),
    }
    return {name: value for name, value in said.items() if value not in (None, "")}


def task_of(record: Record, resolution: Resolution, sort: TaskSort, by: Actor) -> Task:
    """What was decided is a task of whoever is named, raised by the act that files the record."""
    return enter_task(
        Assignment(
            record.court_id,
            resolution.title,
            record.occurred_on or record.recorded_at.date(),
            owner_id=resolution.owner_id,
            unit_id=resolution.unit_id or record.unit_id,
            due_on=resolution.due_on,
            source_type=SOURCE,
            source_id=record.pk,
            task_sort=sort,
        ),
        by=by,
    )
