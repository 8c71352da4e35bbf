"""12+N 主题党日: the fixed items that a court sets for the day, and what a branch held beyond twelve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_duties import MONTHS_OF_A_YEAR, extra_party_days
from jujiao.catalogue.branch_life import THEMED_PARTY_DAY
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import records
from jujiao.people.models import Unit
from jujiao.people.selectors import branches_of
from jujiao.policies.models import Policy
from jujiao.policies.selectors import policy_value
from jujiao.policies.services import PolicySetting, enter_policy

TEMPLATE = "party_day_template"
FIXED_ITEMS = ("重温入党誓词", "学习党章党规和党的创新理论", "交纳党费", "讨论支部事项", "政治生日")


@dataclass(frozen=True, slots=True)
class PartyDayTemplate:
    """固定动作 of a party day, ticked when the day is recorded; twelve fixed days a year and N more."""

    fixed_items: tuple[str, ...]
    fixed_days: int = MONTHS_OF_A_YEAR


@dataclass(frozen=True, slots=True)
class ItemsWanted:
    """The fixed items that a court wants from a day on."""

    court_id: int
    items: tuple[str, ...]
    valid_from: date

    def __str__(self) -> str:
        return f"主题党日固定动作{len(self.items)}项"


@command("party_day.template")
def set_party_day_items(wanted: ItemsWanted, *, by: Actor, at: datetime) -> Policy:
    """设定固定动作: what was ticked before stays as it was. Raises Refused for an empty list."""
    if not wanted.items:
        raise refuse("required", "没有写固定动作。", place="items", remedy="一行写一项。")
    setting = PolicySetting(
        wanted.court_id, TEMPLATE, "", list(wanted.items), wanted.valid_from, "本院规定"
    )
    return enter_policy(setting, set_by=by.name)


@dataclass(frozen=True, slots=True)
class PartyDays:
    """The party days of a branch in a year: how many, and how many of them are N."""

    branch: Unit
    held: int
    extra: int


def party_day_template(court_id: int, *, on: date) -> PartyDayTemplate:
    """The items that the court has set, or the shipped ones, which it may change."""
    value = policy_value(court_id, TEMPLATE, on=on, default=FIXED_ITEMS)
    items = value if isinstance(value, list | tuple) else FIXED_ITEMS
    return PartyDayTemplate(tuple(str(one) for one in items))


def party_days(scope: Scope, *, year: int) -> list[PartyDays]:
    """Branch by branch in register order: twelve are fixed, N = max(0, held − 12)."""
    period = year_of(year)
    counted = dict(
        records(scope)
        .filter(
            kind=THEMED_PARTY_DAY.slug,
            state=FactState.IN_FORCE.value,
            occurred_on__range=(period.first, period.last),
        )
        .order_by()
        .values_list("unit_id")
        .annotate(held=Count("pk"))
    )
    return [
        PartyDays(branch, counted.get(branch.pk, 0), extra_party_days(counted.get(branch.pk, 0)))
        for branch in branches_of(scope.court_id, on=period.last)
    ]
