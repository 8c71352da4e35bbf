"""The rules of branch elections: seats and candidates, ballots, who is elected, how long a term runs.

《中国共产党基层组织选举工作条例》(2020)、《中国共产党支部工作条例（试行）》. There is no number of days for a
by-election: 应当及时补选.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.branch_life import BRANCH_REGULATIONS
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Hardness
from jujiao.kernel.courses import Course, StepTaken
from jujiao.kernel.periods import add_months
from jujiao.kernel.votes import ELECTION, decide, least_candidates

ELECTION_RULES = "《中国共产党基层组织选举工作条例》（2020年）"
CANDIDATE, TELLER, ELECTED = "candidate", "teller", "elected"
SEATS, CANDIDATES, ISSUED, RETURNED = "seats", "candidates", "issued", "returned"
TERM_YEARS, EXTENSION_USUAL_MONTHS, REMIND_MONTHS = 3, 12, 6

A4 = Clause("A4", Basis(BRANCH_REGULATIONS, "支部每届任期三年，延期须报上级批准"))
A4_LENGTH = Clause("A4_length", Basis(ELECTION_RULES, "延长期限一般不超过1年"), Hardness.GENERAL)
A5 = Clause("A5", Basis(BRANCH_REGULATIONS, "任期届满按期换届提醒"), Hardness.GENERAL)
A16 = Clause("A16", Basis(BRANCH_REGULATIONS, "书记、副书记、委员出现空缺应当及时补选"))
A18 = Clause("A18", Basis(ELECTION_RULES, "补选的任期到本届届满为止"))
QUORUM = Clause("Q3", ELECTION.basis)
DIFFERENTIAL = Clause("El-1", Basis(ELECTION_RULES, "候选人数多于应选人数，差额不少于百分之二十"))
RETURNED_BALLOTS = Clause("El-2", Basis(ELECTION_RULES, "收回选票等于或少于发出选票为有效"))
MAJORITY = Clause("Q3_majority", ELECTION.basis)
SEATS_FILLED = Clause("El-5", Basis(ELECTION_RULES, "当选人数不得多于应选名额"))
TELLERS = Clause("El-6", Basis(ELECTION_RULES, "候选人不得担任监票人、计票人"))
APPROVED = Clause("A17", Basis(BRANCH_REGULATIONS, "委员报备案，书记、副书记报批准"))


def enough_candidates(course: Course, step: StepTaken) -> Breach | None:
    """差额: a fifth more candidates than seats."""
    seats, candidates = step.numbers.get(SEATS, 0), step.numbers.get(CANDIDATES, 0)
    least = least_candidates(seats)
    if candidates >= least:
        return None
    return DIFFERENTIAL.breach(
        CANDIDATES, f"应选{seats}名，候选人{candidates}名，至少要{least}名。"
    )


def quorate(course: Course, step: StepTaken) -> Breach | None:
    """Four fifths of those entitled to vote are there."""
    if step.count is None:
        return QUORUM.breach("count", "没有填写应到和实到人数。")
    outcome = decide(ELECTION, step.count)
    if outcome.opens:
        return None
    return QUORUM.breach(
        "present", f"到会{step.count.present}人，至少要到{outcome.present_needed}人。"
    )


def valid_ballots(course: Course, step: StepTaken) -> Breach | None:
    """No more ballots come back than were given out, or the election is void."""
    issued, returned = step.numbers.get(ISSUED, 0), step.numbers.get(RETURNED, 0)
    if returned <= issued:
        return None
    return RETURNED_BALLOTS.breach(RETURNED, f"收回{returned}张，多于发出的{issued}张，选举无效。")


def carried(course: Course, step: StepTaken) -> Breach | None:
    """Everybody elected had more than half of those present, and there are not more than seats."""
    elected = step.in_role(ELECTED)
    present = step.count.present if step.count else 0
    short = [
        one
        for one in elected
        if one.votes is None or not ELECTION.majority.is_met(one.votes, present)
    ]
    if short:
        needed = ELECTION.majority.least(present)
        return MAJORITY.breach(ELECTED, f"有{len(short)}人得票不到{needed}票，不能当选。")
    seats = step.numbers.get(SEATS, 0)
    if len(elected) > seats:
        return SEATS_FILLED.breach(ELECTED, f"当选{len(elected)}人，多于应选{seats}名。")
    return None


def independent_tellers(course: Course, step: StepTaken) -> Breach | None:
    """Nobody counts the votes for himself."""
    standing = {one.person_id for one in step.in_role(CANDIDATE) + step.in_role(ELECTED)}
    both = [one for one in step.in_role(TELLER) if one.person_id in standing]
    return TELLERS.breach(TELLER, f"有{len(both)}名监票人或计票人是候选人。") if both else None


def approved_with_number(course: Course, step: StepTaken) -> Breach | None:
    """Approval (书记、副书记) or filing (委员) is a paper of the level above."""
    return (
        None if step.document_no else APPROVED.breach("document_no", "没有填写批复或备案的文号。")
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """Who is elected, between whom lots of votes are equal at the last seat, and how many seats stay open."""

    elected: tuple[int, ...]
    tied: tuple[int, ...]
    open_seats: int


def tally(votes: Mapping[int, int], *, seats: int, present: int) -> Tally:
    """Counts an election: more than half of those present, the most votes first, ties are voted again."""
    able = [(one, got) for one, got in votes.items() if ELECTION.majority.is_met(got, present)]
    able.sort(key=lambda pair: (-pair[1], pair[0]))
    if len(able) <= seats:
        return Tally(tuple(one for one, _ in able), (), seats - len(able))
    last = able[seats - 1][1]
    if able[seats][1] < last:
        return Tally(tuple(one for one, _ in able[:seats]), (), 0)
    above = tuple(one for one, got in able if got > last)
    return Tally(above, tuple(one for one, got in able if got == last), seats - len(above))


def is_void(*, marked: int, seats: int) -> bool:
    """A ballot that marks more names than there are seats counts for nobody."""
    return marked > seats


def may_reduce_seats(*, consenting: int, electors: int) -> bool:
    """Too few elected: the seats may be reduced when more than half of the electors agree."""
    return 2 * consenting > electors


def term_ends(elected_on: date, *, years: int = TERM_YEARS, extended_months: int = 0) -> date:
    """The day on which a term of so many years, and its extension, is over."""
    return add_months(elected_on, 12 * years + extended_months)


def extension_breaches(*, months: int, document_no: str) -> tuple[Breach, ...]:
    """延期 needs the approval of the level above, and is generally a year at most."""
    found = []
    if not document_no:
        found.append(A4.breach("document_no", "延期换届没有上级批复。", "请填写批复文号。"))
    if months > EXTENSION_USUAL_MONTHS:
        found.append(A4_LENGTH.breach("months", f"延期{months}个月，一般不超过12个月。"))
    return tuple(found)
