"""登记表、审批表: filled from the person's own facts; what only people know stays blank; nothing is made up."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.careers.career_papers import career_sheet, deeds_list
from jujiao.careers.person_forms import appraisal_form, commendation_form
from jujiao.careers.personal import PersonalFile, PersonalPage, personal_page
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.honours import HONOUR, PERSON
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.training import TRAINING_COURSE
from jujiao.kernel.ladders import Grade
from jujiao.kernel.levels import Level
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.papers.reading import reading
from jujiao.papers.tree import Form, Paper
from jujiao.people.models import Person
from mechanisms.personnel import a_court, a_grade, a_member, a_unit, an_actor, stamp, writing

pytestmark = pytest.mark.django_db
TODAY = date(2025, 12, 29)


def somebody() -> Person:
    court = a_court()
    hall = a_unit(court, "民事审判庭")
    person = a_member(court, "林书禾", rank="二级主任科员", since=date(2022, 7, 1), unit=hall)
    a_grade(person, 2024, Grade.EXCELLENT)
    for kind, day, more in (
        (HONOUR.slug, date(2025, 5, 1), {"title": "全市先进工作者", "award_level": Level.CITY}),
        (TRAINING_COURSE.slug, date(2025, 6, 1), {"title": "民法典培训班", "quantity": 40}),
        (TRAINING_COURSE.slug, date(2024, 6, 1), {"title": "旧年培训班", "quantity": 16}),
    ):
        role = PERSON if kind == HONOUR.slug else ATTENDEE
        entry = RecordEntry(court.pk, kind, day, people=((role, person.pk),), **more)  # type: ignore[arg-type]
        with writing():
            enter_records([entry], [stamp()])
    return person


def page_for(role: StaffRole) -> PersonalPage:
    person = somebody()
    reader = an_actor(person.court, role)
    return personal_page(PersonalFile(person), reader=reader, as_of=TODAY)


def rows_of(paper: Paper) -> dict[str, str]:
    """Label → what stands beside it."""
    [form] = [one for one in paper.blocks if isinstance(one, Form)]
    found = {}
    for row in form.rows:
        for label, filled in zip(row.fields[::2], row.fields[1::2], strict=True):
            said = "".join(str(line) for line in label.lines)
            found[said] = "；".join(str(line) for line in filled.lines)
    return found


def test_the_appraisal_form_holds_the_year_s_facts_and_leaves_the_summary_blank() -> None:
    rows = rows_of(appraisal_form(page_for(StaffRole.POLITICAL_CLERK), year=2025, as_of=TODAY))
    assert (rows["姓名"], rows["职级等级"], rows["任现职级"]) == (
        "林书禾",
        "二级主任科员",
        "2022年7月",
    )
    assert rows["单位及职务职级"] == "民事审判庭"
    assert rows["参加培训情况"] == "培训1期，40学时。；2025年6月　民法典培训班"
    assert rows["荣誉表彰"] == "2025年5月　全市先进工作者（市级）"
    assert rows["个人总结"] == rows["主管领导评语和考核等次建议"] == ""


def test_what_the_ledger_does_not_hold_stays_blank_or_is_said() -> None:
    rows = rows_of(appraisal_form(page_for(StaffRole.POLITICAL_CLERK), year=2023, as_of=TODAY))
    assert (rows["性别"], rows["出生年月"], rows["政治面貌"]) == ("", "", "")
    assert rows["本年度参加工作"] == rows["荣誉表彰"] == "台账里没有记录"


def test_who_may_not_see_grades_prints_none() -> None:
    seen = rows_of(commendation_form(page_for(StaffRole.POLITICAL_CLERK), year=2025, as_of=TODAY))
    assert seen["近三年年度考核"] == "2024年优秀"


def test_a_form_printed_by_discipline_leaves_grades_blank() -> None:
    rows = rows_of(commendation_form(page_for(StaffRole.DISCIPLINE_LEAD), year=2025, as_of=TODAY))
    assert rows["近三年年度考核"] == ""


def test_deeds_name_their_records_and_how_many_they_rest_on() -> None:
    page = page_for(StaffRole.POLITICAL_CLERK)
    told = reading(deeds_list(page, year=2025, as_of=TODAY))
    assert "共2件：荣誉表彰1件，干部培训班次1件。" in told
    assert "依据台账已生效的记录2条，截至2025年12月29日" in told
    assert all(one.public_id[:8] in told for one in page.deeds if one.day != date(2024, 6, 1))


def test_the_whole_page_is_a_paper_with_every_record_it_rests_on() -> None:
    told = reading(career_sheet(page_for(StaffRole.COURT_LEADER), as_of=TODAY))
    assert "二、年度考核" in told
    assert "依据台账已生效的记录3条" in told
    assert "不是档案，也不代替档案" in told
