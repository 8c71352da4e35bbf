"""Elections, admissions and campaigns step by step; the committees of the branches."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.catalogue.duties import PATHS
from jujiao.kernel.concepts import ProcedureKind
from jujiao.procedures.requests import is_election, request_of_election
from jujiao.procedures.selectors import procedure_in_scope
from jujiao.web.acting import act_named, acted, address_named, form_answer, sent_form, show
from jujiao.web.branches.courses_page import (
    COURSES,
    OPEN,
    acts_of,
    course_page,
    course_way,
    courses_page,
    open_page,
    teams_page,
)
from jujiao.web.paper_page import paper_page
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

COURSE = "branches/course.html"


@require_GET
@page("record.read")
def branch_teams(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The committees of the branches."""
    return show(request, "branches/teams.html", teams_page(here))


def kind_or_404(slug: str) -> ProcedureKind:
    """A kind of course that is gone through here."""
    if slug not in COURSES:
        raise Http404
    return COURSES[slug]


@require_GET
@page("record.read")
def first_courses(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The courses of the first kind; tabs lead to the others."""
    return show(request, "branches/courses.html", courses_page(here, next(iter(COURSES.values()))))


@require_GET
@page("record.read")
def courses(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """The courses of a kind."""
    return show(request, "branches/courses.html", courses_page(here, kind_or_404(kind)))


@require_http_methods(["GET", "POST"])
@page("procedure.open")
def course_new(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """A course begins."""
    form = sent_form(request, here, OPEN, kind_or_404(kind))
    return form_answer(
        request, form, open_page, lambda made: reverse("course", args=[kind, made.public_id])
    )


def course_or_404(here: Standpoint, kind: str, public_id: str) -> Any:
    """A course of this court."""
    found = procedure_in_scope(here.scope, public_id)
    if found is None or found.kind != kind_or_404(kind).slug:
        raise Http404
    return found


@require_GET
@page("record.read")
def course(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """One course."""
    return show(request, COURSE, course_page(here, course_or_404(here, kind, public_id)))


@require_POST
@page("procedure.advance")
def course_act(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str, name: str
) -> HttpResponse:
    """A step is taken, or the course is ended; what only warns is said on the way."""
    found = course_or_404(here, kind, public_id)
    return acted(
        request,
        sent_form(request, here, act_named(acts_of(PATHS[kind]), name), found),
        lambda sent: show(request, COURSE, course_page(here, found, sent), 422),
        address_named("course", kind, public_id),
    )


def election_or_404(here: Standpoint, kind: str, public_id: str) -> Any:
    """A course in which posts are voted on."""
    found = course_or_404(here, kind, public_id)
    if not is_election(found) or found.unit is None:
        raise Http404
    return found


@require_GET
@page("record.read")
def course_request(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str
) -> HttpResponse:
    """The request that goes up before an election, as it will print."""
    found = election_or_404(here, kind, public_id)
    address = reverse("course_request", args=[kind, public_id])
    paper = request_of_election(found, on=here.today)
    shown = paper_page(paper, course_way(found), save_at=address)
    return show(request, "branches/paper.html", shown)


@require_GET
@page("record.read")
def course_request_file(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str, suffix: str
) -> HttpResponse:
    """The request as a file."""
    if suffix not in TYPES:
        raise Http404
    found = election_or_404(here, kind, public_id)
    return saved_as(*paper_file(request_of_election(found, on=here.today), suffix))
