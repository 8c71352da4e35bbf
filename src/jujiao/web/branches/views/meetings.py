"""Filing meetings and talks of a branch: new, planned, or read out of minutes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jujiao.catalogue.branch_life import BRANCH_TALK
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.oversight.notices import notice_of_meeting
from jujiao.web.acting import FormPage, acted, form_answer, sent_form, show
from jujiao.web.acts import refuse_where_not_permitted
from jujiao.web.branches.begun import NOTHING_BEGUN, begun_by_plan, begun_like_last
from jujiao.web.branches.meeting_form import PLAN, MeetingOf, act_for
from jujiao.web.branches.meeting_page import TALKS, choose_page, meeting_page, unit_asked
from jujiao.web.branches.minutes_page import READ, minutes_page
from jujiao.web.branches.places import MEETINGS, crumbs_of, notice_address
from jujiao.web.filing import LIKE
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.paper_page import paper_page
from jujiao.web.parts import Heading
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.facts import address_of, record_or_404
from jujiao.web.views.responses import saved_as

FORM = "branches/meeting.html"
OPEN = (FactState.DRAFT.value, FactState.PLANNED.value)


def unit_named(request: HttpRequest, here: Standpoint) -> Any:
    """The branch of the address, or the reader's own; one of another court looks like none."""
    asked = request.GET.get("unit", "")
    found = unit_asked(here, asked)
    if asked and found is None:
        raise Http404
    return found


def kind_or_404(slug: str) -> RecordKind:
    """A kind of meeting."""
    if slug not in MEETINGS:
        raise Http404
    return MEETINGS[slug]


@require_http_methods(["GET", "POST"])
@page("meeting.file")
def meeting(request: HttpRequest, here: Standpoint, kind: str) -> HttpResponse:
    """A meeting that was held, or is planned."""
    declared = kind_or_404(kind)
    unit = unit_named(request, here)
    if unit is None:
        return _choose(request, here, declared)
    begun = begun_like_last(here, declared, unit) if LIKE in request.GET else NOTHING_BEGUN
    return _answer(request, here, MeetingOf.held_by(here, declared, unit, begun=begun))


@require_http_methods(["GET", "POST"])
@page("meeting.file")
def planned_meeting(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str
) -> HttpResponse:
    """A plan that becomes the record: what it said stands in the form, everybody is ticked."""
    plan = plan_or_404(here, kind, public_id)
    begun = begun_by_plan(plan)
    subject = MeetingOf.held_by(here, kind_or_404(kind), plan.unit, plan=plan, begun=begun)
    return _answer(request, here, subject)


def plan_or_404(here: Standpoint, kind: str, public_id: str) -> Any:
    """A meeting of this court that is planned, or begun as a draft."""
    declared, found = record_or_404(here, kind, public_id)
    if declared.slug not in MEETINGS or found.state not in OPEN or found.unit is None:
        raise Http404
    return found


def _answer(request: HttpRequest, here: Standpoint, subject: MeetingOf) -> HttpResponse:
    form = sent_form(request, here, act_for(subject.kind), subject, request.get_full_path())
    if request.POST.get("act") != PLAN.slug:
        return form_answer(request, form, meeting_page, lambda filed: _onward(request, filed), FORM)
    planning = replace(form, act=PLAN)
    return acted(
        request,
        planning,
        lambda wrong: show(request, FORM, meeting_page(form.refused(wrong.problems)), 422),
        lambda plan: address_of(plan.kind, plan.public_id),
    )


def _choose(request: HttpRequest, here: Standpoint, kind: RecordKind) -> HttpResponse:
    return show(request, "branches/choose.html", choose_page(here, kind, request.path))


def _onward(request: HttpRequest, filed: Any) -> str:
    """Back to the prompt that asked for it, else to the record."""
    month, unit = request.GET.get("month", ""), request.GET.get("unit", "")
    if month and unit:
        return reverse("prompt", args=[month, unit])
    return address_of(filed.record.kind, filed.record.public_id)


@require_http_methods(["GET", "POST"])
@page("meeting.file")
def minutes(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A docx of minutes: what it proposes stands in the form of the meeting, to be confirmed."""
    form = sent_form(request, here, READ, unit_named(request, here), request.get_full_path())
    if request.method == "GET":
        return show(request, "acts/page.html", minutes_page(replace(form, typed=None, files=None)))
    try:
        subject: MeetingOf = form.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        wrong = form.refused(refused.problems)
        return show(request, "acts/page.html", minutes_page(wrong), 422)
    address = reverse("meeting", args=[subject.kind.slug]) + f"?unit={subject.unit.public_id}"
    begun = ActForm(act_for(subject.kind), here, subject, address)
    return show(request, FORM, replace(meeting_page(begun), lead=READ.done))


@require_GET
@page("record.read")
def meeting_notice(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str
) -> HttpResponse:
    """The notice of a planned meeting, to be printed or saved."""
    plan = plan_or_404(here, kind, public_id)
    try:
        paper = notice_of_meeting(plan)
    except Refused:
        return redirect(address_of(kind, public_id))
    crumbs = crumbs_of("会议通知")
    shown = paper_page(paper, crumbs, save_at=notice_address(plan))
    return show(request, "branches/paper.html", shown)


@require_GET
@page("record.read")
def meeting_notice_file(
    request: HttpRequest, here: Standpoint, kind: str, public_id: str, suffix: str
) -> HttpResponse:
    """The notice as a file."""
    plan = plan_or_404(here, kind, public_id)
    if suffix not in TYPES or plan.state != FactState.PLANNED.value or plan.occurred_on is None:
        raise Http404
    return saved_as(*paper_file(notice_of_meeting(plan), suffix))


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
