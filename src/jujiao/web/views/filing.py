"""Filing: a new record, a draft gone on with, a correction. Whatever happens, what was typed stays."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jujiao.access.policy import objection
from jujiao.catalogue import RECORD_KINDS
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import Refused
from jujiao.web.acts import refuse_where_not_permitted, words_of
from jujiao.web.branches.places import form_address, has_own_form
from jujiao.web.failures import noted_failure
from jujiao.web.filing import LIKE, Filing, filing_index, filing_page, what_moved
from jujiao.web.forms.record_form import (
    blank_form,
    form_like_last,
    form_of_record,
    last_of,
    posted_form,
)
from jujiao.web.sealed_facts import TO_CORRECT, TO_GO_ON, note_reading
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.facts import address_of, keep_file, record_or_404

CORRECTION = "更正原因"
NOT_KEPT = "没有存上。您填的内容还在，请再按一次登记；仍不行请告诉管理员，编号 {number}。"


@require_GET
@page("record.file")
def choose(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Which kind of record is to be filed."""
    shown = filing_index(here, request.GET.get("register", ""))
    return render(request, "filing/choose.html", {"page": shown, "heading": shown.heading})


def kind_or_404(here: Standpoint, slug: str) -> RecordKind:
    """A kind of record that the reader may know of."""
    kind = RECORD_KINDS.get(slug)
    if kind is None or not here.scope.opens(slug):
        raise Http404
    return kind


@require_http_methods(["GET", "POST"])
@page("record.file")
def file(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """A new record."""
    declared = kind_or_404(here, kind)
    if request.method == "GET":
        if has_own_form(kind):
            return redirect(with_query(form_address(kind), request))
        return _form_page(request, _begun(request, here, declared))
    filing = Filing(posted_form(here, declared, request.POST), act=request.POST.get("act", "file"))
    return _carried_out(request, here, filing)


def _begun(request: HttpRequest, here: Standpoint, kind: RecordKind) -> Filing:
    """A new form: blank, with the offer to begin like last time, or begun so."""
    if LIKE in request.GET:
        return Filing(form_like_last(here, kind, request.GET))
    again = like_last(request) if last_of(here, kind) is not None else ""
    return Filing(blank_form(here, kind, request.GET), like_last=again)


@require_http_methods(["GET", "POST"])
@page("record.read")
def revise(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """A draft or plan, gone on with."""
    declared, record = record_or_404(here, kind, public_id)
    _require(here, "record.revise", record)
    if request.method == "GET":
        note_reading(here, record, TO_GO_ON)
        return _form_page(request, Filing(form_of_record(here, declared, record), record))
    form = posted_form(here, declared, request.POST)
    filing = Filing(form, record, request.POST.get("act", "draft"), _version(request, record))
    return _carried_out(request, here, filing)


@require_http_methods(["GET", "POST"])
@page("record.read")
def correct(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """A correction of a record in force."""
    declared, record = record_or_404(here, kind, public_id)
    _require(here, "record.supersede", record)
    if request.method == "GET":
        note_reading(here, record, TO_CORRECT)
        form = form_of_record(here, declared, record, asks_reason=CORRECTION)
        return _form_page(request, Filing(form, record, "correct"))
    form = posted_form(here, declared, request.POST, asks_reason=CORRECTION)
    return _carried_out(request, here, Filing(form, record, "correct", _version(request, record)))


def with_query(address: str, request: HttpRequest) -> str:
    """An address that keeps what the reader's own said."""
    asked = request.GET.urlencode()
    return f"{address}?{asked}" if asked else address


def like_last(request: HttpRequest) -> str:
    """The address of the same form, begun like last time."""
    asked = request.GET.copy()
    asked[LIKE] = "last"
    return f"{request.path}?{asked.urlencode()}"


def _require(here: Standpoint, action: str, record: Any) -> None:
    problem = objection(here.actor, action, record)
    if problem is not None:
        raise PermissionDenied(problem)


def _version(request: HttpRequest, record: Any) -> int:
    sent = request.POST.get("version", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else int(record.version)


def _carried_out(request: HttpRequest, here: Standpoint, filing: Filing) -> HttpResponse:
    """Files, or shows the form again with what is wrong; even a failing disk loses nothing typed."""
    before = what_moved(here, filing.form.kind)
    try:
        record = filing.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        return _form_page(request, filing.refused(refused), status=422)
    except DatabaseError:
        messages.error(request, NOT_KEPT.format(number=noted_failure(request)))
        return _form_page(request, filing, status=503)
    messages.success(request, filing.said(record, before, what_moved(here, filing.form.kind)))
    for warning in record.warnings:
        messages.warning(request, words_of(warning))
    for upload in request.FILES.getlist("files"):
        keep_file(request, here, filing.form.kind, record, upload)
    return redirect(address_of(record.kind, record.public_id))


def _form_page(request: HttpRequest, filing: Filing, status: int = 200) -> HttpResponse:
    shown = filing_page(filing)
    return render(
        request, "filing/form.html", {"page": shown, "heading": shown.heading}, status=status
    )
