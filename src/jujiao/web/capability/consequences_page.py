"""结果运用: decisions whose appraisal has changed since, waiting for somebody to look at them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.reliance import reliance_in_court, review_decision, shaken
from jujiao.web.acting import act_forms
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import Question, day_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint

REVIEW = Act(
    "review",
    "登记复核意见",
    lambda doing: review_decision(doing.subject, on=doing["on"], note=doing["note"], **doing.who),
    "复核意见登记了。",
    lambda here, reliance: (
        day_question(here),
        Question("note", "意见", "long", hint="写明维持，还是另行处理；系统不改决定"),
    ),
)
REVIEW_ACTS = {REVIEW.slug: REVIEW}


@dataclass(frozen=True, slots=True)
class ConsequencesPage:
    """The marked decisions."""

    heading: Heading
    marked: Sequence[Any]


def consequences_page(here: Standpoint) -> ConsequencesPage:
    """Decisions that rest on an appraisal which was corrected or withdrawn."""
    lead = "考核后来更正或撤回的，依据它的决定列在这里，有人看过、写明意见才去掉"
    heading = Heading("结果运用", lead, crumbs_of("结果运用"), (PRINT,))
    return ConsequencesPage(heading, list(shaken(here.court.pk)))


@dataclass(frozen=True, slots=True)
class ConsequencePage:
    """One marked decision."""

    heading: Heading
    reliance: Any
    forms: tuple[ActForm, ...]
    names: list[str]


def reliance_or_none(here: Standpoint, number: int) -> Any:
    """A marked decision of this court, or None."""
    return reliance_in_court(here.court.pk, number)


def consequence_page(
    here: Standpoint, reliance: Any, sent: ActForm | None = None
) -> ConsequencePage:
    """A decision to be looked at again."""
    then = (Link("结果运用", reverse("consequences")),)
    title = reliance.decision_title
    return ConsequencePage(
        Heading(title, "", crumbs_of(title, then=then), (PRINT,)),
        reliance,
        act_forms(
            here,
            reliance,
            REVIEW_ACTS,
            {REVIEW.slug: True} if here.may("decision.review", reliance) else {},
            sent,
            lambda slug: reverse("consequence_act", args=[reliance.pk, slug]),
        ),
        [],
    )
