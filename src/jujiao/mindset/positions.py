"""阵地: registered with an owner, reviewed in time, closed; and what is done when something goes wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope, within
from jujiao.catalogue.ideology import (
    IDEOLOGY_INCIDENT,
    INCIDENT_DAYS,
    INCIDENT_SORTS,
    POSITION_SORTS,
    REVIEW_MONTHS,
    REVIEW_RESULTS,
)
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.periods import add_months
from jujiao.kernel.problems import refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.mindset.models import Position, PositionReview
from jujiao.people.stamps import Stamp
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import Assignment, enter_task

SOURCE = "record"


@dataclass(frozen=True, slots=True)
class PositionEntry:
    """阵地 as it is to be registered: what, of which unit, who answers for it."""

    court_id: int
    name: str
    position_sort: str
    unit_id: int
    owner_id: int
    opened_on: date

    def __str__(self) -> str:
        return self.name


@command("position.enter")
def enter_position(entry: PositionEntry, *, by: Actor, at: datetime) -> Position:
    """登记阵地. Raises Refused for a sort that there is not, a name that is known, a blank name."""
    name = entry.name.strip()[:120]
    if not name:
        raise refuse("required", "没有写阵地名称。", place="name", remedy="请填写。")
    if entry.position_sort not in POSITION_SORTS:
        choices = "、".join(POSITION_SORTS.values())
        raise refuse(
            "unknown_sort", "没有这类阵地。", place="position_sort", remedy=f"可选：{choices}。"
        )
    if Position.objects.filter(court_id=entry.court_id, name=name).exists():
        raise refuse("position_known", f"“{name}”已经登记过。", place="name")
    position = Position(
        court_id=entry.court_id,
        name=name,
        position_sort=entry.position_sort,
        unit_id=entry.unit_id,
        owner_id=entry.owner_id,
        opened_on=entry.opened_on,
    )
    position.save()
    return position


@command("position.review")
def review_position(
    position: Position, *, on: date, result: str, by: Actor, at: datetime
) -> PositionReview:
    """复核阵地: somebody other than its owner looked; one that is found closed is closed by it."""
    if result not in REVIEW_RESULTS:
        choices = "、".join(REVIEW_RESULTS.values())
        raise refuse(
            "unknown_result", "没有这种结果。", place="result", remedy=f"可选：{choices}。"
        )
    if not position.opened_on <= on <= timezone.localdate(at):
        raise refuse("bad_day", "复核日期不在登记之后、今天之前。", place="on", remedy="请改日期。")
    if position.closed_on is not None:
        raise refuse("position_closed", f"这个阵地已于{position.closed_on}关停。")
    review = PositionReview(
        court_id=position.court_id,
        position=position,
        reviewed_on=on,
        result=result,
        reviewed_by_name=by.name,
    )
    review.save()
    if result == "closed":
        position.closed_on = on
        position.save()
    return review


@dataclass(frozen=True, slots=True)
class IncidentEntry:
    """What went wrong, where, on which day, and who deals with it."""

    court_id: int
    happened_on: date
    incident_sort: str
    owner_id: int
    position_id: int | None = None

    def __str__(self) -> str:
        return IDEOLOGY_INCIDENT.label


@command("incident.report")
def report_incident(entry: IncidentEntry, *, by: Actor, at: datetime) -> Record:
    """登记事件: its sort, its day, its position; dealing with it is a task that wants evidence."""
    if entry.incident_sort not in INCIDENT_SORTS:
        choices = "、".join(INCIDENT_SORTS.values())
        raise refuse(
            "unknown_sort", "没有这类事件。", place="incident_sort", remedy=f"可选：{choices}。"
        )
    if entry.happened_on > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place="happened_on", remedy="请改日期。")
    if is_closed(entry.court_id, entry.happened_on.year):
        raise refuse("year_closed", f"{entry.happened_on.year}年已经封账，不能再登记。")
    own = Position.objects.filter(court_id=entry.court_id)
    position = own.filter(pk=entry.position_id).first() if entry.position_id else None
    told = RecordEntry(
        entry.court_id,
        IDEOLOGY_INCIDENT.slug,
        occurred_on=entry.happened_on,
        outcome=entry.incident_sort,
        unit_id=position.unit_id if position else None,
        place_name=position.name if position else "",
    )
    [record] = enter_records([told], [Stamp(at, by)])
    days = number_in_force(entry.court_id, INCIDENT_DAYS, on=entry.happened_on)
    asked = Assignment(
        entry.court_id,
        f"处置{INCIDENT_SORTS[entry.incident_sort]}",
        entry.happened_on,
        owner_id=entry.owner_id,
        due_on=entry.happened_on + timedelta(days=days),
        source_type=SOURCE,
        source_id=record.pk,
        task_sort=TaskSort.INCIDENT,
        wants_evidence=True,
        is_restricted=True,
    )
    enter_task(asked, by=by)
    return record


@dataclass(frozen=True, slots=True)
class PositionStanding:
    """A position on a day: when it was last looked at, and by when it is to be looked at again."""

    position: Position
    reviewed_on: date | None
    due_on: date
    is_late: bool


def position_standings(scope: Scope, *, as_of: date) -> list[PositionStanding]:
    """The open positions, those whose review is due first before the others."""
    months = number_in_force(scope.court_id, REVIEW_MONTHS, on=as_of)
    rows = within(Position.objects.filter(opened_on__lte=as_of), scope)
    running = rows.exclude(closed_on__lte=as_of).select_related("unit", "owner")
    found = [_standing(one, months, as_of) for one in running.prefetch_related("reviews")]
    return sorted(found, key=lambda one: (one.due_on, one.position.pk))


def _standing(position: Position, months: int, as_of: date) -> PositionStanding:
    looked = [one.reviewed_on for one in position.reviews.all() if one.reviewed_on <= as_of]
    last = max(looked, default=None)
    due_on = add_months(last or position.opened_on, months)
    return PositionStanding(position, last, due_on, due_on < as_of)
