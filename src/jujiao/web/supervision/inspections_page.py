"""Inspections: the year's points against what was done, the visits to come, the sheets that are out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.access.scope import streams_open_to
from jujiao.catalogue.checklists import Checklist
from jujiao.catalogue.streams import BY_INSPECTION, STREAMS
from jujiao.findings.inspections import (
    FocusProgress,
    focus_progress,
    outside_the_plan,
    parts_of,
    planned_for,
    sheets_for,
)
from jujiao.findings.sheets import checklists_in_force
from jujiao.ledger.selectors import RecordFilter, records_matching, takers_part
from jujiao.papers.tree import said_day
from jujiao.web.acting import FormPage, act_forms
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.supervision.inspection_acts import PLANNED_ACTS
from jujiao.web.tones import Look, look_of_due

LATEST = 12


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point of the year: planned, done, and the piece of the bar that is done, of 100."""

    stream: str
    progress: FocusProgress

    @property
    def bar(self) -> int:
        """How much of the plan is done, capped at the plan."""
        return min(88, 88 * self.progress.done // self.progress.planned)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """A visit to come."""

    planned: Any
    stream: str
    look: Look
    url: str
    units: str
    people: str


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit that was made."""

    record: Any
    stream: str
    units: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A numbered sheet."""

    sheet: Any
    label: str
    url: str
    file_url: str


@dataclass(frozen=True, slots=True)
class InspectionsPage:
    """All that the page shows."""

    heading: Heading
    points: tuple[PointLine, ...]
    outside: int
    planned: tuple[PlannedLine, ...]
    visits: tuple[VisitLine, ...]
    sheets: tuple[SheetLine, ...]
    may_plan: bool


def inspections_page(here: Standpoint) -> InspectionsPage:
    """The inspections of the year that is shown; of a 暗访 to come, nothing to anybody but its group."""
    court_id, as_of = here.court.pk, here.as_of
    streams = streams_open_to(here.actor, "inspection.plan", court_id)
    return InspectionsPage(
        heading=_heading(here),
        points=tuple(
            PointLine(STREAMS[one.stream].label, one)
            for one in focus_progress(court_id, here.year, as_of=as_of, streams=streams)
        ),
        outside=outside_the_plan(court_id, here.year, as_of=as_of, streams=streams),
        planned=_planned(here),
        visits=_visits(here, streams),
        sheets=_sheets(here),
        may_plan=here.may("inspection.plan"),
    )


def _heading(here: Standpoint) -> Heading:
    actions = [Action("打印", "#", "print")]
    if here.may("inspection.focus"):
        actions.append(Action("列重点", reverse("focus_new")))
    if here.may("inspection.print_sheet"):
        actions.append(Action("检查单", reverse("sheets")))
    if here.may("inspection.plan"):
        actions.append(Action("安排督察", reverse("visit_plan")))
    if here.may("inspection.record"):
        actions.append(Action("登记督察", reverse("visit_new"), "plus", "main"))
    return Heading(
        "督察", "各条线分开算，一次看几个部门都是一次", crumbs_of("督察"), tuple(actions)
    )


def _planned(here: Standpoint) -> tuple[PlannedLine, ...]:
    rows = planned_for(here.actor, here.court.pk).prefetch_related("parts__person", "parts__unit")
    return tuple(
        PlannedLine(
            one,
            STREAMS[one.stream].label,
            look_of_due(one.planned_on, as_of=here.today),
            reverse("visit_planned", args=[one.public_id]),
            "、".join(part.unit.name for part in one.parts.all() if part.unit),
            "、".join(part.person.full_name for part in one.parts.all() if part.person),
        )
        for one in rows
    )


def _visits(here: Standpoint, streams: Collection[str]) -> tuple[VisitLine, ...]:
    kinds = tuple(
        kind
        for kind, stream in BY_INSPECTION.items()
        if stream.own_visits and stream.slug in streams
    )
    wanted = RecordFilter(kinds=kinds, period=here.period)
    rows = list(records_matching(here.scope, wanted)[:LATEST])
    taking_part = takers_part(one.pk for one in rows)
    return tuple(
        VisitLine(
            one,
            BY_INSPECTION[one.kind].label,
            "、".join(part.unit.name for part in taking_part.get(one.pk, ()) if part.unit),
        )
        for one in rows
    )


def _sheets(here: Standpoint) -> tuple[SheetLine, ...]:
    lists = checklists_in_force(here.court.pk, on=here.today)
    return tuple(
        _sheet_line(one, lists) for one in sheets_for(here.actor, here.court.pk, here.year)
    )


def _sheet_line(sheet: Any, lists: dict[str, Checklist]) -> SheetLine:
    known = lists.get(sheet.checklist)
    args = [sheet.sheet_year, sheet.sheet_no]
    return SheetLine(
        sheet,
        known.label if known else sheet.checklist,
        reverse("sheet", args=args),
        reverse("sheet_file", args=args),
    )


@dataclass(frozen=True, slots=True)
class SheetsPage:
    """The numbered sheets, with the form that numbers one and the form that reads one back."""

    heading: Heading
    sheets: tuple[SheetLine, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def sheets_page(here: Standpoint, forms: Sequence[ActForm]) -> SheetsPage:
    """The sheets of the year."""
    then = (Link("督察", reverse("inspections")),)
    heading = Heading("检查单", "每张有编号，只读回一次", crumbs_of("检查单", then=then))
    return SheetsPage(heading, _sheets(here), tuple(forms), [])


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A visit to come."""

    heading: Heading
    planned: Any
    facts: tuple[tuple[str, str], ...]
    forms: tuple[ActForm, ...]
    names: list[str]
    record_url: str
    sheets: tuple[SheetLine, ...]


def planned_page(here: Standpoint, planned: Any, sent: ActForm | None = None) -> PlannedPage:
    """A visit to come, for those who may know of it."""
    parts = list(parts_of(planned))
    then = (Link("督察", reverse("inspections")),)
    facts = (
        ("督察线", STREAMS[planned.stream].label),
        ("日期", said_day(planned.planned_on)),
        ("方式", planned.mode),
        ("被督察部门", "、".join(one.unit.name for one in parts if one.unit)),
        ("督察人员", "、".join(one.person.full_name for one in parts if one.person)),
        ("年度重点", planned.focus.title if planned.focus else "不在年度重点之内"),
        ("安排人", planned.planned_by_name),
    )
    offered = {
        slug: False
        for slug, action in (("sheet", "inspection.print_sheet"), ("cancel", "inspection.cancel"))
        if here.may(action)
    }
    lead = "暗访，只有这一组的人看得到" if planned.is_secret else ""
    url = f"{reverse('visit_new')}?planned={planned.public_id}"
    return PlannedPage(
        Heading(planned.title, lead, crumbs_of(planned.mode, then=then)),
        planned,
        facts,
        act_forms(
            here,
            planned,
            PLANNED_ACTS,
            offered,
            sent,
            lambda slug: reverse("visit_act", args=[planned.public_id, slug]),
        ),
        [],
        url if here.may("inspection.record") else "",
        tuple(one for one in _sheets(here) if one.sheet.planned_id == planned.pk),
    )


def visit_form_page(title: str, form: ActForm) -> FormPage:
    """A form about an inspection on a page of its own."""
    then = (Link("督察", reverse("inspections")),)
    return FormPage(Heading(title, "", crumbs_of(title, then=then)), form, known_names(form.here))
