"""数字核对: handing in, looking, deciding, taking away."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.drafts.returned import annotated_draft, corrected_draft
from jujiao.drafts.selectors import check_in_scope
from jujiao.drafts.services import claim_at
from jujiao.drafts.sheet import checking_sheet
from jujiao.kernel.problems import Refused
from jujiao.web.acting import act_named, acted, address_named, sent_form, show
from jujiao.web.acts import attempt, refuse_where_not_permitted
from jujiao.web.drafts.check_page import Looking, check_page, looking_of
from jujiao.web.drafts.draft_acts import FIGURE_ACTS, WORD_ACTS, DraftFigure
from jujiao.web.drafts.drafts_page import drafts_page
from jujiao.web.drafts.handing_in import HandedIn, checked_again
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

WORD, PLAIN, JSON = TYPES["docx"], "text/plain; charset=utf-8", "application/json"


@require_http_methods(["GET", "POST"])
@page("draft.check")
def drafts(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Where a draft is handed in, and the earlier checks."""
    if request.method == "GET":
        return show(request, "drafts/drafts.html", drafts_page(here))
    sent = HandedIn.of(request)
    try:
        check = sent.checked(here)
    except Refused as refused:
        refuse_where_not_permitted(refused)
        return show(request, "drafts/drafts.html", drafts_page(here, sent.refused(refused)), 422)
    return redirect(reverse("draft_check", args=[check.public_id]))


@require_POST
@page("draft.check")
def words(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
    """The court teaches a word of its own."""
    form = sent_form(request, here, act_named(WORD_ACTS, name))
    return acted(
        request,
        form,
        lambda sent: show(request, "drafts/drafts.html", drafts_page(here, sent=sent), 422),
        address_named("drafts"),
    )


def check_or_404(here: Standpoint, public_id: str) -> Any:
    """A check of this court."""
    found = check_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("draft.check")
def check(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One check."""
    shown = check_page(here, check_or_404(here, public_id), looking_of(request.GET))
    return show(request, "drafts/check.html", shown)


@require_POST
@page("draft.check")
def again(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The same draft against the ledger as it stands now."""
    found = check_or_404(here, public_id)
    made = attempt(request, lambda: checked_again(here, found), done="按现在的台账重新核对了。")
    return redirect(reverse("draft_check", args=[made.public_id if made else public_id]))


@require_POST
@page("draft.check")
def figure_act(
    request: HttpRequest, here: Standpoint, public_id: str, start: int, name: str
) -> HttpResponse:
    """Something is decided of one figure."""
    found = check_or_404(here, public_id)
    form = sent_form(request, here, act_named(FIGURE_ACTS, name), figure_or_404(found, start))
    return acted(
        request,
        form,
        lambda sent: show(
            request, "drafts/check.html", check_page(here, found, Looking(), sent), 422
        ),
        lambda made: f"{reverse('draft_check', args=[public_id])}?at={start}#figure-{start}",
    )


def figure_or_404(check: Any, start: int) -> DraftFigure:
    """The figure of a check that begins at this place."""
    try:
        return DraftFigure(check, claim_at(check, start))
    except Refused as refused:
        raise Http404 from refused


@require_GET
@page("draft.check")
def check_file(request: HttpRequest, here: Standpoint, public_id: str, form: str) -> HttpResponse:
    """What a check gives back: the draft with comments, the corrected draft, the sheet, the data."""
    found = check_or_404(here, public_id)
    if form not in FILES:
        raise Http404
    try:
        return saved_as(*FILES[form](here, found))
    except Refused as refused:
        for problem in refused.problems:
            messages.error(request, f"{problem.message}{problem.remedy}")
        return redirect(reverse("draft_check", args=[public_id]))


def _annotated(here: Standpoint, check: Any) -> tuple[str, bytes, str]:
    return f"{_stem(check)}（核对批注）.docx", annotated_draft(check, at=here.now), WORD


def _corrected(here: Standpoint, check: Any) -> tuple[str, bytes, str]:
    stem, _, suffix = check.file_name.rpartition(".")
    content = corrected_draft(check)
    kind = WORD if suffix.lower() == "docx" else PLAIN
    return f"{stem or suffix}（改后）.{suffix if stem else 'txt'}", content, kind


def _sheet_word(here: Standpoint, check: Any) -> tuple[str, bytes, str]:
    return paper_file(checking_sheet(check, day=here.today), "docx")


def _sheet_pdf(here: Standpoint, check: Any) -> tuple[str, bytes, str]:
    return paper_file(checking_sheet(check, day=here.today), "pdf")


def _json(here: Standpoint, check: Any) -> tuple[str, bytes, str]:
    content = json.dumps(check.said, ensure_ascii=False, indent=1).encode()
    return f"{_stem(check)}（核对）.json", content, JSON


def _stem(check: Any) -> str:
    return str(check.file_name.rpartition(".")[0] or check.file_name)


FILES = {
    "annotated": _annotated,
    "corrected": _corrected,
    "sheet-docx": _sheet_word,
    "sheet-pdf": _sheet_pdf,
    "json": _json,
}
