"""重要节点: the days of the year on which the law is brought to people, and what was held on each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jujiao.access.scope import Scope, within
from jujiao.catalogue.outreach import DUTIES, GOING_OUT
from jujiao.duties.facts import with_own_days
from jujiao.duties.rules import falls_on
from jujiao.kernel.obligations import Duty, OnDays
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A day by name, how many days around it count as it, and the events held on it by then."""

    day: date
    name: str
    slack: int
    events: tuple[Record, ...]


def key_days(scope: Scope, year: int, *, as_of: date) -> list[KeyDay]:
    """The key days that the duties of 普法 hold, the court's own where it has set any, in their order.

    They are shown whether or not the court has made a duty of them.
    """
    found = [
        _held_on(scope, day, name, slack, as_of)
        for duty in DUTIES
        for day, name, slack in _days_of(duty, scope.court_id, year)
    ]
    return sorted(found, key=lambda one: one.day)


def _days_of(duty: Duty, court_id: int, year: int) -> list[tuple[date, str, int]]:
    rhythm = with_own_days(duty, court_id, on=date(year, 12, 31)).rhythm
    if not isinstance(rhythm, OnDays):
        return []
    falls = ((falls_on(year, month, day), name) for month, day, name in rhythm.days)
    return [(day, name, rhythm.slack) for day, name in falls if day]


def _held_on(scope: Scope, day: date, name: str, slack: int, as_of: date) -> KeyDay:
    around = timedelta(days=slack)
    events = within(Record.objects.all(), scope).filter(
        kind__in=[kind.slug for kind in GOING_OUT],
        state=FactState.IN_FORCE.value,
        occurred_on__range=(day - around, min(day + around, as_of)),
    )
    return KeyDay(day, name, slack, tuple(events.order_by("occurred_on", "pk")))
