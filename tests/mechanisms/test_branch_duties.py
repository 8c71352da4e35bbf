"""三会一课与主题党日: what a branch owes, and what silence means.

《中国共产党支部工作条例（试行）》第十一条至第十九条.
"""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import (
    CORE,
    WRITTEN,
    a_branch,
    a_full_year,
    a_meeting,
    a_party_officer,
    a_secretary,
    a_talk,
    dues_of,
    owing,
    states,
)
from cast import AT, a_court, a_unit, writing
from jujiao.catalogue import branch_duties, community, guidance, study, study_group
from jujiao.catalogue.branch_life import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    GROUP_MEETING,
    ORGANISATIONAL_LIFE_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
)
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.rules import coverage
from jujiao.duties.selectors import dues, matrix
from jujiao.duties.services import (
    DueNamed,
    DutyDecision,
    adjust_duty,
    also_serve,
    excuse_duty,
    withdraw_excusal,
)
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Hardness
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import file_record, withdraw_record

pytestmark = pytest.mark.django_db


def test_a_branch_that_held_everything_owes_nothing():
    court = a_court()
    a_full_year(a_branch(court))
    found = dues(owing(court))
    assert len(found) == 12 + 12 + 4 + 4
    assert {due.state for due in found} == {DueState.FULFILLED}


def test_a_branch_without_a_meeting_is_overdue_from_the_first_of_next_month():
    court = a_court()
    a_branch(court)
    assert states(court, "committee_meets_monthly", as_of=date(2025, 1, 31)) == {"2025-01": "due"}
    assert states(court, "committee_meets_monthly", as_of=date(2025, 2, 1)) == {
        "2025-01": "overdue",
        "2025-02": "due",
    }


def test_a_month_that_has_not_begun_is_not_owed():
    court = a_court()
    a_branch(court)
    labels = states(court, "members_meet_quarterly", as_of=date(2025, 4, 1))
    assert list(labels) == ["2025-Q1", "2025-Q2"]


def test_silence_is_unknown_where_nobody_keeps_the_register():
    court = a_court()
    a_unit(court, "执行局党支部")
    assert states(court, "party_day_monthly", as_of=date(2025, 2, 10)) == {
        "2025-01": "unknown",
        "2025-02": "due",
    }


def test_the_first_record_of_a_register_makes_silence_a_miss():
    court = a_court()
    branch = a_unit(court, "执行局党支部")
    a_meeting(branch, COMMITTEE_MEETING, date(2025, 2, 8))
    assert states(court, "party_day_monthly", as_of=date(2025, 2, 10))["2025-01"] == "overdue"


def test_what_happens_after_the_day_is_not_known_on_it():
    court = a_court()
    branch = a_branch(court)
    a_meeting(branch, THEMED_PARTY_DAY, date(2025, 3, 20))
    assert states(court, "party_day_monthly", as_of=date(2025, 3, 19))["2025-03"] == "due"
    assert states(court, "party_day_monthly", as_of=date(2025, 3, 20))["2025-03"] == "fulfilled"


def test_a_withdrawn_record_fulfils_nothing():
    court = a_court()
    meeting = a_meeting(a_branch(court), THEMED_PARTY_DAY, date(2025, 3, 20))
    withdraw_record(meeting, reason="登记错了支部", by=a_party_officer(court), at=AT)
    assert states(court, "party_day_monthly")["2025-03"] == "overdue"


def test_a_planned_meeting_fulfils_nothing_before_it_is_held():
    court = a_court()
    branch = a_branch(court)
    plan = RecordEntry(
        court.pk, THEMED_PARTY_DAY.slug, date(2025, 12, 25), title="年末主题党日", unit_id=branch.pk
    )
    file_record(plan, by=a_secretary(branch), at=AT, state=FactState.PLANNED)
    assert states(court, "party_day_monthly")["2025-12"] == "due"


def test_a_second_party_day_in_a_month_does_not_make_up_for_another_month():
    court = a_court()
    branch = a_branch(court)
    for day in (5, 20):
        a_meeting(branch, THEMED_PARTY_DAY, date(2025, 2, day))
    labels = states(court, "party_day_monthly", as_of=date(2025, 3, 31))
    assert labels == {"2025-01": "overdue", "2025-02": "fulfilled", "2025-03": "due"}
    assert coverage(dues_of(court, "party_day_monthly", as_of=date(2025, 2, 28))).percent == 50.0


def test_groups_meet_only_where_there_are_groups():
    court = a_court()
    branch = a_branch(court)
    assert dues_of(court, "groups_meet_monthly") == []
    group = a_unit(court, "审判第一党小组")
    a_meeting(group, GROUP_MEETING, date(2025, 1, 9))
    assert states(court, "groups_meet_monthly", as_of=date(2025, 1, 31)) == {"2025-01": "fulfilled"}
    assert branch.pk != group.pk


def test_a_branch_of_fewer_than_seven_members_has_no_committee_to_meet():
    court = a_court()
    a_branch(court, members=6)
    assert dues_of(court, "committee_meets_monthly") == []
    assert len(dues_of(court, "party_day_monthly")) == 12


def test_a_branch_whose_members_nobody_recorded_is_taken_to_have_a_committee():
    court = a_court()
    a_branch(court, members=0)
    assert len(dues_of(court, "committee_meets_monthly")) == 12


def test_a_branch_counts_from_the_month_of_which_it_saw_half():
    court = a_court()
    branch = a_branch(court)
    branch.opened_on, branch.closed_on = date(2025, 3, 10), date(2025, 10, 9)
    with writing():
        branch.save()
    found = dues_of(court, "party_day_monthly")
    assert [due.window.label for due in found] == [f"2025-{month:02}" for month in range(3, 10)]
    assert 0.5 < found[0].weight < 1.0 == found[1].weight


def test_an_excusal_has_a_reason_and_can_be_taken_back():
    court = a_court()
    branch, officer = a_branch(court), a_party_officer(court)
    named = DueNamed(court.pk, "party_day_monthly", "2025-03", unit_id=branch.pk)
    with pytest.raises(Refused, match="没有写核免的原因"):
        excuse_duty(named, reason=" ", by=officer, at=AT)
    excusal = excuse_duty(named, reason="全员参加抢险", by=officer, at=AT)
    assert states(court, "party_day_monthly")["2025-03"] == "excused"
    withdraw_excusal(excusal, by=officer, at=AT)
    assert states(court, "party_day_monthly")["2025-03"] == "overdue"


def test_a_branch_does_not_excuse_itself():
    court = a_court()
    branch = a_branch(court)
    named = DueNamed(court.pk, "party_day_monthly", "2025-03", unit_id=branch.pk)
    with pytest.raises(Refused, match="不在您的权限之内"):
        excuse_duty(named, reason="工作忙", by=a_secretary(branch), at=AT)


def test_one_event_serves_several_duties():
    court = a_court()
    branch = a_branch(court)
    party_day = a_meeting(branch, THEMED_PARTY_DAY, date(2025, 5, 20), title="党课和主题党日")
    also_serve(party_day, "lecture_quarterly", by=a_secretary(branch), at=AT)
    assert states(court, "party_day_monthly")["2025-05"] == "fulfilled"
    assert states(court, "lecture_quarterly")["2025-Q2"] == "fulfilled"
    with pytest.raises(Refused, match="本来就计入"):
        also_serve(party_day, "party_day_monthly", by=a_secretary(branch), at=AT)


def test_a_meeting_of_january_may_be_last_years_organisational_life_and_then_only_that():
    court = a_court()
    branch = a_branch(court)
    a_talk(branch, date(2025, 1, 6))
    held = a_meeting(branch, ORGANISATIONAL_LIFE_MEETING, date(2025, 1, 18), written=WRITTEN)
    assert states(court, "organisational_life_yearly") == {"2025": "fulfilled"}
    also_serve(
        held, "organisational_life_yearly", by=a_secretary(branch), at=AT, window_label="2024"
    )
    assert states(court, "organisational_life_yearly") == {"2025": "due"}
    [before] = dues(owing(court, slugs=["organisational_life_yearly"], year=2024))
    assert before.state is DueState.FULFILLED


def test_a_missed_month_stays_missed_when_the_rule_changes_later():
    court = a_court()
    a_branch(court)
    decision = DutyDecision(
        court.pk, "party_day_monthly", date(2026, 1, 1), "机关党委会议", every=Every.QUARTER
    )
    adjust_duty(decision, by=a_party_officer(court), at=AT)
    assert set(states(court, "party_day_monthly", as_of=date(2025, 12, 31)).values()) == {
        "overdue",
        "due",
    }
    assert list(states(court, "party_day_monthly", as_of=date(2026, 2, 1))) == ["2026-Q1"]


def test_a_rule_cannot_be_changed_for_days_that_are_past():
    court = a_court()
    decision = DutyDecision(court.pk, "party_day_monthly", date(2025, 1, 1), "会议", on=False)
    with pytest.raises(Refused, match="不能改到过去"):
        adjust_duty(decision, by=a_party_officer(court), at=AT)


def test_party_lectures_are_the_courts_own_number_and_the_text_says_so():
    duty = DUTIES["lecture_quarterly"]
    assert duty.hardness is Hardness.LOCAL
    assert "条例未写次数" in duty.basis.citation
    assert "待核" in duty.basis.citation


def test_every_other_local_duty_of_branches_waits_to_be_switched_on():
    mechanisms = (branch_duties, study_group, study, community, guidance)
    declared = [duty for mechanism in mechanisms for duty in mechanism.DUTIES]
    local = {duty.slug: duty.on for duty in declared if duty.hardness is Hardness.LOCAL}
    assert local.pop("lecture_quarterly") is True
    assert set(local.values()) == {False}


def test_the_heat_map_says_how_many_of_those_who_owe_did_it():
    court = a_court()
    first = a_branch(court)
    a_branch(court, "执行局党支部")
    a_meeting(first, GENERAL_MEETING, date(2025, 2, 3))
    cells = matrix(owing(court, slugs=["members_meet_quarterly"], as_of=date(2025, 4, 2)))
    row = {window.label: cell for window, cell in cells["members_meet_quarterly"].items()}
    assert (row["2025-Q1"].fulfilled, row["2025-Q1"].owed) == (1, 2)
    assert (row["2025-Q1"].state, row["2025-Q2"].state) == (DueState.OVERDUE, DueState.DUE)


def test_the_heat_map_and_the_list_never_disagree():
    court = a_court()
    for name in ("审判第一党支部", "执行局党支部"):
        branch = a_branch(court, name)
        for month in (1, 2, 5, 9):
            a_meeting(branch, PARTY_LECTURE, date(2025, month, 3))
            a_meeting(branch, THEMED_PARTY_DAY, date(2025, month, 9))
    listed = dues(owing(court))
    for slug, row in matrix(owing(court)).items():
        for window, cell in row.items():
            here = [due for due in listed if (due.duty.slug, due.window) == (slug, window)]
            fulfilled = sum(due.state is DueState.FULFILLED for due in here)
            assert (cell.owed, cell.fulfilled) == (len(here), fulfilled)


@pytest.mark.parametrize("slug", CORE)
def test_a_rate_never_exceeds_a_hundred_and_needs_a_denominator(slug):
    court = a_court()
    assert coverage(dues_of(court, slug)).percent is None
    branch = a_branch(court)
    a_full_year(branch)
    a_full_year(branch)
    assert coverage(dues_of(court, slug)).percent == 100.0
