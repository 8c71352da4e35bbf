"""年度总结之培优赋能: how people are chosen, taught, heard and commended."""

from __future__ import annotations

from jujiao.catalogue.reports.wording import Clause, Passage, Section, held, sentence, series
from jujiao.kernel.concepts import Focus

CAPABILITY = Section(
    Focus.CAPABILITY,
    "聚焦培优赋能，增强履职本领",
    (
        Passage(
            "树立选人用人导向",
            (
                sentence(
                    "坚持人岗相适、以实绩论英雄",
                    series(
                        Clause("职级晋升{rank_promotions}"),
                        Clause("员额法官遴选{judge_quota_selections}"),
                        lead="完成",
                    ),
                    Clause("选拔任用部门正副职{department_head_appointments}"),
                ),
                sentence(
                    "把基层一线当作练兵场", Clause("选派{grassroots_postings}干警到人民法庭工作")
                ),
            ),
        ),
        Passage(
            "搭建成长平台",
            (
                sentence(
                    "坚持以老带新",
                    Clause("在期师徒结对{mentorship_pairs}"),
                    Clause("其中年内新结{mentorship_pairs_begun}", given=("mentorship_pairs",)),
                ),
                sentence(
                    series(
                        held("业务培训", "professional_training"),
                        held("庭审观摩", "trial_observation"),
                        held("文书评查", "judgment_review"),
                        lead="经常性组织",
                    ),
                    "在比较中找差距、在评议中长本领",
                ),
                sentence(
                    "以赛代训",
                    Clause("承办市级业务竞赛{contests_hosted_city}"),
                    Clause("本院干警在市级业务竞赛中获奖{contest_awards_city}"),
                ),
            ),
        ),
        Passage(
            "加强调研宣传",
            (
                sentence(
                    "院领导带头破题",
                    Clause("牵头重点课题{research_projects}"),
                    Clause("形成调研成果{research_outputs}"),
                ),
                sentence(
                    "用心讲述法院故事",
                    Clause("推出原创视频{original_videos}"),
                    series(
                        Clause("国家级{articles_national}"),
                        Clause("自治区级{articles_region}"),
                        Clause("市级{articles_city}"),
                        lead="刊发文章按媒体级别计为",
                    ),
                ),
            ),
        ),
        Passage(
            "完善制度激励",
            (
                sentence(held("印发{regulation.titles}", "regulation"), "用制度巩固做法、明确责任"),
                sentence(
                    "以评促先",
                    series(
                        Clause("先进集体{commended_units_court}"),
                        Clause("优秀干警{commended_persons_court}"),
                        lead="在院内评选表彰",
                    ),
                ),
            ),
        ),
    ),
)
