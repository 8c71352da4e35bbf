"""方案: the plans a court works by, and what can show that a measure is done.

A measure names duties, figures and ledgers; tasks name the measure. Nothing about its progress is typed.
"""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.ideology import IDEOLOGY_LIST
from jujiao.catalogue.outreach import LAW_PLAN, RESPONSIBILITY
from jujiao.kernel.concepts import Basis, RecordKind

INDICATOR, DUTY, LEDGER, TASKS = "indicator", "duty", "ledger", "tasks"
LINK_LABELS = {INDICATOR: "指标", DUTY: "应办", LEDGER: "台账", TASKS: "交办"}


@dataclass(frozen=True, slots=True)
class PlanSort:
    """One sort of plan. ``paper`` is the kind of document that adopting it files as well; one that
    ``is_yearly`` ends with its year unless it says otherwise.
    """

    slug: str
    label: str
    basis: Basis
    paper: RecordKind | None = None
    is_yearly: bool = False


ACTION_PLAN = PlanSort("action_plan", "队伍建设行动方案", Basis("上级法院加强队伍建设行动方案"))
LAW_PUBLICITY_PLAN = PlanSort(
    "law_publicity", "年度普法方案", RESPONSIBILITY, LAW_PLAN, is_yearly=True
)
IDEOLOGY_PLAN = PlanSort(
    "ideology",
    "意识形态责任清单",
    Basis("《党委（党组）意识形态工作责任制实施办法》"),
    IDEOLOGY_LIST,
)
INSPECTION_PLAN = PlanSort("inspection", "年度督察工作重点", Basis("本院年度督察工作重点"))
PLAN_SORTS = {
    one.slug: one for one in (ACTION_PLAN, LAW_PUBLICITY_PLAN, IDEOLOGY_PLAN, INSPECTION_PLAN)
}

STANDS_STILL = PolicyDefault(
    "measure_still_days", "举措多少天没有新进展算停滞", 90, Basis("本院方案督办惯例")
)
