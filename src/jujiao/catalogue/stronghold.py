"""坚强堡垒支部创建: applied for, assessed by oneself, verified level by level, named, and looked at again.

The region's campaign of 星级化; the table of points is the level above's and is imported, none is shipped.
The naming is a record that counts; a branch named at two levels counts at the higher.
"""

from __future__ import annotations

from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, ProcedureKind, RecordKind
from jujiao.kernel.courses import Course, Path, StepRule, StepTaken
from jujiao.kernel.levels import Level
from jujiao.kernel.questions import Distinct, Indicator, ParticipantsCounted

CAMPAIGN_RULES = Basis("自治区坚强堡垒支部创建工作方案")
NAMED_BRANCH = "named_branch"
KEPT, LOWERED, REMOVED = "kept", "lowered", "removed"
VERIFIED_BY = {
    Level.BANNER: "banner_verified",
    Level.CITY: "city_verified",
    Level.REGION: "region_verified",
}
VERIFIED = Clause("stronghold_verified", CAMPAIGN_RULES)
LEVEL_LOWERED = Clause("stronghold_lowered", CAMPAIGN_RULES, Hardness.MUST)

STRONGHOLD = RecordKind(
    "stronghold",
    "堡垒支部命名",
    Focus.BRANCHES,
    (
        Ask("recipients", "支部名称"),
        Ask("title", "命名称号"),
        Ask("award_level", "级别"),
        Ask("occurred_on", "命名日期"),
    ),
    unit_word="个",
    register="strongholds",
    roles={NAMED_BRANCH: "获命名支部"},
)


def verified_at_level(course: Course, step: StepTaken) -> Breach | None:
    """A branch is named at a level only after it was verified there."""
    if step.award_level is None:
        return VERIFIED.breach("award_level", "没有填写命名级别。")
    wanted = VERIFIED_BY.get(step.award_level)
    if wanted is None or course.times(wanted):
        return None
    return VERIFIED.breach("award_level", f"还没有通过{step.award_level.label}验收。")


def lowered_below(course: Course, step: StepTaken) -> Breach | None:
    """降级 leads to a lower level than the one that was named."""
    named = course.last("named")
    if step.outcome != LOWERED or named is None or named.award_level is None:
        return None
    if step.award_level is not None and step.award_level < named.award_level:
        return None
    return LEVEL_LOWERED.breach("award_level", f"降级后的级别应低于{named.award_level.label}。")


STRONGHOLD_PATH = Path(
    "stronghold_application",
    (
        StepRule("applied", "支部申报", "支部"),
        StepRule("self_assessed", "对照标准自评", "支部"),
        StepRule("committee_assessed", "基层党委初评", "机关党委"),
        StepRule("banner_verified", "旗级验收", "旗委组织部"),
        StepRule("city_verified", "市级验收", "市委组织部", optional=True),
        StepRule("region_verified", "自治区级验收", "自治区党委组织部", optional=True),
        StepRule("named", "命名", "命名机关", guards=(verified_at_level,)),
        StepRule(
            "reviewed",
            "动态复核",
            "命名机关",
            guards=(lowered_below,),
            repeats=True,
            outcomes={KEPT: "保留", LOWERED: "降级", REMOVED: "摘牌"},
            ends=frozenset({REMOVED}),
            again=frozenset({KEPT, LOWERED}),
        ),
    ),
    result="named",
    writes=(STRONGHOLD, NAMED_BRANCH),
)
STRONGHOLD_APPLICATION = ProcedureKind(
    STRONGHOLD_PATH.kind,
    "堡垒支部创建",
    Focus.BRANCHES,
    "unit",
    STRONGHOLD_PATH.labels,
    register="strongholds",
)

KINDS = (STRONGHOLD,)
PROCEDURES = (STRONGHOLD_APPLICATION,)


def _named_at(slug: str, name: str, level: Level, phrase: str) -> Indicator:
    return Indicator(
        slug,
        name,
        "个",
        Focus.BRANCHES,
        ParticipantsCounted(kind=STRONGHOLD, role=NAMED_BRANCH, at=level, highest_only=True),
        Distinct.UNIT,
        f"命名级别为{level.label}、命名日期在年内的支部；年内获多级命名的只按最高级别计",
        phrase=phrase,
    )


INDICATORS = (
    _named_at(
        "stronghold_branches_banner", "旗级堡垒支部", Level.BANNER, "{n}支部获评旗级堡垒支部"
    ),
    _named_at(
        "stronghold_model_branches_region",
        "自治区级坚强堡垒模范支部",
        Level.REGION,
        "{n}支部获评自治区级坚强堡垒模范支部",
    ),
)
