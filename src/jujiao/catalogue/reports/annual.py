"""年度队伍建设工作总结: a court's year under the five focuses."""

from __future__ import annotations

from jujiao.catalogue.reports.branches import BRANCHES
from jujiao.catalogue.reports.capability import CAPABILITY
from jujiao.catalogue.reports.cohesion import COHESION
from jujiao.catalogue.reports.discipline import DISCIPLINE
from jujiao.catalogue.reports.politics import POLITICS
from jujiao.catalogue.reports.wording import ReportTemplate

ANNUAL = ReportTemplate(
    "annual",
    "年度队伍建设工作总结",
    "{court}\n{year}年队伍建设工作总结",
    "{year}年，{court}坚持以习近平新时代中国特色社会主义思想为指导，把队伍建设作为审判执行工作的根本保证，"
    "从政治建设、强基固本、培优赋能、严管厚爱、凝心聚力五个方面一体用力，各项任务落到了人、落到了事。"
    "现将全年情况总结如下。",
    (POLITICS, BRANCHES, CAPABILITY, DISCIPLINE, COHESION),
    "下一步，{court}将对照本年台账查找短板，把行之有效的做法固定下来，把尚未到位的工作补齐做实，"
    "以过硬的队伍履行好宪法和法律赋予的职责。",
)
