"""Figures: all of them with their definitions, each with what proves it, and the zero that is signed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jujiao.catalogue import INDICATORS
from jujiao.figures.services import Nil, withdraw_zero
from jujiao.kernel.questions import Indicator
from jujiao.web.acts import attempt
from jujiao.web.addresses import Address
from jujiao.web.figure_page import figure_page, figures_page, proof_workbook
from jujiao.web.signing import signed_by_reader
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as


@require_GET
@page("figure.read")
def figures(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """All figures by focus."""
    shown = figures_page(here)
    return render(request, "figures/figures.html", {"page": shown, "heading": shown.heading})


def indicator_or_404(slug: str) -> Indicator:
    """A figure by its name."""
    if slug not in INDICATORS:
        raise Http404
    return INDICATORS[slug]


@require_GET
@page("figure.read")
def figure(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """One figure with what proves it."""
    shown = figure_page(here, indicator_or_404(slug), Address.of(request))
    return render(request, "figures/figure.html", {"page": shown, "heading": shown.heading})


@require_GET
@page("figure.read")
def proof(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """The rows that prove a figure, as a workbook."""
    return saved_as(*proof_workbook(here, indicator_or_404(slug)))


@require_POST
@page("zero.sign")
def sign(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """Somebody whose office it is vouches that there was none."""
    nil = Nil(here.court.pk, indicator_or_404(slug).slug, here.year)
    register = request.POST.get("register", "").replace("\x00", "")[:300]
    attempt(request, lambda: signed_by_reader(here, nil, register), done="已签认。")
    return redirect(reverse("figure", args=[slug]))


@require_POST
@page("zero.withdraw")
def unsign(request: HttpRequest, here: Standpoint, slug: str) -> HttpResponse:
    """The signature is taken back; that it was given stays readable."""
    nil = Nil(here.court.pk, indicator_or_404(slug).slug, here.year)
    reason = request.POST.get("reason", "").replace("\x00", "")[:300]
    attempt(
        request,
        lambda: withdraw_zero(nil, reason=reason, by=here.actor, at=here.now),
        done="签认已撤回，这个数字重新待签认。",
    )
    return redirect(reverse("figure", args=[slug]))
