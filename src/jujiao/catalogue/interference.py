"""三个规定: 月统计、季通报、零报告提醒. Counts and states only, never a name, a case or a story.

Who reported is seen by the fewest. Content belongs on the national platform (since January 2021).
Lawful basis of the three rules: 中办发〔2015〕23号, 中央政法委 2015年3月规定, 两高三部 2015年9月规定. A zero
never lowers a score.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.concepts import Ask, Basis, Focus, RecordKind

REPORTED, NIL = "reported", "nil"
CLASSES = {
    "by_leaders": "领导干部干预",
    "by_insiders": "内部人员过问",
    "by_contacts": "不当接触交往",
}
CORRECTIONS = {
    "miscounted": "件数数错",
    "wrong_department": "部门填错",
    "wrong_state": "已报与零报告填反",
    "platform_differs": "与全国平台不一致",
}
QUARTERLY_RULE = Basis(
    "《领导干部干预司法活动、插手具体案件处理的记录、通报和责任追究规定》（中办发〔2015〕23号）",
    "第十二条",
)
COUNTS_ONLY_RULE = Basis("最高人民法院“三个规定”记录报告平台使用要求")
CLOSING_DAY = PolicyDefault(
    "interference_closing_workday", "月统计于次月第几个工作日截止", 5, Basis("本院月统计惯例")
)
ZERO_MONTHS = PolicyDefault(
    "interference_zero_months", "连续几个月零报告时提醒核实", 3, Basis("本院零报告提醒惯例")
)
DEFAULTS = (CLOSING_DAY, ZERO_MONTHS)


@dataclass(frozen=True, slots=True)
class MonthlyCounts:
    """件数 by class where the department gave it (None is unknown), and the day it reported."""

    by_leaders: int | None = None
    by_insiders: int | None = None
    by_contacts: int | None = None
    reported_on: str = ""


INTERFERENCE_MONTH = RecordKind(
    "interference_month",
    "“三个规定”月报",
    Focus.DISCIPLINE,
    (
        Ask("unit", "部门"),
        Ask("occurred_on", "月份"),
        Ask("outcome", "报送状态"),
        Ask("quantity", "件数", hint="只填件数，不填内容"),
    ),
    unit_word="次",
    register="interference_months",
    details=MonthlyCounts,
    outcomes={REPORTED: "已报", NIL: "零报告"},
    fixed_reasons=CORRECTIONS,
    confidential=True,
    read_by="interference.read",
    basis=QUARTERLY_RULE,
)
INTERFERENCE_BULLETIN = RecordKind(
    "interference_bulletin",
    "“三个规定”季度通报",
    Focus.DISCIPLINE,
    (Ask("serial", "通报期号"), Ask("occurred_on", "印发日期")),
    unit_word="期",
    register="interference_bulletins",
    basis=QUARTERLY_RULE,
)


def _learning(slug: str, label: str, counted: str) -> RecordKind:
    return RecordKind(
        slug,
        label,
        Focus.DISCIPLINE,
        (
            Ask("title", "主题"),
            Ask("unit", "组织部门"),
            Ask("quantity", counted, required=False),
            Ask("occurred_on", "日期"),
        ),
        wants_confirmation=False,
    )


INTERFERENCE_STUDY = _learning("interference_study", "“三个规定”专题学习", "参加人数")
INTERFERENCE_TEST = _learning("interference_test", "“三个规定”知识测试", "参加人数")

KINDS = (INTERFERENCE_MONTH, INTERFERENCE_BULLETIN, INTERFERENCE_STUDY, INTERFERENCE_TEST)
NEVER_SCORED = frozenset({INTERFERENCE_MONTH.slug, INTERFERENCE_BULLETIN.slug})
