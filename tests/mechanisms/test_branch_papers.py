"""What a branch prints and looks up: notices, score sheets, party days beyond twelve, themes, quotas."""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import a_branch, a_meeting, a_party_officer, a_secretary
from cast import AT, a_court, writing
from course_cast import an_applicant, begin
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.assessments.papers import paper_of_assessment, said_fact
from jujiao.assessments.schemes import adopt_scheme
from jujiao.assessments.selectors import drafted
from jujiao.assessments.services import YearOfScheme, open_assessments
from jujiao.assessments.starter import starter_scheme
from jujiao.catalogue.branch_life import THEMED_PARTY_DAY
from jujiao.catalogue.study_group import FIRST_AGENDA_STUDY
from jujiao.duties.meetings import MeetingEntry, file_meeting
from jujiao.duties.party_days import FIXED_ITEMS, party_day_template, party_days
from jujiao.duties.themes import study_themes
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records, file_record
from jujiao.oversight.notices import notice_of_meeting
from jujiao.papers.reading import reading
from jujiao.people.stamps import Stamp
from jujiao.policies.services import PolicySetting, set_policy
from jujiao.procedures.quota import admission_quota

pytestmark = pytest.mark.django_db


def test_a_planned_meeting_prints_its_notice():
    branch = a_branch(a_court())
    entry = RecordEntry(
        branch.court_id,
        THEMED_PARTY_DAY.slug,
        date(2025, 12, 26),
        title="学习全会精神",
        unit_id=branch.pk,
        place_name="三楼会议室",
    )
    plan = file_record(entry, by=a_secretary(branch), at=AT, state=FactState.PLANNED)
    text = reading(notice_of_meeting(plan))
    assert "定于2025年12月26日召开主题党日，主题为“学习全会精神”，地点：三楼会议室。" in text
    with pytest.raises(Refused, match="只有写明日期的计划"):
        notice_of_meeting(a_meeting(branch, THEMED_PARTY_DAY, date(2025, 12, 1)))


def test_what_a_branch_holds_beyond_twelve_is_n():
    branch = a_branch(a_court())
    a_branch(branch.court, "执行局党支部")
    for month in range(1, 13):
        a_meeting(branch, THEMED_PARTY_DAY, date(2025, month, 5))
    for day in (20, 21):
        a_meeting(branch, THEMED_PARTY_DAY, date(2025, 7, day))
    found = [
        (one.branch.name, one.held, one.extra)
        for one in party_days(Scope(branch.court_id), year=2025)
    ]
    assert found == [("审判第一党支部", 14, 2), ("执行局党支部", 0, 0)]


def test_the_fixed_items_of_a_party_day_are_the_courts_to_set():
    court = a_court()
    assert party_day_template(court.pk, on=date(2025, 5, 1)).fixed_items == FIXED_ITEMS
    own = PolicySetting(
        court.pk, "party_day_template", "", ["奏唱国歌", "集体学习"], date(2025, 6, 1)
    )
    set_policy(own, by=console(), at=AT)
    assert party_day_template(court.pk, on=date(2025, 7, 1)).fixed_items == ("奏唱国歌", "集体学习")
    assert party_day_template(court.pk, on=date(2025, 5, 1)).fixed_items == FIXED_ITEMS


def test_branches_take_up_what_the_party_group_studied_and_owe_nothing():
    court = a_court()
    branch = a_branch(court)
    entry = RecordEntry(court.pk, FIRST_AGENDA_STUDY.slug, date(2025, 12, 1), title="重要讲话精神")
    with writing():
        [study] = enter_records([entry], [Stamp(AT, console())])
    assert study_themes(Scope(court.pk), year=2025)[0].cited_by == ()
    meeting = MeetingEntry(
        court.pk,
        branch.pk,
        THEMED_PARTY_DAY.slug,
        date(2025, 12, 10),
        "联学",
        cites=study.public_id,
    )
    file_meeting(meeting, by=a_secretary(branch), at=AT)
    [theme] = study_themes(Scope(court.pk), year=2025)
    assert (theme.record, theme.cited_by) == (study, (branch.name,))


def test_the_quota_of_a_year_counts_approvals():
    branch = a_branch(a_court())
    scope = Scope(branch.court_id)
    assert (admission_quota(scope, year=2025).planned, admission_quota(scope, year=2025).left) == (
        None,
        None,
    )
    setting = PolicySetting(
        branch.court_id, "admission_quota", "2025", 2, date(2025, 2, 1), "组织部指标"
    )
    set_policy(setting, by=console(), at=AT)
    procedure = begin("party_admission", branch, person=an_applicant(branch), on=date(2024, 1, 1))
    procedure.completed_on = date(2025, 6, 12)
    with writing():
        procedure.save()
    assert admission_quota(scope, year=2025).left == 1


def test_the_score_sheet_says_what_each_deduction_rests_on():
    court = a_court()
    branch = a_branch(court)
    a_meeting(branch, THEMED_PARTY_DAY, date(2025, 1, 5))
    officer = a_party_officer(court)
    scheme = adopt_scheme(
        starter_scheme(court.pk, in_force_from=date(2025, 1, 1)), by=officer, at=AT
    )
    open_assessments(YearOfScheme(scheme, 2025), by=officer, at=AT)
    [draft] = drafted(scheme, year=2025, as_of=date(2026, 1, 10))
    text = reading(paper_of_assessment(draft))
    assert "未定稿" in text
    assert "2025年2月主题党日" in text
    assert "合计未知分" in text


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("due:party_day_monthly:2025-03:7", "2025年3月主题党日"),
        ("due:lecture_quarterly:2025-Q2:7", "2025年第二季度党课"),
        ("finding:0f3a", "督查问题"),
        ("something else", "something else"),
    ],
)
def test_a_fact_is_named_in_words(reference, said):
    assert said_fact(reference) == said
