"""跨年: closing a year opens the next. What goes on goes on by itself; nothing of it is copied.

Open tasks, running tenures and plans that last are found again by their days. The one thing that has to
be said is which registers the court goes on keeping: only then does their silence mean nothing happened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue import REGISTER_LABELS
from jujiao.catalogue.plan_sorts import ACTION_PLAN
from jujiao.kernel.problems import refuse
from jujiao.ledger.selectors import closed_years
from jujiao.ledger.services import YearOfCourt, close_year, open_registers
from jujiao.people.models import Tenure, Unit
from jujiao.people.selectors import held_on
from jujiao.plans.models import Plan
from jujiao.plans.selectors import plan_in_force, plans_in_force
from jujiao.tasks.models import Task
from jujiao.tasks.rules import UNSETTLED


@dataclass(frozen=True, slots=True)
class Handover:
    """What a year finds on its first day: the plans that last, the tasks that are open, the tenures
    that run; and whether the plan above it all is still to be adopted.
    """

    year: int
    plans: tuple[Plan, ...]
    open_tasks: int
    running_tenures: int
    wants_a_plan: bool


def handover(scope: Scope, year: int) -> Handover:
    """交接: derived from the ledger as it stands."""
    first = date(year, 1, 1)
    tasks = Task.objects.filter(court_id=scope.court_id, progress__in=UNSETTLED, asked_on__lt=first)
    tenures = Tenure.objects.filter(held_on(first), court_id=scope.court_id)
    return Handover(
        year,
        tuple(plans_in_force(scope, year)),
        tasks.count(),
        tenures.count(),
        plan_in_force(scope, ACTION_PLAN.slug, year) is None,
    )


@command("year.turn")
def turn_year(
    year: YearOfCourt, *, registers: tuple[str, ...] = (), by: Actor, at: datetime
) -> Handover:
    """封账并启用新年度: closes the year and says which registers are kept in the next.

    Raises Refused where this year or the next is closed already, or there is no such register.
    """
    unknown = [slug for slug in registers if slug not in REGISTER_LABELS]
    if unknown:
        raise refuse("register_unknown", f"没有名为“{unknown[0]}”的登记簿。", place="registers")
    following = year.calendar_year + 1
    if following in closed_years(year.court_id):
        raise refuse(
            "next_year_closed", f"{following}年已经封账，不能再从{year.calendar_year}年启用。"
        )
    close_year(year, by=by, at=at)
    court = Unit.objects.get(pk=year.court_id)
    basis = f"承接{year.calendar_year}年，由{by.name}确认继续登记"
    open_registers(court, following, registers, at=at, basis=basis)
    return handover(Scope(year.court_id), following)
