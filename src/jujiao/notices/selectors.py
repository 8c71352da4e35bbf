"""What today asks of whom: the matters of a court on a day, and one person's list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.db.models import QuerySet

from jujiao.findings.ladder import Rung
from jujiao.integrity.terms import number_in_force
from jujiao.notices.decision_matters import (
    batch_matters,
    flag_matters,
    record_matters,
    zero_matters,
)
from jujiao.notices.matters import Matter, Reader
from jujiao.notices.models import Arrival, DeliveryWish, Letter, LetterState
from jujiao.notices.owed_matters import CourtOn, due_matters, open_dues, step_matters
from jujiao.notices.readers import attended_units, reader_of, readers_of
from jujiao.notices.rules import LADDER_TERMS, Loudness, loudness
from jujiao.notices.talk_matters import talk_matters
from jujiao.notices.work_matters import finding_matters, paper_matters, task_matters
from jujiao.people.models import Person
from jujiao.policies.selectors import work_calendar

SOURCES: tuple[Callable[[CourtOn], Iterator[Matter]], ...] = (
    due_matters,
    talk_matters,
    step_matters,
    task_matters,
    paper_matters,
    finding_matters,
    record_matters,
    batch_matters,
    flag_matters,
    zero_matters,
)


@dataclass(frozen=True, slots=True)
class CourtDay:
    """Everything that a day asks of anybody in a court, and who there is to be asked."""

    court_id: int
    as_of: date
    matters: tuple[Matter, ...]
    readers: dict[int, Reader]
    loudness: Loudness


@dataclass(frozen=True, slots=True)
class Asked:
    """A matter as it stands on the day."""

    matter: Matter
    rung: Rung | None
    is_late: bool

    @property
    def state(self) -> str:
        """overdue, due, or open where it has no day."""
        if self.matter.due_on is None:
            return "open"
        return "overdue" if self.is_late else "due"


@dataclass(frozen=True, slots=True)
class Today:
    """One person's list: what is asked of him, and what is pressed among what he oversees."""

    reader: Reader
    as_of: date
    asked: tuple[Asked, ...]
    overseen: tuple[Asked, ...]


def court_day(court_id: int, as_of: date) -> CourtDay:
    """Gathers the day of a court; the number of queries does not grow with people or matters."""
    readers = readers_of(court_id, on=as_of)
    attended = attended_units(readers.values())
    court = CourtOn(court_id, as_of, attended, open_dues(court_id, as_of))
    matters = tuple(chain.from_iterable(source(court) for source in SOURCES))
    return CourtDay(court_id, as_of, matters, readers, loudness_of(court_id, on=as_of))


def loudness_of(court_id: int, *, on: date) -> Loudness:
    """The court's ladder as it holds on a day."""
    note, remind, press = (number_in_force(court_id, one, on=on) for one in LADDER_TERMS)
    return loudness((note, remind, press), work_calendar())


def today_of(day: CourtDay, reader: Reader) -> Today:
    """The list of one reader: overdue first, the oldest on top, then by day, then what has none."""
    own = [one for one in day.matters if one.audience.holds(reader)]
    held = {one.key for one in own}
    pressed = [
        one
        for one in day.matters
        if one.key not in held
        and one.overseers.holds(reader)
        and (day.loudness.rung(one, day.as_of) or 0) >= Rung.PRESS
        and one.due_on is not None
    ]
    return Today(reader, day.as_of, _ordered(own, day), _ordered(pressed, day))


def today_of_person(person: Person, as_of: date) -> Today:
    """The list of a member of staff, with or without an account."""
    day = court_day(person.court_id, as_of)
    return today_of(day, reader_of(person, on=as_of))


def _ordered(matters: list[Matter], day: CourtDay) -> tuple[Asked, ...]:
    shown = [
        Asked(
            one,
            day.loudness.rung(one, day.as_of),
            one.due_on is not None and one.due_on < day.as_of,
        )
        for one in matters
    ]
    return tuple(sorted(shown, key=_order))


def _order(asked: Asked) -> tuple[bool, date, date, str]:
    matter = asked.matter
    return (not asked.is_late, matter.due_on or date.max, matter.since, matter.key)


def arrivals_of(account_id: int) -> QuerySet[Arrival]:
    """What came in the system for an account, the latest first."""
    return Arrival.objects.filter(account_id=account_id).order_by("-arrived_at", "-pk")


def unread_count(account_id: int) -> int:
    """How many of them are on the bell."""
    return Arrival.objects.filter(account_id=account_id, read_at=None).count()


def delivery_wish(account_id: int) -> DeliveryWish | None:
    """What somebody has chosen, or None where he has chosen nothing."""
    return DeliveryWish.objects.filter(account_id=account_id).first()


def parked_letters() -> QuerySet[Letter]:
    """What could not be delivered and waits for somebody to look at it, the latest first."""
    rows = Letter.objects.filter(state=LetterState.PARKED)
    return rows.select_related("account", "court").order_by("-pk")
