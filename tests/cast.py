"""The fictional court of the tests: who is there, and how a fact comes about.

Plain builders. Facts go through the acts that a user has; only units and people, which come out of
workbooks, are entered directly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import count
from zoneinfo import ZoneInfo

from django.db import transaction

from jujiao.access.actors import Actor, Office, console
from jujiao.catalogue.branch_inspection import INSPECTED_BRANCH, PARTY_INSPECTION
from jujiao.catalogue.honours import HONOUR, PERSON
from jujiao.catalogue.roles import StaffRole
from jujiao.journal.services import Act, recording
from jujiao.kernel.concepts import TenureKind
from jujiao.kernel.levels import Level
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record, file_record, open_registers
from jujiao.people.models import Person, Tenure, Unit
from jujiao.people.services import (
    NewCourt,
    TenureEntry,
    enter_people,
    enter_tenures,
    enter_units,
    open_court,
)
from jujiao.people.stamps import Stamp

AT = datetime(2025, 12, 20, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
COURT = "青原旗人民法院"
WHY_LATE = "台账补录"
_accounts = count(1)


@contextmanager
def writing() -> Iterator[None]:
    """What runs inside writes as the console does."""
    act = Act("ledger.ingest", AT, None, "命令行", None)
    with transaction.atomic(), recording(act):
        yield


def a_court(name: str = COURT) -> Unit:
    """A court that keeps its ledger here."""
    return open_court(NewCourt(name), by=console(), at=AT)


def units(court: Unit, *names: str) -> list[Unit]:
    """Departments, tribunals and branches of a court."""
    with writing():
        return enter_units(court, names)


def a_unit(court: Unit, name: str = "综合办公室") -> Unit:
    """One department, tribunal or branch of a court."""
    return units(court, name)[0]


def a_person(court: Unit, full_name: str = "苏和") -> Person:
    """A member of the court's staff."""
    with writing():
        return enter_people([Person(court=court, full_name=full_name)])[0]


def a_tenure(
    person: Person,
    kind: TenureKind,
    *,
    since: date | None = None,
    until: date | None = None,
    unit: Unit | None = None,
    counterpart: Person | None = None,
    outcome: str = "",
    title: str = "",
) -> Tenure:
    """A dated relation of a person."""
    entry = TenureEntry(
        court_id=person.court_id,
        kind=kind.slug,
        person_id=person.pk,
        starts_on=since,
        ends_on=until,
        unit_id=unit.pk if unit else None,
        counterpart_id=counterpart.pk if counterpart else None,
        outcome=outcome,
        title=title,
    )
    with writing():
        return enter_tenures([entry], [Stamp(AT, console())])[0]


def an_actor(
    court: Unit | None, *roles: StaffRole, name: str = "陶格", unit: Unit | None = None
) -> Actor:
    """Somebody with an account who holds these offices in a court, or in a unit of it."""
    court_id = court.pk if court else None
    held = frozenset(Office(role, court_id, unit.pk if unit else None) for role in roles)
    return Actor(name, court_id, held, account_id=next(_accounts))


def a_clerk(court: Unit) -> Actor:
    """政治部内勤: files what the court did."""
    return an_actor(court, StaffRole.POLITICAL_CLERK, name="娜仁")


def a_head(court: Unit) -> Actor:
    """政治部主任: confirms what others filed."""
    return an_actor(court, StaffRole.POLITICAL_HEAD, name="乌仁")


def an_honour(
    court: Unit,
    *people: Person,
    on: date = date(2025, 3, 5),
    level: Level | None = Level.CITY,
    title: str = "先进工作者",
) -> RecordEntry:
    """An honour awarded to people, ready to be filed."""
    return RecordEntry(
        court_id=court.pk,
        kind=HONOUR.slug,
        occurred_on=on,
        title=title,
        award_level=level,
        issuer="某市总工会",
        people=tuple((PERSON, person.pk) for person in people),
    )


def a_visit(branch: Unit, *, round_label: str, on: date) -> RecordEntry:
    """One branch seen in a round of inspection."""
    assert branch.court_id is not None
    return RecordEntry(
        court_id=branch.court_id,
        kind=PARTY_INSPECTION.slug,
        occurred_on=on,
        serial=round_label,
        units=((INSPECTED_BRANCH, branch.pk),),
    )


def in_force(court: Unit, *entries: RecordEntry) -> list[Record]:
    """Files entries and has a second person confirm those that want it."""
    clerk, head = a_clerk(court), a_head(court)
    filed = [
        file_record(
            entry, by=clerk, at=AT, reason="" if entry.record_kind.fixed_reasons else WHY_LATE
        )
        for entry in entries
    ]
    return [
        confirm_record(record, by=head, at=AT) if record.state == "filed" else record
        for record in filed
    ]


def registers(court: Unit, year: int, slugs: Sequence[str]) -> None:
    """The court keeps these registers in a year."""
    with writing():
        open_registers(court, year, slugs, at=AT, basis="测试")
