"""三个规定月统计: per department and month reported, nil or missing, and whether in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from jujiao.catalogue.interference import (
    CLASSES,
    CLOSING_DAY,
    INTERFERENCE_MONTH,
    NIL,
    REPORTED,
    ZERO_MONTHS,
)
from jujiao.catalogue.relations import UNIT_MEMBERSHIP
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.periods import Period, month_of
from jujiao.kernel.transitions import FactState
from jujiao.kernel.workdays import WorkCalendar
from jujiao.ledger.models import Record
from jujiao.people.models import Origin, Tenure, Unit, UnitSort
from jujiao.policies.selectors import work_calendar

MISSING = "missing"
STANDING = (FactState.FILED.value, FactState.IN_FORCE.value)
STATE_LABELS = {REPORTED: "已报", NIL: "零报告", MISSING: "未报"}


@dataclass(frozen=True, slots=True)
class DepartmentMonth:
    """One cell of the matrix. ``late`` is None where nobody knows when it was reported."""

    month: date
    unit_id: int
    department: str
    state: str
    count: int | None = None
    late: bool | None = None
    classes: Mapping[str, int | None] = field(default_factory=dict)
    confirmed_by: str = ""
    receipt_no: str = ""

    @property
    def state_label(self) -> str:
        """已报, 零报告, 未报."""
        return STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class ZeroStreak:
    """A department that has reported nil for so many months in a row, up to the last one due."""

    department: str
    months: int

    @property
    def reminder(self) -> str:
        """A request to verify, never a quota and never a reproach."""
        return f"{self.department}已连续{self.months}个月零报告，提醒核实，做到应报尽报。"


def month_matrix(court_id: int, year: int, *, as_of: date) -> list[DepartmentMonth]:
    """The cells of all months of the year that are over, and of the running one where reported."""
    records = _records(court_id, year)
    calendar = work_calendar()
    cells = []
    for month in (date(year, number, 1) for number in range(1, 13)):
        closing = closing_day(court_id, month, calendar)
        for unit in _owing(court_id, month, {key[0] for key in records}):
            cell = _cell(unit, month, records.get((unit.pk, month)), closing, as_of)
            if cell.state != MISSING or month_of(year, month.month).last <= as_of:
                cells.append(cell)
    return cells


def closing_day(court_id: int, month: date, calendar: WorkCalendar) -> date | None:
    """The working day of the next month on which the month closes; None without a calendar."""
    last = month_of(month.year, month.month).last
    days = number_in_force(court_id, CLOSING_DAY, on=last)
    begins = last + timedelta(days=1)
    return calendar.after(last, days) if begins.year in calendar.years else None


def zero_streaks(
    court_id: int, cells: Iterable[DepartmentMonth], *, as_of: date
) -> list[ZeroStreak]:
    """Departments that are to be asked to verify: nil in each of the last months, none missing.

    A run does not end with the year: the months of the year before are looked at too.
    """
    enough = number_in_force(court_id, ZERO_MONTHS, on=as_of)
    shown = sorted(cells, key=lambda one: one.month)
    before = month_matrix(court_id, shown[0].month.year - 1, as_of=as_of) if shown else []
    states: dict[str, list[str]] = {}
    for cell in (*before, *shown):
        states.setdefault(cell.department, []).append(cell.state)
    streaks = [ZeroStreak(name, _trailing_nils(said)) for name, said in states.items()]
    return [one for one in streaks if one.months >= enough]


def owing_units(court_id: int, month: date) -> list[Unit]:
    """The departments and tribunals that owe a report for the month."""
    reported = {unit_id for unit_id, _ in _records(court_id, month.year)}
    return _owing(court_id, month, reported)


def record_of_month(court_id: int, unit_id: int, month: date) -> Record | None:
    """What stands in the ledger for a department and month."""
    return _standing(court_id).filter(unit_id=unit_id, occurred_on=month).first()


def total_by_class(cells: Iterable[DepartmentMonth]) -> dict[str, int | None]:
    """The sum of each class; None where a department that reported did not tell the classes apart."""
    reported = [cell for cell in cells if cell.state == REPORTED]
    return {name: _sum(cell.classes.get(name) for cell in reported) for name in CLASSES}


def _sum(counts: Iterable[int | None]) -> int | None:
    known = list(counts)
    return None if None in known else sum(count for count in known if count is not None)


def _owing(court_id: int, month: date, reported: set[int]) -> list[Unit]:
    """Departments that existed in the month and have staff, or have reported in the year."""
    period = month_of(month.year, month.month)
    staffed = Tenure.objects.filter(
        _touching("starts_on", "ends_on", period),
        court_id=court_id,
        kind=UNIT_MEMBERSHIP.slug,
        state=FactState.IN_FORCE.value,
    ).values("unit_id")
    rows = Unit.objects.filter(
        _touching("opened_on", "closed_on", period),
        Q(pk__in=staffed) | Q(pk__in=reported),
        court_id=court_id,
        sort__in=(UnitSort.DEPARTMENT.value, UnitSort.TRIBUNAL.value),
    )
    return list(rows.order_by("display_order", "pk"))


def _touching(first: str, last: str, period: Period) -> Q:
    begun = Q(**{first: None}) | Q(**{f"{first}__lte": period.last})
    return begun & (Q(**{last: None}) | Q(**{f"{last}__gte": period.first}))


def _standing(court_id: int) -> QuerySet[Record]:
    return Record.objects.filter(
        court_id=court_id, kind=INTERFERENCE_MONTH.slug, state__in=STANDING
    ).order_by("state", "-pk")


def _records(court_id: int, year: int) -> dict[tuple[int, date], Record]:
    """Of each department and month the count in force, else the one that waits for confirmation."""
    rows = _standing(court_id).filter(occurred_on__year=year, unit__isnull=False)
    found: dict[tuple[int, date], Record] = {}
    for row in rows:
        assert row.unit_id is not None
        assert row.occurred_on is not None
        key = (row.unit_id, row.occurred_on.replace(day=1))
        if key not in found or row.state == FactState.IN_FORCE.value:
            found[key] = row
    return found


def _cell(
    unit: Unit, month: date, record: Record | None, closing: date | None, as_of: date
) -> DepartmentMonth:
    if record is None:
        late = None if closing is None else as_of > closing
        return DepartmentMonth(month, unit.pk, unit.name, MISSING, late=late)
    reported_on = _reported_on(record)
    late = None if closing is None or reported_on is None else reported_on > closing
    return DepartmentMonth(
        month,
        unit.pk,
        unit.name,
        NIL if record.quantity == 0 else REPORTED,
        record.quantity,
        late,
        {name: record.details.get(name) for name in CLASSES},
        record.confirmed_by_name,
        record.document_no,
    )


def _reported_on(record: Record) -> date | None:
    """The day it was reported; nobody knows it of an imported month."""
    written = record.details.get("reported_on")
    if written:
        return date.fromisoformat(str(written))
    native = record.origin == Origin.NATIVE.value
    return timezone.localdate(record.recorded_at) if native else None


def _trailing_nils(states: list[str]) -> int:
    count = 0
    for state in reversed(states):
        if state != NIL:
            break
        count += 1
    return count
