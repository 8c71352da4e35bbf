"""Asking something of somebody, taking it up, saying that it is done, and accepting that it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.evidence.selectors import evidence_counts
from jujiao.kernel.problems import refuse
from jujiao.policies.selectors import policy_value
from jujiao.tasks.models import Task, TaskStep
from jujiao.tasks.rules import ANSWER_DAYS, TASK, TaskSort, next_task_state


@dataclass(frozen=True, slots=True)
class Assignment:
    """What is asked of whom until when, where it comes from, and whom it was promised to.

    ``asker_name`` names an asker without an account (a visitor, a retiree); whoever enters the task
    then accepts it in his stead.
    """

    court_id: int
    title: str
    asked_on: date
    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None
    source_type: str = ""
    source_id: int | None = None
    task_sort: TaskSort = TaskSort.ASSIGNED
    wants_evidence: bool = False
    promised_to_id: int | None = None
    is_restricted: bool = False
    asker_name: str = ""

    def __str__(self) -> str:
        return self.task_sort.label if self.is_restricted else self.title


@command("task.assign")
def assign_task(assignment: Assignment, *, by: Actor, at: datetime) -> Task:
    """交办: asks somebody, or a unit, for something. Raises Refused where nobody is asked."""
    return enter_task(assignment, by=by)


def enter_task(assignment: Assignment, *, by: Actor) -> Task:
    """Writes a task inside the running command: a meeting, a talk or a paper asked for it."""
    title = _need(assignment.title, place="title", what="要办什么")
    if assignment.owner_id is None and assignment.unit_id is None:
        raise refuse(
            "task_without_owner", "没有写由谁办。", place="承办", remedy="请填承办人或承办部门。"
        )
    if assignment.due_on is not None and assignment.due_on < assignment.asked_on:
        raise refuse("due_before_asked", "期限早于交办日期。", place="due_on", remedy="请改期限。")
    task = Task(
        court_id=assignment.court_id,
        task_sort=assignment.task_sort.value,
        title=title[:300],
        asked_by_id=by.account_id,
        asked_by_name=(assignment.asker_name or by.name)[:60],
        asked_on=assignment.asked_on,
        owner_id=assignment.owner_id,
        unit_id=assignment.unit_id,
        due_on=assignment.due_on,
        source_type=assignment.source_type,
        source_id=assignment.source_id,
        wants_evidence=assignment.wants_evidence,
        promised_to_id=assignment.promised_to_id,
        is_restricted=assignment.is_restricted,
    )
    task.save()
    return task


@dataclass(frozen=True, slots=True)
class SuggestionEntry:
    """建议: what a member of staff proposes to a unit that owes an answer; the name goes with it."""

    court_id: int
    unit_id: int
    title: str

    def __str__(self) -> str:
        return TaskSort.SUGGESTION.label


@command("suggestion.make")
def make_suggestion(entry: SuggestionEntry, *, by: Actor, at: datetime) -> Task:
    """提建议: the unit owes an answer by a day; whoever made it says whether that is one."""
    today = timezone.localdate(at)
    asked = Assignment(
        entry.court_id,
        entry.title,
        today,
        unit_id=entry.unit_id,
        due_on=answer_due(entry.court_id, today),
        task_sort=TaskSort.SUGGESTION,
    )
    return enter_task(asked, by=by)


def answer_due(court_id: int, made_on: date) -> date:
    """By when a suggestion made on a day is owed its answer."""
    days = policy_value(court_id, ANSWER_DAYS.slug, on=made_on, default=ANSWER_DAYS.value)
    return made_on + timedelta(days=int(str(days)))


@command("task.accept")
def accept_task(task: Task, *, by: Actor, at: datetime) -> Task:
    """接办: the owner takes it up."""
    return _advance(_locked(task), "accept", by=by, at=at)


@command("task.decline")
def decline_task(task: Task, *, why: str, by: Actor, at: datetime) -> Task:
    """不接: it is not the owner's to do, with a reason; whoever asked gives it to somebody else."""
    why = _need(why, place="why", what="不接的原因")
    return _advance(_locked(task), "decline", why, by=by, at=at)


@command("task.redirect")
def redirect_task(
    task: Task,
    *,
    why: str,
    owner_id: int | None = None,
    unit_id: int | None = None,
    by: Actor,
    at: datetime,
) -> Task:
    """改派: another person or unit is to do it; who had it before stays in its history."""
    if owner_id is None and unit_id is None:
        raise refuse(
            "task_without_owner", "没有写改由谁办。", place="承办", remedy="请填承办人或承办部门。"
        )
    row = _locked(task)
    before = "、".join(str(one) for one in (row.unit, row.owner) if one)
    why = _need(why, place="why", what="改派的原因")
    row.owner_id, row.unit_id = owner_id, unit_id
    return _advance(row, "redirect", f"原承办：{before}。{why}", by=by, at=at)


@command("task.report")
def report_task_done(
    task: Task,
    *,
    done_on: date,
    note: str,
    by: Actor,
    at: datetime,
    shown_by: tuple[str, int] | None = None,
) -> Task:
    """报告办结: the owner says what was done, and names the fact, (type, id), that shows it.

    Raises Refused without a word of what was done, and where evidence was asked for and there is none.
    """
    note = _need(note, place="note", what="办理情况")
    if done_on > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place="done_on", remedy="请改日期。")
    row = _locked(task)
    if row.wants_evidence and shown_by is None and not _has_files(row):
        raise refuse(
            "evidence_missing",
            "这件事要附佐证，现在还没有。",
            place="evidence",
            remedy="请上传文件，或者指明台账里的哪条记录。",
        )
    row.done_on, row.done_note = done_on, note[:500]
    if shown_by is not None:
        row.shown_by_type, row.shown_by_id = shown_by
    return _advance(row, "report", note, by=by, at=at)


@command("task.settle")
def settle_task(task: Task, *, by: Actor, at: datetime, note: str = "") -> Task:
    """验收: whoever asked finds it done; the owner and whoever reported it may not."""
    row = _locked(task)
    row.accepted_on = timezone.localdate(at)
    return _advance(row, "settle", note, by=by, at=at)


@command("task.return")
def return_task(task: Task, *, why: str, by: Actor, at: datetime) -> Task:
    """退回重办: whoever asked does not find it done, with a reason."""
    why = _need(why, place="why", what="退回的原因")
    row = _locked(task)
    row.done_on, row.done_note = None, ""
    row.shown_by_type, row.shown_by_id = "", None
    return _advance(row, "return", why, by=by, at=at)


@command("task.withdraw")
def withdraw_task(task: Task, *, why: str, by: Actor, at: datetime) -> Task:
    """撤销: it is no longer asked for, with a reason; that it was asked stays readable."""
    why = _need(why, place="why", what="撤销的原因")
    return _advance(_locked(task), "withdraw", why, by=by, at=at)


def _locked(task: Task) -> Task:
    return Task.objects.select_for_update().get(pk=task.pk)


def _advance(task: Task, act: str, note: str = "", *, by: Actor, at: datetime) -> Task:
    """Takes the step and remembers it. Raises Refused where it does not fit the state."""
    task.progress = next_task_state(task.progress, act).value
    task.save()
    TaskStep(
        court_id=task.court_id,
        task=task,
        act=act,
        acted_on=timezone.localdate(at),
        state_after=task.progress,
        note=note.strip()[:500],
        actor_id=by.account_id,
        actor_name=by.name,
        recorded_at=at,
    ).save()
    return task


def _has_files(task: Task) -> bool:
    return bool(evidence_counts(Scope(task.court_id), TASK, [task.pk]))


def _need(text: str, *, place: str, what: str) -> str:
    if not text.strip():
        raise refuse("text_missing", f"没有写{what}。", place=place, remedy=f"请写明{what}。")
    return text.strip()
