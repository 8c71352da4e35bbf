"""Lists of registers, what can be done to several rows at once, and the list as a workbook."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jujiao.kernel.concepts import Focus
from jujiao.web.acts import way_back
from jujiao.web.addresses import Address
from jujiao.web.batches import ACTS, BatchAct, batch_done, rows_ticked
from jujiao.web.exports import workbook_of
from jujiao.web.focuses import focus_page, ledgers_page
from jujiao.web.ledger_list import ledger_page
from jujiao.web.narrowing import ListQuery
from jujiao.web.navigation import is_readable
from jujiao.web.paging import SIZE_KEY, size_asked_for
from jujiao.web.parts import Heading
from jujiao.web.registers import register_named
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as


def query_of(request: HttpRequest, here: Standpoint, kind: str) -> ListQuery:
    """What the address asks; a register that is not there, or not for this reader, is not found."""
    found = register_named(kind)
    if found is None or not is_readable(here, found[0]):
        raise Http404
    query = ListQuery(here, found[0], Address.of(request), found[1])
    if not query.readable or (query.only is not None and query.only not in query.readable):
        raise Http404
    return query


@require_GET
@page("record.read")
def ledgers(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """All registers by focus."""
    shown = ledgers_page(here)
    return render(request, "ledger/registers.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.read")
def focus(request: HttpRequest, here: Standpoint, focus: int) -> HttpResponse:
    """One focus: its figures and its registers."""
    if focus not in list(Focus):
        raise Http404
    shown = focus_page(here, Focus(focus))
    return render(request, "ledger/focus.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.read")
def ledger(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """A list of any kind."""
    query = query_of(request, here, kind)
    size = size_asked_for(query.address, request.session.get(SIZE_KEY))
    request.session[SIZE_KEY] = size
    shown = ledger_page(query, size=size)
    return render(
        request, "ledger/list.html", {"page": shown, "heading": shown.heading, "wide": True}
    )


@require_GET
@page("record.read")
def export(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """The list that is shown, as a workbook that can be read back."""
    query = query_of(request, here, kind)
    return saved_as(*workbook_of(query))


@require_POST
@page("record.confirm")
def batch(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """One act on every ticked row: each row is an act of its own, refused or done by itself."""
    back = way_back(request, reverse("ledger", args=[kind]))
    rows = rows_ticked(query_of(request, here, kind), request.POST.getlist("row"))
    act, reason = ACTS.get(request.POST.get("act", "")), request.POST.get("reason", "").strip()
    if act is None or not rows:
        messages.warning(request, "没有勾选任何一行。")
        return redirect(back)
    if act.wants_reason and not reason:
        return _reason_page(request, act, rows, back)
    for level, text in batch_done(here, act, rows, reason):
        messages.add_message(request, level, text)
    return redirect(back)


def _reason_page(request: HttpRequest, act: BatchAct, rows: list[Any], back: str) -> HttpResponse:
    """Asks once for the reason that goes with every row."""
    shown = {
        "heading": Heading(f"{act.label}{len(rows)}条"),
        "rows": rows,
        "act": act,
        "back": back,
    }
    return render(request, "ledger/batch_reason.html", shown)
