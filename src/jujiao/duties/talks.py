"""谈心谈话: a whole grid of talks in one act, who with whom and when; never what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import BRANCH_TALK, TALKED_WITH, TALKER
from jujiao.kernel.clauses import Clause
from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.stamps import Stamp

A14 = Clause("A14", BRANCH_TALK.basis or Basis("支部谈心谈话"))


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
def file_talks(grid: TalkGrid, *, by: Actor, at: datetime) -> list[Record]:
    """Enters the talks. Raises Refused naming the line: with oneself, in the future, entered twice."""
    problems = [
        problem
        for place, talk in enumerate(grid.talks, 1)
        for problem in _problems(talk, f"第{place}行", today=timezone.localdate(at))
    ]
    if len(set(grid.talks)) < len(grid.talks):
        problems.append(Problem("talk_twice", "", "同一次谈话填了两遍。", "请删去一行。"))
    if problems:
        raise Refused(*problems)
    entries = [_entry(grid, talk) for talk in grid.talks]
    return enter_records(entries, [Stamp(at, by)] * len(entries))


def _problems(talk: Talk, place: str, *, today: date) -> list[Problem]:
    found = []
    if talk.talker_id == talk.talked_with_id:
        found.append(A14.breach(place, "谈话人和谈话对象是同一个人。", "请改正。").problem)
    if talk.held_on > today:
        found.append(Problem("future_date", place, "日期还没有到。", "谈了再登记。"))
    return found


def _entry(grid: TalkGrid, talk: Talk) -> RecordEntry:
    return RecordEntry(
        grid.court_id,
        BRANCH_TALK.slug,
        occurred_on=talk.held_on,
        unit_id=grid.unit_id,
        people=((TALKER, talk.talker_id), (TALKED_WITH, talk.talked_with_id)),
    )
