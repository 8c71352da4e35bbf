"""The acts on a procedure: open it, take its next step, end it early."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.policy import require
from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.catalogue.duties import PATHS
from jujiao.kernel.clauses import NO_OVERRIDE, Override, admit
from jujiao.kernel.courses import Course, Path, StepTaken
from jujiao.kernel.problems import Problem, refuse
from jujiao.kernel.transitions import next_fact_state
from jujiao.people.stamps import Stamp
from jujiao.procedures.courses import course_of, path_of, with_tenures
from jujiao.procedures.models import Procedure, Step, StepPerson
from jujiao.procedures.results import end_former_posts, reach_result, undo_result
from jujiao.procedures.selectors import under_way
from jujiao.procedures.services import ProcedureEntry, enter_procedures


@dataclass(frozen=True, slots=True)
class NewProcedure:
    """What is begun about whom: a person or a unit, maybe under a title (which posts, which campaign)."""

    court_id: int
    kind: str
    person_id: int | None = None
    unit_id: int | None = None
    title: str = ""

    def __str__(self) -> str:
        return f"{PROCEDURE_KINDS[self.kind].label} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class Advanced:
    """A step that was taken, and the rules it did not keep that only warn."""

    step: Step
    warnings: tuple[Problem, ...]


@command("procedure.open")
def open_procedure(new: NewProcedure, *, on: date, by: Actor, at: datetime) -> Procedure:
    """Begins a procedure. Raises Refused where one of the kind is under way for the same subject."""
    path = PATHS[new.kind]
    _check_day(on, "on", at)
    if new.person_id is None and new.unit_id is None:
        raise refuse(
            "subject_missing", "没有写程序的对象。", place="subject", remedy="请选人员或支部。"
        )
    if path.alone and _open_of(new).exists():
        label = PROCEDURE_KINDS[new.kind].label
        raise refuse(
            "already_open", f"同一对象已有一项“{label}”正在办理。", remedy="请在那一项里继续办。"
        )
    entry = ProcedureEntry(
        new.court_id,
        new.kind,
        person_id=new.person_id,
        unit_id=new.unit_id,
        title=new.title,
        started_on=on,
    )
    return enter_procedures([entry], [Stamp(at, by)])[0]


@command("procedure.advance")
def advance_procedure(
    procedure: Procedure,
    step: StepTaken,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    override_basis: str = "",
) -> Advanced:
    """Takes a step. Raises Refused with every rule it breaks that blocks, unless overridden by name.

    What only warns is returned, and ``reason`` answers it. An override needs an office of its own;
    nobody overrides that a step lies ahead, or before the procedure began.
    """
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    path, day = path_of(procedure), step.on
    if day is None:
        raise refuse("required", "没有填日期。", place="done_on", remedy="请填写。")
    override = Override(by.name, override_basis)
    if override:
        require(by, "procedure.override", procedure)
    asked, course = with_tenures(step), course_of(procedure, on=day)
    breaches = path.breaches(course, asked)
    warnings = admit(breaches, override)
    _check_day(day, "done_on", at, since=procedure.started_on)
    used = override if any(one.blocks for one in breaches) else NO_OVERRIDE
    row = _write(procedure, asked, used, reason, Stamp(at, by))
    _settle(procedure, path, replace(course, taken=(*course.taken, asked)), Stamp(at, by))
    return Advanced(row, warnings)


@command("procedure.cancel")
def cancel_procedure(
    procedure: Procedure, *, on: date, reason: str, by: Actor, at: datetime
) -> Procedure:
    """终止: the procedure ends without a result; its steps and the reason stay readable."""
    if not reason.strip():
        raise refuse(
            "reason_missing", "没有写终止的原因。", place="reason", remedy="请用一句话说明。"
        )
    if procedure.ended_on is not None:
        raise refuse("procedure_ended", "这项程序已经办结。")
    _check_day(on, "on", at, since=procedure.started_on)
    procedure.state = next_fact_state(procedure.state, "withdraw").value
    procedure.ended_on, procedure.reason = on, reason.strip()
    procedure.save()
    return procedure


def _check_day(day: date, place: str, at: datetime, *, since: date | None = None) -> None:
    """What is recorded as done was done: not ahead of today, not before the procedure began."""
    if day > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place=place, remedy="办了再登记。")
    if since is not None and day < since:
        raise refuse(
            "before_start", f"日期早于程序启动的{since}。", place=place, remedy="请核对日期。"
        )


def _open_of(new: NewProcedure) -> QuerySet[Procedure]:
    subject = Q(person_id=new.person_id) if new.person_id else Q(unit_id=new.unit_id)
    return under_way(new.court_id, [new.kind]).filter(subject)


def _settle(procedure: Procedure, path: Path, course: Course, stamp: Stamp) -> None:
    """What follows from the step just taken: the result, the end, or both."""
    step = course.taken[-1]
    if step.step == path.result:
        if path.begins_a_term:
            end_former_posts(procedure, path, course)
        reach_result(procedure, path, course, stamp)
    if step.outcome in path.rule(step.step).ends:
        undo_result(procedure, step)
    if path.is_ended(course):
        procedure.ended_on = step.on
        procedure.save()


def _write(
    procedure: Procedure, step: StepTaken, override: Override, reason: str, stamp: Stamp
) -> Step:
    count = step.count
    row = Step(
        procedure=procedure,
        slug=step.step,
        done_on=step.on,
        document_no=step.document_no,
        outcome=step.outcome,
        award_level=int(step.award_level) if step.award_level else None,
        entitled_count=count.entitled if count else None,
        present_count=count.present if count else None,
        yes_count=count.yes if count else None,
        numbers=dict(step.numbers),
        is_special_case=step.special,
        reason=reason,
        overridden_by_name=override.by_name,
        override_basis=override.basis,
        recorded_at=stamp.at,
        recorded_by_name=stamp.by.name,
    )
    row.save()
    StepPerson.objects.bulk_create(
        [
            StepPerson(step=row, role=one.role, person_id=one.person_id, votes=one.votes)
            for one in step.named
        ]
    )
    return row
