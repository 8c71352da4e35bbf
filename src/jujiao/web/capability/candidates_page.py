"""评优: whom the rules allow to be nominated, whom not, and for whom nobody can say; with the clause."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from jujiao.careers.honours import (
    Nominee,
    Share,
    medal_candidates,
    merit_candidates,
    nominees,
    shares_of,
)
from jujiao.people.selectors import headcount
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.departments import Department, by_department
from jujiao.web.capability.ranks_page import VERDICTS
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look

Find = Callable[[Standpoint], Sequence[Nominee]]
VIEWS: Mapping[str, tuple[str, Find]] = {
    "yearly": (
        "年度评优",
        lambda here: nominees(here.court.pk, year=here.year, on=here.as_of),
    ),
    "merit": ("三等功", lambda here: merit_candidates(here.court.pk, year=here.year)),
    "medal": ("荣誉天平奖章", lambda here: medal_candidates(here.court.pk, on=here.as_of)),
}
FIRST = "yearly"
VERDICT_NAMES: Mapping[str, bool | None] = {"allowed": True, "barred": False, "unknown": None}


@dataclass(frozen=True, slots=True)
class NomineeLine:
    """Somebody with what the rules say of him."""

    nominee: Nominee
    look: Look


@dataclass(frozen=True, slots=True)
class CandidatesPage:
    """Those who come into question, and the shares of the legal awards."""

    heading: Heading
    tabs: tuple[Tab, ...]
    verdicts: tuple[Tab, ...]
    departments: tuple[Department[NomineeLine], ...]
    shares: tuple[Share, ...]


def candidates_page(here: Standpoint, address: Address) -> CandidatesPage:
    """The year that is shown. Nobody is chosen here."""
    view = address.value("show") if address.value("show") in VIEWS else FIRST
    found = VIEWS[view][1](here)
    verdict = address.value("verdict")
    chosen = [
        one
        for one in found
        if verdict not in VERDICT_NAMES or one.allowed is VERDICT_NAMES[verdict]
    ]
    staff = headcount(here.court.pk, on=here.as_of)["staff"]
    selections = Action("评优程序", reverse("selections"))
    return CandidatesPage(
        Heading(
            "评优人选",
            f"{here.year}年度；只说规则允许谁，由党组按程序决定",
            crumbs_of("评优人选"),
            (PRINT, selections),
        ),
        tuple(
            Tab(
                label, str(address.without("verdict").having("show", name)), is_current=name == view
            )
            for name, (label, _) in VIEWS.items()
        ),
        _verdicts(address, found, verdict),
        by_department(
            here,
            (NomineeLine(one, VERDICTS[one.allowed]) for one in chosen),
            lambda line: line.nominee.department,
        ),
        tuple(shares_of(here.court.pk, here.period, headcount=staff)),
    )


def _verdicts(address: Address, found: Sequence[Nominee], verdict: str) -> tuple[Tab, ...]:
    """All, and each answer of the rules with how many it was given to."""
    every = Tab("全部", str(address.without("verdict")), len(found), verdict not in VERDICT_NAMES)
    return (
        every,
        *(
            Tab(
                VERDICTS[allowed].label,
                str(address.having("verdict", name)),
                sum(one.allowed is allowed for one in found),
                name == verdict,
            )
            for name, allowed in VERDICT_NAMES.items()
        ),
    )
