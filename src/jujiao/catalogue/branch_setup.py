"""支部设置: how many members make a branch, a committee, a joint branch; who sits in its posts.

《中国共产党支部工作条例（试行）》第四条至第七条.
"""

from __future__ import annotations

from jujiao.catalogue.branch_life import BRANCH_REGULATIONS
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Focus, Hardness, TenureKind
from jujiao.kernel.obligations import BranchShape

BRANCH_MINIMUM, BRANCH_USUAL_MAXIMUM = 3, 50
COMMITTEE_FROM, COMMITTEE_LEAST, COMMITTEE_USUAL_MAXIMUM = 7, 3, 7
JOINT_UNITS_USUAL_MAXIMUM = 5
SECRETARY_POST, DEPUTY_POST, MEMBER_POST = "secretary", "deputy_secretary", "committee_member"
POSTS = {SECRETARY_POST: "书记", DEPUTY_POST: "副书记", MEMBER_POST: "委员"}
DUTIES_IN_COMMITTEE = ("组织委员", "宣传委员", "纪检委员")

A1 = Clause("A1", Basis(BRANCH_REGULATIONS, "第四条"))
A1_JOINT = Clause("A1_joint", Basis(BRANCH_REGULATIONS, "第四条"), Hardness.GENERAL)
A2 = Clause("A2", Basis(BRANCH_REGULATIONS, "第四条"), Hardness.GENERAL)
A3 = Clause("A3", Basis(BRANCH_REGULATIONS, "第八条"))
A3_SIZE = Clause("A3_size", Basis(BRANCH_REGULATIONS, "第八条"), Hardness.GENERAL)

BRANCH_POST = TenureKind("branch_post", "支部职务", Focus.BRANCHES, "unit", register="branch_posts")
PARTY_COMMITTEE_POST = TenureKind(
    "party_committee_post", "机关党委委员", Focus.BRANCHES, register="branch_posts"
)
TENURES = (BRANCH_POST, PARTY_COMMITTEE_POST)


def has_a_committee(branch: BranchShape) -> bool:
    """Whether a branch has a committee: seven full members or more, or posts that were filled anyway."""
    if branch.full_members is None:
        return True
    return branch.full_members >= COMMITTEE_FROM or branch.committee_posts >= COMMITTEE_LEAST


def setup_breaches(
    *, full_members: int, committee_posts: int, joint_units: int = 0
) -> tuple[Breach, ...]:
    """What is wrong with how a branch is set up: too few for a branch, no committee, too many."""
    is_joint = joint_units > 1
    found = (
        _needs_joining(full_members, is_joint=is_joint),
        _committee(full_members, committee_posts),
        _usual(A2, full_members, BRANCH_USUAL_MAXIMUM, "支部党员{}人，一般不超过{}人。"),
        _usual(A1_JOINT, joint_units, JOINT_UNITS_USUAL_MAXIMUM, "联合单位{}个，一般不超过{}个。"),
        _usual(A3_SIZE, committee_posts, COMMITTEE_USUAL_MAXIMUM, "委员{}人，一般不超过{}人。"),
    )
    return tuple(one for one in found if one is not None)


def _needs_joining(full_members: int, *, is_joint: bool) -> Breach | None:
    if full_members >= BRANCH_MINIMUM or is_joint:
        return None
    return A1.breach(
        "full_members", f"正式党员{full_members}人，不足3人。", "请与邻近单位成立联合党支部。"
    )


def _committee(full_members: int, posts: int) -> Breach | None:
    if full_members >= COMMITTEE_FROM and posts < COMMITTEE_LEAST:
        return A3.breach(
            "committee_posts",
            f"正式党员{full_members}人，应设支委会，现有委员{posts}人。",
            "请选举3至5名委员。",
        )
    if full_members < COMMITTEE_FROM and posts > 2:
        return A3.breach(
            "committee_posts",
            f"正式党员{full_members}人，不设支委会。",
            "设书记1名，必要时设副书记1名。",
        )
    return None


def _usual(clause: Clause, count: int, most: int, said: str) -> Breach | None:
    return clause.breach("count", said.format(count, most)) if count > most else None
