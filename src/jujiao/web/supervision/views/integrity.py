"""三个规定, talks, risks, education."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.kernel.problems import Refused
from jujiao.web.acting import (
    act_named,
    acted,
    address_named,
    form_answer,
    found_or_404,
    sent_form,
    show,
)
from jujiao.web.acts import refuse_where_not_permitted
from jujiao.web.forms.acts import ActForm
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.supervision.education_page import (
    EDUCATION_ACTS,
    education_page,
    lesson_or_none,
    lesson_page,
)
from jujiao.web.supervision.interference_page import (
    MONTH_ACTS,
    interference_page,
    month_or_none,
    month_page,
)
from jujiao.web.supervision.risks_page import (
    ENTER,
    RISK_ACTS,
    enter_page,
    risk_or_none,
    risk_page,
    risks_page,
)
from jujiao.web.supervision.talks_page import (
    DESTROY,
    FIRST,
    READ,
    TALK,
    expired_of,
    expired_page,
    integrity_form_page,
    talk_or_none,
    talk_page,
    talks_page,
)


@require_GET
@page("interference.read")
def interference(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The months of the departments."""
    return show(request, "supervision/interference.html", interference_page(here))


@require_GET
@page("interference.read")
def interference_month(
    request: HttpRequest, here: Standpoint, public_id: str, number: int
) -> HttpResponse:
    """One department's month."""
    cell = found_or_404(month_or_none(here, public_id, number))
    return show(request, "supervision/month.html", month_page(here, cell))


@require_POST
@page("interference.read")
def interference_act(
    request: HttpRequest, here: Standpoint, public_id: str, number: int, name: str
) -> HttpResponse:
    """A month is reported, confirmed or corrected."""
    cell = found_or_404(month_or_none(here, public_id, number))
    form = sent_form(request, here, act_named(MONTH_ACTS, name), cell)
    return acted(
        request,
        form,
        lambda sent: show(request, "supervision/month.html", month_page(here, cell, sent), 422),
        address_named("interference_month", public_id, number),
    )


@require_GET
@page("talk.record")
def talks(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The talks that the reader may know of."""
    return show(request, "supervision/talks.html", talks_page(here))


@require_http_methods(["GET", "POST"])
@page("talk.record")
def talk_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A talk."""
    form = sent_form(request, here, TALK)
    return form_answer(
        request,
        form,
        lambda shown: integrity_form_page("登记廉政谈话", shown),
        address_named("talks"),
    )


@require_http_methods(["GET", "POST"])
@page("talk.destroy")
def talks_expired(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Talks that were kept long enough."""
    form = sent_form(request, here, DESTROY, expired_of(here))
    return form_answer(request, form, expired_page, address_named("talks"))


@require_http_methods(["GET", "POST"])
@page("first_form.record")
def first_form_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A first form."""
    form = sent_form(request, here, FIRST)
    return form_answer(
        request,
        form,
        lambda shown: integrity_form_page("登记第一种形态", shown),
        address_named("talks"),
    )


@require_http_methods(["GET", "POST"])
@page("talk.record")
def talk(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One talk, closed; opened for one answer to whoever may read it and says why."""
    found = found_or_404(talk_or_none(here, public_id))
    form = sent_form(request, here, READ, found)
    if request.method == "GET":
        shown = talk_page(here, found, replace(form, typed=None))
        return show(request, "supervision/talk.html", shown)
    return _reading(request, here, found, form)


def _reading(request: HttpRequest, here: Standpoint, found: Any, form: ActForm) -> HttpResponse:
    try:
        said = form.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        shown = talk_page(here, found, form.refused(refused.problems))
        return show(request, "supervision/talk.html", shown, 422)
    return show(request, "supervision/talk.html", talk_page(here, found, form, said))


@require_GET
@page("risk.enter")
def risks(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The register of risks."""
    return show(request, "supervision/risks.html", risks_page(here))


@require_http_methods(["GET", "POST"])
@page("risk.enter")
def risk_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A risk."""
    return form_answer(request, sent_form(request, here, ENTER), enter_page, address_named("risks"))


@require_GET
@page("risk.enter")
def risk(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One risk."""
    found = found_or_404(risk_or_none(here, public_id))
    return show(request, "supervision/risk.html", risk_page(here, found))


@require_POST
@page("risk.enter")
def risk_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """A risk is rated again, or its post has a new holder."""
    found = found_or_404(risk_or_none(here, public_id))
    form = sent_form(request, here, act_named(RISK_ACTS, name), found.risk)
    return acted(
        request,
        form,
        lambda sent: show(request, "supervision/risk.html", risk_page(here, found, sent), 422),
        address_named("risk", public_id),
    )


@require_GET
@page("receipt.enter")
def education(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """What was held against temptation."""
    return show(request, "supervision/education.html", education_page(here))


@require_GET
@page("receipt.enter")
def lesson(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One event with its receipts and lessons."""
    found = found_or_404(lesson_or_none(here, public_id))
    return show(request, "supervision/lesson.html", lesson_page(here, found))


@require_POST
@page("receipt.enter")
def lesson_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """Receipts come back, a gap is named."""
    found = found_or_404(lesson_or_none(here, public_id))
    form = sent_form(request, here, act_named(EDUCATION_ACTS, name), found)
    return acted(
        request,
        form,
        lambda sent: show(request, "supervision/lesson.html", lesson_page(here, found, sent), 422),
        address_named("lesson", public_id),
    )
