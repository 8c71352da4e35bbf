"""普法: which places were reached and which not, what the year came to, the series, the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any

from django.urls import reverse

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.outreach import AUDIENCES, EVENTS, INVITED, RESPONSIBILITY
from jujiao.catalogue.places import PLACE_KINDS
from jujiao.outreach.coverage import LawYear, coverage, law_year, series_of
from jujiao.outreach.events import CHOICES, EventEntry, Proposal, record_event
from jujiao.outreach.key_days import KeyDay, key_days
from jujiao.outreach.papers import law_report, paper_of_law_report
from jujiao.outreach.places import (
    CampaignEntry,
    PlaceList,
    enter_places,
    open_campaign,
    places_of,
)
from jujiao.papers.tree import Paper
from jujiao.web.agenda.desk import (
    Desk,
    DeskCell,
    Table,
    desk_forms,
    number,
    short,
    table,
    title,
    words,
)
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    people_question,
    unit_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link, Option
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import day_of_year

PROPOSAL_ROWS = 1
WORDS = ("headcount_basis", "bilingual", "hearing")
MANY = {"audience": ("对象", AUDIENCES), "invited": ("邀请了谁", INVITED)}
LABELS = {"headcount_basis": "人数怎么来的", "bilingual": "语言", "hearing": "旁听"}


def _event_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    places = [(str(one.pk), one.name) for one in places_of(here.scope)]
    series = series_of(here.scope, here.year, as_of=here.as_of)
    proposal = (Question("title", "意见建议"), unit_question(here, "unit_id", "谁来答复"))
    return (
        choice_question("kind", "哪一种", [(one.slug, one.label) for one in EVENTS]),
        Question("title", "活动名称"),
        day_question(here, "held_on", "日期"),
        unit_question(here, "unit_id", "哪个部门办的"),
        choice_question("place_id", "场所", places, required=False),
        choice_question(
            "campaign_id",
            "专项活动",
            [(str(one.campaign.pk), one.campaign.name) for one in series],
            required=False,
        ),
        Question("headcount", "参加人数", "count", is_required=False),
        *(
            choice_question(name, LABELS[name], [(one, one) for one in CHOICES[name]], required=False)
            for name in WORDS
        ),
        *(
            Question(name, label, "ticks", False, "", "", tuple(Option(one, one) for one in listed))  # noqa: FBT003
            for name, (label, listed) in MANY.items()
        ),
        Question("leaflets", "发放资料份数", "count", is_required=False),
        Question("route", "参观路线", is_required=False, hint="开放日填"),
        people_question("speaker_ids", "主讲人", required=False),
        Question(
            "proposals", "意见建议", "rows", is_required=False, parts=proposal, rows=PROPOSAL_ROWS,
            hint="会成为交办，要答复；不写姓名",
        ),
    )  # fmt: skip


def _event(doing: Doing) -> object:
    """Of what was answered, each sort of event takes what its details have."""
    known = {one.name for one in fields(RECORD_KINDS[doing["kind"]].details)}
    said = {name: doing[name] for name in (*WORDS, "leaflets", "route")}
    said |= {name: "、".join(doing[name]) for name in MANY}
    entry = EventEntry(
        doing.here.court.pk,
        doing["kind"],
        doing["held_on"],
        doing["title"],
        doing["unit_id"],
        int(doing["place_id"]) if doing["place_id"] else None,
        int(doing["campaign_id"]) if doing["campaign_id"] else None,
        doing["headcount"],
        tuple((name, value) for name, value in said.items() if value and name in known),
        tuple(doing["speaker_ids"]),
        tuple(Proposal(**one) for one in doing["proposals"]),
    )
    return record_event(entry, **doing.who)


def _places(doing: Doing) -> object:
    lines = [line.strip() for line in doing["names"].splitlines() if line.strip()]
    listed = tuple((name, doing["place_kind"]) for name in lines)
    return enter_places(PlaceList(doing.here.court.pk, listed), **doing.who)


EVENT = Act("event", "登记普法活动", _event, "登记了。", _event_asks, hint="不记群众和学生的姓名")
PLACES = Act(
    "places",
    "登记要去的场所",
    _places,
    "场所登记了。",
    lambda here, subject: (
        Question("names", "名称", "long", hint="一行一个，可以从Excel整列粘贴"),
        choice_question("place_kind", "类别", PLACE_KINDS.items(), required=False),
    ),
    hint="不选类别的按名称认，认不出的会说明",
)
CAMPAIGN = Act(
    "campaign",
    "设立专项活动",
    lambda doing: open_campaign(CampaignEntry(doing.here.court.pk, **doing.said), **doing.who),
    "设立了，登记活动时可以选。",
    lambda here, subject: (
        Question("name", "名称"),
        Question("starts_on", "开始", "day", is_required=False),
        Question("ends_on", "结束", "day", is_required=False),
    ),
)
LAW_ACTS = {
    EVENT.slug: (EVENT, "outreach.record"),
    PLACES.slug: (PLACES, "place.enter"),
    CAMPAIGN.slug: (CAMPAIGN, "campaign.open"),
}


def law_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """The year that is shown, up to the day of the page."""
    forms, names = desk_forms(here, LAW_ACTS, sent, reverse("law"))
    told = law_year(here.scope, here.year, as_of=here.as_of)
    events = sum(told.by_kind.values())
    lead = f"{here.year}年普法活动{events}次"
    if told.audience.events:
        lead += f"，参加{told.audience.text}"
    actions = (
        PRINT,
        Action("责任清单和方案", reverse("plan")),
        Action("履职报告", reverse("law_report")),
    )
    heading = Heading("普法", lead, (Link("凝心聚力"), Link("普法")), actions)
    notes = (f"估算的人数在报告里注明“约”。{RESPONSIBILITY.citation}",)
    tables = (_coverage(here), _key_days(here), _series(here), _sorts(told))
    return Desk(heading, tables, forms, names, notes=notes)


def _coverage(here: Standpoint) -> Table:
    """Without a list of places there is no rate."""
    found = coverage(here.scope, here.year, as_of=here.as_of)
    rows = (
        (
            title(one.label),
            number(len(one.reached) + len(one.missed)),
            number(len(one.reached)),
            number(f"{one.percent}%"),
            words("、".join(one.missed) or "都到了"),
        )
        for one in found
    )
    heads = ("场所", "应到", "已到", "覆盖率", "还没有到的")
    nothing = "还没有登记要去的场所，所以不计算覆盖率。"
    return table("覆盖", heads, rows, nothing)


def _key_days(here: Standpoint) -> Table:
    """A line for each event; a day on which nothing was entered says so once it is over."""
    rows = (
        (short(day_of_year(one.day)), title(one.name), event)
        for one in key_days(here.scope, here.year, as_of=here.as_of)
        for event in _events_of(here, one)
    )
    note = "节点前后几天里的都算；哪些节点由本院在年度方案里定"
    return table("重要节点", ("日期", "节点", "做了什么"), rows, "没有定重要节点。", note)


def _events_of(here: Standpoint, one: KeyDay) -> list[DeskCell]:
    if not one.events:
        is_over = one.day + timedelta(days=one.slack) < here.as_of
        return [words("没有登记" if is_over else "还没有到，或者还没有登记")]
    return [
        words(
            f"{day_of_year(event.occurred_on)}，{event.title}",
            reverse("fact", args=[event.kind, event.public_id]),
        )
        for event in one.events
    ]


def _series(here: Standpoint) -> Table:
    rows = (
        (
            title(one.campaign.name),
            number(one.events),
            short(one.audience.text if one.audience.events else "没有登记人数"),
        )
        for one in series_of(here.scope, here.year, as_of=here.as_of)
    )
    return table("专项活动和品牌", ("名称", "活动次数", "参加"), rows, "没有设立专项活动。")


def _sorts(told: LawYear) -> Table:
    register = {one.label: one.register_slug for one in EVENTS}
    rows = [
        (title(label, reverse("ledger", args=[register[label]])), number(count))
        for label, count in told.by_kind.items()
    ]
    rows += [
        (title(f"其中在{label}"), number(count)) for label, count in told.by_place_kind.items()
    ]
    rows += [(title("其中双语"), number(told.bilingual))] if told.bilingual else []
    return table("活动", ("种类", "次数"), rows, "这一年还没有登记普法活动。")


def law_paper(here: Standpoint) -> Paper:
    """履职报告 as a draft."""
    return paper_of_law_report(law_report(here.scope, here.year, as_of=here.as_of))
