"""The page of one task: what is asked of whom, what may be done now, what was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.evidence.selectors import evidence_of
from jujiao.tasks.rules import TASK
from jujiao.tasks.selectors import history_of, task_seen
from jujiao.web.acting import act_forms
from jujiao.web.agenda.task_acts import TASK_FORMS, offered_acts
from jujiao.web.agenda.tasks_page import due_look, look_of_task, whose
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link, Moment
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day
from jujiao.web.tones import Look


@dataclass(frozen=True, slots=True)
class TaskPage:
    """All that the page shows."""

    heading: Heading
    task: Any
    state: Look
    due: Look | None
    facts: tuple[tuple[str, str], ...]
    files: Sequence[Any]
    forms: tuple[ActForm, ...]
    names: list[str]
    moments: tuple[Moment, ...]


def task_or_none(here: Standpoint, public_id: str) -> Any:
    """The task, or None where the reader has no business with it."""
    return task_seen(here.scope, whose(here), public_id)


def task_page(here: Standpoint, task: Any, sent: ActForm | None = None) -> TaskPage:
    """The page as this reader may see it; ``sent`` is a form that came back."""
    forms = act_forms(
        here,
        task,
        TASK_FORMS,
        offered_acts(here, task),
        sent,
        lambda slug: reverse("task_act", args=[task.public_id, slug]),
    )
    crumbs = (Link("交办", reverse("tasks")), Link(task.sort_label))
    lead = f"{task.asked_by_name}，{full_day(task.asked_on)}交办"
    return TaskPage(
        Heading(task.title, lead, crumbs, (PRINT,)),
        task,
        look_of_task(task),
        due_look(task, here.today),
        tuple(_facts(here, task)),
        files_of(here, task),
        forms,
        known_names(here) if forms else [],
        tuple(_moments(task)),
    )


def files_of(here: Standpoint, task: Any) -> Sequence[Any]:
    """What bears out that it was done."""
    return list(evidence_of(here.scope, TASK, task.pk))


def file_or_none(here: Standpoint, task: Any, file_id: int) -> Any:
    """One of its files, or None."""
    return next((one for one in files_of(here, task) if one.pk == file_id), None)


def _facts(here: Standpoint, task: Any) -> Iterator[tuple[str, str]]:
    late = task.late_days(here.today)
    lines = (
        ("来源", task.sort_label),
        ("承办人", task.owner.full_name if task.owner else ""),
        ("承办部门", task.unit.name if task.unit else ""),
        ("为谁办", task.promised_to.full_name if task.promised_to else ""),
        ("办结期限", full_day(task.due_on)),
        ("办结日期", full_day(task.done_on)),
        ("逾期报办结", f"{late}天" if late and task.done_on else ""),
        ("办理情况", task.done_note),
        ("验收日期", full_day(task.accepted_on)),
        ("佐证", "办结时要附" if task.wants_evidence else ""),
        ("范围", "只有承办、交办和为之办的人看得到" if task.is_restricted else ""),
    )
    return ((label, words) for label, words in lines if words)


def _moments(task: Any) -> Iterator[Moment]:
    """What was done, the latest first."""
    for step in reversed(list(history_of(task))):
        label = TASK_FORMS[step.act].label if step.act in TASK_FORMS else step.act
        yield Moment(step.recorded_at, label, step.actor_name, step.note)
