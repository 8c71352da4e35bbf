"""谈心谈话、思想动态: who talks with whom how often, when somebody must, and what the party group studies.

《关于加强法院领导干部与干警谈心工作的意见》（最高人民法院，2015年）. What was said is sealed. A difficulty has a
class and an urgency; a person, an opinion and what somebody writes on the net have neither.
"""

from __future__ import annotations

from jujiao.catalogue.branch_life import TALKED_WITH, TALKER
from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.relations import COURT_LEADERSHIP
from jujiao.catalogue.talk_causes import CAUSES
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind, TenureKind
from jujiao.kernel.obligations import Bearer, Duty

TALK_OPINION = Basis(
    "《关于加强法院领导干部与干警谈心工作的意见》（最高人民法院2015年）", "", verified=True
)
PRACTICE = Basis("本院思想动态分析研判制度")

DIFFICULTIES = {
    "pressure": "工作压力",
    "household": "家庭经济",
    "health": "身心健康",
    "other": "其他",
}
NOTED, HELP_WANTED, URGENT = "noted", "help_wanted", "urgent"
URGENCIES = {NOTED: "一般", HELP_WANTED: "需帮扶", URGENT: "紧急"}
TALK_FIELDS = {
    "affirmed": "肯定方面",
    "problems": "查找问题",
    "direction": "努力方向",
    "requests": "诉求与困难",
}

STAFF_TALK = RecordKind(
    "staff_talk",
    "干警谈心谈话",
    Focus.POLITICS,
    (
        Ask("occurred_on", "谈话日期"),
        Ask("outcome", "缘由"),
        Ask(TALKER, "谈话人"),
        Ask(TALKED_WITH, "谈话对象"),
    ),
    register="staff_talks",
    roles={TALKER: "谈话人", TALKED_WITH: "对象"},
    outcomes=CAUSES,
    confidential=True,
    wants_confirmation=False,
    basis=TALK_OPINION,
)
MINDSET_STUDY = RecordKind(
    "mindset_study",
    "思想动态分析研判",
    Focus.POLITICS,
    (Ask("title", "研判内容"), Ask("occurred_on", "日期")),
    register="mindset_studies",
    wants_confirmation=False,
    basis=PRACTICE,
)
KINDS = (STAFF_TALK, MINDSET_STUDY)

TALKS_A_YEAR = 2
TALK_WITHIN = PolicyDefault(
    "talk_within_days", "出现必谈情形后几日内谈心", 15, Basis("本院谈心谈话惯例，《意见》未写期限")
)
DEFAULTS = (TALK_WITHIN,)


def _talked(slug: str, label: str, role: str, holding: TenureKind | None = None) -> Duty:
    return Duty(
        slug,
        label,
        Bearer.STAFF,
        (STAFF_TALK,),
        Every.YEAR,
        TALK_OPINION,
        Hardness.MUST,
        at_least=TALKS_A_YEAR,
        role=role,
        holding=holding,
        prompted_from=4,
    )


DUTIES = (
    _talked("leaders_talk_yearly", "院领导与干警谈心", TALKER, COURT_LEADERSHIP),
    _talked("staff_talked_with_yearly", "与每名干警谈心", TALKED_WITH),
    Duty(
        "mindset_studied_quarterly",
        "思想动态分析研判",
        Bearer.COURT,
        (MINDSET_STUDY,),
        Every.QUARTER,
        PRACTICE,
        Hardness.LOCAL,
        on=False,
    ),
)
