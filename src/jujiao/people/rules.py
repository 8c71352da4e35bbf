"""What the name of a unit or the words of a roster say, without a database."""

from __future__ import annotations

from jujiao.people.models import Tree, UnitSort

UNIT_ENDINGS = (
    "庭", "局", "部", "室", "队", "处", "科", "股", "办", "中心", "团", "组", "站", "所", "委",
    "支部", "党支部", "总支", "党委", "委员会", "法院", "院领导", "工会", "妇联", "团委",
)  # fmt: skip
LEADING_POSTS = (
    "院长",
    "副院长",
    "党组书记",
    "党组副书记",
    "党组成员",
    "纪检组长",
    "审委会专职委员",
)
HEAD_POSTS = (
    "庭长", "主任", "局长", "队长", "大队长", "政委", "处长", "科长", "室主任", "部长", "教导员",
)  # fmt: skip
PARTY_WORDS = ("中共党员", "党员", "中共正式党员", "正式党员", "中国共产党党员", "共产党员")
PROBATIONARY_WORDS = ("中共预备党员", "预备党员")


def looks_like_unit(name: str) -> bool:
    """Whether a name is that of a unit and not of a person."""
    return len(name) > 2 and name.endswith(UNIT_ENDINGS)


def sort_of_unit(name: str) -> UnitSort:
    """What sort of unit a name speaks of."""
    if "支部" in name:
        return UnitSort.BRANCH
    if name.endswith("党小组"):
        return UnitSort.PARTY_GROUP
    if "机关党委" in name:
        return UnitSort.PARTY_COMMITTEE
    if name in ("院领导", "领导班子", "院长室", "党组"):
        return UnitSort.LEADERSHIP
    return UnitSort.TRIBUNAL if name.endswith("法庭") else UnitSort.DEPARTMENT


def tree_of(sort: UnitSort) -> Tree:
    """The tree that a sort of unit stands in."""
    party = (UnitSort.BRANCH, UnitSort.PARTY_GROUP, UnitSort.PARTY_COMMITTEE)
    return Tree.PARTY if sort in party else Tree.ADMINISTRATIVE


def is_party_member(status: str) -> bool:
    """Whether a word of 政治面貌 means a member, full or probationary."""
    return status in PARTY_WORDS or status in PROBATIONARY_WORDS


def is_leading_post(post: str) -> bool:
    """Whether a post is one of the court's leaders."""
    return any(post.endswith(one) or post.startswith(one) for one in LEADING_POSTS)


def is_department_head(post: str) -> bool:
    """Whether a post heads a department or tribunal, as chief or deputy; leaders of the court do not."""
    return not is_leading_post(post) and post.endswith(HEAD_POSTS)
