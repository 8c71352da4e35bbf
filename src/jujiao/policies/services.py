"""Setting policies and importing the calendar of a year."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.kernel.workdays import is_weekday
from jujiao.policies.models import CalendarException, CalendarYear, Policy
from jujiao.policies.notices import YearNotice, shipped_notices


@dataclass(frozen=True, slots=True)
class PolicySetting:
    """What is to hold from a day on."""

    court_id: int | None
    slug: str
    subject: str
    value: object
    valid_from: date
    basis: str = ""

    def __str__(self) -> str:
        return f"{self.slug} {self.subject}".strip()


@command("policy.set")
def set_policy(setting: PolicySetting, *, by: Actor, at: datetime) -> Policy:
    """Lets a value hold from a day on; the one before ends the day before, it is not forgotten."""
    return enter_policy(setting, set_by=by.name)


def enter_policy(setting: PolicySetting, *, set_by: str) -> Policy:
    """Writes the setting inside the command that is running."""
    same = Policy.objects.filter(
        court_id=setting.court_id, slug=setting.slug, subject=setting.subject, valid_until=None
    )
    for before in same:
        before.valid_until = max(before.valid_from, setting.valid_from - timedelta(days=1))
        before.save()
    policy = Policy(
        court_id=setting.court_id,
        slug=setting.slug,
        subject=setting.subject,
        value=setting.value,
        valid_from=setting.valid_from,
        basis=setting.basis,
        set_by=set_by,
    )
    policy.save()
    return policy


@command("calendar.import")
def import_calendar(notice: YearNotice, *, by: Actor, at: datetime) -> None:
    """Makes the working days of a year known; importing the same year again corrects it."""
    CalendarYear.objects.get_or_create(
        calendar_year=notice.calendar_year, defaults={"basis": notice.basis}
    )
    known = _exceptions_of(notice.calendar_year)
    fresh = []
    for line in notice.days:
        day = known.pop(line.calendar_day, None)
        if day is None:
            fresh.append(CalendarException(**asdict(line)))
        elif (day.is_worked, day.name) != (line.is_worked, line.name):
            day.is_worked, day.name = line.is_worked, line.name
            day.save()
    CalendarException.objects.bulk_create(fresh)
    for dropped in known.values():
        dropped.is_worked, dropped.name = is_weekday(dropped.calendar_day), ""
        dropped.save()


def import_shipped_calendar(*, by: Actor, at: datetime) -> list[int]:
    """Makes the years known whose notices come with the software; returns those that were not yet."""
    known = set(CalendarYear.objects.values_list("calendar_year", flat=True))
    fresh = [one for one in shipped_notices() if one.calendar_year not in known]
    for notice in fresh:
        import_calendar(notice, by=by, at=at)
    return [notice.calendar_year for notice in fresh]


def _exceptions_of(year: int) -> dict[date, CalendarException]:
    rows = CalendarException.objects.filter(calendar_day__year=year)
    return {row.calendar_day: row for row in rows}
