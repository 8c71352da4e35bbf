"""离退休: every retiree against the festivals, farewells that are owed, who leaves when, needs that are open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.care.decisions import RetirementDecision, decide_retirement
from jujiao.care.retirements import medal_candidates, retirements_ahead
from jujiao.care.standings import FestivalVisits, farewells_owed, festival_visits, open_needs
from jujiao.care.visits import OCCASIONS, Need, VisitEntry, record_visit
from jujiao.catalogue.care import RETIREMENT_CEREMONY, TRANSFER_CEREMONY
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import Problem, Refused
from jujiao.web.agenda.desk import Desk, Table, desk_forms, looking, number, short, table, title
from jujiao.web.agenda.tasks_page import address_of, due_look, look_of_task
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    people_question,
    person_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day
from jujiao.web.tones import Look, look_of_due

NEED_ROWS = 2
UNKNOWN = Look("question", "ink-3", "未报")
EXCUSED = Look("bar", "ink-3", "不用办")


def _visit_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    need = (
        person_question("person_id", "谁提的"),
        Question("title", "要办什么"),
        person_question("owner_id", "谁来办"),
        Question("due_on", "何时办到", "day", is_required=False),
    )
    return (
        day_question(here, "visited_on", "走访日期"),
        choice_question("occasion", "缘由", OCCASIONS.items()),
        people_question("person_ids", "走访了谁"),
        people_question("visitor_ids", "谁去的", required=False),
        Question(
            "needs", "提出的诉求", "rows", is_required=False, parts=need, rows=NEED_ROWS,
            hint="会成为交办，办到底",
        ),
    )  # fmt: skip


def _visit(doing: Doing) -> object:
    entry = VisitEntry(
        doing.here.court.pk,
        doing["visited_on"],
        doing["occasion"],
        tuple(doing["person_ids"]),
        tuple(doing["visitor_ids"]),
        needs=tuple(Need(**one) for one in doing["needs"]),
    )
    return record_visit(entry, **doing.who)


VISIT = Act("visit", "登记走访", _visit, "走访登记了。", _visit_asks, hint="生病的不写病情")
RETIRE = Act(
    "retire",
    "定退休日期",
    lambda doing: decide_retirement(
        RetirementDecision(doing.here.court.pk, **doing.said), **doing.who
    ),
    "定了，任职到那天为止。",
    lambda here, subject: (
        person_question("person_id", "谁"),
        Question("on", "退休日期", "day"),
        Question("document_no", "文号", is_required=False),
        Question("why", "与推算不同的原因", is_required=False),
    ),
)
CARE_ACTS = {VISIT.slug: (VISIT, "visit.record"), RETIRE.slug: (RETIRE, "retirement.decide")}


def retirees_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """As of the day of the page; a year whose festivals nobody knows says so."""
    forms, names = desk_forms(here, CARE_ACTS, sent, reverse("retirees"))
    visits, problem = _visits(here)
    missing = sum(len(one.missing) for one in visits)
    lead = f"{here.year}年节日走访，还没有走到的{missing}人次" if visits else f"{here.year}年"
    tables = (
        _matrix(visits),
        _farewells(here),
        _ahead(here),
        _medals(here),
        _needs(here),
    )
    notes = tuple(
        f"{one.label}有{one.unnamed}次走访没有写走访了谁，这些人按未报计，不按没有走访计。"
        for one in visits
        if one.unnamed
    )
    heading = Heading("离退休人员", lead, (Link("凝心聚力"), Link("离退休人员")), (PRINT,))
    return Desk(heading, tables, forms, names, problem, notes=notes)


def _visits(here: Standpoint) -> tuple[list[FestivalVisits], Problem | None]:
    try:
        return festival_visits(here.scope, here.year, as_of=here.as_of), None
    except Refused as refused:
        return [], refused.problems[0]


def _matrix(visits: Sequence[FestivalVisits]) -> Table:
    """Each retiree once, a column for each festival."""
    people = {who.pk: who for one in visits for who, _ in one.standings}
    stands = [{who.pk: state for who, state in one.standings} for one in visits]
    rows = (
        (
            title(who.full_name, reverse("person", args=[who.public_id])),
            *(
                looking(_look(one, stood.get(who.pk)))
                for one, stood in zip(visits, stands, strict=True)
            ),
        )
        for who in people.values()
    )
    heads = ("姓名", *(f"{one.label}（{one.day.month}月{one.day.day}日）" for one in visits))
    return table("节日走访", heads, rows, "名册里没有退休人员。", f"{len(people)}人")


def _look(visits: FestivalVisits, state: DueState | None) -> Look | None:
    return {
        None: None,
        DueState.FULFILLED: Look("check", "pine", "已走访"),
        DueState.OVERDUE: Look("late", "red", "没有走访"),
        DueState.DUE: Look("ring", "ink-2", "还没到"),
        DueState.UNKNOWN: UNKNOWN,
        DueState.EXCUSED: EXCUSED,
    }[state]


def _farewells(here: Standpoint) -> Table:
    kinds = (RETIREMENT_CEREMONY, TRANSFER_CEREMONY)
    rows = (
        (
            title(who.full_name, reverse("person", args=[who.public_id])),
            short(one.label),
            short("登记仪式" if here.may("record.file") else "", reverse("file", args=[kind.slug])),
        )
        for one, kind in zip(
            farewells_owed(here.scope, here.year, as_of=here.as_of), kinds, strict=True
        )
        for who in one.owed
    )
    return table("荣退荣调，还没有仪式的", ("姓名", "哪一种", ""), rows, "离开的都有过仪式。")


def _ahead(here: Standpoint) -> Table:
    rows = (
        (
            looking(look_of_due(one.on, as_of=here.as_of)) if one.on else short(""),
            title(one.person.full_name, reverse("person", args=[one.person.public_id])),
            short(full_day(one.on)),
            short(one.basis),
        )
        for one in retirements_ahead(here.scope, as_of=here.as_of)
    )
    heads = ("还有", "姓名", "退休日期", "怎么定的")
    return table("一年内退休", heads, rows, "一年内没有人退休。", "提前12、6、1个月各提示一次")


def _medals(here: Standpoint) -> Table:
    rows = (
        (
            title(one.person.full_name, reverse("person", args=[one.person.public_id])),
            short(full_day(one.leaves_on)),
            number(one.years),
        )
        for one in medal_candidates(here.scope, here.year, as_of=here.as_of)
    )
    heads = ("姓名", "离任或退休", "法院工作年数")
    return table("荣誉天平奖章人选", heads, rows, "本年没有人选。")


def _needs(here: Standpoint) -> Table:
    rows = (
        (
            looking(due_look(one, here.today) or look_of_task(one)),
            title(one.title, address_of(one)),
            looking(look_of_task(one)),
        )
        for one in open_needs(here.scope)
    )
    return table("还没有办结的诉求", ("期限", "诉求", "状态"), rows, "没有还没办结的诉求。")
