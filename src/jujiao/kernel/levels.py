"""国家级 > 自治区级 > 市级 > 旗级 > 院级: the rank of the body that gives an award or runs an outlet.

In Inner Mongolia 区级 means 自治区级 and never a district (domain rules of counting, section 1).
"""

from __future__ import annotations

import re
from enum import IntEnum


class Level(IntEnum):
    """A level; a greater number is a higher body, so that ``>=`` reads 及以上."""

    COURT = 1
    BANNER = 2
    CITY = 3
    REGION = 4
    NATIONAL = 5

    @property
    def label(self) -> str:
        """The court's own word for the level."""
        return LEVEL_LABELS[self]


LEVEL_LABELS: dict[Level, str] = {
    Level.COURT: "院级",
    Level.BANNER: "旗级",
    Level.CITY: "市级",
    Level.REGION: "自治区级",
    Level.NATIONAL: "国家级",
}

LEVEL_WORDS: dict[Level, tuple[str, ...]] = {
    Level.NATIONAL: ("国家级", "国家", "全国", "全国级", "中央", "中央级", "国家部委级", "部级", "央级", "全国性", "国家部委", "最高院"),
    Level.REGION: (
        "自治区级", "自治区", "区级", "全区", "全区级", "省级", "省部级", "省", "全省", "省区级", "省市区级",
        "省自治区级", "厅级", "自治区省级", "区直", "省直",
    ),
    Level.CITY: (
        "市级", "市", "全市", "全市级", "盟市级", "盟级", "盟市", "地市级", "地级市", "州级", "市州级", "设区市级", "市厅级", "地市", "州市级",
    ),
    Level.BANNER: (
        "旗级", "旗", "全旗", "全旗级", "旗县级", "旗县", "县级", "县", "全县", "旗区级", "旗县区级", "旗县市区级",
        "县区级", "区县级", "县市级", "县处级", "县市区级", "旗县区", "区县", "县区",
    ),
    Level.COURT: ("院级", "院", "院内", "本院", "本级", "全院", "法院", "单位级", "本单位", "院内级", "本院级", "我院", "基层法院", "内部"),
}  # fmt: skip

BRACKETED = re.compile(r"\([^()]*\)")
ADDED = re.compile(r"(及?以上|媒体|刊物|报刊|平台|表彰|奖励|荣誉|奖项|竞赛|比赛|赛事|奖)$")

_BY_WORD = {word: level for level, words in LEVEL_WORDS.items() for word in words}


def parse_level(text: str) -> Level | None:
    """The level a word names, or None where it names none.

    盟（市）级 is 盟市级, 市级（中院） and 市级媒体 are 市级, 市级及以上 is 市级.
    """
    said = "".join(text.split()).replace("（", "(").replace("）", ")")
    whole, bare, before = re.sub(r"[()/、]", "", said), BRACKETED.sub("", said), said.split("(")[0]
    for word in (whole, bare, before):
        core = ADDED.sub("", word)
        if level := _BY_WORD.get(word) or _BY_WORD.get(core):
            return level
    return None
