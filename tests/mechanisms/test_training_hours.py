"""业务能力提升: hours from attendance lists against what the rule asks of each rank."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.careers.training import HoursOwed, TrainingTotals, hours_owed, training_totals
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.study import MEMBER_TRAINING
from jujiao.catalogue.training import TRAINING_COURSE
from jujiao.kernel.periods import year_of
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person, Unit
from mechanisms.personnel import a_court, a_member, a_policy, stamp, writing

pytestmark = pytest.mark.django_db
YEAR_END = date(2025, 12, 31)


def a_course(
    court: Unit,
    hours: int,
    *people: Person,
    on: date = date(2025, 6, 1),
    kind: str = TRAINING_COURSE.slug,
) -> None:
    entry = RecordEntry(
        court.pk,
        kind,
        on,
        title="审判业务培训班",
        quantity=hours,
        people=tuple((ATTENDEE, person.pk) for person in people),
    )
    with writing():
        enter_records([entry], [stamp()])


def owed(court: Unit) -> dict[str, HoursOwed]:
    return {one.name: one for one in hours_owed(court.pk, as_of=YEAR_END)}


def test_up_to_section_chief_ninety_hours_a_year_are_owed() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="一级主任科员", since=date(2020, 1, 1))
    a_course(court, 60, person)
    a_course(court, 20, person, kind=MEMBER_TRAINING.slug)
    a_course(court, 40, person, on=date(2024, 6, 1))
    one = owed(court)["林书禾"]
    assert (one.required, one.hours, one.shortfall) == (90, 80, 10)
    assert one.basis.citation.endswith("（待核）")


def test_from_consultant_upwards_five_years_are_added_up() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="四级调研员", since=date(2020, 1, 1))
    for year in range(2020, 2026):
        a_course(court, 100, person, on=date(year, 6, 1))
    one = owed(court)["林书禾"]
    assert (one.required, one.first_year, one.hours, one.shortfall) == (550, 2021, 500, 50)


def test_without_any_register_of_training_nobody_falls_short() -> None:
    court = a_court()
    a_member(court, "林书禾", rank="一级科员", since=date(2020, 1, 1))
    assert (owed(court)["林书禾"].hours, owed(court)["林书禾"].shortfall) == (None, None)


def test_who_was_at_no_course_has_none_once_courses_are_kept() -> None:
    court = a_court()
    a_course(court, 8, a_member(court, "高云起"))
    a_member(court, "林书禾")
    assert owed(court)["林书禾"].shortfall == 90


def test_a_court_may_ask_for_more() -> None:
    court = a_court()
    a_course(court, 90, a_member(court, "林书禾"))
    a_policy(court, "training_hours_yearly", 100)
    assert owed(court)["林书禾"].shortfall == 10


def test_courses_attendances_and_hours_are_three_figures() -> None:
    court = a_court()
    one, other = a_member(court, "林书禾"), a_member(court, "高云起")
    a_course(court, 8, one, other)
    a_course(court, 4, one)
    assert training_totals(court.pk, year_of(2025)) == TrainingTotals(2, 3, 20)
