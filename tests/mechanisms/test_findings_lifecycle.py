"""问题: from found to closed, with the word of the inspected, evidence and a second person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import an_actor
from jujiao.catalogue.roles import StaffRole
from jujiao.findings.casework import history_of
from jujiao.findings.models import Finding, FindingStep
from jujiao.findings.services import (
    MeasureEntry,
    NoticeEntry,
    advise_accountability,
    close_finding,
    confirm_finding,
    contest_finding,
    correct_on_spot,
    deem_confirmed,
    dismiss_finding,
    finish_measure,
    hand_over_finding,
    notify_rectification,
    plan_measures,
    reopen_finding,
    report_rectification,
    send_back_finding,
    sustain_finding,
    uphold_finding,
)
from jujiao.findings.standings import court_findings, standings, tally
from jujiao.kernel.problems import Refused
from supervision_cast import (
    TODAY,
    a_cast,
    at,
    confirmed,
    found,
    measured,
    notified,
    reported,
    with_evidence,
)

pytestmark = pytest.mark.django_db


def _acts(finding: Finding) -> list[str]:
    return [step.act for step in history_of(finding)]


def test_what_was_found_waits_for_the_word_of_the_inspected() -> None:
    assert found(a_cast()).progress == "found"


def test_the_inspected_department_confirms() -> None:
    assert confirmed(a_cast()).progress == "open"


def test_another_department_has_no_word_in_it() -> None:
    cast = a_cast()
    finding = found(cast)
    stranger = an_actor(cast.court, StaffRole.DEPARTMENT_HEAD, unit=cast.office)
    with pytest.raises(Refused, match="不在您的权限之内"):
        confirm_finding(finding, on=TODAY, by=stranger, at=at(TODAY), version=1)


def test_the_inspectors_do_not_confirm_for_the_inspected() -> None:
    cast = a_cast()
    with pytest.raises(Refused, match="不在您的权限之内"):
        confirm_finding(found(cast), on=TODAY, by=cast.inspector, at=at(TODAY), version=1)


def test_silence_confirms_only_when_the_term_to_reply_is_over() -> None:
    """Three working days from Thursday 10 April end on Tuesday the 15th."""
    cast = a_cast()
    finding, last = found(cast), date(2025, 4, 15)
    with pytest.raises(Refused, match="申辩期到2025年4月15日为止"):
        deem_confirmed(finding, on=last, by=cast.inspector, at=at(last), version=1)
    next_day = date(2025, 4, 16)
    row = deem_confirmed(finding, on=next_day, by=cast.inspector, at=at(next_day), version=1)
    assert row.progress == "open"


def test_a_contested_finding_is_upheld_with_an_answer_or_withdrawn() -> None:
    cast = a_cast()
    first, second = found(cast), found(cast, title="未使用法槌")
    for finding in (first, second):
        contest_finding(
            finding, on=TODAY, grounds="当日改期。", by=cast.head, at=at(TODAY), version=1
        )
    with pytest.raises(Refused, match="没有写复核意见"):
        uphold_finding(first, on=TODAY, answer=" ", by=cast.second, at=at(TODAY), version=2)
    upheld = uphold_finding(
        first, on=TODAY, answer="有庭审录像。", by=cast.second, at=at(TODAY), version=2
    )
    gone = dismiss_finding(
        second, on=TODAY, answer="理由成立。", by=cast.second, at=at(TODAY), version=2
    )
    assert (upheld.progress, gone.state) == ("open", "withdrawn")
    with pytest.raises(Refused, match="已撤销"):
        uphold_finding(second, on=TODAY, answer="再议", by=cast.second, at=at(TODAY), version=3)


def test_what_is_corrected_on_the_spot_still_wants_evidence_and_a_second_look() -> None:
    cast = a_cast()
    finding = correct_on_spot(
        confirmed(cast), on=TODAY, note="当场改正。", by=cast.inspector, at=at(TODAY), version=2
    )
    with pytest.raises(Refused, match="报送整改的人不能自己办"):
        close_finding(finding, on=TODAY, by=cast.inspector, at=at(TODAY), version=3)
    with pytest.raises(Refused, match=r"没有佐证.*法〔2011〕346号"):
        close_finding(finding, on=TODAY, by=cast.second, at=at(TODAY), version=3)
    with_evidence(finding, by=cast.inspector)
    closed = close_finding(finding, on=TODAY, by=cast.second, at=at(TODAY), version=3)
    assert (closed.progress, closed.closed_on) == ("closed", TODAY)


def test_the_deadline_of_a_notice_is_counted_in_working_days() -> None:
    """Ten working days from Thursday 10 April end on Thursday 24 April."""
    finding = notified(a_cast())
    assert (finding.progress, finding.due_on) == ("rectifying", date(2025, 4, 24))


def test_a_holiday_is_no_working_day_and_a_make_up_sunday_is_one() -> None:
    """Sunday 27 April is worked for the holiday from 1 to 5 May."""
    finding = notified(a_cast(), workdays=16)
    assert finding.due_on == date(2025, 5, 6)


def test_a_notice_takes_no_number_that_was_used() -> None:
    cast = a_cast()
    notified(cast)
    second = confirmed(cast, title="未使用法槌")
    entry = NoticeEntry(cast.court.pk, (second,), "督整〔2025〕1号", TODAY, 5)
    with pytest.raises(Refused, match="编号“督整〔2025〕1号”已用过"):
        notify_rectification(entry, by=cast.inspector, at=at(TODAY))
    second.refresh_from_db()
    assert (second.progress, second.notice_id) == ("open", None)


def test_a_deadline_lies_not_in_the_past() -> None:
    cast = a_cast()
    finding = confirmed(cast)
    entry = NoticeEntry(cast.court.pk, (finding,), "督整〔2025〕2号", date(2025, 3, 3), 5)
    with pytest.raises(Refused, match="期限2025年3月10日已经过去"):
        notify_rectification(entry, by=cast.inspector, at=at(TODAY))


def test_a_measure_is_not_due_before_it_was_planned() -> None:
    cast = a_cast()
    finding = notified(cast)
    late = MeasureEntry("补课", cast.worker.pk, date(2025, 4, 9))
    with pytest.raises(Refused, match="期限2025年4月9日已经过去"):
        plan_measures(finding, [late], by=cast.head, at=at(TODAY), version=finding.version)
    assert finding.planned_measures.count() == 0


def test_nothing_is_reported_before_every_measure_is_done_and_borne_out() -> None:
    cast = a_cast()
    finding, [first, _] = measured(cast, "补签排班表", "补课")
    finish_measure(first, on=TODAY, result="已补签。", by=cast.head, at=at(TODAY))
    with pytest.raises(Refused) as refused:
        report_rectification(
            finding, on=TODAY, note="已整改", by=cast.head, at=at(TODAY), version=finding.version
        )
    assert {problem.code for problem in refused.value.problems} == {
        "measure_unfinished",
        "no_evidence",
    }


def test_a_rectification_without_measures_is_not_reported() -> None:
    cast = a_cast()
    finding = notified(cast)
    with_evidence(finding, by=cast.head)
    with pytest.raises(Refused, match="还没有整改措施"):
        report_rectification(
            finding, on=TODAY, note="已整改", by=cast.head, at=at(TODAY), version=finding.version
        )


def test_a_second_person_closes() -> None:
    cast = a_cast()
    finding = reported(cast)
    closed = close_finding(finding, on=TODAY, by=cast.second, at=at(TODAY), version=finding.version)
    assert closed.progress == "closed"


def test_an_owner_does_not_verify_his_own_rectification() -> None:
    cast = a_cast()
    finding = reported(cast)
    owner = replace(an_actor(cast.court, StaffRole.SUPERVISOR), person_id=cast.worker.pk)
    with pytest.raises(Refused, match="责任人和报送整改的人不能自己办"):
        close_finding(finding, on=TODAY, by=owner, at=at(TODAY), version=finding.version)
    finding.refresh_from_db()
    assert finding.progress == "reported"


def test_a_colleague_of_the_inspected_department_does_not_verify_either() -> None:
    cast = a_cast()
    finding = reported(cast)
    colleague = replace(an_actor(cast.court, StaffRole.SUPERVISOR), person_id=cast.head.person_id)
    with pytest.raises(Refused, match="不能复查本部门的问题"):
        close_finding(finding, on=TODAY, by=colleague, at=at(TODAY), version=finding.version)


def test_a_second_look_may_send_it_back() -> None:
    cast = a_cast()
    finding = reported(cast)
    again = send_back_finding(
        finding, on=TODAY, why="措施没有到位。", by=cast.second, at=at(TODAY),
        version=finding.version,
    )  # fmt: skip
    assert again.progress == "rectifying"


def test_of_two_reviewers_at_once_one_closes() -> None:
    cast = a_cast()
    finding = reported(cast)
    seen_by_both = finding.version
    close_finding(finding, on=TODAY, by=cast.second, at=at(TODAY), version=seen_by_both)
    third = an_actor(cast.court, StaffRole.SUPERVISOR)
    with pytest.raises(Refused, match="已被别人办过"):
        close_finding(finding, on=TODAY, by=third, at=at(TODAY), version=seen_by_both)
    assert _acts(finding).count("close") == 1


def test_reopening_keeps_the_history_and_asks_for_new_evidence() -> None:
    cast = a_cast()
    finding = reported(cast)
    close_finding(finding, on=TODAY, by=cast.second, at=at(TODAY), version=finding.version)
    later = date(2025, 6, 3)
    again = reopen_finding(
        finding, on=later, why="又发生。", by=cast.second, at=at(later),
        version=finding.version + 1,
    )  # fmt: skip
    assert (again.progress, again.closed_on) == ("rectifying", None)
    assert _acts(again)[-3:] == ["report", "close", "reopen"]
    with pytest.raises(Refused) as refused:
        report_rectification(
            again, on=later, note="再改", by=cast.head, at=at(later), version=again.version
        )
    assert {one.code for one in refused.value.problems} == {"no_measures", "no_evidence"}


def test_keeping_at_it_is_no_closing() -> None:
    cast = a_cast()
    finding = reported(cast)
    kept = sustain_finding(
        finding, on=TODAY, why="常抓不懈。", by=cast.second, at=at(TODAY), version=finding.version
    )
    assert (kept.progress, kept.closed_on) == ("sustained", None)
    with pytest.raises(Refused, match="现在是“长期坚持”"):
        close_finding(kept, on=TODAY, by=cast.second, at=at(TODAY), version=kept.version)


def test_accountability_and_handing_over_keep_a_date_and_a_number_alone() -> None:
    cast = a_cast()
    finding = confirmed(cast)
    advise_accountability(
        finding, on=TODAY, document_no="督问〔2025〕1号", by=cast.inspector, at=at(TODAY)
    )
    hand_over_finding(
        finding, on=TODAY, document_no="督移〔2025〕1号", by=cast.second, at=at(TODAY)
    )
    kept = FindingStep.objects.filter(act__in=("advise", "hand_over"))
    assert [(one.document_no, one.note) for one in kept] == [
        ("督问〔2025〕1号", ""),
        ("督移〔2025〕1号", ""),
    ]
    with pytest.raises(Refused, match="文号“督移〔2025〕1号”已用过"):
        hand_over_finding(
            finding, on=TODAY, document_no="督移〔2025〕1号", by=cast.second, at=at(TODAY)
        )


def test_a_notice_may_name_who_answers_for_it() -> None:
    cast = a_cast()
    finding = confirmed(cast)
    entry = NoticeEntry(
        cast.court.pk, (finding,), "督整〔2025〕8号", TODAY, 5, owner_id=cast.worker.pk
    )
    notify_rectification(entry, by=cast.inspector, at=at(TODAY))
    finding.refresh_from_db()
    assert finding.owner_id == cast.worker.pk
    shown = standings(court_findings(cast.court.pk), court_id=cast.court.pk, as_of=TODAY)
    assert [one.owner for one in shown] == ["巴特"]


def test_the_inspected_say_why_it_came_about_when_they_plan_its_measures() -> None:
    cast = a_cast()
    finding = notified(cast)
    entries = [MeasureEntry("开庭前十分钟到庭", cast.worker.pk, TODAY)]
    with pytest.raises(Refused, match="问题原因不在目录里"):
        plan_measures(
            finding, entries, cause="天气", by=cast.head, at=at(TODAY), version=finding.version
        )
    plan_measures(
        finding, entries, cause="awareness", by=cast.head, at=at(TODAY), version=finding.version
    )
    shown = standings(court_findings(cast.court.pk), court_id=cast.court.pk, as_of=TODAY)
    assert tally(shown, court_id=cast.court.pk, as_of=TODAY).by_cause == {"思想认识": 1}
