"""年度总结之严管厚爱: inspection, education, and the zero that is signed."""

from __future__ import annotations

from jujiao.catalogue.reports.wording import Clause, Passage, Section, held, sentence, series
from jujiao.kernel.concepts import Focus

DISCIPLINE = Section(
    Focus.DISCIPLINE,
    "聚焦严管厚爱，涵养清风正气",
    (
        Passage(
            "抓实日常监督",
            (
                sentence("把监督做在平常", Clause("开展纪律作风专项督查{conduct_inspections}")),
                sentence(
                    "对庭审、窗口和机关秩序常督常查",
                    Clause("开展审务督察{court_affairs_inspections}"),
                    Clause("印发审务督察通报{inspection_bulletins}"),
                ),
                sentence(
                    "集中整治庭审作风",
                    Clause("查摆的问题已有{trial_conduct_problems_rectified}整改销号"),
                ),
                sentence(
                    held("按月统计“三个规定”填报情况", "interference_month"),
                    "守牢防止干预司法的防线",
                ),
            ),
        ),
        Passage(
            "深化廉洁教育",
            (
                sentence(
                    series(
                        held("警示教育", "cautionary_education"),
                        held("以案促改", "lessons_from_cases"),
                        held("任前廉政教育", "pre_post_integrity"),
                        held("集体廉政谈话", "group_integrity_talk"),
                        held("廉洁读书分享", "integrity_reading"),
                        held("家属助廉", "family_integrity"),
                        lead="开展",
                    ),
                    "使干警知敬畏、存戒惧、守底线",
                ),
                sentence(Clause("经机关纪委签认，全年干警违纪违法案件为{violations}", of_nil=True)),
                sentence("对违纪违法行为不遮不掩", Clause("全年依规依纪依法查处案件{violations}")),
            ),
        ),
    ),
)
