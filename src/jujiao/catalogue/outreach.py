"""普法责任制: what the court does so that the law is known, where, before whom, and on which days.

中办发〔2017〕31号: a list of responsibilities, a plan for the year, a report of what was done. Of an audience
the ledger holds who they were and how many, never a name; a number that was estimated says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.activities import activity
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind
from jujiao.kernel.obligations import Bearer, Duty, OnDays

RESPONSIBILITY = Basis(
    "《关于实行国家机关“谁执法谁普法”普法责任制的意见》（中办发〔2017〕31号）", "", verified=True
)
CHILDREN = Basis("《个人信息保护法》", "第三十一条", verified=True)

AUDIENCES = ("学生", "农牧民", "居民", "企业职工", "机关干部", "官兵", "其他群众")
INVITED = ("人大代表", "政协委员", "学生", "媒体", "群众代表")
COUNTED, ESTIMATED = "实数", "估算"
BILINGUAL, MONOLINGUAL = "双语", "单语"
OPEN_HEARING, NO_HEARING = "公开审理且不涉及未成年人和隐私", "未安排旁听"
LAW_SPEAKER = "law_speaker"
LAW_ROLES = {LAW_SPEAKER: "主讲人"}


@dataclass(frozen=True, slots=True)
class LawEvent:
    """What is read of an event: before whom, whether the number was counted, in which languages."""

    activity_type: str = ""
    audience: str = ""
    headcount_basis: str = ""
    bilingual: str = ""
    leaflets: int | None = None


@dataclass(frozen=True, slots=True)
class OpenDay:
    """What is read of an open day: who was invited, which way they went, which hearing they saw."""

    activity_type: str = ""
    headcount_basis: str = ""
    invited: str = ""
    route: str = ""
    hearing: str = ""
    safety_plan: str = ""


HEADCOUNT_ASK = Ask(
    "headcount_basis", "人数怎么来的", required=False, hint=f"{COUNTED}或{ESTIMATED}"
)
# Who came and what they saw is chosen from closed lists on its own page; a plain form leaves no room
# for names.
LAW_ASKS = (
    HEADCOUNT_ASK,
    Ask("bilingual", "语言", required=False, hint=f"{BILINGUAL}或{MONOLINGUAL}"),
    Ask("leaflets", "发放资料份数", required=False),
    Ask(LAW_SPEAKER, "主讲人", required=False, hint="只写本院干警"),
)
LAW_INTO_SCHOOLS = activity(
    "law_into_schools", "送法进校园", Focus.COHESION, "法治进校园", "普法进校园",
    roles=LAW_ROLES, details=LawEvent, more=LAW_ASKS,
)  # fmt: skip
COURT_OPEN_DAY = activity(
    "court_open_day", "法院开放日", Focus.COHESION, "公众开放日", "开放日",
    details=OpenDay,
    more=(
        HEADCOUNT_ASK,
        Ask("route", "参观路线", required=False),
        Ask("safety_plan", "安全预案", required=False),
    ),
)  # fmt: skip
LAW_PUBLICITY = activity(
    "law_publicity", "普法宣传", Focus.COHESION, "法治宣传", "普法活动", "法治宣传活动",
    roles=LAW_ROLES, details=LawEvent, more=LAW_ASKS,
)  # fmt: skip
EVENTS = (LAW_INTO_SCHOOLS, COURT_OPEN_DAY, LAW_PUBLICITY)
GOING_OUT = (LAW_INTO_SCHOOLS, LAW_PUBLICITY)

LAW_PLAN, LAW_REPORT = (
    RecordKind(
        slug,
        label,
        Focus.COHESION,
        (
            Ask("title", "文件名称"),
            Ask("occurred_on", "印发日期"),
            Ask("document_no", "文号", required=False),
        ),
        unit_word="件",
        register="law_publicity_papers",
        wants_confirmation=False,
        basis=RESPONSIBILITY,
    )
    for slug, label in (
        ("law_publicity_plan", "年度普法工作方案"),
        ("law_publicity_report", "普法责任制履职报告"),
    )
)
PAPERS = (LAW_PLAN, LAW_REPORT)

LAW_DAYS = OnDays(
    "law_publicity_days",
    ((4, 15, "全民国家安全教育日"), (6, 26, "国际禁毒日"), (12, 4, "国家宪法日")),
    slack=7,
)
CIVIL_CODE_MONTH = OnDays("civil_code_month", ((5, 16, "民法典宣传月"),), slack=15)
KEY_DATES = Basis("本院年度普法工作方案，重要节点；民族团结和地方节点由本院增列")

DUTIES = (
    Duty(
        "law_plan_yearly", "年度普法工作方案", Bearer.COURT, (LAW_PLAN,), Every.YEAR,
        RESPONSIBILITY, Hardness.MUST, unit_word="件", due_month=3,
    ),
    Duty(
        "law_report_yearly", "普法责任制履职报告", Bearer.COURT, (LAW_REPORT,), Every.YEAR,
        RESPONSIBILITY, Hardness.MUST, unit_word="件", prompted_from=11,
    ),
    *(
        Duty(
            slug, label, Bearer.COURT, GOING_OUT, rhythm, KEY_DATES, Hardness.LOCAL, on=False,
        )
        for slug, label, rhythm in (
            ("law_on_key_days", "重要节点普法", LAW_DAYS),
            ("civil_code_month", "民法典宣传月普法", CIVIL_CODE_MONTH),
        )
    ),
)  # fmt: skip
