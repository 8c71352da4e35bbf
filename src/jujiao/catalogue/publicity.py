"""信息宣传: what was published where, at which level, first or again.

The level of an outlet is that of its sponsor; each court keeps its own table (no national norm). How
placements are counted is a named policy that every report prints.
"""

from __future__ import annotations

from jujiao.kernel.concepts import Ask, Focus, RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.questions import Distinct, Indicator, RecordsCounted

AUTHOR = "author"
OUTLET_LEVEL = "outlet_level"
FIRST, EXCERPT, MULTIPLE, REPRINT = "first", "excerpt", "multiple", "reprint"
WITHOUT_REPRINTS = "placements_without_reprints"
HIGHEST_ONLY, FIRST_ONLY, ALL_PLACEMENTS = (
    "highest_level_only",
    "first_publication_only",
    "all_placements",
)
COUNTING_POLICIES = {
    WITHOUT_REPRINTS: "首发、摘登、一稿多发各计一篇，转载不计",
    HIGHEST_ONLY: "每件作品只按最高级别计一篇",
    FIRST_ONLY: "只计首发",
    ALL_PLACEMENTS: "每次刊发均计一篇，转载也计",
}
POLICY_NAMES = {
    WITHOUT_REPRINTS: "转载不计",
    HIGHEST_ONLY: "只计最高级别",
    FIRST_ONLY: "只计首发",
    ALL_PLACEMENTS: "每次都计",
}
COUNTED = (FIRST, EXCERPT, MULTIPLE)

ARTICLE = RecordKind(
    "article",
    "刊发稿件",
    Focus.CAPABILITY,
    (
        Ask("title", "标题"),
        Ask("recipients", "作者"),
        Ask("issuer", "刊发媒体"),
        Ask("award_level", "级别", required=False, hint="不填的按媒体级别对照表"),
        Ask("occurred_on", "刊发日期"),
        Ask("outcome", "首发或转载"),
    ),
    unit_word="篇",
    register="articles",
    roles={AUTHOR: "作者"},
    outcomes={FIRST: "首发", EXCERPT: "摘登", MULTIPLE: "一稿多发", REPRINT: "转载"},
    level_table=OUTLET_LEVEL,
)

ORIGINAL_VIDEO = RecordKind(
    "original_video",
    "原创视频",
    Focus.CAPABILITY,
    (
        Ask("title", "视频名称"),
        Ask("recipients", "作者", required=False),
        Ask("occurred_on", "发布日期"),
    ),
    unit_word="部",
    register="original_videos",
    roles={AUTHOR: "作者"},
)

KINDS = (ARTICLE, ORIGINAL_VIDEO)

COUNTING_RULE = (
    "刊发（首发或原创），首发、摘登、一稿多发各计一篇，转载不计；级别空缺时按媒体级别对照表确定"
)


def _articles(slug: str, level: Level) -> Indicator:
    return Indicator(
        f"articles_{slug}",
        f"{level.label}刊物发表文章",
        "篇",
        Focus.CAPABILITY,
        RecordsCounted(kind=ARTICLE, at=level, where={"outcome__in": COUNTED}),
        Distinct.RECORD,
        f"媒体级别为{level.label}的{COUNTING_RULE}；计数政策{WITHOUT_REPRINTS}",
        phrase=f"{level.label}刊物发表文章{{n}}",
        policy=WITHOUT_REPRINTS,
        policy_name=POLICY_NAMES[WITHOUT_REPRINTS],
    )


INDICATORS = (
    Indicator(
        "original_videos",
        "原创视频",
        "部",
        Focus.CAPABILITY,
        RecordsCounted(kind=ORIGINAL_VIDEO),
        Distinct.RECORD,
        "年内发布的原创视频",
        phrase="发布原创视频{n}",
    ),
    _articles("national", Level.NATIONAL),
    _articles("region", Level.REGION),
    _articles("city", Level.CITY),
)
