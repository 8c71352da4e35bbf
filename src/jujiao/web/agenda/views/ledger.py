"""数据质量, 年终核对 and 减负."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.web.acting import acted, address_named, form_answer, sent_form, show
from jujiao.web.addresses import Address
from jujiao.web.agenda.burden_page import burden_page
from jujiao.web.agenda.paste_page import PASTE, paste_form_page
from jujiao.web.agenda.quality_page import quality_page, year_end_page
from jujiao.web.agenda.year_turn import TURN
from jujiao.web.paging import SIZE_KEY, size_asked_for
from jujiao.web.standpoint import Standpoint, page

YEAR_END = "agenda/year_end.html"


@require_GET
@page("record.confirm")
def quality(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """What does not hold, for those who answer for the ledger."""
    address = Address.of(request)
    size = size_asked_for(address, request.session.get(SIZE_KEY))
    return show(request, "agenda/quality.html", quality_page(here, address, size))


@require_GET
@page("record.confirm")
def year_end(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The walk through the year."""
    return show(request, YEAR_END, year_end_page(here))


@require_POST
@page("year.turn")
def year_turn(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The year is closed, the next one opened."""
    form = sent_form(request, here, TURN)
    again = lambda sent: show(request, YEAR_END, year_end_page(here, sent), 422)  # noqa: E731
    return acted(request, form, again, address_named("year_end"))


@require_http_methods(["GET", "POST"])
@page("ledger.upload")
def paste(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Rows copied out of a sheet."""
    return form_answer(
        request,
        sent_form(request, here, PASTE),
        paste_form_page,
        lambda batch: reverse("import_batch", args=[batch.public_id]),
    )


@require_GET
@page("record.read")
def burden(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """How many fields people fill in, for everybody to see."""
    return show(request, "agenda/burden.html", burden_page(here))
