"""The rules of 发展党员 as clauses: what blocks, what warns, which stretches of months run.

《中国共产党发展党员工作细则》(2014) and the flow chart of the 中组部组织一局.
"""

from __future__ import annotations

from jujiao.kernel.clauses import Clause
from jujiao.kernel.concepts import Basis, Hardness
from jujiao.kernel.courses import Term

ADMISSION_RULES = "《中国共产党发展党员工作细则》"
CONTACT_PERSON, INTRODUCER, SPEAKER = "contact_person", "introducer", "speaker"
FULL_MEMBER, SUSPENDED_MEMBER = "full_member", "suspended_member"
PASSED, FAILED = "passed", "failed"
REGULAR, EXTENDED, CANCELLED = "regular", "extended", "cancelled"
TRAINING_DAYS, TRAINING_HOURS = "training_days", "training_hours"
LEAGUE_MEMBER, LEAVING_SOON = "league_member", "leaving_soon"
ADULT_AGE, LEAGUE_AGE = 18, 28
LEAST_DAYS, LEAST_HOURS, LEAST_REVIEWS = 3, 24, 2
EXTENSION_LEAST, EXTENSION_MOST = 6, 12


def clause(slug: str, article: str, hardness: Hardness = Hardness.MUST) -> Clause:
    """A rule of the text that blocks, or warns where it says 一般."""
    return Clause(slug, Basis(ADMISSION_RULES, article), hardness)


def deadline(slug: str, article: str) -> Clause:
    """A deadline of the text: it warns and asks for the reason."""
    return Clause(slug, Basis(ADMISSION_RULES, article), is_deadline=True)


AGE = clause("admission_1", "年满十八岁方可申请入党")
APPLICANT = clause("admission_1_member", "非党员方可申请入党")
LEAGUE = clause("admission_3", "二十八周岁以下的团员一般经团组织推荐", Hardness.GENERAL)
SIZE_OF_CONTACTS = clause("admission_5", "指定一至两名正式党员作培养联系人")
REVIEWS = clause("admission_7", "支部每半年对入党积极分子进行一次考察")
SIZE_OF_INTRODUCERS = clause(
    "admission_9", "入党介绍人为两名正式党员，受留党察看处分的不能作介绍人"
)
DOCUMENT = clause("admission_document", "审查、审批应有书面结论")
REVIEWED = clause("admission_10", "政治审查不合格的不能发展入党")
TRAINING = clause("admission_11", "发展对象短期集中培训不少于三天或二十四个学时")
LEAVING = clause("admission_13", "三个月内将离开工作单位的一般不办理接收手续", Hardness.GENERAL)
VOTE = clause("admission_15", "支部大会讨论接收预备党员和转正的表决")
SPEAKERS = clause("admission_15_speakers", "两名入党介绍人在支部大会上介绍情况")
EXTENSION = clause("admission_23", "预备期可以延长一次，不少于六个月，不超过一年")
DECIDED = clause("admission_24", "支部大会通过转正后报上级党委审批")
NOTICE = Clause("admission_notice", Basis("本院发展党员公示规定"), Hardness.LOCAL)
NOTICE_OPEN = Clause("admission_notice_open", Basis("本院发展党员公示规定"))

TALK = Term("applicant", 1, deadline("admission_2", "一个月内派人谈话"))
LOCAL_WAIT = Term(
    "applicant",
    0,
    clause("admission_3_wait", "列为积极分子前的等待期，属地方做法，默认不设", Hardness.LOCAL),
    policy="activist_wait_months",
)
HALF_YEAR = deadline("admission_6", "支部每半年考察一次")
ONE_YEAR = Term("activist", 12, clause("admission_7_wait", "经过一年以上培养教育和考察"))
APPROVAL = deadline("admission_17", "上级党委三个月内审批，特殊情况不超过六个月")
PROBATION = Term(
    "admitted",
    12,
    clause("admission_22", "预备期一年，自支部大会通过之日算起，可以延长一次"),
    extended_by="regularised",
)
FINAL_APPROVAL = deadline("admission_24_term", "上级党委三个月内审批转正")
