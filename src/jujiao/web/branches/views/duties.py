"""The matrix of duties and what lies behind its cells."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from jujiao.catalogue.duties import DUTIES
from jujiao.duties.selectors import dues
from jujiao.kernel.cadence import Window, parse_window
from jujiao.kernel.problems import Refused
from jujiao.people.selectors import unit_in_scope
from jujiao.web.acting import acted, address_named, sent_form, show
from jujiao.web.branches.due_lines import owing_of
from jujiao.web.branches.matrix_page import EXCUSE, branch_page, matrix_page, window_page
from jujiao.web.standpoint import Standpoint, page

DUES = "branches/dues.html"


@require_GET
@page("record.read")
def duties(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The heat map."""
    return show(request, "branches/duties.html", matrix_page(here, request.GET.get("by", "")))


def window_or_404(label: str) -> Window:
    """The stretch of a rhythm that an address names."""
    try:
        return parse_window(label)
    except Refused as refused:
        raise Http404 from refused


@require_http_methods(["GET", "POST"])
@page("record.read")
def due_window(request: HttpRequest, here: Standpoint, duty: str, window: str) -> HttpResponse:
    """One cell: who did it, who did not; one of them may be excused."""
    if duty not in DUTIES:
        raise Http404
    asked, stretch = DUTIES[duty], window_or_404(window)
    if request.method == "GET":
        return show(request, DUES, window_page(here, asked, stretch))
    found = [due for due in dues(owing_of(here, (asked,))) if due.window.label == window]
    return acted(
        request,
        sent_form(request, here, EXCUSE, tuple(found)),
        lambda sent: show(request, DUES, window_page(here, asked, stretch, sent), 422),
        address_named("due_window", duty, window),
    )


def unit_or_404(here: Standpoint, public_id: str) -> Any:
    """A unit of this court."""
    found = unit_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@page("record.read")
def branch_dues(request: HttpRequest, here: Standpoint, unit_id: str) -> HttpResponse:
    """What one branch owes."""
    branch, month = unit_or_404(here, unit_id), _month(request)
    if request.method == "GET":
        return show(request, DUES, branch_page(here, branch, month))
    return acted(
        request,
        sent_form(request, here, EXCUSE, tuple(dues(owing_of(here, branch_id=branch.pk)))),
        lambda sent: show(request, DUES, branch_page(here, branch, month, sent), 422),
        address_named("branch_dues", unit_id),
    )


def _month(request: HttpRequest) -> int | None:
    asked = request.GET.get("month", "")
    return int(asked) if asked in {str(one) for one in range(1, 13)} else None
