"""业务能力提升: hours from attendance lists against what the rule asks of each rank."""

from __future__ import annotations

from datetime import date

import pytest

from company import Company, the_company
from jujiao.access.scope import Scope
from jujiao.careers.training import HoursOwed, TrainingTotals, hours_owed, training_totals
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.relations import RANK
from jujiao.catalogue.study import MEMBER_TRAINING
from jujiao.catalogue.training import TRAINING_COURSE
from jujiao.duties.facts import Owing
from jujiao.duties.selectors import dues
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import year_of
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.notices.selectors import court_day, today_of
from jujiao.people.models import Person, Unit
from mechanisms.personnel import a_court, a_member, a_policy, a_tenure, stamp, writing

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


def still_owed(court: Unit, as_of: date) -> dict[str, tuple[DueState, int]]:
    duty = DUTIES["staff_hours_yearly"]
    found = dues(Owing(Scope(court.pk), as_of, (duty,)))
    return {one.bearer.name: (one.state, one.required - one.done) for one in found}


def test_the_duty_is_that_of_ranks_below_consultant_and_says_what_is_missing() -> None:
    court = a_court()
    junior = a_member(court, "林书禾", rank="一级主任科员", since=date(2020, 1, 1))
    senior = a_member(court, "高云起", rank="四级调研员", since=date(2020, 1, 1))
    a_member(court, "沈知行")
    a_course(court, 60, junior, senior)
    assert still_owed(court, date(2025, 10, 8)) == {"林书禾": (DueState.DUE, 30)}
    assert still_owed(court, date(2025, 12, 31))["林书禾"][1] == 30


def test_the_shortfall_stands_in_the_person_s_own_list_from_september() -> None:
    company = the_company()
    court, person = company.court, company.people["judge"]
    a_tenure(court, RANK.slug, person, title="二级法官", starts_on=date(2020, 1, 1))
    a_course(court, 60, person)
    assert remedies(company, date(2025, 8, 31)) == []
    assert remedies(company, date(2025, 9, 8)) == ["还差30学时，办完请登记“干部培训班次”。"]


def remedies(company: Company, on: date) -> list[str]:
    day = court_day(company.court.pk, on)
    asked = today_of(day, day.readers[company.accounts["judge"].pk]).asked
    return [one.matter.remedy for one in asked if one.matter.title == "干部教育培训学时"]
