"""Findings and 巡察整改."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.access.policy import objection
from jujiao.access.scope import StreamSubject
from jujiao.catalogue.external_inspection import EXTERNAL_FINDINGS
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.evidence.services import vault
from jujiao.papers.tree import said_day
from jujiao.web.acting import act_named, acted, address_named, form_answer, sent_form, show
from jujiao.web.addresses import Address
from jujiao.web.paper_page import paper_page
from jujiao.web.parts import Link
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.supervision.finding_acts import FINDING_ACTS
from jujiao.web.supervision.finding_page import file_or_none, finding_or_none, finding_page
from jujiao.web.supervision.findings_list import findings_page
from jujiao.web.supervision.rectification_page import (
    REGISTER,
    feedback_or_none,
    feedbacks_page,
    paper_named,
    rectification_page,
    register_page,
)
from jujiao.web.views.responses import saved_as

EXTERNAL_STREAM = BY_FINDINGS[EXTERNAL_FINDINGS.slug].slug


def finding_or_404(here: Standpoint, public_id: str) -> Any:
    """The finding; somebody else's looks like one that is not there."""
    found = finding_or_none(here, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("record.read")
def findings(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The findings that the reader may see: the court's, his units', or his own."""
    return show(request, "supervision/findings.html", findings_page(here, Address.of(request)))


@require_GET
@page("record.read")
def finding(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One finding."""
    found = finding_or_404(here, public_id)
    return show(request, "supervision/finding.html", finding_page(here, found))


@require_POST
@page("record.read")
def finding_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """An act on a finding."""
    found = finding_or_404(here, public_id)
    form = sent_form(request, here, act_named(FINDING_ACTS, name), found)

    def again(sent: Any) -> HttpResponse:
        now = finding_or_404(here, public_id)
        return show(request, "supervision/finding.html", finding_page(here, now, sent), 422)

    return acted(request, form, again, address_named("finding", public_id))


@require_GET
@page("record.read")
def finding_file(
    request: HttpRequest, here: Standpoint, public_id: str, file_id: int
) -> HttpResponse:
    """A file that bears a finding out, to be saved."""
    kept = file_or_none(here, finding_or_404(here, public_id), file_id)
    if kept is None:
        raise Http404
    return saved_as(kept.file_name, vault().read(kept.content_hash), "application/octet-stream")


def require_overview(here: Standpoint, action: str = "finding.read") -> None:
    """These lists are of the whole court: they are for those who oversee this stream of it."""
    subject = StreamSubject(here.court.pk, EXTERNAL_STREAM)
    problem = objection(here.actor, action, subject)
    if problem is not None:
        raise PermissionDenied(problem)


def feedback_or_404(here: Standpoint, public_id: str) -> Any:
    """One feedback of this court."""
    require_overview(here)
    found = feedback_or_none(here, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("finding.read")
def rectifications(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The feedbacks of inspections from above."""
    require_overview(here)
    return show(request, "supervision/rectifications.html", feedbacks_page(here))


@require_http_methods(["GET", "POST"])
@page("finding.raise")
def rectification_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A feedback with its problems."""
    require_overview(here, "finding.raise")
    form = sent_form(request, here, REGISTER)
    return form_answer(request, form, register_page, address_named("rectifications"))


@require_GET
@page("finding.read")
def rectification(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One feedback with its three lists."""
    found = feedback_or_404(here, public_id)
    return show(request, "supervision/rectification.html", rectification_page(here, found))


@require_GET
@page("finding.read")
def rectification_paper(
    request: HttpRequest, here: Standpoint, public_id: str, name: str
) -> HttpResponse:
    """The report on the rectification, or what is disclosed of it."""
    found = feedback_or_404(here, public_id)
    paper = paper_named(here, found, name)
    if paper is None:
        raise Http404
    crumbs = crumbs_of(
        "文书", then=(Link(found.title, address_named("rectification", public_id)(None)),)
    )
    shown = paper_page(paper, crumbs, lead=f"截至{said_day(here.today)}", save_at=request.path)
    return show(request, "supervision/paper.html", shown)


@require_GET
@page("finding.read")
def rectification_file(
    request: HttpRequest, here: Standpoint, public_id: str, name: str, suffix: str
) -> HttpResponse:
    """The same as a file."""
    paper = paper_named(here, feedback_or_404(here, public_id), name)
    if paper is None or suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(paper, suffix))
