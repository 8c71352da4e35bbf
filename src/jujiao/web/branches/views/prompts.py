"""月提示: the months, one month, one branch's prompt; issued by a person, received by the branch."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from jujiao.oversight.prompt_lines import PromptSheet
from jujiao.oversight.prompt_papers import paper_of_prompt
from jujiao.web.acting import acted, address_named, sent_form, show
from jujiao.web.branches.prompts_page import (
    ISSUE,
    RECEIVE,
    month_page,
    prompt_page,
    prompts_page,
    sheet_and_prompt,
)
from jujiao.web.branches.views.duties import unit_or_404, window_or_404
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as


@require_GET
@page("record.read")
def prompts(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The months of the year."""
    return show(request, "branches/prompts.html", prompts_page(here))


@require_GET
@page("record.read")
def month(request: HttpRequest, here: Standpoint, month: str) -> HttpResponse:
    """A month over all branches."""
    return show(request, "branches/month.html", month_page(here, window_or_404(month)))


@require_POST
@page("prompt.issue")
def issue(request: HttpRequest, here: Standpoint, month: str) -> HttpResponse:
    """Somebody issues the prompts of the month."""
    asked = window_or_404(month)
    return acted(
        request,
        sent_form(request, here, ISSUE, asked),
        lambda sent: show(request, "branches/month.html", month_page(here, asked, sent), 422),
        address_named("prompt_month", month),
    )


def prompt_or_404(here: Standpoint, month: str, unit_id: str) -> tuple[PromptSheet, Any]:
    """The prompt of a branch of this court in a month."""
    found = sheet_and_prompt(here, window_or_404(month), unit_or_404(here, unit_id))
    if found is None:
        raise Http404
    return found


@require_GET
@page("record.read")
def prompt(request: HttpRequest, here: Standpoint, month: str, unit_id: str) -> HttpResponse:
    """One branch's prompt."""
    shown = prompt_page(here, *prompt_or_404(here, month, unit_id))
    return show(request, "branches/prompt.html", shown)


@require_POST
@page("prompt.receive")
def receive(request: HttpRequest, here: Standpoint, month: str, unit_id: str) -> HttpResponse:
    """The branch has read it."""
    sheet, issued = prompt_or_404(here, month, unit_id)
    if issued is None:
        raise Http404
    return acted(
        request,
        sent_form(request, here, RECEIVE, issued),
        lambda sent: show(
            request, "branches/prompt.html", prompt_page(here, sheet, issued, sent), 422
        ),
        address_named("prompt", month, unit_id),
    )


@require_GET
@page("record.read")
def prompt_file(
    request: HttpRequest, here: Standpoint, month: str, unit_id: str, suffix: str
) -> HttpResponse:
    """One branch's prompt as a file."""
    if suffix not in TYPES:
        raise Http404
    sheet, _ = prompt_or_404(here, month, unit_id)
    return saved_as(*paper_file(paper_of_prompt(sheet), suffix))
