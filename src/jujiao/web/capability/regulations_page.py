"""制度: which regulations are in force, which were replaced by what, and which are due to be looked at again."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jujiao.careers.registers import Regulation, regulations
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

IN_FORCE, DUE, REPLACED = "in_force", "due", "replaced"


@dataclass(frozen=True, slots=True)
class RegulationLine:
    """A regulation, by what it was replaced, and when it is to be looked at again."""

    regulation: Regulation
    url: str
    review: Look | None


@dataclass(frozen=True, slots=True)
class RegulationsPage:
    """The regulations of the court."""

    heading: Heading
    tabs: tuple[Tab, ...]
    lines: tuple[RegulationLine, ...]


def regulations_page(here: Standpoint, address: Address) -> RegulationsPage:
    """As of the day of the page; those that replace others say so when they are filed."""
    every = regulations(here.scope, as_of=here.as_of)
    views = {
        IN_FORCE: ("现行有效", [one for one in every if one.in_force]),
        DUE: ("到期复审", [one for one in every if _is_due(here, one)]),
        REPLACED: ("已被替代", [one for one in every if not one.in_force]),
    }
    shown = address.value("show") if address.value("show") in views else IN_FORCE
    lead = "后印发的写明替代哪一件，前一件即失效；复审到期由责任部门看过再定"
    return RegulationsPage(
        Heading("制度", lead, crumbs_of("制度"), (PRINT,)),
        tuple(
            Tab(label, str(address.having("show", name)), len(found), name == shown)
            for name, (label, found) in views.items()
        ),
        tuple(_line(here, one) for one in views[shown][1]),
    )


def _is_due(here: Standpoint, one: Regulation) -> bool:
    return one.in_force and one.review_due is not None and one.review_due <= here.as_of


def _line(here: Standpoint, one: Regulation) -> RegulationLine:
    url = reverse("fact", args=[one.record.kind, one.record.public_id])
    due = one.review_due if one.in_force else None
    return RegulationLine(one, url, look_of_due(due, as_of=here.as_of) if due else None)
