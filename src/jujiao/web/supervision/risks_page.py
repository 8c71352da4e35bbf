"""廉政风险: the register of posts and their powers, those that are to be rated again first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.risk import AT_ENTRY, RATING_OCCASIONS, RISK_CLASSES, RISK_LEVELS, RISK_RULE
from jujiao.integrity.risks import RiskStanding, levels_counted, risk_standings
from jujiao.integrity.services.risks import RiskEntry, change_holder, enter_risk, rate_risk
from jujiao.web.acting import FormPage, act_forms
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    person_question,
    unit_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.tones import Look, look_of_due

LEVELS = tuple(RISK_LEVELS.items())


def _enter_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        unit_question(here, "unit_id", "部门"),
        Question("post_title", "岗位"),
        Question("power", "权力事项"),
        Question("risk_text", "风险点"),
        choice_question("risk_class", "风险类别", RISK_CLASSES.items()),
        choice_question("risk_level", "等级", LEVELS),
        Question("measures", "防控措施", "long"),
        person_question("owner_id", "防控责任人"),
        person_question("holder_id", "现任人员", required=False),
    )


def _again() -> list[tuple[str, str]]:
    return [(code, label) for code, label in RATING_OCCASIONS.items() if code != AT_ENTRY]


ENTER = Act(
    "risk",
    "登记风险",
    lambda doing: enter_risk(RiskEntry(doing.here.court.pk, **doing.said), **doing.who),
    "风险登记了，满一年或者换人时会列为待复评。",
    _enter_asks,
    (f"{RISK_RULE.citation}（待核）", "等级是岗位的，不是人的", "风险没有“销号”，每次评定都留着"),
)
RATE = Act(
    "rate",
    "复评",
    lambda doing: rate_risk(
        doing.subject,
        risk_level=doing["risk_level"],
        occasion=doing["occasion"],
        on=doing["on"],
        **doing.who,
    ),
    "复评登记了。",
    lambda here, risk: (
        choice_question("risk_level", "等级", LEVELS),
        choice_question("occasion", "事由", _again()),
        day_question(here, "on", "复评日期"),
    ),
)
CHANGE = Act(
    "holder",
    "换现任人员",
    lambda doing: change_holder(doing.subject, holder_id=doing["holder_id"], **doing.who),
    "已换，等待复评。",
    lambda here, risk: (person_question("holder_id", "现任人员"),),
)
RISK_ACTS = {one.slug: one for one in (RATE, CHANGE)}


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A risk with its level and when it is to be rated again."""

    standing: RiskStanding
    look: Look
    url: str


@dataclass(frozen=True, slots=True)
class RisksPage:
    """The register."""

    heading: Heading
    lines: tuple[RiskLine, ...]
    counts: tuple[tuple[str, int], ...]


def known_risks(here: Standpoint) -> list[RiskStanding]:
    """The risks that the reader works with: of the court, or of his own units."""
    found = risk_standings(here.court.pk, as_of=here.today)
    if here.may("risk.rate"):
        return found
    return [one for one in found if one.risk.unit_id in here.own_units]


def risks_page(here: Standpoint) -> RisksPage:
    """The register as of today, those to be rated again first."""
    found = known_risks(here)
    due = sum(bool(one.because) for one in found)
    lead = f"{len(found)}个风险点" + (f"，待复评{due}个" if due else "")
    actions = (PRINT, Action("登记风险", reverse("risk_new"), "plus", "main"))
    counted = levels_counted(found)
    return RisksPage(
        Heading("廉政风险", lead, crumbs_of("廉政风险"), actions),
        tuple(_line(here, one) for one in found),
        tuple((label, counted[label]) for label in RISK_LEVELS.values()),
    )


def _line(here: Standpoint, one: RiskStanding) -> RiskLine:
    look = look_of_due(one.due_on, as_of=here.today)
    if one.because:
        look = Look("clock", "gold", f"待{one.reason_label}")
    return RiskLine(one, look, reverse("risk", args=[one.risk.public_id]))


@dataclass(frozen=True, slots=True)
class RiskPage:
    """One risk with all its ratings."""

    heading: Heading
    line: RiskLine
    facts: tuple[tuple[str, str], ...]
    ratings: tuple[tuple[str, str, Any], ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def risk_or_none(here: Standpoint, public_id: str) -> RiskStanding | None:
    """A risk that the reader works with, or None."""
    return next((one for one in known_risks(here) if one.risk.public_id == public_id), None)


def risk_page(here: Standpoint, one: RiskStanding, sent: ActForm | None = None) -> RiskPage:
    """A risk as of today."""
    risk = one.risk
    then = (Link("廉政风险", reverse("risks")),)
    offered = {"rate": bool(one.because), "holder": False} if here.may("risk.rate", risk) else {}
    forms = act_forms(
        here,
        risk,
        RISK_ACTS,
        offered,
        sent,
        lambda slug: reverse("risk_act", args=[risk.public_id, slug]),
    )
    return RiskPage(
        Heading(
            f"{risk.post_title} {risk.power}", risk.unit.name, crumbs_of(risk.post_title, then=then)
        ),
        _line(here, one),
        (
            ("风险点", risk.risk_text),
            ("类别", RISK_CLASSES.get(risk.risk_class, "")),
            ("等级", one.level_label),
            ("防控措施", risk.measures),
            ("防控责任人", risk.owner.full_name),
            ("现任人员", risk.holder.full_name if risk.holder else "没有登记"),
        ),
        tuple(
            (RISK_LEVELS[rating.risk_level], RATING_OCCASIONS[rating.occasion], rating)
            for rating in reversed(list(risk.ratings.all()))
        ),
        forms,
        known_names(here) if forms else [],
    )


def enter_page(form: ActForm) -> FormPage:
    """The form of a risk."""
    then = (Link("廉政风险", reverse("risks")),)
    heading = Heading("登记廉政风险", "", crumbs_of("登记", then=then))
    return FormPage(heading, form, known_names(form.here))
