"""People and units."""

from __future__ import annotations

from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jujiao.people.selectors import person_in_scope, unit_in_scope
from jujiao.web.addresses import Address
from jujiao.web.name_hints import name_hints
from jujiao.web.paging import SIZE_KEY, size_asked_for
from jujiao.web.people_pages import people_page, person_page, unit_page, units_page
from jujiao.web.standpoint import Standpoint, page


@require_GET
@page("record.read")
def people(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The people of the court."""
    address = Address.of(request)
    size = size_asked_for(address, request.session.get(SIZE_KEY))
    shown = people_page(here, address, size)
    return render(request, "people/people.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.read")
def person(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One person."""
    found = person_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    shown = person_page(here, found, Address.of(request))
    return render(request, "people/person.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.file")
def names(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Names for a field that is being typed in."""
    hints = name_hints(here, request.GET.get("q", ""))
    return JsonResponse([asdict(one) for one in hints], safe=False)


@require_GET
@page("record.read")
def units(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The departments and branches."""
    shown = units_page(here)
    return render(request, "people/units.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.read")
def unit(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One unit."""
    found = unit_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    shown = unit_page(here, found)
    return render(request, "people/unit.html", {"page": shown, "heading": shown.heading})
