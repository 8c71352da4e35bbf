"""我们的节日、文体活动: the festivals of the year with what was held for them; a year nobody knows is said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.care.festival_days import knows_year, register_days
from jujiao.care.standings import FestivalHeld, festivals_held
from jujiao.catalogue.festivals import CULTURE_AND_SPORT, FESTIVAL, FESTIVALS, FUN_GAMES
from jujiao.kernel.problems import Problem, Refused
from jujiao.web.agenda.desk import Desk, desk_forms, looking, short, table, title, words
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look

HELD = Look("check", "pine", "已办")
PAST = Look("bar", "ink-3", "没有登记")
AHEAD = Look("ring", "ink-2", "还没到")


def _days(doing: Doing) -> object:
    return register_days(doing.here.court.pk, doing.here.year, doing.said, **doing.who)


def _day_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return tuple(Question(slug, label, "day") for slug, label in FESTIVALS.items())


DAYS = Act("days", "登记节日日期", _days, "记下了。", _day_asks, hint="照当年的日历填公历日期")
CULTURE_ACTS = {DAYS.slug: (DAYS, "policy.set")}


def culture_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """The year that is shown; its days may be registered where they are not known."""
    is_known = knows_year(here.court.pk, here.year)
    acts = {} if is_known else CULTURE_ACTS
    forms, names = desk_forms(here, acts, sent, reverse("culture"))
    held, problem = _held(here)
    rows = (_row(here, one) for one in held)
    heads = ("节日", "日期", "状态", "办了什么")
    shown = table("我们的节日", heads, rows, "这一年的节日日期还不知道。", f"{here.year}年")
    kinds = (FESTIVAL, FUN_GAMES, CULTURE_AND_SPORT)
    more = (
        Action(one.label, reverse("file", args=[one.slug]), "plus")
        for one in kinds
        if here.may("record.file")
    )
    heading = Heading(
        "节日与文体", f"{here.year}年", (Link("凝心聚力"), Link("节日与文体")), (PRINT, *more)
    )
    return Desk(heading, (shown,), forms, names, problem)


def _held(here: Standpoint) -> tuple[list[FestivalHeld], Problem | None]:
    try:
        return festivals_held(here.scope, here.year, as_of=here.as_of), None
    except Refused as refused:
        return [], refused.problems[0]


def _row(here: Standpoint, one: FestivalHeld) -> tuple[Any, ...]:
    register = reverse("ledger", args=[FESTIVAL.register_slug])
    said = "、".join(record.title for record in one.records)
    look = HELD if one.records else AHEAD if one.day > here.today else PAST
    return (
        title(one.label),
        short(f"{one.day.month}月{one.day.day}日"),
        looking(look),
        words(said, register if said else ""),
    )
