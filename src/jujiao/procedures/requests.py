"""请示: the request that a branch sends up before it elects, filled with what the ledger knows.

支部换届、补选的请示 says when the committee was elected, why, when, how many seats, how candidates are
found, and how the vote is taken. What nobody has entered yet stays a blank to be filled in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.election_rules import SEATS
from jujiao.catalogue.elections import CAUSES
from jujiao.kernel.problems import refuse
from jujiao.kernel.votes import ELECTION, least_candidates
from jujiao.ledger.rolls import voters_on
from jujiao.papers.tree import Block, Heading, Manner, Paper, Paragraph, SignOff, said_day
from jujiao.procedures.courses import path_of
from jujiao.procedures.models import Procedure
from jujiao.procedures.teams import Team, teams

BLANK_DAY = "　　年　　月　　日"
BLANK = "　　"


def request_of_election(procedure: Procedure, *, on: date) -> Paper:
    """The request. Raises Refused for a procedure that is no election of a branch."""
    branch = procedure.unit
    if not is_election(procedure) or branch is None:
        raise refuse("no_election", "只有支部换届和补选出请示。")
    found = [one for one in teams(Scope(procedure.court_id), on=on) if one.branch.pk == branch.pk]
    team = found[0] if found else None
    return Paper(
        title=f"{branch}关于{_manner(procedure)}的请示",
        blocks=tuple(_blocks(procedure, team, on)),
        issuer=str(branch),
        dated=on,
    )


def is_election(procedure: Procedure) -> bool:
    """Whether posts of a branch are voted on in it."""
    return bool(path_of(procedure).posts)


def _manner(procedure: Procedure) -> str:
    return "换届选举" if path_of(procedure).begins_a_term else "补选"


def _blocks(procedure: Procedure, team: Team | None, on: date) -> Iterator[Block]:
    seats = _seats(procedure, team)
    manner = _manner(procedure)
    yield Paragraph("上级党组织：", Manner.FLUSH)
    yield Heading("一、本届情况")
    yield Paragraph(_term(team))
    yield Heading("二、理由")
    yield Paragraph(_reason(procedure))
    yield Heading("三、时间安排")
    yield Paragraph(
        f"拟于{BLANK_DAY}召开党员大会进行{manner}。应到会有表决权的正式党员{len(voters_on(procedure.unit_id or 0, on=on))}人。"
    )
    yield Heading("四、名额")
    yield Paragraph(_places(procedure, seats))
    yield Heading("五、候选人酝酿")
    yield Paragraph(
        "由党员酝酿推荐，支部委员会根据多数党员的意见提出候选人预备人选，报上级党组织审查同意后，提交党员大会选举。"
    )
    yield Heading("六、选举办法")
    yield Paragraph(f"差额选举，无记名投票。{ELECTION.text}。收回的选票多于发出的无效。")
    yield Paragraph("当否，请批示。")
    yield SignOff(str(procedure.unit), None)


def _term(team: Team | None) -> str:
    if team is None or team.term_ends_on is None:
        return f"本届支部委员会于{BLANK_DAY}选举产生，任期至{BLANK_DAY}。"
    elected = said_day(team.elected_on) if team.elected_on else BLANK_DAY
    return f"本届支部委员会于{elected}选举产生，任期至{said_day(team.term_ends_on)}。"


def _reason(procedure: Procedure) -> str:
    if path_of(procedure).begins_a_term:
        return "任期届满，按照规定应当进行换届选举。"
    vacated = procedure.steps.filter(slug="vacated").order_by("-pk").first()
    cause = CAUSES.get(vacated.outcome, "") if vacated else ""
    what = procedure.title or "支部委员会委员"
    return f"{what}出缺，原因：{cause or BLANK}，需要及时补选，任期到本届届满为止。"


def _seats(procedure: Procedure, team: Team | None) -> int | None:
    """The seats of the vote where it was taken; before it those that stand empty, or all of them."""
    elected = procedure.steps.filter(slug="elected").order_by("-pk").first()
    if elected is not None and elected.numbers.get(SEATS):
        return int(elected.numbers[SEATS])
    if team is None:
        return None
    return team.seats if path_of(procedure).begins_a_term else team.vacant


def _places(procedure: Procedure, seats: int | None) -> str:
    if not seats:
        return f"应选委员{BLANK}名，候选人{BLANK}名，差额不少于应选名额的百分之二十。"
    return (
        f"应选委员{seats}名，候选人不少于{least_candidates(seats)}名，"
        "差额不少于应选名额的百分之二十。"
    )
