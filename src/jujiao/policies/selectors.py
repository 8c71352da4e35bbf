"""Which value held on a day, and which days are worked."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from jujiao.catalogue.publicity import OUTLET_LEVEL
from jujiao.kernel.workdays import WorkCalendar
from jujiao.policies.models import CalendarException, CalendarYear, Policy

LATE_AFTER_DAYS = 30


def policies_in_force(court_id: int, slug: str, *, on: date) -> QuerySet[Policy]:
    """The values of a rule that held for a court on a day; the court's own before the general."""
    held = Q(valid_from__lte=on) & (Q(valid_until=None) | Q(valid_until__gte=on))
    own_or_general = Q(court_id=court_id) | Q(court_id=None)
    return Policy.objects.filter(held & own_or_general, slug=slug).order_by("court_id", "pk")


def policy_value(court_id: int, slug: str, *, on: date, default: object) -> object:
    """The single value of a rule on a day, or the shipped default."""
    rows = list(policies_in_force(court_id, slug, on=on))
    own = [row for row in rows if row.court_id == court_id]
    return (own or rows)[-1].value if rows else default


def late_entry_days(court_id: int, *, on: date) -> int:
    """After how many days a native entry is marked 补录."""
    value = policy_value(court_id, "late_entry_days", on=on, default=LATE_AFTER_DAYS)
    return int(str(value))


def outlet_levels(court_id: int, *, on: date) -> dict[str, int]:
    """媒体级别对照表: outlet → level, as it held on a day."""
    return level_table(court_id, OUTLET_LEVEL, on=on)


def level_table(court_id: int, slug: str, *, on: date) -> dict[str, int]:
    """A table of levels: folded name → level, as it held on a day; the court's own goes before the general."""
    rows = policies_in_force(court_id, slug, on=on)
    own_last = sorted(rows, key=lambda row: (row.court_id is not None, row.pk))
    return {row.subject: int(row.value) for row in own_last}


def work_calendar() -> WorkCalendar:
    """The working days of all years whose notice was imported."""
    years = frozenset(CalendarYear.objects.values_list("calendar_year", flat=True))
    exceptions = dict(CalendarException.objects.values_list("calendar_day", "is_worked"))
    return WorkCalendar(years, exceptions)
