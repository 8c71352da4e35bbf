"""季督查: every branch is seen, by somebody who neither guides it nor belongs to it; then a bulletin."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from branch_cast import a_branch, a_full_year, a_meeting, a_member, a_party_officer, a_secretary
from cast import a_court, a_person, a_tenure, a_unit, registers, writing
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import ATTENDEE, GENERAL_MEETING, THEMED_PARTY_DAY
from jujiao.catalogue.guidance import BRANCH_CONTACT, contact_breaches
from jujiao.figures.selectors import Asking, figure_of
from jujiao.findings.models import Finding
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Participation
from jujiao.oversight.bulletins import bulletin_of
from jujiao.oversight.checklists import checklist_of
from jujiao.oversight.coverage import coverage_of
from jujiao.oversight.guides import contact_warnings
from jujiao.oversight.hints import hints
from jujiao.oversight.interviews import draw_interviews, record_interview
from jujiao.oversight.models import BranchCheck, InspectionRound, RoundSort
from jujiao.oversight.rounds import (
    FaultSeen,
    RoundPlan,
    VisitMade,
    close_round,
    plan_round,
    record_visit,
    replace_inspector,
)
from jujiao.oversight.rules import alike, drawn
from jujiao.oversight.sheets import paper_of_checklist, read_checklist, write_checklist
from jujiao.papers.reading import reading
from jujiao.people.models import Person, Unit

FIRST, SECOND = "审判第一党支部", "执行局党支部"
START, END = date(2025, 4, 1), date(2025, 4, 20)
NOW = datetime(2025, 4, 25, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def court(db) -> Unit:
    """A court with two branches."""
    court = a_court()
    a_branch(court, FIRST)
    a_branch(court, SECOND)
    return court


def _branches(court: Unit) -> list[Unit]:
    return list(Unit.objects.filter(court=court, sort="branch").order_by("pk"))


def _plan(court: Unit, inspectors: dict[int, int], serial: str = "第1轮") -> RoundPlan:
    return RoundPlan(court.pk, serial, RoundSort.QUARTERLY, START, END, inspectors)


def _inspector(court: Unit, name: str = "督查员甲") -> Person:
    return a_person(court, name)


def _round(court: Unit) -> InspectionRound:
    person = _inspector(court)
    inspectors = {branch.pk: person.pk for branch in _branches(court)}
    return plan_round(_plan(court, inspectors), by=a_party_officer(court), at=NOW)


def _check(asked: InspectionRound, name: str) -> BranchCheck:
    return asked.checks.get(unit__name=name)


def _visit(check: BranchCheck, *faults: FaultSeen, on: date = date(2025, 4, 10)):
    return record_visit(check, VisitMade(on, faults), by=a_party_officer(check.unit.court), at=NOW)


def test_nobody_inspects_the_branch_he_guides(court):
    first, second = _branches(court)
    person = _inspector(court)
    a_tenure(person, BRANCH_CONTACT, since=date(2025, 1, 1), unit=first)
    with pytest.raises(Refused, match=r"督查人联系指导这个支部.*不督查本人联系或者所在的支部"):
        plan_round(
            _plan(court, {first.pk: person.pk, second.pk: person.pk}),
            by=a_party_officer(court),
            at=NOW,
        )


def test_nobody_inspects_the_branch_he_belongs_to(court):
    first, second = _branches(court)
    member, other = a_member(first, "本支部党员"), _inspector(court)
    with pytest.raises(Refused, match="督查人是这个支部的党员"):
        plan_round(
            _plan(court, {first.pk: member.pk, second.pk: other.pk}),
            by=a_party_officer(court),
            at=NOW,
        )


def test_an_inspector_who_became_a_contact_meanwhile_gives_way(court):
    asked = _round(court)
    check = _check(asked, FIRST)
    a_tenure(check.inspector, BRANCH_CONTACT, since=date(2025, 4, 5), unit=check.unit)
    with pytest.raises(Refused, match="联系指导这个支部"):
        _visit(check)
    replace_inspector(check, _inspector(court, "督查员乙"), by=a_party_officer(court), at=NOW)
    _visit(check)


def test_every_branch_has_an_inspector_and_a_number_is_used_once(court):
    first, second = _branches(court)
    person = _inspector(court)
    with pytest.raises(Refused, match=f"{SECOND}没有安排督查人"):
        plan_round(_plan(court, {first.pk: person.pk}), by=a_party_officer(court), at=NOW)
    both = {first.pk: person.pk, second.pk: person.pk}
    plan_round(_plan(court, both), by=a_party_officer(court), at=NOW)
    with pytest.raises(Refused, match="第1轮已经有了"):
        plan_round(_plan(court, both), by=a_party_officer(court), at=NOW)
    plan_round(_plan(court, both, "第6轮"), by=a_party_officer(court), at=NOW)


def test_a_round_closes_only_when_every_branch_was_seen(court):
    asked = _round(court)
    _visit(_check(asked, FIRST))
    with pytest.raises(Refused, match=f"还有1个支部没有督查：{SECOND}"):
        close_round(asked, by=a_party_officer(court), at=NOW)
    _visit(_check(asked, SECOND))
    close_round(asked, by=a_party_officer(court), at=NOW)
    assert coverage_of(asked, on=date(2025, 12, 31)).is_complete
    with pytest.raises(Refused, match="已经办结"):
        close_round(asked, by=a_party_officer(court), at=NOW)


def test_a_branch_founded_during_the_round_has_to_be_seen_too(court):
    asked = _round(court)
    for name in (FIRST, SECOND):
        _visit(_check(asked, name))
    a_unit(court, "新设党支部")
    assert not coverage_of(asked, on=date(2025, 4, 22)).is_complete


def test_a_covering_round_is_the_figure(court):
    registers(court, 2025, ["party_inspections"])
    asking = Asking(Scope(court.pk), 2025, date(2025, 12, 31))
    asked = _round(court)
    _visit(_check(asked, FIRST))
    assert figure_of(asking, "party_inspection_rounds").value == 0
    _visit(_check(asked, SECOND))
    assert figure_of(asking, "party_inspection_rounds").value == 1


def test_a_visit_leaves_a_record_and_findings_with_deadlines(court):
    asked = _round(court)
    fault = FaultSeen("请假人员未注明", date(2025, 4, 30))
    record, [finding] = _visit(_check(asked, FIRST), fault)
    assert (record.serial, finding.record_id) == ("第1轮", record.pk)
    assert (finding.unit.name, finding.due_on) == (FIRST, date(2025, 4, 30))


@pytest.mark.parametrize(
    ("visit", "said"),
    [
        (VisitMade(date(2025, 5, 1)), "日期还没有到"),
        (VisitMade(date(2025, 3, 31)), "才开始"),
        (VisitMade(date(2025, 4, 10), (FaultSeen("问题", date(2025, 4, 9)),)), "期限早于督查日期"),
        (VisitMade(date(2025, 4, 10), (FaultSeen(" "),)), "没有写内容"),
    ],
)
def test_a_visit_that_cannot_be_is_refused(court, visit, said):
    check = _check(_round(court), FIRST)
    with pytest.raises(Refused, match=said):
        record_visit(check, visit, by=a_party_officer(court), at=NOW)
    assert Finding.objects.count() == 0


def test_a_branch_is_seen_once_in_a_round(court):
    check = _check(_round(court), FIRST)
    _visit(check)
    with pytest.raises(Refused, match="已经督查过"):
        _visit(check)


def test_a_secretary_inspects_nobody(court):
    check = _check(_round(court), FIRST)
    with pytest.raises(Refused, match="登记支部督查不在您的权限之内"):
        record_visit(check, VisitMade(date(2025, 4, 10)), by=a_secretary(check.unit), at=NOW)


def test_the_checklist_comes_with_what_the_ledger_knows(court):
    first = _branches(court)[0]
    for month in (1, 2):
        a_meeting(first, THEMED_PARTY_DAY, date(2025, month, 20))
    rows = {row.code: row for row in checklist_of(_check(_round(court), FIRST)).rows}
    assert rows["party_day_monthly"].known == "应3期，已办2期；未办：2025年3月"
    assert rows["absentees"].known == ""
    assert "第十六条" in rows["party_day_monthly"].basis


def test_the_last_rounds_open_problems_stand_on_the_list(court):
    asked = _round(court)
    _visit(_check(asked, FIRST), FaultSeen("请假人员未注明", date(2025, 4, 30)))
    both = {branch.pk: _inspector(court, "乙").pk for branch in _branches(court)}
    plan = RoundPlan(
        court.pk, "第2轮", RoundSort.SECOND_LOOK, date(2025, 7, 1), date(2025, 7, 9), both
    )
    later = plan_round(plan, by=a_party_officer(court), at=NOW)
    known = {row.matter: row.known for row in checklist_of(_check(later, FIRST)).rows}
    assert known["上轮问题：请假人员未注明"] == "待整改，期限2025-04-30"


def _filled(
    content: bytes, *, result: str = "", fault: str = "", day: str = "2025-04-10"
) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(BytesIO(content))
    page = book.active
    page["B2"] = day
    page["D4"], page["E4"], page["F4"] = result, fault, "2025-04-30" if fault else None
    return list(page.iter_rows(values_only=True))


def test_the_offline_sheet_reads_back(court):
    checklist = checklist_of(_check(_round(court), FIRST))
    visit = read_checklist(
        _filled(write_checklist(checklist), result="有问题", fault="记录不全"), checklist
    )
    assert visit.checked_on == date(2025, 4, 10)
    assert visit.faults == (FaultSeen("记录不全", date(2025, 4, 30)),)
    assert visit.note == f"未查{len(checklist.rows) - 1}项"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"result": "有问题"}, "没有写问题内容"),
        ({"result": "无问题", "fault": "记录不全"}, "结果没有填“有问题”"),
        ({"result": "还行"}, "结果“还行”不认识"),
        ({"day": ""}, "没有填督查日期"),
    ],
)
def test_a_sheet_that_contradicts_itself_is_refused(court, said, why):
    checklist = checklist_of(_check(_round(court), FIRST))
    with pytest.raises(Refused, match=why):
        read_checklist(_filled(write_checklist(checklist), **said), checklist)


def test_the_sheet_of_another_branch_is_refused(court):
    asked = _round(court)
    other = write_checklist(checklist_of(_check(asked, SECOND)))
    with pytest.raises(Refused, match="这不是党建督查清单"):
        read_checklist(_filled(other), checklist_of(_check(asked, FIRST)))
    with pytest.raises(Refused, match="这不是党建督查清单"):
        read_checklist([], checklist_of(_check(asked, FIRST)))


def test_the_printed_list_says_what_is_known(court):
    text = reading(paper_of_checklist(checklist_of(_check(_round(court), FIRST))))
    assert "应3期，已办0期" in text
    assert "督查人（签名）" in text


def _present(branch: Unit, on: date) -> list[Person]:
    meeting = a_meeting(branch, GENERAL_MEETING, on)
    people = [a_member(branch, f"到会{number}") for number in range(6)]
    with writing():
        Participation.objects.bulk_create(
            [Participation(record=meeting, role=ATTENDEE, person=person) for person in people]
        )
    return people


def test_those_to_be_interviewed_are_drawn_by_a_recorded_lot(court):
    first = _branches(court)[0]
    people = _present(first, date(2025, 3, 3))
    asked = _round(court)
    interviews = draw_interviews(asked, by=a_party_officer(court), at=NOW)
    assert len(interviews) == 3
    again = drawn(asked.sample_seed, str(first.pk), [person.pk for person in people], 3)
    assert [one.person_id for one in interviews] == again
    with pytest.raises(Refused, match="已经抽取"):
        draw_interviews(asked, by=a_party_officer(court), at=NOW)
    record_interview(
        interviews[0], "differs", on=date(2025, 4, 10), by=a_party_officer(court), at=NOW
    )
    known = [row.known for row in checklist_of(_check(asked, FIRST)).rows]
    assert known.count("与记录不一致") == 1


@given(
    seed=st.integers(0, 2**31),
    people=st.sets(st.integers(1, 999), max_size=40),
    size=st.integers(0, 9),
)
def test_a_lot_can_be_drawn_again_and_draws_nobody_twice(seed, people, size):
    chosen = drawn(seed, "支部", sorted(people), size)
    assert chosen == drawn(seed, "支部", sorted(people, reverse=True), size)
    assert set(chosen) <= people
    assert len(set(chosen)) == len(chosen) == min(size, len(people))


def test_the_bulletin_names_branches_in_register_order_with_what_they_missed(court):
    first, _ = _branches(court)
    a_full_year(first)
    asked = _round(court)
    with pytest.raises(Refused, match="还没有督查过支部"):
        bulletin_of(asked, on=date(2025, 4, 25))
    _visit(_check(asked, SECOND), FaultSeen("记录要素不全", date(2025, 4, 30)))
    _visit(_check(asked, FIRST))
    text = reading(bulletin_of(asked, on=date(2025, 4, 25), number="第1期"))
    assert "对2个党支部开展督查，实现全覆盖。共发现问题1个。" in text
    assert text.index(FIRST) < text.index(SECOND)
    assert "记录要素不全" in text
    assert "2025年1月主题党日" in text


def test_overlaps_and_like_minutes_are_hints_and_nothing_more(court):
    first, second = _branches(court)
    people = _present(first, date(2025, 3, 3))
    other = a_meeting(second, GENERAL_MEETING, date(2025, 3, 3))
    with writing():
        Participation(record=other, role=ATTENDEE, person=people[0]).save()
    minutes = (
        "学习全会精神，逐段领读，结合执行工作谈体会，议定每月一次法官讲堂，由各庭轮流主讲并记录。"
    )
    for record in (first.pk, second.pk):
        held = a_meeting(
            Unit.objects.get(pk=record), THEMED_PARTY_DAY, date(2025, 2, 1 + record % 9)
        )
        held.details = {"agenda": minutes}
        with writing():
            held.save()
    said = [hint.said for hint in hints(Scope(court.pk), year_of(2025))]
    assert said == [
        "到会03月3日同时列在2个支部的会议里。",
        f"{FIRST}和{SECOND}的会议记录内容几乎相同。",
    ]


def test_texts_that_merely_share_a_phrase_are_not_alike():
    same = "学习全会精神，逐段领读，结合执行工作谈体会"
    assert alike({1: same, 2: same + "。"}) == [(1, 2)]
    assert alike({1: same, 2: "学习全会精神，研究春节慰问安排和党费收缴"}) == []


def test_each_branch_one_contact_each_contact_few_branches(court):
    first, second = _branches(court)
    person = _inspector(court)
    a_tenure(person, BRANCH_CONTACT, since=date(2025, 1, 1), unit=first)
    [missing] = contact_warnings(Scope(court.pk), on=START)
    assert "有0名联系委员" in missing.message
    assert contact_breaches({1: [9], 2: [9], 3: [9], 4: [9]}) == ()
    [many] = contact_breaches({unit: [9] for unit in range(1, 6)})
    assert not many.blocks
    assert "联系了5个支部" in many.problem.message
    assert second.pk != first.pk
