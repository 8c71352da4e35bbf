"""A small court for the tests of focus 3: plain builders, every fact said by the test that needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from django.db import transaction

from jujiao.access.actors import Actor, Office, console
from jujiao.catalogue.appraisal import ANNUAL_GRADE, APPRAISED, SANCTION, SANCTIONED
from jujiao.catalogue.relations import COURT_SERVICE, RANK, STAFF_CLASS, UNIT_MEMBERSHIP
from jujiao.catalogue.roles import StaffRole
from jujiao.journal.services import Act, recording
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person, Unit
from jujiao.people.services import (
    NewCourt,
    TenureEntry,
    enter_people,
    enter_tenures,
    enter_units,
    open_court,
)
from jujiao.people.stamps import Stamp
from jujiao.policies.notices import shipped_notices
from jujiao.policies.services import PolicySetting, import_calendar, set_policy

NOON = datetime(2025, 12, 1, 4, 0, tzinfo=UTC)


@contextmanager
def writing() -> Iterator[None]:
    """Lets a test write facts as an import would."""
    with transaction.atomic(), recording(Act("ledger.ingest", NOON, None, "测试", None)):
        yield


def stamp() -> Stamp:
    return Stamp(NOON, console())


def a_court(name: str = "青原旗人民法院") -> Unit:
    return open_court(NewCourt(name), by=console(), at=NOON)


def a_unit(court: Unit, name: str) -> Unit:
    with writing():
        return enter_units(court, [name])[0]


def a_person(court: Unit, name: str, **more: object) -> Person:
    with writing():
        return enter_people([Person(court=court, full_name=name, **more)])[0]


def a_tenure(court: Unit, kind: str, person: Person, **more: object) -> None:
    entry = TenureEntry(court.pk, kind, person.pk, **more)  # type: ignore[arg-type]
    with writing():
        enter_tenures([entry], [stamp()])


def a_member(  # the facts a roster holds of one person
    court: Unit,
    name: str,
    *,
    rank: str = "",
    since: date | None = None,
    staff_class: str = "司法行政人员",
    unit: Unit | None = None,
    joined: date | None = date(2015, 7, 1),
    worked_since: date | None = None,
) -> Person:
    person = a_person(court, name, joined_work_on=worked_since)
    a_tenure(court, COURT_SERVICE.slug, person, starts_on=joined)
    a_tenure(court, STAFF_CLASS.slug, person, title=staff_class)
    if unit is not None:
        a_tenure(court, UNIT_MEMBERSHIP.slug, person, unit_id=unit.pk)
    if rank:
        a_tenure(court, RANK.slug, person, title=rank, starts_on=since)
    return person


def a_grade(person: Person, year: int, grade: Grade, decided_on: date | None = None) -> Record:
    entry = RecordEntry(
        person.court_id,
        ANNUAL_GRADE.slug,
        decided_on or date(year + 1, 1, 20),
        serial=str(year),
        outcome=grade.value,
        people=((APPRAISED, person.pk),),
    )
    with writing():
        return enter_records([entry], [stamp()])[0]


def a_sanction(person: Person, kind: SanctionKind, starts_on: date) -> Record:
    entry = RecordEntry(
        person.court_id,
        SANCTION.slug,
        starts_on,
        outcome=kind.value,
        people=((SANCTIONED, person.pk),),
    )
    with writing():
        return enter_records([entry], [stamp()])[0]


def a_policy(
    court: Unit, slug: str, value: object, *, subject: str = "", since: date = date(2020, 1, 1)
) -> None:
    setting = PolicySetting(court.pk, slug, subject, value, since, "院党组会议纪要")
    set_policy(setting, by=console(court.pk), at=NOON)


def an_actor(
    court: Unit, role: StaffRole, *, person: Person | None = None, account: int = 1
) -> Actor:
    office = Office(role, court.pk)
    name = person.full_name if person else role.label
    return Actor(name, court.pk, frozenset({office}), account, person.pk if person else None)


def the_calendar() -> None:
    """The holidays of 2025 and 2026 as the software ships them."""
    for notice in shipped_notices():
        if notice.calendar_year in (2025, 2026):
            import_calendar(notice, by=console(), at=NOON)
