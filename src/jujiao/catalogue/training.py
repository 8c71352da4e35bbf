"""业务能力提升: 业务培训、庭审观摩、文书评查、案例研讨、岗位练兵, and the hours that each person owes.

《干部教育培训工作条例》: up to 一级主任科员 12 days or 90 hours a year; from 四级调研员 three months or 550
hours in five years. Hours are added up from attendance lists; online time is never kept.
"""

from __future__ import annotations

from jujiao.catalogue.activities import activity
from jujiao.catalogue.branch_life import ATTENDEE
from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.relations import RANK
from jujiao.catalogue.study import MEMBER_TRAINING
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind
from jujiao.kernel.obligations import Bearer, Duty

CADRE_TRAINING = Basis(
    "《干部教育培训工作条例》",
    "每年累计不少于12天或者90学时；县处级以上每五年不少于3个月或者550学时",
)
TRAINEES = {ATTENDEE: "参加人员"}

PROFESSIONAL_TRAINING = activity(
    "professional_training", "业务培训", Focus.CAPABILITY, "业务学习", "专业培训", roles=TRAINEES
)
TRIAL_OBSERVATION = activity(
    "trial_observation", "庭审观摩", Focus.CAPABILITY, "庭审观摩活动", roles=TRAINEES
)
JUDGMENT_REVIEW = activity(
    "judgment_review", "文书评查", Focus.CAPABILITY, "裁判文书评查", roles=TRAINEES
)
CASE_DISCUSSION = activity(
    "case_discussion", "案例研讨", Focus.CAPABILITY, "案例研讨会", "案例评析", roles=TRAINEES
)
SKILL_DRILL = activity(
    "skill_drill", "岗位练兵", Focus.CAPABILITY, "业务练兵", "技能比武", roles=TRAINEES
)
KINDS = (PROFESSIONAL_TRAINING, TRIAL_OBSERVATION, JUDGMENT_REVIEW, CASE_DISCUSSION, SKILL_DRILL)

TRAINING_COURSE = RecordKind(
    "training_course",
    "干部培训班次",
    Focus.CAPABILITY,
    (
        Ask("title", "班次名称"),
        Ask("occurred_on", "日期"),
        Ask("quantity", "学时", hint="每人实际学习的学时；按天计的每天7.5学时"),
        Ask("outcome", "培训方式"),
        Ask("recipients", "参加人员", hint="从名册勾选"),
        Ask("issuer", "主办单位", required=False),
    ),
    unit_word="期",
    register="training_courses",
    roles=TRAINEES,
    outcomes={
        "lessons": "业务培训",
        "observation": "庭审观摩",
        "judgment_review": "文书评查",
        "case_discussion": "案例研讨",
        "drill": "岗位练兵",
        "superior_course": "上级调训",
    },
    wants_confirmation=False,
    basis=CADRE_TRAINING,
)
COURSES = (TRAINING_COURSE,)
HOURS_COUNT_IN = (TRAINING_COURSE, MEMBER_TRAINING)

HOURS_A_YEAR = 90
YEARLY_HOURS = PolicyDefault("training_hours_yearly", "每年培训学时", HOURS_A_YEAR, CADRE_TRAINING)
SENIOR_HOURS = PolicyDefault("training_hours_senior", "县处级以上五年培训学时", 550, CADRE_TRAINING)
SENIOR_YEARS = 5
MARKS_OF_SENIORITY = (
    "调研员",
    "巡视员",
    "县处级",
    "厅局级",
    "高级法官",
    "大法官",
    "高级警长",
    "警务专员",
)
SENIOR_MARKS = PolicyDefault(
    "training_senior_ranks",
    "按五年计学时的职级",
    MARKS_OF_SENIORITY,
    Basis("《干部教育培训工作条例》", "县处级、四级调研员以上；法官、警官按相应职级"),
)
DEFAULTS = (YEARLY_HOURS, SENIOR_HOURS, SENIOR_MARKS)

DUTIES = (
    Duty(
        "staff_hours_yearly",
        "干部教育培训学时",
        Bearer.STAFF,
        HOURS_COUNT_IN,
        Every.YEAR,
        CADRE_TRAINING,
        Hardness.GENERAL,
        at_least=HOURS_A_YEAR,
        role=ATTENDEE,
        holding=RANK,
        but_not=MARKS_OF_SENIORITY,
        sums="quantity",
        unit_word="学时",
        prompted_from=9,
    ),
)
