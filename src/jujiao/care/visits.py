"""走访慰问: a visit is entered once, whom it was for and on which occasion; what was asked for is a task.

In illness, need and mourning the visit goes into a register that few read, and its tasks with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.care.festival_days import festival_day_in
from jujiao.catalogue.care import (
    HARDSHIP_VISIT,
    HARDSHIPS,
    RETIREE_VISIT,
    VISIT_FESTIVALS,
    VISIT_OCCASIONS,
    VISITED,
    VISITOR,
)
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.people.stamps import Stamp
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import Assignment, enter_task

SOURCE = "record"
KIND_OF_OCCASION = {
    **dict.fromkeys(VISIT_OCCASIONS, RETIREE_VISIT),
    **dict.fromkeys(HARDSHIPS, HARDSHIP_VISIT),
}
OCCASIONS = VISIT_OCCASIONS | HARDSHIPS


@dataclass(frozen=True, slots=True)
class Need:
    """诉求: what somebody who was visited asked for, who sees to it, until when."""

    person_id: int
    title: str
    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """A visit as it is to be entered: whom, by whom, on which occasion, and what they asked for."""

    court_id: int
    visited_on: date
    occasion: str
    person_ids: tuple[int, ...]
    visitor_ids: tuple[int, ...]
    unit_id: int | None = None
    place_name: str = ""
    needs: tuple[Need, ...] = ()

    def __str__(self) -> str:
        return "走访慰问"


@command("visit.record")
def record_visit(entry: VisitEntry, *, by: Actor, at: datetime) -> Record:
    """登记走访: the visit as a record, each need as a task. Raises Refused with all that is amiss."""
    problems = list(_problems(entry, today=timezone.localdate(at)))
    if problems:
        raise Refused(*problems)
    kind = KIND_OF_OCCASION[entry.occasion]
    told = RecordEntry(
        entry.court_id,
        kind.slug,
        occurred_on=entry.visited_on,
        title="" if kind.confidential else f"{OCCASIONS[entry.occasion]}走访",
        unit_id=entry.unit_id,
        outcome=entry.occasion,
        place_name=entry.place_name,
        people=tuple(
            [(VISITED, one) for one in entry.person_ids]
            + [(VISITOR, one) for one in entry.visitor_ids]
        ),
    )
    [record] = enter_records([told], [Stamp(at, by)])
    for need in entry.needs:
        enter_task(_task_of(record, need, is_restricted=kind.confidential), by=by)
    return record


def _task_of(record: Record, need: Need, *, is_restricted: bool) -> Assignment:
    assert record.occurred_on is not None
    return Assignment(
        record.court_id,
        need.title,
        record.occurred_on,
        owner_id=need.owner_id,
        unit_id=need.unit_id,
        due_on=need.due_on,
        source_type=SOURCE,
        source_id=record.pk,
        task_sort=TaskSort.NEED,
        promised_to_id=need.person_id,
        is_restricted=is_restricted,
    )


def _problems(entry: VisitEntry, *, today: date) -> Iterator[Problem]:
    if entry.occasion not in OCCASIONS:
        choices = "、".join(OCCASIONS.values())
        yield Problem("unknown_occasion", "occasion", "没有这种走访。", f"可选：{choices}。")
    if entry.occasion in VISIT_FESTIVALS:
        festival_day_in(entry.court_id, entry.occasion, entry.visited_on.year)
    if entry.visited_on > today:
        yield Problem("future_date", "visited_on", "日期还没有到。", "走访过了再登记。")
    elif is_closed(entry.court_id, entry.visited_on.year):
        yield Problem(
            "year_closed", "visited_on", f"{entry.visited_on.year}年已经封账，不能再登记。"
        )
    if not entry.person_ids:
        yield Problem("nobody_visited", "person_ids", "没有写走访了谁。", "请从名册里选。")
    for need in entry.needs:
        if need.person_id not in entry.person_ids:
            yield Problem("need_of_another", "needs", "提出诉求的人不在走访对象之内。", "请核对。")
