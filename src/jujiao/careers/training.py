"""学时: how many hours each person has learned, how many the rule asks of his rank, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jujiao.careers.standings import Holding, holdings_on
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.training import (
    CADRE_TRAINING,
    HOURS_COUNT_IN,
    SENIOR_HOURS,
    SENIOR_MARKS,
    SENIOR_YEARS,
    TRAINING_COURSE,
    YEARLY_HOURS,
)
from jujiao.kernel.concepts import Basis
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.selectors import kept_registers
from jujiao.policies.selectors import policy_value

IN_FORCE = FactState.IN_FORCE.value
KINDS = tuple(kind.slug for kind in HOURS_COUNT_IN)
REGISTERS = frozenset(kind.register_slug for kind in HOURS_COUNT_IN)


@dataclass(frozen=True, slots=True)
class HoursOwed:
    """A person's hours in the span of his rule; ``hours`` None: no register of training was kept."""

    person_id: int
    name: str
    department: str
    rank: str
    required: int
    first_year: int
    hours: int | None
    basis: Basis = CADRE_TRAINING

    @property
    def shortfall(self) -> int | None:
        """How many hours are missing; None where nobody can know."""
        return None if self.hours is None else max(0, self.required - self.hours)


@dataclass(frozen=True, slots=True)
class TrainingTotals:
    """期, 人次, 学时 of a period."""

    courses: int
    attendances: int
    hours: int


def hours_owed(court_id: int, *, as_of: date) -> list[HoursOwed]:
    """Every member of staff with his hours in the year, or in five years from 四级调研员 upwards."""
    year = as_of.year
    span = Period(date(year - SENIOR_YEARS + 1, 1, 1), as_of)
    learned = _hours_by_year(court_id, span)
    known = bool(REGISTERS & kept_registers(court_id, year)) or any(y == year for _, y in learned)
    terms = _terms(court_id, on=as_of)
    return [
        _owed(person_id, one, terms, learned, year, known=known)
        for person_id, one in holdings_on(court_id, as_of).items()
        if one.serving
    ]


def training_totals(court_id: int, period: Period) -> TrainingTotals:
    """How many courses, attendances and hours (each course's hours times those present)."""
    courses = Record.objects.filter(
        court_id=court_id,
        kind=TRAINING_COURSE.slug,
        state=IN_FORCE,
        occurred_on__range=(period.first, period.last),
    )
    hours = dict(courses.values_list("pk", "quantity"))
    present = Counter(
        Participation.objects.filter(record_id__in=hours, role=ATTENDEE).values_list(
            "record_id", flat=True
        )
    )
    total = sum((hours[record_id] or 0) * count for record_id, count in present.items())
    return TrainingTotals(len(hours), present.total(), total)


@dataclass(frozen=True, slots=True)
class _Terms:
    yearly: int
    senior: int
    marks: tuple[str, ...]

    def is_senior(self, rank: str) -> bool:
        return any(mark in rank for mark in self.marks)


def _terms(court_id: int, *, on: date) -> _Terms:
    yearly, senior, marks = (
        policy_value(court_id, one.slug, on=on, default=one.value)
        for one in (YEARLY_HOURS, SENIOR_HOURS, SENIOR_MARKS)
    )
    assert isinstance(marks, Iterable)
    return _Terms(int(str(yearly)), int(str(senior)), tuple(str(mark) for mark in marks))


def _owed(
    person_id: int,
    one: Holding,
    terms: _Terms,
    learned: Counter[tuple[int, int]],
    year: int,
    *,
    known: bool,
) -> HoursOwed:
    senior = terms.is_senior(one.rank)
    first_year = year - SENIOR_YEARS + 1 if senior else year
    hours = sum(learned[person_id, past] for past in range(first_year, year + 1))
    return HoursOwed(
        person_id,
        one.name,
        one.department,
        one.rank,
        terms.senior if senior else terms.yearly,
        first_year,
        hours if known else None,
    )


def _hours_by_year(court_id: int, span: Period) -> Counter[tuple[int, int]]:
    rows = Participation.objects.filter(
        record__court_id=court_id,
        record__kind__in=KINDS,
        record__state=IN_FORCE,
        record__occurred_on__range=(span.first, span.last),
        role=ATTENDEE,
        person__isnull=False,
    ).values_list("person_id", "record__occurred_on", "record__quantity")
    learned: Counter[tuple[int, int]] = Counter()
    for person_id, day, hours in rows:
        if day is not None and person_id is not None:
            learned[person_id, day.year] += hours or 0
    return learned
