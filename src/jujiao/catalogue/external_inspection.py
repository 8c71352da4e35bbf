"""巡察整改: feedback → problems → tasks → measures, and the guard before a problem is struck off.

《中国共产党巡视工作条例》（2024年修订）整改一章. 长期坚持 is no closing and stands outside the 完成率.
"""

from __future__ import annotations

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.kernel.concepts import Ask, Basis, FindingStream, Focus, RecordKind

INSPECTION_REGULATIONS = Basis("《中国共产党巡视工作条例》（2024年修订）", "整改一章")
CONCENTRATED_MONTHS = PolicyDefault(
    "rectification_months",
    "集中整改期（月，3或6）",
    3,
    Basis("旗县巡察整改惯例（3个月；条例为6个月）"),
)
PLAN_DUE_DAYS = PolicyDefault(
    "rectification_plan_days", "整改方案几天内报送", 30, INSPECTION_REGULATIONS
)
DEFAULTS = (CONCENTRATED_MONTHS, PLAN_DUE_DAYS)

FEEDBACK_AREAS = {
    "political": "落实党的路线方针政策",
    "discipline": "全面从严治党",
    "organisation": "基层党组织建设和干部队伍",
    "rectification": "以往整改落实",
    "other": "其他",
}
WITHIN_PARTY, IN_PUBLIC = "party", "public"
DISCLOSURES = {WITHIN_PARTY: "党内通报", IN_PUBLIC: "社会公开"}

EXTERNAL_INSPECTION = RecordKind(
    "external_inspection",
    "巡察反馈",
    Focus.DISCIPLINE,
    (
        Ask("title", "巡察名称"),
        Ask("issuer", "巡察机构"),
        Ask("occurred_on", "反馈日期"),
        Ask("document_no", "反馈文号", required=False),
    ),
    register="external_inspections",
    basis=INSPECTION_REGULATIONS,
)
EXTERNAL_FINDINGS = FindingStream(
    "external_inspection_finding", "巡察反馈问题", Focus.DISCIPLINE, register="external_inspections"
)

KINDS = (EXTERNAL_INSPECTION,)
STREAMS = (EXTERNAL_FINDINGS,)
