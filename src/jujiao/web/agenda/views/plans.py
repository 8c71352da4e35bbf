"""方案."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jujiao.catalogue.plan_sorts import PLAN_SORTS
from jujiao.plans.selectors import measure_in_scope
from jujiao.web.acting import act_named, acted, found_or_404, sent_form, show
from jujiao.web.agenda.measure_page import MEASURE_ACTS, measure_desk
from jujiao.web.agenda.plan_acts import PLAN_ACTS, QUARTERS, package_of, quarter_paper
from jujiao.web.agenda.plan_page import plan_page
from jujiao.web.agenda.views.desks import DESK, desk_act
from jujiao.web.paper_page import paper_page
from jujiao.web.parts import Link
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

PAGE = "agenda/plan.html"


@require_GET
@page("figure.read")
def plan(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The plans of the year."""
    return show(request, PAGE, plan_page(here))


@require_POST
@page("figure.read")
def plan_act(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
    """A plan is adopted, or its quarter's report issued."""
    form = sent_form(
        request, here, act_named({slug: a for slug, (a, _) in PLAN_ACTS.items()}, name)
    )
    return acted(
        request,
        form,
        lambda sent: show(request, PAGE, plan_page(here, sent), 422),
        lambda done: reverse("plan"),
    )


@require_GET
@page("figure.read")
def measure(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One measure, and what shows it done."""
    found = found_or_404(measure_in_scope(here.scope, public_id))
    return show(request, DESK, measure_desk(here, found))


@require_POST
@page("figure.read")
def measure_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """Something more, or less, shows it done; or somebody is asked to do it."""
    found = found_or_404(measure_in_scope(here.scope, public_id))
    again = lambda sent: measure_desk(here, found, sent)  # noqa: E731
    url = reverse("measure", args=[public_id])
    return desk_act(request, here, (MEASURE_ACTS, name), again, url, found)


@require_GET
@page("report.read")
def plan_report(request: HttpRequest, here: Standpoint, sort: str, quarter: int) -> HttpResponse:
    """The quarter's report as it would be today."""
    _known_or_404(sort, quarter)
    crumbs = (Link("方案", reverse("plan")), Link("季度报告"))
    save_at = reverse("plan_report", args=[sort, quarter])
    shown = paper_page(quarter_paper(here, sort, quarter), crumbs, lead="送审稿", save_at=save_at)
    return show(request, "branches/paper.html", shown)


@require_GET
@page("report.read")
def plan_report_file(
    request: HttpRequest, here: Standpoint, sort: str, quarter: int, suffix: str
) -> HttpResponse:
    """The same as a file."""
    _known_or_404(sort, quarter)
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(quarter_paper(here, sort, quarter), suffix))


@require_GET
@page("report.read")
def plan_package(request: HttpRequest, here: Standpoint, sort: str) -> HttpResponse:
    """The state of a plan for the court above, to be saved."""
    _known_or_404(sort, 1)
    name = f"{here.court.name}{here.year}年{PLAN_SORTS[sort].label}状态.json"
    return saved_as(name, package_of(here, sort), "application/json")


def _known_or_404(sort: str, quarter: int) -> None:
    if sort not in PLAN_SORTS or quarter not in QUARTERS:
        raise Http404
