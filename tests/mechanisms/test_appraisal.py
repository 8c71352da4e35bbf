"""年度考核: from the scheme to the signature, and what may be objected to. People decide every grade."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from jujiao.access.actors import Actor, console
from jujiao.appraisals.complaints import file_complaint, settle_complaint
from jujiao.appraisals.grades import (
    decide_grade,
    end_notice,
    freeze_round,
    note_objection,
    notify_appraisee,
    open_notice,
    places_in,
    sign_result,
    widen_quota,
)
from jujiao.appraisals.models import Appraisee, Round
from jujiao.appraisals.rules import excellent_places
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.services import (
    MetricRow,
    MetricSheet,
    NewAppraisal,
    exempt_appraisee,
    import_metrics,
    judge_item,
    open_appraisal,
)
from jujiao.appraisals.sheets import appraisal_sheet
from jujiao.careers.reliance import Decision, rest_decision, shaken
from jujiao.careers.standings import conduct_of
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.schemes import ADMINISTRATIVE, JUDGES
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.kernel.problems import Refused
from jujiao.people.models import Unit
from mechanisms.personnel import (
    a_court,
    a_member,
    a_sanction,
    an_actor,
    the_calendar,
)

pytestmark = pytest.mark.django_db
OPENED = date(2025, 12, 15)
SPRING = datetime(2026, 4, 1, 4, 0, tzinfo=UTC)


def a_round(court: Unit, people: int = 5) -> Round:
    for number in range(people):
        a_member(court, f"干警{number}")
    adopt_scheme(
        NewScheme(court.pk, ADMINISTRATIVE, "示院发〔2025〕3号"), by=console(court.pk), at=SPRING
    )
    new = NewAppraisal(court.pk, 2025, ADMINISTRATIVE.slug)
    return open_appraisal(new, on=OPENED, by=console(court.pk), at=SPRING)


def one_of(appraisal: Round, name: str = "干警0") -> Appraisee:
    return Appraisee.objects.select_related("round", "person").get(
        round=appraisal, person__full_name=name
    )


def graded(appraisee: Appraisee, grade: Grade, by: Actor | None = None) -> Appraisee:
    return decide_grade(appraisee, grade=grade, by=by or console(appraisee.court_id), at=SPRING)


@pytest.mark.parametrize(
    ("headcount", "fifth", "quarter"), [(44, 8, 11), (49, 9, 12), (4, 0, 1), (0, 0, 0), (5, 1, 1)]
)
def test_within_a_fifth_means_rounded_down(headcount: int, fifth: int, quarter: int) -> None:
    assert excellent_places(headcount) == fifth
    assert excellent_places(headcount, wider=True) == quarter


def test_a_round_needs_a_scheme_that_the_court_adopted() -> None:
    court = a_court()
    with pytest.raises(Refused, match="还没有通过这份考核方案"):
        open_appraisal(
            NewAppraisal(court.pk, 2025, "judges"), on=OPENED, by=console(court.pk), at=SPRING
        )


def test_one_more_excellent_than_the_quota_is_refused_with_rule_and_numbers() -> None:
    appraisal = a_round(a_court())
    graded(one_of(appraisal), Grade.EXCELLENT)
    with pytest.raises(Refused, match=r"参加考核5人，优秀最多1名，已定1名.*《公务员考核规定》"):
        graded(one_of(appraisal, "干警1"), Grade.EXCELLENT)


def test_with_consent_a_quarter_may_be_excellent() -> None:
    appraisal = a_round(a_court(), people=8)
    assert places_in(appraisal) == 1
    with pytest.raises(Refused, match="没有填同意提高比例的文号"):
        widen_quota(appraisal, document_no="", by=console(appraisal.court_id), at=SPRING)
    widen_quota(
        appraisal, document_no="旗公考〔2025〕2号", by=console(appraisal.court_id), at=SPRING
    )
    assert places_in(appraisal) == 2


def test_who_is_in_his_first_year_takes_part_without_a_grade_and_outside_the_quota() -> None:
    court = a_court()
    a_member(court, "林书禾", worked_since=date(2025, 3, 1))
    appraisal = a_round(court, people=5)
    newcomer = one_of(appraisal, "林书禾")
    assert (newcomer.takes_part, newcomer.in_quota) == (True, False)
    with pytest.raises(Refused, match="最高只能定为不定等次：试用期内"):
        graded(newcomer, Grade.COMPETENT)
    assert places_in(appraisal) == 1


def test_who_is_under_investigation_gets_no_grade() -> None:
    appraisal = a_round(a_court())
    by = console(appraisal.court_id)
    exempt_appraisee(one_of(appraisal), cause="under_investigation", by=by, at=SPRING)
    with pytest.raises(Refused, match="最高只能定为不定等次：被立案审查调查"):
        graded(one_of(appraisal), Grade.COMPETENT)


def test_a_cause_that_no_rule_names_is_refused() -> None:
    appraisal = a_round(a_court())
    with pytest.raises(Refused, match="规定里没有这种情形"):
        exempt_appraisee(
            one_of(appraisal), cause="disliked", by=console(appraisal.court_id), at=SPRING
        )


def test_a_warning_keeps_from_excellent_and_more_leaves_a_comment_only() -> None:
    court = a_court()
    warned, sanctioned = a_member(court, "林书禾"), a_member(court, "高云起")
    a_sanction(warned, SanctionKind.WARNING, date(2025, 3, 1))
    a_sanction(sanctioned, SanctionKind.DEMERIT, date(2025, 3, 1))
    appraisal = a_round(court)
    with pytest.raises(Refused, match="最高只能定为称职：当年受警告处分"):
        graded(one_of(appraisal, "林书禾"), Grade.EXCELLENT)
    assert one_of(appraisal, "高云起").at_best == Grade.UNDETERMINED


def test_a_sanction_that_comes_later_is_a_veto_at_the_decision() -> None:
    court = a_court()
    appraisal = a_round(court)
    appraisee = one_of(appraisal)
    a_sanction(appraisee.person, SanctionKind.WARNING, date(2025, 12, 20))
    with pytest.raises(Refused, match="最高只能定为称职：受警告处分"):
        graded(appraisee, Grade.EXCELLENT)


def test_nobody_judges_or_grades_himself() -> None:
    court = a_court()
    appraisal = a_round(court)
    appraisee = one_of(appraisal)
    himself = an_actor(court, StaffRole.COURT_LEADER, person=appraisee.person)
    with pytest.raises(Refused, match="须由另一人办"):
        graded(appraisee, Grade.COMPETENT, by=himself)
    with pytest.raises(Refused, match="须由另一人办"):
        judge_item(appraisee, item_slug="duties", points=Decimal(40), by=himself, at=SPRING)


def test_points_beyond_the_full_mark_and_items_read_from_facts_are_not_judged() -> None:
    appraisal = a_round(a_court())
    by = console(appraisal.court_id)
    with pytest.raises(Refused, match="应在0到40分之间"):
        judge_item(one_of(appraisal), item_slug="duties", points=Decimal(41), by=by, at=SPRING)
    with pytest.raises(Refused, match="这一项不是评分项"):
        judge_item(one_of(appraisal), item_slug="publicity", points=Decimal(1), by=by, at=SPRING)


def test_case_quality_is_read_from_a_workbook_and_only_read() -> None:
    court = a_court()
    judge = a_member(court, "沈知行", staff_class="员额法官")
    rows = [MetricRow(judge.pk, "weighted_cases", Decimal(80), "审管办.xlsx 表1 第5行")]
    sheet = MetricSheet(court.pk, 2025, rows)
    assert import_metrics(sheet, by=console(court.pk), at=SPRING) == 1
    assert import_metrics(sheet, by=console(court.pk), at=SPRING) == 0
    [line] = appraisal_sheet(court.pk, 2025, JUDGES.slug).lines
    quantity = line.items[0]["items"][0]
    assert (quantity["points"], quantity["note"]) == ("20.00", "审管办.xlsx 表1 第5行")
    assert "没有导入“办案质量”的数据" in line.missing


def published(appraisal: Round, until: date = date(2026, 1, 7)) -> Round:
    by = console(appraisal.court_id)
    for one in appraisal.appraisees.filter(grade=""):
        graded(one, Grade.COMPETENT)
    open_notice(appraisal, on=date(2025, 12, 30), by=by, at=SPRING)
    return end_notice(appraisal, on=until, by=by, at=SPRING)


def frozen(appraisal: Round) -> Round:
    the_calendar()
    published(appraisal)
    by = console(appraisal.court_id)
    return freeze_round(appraisal, on=date(2026, 1, 8), document_no="示院考1号", by=by, at=SPRING)


def test_the_notice_runs_five_working_days_and_settles_objections() -> None:
    the_calendar()
    appraisal = a_round(a_court())
    by = console(appraisal.court_id)
    with pytest.raises(Refused, match="公示到2026-01-07才满5个工作日"):
        published(appraisal, until=date(2026, 1, 6))
    note_objection(appraisal, settled=False, by=by, at=SPRING)
    with pytest.raises(Refused, match="还有1件异议"):
        end_notice(appraisal, on=date(2026, 1, 9), by=by, at=SPRING)
    note_objection(appraisal, settled=True, by=by, at=SPRING)
    assert end_notice(appraisal, on=date(2026, 1, 9), by=by, at=SPRING).notice_closed_on


def test_without_a_notice_excellent_is_not_frozen() -> None:
    appraisal = a_round(a_court(), people=5)
    graded(one_of(appraisal), Grade.EXCELLENT)
    for one in appraisal.appraisees.filter(grade=""):
        graded(one, Grade.COMPETENT)
    with pytest.raises(Refused, match="优秀等次还没有公示期满"):
        freeze_round(
            appraisal,
            on=date(2026, 1, 8),
            document_no="1",
            by=console(appraisal.court_id),
            at=SPRING,
        )


def test_what_is_frozen_keeps_its_scheme_and_changes_no_more() -> None:
    court = a_court()
    appraisal = frozen(a_round(court))
    assert len(appraisal.digest) == 64
    with pytest.raises(Refused, match="不能再改"):
        graded(one_of(appraisal), Grade.BASIC)
    later = adopt_scheme(NewScheme(court.pk, ADMINISTRATIVE), by=console(court.pk), at=SPRING)
    assert later.scheme_version == 2
    assert appraisal_sheet(court.pk, 2025, ADMINISTRATIVE.slug).scheme.version == 1


def test_each_grade_becomes_a_record_that_eligibility_reads() -> None:
    court = a_court()
    appraisal = a_round(court)
    graded(one_of(appraisal), Grade.EXCELLENT)
    frozen(appraisal)
    grades = conduct_of(court.pk).grades[one_of(appraisal).person_id]
    assert [(one.year, one.grade) for one in grades] == [(2025, Grade.EXCELLENT)]


def a_notified(appraisal: Round) -> Appraisee:
    frozen(appraisal)
    return notify_appraisee(
        one_of(appraisal), on=date(2026, 1, 10), by=console(appraisal.court_id), at=SPRING
    )


def test_the_person_signs_himself_after_the_written_notice() -> None:
    court = a_court()
    appraisal = a_round(court)
    appraisee = one_of(appraisal)
    himself = an_actor(court, StaffRole.MEMBER, person=appraisee.person)
    with pytest.raises(Refused, match="还没有书面通知"):
        sign_result(appraisee, on=date(2026, 1, 12), agrees=True, by=himself, at=SPRING)
    notified = a_notified(appraisal)
    other = an_actor(court, StaffRole.MEMBER, person=one_of(appraisal, "干警1").person)
    with pytest.raises(Refused, match="不在您的权限之内"):
        sign_result(notified, on=date(2026, 1, 12), agrees=True, by=other, at=SPRING)
    assert (
        sign_result(notified, on=date(2026, 1, 12), agrees=False, by=himself, at=SPRING).agrees
        is False
    )


@pytest.mark.parametrize(("filed", "late"), [(date(2026, 2, 9), False), (date(2026, 2, 10), True)])
def test_a_review_is_asked_for_within_thirty_days_and_decided_within_thirty(
    filed: date, late: bool
) -> None:
    appraisee = a_notified(a_round(a_court()))
    by = console(appraisee.court_id)
    complaint = file_complaint(appraisee, stage="review", filed_on=filed, by=by, at=SPRING)
    assert (complaint.is_late, (complaint.due_on - filed).days) == (late, 30)


@pytest.mark.parametrize(("filed", "late"), [(date(2026, 3, 7), False), (date(2026, 3, 8), True)])
def test_an_appeal_follows_within_fifteen_days_of_the_review(filed: date, late: bool) -> None:
    appraisee = a_notified(a_round(a_court()))
    by = console(appraisee.court_id)
    review = file_complaint(appraisee, stage="review", filed_on=date(2026, 1, 20), by=by, at=SPRING)
    settle_complaint(
        appraisee,
        review,
        on=date(2026, 2, 20),
        document_no="复1号",
        grade=Grade.COMPETENT,
        by=by,
        at=SPRING,
    )
    appeal = file_complaint(appraisee, stage="appeal", filed_on=filed, by=by, at=SPRING)
    assert (appeal.is_late, (appeal.due_on - filed).days) == (late, 60)


def test_an_objection_never_makes_it_heavier_and_marks_what_rests_on_the_old_result() -> None:
    appraisee = a_notified(a_round(a_court()))
    assert appraisee.record is not None
    by, day = console(appraisee.court_id), date(2026, 2, 20)
    decision = Decision(appraisee.court_id, "commendation", 1, "年度评优", day)
    rest_decision(decision, [appraisee.record], clause="本院评优办法", by=by, at=SPRING)
    review = file_complaint(appraisee, stage="review", filed_on=date(2026, 1, 20), by=by, at=SPRING)
    with pytest.raises(Refused, match=r"不得加重.*第九十五条"):
        settle_complaint(
            appraisee, review, on=day, document_no="1", grade=Grade.BASIC, by=by, at=SPRING
        )
    settle_complaint(
        appraisee, review, on=day, document_no="1", grade=Grade.EXCELLENT, by=by, at=SPRING
    )
    grades = conduct_of(appraisee.court_id).grades[appraisee.person_id]
    assert [one.grade for one in grades] == [Grade.EXCELLENT]
    assert [one.decision_title for one in shaken(appraisee.court_id)] == ["年度评优"]


def test_who_becomes_excellent_after_the_notice_began_needs_a_notice_of_his_own() -> None:
    the_calendar()
    appraisal = a_round(a_court(), people=10)
    for one in appraisal.appraisees.select_related("round", "person"):
        first = one.person.full_name == "干警0"
        graded(one, Grade.EXCELLENT if first else Grade.COMPETENT)
    by = console(appraisal.court_id)
    open_notice(appraisal, on=OPENED, by=by, at=SPRING)
    end_notice(appraisal, on=date(2025, 12, 22), by=by, at=SPRING)
    graded(one_of(appraisal, "干警1"), Grade.EXCELLENT)
    again = Round.objects.get(pk=appraisal.pk)
    assert (again.notice_opened_on, again.notice_closed_on) == (None, None)
    with pytest.raises(Refused, match="优秀等次还没有公示期满"):
        freeze_round(again, on=date(2025, 12, 23), document_no="1", by=by, at=SPRING)


def test_objections_too_keep_the_quota() -> None:
    """Five take part, one may be excellent: the first who is put right takes the place."""
    appraisal = frozen_without_excellent(a_court())
    by, on = console(appraisal.court_id), date(2026, 1, 20)
    upheld = []
    for name in ("干警0", "干警1"):
        one = notify_appraisee(one_of(appraisal, name), on=date(2026, 1, 5), by=by, at=SPRING)
        complaint = file_complaint(one, stage="review", filed_on=date(2026, 1, 8), by=by, at=SPRING)
        upheld.append((one, complaint))
    (one, complaint), (other, second) = upheld
    settle_complaint(
        one, complaint, on=on, document_no="1", grade=Grade.EXCELLENT, by=by, at=SPRING
    )
    with pytest.raises(Refused, match="优秀最多1名，已定1名"):
        settle_complaint(
            other, second, on=on, document_no="2", grade=Grade.EXCELLENT, by=by, at=SPRING
        )


def frozen_without_excellent(court: Unit) -> Round:
    appraisal = a_round(court)
    for one in appraisal.appraisees.select_related("round", "person"):
        graded(one, Grade.COMPETENT)
    by = console(court.pk)
    return freeze_round(appraisal, on=date(2025, 12, 30), document_no="1", by=by, at=SPRING)
