"""职级晋升、员额遴选、选拔任用、基层锻炼: how people move on, and when they leave.

Ranks of judges (法官等级) and of police (警衔) are ladders of their own and never count as 职级.
"""

from __future__ import annotations

from jujiao.catalogue.relations import POST, RANK, STAFF_CLASS
from jujiao.kernel.concepts import Ask, Focus, ProcedureKind, RecordKind, TenureKind
from jujiao.kernel.questions import Distinct, Indicator, ProceduresCompleted, TenuresBegun

REGISTER = "personnel_changes"
PERSON = "person_concerned"
STEPS = {
    "notice_opened": "公示开始",
    "objection_raised": "收到异议",
    "objection_settled": "异议处理完毕",
    "notice_closed": "公示结束",
    "appointed": "任职",
}
JUDGE_STEPS = STEPS | {"oath": "宪法宣誓", "grade_set": "确定等级"}
DEPARTMENT_HEAD, OTHER_POST = "department_head", "other_post"

RANK_PROMOTION = ProcedureKind(
    "rank_promotion", "职级晋升", Focus.CAPABILITY, "person", STEPS, register=REGISTER, opens=RANK
)
JUDGE_GRADE_PROMOTION = ProcedureKind(
    "judge_grade", "法官等级晋升", Focus.CAPABILITY, "person", STEPS, register=REGISTER, opens=RANK
)
POLICE_RANK_PROMOTION = ProcedureKind(
    "police_rank", "警衔晋升", Focus.CAPABILITY, "person", STEPS, register=REGISTER, opens=RANK
)
JUDGE_QUOTA_SELECTION = ProcedureKind(
    "judge_quota",
    "员额法官遴选",
    Focus.CAPABILITY,
    "person",
    JUDGE_STEPS,
    register=REGISTER,
    opens=STAFF_CLASS,
)
APPOINTMENT = ProcedureKind(
    "appointment",
    "选拔任用",
    Focus.CAPABILITY,
    "person",
    STEPS,
    outcomes={DEPARTMENT_HEAD: "部门正副职", OTHER_POST: "其他职务"},
    register=REGISTER,
    opens=POST,
)
TRIBUNAL, ELSEWHERE = "tribunal", "elsewhere"
GRASSROOTS_POSTING = TenureKind(
    "grassroots_posting", "选派基层锻炼", Focus.CAPABILITY, register=REGISTER
)
ARRIVAL, TRANSFER_OUT, RETIRED, OTHER_CHANGE = "arrival", "transfer_out", "retired", "other"
STAFF_CHANGE = RecordKind(
    "staff_change",
    "人员进出",
    Focus.CAPABILITY,
    (
        Ask("recipients", "姓名"),
        Ask("outcome", "变动类别"),
        Ask("occurred_on", "日期"),
        Ask("document_no", "文号", required=False),
    ),
    unit_word="人",
    register=REGISTER,
    roles={PERSON: "本人"},
    outcomes={ARRIVAL: "调入", TRANSFER_OUT: "调出", RETIRED: "退休", OTHER_CHANGE: "其他变动"},
)

TRIAL_PERIOD = TenureKind("trial_period", "任职试用期", Focus.CAPABILITY, register=REGISTER)
TRIAL_RESULTS = {"passed": "合格，正式任职", "failed": "不合格，免去试任职务"}
POSTING_APPRAISAL = RecordKind(
    "posting_appraisal",
    "基层锻炼考核",
    Focus.CAPABILITY,
    (
        Ask("recipients", "姓名"),
        Ask("occurred_on", "考核日期"),
        Ask("serial", "中期或期满"),
        Ask("document_no", "文号", required=False),
    ),
    unit_word="人次",
    register="posting_appraisals",
    roles={PERSON: "本人"},
)

KINDS = (STAFF_CHANGE, POSTING_APPRAISAL)
TENURES = (GRASSROOTS_POSTING, TRIAL_PERIOD)
PROCEDURES = (
    RANK_PROMOTION,
    JUDGE_GRADE_PROMOTION,
    POLICE_RANK_PROMOTION,
    JUDGE_QUOTA_SELECTION,
    APPOINTMENT,
)

INDICATORS = (
    Indicator(
        "rank_promotions",
        "职级晋升",
        "人",
        Focus.CAPABILITY,
        ProceduresCompleted(kind=RANK_PROMOTION),
        Distinct.PERSON,
        "任职时间在年内的公务员职级晋升；不含法官等级、警衔",
        phrase="完成职级晋升{n}",
    ),
    Indicator(
        "judge_quota_selections",
        "员额法官遴选",
        "人",
        Focus.CAPABILITY,
        ProceduresCompleted(kind=JUDGE_QUOTA_SELECTION),
        Distinct.PERSON,
        "遴选入额、任职时间在年内",
        phrase="完成员额法官遴选{n}",
    ),
    Indicator(
        "department_head_appointments",
        "选拔任用部门正副职",
        "人",
        Focus.CAPABILITY,
        ProceduresCompleted(kind=APPOINTMENT, where={"outcome": DEPARTMENT_HEAD}),
        Distinct.PERSON,
        "任职时间在年内的内设机构、派出法庭正副职任用",
        phrase="选拔任用部门正副职干部{n}",
    ),
    Indicator(
        "grassroots_postings",
        "选派充实人民法庭",
        "名",
        Focus.CAPABILITY,
        TenuresBegun(kind=GRASSROOTS_POSTING, where={"outcome": TRIBUNAL}),
        Distinct.PERSON,
        "选派起始日期在年内、到人民法庭工作的干警",
        phrase="选派{n}干警充实人民法庭",
    ),
)
