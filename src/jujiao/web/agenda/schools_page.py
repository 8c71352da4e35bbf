"""法治副校长: hours and duties by school, terms that end, schools without anybody; appointing and ending."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.catalogue.law_outreach import SCHOOL_EVALUATION, SCHOOL_SERVICE, SIX_DUTIES
from jujiao.kernel.clauses import Override
from jujiao.kernel.obligations import DueState
from jujiao.outreach.standings import SchoolYear, school_years, schools_without, terms_ending
from jujiao.outreach.vice_principals import (
    Appointment,
    ServiceEntry,
    appoint_vice_principal,
    end_appointment,
    record_service,
)
from jujiao.people.selectors import tenure_in_scope
from jujiao.web.agenda.desk import (
    Desk,
    Table,
    desk_forms,
    looking,
    number,
    short,
    table,
    title,
    words,
)
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question, person_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day
from jujiao.web.tones import Look, look_of_due

UNKNOWN = Look("question", "ink-3", "未报")
SHORT_TERM = Look("bar", "ink-3", "任期不足半年，不计")
SAFE = "不写学生姓名"


def _appoint(doing: Doing) -> object:
    said = {name: value for name, value in doing.said.items() if name != "override"}
    override = Override(doing.here.actor.name, doing["override"])
    asked = Appointment(doing.here.court.pk, **said)
    return appoint_vice_principal(asked, override=override, **doing.who)


def _appoint_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        person_question("person_id", "谁"),
        Question("school", "学校"),
        day_question(here, "starts_on", "聘期起"),
        Question("ends_on", "聘期止", "day"),
        Question("document_no", "聘书文号", is_required=False),
        Question("override", "破例的依据", is_required=False, hint="不合条件仍要聘的才填"),
    )


def _serve(doing: Doing) -> object:
    return record_service(ServiceEntry(doing.here.court.pk, **doing.said), **doing.who)


def _serve_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    schools = dict.fromkeys(one.tenure.outside for one in _years(here))
    return (
        person_question("person_id", "谁", value=here.actor.name),
        choice_question("school", "学校", [(one, one) for one in schools]),
        day_question(here, "day", "日期"),
        choice_question("duty", "履行的职责", SIX_DUTIES.items()),
        Question("title", "内容", hint=SAFE),
        Question("class_hours", "课时", "count", value="0", hint="没有授课的填0"),
    )


APPOINT = Act("appoint", "聘任", _appoint, "聘任登记了。", _appoint_asks)
SERVE = Act("serve", "登记履职", _serve, "履职登记了。", _serve_asks)
END = Act(
    "end",
    "不再适宜，提前结束",
    lambda doing: end_appointment(doing.subject, **doing.said, **doing.who),
    "结束了，重新推荐已交办。",
    lambda here, tenure: (
        day_question(here, "on", "止期"),
        Question("why", "原因", "long"),
        person_question("owner_id", "谁来重新推荐"),
    ),
    danger=True,
)
SCHOOL_ACTS = {
    SERVE.slug: (SERVE, "school.serve"),
    APPOINT.slug: (APPOINT, "vice_principal.appoint"),
}
TERM_ACTS = {END.slug: (END, "vice_principal.end")}


def _years(here: Standpoint) -> list[SchoolYear]:
    return school_years(here.scope, here.year, as_of=here.as_of)


def schools_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """The year that is shown, up to the day of the page."""
    forms, names = desk_forms(here, SCHOOL_ACTS, sent, reverse("schools"))
    found = _years(here)
    short_of = sum(one.state in (DueState.DUE, DueState.OVERDUE) for one in found)
    lead = f"任职学校{len(found)}所，课时还没有满的{short_of}所"
    actions = [PRINT]
    if here.may("record.file"):
        evaluate = reverse("file", args=[SCHOOL_EVALUATION.slug])
        actions.append(Action("登记学校评价", evaluate))
    heading = Heading("法治副校长", lead, (Link("凝心聚力"), Link("法治副校长")), tuple(actions))
    tables = (_schools(here, found), _ending(here), _without(here))
    return Desk(heading, tables, forms, names)


def _schools(here: Standpoint, found: Sequence[SchoolYear]) -> Table:
    rows = (
        (
            looking(_look(here, one)),
            title(one.tenure.outside, reverse("school_term", args=[one.tenure.public_id])),
            short(
                one.tenure.person.full_name, reverse("person", args=[one.tenure.person.public_id])
            ),
            number(None if one.state is DueState.UNKNOWN else one.hours),
            number(one.required),
            words("、".join(one.missing_duties) or "六项都有"),
            short(one.evaluation or "还没有评价"),
        )
        for one in found
    )
    heads = ("课时", "学校", "法治副校长", "已授", "应授", "还没有做的职责", "学校评价")
    return table("各校履职", heads, rows, "这一年没有聘任。", f"{here.year}年")


def _look(here: Standpoint, one: SchoolYear) -> Look:
    if one.state is DueState.UNKNOWN:
        return UNKNOWN
    if not one.required:
        return SHORT_TERM
    due_on = min(here.period.last, one.tenure.ends_on or here.period.last)
    is_done = one.state is DueState.FULFILLED
    return look_of_due(due_on, as_of=here.as_of, is_done=is_done)


def _ending(here: Standpoint) -> Table:
    rows = (
        (
            looking(look_of_due(one.ends_on, as_of=here.today) if one.ends_on else None),
            title(one.outside, reverse("school_term", args=[one.public_id])),
            short(one.person.full_name),
            short(full_day(one.ends_on)),
        )
        for one in terms_ending(here.scope, as_of=here.today)
    )
    return table("聘期将满", ("还有", "学校", "法治副校长", "届满"), rows, "60天内没有届满的。")


def _without(here: Standpoint) -> Table:
    rows = ((title(one),) for one in schools_without(here.scope, as_of=here.as_of))
    return table("名单里还没有法治副校长的学校", ("学校",), rows, "没有。")


def term_or_none(here: Standpoint, public_id: str) -> Any:
    """One appointment, or None where this year has none of that name."""
    found = tenure_in_scope(here.scope, public_id)
    is_one = found is not None and any(one.tenure.pk == found.pk for one in _years(here))
    return found if is_one else None


def term_desk(here: Standpoint, tenure: Any, sent: ActForm | None = None) -> Desk:
    """One appointment in the year that is shown."""
    url = reverse("school_term", args=[tenure.public_id])
    forms, names = desk_forms(here, TERM_ACTS, sent, url, tenure)
    own = [one for one in _years(here) if one.tenure.pk == tenure.pk]
    lead = f"{tenure.person.full_name}，{full_day(tenure.starts_on)}至{full_day(tenure.ends_on)}"
    crumbs = (Link("法治副校长", reverse("schools")), Link(tenure.outside))
    register = reverse("ledger", args=[SCHOOL_SERVICE.register_slug])
    actions = (PRINT, Action("履职记录", f"{register}?q={tenure.outside}"))
    return Desk(
        Heading(tenure.outside, lead, crumbs, actions), (_schools(here, own),), forms, names
    )
