"""巡察整改: three lists, and a problem is struck off only by evidence, signature, meeting and reviewer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from cast import a_person, an_actor
from jujiao.access.actors import Actor, console
from jujiao.catalogue.roles import StaffRole
from jujiao.findings.casework import history_of
from jujiao.findings.models import Finding, FindingMeasure
from jujiao.findings.rectification_lists import (
    NOT_DISCLOSED,
    concentrated_period,
    disclosed_lines,
    phase_on,
    plan_due_on,
    problems_of,
    three_lists,
)
from jujiao.findings.rectification_papers import completion_paper, disclosure_paper
from jujiao.findings.services import (
    MeasureEntry,
    close_finding,
    confirm_finding,
    finish_measure,
    plan_measures,
    report_rectification,
    sustain_finding,
)
from jujiao.findings.services.external import (
    Feedback,
    FeedbackProblem,
    approve_rectification,
    decide_disclosure,
    register_feedback,
    sign_rectification,
)
from jujiao.findings.standings import tally
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.papers.reading import reading
from jujiao.policies.services import PolicySetting, set_policy
from supervision_cast import Cast, a_cast, at, with_evidence

pytestmark = pytest.mark.django_db
DAY = date(2025, 3, 10)


@dataclass
class Case:
    """A feedback with two problems, the first of them on its way to being struck off."""

    cast: Cast
    feedback: Record
    finding: Finding

    def now(self) -> Finding:
        """The finding as it stands."""
        self.finding.refresh_from_db()
        return self.finding


def _officer(cast: Cast) -> Actor:
    return an_actor(cast.court, StaffRole.PARTY_OFFICER, name="苏和")


def _fed_back(cast: Cast) -> Case:
    assert cast.leader.person_id is not None
    problems = tuple(
        FeedbackProblem(
            title, area, cast.leader.person_id, cast.worker.pk, cast.hall.pk, "具体表现"
        )
        for title, area in (("理论学习不深入", "political"), ("制度执行不严格", "discipline"))
    )
    feedback = Feedback(
        cast.court.pk, "旗委第二轮巡察", "旗委巡察办", DAY, problems, "巡〔2025〕3号"
    )
    record = register_feedback(feedback, by=_officer(cast), at=at(DAY))
    return Case(cast, record, Finding.objects.filter(record=record).order_by("pk")[0])


def _planned(case: Case) -> list[FindingMeasure]:
    cast, finding = case.cast, case.finding
    confirm_finding(finding, on=DAY, by=cast.head, at=at(DAY), version=finding.version)
    measures = [
        MeasureEntry("制定学习计划", cast.worker.pk, date(2025, 4, 10), task_title="补课学习"),
        MeasureEntry("开展研讨两次", cast.worker.pk, date(2025, 5, 9), task_title="补课学习"),
    ]
    return plan_measures(finding, measures, by=cast.head, at=at(DAY), version=case.now().version)


def _reported(case: Case, *, borne_out: int = 2) -> Finding:
    for place, measure in enumerate(_planned(case)):
        finish_measure(measure, on=DAY, result="已完成", by=case.cast.head, at=at(DAY))
        if place < borne_out:
            with_evidence(measure, by=case.cast.head, on=DAY)
    return report_rectification(
        case.finding, on=DAY, note="已整改", by=case.cast.head, at=at(DAY),
        version=case.now().version,
    )  # fmt: skip


def _sign(case: Case) -> None:
    sign_rectification(
        case.finding, on=DAY, by=case.cast.leader, at=at(DAY), version=case.now().version
    )


def _approve(case: Case) -> None:
    approve_rectification(
        case.finding, meeting="院党组会", held_on=DAY, by=case.cast.second, at=at(DAY),
        version=case.now().version,
    )  # fmt: skip


def _close(case: Case) -> Finding:
    return close_finding(
        case.finding, on=DAY, by=case.cast.second, at=at(DAY), version=case.now().version
    )


def test_a_problem_is_struck_off_when_nothing_is_missing() -> None:
    case = _fed_back(a_cast())
    _reported(case)
    _sign(case)
    _approve(case)
    assert _close(case).progress == "closed"


def test_whatever_is_missing_is_named_with_the_rule() -> None:
    case = _fed_back(a_cast())
    _reported(case, borne_out=1)
    with pytest.raises(Refused) as refused:
        _close(case)
    codes = [problem.code for problem in refused.value.problems]
    assert codes == [
        "measure_without_evidence",
        "leader_has_not_signed",
        "meeting_has_not_approved",
    ]
    assert all("巡视工作条例" in problem.remedy for problem in refused.value.problems)
    assert case.now().progress == "reported"


def test_only_the_responsible_leader_signs() -> None:
    case = _fed_back(a_cast())
    finding = _reported(case)
    with pytest.raises(Refused, match="签字须由这个问题的责任领导本人办"):
        sign_rectification(
            finding, on=DAY, by=_other_leader(case), at=at(DAY), version=finding.version
        )


def _other_leader(case: Case) -> Actor:
    return replace(case.cast.leader, person_id=a_person(case.cast.court, "托娅").pk)


def test_the_leader_does_not_review_what_he_leads() -> None:
    case = _fed_back(a_cast())
    _reported(case)
    _sign(case)
    _approve(case)
    reviewer = replace(case.cast.second, person_id=case.cast.leader.person_id)
    with pytest.raises(Refused, match="责任人和报送整改的人不能自己办"):
        close_finding(case.finding, on=DAY, by=reviewer, at=at(DAY), version=case.now().version)


def test_the_plan_of_measures_begins_the_rectification_and_sets_its_date() -> None:
    case = _fed_back(a_cast())
    _planned(case)
    finding = case.now()
    assert (finding.progress, finding.due_on) == ("rectifying", date(2025, 5, 9))


def test_a_feedback_without_problems_is_refused() -> None:
    cast = a_cast()
    feedback = Feedback(cast.court.pk, "旗委第二轮巡察", "旗委巡察办", DAY, ())
    with pytest.raises(Refused, match="反馈里没有列问题"):
        register_feedback(feedback, by=_officer(cast), at=at(DAY))
    assert not Record.objects.exists()


def test_the_three_lists_name_problem_task_measure_and_who_answers() -> None:
    case = _fed_back(a_cast())
    _reported(case)
    lists = three_lists(case.feedback, as_of=DAY)
    assert [one.title for one in lists.problems] == ["理论学习不深入", "制度执行不严格"]
    assert [(one.number, one.task, one.evidence) for one in lists.measures] == [
        (1, "补课学习", 1),
        (1, "补课学习", 1),
    ]
    assert {(one.leader, one.unit, one.owner) for one in lists.duties} == {
        ("朝克", "刑事审判庭", "巴特")
    }


def test_the_concentrated_period_is_three_months_or_as_the_court_sets_it() -> None:
    case = _fed_back(a_cast())
    assert concentrated_period(case.feedback).last == date(2025, 6, 9)
    assert plan_due_on(case.feedback) == date(2025, 4, 9)
    assert phase_on(case.feedback, date(2025, 6, 10)) == "持续整改"
    six = PolicySetting(
        case.cast.court.pk,
        "rectification_months",
        "",
        6,
        date(2025, 1, 1),
        "《中国共产党巡视工作条例》",
    )
    set_policy(six, by=console(), at=at(DAY))
    assert concentrated_period(case.feedback).last == date(2025, 9, 9)


def test_keeping_at_it_stands_outside_the_rate() -> None:
    case = _fed_back(a_cast())
    finding = _reported(case)
    sustain_finding(
        finding, on=DAY, why="持续抓学习。", by=case.cast.second, at=at(DAY),
        version=finding.version,
    )  # fmt: skip
    counted = tally(problems_of(case.feedback, as_of=DAY), court_id=case.cast.court.pk, as_of=DAY)
    assert (counted.sustained, counted.to_close, counted.completion) == (1, 1, "0%")


def test_without_a_denominator_there_is_no_rate() -> None:
    assert tally([], court_id=a_cast().court.pk, as_of=DAY).completion == ""


def test_the_report_says_how_each_problem_stands_and_carries_the_lists() -> None:
    case = _fed_back(a_cast())
    _reported(case)
    _sign(case)
    _approve(case)
    _close(case)
    said = reading(completion_paper(case.feedback, as_of=DAY))
    assert "反馈问题2个" in said
    assert "已销号1个，完成率50%" in said
    assert all(title in said for title in ("问题清单", "任务清单", "责任清单", "开展研讨两次"))


def test_a_disclosure_tells_what_was_decided_without_names_and_case_numbers() -> None:
    case = _fed_back(a_cast())
    cast, finding = case.cast, case.finding
    text = "巴特主持整改，涉及（2024）内0622民初131号案件，联系电话13800000000。"
    decide_disclosure(
        finding, disclosure="public", text=text, by=_officer(cast), at=at(DAY),
        version=finding.version,
    )  # fmt: skip
    told = list(disclosed_lines(case.feedback, "public"))
    assert told == ["某某主持整改，涉及×××案件，联系电话×××。", NOT_DISCLOSED]
    said = reading(disclosure_paper(case.feedback, "public", as_of=DAY))
    assert "制度执行不严格" not in said


def test_what_is_for_the_party_is_not_for_the_public() -> None:
    case = _fed_back(a_cast())
    decide_disclosure(
        case.finding, disclosure="party", text="已整改到位", by=_officer(case.cast), at=at(DAY),
        version=case.finding.version,
    )  # fmt: skip
    assert next(disclosed_lines(case.feedback, "public")) == NOT_DISCLOSED
    assert next(disclosed_lines(case.feedback, "party")) == "已整改到位"


def test_signature_and_meeting_stand_in_the_history() -> None:
    case = _fed_back(a_cast())
    _reported(case)
    _sign(case)
    _approve(case)
    steps = {step.act: step for step in history_of(case.now())}
    assert steps["sign"].actor_name == "朝克"
    assert steps["approve"].note == "院党组会"
