"""Those of the fifth focus: a political department, a hall with its head and worker, a leader."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cast import a_court, a_person, a_tenure, a_unit, an_actor, writing
from jujiao.access.actors import Actor
from jujiao.access.scope import Scope
from jujiao.catalogue.law_outreach import LAW_VICE_PRINCIPAL
from jujiao.catalogue.relations import (
    COURT_LEADERSHIP,
    COURT_SERVICE,
    POST,
    RETIREMENT,
    UNIT_MEMBERSHIP,
)
from jujiao.catalogue.roles import StaffRole
from jujiao.people.models import Person, Tenure, Unit
from jujiao.people.services import TenureEntry, enter_tenures
from jujiao.people.stamps import Stamp
from supervision_cast import at

LONG_AGO = date(2015, 7, 1)


@dataclass(frozen=True, slots=True)
class Scene:
    """The court, its units, its actors and a member of the hall without an office."""

    court: Unit
    office: Unit
    hall: Unit
    political: Actor
    clerk: Actor
    head: Actor
    leader: Actor
    member: Actor
    worker: Person

    @property
    def scope(self) -> Scope:
        """What everybody in the court sees."""
        return Scope(self.court.pk)

    @property
    def confidential(self) -> Scope:
        """What its few readers see besides."""
        return Scope(self.court.pk, confidential=True)


def serving(court: Unit, unit: Unit, name: str, *, since: date = LONG_AGO) -> Person:
    """Somebody in service, in a department."""
    person = a_person(court, name)
    a_tenure(person, COURT_SERVICE, since=since)
    a_tenure(person, UNIT_MEMBERSHIP, since=since, unit=unit)
    return person


def retired(court: Unit, name: str, *, since: date = LONG_AGO) -> Person:
    """Somebody whom the court cares for."""
    person = a_person(court, name)
    a_tenure(person, RETIREMENT, since=since)
    return person


def actor_for(person: Person, *roles: StaffRole, unit: Unit | None = None) -> Actor:
    """The account of a member of staff, with offices in the court or in a unit of it."""
    actor = an_actor(person.court, *roles, name=person.full_name, unit=unit)
    return replace(actor, person_id=person.pk)


def titled(person: Person, title: str, unit: Unit, *, since: date = LONG_AGO) -> Tenure:
    """A post with its title."""
    entry = TenureEntry(
        person.court_id, POST.slug, person.pk, starts_on=since, unit_id=unit.pk, title=title
    )
    with writing():
        return enter_tenures([entry], [Stamp(at(LONG_AGO), an_actor(person.court))])[0]


def a_term(person: Person, school: str, since: date, until: date) -> Tenure:
    """法治副校长 at a school, as a list of names has it."""
    entry = TenureEntry(
        person.court_id, LAW_VICE_PRINCIPAL.slug, person.pk, since, until, outside=school
    )
    with writing():
        return enter_tenures([entry], [Stamp(at(LONG_AGO), an_actor(person.court))])[0]


def a_scene() -> Scene:
    """The usual one."""
    court = a_court()
    office, hall = a_unit(court, "政治部"), a_unit(court, "刑事审判庭")
    chief, leader = serving(court, hall, "其其格"), serving(court, office, "朝克")
    titled(chief, "庭长", hall)
    a_tenure(leader, COURT_LEADERSHIP, since=LONG_AGO)
    worker = serving(court, hall, "巴特")
    return Scene(
        court,
        office,
        hall,
        actor_for(serving(court, office, "乌仁"), StaffRole.POLITICAL_HEAD),
        actor_for(serving(court, office, "娜仁"), StaffRole.POLITICAL_CLERK),
        actor_for(chief, StaffRole.DEPARTMENT_HEAD, unit=hall),
        actor_for(leader, StaffRole.COURT_LEADER),
        actor_for(worker, StaffRole.MEMBER),
        worker,
    )
