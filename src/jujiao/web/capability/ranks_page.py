"""Who may be raised on a day, who soon will be, and by which clause: by department, never ranked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from jujiao.careers.selectors import Candidate, LadderAsked, candidate, candidates
from jujiao.catalogue.ladders import LADDER_LABELS, RANK
from jujiao.kernel.ladders import Eligibility
from jujiao.kernel.periods import add_months
from jujiao.kernel.problems import Problem, Refused
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.departments import Department, by_department
from jujiao.web.forms.fields import read_day
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look

MONTHS = 6
MOST_MONTHS = 120
VERDICTS: Mapping[bool | None, Look] = {
    True: Look("check", "pine", "符合"),
    False: Look("ring", "ink-2", "不符合"),
    None: Look("question", "gold", "不能判断"),
}
Chosen = Callable[[Eligibility, date], bool]
VIEWS: Mapping[str, tuple[str, Chosen]] = {
    "now": ("符合", lambda one, until: one.eligible is True),
    "soon": ("期内将符合", lambda one, until: _soon(one, until)),
    "unknown": ("不能判断", lambda one, until: one.eligible is None),
    "not": ("不符合", lambda one, until: one.eligible is False),
    "all": ("全部", lambda one, until: True),
}


def _soon(one: Eligibility, until: date) -> bool:
    return one.eligible is False and one.until is not None and one.until <= until


@dataclass(frozen=True, slots=True)
class RankLine:
    """A member of staff with what the rules say of his next rank."""

    candidate: Candidate
    look: Look
    url: str

    @property
    def when(self) -> str:
        """From which day he is eligible, or will be."""
        answer = self.candidate.answer
        if answer.eligible and answer.since:
            return f"{_said(answer.since)}起"
        return f"最早{_said(answer.until)}" if answer.until else ""


@dataclass(frozen=True, slots=True)
class RanksPage:
    """The people of a ladder."""

    heading: Heading
    ladders: tuple[Tab, ...]
    tabs: tuple[Tab, ...]
    departments: tuple[Department[RankLine], ...]
    ladder: str
    view: str
    on: str
    months: str
    problem: Problem | None


def ranks_page(here: Standpoint, address: Address) -> RanksPage:
    """The ladder, day and span that the address asks for."""
    ladder = address.value("ladder") if address.value("ladder") in LADDER_LABELS else RANK
    view = address.value("show") if address.value("show") in VIEWS else "now"
    on, problem = _day(here, address.value("on"))
    months = _months(address.value("months"))
    try:
        found = candidates(LadderAsked(here.court.pk, ladder, on))
    except Refused as refused:
        found, problem = [], refused.problems[0]
    until = add_months(on, months)
    chosen = [one for one in found if VIEWS[view][1](one.answer, until)]
    return RanksPage(
        heading=_heading(on),
        ladders=tuple(
            Tab(label, str(address.having("ladder", slug)), is_current=slug == ladder)
            for slug, label in LADDER_LABELS.items()
        ),
        tabs=_tabs(address, found, view, until, months),
        departments=by_department(
            here, (_line(one) for one in chosen), lambda line: line.candidate.member.department
        ),
        ladder=ladder,
        view=view,
        on=on.isoformat(),
        months=str(months),
        problem=problem,
    )


def _heading(on: date) -> Heading:
    lead = f"按{_said(on)}计算；规则允许谁，不等于晋升谁，由党组按程序决定"
    return Heading("晋升条件", lead, crumbs_of("晋升条件"), (PRINT,))


def _day(here: Standpoint, text: str) -> tuple[date, Problem | None]:
    try:
        return read_day(text.strip(), year=here.today.year, place="on") or here.today, None
    except Refused as refused:
        return here.today, refused.problems[0]


def _months(text: str) -> int:
    known = text.isascii() and text.isdigit() and len(text) < 4
    return min(int(text), MOST_MONTHS) if known else MONTHS


def _tabs(
    address: Address, found: Sequence[Candidate], view: str, until: date, months: int
) -> tuple[Tab, ...]:
    labels = {name: label for name, (label, _) in VIEWS.items()} | {"soon": f"{months}个月内将符合"}
    return tuple(
        Tab(
            labels[name],
            str(address.having("show", name)),
            sum(chosen(one.answer, until) for one in found),
            name == view,
        )
        for name, (_, chosen) in VIEWS.items()
    )


def _line(one: Candidate) -> RankLine:
    return RankLine(
        one, VERDICTS[one.answer.eligible], reverse("rank", args=[one.member.public_id])
    )


@dataclass(frozen=True, slots=True)
class LadderStanding:
    """One person on one ladder, with every reason."""

    label: str
    line: RankLine


@dataclass(frozen=True, slots=True)
class RankPage:
    """One person's standing, explained."""

    heading: Heading
    standings: tuple[LadderStanding, ...]


def rank_page(here: Standpoint, person: Any) -> RankPage:
    """What the rules say of one person today, places included."""
    found = [
        (slug, candidate(LadderAsked(here.court.pk, slug, here.today), person.pk))
        for slug in LADDER_LABELS
    ]
    then = (Link("晋升条件", reverse("ranks")),) if here.may("eligibility.read") else ()
    return RankPage(
        Heading(
            f"{person.full_name}的晋升条件",
            f"按{_said(here.today)}计算",
            crumbs_of(person.full_name, then=then),
            (PRINT,),
        ),
        tuple(LadderStanding(LADDER_LABELS[slug], _line(one)) for slug, one in found if one),
    )


def _said(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
