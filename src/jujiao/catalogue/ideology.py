"""意识形态工作责任制: the party group studies it, every position has an owner, an incident is dealt with.

《党委（党组）意识形态工作责任制实施办法》 is not published in full; what is asked here is the usual reading and
may be changed. A position is an account, a site, a lecture, a group chat of the court: never a person.
"""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind
from jujiao.kernel.obligations import Bearer, Duty

RESPONSIBILITY = Basis("《党委（党组）意识形态工作责任制实施办法》")

POSITION_SORTS = {
    "public_account": "公众号",
    "website": "网站",
    "video_account": "视频号",
    "lecture": "讲座论坛",
    "group_chat": "工作群",
    "publication": "内部刊物",
    "display": "展板电子屏",
}
REVIEW_RESULTS = {"sound": "正常", "mended": "已整改", "closed": "关停"}
INCIDENT_SORTS = {
    "misprint": "发布内容差错",
    "unapproved": "未经审核发布",
    "intrusion": "被冒用或入侵",
    "public_opinion": "涉院舆情",
}

IDEOLOGY_STUDY = RecordKind(
    "ideology_study",
    "意识形态工作专题研究",
    Focus.POLITICS,
    (Ask("title", "研究内容"), Ask("occurred_on", "日期")),
    register="ideology_studies",
    wants_confirmation=False,
    basis=RESPONSIBILITY,
)
IDEOLOGY_LIST, IDEOLOGY_REPORT = (
    RecordKind(
        slug,
        label,
        Focus.POLITICS,
        (
            Ask("title", "文件名称"),
            Ask("occurred_on", "印发日期"),
            Ask("document_no", "文号", required=False),
        ),
        unit_word="件",
        register="ideology_papers",
        wants_confirmation=False,
        basis=RESPONSIBILITY,
    )
    for slug, label in (
        ("ideology_list", "意识形态责任清单"),
        ("ideology_report", "意识形态工作报告"),
    )
)
IDEOLOGY_INCIDENT = RecordKind(
    "ideology_incident",
    "意识形态事件",
    Focus.POLITICS,
    (Ask("occurred_on", "日期"), Ask("outcome", "类别"), Ask("place", "所在阵地", required=False)),
    unit_word="件",
    register="ideology_incidents",
    outcomes=INCIDENT_SORTS,
    confidential=True,
    wants_confirmation=False,
    basis=RESPONSIBILITY,
)
KINDS = (IDEOLOGY_STUDY, IDEOLOGY_LIST, IDEOLOGY_REPORT, IDEOLOGY_INCIDENT)

REVIEW_MONTHS = PolicyDefault("position_review_months", "阵地多久复核一次（月）", 6, RESPONSIBILITY)
INCIDENT_DAYS = PolicyDefault("incident_days", "事件几日内处置完毕", 3, RESPONSIBILITY)
DEFAULTS = (REVIEW_MONTHS, INCIDENT_DAYS)

DUTIES = (
    Duty(
        "ideology_studied_yearly",
        "意识形态工作专题研究",
        Bearer.COURT,
        (IDEOLOGY_STUDY,),
        Every.YEAR,
        Basis(f"{RESPONSIBILITY.document}", "每年不少于两次，可改"),
        Hardness.GENERAL,
        at_least=2,
        prompted_from=4,
    ),
    Duty(
        "ideology_reported_yearly",
        "意识形态工作报告",
        Bearer.COURT,
        (IDEOLOGY_REPORT,),
        Every.YEAR,
        RESPONSIBILITY,
        Hardness.GENERAL,
        unit_word="件",
        prompted_from=11,
    ),
)
