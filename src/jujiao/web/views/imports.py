"""Bringing workbooks in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jujiao.exchange.batches import (
    CellTyped,
    Upload,
    amend_cell,
    confirm_batch,
    discard_batch,
    recall_batch,
    skip_row,
    submit_batch,
    upload_workbook,
)
from jujiao.exchange.selectors import batch_in_scope
from jujiao.people.selectors import court_named
from jujiao.web.acts import attempt, way_back
from jujiao.web.addresses import Address
from jujiao.web.import_pages import import_page, imports_page
from jujiao.web.standpoint import Standpoint, page

LARGEST = 50 * 1024 * 1024


@require_GET
@page("ledger.upload")
def imports(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """All uploads, and the place to put a file."""
    shown = imports_page(here)
    return render(request, "imports/imports.html", {"page": shown, "heading": shown.heading})


@require_POST
@page("ledger.upload")
def upload(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A workbook is looked at; nothing of it is in the ledger yet."""
    file = request.FILES.get("file")
    court = court_named(here.court.name)
    if file is None or court is None or (file.size or 0) > LARGEST:
        messages.warning(request, "请选一个xlsx文件，不超过50兆。")
        return redirect("imports")
    target = Upload(court, here.year, file.name or "台账.xlsx")
    batch = attempt(
        request,
        lambda: upload_workbook(target, content=file.read(), by=here.actor, at=here.now),
        done="读出来了，请核对。核对期间台账不变。",
    )
    return redirect(
        reverse("import_batch", args=[batch.public_id]) if batch else reverse("imports")
    )


def batch_or_404(here: Standpoint, public_id: str) -> Any:
    """An uploaded workbook of this court."""
    found = batch_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("ledger.confirm")
def batch(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One workbook: what would become of it."""
    shown = import_page(here, batch_or_404(here, public_id), Address.of(request))
    return render(
        request, "imports/batch.html", {"page": shown, "heading": shown.heading, "wide": True}
    )


@require_POST
@page("ledger.amend")
def amend(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """A cell is corrected in place, or its row is skipped or taken back in."""
    found, typed = batch_or_404(here, public_id), typed_in(request)
    by, at = here.actor, here.now
    if "skip" in request.POST:
        attempt(
            request,
            lambda: skip_row(found, typed.sheet, typed.row, by=by, at=at),
            done=f"第{typed.row}行改了去留。",
        )
    else:
        attempt(
            request, lambda: amend_cell(found, typed, by=by, at=at), done=f"第{typed.row}行改了。"
        )
    return redirect(way_back(request, reverse("import_batch", args=[public_id])))


def typed_in(request: HttpRequest) -> CellTyped:
    """What was typed in place of which cell."""
    given = request.POST
    row = given.get("row", "")
    number = int(row) if row.isascii() and row.isdigit() and len(row) < 8 else 0
    text = given.get("text", "").replace("\x00", "")[:300]
    return CellTyped(given.get("sheet", "")[:120], number, given.get("field", "")[:60], text)


ACTS: dict[str, tuple[Callable[..., Any], str]] = {
    "submit": (submit_batch, "已提交，等另一人确认整批。"),
    "recall": (recall_batch, "提交撤回了，可以接着改。"),
    "confirm": (confirm_batch, "已确认，整批生效。"),
    "discard": (discard_batch, "已放弃这一批，台账没有变。"),
}


@require_POST
@page("ledger.confirm")
def act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """The batch is submitted, recalled, confirmed by a second person, or given up."""
    if name not in ACTS:
        raise Http404
    found = batch_or_404(here, public_id)
    run, done = ACTS[name]
    attempt(request, lambda: run(found, by=here.actor, at=here.now), done=done)
    return redirect(reverse("import_batch", args=[public_id]))
