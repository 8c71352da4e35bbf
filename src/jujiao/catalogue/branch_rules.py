"""What a meeting of a branch asks: quorum, host, the roll, the three phases, the grades.

《中国共产党支部工作条例（试行）》第十一至十八条. 半数以上、应当 block; 一般 warns and asks why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jujiao.catalogue.branch_life import (
    BRANCH_REGULATIONS,
    COMMITTEE_MEETING,
    DEMOCRATIC_APPRAISAL,
    EXCELLENT,
    GENERAL_MEETING,
    GRADES,
    ORGANISATIONAL_LIFE_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
    TOPICAL_LECTURE,
)
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Hardness
from jujiao.kernel.votes import COMMITTEE, RESOLUTION

APPRAISAL_GUIDE = "党支部民主评议党员工作要求"
STAGES = ("self", "mutual", "measured")

Q1 = Clause("Q1", RESOLUTION.basis)
A7 = Clause("A7", COMMITTEE.basis)
A9 = Clause("A9", Basis(BRANCH_REGULATIONS, "第十四条"))
ROLL = Clause("roll", Basis(BRANCH_REGULATIONS, "会议记录注明缺席人员和原因"), Hardness.GENERAL)
A12 = Clause("A12", Basis(BRANCH_REGULATIONS, "第十七条"))
D1 = Clause("D1", Basis(APPRAISAL_GUIDE, "评定等次为优秀、合格、基本合格、不合格"))
D2 = Clause(
    "D2", Basis(APPRAISAL_GUIDE, "优秀等次一般不超过参加评议党员的三分之一"), Hardness.GENERAL
)
D3 = Clause("D3", Basis(APPRAISAL_GUIDE, "个人自评、党员互评、民主测评"))
D4 = Clause("D4", Basis(APPRAISAL_GUIDE, "综合评议和日常表现提出评定意见，不简单以票取人"))


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting as the rules see it: who was there of how many, who hosted, what was written down.

    ``committee`` and ``committee_present`` count its members, None where no post is recorded;
    ``unexplained`` are those of the roll who are neither present nor excused.
    """

    present: int = 0
    entitled: int | None = None
    committee: int | None = None
    committee_present: int = 0
    host_is_officer: bool | None = None
    unexplained: int = 0
    talks_before: int = 0
    criticism: str = ""
    measures: int = 0
    grades: Mapping[str, int] = field(default_factory=dict)
    stages: tuple[str, ...] = ()
    opinion: str = ""


Rule = Callable[[Held], Breach | None]


def assembly_has_a_quorum(held: Held) -> Breach | None:
    """半数以上 of those entitled to vote are there, exactly half included."""
    if held.entitled is None or RESOLUTION.quorum.is_met(held.present, held.entitled):
        return None
    needed = RESOLUTION.quorum.least(held.entitled)
    return Q1.breach(
        "present", f"应到{held.entitled}人，到会{held.present}人，至少要到{needed}人。"
    )


def committee_has_a_quorum(held: Held) -> Breach | None:
    """半数以上 of the members of the committee are there."""
    if held.committee is None or COMMITTEE.quorum.is_met(held.committee_present, held.committee):
        return None
    return A7.breach(
        "present", f"委员{held.committee}人，到会{held.committee_present}人，不足半数，不能成会。"
    )


def hosted_by_an_officer(held: Held) -> Breach | None:
    """The secretary hosts; in his absence the deputy or a member of the committee."""
    if held.host_is_officer is not False:
        return None
    return A9.breach(
        "host", "主持人不是书记、副书记或委员。", "书记不能参加的，可委托副书记或委员主持。"
    )


def roll_is_complete(held: Held) -> Breach | None:
    """Whoever was not there is named with his reason."""
    if not held.unexplained:
        return None
    return ROLL.breach("attendance", f"有{held.unexplained}人没有到会，也没有写明原因。")


def has_three_phases(held: Held) -> Breach | None:
    """Talks before, criticism in it, measures after it."""
    missing = [
        word
        for word, there in (
            ("会前谈心谈话", held.talks_before),
            ("批评与自我批评", held.criticism.strip()),
            ("整改措施", held.measures),
        )
        if not there
    ]
    if not missing:
        return None
    return A12.breach("phases", f"组织生活会缺{'、'.join(missing)}。")


def excellent_cap(participants: int) -> int:
    """At most a third of those appraised may be 优秀."""
    return participants // 3


def grades_are_within_the_cap(held: Held) -> Breach | None:
    """D2: more than a third 优秀 warns and asks why."""
    cap, excellent = excellent_cap(sum(held.grades.values())), held.grades.get(EXCELLENT, 0)
    if excellent <= cap:
        return None
    return D2.breach("grades", f"优秀{excellent}人，一般不超过{cap}人。", "请写明原因。")


def appraised_in_three_stages(held: Held) -> Breach | None:
    """D3: self, mutual and measured; D1: no other grades than the four."""
    if set(held.grades) - set(GRADES):
        return D1.breach("grades", "评定等次只有优秀、合格、基本合格、不合格四种。")
    if set(STAGES) - set(held.stages):
        return D3.breach("stages", "个人自评、党员互评、民主测评没有都做。")
    return None if held.opinion.strip() else D4.breach("opinion", "没有写支委会的评定意见。")


COMMON: tuple[Rule, ...] = (hosted_by_an_officer, roll_is_complete)
MEETING_RULES: Mapping[str, tuple[Rule, ...]] = {
    GENERAL_MEETING.slug: (assembly_has_a_quorum, *COMMON),
    COMMITTEE_MEETING.slug: (committee_has_a_quorum, hosted_by_an_officer),
    PARTY_LECTURE.slug: (roll_is_complete,),
    THEMED_PARTY_DAY.slug: COMMON,
    ORGANISATIONAL_LIFE_MEETING.slug: (has_three_phases, *COMMON),
    DEMOCRATIC_APPRAISAL.slug: (appraised_in_three_stages, grades_are_within_the_cap, *COMMON),
    TOPICAL_LECTURE.slug: (roll_is_complete,),
}
