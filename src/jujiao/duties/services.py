"""Acts on duties: excuse one, take that back, set a rule from a day on, let an event serve a duty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import TERMS
from jujiao.duties.models import Excusal, Serving
from jujiao.kernel.cadence import Every, parse_window
from jujiao.kernel.obligations import Duty
from jujiao.kernel.problems import refuse
from jujiao.ledger.models import Record
from jujiao.policies.models import Policy
from jujiao.policies.services import PolicySetting, enter_policy


@dataclass(frozen=True, slots=True)
class DueNamed:
    """One due by its names: which duty, of which unit or person, in which window."""

    court_id: int
    duty: str
    window_label: str
    unit_id: int | None = None
    person_id: int | None = None

    def __str__(self) -> str:
        return f"{DUTIES[self.duty].label} {self.window_label}"


@command("duty.excuse")
def excuse_duty(named: DueNamed, *, reason: str, by: Actor, at: datetime) -> Excusal:
    """核免: this due need not be met, with a reason. Raises Refused without one, or a second time."""
    if not reason.strip():
        raise refuse(
            "reason_missing", "没有写核免的原因。", place="reason", remedy="请用一句话说明。"
        )
    same = Excusal.objects.filter(
        Q(unit_id=named.unit_id),
        Q(person_id=named.person_id),
        court_id=named.court_id,
        duty=named.duty,
        window_label=named.window_label,
        withdrawn_at=None,
    )
    if same.exists():
        raise refuse("excused_already", "这一项已经核免过。")
    excusal = Excusal(
        court_id=named.court_id,
        duty=_known(named.duty).slug,
        window_label=named.window_label,
        unit_id=named.unit_id,
        person_id=named.person_id,
        reason=reason.strip(),
        excused_at=at,
        excused_by_name=by.name,
    )
    excusal.save()
    return excusal


@command("duty.demand")
def withdraw_excusal(excusal: Excusal, *, by: Actor, at: datetime, reason: str = "") -> Excusal:
    """撤销核免: the due is owed again; that it was excused stays readable."""
    if excusal.withdrawn_at is not None:
        raise refuse("excusal_withdrawn", "这项核免已经撤销。")
    excusal.withdrawn_at = at
    excusal.save()
    return excusal


@dataclass(frozen=True, slots=True)
class DutyDecision:
    """How a court wants a duty from a day on: on or off, how many, how often, on what basis."""

    court_id: int
    duty: str
    valid_from: date
    basis: str
    on: bool = True
    at_least: int | None = None
    every: Every | None = None

    def __str__(self) -> str:
        return f"{DUTIES[self.duty].label} 自{self.valid_from}起"


@command("duty.adjust")
def adjust_duty(decision: DutyDecision, *, by: Actor, at: datetime) -> Policy:
    """Sets a duty from a day on. Raises Refused for a day that is past: a missed month stays missed."""
    duty = _known(decision.duty)
    if decision.valid_from < timezone.localdate(at):
        raise refuse(
            "rule_reaches_back",
            "规则不能改到过去，已经漏办的仍然是漏办。",
            place="valid_from",
            remedy="请从今天或以后的日期起改。",
        )
    if not decision.basis.strip():
        raise refuse(
            "basis_missing", "没有写改动的依据。", place="basis", remedy="请写文件名或会议。"
        )
    if decision.every is not None and not isinstance(duty.rhythm, Every):
        raise refuse("no_rhythm", f"“{duty.label}”不是按周期办的事项。", place="every")
    value: dict[str, object] = {"on": decision.on}
    if decision.at_least is not None:
        value["at_least"] = decision.at_least
    if decision.every is not None:
        value["every"] = decision.every.name
    setting = PolicySetting(
        decision.court_id, TERMS, duty.slug, value, decision.valid_from, decision.basis
    )
    return enter_policy(setting, set_by=by.name)


@command("duty.serve")
def also_serve(
    record: Record, duty_slug: str, *, by: Actor, at: datetime, window_label: str = ""
) -> Serving:
    """一事多用: the event also serves this duty, in its own window or in the one that is named.

    Raises Refused where it does so already, or where the duty is one of persons.
    """
    return enter_serving(record, _known(duty_slug), window_label)


def enter_serving(record: Record, duty: Duty, window_label: str = "") -> Serving:
    """Writes that a record also serves a duty, inside the running command."""
    if duty.bearer.is_person:
        raise refuse("duty_of_persons", f"“{duty.label}”按人计算，不能由一次活动代替。")
    if window_label:
        parse_window(window_label)
    elif record.kind in {kind.slug for kind in duty.of}:
        raise refuse("serves_anyway", f"这条记录本来就计入“{duty.label}”。")
    if Serving.objects.filter(record=record, duty=duty.slug).exists():
        raise refuse("serves_already", f"这条记录已经计入“{duty.label}”。")
    serving = Serving(
        court_id=record.court_id, record=record, duty=duty.slug, window_label=window_label
    )
    serving.save()
    return serving


def _known(slug: str) -> Duty:
    if slug not in DUTIES:
        raise refuse("duty_unknown", f"没有名为“{slug}”的应办事项。")
    return DUTIES[slug]
