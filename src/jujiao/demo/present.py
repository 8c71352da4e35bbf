"""The days around today in the fictional court: what is under way there is always of the present year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.scope import Scope
from jujiao.demo.cohesion import Scene, at
from jujiao.people.models import Person, Unit
from jujiao.people.selectors import PeopleFilter, people_matching

LATEST_MONTH, LATEST_DAY = 12, 10


@dataclass(frozen=True, slots=True)
class Present:
    """A day of the year that has begun, and who acts on the days before it.

    Late in December the story stops before the year ends: terms of working days need a calendar.
    """

    scene: Scene
    today: date

    @property
    def court(self) -> Unit:
        """The court of the story."""
        return self.scene.court

    def ago(self, days: int) -> date:
        """So many days before, never before the year began."""
        return max(self.today - timedelta(days=days), date(self.today.year, 1, 1))

    def who(self, username: str, days: int) -> Acting:
        """Whoever holds the office, acting so many days ago."""
        on = self.ago(days)
        return Acting(self.scene.actor(username, on), on)

    def people(self, unit: Unit) -> list[Person]:
        """Who belongs to a unit, the longest in the court first."""
        rows = people_matching(
            Scope(self.court.pk), PeopleFilter(unit_id=unit.pk, standing="serving"), on=self.today
        )
        return list(rows.order_by("joined_court_on", "pk"))


@dataclass(frozen=True, slots=True)
class Acting:
    """Somebody who acts on a day."""

    by: Actor
    on: date

    @property
    def stamp(self) -> dict[str, Any]:
        """Who and when, as a service takes them."""
        return {"by": self.by, "at": at(self.on)}


def present_of(court: Unit, moment: datetime) -> Present:
    """The present of a court at a moment."""
    today = timezone.localdate(moment)
    return Present(Scene(court), min(today, date(today.year, LATEST_MONTH, LATEST_DAY)))
