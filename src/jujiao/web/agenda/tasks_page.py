"""交办: everything about tasks that one person keeps before him, and all that he may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from jujiao.tasks.rules import TaskState
from jujiao.tasks.selectors import Whose, tasks_seen, worklist
from jujiao.web.acting import FormPage
from jujiao.web.addresses import Address
from jujiao.web.agenda.looks import TASK_LOOKS
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.paging import pages_of
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link, Option, Pages, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

ALL = "all"
HEAPS = {
    "to_do": "要办的",
    "late": "逾期",
    "to_settle": "待我验收",
    "to_redirect": "待我改派",
    "asked": "我交办的",
    "promised": "答应我的",
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task of a list."""

    task: Any
    state: Look
    due: Look | None
    url: str


@dataclass(frozen=True, slots=True)
class TasksPage:
    """One heap, or all tasks that the reader may see, by state."""

    heading: Heading
    tabs: tuple[Tab, ...]
    rows: tuple[TaskRow, ...]
    pages: Pages
    states: tuple[Option, ...]
    shows_all: bool


def whose(here: Standpoint) -> Whose:
    """The reader as the tasks know him."""
    return Whose(here.actor.person_id, here.actor.account_id, here.own_units)


def tasks_page(here: Standpoint, address: Address, size: int) -> TasksPage:
    """The heap that the address asks for; without a word, the first with something in it."""
    heaps = _heaps(here)
    asked = address.value("show")
    first = next((name for name, found in heaps.items() if found), "to_do")
    shown = asked if asked in (*HEAPS, ALL) else first
    state = address.value("state")
    chosen = state if state in list(TaskState) else ""
    rows = _all(here, chosen) if shown == ALL else heaps[shown]
    cut = Paginator(rows, size).get_page(address.value("page") or 1)
    return TasksPage(
        _heading(here),
        _tabs(address, heaps, shown),
        tuple(_row(here, one) for one in cut.object_list),
        pages_of(address, cut, size),
        tuple(Option(one.value, one.label, one == chosen) for one in TaskState),
        shown == ALL,
    )


def _heaps(here: Standpoint) -> dict[str, Sequence[Any]]:
    found = worklist(here.scope, whose(here))
    return {
        name: found.late(here.today) if name == "late" else getattr(found, name) for name in HEAPS
    }


def _all(here: Standpoint, state: str) -> Any:
    rows = tasks_seen(here.scope, whose(here)).select_related("owner", "unit")
    return (rows.filter(progress=state) if state else rows).order_by("-asked_on", "-pk")


def _tabs(address: Address, heaps: dict[str, Sequence[Any]], shown: str) -> tuple[Tab, ...]:
    plain = address.without("state")
    own = (
        Tab(label, str(plain.having("show", name)), len(heaps[name]), name == shown, name == "late")
        for name, label in HEAPS.items()
        if heaps[name] or name in ("to_do", shown)
    )
    return (*own, Tab("全部", str(plain.having("show", ALL)), None, shown == ALL))


def _heading(here: Standpoint) -> Heading:
    new = (Action("交办一件事", reverse("task_new"), "plus", "main"),)
    actions = (PRINT, *(new if here.may("task.assign") else ()))
    return Heading(
        "交办", "承办的报办结，交办的验收", (Link("待办", reverse("todo")), Link("交办")), actions
    )


def _row(here: Standpoint, task: Any) -> TaskRow:
    return TaskRow(task, look_of_task(task), due_look(task, here.today), address_of(task))


def look_of_task(task: Any) -> Look:
    """The state of a task."""
    return TASK_LOOKS[TaskState(task.progress)]


def due_look(task: Any, today: date) -> Look | None:
    """The days of a task that is still to be done; without a day it has none."""
    if task.due_on is None or task.done_on is not None:
        return None
    return look_of_due(task.due_on, as_of=today) if TaskState(task.progress) in OPEN else None


OPEN: Iterable[TaskState] = frozenset(TaskState) - {TaskState.SETTLED, TaskState.WITHDRAWN}


def address_of(task: Any) -> str:
    """The page of a task."""
    return reverse("task", args=[task.public_id])


def assign_page(form: ActForm) -> FormPage:
    """A new task."""
    crumbs = (Link("交办", reverse("tasks")), Link("交办一件事"))
    return FormPage(Heading("交办一件事", "", crumbs), form, known_names(form.here))
