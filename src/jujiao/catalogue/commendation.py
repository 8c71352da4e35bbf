"""评优评先与法定奖励: the yearly selection, the shares of legal awards, and who comes into question by rule.

《公务员法》第五十一至五十六条, 《人民法院奖励暂行规定》（法发〔2004〕3号）, 《公务员考核规定》. The system says
whom the rules allow; the party group decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.public_notice import (
    conditions_were_checked,
    document_is_numbered,
    notice_steps,
)
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Ask, Basis, Focus, ProcedureKind, RecordKind
from jujiao.kernel.courses import Course, Path, StepRule, StepTaken
from jujiao.kernel.ladders import APPRAISAL_RULES

AWARD_RULES = Basis("《人民法院奖励暂行规定》（法发〔2004〕3号）", "奖励比例", verified=True)
REVOCATION_RULES = Basis("《中华人民共和国公务员法》", "第五十六条", verified=True)
MEDAL_RULES = Basis("《人民法院荣誉天平奖章颁发办法》", "（从事法院工作满三十年）")
MERIT_RULE = APPRAISAL_RULES
PAY_RULES = Basis("《法官、审判辅助人员绩效考核及奖金分配指导意见（试行）》")
LOCAL_CONDITIONS = Basis("本院评优评先办法")
REVOCATION_GROUNDS = {
    "fabricated": "弄虚作假，骗取奖励",
    "concealed": "申报奖励时隐瞒严重错误或者严重违反规定程序",
    "disgraced": "有严重违纪违法等行为，影响称号声誉",
    "other": "法律、法规规定应当撤销奖励的其他情形",
}


@dataclass(frozen=True, slots=True)
class LegalAward:
    """A legal award and its shares in thousandths; None: the rules give none."""

    title: str
    persons: int | None
    units: int | None


LEGAL_AWARDS = (
    LegalAward("嘉奖", 150, 150),
    LegalAward("三等功", 20, 50),
    LegalAward("二等功", 5, 20),
    LegalAward("一等功", None, 15),
)
MERIT_YEARS, MEDAL_YEARS = 3, 30

NOMINEE_GRADES = PolicyDefault(
    "commendable_grades", "可以评优的年度考核等次", ("excellent", "competent"), LOCAL_CONDITIONS
)
DEFAULTS = (NOMINEE_GRADES,)

ANNOUNCED, DECIDED = "announced", "decided"
YEAR, PERSON_PLACES, UNIT_PLACES = "year", "person_places", "unit_places"
EARLIEST_YEAR = 2000
NOMINEE = "nominee"
QUOTA = Clause("commendation_quota", LOCAL_CONDITIONS)
ALLOWED = Clause("nominee_allowed", LOCAL_CONDITIONS)
AS_PUBLISHED = Clause("as_published", Basis("本院评优评先办法", "公示的人选"))


def places_are_said(course: Course, step: StepTaken) -> Breach | None:
    """印发通知和名额: for which year, and how many persons or units at most."""
    year = step.numbers.get(YEAR) or 0
    if not EARLIEST_YEAR <= year <= (step.on.year if step.on else year):
        return QUOTA.breach(
            "step", "没有写评选年度，或者不是四位数年份。", "请填已经过去或当年的年度。"
        )
    if step.numbers.get(PERSON_PLACES) or step.numbers.get(UNIT_PLACES):
        return None
    return QUOTA.breach("step", "没有写名额。", "请填个人或集体的名额。")


COMMENDATION_SELECTION = ProcedureKind(
    "commendation_selection",
    "年度评优评先",
    Focus.CAPABILITY,
    "unit",
    steps={
        "announced": "印发通知和名额",
        "nominated": "部门推荐",
        "integrity_opinion": "听取廉政意见",
        "discussed": "党组会研究",
        "notice_opened": "公示开始",
        "objection_raised": "收到异议",
        "objection_settled": "异议处理完毕",
        "notice_closed": "公示结束",
        "decided": "印发表彰决定",
    },
    register="commendations",
)
COMMENDATION_PATH = Path(
    COMMENDATION_SELECTION.slug,
    (
        StepRule(ANNOUNCED, "印发通知和名额", guards=(document_is_numbered, places_are_said)),
        StepRule("nominated", "部门推荐"),
        StepRule("integrity_opinion", "听取廉政意见", guards=(document_is_numbered,)),
        StepRule("discussed", "党组会研究"),
        *notice_steps(conditions_were_checked),
        StepRule(DECIDED, "印发表彰决定", guards=(document_is_numbered, conditions_were_checked)),
    ),
    DECIDED,
)
PROCEDURES = (COMMENDATION_SELECTION,)

PERFORMANCE_PAY = RecordKind(
    "performance_pay",
    "绩效分配",
    Focus.CAPABILITY,
    (
        Ask("title", "分配方案名称", hint="不写每个人的金额"),
        Ask("serial", "依据的考核年度", hint="四位数年份"),
        Ask("occurred_on", "决定日期"),
        Ask("document_no", "决定文号"),
    ),
    register="performance_pay",
    basis=PAY_RULES,
)
KINDS = (PERFORMANCE_PAY,)
