"""双报到 on the screen: who is registered with which community, what was needed and served, the reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from jujiao.catalogue.community import COMMUNITY_NEED
from jujiao.kernel.cadence import Window, parse_window
from jujiao.procedures.community import (
    CommunityHalf,
    NewRegistrations,
    Registering,
    community_half,
    paper_of_community,
    register_in_community,
    registrations_of,
)
from jujiao.web.acting import act_forms
from jujiao.web.branches.places import crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, day_question, known_names, person_question
from jujiao.web.paper_page import PaperPage, paper_page
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint

TITLE = "双报到双服务"
ROWS = 6


def _asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    parts = (
        person_question("person", "党员"),
        Question("community", "社区"),
        replace(day_question(here, "since", "报到日期"), value=""),
    )
    return (Question("registrations", "报到", "rows", parts=parts, rows=ROWS),)


def _register(doing: Doing) -> object:
    here = doing.here
    lines = tuple(
        Registering(one["person"], one["community"], one["since"]) for one in doing["registrations"]
    )
    own = here.own_units[0] if here.own_units else None
    return register_in_community(NewRegistrations(here.court.pk, own, lines), **doing.who)


REGISTER = Act(
    "register",
    "登记报到",
    _register,
    "报到登记好了，从那天起可以接单。",
    _asks,
    hint="先报到、后服务；社区的确认由本院登记，写确认单编号。",
)


@dataclass(frozen=True, slots=True)
class CommunityPage:
    """The registrations of the day and the two halves of the year."""

    heading: Heading
    registered: tuple[Any, ...]
    halves: tuple[tuple[CommunityHalf, str], ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def community_page(here: Standpoint, sent: ActForm | None = None) -> CommunityPage:
    """What stands in the ledger; nothing is entered for the report."""
    needs = Action("社区服务事项", reverse("courses", args=[COMMUNITY_NEED.slug]), "next")
    heading = Heading(TITLE, "先报到、后服务，社区确认", crumbs_of(TITLE), (needs,))
    halves = tuple(
        (community_half(here.scope, one), reverse("community_report", args=[one.label]))
        for one in halves_of(here.year)
    )
    may = here.may("community.register")
    forms = act_forms(
        here,
        None,
        {REGISTER.slug: REGISTER},
        {REGISTER.slug: True} if may else {},
        sent,
        lambda slug: reverse("community"),
    )
    registered = tuple(registrations_of(here.scope, on=here.as_of))
    return CommunityPage(heading, registered, halves, forms, known_names(here))


def halves_of(year: int) -> tuple[Window, Window]:
    """The two halves of a year."""
    return parse_window(f"{year}-H1"), parse_window(f"{year}-H2")


def report_page(here: Standpoint, window: Window) -> PaperPage:
    """The report of half a year as it will print."""
    address = reverse("community_report", args=[window.label])
    crumbs = crumbs_of("双报告", then=(Link(TITLE, reverse("community")),))
    return paper_page(report_of(here, window), crumbs, save_at=address)


def report_of(here: Standpoint, window: Window) -> Any:
    """The report of half a year."""
    return paper_of_community(community_half(here.scope, window), here.court.name)
