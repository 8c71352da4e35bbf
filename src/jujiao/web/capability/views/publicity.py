"""信息宣传: the year's tables, and one placement with its work and its origin."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from jujiao.web.acting import act_named, acted, address_named, found_or_404, sent_form, show
from jujiao.web.addresses import Address
from jujiao.web.capability.publicity_page import (
    PLACEMENT_ACTS,
    placement_or_none,
    placement_page,
    publicity_page,
)
from jujiao.web.standpoint import Standpoint, page


@require_GET
@page("record.read")
def publicity(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The year's tables by a named policy."""
    return show(request, "capability/publicity.html", publicity_page(here, Address.of(request)))


@require_GET
@page("record.read")
def placement(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One placement."""
    found = found_or_404(placement_or_none(here, public_id))
    return show(request, "capability/placement.html", placement_page(here, found))


@require_POST
@page("record.read")
def placement_act(
    request: HttpRequest, here: Standpoint, public_id: str, name: str
) -> HttpResponse:
    """Somebody says that it is the same work as another, or where it comes from."""
    found = found_or_404(placement_or_none(here, public_id))
    return acted(
        request,
        sent_form(request, here, act_named(PLACEMENT_ACTS, name), found),
        lambda sent: show(
            request, "capability/placement.html", placement_page(here, found, sent), 422
        ),
        address_named("placement", public_id),
    )
