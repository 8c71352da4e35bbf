"""公示: five working days, the first day not counted; never closed early, never over an open objection.

It is the same for 晋升, 遴选, 选任, 评优 and the grade 优秀. The working days come from the calendar.
"""

from __future__ import annotations

from jujiao.catalogue.careers import (
    APPOINTMENT,
    JUDGE_GRADE_PROMOTION,
    JUDGE_QUOTA_SELECTION,
    POLICE_RANK_PROMOTION,
    RANK_PROMOTION,
)
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis
from jujiao.kernel.courses import Course, Guard, Path, StepRule, StepTaken

SELECTION_RULES = "《党政领导干部选拔任用工作条例》"
NOTICE = Clause("notice_five_workdays", Basis(SELECTION_RULES, "公示期不少于五个工作日"))
OBJECTIONS = Clause("objections_settled", Basis(SELECTION_RULES, "公示结果不影响的，方可办理"))
NUMBERED = Clause("document_has_a_number", Basis("本院公文处理办法"))
CHECKED_FIRST = Clause(
    "conditions_checked", Basis("《中华人民共和国公务员法》", "第四十五条至第四十九条", verified=True),
    absolute=True,
)  # fmt: skip
NOTICE_WORKDAYS = 5

CHECKED = "conditions_checked"
NOTICE_OPENED, NOTICE_CLOSED, APPOINTED = "notice_opened", "notice_closed", "appointed"
OBJECTED, SETTLED = "objection_raised", "objection_settled"


def notice_ran_its_term(course: Course, step: StepTaken) -> Breach | None:
    """公示: five working days by the calendar, the first day not counted; never closed early."""
    until = course.matured.get(NOTICE_OPENED)
    if until is None or step.on is None or step.on >= until:
        return None
    return NOTICE.breach(
        "done_on", f"公示到{until}才满{NOTICE_WORKDAYS}个工作日。", "请满期后再结束。"
    )


def no_objection_is_open(course: Course, step: StepTaken) -> Breach | None:
    """Each objection must be settled before the notice may close."""
    open_ones = course.times(OBJECTED) - course.times(SETTLED)
    if open_ones <= 0:
        return None
    return OBJECTIONS.breach("step", f"还有{open_ones}件异议没有处理完。", "请先登记异议处理结果。")


def an_objection_is_open(course: Course, step: StepTaken) -> Breach | None:
    """Nothing can be settled that was not raised."""
    if course.times(OBJECTED) > course.times(SETTLED):
        return None
    return OBJECTIONS.breach("step", "没有未处理的异议。", "请先登记收到的异议。")


def document_is_numbered(course: Course, step: StepTaken) -> Breach | None:
    """The step rests on a document with a number."""
    if step.document_no.strip():
        return None
    return NUMBERED.breach("document_no", "没有填文号。", "请填文件的文号。")


def conditions_were_checked(course: Course, step: StepTaken) -> Breach | None:
    """A person is made public, and appointed, by the acts that look at his rank, sanctions and places."""
    if step.numbers.get(CHECKED):
        return None
    return CHECKED_FIRST.breach("step", "这一步要先核对本人条件。", "请从晋升和选任页面办理。")


def notice_steps(*guards: Guard) -> tuple[StepRule, ...]:
    """公示 from its first day to its end, with the objections that come in between."""
    return (
        StepRule(NOTICE_OPENED, "公示开始", guards=guards, workdays=NOTICE_WORKDAYS),
        StepRule(OBJECTED, "收到异议", repeats=True, optional=True),
        StepRule(
            SETTLED, "异议处理完毕", guards=(an_objection_is_open,), repeats=True, optional=True
        ),
        StepRule(NOTICE_CLOSED, "公示结束", guards=(notice_ran_its_term, no_objection_is_open)),
    )


OF_PERSONS = notice_steps(conditions_were_checked)
APPOINT = StepRule(APPOINTED, "任职", guards=(document_is_numbered, conditions_were_checked))
AFTERWARDS = (
    StepRule("oath", "宪法宣誓", optional=True),
    StepRule("grade_set", "确定等级", optional=True),
)

PERSON_PATHS = {
    kind.slug: Path(kind.slug, (*OF_PERSONS, APPOINT), APPOINTED)
    for kind in (RANK_PROMOTION, JUDGE_GRADE_PROMOTION, POLICE_RANK_PROMOTION, APPOINTMENT)
} | {
    JUDGE_QUOTA_SELECTION.slug: Path(
        JUDGE_QUOTA_SELECTION.slug, (*OF_PERSONS, APPOINT, *AFTERWARDS), APPOINTED
    )
}
GATED = frozenset({APPOINTMENT.slug})
