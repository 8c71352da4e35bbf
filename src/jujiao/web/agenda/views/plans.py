"""方案."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jujiao.web.acting import show
from jujiao.web.agenda.plan_page import plan_page
from jujiao.web.standpoint import Standpoint, page


@require_GET
@page("figure.read")
def plan(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The plans of the year."""
    return show(request, "agenda/plan.html", plan_page(here))
