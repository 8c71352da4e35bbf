"""The inspectors, the inspected and a finding on its way: builders for the tests of focus 4."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from cast import a_court, a_person, a_tenure, a_unit, an_actor, writing
from jujiao.access.actors import Actor, console
from jujiao.catalogue.relations import UNIT_MEMBERSHIP
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.supervision import COURT_AFFAIRS_FINDINGS
from jujiao.evidence.services import Target, attach_evidence
from jujiao.findings.models import Finding, FindingMeasure
from jujiao.findings.services import (
    FindingEntry,
    MeasureEntry,
    NoticeEntry,
    confirm_finding,
    finish_measure,
    notify_rectification,
    plan_measures,
    raise_finding,
    report_rectification,
)
from jujiao.people.models import Person, Unit
from jujiao.policies.services import import_shipped_calendar

TODAY = date(2025, 4, 10)
NOTE = "已按要求整改到位。"


def at(day: date, hour: int = 9) -> datetime:
    """A moment on a day."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))


def the_calendars() -> None:
    """The working days of the years that come with the software are known."""
    with writing():
        import_shipped_calendar(by=console(), at=at(TODAY))


@dataclass(frozen=True, slots=True)
class Cast:
    """A court with an inspected department, its head, two inspectors and somebody who does the work."""

    court: Unit
    hall: Unit
    office: Unit
    head: Actor
    inspector: Actor
    second: Actor
    leader: Actor
    worker: Person


def staffed(court: Unit, unit: Unit, name: str, *roles: StaffRole, own_unit: bool = False) -> Actor:
    """Somebody of a department with an account and offices, his person known."""
    person = a_person(court, name)
    a_tenure(person, UNIT_MEMBERSHIP, since=date(2020, 1, 1), unit=unit)
    actor = an_actor(court, *roles, name=name, unit=unit if own_unit else None)
    return replace(actor, person_id=person.pk)


def a_cast() -> Cast:
    """The usual scene."""
    the_calendars()
    court = a_court()
    hall, office = a_unit(court, "刑事审判庭"), a_unit(court, "机关纪委")
    worker = a_person(court, "巴特")
    a_tenure(worker, UNIT_MEMBERSHIP, since=date(2020, 1, 1), unit=hall)
    return Cast(
        court,
        hall,
        office,
        staffed(court, hall, "其其格", StaffRole.DEPARTMENT_HEAD, own_unit=True),
        staffed(court, office, "哈斯", StaffRole.SUPERVISOR),
        staffed(court, office, "白音", StaffRole.DISCIPLINE_LEAD),
        staffed(court, office, "朝克", StaffRole.COURT_LEADER),
        worker,
    )


def found(
    cast: Cast, *, on: date = TODAY, title: str = "开庭迟到", area: str = "hearing"
) -> Finding:
    """A problem that was found and waits for the department's word."""
    entry = FindingEntry(
        cast.court.pk, COURT_AFFAIRS_FINDINGS.slug, title, on, unit_id=cast.hall.pk, area=area
    )
    return raise_finding(entry, by=cast.inspector, at=at(on))


def confirmed(cast: Cast, *, on: date = TODAY, title: str = "开庭迟到") -> Finding:
    """A problem that the department has accepted."""
    finding = found(cast, on=on, title=title)
    return confirm_finding(finding, on=on, by=cast.head, at=at(on), version=finding.version)


def notified(cast: Cast, *, number: str = "督整〔2025〕1号", workdays: int = 10) -> Finding:
    """A problem under a notice of rectification."""
    finding = confirmed(cast)
    entry = NoticeEntry(cast.court.pk, (finding,), number, TODAY, workdays)
    notify_rectification(entry, by=cast.inspector, at=at(TODAY))
    finding.refresh_from_db()
    return finding


def measured(cast: Cast, *titles: str) -> tuple[Finding, list[FindingMeasure]]:
    """A problem with its measures planned."""
    finding = notified(cast)
    entries = [MeasureEntry(title, cast.worker.pk, date(2025, 4, 20)) for title in titles]
    planned = plan_measures(finding, entries, by=cast.head, at=at(TODAY), version=finding.version)
    finding.refresh_from_db()
    return finding, planned


def with_evidence(
    fact: Finding | FindingMeasure, *, by: Actor, on: date = TODAY, name: str = "整改.txt"
) -> None:
    """A file that bears it out."""
    kind = "finding" if isinstance(fact, Finding) else "finding_measure"
    target = Target(fact.court_id, fact.unit_id, kind, fact.pk)
    attach_evidence(target, file_name=name, content="整改情况".encode(), by=by, at=at(on))


def reported(cast: Cast, titles: Sequence[str] = ("开庭前十分钟到庭",)) -> Finding:
    """A problem whose rectification is reported and waits for a second look."""
    finding, planned = measured(cast, *titles)
    for measure in planned:
        finish_measure(measure, on=TODAY, result=NOTE, by=cast.head, at=at(TODAY))
    with_evidence(finding, by=cast.head)
    return report_rectification(
        finding, on=TODAY, note=NOTE, by=cast.head, at=at(TODAY), version=finding.version
    )
