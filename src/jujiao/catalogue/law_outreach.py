"""法治副校长: colleagues appointed to schools for a term, what they do there, and what keeps one out.

《中小学法治副校长聘任与管理办法》（教育部令第52号）: each school has one, nobody more than two schools; four
class hours a year in each; six duties. What was done is recorded by school, and no child is named.
"""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.clauses import Clause
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind, TenureKind
from jujiao.kernel.questions import Distinct, Indicator, TenuresOverlapping

RULES = "《中小学法治副校长聘任与管理办法》（教育部令第52号）"
REPRINTED = Basis(RULES, "及地方实施办法")

LAW_VICE_PRINCIPAL = TenureKind(
    "law_vice_principal",
    "法治副校长",
    Focus.COHESION,
    "outside",
    register="law_vice_principals",
)
TENURES = (LAW_VICE_PRINCIPAL,)

VICE_PRINCIPAL = "vice_principal"
ROLES = {VICE_PRINCIPAL: "法治副校长"}
LESSON = "law_education"
SIX_DUTIES = {
    LESSON: "开展法治教育",
    "rights": "保护学生权益",
    "prevention": "预防未成年人犯罪",
    "safety": "参与安全管理",
    "discipline": "指导实施教育惩戒",
    "governance": "指导依法治理",
}
EVALUATIONS = {"good": "好", "fair": "较好", "poor": "不再适宜"}
SCHOOL_SERVICE = RecordKind(
    "school_service",
    "法治副校长履职",
    Focus.COHESION,
    (
        Ask("place", "学校"),
        Ask("occurred_on", "日期"),
        Ask("outcome", "履行的职责"),
        Ask("quantity", "课时", hint="没有授课的填0"),
        Ask("title", "内容", hint="不写学生姓名"),
        Ask(VICE_PRINCIPAL, "法治副校长"),
    ),
    register="school_services",
    roles=ROLES,
    outcomes=SIX_DUTIES,
    wants_confirmation=False,
    basis=Basis(RULES, "六项职责", verified=True),
)
VICE_PRINCIPAL_TRAINING = RecordKind(
    "vice_principal_training",
    "法治副校长培训",
    Focus.COHESION,
    (
        Ask("title", "培训名称"),
        Ask("occurred_on", "日期"),
        Ask("quantity", "学时"),
        Ask(VICE_PRINCIPAL, "参加人"),
    ),
    unit_word="人次",
    register="vice_principal_trainings",
    roles=ROLES,
    wants_confirmation=False,
    basis=REPRINTED,
)
SCHOOL_EVALUATION = RecordKind(
    "school_evaluation",
    "法治副校长履职评价",
    Focus.COHESION,
    (
        Ask("place", "学校"),
        Ask("occurred_on", "日期"),
        Ask("outcome", "学校的评价"),
        Ask(VICE_PRINCIPAL, "法治副校长"),
    ),
    unit_word="人次",
    register="school_evaluations",
    roles=ROLES,
    outcomes=EVALUATIONS,
    wants_confirmation=False,
    basis=Basis(RULES, "履职情况纳入派出机关考核", verified=True),
)
KINDS = (SCHOOL_SERVICE, VICE_PRINCIPAL_TRAINING, SCHOOL_EVALUATION)

MOST_SCHOOLS = PolicyDefault(
    "vice_principal_schools", "一人最多任职几所学校", 2, Basis(RULES, "", verified=True)
)
LEAST_HOURS = PolicyDefault(
    "vice_principal_hours", "每校每年课时", 4, Basis(RULES, "", verified=True)
)
TERM_NOTICE = PolicyDefault(
    "vice_principal_notice_days", "聘期届满前几日提示", 60, Basis("本院工作惯例")
)
TERM_YEARS = PolicyDefault("vice_principal_term_years", "聘期一般不超过几年", 3, REPRINTED)
TRAINING_HOURS = PolicyDefault("vice_principal_training", "岗前培训学时", 8, REPRINTED)
LAW_YEARS = PolicyDefault("vice_principal_law_years", "从事法治工作几年以上", 3, REPRINTED)
OLDEST = PolicyDefault("vice_principal_oldest", "退休人员最高年龄", 65, REPRINTED)
RENAME_DAYS = PolicyDefault("vice_principal_rename_days", "不再适宜后几日内重新推荐", 30, Basis(RULES, ""))  # fmt: skip
DEFAULTS = (
    MOST_SCHOOLS, LEAST_HOURS, TERM_NOTICE, TERM_YEARS, TRAINING_HOURS, LAW_YEARS, OLDEST, RENAME_DAYS,
)  # fmt: skip

TWO_SCHOOLS = Clause("two_schools", MOST_SCHOOLS.basis)
HAS_A_TERM = Clause("has_a_term", REPRINTED)
USUAL_TERM = Clause("usual_term", TERM_YEARS.basis, Hardness.GENERAL)
TRAINED_FIRST = Clause("trained_first", TRAINING_HOURS.basis, Hardness.GENERAL)
# The ledger knows the years in this court only: it asks, and bars nobody for work done elsewhere.
YEARS_OF_LAW = Clause("years_of_law", LAW_YEARS.basis, Hardness.GENERAL)
RETIREE_ONCE = Clause("retiree_once", OLDEST.basis)

INDICATORS = (
    Indicator(
        "law_vice_principals",
        "法治副校长",
        "名",
        Focus.COHESION,
        TenuresOverlapping(kind=LAW_VICE_PRINCIPAL),
        Distinct.PERSON,
        "聘期与统计年度有交集的法治副校长",
        phrase="选派{n}干警担任法治副校长",
    ),
)
