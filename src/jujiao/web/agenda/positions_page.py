"""意识形态阵地: what the court publishes with, who answers for it, when it is to be looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.catalogue.ideology import (
    INCIDENT_SORTS,
    POSITION_SORTS,
    RESPONSIBILITY,
    REVIEW_RESULTS,
)
from jujiao.mindset.positions import (
    IncidentEntry,
    PositionEntry,
    PositionStanding,
    enter_position,
    position_standings,
    report_incident,
    review_position,
)
from jujiao.web.agenda.desk import Desk, desk_forms, looking, short, table, title
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    person_question,
    unit_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day
from jujiao.web.tones import look_of_due


def _enter(doing: Doing) -> object:
    return enter_position(PositionEntry(doing.here.court.pk, **doing.said), **doing.who)


def _enter_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        Question("name", "阵地名称"),
        choice_question("position_sort", "类别", POSITION_SORTS.items()),
        unit_question(here, "unit_id", "主管部门"),
        person_question("owner_id", "责任人"),
        day_question(here, "opened_on", "开办日期"),
    )


def _standing(here: Standpoint) -> dict[str, Any]:
    found = position_standings(here.scope, as_of=here.today)
    return {one.position.public_id: one.position for one in found}


def _named(here: Standpoint) -> list[tuple[str, str]]:
    return [(key, one.name) for key, one in _standing(here).items()]


def _incident(doing: Doing) -> object:
    position = _standing(doing.here).get(doing["position"])
    entry = IncidentEntry(
        doing.here.court.pk,
        doing["happened_on"],
        doing["incident_sort"],
        doing["owner_id"],
        position.pk if position else None,
    )
    return report_incident(entry, **doing.who)


def _incident_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        day_question(here, "happened_on", "哪天"),
        choice_question("incident_sort", "类别", INCIDENT_SORTS.items()),
        choice_question("position", "所在阵地", _named(here), required=False),
        person_question("owner_id", "谁来处置"),
    )


ENTER = Act("enter", "登记阵地", _enter, "登记了。", _enter_asks)
INCIDENT = Act(
    "incident",
    "登记事件",
    _incident,
    "登记了，处置已交办，要附佐证。",
    _incident_asks,
    hint="只记类别、日期、阵地和谁处置，不记内容和人",
)
REVIEW = Act(
    "review",
    "复核",
    lambda doing: review_position(
        doing.subject, on=doing["on"], result=doing["result"], **doing.who
    ),
    "复核登记了。",
    lambda here, subject: (
        day_question(here, "on", "复核日期"),
        choice_question("result", "结果", REVIEW_RESULTS.items()),
    ),
    hint="责任人不复核自己的阵地",
)
POSITION_ACTS = {
    ENTER.slug: (ENTER, "position.enter"),
    INCIDENT.slug: (INCIDENT, "incident.report"),
}
ONE_POSITION_ACTS = {REVIEW.slug: (REVIEW, "position.review")}


def positions_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """The open positions, those whose review is due first before the others."""
    found = position_standings(here.scope, as_of=here.today)
    forms, names = desk_forms(here, POSITION_ACTS, sent, reverse("positions"))
    late = sum(one.is_late for one in found)
    lead = f"{len(found)}个阵地，逾期没有复核的{late}个" if found else RESPONSIBILITY.citation
    heads = ("复核期限", "阵地", "类别", "主管部门", "责任人", "上次复核")
    shown = table("阵地", heads, (_row(here, one) for one in found), "还没有登记阵地。")
    actions = (PRINT, Action("责任清单和报告", reverse("ledger", args=["ideology_papers"])))
    heading = Heading("意识形态阵地", lead, (Link("政治建设"), Link("意识形态阵地")), actions)
    return Desk(heading, (shown,), forms, names)


def _row(here: Standpoint, one: PositionStanding) -> tuple[Any, ...]:
    position = one.position
    return (
        looking(look_of_due(one.due_on, as_of=here.today)),
        title(position.name, reverse("position", args=[position.public_id])),
        short(POSITION_SORTS[position.position_sort]),
        short(position.unit.name),
        short(position.owner.full_name),
        short(full_day(one.reviewed_on)),
    )


def position_or_none(here: Standpoint, public_id: str) -> Any:
    """The position, or None where the court has none that is open."""
    return _standing(here).get(public_id)


def position_desk(here: Standpoint, position: Any, sent: ActForm | None = None) -> Desk:
    """One position with its reviews."""
    url = reverse("position", args=[position.public_id])
    forms, names = desk_forms(here, ONE_POSITION_ACTS, sent, url, position)
    rows = (
        (
            short(full_day(one.reviewed_on)),
            short(REVIEW_RESULTS[one.result]),
            short(one.reviewed_by_name),
        )
        for one in position.reviews.all()
    )
    shown = table("复核", ("日期", "结果", "复核人"), rows, "还没有复核过。")
    lead = f"{position.unit.name}，责任人{position.owner.full_name}"
    crumbs = (Link("意识形态阵地", reverse("positions")), Link(position.name))
    return Desk(Heading(position.name, lead, crumbs, (PRINT,)), (shown,), forms, names)
