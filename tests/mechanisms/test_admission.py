"""发展党员: the 25 steps. Order, documents, sizes and waits block; deadlines warn.

《中国共产党发展党员工作细则》(2014).
"""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import a_branch, a_member, a_party_officer, a_secretary
from cast import AT, a_court, a_person, a_tenure, registers
from course_cast import Admission, an_applicant, begin, named, take
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.admission import ADMISSION_PATH, PARTY_ADMISSION
from jujiao.catalogue.admission_clauses import INTRODUCER, SPEAKER
from jujiao.catalogue.elections import SUSPENDED_MEMBER
from jujiao.figures.selectors import Asking, figure_of
from jujiao.kernel.courses import Course, StepTaken
from jujiao.kernel.problems import Refused
from jujiao.kernel.votes import Count
from jujiao.people.models import Unit
from jujiao.policies.services import import_shipped_calendar
from jujiao.procedures.acts import cancel_procedure
from jujiao.procedures.courses import course_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def court() -> Unit:
    """A court whose holidays are known."""
    import_shipped_calendar(by=console(), at=AT)
    return a_court()


@pytest.fixture
def admission(court: Unit) -> Admission:
    """Somebody on his way."""
    branch = a_branch(court)
    return Admission(branch, an_applicant(branch))


def _on(step: str, day: date, **said: object) -> StepTaken:
    return StepTaken(step, day, **said)  # type: ignore[arg-type]


def _breaches(course: Course, step: StepTaken) -> dict[str, bool]:
    """Clause → does it block."""
    return {one.clause.slug: one.blocks for one in ADMISSION_PATH.breaches(course, step)}


def test_there_are_twenty_five_steps_and_the_notices_between_them():
    notices = [rule for rule in ADMISSION_PATH.rules if rule.workdays]
    assert len(ADMISSION_PATH.rules) - len(notices) == 25
    assert [rule.step for rule in notices] == [
        "candidate_notice",
        "admission_notice",
        "regular_notice",
    ]


def test_the_whole_way_ends_in_a_full_member(admission):
    admission.all()
    procedure = admission.procedure
    assert procedure.completed_on == date(2025, 8, 1)
    assert procedure.ended_on == date(2026, 8, 1)
    assert procedure.tenure is not None
    assert procedure.tenure.starts_on == date(2025, 6, 10), "预备期自支部大会之日起算"


def test_the_figure_counts_the_day_of_the_approval(court, admission):
    admission.before("approved")
    registers(court, 2025, [PARTY_ADMISSION.register_slug])
    asking = Asking(Scope(court.pk), 2025, date(2025, 12, 31))
    assert figure_of(asking, "probationary_members_admitted").value == 0
    admission.take("approved")
    assert figure_of(asking, "probationary_members_admitted").value == 1


def test_nobody_applies_before_eighteen(court):
    branch = a_branch(court)
    procedure = begin(
        "party_admission",
        branch,
        person=an_applicant(branch, born_on=date(2007, 3, 2)),
        on=date(2025, 3, 1),
    )
    with pytest.raises(Refused, match=r"2025-03-02才满18岁.*细则"):
        take(procedure, "applicant", date(2025, 3, 1))
    assert take(procedure, "applicant", date(2025, 3, 2)).warnings == ()


def test_a_date_before_birth_is_refused(admission):
    with pytest.raises(Refused, match="早于本人出生"):
        admission.take("applicant", on=date(1989, 1, 1))


def test_a_member_does_not_apply_again(court):
    branch = a_branch(court)
    procedure = begin("party_admission", branch, person=a_member(branch, "老党员"), on=AT.date())
    with pytest.raises(Refused, match="已经是党员"):
        take(procedure, "applicant", date(2025, 3, 1))


def test_two_admissions_of_one_person_at_a_time_are_refused(court):
    branch = a_branch(court)
    person = an_applicant(branch)
    begin("party_admission", branch, person=person, on=AT.date())
    with pytest.raises(Refused, match="正在办理"):
        begin("party_admission", branch, person=person, on=AT.date())


def test_the_talk_is_due_within_a_calendar_month_and_lateness_only_warns():
    applied = Course("party_admission", (_on("applicant", date(2025, 1, 31)),))
    [milestone] = ADMISSION_PATH.milestones(applied)
    assert milestone.due_on == date(2025, 2, 28)
    assert _breaches(applied, _on("talked_with", date(2025, 2, 28))) == {}
    assert _breaches(applied, _on("talked_with", date(2025, 3, 1))) == {"admission_2": False}


def test_steps_out_of_order_are_refused_with_the_next_step_named(admission):
    admission.take("applicant")
    with pytest.raises(Refused, match="下一步是“党组织派人谈话”"):
        admission.take("activist")


def test_a_step_is_not_taken_twice(admission):
    admission.take("applicant")
    with pytest.raises(Refused, match="已经办过"):
        admission.take("applicant")


def test_a_step_does_not_precede_the_one_before_it_in_time(admission):
    admission.before("activist")
    with pytest.raises(Refused, match="早于上一步"):
        admission.take("activist", on=date(2024, 1, 30))


def test_a_year_of_training_is_a_wait_that_blocks():
    course = Course("party_admission", tuple(_on(step, date(2024, 3, 1)) for step in (
        "applicant", "talked_with", "activist", "activist_filed", "contacts", "review", "review",
    )))  # fmt: skip
    assert _breaches(course, _on("candidate", date(2025, 2, 28)))["admission_7_wait"] is True
    assert "admission_7_wait" not in _breaches(course, _on("candidate", date(2025, 3, 1)))


def test_two_half_yearly_reviews_come_before_a_candidate(admission):
    admission.before("candidate", without=["second_review"])
    with pytest.raises(Refused, match="只有1次考察记录"):
        admission.take("candidate")


def test_one_or_two_full_members_are_contacts(admission):
    admission.before("contacts")
    with pytest.raises(Refused, match=r"应有1至2名，现有0名.*培养联系人"):
        admission.take("contacts", named=())


def test_there_are_exactly_two_introducers(admission):
    admission.before("introducers")
    with pytest.raises(Refused, match="应有2名，现有1名"):
        admission.take("introducers", named=named(INTRODUCER, admission.sponsors[0]))


def test_an_introducer_is_a_full_member_not_on_probation_of_discipline(court, admission):
    admission.before("introducers")
    stranger = a_person(court, "群众甲")
    with pytest.raises(Refused, match="不是正式党员"):
        admission.take("introducers", named=named(INTRODUCER, admission.sponsors[0], stranger))
    a_tenure(admission.sponsors[1], SUSPENDED_MEMBER, since=date(2025, 1, 1))
    with pytest.raises(Refused, match="留党察看"):
        admission.take("introducers")


def test_a_probationary_member_introduces_nobody(court):
    branch = a_branch(court)
    first = Admission(branch, an_applicant(branch))
    first.before("approval_filed")
    second = Admission(branch, a_person(court, "后来者"))
    second.before("introducers")
    newcomer = first.procedure.person
    with pytest.raises(Refused, match="不是正式党员"):
        second.take(
            "introducers",
            on=date(2025, 9, 1),
            named=named(INTRODUCER, second.sponsors[0], newcomer),
        )


def test_a_failed_political_review_ends_the_way(admission):
    admission.before("political_review")
    admission.take("political_review", outcome="failed")
    with pytest.raises(Refused, match="政治审查结论为不合格"):
        admission.take("trained")


@pytest.mark.parametrize(
    ("numbers", "blocked"),
    [
        ({"training_days": 2, "training_hours": 23}, True),
        ({"training_days": 3}, False),
        ({"training_hours": 24}, False),
    ],
)
def test_training_is_three_days_or_twenty_four_hours(numbers, blocked):
    course = Course("party_admission", (_on("political_review", date(2025, 3, 20)),))
    breaches = _breaches(course, _on("trained", date(2025, 4, 1), numbers=numbers))
    assert breaches.get("admission_11", False) is blocked


def test_whoever_leaves_within_three_months_is_only_warned_about(admission):
    admission.before("pre_reviewed")
    [warning] = admission.take("pre_reviewed", numbers={"leaving_soon": 1}).warnings
    assert "三个月内" in warning.message


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (Count(16, 8, 8), "至少要到9人"),
        (Count(16, 16, 8), "至少要有9票"),
        (None, "没有填写应到"),
    ],
)
def test_the_assembly_votes_by_its_own_arithmetic(admission, count, said):
    admission.before("admitted")
    with pytest.raises(Refused, match=said):
        admission.take("admitted", count=count)


def test_both_introducers_speak(admission):
    admission.before("admitted")
    with pytest.raises(Refused, match="没有都在会上介绍"):
        admission.take("admitted", named=named(SPEAKER, admission.sponsors[0]))


def test_a_notice_that_was_begun_runs_its_five_working_days(admission):
    admission.before("admitted")
    with pytest.raises(Refused, match="公示到2025-05-29才满"):
        admission.take("admitted", on=date(2025, 5, 29))
    assert admission.take("admitted", on=date(2025, 5, 30)).warnings == ()


def test_no_notice_at_all_is_a_local_breach_and_warns(admission):
    admission.before("admitted", without=["admission_notice"])
    [warning] = admission.take("admitted").warnings
    assert "没有公示记录" in warning.message


@pytest.mark.parametrize(
    ("day", "special", "late"),
    [
        (date(2026, 2, 28), False, False),
        (date(2026, 3, 1), False, True),
        (date(2026, 5, 30), True, False),
        (date(2026, 5, 31), True, True),
    ],
)
def test_approval_is_due_in_three_months_or_six_and_lateness_warns(day, special, late):
    taken = (_on("admitted", date(2025, 11, 30)), _on("talked_by_superior", date(2025, 12, 5)))
    step = _on("approved", day, document_no="1号", special=special)
    breaches = _breaches(Course("party_admission", taken), step)
    assert breaches == ({"admission_17": False} if late else {})


def test_an_approval_has_a_number(admission):
    admission.before("approved")
    with pytest.raises(Refused, match="没有填写文号"):
        admission.take("approved", document_no="")


@pytest.mark.parametrize(
    ("admitted", "regular_from"),
    [(date(2025, 6, 10), date(2026, 6, 10)), (date(2024, 2, 29), date(2025, 2, 28))],
)
def test_probation_is_a_year_from_the_assembly_not_from_the_oath(admitted, regular_from):
    steps = ("talked_by_superior", "approved", "approval_filed", "assigned", "oath")
    taken = (_on("admitted", admitted), *(_on(step, admitted) for step in steps))
    course = Course("party_admission", taken)
    opens = {one.rule.step: one.opens_on for one in ADMISSION_PATH.milestones(course)}
    assert opens["applied_regular"] == regular_from
    early = date.fromordinal(regular_from.toordinal() - 1)
    assert _breaches(course, _on("applied_regular", early)) == {"admission_22": True}
    assert _breaches(course, _on("applied_regular", regular_from)) == {}


def test_probation_is_extended_once_by_six_to_twelve_months(admission):
    admission.before("regularised")
    with pytest.raises(Refused, match="延长3个月"):
        admission.take("regularised", outcome="extended", numbers={"months": 3})
    admission.take("regularised", outcome="extended", numbers={"months": 6})
    with pytest.raises(Refused, match="还没有通过转正"):
        admission.take("regular_approved")
    with pytest.raises(Refused, match="要满18个月，2026-12-10起才可以"):
        admission.take("regularised", on=date(2026, 12, 9))
    with pytest.raises(Refused, match="已经延长过一次"):
        admission.take(
            "regularised", on=date(2026, 12, 10), outcome="extended", numbers={"months": 6}
        )
    admission.take("regularised", on=date(2026, 12, 10))


def test_a_cancelled_probation_ends_the_membership(admission):
    admission.before("regularised")
    admission.take("regularised", outcome="cancelled")
    assert admission.procedure.ended_on == date(2026, 6, 24)
    assert admission.procedure.tenure.ends_on == date(2026, 6, 24)
    with pytest.raises(Refused, match="已经办结"):
        admission.take("regular_approved")


def test_an_override_is_named_and_needs_an_office_of_its_own(admission):
    admission.before("candidate", without=["second_review"])
    branch = admission.procedure.unit
    with pytest.raises(Refused, match="破例办理不在您的权限之内"):
        admission.take("candidate", by=a_secretary(branch), override="上级同意")
    admission.take("candidate", override="直工委组织部电话答复，2025年3月2日")
    step = admission.procedure.steps.get(slug="candidate")
    assert (step.overridden_by_name, step.override_basis) == (
        "乌云",
        "直工委组织部电话答复，2025年3月2日",
    )


def test_what_breaks_no_rule_is_no_override(admission):
    admission.take("applicant", override="多写的依据")
    assert admission.procedure.steps.get().overridden_by_name == ""


def test_the_wait_before_an_activist_is_off_until_a_court_sets_it():
    applied = (_on("applicant", date(2025, 1, 10)), _on("talked_with", date(2025, 1, 20)))
    step = _on("activist", date(2025, 2, 1))
    assert _breaches(Course("party_admission", applied), step) == {}
    local = Course("party_admission", applied, terms={"activist_wait_months": 6})
    assert _breaches(local, step) == {"admission_3_wait": False}


def test_a_procedure_that_ends_early_says_why_and_makes_room_for_another(court, admission):
    officer = a_party_officer(court)
    with pytest.raises(Refused, match="没有写终止的原因"):
        cancel_procedure(admission.procedure, on=AT.date(), reason="", by=officer, at=AT)
    cancel_procedure(admission.procedure, on=AT.date(), reason="本人撤回申请", by=officer, at=AT)
    again = begin(
        "party_admission", admission.procedure.unit, person=admission.procedure.person, on=AT.date()
    )
    assert course_of(again, on=AT.date()).taken == ()
