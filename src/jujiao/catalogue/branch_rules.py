"""What a meeting of a branch asks: quorum, host, the roll, the three phases; and what a talk asks.

《中国共产党支部工作条例（试行）》第十一至十九条. 半数以上、应当 block; 一般 warns and asks why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from jujiao.catalogue.branch_life import BRANCH_REGULATIONS, TALKED_WITH, TALKER
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Hardness
from jujiao.kernel.votes import COMMITTEE, RESOLUTION

Q1 = Clause("Q1", RESOLUTION.basis)
COUNT = Clause("present_count", Basis(BRANCH_REGULATIONS, "第十一条，到会以应到会党员计算"))
A14 = Clause("A14", Basis(BRANCH_REGULATIONS, "第十九条"))
A7 = Clause("A7", COMMITTEE.basis)
A9 = Clause("A9", Basis(BRANCH_REGULATIONS, "第十四条"))
ROLL = Clause("roll", Basis(BRANCH_REGULATIONS, "会议记录注明缺席人员和原因"), Hardness.GENERAL)
A12 = Clause("A12", Basis(BRANCH_REGULATIONS, "第十七条"))


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting or talk as the rules see it: who was there of how many, who hosted, what was written down.

    ``committee`` and ``committee_present`` count its members, None where no post is recorded;
    ``unexplained`` are those of the roll who are neither present nor excused; ``roles`` is who took
    part in which role.
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
    outcome: str = ""
    roles: Mapping[str, frozenset[int]] = field(default_factory=dict)


Rule = Callable[[Held], Breach | None]


def not_more_than_expected(held: Held) -> Breach | None:
    """Nobody counts as present who was not to come: whoever sits in (列席) is counted apart."""
    if held.entitled is None or held.present <= held.entitled:
        return None
    return COUNT.breach(
        "quantity",
        f"应到{held.entitled}人，到会却有{held.present}人。",
        "列席的不计入到会，请核对。",
    )


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


def talks_with_another(held: Held) -> Breach | None:
    """Nobody talks with himself."""
    if not held.roles.get(TALKER, frozenset()) & held.roles.get(TALKED_WITH, frozenset()):
        return None
    return A14.breach("recipients", "谈话人和谈话对象是同一个人。", "请改正。")


COUNTED: tuple[Rule, ...] = (not_more_than_expected, roll_is_complete)
COMMON: tuple[Rule, ...] = (*COUNTED, hosted_by_an_officer)
