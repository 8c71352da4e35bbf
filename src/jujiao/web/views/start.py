"""The first page, what waits, looking things up, one's own account, help and the page of all components."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jujiao.web.account import account_page
from jujiao.web.addresses import Address
from jujiao.web.design_page import design_page
from jujiao.web.home import home_page, todo_page
from jujiao.web.parts import Heading
from jujiao.web.search_page import search_page
from jujiao.web.standpoint import Standpoint, actor_behind, page, standpoint_of


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """The first page; an administrator without business in a court sees what he is here for."""
    here = standpoint_of(request)
    if here is None:
        actor = actor_behind(request)
        shown = account_page(actor)
        return render(request, "account/account.html", {"page": shown, "heading": shown.heading})
    start = home_page(here, Address.of(request))
    return render(request, "home/home.html", {"page": start, "heading": start.heading})


@require_GET
@page("record.read")
def todo(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """What waits for the reader."""
    shown = todo_page(here, Address.of(request))
    return render(request, "home/todo.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.read")
def search(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Looking something up."""
    shown = search_page(here, request.GET.get("q", ""))
    return render(request, "search/search.html", {"page": shown, "heading": shown.heading})


@require_GET
def account(request: HttpRequest) -> HttpResponse:
    """One's own account: offices, what they allow, password, leaving."""
    shown = account_page(actor_behind(request))
    return render(request, "account/account.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("record.read")
def keys(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The keys."""
    return render(request, "help/keys.html", {"heading": Heading("键盘")})


@require_GET
@page("record.read")
def design(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """样式页: every component in every state."""
    shown = design_page(here)
    return render(request, "design/design.html", {"page": shown, "heading": shown.heading})
