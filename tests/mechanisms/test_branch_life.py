"""三会一课、主题党日、组织生活会、民主评议、谈心谈话: what a meeting asks, and what one entry does.

《中国共产党支部工作条例（试行）》第十一条至第十九条.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document

from branch_cast import a_branch, a_member, a_secretary, dues_of, states
from cast import AT, a_court, a_person, a_tenure
from jujiao.catalogue.branch_duties import extra_party_days
from jujiao.catalogue.branch_life import (
    ATTENDEE,
    BRANCH_TALK,
    COMMITTEE_MEETING,
    COMPETENT,
    DEMOCRATIC_APPRAISAL,
    EXCELLENT,
    GENERAL_MEETING,
    HOST,
    OBSERVER,
    ON_LEAVE,
    ORGANISATIONAL_LIFE_MEETING,
    THEMED_PARTY_DAY,
)
from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.elections import SUSPENDED_MEMBER
from jujiao.catalogue.member_appraisal import STAGES, excellent_cap
from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.duties.attendance import Attendance
from jujiao.duties.meetings import MeetingEntry, Resolution, file_meeting
from jujiao.duties.minutes import paragraphs_of, propose
from jujiao.duties.talks import Talk, TalkGrid, file_talks
from jujiao.journal.models import JournalEntry
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.rolls import roll_of, voters_on
from jujiao.ledger.services import entry_of, file_record, submit_record, supersede_record
from jujiao.people.models import Person, Unit
from jujiao.tasks.models import Task

pytestmark = pytest.mark.django_db
HELD = date(2025, 12, 10)


@pytest.fixture
def branch() -> Unit:
    """A branch of nine with a committee of three, whose first member is its secretary."""
    branch = a_branch(a_court())
    for person in _roll(branch)[:3]:
        a_tenure(person, BRANCH_POST, since=date(2024, 1, 1), unit=branch)
    return branch


def _roll(branch: Unit) -> list[Person]:
    return roll_of(branch.pk, on=HELD)


def _attendance(branch: Unit, *, away: int = 0, reason: str = ON_LEAVE) -> Attendance:
    ids = [person.pk for person in _roll(branch)]
    there = len(ids) - away
    return Attendance(tuple(ids[1:there]), dict.fromkeys(ids[there:], reason))


def _meeting(branch: Unit, kind: RecordKind, **said: object) -> MeetingEntry:
    host = _roll(branch)[0].pk
    facts: dict[str, object] = {"attendance": _attendance(branch), "host_id": host} | said
    return MeetingEntry(branch.court_id, branch.pk, kind.slug, HELD, "学习研讨", **facts)


def _file(branch: Unit, kind: RecordKind, **said: object):
    return file_meeting(_meeting(branch, kind, **said), by=a_secretary(branch), at=AT)


def test_one_act_files_the_record_the_roll_the_tasks_and_what_else_it_serves(branch):
    person = _roll(branch)[1]
    filed = _file(
        branch,
        THEMED_PARTY_DAY,
        attendance=_attendance(branch, away=2),
        resolutions=(Resolution("整理社区需求清单", owner_id=person.pk, due_on=date(2026, 1, 15)),),
        also_serves=("lecture_quarterly",),
    )
    assert filed.record.state == FactState.IN_FORCE
    assert filed.record.quantity == 7
    assert filed.record.details["expected_count"] == 9
    assert filed.record.participations.filter(role=ON_LEAVE).count() == 2
    assert [task.title for task in Task.objects.all()] == ["整理社区需求清单"]
    assert states(branch.court, "lecture_quarterly")["2025-Q4"] == "fulfilled"
    assert JournalEntry.objects.filter(action="meeting.file").count() == 1


def test_a_committee_with_less_than_half_of_its_members_does_not_meet(branch):
    officers = [person.pk for person in _roll(branch)[:3]]
    with pytest.raises(Refused, match=r"委员3人，到会1人，不足半数.*第十二条"):
        _file(
            branch,
            COMMITTEE_MEETING,
            attendance=Attendance((officers[0],), {officers[1]: ON_LEAVE}),
        )
    filed = _file(branch, COMMITTEE_MEETING, attendance=Attendance((officers[1],)))
    assert filed.record.state == FactState.IN_FORCE


def test_an_assembly_opens_with_half_of_its_members(branch):
    with pytest.raises(Refused, match=r"应到9人，到会4人，至少要到5人.*第十一条"):
        _file(branch, GENERAL_MEETING, attendance=_attendance(branch, away=5))
    assert _file(branch, GENERAL_MEETING, attendance=_attendance(branch, away=4)).warnings == ()


def test_a_meeting_without_a_list_is_taken_as_it_is_told(branch):
    filed = _file(branch, GENERAL_MEETING, attendance=Attendance())
    assert filed.record.quantity is None


def test_the_host_is_the_secretary_or_another_officer(branch):
    with pytest.raises(Refused, match=r"主持人不是书记、副书记或委员.*第十四条"):
        _file(branch, GENERAL_MEETING, host_id=_roll(branch)[5].pk)


def test_absence_without_a_reason_warns_and_asks(branch):
    ids = [person.pk for person in _roll(branch)]
    [warning] = _file(branch, GENERAL_MEETING, attendance=Attendance(tuple(ids[:7]))).warnings
    assert "有2人没有到会，也没有写明原因" in warning.message


def test_nobody_is_there_and_away(branch):
    ids = [person.pk for person in _roll(branch)]
    with pytest.raises(Refused, match="既到会又缺席"):
        _file(branch, GENERAL_MEETING, attendance=Attendance(tuple(ids), {ids[3]: ON_LEAVE}))
    with pytest.raises(Refused, match="请选请假、出差、借调、其他原因未到"):
        _file(branch, GENERAL_MEETING, attendance=Attendance(tuple(ids[:8]), {ids[8]: "busy"}))


def test_a_plan_becomes_the_record_by_one_act(branch):
    plan = RecordEntry(
        branch.court_id, THEMED_PARTY_DAY.slug, date(2025, 12, 18), title="计划", unit_id=branch.pk
    )
    secretary = a_secretary(branch)
    planned = file_record(plan, by=secretary, at=AT, state=FactState.PLANNED)
    filed = file_meeting(_meeting(branch, THEMED_PARTY_DAY), by=secretary, at=AT, plan=planned)
    assert filed.record.pk == planned.pk
    assert (filed.record.state, filed.record.occurred_on) == (FactState.IN_FORCE, HELD)


def test_only_a_plan_lies_in_the_future(branch):
    entry = MeetingEntry(
        branch.court_id, branch.pk, GENERAL_MEETING.slug, date(2025, 12, 31), "大会"
    )
    with pytest.raises(Refused, match=r"日期还没有到.*登记为计划"):
        file_meeting(entry, by=a_secretary(branch), at=AT)


def test_a_secretary_files_for_his_own_branch_only(branch):
    other = a_branch(branch.court, "执行局党支部")
    with pytest.raises(Refused, match="不在您的权限之内"):
        file_meeting(_meeting(branch, GENERAL_MEETING), by=a_secretary(other), at=AT)


def test_an_organisational_life_meeting_has_three_phases(branch):
    with pytest.raises(Refused, match=r"缺会前谈心谈话、批评与自我批评、整改措施.*第十七条"):
        _file(branch, ORGANISATIONAL_LIFE_MEETING)
    people = _roll(branch)
    talk = Talk(people[0].pk, people[1].pk, date(2025, 11, 20))
    file_talks(TalkGrid(branch.court_id, branch.pk, (talk,)), by=a_secretary(branch), at=AT)
    filed = _file(
        branch,
        ORGANISATIONAL_LIFE_MEETING,
        criticism="班子对照检查，党员逐个发言",
        resolutions=(
            Resolution("每月检查学习笔记", owner_id=people[0].pk, due_on=date(2026, 3, 1)),
        ),
    )
    assert len(filed.tasks) == 1


@pytest.mark.parametrize(("participants", "cap"), [(14, 4), (15, 5), (16, 5), (2, 0)])
def test_at_most_a_third_is_excellent(participants, cap):
    assert excellent_cap(participants) == cap


def _grades(branch: Unit, excellent: int) -> dict[int, str]:
    people = _roll(branch)
    return {
        person.pk: EXCELLENT if place < excellent else COMPETENT
        for place, person in enumerate(people)
    }


def test_more_than_a_third_excellent_warns_and_asks_why(branch):
    said = {"stages": STAGES, "opinion": "支委会综合评议意见"}
    assert _file(branch, DEMOCRATIC_APPRAISAL, grades=_grades(branch, 3), **said).warnings == ()
    [warning] = _file(branch, DEMOCRATIC_APPRAISAL, grades=_grades(branch, 4), **said).warnings
    assert "优秀4人，一般不超过3人" in warning.message


def test_members_are_appraised_in_three_stages_and_not_by_votes_alone(branch):
    grades = _grades(branch, 3)
    with pytest.raises(Refused, match="个人自评、党员互评、民主测评没有都做"):
        _file(branch, DEMOCRATIC_APPRAISAL, grades=grades, stages=("measured",))
    with pytest.raises(Refused, match="不简单以票取人"):
        _file(branch, DEMOCRATIC_APPRAISAL, grades=grades, stages=STAGES)
    with pytest.raises(Refused, match="只有优秀、合格、基本合格、不合格四种"):
        _file(branch, DEMOCRATIC_APPRAISAL, grades={1: "good"}, stages=STAGES, opinion="意见")


def test_talks_are_entered_in_one_grid_and_never_with_oneself(branch):
    people, secretary = _roll(branch), a_secretary(branch)
    alone = Talk(people[0].pk, people[0].pk, date(2025, 9, 1))
    with pytest.raises(Refused, match=r"第1行：谈话人和谈话对象是同一个人.*第十九条"):
        file_talks(TalkGrid(branch.court_id, branch.pk, (alone,)), by=secretary, at=AT)
    talks = tuple(Talk(people[0].pk, person.pk, date(2025, 9, 1)) for person in people[1:4])
    file_talks(TalkGrid(branch.court_id, branch.pk, talks), by=secretary, at=AT, reason="台账补录")
    done = [
        due.bearer.bearer_id
        for due in dues_of(branch.court, "members_talked_with_yearly")
        if due.done
    ]
    assert done == [person.pk for person in people[1:4]]


def test_the_same_talk_is_not_entered_twice(branch):
    people = _roll(branch)
    talk = Talk(people[0].pk, people[1].pk, date(2025, 9, 1))
    with pytest.raises(Refused, match="填了两遍"):
        file_talks(
            TalkGrid(branch.court_id, branch.pk, (talk, talk)), by=a_secretary(branch), at=AT
        )


@pytest.mark.parametrize(("held", "extra"), [(0, 0), (12, 0), (15, 3)])
def test_twelve_fixed_days_and_n_more(held, extra):
    assert extra_party_days(held) == extra


def test_a_meeting_held_together_counts_for_each_branch(branch):
    other = a_branch(branch.court, "执行局党支部")
    _file(branch, THEMED_PARTY_DAY, joint_branch_ids=(other.pk,))
    december = [
        due for due in dues_of(branch.court, "party_day_monthly") if due.window.label == "2025-12"
    ]
    assert [due.done for due in december] == [1, 1]


def test_whoever_sits_in_stands_in_the_list_and_counts_for_no_quorum(branch):
    guest = a_person(branch.court, "联系委员")
    roll = _attendance(branch, away=5)
    with pytest.raises(Refused, match="到会4人"):
        _file(
            branch, GENERAL_MEETING, attendance=Attendance(roll.present, roll.absent, (guest.pk,))
        )
    roll = _attendance(branch)
    filed = _file(branch, GENERAL_MEETING, attendance=Attendance(roll.present, {}, (guest.pk,)))
    assert filed.record.participations.get(role=OBSERVER).person_id == guest.pk


MINUTES = """执行局党支部12月主题党日会议记录
时 间：2025年12月10日下午3时
地点：三楼会议室
主持人：宝音
记录人：萨如拉
出席人员：宝音、萨如拉、巴图，其木格（入党积极分子）、路人
请假人员：呼和（出差）
会议主题：学习全会精神
一、学习原文"""


def test_minutes_propose_and_a_person_confirms():
    found = propose(MINUTES.splitlines(), ["宝音", "萨如拉", "巴图", "其木格", "呼和"])
    assert (found.kind, found.occurred_on) == (THEMED_PARTY_DAY.slug, HELD)
    assert (found.host, found.recorder, found.place_name) == ("宝音", "萨如拉", "三楼会议室")
    assert found.title == "学习全会精神"
    assert found.present == ("宝音", "萨如拉", "巴图", "其木格")
    assert found.absent == ("呼和",)


def test_minutes_that_say_nothing_propose_nothing():
    found = propose(["记事", "2025年2月30日"], ["宝音"])
    assert (found.kind, found.occurred_on, found.present) == ("", None, ())


def test_minutes_come_as_docx_with_their_tables():
    document = Document()
    document.add_paragraph("支部委员会会议记录")
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "主持人", "宝音"
    content = BytesIO()
    document.save(content)
    found = propose(paragraphs_of(content.getvalue()), ["宝音"])
    assert (found.kind, found.host) == (COMMITTEE_MEETING.slug, "宝音")
    with pytest.raises(Refused, match="打不开这个文件"):
        paragraphs_of(b"PK\x03\x04 broken")


def test_a_member_of_this_year_stands_on_the_roll_from_his_day(branch):
    newcomer = a_member(branch, "新转入", since=date(2025, 12, 11))
    assert newcomer not in _roll(branch)
    assert newcomer in roll_of(branch.pk, on=date(2025, 12, 11))


def _told(branch: Unit, kind: RecordKind, **said: object) -> RecordEntry:
    return RecordEntry(branch.court_id, kind.slug, HELD, title="学习", unit_id=branch.pk, **said)


def test_every_way_to_file_a_meeting_asks_the_same_rules(branch):
    secretary, people = a_secretary(branch), _roll(branch)
    few = _told(branch, GENERAL_MEETING, quantity=4, details={"expected_count": 9})
    with pytest.raises(Refused, match=r"应到9人，到会4人，至少要到5人.*第十一条"):
        file_record(few, by=secretary, at=AT)
    alone = (("talker", people[0].pk), ("talked_with", people[0].pk))
    with pytest.raises(Refused, match=r"同一个人.*第十九条"):
        file_record(_told(branch, BRANCH_TALK, people=alone), by=secretary, at=AT)
    with pytest.raises(Refused, match="缺会前谈心谈话"):
        file_record(_told(branch, ORGANISATIONAL_LIFE_MEETING), by=secretary, at=AT)


def test_more_present_than_were_to_come_are_refused_with_the_rule(branch):
    many = _told(branch, THEMED_PARTY_DAY, quantity=12, details={"expected_count": 9})
    with pytest.raises(Refused, match=r"应到9人，到会却有12人.*第十一条.*列席的不计入到会"):
        file_record(many, by=a_secretary(branch), at=AT)


def test_a_plan_is_asked_by_the_rules_when_it_becomes_the_record(branch):
    secretary = a_secretary(branch)
    few = _told(branch, GENERAL_MEETING, quantity=4, details={"expected_count": 9})
    plan = file_record(few, by=secretary, at=AT, state=FactState.PLANNED)
    with pytest.raises(Refused, match="至少要到5人"):
        submit_record(plan, by=secretary, at=AT)


def test_a_correction_may_not_bring_in_what_the_rule_keeps_out(branch):
    secretary = a_secretary(branch)
    record = _file(branch, GENERAL_MEETING).record
    said = {"version": record.version, "reason": "人数有误", "by": secretary, "at": AT}
    ids = [person.pk for person in _roll(branch)]
    few = replace(entry_of(record), people=((HOST, ids[0]), (ATTENDEE, ids[1])))
    with pytest.raises(Refused, match=r"应到9人，到会2人.*第十一条"):
        supersede_record(record, few, **said)
    renamed = replace(entry_of(record), title="学习全会精神")
    assert supersede_record(record, renamed, **said).title == "学习全会精神"


def test_a_late_meeting_says_why(branch):
    late = replace(_meeting(branch, GENERAL_MEETING), occurred_on=date(2025, 11, 3))
    with pytest.raises(Refused, match="晚登47天，算补录"):
        file_meeting(late, by=a_secretary(branch), at=AT)
    filed = file_meeting(late, by=a_secretary(branch), at=AT, reason="书记出差")
    assert filed.record.reason == "书记出差"


def test_who_is_on_probation_or_has_no_vote_is_not_counted_among_those_entitled() -> None:
    branch = a_branch(a_court(), members=9)
    first, second = roll_of(branch.pk, on=HELD)[:2]
    a_tenure(first, SUSPENDED_MEMBER, since=date(2025, 1, 1))
    a_tenure(second, PARTY_MEMBERSHIP, since=date(2025, 1, 1), title="预备党员")
    voters = voters_on(branch.pk, on=HELD)
    assert voters == {one.pk for one in roll_of(branch.pk, on=HELD)} - {first.pk, second.pk}
