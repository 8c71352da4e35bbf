"""课题、荣誉、制度: what the court's people worked out and were honoured for, and by which rules it works."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.web.acting import (
    FormPage,
    act_named,
    acted,
    address_named,
    form_answer,
    found_or_404,
    sent_form,
    show,
)
from jujiao.web.addresses import Address
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.honours_page import (
    HONOUR_ACTS,
    honour_or_none,
    honour_page,
    honours_page,
)
from jujiao.web.capability.regulations_page import regulations_page
from jujiao.web.capability.research_page import OPEN_RESEARCH, research_crumb, research_page
from jujiao.web.forms.questions import known_names
from jujiao.web.parts import Heading
from jujiao.web.standpoint import Standpoint, page


@require_GET
@page("record.read")
def research(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The projects of the court."""
    return show(request, "capability/research.html", research_page(here))


@require_http_methods(["GET", "POST"])
@page("procedure.open")
def research_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A project that is proposed."""
    heading = Heading(
        OPEN_RESEARCH.label, "", crumbs_of(OPEN_RESEARCH.label, then=research_crumb())
    )
    return form_answer(
        request,
        sent_form(request, here, OPEN_RESEARCH),
        lambda form: FormPage(heading, form, known_names(here)),
        lambda project: address_named("selection", project.public_id)(project),
    )


@require_GET
@page("record.read")
def honours(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The year's awards."""
    return show(request, "capability/honours.html", honours_page(here))


@require_GET
@page("record.read")
def honour(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One award."""
    found = found_or_404(honour_or_none(here, public_id))
    return show(request, "capability/honour.html", honour_page(here, found))


@require_POST
@page("record.read")
def honour_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """The award is revoked."""
    found = found_or_404(honour_or_none(here, public_id))
    return acted(
        request,
        sent_form(request, here, act_named(HONOUR_ACTS, name), found),
        lambda sent: show(request, "capability/honour.html", honour_page(here, found, sent), 422),
        address_named("honours_counted"),
    )


@require_GET
@page("record.read")
def regulations(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The regulations of the court."""
    return show(request, "capability/regulations.html", regulations_page(here, Address.of(request)))
