"""规则参数: the value in force then, the court's own before the general one."""

from __future__ import annotations

from datetime import date

import pytest

from cast import AT, a_court, a_head
from jujiao.access.actors import console
from jujiao.kernel.workdays import is_weekday
from jujiao.policies.models import CalendarException, CalendarYear, Policy
from jujiao.policies.notices import DayOff, YearNotice
from jujiao.policies.selectors import late_entry_days, outlet_levels, policy_value, work_calendar
from jujiao.policies.services import (
    PolicySetting,
    import_calendar,
    import_shipped_calendar,
    set_policy,
)

pytestmark = pytest.mark.django_db


def _set(court_id: int | None, value: object, since: date, *, subject: str = "") -> Policy:
    slug = "outlet_level" if subject else "late_entry_days"
    setting = PolicySetting(court_id, slug, subject, value, since, basis="党组会议纪要")
    return set_policy(setting, by=console(), at=AT)


def test_without_a_setting_the_shipped_default_holds() -> None:
    assert late_entry_days(a_court().pk, on=date(2025, 6, 1)) == 30


def test_last_year_is_judged_by_last_years_value() -> None:
    court = a_court()
    _set(court.pk, 15, date(2024, 1, 1))
    _set(court.pk, 10, date(2025, 1, 1))
    assert late_entry_days(court.pk, on=date(2024, 12, 31)) == 15
    assert late_entry_days(court.pk, on=date(2025, 1, 1)) == 10
    assert late_entry_days(court.pk, on=date(2023, 12, 31)) == 30


def test_a_courts_own_value_goes_before_the_general_one() -> None:
    court, other = a_court(), a_court("邻旗人民法院")
    _set(None, 20, date(2025, 1, 1))
    _set(court.pk, 7, date(2025, 1, 1))
    assert late_entry_days(court.pk, on=date(2025, 6, 1)) == 7
    assert late_entry_days(other.pk, on=date(2025, 6, 1)) == 20


def test_a_setting_says_who_set_it_and_on_what_basis() -> None:
    court = a_court()
    head = a_head(court)
    setting = PolicySetting(court.pk, "small_cell", "", 10, date(2025, 1, 1), basis="党组会议纪要")
    kept = set_policy(setting, by=head, at=AT)
    assert (kept.set_by, kept.basis, kept.verified) == ("乌仁", "党组会议纪要", False)


def test_a_table_of_outlets_is_read_as_it_held_on_the_day() -> None:
    court = a_court()
    _set(court.pk, 3, date(2024, 1, 1), subject="某晚报")
    _set(court.pk, 4, date(2025, 7, 1), subject="某晚报")
    assert outlet_levels(court.pk, on=date(2025, 6, 30)) == {"某晚报": 3}
    assert outlet_levels(court.pk, on=date(2025, 7, 1)) == {"某晚报": 4}


def test_a_courts_own_level_of_an_outlet_goes_before_the_general_one() -> None:
    court = a_court()
    _set(court.pk, 3, date(2025, 1, 1), subject="某晚报")
    _set(None, 4, date(2025, 1, 1), subject="某晚报")
    assert outlet_levels(court.pk, on=date(2025, 6, 30)) == {"某晚报": 3}


def test_a_rule_nobody_set_answers_with_what_the_asker_offers() -> None:
    assert policy_value(a_court().pk, "no_such_rule", on=date(2025, 1, 1), default=None) is None


def test_the_shipped_calendar_makes_its_years_known_once() -> None:
    years = import_shipped_calendar(by=console(), at=AT)
    assert years == list(range(2004, 2027))
    assert import_shipped_calendar(by=console(), at=AT) == []
    assert work_calendar().after(date(2025, 1, 24), 5) == date(2025, 2, 7)


def test_importing_a_year_again_corrects_it() -> None:
    """A day that the corrected notice no longer names is again what its weekday says."""
    spring, moved = date(2027, 2, 8), date(2027, 2, 9)
    first = YearNotice(2027, "通知", [DayOff(spring, False, "春节")])
    import_calendar(first, by=console(), at=AT)
    corrected = YearNotice(2027, "更正通知", [DayOff(moved, False, "春节")])
    import_calendar(corrected, by=console(), at=AT)
    calendar = work_calendar()
    assert calendar.is_workday(spring) is is_weekday(spring) is True
    assert calendar.is_workday(moved) is False
    assert CalendarYear.objects.get().calendar_year == 2027
    assert CalendarException.objects.count() == 2
