"""月提示: computed on the 1st, issued by a person by the third working day, received by each branch."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from branch_cast import a_branch, a_meeting, a_member, a_party_officer, a_secretary
from cast import AT, a_court, a_tenure, registers, writing
from course_cast import an_applicant, begin, take
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_inspection import PARTY_INSPECTION_FINDINGS
from jujiao.catalogue.branch_life import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
)
from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.guidance import BRANCH_CONTACT
from jujiao.duties.services import DueNamed, excuse_duty
from jujiao.findings.services import FindingEntry, enter_findings
from jujiao.kernel.cadence import Window, parse_window
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import Refused
from jujiao.oversight.prompt_lines import PromptSheet
from jujiao.oversight.prompt_papers import paper_of_prompt, text_of_prompt
from jujiao.oversight.prompts import prompt_sheets
from jujiao.oversight.selectors import prompts_of
from jujiao.oversight.services import MonthOfCourt, issue_prompts, receive_prompt
from jujiao.papers.reading import reading
from jujiao.people.models import Unit
from jujiao.people.stamps import Stamp
from jujiao.policies.services import import_shipped_calendar
from jujiao.tasks.services import Assignment, assign_task

pytestmark = pytest.mark.django_db
CORE = {"支部委员会", "主题党日", "党员大会", "党课"}


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def _sheet(branch: Unit, month: str) -> PromptSheet:
    [sheet] = [
        one
        for one in prompt_sheets(Scope(branch.court_id), parse_window(month))
        if one.branch_id == branch.pk
    ]
    return sheet


def _overdue(sheet: PromptSheet) -> list[tuple[str, str]]:
    return [
        (line.matter, line.period)
        for line in sheet.lines
        if line.state is DueState.OVERDUE and line.matter in CORE
    ]


MISSED = {("支部委员会", 4), ("主题党日", 3), ("主题党日", 10), ("党课", 5)}


def _live(branch: Unit, month: int) -> None:
    """What the branch does in a month of 2025, but for what it misses."""
    monthly = ((COMMITTEE_MEETING, 8), (THEMED_PARTY_DAY, 20))
    quarterly = ((GENERAL_MEETING, 12), (PARTY_LECTURE, 22)) if month in (2, 5, 8, 11) else ()
    for kind, day in (*monthly, *quarterly):
        if (kind.label, month) not in MISSED:
            a_meeting(branch, kind, date(2025, month, day))


def test_a_year_lived_month_by_month_each_prompt_names_exactly_what_is_missing():
    branch = a_branch(a_court())
    told = {}
    for month in range(1, 13):
        told[month] = _overdue(_sheet(branch, f"2025-{month:02}"))
        _live(branch, month)
    march, april = ("主题党日", "2025年3月"), ("支部委员会", "2025年4月")
    second, october = ("党课", "2025年第二季度"), ("主题党日", "2025年10月")
    assert [told[month] for month in (1, 2, 3)] == [[], [], []]
    assert told[4] == [march]
    assert told[5] == told[6] == [march, april]
    assert told[7] == told[10] == [march, april, second]
    assert told[11] == told[12] == [march, april, second, october]


def test_what_is_due_this_month_stands_with_rule_day_state_and_who():
    branch = a_branch(a_court())
    a_tenure(a_member(branch, "宝音书记"), BRANCH_POST, since=date(2024, 1, 1), unit=branch)
    line = next(one for one in _sheet(branch, "2025-01").lines if one.matter == "支部委员会")
    assert (line.due_on, line.state, line.kind) == (
        date(2025, 1, 31),
        DueState.DUE,
        "committee_meeting",
    )
    assert line.state_words(date(2025, 1, 1)) == "还有30天"
    assert "第十二条" in line.basis


def test_january_still_names_what_the_old_year_left():
    branch = a_branch(a_court())
    for month in range(1, 12):
        _live(branch, month)
    assert ("主题党日", "2025年12月") in _overdue(_sheet(branch, "2026-01"))
    assert ("主题党日", "2025年12月") not in _overdue(_sheet(branch, "2026-02"))


def test_what_is_excused_is_not_named():
    court = a_court()
    branch = a_branch(court)
    named = DueNamed(court.pk, "party_day_monthly", "2025-01", unit_id=branch.pk)
    excuse_duty(named, reason="春节调休", by=a_party_officer(court), at=AT)
    assert ("主题党日", "2025年1月") not in _overdue(_sheet(branch, "2025-02"))


def test_what_need_not_be_reported_is_said():
    branch = a_branch(a_court())
    a_meeting(branch, GENERAL_MEETING, date(2025, 1, 10))
    sheet = _sheet(branch, "2025-02")
    assert "党员大会（已办）" in sheet.not_needed
    assert "组织生活会（未到办理时间）" in sheet.not_needed
    assert "无需填写" in text_of_prompt(sheet)


def test_yearly_matters_are_named_from_their_season():
    branch = a_branch(a_court())
    assert "组织生活会" not in {line.matter for line in _sheet(branch, "2025-09").lines}
    assert "组织生活会" in {line.matter for line in _sheet(branch, "2025-10").lines}


def test_persons_are_taken_together_in_one_line():
    branch = a_branch(a_court(), members=3)
    [talks] = [line for line in _sheet(branch, "2025-07").lines if line.matter == "谈心谈话"]
    assert talks.period.startswith("2025年，还有3人：")


def test_problems_and_tasks_of_the_branch_are_named_with_their_days():
    court = a_court()
    branch = a_branch(court)
    fault = FindingEntry(
        court.pk,
        PARTY_INSPECTION_FINDINGS.slug,
        "请假人员未注明",
        date(2025, 2, 10),
        unit_id=branch.pk,
        due_on=date(2025, 2, 28),
    )
    with writing():
        enter_findings([fault], [Stamp(AT, console())])
    task = Assignment(
        court.pk, "报送党费收缴情况", date(2025, 2, 5), unit_id=branch.pk, due_on=date(2025, 3, 20)
    )
    assign_task(task, by=a_party_officer(court), at=AT)
    lines = {line.matter: line for line in _sheet(branch, "2025-03").lines}
    assert (lines["督查整改"].period, lines["督查整改"].state) == (
        "请假人员未注明",
        DueState.OVERDUE,
    )
    assert (lines["交办事项"].due_on, lines["交办事项"].state) == (date(2025, 3, 20), DueState.DUE)


def test_steps_of_admissions_are_named_when_they_are_due():
    branch = a_branch(a_court())
    procedure = begin("party_admission", branch, person=an_applicant(branch), on=date(2025, 1, 5))
    take(procedure, "applicant", date(2025, 1, 31))
    [line] = [
        line for line in _sheet(branch, "2025-02").lines if line.matter.startswith("发展党员")
    ]
    assert (line.period, line.due_on) == ("党组织派人谈话", date(2025, 2, 28))
    [late] = [
        line for line in _sheet(branch, "2025-03").lines if line.matter.startswith("发展党员")
    ]
    assert late.state is DueState.OVERDUE


def test_four_events_have_their_reminder():
    court = a_court()
    branch = a_branch(court)
    moved = a_member(branch, "转入者", since=date(2025, 2, 17))
    a_tenure(moved, BRANCH_POST, since=date(2025, 2, 20), unit=branch)
    said = " ".join(_sheet(branch, "2025-03").events)
    assert "组织关系转接：转入者2025年2月17日转入" in said
    assert "班子变动：转入者自2025年2月20日任" in said
    assert _sheet(branch, "2025-04").events == ()


def test_the_end_of_probation_is_announced_sixty_days_ahead_and_until_it_is_settled():
    branch = a_branch(a_court())
    procedure = begin("party_admission", branch, person=an_applicant(branch), on=date(2024, 1, 5))
    with writing():
        procedure.steps.create(slug="admitted", done_on=date(2024, 6, 10))
    assert _sheet(branch, "2025-03").events == ()
    assert "预备期2025年6月9日届满" in _sheet(branch, "2025-05").events[0]
    assert "没有转正记录" in _sheet(branch, "2025-07").events[0]


def test_the_contact_of_the_branch_stands_on_top():
    branch = a_branch(a_court())
    a_tenure(a_member(branch, "联系委员甲"), BRANCH_CONTACT, since=date(2025, 1, 1), unit=branch)
    assert _sheet(branch, "2025-02").contact == "联系委员甲"


def test_paper_and_text_say_the_same():
    branch = a_branch(a_court())
    sheet = _sheet(branch, "2025-02")
    paper, text = reading(paper_of_prompt(sheet)), text_of_prompt(sheet)
    for line in sheet.lines:
        assert line.matter in paper
        assert line.state_words(sheet.as_of) in paper
        assert f"{line.matter}：{line.period}" in text


def _march() -> Window:
    return parse_window("2025-03")


def test_prompts_are_issued_by_a_person_once_a_month_and_received_by_each_branch():
    court = a_court()
    branch, officer = a_branch(court), a_party_officer(court)
    asked = MonthOfCourt(court.pk, _march())
    [prompt] = issue_prompts(asked, by=officer, at=_moment(date(2025, 3, 3)))
    assert prompt.content["branch"] == branch.name
    with pytest.raises(Refused, match="已经签发"):
        issue_prompts(asked, by=officer, at=_moment(date(2025, 3, 4)))
    receive_prompt(prompt, by=a_secretary(branch), at=_moment(date(2025, 3, 5)))
    with pytest.raises(Refused, match="已由宝音签收"):
        receive_prompt(prompt, by=a_secretary(branch), at=AT)


def test_a_secretary_neither_issues_nor_receives_for_others():
    court = a_court()
    branch, other = a_branch(court), a_branch(court, "执行局党支部")
    asked = MonthOfCourt(court.pk, _march())
    with pytest.raises(Refused, match="签发月提示不在您的权限之内"):
        issue_prompts(asked, by=a_secretary(branch), at=_moment(date(2025, 3, 3)))
    first, _ = issue_prompts(asked, by=a_party_officer(court), at=_moment(date(2025, 3, 3)))
    with pytest.raises(Refused, match="签收月提示不在您的权限之内"):
        receive_prompt(first, by=a_secretary(other), at=AT)


def test_an_issued_prompt_stays_as_it_was_when_the_ledger_moves_on():
    court = a_court()
    branch = a_branch(court)
    [prompt] = issue_prompts(
        MonthOfCourt(court.pk, _march()), by=a_party_officer(court), at=_moment(date(2025, 3, 3))
    )
    a_meeting(branch, THEMED_PARTY_DAY, date(2025, 1, 20))
    prompt.refresh_from_db()
    matters = {(line["matter"], line["period"]) for line in prompt.content["lines"]}
    assert ("主题党日", "2025年1月") in matters


@pytest.mark.parametrize(("day", "late"), [(3, False), (5, False), (6, True)])
def test_the_third_working_day_is_the_last_to_issue(day, late):
    import_shipped_calendar(by=console(), at=AT)
    court = a_court()
    a_branch(court)
    asked = MonthOfCourt(court.pk, _march())
    [prompt] = issue_prompts(asked, by=a_party_officer(court), at=_moment(date(2025, 3, day)))
    assert prompt.is_late is late


def test_a_month_that_has_not_begun_is_not_prompted():
    court = a_court()
    asked = MonthOfCourt(court.pk, parse_window("2026-01"))
    with pytest.raises(Refused, match="还没有开始"):
        issue_prompts(asked, by=a_party_officer(court), at=AT)
    assert list(prompts_of(Scope(court.pk))) == []


def test_nothing_is_named_where_nobody_keeps_the_register_of_a_month_that_is_past():
    court = a_court()
    branch = a_branch(court)
    registers(court, 2026, [])
    assert _overdue(_sheet(branch, "2026-03")) == []
