"""The ladders of a court's staff: 职级, 法官等级, 警务职级, each a table with the days it is in force.

The years of 法官等级 are not in the law; those of 1997 are kept as an example and may be replaced by
``ladder_months`` policies, as may any other figure here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.kernel.concepts import Basis
from jujiao.kernel.ladders import Ladder, Rung

PARALLEL_RANKS = Basis("《公务员职务与职级并行规定》", "第十八条", verified=True)
JUDGES_LAW = Basis("《中华人民共和国法官法》", "第二十六条、第二十八条", verified=True)
OLD_JUDGE_GRADES = Basis("《法官等级暂行规定》（1997年，已废止，仅示例）", "第十二条")
POLICE_RANKS = Basis("人民警察警务职级规定", "")

CIVIL = (
    Rung("一级科员", ("二级科员",), 24, PARALLEL_RANKS),
    Rung("四级主任科员", ("一级科员",), 24, PARALLEL_RANKS),
    Rung("三级主任科员", ("四级主任科员", "乡科级副职"), 24, PARALLEL_RANKS),
    Rung("二级主任科员", ("三级主任科员",), 24, PARALLEL_RANKS),
    Rung("一级主任科员", ("二级主任科员", "乡科级正职"), 24, PARALLEL_RANKS),
    Rung("四级调研员", ("一级主任科员",), 24, PARALLEL_RANKS),
    Rung("三级调研员", ("四级调研员", "县处级副职"), 24, PARALLEL_RANKS),
    Rung("二级调研员", ("三级调研员",), 24, PARALLEL_RANKS),
    Rung("一级调研员", ("二级调研员", "县处级正职"), 36, PARALLEL_RANKS),
    Rung("二级巡视员", ("一级调研员",), 48, PARALLEL_RANKS),
    Rung("一级巡视员", ("二级巡视员", "厅局级副职"), 48, PARALLEL_RANKS),
)
JUDGES = (
    Rung("四级法官", ("五级法官",), 36, OLD_JUDGE_GRADES),
    Rung("三级法官", ("四级法官",), 36, OLD_JUDGE_GRADES),
    Rung("二级法官", ("三级法官",), 48, OLD_JUDGE_GRADES),
    Rung("一级法官", ("二级法官",), 48, OLD_JUDGE_GRADES),
    Rung("四级高级法官", ("一级法官",), None, JUDGES_LAW),
    Rung("三级高级法官", ("四级高级法官",), None, JUDGES_LAW),
    Rung("二级高级法官", ("三级高级法官",), None, JUDGES_LAW),
    Rung("一级高级法官", ("二级高级法官",), None, JUDGES_LAW),
    Rung("二级大法官", ("一级高级法官",), None, JUDGES_LAW),
    Rung("一级大法官", ("二级大法官",), None, JUDGES_LAW),
    Rung("首席大法官", ("一级大法官",), None, JUDGES_LAW),
)
POLICE = (
    Rung("一级警员", ("二级警员",), 24, POLICE_RANKS),
    Rung("四级警长", ("一级警员",), 24, POLICE_RANKS),
    Rung("三级警长", ("四级警长",), 24, POLICE_RANKS),
    Rung("二级警长", ("三级警长",), 24, POLICE_RANKS),
    Rung("一级警长", ("二级警长",), 24, POLICE_RANKS),
    Rung("四级高级警长", ("一级警长",), 24, POLICE_RANKS),
    Rung("三级高级警长", ("四级高级警长",), 24, POLICE_RANKS),
    Rung("二级高级警长", ("三级高级警长",), 24, POLICE_RANKS),
    Rung("一级高级警长", ("二级高级警长",), 36, POLICE_RANKS),
    Rung("二级警务专员", ("一级高级警长",), 48, POLICE_RANKS),
    Rung("一级警务专员", ("二级警务专员",), 48, POLICE_RANKS),
)

RANK, JUDGE, POLICE_RANK = "rank", "judge", "police"
LADDERS = (
    Ladder(
        RANK,
        "职级",
        CIVIL,
        ("司法行政人员", "法官助理", "书记员", "司法技术人员"),
        date(2019, 6, 1),
    ),
    Ladder(JUDGE, "法官等级", JUDGES, ("员额法官", "法官"), date(2019, 10, 1), excellent_months=0),
    Ladder(POLICE_RANK, "警务职级", POLICE, ("司法警察", "法警"), date(2019, 6, 1)),
)
LADDER_LABELS = {one.slug: one.label for one in LADDERS}


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """职数: ranks that share a number of places; ``percent`` is the share published for counties."""

    slug: str
    label: str
    titles: tuple[str, ...]
    percent: int
    basis: Basis


RANK_QUOTAS = Basis("《公务员职务与职级并行规定》", "职级职数比例")
PLACE_GROUPS = (
    PlaceGroup(
        "section",
        "一级至四级主任科员",
        ("一级主任科员", "二级主任科员", "三级主任科员", "四级主任科员"),
        60,
        RANK_QUOTAS,
    ),
    PlaceGroup(
        "section_senior", "一级和二级主任科员", ("一级主任科员", "二级主任科员"), 30, RANK_QUOTAS
    ),
    PlaceGroup("consultant", "三级和四级调研员", ("三级调研员", "四级调研员"), 10, RANK_QUOTAS),
    PlaceGroup("consultant_third", "三级调研员", ("三级调研员",), 4, RANK_QUOTAS),
    PlaceGroup("consultant_second", "二级调研员", ("二级调研员",), 2, RANK_QUOTAS),
)
