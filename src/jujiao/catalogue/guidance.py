"""机关党委委员列席指导: each branch one contact, each member of the committee few branches.

No log of its own: that he was there stands in the meeting's list (列席), what he advised in its record.
Nobody inspects the branch he guides or belongs to.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jujiao.catalogue.branch_life import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    OBSERVER,
    ORGANISATIONAL_LIFE_MEETING,
    THEMED_PARTY_DAY,
)
from jujiao.kernel.cadence import Every
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Focus, Hardness, TenureKind
from jujiao.kernel.obligations import Bearer, Duty

GUIDANCE_RULES = "本院机关党委委员列席指导制度"
MOST_BRANCHES = 4

BRANCH_CONTACT = TenureKind(
    "branch_contact", "联系指导支部", Focus.BRANCHES, "unit", register="branch_contacts"
)
TENURES = (BRANCH_CONTACT,)

H1 = Clause("H1", Basis(GUIDANCE_RULES, "每个支部有一名联系委员"), Hardness.GENERAL)
H2 = Clause("H2", Basis(GUIDANCE_RULES, "每名委员联系支部一般不超过4个"), Hardness.GENERAL)
H4 = Clause("H4", Basis(GUIDANCE_RULES, "不督查本人联系或者所在的支部"))

DUTIES = (
    Duty(
        "contact_attends_quarterly",
        "联系委员列席支部会议",
        Bearer.BRANCH,
        (GENERAL_MEETING, COMMITTEE_MEETING, ORGANISATIONAL_LIFE_MEETING, THEMED_PARTY_DAY),
        Every.QUARTER,
        Basis(GUIDANCE_RULES, "每季度至少列席一次所联系支部的会议"),
        Hardness.LOCAL,
        role=OBSERVER,
        on=False,
    ),
    Duty(
        "contact_attends_organisational_life",
        "联系委员列席组织生活会",
        Bearer.BRANCH,
        (ORGANISATIONAL_LIFE_MEETING,),
        Every.YEAR,
        Basis(GUIDANCE_RULES, "列席所联系支部的组织生活会"),
        Hardness.LOCAL,
        role=OBSERVER,
        prompted_from=10,
        on=False,
    ),
)


def contact_breaches(
    contacts: Mapping[int, Collection[int]], *, most: int = MOST_BRANCHES
) -> tuple[Breach, ...]:
    """What is wrong with who guides whom: branch → contacts. Each branch one, each contact few."""
    found = [
        H1.breach("contact", f"支部有{len(people)}名联系委员，应有1名。")
        for people in contacts.values()
        if len(people) != 1
    ]
    loads: dict[int, int] = {}
    for people in contacts.values():
        for person_id in people:
            loads[person_id] = loads.get(person_id, 0) + 1
    found += [
        H2.breach("contact", f"一名委员联系了{load}个支部，一般不超过{most}个。")
        for load in loads.values()
        if load > most
    ]
    return tuple(found)


def recusal(*, inspects: int, guides: Collection[int], belongs: Collection[int]) -> Breach | None:
    """Why somebody may not inspect a branch: he guides it, or is a member of it."""
    if inspects in belongs:
        return H4.breach("inspector", "督查人是这个支部的党员。", "请换一名督查人。")
    if inspects in guides:
        return H4.breach("inspector", "督查人联系指导这个支部。", "请换一名督查人。")
    return None
