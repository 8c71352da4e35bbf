"""退休: the day on which each of those in service retires, decided or computed, and what it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.honours import HONOUR
from jujiao.catalogue.relations import COURT_SERVICE, RETIREMENT, STAFF_CLASS
from jujiao.catalogue.retirement import (
    MEDAL_YEARS,
    MEN,
    NOTICE_MONTHS,
    POLICY,
    SCHEDULES,
    WOMEN,
    WORKER_CLASSES,
    WORKERS,
    Schedule,
)
from jujiao.integrity.terms import number_in_force, words_in_force
from jujiao.kernel.periods import add_months, year_of
from jujiao.ledger.models import Participation
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import IN_FORCE, held_on
from jujiao.policies.selectors import policies_in_force

MEDAL = "荣誉天平奖章"


@dataclass(frozen=True, slots=True)
class RetirementDay:
    """When somebody retires: decided by a paper, computed from his age, or unknown (None)."""

    person: Person
    on: date | None
    is_decided: bool = False

    @property
    def basis(self) -> str:
        """已定, 按年龄推算, 缺出生日期或性别."""
        if self.on is None:
            return "缺出生日期或性别"
        return "已定" if self.is_decided else "按年龄推算"

    def notice_months(self, as_of: date) -> int | None:
        """Under which notice it falls: 1, 6 or 12 months ahead, or none."""
        if self.on is None:
            return None
        ahead = (months for months in NOTICE_MONTHS if self.on <= add_months(as_of, months))
        return next(ahead, None)


def retirement_days(scope: Scope, *, as_of: date) -> list[RetirementDay]:
    """Everybody in service on the day, who retires first before the others, the unknown last."""
    court_id = scope.court_id
    serving = Tenure.objects.filter(held_on(as_of), court_id=court_id, kind=COURT_SERVICE.slug)
    people = Person.objects.filter(pk__in=serving.values("person_id")).order_by("pk")
    decided, workers = _decided(court_id, as_of), _workers(court_id, as_of)
    schedules = schedules_in_force(court_id, on=as_of)
    days = [
        RetirementDay(one, decided[one.pk], is_decided=True)
        if one.pk in decided
        else RetirementDay(one, computed_day(one, schedules, is_worker=one.pk in workers))
        for one in people
    ]
    return sorted(days, key=lambda one: (one.on or date.max, one.person.pk))


def retirements_ahead(scope: Scope, *, as_of: date) -> list[RetirementDay]:
    """Those who retire within a year: the notices at twelve, six and one month."""
    return [one for one in retirement_days(scope, as_of=as_of) if one.notice_months(as_of)]


def computed_day(
    person: Person, schedules: Mapping[str, Schedule], *, is_worker: bool = False
) -> date | None:
    """The day by the table, or None where birth or sex is not recorded."""
    if person.born_on is None or person.sex not in ("男", "女"):
        return None
    row = MEN if person.sex == "男" else WORKERS if is_worker else WOMEN
    return schedules[row].retires_on(person.born_on)


def schedules_in_force(court_id: int, *, on: date) -> dict[str, Schedule]:
    """The table of retirement ages on a day: as shipped, or as the court has set a row of it."""
    rows = policies_in_force(court_id, POLICY, on=on)
    return dict(SCHEDULES) | {row.subject: _schedule(row.value) for row in rows}


@dataclass(frozen=True, slots=True)
class MedalCandidate:
    """Somebody who leaves in a year after so many years of work in courts."""

    person: Person
    leaves_on: date
    years: int


def medal_candidates(scope: Scope, year: int, *, as_of: date) -> list[MedalCandidate]:
    """荣誉天平奖章: who retires in the year with thirty years in the court and does not have it yet."""
    period = year_of(year)
    least = number_in_force(scope.court_id, MEDAL_YEARS, on=as_of)
    holders = set(
        Participation.objects.filter(
            record__court_id=scope.court_id,
            record__kind=HONOUR.slug,
            record__state=IN_FORCE,
            record__title__contains=MEDAL,
        ).values_list("person_id", flat=True)
    )
    leaving = {one.pk: (one, day) for one, day in _leaving(scope, year, as_of) if day in period}
    found = [
        MedalCandidate(person, day, _whole_years(person.joined_court_on, day))
        for person, day in leaving.values()
        if person.joined_court_on is not None and person.pk not in holders
    ]
    return [one for one in found if one.years >= least]


def _leaving(scope: Scope, year: int, as_of: date) -> Iterator[tuple[Person, date]]:
    for one in retirement_days(scope, as_of=as_of):
        if one.on is not None:
            yield one.person, one.on
    retired = Tenure.objects.filter(
        court_id=scope.court_id, kind=RETIREMENT.slug, state=IN_FORCE, starts_on__year=year
    )
    for tenure in retired.select_related("person"):
        if tenure.starts_on is not None:
            yield tenure.person, tenure.starts_on


def _decided(court_id: int, as_of: date) -> dict[int, date]:
    rows = Tenure.objects.filter(
        court_id=court_id, kind=RETIREMENT.slug, state=IN_FORCE, starts_on__gt=as_of
    )
    return {one.person_id: one.starts_on for one in rows if one.starts_on}


def _workers(court_id: int, as_of: date) -> set[int]:
    classes = words_in_force(court_id, WORKER_CLASSES, on=as_of)
    held = Tenure.objects.filter(
        held_on(as_of), court_id=court_id, kind=STAFF_CLASS.slug, title__in=classes
    )
    return set(held.values_list("person_id", flat=True))


def _schedule(value: object) -> Schedule:
    assert isinstance(value, dict)
    return Schedule(
        int(value["age"]),
        every=int(value["every"]),
        most=int(value["most"]),
        since=date.fromisoformat(value.get("since", "2025-01-01")),
    )


def _whole_years(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
