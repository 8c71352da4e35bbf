"""The acts on a task as small forms: each asks what its service takes, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from jujiao.evidence.services import attach_evidence, target_of
from jujiao.kernel.problems import Refused
from jujiao.tasks.rules import BEGUN, TASK, TASK_ACTS, TaskState
from jujiao.tasks.selectors import open_tasks_of
from jujiao.tasks.services import (
    Assignment,
    accept_task,
    assign_task,
    decline_task,
    redirect_task,
    report_task_done,
    return_task,
    settle_task,
    withdraw_task,
)
from jujiao.web.forms.acts import Act, Doing, nothing_asked
from jujiao.web.forms.questions import Question, day_question, person_question, unit_question
from jujiao.web.standpoint import Standpoint

Asks = Callable[[Standpoint, Any], Sequence[Question]]
OWNER = "owner_id"
FIELD_OF = {"承办": OWNER}
NEAREST = ("accept", "report", "settle")


def _who_is_to_do_it(here: Standpoint) -> tuple[Question, ...]:
    return (
        person_question(OWNER, "承办人", required=False),
        unit_question(here, "unit_id", "承办部门或支部", required=False),
    )


def _assign_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        Question("title", "要办什么", "long"),
        *_who_is_to_do_it(here),
        Question("due_on", "办结期限", "day", is_required=False),
        Question("wants_evidence", "佐证", "tick", is_required=False, hint="办结时要附佐证"),
    )


def assignment_of(doing: Doing) -> Assignment:
    """What was asked of whom, from the form of :data:`ASSIGN`."""
    return Assignment(
        doing.here.court.pk,
        doing["title"],
        doing.here.today,
        owner_id=doing[OWNER],
        unit_id=doing["unit_id"],
        due_on=doing["due_on"],
        wants_evidence=doing["wants_evidence"],
    )


def _assign(doing: Doing) -> object:
    asked = assignment_of(doing)
    return under_its_field(lambda: assign_task(asked, **doing.who))


def under_its_field(run: Callable[[], object]) -> object:
    """Runs a service; what it says about whoever is to do the task stands under that field."""
    try:
        return run()
    except Refused as refused:
        problems = (
            replace(one, place=FIELD_OF.get(one.place, one.place)) for one in refused.problems
        )
        raise Refused(*problems) from refused


def _redirect(doing: Doing) -> object:
    return under_its_field(
        lambda: redirect_task(
            doing.subject,
            why=doing["why"],
            owner_id=doing[OWNER],
            unit_id=doing["unit_id"],
            **doing.who,
        )
    )


def _attach(doing: Doing) -> object:
    task = doing.subject
    return [
        attach_evidence(target_of(task, TASK), file_name=one.name, content=one.read(), **doing.who)
        for one in doing["files"]
    ]


def _why(label: str) -> Asks:
    return lambda here, task: (Question("why", label, "long"),)


def _act(
    slug: str,
    label: str,
    run: Callable[[Doing], Any],
    done: str,
    asks: Asks = nothing_asked,
    *,
    danger: bool = False,
) -> Act:
    return Act(slug, label, run, done, asks, danger=danger)


ASSIGN = Act(
    "assign",
    "交办",
    _assign,
    "交办了。",
    _assign_asks,
    (
        "承办人、承办部门至少填一个",
        "办完由承办的报办结，由交办的验收；不是承办人自己验收",
        "期限前后按本院督办的台阶提醒",
    ),
)
ATTACH = Act(
    "attach",
    "上传佐证",
    _attach,
    "佐证收下了。",
    lambda here, task: (Question("files", "文件", "files"),),
)
TASK_FORMS: dict[str, Act] = {
    one.slug: one
    for one in (
        _act("accept", "接办", lambda d: accept_task(d.subject, **d.who), "接办了。"),
        _act(
            "report",
            "报办结",
            lambda d: report_task_done(d.subject, done_on=d["done_on"], note=d["note"], **d.who),
            "已报办结，等交办的人验收。",
            lambda here, task: (
                day_question(here, "done_on", "办结日期"),
                Question("note", "办理情况", "long"),
            ),
        ),
        _act(
            "settle",
            "验收",
            lambda d: settle_task(d.subject, note=d["note"], **d.who),
            "验收了，这件事办结。",
            lambda here, task: (Question("note", "验收意见", "long", is_required=False),),
        ),
        _act(
            "return",
            "退回重办",
            lambda d: return_task(d.subject, why=d["why"], **d.who),
            "已退回重办。",
            _why("退回的原因"),
        ),
        _act(
            "decline",
            "不接",
            lambda d: decline_task(d.subject, why=d["why"], **d.who),
            "已退给交办的人，由他改派。",
            _why("不接的原因"),
        ),
        _act(
            "redirect",
            "改派",
            _redirect,
            "改派了，原来的承办留在经过里。",
            lambda here, task: (*_who_is_to_do_it(here), Question("why", "改派的原因", "long")),
        ),
        ATTACH,
        _act(
            "withdraw",
            "撤销",
            lambda d: withdraw_task(d.subject, why=d["why"], **d.who),
            "撤销了，交办过仍可查到。",
            _why("撤销的原因"),
            danger=True,
        ),
    )
}


def offered_acts(here: Standpoint, task: Any) -> dict[str, bool]:
    """The acts that this reader may do now; True is the nearest one."""
    owes = owed_by(here, task)
    offered = {slug for slug in TASK_ACTS if _is_offered(here, task, slug)}
    if TaskState(task.progress) in BEGUN and here.may("evidence.attach", task):
        offered.add(ATTACH.slug)
    slugs = [slug for slug in TASK_FORMS if slug in offered]
    return {
        slug: place == 0 and slug in NEAREST and (owes or slug not in NEAREST[:2])
        for place, slug in enumerate(slugs)
    }


def owed_by(here: Standpoint, task: Any) -> bool:
    """Whether the reader, or a unit he answers for, owes the task."""
    owed = open_tasks_of(here.scope, here.actor.person_id, here.own_units)
    return owed.filter(pk=task.pk).exists()


def _is_offered(here: Standpoint, task: Any, slug: str) -> bool:
    before, _ = TASK_ACTS[slug]
    return TaskState(task.progress) in before and here.may(f"task.{slug}", task)
