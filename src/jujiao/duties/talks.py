"""谈心谈话: a whole grid of talks in one act, who with whom and when; never what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import BRANCH_TALK, TALKED_WITH, TALKER
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import file_record

REASON = "reason"


@dataclass(frozen=True, slots=True)
class Talk:
    """One line of the grid."""

    talker_id: int
    talked_with_id: int
    held_on: date


@dataclass(frozen=True, slots=True)
class TalkGrid:
    """What a branch enters at once."""

    court_id: int
    unit_id: int
    talks: tuple[Talk, ...]

    def __str__(self) -> str:
        return f"谈心谈话{len(self.talks)}次"


@command("talk.file")
def file_talks(grid: TalkGrid, *, by: Actor, at: datetime, reason: str = "") -> list[Record]:
    """Enters the talks. Raises Refused naming the line: with oneself, in the future, entered twice."""
    if len(set(grid.talks)) < len(grid.talks):
        raise refuse("talk_twice", "同一次谈话填了两遍。", remedy="请删去一行。")
    filed: list[Record] = []
    problems: list[Problem] = []
    for place, talk in enumerate(grid.talks, 1):
        try:
            filed.append(file_record(_entry(grid, talk), by=by, at=at, reason=reason))
        except Refused as refused:
            problems += [_placed(one, f"第{place}行") for one in refused.problems]
    if problems:
        raise Refused(*problems)
    return filed


def _placed(problem: Problem, line: str) -> Problem:
    """A problem of one line says which; what one reason answers stands at the reason."""
    return problem if problem.place == REASON else replace(problem, place=line)


def _entry(grid: TalkGrid, talk: Talk) -> RecordEntry:
    return RecordEntry(
        grid.court_id,
        BRANCH_TALK.slug,
        occurred_on=talk.held_on,
        unit_id=grid.unit_id,
        people=((TALKER, talk.talker_id), (TALKED_WITH, talk.talked_with_id)),
    )
