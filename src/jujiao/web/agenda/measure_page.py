"""举措: one measure of a plan and what shows it done; a figure, a duty or a ledger is named, a task given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from jujiao.catalogue.plan_sorts import LEDGER, LINK_LABELS
from jujiao.ledger.selectors import campaigns_of
from jujiao.plans.drafts import LABELS, LinkDraft
from jujiao.plans.selectors import links_of
from jujiao.plans.services import set_links
from jujiao.plans.standings import MEASURE, plan_standing, view_of
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import assign_task
from jujiao.web.agenda.desk import Desk, Table, desk_forms, short, table, title
from jujiao.web.agenda.plan_page import MeasureLine, line_of
from jujiao.web.agenda.task_acts import ASSIGN, assignment_of, under_its_field
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.parts import Heading, Link, Option
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day

TARGET_HINT = "数到多少算办成；应办不用填，指标填0是全年为零"


def _link_asks(here: Standpoint, measure: Any) -> Sequence[Question]:
    options = tuple(
        Option(f"{sort}:{slug}", label, group=LINK_LABELS[sort])
        for sort, named in LABELS.items()
        for slug, label in named.items()
        if sort != LEDGER or here.scope.opens(slug)
    )
    series = [(one.name, one.name) for one in campaigns_of(here.court.pk, on=here.today)]
    return (
        Question("shown_by", "看什么", "choice", options=options),
        Question("target", "目标值", "count", value="1", hint=TARGET_HINT),
        *([choice_question("campaign", "专项活动", series, required=False)] if series else ()),
    )


def _link(doing: Doing) -> object:
    sort, _, slug = doing["shown_by"].partition(":")
    added = LinkDraft(sort, slug, doing["target"], doing.said.get("campaign", ""))
    return set_links(doing.subject, [*links_of(doing.subject), added], **doing.who)


def _unlink_asks(here: Standpoint, measure: Any) -> Sequence[Question]:
    options = tuple(
        Option(str(place), _words_of(one)) for place, one in enumerate(links_of(measure))
    )
    return (Question("dropped", "不再看的", "ticks", options=options),)


def _unlink(doing: Doing) -> object:
    kept = [
        one
        for place, one in enumerate(links_of(doing.subject))
        if str(place) not in doing["dropped"]
    ]
    return set_links(doing.subject, kept, **doing.who)


def _words_of(link: LinkDraft) -> str:
    series = f"（{link.campaign}）" if link.campaign else ""
    return f"{LINK_LABELS[link.sort]}：{LABELS[link.sort][link.slug]}{series}"


def _assign(doing: Doing) -> object:
    asked = replace(
        assignment_of(doing),
        source_type=MEASURE,
        source_id=doing.subject.pk,
        task_sort=TaskSort.MEASURE,
    )
    return under_its_field(lambda: assign_task(asked, **doing.who))


LINK = Act(
    "link", "挂接一样", _link, "挂上了，进度按它算。", _link_asks, hint="挂几样，一样一样地挂"
)
UNLINK = Act("unlink", "取消挂接", _unlink, "取消了。", _unlink_asks)
MEASURE_ACTS = {
    LINK.slug: (LINK, "plan.link"),
    UNLINK.slug: (UNLINK, "plan.link"),
    ASSIGN.slug: (replace(ASSIGN, run=_assign), "task.assign"),
}


def measure_desk(here: Standpoint, measure: Any, sent: ActForm | None = None) -> Desk:
    """A measure on the day of the page, with what may be done about it."""
    url = reverse("measure", args=[measure.public_id])
    acts = {
        slug: act for slug, act in MEASURE_ACTS.items() if act[0] is not UNLINK or links_of(measure)
    }
    forms, names = desk_forms(here, acts, sent, url, measure)
    line = _line_of(here, measure)
    crumbs = (Link("方案", reverse("plan")), Link(f"第{measure.ordinal}项"))
    heading = Heading(measure.title, _lead(measure, line), crumbs)
    notes = tuple(one for one in (measure.content, measure.standard) if one)
    return Desk(heading, (_parts(line),), forms, names, notes=notes)


def _line_of(here: Standpoint, measure: Any) -> MeasureLine:
    standing = plan_standing(measure.plan, view_of(here.scope, here.year, as_of=here.as_of))
    return next(line_of(one) for one in standing.measures if one.measure_id == measure.pk)


def _lead(measure: Any, line: MeasureLine) -> str:
    unit = measure.unit.name if measure.unit else ""
    due = f"{full_day(measure.due_on)}前" if measure.due_on else ""
    return "，".join(one for one in (unit, due, line.look.label) if one)


def _parts(line: MeasureLine) -> Table:
    rows = (
        (
            title(one.label, one.url),
            short(one.said),
            short(f"{one.overdue}次" if one.overdue else ""),
        )
        for one in line.parts
    )
    nothing = "还没有挂接，所以说不出办到哪里。挂上指标、应办或台账，或者交办给人。"
    return table("看什么知道办了", ("依据", "进展", "逾期"), rows, nothing)
