"""廉政风险: what a post may tempt to. A risk is re-rated every year and never closed.

The level belongs to the post and its power, never to the person who holds it.
"""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.concepts import Basis

HIGH, MIDDLE, LOW = "high", "middle", "low"
RISK_LEVELS = {HIGH: "高", MIDDLE: "中", LOW: "低"}
RISK_CLASSES = {
    "mind": "思想道德",
    "post": "岗位职责",
    "process": "业务流程",
    "system": "制度机制",
}
AT_ENTRY, YEARLY, ON_CHANGE, AFTER_EVENT = "entry", "yearly", "change", "event"
RATING_OCCASIONS = {
    AT_ENTRY: "首次评定",
    YEARLY: "年度复评",
    ON_CHANGE: "岗位变动复评",
    AFTER_EVENT: "事件后复评",
}
RISK_RULE = Basis("廉政风险防控工作要求（岗位、职责变动时及每年复评）")
REVIEW_MONTHS = PolicyDefault("risk_review_months", "廉政风险几个月复评一次", 12, RISK_RULE)
DEFAULTS = (REVIEW_MONTHS,)
