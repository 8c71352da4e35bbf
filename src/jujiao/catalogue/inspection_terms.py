"""督察怎么查、查什么、为什么会有问题: modes, areas and causes; terms and ladders that a court may set."""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.supervision import COURT_AFFAIRS_RULES
from jujiao.kernel.concepts import Basis

LOCAL_PRACTICE = Basis("本院督察工作惯例")

OPEN_VISIT, COVERT_VISIT, ONLINE_VISIT = "明察", "暗访", "网上"
MODES = (OPEN_VISIT, COVERT_VISIT, ONLINE_VISIT)
AREAS = {
    "integrity": "廉政纪律",
    "security": "安全保卫、值庭",
    "service_window": "诉讼服务窗口",
    "office": "办公秩序、工作状态",
    "attendance": "考勤、请销假、值班",
    "dress": "着装仪表",
    "hearing": "庭审规范",
    "vehicles": "公务用车",
    "meetings": "会风会纪",
    "expenses": "三公经费",
    "petitions": "信访接待",
    "etiquette": "司法礼仪",
    "other": "其他",
}
CAUSES = {
    "awareness": "思想认识",
    "system": "制度缺失",
    "training": "培训不足",
    "supervision": "监督不到位",
    "conditions": "设施条件",
    "other": "其他",
}

REPLY_DAYS = PolicyDefault(
    "finding_reply_workdays", "被督察部门认定或申辩的期限（工作日）", 3, LOCAL_PRACTICE
)
INSPECTORS = PolicyDefault("inspectors_at_least", "督察人员至少几人", 2, COURT_AFFAIRS_RULES)
LADDER_NOTE, LADDER_REMIND, LADDER_PRESS, LADDER_BULLETIN = (
    PolicyDefault("finding_note_workdays", "到期前几个工作日提示", 3, LOCAL_PRACTICE),
    PolicyDefault("finding_remind_workdays", "逾期几个工作日提醒", 1, LOCAL_PRACTICE),
    PolicyDefault("finding_press_workdays", "逾期几个工作日督办", 5, LOCAL_PRACTICE),
    PolicyDefault("finding_bulletin_workdays", "逾期几个工作日通报", 10, LOCAL_PRACTICE),
)
EXTENSIONS = PolicyDefault(
    "finding_extensions_at_most", "整改期限最多可以延期几次", 1, LOCAL_PRACTICE
)
REPEAT_MONTHS = PolicyDefault("finding_repeat_months", "几个月内同类问题算重犯", 12, LOCAL_PRACTICE)
DEFAULTS = (
    REPLY_DAYS, INSPECTORS, LADDER_NOTE, LADDER_REMIND, LADDER_PRESS, LADDER_BULLETIN, EXTENSIONS,
    REPEAT_MONTHS,
)  # fmt: skip
