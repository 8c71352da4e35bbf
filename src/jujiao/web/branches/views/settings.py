"""What a court sets for its branches, and what it does for communities."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.kernel.cadence import Window
from jujiao.web.acting import (
    act_named,
    acted,
    address_named,
    form_answer,
    sent_form,
    show,
)
from jujiao.web.branches.community_page import (
    REGISTER,
    community_page,
    halves_of,
    report_of,
    report_page,
)
from jujiao.web.branches.settings_page import ACTS, settings_page
from jujiao.web.branches.study_form import STUDIES, study_act, study_page
from jujiao.web.branches.themes_page import themes_page
from jujiao.web.branches.views.duties import window_or_404
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.facts import address_of
from jujiao.web.views.responses import saved_as

SETTINGS, COMMUNITY = "branches/settings.html", "branches/community.html"


@require_GET
@page("record.read")
def party_settings(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """What holds, and what may be set."""
    return show(request, SETTINGS, settings_page(here))


@require_POST
@page("duty.adjust")
def party_settings_act(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
    """Something is set."""
    return acted(
        request,
        sent_form(request, here, act_named(ACTS, name)),
        lambda sent: show(request, SETTINGS, settings_page(here, sent), 422),
        address_named("party_settings"),
    )


@require_http_methods(["GET", "POST"])
@page("record.read")
def community(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Who is registered, and the halves of the year."""
    if request.method == "GET":
        return show(request, COMMUNITY, community_page(here))
    return acted(
        request,
        sent_form(request, here, REGISTER),
        lambda sent: show(request, COMMUNITY, community_page(here, sent), 422),
        address_named("community"),
    )


def half_or_404(label: str) -> Window:
    """Half a year."""
    window = window_or_404(label)
    if window not in halves_of(window.period.first.year):
        raise Http404
    return window


@require_GET
@page("record.read")
def community_report(request: HttpRequest, here: Standpoint, half: str) -> HttpResponse:
    """The report of half a year as it will print."""
    return show(request, "branches/paper.html", report_page(here, half_or_404(half)))


@require_GET
@page("record.read")
def community_report_file(
    request: HttpRequest, here: Standpoint, half: str, suffix: str
) -> HttpResponse:
    """The report of half a year as a file."""
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(report_of(here, half_or_404(half)), suffix))


@require_GET
@page("record.read")
def themes(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """What the party group studied, and who took it up."""
    return show(request, "branches/themes.html", themes_page(here))


@require_http_methods(["GET", "POST"])
@page("study.file")
def study(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """A study of the party group is filed."""
    if kind not in STUDIES:
        raise Http404
    declared = STUDIES[kind]
    form = sent_form(request, here, study_act(declared), declared, request.get_full_path())
    return form_answer(
        request,
        form,
        study_page,
        lambda filed: address_of(filed.record.kind, filed.record.public_id),
    )
