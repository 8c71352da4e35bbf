"""谁该找谁谈: each member of a department against its heads, and everybody for whom a cause has arisen.

Whoever asks sees what his office lets him: the head of a department his own people, leaders all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jujiao.access.actors import Actor
from jujiao.access.policy import objection
from jujiao.catalogue.branch_life import TALKED_WITH, TALKER
from jujiao.catalogue.relations import (
    COURT_LEADERSHIP,
    COURT_SERVICE,
    POST,
    UNIT_MEMBERSHIP,
)
from jujiao.catalogue.talk_causes import (
    CAUSE_OF_TENURE,
    CAUSES,
    MUST_TALK,
    TRIGGERS,
)
from jujiao.catalogue.talks import (
    STAFF_TALK,
    TALK_WITHIN,
    TALKS_A_YEAR,
)
from jujiao.duties.rules import BearerSpan, Evidence, state_of
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.concepts import Hardness
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import Period, year_of
from jujiao.ledger.models import Participation
from jujiao.ledger.selectors import kept_registers
from jujiao.mindset.models import TalkCause
from jujiao.people.models import Person, Tenure, Unit
from jujiao.people.rules import is_department_head
from jujiao.people.selectors import IN_FORCE, held_on


@dataclass(frozen=True, slots=True)
class OneOfUnit:
    """A unit of a court as the subject of a permission."""

    court_id: int
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class TalkOwed:
    """Somebody who is to be talked with so often in a year, by any of these, and how often he was."""

    unit: Unit
    person: Person
    talkers: tuple[Person, ...]
    done: int
    required: int
    state: DueState


def talks_owed(actor: Actor, court_id: int, year: int, *, as_of: date) -> list[TalkOwed]:
    """Unit by unit, every member who owes and is owed talks; the heads are talked with by leaders."""
    period = year_of(year)
    day = min(period.last, as_of)
    told = _talks(court_id, Period(period.first, max(period.first, day)))
    is_kept = bool(told) or STAFF_TALK.register_slug in kept_registers(court_id, year)
    heads, leaders = _heads(court_id, day), _leaders(court_id, day)
    leader_ids = {one.pk for one in leaders}
    found = []
    for tenure in _members(court_id, day):
        unit, person = tenure.unit, tenure.person
        if unit is None or person.pk in leader_ids or not _may_see(actor, court_id, unit.pk):
            continue
        own = heads.get(unit.pk, ())
        talkers = leaders if person in own else own
        counted = leader_ids | {one.pk for one in own}
        done = sum(talker in counted for talker, other, _ in told if other == person.pk != talker)
        span = BearerSpan(person.pk, "", tenure.starts_on, tenure.ends_on)
        required = TALKS_A_YEAR if span.owes_in(period) else 0
        state = state_of(required, Evidence(done, is_kept), due_on=period.last, today=as_of)
        found.append(TalkOwed(unit, person, tuple(talkers), done, required, state))
    return found


@dataclass(frozen=True, slots=True)
class TalkDue:
    """必谈: why somebody is to be talked with, since when, until when, and whether he was."""

    person: Person
    unit: Unit | None
    cause: str
    arose_on: date
    due_on: date
    state: DueState

    @property
    def cause_label(self) -> str:
        """The cause in the court's words."""
        return CAUSES[self.cause]

    @property
    def hardness(self) -> Hardness:
        """必须 where the opinion of the Supreme Court names the cause."""
        return Hardness.MUST if self.cause in MUST_TALK else Hardness.GENERAL


def talks_due(actor: Actor, court_id: int, year: int, *, as_of: date) -> list[TalkDue]:
    """Every cause that arose in the year by the day, with whether a talk followed; the latest first."""
    period = year_of(year)
    reach = Period(period.first, max(period.first, min(period.last, as_of)))
    days = timedelta(days=number_in_force(court_id, TALK_WITHIN, on=as_of))
    talked: dict[int, list[date]] = {}
    for _, person_id, day in _talks(court_id, Period(reach.first, max(as_of, reach.first))):
        talked.setdefault(person_id, []).append(day)
    is_kept = bool(talked) or STAFF_TALK.register_slug in kept_registers(court_id, year)
    causes = sorted(set(_causes(court_id, reach)), key=lambda one: (one[2], one[0]), reverse=True)
    people = Person.objects.in_bulk({person_id for person_id, _, _ in causes})
    units = _units(court_id, as_of)
    found = []
    for person_id, cause, arose_on in causes:
        unit, due_on = units.get(person_id), arose_on + days
        if not _may_see(actor, court_id, unit.pk if unit else None):
            continue
        done = sum(day >= arose_on for day in talked.get(person_id, ()))
        state = state_of(1, Evidence(done, is_kept), due_on=due_on, today=as_of)
        found.append(TalkDue(people[person_id], unit, cause, arose_on, due_on, state))
    return found


def _may_see(actor: Actor, court_id: int, unit_id: int | None) -> bool:
    return objection(actor, "talk_owed.read", OneOfUnit(court_id, unit_id)) is None


def _talks(court_id: int, reach: Period) -> list[tuple[int, int, date]]:
    """(talker, talked with, day) of every talk in the reach."""
    rows = Participation.objects.filter(
        record__court_id=court_id,
        record__kind=STAFF_TALK.slug,
        record__state=IN_FORCE,
        record__occurred_on__range=(reach.first, reach.last),
        person__isnull=False,
    ).values_list("record_id", "role", "person_id", "record__occurred_on")
    parts: dict[tuple[int, date], dict[str, list[int]]] = {}
    for record_id, role, person_id, day in rows:
        if person_id is not None and day is not None:
            parts.setdefault((record_id, day), {}).setdefault(role, []).append(person_id)
    return [
        (talker, other, day)
        for (_, day), named in parts.items()
        for talker in named.get(TALKER, ())
        for other in named.get(TALKED_WITH, ())
    ]


def _causes(court_id: int, reach: Period) -> Iterator[tuple[int, str, date]]:
    within = (reach.first, reach.last)
    noted = TalkCause.objects.filter(court_id=court_id, arose_on__range=within)
    yield from noted.values_list("person_id", "cause", "arose_on")
    for one in TRIGGERS:
        parts = Participation.objects.filter(
            role=one.role,
            person__isnull=False,
            record__court_id=court_id,
            record__kind=one.kind.slug,
            record__state=IN_FORCE,
            record__occurred_on__range=within,
        )
        if one.outcome:
            parts = parts.filter(record__outcome=one.outcome)
        for person_id, day in parts.values_list("person_id", "record__occurred_on"):
            if person_id is not None and day is not None:
                yield person_id, one.cause, day
    yield from _changes(court_id, reach)


def _changes(court_id: int, reach: Period) -> Iterator[tuple[int, str, date]]:
    """Posts, ranks and departments that changed for those who were in service before."""
    began = Tenure.objects.filter(
        court_id=court_id,
        kind__in=list(CAUSE_OF_TENURE),
        state=IN_FORCE,
        starts_on__range=(reach.first, reach.last),
    ).values_list("person_id", "kind", "starts_on")
    service = Tenure.objects.filter(court_id=court_id, kind=COURT_SERVICE.slug, state=IN_FORCE)
    since = dict(service.order_by("-starts_on").values_list("person_id", "starts_on"))
    for person_id, kind, day in began:
        joined = since.get(person_id)
        if person_id in since and day is not None and (joined is None or joined < day):
            yield person_id, CAUSE_OF_TENURE[kind], day


def _members(court_id: int, day: date) -> Sequence[Tenure]:
    held = Tenure.objects.filter(held_on(day), court_id=court_id, kind=UNIT_MEMBERSHIP.slug)
    joined = held.select_related("person", "unit")
    return list(joined.order_by("unit__display_order", "unit_id", "person_id"))


def _units(court_id: int, day: date) -> dict[int, Unit]:
    return {one.person_id: one.unit for one in _members(court_id, day) if one.unit}


def _heads(court_id: int, day: date) -> Mapping[int, tuple[Person, ...]]:
    """Unit → its chief and deputies on the day; large departments share the talks among them."""
    held = Tenure.objects.filter(held_on(day), court_id=court_id, kind=POST.slug)
    heads: dict[int, tuple[Person, ...]] = {}
    for one in held.select_related("person").order_by("pk"):
        if one.unit_id is not None and is_department_head(one.title):
            heads[one.unit_id] = (*heads.get(one.unit_id, ()), one.person)
    return heads


def _leaders(court_id: int, day: date) -> tuple[Person, ...]:
    held = Tenure.objects.filter(held_on(day), court_id=court_id, kind=COURT_LEADERSHIP.slug)
    people = Person.objects.filter(pk__in=held.values("person_id"))
    return tuple(people.order_by("pk"))
