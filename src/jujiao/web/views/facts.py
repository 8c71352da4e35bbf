"""One fact: its page, the acts on it, its files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.catalogue import ALL_KINDS
from jujiao.confidential.reading import is_sealed
from jujiao.evidence.selectors import evidence_of
from jujiao.evidence.services import attach_evidence, target_of, vault
from jujiao.kernel.concepts import AnyKind, FindingStream, RecordKind
from jujiao.kernel.problems import Refused
from jujiao.ledger.services import (
    confirm_record,
    send_back_record,
    submit_record,
    withdraw_record,
)
from jujiao.web.acting import show
from jujiao.web.acts import attempt, reason_sent, refuse_where_not_permitted, way_back
from jujiao.web.fact_page import fact_page
from jujiao.web.sealed_facts import note_reading, reading_form, sealed_page
from jujiao.web.sorts import sort_of
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

SEALED_PAGE = "acts/page.html"


def fact_or_404(here: Standpoint, kind: str, public_id: str) -> tuple[AnyKind, Any]:
    """The fact; one that is not there and one that is not this reader's are the same page."""
    declared = ALL_KINDS.get(kind)
    found = sort_of(declared).one(here, public_id) if declared else None
    if declared is None or found is None or found.kind != kind:
        raise Http404
    return declared, found


def record_or_404(here: Standpoint, kind: str, public_id: str) -> tuple[RecordKind, Any]:
    """The record; other sorts of fact have no such acts."""
    declared, found = fact_or_404(here, kind, public_id)
    if not isinstance(declared, RecordKind):
        raise Http404
    return declared, found


@require_GET
@page("record.read")
def fact(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """The page of a fact; a problem has a page of its own, on which it is worked at."""
    declared, found = fact_or_404(here, kind, public_id)
    if isinstance(declared, FindingStream):
        return redirect("finding", public_id)
    if is_sealed(found.kind):
        form = replace(reading_form(request, here, found), typed=None)
        return show(request, SEALED_PAGE, sealed_page(declared, form))
    return show(request, "facts/fact.html", fact_page(here, declared, found))


@require_POST
@page("record.read")
def read(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """A sealed record, open for this one answer to whoever may read it and says why."""
    declared, found = record_or_404(here, kind, public_id)
    form = reading_form(request, here, found)
    try:
        form.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        closed = sealed_page(declared, form.refused(refused.problems))
        return show(request, SEALED_PAGE, closed, 422)
    shown = replace(fact_page(here, declared, found), reason=reason_sent(request))
    return show(request, "facts/fact.html", shown)


@require_POST
@page("record.read")
def confirm(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """A second person brings the record in force."""
    _, record = record_or_404(here, kind, public_id)
    attempt(
        request,
        lambda: confirm_record(record, by=here.actor, at=here.now),
        done="已确认，这条记录生效了。",
    )
    return redirect(way_back(request, address_of(kind, public_id)))


@require_POST
@page("record.read")
def send_back(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """The record goes back to whoever filed it."""
    _, record = record_or_404(here, kind, public_id)
    reason = reason_sent(request)
    attempt(
        request,
        lambda: send_back_record(record, reason=reason, by=here.actor, at=here.now),
        done=f"已退回{record.recorded_by_name}。",
    )
    return redirect(address_of(kind, public_id))


@require_POST
@page("record.read")
def submit(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """A draft or plan becomes a filed record."""
    _, record = record_or_404(here, kind, public_id)
    attempt(request, lambda: submit_record(record, by=here.actor, at=here.now), done="已提交。")
    return redirect(address_of(kind, public_id))


@require_POST
@page("record.read")
def withdraw(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """The record no longer counts, and stays readable."""
    _, record = record_or_404(here, kind, public_id)
    reason = reason_sent(request)
    attempt(
        request,
        lambda: withdraw_record(record, reason=reason, by=here.actor, at=here.now),
        done="已撤回，不再计数；内容和原因仍可查看。",
    )
    return redirect(address_of(kind, public_id))


@require_POST
@page("record.read")
def attach(request: HttpRequest, here: Standpoint, kind: str, public_id: str) -> HttpResponse:
    """Files that bear the fact out."""
    declared, found = fact_or_404(here, kind, public_id)
    files = request.FILES.getlist("files")
    if not files:
        messages.warning(request, "没有选文件。")
    for one in files:
        keep_file(request, here, declared, found, one)
    return redirect(f"{address_of(kind, public_id)}#files")


def keep_file(
    request: HttpRequest, here: Standpoint, kind: AnyKind, found: Any, upload: Any
) -> None:
    """Keeps one uploaded file for a fact and says so."""
    target = target_of(found, sort_of(kind).name)
    attempt(
        request,
        lambda: attach_evidence(
            target, file_name=upload.name, content=upload.read(), by=here.actor, at=here.now
        ),
        done=f"已收下“{upload.name}”。",
    )


@require_http_methods(["GET", "POST"])
@page("record.read")
def download(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str, file_id: int
) -> HttpResponse:
    """A file, to be saved and never shown by the browser; one of a sealed record is a reading of it."""
    declared, found = fact_or_404(here, kind, public_id)
    note_reading(here, found, reason_sent(request))
    kept = evidence_of(here.scope, sort_of(declared).name, found.pk).filter(pk=file_id).first()
    if kept is None:
        raise Http404
    return saved_as(kept.file_name, vault().read(kept.content_hash), "application/octet-stream")


def address_of(kind: str, public_id: str) -> str:
    """The page of a fact."""
    return reverse("fact", args=[kind, public_id])
