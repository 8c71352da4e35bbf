"""第一议题、中心组、学时、宪法宣誓、升旗: what is studied, by whom, how much, and on which days."""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import a_branch, a_member, a_party_officer, dues_of, owing, states
from cast import AT, a_court, a_person, a_tenure, registers, writing
from jujiao.access.actors import console
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.relations import COURT_SERVICE, STAFF_CLASS
from jujiao.catalogue.study import (
    CONCENTRATED,
    CONSTITUTION_OATH,
    FLAG_RAISING,
    INDUCTION,
    MEMBER_TRAINING,
    OATH_TAKER,
)
from jujiao.catalogue.study_group import (
    BRIEFING,
    FIRST_AGENDA_STUDY,
    PARTY_GROUP_MEETING,
    SEMINAR,
    STUDY_GROUP_SESSION,
    STUDY_PLAN,
    seminar_or_briefing,
)
from jujiao.catalogue.study_group_rules import days_to_study, seminar_breaches
from jujiao.duties.listing import as_rows
from jujiao.duties.selectors import dues
from jujiao.duties.services import DutyDecision, adjust_duty
from jujiao.kernel.concepts import RecordKind
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person, Unit
from jujiao.people.services import TenureEntry, enter_tenures
from jujiao.people.stamps import Stamp
from jujiao.policies.services import PolicySetting, set_policy

pytestmark = pytest.mark.django_db


def _held(court: Unit, kind: RecordKind, on: date, **said: object) -> Record:
    entry = RecordEntry(court.pk, kind.slug, occurred_on=on, title="学习", **said)
    with writing():
        return enter_records([entry], [Stamp(AT, console())])[0]


def _switched_on(court: Unit, slug: str) -> None:
    decision = DutyDecision(court.pk, slug, date(2025, 12, 20), "本院党组会议")
    adjust_duty(decision, by=a_party_officer(court), at=AT)


def test_a_briefing_is_no_seminar():
    court = a_court()
    _held(court, STUDY_GROUP_SESSION, date(2025, 2, 5), outcome=BRIEFING)
    _held(court, STUDY_GROUP_SESSION, date(2025, 5, 5), outcome=SEMINAR)
    found = states(court, "study_group_seminar_quarterly", as_of=date(2025, 7, 1))
    assert found == {"2025-Q1": "overdue", "2025-Q2": "fulfilled", "2025-Q3": "due"}


def test_a_session_that_nobody_called_either_leaves_the_quarter_unknown():
    court = a_court()
    _held(court, STUDY_GROUP_SESSION, date(2025, 2, 5))
    found = states(court, "study_group_seminar_quarterly", as_of=date(2025, 4, 1))
    assert found["2025-Q1"] == "unknown"


@pytest.mark.parametrize(
    ("title", "outcome"),
    [("集体学习研讨", SEMINAR), ("传达上级会议精神", BRIEFING), ("第三次学习", "")],
)
def test_the_title_tells_a_seminar_from_a_briefing(title, outcome):
    assert seminar_or_briefing(title) == outcome


def test_a_seminar_has_a_lead_speech_and_others_who_answer():
    [lead] = seminar_breaches({"speaker": 3})
    assert lead.blocks
    assert "研讨没有重点发言" in lead.problem.message
    [answer] = seminar_breaches({"lead_speaker": 1})
    assert "没有交流发言" in answer.problem.message
    assert seminar_breaches({"lead_speaker": 1, "speaker": 2}) == ()


def test_the_floor_of_attendance_is_the_courts_own_and_only_warns():
    speakers = {"lead_speaker": 1, "speaker": 1}
    assert seminar_breaches(speakers, present=8, expected=10) == ()
    [low] = seminar_breaches(speakers, present=8, expected=10, floor_percent=90)
    assert not low.blocks
    assert seminar_breaches(speakers, present=9, expected=10, floor_percent=90) == ()


def test_the_year_plan_is_due_at_the_end_of_march():
    court = a_court()
    registers(court, 2025, ["study_group_papers"])
    assert states(court, "study_group_plan_yearly", as_of=date(2025, 3, 31)) == {"2025": "due"}
    assert states(court, "study_group_plan_yearly", as_of=date(2025, 4, 1)) == {"2025": "overdue"}
    _held(court, STUDY_PLAN, date(2025, 4, 9))
    assert states(court, "study_group_plan_yearly", as_of=date(2025, 4, 10)) == {
        "2025": "fulfilled"
    }


def test_every_meeting_of_the_party_group_begins_with_the_first_agenda_where_the_court_says_so():
    court = a_court()
    _held(court, PARTY_GROUP_MEETING, date(2025, 12, 22))
    _held(court, PARTY_GROUP_MEETING, date(2025, 12, 29))
    _held(court, FIRST_AGENDA_STUDY, date(2025, 12, 22))
    assert dues_of(court, "first_agenda_each_meeting") == []
    _switched_on(court, "first_agenda_each_meeting")
    found = states(court, "first_agenda_each_meeting")
    assert found == {"2025-12-22": "fulfilled", "2025-12-29": "overdue"}


def test_how_soon_a_text_is_studied():
    assert days_to_study(date(2025, 3, 1), date(2025, 3, 8)) == 7


def _training(
    court: Unit, hours: int, outcome: str, *people: Person, on: date = date(2025, 4, 1)
) -> Record:
    return _held(
        court,
        MEMBER_TRAINING,
        on,
        quantity=hours,
        outcome=outcome,
        people=tuple((ATTENDEE, person.pk) for person in people),
    )


def test_hours_are_added_up_for_each_who_was_there():
    court = a_court()
    branch = a_branch(court, members=0)
    first, second = a_member(branch, "学时够"), a_member(branch, "学时不够")
    _training(court, 24, CONCENTRATED, first, second)
    _training(court, 8, CONCENTRATED, first, on=date(2025, 9, 1))
    found = {
        due.bearer.name: (due.done, due.state.value)
        for due in dues_of(court, "member_hours_yearly")
    }
    assert found == {"学时够": (32, "fulfilled"), "学时不够": (24, "due")}


def test_officers_owe_more_hours_and_a_course():
    court = a_court()
    branch = a_branch(court, members=0)
    secretary = a_member(branch, "书记甲")
    a_tenure(secretary, BRANCH_POST, since=date(2024, 1, 1), unit=branch)
    _training(court, 40, CONCENTRATED, secretary)
    [hours] = dues_of(court, "officer_hours_yearly")
    [course] = dues_of(court, "officer_trained_yearly")
    assert (hours.done, hours.required, course.done) == (40, 56, 1)


def test_a_course_without_a_list_of_names_leaves_everybody_unknown():
    court = a_court()
    a_member(a_branch(court, members=0), "不在名单")
    _training(court, 40, CONCENTRATED)
    [due] = dues(owing(court, slugs=["member_hours_yearly"], as_of=date(2026, 1, 5), year=2025))
    assert due.state == "unknown"


def test_a_new_secretary_is_inducted_within_half_a_year():
    court = a_court()
    branch = a_branch(court, members=0)
    person = a_member(branch, "新任书记")
    entry = TenureEntry(
        court.pk, BRANCH_POST.slug, person.pk, date(2025, 3, 1), unit_id=branch.pk, title="书记"
    )
    with writing():
        enter_tenures([entry], [Stamp(AT, console())])
    registers(court, 2025, ["member_training"])
    [due] = dues_of(court, "new_secretary_inducted", as_of=date(2025, 9, 1))
    assert (due.due_on, due.state) == (date(2025, 9, 1), "due")
    [late] = dues_of(court, "new_secretary_inducted", as_of=date(2025, 9, 2))
    assert late.state == "overdue"
    _training(court, 8, INDUCTION, person, on=date(2025, 8, 1))
    [done] = dues_of(court, "new_secretary_inducted", as_of=date(2025, 9, 2))
    assert done.state == "fulfilled"


def test_a_new_judge_owes_an_oath():
    court = a_court()
    judge = a_person(court, "新任法官")
    a_tenure(judge, COURT_SERVICE)
    entry = TenureEntry(court.pk, STAFF_CLASS.slug, judge.pk, date(2025, 5, 30), title="员额法官")
    with writing():
        enter_tenures([entry], [Stamp(AT, console())])
    registers(court, 2025, ["activities"])
    [due] = dues_of(court, "new_judges_take_oath", as_of=date(2025, 9, 1))
    assert (due.window.label, due.state) == ("2025-05-30", "overdue")
    assert "宪法宣誓" in due.duty.basis.citation
    _held(court, CONSTITUTION_OATH, date(2025, 6, 2), people=((OATH_TAKER, judge.pk),))
    [taken] = dues_of(court, "new_judges_take_oath", as_of=date(2025, 9, 1))
    assert taken.state == "fulfilled"


def test_an_oath_without_its_takers_leaves_it_unknown_who_took_it():
    court = a_court()
    judge = a_person(court, "新任法官")
    a_tenure(judge, COURT_SERVICE)
    entry = TenureEntry(court.pk, STAFF_CLASS.slug, judge.pk, date(2025, 5, 30), title="员额法官")
    with writing():
        enter_tenures([entry], [Stamp(AT, console())])
    _held(court, CONSTITUTION_OATH, date(2025, 6, 2))
    [due] = dues_of(court, "new_judges_take_oath", as_of=date(2025, 9, 1))
    assert due.state == "unknown"


def test_the_flag_is_raised_on_days_that_the_court_sets():
    court = a_court()
    decision = DutyDecision(court.pk, "flag_raised_on_days", date(2026, 1, 1), "升旗仪式安排")
    adjust_duty(decision, by=a_party_officer(court), at=AT)
    _held(court, FLAG_RAISING, date(2026, 9, 30))
    found = states(court, "flag_raised_on_days", as_of=date(2026, 10, 10))
    assert found == {"2026-01-01": "overdue", "2026-10-01": "fulfilled"}
    own = PolicySetting(court.pk, "flag_days", "09-30", "烈士纪念日", date(2026, 1, 1), "本院安排")
    set_policy(own, by=console(), at=AT)
    assert states(court, "flag_raised_on_days", as_of=date(2026, 10, 10)) == {
        "2026-09-30": "fulfilled"
    }


def test_the_list_names_the_records_that_count():
    court = a_court()
    branch = a_branch(court, members=0)
    person = a_member(branch, "学时够")
    held = _training(court, 40, CONCENTRATED, person)
    asked = owing(court, slugs=["member_hours_yearly"])
    [row] = as_rows(asked, dues(asked))
    assert row["records"] == [held.public_id]
    assert (row["bearer"], row["period"], row["hardness"]) == ("学时够", "2025", "GENERAL")
