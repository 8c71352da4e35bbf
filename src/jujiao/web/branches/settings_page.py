"""What a court sets for its branches: rules of duties, who guides whom, the quota, the items of a party day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.guidance import H2
from jujiao.duties.party_days import ItemsWanted, party_day_template, set_party_day_items
from jujiao.duties.selectors import duties_in_force
from jujiao.duties.services import DutyDecision, adjust_duty
from jujiao.kernel.cadence import Every
from jujiao.kernel.obligations import Duty
from jujiao.kernel.problems import Problem, refuse
from jujiao.ledger.selectors import campaigns_of
from jujiao.outreach.places import CampaignEntry, open_campaign
from jujiao.oversight.guides import NewContact, assign_contact, contact_names, contact_warnings
from jujiao.people.selectors import branches_of
from jujiao.procedures.quota import AdmissionQuota, QuotaGiven, admission_quota, set_quota
from jujiao.web.acting import act_forms
from jujiao.web.branches.places import crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    person_question,
)
from jujiao.web.parts import Action, Heading
from jujiao.web.standpoint import Standpoint

TITLE = "党建设定"
ON, OFF = "on", "off"
EVERY = tuple((one.name, one.label) for one in Every)


def _branches(here: Standpoint) -> list[Any]:
    return list(branches_of(here.court.pk, on=here.today))


def _duty_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        choice_question("duty", "应办事项", [(slug, one.label) for slug, one in DUTIES.items()]),
        choice_question("on", "要不要办", ((ON, "要办"), (OFF, "不办"))),
        Question("at_least", "至少几次", "count", is_required=False, hint="不改就不填"),
        choice_question("every", "多久一次", EVERY, required=False),
        day_question(here, "valid_from", "自哪天起"),
        Question("basis", "依据", hint="文件名和文号，或者哪次会议"),
    )


def _adjust(doing: Doing) -> object:
    every = Every[doing["every"]] if doing["every"] else None
    decision = DutyDecision(
        doing.here.court.pk,
        doing["duty"],
        doing["valid_from"],
        doing["basis"],
        on=doing["on"] == ON,
        at_least=doing["at_least"],
        every=every,
    )
    return adjust_duty(decision, **doing.who)


def _contact_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    named = [(one.public_id, one.name) for one in _branches(here)]
    return (
        choice_question("unit", "支部", named),
        person_question("person", "机关党委委员"),
        day_question(here, "since", "自哪天起"),
    )


def _assign(doing: Doing) -> object:
    here = doing.here
    unit = next((one for one in _branches(here) if one.public_id == doing["unit"]), None)
    if unit is None:
        raise refuse("unit_unknown", "支部不在本院名册里。", place="unit", remedy="请重新选。")
    new = NewContact(here.court.pk, unit.pk, doing["person"], doing["since"])
    return assign_contact(new, **doing.who)


def _quota_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        Question("planned", f"{here.year}年指标", "count"),
        Question("basis", "依据", hint="上级下达指标的文件"),
    )


def _quota(doing: Doing) -> object:
    here = doing.here
    given = QuotaGiven(here.court.pk, here.year, doing["planned"], doing["basis"])
    return set_quota(given, **doing.who)


def _items_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    known = "\n".join(party_day_template(here.court.pk, on=here.today).fixed_items)
    return (Question("items", "固定动作", "long", value=known, hint="一行一项"),)


def _items(doing: Doing) -> object:
    here = doing.here
    items = tuple(filter(None, (one.strip() for one in doing["items"].splitlines())))
    return set_party_day_items(ItemsWanted(here.court.pk, items, here.today), **doing.who)


def _brand(doing: Doing) -> object:
    here = doing.here
    entry = CampaignEntry(here.court.pk, doing["name"], doing["starts_on"])
    return open_campaign(entry, **doing.who)


def _brand_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (Question("name", "名称"), day_question(here, "starts_on", "自哪天起"))


ACTS: dict[str, Act] = {
    one.slug: one
    for one in (
        Act(
            "duty",
            "设定应办规则",
            _adjust,
            "规则定好了，从那天起按它算；以前漏办的仍是漏办。",
            _duty_asks,
        ),
        Act(
            "contact",
            "确定联系委员",
            _assign,
            "联系委员定好了，原来的到前一天为止。",
            _contact_asks,
            hint="不能是本支部党员；一名委员一般不超过4个支部。",
        ),
        Act("quota", "登记发展指标", _quota, "指标登记好了。", _quota_asks),
        Act("brand", "设立品牌或工作模式", _brand, "设好了，登记会议时可以选。", _brand_asks),
        Act("items", "设定固定动作", _items, "固定动作改好了，以前登记的不变。", _items_asks),
    )
}
ACTION_OF = {
    "duty": "duty.adjust",
    "contact": "contact.assign",
    "quota": "quota.set",
    "items": "party_day.template",
    "brand": "campaign.open",
}


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """What holds today, and what may be set."""

    heading: Heading
    duties: tuple[tuple[Duty, bool], ...]
    contacts: tuple[tuple[str, str], ...]
    warnings: tuple[Problem, ...]
    quota: AdmissionQuota
    items: tuple[str, ...]
    brands: tuple[Any, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def settings_page(here: Standpoint, sent: ActForm | None = None) -> SettingsPage:
    """The rules that hold on the day, each with its basis."""
    on = here.as_of
    held = {one.slug: one for one in duties_in_force(here.scope, on=on)}
    guides = contact_names(here.scope, on=on)
    offered = {slug: False for slug in ACTS if here.may(ACTION_OF[slug])}
    return SettingsPage(
        Heading(TITLE, "改动从定下的那天起算", crumbs_of(TITLE), (Action("打印", "#", "print"),)),
        tuple((held.get(slug, one), slug in held) for slug, one in DUTIES.items()),
        tuple((one.name, guides.get(one.pk, "")) for one in branches_of(here.court.pk, on=on)),
        tuple(one for one in contact_warnings(here.scope, on=on) if one.code == H2.slug),
        admission_quota(here.scope, year=here.year),
        party_day_template(here.court.pk, on=on).fixed_items,
        tuple(campaigns_of(here.court.pk, on=on)),
        act_forms(
            here, None, ACTS, offered, sent, lambda slug: reverse("party_settings_act", args=[slug])
        ),
        known_names(here),
    )
