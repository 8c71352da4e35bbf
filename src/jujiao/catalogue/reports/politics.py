"""年度总结之政治建设: study, oaths, and going out to the people."""

from __future__ import annotations

from jujiao.catalogue.reports.wording import Passage, Section, held, sentence, series
from jujiao.kernel.concepts import Focus

POLITICS = Section(
    Focus.POLITICS,
    "聚焦政治建设，把稳忠诚航向",
    (
        Passage(
            "强化理论武装",
            (
                sentence(
                    "坚持学在前、走在前",
                    series(
                        held("“第一议题”学习", "first_agenda_study"),
                        held("党组理论学习中心组学习", "study_group_session"),
                        lead="落实",
                        tail="制度",
                        joint="和",
                    ),
                ),
                sentence(
                    series(
                        held("政治轮训", "political_training"),
                        held("专题培训", "topical_training"),
                        lead="面向全院干警举办",
                    ),
                    "引导干警把学习成果转化为办案的思路和服务的办法",
                ),
            ),
        ),
        Passage(
            "深化忠诚教育",
            (
                sentence(
                    series(
                        held("宪法宣誓", "constitution_oath"),
                        held("升旗仪式", "flag_raising"),
                        lead="组织",
                    ),
                    "以庄重的仪式涵养干警的国家意识、宪法意识和职业操守",
                ),
                sentence(
                    series(
                        held("政策宣讲", "policy_talk"),
                        held("志愿服务", "volunteer_service"),
                        lead="走进基层开展",
                    ),
                    "把党的政策和司法服务送到群众家门口",
                ),
            ),
        ),
    ),
)
