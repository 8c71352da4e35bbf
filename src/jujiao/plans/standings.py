"""The plans of a court on a day: every measure with its parts, counted anew each time it is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from jujiao.access.scope import Scope
from jujiao.catalogue.plan_sorts import (
    INSPECTION_PLAN,
    LEDGER,
    LINK_LABELS,
    PLAN_SORTS,
    STANDS_STILL,
    TASKS,
)
from jujiao.catalogue.streams import STREAMS
from jujiao.findings.inspections import focus_progress
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.concepts import Focus
from jujiao.plans.gauges import Gauge, GaugeKey, View, gauges, key_of_link
from jujiao.plans.models import Measure, Plan
from jujiao.plans.progress import MeasureStanding, Part, state_of_measure
from jujiao.plans.selectors import measures_of, plans_in_force
from jujiao.tasks.selectors import Settled, settled_by_source

MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan on a day. That of inspection has no row of its own: its points are those of 督察."""

    sort: str
    title: str
    measures: tuple[MeasureStanding, ...]
    plan: Plan | None = None

    @property
    def sort_label(self) -> str:
        """What sort of plan it is."""
        return PLAN_SORTS[self.sort].label


def view_of(scope: Scope, year: int, *, as_of: date, since: date | None = None) -> View:
    """The plans of a year as of a day; ``since`` is the day against which movement is seen."""
    days = number_in_force(scope.court_id, STANDS_STILL, on=as_of)
    return View(scope, year, as_of, since or as_of - timedelta(days=days), days)


def plan_standings(view: View) -> list[PlanStanding]:
    """Every plan of the year, that of inspection included where it has points."""
    found = [plan_standing(plan, view) for plan in plans_in_force(view.scope, view.year)]
    inspection = tuple(_inspection(view))
    if inspection:
        title = f"{view.year}年{INSPECTION_PLAN.label}"
        found.append(PlanStanding(INSPECTION_PLAN.slug, title, inspection))
    return found


def plan_standing(plan: Plan, view: View) -> PlanStanding:
    """One plan: its measures in their order."""
    measures = measures_of(plan)
    gauged = gauges((link for one in measures for link in one.links.all()), view)
    tasks = _tasks(measures, view)
    standings = (
        _standing(one, (*_parts(one, gauged), *tasks.get(one.pk, ())), view) for one in measures
    )
    return PlanStanding(plan.plan_sort, plan.title, tuple(standings), plan)


def _standing(measure: Measure, parts: tuple[Part, ...], view: View) -> MeasureStanding:
    return MeasureStanding(
        measure.ordinal,
        measure.title,
        Focus(measure.focus) if measure.focus else None,
        measure.unit.name if measure.unit else "",
        measure.due_on,
        parts,
        state_of_measure(parts, due_on=measure.due_on, pace=view.pace),
        measure.pk,
        measure.public_id,
    )


def _parts(measure: Measure, gauged: Mapping[GaugeKey, Gauge]) -> Iterator[Part]:
    for link in measure.links.all():
        gauge = gauged[key_of_link(link)]
        series = f"（{link.campaign.name}）" if link.campaign else ""
        planned = link.target if gauge.planned is None else gauge.planned
        yield Part(
            link.link_sort,
            link.slug,
            f"{gauge.label}{series}",
            gauge.done,
            gauge.before,
            planned,
            gauge.overdue,
        )


def _tasks(measures: Iterable[Measure], view: View) -> dict[int, tuple[Part, ...]]:
    """The tasks that a measure gave rise to, as one part of it."""
    court_id, ids = view.scope.court_id, [one.pk for one in measures]
    now = settled_by_source(court_id, MEASURE, ids, as_of=view.as_of)
    before = settled_by_source(court_id, MEASURE, ids, as_of=view.earlier)
    label, nothing = LINK_LABELS[TASKS], Settled(0, 0)
    return {
        pk: (Part(TASKS, "", label, one.settled, before.get(pk, nothing).settled, one.asked),)
        for pk, one in now.items()
    }


def _inspection(view: View) -> Iterator[MeasureStanding]:
    """年度督察工作重点: its points, each with how often it was to be looked at and was."""
    court_id = view.scope.court_id
    before = {
        (one.stream, one.title): one.done
        for one in focus_progress(court_id, view.year, as_of=view.earlier)
    }
    points = focus_progress(court_id, view.year, as_of=view.as_of)
    for ordinal, point in enumerate(points, 1):
        stream = STREAMS[point.stream]
        earlier = before.get((point.stream, point.title), 0)
        part = Part(
            LEDGER, stream.inspection.slug, stream.label, point.done, earlier, point.planned
        )
        state = state_of_measure((part,), due_on=None, pace=view.pace)
        yield MeasureStanding(ordinal, point.title, Focus.DISCIPLINE, "", None, (part,), state)
