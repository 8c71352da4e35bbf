"""提醒 and the calendar feed."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jujiao.notices.feed import feed_of
from jujiao.notices.services import OwnDelivery, mark_read
from jujiao.web.acting import act_named, acted, address_named, sent_form, show
from jujiao.web.addresses import Address
from jujiao.web.agenda.notices_page import NOTICE_ACTS, OPEN, notices_page, with_feed
from jujiao.web.standpoint import Standpoint, moment, page, standpoint_of

PAGE = "agenda/notices.html"


def _own(request: HttpRequest) -> OwnDelivery:
    account: Any = request.user
    return OwnDelivery(account)


@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """What came for the reader; an administrator has an inbox too, and no business of a court in it."""
    here, own = standpoint_of(request), _own(request)
    return show(request, PAGE, notices_page(here, own, Address.of(request)))


@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """Takes notices off the reader's own bell."""
    mark_read(_own(request).account.pk, request.POST.getlist("key"), at=moment())
    return redirect("notices")


@require_POST
@page("record.read")
def notice_act(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
    """What the reader decides about his own delivery."""
    own = _own(request)
    form = sent_form(request, here, act_named(NOTICE_ACTS, name), own)

    def again(sent: Any) -> HttpResponse:
        return show(request, PAGE, notices_page(here, own, Address(reverse("notices")), sent), 422)

    return acted(request, form, again, address_named("notices"))


@require_POST
@page("record.read")
def open_calendar(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Opens the feed; its address stands in this one answer and nowhere else."""
    own = _own(request)
    token = sent_form(request, here, OPEN, own).carry_out()
    url = request.build_absolute_uri(reverse("feed", args=[token]))
    made = with_feed(notices_page(here, own, Address(reverse("notices"))), url)
    answer = show(request, PAGE, made)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@login_not_required
@require_GET
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines of whoever holds the token, as his calendar fetches them."""
    found = feed_of(token, at=moment())
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "no-store"
    return answer
