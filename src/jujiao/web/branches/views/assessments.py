"""年考核 of the branches: opened, judged, objected to, reviewed, frozen."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from jujiao.assessments.papers import paper_of_assessment
from jujiao.assessments.selectors import assessment_in_scope
from jujiao.assessments.starter import SLUG, SORTS
from jujiao.web.acting import act_named, acted, address_named, sent_form, show
from jujiao.web.branches.assessment_acts import BRANCH_ACTS, YEAR_ACTS, YearOfSort
from jujiao.web.branches.assessment_page import (
    address_of_sort,
    assessment_page,
    assessments_page,
    drafted_of,
    may_see,
    year_of_sort,
)
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

YEAR, ONE = "branches/assessments.html", "branches/assessment.html"


@require_GET
@page("finding.read")
def assessments(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """All branches of the year."""
    return show(request, YEAR, assessments_page(here, _asked(request, here)))


def _asked(request: HttpRequest, here: Standpoint) -> YearOfSort:
    """The sort of assessment that the address names: the yearly one, or the stars."""
    sort = request.GET.get("sort", SLUG)
    if sort not in SORTS:
        raise Http404
    return year_of_sort(here, sort)


@require_POST
@page("assessment.review")
def year_act(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
    """The year is opened, reviewed, frozen."""
    acts = {slug: one.act for slug, one in YEAR_ACTS.items()}
    asked, act = _asked(request, here), act_named(acts, name)
    return acted(
        request,
        sent_form(request, here, act, asked),
        lambda sent: show(request, YEAR, assessments_page(here, asked, sent), 422),
        lambda made: address_of_sort(asked.sort),
    )


def assessment_or_404(here: Standpoint, public_id: str) -> Any:
    """An assessment that the reader may see: of his own branch, or of any where he answers for all."""
    found = assessment_in_scope(here.scope, public_id)
    if found is None or not may_see(here, found):
        raise Http404
    return found


@require_GET
@page("record.read")
def assessment(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The score sheet of one branch."""
    return show(request, ONE, assessment_page(here, assessment_or_404(here, public_id)))


@require_GET
@page("record.read")
def assessment_file(
    request: HttpRequest, here: Standpoint, public_id: str, suffix: str
) -> HttpResponse:
    """The score sheet of one branch as a file."""
    found = assessment_or_404(here, public_id)
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(paper_of_assessment(drafted_of(here, found)), suffix))


@require_POST
@page("record.read")
def assessment_act(
    request: HttpRequest, here: Standpoint, public_id: str, name: str
) -> HttpResponse:
    """An item is judged; the branch objects; somebody answers."""
    found = assessment_or_404(here, public_id)
    return acted(
        request,
        sent_form(request, here, act_named(BRANCH_ACTS, name), found),
        lambda sent: show(request, ONE, assessment_page(here, found, sent), 422),
        address_named("branch_assessment", public_id),
    )
