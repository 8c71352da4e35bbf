"""数据质量, 年终核对 and 减负."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from jujiao.web.acting import show
from jujiao.web.addresses import Address
from jujiao.web.agenda.burden_page import burden_page
from jujiao.web.agenda.quality_page import quality_page, year_end_page
from jujiao.web.paging import SIZE_KEY, size_asked_for
from jujiao.web.standpoint import Standpoint, page


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
    return show(request, "agenda/year_end.html", year_end_page(here))


@require_GET
@page("record.read")
def burden(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """How many fields people fill in, for everybody to see."""
    return show(request, "agenda/burden.html", burden_page(here))
