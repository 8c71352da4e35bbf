"""年度总结之凝心聚力: honours, law outreach, and care."""

from __future__ import annotations

from jujiao.catalogue.reports.wording import Clause, Passage, Section, held, sentence, series
from jujiao.kernel.concepts import Focus

COHESION = Section(
    Focus.COHESION,
    "聚焦凝心聚力，激发奋进力量",
    (
        Passage(
            "争创先进",
            (
                sentence(
                    series(
                        Clause("{honour_units_city_up}集体"),
                        Clause("{honour_persons_city_up}个人"),
                        lead="全年有",
                        tail="获得市级以上荣誉表彰",
                    ),
                    series(
                        Clause(
                            "{honour_persons_region_up}受到自治区级以上表彰",
                            given=("honour_persons_city_up",),
                        ),
                        Clause(
                            "{honour_persons_city_red_banner}获评市三八红旗手",
                            given=("honour_persons_city_up",),
                        ),
                        lead="其中",
                    ),
                ),
            ),
        ),
        Passage(
            "履行普法责任",
            (
                sentence(
                    "让法治的种子在校园扎根", Clause("{law_vice_principals}干警受聘担任法治副校长")
                ),
                sentence(
                    series(
                        held("送法进校园", "law_into_schools"),
                        held("法院开放日", "court_open_day"),
                        held("普法宣传", "law_publicity"),
                        lead="面向群众组织",
                        tail="等活动",
                    ),
                    "把释法说理延伸到法庭之外",
                ),
            ),
        ),
        Passage(
            "传递组织温暖",
            (
                sentence(
                    "让退休的同志受尊重、调离的同志有牵挂",
                    series(
                        held("荣退仪式", "retirement_ceremony"),
                        held("荣调仪式", "transfer_ceremony"),
                        lead="举行",
                    ),
                    held("走访慰问退休干部", "retiree_visit"),
                ),
                sentence(
                    series(
                        held("传统节日", "festival"),
                        held("趣味运动会", "fun_games"),
                        held("文化体育", "culture_and_sport"),
                        lead="组织",
                        tail="等活动",
                    ),
                    "让机关生活有温度、有生气",
                ),
            ),
        ),
    ),
)
