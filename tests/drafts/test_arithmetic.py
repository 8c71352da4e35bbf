"""Arithmetic inside a text: 其中, 合计, shares, 人 and 人次, the same said twice."""

from __future__ import annotations

import pytest

from jujiao.drafts.arithmetic import Relation
from plain_figures import judged


@pytest.mark.parametrize(
    ("text", "relation", "holds"),
    [
        ("发稿163篇,其中国家级23篇、省级20篇、市级101篇、县级19篇。", Relation.PARTS, True),
        ("轮岗干警20名,其中法官9名、法官助理7名、书记员5名。", Relation.PARTS, False),
        ("在国家级媒体发稿12篇、省级45篇、市级130篇,合计187篇。", Relation.SUM, True),
        ("在国家级媒体发稿12篇、省级45篇、市级130篇,合计188篇。", Relation.SUM, False),
        ("全年受理案件2450件,审结2372件,结案率96.8%。", Relation.RATIO, True),
        ("应参加125人,完成120人,完成率由88%提高到98%。", Relation.RATIO, False),
        ("竞赛获奖28人28人次。", Relation.PERSONS, True),
        ("竞赛获奖30人28人次。", Relation.PERSONS, False),
        ("开展审务督察24次。总结时指出,开展审务督察24次。", Relation.REPEATED, True),
        ("开展审务督察24次。总结时指出,开展审务督察25次。", Relation.REPEATED, False),
    ],
)
def test_a_relation(text: str, relation: Relation, *, holds: bool) -> None:
    (check,) = judged(text).arithmetic
    assert (check.relation, check.holds) == (relation, holds)


@pytest.mark.parametrize(
    "text",
    [
        "结案率96.8%,同比提高1.2个百分点。",
        "全年开展审务督察24次、纪律作风督查8次。",
        "全局共有干部42人,其中编制人员18人,在职人员大专以上学历占90%以上。",
        "获奖约28人28人次。",
    ],
)
def test_what_cannot_be_added_is_left_alone(text: str) -> None:
    assert all(one.holds for one in judged(text).arithmetic)
