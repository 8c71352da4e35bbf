"""来文: papers from above, who answers until when, what of them fell to whom, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.tasks.incoming import (
    PaperEntry,
    Part,
    Reply,
    answer_paper,
    hand_out,
    receive_paper,
)
from jujiao.tasks.rules import INCOMING_PAPER
from jujiao.tasks.selectors import PaperStanding, paper_standings, tasks_from
from jujiao.web.agenda.desk import Desk, desk_forms, looking, short, table, title
from jujiao.web.agenda.tasks_page import address_of, due_look, look_of_task
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, day_question, person_question, unit_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day
from jujiao.web.tones import Look, look_of_due

ANSWERED = Look("check", "pine", "已反馈")
NO_DAY = Look("ring", "ink-2", "没有期限")
PART_ROWS = 2


def _parts(here: Standpoint) -> Question:
    asked = (
        Question("title", "办什么"),
        person_question("owner_id", "承办人", required=False),
        unit_question(here, "unit_id", "承办部门", required=False),
        Question("due_on", "期限", "day", is_required=False),
    )
    return Question(
        "parts",
        "分办",
        "rows",
        is_required=False,
        parts=asked,
        rows=PART_ROWS,
        hint="不写期限的随来文",
    )


def _receive_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        Question("title", "标题", "long"),
        Question("issuer", "来文单位"),
        Question("document_no", "文号", is_required=False),
        day_question(here, "received_on", "收文日期"),
        Question("due_on", "反馈期限", "day", is_required=False),
        person_question("owner_id", "谁反馈", required=False),
        unit_question(here, "unit_id", "哪个部门反馈", required=False),
        _parts(here),
    )


def _receive(doing: Doing) -> object:
    said = {name: value for name, value in doing.said.items() if name != "parts"}
    parts = tuple(Part(**one) for one in doing["parts"])
    return receive_paper(PaperEntry(doing.here.court.pk, parts=parts, **said), **doing.who)


def _divide(doing: Doing) -> object:
    return hand_out(doing.subject, tuple(Part(**one) for one in doing["parts"]), **doing.who)


def _answer(doing: Doing) -> object:
    return answer_paper(
        doing.subject, Reply(doing["replied_on"], doing["document_no"]), **doing.who
    )


RECEIVE = Act("receive", "登记来文", _receive, "登记了，已按分办交办。", _receive_asks)
DIVIDE = Act("divide", "分办", _divide, "分办了。", lambda here, paper: (_parts(here),))
ANSWER = Act(
    "answer",
    "登记反馈",
    _answer,
    "反馈登记了。",
    lambda here, paper: (
        day_question(here, "replied_on", "反馈日期"),
        Question("document_no", "反馈文号"),
    ),
)
LIST_ACTS = {RECEIVE.slug: (RECEIVE, "incoming.receive")}
PAPER_ACTS = {DIVIDE.slug: (DIVIDE, "incoming.divide"), ANSWER.slug: (ANSWER, "incoming.answer")}


def papers_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """All papers from above, those without an answer first."""
    forms, names = desk_forms(here, LIST_ACTS, sent, reverse("incoming_papers"))
    rows = (_row(here, one) for one in paper_standings(here.scope, as_of=here.today))
    heads = ("期限", "来文", "来文单位", "谁反馈", "还没办完的分办", "反馈")
    shown = table("来文", heads, rows, "还没有登记过来文。")
    heading = Heading("来文", "分办成交办，办完登记反馈", _crumbs(), (PRINT,))
    return Desk(heading, (shown,), forms, names)


def _crumbs(*then: Link) -> tuple[Link, ...]:
    papers = Link("来文", reverse("incoming_papers") if then else "")
    return (Link("交办", reverse("tasks")), papers, *then)


def _row(here: Standpoint, one: PaperStanding) -> tuple[Any, ...]:
    paper = one.paper
    return (
        looking(_look(here, one)),
        title(str(paper), reverse("incoming_paper", args=[paper.public_id])),
        short(paper.issuer),
        short("，".join(str(who) for who in (paper.owner, paper.unit) if who)),
        short(f"{one.undone}件" if one.undone else ""),
        short(f"{full_day(paper.replied_on)} {paper.reply_no}".strip()),
    )


def _look(here: Standpoint, one: PaperStanding) -> Look:
    if one.is_answered:
        return ANSWERED
    return look_of_due(one.paper.due_on, as_of=here.today) if one.paper.due_on else NO_DAY


def paper_or_none(here: Standpoint, public_id: str) -> Any:
    """The paper, or None where the court has none of that name."""
    found = paper_standings(here.scope, as_of=here.today)
    return next((one.paper for one in found if one.paper.public_id == public_id), None)


def paper_desk(here: Standpoint, paper: Any, sent: ActForm | None = None) -> Desk:
    """One paper: its parts as tasks, and its answer."""
    acts = {} if paper.replied_on else PAPER_ACTS
    url = reverse("incoming_paper", args=[paper.public_id])
    forms, names = desk_forms(here, acts, sent, url, paper)
    tasks = tasks_from(here.court.pk, INCOMING_PAPER, [paper.pk]).select_related("owner", "unit")
    rows = (
        (
            looking(due_look(one, here.today) or look_of_task(one)),
            title(one.title, address_of(one)),
            short("，".join(str(who) for who in (one.owner, one.unit) if who)),
            looking(look_of_task(one)),
        )
        for one in tasks
    )
    shown = table("分办", ("期限", "事项", "承办", "状态"), rows, "没有分办。")
    lead = f"{paper.issuer}，{full_day(paper.received_on)}收到"
    until = f"，{full_day(paper.due_on)}前反馈" if paper.due_on else ""
    notes = (f"{full_day(paper.replied_on)}已反馈 {paper.reply_no}",) if paper.replied_on else ()
    heading = Heading(
        paper.title, lead + until, _crumbs(Link(paper.document_no or "一件")), (PRINT,)
    )
    return Desk(heading, (shown,), forms, names, notes=notes)
