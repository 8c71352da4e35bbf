"""场所: the sorts of place that a court reaches, and the words by which a name tells its sort."""

from __future__ import annotations

PLACE_KINDS = {
    "village": "嘎查村",
    "community": "社区",
    "school": "学校",
    "enterprise": "企业",
    "barracks": "军营",
    "pasture": "牧区",
    "other": "其他场所",
}
PLACE_WORDS = {
    "school": ("学校", "小学", "中学", "幼儿园", "职校"),
    "community": ("社区",),
    "pasture": ("牧区", "牧点"),
    "village": ("嘎查", "村"),
    "enterprise": ("企业", "公司", "厂", "园区", "矿"),
    "barracks": ("军营", "部队", "营区"),
}


def place_kind_called(name: str) -> str:
    """What sort of place a name speaks of, or nothing."""
    named = (kind for kind, words in PLACE_WORDS.items() if any(word in name for word in words))
    return next(named, "")
