"""发展党员: the 25 steps, and the notices that courts put between them.

《中国共产党发展党员工作细则》(2014) and its flow chart. Probation runs from the branch assembly (step 15);
the admission counts on the day of approval (step 17).
"""

from __future__ import annotations

from jujiao.catalogue import admission_assembly as assembly
from jujiao.catalogue import admission_clauses as clauses
from jujiao.catalogue import admission_rules as rules
from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.kernel.concepts import Focus, ProcedureKind
from jujiao.kernel.courses import Path, StepRule, Term

NOTICE_WORKDAYS = 5
PERSON, BRANCH, COMMITTEE, ABOVE = "本人", "支部大会", "支委会", "上级党委"


def _notice(step: str, label: str) -> StepRule:
    return StepRule(step, label, "支部", optional=True, workdays=NOTICE_WORKDAYS)


ADMISSION_PATH = Path(
    "party_admission",
    (
        StepRule("applicant", "递交入党申请书", PERSON, guards=(rules.of_age, rules.no_member_yet)),
        StepRule("talked_with", "党组织派人谈话", COMMITTEE, deadlines=(clauses.TALK,)),
        StepRule(
            "activist",
            "推荐和确定入党积极分子",
            COMMITTEE,
            waits=(clauses.LOCAL_WAIT,),
            guards=(rules.recommended_by_the_league,),
        ),
        StepRule("activist_filed", "上级党委备案", ABOVE),
        StepRule(
            "contacts",
            "指定培养联系人",
            COMMITTEE,
            guards=(rules.full_members(clauses.CONTACT_PERSON, 1, 2, clauses.SIZE_OF_CONTACTS),),
        ),
        StepRule(
            "review",
            "培养教育考察",
            "支部",
            deadlines=(Term("activist", 6, clauses.HALF_YEAR),),
            repeats=True,
            optional=True,
        ),
        _notice("candidate_notice", "发展对象公示"),
        StepRule(
            "candidate",
            "确定发展对象",
            COMMITTEE,
            waits=(clauses.ONE_YEAR,),
            guards=(rules.reviewed_twice, assembly.notice_over("candidate_notice")),
        ),
        StepRule("candidate_filed", "报上级党委备案", ABOVE),
        StepRule(
            "introducers",
            "确定入党介绍人",
            COMMITTEE,
            guards=(rules.full_members(clauses.INTRODUCER, 2, 2, clauses.SIZE_OF_INTRODUCERS),),
        ),
        StepRule(
            "political_review",
            "进行政治审查",
            "支部",
            guards=(rules.documented,),
            outcomes={clauses.PASSED: "合格", clauses.FAILED: "不合格"},
        ),
        StepRule("trained", "开展集中培训", ABOVE, guards=(rules.passed_review, rules.trained)),
        StepRule("committee_reviewed", "支部委员会审查", COMMITTEE, guards=(rules.passed_review,)),
        StepRule("pre_reviewed", "上级党委预审", ABOVE, guards=(rules.documented, rules.stays)),
        StepRule("form_filled", "填写入党志愿书", PERSON),
        _notice("admission_notice", "接收前公示"),
        StepRule(
            "admitted",
            "支部大会讨论接收预备党员",
            BRANCH,
            guards=(assembly.voted, assembly.introduced, assembly.notice_over("admission_notice")),
        ),
        StepRule("talked_by_superior", "上级党委派人谈话", ABOVE),
        StepRule(
            "approved",
            "上级党委审批",
            ABOVE,
            deadlines=(Term("admitted", 3, clauses.APPROVAL, special_months=6),),
            guards=(rules.documented,),
        ),
        StepRule("approval_filed", "再上一级党委组织部门备案", ABOVE),
        StepRule("assigned", "编入党支部和党小组", "支部"),
        StepRule("oath", "入党宣誓", "支部"),
        StepRule(
            "probation_review",
            "继续教育考察",
            "支部",
            deadlines=(Term("admitted", 6, clauses.HALF_YEAR),),
            repeats=True,
            optional=True,
        ),
        StepRule(
            "applied_regular", "提出转正申请", PERSON, waits=(clauses.PROBATION,), repeats=True
        ),
        _notice("regular_notice", "转正前公示"),
        StepRule(
            "regularised",
            "支部大会讨论转正",
            BRANCH,
            waits=(clauses.PROBATION,),
            guards=(assembly.voted, assembly.extended_once, assembly.notice_over("regular_notice")),
            repeats=True,
            outcomes={
                clauses.REGULAR: "按期转正",
                clauses.EXTENDED: "延长预备期",
                clauses.CANCELLED: "取消预备党员资格",
            },
            ends=frozenset({clauses.CANCELLED}),
            again=frozenset({clauses.EXTENDED}),
        ),
        StepRule(
            "regular_approved",
            "上级党委审批转正",
            ABOVE,
            deadlines=(Term("regularised", 3, clauses.FINAL_APPROVAL),),
            guards=(assembly.became_regular, rules.documented),
        ),
        StepRule("archived", "材料归档", "支部"),
    ),
    result="approved",
    begins="admitted",
    confirms="regular_approved",
)

PARTY_ADMISSION = ProcedureKind(
    ADMISSION_PATH.kind,
    "发展党员",
    Focus.BRANCHES,
    "person",
    steps=ADMISSION_PATH.labels,
    register="admissions",
    opens=PARTY_MEMBERSHIP,
)
