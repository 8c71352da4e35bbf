"""师徒结对: an experienced colleague teaches a younger one for a term. 在期 and 新结对 are two figures.

Only local schemes exist: every number is a default that the court may change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind, TenureKind
from jujiao.kernel.obligations import Bearer, Duty
from jujiao.kernel.questions import Distinct, Indicator, TenuresBegun, TenuresOverlapping

LOCAL_SCHEMES = Basis("本院传帮带工程实施方案（各地做法，数值可改）")
MENTOR, MENTEE = "mentor", "mentee"
PAIR = {MENTOR: "师傅", MENTEE: "徒弟"}

MENTORSHIP = TenureKind(
    "mentorship", "师徒结对", Focus.CAPABILITY, "person", register="mentorships"
)
COMPLETED, EXTENDED, DISSOLVED = "completed", "extended", "dissolved"
ENDINGS = {COMPLETED: "出师", EXTENDED: "延期", DISSOLVED: "解除"}

MENTOR_TALK = RecordKind(
    "mentor_talk",
    "师徒谈心与指导",
    Focus.CAPABILITY,
    (
        Ask("occurred_on", "日期"),
        Ask("recipients", "师傅和徒弟"),
        Ask("outcome", "方式"),
        Ask("title", "主题", required=False),
    ),
    register="mentor_talks",
    roles=PAIR,
    outcomes={
        "talk": "谈心",
        "hearing": "旁听庭审",
        "judgment": "文书评议",
        "similar_cases": "类案研讨",
        "research": "调研指导",
    },
    basis=LOCAL_SCHEMES,
)
MENTOR_PLAN = RecordKind(
    "mentor_plan",
    "师徒辅导计划",
    Focus.CAPABILITY,
    (
        Ask("occurred_on", "制定日期"),
        Ask("recipients", "师傅和徒弟"),
        Ask("title", "计划要点", hint="庭前准备、庭审、调解、文书等；全文作为佐证上传"),
    ),
    unit_word="件",
    register="mentor_plans",
    roles=PAIR,
    wants_confirmation=False,
    basis=LOCAL_SCHEMES,
)
MID, END = "mid", "end"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a review by item, each out of 100; the weighted total is the record's quantity."""

    marks: Mapping[str, int] = field(default_factory=dict)


MENTORSHIP_REVIEW = RecordKind(
    "mentorship_review",
    "师徒结对考评",
    Focus.CAPABILITY,
    (
        Ask("occurred_on", "考评日期"),
        Ask("recipients", "师傅和徒弟"),
        Ask("serial", "中期或期满"),
        Ask("quantity", "总分"),
        Ask("outcome", "结论", required=False),
    ),
    register="mentorship_reviews",
    details=Marks,
    roles=PAIR,
    outcomes=ENDINGS,
    basis=LOCAL_SCHEMES,
)

MENTEES_PER_MENTOR = PolicyDefault("mentees_per_mentor", "每名师傅同时带徒弟数", 2, LOCAL_SCHEMES)
MENTORSHIP_MONTHS = PolicyDefault("mentorship_months", "结对期限（月）", 12, LOCAL_SCHEMES)
DEFAULTS = (MENTEES_PER_MENTOR, MENTORSHIP_MONTHS)
REVIEW_WEIGHTS = {"work": 60, "training": 10, "quality": 30}
REVIEW_ITEMS = {"work": "工作任务", "training": "学习培训", "quality": "办案质量"}

TENURES = (MENTORSHIP,)
KINDS = (MENTOR_PLAN, MENTOR_TALK, MENTORSHIP_REVIEW)
DUTIES = (
    Duty(
        "mentor_talks_monthly",
        "师徒谈心",
        Bearer.STAFF,
        (MENTOR_TALK,),
        Every.MONTH,
        LOCAL_SCHEMES,
        Hardness.LOCAL,
        role=MENTOR,
        holding=MENTORSHIP,
    ),
)

INDICATORS = (
    Indicator(
        "mentorship_pairs",
        "师徒结对",
        "对",
        Focus.CAPABILITY,
        TenuresOverlapping(kind=MENTORSHIP),
        Distinct.PAIR,
        "结对期与统计年度有交集的师徒对（在期）",
        phrase="在期师徒结对{n}",
    ),
    Indicator(
        "mentorship_pairs_begun",
        "年内促成师徒结对",
        "对",
        Focus.CAPABILITY,
        TenuresBegun(kind=MENTORSHIP),
        Distinct.PAIR,
        "结对起始日期在年内的师徒对（促成、新结对）",
        phrase="年内促成师徒结对{n}",
    ),
)
