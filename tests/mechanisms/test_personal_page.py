"""个人履职页: the person sees his own; what others see follows from the table of permissions."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jujiao.careers.personal import PersonalFile, PersonalPage, personal_page
from jujiao.catalogue.honours import HONOUR, PERSON
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person
from mechanisms.personnel import (
    a_court,
    a_grade,
    a_member,
    a_sanction,
    an_actor,
    stamp,
    writing,
)

pytestmark = pytest.mark.django_db
TODAY = date(2025, 12, 1)


def somebody() -> Person:
    court = a_court()
    person = a_member(court, "林书禾", rank="二级主任科员", since=date(2022, 7, 1))
    a_grade(person, 2024, Grade.EXCELLENT)
    a_sanction(person, SanctionKind.WARNING, date(2020, 5, 1))
    honour = RecordEntry(
        court.pk,
        HONOUR.slug,
        TODAY,
        title="全市先进工作者",
        award_level=Level.CITY,
        people=((PERSON, person.pk),),
    )
    with writing():
        enter_records([honour], [stamp()])
    return person


def page(person: Person, role: StaffRole, *, himself: bool = False) -> PersonalPage:
    reader = an_actor(person.court, role, person=person if himself else None)
    return personal_page(PersonalFile(person), reader=reader, as_of=TODAY)


def test_the_person_sees_everything_of_his_own() -> None:
    own = page(somebody(), StaffRole.MEMBER, himself=True)
    assert own.grades is not None
    assert own.sanctions is not None
    assert own.ladders is not None
    assert [one.grade for one in own.grades] == [Grade.EXCELLENT]
    assert [one.kind for one in own.sanctions] == [SanctionKind.WARNING]
    assert [one.answer.next for one in own.ladders] == ["一级主任科员"]
    assert own.counts == {"荣誉表彰": 1}


def test_a_colleague_sees_nothing_of_it() -> None:
    with pytest.raises(Refused, match="查看履职页不在您的权限之内"):
        page(somebody(), StaffRole.MEMBER)


def test_the_political_department_sees_grades_but_no_sanction() -> None:
    seen = page(somebody(), StaffRole.POLITICAL_CLERK)
    assert seen.grades is not None
    assert seen.sanctions is None


def test_discipline_sees_the_sanction_but_neither_grades_nor_ladders() -> None:
    seen = page(somebody(), StaffRole.DISCIPLINE_LEAD)
    assert seen.sanctions is not None
    assert (seen.grades, seen.ladders) == (None, None)


def test_no_restricted_kind_stands_among_the_deeds() -> None:
    kinds = {deed.kind for deed in page(somebody(), StaffRole.COURT_LEADER).deeds}
    assert kinds == {"honour"}


def test_the_page_asks_a_fixed_number_of_questions() -> None:
    person = somebody()
    with CaptureQueriesContext(connection) as few:
        page(person, StaffRole.COURT_LEADER)
    for year in range(2015, 2024):
        a_grade(person, year, Grade.COMPETENT)
    with CaptureQueriesContext(connection) as many:
        page(person, StaffRole.COURT_LEADER)
    assert len(few) == len(many)
