"""结果运用: decisions whose appraisal has changed since, waiting for somebody to look at them again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.consequences import Following, consequences_on
from jujiao.careers.reliance import (
    PayDecision,
    Resting,
    decide_pay,
    decisions_resting,
    reliance_in_court,
    review_decision,
    shaken,
)
from jujiao.catalogue.commendation import PAY_RULES
from jujiao.web.acting import act_forms
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.departments import Department, by_department
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, day_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
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


def _decide_pay(doing: Doing) -> object:
    pay = PayDecision(doing.here.court.pk, doing["year"], doing["title"], doing["clause"])
    return decide_pay(pay, on=doing["on"], document_no=doing["document_no"], **doing.who)


PAY = Act(
    "pay",
    "登记绩效分配决定",
    _decide_pay,
    "登记了，依据的各人年度考核一并写明。",
    lambda here, subject: (
        Question("title", "分配方案名称", hint="不写每个人的金额"),
        Question("year", "依据哪一年的考核", "count", value=str(here.year)),
        Question("clause", "依据的条款"),
        day_question(here, "on", "决定日期"),
        Question("document_no", "决定文号"),
    ),
    (
        f"{PAY_RULES.citation}（待核）；分配办法由本院定",
        "直接挂钩：写明依据哪一年审定的考核等次，没有审定的不能登记",
        "考核以后更正或撤回，这项决定会列出来，由人复核；系统不改决定",
    ),
)


@dataclass(frozen=True, slots=True)
class ConsequencesPage:
    """The marked decisions."""

    heading: Heading
    marked: Sequence[Any]
    decisions: Sequence[Resting]
    departments: tuple[Department[Following], ...]


def consequences_page(here: Standpoint) -> ConsequencesPage:
    """Decisions that rest on an appraisal which was corrected or withdrawn."""
    lead = "考核后来更正或撤回的，依据它的决定列在这里，有人看过、写明意见才去掉"
    adding = Action("登记绩效分配", reverse("pay_new"), "plus", "main")
    may_add = here.may("pay.decide")
    actions = (PRINT, *((adding,) if may_add else ()))
    return ConsequencesPage(
        Heading("结果运用", lead, crumbs_of("结果运用"), actions),
        list(shaken(here.court.pk)),
        decisions_resting(here.court.pk, here.period),
        by_department(
            here,
            (one for one in consequences_on(here.court.pk, year=here.year) if one.grounds),
            lambda one: one.department,
        ),
    )


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
