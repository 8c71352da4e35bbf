"""Filing meetings and talks of a branch."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jujiao.catalogue.branch_life import BRANCH_TALK
from jujiao.kernel.concepts import RecordKind
from jujiao.web.acting import FormPage, form_answer, sent_form, show
from jujiao.web.branches.meeting_form import MeetingOf, act_for
from jujiao.web.branches.meeting_page import TALKS, choose_page, meeting_page, unit_asked
from jujiao.web.branches.places import MEETINGS, crumbs_of
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.parts import Heading
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.facts import address_of


def unit_named(request: HttpRequest, here: Standpoint) -> Any:
    """The branch of the address, or the reader's own; one of another court looks like none."""
    asked = request.GET.get("unit", "")
    found = unit_asked(here, asked)
    if asked and found is None:
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
@page("meeting.file")
def meeting(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """A meeting that was held."""
    declared = MEETINGS.get(kind)
    if declared is None:
        raise Http404
    unit = unit_named(request, here)
    if unit is None:
        return _choose(request, here, declared)
    subject = MeetingOf.held_by(here, declared, unit)
    form = sent_form(request, here, act_for(declared), subject, request.get_full_path())
    return form_answer(
        request, form, meeting_page, lambda filed: _onward(request, filed), "branches/meeting.html"
    )


def _choose(request: HttpRequest, here: Standpoint, kind: RecordKind) -> HttpResponse:
    return show(request, "branches/choose.html", choose_page(here, kind, request.path))


def _onward(request: HttpRequest, filed: Any) -> str:
    """Back to the prompt that asked for it, else to the record; what only warns is said on the way."""
    for problem in filed.warnings:
        messages.warning(request, f"{problem.message}{problem.remedy}")
    month, unit = request.GET.get("month", ""), request.GET.get("unit", "")
    if month and unit:
        return reverse("prompt", args=[month, unit])
    return address_of(filed.record.kind, filed.record.public_id)


@require_http_methods(["GET", "POST"])
@page("talk.file")
def talks(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A whole grid of talks: who with whom, and when."""
    unit = unit_named(request, here)
    if unit is None:
        return _choose(request, here, BRANCH_TALK)
    form = sent_form(request, here, TALKS, unit, request.get_full_path())
    url = reverse("branch_dues", args=[unit.public_id])
    return form_answer(request, form, _talks_page, lambda filed: url)


def _talks_page(form: ActForm) -> FormPage:
    heading = Heading(BRANCH_TALK.label, form.subject.name, crumbs_of("登记"))
    return FormPage(heading, form, known_names(form.here))
