"""起步方案: weights to begin with, ours and nobody's rule; a court adopts its own version of them.

What the ledger knows is derived, what people must judge is judged; talks and zero reports score nowhere.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jujiao.assessments.rules import Band
from jujiao.assessments.schemes import ItemLine, NewScheme, VetoLine
from jujiao.catalogue.branch_inspection import PARTY_INSPECTION_FINDINGS
from jujiao.kernel.schemes import Method

SLUG, LABEL = "branch_year", "党支部年度考核"
STARS, STARS_LABEL = "stronghold_stars", "坚强堡垒支部评星"
SORTS = {SLUG: LABEL, STARS: STARS_LABEL}
BASIS = "本系统起步方案，供参考；采用前由机关党委修改"
GOOD, FAIRLY_GOOD, FAIR, POOR = "好", "较好", "一般", "差"
BANDS = (
    Band(GOOD, Decimal(90)),
    Band(FAIRLY_GOOD, Decimal(80)),
    Band(FAIR, Decimal(60)),
    Band(POOR, Decimal(0)),
)


def starter_scheme(court_id: int, *, in_force_from: date) -> NewScheme:
    """The scheme as it is offered for adoption."""
    return NewScheme(court_id, SLUG, LABEL, ITEMS, BANDS, in_force_from, basis=BASIS, vetoes=VETOES)


def _missed(slug: str, label: str, full: int, step: str, of: str, group: str) -> ItemLine:
    return ItemLine(
        slug, label, Decimal(full), Method.DEDUCT, "overdue", of, Decimal(step), group, basis=BASIS
    )


def _judged(slug: str, label: str, full: int, *, bonus: bool = False) -> ItemLine:
    return ItemLine(slug, label, Decimal(full), bonus=bonus, basis=BASIS)


MEETINGS, APPRAISAL = "三会一课", "组织生活会与民主评议"
ITEMS = (
    _judged("setup", "组织设置与换届", 10),
    _missed("assemblies", "党员大会", 8, "2", "members_meet_quarterly", MEETINGS),
    _missed(
        "committees",
        "支委会和党小组会",
        9,
        "1",
        "committee_meets_monthly,groups_meet_monthly",
        MEETINGS,
    ),
    _missed("lectures", "党课", 8, "2", "lecture_quarterly", MEETINGS),
    _missed("party_days", "主题党日", 10, "1", "party_day_monthly", ""),
    _missed("organisational_life", "组织生活会", 5, "5", "organisational_life_yearly", APPRAISAL),
    _missed("member_appraisal", "民主评议党员", 5, "5", "members_appraised_yearly", APPRAISAL),
    _judged("admissions", "发展党员与党费", 10),
    _missed("study_hours", "学习教育", 10, "0.5", "member_hours_yearly", ""),
    _judged("integration", "党建业务融合", 15),
    ItemLine(
        "rectification",
        "整改落实",
        Decimal(10),
        Method.DEDUCT,
        "findings",
        PARTY_INSPECTION_FINDINGS.slug,
        Decimal(2),
        basis=BASIS,
    ),
    _judged("bonus", "荣誉和经验", 10, bonus=True),
)
VETOES = (
    VetoLine("violation", "党员违纪违法被立案查处", FAIR, BASIS),
    VetoLine("falsified", "组织生活记录造假", FAIR, BASIS),
)
