"""民主测评: opened and closed by an office, voted on with a slip by whoever drew it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.duties.selectors import ballot_in_scope
from jujiao.kernel.problems import Refused
from jujiao.web.acting import acted, address_named, sent_form, show
from jujiao.web.acts import refuse_where_not_permitted
from jujiao.web.branches.ballots_page import CLOSE, OPEN, ballot_page, ballots_page, tokens_page
from jujiao.web.branches.voting import VotePage, cast, opened
from jujiao.web.standpoint import Standpoint, page

LIST, ONE = "branches/ballots.html", "branches/ballot.html"


@require_http_methods(["GET", "POST"])
@page("ballot.open")
def ballots(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The ballots of the year; opening one shows its tokens in the answer and nowhere else."""
    if request.method == "GET":
        return show(request, LIST, ballots_page(here))
    form = sent_form(request, here, OPEN)
    try:
        ballot, tokens = form.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        return show(request, LIST, ballots_page(here, form.refused(refused.problems)), 422)
    return show(request, "capability/tokens.html", tokens_page(ballot, tokens))


def ballot_or_404(here: Standpoint, public_id: str) -> Any:
    """A ballot of the reader's branch, or of his court where he answers for all."""
    found = ballot_in_scope(here.scope, public_id)
    if found is None or not here.may("ballot.close", found):
        raise Http404
    return found


@require_GET
@page("ballot.open")
def ballot(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One ballot."""
    return show(request, ONE, ballot_page(here, ballot_or_404(here, public_id)))


@require_POST
@page("ballot.close")
def ballot_close(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The ballot is over."""
    found = ballot_or_404(here, public_id)
    return acted(
        request,
        sent_form(request, here, CLOSE, found),
        lambda sent: show(request, ONE, ballot_page(here, found, sent), 422),
        address_named("branch_ballot", public_id),
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest) -> HttpResponse:
    """The slip: its token opens the paper, the paper is cast once."""
    token = request.POST.get("token", "").replace("\x00", "").strip()
    shown = VotePage()
    if "cast" in request.POST:
        shown = cast(token, {name: request.POST[name] for name in request.POST})
    elif token:
        shown = opened(token)
    status = 422 if shown.problems else 200
    return render(request, "branches/vote.html", {"page": shown}, status=status)
