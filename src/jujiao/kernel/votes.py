"""Votes: when a meeting may open and when a motion is carried, in whole numbers.

A resolution is counted over those entitled (应到), an election over those present (实到): the
denominator is part of the rule. Each threshold belongs to a version of a text and cites it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Problem, Refused


class VoteKind(Enum):
    """What is voted on: the kinds differ in quorum and in denominator."""

    RESOLUTION = "resolution"
    ADMISSION = "admission"
    ELECTION = "election"
    COMMITTEE = "committee"

    @property
    def label(self) -> str:
        """一般议题, 接收与转正, 选举, 支委会."""
        return {
            VoteKind.RESOLUTION: "党员大会一般议题",
            VoteKind.ADMISSION: "接收预备党员和转正",
            VoteKind.ELECTION: "党内选举",
            VoteKind.COMMITTEE: "支部委员会",
        }[self]


class CountedOver(Enum):
    """The denominator of the majority."""

    ENTITLED = "应到"
    PRESENT = "实到"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of a whole that must be reached, or exceeded where ``exceeded``."""

    parts: int
    whole: int
    exceeded: bool = False

    def is_met(self, count: int, total: int) -> bool:
        """Whether so many out of so many satisfy the share."""
        reached, wanted = count * self.whole, total * self.parts
        return reached > wanted if self.exceeded else reached >= wanted

    def least(self, total: int) -> int:
        """The smallest number that satisfies the share of the total."""
        wanted = total * self.parts
        return wanted // self.whole + 1 if self.exceeded else -(-wanted // self.whole)


HALF_REACHED = Share(1, 2)
MORE_THAN_HALF = Share(1, 2, exceeded=True)
FOUR_FIFTHS_REACHED = Share(4, 5)
MORE_THAN_FOUR_FIFTHS = Share(4, 5, exceeded=True)


@dataclass(frozen=True, slots=True)
class VoteRule:
    """One way of voting: the quorum is always a share of those entitled."""

    kind: VoteKind
    quorum: Share
    majority: Share
    counted_over: CountedOver
    text: str
    basis: Basis

    def voters(self, count: Count) -> int:
        """How many votes there can be at most: where those entitled are the whole, an opinion handed
        in before the meeting is a vote, and no presence; in an election only those present vote."""
        return count.present if self.counted_over is CountedOver.PRESENT else count.entitled


RESOLUTION = VoteRule(
    VoteKind.RESOLUTION,
    HALF_REACHED,
    MORE_THAN_HALF,
    CountedOver.ENTITLED,
    "有表决权的正式党员半数以上到会方可开会；赞成人数超过应到会有表决权的正式党员的半数为通过",
    Basis("《中国共产党支部工作条例（试行）》", "第十一条"),
)
ADMISSION = VoteRule(
    VoteKind.ADMISSION,
    MORE_THAN_HALF,
    MORE_THAN_HALF,
    CountedOver.ENTITLED,
    "有表决权的正式党员到会必须超过半数；赞成人数超过应到会有表决权的正式党员的半数为通过，"
    "会前书面提出的正式意见计入票数，不计入到会",
    Basis("《中国共产党发展党员工作细则》", "支部大会讨论接收预备党员和转正"),
)
ELECTION = VoteRule(
    VoteKind.ELECTION,
    FOUR_FIFTHS_REACHED,
    MORE_THAN_HALF,
    CountedOver.PRESENT,
    "到会有选举权的党员不少于应到会人数的五分之四方可选举；得赞成票超过实到会有选举权人数的半数始得当选",
    Basis("《中国共产党基层组织选举工作条例》（2020年）", "选举的实施"),
)
ELECTION_1990 = VoteRule(
    VoteKind.ELECTION,
    MORE_THAN_FOUR_FIFTHS,
    MORE_THAN_HALF,
    CountedOver.PRESENT,
    "到会有选举权的党员超过应到会人数的五分之四方可选举；得赞成票超过实到会有选举权人数的半数始得当选",
    Basis("《中国共产党基层组织选举工作暂行条例》（1990年，已废止）"),
)
COMMITTEE = VoteRule(
    VoteKind.COMMITTEE,
    HALF_REACHED,
    MORE_THAN_HALF,
    CountedOver.ENTITLED,
    "支部委员会有半数以上委员到会方可进行；赞成人数超过委员人数的半数为通过（表决比例条例未写，为可改的默认）",
    Basis("《中国共产党支部工作条例（试行）》", "第十二条"),
)

VOTE_RULES: dict[VoteKind, VoteRule] = {
    rule.kind: rule for rule in (RESOLUTION, ADMISSION, ELECTION, COMMITTEE)
}


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted: those entitled, those present, and the votes in favour."""

    entitled: int
    present: int
    yes: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a count means under a rule. ``passed`` is False where the meeting may not open."""

    rule: VoteRule
    opens: bool
    passed: bool
    present_needed: int
    needed: int
    denominator: int


def decide(rule: VoteRule, count: Count) -> Outcome:
    """Opens or not, passed or not, and what was needed. Raises Refused for a count that cannot be."""
    problems = problems_of(rule, count)
    if problems:
        raise Refused(*problems)
    whole = rule.voters(count)
    opens = rule.quorum.is_met(count.present, count.entitled)
    return Outcome(
        rule,
        opens,
        opens and rule.majority.is_met(count.yes, whole),
        rule.quorum.least(count.entitled),
        rule.majority.least(whole),
        whole,
    )


def problems_of(rule: VoteRule, count: Count) -> tuple[Problem, ...]:
    """Why these numbers cannot be a count at all."""
    may_vote, voters = rule.voters(count), rule.counted_over.value
    impossible = (
        (count.entitled < 1, "entitled", "应到人数至少为1。"),
        (min(count.present, count.yes) < 0, "present", "人数和票数不能是负数。"),
        (
            count.present > count.entitled,
            "present",
            f"实到{count.present}人多于应到{count.entitled}人。",
        ),
        (count.yes > may_vote, "yes", f"赞成{count.yes}票多于{voters}{may_vote}人。"),
    )
    return tuple(
        Problem("impossible_count", place, said, f"请核对人数，依据{rule.basis.citation}。")
        for wrong, place, said in impossible
        if wrong
    )


def least_candidates(seats: int) -> int:
    """差额选举: the candidates must be at least a fifth more than the seats."""
    return (6 * seats + 4) // 5


def electorate(full_members: int, *, suspended: int = 0, excluded: int = 0) -> int:
    """应到会有表决权的正式党员: full members less those on probation, detained, or formally excluded.

    预备党员 are no full members and never count.
    """
    return full_members - suspended - excluded
