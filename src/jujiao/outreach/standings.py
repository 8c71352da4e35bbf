"""法治副校长 on a day: terms that end soon, hours and duties by school, schools without anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet, Sum

from jujiao.access.scope import Scope, within
from jujiao.catalogue.law_outreach import (
    EVALUATIONS,
    LEAST_HOURS,
    SCHOOL_EVALUATION,
    SCHOOL_SERVICE,
    SIX_DUTIES,
    TERM_NOTICE,
    VICE_PRINCIPAL,
)
from jujiao.duties.rules import BearerSpan, Evidence, state_of
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import Period, year_of
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.selectors import kept_registers
from jujiao.outreach.vice_principals import terms
from jujiao.people.models import Place, Tenure
from jujiao.people.selectors import IN_FORCE, held_on

SCHOOL = "school"
Key = tuple[int, str]


def terms_ending(scope: Scope, *, as_of: date) -> list[Tenure]:
    """The terms that end within the notice, those that end first before the others."""
    days = number_in_force(scope.court_id, TERM_NOTICE, on=as_of)
    ending = terms(scope.court_id).filter(held_on(as_of), ends_on__lte=as_of + timedelta(days=days))
    return list(ending.order_by("ends_on", "pk"))


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One vice principal at one school in a year, up to a day: hours, duties done, the school's word.

    A term that covers less than half of the year owes no hours in it.
    """

    tenure: Tenure
    hours: int
    required: int
    state: DueState
    duties: tuple[str, ...]
    evaluation: str

    @property
    def missing_duties(self) -> tuple[str, ...]:
        """Those of the six that nothing was recorded for."""
        return tuple(label for label in SIX_DUTIES.values() if label not in self.duties)


def school_years(scope: Scope, year: int, *, as_of: date) -> list[SchoolYear]:
    """Every term that touches the year, with what was done under it by the day."""
    court_id, period = scope.court_id, year_of(year)
    until = min(period.last, as_of)
    if until < period.first:
        return []
    reach = Period(period.first, until)
    done, judged = _done(court_id, reach), _judged(court_id, reach)
    least = number_in_force(court_id, LEAST_HOURS, on=until)
    is_kept = bool(done) or SCHOOL_SERVICE.register_slug in kept_registers(court_id, year)
    touching = (one for one in terms(court_id) if period.overlaps(one.starts_on, one.ends_on))
    return [_school_year(one, (least, is_kept), period, as_of, done, judged) for one in touching]


def _school_year(
    tenure: Tenure,
    rule: tuple[int, bool],
    period: Period,
    as_of: date,
    done: Mapping[Key, Mapping[str, int]],
    judged: Mapping[Key, str],
) -> SchoolYear:
    key, (least, is_kept) = (tenure.person_id, tenure.outside), rule
    own = done.get(key, {})
    span = BearerSpan(tenure.person_id, "", tenure.starts_on, tenure.ends_on)
    required = least if span.owes_in(period) else 0
    due_on = min(period.last, tenure.ends_on or period.last)
    hours = sum(own.values())
    return SchoolYear(
        tenure,
        hours,
        required,
        state_of(required, Evidence(hours, is_kept), due_on=due_on, today=as_of),
        tuple(SIX_DUTIES[duty] for duty in SIX_DUTIES if duty in own),
        judged.get(key, ""),
    )


def schools_without(scope: Scope, *, as_of: date) -> list[str]:
    """Listed schools that have no vice principal on the day: each should have one."""
    served = terms(scope.court_id).filter(held_on(as_of)).values("outside")
    schools = within(Place.objects.filter(place_kind=SCHOOL), scope).exclude(name__in=served)
    return list(schools.order_by("pk").values_list("name", flat=True))


def _done(court_id: int, reach: Period) -> dict[Key, dict[str, int]]:
    rows = (
        Participation.objects.filter(
            role=VICE_PRINCIPAL,
            person__isnull=False,
            record__in=_records(court_id, SCHOOL_SERVICE.slug, reach),
        )
        .order_by()
        .values_list("person_id", "record__place_name", "record__outcome")
        .annotate(hours=Sum("record__quantity"))
    )
    done: dict[Key, dict[str, int]] = {}
    for person_id, school, duty, hours in rows:
        done.setdefault((person_id, school), {})[duty] = hours or 0
    return done


def _judged(court_id: int, reach: Period) -> dict[Key, str]:
    """The last word of each school on its vice principal."""
    return dict(_evaluations(court_id, reach))


def _evaluations(court_id: int, reach: Period) -> Iterator[tuple[Key, str]]:
    rows = Participation.objects.filter(
        role=VICE_PRINCIPAL,
        person__isnull=False,
        record__in=_records(court_id, SCHOOL_EVALUATION.slug, reach),
    ).order_by("record__occurred_on", "pk")
    for person_id, school, outcome in rows.values_list(
        "person_id", "record__place_name", "record__outcome"
    ):
        yield (person_id, school), EVALUATIONS.get(outcome, "")


def _records(court_id: int, kind: str, reach: Period) -> QuerySet[Record]:
    return Record.objects.filter(
        court_id=court_id,
        kind=kind,
        state=IN_FORCE,
        occurred_on__range=(reach.first, reach.last),
    )
