"""Rounds of inspection: planned, made branch by branch, closed when every branch was seen."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.kernel.problems import Refused
from jujiao.oversight.bulletins import bulletin_of
from jujiao.oversight.checklists import checklist_of
from jujiao.oversight.selectors import checks_of, round_in_scope
from jujiao.oversight.sheets import paper_of_checklist, write_checklist
from jujiao.web.acting import act_named, acted, address_named, form_answer, sent_form, show
from jujiao.web.branches.places import crumbs_of
from jujiao.web.branches.round_acts import CHECK_ACTS, PLAN, ROUND_ACTS
from jujiao.web.branches.rounds_page import checklist_page, plan_page, round_page, rounds_page
from jujiao.web.paper_page import paper_page
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

ROUND, CHECKLIST = "branches/round.html", "branches/checklist.html"


@require_GET
@page("round.visit")
def rounds(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The rounds of the year."""
    return show(request, "branches/rounds.html", rounds_page(here))


@require_http_methods(["GET", "POST"])
@page("round.plan")
def round_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A round is planned, with an inspector for every branch."""
    return form_answer(
        request,
        sent_form(request, here, PLAN),
        plan_page,
        lambda made: address_named("round", made.public_id)(made),
    )


def round_or_404(here: Standpoint, public_id: str) -> Any:
    """A round of this court."""
    found = round_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("round.visit")
def round_(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One round."""
    return show(request, ROUND, round_page(here, round_or_404(here, public_id)))


@require_POST
@page("round.visit")
def round_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """Those to be asked are drawn, or the round is closed."""
    asked = round_or_404(here, public_id)
    return acted(
        request,
        sent_form(request, here, act_named(ROUND_ACTS, name), asked),
        lambda sent: show(request, ROUND, round_page(here, asked, sent), 422),
        address_named("round", public_id),
    )


@require_GET
@page("round.visit")
def round_bulletin(
    request: HttpRequest, here: Standpoint, public_id: str, suffix: str
) -> HttpResponse:
    """What the round saw, as a paper."""
    asked = round_or_404(here, public_id)
    if suffix not in TYPES:
        raise Http404
    try:
        return saved_as(*paper_file(bulletin_of(asked, on=here.today), suffix))
    except Refused as refused:
        raise Http404 from refused


def check_or_404(here: Standpoint, public_id: str, unit_id: str) -> Any:
    """One branch in a round of this court."""
    asked = round_or_404(here, public_id)
    found = checks_of(asked).filter(unit__public_id=unit_id).first()
    if found is None:
        raise Http404
    return found


@require_GET
@page("round.visit")
def checklist(request: HttpRequest, here: Standpoint, public_id: str, unit_id: str) -> HttpResponse:
    """The checklist of a branch."""
    shown = checklist_page(here, check_or_404(here, public_id, unit_id))
    return show(request, CHECKLIST, shown)


@require_GET
@page("round.visit")
def checklist_file(
    request: HttpRequest, here: Standpoint, public_id: str, unit_id: str
) -> HttpResponse:
    """The checklist as a workbook that is filled in without a network."""
    made = checklist_of(check_or_404(here, public_id, unit_id))
    return saved_as(f"{made.label}.xlsx", write_checklist(made))


@require_GET
@page("round.visit")
def checklist_paper(
    request: HttpRequest, here: Standpoint, public_id: str, unit_id: str
) -> HttpResponse:
    """The checklist as it is printed and filled in by hand."""
    check = check_or_404(here, public_id, unit_id)
    shown = paper_page(paper_of_checklist(checklist_of(check)), crumbs_of(check.unit.name))
    return show(request, "branches/paper.html", shown)


@require_POST
@page("round.visit")
def check_act(
    request: HttpRequest, here: Standpoint, public_id: str, unit_id: str, name: str
) -> HttpResponse:
    """The branch was seen, a filled-in list comes back, somebody was asked, somebody else goes."""
    check = check_or_404(here, public_id, unit_id)
    return acted(
        request,
        sent_form(request, here, act_named(CHECK_ACTS, name), check),
        lambda sent: show(request, CHECKLIST, checklist_page(here, check, sent), 422),
        address_named("checklist", public_id, unit_id),
    )
