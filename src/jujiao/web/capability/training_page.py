"""学时: how many hours each has learned and what is missing, by department; unknown is not zero."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jujiao.careers.training import HoursOwed, TrainingTotals, hours_owed, training_totals
from jujiao.catalogue.training import CADRE_TRAINING, TRAINING_COURSE
from jujiao.kernel.periods import Period
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.departments import Department, by_department
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Tab
from jujiao.web.standpoint import Standpoint

SHORT = "short"


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """The hours of the court's people."""

    heading: Heading
    tabs: tuple[Tab, ...]
    totals: TrainingTotals
    courses: str
    departments: tuple[Department[HoursOwed], ...]
    is_unknown: bool


def training_page(here: Standpoint, address: Address) -> TrainingPage:
    """The year that is shown, up to the day of the page; from 四级调研员 upwards, five years."""
    every = hours_owed(here.court.pk, as_of=here.as_of)
    short = [one for one in every if one.shortfall]
    only_short = address.value("show") == SHORT
    tabs = (
        Tab("全部", str(address.without("show")), len(every), not only_short),
        Tab("还差学时的", str(address.having("show", SHORT)), len(short), only_short),
    )
    period = Period(here.period.first, here.as_of)
    return TrainingPage(
        Heading(
            "培训学时", f"{CADRE_TRAINING.citation}（待核，可改）", crumbs_of("培训学时"), (PRINT,)
        ),
        tabs,
        training_totals(here.court.pk, period),
        reverse("ledger", args=[TRAINING_COURSE.register_slug]),
        by_department(here, short if only_short else every, lambda one: one.department),
        all(one.hours is None for one in every),
    )
