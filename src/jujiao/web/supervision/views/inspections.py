"""Inspections, their numbered sheets, and the bulletins that report on them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.catalogue.streams import BULLETIN_KINDS
from jujiao.findings.inspections import planned_in_scope, sheets_for
from jujiao.findings.sheets import checklists_in_force, paper_of, write_sheet
from jujiao.kernel.problems import Refused
from jujiao.web.acting import act_named, acted, address_named, form_answer, sent_form, show
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.paper_page import paper_page
from jujiao.web.parts import Link
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.supervision.bulletin_acts import (
    BULLETIN_ACTS,
    ISSUE,
    Stream,
    bulletin_or_none,
    previewed,
)
from jujiao.web.supervision.bulletins_page import (
    bulletin_page,
    bulletins_page,
    compose_page,
    issued_paper_of,
)
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.supervision.inspection_acts import (
    NUMBER_SHEET,
    PLAN,
    PLANNED_ACTS,
    READ_SHEET,
    RECORD,
    SET_FOCUS,
)
from jujiao.web.supervision.inspections_page import (
    inspections_page,
    planned_page,
    sheets_page,
    visit_form_page,
)
from jujiao.web.views.responses import saved_as
from jujiao.web.workbooks import made

SHEETS = {one.slug: one for one in (NUMBER_SHEET, READ_SHEET)}


@require_GET
@page("inspection.plan")
def inspections(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """What was planned and what was done."""
    return show(request, "supervision/inspections.html", inspections_page(here))


def _form(request: HttpRequest, here: Standpoint, act: Act, subject: Any = None) -> HttpResponse:
    form = sent_form(request, here, act, subject, request.get_full_path())
    return form_answer(
        request, form, lambda shown: visit_form_page(act.label, shown), address_named("inspections")
    )


@require_http_methods(["GET", "POST"])
@page("inspection.focus")
def focus_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A point of the year."""
    return _form(request, here, SET_FOCUS)


@require_http_methods(["GET", "POST"])
@page("inspection.plan")
def visit_plan(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A visit to come."""
    return _form(request, here, PLAN)


@require_http_methods(["GET", "POST"])
@page("inspection.record")
def visit_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A visit that was made; one that was planned fills the form in."""
    planned_id = request.GET.get("planned", "")
    return _form(request, here, RECORD, planned_or_404(here, planned_id) if planned_id else None)


def planned_or_404(here: Standpoint, public_id: str) -> Any:
    """A visit to come; a 暗访 of others looks like none."""
    found = planned_in_scope(here.actor, here.court.pk, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("record.read")
def visit_planned(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """A visit to come, for those who may know of it."""
    shown = planned_page(here, planned_or_404(here, public_id))
    return show(request, "supervision/planned.html", shown)


@require_POST
@page("record.read")
def visit_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """A sheet for the visit, or its cancelling."""
    planned = planned_or_404(here, public_id)
    form = sent_form(request, here, act_named(PLANNED_ACTS, name), planned)
    return acted(
        request,
        form,
        lambda sent: show(
            request, "supervision/planned.html", planned_page(here, planned, sent), 422
        ),
        address_named("inspections"),
    )


@require_GET
@page("inspection.print_sheet")
def sheets(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The numbered sheets."""
    return show(request, "supervision/sheets.html", sheets_page(here, _sheet_forms(here, None)))


@require_POST
@page("inspection.print_sheet")
def sheet_act(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
    """A sheet is numbered, or read back."""
    form = sent_form(request, here, act_named(SHEETS, name))
    return acted(
        request,
        form,
        lambda sent: show(
            request, "supervision/sheets.html", sheets_page(here, _sheet_forms(here, sent)), 422
        ),
        address_named("sheets"),
    )


def _sheet_forms(here: Standpoint, sent: ActForm | None) -> list[ActForm]:
    """Both forms; the one that came back as it was."""
    fresh = [
        ActForm(act, here, None, address_named("sheet_act", slug)(None), is_main=place == 0)
        for place, (slug, act) in enumerate(SHEETS.items())
    ]
    return [sent if sent and sent.act.slug == one.act.slug else one for one in fresh]


def _sheet_or_404(here: Standpoint, year: int, number: int) -> tuple[Any, Any]:
    found = sheets_for(here.actor, here.court.pk, year).filter(sheet_no=number).first()
    if found is None:
        raise Http404
    return found, checklists_in_force(here.court.pk, on=found.issued_on)[found.checklist]


@require_GET
@page("inspection.print_sheet")
def sheet(request: HttpRequest, here: Standpoint, year: int, number: int) -> HttpResponse:
    """A sheet as it is printed."""
    crumbs = crumbs_of(f"{number}号", then=(Link("检查单", address_named("sheets")(None)),))
    shown = paper_page(paper_of(*_sheet_or_404(here, year, number)), crumbs)
    return show(request, "supervision/paper.html", shown)


@require_GET
@page("inspection.print_sheet")
def sheet_file(request: HttpRequest, here: Standpoint, year: int, number: int) -> HttpResponse:
    """A sheet as a workbook that is filled in without a network."""
    found, checklist = _sheet_or_404(here, year, number)
    content = made(lambda path: write_sheet(found, checklist, path))
    return saved_as(f"{found.label}{checklist.label}.xlsx", content)


@require_GET
@page("finding.read")
def bulletins(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The bulletins of the year."""
    return show(request, "supervision/bulletins.html", bulletins_page(here))


@require_http_methods(["GET", "POST"])
@page("bulletin.issue")
def bulletin_compose(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """An issue is composed, looked at, issued."""
    if slug not in BULLETIN_KINDS:
        raise Http404
    stream = Stream(slug)
    form = sent_form(request, here, ISSUE, stream)
    if request.POST.get("show") == "preview":
        return _preview(request, stream, form)
    return form_answer(
        request,
        form,
        lambda shown: compose_page(stream, shown),
        lambda issued: address_named("bulletin", issued.public_id)(issued),
        "supervision/compose.html",
    )


def _preview(request: HttpRequest, stream: Stream, form: ActForm) -> HttpResponse:
    try:
        shown = compose_page(stream, form, previewed(form))
    except Refused as refused:
        wrong = compose_page(stream, replace(form, problems=refused.problems))
        return show(request, "supervision/compose.html", wrong, 422)
    return show(request, "supervision/compose.html", shown)


def bulletin_or_404(here: Standpoint, public_id: str) -> Any:
    """One issue of this court."""
    found = bulletin_or_none(here, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("finding.read")
def bulletin(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One issue."""
    shown = bulletin_page(here, bulletin_or_404(here, public_id))
    return show(request, "supervision/bulletin.html", shown)


@require_GET
@page("finding.read")
def bulletin_file(
    request: HttpRequest, here: Standpoint, public_id: str, suffix: str
) -> HttpResponse:
    """One issue as a file."""
    found = bulletin_or_404(here, public_id)
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(issued_paper_of(found), suffix))


@require_POST
@page("finding.read")
def bulletin_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """It is delivered, or somebody signs for it."""
    found = bulletin_or_404(here, public_id)
    form = sent_form(request, here, act_named(BULLETIN_ACTS, name), found)
    return acted(
        request,
        form,
        lambda sent: show(
            request, "supervision/bulletin.html", bulletin_page(here, found, sent), 422
        ),
        address_named("bulletin", public_id),
    )
