"""建议箱: what colleagues and visitors proposed, who owes the answer until when, and what was answered."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from jujiao.tasks.rules import TaskSort, TaskState
from jujiao.tasks.selectors import tasks_seen
from jujiao.tasks.services import SuggestionEntry, make_suggestion
from jujiao.web.agenda.desk import Desk, desk_forms, looking, short, table, title, words
from jujiao.web.agenda.tasks_page import address_of, due_look, look_of_task, whose
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, unit_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day

MOST = 200


def _make(doing: Doing) -> object:
    entry = SuggestionEntry(doing.here.court.pk, doing["unit_id"], doing["title"])
    return make_suggestion(entry, **doing.who)


MAKE = Act(
    "make",
    "提一条建议",
    _make,
    "收到了，到期前要给您答复。",
    lambda here, subject: (
        Question("title", "建议", "long"),
        unit_question(here, "unit_id", "提给哪个部门"),
    ),
    hint="建议署名；答复由您说算不算数",
)
SUGGESTION_ACTS = {MAKE.slug: (MAKE, "suggestion.make")}


def suggestions_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """All suggestions, those without an answer first."""
    forms, names = desk_forms(here, SUGGESTION_ACTS, sent, reverse("suggestions"))
    rows = tasks_seen(here.scope, whose(here)).filter(task_sort=TaskSort.SUGGESTION.value)
    found = rows.exclude(progress=TaskState.WITHDRAWN.value).select_related("unit", "owner")
    ordered = sorted(found.order_by("due_on", "pk")[:MOST], key=lambda one: one.done_on is not None)
    owed = sum(one.done_on is None for one in ordered)
    heads = ("答复期限", "建议", "谁提的", "谁答复", "状态", "答复")
    shown = table("建议", heads, (_row(here, one) for one in ordered), "还没有人提过建议。")
    lead = f"还没有答复的{owed}条" if owed else "没有欠着答复的"
    heading = Heading("建议箱", lead, (Link("凝心聚力"), Link("建议箱")), (PRINT,))
    return Desk(heading, (shown,), forms, names)


def _row(here: Standpoint, task: Any) -> tuple[Any, ...]:
    answer = f"{full_day(task.done_on)} {task.done_note}" if task.done_on else ""
    return (
        looking(due_look(task, here.today)),
        title(task.title, address_of(task)),
        short(task.asked_by_name),
        short("，".join(str(one) for one in (task.owner, task.unit) if one)),
        looking(look_of_task(task)),
        words(answer),
    )
