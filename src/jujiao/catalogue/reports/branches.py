"""年度总结之强基固本: branches, their life, and what they shoulder."""

from __future__ import annotations

from jujiao.catalogue.reports.wording import Clause, Passage, Section, held, sentence, series
from jujiao.kernel.concepts import Focus

BRANCHES = Section(
    Focus.BRANCHES,
    "聚焦强基固本，夯实组织根基",
    (
        Passage(
            "健全支部班子",
            (
                sentence("及时配齐支部班子", Clause("完成{by_elections}支部的补选")),
                sentence(
                    "按照程序和标准发展党员", Clause("接收预备党员{probationary_members_admitted}")
                ),
                sentence(
                    "以命名创建带动支部争先",
                    Clause("{stronghold_branches_banner}支部获命名为旗级堡垒支部"),
                    Clause(
                        "{stronghold_model_branches_region}支部获命名为自治区级坚强堡垒模范支部"
                    ),
                ),
            ),
        ),
        Passage(
            "严肃组织生活",
            (
                sentence(
                    series(
                        held("党员大会", "general_meeting"),
                        held("支部委员会会议", "committee_meeting"),
                        held("党小组会", "group_meeting"),
                        held("组织生活会", "organisational_life_meeting"),
                        lead="各支部按期召开",
                    ),
                    series(
                        held("党课", "party_lecture"),
                        held("主题党日", "themed_party_day"),
                        held("专题讲座", "topical_lecture"),
                        held("民主评议党员", "democratic_appraisal"),
                        lead="认真组织",
                    ),
                ),
                sentence(
                    "坚持督在平时、改在日常",
                    Clause("对全部支部开展覆盖式党建督查{party_inspection_rounds}"),
                ),
            ),
        ),
        Passage(
            "推动党建与审判融合",
            (
                sentence(
                    "鼓励党员法官在急难任务中挑重担",
                    Clause("全年由党员干警承办并审结疑难复杂案件{hard_cases_closed}"),
                ),
            ),
        ),
    ),
)
