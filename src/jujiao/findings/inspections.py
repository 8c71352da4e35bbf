"""Questions about inspections: what is planned and for whose eyes, the year's points against what was done."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from jujiao.access.actors import Actor
from jujiao.access.scope import streams_open_to
from jujiao.catalogue.inspection_terms import COVERT_VISIT
from jujiao.catalogue.streams import STREAMS
from jujiao.catalogue.supervision import INSPECTED_UNIT
from jujiao.findings.models import (
    ChecklistSheet,
    InspectionFocus,
    PlannedInspection,
    PlannedPart,
)
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Unit, UnitSort

ALL_STREAMS = tuple(STREAMS)


def units_inspected(court_id: int, streams: Collection[str]) -> QuerySet[Unit]:
    """The units that visits of these streams may see: a party branch is seen by 党建督查 alone."""
    rows = Unit.objects.filter(court_id=court_id)
    if all(STREAMS[one].inspected_role == INSPECTED_UNIT for one in streams):
        rows = rows.exclude(sort=UnitSort.BRANCH)
    return rows


def planned_for(actor: Actor, court_id: int) -> QuerySet[PlannedInspection]:
    """The visits to come that the actor may know of: of his streams, a 暗访 only in its group."""
    rows = PlannedInspection.objects.filter(
        court_id=court_id, record=None, cancelled_on=None
    ).order_by("planned_on", "pk")
    open_to_all = Q(stream__in=_streams_of(actor, court_id)) & ~Q(mode=COVERT_VISIT)
    own = Q(parts__person_id=actor.person_id) if actor.person_id else Q(pk__in=[])
    return rows.filter(open_to_all | own).distinct()


@dataclass(frozen=True, slots=True)
class FocusProgress:
    """A point of the year's plan: how often it was to be looked at, and how often it was."""

    stream: str
    title: str
    planned: int
    done: int

    @property
    def missing(self) -> int:
        """How many visits are still owed; more than planned is no debt."""
        return max(0, self.planned - self.done)


def focus_progress(
    court_id: int, year: int, *, as_of: date, streams: Collection[str] = ALL_STREAMS
) -> Iterator[FocusProgress]:
    """The year plan of inspection against what was done up to a day, by stream and point."""
    done = _done(court_id, year, as_of, streams)
    for focus in focuses_of(court_id, year).filter(stream__in=streams):
        count = done.filter(planned_as__focus=focus).count()
        yield FocusProgress(focus.stream, focus.title, focus.planned_times, count)


def outside_the_plan(
    court_id: int, year: int, *, as_of: date, streams: Collection[str] = ALL_STREAMS
) -> int:
    """How many inspections were made that no point of the year's plan asked for."""
    return _done(court_id, year, as_of, streams).filter(planned_as__focus=None).count()


def planned_in_scope(actor: Actor, court_id: int, public_id: str) -> PlannedInspection | None:
    """One visit to come that the actor may know of, or None: a 暗访 of others looks like no visit."""
    rows = planned_for(actor, court_id).select_related("focus")
    return rows.filter(public_id=public_id).first()


def parts_of(planned: PlannedInspection) -> QuerySet[PlannedPart]:
    """Its group and the units it is to visit."""
    return planned.parts.select_related("person", "unit").order_by("pk")


def focuses_of(court_id: int, year: int) -> QuerySet[InspectionFocus]:
    """The points of a year's plan."""
    return InspectionFocus.objects.filter(court_id=court_id, plan_year=year).order_by(
        "stream", "pk"
    )


def sheets_for(actor: Actor, court_id: int, year: int) -> QuerySet[ChecklistSheet]:
    """The numbered sheets of a year that the actor may know of."""
    known = planned_for(actor, court_id).values("pk")
    of_stream = Q(stream__in=_streams_of(actor, court_id)) | Q(planned__in=known)
    rows = ChecklistSheet.objects.filter(of_stream, court_id=court_id, sheet_year=year)
    hidden = Q(planned__mode=COVERT_VISIT, planned__record=None) & ~Q(planned__in=known)
    return rows.exclude(hidden).select_related("unit", "planned").order_by("-sheet_no")


def _streams_of(actor: Actor, court_id: int) -> frozenset[str]:
    """The streams in which the actor plans inspections."""
    return streams_open_to(actor, "inspection.plan", court_id)


def _done(court_id: int, year: int, as_of: date, streams: Collection[str]) -> QuerySet[Record]:
    period = year_of(year)
    kinds = [STREAMS[one].inspection.slug for one in streams if STREAMS[one].own_visits]
    return Record.objects.filter(
        court_id=court_id,
        kind__in=kinds,
        state=FactState.IN_FORCE.value,
        occurred_on__range=(period.first, min(period.last, as_of)),
    )
