"""What a branch owes: 三会一课、主题党日、组织生活会、民主评议、谈心谈话, under 月提示·季督查·年考核.

《中国共产党支部工作条例（试行）》. 一般 warns and asks why; 须、应当 block; a number the text does not give
is a default that the court may change.
"""

from __future__ import annotations

from jujiao.catalogue.branch_life import (
    BRANCH_REGULATIONS,
    BRANCH_TALK,
    BY_LEADER,
    COMMITTEE_MEETING,
    DEMOCRATIC_APPRAISAL,
    GENERAL_MEETING,
    GROUP_MEETING,
    ORGANISATIONAL_LIFE_MEETING,
    PARTY_LECTURE,
    TALKED_WITH,
    THEMED_PARTY_DAY,
)
from jujiao.catalogue.branch_setup import has_a_committee
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Basis, Hardness
from jujiao.kernel.obligations import Bearer, Duty, Oversight

BRANCH_RHYTHM = Oversight(
    "branch_rhythm",
    "月提示、季督查、年考核",
    prompts=Every.MONTH,
    inspects=Every.QUARTER,
    bulletins=Every.QUARTER,
    assesses=Every.YEAR,
)
FOURTH_QUARTER, FROM_JULY, MONTHS_OF_A_YEAR = 10, 7, 12

DUTIES = (
    Duty(
        "members_meet_quarterly",
        "党员大会",
        Bearer.BRANCH,
        (GENERAL_MEETING,),
        Every.QUARTER,
        Basis(BRANCH_REGULATIONS, "第十一条"),
        Hardness.GENERAL,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "committee_meets_monthly",
        "支部委员会",
        Bearer.BRANCH,
        (COMMITTEE_MEETING,),
        Every.MONTH,
        Basis(BRANCH_REGULATIONS, "第十二条"),
        Hardness.GENERAL,
        applies=has_a_committee,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "groups_meet_monthly",
        "党小组会",
        Bearer.GROUP,
        (GROUP_MEETING,),
        Every.MONTH,
        Basis(BRANCH_REGULATIONS, "第十三条"),
        Hardness.GENERAL,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "lecture_quarterly",
        "党课",
        Bearer.BRANCH,
        (PARTY_LECTURE,),
        Every.QUARTER,
        Basis(BRANCH_REGULATIONS, "第十六条；条例未写次数，按每季度一次，可改"),
        Hardness.LOCAL,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "party_day_monthly",
        "主题党日",
        Bearer.BRANCH,
        (THEMED_PARTY_DAY,),
        Every.MONTH,
        Basis(BRANCH_REGULATIONS, "第十六条"),
        Hardness.MUST,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "organisational_life_yearly",
        "组织生活会",
        Bearer.BRANCH,
        (ORGANISATIONAL_LIFE_MEETING,),
        Every.YEAR,
        Basis(BRANCH_REGULATIONS, "第十七条"),
        Hardness.MUST,
        prompted_from=FOURTH_QUARTER,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "members_appraised_yearly",
        "民主评议党员",
        Bearer.BRANCH,
        (DEMOCRATIC_APPRAISAL,),
        Every.YEAR,
        Basis(BRANCH_REGULATIONS, "第十八条"),
        Hardness.GENERAL,
        prompted_from=FOURTH_QUARTER,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "members_talked_with_yearly",
        "谈心谈话",
        Bearer.MEMBER,
        (BRANCH_TALK,),
        Every.YEAR,
        Basis(BRANCH_REGULATIONS, "第十九条"),
        Hardness.GENERAL,
        role=TALKED_WITH,
        prompted_from=FROM_JULY,
        oversight=BRANCH_RHYTHM,
    ),
    Duty(
        "leader_lectures_yearly",
        "党组书记讲党课",
        Bearer.COURT,
        (PARTY_LECTURE,),
        Every.YEAR,
        Basis(BRANCH_REGULATIONS, "第十六条"),
        Hardness.MUST,
        outcomes=(BY_LEADER,),
        prompted_from=FROM_JULY,
    ),
)


def extra_party_days(held_in_the_year: int) -> int:
    """N of 12+N: what a branch held beyond one party day a month."""
    return max(0, held_in_the_year - MONTHS_OF_A_YEAR)
