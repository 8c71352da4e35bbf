"""Papers: drafted, issued, saved as files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.catalogue.reports import REPORTS
from jujiao.kernel.problems import Refused
from jujiao.papers.html_writer import STYLE
from jujiao.reports.selectors import drafted_report, issued_paper, issued_reports
from jujiao.reports.services import ReportRequest, issue_report
from jujiao.web.acting import show
from jujiao.web.acts import attempt, refuse_where_not_permitted
from jujiao.web.passages_page import Sent, keep_passage, passages_page
from jujiao.web.report_pages import TYPES, draft_page, issued_page, paper_file, reports_page
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

PASSAGES = "reports/passages.html"


@require_GET
@page("report.read")
def reports(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The papers of the court."""
    shown = reports_page(here)
    return render(request, "reports/reports.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("report.read")
def draft(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """A paper as the ledger stands."""
    if slug not in REPORTS:
        raise Http404
    shown = draft_page(here, slug)
    return render(request, "reports/report.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("report.read")
def draft_file(request: HttpRequest, here: Standpoint, slug: str, suffix: str) -> HttpResponse:
    """A draft as a file."""
    if slug not in REPORTS or suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(drafted_report(here.asking, slug).paper, suffix))


@require_http_methods(["GET", "POST"])
@page("report.edit")
def edit(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """The passages of a paper, in people's own words around live figures."""
    if slug not in REPORTS:
        raise Http404
    if request.method == "GET":
        return show(request, PASSAGES, passages_page(here, slug))
    name, words = request.POST.get("passage", ""), request.POST.get("words", "")
    clean = words.replace("\x00", "")
    try:
        keep_passage(here, slug, name, clean, request.POST.get("version", ""))
    except Refused as refused:
        refuse_where_not_permitted(refused)
        sent = Sent(name, clean, refused.problems)
        return show(request, PASSAGES, passages_page(here, slug, sent), 422)
    messages.success(request, f"“{name[:40]}”存好了。")
    return redirect(reverse("report_edit", args=[slug]))


@require_POST
@page("report.issue")
def issue(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """The paper gets its number and is frozen."""
    if slug not in REPORTS:
        raise Http404
    asked = ReportRequest(here.court.pk, slug, here.year)
    issued = attempt(
        request, lambda: issue_report(asked, by=here.actor, at=here.now), done="已印发，编号定稿。"
    )
    if issued is None:
        return redirect(reverse("report_draft", args=[slug]))
    return redirect(reverse("report_issued", args=[issued.issue_year, issued.issue_no]))


def issued_or_404(here: Standpoint, year: int, number: int) -> Any:
    """An issued paper of this court."""
    found = issued_reports(here.scope).filter(issue_year=year, issue_no=number).first()
    if found is None:
        raise Http404
    return found


@require_GET
@page("report.read")
def issued(request: HttpRequest, here: Standpoint, year: int, number: int) -> HttpResponse:
    """An issued paper."""
    shown = issued_page(here, issued_or_404(here, year, number))
    return render(request, "reports/report.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("report.read")
def issued_file(
    request: HttpRequest, here: Standpoint, year: int, number: int, suffix: str
) -> HttpResponse:
    """An issued paper as a file."""
    found = issued_or_404(here, year, number)
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(issued_paper(found), suffix))


@require_GET
def paper_style(request: HttpRequest) -> HttpResponse:
    """How a paper looks on the screen and in print: the style that the paper's own writer keeps."""
    return HttpResponse(STYLE.read_bytes(), content_type="text/css; charset=utf-8")
